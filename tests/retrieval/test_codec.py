"""What the index keeps of the knowledge comes back as it was, whatever the texts hold."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.glossary import Glossary, Term
from assistant.records import Entry, Locator, Source, Value
from assistant.retrieval import codec
from assistant.retrieval.traits import Traits

TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
WORD = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
MAYBE = st.none() | TEXT
WHOLE = st.none() | st.integers(1, 999)
LANGUAGES = st.sampled_from(["zh-Hant", "en"])
TEXTS = st.dictionaries(LANGUAGES, TEXT)
NAMES = st.lists(WORD, max_size=3).map(tuple)
LISTS = st.dictionaries(LANGUAGES, NAMES)
NUMBERS = st.none() | st.integers(-(10**9), 10**9) | st.floats(allow_nan=False, allow_infinity=False)

VALUES = st.builds(
    Value, number=NUMBERS, unit=TEXTS, qualifier=st.sampled_from(["", ">", "~"]), date=MAYBE, text=TEXTS, items=LISTS
)
LOCATORS = st.builds(
    Locator, section=MAYBE, paragraph=WHOLE, footnotes=st.lists(st.integers(1, 99), max_size=3).map(tuple),
    table=MAYBE, page=WHOLE,
)  # fmt: skip
ENTRIES = st.builds(
    Entry,
    id=WORD,
    kind=st.sampled_from(["fact", "passage", "row", "document"]),
    texts=TEXTS,
    source=WORD,
    locator=LOCATORS,
    via=NAMES,
    entities=NAMES,
    topic=TEXT,
    as_of=MAYBE,
    valid_from=MAYBE,
    valid_to=MAYBE,
    check=st.sampled_from([None, "confirmed", "differs", "unchecked"]),
    note=TEXTS,
    value=st.none() | VALUES,
    asks=LISTS,
    cells=st.dictionaries(WORD, TEXT, max_size=3),
)
SOURCES = st.builds(
    Source, id=WORD, title=TEXT, kind=TEXT, level=TEXT, authors=NAMES, issued=MAYBE, container=MAYBE, pages=MAYBE,
    url=MAYBE, note=MAYBE, title_en=MAYBE,
)  # fmt: skip
SOME = st.frozensets(WORD, max_size=3)
TRAITS = st.builds(Traits, SOME, st.frozensets(st.integers(1800, 2099), max_size=3), SOME, SOME)
NAME = st.text(st.sampled_from("鎵鍺矽硅稀土galiumGe "), max_size=5)
TERMS = st.builds(
    Term, id=WORD, type=TEXT, zh_hant=NAME, zh_hans=NAME, en=NAME, symbol=NAME, abbr=NAME,
    aliases=st.lists(NAME.filter(str.strip), max_size=2).map(tuple),
)  # fmt: skip
USAGE = st.lists(st.tuples(NAME.filter(bool), NAME.filter(bool)), max_size=3)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("codec") / "records"


@settings(max_examples=150)
@given(entries=st.lists(ENTRIES, max_size=4))
def test_entries_come_back_as_they_were(path, entries):
    codec.write_entries(path, entries)
    assert codec.read_entries(path) == tuple(entries)


@given(traits=st.lists(TRAITS, max_size=4))
def test_traits_come_back_as_they_were(path, traits):
    codec.write_traits(path, traits)
    assert codec.read_traits(path) == tuple(traits)


@given(sources=st.dictionaries(WORD, SOURCES, max_size=4))
def test_sources_come_back_by_their_id(path, sources):
    sources = {source.id: source for source in sources.values()}
    codec.write_sources(path, sources)
    assert codec.read_sources(path) == sources


@given(terms=st.lists(TERMS, max_size=4), usage=USAGE)
def test_a_glossary_comes_back_with_its_names_and_usage(path, terms, usage):
    glossary = Glossary(terms, usage)
    codec.write_glossary(path, glossary)
    opened = codec.read_glossary(path)
    assert (opened.terms, opened.usage) == (glossary.terms, glossary.usage)
    assert list(opened.terms) == list(glossary.terms), "the order decides who has a name that two claim"


def test_everything_of_the_small_knowledge_comes_back(path, small):
    codec.write_entries(path, small.entries)
    assert codec.read_entries(path) == small.entries
    codec.write_sources(path, small.sources)
    assert codec.read_sources(path) == small.sources
    codec.write_glossary(path, small.glossary)
    opened = codec.read_glossary(path)
    assert opened.terms == small.glossary.terms
    assert opened.to_mainland("晶片與矽") == "芯片与硅"


def test_an_entry_is_one_line_even_where_its_text_breaks_lines(path):
    broken = Entry("e", "fact", {"en": "one\ntwo\r\nthree\u2028four\x85five"}, "paper")
    codec.write_entries(path, [broken, broken])
    assert path.read_bytes().count(b"\n") == 2
    assert codec.read_entries(path) == (broken, broken)


def test_what_has_its_default_value_takes_no_room(path):
    codec.write_entries(path, [Entry("e", "fact", {"en": "Tin."}, "paper")])
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept == {"id": "e", "kind": "fact", "texts": {"en": "Tin."}, "source": "paper"}


def test_no_entries_are_an_empty_file(path):
    codec.write_entries(path, [])
    assert path.read_bytes() == b""
    assert codec.read_entries(path) == ()
