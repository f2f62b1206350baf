"""Every word that the report says of its own accord, in three languages and in one place.

A string is added by adding one entry with its three languages. What comes out of the data (questions, answers, quotes,
file names) is shown as it stands there. The names of figures, kinds and statuses stand in `names`.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...records import Language
from .names import NAMES, words

FRAME: Mapping[str, Mapping[Language, str]] = {
    # the head
    "report": words("評測報告", "评测报告", "Evaluation report"),
    "page_language": words("頁面語言", "页面语言", "Language of this page"),
    "skip": words("跳到題目", "跳到题目", "Skip to the questions"),
    "contents": words("本頁內容", "本页内容", "On this page"),
    "all": words("全部", "全部", "All"),
    "questions_n": words("{n} 題", "{n} 题", "{n} questions"),
    # what was run
    "run": words("評測對象", "评测对象", "What was run"),
    "sets": words("題組", "题组", "Question sets"),
    "set_file": words("檔案", "文件", "File"),
    "set_split": words("用途", "用途", "Split"),
    "set_size": words("題數", "题数", "Questions"),
    "split.dev": words("開發", "开发", "development"),
    "split.test": words("測試", "测试", "test"),
    "knowledge": words("知識庫", "知识库", "Knowledge"),
    "entries_n": words("{n} 則", "{n} 条", "{n} entries"),
    "settings": words("設定", "设置", "Settings"),
    "versions": words("版本", "版本", "Versions"),
    "times": words("耗時", "耗时", "Time"),
    "times_line": words(
        "每題耗時中位數 {p50} 毫秒；95% 在 {p95} 毫秒內，99% 在 {p99} 毫秒內；總計 {total} 秒。",
        "每题耗时中位数 {p50} 毫秒；95% 在 {p95} 毫秒内，99% 在 {p99} 毫秒内；总计 {total} 秒。",
        "Half of the questions took at most {p50} ms, 95% at most {p95} ms, 99% at most {p99} ms; {total} s in all.",
    ),
    # figures
    "headline": words("重點結果", "重点结果", "At a glance"),
    "hero_line": words("{n} 題中答對 {right} 題", "{n} 题中答对 {right} 题", "{right} of {n} questions right"),
    "interval": words("95% 信賴區間", "95% 置信区间", "95% interval"),
    "figures": words("全部指標", "全部指标", "All figures"),
    "figures_caption": words(
        "各指標在適用題目上的平均值，附 95% 信賴區間與題數 n。",
        "各指标在适用题目上的平均值，附 95% 置信区间与题数 n。",
        "Each figure is the mean over the questions it applies to, with its 95% interval and n, their number.",
    ),
    "figure": words("指標", "指标", "Figure"),
    "section.answers": words("回答", "回答", "Answers"),
    "section.refusals": words("拒答", "拒答", "Refusals"),
    "section.citations": words("引用", "引用", "Citations"),
    "section.search": words("檢索", "检索", "Search"),
    "section.text": words("篇幅", "篇幅", "Length"),
    "section.other": words("其他", "其他", "Others"),
    # the heat table
    "heat": words("語言與題型", "语言与题型", "By language and kind"),
    "heat_caption": words(
        "各語言、各題型的答對比例與題數；顏色愈濃，錯得愈多。",
        "各语言、各题型的答对比例与题数；颜色越浓，错得越多。",
        "Share of questions right, and their number n. The stronger the colour, the more are wrong.",
    ),
    "kind": words("題型", "题型", "Kind"),
    "legend": words("答對比例", "答对比例", "Share right"),
    # answered or refused
    "outcomes": words("作答與拒答", "作答与拒答", "Answered or refused"),
    "outcomes_caption": words(
        "該不該作答，以及實際上如何回應：題數與占該列的比例。",
        "该不该作答，以及实际上如何回应：题数与占该行的比例。",
        "Whether an answer was due, and what came: questions, and their share of the row.",
    ),
    "due": words("是否該作答", "是否该作答", "Is an answer due?"),
    "due_yes": words("應作答", "应作答", "An answer is due"),
    "due_no": words("不應作答", "不应作答", "No answer is due"),
    "came_right": words("答對", "答对", "Answered rightly"),
    "came_wrong": words("答錯", "答错", "Answered wrongly"),
    "came_refused": words("拒答", "拒答", "Refused"),
    "cell_corrected": words("指正錯誤前提", "指正错误前提", "false premise corrected"),
    "errors_n": words(
        "另有 {n} 題因程式錯誤而中止，不在表內。",
        "另有 {n} 题因程序错误而中止，不在表内。",
        "Errors stopped {n} more; they stand in no cell.",
    ),
    # confidence
    "confidence_title": words("信心值", "信心值", "Confidence"),
    "confidence_intro": words(
        "信心值是系統自估的答對機率。好的信心值能把錯答排到最後，而且說多少就中多少。",
        "信心值是系统自估的答对概率。好的信心值能把错答排到最后，而且说多少就中多少。",
        "Confidence is the assistant's own estimate of being right. Good confidence puts wrong answers last, "
        "and it keeps its word: of the answers given 0.8, eight in ten are right.",
    ),
    "calibration_caption": words("信心值的品質", "信心值的质量", "How good the confidence is"),
    "risk": words("風險與涵蓋率", "风险与覆盖率", "Risk and coverage"),
    "risk_about": words(
        "只答最有把握的題目時，答錯的比例。虛線為 5% 風險，灰線為全部語言。",
        "只答最有把握的题目时，答错的比例。虚线为 5% 风险，灰线为全部语言。",
        "The share wrong when only the surest questions are answered. Dashed: a risk of 5%. Grey: all languages.",
    ),
    "risk_title": words("風險與涵蓋率：{group}", "风险与覆盖率：{group}", "Risk and coverage: {group}"),
    "risk_desc": words(
        "涵蓋一半時錯 {half}，全部作答時錯 {full}。",
        "覆盖一半时错 {half}，全部作答时错 {full}。",
        "With half answered, {half} are wrong; with all answered, {full}.",
    ),
    "risk_x": words("作答比例", "作答比例", "Share answered"),
    "risk_y": words("答錯比例", "答错比例", "Share wrong"),
    "reliability": words("可靠度", "可靠度", "Reliability"),
    "reliability_about": words(
        "信心值與實際答對比例。落在對角線上最好；在線下表示過度自信。圓點愈大，題數愈多。",
        "信心值与实际答对比例。落在对角线上最好；在线下表示过度自信。圆点越大，题数越多。",
        "Confidence against the share right. Best on the diagonal; below it, too sure. Larger dots: more questions.",
    ),
    "reliability_title": words("可靠度：{group}", "可靠度：{group}", "Reliability: {group}"),
    "reliability_desc": words("各區間 {bins}。", "各区间 {bins}。", "Bins: {bins}."),
    "reliability_x": words("信心值", "信心值", "Confidence"),
    "reliability_y": words("答對比例", "答对比例", "Share right"),
    "dot": words(
        "信心值 {confidence}：答對 {accuracy}，{n} 題",
        "信心值 {confidence}：答对 {accuracy}，{n} 题",
        "confidence {confidence}: {accuracy} right, n = {n}",
    ),
    "nothing_drawn": words("沒有資料", "没有数据", "Nothing to draw"),
    # questions
    "questions": words("題目", "题目", "Questions"),
    "questions_intro": words(
        "錯得最該留意的在最前面。點選題目可展開或收合。",
        "错得最该留意的在最前面。点选题目可展开或收起。",
        "The worst come first. Choose a question to open or close it.",
    ),
    "needs_script": words(
        "答對的題目需要 JavaScript 才能展開。",
        "答对的题目需要 JavaScript 才能展开。",
        "Further down, opening a question needs JavaScript.",
    ),
    "no_questions": words("這次評測沒有題目。", "这次评测没有题目。", "This run has no questions."),
    "none_match": words("沒有符合條件的題目。", "没有符合条件的题目。", "No question matches."),
    "rank.confident": words("錯而有把握", "错而有把握", "Wrong and confident"),
    "rank.wrong": words("答錯", "答错", "Wrong"),
    "rank.unsupported": words(
        "答對，但有句子缺乏依據", "答对，但有句子缺乏依据", "Right, with an unsupported sentence"
    ),
    "rank.right": words("答對", "答对", "Right"),
    "about.confident": words(
        "信心值 {n} 以上，仍然答錯。", "信心值 {n} 以上，仍然答错。", "Wrong at a confidence of {n} or more."
    ),
    "print_left": words(
        "另有 {n} 題答對，未列印。", "另有 {n} 题答对，未打印。", "{n} more questions are right; they are not printed."
    ),
    # filters
    "filters": words("篩選題目", "筛选题目", "Filter the questions"),
    "filter.language": words("語言", "语言", "Language"),
    "filter.kind": words("題型", "题型", "Kind"),
    "filter.status": words("狀態", "状态", "Status"),
    "filter.verdict": words("結果", "结果", "Result"),
    "filter.text": words("搜尋", "搜索", "Search"),
    "search_hint": words("題目、回答、條目…", "题目、回答、条目…", "question, answer, entry …"),
    "clear": words("清除", "清除", "Clear"),
    "open_all": words("全部展開", "全部展开", "Open all"),
    "close_all": words("全部收合", "全部收起", "Close all"),
    "shown_n": words("顯示 {shown} / {all} 題", "显示 {shown} / {all} 题", "{shown} of {all} shown"),
    # a question
    "verdict.right": words("答對", "答对", "right"),
    "verdict.wrong": words("答錯", "答错", "wrong"),
    "verdict.unsupported": words("缺乏依據", "缺乏依据", "unsupported"),
    "confidence": words("信心值", "信心值", "confidence"),
    "earlier": words("前文", "前文", "Earlier"),
    "role.user": words("問", "问", "Asker"),
    "role.assistant": words("答", "答", "Assistant"),
    "answer": words("回答", "回答", "Answer"),
    "no_answer": words("沒有回答", "没有回答", "No answer"),
    "short": words("簡答", "简答", "In short"),
    "gold": words("標準答案", "标准答案", "Gold"),
    "no_answer_due": words("不應作答", "不应作答", "No answer is due"),
    "missing": words("缺", "缺", "missing"),
    "why": words("錯在哪裡", "错在哪里", "Why wrong"),
    "error": words("錯誤", "错误", "Error"),
    "unsupported": words("缺乏依據的句子", "缺乏依据的句子", "Unsupported"),
    "citations": words("引用", "引用", "Citations"),
    "is_gold": words("標準出處", "标准出处", "gold"),
    "evidence": words("標準出處", "标准出处", "Gold entries"),
    "is_cited": words("已引用", "已引用", "cited"),
    "found": words("檢索結果", "检索结果", "Found"),
}
"""Key -> language -> words; a gap such as {n} stands in all three."""

WORDS: Mapping[str, Mapping[Language, str]] = {**FRAME, **NAMES}
"""All of them: what the page says and what figures, kinds and statuses are called."""

TONGUES: Mapping[str, str] = {"zh-Hant": "繁體中文", "zh-Hans": "简体中文", "en": "English"}
"""Languages in their own words, which need no translation."""


def word(key: str, language: Language = "en", **gaps: object) -> str:
    """The words of a key with its gaps filled. Raises KeyError when there is no such key."""
    return WORDS[key][language].format(**gaps)


def tongue(language: str) -> str:
    """A language in its own words; its code when it is none of ours."""
    return TONGUES.get(language, language)
