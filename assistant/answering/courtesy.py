"""Small talk that no pattern foresaw, told by its meaning: the nearest of some typical sayings.

Only asked when a question would be refused and names nothing of the field. On the development questions the nearest
saying is at 0.45 or above for all but 8 of 72 pieces of small talk (the patterns of `smalltalk` know these), and for
none of 153 others that have no answer.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..encoders import Encoder
from ..encoders.contract import Rows
from ..records import Language
from .wording import ABOUT, FAREWELL, GREETING, THANKS, Phrases

NEAR: Mapping[str, float] = {"trilingual": 0.45}
"""Cosine from which a saying is meant, per encoder; with an encoder that nobody measured, meaning is not asked."""

_SAYINGS: tuple[tuple[Phrases, tuple[str, ...]], ...] = (
    (GREETING, ("hello", "hi there", "good morning", "nice to meet you", "are you there?", "how are you today?")),
    (GREETING, ("你好", "您好啊", "早安", "很高興認識你", "在嗎？", "你今天好嗎？")),
    (THANKS, ("thanks a lot", "thank you very much", "you are helpful", "well done, great answer", "ok, got it")),
    (THANKS, ("I see, understood", "you are really good at this", "that was clear, I like it", "never mind")),
    (THANKS, ("sorry, my mistake", "謝謝你", "非常感謝", "你真厲害", "回答得很好", "說得很清楚，讚", "好的，我知道了")),
    (THANKS, ("了解", "懂了", "辛苦了", "算了，沒事", "抱歉打錯了")),
    (FAREWELL, ("goodbye, see you", "that is all for today", "再見", "今天就到這裡")),
    (ABOUT, ("who are you?", "are you a robot or a human?", "am I talking to a machine?", "who made you?")),
    (
        ABOUT,
        ("which company developed you?", "what can you do?", "what topics do you cover?", "what do you know about?"),
    ),
    (ABOUT, ("how do I use this?", "how should I phrase my questions?", "can you help me?", "what is your name?")),
    (ABOUT, ("tell me about yourself", "are you ChatGPT?", "do you speak Chinese?", "I'm new here")),
    (ABOUT, ("what kind of questions can I ask?", "where does your knowledge come from?", "你是誰？", "你會什麼？")),
    (ABOUT, ("你是機器人還是真人？", "對面是人嗎？", "誰做的你？", "你是哪家公司開發的？", "你能做什麼？")),
    (ABOUT, ("你知道哪些方面的內容？", "怎麼使用？", "第一次用，要怎麼問？", "可以幫我嗎？", "你叫什麼名字？")),
    (ABOUT, ("介紹一下你自己", "你是ChatGPT嗎？", "你會說英文嗎？", "我可以問什麼問題？", "你的資料從哪裡來？")),
)


class Courtesies:
    """Knows small talk by meaning; the sayings are encoded when first needed."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._near = NEAR.get(encoder.name)
        self._rows: Rows | None = None
        self._phrases = [phrases for phrases, sayings in _SAYINGS for _ in sayings]

    def line(self, text: str, language: Language) -> str | None:
        """The fitting line when a text means one of the sayings, else None."""
        if self._near is None:
            return None
        if self._rows is None:
            self._rows = self._encoder.encode_documents([each for _, sayings in _SAYINGS for each in sayings])
        cosines = self._rows @ self._encoder.encode_queries([text])[0]
        best = int(cosines.argmax())
        return self._phrases[best][language] if float(cosines[best]) >= self._near else None
