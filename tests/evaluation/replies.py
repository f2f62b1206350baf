"""Questions and contract answers to score, as small as they can be."""

from assistant.evaluation.questions import Question
from assistant.evaluation.runner import Examiner, evaluate


def question(**changes):
    """An answerable question: how many entries the list of 2022 has (50)."""
    given = {
        "id": "q1",
        "cluster": "us-2022-size",
        "language": "en",
        "kind": "count",
        "question": "How long is the list of 2022?",
        "answerable": True,
        "answers": ["50"],
        "evidence": ["us-2022-size"],
    }
    return Question.model_validate(given | changes)


def without_answer(kind="unanswerable", **changes):
    """A question that nothing in the knowledge answers."""
    silent = {"answerable": False, "answers": [], "evidence": [], "kind": kind}
    return question(**{"id": f"q-{kind}", "cluster": kind, "question": f"What of {kind}?"} | silent | changes)


QUOTE = "The list of 2022 has 50 entries."


def reply(*sentences, cited=("us-2022-size",), quotes=(QUOTE,), source="fr-2022", **changes):
    """The contract object of an answer whose sentences all cite number 1; numbers run over `cited` and its quotes."""
    said = [{"text": text, "citations": [1]} for text in sentences]
    citations = [
        {"number": number, "entry": entry, "quote": quote, "source": {"id": source, "title": source}}
        for number, (entry, quote) in enumerate(zip(cited, quotes, strict=True), start=1)
    ]
    return {
        "question": "as asked",
        "resolved_question": None,
        "language": "en",
        "status": "answered",
        "answer": " ".join(f"{text} [1]" for text in sentences),
        "short_answer": None,
        "confidence": 0.9,
        "sentences": said,
        "citations": citations,
    } | changes


def refusal(status="not_found", **changes):
    """The contract object of a refusal, in words that cite nothing."""
    words = "Nothing was found."
    said = [{"text": words, "citations": []}]
    return reply(cited=(), quotes=(), status=status, answer=words, sentences=said, confidence=0.1) | changes


def examined(questions, ask, progress=None, **more):
    """The report on what `ask` answers; more: search and form of the examiner."""
    return evaluate(questions, Examiner(ask, **more), progress)
