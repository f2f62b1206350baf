"""Fit assistant/answering/confidence.json on the development questions.

    python benchmarks/fit_confidence.py [--write]

For each language group a logistic regression predicts from `confidence.FEATURES` whether the assistant's answer is
right (an answer to an unanswerable question is wrong). The threshold is the highest at which at most
FALSE_REFUSALS of the answerable questions are refused. All figures printed come from ten-fold cross-validation by fact
cluster, so that no paraphrase of a fact helps to judge it; the test questions are never read.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from assistant import open_assistant
from assistant.answering import confidence
from assistant.answering.answerer import SURE_OF_COMPUTED
from assistant.evaluation.metrics import answer_accuracy, names_exactly
from assistant.evaluation.questions import Question, read_question_set
from assistant.records import Turn
from assistant.wiring import Assistant

ROOT = Path(__file__).resolve().parents[1]
SETS = ("dev.yaml", "dev-2.yaml", "hard-dev.yaml", "hard-dev-2.yaml")
FALSE_REFUSALS = 0.06
FOLDS = 10


@dataclass(frozen=True)
class Sample:
    """One development question: its features, whether an answer is due, and whether the one composed is right.

    gap: refused for what it names, whatever the confidence.
    """

    cluster: str
    group: str
    features: tuple[float, ...]
    answerable: bool
    right: bool
    gap: bool


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
    weights, thresholds = {}, {}
    for group in ("en", "zh"):
        weights[group], thresholds[group] = fit(group, [sample for sample in samples if sample.group == group])
    if write:
        target = ROOT / "assistant/answering/confidence.json"
        target.write_text(json.dumps({"weights": weights, "thresholds": thresholds}, indent=1) + "\n", encoding="utf-8")
        print(f"wrote {target}")


def collect(assistant: Assistant, questions: Sequence[Question]) -> list[Sample]:
    """Ask every question that is not small talk."""
    samples = []
    for question in questions:
        history = [Turn(said.role, said.content) for said in question.history]
        answer = assistant.ask(question.question, history, today=question.today).to_dict()
        if "smalltalk" in (question.kind, answer["status"]) or answer["confidence"] == SURE_OF_COMPUTED:
            continue
        values = assistant.confidence_features(answer["resolved_question"] or question.question)
        text = f"{answer['answer']} {answer['short_answer'] or ''}"
        right = question.answerable and bool(answer_accuracy(text, question.answers, question.must_include))
        right = (right and not question.exact) or names_exactly(answer["short_answer"] or "", question.exact)
        group = "en" if question.language == "en" else "zh"
        row = tuple(values[name] for name in confidence.FEATURES)
        gap = answer["status"] == "not_found"
        samples.append(Sample(question.cluster, group, row, question.answerable, right, gap))
    return samples


def fit(group: str, samples: Sequence[Sample]) -> tuple[list[float], float]:
    """Intercept and weights fitted on all samples, and the threshold chosen on the cross-validated probabilities."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import GroupKFold, cross_val_predict

    gaps = [sample for sample in samples if sample.gap]
    samples = [sample for sample in samples if not sample.gap]
    rows = np.array([sample.features for sample in samples])
    right = np.array([sample.right for sample in samples])
    due = np.array([sample.answerable for sample in samples])
    clusters = np.array([sample.cluster for sample in samples])
    model: Any = LogisticRegression(C=1.0, max_iter=5000)
    sure = cross_val_predict(model, rows, right, groups=clusters, cv=GroupKFold(FOLDS), method="predict_proba")[:, 1]
    threshold = round(float(np.quantile(sure[due], FALSE_REFUSALS)), 3)
    answered = sure >= threshold
    refused_due = (~answered[due]).sum() + sum(sample.answerable for sample in gaps)
    refused_else = (~answered[~due]).sum() + sum(not sample.answerable for sample in gaps)
    total_due = due.sum() + sum(sample.answerable for sample in gaps)
    total_else = (~due).sum() + sum(not sample.answerable for sample in gaps)
    print(
        f"{group}: {len(samples)} questions and {len(gaps)} with a gap, AUROC {roc_auc_score(right, sure):.3f}, "
        f"threshold {threshold}: false refusals {refused_due / total_due:.3f}, "
        f"refusal recall {refused_else / total_else:.3f}, right among answered {right[answered].mean():.3f}"
    )
    model.fit(rows, right)
    return [round(float(weight), 4) for weight in (model.intercept_[0], *model.coef_[0])], threshold


if __name__ == "__main__":
    main()
