"""Whether the open pipeline of a period is enough for what is missing (metrics.md, section 6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import isfinite

import numpy as np

from models.calendars import add_months
from models.cells import COUNT, Cells, total
from models.errors import CockpitError
from models.facts import OPPORTUNITIES
from models.filters import Period
from models.grouping import Group, group_keys
from models.members import Members, counted, equal, opportunities
from models.metric import NAN, Answer, Cell, Metric, Question, Row, Source
from models.metrics.targets import NO_TARGET, targets_of
from models.money import exponent
from models.wording import QT_TRANSLATE_NOOP

Sums = dict[Group, dict[tuple[str | None, str], float]]
NEEDS_PERIOD = QT_TRANSLATE_NOOP("metrics", "Coverage needs a period with a beginning and an end.")


def omitted(category: object) -> bool:
    """Whether a forecast category says that a deal does not count."""
    return str(category).strip().casefold() in ("omitted", "omit", "excluded")


def compute(question: Question, source: Source) -> Answer:
    """Open amount still to close in the period by what is missing to the target; in detail the
    coverage that past win rates by value would ask for."""
    period = question.filters.period
    if period.start is None or period.end is None:
        return Answer((), notes=(NEEDS_PERIOD,))
    today = question.days.day_of(question.at)
    ahead = Period(min(max(period.start, today), period.end), period.end)

    def sums(when: str, other: Period) -> Sums:
        return sums_of(question, source, question.by, when, other)

    due, late = sums("expected", ahead), sums("expected", Period(None, min(today, period.end)))
    closed = sums("closed", period)
    before = sums("closed", Period(add_months(period.start, -12), period.start))
    targets = _targets(question, source)
    groups = _ordered(question, source, due, closed, targets)
    scale = 10.0 ** -exponent(source.reporting_currency)
    rows = []
    for group in groups:
        amount, n = (_of(due, group, "open", m) for m in ("amount", "n"))
        won = _of(closed, group, "won", "amount")
        target = targets.get(group, NAN)
        gap = target - won
        past = _of(before, group, "won", "amount"), _of(before, group, "lost", "amount")
        rate = past[0] / sum(past) if sum(past) > 0 else NAN
        required = 1 / rate if rate > 0 else NAN
        rows.append(Row(
            dict(zip(question.by, group, strict=True)), amount / gap if gap > 0 else NAN,
            amount * scale, gap * scale, int(n),
            detail={
                "open_amount": amount * scale, "won": won * scale, "target": target * scale,
                "gap": gap * scale, "met": bool(gap <= 0), "required": required,
                "required_amount": max(gap, 0.0) * required * scale, "value_win_rate": rate,
                "past_due_amount": _of(late, group, "open", "amount") * scale,
                "past_due": int(_of(late, group, "open", "n")),
                "n_without_amount": int(n - _of(due, group, "open", "amount_n")),
                "currency": source.reporting_currency,
            },
        ))
    known = any(row.detail["target"] == row.detail["target"] for row in rows)
    return Answer(tuple(rows), notes=() if known else (NO_TARGET,))


def sums_of(question: Question, source: Source, by: tuple[str, ...], when: str, period: Period
            ) -> Sums:
    """Per group: amounts in minor units and counts by (status, measure), of the deals whose date
    `when` lies in the period."""
    split = tuple(dict.fromkeys((*by, "status", "forecast_category")))
    return _sums(source.tally(
        OPPORTUNITIES, split, (COUNT, total("amount"), total("weighted")),
        replace(question.pinned, period=period), when, question.task), by)


def _sums(cells: Cells, by: tuple[str, ...]) -> Sums:
    """Per group: sums by (status, measure), without what is omitted from the forecast."""
    found: Sums = {}
    lists = [cells.keys[dimension].tolist() for dimension in by]
    groups: Iterable[Group] = zip(*lists, strict=True) if by else [()] * len(cells)
    for place, (group, status, category) in enumerate(zip(
            groups, cells.keys["status"].tolist(), cells.keys["forecast_category"].tolist(),
            strict=True)):
        if status == "open" and omitted(category):
            continue
        own = found.setdefault(group, {})
        for measure in ("amount", "n", "amount_n", "weighted"):
            key = (status, measure)
            own[key] = own.get(key, 0.0) + float(cells.measures[measure][place])
    return found


def _of(sums: Sums, group: Group, status: str, measure: str) -> float:
    return sums.get(group, {}).get((status, measure), 0.0)


def _targets(question: Question, source: Source) -> dict[Group, float]:
    """Targets of the groups, minor units; one that was typed in counts for everything.
    Errors: CockpitError("ask.bad_option") for what is no amount."""
    given = question.options["target"]
    if given:
        try:
            typed = float(given)
        except ValueError:
            typed = NAN
        if not isfinite(typed):
            raise CockpitError("ask.bad_option", metric="coverage", option="target", value=given,
                               known="0, 1000000, 2.5e6")
        return {(): typed * 10 ** exponent(source.reporting_currency)}
    return targets_of(question, source, question.by)


def _ordered(question: Question, source: Source, *parts: object) -> list[Group]:
    if not question.by:
        return [()]
    every: list[Group] = list(dict.fromkeys(
        group for part in parts if isinstance(part, dict) for group in part))
    if not every:
        return []
    return list(group_keys([list(column) for column in zip(*every, strict=True)], question.by,
                           source).groups)


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The open deals still to close in the period."""
    period = question.filters.period
    today = question.days.day_of(question.at)
    if period.start is None or period.end is None:
        ahead = Period(today, today)
    else:
        ahead = Period(min(max(period.start, today), period.end), period.end)
    found = opportunities(source, replace(question.pinned, period=ahead), cell, when="expected",
                          names=("forecast_category",))
    excluded = np.fromiter((omitted(c) for c in found.columns["forecast_category"].tolist()), bool,
                           len(found))
    kept = equal(found.columns["status"], "open") & ~excluded
    return counted(found, found.counts | True).where(kept)


METRIC = Metric(
    key="coverage",
    label=QT_TRANSLATE_NOOP("metrics", "Pipeline coverage"),
    unit="ratio",
    section="6",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Amount of open deals expected to close in the rest of the period, divided by the target "
        "minus what is won already; empty once the target is met. Deals omitted from the forecast "
        "do not count; those past their close date are shown apart. Required: one divided by the "
        "win rate by value of the twelve months before.",
    ),
    facts=(OPPORTUNITIES,),
    answers=compute,
    lists=members,
    dated=False,
    options={"target": ()},
)
