"""Whether, where and since when a list holds one thing, and what is said to who takes it for granted wrongly."""

import pytest

from assistant.answering.tables.listplan import ListPlan, plan_lists
from assistant.answering.tables.listsay import ListSpeaker
from tests.answering.tables.somelists import COLUMN_IDS, EN, GLOSSARY, ROSTERS, TODAY, ZH, lists, missing

TABLE_3 = " ".join(COLUMN_IDS)
US_2018 = "the US list of 2018 (18 May 2018, 7 entries)"
US_2022 = "the US list of 2022 (24 February 2022, 8 entries)"
US_2025 = "the US list of 2025 (7 November 2025, 10 entries)"
EU_2020 = "the EU list of 2020 (3 September 2020, 7 entries)"
CA_2024 = "Canada's list of 2024 (10 June 2024, 8 entries)"
US_2022_ZH = "美國2022年清單（2022年2月24日，8項）"
US_2025_ZH = "美國2025年清單（2025年11月7日，10項）"


def say(op, on, things, key=EN, today=TODAY, **rest):
    """What is said of things on the lists of these ids."""
    plan = ListPlan(op, lists(on), subjects=tuple(things.split()), **rest)
    return ListSpeaker(ROSTERS, GLOSSARY, key, today).say(plan)


def ids(said):
    return " ".join(entry.id for entry in said.entries)


# List, thing, whether it is on it, what the statement says in English and in Chinese.
MEMBERS = {
    "on it": ("us-2022", "gallium", True, ["gallium is on", US_2022], ["鎵列於", US_2022_ZH]),
    "not on it": ("us-2022", "helium", False, ["helium is not on", US_2022], ["氦不在", US_2022_ZH]),
    "in a group": (
        "ca-2024",
        "neodymium",
        True,
        ["neodymium is on", CA_2024, "under", "rare earth elements"],
        ["釹列於", "加拿大2024年清單", "「稀土」"],
    ),
    "a group entry by entry": (
        "us-2022",
        "rare-earths",
        True,
        ["rare earth elements are on", US_2022, "entry by entry"],
        ["稀土列於", US_2022_ZH, "逐項"],
    ),
    "a group none of which": (
        "us-2022",
        "heavy-rare-earths",
        False,
        ["heavy rare earths are not on", US_2022],
        ["重稀土不在", US_2022_ZH],
    ),
    "a form of what is listed": (
        "eu-2020",
        "barite",
        True,
        ["barite is on", EU_2020, "as barium"],
        ["重晶石列於", "歐盟2020年清單", "作鋇"],
    ),
    "what is listed in another form": (
        "us-2022",
        "barium",
        True,
        ["barium is on", US_2022, "as barite"],
        ["鋇列於", US_2022_ZH, "作重晶石"],
    ),
}


class TestMembership:
    @pytest.mark.parametrize(("name", "thing", "on", "en", "zh"), MEMBERS.values(), ids=MEMBERS)
    def test_yes_or_no_and_under_what_name(self, name, thing, on, en, zh):
        english, chinese = say("membership", name, thing), say("membership", name, thing, ZH)
        assert missing(english.said[0].text, "Yes" if on else "No", *en) == ""
        assert missing(chinese.said[0].text, "是" if on else "否", *zh) == ""
        assert (english.short, chinese.short) == (("yes", "是") if on else ("no", "否"))

    def test_the_row_is_cited_and_the_list_or_the_list_alone(self):
        assert ids(say("membership", "us-2022", "gallium").said[0]) == "us-2022-gallium us-2022"
        assert ids(say("membership", "us-2022", "cerium").said[0]) == "us-2022-cerium us-2022"
        assert ids(say("membership", "ca-2024", "cerium").said[0]) == "ca-2024-rare-earths ca-2024"
        assert ids(say("membership", "us-2022", "helium").said[0]) == "us-2022"

    def test_each_thing_on_each_list_has_its_statement_and_then_there_is_no_bare_answer(self):
        found = say("membership", "us-2018 us-2022", "helium tin")
        assert [said.text.split(" (")[0] for said in found.said] == [
            "Yes, helium is on the US list of 2018",
            "No, helium is not on the US list of 2022",
            "Yes, tin is on the US list of 2018",
            "Yes, tin is on the US list of 2022",
        ]
        assert found.short is None

    def test_a_latest_list_is_noted(self):
        found = say("membership", "us-2025", "gold", assumed=True)
        (note,) = found.notes
        assert missing(note, "edition", "the US list of 2025") == ""


class TestHolders:
    def test_the_latest_lists_that_hold_it_and_those_that_do_not(self):
        """Helium: EU 2024 and Canada 2024 of the six latest; in table 3 the US, Canada and Australia."""
        found = say("holders", "", "helium")
        text = found.said[0].text
        assert missing(text, "2", "helium", "the EU list of 2024 (23 May 2024, 9 entries)", CA_2024, "not ") == ""
        left_over = [
            "the US list of 2025",
            "Japan's list of 2020",
            "Australia's list of February 2024",
            "China's catalogue",
        ]
        assert missing(text[text.index("not ") :], *left_over) == ""
        assert ids(found.said[0]) == "us-2025 eu-2024 jp-2020 ca-2024 au-2024 cn-2016"
        assert found.short == "European Union and Canada"
        assert say("holders", "", "helium", count=True).short == "2"

    def test_what_the_table_that_compares_lists_says_follows(self):
        told = say("holders", "", "helium").said[1]
        assert (told.text, ids(told)) == ("In table 3 helium has 3.", "t3-helium")
        assert say("holders", "", "helium", ZH).said[1].text == "表三中氦共3份。"

    def test_on_all_lists_none_is_left_over(self):
        text = say("holders", "", "antimony", ZH).said[0].text
        assert missing(text, "銻", "6份", US_2025_ZH, "中國2016年目錄（2016年11月2日，6項）") == ""
        assert "未列入" not in text

    @pytest.mark.parametrize(
        ("today", "short"),
        [
            ("2026-01-01", "European Union and Canada"),
            ("2024-01-01", "Canada"),
            ("2021-12-31", "United States, Canada and Australia"),
        ],
    )
    def test_the_day_of_asking_decides_what_is_latest(self, today, short):
        assert say("holders", "", "helium", today=today).short == short

    @pytest.mark.parametrize(
        ("thing", "short", "number"),
        [
            ("tin", "美國、加拿大、中國", "3"),
            ("tantalum", "歐盟、日本", "2"),
            ("zinc", "加拿大", "1"),
            ("barium", "美國、歐盟、日本", "3"),
            ("neodymium", "美國、歐盟、日本、加拿大、澳洲、中國", "6"),
        ],
    )
    def test_in_the_table_it_is_what_its_row_marks(self, thing, short, number):
        assert say("holders", TABLE_3, thing, ZH).short == short
        assert say("holders", TABLE_3, thing, ZH, count=True).short == number

    def test_what_no_list_holds_is_left_to_retrieval(self):
        assert say("holders", "", "gold") is None
        assert say("holders", TABLE_3, "gold") is None


class TestSince:
    @pytest.mark.parametrize(
        ("thing", "short", "parts"),
        [
            ("nickel", "24 February 2022", ["Nickel first", US_2022, US_2018]),
            ("uranium", "18 May 2018", ["Uranium first", US_2018, "earliest"]),
            ("neodymium", "18 May 2018", ["Neodymium first", US_2018, "earliest"]),
            ("copper", "7 November 2025", ["Copper first", US_2025, US_2022]),
        ],
        ids=["a later edition", "the first one", "within a group", "the last one"],
    )
    def test_the_first_edition_that_has_it(self, thing, short, parts):
        found = say("since", "us-2025", thing)
        assert found.short == short
        assert missing(found.said[0].text, *parts) == ""

    @pytest.mark.parametrize(
        ("name", "thing", "short"),
        [("au-2024", "tin", "2023年12月16日"), ("jp-2020", "nickel", "2020年3月"), ("au-2019", "gallium", "2019年")],
    )
    def test_the_date_as_far_as_it_is_known(self, name, thing, short):
        assert say("since", name, thing, ZH).short == short

    def test_the_row_the_list_and_the_one_before_it_are_cited(self):
        assert ids(say("since", "us-2022", "nickel").said[0]) == "us-2022-nickel us-2022 us-2018"
        zh = say("since", "us-2022", "nickel", ZH).said[0].text
        assert missing(zh, "鎳", US_2022_ZH, "美國2018年清單（2018年5月18日，7項）", "沒有") == ""

    def test_what_was_never_listed_is_said_not_to_be_on_the_last(self):
        found = say("since", "us-2022", "gold")
        assert missing(found.said[0].text, "gold is not on", US_2025) == ""
        assert found.short is None


# Question, what the correction says, or None where the lists bear the premise out.
PREMISES = [
    ("Why did the US list of 2022 drop helium?", None),
    ("Why did the US list of 2022 drop tin?", ["tin was not removed", "is on", US_2022]),
    ("Why did the US list of 2022 drop neodymium?", ["neodymium was not removed", "is on", US_2022]),
    ("Why did the US list of 2022 drop gold?", ["gold is not on", US_2022, "nor", US_2018]),
    ("Why did the US list of 2025 drop helium?", ["helium is not on", US_2025, "nor", US_2022]),
    ("Why did the US list of 2018 drop tin?", ["tin was not removed", "is on", US_2018]),
    ("Why did the US drop helium from its list?", None),
    ("Why did the US drop tin from its list?", ["tin was not removed", "is on", US_2025]),
    ("Why did the US add nickel to its list of 2022?", None),
    ("Why did the US add nickel to its list of 2025?", ["nickel was no addition", "before", "is on", US_2025]),
    ("Why did the US add uranium to its list of 2025?", None),
    ("Why did the US add gold to its list of 2025?", ["gold is not on", US_2025]),
    ("Why did the US add zinc to its list?", None),
    ("Why did the US add gold to its list?", ["gold is not on", US_2025]),
    ("Why did China add tin to its catalogue of 2016?", None),
    ("為什麼美國2022年清單刪去氦？", None),
    ("為什麼美國2022年清單刪去錫？", ["錫", "並未刪除", US_2022_ZH]),
    ("为什么美国2022年清单删去金？", ["金不在", US_2022_ZH, "美國2018年清單（2018年5月18日，7項）", "沒有"]),
    ("美國2025年清單為何新增鎳？", ["鎳", "並非新增", US_2025_ZH]),
    ("澳洲為何把氦從清單移除？", None),
    ("澳洲為何把錫從清單移除？", ["錫", "並未刪除", "澳洲2024年2月清單（2024年2月20日，5項）"]),
]


class TestPremise:
    @pytest.mark.parametrize(("question", "correction"), PREMISES)
    def test_a_premise_that_the_lists_contradict_is_corrected_and_any_other_left(self, question, correction):
        plan = plan_lists(question, GLOSSARY, ROSTERS, TODAY)
        assert plan.op == "premise"
        key = EN if question.isascii() else ZH
        found = ListSpeaker(ROSTERS, GLOSSARY, key, TODAY).say(plan)
        assert (found is None) == (correction is None)
        if found is not None:
            assert missing(found.said[0].text, *correction) == ""
            assert found.short is None

    def test_a_correction_cites_what_contradicts(self):
        assert ids(say("premise", "us-2022", "tin", dropped=True).said[0]) == "us-2022-tin us-2022"
        assert ids(say("premise", "us-2022", "gold", dropped=True).said[0]) == "us-2022 us-2018"
