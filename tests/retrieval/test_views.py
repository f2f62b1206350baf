"""What is indexed, and what is not: texts and typical questions are, notes and evaluation questions never."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.language.glossary import Glossary, Term
from assistant.language.tokens import token_texts
from assistant.records import Entry
from assistant.retrieval.views import View, document_tokens, documents, thing_token, views
from assistant.sources.knowledge import knowledge_digest, read_knowledge

BARE = Entry("bare", "fact", {"zh-Hant": "鎵是金屬。", "en": "Gallium is a metal."}, "paper")
ASKED = Entry(
    "asked",
    "fact",
    {"zh-Hant": "共50項。", "en": "It has 50."},
    "paper",
    asks={"zh-Hant": ("幾項？", "有多少？"), "en": ("How many?",)},
    note={"zh-Hant": "原作五十三。", "en": "Once given as fifty-three."},
)
GLOSSARY = Glossary(
    [Term("gallium", "element", "鎵", "镓", "gallium", "Ga"), Term("tin", "element", "錫", "锡", "tin")]
)

QUESTION_SET = """\
about: Test questions.
set: unseen
questions:
  - {id: q1, question: Where is the zanzibarite mined?, language: en}
"""


def test_each_text_and_each_typical_question_is_a_view_entry_by_entry():
    assert views([BARE, ASKED]) == [
        View(0, "zh-Hant", "鎵是金屬。"),
        View(0, "en", "Gallium is a metal."),
        View(1, "zh-Hant", "共50項。"),
        View(1, "en", "It has 50."),
        View(1, "zh-Hant", "幾項？"),
        View(1, "zh-Hant", "有多少？"),
        View(1, "en", "How many?"),
    ]


def test_a_document_is_the_text_and_the_typical_questions_of_one_language():
    assert documents([BARE, ASKED]) == [
        View(0, "zh-Hant", "鎵是金屬。"),
        View(0, "en", "Gallium is a metal."),
        View(1, "zh-Hant", "共50項。 幾項？ 有多少？"),
        View(1, "en", "It has 50. How many?"),
    ]


def test_no_entries_have_no_views_and_no_documents():
    assert views([]) == []
    assert documents([]) == []


def test_what_a_check_found_is_not_indexed():
    shown = [view.text for view in views([ASKED]) + documents([ASKED])]
    assert not any("三" in text or "fifty" in text for text in shown)


def test_what_the_paper_says_otherwise_is_indexed_since_it_can_be_quoted(small):
    assert any("the paper says 53." in view.text for view in views(small.entries))


def test_evaluation_questions_are_never_read_into_the_index(small_knowledge):
    before, digest = read_knowledge(small_knowledge), knowledge_digest(small_knowledge)
    (small_knowledge / "questions").mkdir()
    (small_knowledge / "questions" / "unseen.yaml").write_text(QUESTION_SET, encoding="utf-8")
    after = read_knowledge(small_knowledge)
    assert (after.entries, knowledge_digest(small_knowledge)) == (before.entries, digest)
    assert not any("zanzibarite" in view.text for view in views(after.entries) + documents(after.entries))


def test_a_document_has_one_token_for_each_thing_it_names_or_is_about():
    entry = Entry("e", "fact", {"en": "Gallium, Ga, from China"}, "paper", entities=("tin", "gallium"))
    (document,) = documents([entry])
    assert document_tokens(document, entry, GLOSSARY) == ["gallium", "ga", "china", "@tin", "@gallium"]


def test_things_are_named_alike_in_every_language():
    zh, en = documents([BARE])
    assert document_tokens(zh, BARE, GLOSSARY)[-1] == document_tokens(en, BARE, GLOSSARY)[-1] == thing_token("gallium")


@given(st.text())
def test_no_word_can_be_taken_for_a_thing(text):
    assert not any(token.startswith("@") for token in token_texts(f"@gallium @{text}"))
