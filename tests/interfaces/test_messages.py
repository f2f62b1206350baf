import re

from assistant.interfaces.chat.exchange import Exchange
from assistant.interfaces.chat.messages import copy_text, messages, question_html, reply_html, welcome
from tests.interfaces.contracts import (
    PAYLOADS,
    answer,
    answer_en,
    assert_only_text,
    elements,
    greeting,
    hostile,
    refusal,
)


def reply(contract, number=1):
    return reply_html(Exchange(number, contract["question"], contract))


def test_every_sentence_is_followed_by_markers_that_lead_to_its_cards():
    html = reply(answer(), number=3)
    assert re.search(r'共列50項。<a href="#cm-card-3-1" class="cm-marker" title="[^"]+">\[1\]</a>2018年', html)
    assert 'href="#cm-card-3-2"' in html
    assert 'lang="zh-Hant" id="cm-answer-3" class="cm-answer cm-answered"' in html


def test_a_marker_without_a_card_is_no_link():
    html = reply(answer(sentences=[{"text": "A.", "citations": [9]}]))
    assert "A.[9]" in html
    assert "cm-marker" not in html


def test_english_sentences_are_parted_by_a_blank():
    html = reply(answer(language="en", sentences=[{"text": "A.", "citations": []}, {"text": "B.", "citations": []}]))
    assert ">A. B.<" in html


def test_confidence_is_a_word_with_the_probability_behind_it():
    for probability, word in ((0.94, "high"), (0.85, "high"), (0.7, "moderate"), (0.2, "low")):
        html = reply(answer_en() | {"confidence": probability})
        assert f"Confidence: {word}" in html
        assert f"about {round(100 * probability)} %" in html


def test_the_short_answer_stands_apart_unless_it_is_the_answer():
    assert "cm-short" in reply(answer())
    same = answer(short_answer="50項", sentences=[{"text": "50項。", "citations": [1]}])
    assert "cm-short" not in reply(same)
    assert "cm-short" not in reply(answer(short_answer=None))
    assert "cm-short" not in reply(answer(short_answer="長" * 81))


def test_a_refusal_looks_unlike_an_answer_and_offers_topics():
    html = reply(refusal())
    assert "cm-not_found" in html
    assert "現有資料無法回答" in html
    assert 'class="cm-ask" value="中國占全球稀土產量多少？"' in html
    assert not re.search("cm-marker|cm-confidence|cm-copy", html)


def test_small_talk_is_only_text():
    html = reply(greeting())
    assert "Hello!" in html
    assert not re.search("cm-marker|cm-confidence|cm-short|cm-refusal", html)


def test_notes_the_question_as_understood_and_a_table_are_shown():
    html = reply(
        answer(
            resolved_question="美國2018年的清單有幾項？",
            notes=["來源說法不一。"],
            table={"columns": ["礦物", "Year"], "rows": [["鎵", 2022]]},
        )
    )
    assert "理解為：美國2018年的清單有幾項？" in html
    assert "來源說法不一。" in html
    assert '<th lang="en" scope="col">Year</th>' in html
    assert '<td lang="zh-Hant">鎵</td>' in html


def test_a_message_is_one_line_so_that_markdown_leaves_it_alone():
    for message in messages([Exchange(1, "a\n\nb", hostile()), Exchange(2, "c", problem="x\n\ny"), Exchange(3, "d")]):
        assert "\n" not in message["content"]
        assert message["content"].startswith("<div")


def test_roles_alternate():
    roles = [message["role"] for message in messages([Exchange(1, "a", answer()), Exchange(2, "b")])]
    assert roles == ["user", "assistant"] * 2


def test_hostile_questions_and_answers_stay_text():
    for html in (question_html(" ".join(PAYLOADS)), reply(hostile()), welcome(PAYLOADS)):
        assert_only_text(html)
        assert {each["href"] for _, each in elements(html) if "href" in each} <= {"#cm-card-1-1"}


def test_examples_carry_their_language_and_ask_themselves():
    html = welcome(["美國的清單有幾項？", "美国的清单有几项？", "How many?"])
    for language, question in (("zh-Hant", "美國的"), ("zh-Hans", "美国的"), ("en", "How")):
        assert re.search(rf'<button lang="{language}" type="button" class="cm-ask" value="{question}', html)


def test_the_clipboard_gets_the_answer_and_its_sources():
    lines = copy_text(answer_en(), "en").split("\n")
    assert lines[0].endswith("[1][2]")
    assert lines[1] == ""
    assert lines[2] == (
        "[1] MOFCOM, General Administration of Customs (2023) Announcement No. 23 of 2023. p. 1, footnote 2 "
        "https://www.mofcom.gov.cn/article/2023-23.html"
    )
    assert lines[3].startswith("[2] 翟文中, 陳宥芯 (2023)")
