"""Greetings, thanks and "what can you do": recognised only when nothing else is said."""

from __future__ import annotations

import re

from ..language.folding import fold_text
from ..records import Language
from .wording import ABOUT, FAREWELL, GREETING, THANKS

_FILLER = r"(?:there|everyone|all|assistant|so much|very much|a lot|again|啊|呀|吗|呢|了|哦|喔|大家|助手|助理|你们|你|您|非常|真|太)"
_PATTERNS = (
    (GREETING, r"(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|你好|您好|哈[啰喽罗]|嗨|早安?|早上好|午安|晚安|下午好|晚上好)"),
    (THANKS, r"(?:thanks?(?: you)?|thank you|thx|cheers|great|perfect|感谢|谢谢|多谢|感恩|辛苦)"),
    (FAREWELL, r"(?:bye(?:[ -]?bye)?|goodbye|see you(?: later)?|再见|掰掰|拜拜|回头见)"),
    (
        ABOUT,
        r"(?:who are you|what are you|what can (?:you|i) (?:do|ask|answer|help)(?: .{0,30})?|how (?:are you|do you work)|help|"
        r"what do you know(?: about)?|.{0,4}(?:能|可以|会)(?:做|帮|回答|问)(?:我)?(?:些)?(?:什么|哪些).{0,6}|你是谁|你是什么|你叫什么(?:名字)?|"
        r".{0,4}知道(?:些)?什么|怎么(?:用|使用)(?:你)?|使用说明|.{0,2}有什么功能)",
    ),
)
_COMPILED = tuple(
    (phrases, re.compile(rf"^(?:{_FILLER}|\s)*{pattern}(?:{_FILLER}|\s)*$", re.IGNORECASE)) for phrases, pattern in _PATTERNS
)


def smalltalk(question: str, language: Language) -> str | None:
    """The fitting line when the question is nothing but small talk, else None.

    >>> smalltalk("Thank you!", "en")
    'You are welcome. Is there anything else about critical minerals?'
    >>> smalltalk("Hello, how much gallium does China make?", "en") is None
    True
    """
    plain = re.sub(r"[^\w\s-]|_", " ", fold_text(question)).strip()
    # Two courtesies in one line ("你好，你是谁") are answered by the last.
    for part in reversed([piece for piece in re.split(r"\s{2,}", plain) if piece] or [plain]):
        if not _matches(part):
            return None
    last = _matches(re.split(r"\s{2,}", plain)[-1]) if plain else None
    return last[language] if last else None


def _matches(part: str) -> dict[Language, str] | None:
    for phrases, pattern in _COMPILED:
        if pattern.match(part):
            return dict(phrases)
    return None
