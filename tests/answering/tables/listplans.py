"""A plan over the small lists, read and told in brief."""

from assistant.answering.tables.listplan import ListPlan, plan_lists
from tests.answering.tables.somelists import COLUMN_IDS, GLOSSARY, ROSTERS, TODAY

TABLE_3 = " ".join(COLUMN_IDS)
LATEST = "us-2025 eu-2024 jp-2020 ca-2024 au-2024 cn-2016"


def read(question, today=TODAY):
    return plan_lists(question, GLOSSARY, ROSTERS, today)


def brief(plan):
    """All of a plan but the words it was read from: (operation, lists, lists not to be on, things, the rest set)."""
    if plan is None:
        return None
    rest = {
        name: getattr(plan, name)
        for name in ("number", "count", "assumed", "dropped", "shortest")
        if getattr(plan, name) != getattr(ListPlan(plan.op), name)
    }
    ids = [" ".join(each.id for each in part) for part in (plan.wanted, plan.unwanted)]
    return (plan.op, *ids, " ".join(plan.subjects), rest)


def wanted(op, on="", off="", of="", **rest):
    return (op, on, off, of, rest)
