"""Small talk is answered as such only when nothing else is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.smalltalk import smalltalk
from assistant.answering.wording import ABOUT, FAREWELL, GREETING, THANKS

SMALLTALK = {
    "greeting": (
        "Hi | Hello! | hello there | Hey! | hi hi | Good morning | good afternoon everyone | Greetings"
        " | 你好 | 您好！ | 嗨 | 哈囉 | 哈喽 | 早 | 早安 | 早上好 | 晚安 | 大家好 | 你们好 | 你好啊"
    ),
    "thanks": (
        "Thanks | Thank you! | Thank you very much. | thanks a lot | Many thanks | ok thanks | OK, got it"
        " | great, thanks | Thanks for your help | 謝謝 | 谢谢你 | 非常感謝！ | 多謝 | 感恩 | 辛苦了"
        " | 好的，謝謝 | 知道了 | 明白了，谢谢 | 你真厲害"
    ),
    "farewell": "Bye | Goodbye! | bye-bye | See you later | 再見 | 再见！ | 拜拜 | 掰掰 | 下次見",
    "about": (
        "Who are you? | What are you? | What can you do? | What can you do for me? | what can I ask you about? | help"
        " | What do you know? | How do you work? | Help me please | Are you a robot? | What is your name?"
        " | How are you today? | Hello, who are you? | 你是誰？ | 你是谁 | 請問你是誰 | 你叫什麼名字？ | 你的名字是什麼"
        " | 你能做什麼？ | 你会什么？ | 您可以回答哪些問題？ | 你可以帮我做什么 | 你是機器人嗎？ | 怎麼用"
        " | 你好嗎？ | 你好，你是谁？"
    ),
}
LINES = {"greeting": GREETING, "thanks": THANKS, "farewell": FAREWELL, "about": ABOUT}
QUESTIONS = [
    *("What is gallium?", "Hello, what is gallium?", "Thanks, and germanium?", "Who are you and what is gallium?"),
    *("What can I do with gallium?", "What can you do about rare earths?", "Help us understand gallium"),
    *("Thanks to which law did imports fall?", "Great Britain", "great power competition", "perfect magnets"),
    *("Who made the list?", "What are critical minerals?", "Are you sure that China makes 98%?", "high", "this"),
    *("What do you know about gallium?", "How do the controls work?", "why?", "Who?", "which", "and Japan?", "yes"),
    *("你好，鎵是什麼？", "謝謝，那鍺呢？", "稀土能做什麼？", "鎵有什麼功能？", "稀土怎麼使用？", "中國好嗎？"),
    *("德國怎麼樣", "稀土最近怎麼樣", "誰", "為什麼", "會什麼時候公布？", "你能回答什麼是稀土嗎？", "什么是关键矿产"),
    *(
        "中國能做什麼",
        "知道什麼礦物嗎",
        "好的稀土",
        "感謝狀有幾張",
        "再見證一次",
        "早在2010年",
        "关于镓",
        "多少",
        "何时",
    ),
]


@pytest.mark.parametrize(("kind", "said"), [(kind, said) for kind in LINES for said in SMALLTALK[kind].split(" | ")])
def test_a_courtesy_gets_the_fitting_line_in_the_askers_language(kind, said):
    assert {language: smalltalk(said, language) for language in LINES[kind]} == LINES[kind]


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_asks_for_something_is_no_small_talk(question):
    assert smalltalk(question, "en") is None


@pytest.mark.parametrize("mark", ["", ".", "!!", "？", " 。", "~", " 🙂", "…"])
def test_marks_around_a_courtesy_do_not_matter(mark):
    assert smalltalk(f"{mark}你好{mark}", "zh-Hant") == GREETING["zh-Hant"]
    assert smalltalk(f"{mark} THANK YOU{mark}", "en") == THANKS["en"]


@pytest.mark.parametrize("question", ["", " ", "?", "🙂", "。。。"])
def test_nothing_is_no_small_talk(question):
    assert smalltalk(question, "en") is None


@given(
    st.lists(st.sampled_from(["好的", "好", "謝謝", "嗯", "你", "help", "thanks ", "what can you do "]), max_size=60)
)
def test_however_much_of_it_is_said_an_answer_comes_at_once(parts):
    """Patterns that may match the same in many ways have taken minutes elsewhere."""
    said = smalltalk("".join(parts), "zh-Hant")
    assert said is None or said in {each["zh-Hant"] for each in (GREETING, THANKS, FAREWELL, ABOUT)}


@given(st.sampled_from(QUESTIONS), st.sampled_from(["你好", "Hello", "謝謝", "thanks", "Bye"]), st.booleans())
def test_a_courtesy_beside_a_question_does_not_hide_it(question, courtesy, before):
    if question not in {"yes", "this", "high", "which"}:
        said = f"{courtesy}, {question}" if before else f"{question} {courtesy}"
        assert smalltalk(said, "en") is None
