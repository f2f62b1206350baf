"""Every word that the page says of its own accord, in three languages and in one place.

A string is added by adding one entry with its three languages. Cards and messages follow the language of the answer;
the frame of the page (header, buttons, placeholders) follows the browser, see `CHROME`.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...records import Language

LANGUAGES: tuple[Language, ...] = ("zh-Hant", "zh-Hans", "en")

# Gradio names its locales by region; one it does not know is shown in English.
LOCALES: Mapping[str, Language] = {"en": "en", "zh-TW": "zh-Hant", "zh-CN": "zh-Hans"}

CHROME: Mapping[str, Mapping[Language, str]] = {
    "tagline": {
        "zh-Hant": "以中文或英文提問；答案的每一句都附有可查證的出處，不使用語言模型。",
        "zh-Hans": "用中文或英文提问；答案的每一句都附有可查证的出处，不使用语言模型。",
        "en": "Ask in Chinese or English. Every sentence of an answer carries a source you can check; "
        "no language model writes it.",
    },
    "placeholder": {
        "zh-Hant": "請輸入關於關鍵礦物的問題…",
        "zh-Hans": "请输入关于关键矿物的问题…",
        "en": "Ask a question about critical minerals…",
    },
    "question": {"zh-Hant": "問題", "zh-Hans": "问题", "en": "Question"},
    "conversation": {"zh-Hant": "對話", "zh-Hans": "对话", "en": "Conversation"},
    "send": {"zh-Hant": "提問", "zh-Hans": "提问", "en": "Ask"},
    "clear": {"zh-Hant": "清除對話", "zh-Hans": "清除对话", "en": "Clear conversation"},
    "welcome": {
        "zh-Hant": "想了解什麼？",
        "zh-Hans": "想了解什么？",
        "en": "What would you like to know?",
    },
    "try": {
        "zh-Hant": "不妨從這些問題開始",
        "zh-Hans": "不妨从这些问题开始",
        "en": "You could start with one of these",
    },
    "evidence": {"zh-Hant": "出處", "zh-Hans": "出处", "en": "Evidence"},
    "evidence_empty": {
        "zh-Hant": "提問之後，答案所引的原文會列在這裡。點選答案中的編號，即可跳到對應的出處。",
        "zh-Hans": "提问之后，答案所引的原文会列在这里。点选答案中的编号，即可跳到对应的出处。",
        "en": "Once you have asked, the passages behind the answer stand here. "
        "A number in the answer leads to its card.",
    },
}

_TEXTS: Mapping[str, Mapping[Language, str]] = {
    # the answer
    "short_answer": {"zh-Hant": "簡答", "zh-Hans": "简答", "en": "In short"},
    "understood_as": {
        "zh-Hant": "理解為：{question}",
        "zh-Hans": "理解为：{question}",
        "en": "Understood as: {question}",
    },
    "confidence": {"zh-Hant": "可信度：{word}", "zh-Hans": "可信度：{word}", "en": "Confidence: {word}"},
    "confidence_high": {"zh-Hant": "高", "zh-Hans": "高", "en": "high"},
    "confidence_moderate": {"zh-Hant": "中等", "zh-Hans": "中等", "en": "moderate"},
    "confidence_low": {"zh-Hant": "低", "zh-Hans": "低", "en": "low"},
    "probability": {
        "zh-Hant": "答案正確的機率約為 {percent}%",
        "zh-Hans": "答案正确的概率约为 {percent}%",
        "en": "Probability that the answer is right: about {percent} %",
    },
    "not_found": {
        "zh-Hant": "現有資料無法回答",
        "zh-Hans": "现有资料无法回答",
        "en": "Not answered by what is known here",
    },
    "related_refused": {"zh-Hant": "相近的主題", "zh-Hans": "相近的主题", "en": "Topics that come close"},
    "related": {"zh-Hant": "接著可以問", "zh-Hans": "接着可以问", "en": "You could ask next"},
    "copy": {"zh-Hant": "複製答案與出處", "zh-Hans": "复制答案与出处", "en": "Copy answer and sources"},
    "copied": {"zh-Hant": "已複製", "zh-Hans": "已复制", "en": "Copied"},
    "wait": {"zh-Hant": "查找出處中…", "zh-Hans": "查找出处中…", "en": "Looking for evidence…"},
    # the cards
    "evidence_for": {
        "zh-Hant": "「{question}」的出處",
        "zh-Hans": "“{question}”的出处",
        "en": "Evidence for “{question}”",
    },
    "no_evidence": {
        "zh-Hant": "這則回覆沒有引用任何出處。",
        "zh-Hans": "这条回复没有引用任何出处。",
        "en": "This reply cites no source.",
    },
    "card": {"zh-Hant": "出處 {number}", "zh-Hans": "出处 {number}", "en": "Source {number}"},
    "back": {"zh-Hant": "回到答案", "zh-Hans": "回到答案", "en": "Back to the answer"},
    "kind_fact": {"zh-Hant": "事實", "zh-Hans": "事实", "en": "Fact"},
    "kind_passage": {"zh-Hant": "段落", "zh-Hans": "段落", "en": "Passage"},
    "kind_table": {"zh-Hant": "表格", "zh-Hans": "表格", "en": "Table"},
    "kind_document": {"zh-Hant": "自有文件", "zh-Hans": "自有文件", "en": "Your document"},
    "check_confirmed": {"zh-Hant": "已查證", "zh-Hans": "已查证", "en": "Confirmed"},
    "check_differs": {"zh-Hant": "出處互有出入", "zh-Hans": "出处互有出入", "en": "Sources differ"},
    "check_unchecked": {"zh-Hant": "未查證", "zh-Hans": "未查证", "en": "Unchecked"},
    "check_confirmed_title": {
        "zh-Hant": "另一份讀過的來源與此相符",
        "zh-Hans": "另一份读过的来源与此相符",
        "en": "A further source that was read agrees",
    },
    "check_differs_title": {
        "zh-Hant": "查證的來源說法不同，見說明",
        "zh-Hans": "查证的来源说法不同，见说明",
        "en": "A source it was checked against says otherwise; see the note",
    },
    "check_unchecked_title": {
        "zh-Hant": "尚未與其他來源核對",
        "zh-Hans": "尚未与其他来源核对",
        "en": "Not compared with any further source",
    },
    "via": {"zh-Hant": "原始來源", "zh-Hans": "原始来源", "en": "Primary sources"},
    "as_of": {"zh-Hant": "資料時間：{date}", "zh-Hans": "资料时间：{date}", "en": "As of {date}"},
    "author_join": {"zh-Hant": "、", "zh-Hans": "、", "en": ", "},
    "year": {"zh-Hant": "（{year}）", "zh-Hans": "（{year}）", "en": " ({year})"},
    "copy_line": {
        "zh-Hant": "[{number}] {source}。{place}",
        "zh-Hans": "[{number}] {source}。{place}",
        "en": "[{number}] {source}. {place}",
    },
    # where in its source a quote stands
    "place_join": {"zh-Hant": "，", "zh-Hans": "，", "en": ", "},
    "number_join": {"zh-Hant": "、", "zh-Hans": "、", "en": ", "},
    "paragraph": {"zh-Hant": "第 {paragraph} 段", "zh-Hans": "第 {paragraph} 段", "en": "¶ {paragraph}"},
    "footnote": {"zh-Hant": "註 {footnotes}", "zh-Hans": "注 {footnotes}", "en": "footnote {footnotes}"},
    "footnotes": {"zh-Hant": "註 {footnotes}", "zh-Hans": "注 {footnotes}", "en": "footnotes {footnotes}"},
    "table": {"zh-Hant": "表 {table}", "zh-Hans": "表 {table}", "en": "table {table}"},
    "page": {"zh-Hant": "第 {page} 頁", "zh-Hans": "第 {page} 页", "en": "p. {page}"},
    # what can go wrong
    "too_long": {
        "zh-Hant": "問題有 {length} 個字元，上限為 {limit}。請縮短後再送出。",
        "zh-Hans": "问题有 {length} 个字符，上限为 {limit}。请缩短后再发送。",
        "en": "The question has {length} characters; at most {limit} can be asked. "
        "Please shorten it and send it again.",
    },
    "failed": {
        "zh-Hant": "這一題處理時發生錯誤，沒有得到答案。請再試一次，或換個問法。",
        "zh-Hans": "处理这一题时发生错误，没有得到答案。请再试一次，或换个问法。",
        "en": "Something went wrong while this question was handled, so there is no answer. "
        "Try again, or put it another way.",
    },
}


def text(key: str, language: Language, **values: object) -> str:
    """The string `key` in that language with `values` filled in; plain text, not yet escaped for HTML.

    >>> text("paragraph", "en", paragraph=3), text("kind_table", "zh-Hans")
    ('¶ 3', '表格')
    """
    return _TEXTS[key][language].format(**values)


def translations() -> dict[str, dict[str, str]]:
    """The frame's strings per Gradio locale, in the form that `gr.I18n` takes."""
    return {locale: {key: strings[language] for key, strings in CHROME.items()} for locale, language in LOCALES.items()}
