"""The grade of each customer (metrics.md, section 15), as the grade document defines it."""

from __future__ import annotations

from typing import Any

from models.customers.base import base_of
from models.customers.grades import GRADES, PARAMETERS, grade_book
from models.customers.rows import account_members, keys_of
from models.facts import ACCOUNTS
from models.instants import from_micros
from models.members import Members
from models.metric import Answer, Cell, Key, Metric, Question, Row, Source
from models.wording import QT_TRANSLATE_NOOP


def compute(question: Question, source: Source) -> Answer:
    """One row per customer; the value is the total of 0 to 20, scaled over what is known. In
    detail the grade, its four parameters, since when, and the next change if nothing happens."""
    directory = base_of(question, source).directory(source)
    book = grade_book(question, source)
    ahead = {one.account: one for one in book.pending()}
    rows = []
    for place in directory.chosen(question).tolist():
        account = directory.keys[place]
        following = ahead.get(account)
        grade = int(book.grade[place])
        rows.append(Row(
            keys_of(question, directory, place), float(book.total[place]),
            n=int(book.completeness[place] > 0),
            detail={
                "grade": GRADES[grade] if grade >= 0 else None,
                "automatic": GRADES[book.automatic[place]] if book.automatic[place] >= 0 else None,
                "pinned": bool(book.pinned[place]),
                "completeness": float(book.completeness[place]),
                "since": from_micros(int(book.since[place])).isoformat(),
                **{name: float(book.parameters[i][place]) for i, name in enumerate(PARAMETERS)},
                "derived": [name for i, name in enumerate(PARAMETERS) if book.derived[i][place]],
                "reconstructed": [name for i, name in enumerate(PARAMETERS)
                                  if book.reconstructed[i][place]],
                "next_grade": following.after if following else None,
                "next_at": following.at.isoformat() if following else None,
                "next_why": following.why if following else None,
            }))
    return Answer(tuple(rows))


def members(question: Question, source: Source, cell: Cell) -> Members:
    rows = compute(question, source).rows
    return account_members(question, source, cell, rows, {"grade": "grade", "total": "value"})


def compute_changes(question: Question, source: Source) -> Answer:
    """One row per grade before and after, with how often it happened in the period (all that the
    replay holds where the period is open); `n` counts the customers. In detail why, and the
    changes themselves."""
    directory = base_of(question, source).directory(source)
    chosen = {directory.keys[place]: place for place in directory.chosen(question).tolist()}
    period, days = question.filters.period, question.days
    found: dict[tuple[Key, ...], list[dict[str, Any]]] = {}
    for one in grade_book(question, source).changes():
        day = days.day_of(one.at)
        if one.account not in chosen or (period.start and day < period.start) or (
                period.end and day >= period.end):
            continue
        who = keys_of(question, directory, chosen[one.account])
        key = (*(who[name] for name in question.by), one.before, one.after)
        found.setdefault(key, []).append({
            "account": one.account, "at": one.at.isoformat(), "why": one.why, "kind": one.kind,
            **one.facts})
    order = {name: str(place) for place, name in enumerate((*GRADES, None))}
    rows = []
    for key in sorted(found, key=lambda key: (*map(str, key[:-2]), *(
            order[str(part) if part else None] for part in key[-2:]))):
        changes = found[key]
        why: dict[str, int] = {}
        for change in changes:
            why[change["why"]] = why.get(change["why"], 0) + 1
        rows.append(Row(
            dict(zip((*question.by, "before", "after"), key, strict=True)), float(len(changes)),
            n=len({change["account"] for change in changes}),
            detail={"why": why, "changes": changes}))
    return Answer(tuple(rows))


def changed_members(question: Question, source: Source, cell: Cell) -> Members:
    """The customers who changed so."""
    rows = [Row({**row.by, "account": str(change["account"])}, 1.0)
            for row in compute_changes(question, source).rows
            for change in row.detail["changes"]]
    return account_members(question, source, cell, rows)


GRADE = Metric(
    key="grade",
    label=QT_TRANSLATE_NOOP("metrics", "Customer grade"),
    unit="score",
    section="15",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Purchase urgency, budget clarity, decision chain and competition, 0 to 5 each, from the "
        "fields of the CRM or else derived from the data; their sum, scaled to 20 over what is "
        "known, gives A+, A, B or C. Silence of 14 days costs one grade, a demo booked by the "
        "customer lifts one at once; a grade goes down at most once in 7 days. The grade document "
        "holds these figures."),
    facts=(ACCOUNTS,),
    answers=compute,
    lists=members,
    dated=False,
    row_dimensions=("account",),
)
CHANGES = Metric(
    key="grade_changes",
    label=QT_TRANSLATE_NOOP("metrics", "Grade changes"),
    unit="count",
    section="15",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "How often customers went from one grade to another in the period, as far as the replay "
        "of the last 92 days goes, and why. Grades set by people count too."),
    facts=(ACCOUNTS,),
    answers=compute_changes,
    lists=changed_members,
    dated=False,
    row_dimensions=("before", "after"),
)
METRIC = (GRADE, CHANGES)

