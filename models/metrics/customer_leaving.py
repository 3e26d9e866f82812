"""The customers likeliest to leave, with reasons and what to do (requirement S1-49)."""

from __future__ import annotations

from models.customers.base import base_of
from models.customers.leaving import risks
from models.customers.rows import account_members, keys_of
from models.facts import ACCOUNTS
from models.members import Members
from models.metric import Answer, Cell, Metric, Question, Row, Source
from models.wording import QT_TRANSLATE_NOOP


def compute(question: Question, source: Source) -> Answer:
    """One row per customer, the likeliest first; the value is 0 to 100. In detail the reasons as
    codes with their points and facts, and actions as codes."""
    directory = base_of(question, source).directory(source)
    found = risks(question, source)
    if question.options["count"] != "all":
        found = found[:int(question.options["count"])]
    return Answer(tuple(Row(
        keys_of(question, directory, one.place), one.score, n=1,
        detail={"reasons": [{"code": code, "points": points, **facts}
                            for code, points, facts in one.reasons],
                "actions": list(one.actions), "area_amount": one.area}) for one in found))


def members(question: Question, source: Source, cell: Cell) -> Members:
    return account_members(question, source, cell, compute(question, source).rows,
                           {"score": "value"})


METRIC = Metric(
    key="likely_to_leave",
    label=QT_TRANSLATE_NOOP("metrics", "Likeliest to leave"),
    unit="score",
    section="19",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Customers who have bought, by how much speaks for their leaving, 0 to 100: a pause longer "
        "than any of the year before it (50 at three times as long), tries of ours without an "
        "answer since (30 at five), health lost in 60 days (20 at fifty points). A ranking by "
        "open rules, not a probability."),
    facts=(ACCOUNTS,),
    answers=compute,
    lists=members,
    options={"count": ("3", "10", "50", "all")},
    dated=False,
    row_dimensions=("account",),
)
