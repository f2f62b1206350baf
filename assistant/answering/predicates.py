"""What a question takes for done, and whether an answer's entries know of anything like it.

"When did Japan withdraw from the agreement?" is no question that the signing of the agreement answers. A few verbs of
ending, forbidding and measuring are told apart; a question with one of them asks for an entry with its like.
"""

from __future__ import annotations

import re

from ..language.folding import fold_text

_CLASSES = {
    "withdrawn": (
        r"退出|退群|脱离|\bwithdr[ae]w|\bquit\b|\bpull(?:ed)? out\b|\b(?:leave|left) the\b",
        r"退出|退群|脱离|不再|离开|\bwithdr|\bquit|\bpull(?:ed)? out|\bleft\b|\bleave",
    ),
    "given up": (
        r"停产|放弃|弃用|中止|关闭|倒闭|破产|\bga?ve up\b|\babandon|\bdiscontinu|\bstopped (?:making|producing"
        r"|mining)\b"
        r"|\bclosed? down\b|\bbankrupt|\bshut down\b",
        r"停产|停止|停工|放弃|弃用|中止|关闭|倒闭|破产|暂停|未再|\bga?ve up|\babandon|\bdiscontinu|\bstop|\bclos"
        r"|\bbankrupt|\bshut"
        r"|\bhalt|\bceas|\bsuspend",
    ),
    "forbidden": (
        r"禁止|禁令|\bban(?:s|ned|ning)?\b|\bprohibit|\bembargo",
        r"禁|断供|中断|停止|限制|管制|不予许可|不许可|\bban|\bprohibit|\bembargo|\bstopp|\bhalt|\bnot licensed"
        r"|\brestrict|\bcontrol|\bsuspend"
        r"|\blimit|\bcut off|\binterrupt",
    ),
    "repealed": (
        r"废除|撤销|推翻|废止|\brepeal|\brevok|\boverturn|\bstruck down\b|\bcancel",
        r"废|撤|推翻|取消|失效|终止|\brepeal|\brevok|\boverturn|\bstruck down|\bcancel|\bended|\bexpired"
        r"|\bterminat|\blapsed",
    ),
    "opened": (
        r"新开|开设|启用|投产|开工|\bopened\b|\binaugurat|\bbegan operat",
        r"开|启|投产|设立|建|量产|\bopen|\binaugurat|\bbegan|\bstart|\bbuil|\bestablish|\bcommission|\brestart",
    ),
    "weighed": (r"重量|[多更变能]轻|轻(?:多少|了)|减轻|\bweigh", r"重量|轻|公斤|公克|\bweigh|\blight|\bkg\b"),
    "person": (
        r"(?:部长|船长|总统|总裁|执行长|董事长|局长|处长|院长|首相)(?:是谁|叫|姓|的?名字)|谁是.{0,8}(?:部长|船长"
        r"|总统|总裁)"
        r"|(?:船长|司机).{0,8}(?:谁|名字)|\bwho (?:was|is) .{0,30}\b(?:minister|captain|president|chairman|ceo"
        r"|director)\b"
        r"|\bname of the (?:minister|captain|president|chairman|ceo)\b",
        r"部长|船长|总统|总裁|执行长|董事长|局长|处长|院长|首相|\bminister\b|\bcaptain\b|\bpresident\b|\bchair"
        r"|\bceo\b|\bdirector\b",
    ),
    "tonnes": (
        r"[几多]少?(?:公)?吨|[几多]少?公斤|\bhow many (?:metric )?(?:tonn?e?s|tons|kilogram|kg)\b",
        r"\d\s*(?:千|万|亿|百万)?(?:公)?吨|\d\s*(?:千|万)?公斤|\d[\d,.]*\s*(?:thousand |million )?(?:t|kg"
        r"|tonn?e?s?|tons?|kilograms?)\b"
        r"|\d\s*(?:公)?克|吨",
    ),
    "percent": (
        r"百分之几|百分比|几成|\bwhat (?:percentage|per ?cent)\b",
        r"\d\s*%|成|百分之|\bper ?cent|\bhalf\b|\bthirds?\b|\bquarters?\b|一半|分之",
    ),
    "melting": (
        r"熔点|沸点|密度|硬度|\bmelting point\b|\bboiling point\b|\bdensity\b",
        r"熔点|沸点|密度|硬度|\bmelt|\bboil|\bdensity",
    ),
}
_COMPILED = {name: (re.compile(asked), re.compile(told)) for name, (asked, told) in _CLASSES.items()}


def unmatched(question: str, told: str) -> str | None:
    """The class of what the question takes for done and the told text (with its typical questions) knows nothing of.

    >>> unmatched("When did Japan withdraw from the pact?", "Japan signed the pact in 2023.")
    'withdrawn'
    >>> unmatched("When did Japan withdraw from the pact?", "Japan left the pact in 2024.") is None
    True
    """
    asked, held = fold_text(question), fold_text(told)
    return next(
        (name for name, (ask, tell) in _COMPILED.items() if ask.search(asked) and not tell.search(held)),
        None,
    )
