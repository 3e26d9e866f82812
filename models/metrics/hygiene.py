"""Open deals whose records cannot be trusted (metrics.md, section 19; S1-03, S4-03)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import numpy as np
import numpy.typing as npt

from models.cells import COUNT
from models.facts import OPPORTUNITIES
from models.filters import FilterState
from models.grouping import group_keys, ladders
from models.instants import to_micros
from models.intervals import wilson
from models.members import Members, chosen, counted, equal
from models.metric import Answer, Cell, Metric, Question, Row, Source
from models.metrics import dwell
from models.metrics.hygiene_contacts import EVERY, MUTUAL, deal_contacts
from models.wording import QT_TRANSLATE_NOOP

Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
STALE_DAYS = 15  # S1-03
ALIVE_DAYS = 7
DAY = 86_400_000_000.0

PROBLEMS: Mapping[str, str] = {
    "stale": QT_TRANSLATE_NOOP("metrics", "No activity for more than 15 days"),
    "past_due": QT_TRANSLATE_NOOP("metrics", "Close date has passed"),
    "no_next_step": QT_TRANSLATE_NOOP("metrics", "No next step"),
    "stage_lag": QT_TRANSLATE_NOOP("metrics", "In contact, but the stage stands still"),
    "no_amount": QT_TRANSLATE_NOOP("metrics", "No amount"),
    "no_close_date": QT_TRANSLATE_NOOP("metrics", "No close date"),
}
"""What can be wrong with an open deal. A source without next steps has no such row."""


def _deals(question: Question, source: Source, cell: Cell) -> Members:
    names = ("stage_days", "next_step", *question.by)
    rest = {name: key for name, key in cell.items() if name != "problem"}
    wanted = question.stock.keys("status")
    state = question.stock.narrowed("status", ("open",) if not wanted or "open" in wanted
                                    else ("none of these",))
    return chosen(source, OPPORTUNITIES, state, rest, names=names)


def _has_steps(question: Question, source: Source) -> bool:
    """Whether the source tells of next steps at all, whatever the filter shows."""
    state = FilterState(as_of=question.at, scope=question.filters.scope)
    cells = source.tally(OPPORTUNITIES, ("next_step",), (COUNT,), state, None, question.task)
    return "yes" in cells.keys["next_step"].tolist()


def problems(question: Question, source: Source, deals: Members) -> dict[str, Flags]:
    """Which of the open deals have each problem.

    stale          nothing was done about it for more than 15 days (since its creation where
                   nothing ever was)
    past_due       its close date lies before today
    no_next_step   none is written down, where the source tells of next steps at all
    stage_lag      two-way contact within a week, while it has been in its stage for longer than
                   three quarters of all stays there: it moved and nobody recorded it, or the
                   talk leads nowhere. Ours; evidence by kind of activity is not in the records.
    """
    today = question.days.day_of(question.at)
    expected = deals.columns["expected"]
    days = np.array([(today - date(1970, 1, 1)).days], "datetime64[D]")[0]
    created = deals.columns["created"].astype("datetime64[us]")
    age = np.where(np.isnat(created), np.nan,
                   (to_micros(question.at) - created.astype(np.int64)) / DAY)
    contacts = deal_contacts(question, source)
    number, now = contacts.numbers(deals.columns["opportunity"]), to_micros(question.at)
    quiet = np.fmin((now - contacts.last(EVERY, now)[number]) / DAY, age)
    met = (now - contacts.last(MUTUAL, now)[number]) / DAY
    found = {
        "stale": quiet > STALE_DAYS,
        "past_due": ~np.isnat(expected) & (expected < days),
        "stage_lag": (met <= ALIVE_DAYS) & _slow(question, source, deals),
        "no_amount": np.isnan(deals.columns["amount"].astype(float)),
        "no_close_date": np.isnat(expected),
    }
    if _has_steps(question, source):
        found["no_next_step"] = equal(deals.columns["next_step"], "no")
    return {name: found[name] for name in PROBLEMS if name in found}


def _slow(question: Question, source: Source, deals: Members) -> Flags:
    asked = replace(question, by=(), filters=question.stock, options={"date": "entered"})
    limits = {keys["stage"]: curve.quantile(0.75) / 24
              for keys, curve in dwell.curves(asked, source)}
    same = {stage: used for run in ladders(source, question.filters)
            for stage, used in run.same.items()}
    limit = np.fromiter((limits.get(same.get(stage), np.nan)
                         for stage in deals.columns["stage"].tolist()), float, len(deals))
    with np.errstate(invalid="ignore"):
        slow: Flags = deals.columns["stage_days"].astype(float) > limit
    return slow


def compute(question: Question, source: Source) -> Answer:
    """One row per segment and problem, of the segments that have open deals."""
    deals = _deals(question, source, {})
    found = problems(question, source, deals)
    groups: list[dict[str, object]] = [{}]
    codes = np.zeros(len(deals), np.intp)
    if question.by:
        if not len(deals):
            return Answer(())
        grouped = group_keys([deals.columns[name].tolist() for name in question.by], question.by,
                             source)
        groups = [dict(grouped.keys(i)) for i in range(len(grouped.groups))]
        codes = grouped.codes
    amount = np.nan_to_num(deals.columns["amount"].astype(float))
    n = np.bincount(codes, minlength=len(groups))
    rows = []
    counts = {name: np.bincount(codes[flags], minlength=len(groups))
              for name, flags in found.items()}
    amounts = {name: np.bincount(codes[flags], amount[flags], minlength=len(groups))
               for name, flags in found.items()}
    for i, group in enumerate(groups):
        for name in found:
            count = int(counts[name][i])
            low, high = wilson(count, int(n[i]))
            rows.append(Row(
                {**{key: _key(value) for key, value in group.items()}, "problem": name},
                count / int(n[i]) if n[i] else float("nan"), float(count), float(n[i]), int(n[i]),
                float(low), float(high), {"amount": round(float(amounts[name][i]))}))
    return Answer(tuple(rows))


def _key(value: object) -> str | int | None:
    return value if value is None or isinstance(value, int) else str(value)


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The open deals; those with the problem count, with any of them where none is named."""
    asked = replace(question, by=tuple(dict.fromkeys(
        (*question.by, *(name for name in cell if name != "problem")))))
    deals = _deals(asked, source, cell)
    found = problems(asked, source, deals)
    if "problem" in cell:
        return counted(deals, found.get(str(cell["problem"]), np.zeros(len(deals), bool)))
    return counted(deals, np.logical_or.reduce(list(found.values())))


METRIC = Metric(
    key="hygiene",
    label=QT_TRANSLATE_NOOP("metrics", "Record hygiene"),
    unit="ratio",
    section="19",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Open deals with a problem, divided by all open deals: no activity for more than 15 days, "
        "a close date that has passed, no next step, contact within a week although the stage "
        "has stood still for longer than three quarters of the stays there, no amount, or no "
        "close date.",
    ),
    facts=(OPPORTUNITIES,),
    answers=compute,
    lists=members,
    dated=False,
    row_dimensions=("problem",),
)
