"""How far the period is won already, beside how far periods usually are by this day, and
coverage on the same day of the periods before (metrics.md, section 6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from models.calendars import period_label, shift
from models.cells import COUNT
from models.facts import OPPORTUNITIES
from models.filters import Period
from models.grouping import Group, group_keys
from models.instants import to_days
from models.members import Members, counted, equal, opportunities
from models.metric import NAN, Answer, Cell, Metric, Question, Row, Source
from models.metrics import coverage
from models.metrics.targets import NO_TARGET, targets_of
from models.money import exponent
from models.wording import QT_TRANSLATE_NOOP

PERIODS = 8  # this many periods before say what is usual
HISTORY = 4  # this many are looked back on for coverage
NEEDS_PERIOD = QT_TRANSLATE_NOOP("metrics", "Pacing needs a period with a beginning and an end.")
NO_PAST = QT_TRANSLATE_NOOP("metrics", "No period before this one was seen from its first day.")


def earlier(period: Period, count: int) -> Iterator[Period]:
    """The periods before, the nearest first."""
    for _ in range(count):
        before = shift(period, "previous")
        if before is None:
            return
        period = before
        yield period


def elapsed_of(period: Period, today: date) -> int:
    """Days of the period up to and including today, not more than it has."""
    assert period.start is not None
    assert period.end is not None
    return max(0, min((today - period.start).days + 1, (period.end - period.start).days))


def compute(question: Question, source: Source) -> Answer:
    """Won so far per group, minor units; low and high: where the period lands if it goes on like
    the quartiles of those before. In detail the usual share by this day and the landing."""
    period = question.filters.period
    if period.start is None or period.end is None:
        return Answer((), notes=(NEEDS_PERIOD,))
    elapsed = elapsed_of(period, question.days.day_of(question.at))
    before = list(earlier(period, PERIODS))
    first = before[-1].start if before else period.start
    assert first is not None
    state = replace(question.pinned, period=Period(first, period.end))
    columns = source.columns(
        OPPORTUNITIES, tuple(dict.fromkeys((*question.by, "status", "closed", "amount"))), state,
        "closed")
    won = equal(columns["status"], "won")
    day = question.days.days_of(columns["closed"].astype("datetime64[us]").astype(np.int64))
    amounts = columns["amount"].astype(float)
    amount, known = np.nan_to_num(amounts), ~np.isnan(amounts)
    seen = [one for one in before if _began(one, question, source)]
    targets = targets_of(question, source, question.by)
    rows = []
    for group, kept in _groups(question, source, columns, won, targets):
        here = kept & (day >= to_days(period.start)) & (day < to_days(period.end))
        shares = [share for one in seen
                  if (share := _share(one, elapsed, day[kept], amount[kept])) == share]
        so_far = float(amount[here].sum())
        usual, low, high = (float(np.percentile(shares, q)) if shares else NAN
                            for q in (50, 25, 75))
        target = targets.get(group, NAN)
        rows.append(Row(
            dict(zip(question.by, group, strict=True)), so_far, n=int(here.sum()),
            low=_over(so_far, high), high=_over(so_far, low), detail={
                "usual_share": usual, "share_low": low, "share_high": high,
                "landing": _over(so_far, usual), "landing_low": _over(so_far, high),
                "landing_high": _over(so_far, low), "target": target, "gap": target - so_far,
                "periods": len(shares), "elapsed_days": elapsed,
                "days": (period.end - period.start).days,
                "n_without_amount": int((here & ~known).sum()),
            }))
    told = any(row.detail["target"] == row.detail["target"] for row in rows)
    notes = (() if told else (NO_TARGET,)) + (() if seen else (NO_PAST,))
    return Answer(tuple(rows), notes=notes)


def _began(period: Period, question: Question, source: Source) -> bool:
    """Whether anything was closed before the period: then it is seen from its first day on."""
    state = replace(question.pinned, period=Period(None, period.start), where=(), exclude=())
    return bool(len(source.tally(OPPORTUNITIES, ("status",), (COUNT,), state, "closed",
                                 question.task)))


def _groups(question: Question, source: Source, columns: dict[str, npt.NDArray[np.generic]],
            won: npt.NDArray[np.bool_], targets: dict[Group, float]
            ) -> Iterator[tuple[Group, npt.NDArray[np.bool_]]]:
    if not question.by:
        yield (), won
        return
    lists = [columns[dimension].tolist() for dimension in question.by]
    rows: list[Group] = list(zip(*lists, strict=True))
    every = [*dict.fromkeys(rows), *(group for group in targets if group not in set(rows))]
    if not every:
        return
    order = group_keys([list(part) for part in zip(*every, strict=True)], question.by, source)
    place = {group: i for i, group in enumerate(order.groups)}
    codes = np.fromiter((place[group] for group in rows), np.intp, len(rows))
    for i, group in enumerate(order.groups):
        yield group, won & (codes == i)


def _share(period: Period, elapsed: int, day: npt.NDArray[np.int32],
           amount: npt.NDArray[np.float64]) -> float:
    """The share of what a period won in the end that was won by this day of it."""
    assert period.start is not None
    assert period.end is not None
    start, end = to_days(period.start), to_days(period.end)
    inside = (day >= start) & (day < end)
    every = float(amount[inside].sum())
    return float(amount[inside & (day < start + elapsed)].sum()) / every if every > 0 else NAN


def _over(amount: float, share: float) -> float:
    return amount / share if share > 0 else NAN


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The deals won so far."""
    found = opportunities(source, question.pinned, cell, when="closed")
    return counted(found, found.counts | True).where(equal(found.columns["status"], "won"))


def history(question: Question, source: Source) -> Answer:
    """Coverage on the same day of this period and of those before; a row per group and period,
    the newest last. `made`: what part of the target was won in the end."""
    period = question.filters.period
    if period.start is None or period.end is None:
        return Answer((), notes=(coverage.NEEDS_PERIOD,))
    calendar = question.days
    elapsed = elapsed_of(period, calendar.day_of(question.at))
    asked = replace(question, options={"target": ""})
    scale = 10.0 ** -exponent(source.reporting_currency)
    rows = []
    notes: tuple[str, ...] = ()
    for one in (*reversed([e for e in earlier(period, HISTORY) if _began(e, question, source)]),
                period):
        assert one.start is not None
        current = one == period
        then = question.at if current else min(
            question.at, calendar.end_of_day(one.start + timedelta(days=max(elapsed - 1, 0))))
        state = replace(question.filters, period=one, as_of=then)
        answer = coverage.compute(replace(asked, filters=state), source)
        ended = {} if current else _won(replace(question, filters=replace(
            question.pinned, period=one)), source)
        notes = answer.notes if current else notes
        for row in answer.rows:
            won = ended.get(tuple(row.by.values()), 0.0) * scale
            target = row.detail["target"]
            rows.append(replace(
                row, by={**row.by, "period": period_label(one, calendar)},
                detail={**row.detail, "week": (elapsed + 6) // 7, "current": current,
                        "made": NAN if current or not target > 0 else won / target}))
    return Answer(tuple(rows), notes=notes)


def _won(question: Question, source: Source) -> dict[Group, float]:
    sums = coverage.sums_of(question, source, question.by, "closed", question.filters.period)
    return {group: own.get(("won", "amount"), 0.0) for group, own in sums.items()}


def history_members(question: Question, source: Source, cell: Cell) -> Members:
    """The open deals still to close, for the present period; what was open then for the others."""
    from models.calendars import parse_period

    calendar = question.days
    today = calendar.day_of(question.at)
    one = parse_period(str(cell["period"]), calendar, today)
    then = question.at
    if one != question.filters.period:
        assert one.start is not None
        elapsed = elapsed_of(question.filters.period, today)
        then = min(then, calendar.end_of_day(one.start + timedelta(days=max(elapsed - 1, 0))))
    group = {name: key for name, key in cell.items() if name != "period"}
    state = replace(question.filters, period=one, as_of=then)
    return coverage.members(replace(question, filters=state), source, group)


METRIC = (
    Metric(
        key="pacing",
        label=QT_TRANSLATE_NOOP("metrics", "Won so far"),
        unit="money",
        section="6",
        definition=QT_TRANSLATE_NOOP(
            "metrics",
            "Amount won in the period so far, beside the share of their final amount that up to "
            "eight periods before had won by the same day (median and quartiles). Landing: won "
            "so far divided by that share, low and high by its quartiles; it assumes this period "
            "goes on like them.",
        ),
        facts=(OPPORTUNITIES,),
        answers=compute,
        lists=members,
        dated=False,
    ),
    Metric(
        key="coverage_history",
        label=QT_TRANSLATE_NOOP("metrics", "Coverage at this week"),
        unit="ratio",
        section="6",
        definition=QT_TRANSLATE_NOOP(
            "metrics",
            "Pipeline coverage of the period as of now, and of the four periods before as of the "
            "same day of theirs, with the part of the target they won in the end.",
        ),
        facts=(OPPORTUNITIES,),
        answers=history,
        lists=history_members,
        dated=False,
        row_dimensions=("period",),
    ),
)
