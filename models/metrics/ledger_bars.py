"""The change ledger as bars that stand on each other, and who made the changes of a bar
(metrics.md, section 8)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from models.grouping import group_keys
from models.metric import Key, Question, Source
from models.metrics import change_ledger
from models.metrics.change_causes import IN

OTHERS = {
    "pushed_in": "others_in", "owner_in": "others_in", "stage_in": "others_in",
    "other_in": "others_in", "pulled_out": "others_out", "owner_out": "others_out",
    "stage_out": "others_out", "other_out": "others_out",
}
"""Causes that share a bar where bars are to be few."""
ORDER = ("created", "reopened", "pulled_in", *(cause for cause in IN if cause not in (
    "created", "reopened", "pulled_in")), "others_in", "amount_up", "amount_down", "pushed_out",
    "pulled_out", "owner_out", "stage_out", "other_out", "others_out", "deleted", "lost", "won",
    "revaluation")


@dataclass(frozen=True)
class Bar:
    """One bar; minor units. `low` and `high` are its ends on the scale of the open pipeline.

    kind     total | in | out | rates
    amount   what it adds, negative where it takes away; of a total the total itself
    causes   the causes of `change_ledger` in it, each with its amount and number of changes
    """

    cause: str
    kind: str
    amount: int
    n: int
    low: int
    high: int
    causes: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True)
class LedgerBars:
    """From `opening` to `closing`; the bars in between add up to the difference exactly.

    start, end   evenings of which opening and closing are; start None: from the very beginning
    exact        whether the closing amount counted directly says the same
    """

    bars: tuple[Bar, ...]
    currency: str
    start: date | None
    end: date
    exact: bool


def ledger_bars(question: Question, source: Source, *, few: bool = True) -> LedgerBars:
    """The ledger of everything in the filter over its period; `question.by` is passed over.

    Options as those of `change_ledger`: view=events|net, close=PERIOD. `few`: causes that are
    seldom share two bars.
    """
    asked = _asked(question)
    answer = change_ledger.compute(asked, source)
    sums: dict[str, list[tuple[str, int, int]]] = {}
    totals = {"opening": (0, 0), "closing": (0, 0)}
    for row in answer.rows:
        cause = str(row.by["cause"])
        if cause in totals:
            totals[cause] = (int(row.value), row.n)
        else:
            name = OTHERS.get(cause, cause) if few else cause
            sums.setdefault(name, []).append((cause, int(row.value), row.n))
    at, n = totals["opening"]
    bars = [Bar("opening", "total", at, n, min(at, 0), max(at, 0))]
    for name in sorted(sums, key=ORDER.index):
        amount = sum(part[1] for part in sums[name])
        kind = "rates" if name == "revaluation" else "in" if amount > 0 else "out"
        bars.append(Bar(name, kind, amount, sum(part[2] for part in sums[name]),
                        min(at, at + amount), max(at, at + amount), tuple(sums[name])))
        at += amount
    end, n = totals["closing"]
    bars.append(Bar("closing", "total", end, n, min(end, 0), max(end, 0)))
    calendar, period = question.days, question.filters.period
    last = calendar.day_of(question.at)
    if period.end is not None:
        last = min(last, period.end - timedelta(days=1))
    start = None if period.start is None else min(period.start - timedelta(days=1), last)
    return LedgerBars(tuple(bars), source.reporting_currency, start, last,
                      change_ledger.MISMATCH not in answer.notes)


def ledger_actors(question: Question, source: Source, cause: str
                  ) -> tuple[tuple[Key, int, int], ...]:
    """Who made the changes behind a cause: (user, minor units added, changes), the greatest
    effect first; None for changes of which the source does not tell who made them."""
    found = change_ledger.members(_asked(question), source, {"cause": cause})
    if "added" not in found.columns or not len(found):
        return ()
    who = group_keys([found.columns["actor"].tolist()], ("actor",), source)
    added = found.columns["added"].astype(np.int64)
    rows = [(group[0], int(added[who.codes == place].sum()), int((who.codes == place).sum()))
            for place, group in enumerate(who.groups)]
    return tuple(sorted(rows, key=lambda row: (-abs(row[1]), str(row[0]))))


def _asked(question: Question) -> Question:
    options = {"view": question.options.get("view", "events"),
               "close": question.options.get("close", "")}
    return replace(question, by=(), options=options)
