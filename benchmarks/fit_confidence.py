"""Fit assistant/answering/confidence.json on the development questions.

    python benchmarks/fit_confidence.py [--write]

For each language group a logistic regression predicts from `confidence.FEATURES` whether the assistant's answer is
right (an answer to an unanswerable question is wrong). The threshold is the highest at which at most FALSE_REFUSALS of
the answerable questions are refused; the one for cautious use is chosen by learn-then-test. All figures printed come
from ten-fold cross-validation by fact cluster, so that no paraphrase of a fact helps to judge it; the test questions
are never read.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant import open_assistant
from assistant.answering import confidence
from assistant.answering.answerer import SURE_OF_COMPUTED
from assistant.evaluation.metrics import answer_accuracy, names_exactly
from assistant.evaluation.normalize import contains
from assistant.evaluation.questions import Question, read_question_set
from assistant.records import Turn
from assistant.wiring import Assistant

ROOT = Path(__file__).resolve().parents[1]
SETS = (
    *("dev.yaml", "dev-2.yaml", "hard-dev.yaml", "hard-dev-2.yaml", "hard-dev-3.yaml"),
    *("hard-dev-4.yaml", "hard-dev-5.yaml", "hard-dev-6.yaml"),
)
FALSE_REFUSALS = 0.03
"""Share of all answerable questions that may be refused; questions of other hands are refused more often than these."""
RISK, DELTA = 0.05, 0.05
FEWEST = 60
"""Answers before the test of a threshold means anything."""
FOLDS = 10


@dataclass(frozen=True)
class Sample:
    """One development question: its features, whether an answer is due, and whether the one composed is right.

    gap: refused for what it names, whatever the confidence.  computed: answered from tables, without a search.
    """

    cluster: str
    group: str
    features: tuple[float, ...]
    answerable: bool
    right: bool
    gap: bool
    computed: bool


def main() -> None:
    """Fit both groups, print what cross-validation says, and write the file with --write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="replace assistant/answering/confidence.json")
    write = parser.parse_args().write
    kept = confidence.fitted()
    # Nothing may be refused while answers are collected, whatever the present thresholds are.
    confidence.fitted = lambda: replace(kept, thresholds={"en": 0.0, "zh": 0.0})  # type: ignore[assignment]
    samples = collect(
        open_assistant(), [q for name in SETS for q in read_question_set(ROOT / "knowledge/questions" / name).questions]
    )
    weights, thresholds, cautious = {}, {}, {}
    for group in ("en", "zh"):
        weights[group], thresholds[group], cautious[group] = fit(
            group, [sample for sample in samples if sample.group == group]
        )
    if write:
        target = ROOT / "assistant/answering/confidence.json"
        target.write_text(
            json.dumps({"weights": weights, "thresholds": thresholds, "cautious": cautious}, indent=1) + "\n",
            encoding="utf-8",
        )
        print(f"wrote {target}")


def collect(assistant: Assistant, questions: Sequence[Question]) -> list[Sample]:
    """Ask every question that is not small talk."""
    samples = []
    for question in questions:
        history = [Turn(said.role, said.content) for said in question.history]
        answer = assistant.ask(question.question, history, today=question.today).to_dict()
        if "smalltalk" in (question.kind, answer["status"]):
            continue
        values = assistant.confidence_features(answer["resolved_question"] or question.question)
        text = f"{answer['answer']} {answer['short_answer'] or ''}"
        right = question.answerable and bool(answer_accuracy(text, question.answers, question.must_include))
        right = right and (not question.exact or names_exactly(answer["short_answer"] or "", question.exact))
        group = "en" if question.language == "en" else "zh"
        row = tuple(values[name] for name in confidence.FEATURES)
        gap = answer["status"] == "not_found"
        computed = answer["confidence"] == SURE_OF_COMPUTED
        right = right or any(contains(answer["answer"], words) for words in question.correction)
        samples.append(Sample(question.cluster, group, row, question.answerable, right, gap, computed))
    return samples


def fit(group: str, samples: Sequence[Sample]) -> tuple[list[float], float, float]:
    """Intercept and weights fitted on all samples, and the threshold chosen on the cross-validated probabilities."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import GroupKFold, cross_val_predict

    told = Outcomes(samples)
    found = [sample for sample in samples if not (sample.gap or sample.computed)]
    rows = np.array([sample.features for sample in found])
    right = np.array([sample.right for sample in found])
    clusters = np.array([sample.cluster for sample in found])
    model: Any = LogisticRegression(C=1.0, max_iter=5000)
    sure = cross_val_predict(model, rows, right, groups=clusters, cv=GroupKFold(FOLDS), method="predict_proba")[:, 1]
    due = np.array([sample.answerable for sample in found])
    refusable = max(0, FALSE_REFUSALS * told.due - told.gaps_due) / due.sum()
    threshold = round(float(np.quantile(sure[due], refusable)), 3)
    strict = told.risk_controlled(found, sure)
    print(f"{group}: {len(samples)} questions; AUROC where a search answered {roc_auc_score(right, sure):.3f}")
    print(f"  computed answers right {told.computed_right} of {told.computed}")
    print(f"  threshold {threshold}: {told.at(found, sure, threshold)}")
    for share in (0.02, 0.04, 0.05):
        lower = round(float(np.quantile(sure[due], max(0, share * told.due - told.gaps_due) / due.sum())), 3)
        print(f"  at {share:.0%} false refusals: {lower}: {told.at(found, sure, lower)}")
    print(f"  learn-then-test  {strict}: {told.at(found, sure, strict)}")
    model.fit(rows, right)
    weights = [round(float(weight), 4) for weight in (model.intercept_[0], *model.coef_[0])]
    return weights, threshold, max(threshold, strict)


class Outcomes:
    """What a threshold does to one group of questions; those answered from tables or refused for a gap stay."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        self.due = sum(sample.answerable for sample in samples)
        # A false premise that was corrected needed no refusal.
        self.undue = sum(not sample.answerable and not sample.right for sample in samples)
        self.gaps_due = sum(sample.gap and sample.answerable for sample in samples)
        self.gaps_undue = sum(sample.gap and not sample.answerable for sample in samples)
        self.computed = sum(sample.computed for sample in samples)
        self.computed_right = sum(sample.computed and sample.right for sample in samples)

    def counts(self, found: Sequence[Sample], sure: npt.NDArray[np.float64], threshold: float) -> tuple[int, int]:
        """(answered, wrong among them) at a threshold."""
        answered = [sample for sample, each in zip(found, sure, strict=True) if each >= threshold]
        wrong = sum(not sample.right for sample in answered)
        return len(answered) + self.computed, wrong + self.computed - self.computed_right

    def risk_controlled(self, found: Sequence[Sample], sure: npt.NDArray[np.float64]) -> float:
        """The lowest threshold at which at most RISK of the answers are wrong, with probability 1 - DELTA.

        Learn-then-test (Angelopoulos, Bates, Candès, Jordan, Lei, arXiv 2110.01052, 2021): thresholds are tested from
        the strictest on, each by the binomial tail bound, and the first that is not rejected ends it. Paraphrases of
        one fact are not independent, so that the true probability is somewhat lower.
        """
        from scipy.stats import binom

        best = 1.0
        for threshold in np.unique(np.round(sure, 3))[::-1]:
            answered, wrong = self.counts(found, sure, float(threshold))
            if answered >= FEWEST and binom.cdf(wrong, answered, RISK) > DELTA:
                break
            best = float(threshold)
        return best

    def at(self, found: Sequence[Sample], sure: npt.NDArray[np.float64], threshold: float) -> str:
        """The figures at a threshold, in words."""
        answered, wrong = self.counts(found, sure, threshold)
        pairs = list(zip(found, sure, strict=True))
        refused = self.gaps_due + sum(sample.answerable and each < threshold for sample, each in pairs)
        wrongly = [each for sample, each in pairs if not sample.answerable and not sample.right]
        silent = self.gaps_undue + sum(each < threshold for each in wrongly)
        return (
            f"false refusals {refused / self.due:.3f}, refusal recall {silent / self.undue:.3f}, "
            f"right among {answered} answered {1 - wrong / answered:.3f}"
        )


if __name__ == "__main__":
    main()
