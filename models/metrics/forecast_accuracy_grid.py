"""The accuracy heatmap: who called what, week by week, and how far it was from what came
(metrics.md, section 10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import ceil

import numpy as np
import numpy.typing as npt

from models.cells import Array
from models.forecast import memory
from models.forecast.calls import PEOPLE, CallBook, amounts_at, people_of, valid_rows
from models.forecast.leanings import booked_by
from models.forecast.moment import Wins, origin_of, whole, wins_of
from models.instants import from_days, to_days
from models.metric import NAN, Question, Source
from models.metrics.forecast_accuracy import alert_limit, locks
from models.metrics.forecast_errors import Errors, forecast_errors, volatility

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

LEVELS = ("headquarters", "manager", "seller")
TRACKED = 4  # weeks before the end of the quarter at which calls are tracked


@dataclass(frozen=True)
class Column:
    """A submission week: calls handed in before the instant `lock` (the first day after the week)
    count. `horizon`: weeks from there to the end of the quarter, begun ones count; `over`:
    whether the quarter is."""

    week: str
    lock: date
    quarter: str
    horizon: int
    over: bool


@dataclass(frozen=True)
class AccuracyRow:
    """A level (`person` None) or one of its people. Money in minor units, NaN: none.

    values              (columns,) (F - A) / A; NaN where nobody called, nothing was booked, or
                        the quarter is not over
    forecast, actual    (columns,) F and A; A is of the whole quarter
    submissions         (columns,) key of the call behind the cell, None for a level or no call
    n                   calls judged: all locks of all quarters that are over, whatever columns
                        are shown; so are wape, bias, mape, hits
    mase                mean |e| / mean |A - A of the quarter before|
    volatility          mean change from call to call, as a share of what came
    tracking            running signal after each quarter, of the calls at the asked horizon, else
                        four weeks before the end; alert: the last is beyond the limit;
                        alert_from: first quarter beyond it, counted from 1
    late_n, late_amount closed in a quarter that is over, but entered after it ended
    """

    level: str
    person: object
    label: str
    values: Floats
    forecast: Floats
    actual: Floats
    submissions: tuple[object, ...]
    n: int
    quarters: int
    wape: float
    bias: float
    mape: float
    hits: float
    mase: float
    volatility: float
    tracking: tuple[float, ...]
    alert: bool
    alert_from: int | None
    late_n: int
    late_amount: float


@dataclass(frozen=True)
class AccuracyGrid:
    """`ignored`: dimensions of the filter that calls do not have, so that they do not act."""

    columns: tuple[Column, ...]
    rows: tuple[AccuracyRow, ...]
    alert_limit: float
    currency: str
    ignored: tuple[str, ...]


@dataclass(frozen=True)
class _Lock:
    """One submission week, and the row of each quarter in `start`."""

    column: Column
    start: int
    end: int
    before: int


def accuracy_grid(question: Question, source: Source, *, weeks: int = 13,
                  horizon: int | None = None, finished: bool = False) -> AccuracyGrid:
    """The newest `weeks` submission weeks up to the moment; with `horizon` one column per
    quarter, the call so many weeks before its end. `finished`: quarters that are over only.

    Levels come with their total first, then their people by name; headquarters stand for the
    whole company and are left out where the filter chooses people. With `horizon` the margins
    are of that horizon too. Options: "alert" (4), the limit of the tracking signal; "late"
    "in" | "out", whether late bookings count as booked ("in").
    Errors: CockpitError("ask.bad_option") for a limit that is no number.
    """
    book = memory.book(question, source)
    filters = question.filters
    cut = tuple(dict.fromkeys(name for name, _ in (*filters.where, *filters.exclude)
                              if name not in PEOPLE))
    asked = replace(question, filters=replace(
        filters, where=tuple(item for item in filters.where if item[0] in PEOPLE),
        exclude=tuple(item for item in filters.exclude if item[0] in PEOPLE)))
    chosen = book.chosen(asked) or {}
    narrowed = bool(asked.filters.where or asked.filters.exclude)
    every = [one for one in _locks(question, book) if _called(book, one)]
    if horizon is not None:
        every = [one for one in every if one.column.horizon == horizon]
    shown = [one for one in every if one.column.over or not finished]
    shown = shown if horizon is not None else shown[-weeks:] if weeks > 0 else []
    wins = memory.moment(question, source).wins
    known = _known_in_time(question, source, every)
    limit = alert_limit(question.options.get("alert", ""))
    names = source.labels("owner")
    rows: list[AccuracyRow] = []
    for level in LEVELS:
        if level == "headquarters":
            if narrowed:
                continue
            people: set[object] | None = None
        elif level in chosen:
            people = chosen[level]
        else:
            continue
        rows += _level(level, people, book, every, shown, wins, known, limit, names,
                       late=question.options.get("late", "in") != "out")
    return AccuracyGrid(tuple(one.column for one in shown), tuple(rows), limit,
                        source.reporting_currency, cut)


def _locks(question: Question, book: CallBook) -> list[_Lock]:
    calendar, today = question.days, origin_of(question)
    found = []
    for start in np.unique(book.start).tolist():
        quarter = calendar.around("quarter", from_days(start))
        assert quarter.end is not None
        end = to_days(quarter.end)
        name = calendar.name_of("quarter", from_days(start))
        first = calendar.week_of(from_days(start))
        for number, (before, _) in enumerate(locks(from_days(start), quarter.end, calendar), 1):
            day = to_days(first) + 7 * number
            if day <= today:
                found.append(_Lock(Column(
                    calendar.name_of("week", from_days(day - 7)), from_days(day), name,
                    ceil((end - day) / 7), end <= today), start, end, before))
    return found


def _called(book: CallBook, one: _Lock) -> bool:
    return bool(((book.start == one.start) & (book.submitted < one.before)).any())


def _known_in_time(question: Question, source: Source, every: list[_Lock]) -> dict[int, Wins]:
    """By quarter that is over: what was known to be won at its end."""
    ends = {one.start: one.end for one in every if one.column.over}
    found = {}
    for start, end in ends.items():
        asked = memory.monday(question, end)
        found[start] = memory.wins_then(asked, source, lambda q: wins_of(q, source, whole(q)))
    return found


def _level(level: str, people: set[object] | None, book: CallBook, every: list[_Lock],
           shown: list[_Lock], wins: Wins, known: dict[int, Wins], limit: float,
           names: Mapping[str, str], *, late: bool) -> list[AccuracyRow]:
    everybody = people_of(book, level)
    kept = tuple(p for p in everybody if people is None or p in people)
    if not kept:
        return []
    at = np.array([i for i, person in enumerate(everybody) if person in set(kept)], np.intp)
    calls, keys, actual, total = [], [], {}, {}
    late_n, late_amount = np.zeros(len(kept) + 1, np.int64), np.zeros(len(kept) + 1)
    starts = list(dict.fromkeys(one.start for one in every))
    for start in starts:
        own = [one for one in every if one.start == start]
        rows = valid_rows(book, level, everybody, start, [one.before for one in own])[:, at]
        calls.append(amounts_at(book, rows))
        keys.append(_keys(book, rows))
        actual[start], total[start] = booked_by(level, kept, wins, start, own[0].end)
        if own[0].column.over:
            n, missed, of_all = _late(level, kept, wins, known[start], start, own[0].end)
            late_n += n
            late_amount += missed
            if not late:
                actual[start] -= missed[:-1]
                total[start] -= of_all
    table = _Table(every, shown, np.concatenate(calls) if calls else np.zeros((0, len(kept))),
                   np.concatenate(keys) if keys else np.zeros((0, len(kept)), object))
    whole_a = {s: total[s] if people is None else float(actual[s].sum()) for s in starts}
    label = [names.get(str(person), str(person)) for person in kept]
    summed = np.where(np.isnan(table.calls).all(axis=1), np.nan, np.nansum(table.calls, axis=1))
    if level == "headquarters":  # each of them calls for everybody
        actual = {s: np.full(len(kept), whole_a[s]) for s in starts}
        summed = np.nanmean(np.where(np.isnan(summed)[:, None], np.nan, table.calls), axis=1) if (
            len(kept) > 1 and len(table.calls)) else summed
    found = [table.row(level, None, "", summed, whole_a, None, limit, int(late_n[-1]),
                       float(late_amount[-1]))]
    if len(kept) > 1 or level != "headquarters":
        order = sorted(range(len(kept)), key=lambda i: label[i])
        found += [table.row(level, kept[i], label[i], table.calls[:, i],
                            {s: float(actual[s][i]) for s in starts}, table.keys[:, i], limit,
                            int(late_n[i]), float(late_amount[i])) for i in order]
    return found


def _keys(book: CallBook, rows: Ints) -> Array:
    found = np.full(rows.shape, None, object)
    found[rows >= 0] = book.key[rows[rows >= 0]]
    return found


def _late(level: str, people: tuple[object, ...], wins: Wins, known: Wins, start: int, end: int
          ) -> tuple[Ints, Floats, float]:
    """Number and amount per person, and last of all, of what closed in the quarter and was only
    entered after it."""
    own = wins.taken((wins.day >= start) & (wins.day < end))
    own = own.taken(np.fromiter((key not in known.place for key in own.keys.tolist()), bool,
                                len(own)))
    amounts, every = booked_by(level, people, own, start, end)
    ones = Wins(own.keys, own.owner, own.manager, own.day, own.cycle, np.ones(len(own)))
    counts, all_of_them = booked_by(level, people, ones, start, end)
    return (np.append(counts, all_of_them).astype(np.int64), np.append(amounts, every), every)


@dataclass(frozen=True)
class _Table:
    """All locks with the calls valid at them, (locks, people)."""

    every: list[_Lock]
    shown: list[_Lock]
    calls: Floats
    keys: Array

    def row(self, level: str, person: object, label: str, called: Floats,
            booked: dict[int, float], keys: Array | None, limit: float, late_n: int,
            late_amount: float) -> AccuracyRow:
        place = {id(one): i for i, one in enumerate(self.every)}
        at = [place[id(one)] for one in self.shown]
        actual = np.array([booked[one.start] for one in self.every])
        over = np.array([one.column.over for one in self.every], bool)
        judged = over & ~np.isnan(called)
        errors = forecast_errors(called[judged], actual[judged])
        by_quarter, series = self._quarters(called, booked, judged)
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = np.where(over & (actual > 0), called / actual - 1, np.nan)
        tracking = by_quarter.tracking
        beyond = [i for i, signal in enumerate(tracking, 1) if abs(signal) > limit]
        return AccuracyRow(
            level, person, label, ratio[at], called[at],
            np.where(over, actual, np.nan)[at],
            tuple(None for _ in at) if keys is None else tuple(keys[at].tolist()), errors.n,
            by_quarter.n, errors.wape, errors.bias, errors.mape, errors.hits,
            _mase(errors, booked, {one.start for one in self.every if one.column.over}),
            float(np.mean(series)) if series else NAN, tracking,
            bool(tracking) and abs(tracking[-1]) > limit, beyond[0] if beyond else None, late_n,
            late_amount)

    def _quarters(self, called: Floats, booked: dict[int, float], judged: Bools
                  ) -> tuple[Errors, list[float]]:
        """Errors of one call of each quarter, in time order, and how calls moved in it."""
        forecasts, actuals, moves = [], [], []
        for start in dict.fromkeys(one.start for one in self.every):
            rows = [i for i, one in enumerate(self.every) if one.start == start and judged[i]]
            if rows:
                one = min(rows, key=lambda i: abs(self.every[i].column.horizon - TRACKED))
                forecasts.append(float(called[one]))
                actuals.append(booked[start])
                move = volatility(called[rows], booked[start])
                moves += [move] if move == move else []
        return forecast_errors(forecasts, actuals), moves


def _mase(errors: Errors, booked: dict[int, float], over: set[int]) -> float:
    """Against taking the quarter before as the forecast."""
    actual = [booked[start] for start in sorted(over)]
    naive = float(np.mean(np.abs(np.diff(actual)))) if len(actual) > 1 else 0.0
    return errors.mad / naive if naive > 0 else NAN
