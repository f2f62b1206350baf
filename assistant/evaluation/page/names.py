"""What figures, kinds and statuses are called in three languages, and what each figure says."""

from __future__ import annotations

from collections.abc import Mapping

from ...records import Language


def words(hant: str, hans: str, en: str) -> Mapping[Language, str]:
    """One string in its three languages."""
    return {"zh-Hant": hant, "zh-Hans": hans, "en": en}


SECTIONS: Mapping[str, tuple[str, ...]] = {
    "answers": ("right", "answer_accuracy", "short_answer", "exact_set", "em", "f1", "agreement", "language"),
    "refusals": ("refusal_precision", "refusal_recall", "false_refusals"),
    "citations": ("cited_gold", "citation_agreement", "support"),
    "search": ("success@1", "success@10", "mrr@10", "recall@10", "ndcg@10", "map@10", "map"),
    "text": ("sentences", "characters"),
}
"""Section of the table of figures -> its figures in order; a figure named nowhere here stands under "other"."""

NAMES: Mapping[str, Mapping[Language, str]] = {
    # figures, and what each says
    "figure.right": words("正確率", "正确率", "Right"),
    "says.right": words(
        "該答的答對，不該答的拒答", "该答的答对，不该答的拒答", "answered rightly, or refused where none is due"
    ),
    "figure.answer_accuracy": words("作答正確率", "作答正确率", "Answers right"),
    "says.answer_accuracy": words("有答案的題目中答對的比例", "有答案的题目中答对的比例", "where an answer is due"),
    "figure.short_answer": words("簡答正確率", "简答正确率", "Short answer right"),
    "says.short_answer": words("簡答含標準答案", "简答含标准答案", "the short answer holds the gold answer"),
    "figure.exact_set": words("集合完全相符", "集合完全相符", "Exact set"),
    "says.exact_set": words("該列的全列，且無多列", "该列的全列，且无多列", "names the whole set and nothing else"),
    "figure.em": words("完全相符（EM）", "完全匹配（EM）", "Exact match (EM)"),
    "says.em": words("簡答與標準答案逐字相同", "简答与标准答案逐字相同", "short answer equals a gold answer"),
    "figure.f1": words("字詞重疊（F1）", "字词重叠（F1）", "Overlap (F1)"),
    "says.f1": words("簡答與標準答案共有的字詞", "简答与标准答案共有的字词", "what short and gold answer share"),
    "figure.agreement": words("三語一致", "三语一致", "Agreement of languages"),
    "says.agreement": words(
        "同一題三種語言結果相同", "同一题三种语言结果相同", "one question, the same result in all three"
    ),
    "figure.language": words("語言相符", "语言相符", "Language"),
    "says.language": words("以提問的語言作答", "以提问的语言作答", "answers in the language asked"),
    "figure.refusal_precision": words("拒答精確率", "拒答精确率", "Refusal precision"),
    "says.refusal_precision": words(
        "拒答的題目中確實該拒答者", "拒答的题目中确实该拒答者", "of the refusals, those due"
    ),
    "figure.refusal_recall": words("拒答召回率", "拒答召回率", "Refusal recall"),
    "says.refusal_recall": words(
        "該拒答的題目中確有拒答者", "该拒答的题目中确有拒答者", "of those due, the refusals made"
    ),
    "figure.false_refusals": words("錯誤拒答", "错误拒答", "False refusals"),
    "says.false_refusals": words(
        "該答卻拒答；愈低愈好", "该答却拒答；越低越好", "refused although due an answer; lower is better"
    ),
    "figure.cited_gold": words("引到標準出處", "引到标准出处", "Cites gold"),
    "says.cited_gold": words("至少引用一則標準出處", "至少引用一条标准出处", "at least one citation is a gold entry"),
    "figure.citation_agreement": words("引用相符率", "引用相符率", "Citations that are gold"),
    "says.citation_agreement": words(
        "引用中屬標準出處的比例", "引用中属标准出处的比例", "share of citations that are gold entries"
    ),
    "figure.support": words("句句有據", "句句有据", "Support"),
    "says.support": words(
        "句子由所引原文支持的比例", "句子由所引原文支持的比例", "sentences that their quotes license"
    ),
    "figure.success@1": words("首位命中", "首位命中", "Success@1"),
    "says.success@1": words("第一筆即為標準出處", "第一条即为标准出处", "the first found is gold"),
    "figure.success@10": words("前十命中", "前十命中", "Success@10"),
    "says.success@10": words("前十筆中有標準出處", "前十条中有标准出处", "one of the first ten is gold"),
    "figure.mrr@10": words("MRR@10", "MRR@10", "MRR@10"),
    "says.mrr@10": words("首則標準出處名次的倒數", "首条标准出处名次的倒数", "one over the rank of the first gold"),
    "figure.recall@10": words("召回率@10", "召回率@10", "Recall@10"),
    "says.recall@10": words("前十筆涵蓋標準出處的比例", "前十条覆盖标准出处的比例", "share of gold in the first ten"),
    "figure.ndcg@10": words("nDCG@10", "nDCG@10", "nDCG@10"),
    "says.ndcg@10": words("愈前面的命中愈重", "越前面的命中越重", "gold counts more the earlier it comes"),
    "figure.map@10": words("MAP@10", "MAP@10", "MAP@10"),
    "says.map@10": words("前十筆的平均精確率", "前十条的平均精确率", "mean of average precision over the first ten"),
    "figure.map": words("MAP", "MAP", "MAP"),
    "says.map": words("平均精確率的平均", "平均精确率的平均", "mean of average precision"),
    "figure.sentences": words("句數", "句数", "Sentences"),
    "says.sentences": words("每則回答的平均句數", "每条回答的平均句数", "mean number in an answer"),
    "figure.characters": words("字數", "字数", "Characters"),
    "says.characters": words("每則回答的平均字數", "每条回答的平均字数", "mean number in an answer"),
    "figure.aurc": words("AURC", "AURC", "AURC"),
    "says.aurc": words(
        "風險與涵蓋率曲線下面積；愈低愈好",
        "风险与覆盖率曲线下面积；越低越好",
        "area under the risk-coverage curve; lower is better",
    ),
    "figure.coverage_at_5": words("5% 風險下的涵蓋率", "5% 风险下的覆盖率", "Coverage at 5% risk"),
    "says.coverage_at_5": words(
        "錯誤不超過 5% 時可作答的比例", "错误不超过 5% 时可作答的比例", "share answered with at most 5% wrong"
    ),
    "figure.auroc": words("AUROC", "AUROC", "AUROC"),
    "says.auroc": words(
        "答對者信心較高的機率", "答对者信心较高的概率", "chance that a right answer has the higher confidence"
    ),
    "figure.brier": words("Brier 分數", "Brier 分数", "Brier score"),
    "says.brier": words(
        "信心值的均方誤差；愈低愈好", "信心值的均方误差；越低越好", "mean squared error; lower is better"
    ),
    "figure.ece": words("ECE", "ECE", "ECE"),
    "says.ece": words(
        "信心值與正確率的平均差距；愈低愈好",
        "信心值与正确率的平均差距；越低越好",
        "mean gap between confidence and share right; lower is better",
    ),
    # kinds of questions
    "kind.lookup": words("查找", "查找", "lookup"),
    "kind.number": words("數值", "数值", "number"),
    "kind.date": words("日期", "日期", "date"),
    "kind.list": words("列舉", "列举", "list"),
    "kind.definition": words("定義", "定义", "definition"),
    "kind.reason": words("原因", "原因", "reason"),
    "kind.comparison": words("比較", "比较", "comparison"),
    "kind.count": words("計數", "计数", "count"),
    "kind.set": words("集合", "集合", "set"),
    "kind.table": words("查表", "查表", "table"),
    "kind.dispute": words("說法不一", "说法不一", "dispute"),
    "kind.as-of": words("時點", "时点", "as of a date"),
    "kind.follow-up": words("追問", "追问", "follow-up"),
    "kind.unanswerable": words("無解", "无解", "unanswerable"),
    "kind.false-premise": words("錯誤前提", "错误前提", "false premise"),
    "kind.off-topic": words("離題", "离题", "off topic"),
    "kind.smalltalk": words("寒暄", "寒暄", "small talk"),
    # statuses of an answer
    "status.answered": words("已作答", "已作答", "answered"),
    "status.not_found": words("查無答案", "查无答案", "not found"),
    "status.smalltalk": words("寒暄", "寒暄", "small talk"),
    "status.error": words("錯誤", "错误", "error"),
}
"""Key -> language -> name."""
