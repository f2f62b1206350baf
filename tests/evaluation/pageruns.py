"""Runs as plain data for tests of the report: questions right and wrong, and one whole run with every part filled."""

from typing import get_args

from assistant.records import Language

LANGUAGES = get_args(Language)


def figure(value, low=None, high=None, n=201):
    return {"value": value, "low": low, "high": high, "n": n}


def row(number=1, **changes):
    base = {
        "id": f"q{number:03}-zht", "cluster": f"c{number}", "language": "zh-Hant", "kind": "set",
        "question": f"第{number}題：哪些礦物同時列入？", "history": [{"role": "user", "content": "中國呢？"}],
        "answerable": True, "answers": ["銻", "Sb"], "must_include": [["銻", "Sb"], ["鈷"]],
        "evidence": ["t3", "t3-r02"], "status": "answered", "answer": "同時列入者有銻。[1]\n另見表三。[2]",
        "short_answer": "銻", "confidence": 0.9,
        "citations": [
            {"number": 1, "entry": "t3", "quote": "表三列出54種礦物。", "source": "關鍵礦物論文"},
            {"number": 2, "entry": "cc-1", "quote": "Antimony is listed.", "source": {"id": "fr", "title": "A list"}},
        ],
        "found": ["cc-1", "t3"], "missing": ["鈷"], "unsupported": [], "right": False,
        "scores": {"right": 0.0}, "error": "", "why": "misses 鈷",
    }  # fmt: skip
    return base | changes


def right(number, **changes):
    return row(number, **({"right": True, "missing": [], "why": ""} | changes))


def a_run():
    """Five questions, one of each rank and one more; every part of the run filled."""
    shares = {
        "right": figure(0.8612, 0.8123, 0.9034),
        "support": figure(None, n=0),
        "characters": figure(122.94, 98, 150),
    }
    curve = [[share / 40, share / 400, 1 - share / 50] for share in range(1, 41)]
    bins = [{"low": 0.8, "high": 0.9, "n": 30, "confidence": 0.84, "accuracy": 0.75}]
    scores = {
        "curve": curve,
        "aurc": 0.0312,
        "coverage_at_5": 0.5,
        "auroc": None,
        "brier": 0.1,
        "ece": 0.04,
        "bins": bins,
    }
    group = {"questions": 67, "figures": {"right": figure(0.5, 0.4, 0.6, 67)}}
    return {
        "manifest": {
            "name": "hard-dev",
            "sets": [{"file": "hard-dev.yaml", "split": "dev", "questions": 201, "sha256": "ab" * 32}],
            "knowledge": {"digest": "cd" * 32, "entries": 2143},
            "settings": {"encoder": "shipped", "weights": {"a": 1}}, "versions": {"assistant": "0.1.0"},
        },
        "metrics": {
            "questions": 201, "figures": shares | {"unheard_of": figure(0.25)},
            "by_language": dict.fromkeys(LANGUAGES, group), "by_kind": {"set": group, "novel-kind": group},
            "cells": {name: {"set": {"questions": 13, "right": 0.923}} for name in LANGUAGES},
            "outcomes": {
                "answered_right": 120, "answered_wrong": 21, "refused_wrongly": 9, "refused_rightly": 40,
                "answered_unanswerable": 4, "corrected": 5, "errors": 2,
            },
            "calibration": {"all": scores, "en": scores | {"curve": [], "bins": []}},
        },
        "times": {"p50": 2.41, "p95": 6.87, "p99": 14.2, "total_s": 3.3},
        "rows": [
            right(1), right(2, unsupported=["另見表三。"]), row(3, confidence=0.2),
            row(4, confidence=0.7, language="en", question="Which minerals are listed?"), row(5, confidence=0.95),
        ],
    }  # fmt: skip
