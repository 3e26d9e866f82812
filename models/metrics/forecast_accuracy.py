"""How good the calls were, per level and weeks ahead (metrics.md, section 10)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

import numpy as np

from models.calendars import Calendar
from models.cells import total
from models.errors import CockpitError
from models.facts import OPPORTUNITIES, SUBMISSIONS
from models.filters import FilterState, Period
from models.grouping import group_keys
from models.instants import from_days, to_days
from models.members import Members, chosen
from models.metric import Answer, Cell, Key, Metric, Question, Row, Source
from models.metrics.forecast_errors import ALERT, Errors, forecast_errors, volatility
from models.money import exponent
from models.wording import QT_TRANSLATE_NOOP

MEASURES = ("wape", "bias", "mape", "smape", "mad", "rmse", "hits", "tracking")


@dataclass(frozen=True)
class Call:
    """What somebody called for a period that is over, as it stood at a weekly lock, and what came
    of it; units of the reporting currency. `submission` is the one valid at the lock."""

    group: tuple[Key, ...]
    level: Key
    owner: Key
    period: tuple[int, int]
    horizon: int
    forecast: float
    actual: float
    submission: Key


Unit = tuple[tuple[Key, ...], Key, Key, int, int]
"""Segment, level, owner, first day and end of the period called."""


def locks(start: date, end: date, calendar: Calendar) -> list[tuple[int, int]]:
    """(instant in microseconds, whole weeks left, rounded up) of each week's end in a period."""
    first = calendar.week_of(start)
    found = []
    for week in range(1, (end - first).days // 7 + 1):
        day = first + timedelta(days=7 * week)
        found.append((calendar.midnight(day), ceil((end - day).days / 7)))
    return found


def calls(question: Question, source: Source) -> list[Call]:
    """The call valid at each lock of each period that is over, with what was booked in it."""
    calendar = question.days
    names = tuple(dict.fromkeys((*question.by, "submission", "level", "owner", "category",
                                 "period_start", "period_end", "submitted", "amount")))
    data = source.columns(SUBMISSIONS, names, question.pinned, "period_start")
    starts, ends = (data[name].astype("datetime64[D]").astype(np.int64)
                    for name in ("period_start", "period_end"))
    moment = data["submitted"].astype("datetime64[us]").astype(np.int64)
    over = ends <= to_days(calendar.day_of(question.at + timedelta(microseconds=1)))
    wanted = _category(question.options["category"], data["category"][over].tolist())
    scale = 10.0 ** -exponent(source.reporting_currency)
    series: dict[Unit, list[tuple[int, float, Key]]] = defaultdict(list)
    for i in np.flatnonzero(over):
        if wanted is not None and data["category"][i] != wanted:
            continue
        unit = (tuple(data[d][i] for d in question.by), data["level"][i], data["owner"][i],
                int(starts[i]), int(ends[i]))
        series[unit].append((int(moment[i]), float(data["amount"][i]) * scale,
                             data["submission"][i]))
    booked = {period: _booked(question, source, period, scale)
              for period in {(unit[3], unit[4]) for unit in series}}
    found = []
    for unit, rows in series.items():
        group, level, owner, start, end = unit
        actual = _actual(booked[(start, end)], level, owner)
        rows.sort(key=lambda row: row[0])
        times = [row[0] for row in rows]
        for lock, horizon in locks(from_days(start), from_days(end), calendar):
            place = int(np.searchsorted(times, lock, side="left")) - 1
            if place >= 0:
                found.append(Call(group, level, owner, (start, end), horizon, rows[place][1],
                                  actual, rows[place][2]))
    return found


def _category(asked: str, present: list[object]) -> object:
    """The category that counts as the call: the one asked for, else the commit where there is
    one. None: all submissions are calls."""
    if asked:
        return asked
    return next((c for c in dict.fromkeys(present) if str(c).casefold() in ("commit", "committed")),
                None)


Booked = dict[tuple[Key, Key], float]


def _booked(question: Question, source: Source, period: tuple[int, int], scale: float) -> Booked:
    """Won amount of the period by (owner, manager), whatever the filter shows of submissions."""
    state = FilterState(period=Period(from_days(period[0]), from_days(period[1])),
                        as_of=question.at, scope=question.filters.scope)
    cells = source.tally(OPPORTUNITIES, ("owner", "manager", "status"), (total("amount"),), state,
                         "closed", question.task)
    found: Booked = defaultdict(float)
    for owner, manager, status, amount in zip(
            *(cells.keys[name].tolist() for name in ("owner", "manager", "status")),
            cells.measures["amount"].tolist(), strict=True):
        if status == "won":
            found[(owner, manager)] += amount * scale
    return found


def _actual(booked: Booked, level: Key, owner: Key) -> float:
    """Sellers answer for their own deals, managers for those of their people and their own,
    headquarters for all."""
    if level == "headquarters":
        return sum(booked.values())
    if level == "manager":
        return sum(a for (o, m), a in booked.items() if owner in (o, m))
    return sum(a for (o, _), a in booked.items() if o == owner)


def compute(question: Question, source: Source) -> Answer:
    """One row per segment, level and weeks before the end of the period."""
    found: dict[tuple[Key, ...], list[Call]] = defaultdict(list)
    stability: dict[tuple[Key, ...], list[Call]] = defaultdict(list)
    for call in calls(question, source):
        found[(*call.group, call.level, call.horizon)].append(call)
        stability[(*call.group, call.level)].append(call)
    if not found:
        return Answer(())
    by = (*question.by, "level", "horizon")
    order = group_keys([list(column) for column in zip(*found, strict=True)], by, source).groups
    limit = alert_limit(question.options["alert"])
    shaky = {key: _volatility(own) for key, own in stability.items()}
    rows = []
    for group in order:
        own = sorted(found[group], key=lambda call: call.period)
        errors = forecast_errors([c.forecast for c in own], [c.actual for c in own])
        tracking = _tracking(own)
        signal = tracking.tracking[-1] if tracking.tracking else float("nan")
        detail = {name: getattr(errors, name) for name in MEASURES[:-1]}
        beyond = [i for i, s in enumerate(tracking.tracking, 1) if abs(s) > limit]
        detail |= {"tracking": signal, "tracking_alert": abs(signal) > limit,
                   "alert_from": beyond[0] if beyond else None, "volatility": shaky[group[:-1]],
                   "periods": len({c.period for c in own}),
                   "currency": source.reporting_currency}
        rows.append(Row(
            dict(zip(by, group, strict=True)), float(detail[question.options["measure"]]),
            float(sum(abs(c.forecast - c.actual) for c in own)),
            float(sum(c.actual for c in own)), errors.n, detail=detail))
    return Answer(tuple(rows), unit="money_units" if question.options["measure"] in (
        "mad", "rmse") else None)


def alert_limit(text: str) -> float:
    """The tracking signal beyond which calls lean to one side; "": `ALERT`.
    Errors: CockpitError("ask.bad_option")."""
    try:
        return abs(float(text)) if text else ALERT
    except ValueError:
        raise CockpitError("ask.bad_option", metric="forecast_accuracy", option="alert",
                           value=text, known=f"{ALERT:g}") from None


def _tracking(own: list[Call]) -> Errors:
    """The running signal over periods, all people of a period added up."""
    sums: dict[tuple[int, int], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for call in own:
        sums[call.period][0] += call.forecast
        sums[call.period][1] += call.actual
    ordered = [sums[period] for period in sorted(sums)]
    return forecast_errors([f for f, _ in ordered], [a for _, a in ordered])


def _volatility(own: list[Call]) -> float:
    series: dict[tuple[Key, tuple[int, int]], list[Call]] = defaultdict(list)
    for call in own:
        series[(call.owner, call.period)].append(call)
    found = [volatility([c.forecast for c in sorted(calls, key=lambda c: -c.horizon)],
                        calls[0].actual) for calls in series.values()]
    known = [value for value in found if value == value]
    return sum(known) / len(known) if known else float("nan")


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The submissions valid at the locks in the cell."""
    wanted = [call.submission for call in calls(question, source)
              if all(cell.get(d, k) == k for d, k in zip(
                  (*question.by, "level", "horizon"), (*call.group, call.level, call.horizon),
                  strict=True))]
    found = chosen(source, SUBMISSIONS, question.pinned, {}, when="period_start", names=(
        "submission", "level", "owner", "category", "period_start", "period_end", "submitted",
        "amount"))
    place = {key: i for i, key in enumerate(found.columns["submission"].tolist())}
    rows = np.array([place[key] for key in wanted], np.intp)
    columns = {name: column[rows] for name, column in found.columns.items()}
    return Members(found.fact, columns, np.ones(len(rows), bool))


METRIC = Metric(
    key="forecast_accuracy",
    label=QT_TRANSLATE_NOOP("metrics", "Forecast accuracy"),
    unit="ratio",
    section="10",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Sum of the absolute errors of forecasts divided by the sum of what was booked (WAPE), "
        "per level and weeks before the end of the period, over periods that are over. A "
        "forecast calls the total of its fiscal period; the one valid at the weekly lock counts, "
        "later edits are new forecasts. Booked: won amounts closed in the period.",
    ),
    facts=(SUBMISSIONS,),
    answers=compute,
    lists=members,
    options={"measure": MEASURES, "category": (), "alert": ()},
    row_dimensions=("level", "horizon"),
)
