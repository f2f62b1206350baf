"""Every fixed phrase an answer may hold, in the three languages."""

from __future__ import annotations

from collections.abc import Mapping

from ..records import Language

Phrases = Mapping[Language, str]

NOT_FOUND: Phrases = {
    "zh-Hant": "這不在我所知的範圍內。我查過了論文、政策事實、清單與統計表，沒有足以回答的內容。",
    "zh-Hans": "这不在我所知的范围内。我查过了论文、政策事实、清单与统计表，没有足以回答的内容。",
    "en": "This is not in what I know. I searched the paper, policy facts, lists and statistics and found nothing that "
    "answers it.",
}
EMPTY: Phrases = {
    "zh-Hant": "請輸入一個問題。",
    "zh-Hans": "请输入一个问题。",
    "en": "Please type a question.",
}
GREETING: Phrases = {
    "zh-Hant": "您好！我回答關於關鍵礦物的問題，每一句都附上可以查核的出處。",
    "zh-Hans": "您好！我回答关于关键矿产的问题，每一句都附上可以核查的出处。",
    "en": "Hello! I answer questions about critical minerals, and every sentence comes with a source you can check.",
}
THANKS: Phrases = {
    "zh-Hant": "不客氣！還有其他關於關鍵礦物的問題嗎？",
    "zh-Hans": "不客气！还有其他关于关键矿产的问题吗？",
    "en": "You are welcome. Is there anything else about critical minerals?",
}
ABOUT: Phrases = {
    "zh-Hant": "我能回答中美關鍵礦物競爭、各國關鍵礦物清單、出口管制、產量、儲量與進口依賴度等問題，並附上出處；"
    "不知道的我會直說。",
    "zh-Hans": "我能回答中美关键矿产竞争、各国关键矿产清单、出口管制、产量、储量与进口依赖度等问题，并附上出处；"
    "不知道的我会直说。",
    "en": "I answer questions on the Sino-US competition over critical minerals: lists of critical minerals, export "
    "controls, production, reserves and import reliance, always with sources; what I do not know I say.",
}
FAREWELL: Phrases = {
    "zh-Hant": "再見！",
    "zh-Hans": "再见！",
    "en": "Goodbye!",
}
UNCHECKED: Phrases = {
    "zh-Hant": "出處所述未能以原始資料查證。",
    "zh-Hans": "出处所述未能以原始资料查证。",
    "en": "What the source says could not be verified against a primary source.",
}
DIFFERS: Phrases = {
    "zh-Hant": "論文與其他資料（或論文前後）不一致，答案採較有根據者。",
    "zh-Hans": "论文与其他资料（或论文前后）不一致，答案采用较有根据者。",
    "en": "The paper disagrees with another source or with itself; the answer gives what is better supported.",
}
PAPER_SAYS: Phrases = {"zh-Hant": "論文指出，", "zh-Hans": "论文指出，", "en": "As the paper reports, "}
EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "zh-Hant": ("美國2022年關鍵礦物清單有幾項？", "中國何時對鎵和鍺實施出口管制？", "哪些礦物六份清單都列入？"),
    "zh-Hans": ("美国2022年关键矿产清单有多少种？", "中国什么时候对镓和锗实施出口管制？", "稀土为什么对军工重要？"),
    "en": (
        "How many minerals are on the 2022 US list?",
        "When did China's export controls on gallium and germanium take effect?",
        "What share of the world's gallium does China produce?",
    ),
}
GAPS: Mapping[str, Phrases] = {
    "thing": {
        "zh-Hant": "最接近的內容沒有提到「{}」。",
        "zh-Hans": "最接近的内容没有提到“{}”。",
        "en": "The nearest entries say nothing about {}.",
    },
    "pair": {
        "zh-Hant": "沒有一筆內容同時提到「{}」與「{}」。",
        "zh-Hans": "没有一条内容同时提到“{}”与“{}”。",
        "en": "No entry names both {} and {}.",
    },
    "year": {
        "zh-Hant": "最接近的內容沒有{}年的資料。",
        "zh-Hans": "最接近的内容没有{}年的资料。",
        "en": "The nearest entries hold nothing for {}.",
    },
    "number": {
        "zh-Hant": "最接近的內容沒有提到「{}」這個數字。",
        "zh-Hans": "最接近的内容没有提到“{}”这个数字。",
        "en": "The nearest entries do not mention {}.",
    },
    "measure": {
        "zh-Hant": "最接近的內容說的是同一礦物的另一種數字。",
        "zh-Hans": "最接近的内容说的是同一矿物的另一种数字。",
        "en": "The nearest entries give other figures of that mineral.",
    },
    "predicate": {
        "zh-Hant": "最接近的內容沒有說到所問的這件事。",
        "zh-Hans": "最接近的内容没有说到所问的这件事。",
        "en": "The nearest entries say nothing of what the question takes for done.",
    },
    "money": {
        "zh-Hant": "最接近的內容沒有金額。",
        "zh-Hans": "最接近的内容没有金额。",
        "en": "The nearest entries give no amount of money.",
    },
    "figure": {
        "zh-Hant": "最接近的內容沒有數字。",
        "zh-Hans": "最接近的内容没有数字。",
        "en": "The nearest entries give no figure.",
    },
}
