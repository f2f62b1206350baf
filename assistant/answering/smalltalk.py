"""Greetings, thanks and "what can you do": recognised only when nothing else is said."""

from __future__ import annotations

import re

from ..language.folding import fold_text
from ..records import Language
from .wording import ABOUT, FAREWELL, GREETING, THANKS, Phrases

_FILLER = (
    r"(?:there|everyone|all|assistant|so much|very much|a lot|again|please|that helped?(?: a lot)?|for (?:the|your) \w+"
    r"|for now|much appreciated|ok(?:ay)?|got it|i see|then|today|really|you|are|so|clever|smart|helpful|doing"
    r"|请问|那|先|走|这样|好的?|嗯|知道|明白|今天|最近|聪明|一下|都|吧|啊|呀|吗|呢|了|哦|喔|的|大家|助手|助理|你们|你|您|我|非常|真|太|很|帮大?忙|帮助|回答|说明|解答|协助)"
)
_HELLO = (
    r"(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings"
    r"|你好|您好|哈[啰喽罗]|嗨|早安?|早上好|午安|晚安|下午好|晚上好)"
)
_THANK = r"(?:thanks?(?: you)?|thx|cheers|great|perfect|well done|nice(?: work)?|感谢|谢谢|多谢|感恩|辛苦|厉害|很棒|棒|聪明|(?:you are )?(?:really )?(?:clever|smart|helpful)|好的|明白了?|(?:我)?知道了|ok(?:ay)?|got it|i see)"
_BYE = r"(?:bye(?:[ -]?bye)?|goodbye|see you(?: later| soon)?|再见|掰掰|拜拜|回头见|下次见)"
_WHO = (
    r"(?:who (?:are|made) you|what are you|what can (?:you|i) (?:do|ask|answer|help)(?: .{0,30})?"
    r"|what do you know(?: about)?"
    r"|how (?:are you|do you work)|help|.{0,4}(?:能|可以|会)(?:做|帮|回答|问)(?:我)?(?:些)?(?:什么|哪些).{0,6}"
    r"|are you (?:a |an )?(?:robot|bot|human|person|machine|ai)|how are you(?: doing)?(?: today)?|(?:你|您)(?:是|叫)(?:谁|什么)(?:名字)?|是谁|(?:你|您)?是(?:不是)?(?:机器)?人|.{0,3}(?:今天|最近)?(?:好吗|怎么样)"
    r"|.{0,4}(?:会|能)(?:些|点)?(?:什么|啥)|.{0,4}知道(?:些)?什么|怎么(?:用|使用)|使用说明|.{0,2}有什么功能)"
)
_COMPILED = tuple(
    (phrases, re.compile(rf"^(?:{_FILLER}|\s)*{pattern}(?:{_FILLER}|\s)*$", re.IGNORECASE))
    for phrases, pattern in ((GREETING, _HELLO), (THANKS, _THANK), (FAREWELL, _BYE), (ABOUT, _WHO))
)
_ONLY_FILLER = re.compile(rf"^(?:{_FILLER}|\s)+$", re.IGNORECASE)


def smalltalk(question: str, language: Language) -> str | None:
    """The fitting line when the question is nothing but small talk, else None.

    >>> smalltalk("Thank you!", "en")
    'You are welcome. Is there anything else about critical minerals?'
    >>> smalltalk("Hello, how much gallium does China make?", "en") is None
    True
    """
    parts = [part.strip() for part in re.split(r"[^\w\s'’-]|_", fold_text(question)) if part.strip()]
    # Two courtesies in one line ("你好，你是谁") are answered by the last that says something.
    found: Phrases | None = None
    for part in parts:
        matched = next((phrases for phrases, pattern in _COMPILED if pattern.match(part)), None)
        if matched is None and not _ONLY_FILLER.match(part):
            return None
        found = matched or found
    return found[language] if found else None
