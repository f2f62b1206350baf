"""Questions about several lists at once in three scripts: what is to be on which of them, and on which not."""

import pytest

from tests.answering.tables.listplans import LATEST, TABLE_3, brief, read, wanted

TOGETHER = [
    ("同時列於美國2022年與歐盟2020年清單的有哪些？", "us-2022 eu-2020"),
    ("哪些矿产同时列入美国2022年清单和欧盟2020年清单？", "us-2022 eu-2020"),
    ("加拿大2021年清單與歐盟2020年清單都有的礦物有哪些？", "ca-2021 eu-2020"),
    ("Which minerals are on both the US list of 2022 and the EU list of 2024?", "us-2022 eu-2024"),
    ("Which minerals are on Canada's 2021 list and the US 2022 list?", "ca-2021 us-2022"),
    ("In 2020, which minerals were on both the US and the EU list?", "us-2018 eu-2020"),
    ("2021年時美國與加拿大清單都有哪些礦物？", "us-2018 ca-2021"),
]
TOGETHER_NOW = [
    ("Which minerals do the US and the EU both list?", "us-2025 eu-2024"),
    ("中美兩國都列入清單的礦物有哪些？", "cn-2016 us-2025"),
    ("美、歐、日都列入的關鍵礦物有哪些？", "us-2025 eu-2024 jp-2020"),
    ("美欧日都列入清单的矿产有哪些？", "us-2025 eu-2024 jp-2020"),
    ("Which minerals do Washington, Ottawa and Brussels all list?", "us-2025 ca-2024 eu-2024"),
]
ALL_SIX = [
    "Which minerals are on all six lists?",
    "哪些礦物在六份清單上都有？",
    "表三中六方皆列的礦物有哪些？",
    "表三中六国都列入的矿产有哪些？",
    "In table 3, which minerals are listed by all six economies?",
]


@pytest.mark.parametrize(("question", "names"), TOGETHER)
def test_what_stands_on_several_lists_at_once(question, names):
    assert brief(read(question)) == wanted("set", names)


@pytest.mark.parametrize(("question", "names"), TOGETHER_NOW)
def test_lists_named_without_an_edition_are_the_latest(question, names):
    assert brief(read(question)) == wanted("set", names, assumed=True)


@pytest.mark.parametrize("question", ALL_SIX)
def test_six_lists_are_those_of_the_table_that_compares_six(question):
    assert brief(read(question)) == wanted("set", TABLE_3)


def test_all_six_today_are_the_latest_ones():
    assert brief(read("Which minerals are now on all six latest lists?")) == wanted("set", LATEST, assumed=True)


APART = [
    # The negation after the list that is meant, before it, and before both.
    ("在美國2022年清單而不在歐盟2020年清單的礦物有哪些？", "us-2022", "eu-2020"),
    ("美國2022年清單有，歐盟2020年清單沒有的礦物有哪些？", "us-2022", "eu-2020"),
    ("美国2022年清单有但欧盟2020年清单没有的矿产有哪些？", "us-2022", "eu-2020"),
    ("哪些礦物加拿大2024年清單列了，但美國2022年清單沒列？", "ca-2024", "us-2022"),
    ("哪些礦物沒有列入美國2022年清單但列入歐盟2024年清單？", "eu-2024", "us-2022"),
    ("加拿大2024年清單比歐盟2024年清單多出哪幾種？", "ca-2024", "eu-2024"),
    ("Which minerals are on the 2022 US list but not on the 2020 EU list?", "us-2022", "eu-2020"),
    ("Which minerals are not on the EU list of 2020 but on the US list of 2022?", "us-2022", "eu-2020"),
    ("Which minerals on the US list of 2022 are missing from Canada's list of 2021?", "us-2022", "ca-2021"),
    ("Which minerals does the US list of 2022 have that the EU list of 2020 does not?", "us-2022", "eu-2020"),
    ("Which minerals does the US list of 2022 leave out that Canada's list of 2021 has?", "ca-2021", "us-2022"),
    # One negation over two lists, and two negations.
    ("加拿大2024年清單有、美國2022年與歐盟2024年清單都沒有的礦物有哪些？", "ca-2024", "us-2022 eu-2024"),
    (
        "不在美國2022年清單也不在歐盟2024年清單、但在加拿大2024年清單的礦物有哪些？",
        "ca-2024",
        "us-2022 eu-2024",
    ),
    (
        "What is on Canada's list of 2024 but on neither the US list of 2022 nor the EU list of 2024?",
        "ca-2024",
        "us-2022 eu-2024",
    ),
    # Two lists to be on, one not.
    ("表三中美國與加拿大都列、但澳洲沒列的礦物有哪些？", "t3:us t3:ca", "t3:au"),
    ("In table 3, which minerals do the US and Canada list but Australia does not?", "t3:us t3:ca", "t3:au"),
    ("表三中美國、歐盟、日本都列但加拿大、澳洲、中國沒列的礦物是哪些？", "t3:us t3:eu t3:jp", "t3:ca t3:au t3:cn"),
]
APART_NOW = [
    ("Which minerals are on the EU list but absent from the US list?", "eu-2024", "us-2025"),
    ("Which minerals are listed by China but not by the US?", "cn-2016", "us-2025"),
    (
        "Which minerals are on the US list and the Canadian list but not on the Australian?",
        "us-2025 ca-2024",
        "au-2024",
    ),
    ("美國清單有而中國清單沒有的礦物有哪些？", "us-2025", "cn-2016"),
]


@pytest.mark.parametrize(("question", "on", "off"), APART)
def test_what_stands_on_some_lists_and_not_on_others(question, on, off):
    assert brief(read(question)) == wanted("set", on, off)


@pytest.mark.parametrize(("question", "on", "off"), APART_NOW)
def test_a_negation_over_latest_lists(question, on, off):
    assert brief(read(question)) == wanted("set", on, off, assumed=True)


def test_only_the_number_may_be_asked_for():
    asked = "在表三中，美國有而中國沒有的礦物有幾種？"
    assert brief(read(asked)) == wanted("set", "t3:us", "t3:cn", count=True)


ONLY = [
    ("In table 3, which minerals are listed only by China?", "t3:cn", "t3:us t3:eu t3:jp t3:ca t3:au"),
    ("In table 3, which minerals does China alone list?", "t3:cn", "t3:us t3:eu t3:jp t3:ca t3:au"),
    ("表三中只有中國列入的礦物有哪些？", "t3:cn", "t3:us t3:eu t3:jp t3:ca t3:au"),
    ("表三中只有加拿大列的是哪些？", "t3:ca", "t3:us t3:eu t3:jp t3:au t3:cn"),
    ("表三中唯獨歐盟列入的礦物是？", "t3:eu", "t3:us t3:jp t3:ca t3:au t3:cn"),
    ("表三中加拿大独有的矿产有哪些？", "t3:ca", "t3:us t3:eu t3:jp t3:au t3:cn"),
    ("In table 3, which minerals are listed by only the EU and Japan?", "t3:eu t3:jp", "t3:us t3:ca t3:au t3:cn"),
    ("哪些礦物只被美國和中國列入？表三", "t3:us t3:cn", "t3:eu t3:jp t3:ca t3:au"),
    ("Which minerals are only on the US list of 2025?", "us-2025", "eu-2024 jp-2020 ca-2024 au-2024 cn-2016"),
    ("只在美國2025年清單上的礦物有哪些？", "us-2025", "eu-2024 jp-2020 ca-2024 au-2024 cn-2016"),
]
EXCEPT = [
    ("In table 3, which minerals are listed by everyone except China?", "t3:us t3:eu t3:jp t3:ca t3:au", "t3:cn"),
    ("表三中除了中國以外都列入的礦物有哪些？", "t3:us t3:eu t3:jp t3:ca t3:au", "t3:cn"),
    ("表三中，除美國外其餘五方都列入的礦物有哪些？", "t3:eu t3:jp t3:ca t3:au t3:cn", "t3:us"),
    ("表三中美國沒列、其他五方都列的礦物有哪些？", "t3:eu t3:jp t3:ca t3:au t3:cn", "t3:us"),
]


@pytest.mark.parametrize(("question", "on", "off"), ONLY)
def test_only_means_on_none_of_the_others(question, on, off):
    assert brief(read(question)) == wanted("set", on, off)


@pytest.mark.parametrize(("question", "on", "off"), EXCEPT)
def test_the_lists_excepted_are_those_not_to_be_on(question, on, off):
    assert brief(read(question)) == wanted("set", on, off)


EXACTLY = [
    ("表三中恰好列於五份清單的礦物有哪些？", 5, False),
    ("表三中有幾種礦物剛好在三份清單上？", 3, True),
    ("表三里恰好列于两份清单的矿产有多少种？", 2, True),
    ("表三中只列於一份清單的礦物有哪些？", 1, False),
    ("In table 3, how many minerals are on exactly five of the six lists?", 5, True),
    ("Which minerals of table 3 are on exactly one list?", 1, False),
    ("How many minerals are on precisely 3 lists?", 3, True),
    ("Which minerals in the paper's table 3 are on a single list?", 1, False),
]


@pytest.mark.parametrize(("question", "number", "count"), EXACTLY)
def test_exactly_so_many_of_the_six_lists(question, number, count):
    rest = {"number": number} | ({"count": True} if count else {})
    assert brief(read(question)) == wanted("exactly", TABLE_3, **rest)
