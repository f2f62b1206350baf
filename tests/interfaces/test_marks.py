import pytest

from assistant.interfaces.chat.marks import marked_html, same_words, spans


def marked(quote, question, short_answer=None, answer=""):
    return [quote[start:end] for start, end in spans(quote, question, short_answer, answer)]


def test_words_of_the_question_and_the_short_answer_are_marked_whatever_the_script():
    quote = "2022年公布的關鍵礦物清單，共列50項。"
    assert marked(quote, "关键矿物清单有几项？", "50項") == ["關鍵礦物清單", "50項"]


def test_english_words_match_without_case_and_plural():
    assert marked("Gallium exports fell.", "Which export of gallium?") == ["Gallium", "exports"]


def test_grammar_is_not_marked():
    assert marked("中國的清單在哪些年份有改變", "美國的法律有哪些？") == []


def test_a_character_alone_in_the_question_is_marked():
    assert marked("中國管制鎵的出口", "What is 鎵?") == ["鎵"]


def test_a_number_is_matched_whole():
    assert marked("1,500 t in 2010", "", "500") == []
    assert marked("1,500 t in 2010", "", "1500") == ["1,500"]


def test_a_quote_in_another_language_falls_back_on_the_answer():
    assert marked("中國占全球產量98%，美國占1%。", "What is the share?", None, "It is 98 %.") == ["98"]


def test_the_whole_quote_is_never_marked_through_the_answer():
    assert marked("稀土共有17種元素", "How many?", None, "稀土共有17種元素。") == []


@pytest.mark.parametrize("quote", ["", "。", "x"])
def test_edges(quote):
    assert marked(quote, "", "", "") == []


def test_what_stands_around_a_mark_is_escaped():
    assert marked_html("<b>鎵</b>", [(3, 4)]) == "&lt;b&gt;<mark>鎵</mark>&lt;/b&gt;"


def test_same_words_overlooks_script_and_punctuation():
    assert same_words("50項。", "50 项")
    assert not same_words("50", "51")
