"""The glossary: one thing under all its names, and no name where a word is meant."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.glossary import Glossary, Mention, Term
from assistant.language.scripts import HAN, to_simplified

TERMS = [
    Term("gallium", "element", "鎵", "镓", "gallium", "Ga"),
    Term("gan", "compound", "氮化鎵", "氮化镓", "gallium nitride", "", "GaN"),
    Term("indium", "element", "銦", "铟", "indium", "In"),
    Term("arsenic", "element", "砷", "砷", "arsenic", "As"),
    Term("helium", "element", "氦", "氦", "helium", "He"),
    Term("tungsten", "element", "鎢", "钨", "tungsten", "W"),
    Term("silicon", "element", "矽", "硅", "silicon", "Si", aliases=("工业硅",)),
    Term("tin", "element", "錫", "锡", "tin", "Sn"),
    Term("gold", "element", "金", "金", "gold", "Au", aliases=("黃金",)),
    Term("cerium", "element", "鈰", "铈", "cerium", "Ce", aliases=("稀土", "light rare earths")),
    Term("neodymium", "element", "釹", "钕", "neodymium", "Nd", aliases=("稀土", "Light rare earths", "neo")),
    Term("rare-earths", "group", "稀土元素", "稀土元素", "rare earth elements", "REE", aliases=("rare earths", "REEs")),
    Term("battery", "product", "電池", "电池", "battery"),
    Term("led", "product", "發光二極體", "发光二极管", "light-emitting diode", "", "LED"),
    Term("united-states", "country", "美國", "美国", "United States", "", "US"),
    Term("china", "country", "中國", "中国", "China"),
    Term("italy", "country", "義大利", "意大利", "Italy", "", "IT"),
    Term("gabon", "country", "加彭", "加蓬", "Gabon", "", "GA"),
    Term("fdi", "agency", "商務部（中）", "商务部", "MOFCOM", aliases=("neo",)),
    Term("coal", "fuel", "煤", "煤炭", "coal"),
    Term("methane", "fuel", "煤層氣", "煤层气", "coalbed methane", "", "CBM"),
    Term("ecuador", "country", "厄瓜多", "厄瓜多尔", "Ecuador"),
]
SPOKEN = [name for term in TERMS for name in (term.zh_hant, term.zh_hans, term.en, term.abbr) if name]
USAGE = [("晶片", "芯片"), ("飛彈", "导弹"), ("原物料", "原材料")]
ANY = Glossary(TERMS, USAGE)


@pytest.fixture
def glossary():
    return ANY


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", ()),
        ("鎵", ("gallium",)),
        ("镓", ("gallium",)),
        ("Gallium", ("gallium",)),
        ("GALLIUM", ("gallium",)),
        ("Ｇallium", ("gallium",)),
        ("gallium-based", ("gallium",)),
        ("China's gallium", ("china", "gallium")),
        ("China’s gallium", ("china", "gallium")),
        ("鎵與鍺、銦", ("gallium", "indium")),
        ("中國的gallium", ("china", "gallium")),
    ],
)
def test_a_thing_is_found_under_its_name_in_any_language_and_script(glossary, text, ids):
    assert glossary.ids(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Ga exports", ("gallium",)),
        ("Ga的出口", ("gallium",)),
        ("REE and Si", ("rare-earths", "silicon")),
        ("ga si", ()),
        ("SI", ()),
        ("W", ()),
        ("W的用途", ()),
    ],
)
def test_symbols_count_with_their_capitals_and_never_a_single_letter(glossary, text, ids):
    assert glossary.ids(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("In 2010 He said no. As such", ()),
        ("As of 2022", ()),
        ("In的價格", ("indium",)),
        ("Ga、In、As的管制", ("gallium", "indium", "arsenic")),
        ("in與as", ()),
    ],
)
def test_symbols_that_are_english_words_count_in_chinese_text_only(glossary, text, ids):
    assert glossary.ids(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("tell us about it", ()),
        ("the US and IT", ("united-states", "italy")),
        ("the U.S. list", ("united-states",)),
        ("US-China trade", ("united-states", "china")),
        ("GA", ("gabon",)),
        ("Ga", ("gallium",)),
        ("LEDs were led", ("led",)),
        ("Is it?", ()),
    ],
)
def test_abbreviations_count_in_capitals_only(glossary, text, ids):
    assert glossary.ids(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("batteries", ("battery",)),
        ("Batteries", ("battery",)),
        ("tins", ("tin",)),
        ("rare-earth elements", ("rare-earths",)),
        ("rare earth element", ("rare-earths",)),
        ("light emitting diodes", ("led",)),
    ],
)
def test_plurals_and_hyphens_make_no_difference(glossary, text, ids):
    assert glossary.ids(text) == ids


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("氮化鎵", [Mention("gan", 0, 3)]),
        ("gallium nitride", [Mention("gan", 0, 15)]),
        ("gallium, nitrides of", [Mention("gan", 0, 17)]),
        ("GaN", [Mention("gan", 0, 3)]),
        ("氮化鎵與鎵", [Mention("gan", 0, 3), Mention("gallium", 4, 5)]),
        ("㈱鎵", [Mention("gallium", 1, 2)]),
        ("煤層氣", [Mention("methane", 0, 3)]),
    ],
)
def test_the_longest_name_wins_and_says_where_it_stands(glossary, text, mentions):
    assert glossary.find(text) == mentions


@pytest.mark.parametrize("text", ["稀土", "light rare earths mined", "neo"])
def test_an_alias_that_several_own_names_none_of_them(glossary, text):
    assert not {"cerium", "neodymium", "fdi"} & set(glossary.ids(text))


@pytest.mark.parametrize("text", ["哪些金屬", "資金", "基金會", "銀行", "镍合金"])
def test_everyday_words_that_hold_a_name_are_not_that_thing(glossary, text):
    assert glossary.ids(text) == ()


def test_gold_itself_is_found(glossary):
    assert glossary.ids("金與黃金") == ("gold",)


def test_mentions_never_overlap_and_come_in_reading_order(glossary):
    found = glossary.find("China's GaN: 氮化鎵, rare-earth elements in the U.S., 煤層氣與煤。")
    assert [each.term for each in found] == ["china", "gan", "gan", "rare-earths", "united-states", "methane", "coal"]
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("taiwan", "mainland"),
    [
        ("", ""),
        ("矽", "硅"),
        ("矽晶片", "硅芯片"),
        ("飛彈與晶片的原物料", "导弹与芯片的原材料"),
        ("關鍵礦物", "关键矿物"),
        ("義大利", "意大利"),
        ("厄瓜多的煤層氣", "厄瓜多尔的煤层气"),
        ("厄瓜多爾", "厄瓜多尔"),
        ("煤與煤礦", "煤与煤矿"),
        ("煤炭", "煤炭"),
        ("共50項 (USGS)", "共50项 (USGS)"),
    ],
)
def test_mainland_readers_get_their_own_words(glossary, taiwan, mainland):
    assert glossary.to_mainland(taiwan) == mainland


def test_a_name_is_said_in_the_askers_usage(glossary):
    assert [glossary.name("silicon", language) for language in ("zh-Hant", "zh-Hans", "en")] == ["矽", "硅", "silicon"]
    assert glossary.name("unheard-of", "en") == "unheard-of"


def test_an_empty_glossary_finds_nothing_and_still_folds():
    assert Glossary([]).find("鎵 gallium Ga") == []
    assert Glossary([]).to_mainland("關鍵") == "关键"


@pytest.fixture
def real(real_knowledge):
    return real_knowledge[0].glossary


class TestRealGlossary:
    """What must hold of the glossary that the project ships."""

    def test_every_main_name_leads_to_its_own_term_or_to_one_of_the_same_name(self, real):
        lost = []
        for term in real.terms.values():
            for name in (term.zh_hant, term.zh_hans, term.en):
                found = real.ids(name)
                if len(name) > 1 and not found:
                    lost.append((term.id, name))
        assert lost == []

    def test_every_element_is_found_by_its_symbol_in_chinese_text(self, real):
        elements = [term for term in real.terms.values() if term.type == "element" and len(term.symbol) == 2]
        assert len(elements) > 50
        assert [term.id for term in elements if real.ids(f"{term.symbol}的出口") != (term.id,)] == []

    def test_a_usage_pair_is_said_the_mainland_way(self, real):
        wrong = [
            (taiwan, real.to_mainland(taiwan))
            for taiwan, mainland in real.usage
            if real.to_mainland(taiwan) != to_simplified(mainland)
        ]
        assert wrong == []

    def test_what_is_said_the_mainland_way_holds_no_traditional_name(self, real):
        for term in real.terms.values():
            if HAN.search(term.zh_hant):
                once = real.to_mainland(term.zh_hant)
                assert to_simplified(once) == once, term.id

    @pytest.mark.parametrize(
        ("text", "ids"),
        [
            ("US-China trade in rare-earth magnets", ["united-states", "china", "rare-earths"]),
            ("REE與PGM", ["rare-earths", "platinum-group"]),
            ("美國USGS的清單", ["united-states", "usgs"]),
        ],
    )
    def test_questions_as_they_are_asked(self, real, text, ids):
        assert [each for each in real.ids(text) if each in ids] == ids


@given(
    st.lists(
        st.sampled_from([*SPOKEN, "Ga", "In", "U.S.", "'s ", "-", " ", "，", "金屬"]) | st.text(max_size=2), max_size=8
    )
)
def test_mentions_of_any_text_lie_within_it_one_after_the_other(pieces):
    text = "".join(pieces)
    found = ANY.find(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(each.term in ANY.terms for each in found)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("元素W的用途是什麼？", "tungsten"),
        ("What is the element V used for?", "vanadium"),
        ("符號「Y」是哪個元素", "yttrium"),
        ("Ga、Ge、W 的產量", "tungsten"),
        ("W, Mo and Re", "tungsten"),
    ],
)
def test_a_single_letter_is_an_element_where_the_text_says_so(letters, text, term):
    assert term in letters.ids(text)


@pytest.mark.parametrize(
    "text", ["Vitamin C and K", "W is on the list", "Plan B", "F-35 uses", "I think so", "K. Y. Wu"]
)
def test_other_single_letters_are_none(letters, text):
    assert letters.ids(text) == ()


@pytest.fixture
def letters():
    return Glossary(
        [
            Term("tungsten", "element", "鎢", "钨", "tungsten", "W"),
            Term("vanadium", "element", "釩", "钒", "vanadium", "V"),
            Term("yttrium", "element", "釔", "钇", "yttrium", "Y"),
            Term("potassium", "element", "鉀", "钾", "potassium", "K"),
            Term("carbon", "element", "碳", "碳", "carbon", "C"),
            Term("iodine", "element", "碘", "碘", "iodine", "I"),
            Term("fluorine", "element", "氟", "氟", "fluorine", "F"),
            Term("boron", "element", "硼", "硼", "boron", "B"),
        ]
    )
