"""Further questions that stand in files of their own: joined behind an entry's own, and every fault named."""

import pytest

from assistant.errors import Fault
from assistant.sources.asks import AskFile, read_asks, with_asks
from assistant.sources.knowledge import inspect_knowledge, knowledge_digest, knowledge_files, read_knowledge

MORE = """\
about: Further questions.
asks:
  us-2022-size:
    zh:
      - 2022年美國列了多少種關鍵礦物？
      - 美國二〇二二年清單多長？
    en:
      - How long is the list that the US published in 2022?
  gallium-items:
    en:
      - Which forms of gallium need a licence?
  producers-gallium:
    zh:
      - 誰生產鎵？
"""


@pytest.fixture
def more(small_knowledge):
    """A function that writes a file of asks/, and the folder of knowledge that it stands in."""

    def write(text=MORE, name="more.yaml"):
        path = small_knowledge / "asks" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return small_knowledge

    return write


def asks(folder):
    """Entry -> its questions, of knowledge without a fault."""
    return {each.id: each.asks for each in read_knowledge(folder).entries}


def faults(folder):
    return [(each.path, each.line, each.entry, each.problem) for each in inspect_knowledge(folder)[1]]


class TestJoined:
    def test_they_stand_behind_the_entrys_own_in_each_language(self, more):
        assert asks(more())["us-2022-size"] == {
            "zh-Hant": ("美國2022年清單有幾項？", "2022年美國列了多少種關鍵礦物？", "美國二〇二二年清單多長？"),
            "en": (
                "How many minerals are on the 2022 US list?",
                "How long is the list that the US published in 2022?",
            ),
        }

    def test_an_entry_without_questions_of_its_own_gets_these_and_no_empty_language(self, more):
        assert asks(more())["gallium-items"] == {"en": ("Which forms of gallium need a licence?",)}

    def test_a_row_of_a_table_may_have_them(self, more):
        assert asks(more())["producers-gallium"] == {"zh-Hant": ("誰生產鎵？",)}

    def test_every_other_entry_and_all_but_the_questions_stay_as_they_are(self, small_knowledge, more):
        before = read_knowledge(small_knowledge).entries
        after = read_knowledge(more()).entries
        assert [each.id for each in after] == [each.id for each in before]
        assert [each.texts for each in after] == [each.texts for each in before]
        changed = {new.id for old, new in zip(before, after, strict=True) if old != new}
        assert changed == {"us-2022-size", "gallium-items", "producers-gallium"}

    def test_several_files_add_up_in_the_order_of_their_names(self, more):
        more("about: B\nasks:\n  gallium-items:\n    en: [B?]\n", "b.yaml")
        folder = more("about: A\nasks:\n  gallium-items:\n    en: [A?]\n", "a.yaml")
        assert asks(folder)["gallium-items"] == {"en": ("A?", "B?")}

    def test_what_was_handed_in_is_not_changed(self, small_knowledge, tmp_path):
        path = tmp_path / "more.yaml"
        path.write_text(MORE, encoding="utf-8")
        given, wrong = read_asks(path, "asks/more.yaml")
        assert wrong == []
        assert [name for name, _, _ in given] == ["us-2022-size", "gallium-items", "producers-gallium"]
        found, wrong = with_asks([], given)
        assert found == []
        assert [each.entry for each in wrong] == ["us-2022-size", "gallium-items", "producers-gallium"]


SHOWN = "asks/more.yaml"


class TestFaults:
    def test_an_id_that_no_entry_has(self, more):
        folder = more(MORE.replace("  gallium-items:", "  gallium-itms:"))
        assert faults(folder) == [(SHOWN, 9, "gallium-itms", "there is no such entry.")]

    @pytest.mark.parametrize(
        ("old", "new", "line", "ask"),
        [
            ("美國二〇二二年清單多長？", "美國2022年清單有幾項？", 4, "美國2022年清單有幾項？"),
            ("How long is the list that the US published in 2022?", "How many minerals are on the 2022 US list?", 7,
             "How many minerals are on the 2022 US list?"),
        ],
    )  # fmt: skip
    def test_a_question_that_the_entry_has_already(self, more, old, new, line, ask):
        folder = more(MORE.replace(old, new))
        assert faults(folder) == [(SHOWN, line, "us-2022-size", f"{ask!r} is asked already.")]

    def test_a_question_that_another_file_has_already(self, more):
        more("about: A\nasks:\n  gallium-items:\n    en: [Which?]\n", "a.yaml")
        folder = more("about: B\nasks:\n  gallium-items:\n    zh: [哪些？]\n    en: [Which?]\n", "b.yaml")
        assert faults(folder) == [("asks/b.yaml", 5, "gallium-items", "'Which?' is asked already.")]

    def test_a_question_that_leads_to_another_entry_too(self, more):
        folder = more(
            MORE.replace("Which forms of gallium need a licence?", "How many minerals are on the 2022 US list?")
        )
        ((_, _, entry, problem),) = faults(folder)
        assert entry == "gallium-items"
        assert "is also asked for us-2022-size" in problem

    @pytest.mark.parametrize(
        ("text", "line", "entry", "problem"),
        [
            ("", 1, "", "is empty or not a mapping"),
            ("# Nothing yet.\n", 1, "", "is empty or not a mapping"),
            ("- us-2022-size\n", 1, "", "is empty or not a mapping"),
            ("about: A\nasks: {}\n", 2, "", "asks: "),
            ("about: A\n", 1, "", "asks: is missing"),
            ("asks:\n  gallium-items:\n    en: [Which?]\n", 1, "", "about: is missing"),
            ("about: A\nasks:\n  gallium-items:\n    fr: [Quels?]\n", 4, "", "there is no such key"),
            ("about: A\nasks:\n  gallium-items:\n    en: Which?\n", 4, "", "asks.gallium-items.en: "),
            ("about: A\nasks:\n  gallium-items:\n    en: ['']\n", 4, "", "asks.gallium-items.en.0: "),
            ("about: A\nasks:\n  gallium-items:\n    en: [A?]\n  gallium-items:\n    en: [B?]\n", 5, "",
             "has the key 'gallium-items' twice"),
            ("about: A\nasks: [\n", 3, "", "is not valid YAML"),
        ],
    )  # fmt: skip
    def test_a_file_that_cannot_be_read_is_named_with_its_line(self, more, text, line, entry, problem):
        ((path, at, of, said),) = faults(more(text))
        assert (path, at, of) == (SHOWN, line, entry)
        assert problem in said

    def test_every_fault_is_told_what_to_do_about(self, more):
        folder = more(MORE.replace("  gallium-items:", "  nobody:").replace("  producers-gallium:", "  nobody-else:"))
        found = inspect_knowledge(folder)[1]
        assert [each.entry for each in found] == ["nobody", "nobody-else"]
        assert all(isinstance(each, Fault) and each.mend for each in found)

    def test_a_file_of_another_kind_is_not_passed_over_in_silence(self, more):
        ((path, _, _, problem),) = faults(more(MORE, "more.yml"))
        assert path == "asks/more.yml"
        assert "is not read" in problem


class TestDigest:
    def test_it_changes_with_a_file_of_questions_its_bytes_and_its_name(self, small_knowledge, more):
        seen = [knowledge_digest(small_knowledge)]
        seen.append(knowledge_digest(more()))
        seen.append(knowledge_digest(more(MORE.replace("誰生產鎵？", "誰產鎵？"))))
        (small_knowledge / "asks/more.yaml").rename(small_knowledge / "asks/other.yaml")
        seen.append(knowledge_digest(small_knowledge))
        assert len(set(seen)) == 4
        (small_knowledge / "asks/other.yaml").unlink()
        assert knowledge_digest(small_knowledge) == seen[0]

    def test_the_knowledge_read_is_named_by_it(self, more):
        folder = more()
        assert folder / "asks/more.yaml" in knowledge_files(folder)
        assert read_knowledge(folder).digest == knowledge_digest(folder)


def test_a_file_says_what_it_is_about_and_has_questions():
    assert list(AskFile.model_fields) == ["about", "asks"]
