from string import Formatter

import pytest

from assistant.interfaces.chat import texts


@pytest.mark.parametrize("table", [texts.CHROME, texts._TEXTS])
def test_every_string_has_all_languages_and_the_same_gaps_in_each(table):
    for key, strings in table.items():
        assert tuple(strings) == texts.LANGUAGES, key
        assert all(strings.values()), key
        gaps = {frozenset(name for _, name, _, _ in Formatter().parse(each) if name) for each in strings.values()}
        assert len(gaps) == 1, key


def test_simplified_and_traditional_strings_are_in_their_script():
    from assistant.language.scripts import to_simplified_characters, to_traditional_characters

    for table in (texts.CHROME, texts._TEXTS):
        for key, strings in table.items():
            assert to_simplified_characters(strings["zh-Hans"]) == strings["zh-Hans"], key
            if to_simplified_characters(strings["zh-Hant"]) == strings["zh-Hant"]:
                assert to_traditional_characters(strings["zh-Hant"]) == strings["zh-Hant"], key


def test_gradio_gets_the_frame_per_locale():
    assert texts.translations()["zh-TW"]["send"] == "提問"
