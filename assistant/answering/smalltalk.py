"""Greetings, thanks and "what can you do": recognised only when nothing else is said."""

from __future__ import annotations

import re

from ..language.folding import fold_text
from ..records import Language
from .wording import ABOUT, FAREWELL, GREETING, THANKS, Phrases

_FILLER = (
    r"there|everyone|all|assistant|so much|very much|a lot|again|please|to meet|meeting|to(?!\w)|sorry|forget (?:it"
    r"|about it)|it"
    r"|that helped?|for (?:the|your) \w+|for now"
    r"|then"
    r"|much appreciated|okay|ok|got it|i see|today|really|you|are|so|me|many|clever|smart|helpful|doing|oops|just"
    r"|a|made|again|there was|back|wrong"
    r"|请问|这样|知道|明白|今天|最近|聪明|一下|大家|助手|助理|你们|非常|帮大?忙|帮助|回答|说明|解答|协助"
    r"|很高兴|高兴|认识|回答|刚才|刚刚?|打错字?了?|我又|[那先走好嗯都吧啊呀啦吗呢了哦喔的你您我真太很多谢]"
)
_HELLO = (
    r"\b(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings)\b"
    r"|(?:大家|你们|[你您])好|哈[啰喽罗]|嗨|早上好|早安?|午安|晚安|下午好|晚上好"
)
_THANK = (
    r"\b(?:thanks?(?: you)?|thx|cheers|great|perfect|well done|nice(?: work)?|okay|ok|got it|i see)\b"
    r"|\byou are (?:really )?(?:clever|smart|helpful)\b|\bare you there\b|\bbother you\b|\bnice (?:to meet"
    r"|meeting)\b|\bpleased to meet\b"
    r"|\b(?:oops|sorry|my bad|typo|never ?mind)\b|\bit['’]?s me\b"
    r"|抱歉|不好意思|对不起|打错(?:字)?|没事了?|算了|不用(?:回答|了|管)|打[扰搅]|在吗|很?高兴认识|认识[你您]"
    r"|又来(?:了|啦)"
    r"|感谢|谢谢|多谢|感恩|辛苦|厉害|很棒|棒|聪明|好的|明白了?|知道了"
)
_BYE = r"\b(?:bye(?:[ -]?bye)?|goodbye|see you(?: later| soon)?)\b|再见|掰掰|拜拜|回头见|下次[见聊]"
_WHO = (
    r"\b(?:who (?:are|made) you|what are you|how are you|how do you work|what do you know(?: about)?|help)\b"
    r"|\bwhat can (?:you|i) (?:ask|answer|help)(?: .{0,30})?"
    r"|\bwhat can (?:you|i) do(?: (?:for|with|about|here|you|me|us))*"
    r"|\bwhat(?: is|['’]?s) your name\b"
    r"|\b(?:what|which) (?:topics?|subjects?|areas?|fields?|things?) (?:do|can) you (?:cover|know|answer|handle"
    r"|do)(?: about)?\b"
    r"|\bare you (?:a |an )?(?:robot|bot|human|person|machine|ai)\b"
    r"|(?:^|[你您我们])(?:还|都)?(?:能|可以|会)(?:帮我?)?(?:做|回答|问)?些?(?:什么|哪些|啥)(?:.{0,8}(?:问题|内容"
    r"|事情?|忙))?"
    r"|[你您](?:是|叫)(?:谁|什么)(?:名字)?|[你您]的?名字是什么|^(?:请问)?是谁|[你您]?是(?:不是)?(?:机器)?人"
    r"|[你您今天最近还过得]{0,4}(?:好吗|怎么样)"
    r"|[你您]?知道些?什么$|^怎么(?:用|使用)你?$|使用说明|[你您]?有什么功能"
)
_PATTERNS = tuple(
    (phrases, re.compile(pattern, re.IGNORECASE))
    for phrases, pattern in ((ABOUT, _WHO), (GREETING, _HELLO), (FAREWELL, _BYE), (THANKS, _THANK))
)
# Possessive (*+): what was taken for filler is never given back, or "好的好的好的…" would take exponential time.
_ONLY_FILLER = re.compile(rf"(?:{_FILLER}|\s)*+", re.IGNORECASE)
_LONGEST = 60
"""Characters; whoever writes more has something to ask."""


def smalltalk(question: str, language: Language) -> str | None:
    """The fitting line when the question is nothing but small talk, else None.

    >>> smalltalk("Thank you!", "en")
    'You are welcome. Is there anything else about critical minerals?'
    >>> smalltalk("Hello, how much gallium does China make?", "en") is None
    True
    """
    if len(question) > _LONGEST:
        return None
    parts = [part.strip() for part in re.split(r"[^\w\s'’-]|_", fold_text(question)) if part.strip()]
    # Two courtesies in one line ("你好，你是谁") are answered by the last that says something.
    found: Phrases | None = None
    for part in parts:
        matched = _courtesy(part)
        if matched is None and not _ONLY_FILLER.fullmatch(part):
            return None
        found = matched or found
    return found[language] if found else None


def _courtesy(part: str) -> Phrases | None:
    """The line for a part that is a courtesy with nothing but filler round it."""
    for phrases, pattern in _PATTERNS:
        rest, times = pattern.subn(" ", part)
        if times and _ONLY_FILLER.fullmatch(rest):
            return phrases
    return None
