import re

import pytest

from assistant.interfaces.chat.cards import citation_card, evidence_panel
from assistant.interfaces.chat.exchange import Exchange
from tests.interfaces.contracts import (
    answer,
    answer_en,
    assert_only_text,
    citation,
    elements,
    greeting,
    hostile,
    refusal,
)


def card(language="zh-Hant", **changes):
    exchange = Exchange(1, "清單有幾項？", answer(language=language, short_answer="50"))
    return citation_card(citation(**changes), exchange)


def test_a_card_carries_number_kind_check_quote_source_place_primary_source_and_date():
    html = card()
    assert 'id="cm-card-1-1"' in html
    assert ">事實<" in html
    assert ">已查證<" in html
    assert '<blockquote lang="zh-Hant"' in html
    assert "<mark>50</mark>" in html
    assert "翟文中、陳宥芯（2023）" in html
    assert "註 26、27" in html
    assert '<a href="https://www.federalregister.gov/' in html
    assert 'target="_blank" rel="noopener noreferrer"' in html
    assert "2022年2月24日" in html


def test_labels_follow_the_answer_and_the_quote_keeps_its_script():
    html = card("en")
    assert ">Fact<" in html
    assert ">Confirmed<" in html
    assert '<blockquote lang="zh-Hant"' in html
    assert '<article lang="en"' in html


@pytest.mark.parametrize(
    ("check", "label"), [("confirmed", "Confirmed"), ("differs", "Sources differ"), ("unchecked", "Unchecked")]
)
def test_the_badge_says_what_a_check_found(check, label):
    assert re.search(rf'class="cm-badge cm-badge-{check}" title="[^"]+">{label}<', card("en", check=check))


def test_a_difference_is_told_in_words():
    html = card(check="differs", note="定案清單於5月刊登。")
    assert "cm-note-differs" in html
    assert "定案清單於5月刊登。" in html


@pytest.mark.parametrize("kind", ["fact", "passage", "table", "document"])
def test_every_kind_has_a_label(kind):
    assert 'class="cm-kind"' in card("zh-Hans", kind=kind)


def test_a_bare_citation_shows_no_empty_parts():
    html = card(check=None, note=None, via=[], as_of=None, locator={}, source={"id": "s", "title": "My notes"})
    assert not re.search(r"cm-badge|cm-note|cm-via|cm-as-of|cm-place|cm-by|<a [^>]*https?:", html)
    assert "My notes" in html


def test_the_panel_shows_the_last_exchange_and_keeps_the_others_hidden():
    html = evidence_panel([Exchange(1, "一", answer()), Exchange(2, "two", answer_en())])
    assert '<section id="cm-evidence-1" class="cm-evidence" hidden>' in html
    assert '<section id="cm-evidence-2" class="cm-evidence">' in html


@pytest.mark.parametrize("contract", [refusal(), greeting()])
def test_without_citations_there_are_no_cards(contract):
    html = evidence_panel([Exchange(1, "x", contract)])
    assert "cm-card" not in html
    assert "cm-empty" in html


def test_before_the_first_answer_the_panel_explains_itself_in_all_languages():
    for exchanges in ([], [Exchange(1, "x")]):
        html = evidence_panel(exchanges)
        assert all(f'lang="{language}"' in html for language in ("zh-Hant", "zh-Hans", "en"))


def test_hostile_knowledge_stays_text_and_its_addresses_are_refused():
    html = evidence_panel([Exchange(1, hostile()["question"], hostile())])
    assert_only_text(html)
    assert {each["href"] for _, each in elements(html) if "href" in each} == {"#cm-answer-1"}
    assert not {"{", "}", "`", "\n"} & set(html)
