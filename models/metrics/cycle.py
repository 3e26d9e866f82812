"""Sales cycle of won deals and age of open ones (metrics.md, sections 0 and 4)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np

from models.cells import values
from models.facts import OPPORTUNITIES
from models.filters import FilterState
from models.grouping import grouped
from models.members import Members, counted, equal, opportunities
from models.metric import Answer, Cell, Metric, Question, Row, Source
from models.quantiles import STATISTICS, Sample
from models.wording import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from models.calendars import Calendar


def described(sample: Sample) -> dict[str, float]:
    """Every statistic of `quantiles.STATISTICS`, least and greatest, of the same unit."""
    found = {name: sample.statistic(name) for name in STATISTICS}
    nothing = float("nan")
    found["min"] = float(sample.values[0]) if sample.n else nothing
    found["max"] = float(sample.values[-1]) if sample.n else nothing
    return found


def sales_cycle(days: Sample) -> dict[str, float]:
    """Days from creation to win.

    Unit:    days; NaN where nothing is won.
    Counts:  won deals. Those created already closed (no time at all) count, are flagged in
             `zero_days`, and are left out of `mean_without_zero`.
    Error:   P25 to P75 stand beside the mean; n decides how much to believe.
    Source:  metrics.md, section 4.
    """
    instant = days.values <= 0
    longer = Sample(days.values[~instant], days.counts[~instant])
    return {
        **described(days),
        "zero_days": int(days.counts[instant].sum()),
        "mean_without_zero": longer.mean,
    }


def whole_days(ages: Sample, at: datetime, calendar: Calendar) -> Sample:
    """Ages of what began at a midnight, as whole days; all others as they are.

    A source that has dates only says midnight. Seen at the moment `at` such an age is whole days
    and the part of the day that has passed, give or take the hour of a change of clocks.
    """
    local = at.astimezone(ZoneInfo(calendar.timezone))
    passed = timedelta(hours=local.hour, minutes=local.minute, seconds=local.second,
                       microseconds=local.microsecond) / timedelta(days=1)
    days = ages.values - passed
    near = np.zeros(len(days), bool)
    for hours in (-1, 0, 1):
        shifted = days + hours / 24
        near |= np.abs(shifted - np.rint(shifted)) < 1e-9
    return Sample.of(np.where(near, np.rint(days), ages.values), ages.counts)


def _answer(question: Question, source: Source, filters: FilterState, status: str, measure: str,
            when: str) -> Answer:
    split = (*question.by, *(("status",) if "status" not in question.by else ()))
    cells = source.tally(OPPORTUNITIES, split, (values(measure),), filters, when, question.task)
    wanted = equal(cells.keys["status"], status)
    found = grouped(cells, question.by, source)
    rows = []
    for i in range(len(found.groups)):
        sample = found.sample(i, cells.measures[f"{measure}_values"], wanted)
        if status == "open":
            sample = whole_days(sample, question.at, question.days)
        if not sample.n and question.by:
            continue
        detail = sales_cycle(sample) if status == "won" else described(sample)
        figure = detail[question.options["stat"]]
        rows.append(Row(found.keys(i), figure, n=sample.n, detail=detail))
    return Answer(tuple(rows))


def _members(question: Question, source: Source, filters: FilterState, cell: Cell, status: str,
             measure: str, when: str) -> Members:
    found = opportunities(source, filters, cell, when=when, names=(measure,))
    known = ~np.isnan(found.columns[measure].astype(float))
    found = found.where(equal(found.columns["status"], status) & known)
    return counted(found, found.counts | True)


METRIC = (
    Metric(
        key="sales_cycle",
        label=QT_TRANSLATE_NOOP("metrics", "Sales cycle"),
        unit="days",
        section="4",
        definition=QT_TRANSLATE_NOOP(
            "metrics",
            "Days from creation to win, over deals won in the period: the mean, or the percentile "
            "asked for. Deals created already closed count and are shown apart.",
        ),
        facts=(OPPORTUNITIES,),
        answers=lambda question, source: _answer(
            question, source, question.filters, "won", "cycle_days", "closed"),
        lists=lambda question, source, cell: _members(
            question, source, question.filters, cell, "won", "cycle_days", "closed"),
        options={"stat": STATISTICS},
    ),
    Metric(
        key="open_age",
        label=QT_TRANSLATE_NOOP("metrics", "Age of open deals"),
        unit="days",
        section="0",
        definition=QT_TRANSLATE_NOOP(
            "metrics",
            "Days from creation, or the first date known, to the moment looked at, over open "
            "deals: the mean, or the percentile asked for. Deals without any date are left out.",
        ),
        facts=(OPPORTUNITIES,),
        answers=lambda question, source: _answer(
            question, source, question.pinned, "open", "age_days", "created"),
        lists=lambda question, source, cell: _members(
            question, source, question.pinned, cell, "open", "age_days", "created"),
        options={"stat": STATISTICS},
    ),
)
