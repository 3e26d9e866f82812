"""What each level of the review adds to the forecast, and who leans which way
(metrics.md, section 10; the ladder is ours).

Sellers call, managers call the total of their people, headquarters calls everything. At each
weekly lock the calls of a level are added up and held against what those who called have booked;
a level adds value where its error is smaller than that of the level below.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

import numpy as np

from models.bootstrap import drawn_sums, middle_95, ratio_interval
from models.facts import SUBMISSIONS
from models.grouping import group_keys
from models.members import Members
from models.metric import NAN, Answer, Cell, Key, Metric, Question, Row, Source
from models.metrics import forecast_accuracy
from models.metrics.forecast_accuracy import Call, calls
from models.metrics.forecast_errors import forecast_errors
from models.wording import QT_TRANSLATE_NOOP

LADDER = ("seller", "manager", "headquarters")
MOST = 0.05
"""A person whose bias lies beyond this, with an interval that leaves zero out, leans."""
FEWEST = 3  # periods; fewer say nothing about a person

Unit = tuple[tuple[Key, ...], Key, int]
"""Segment, level, weeks left."""


def _calls(question: Question, source: Source) -> list[Call]:
    """Calls of periods that are over, with something booked or called in them."""
    asked = replace(question, options={"measure": "wape", "category": "", **question.options})
    return calls(asked, source)


def compute(question: Question, source: Source) -> Answer:
    """One row per segment, level and weeks before the end: WAPE of the level's totals, with
    intervals of it and of the gain from the spread between periods."""
    sums: dict[Unit, dict[tuple[int, int], list[float]]] = defaultdict(dict)
    for call in _calls(question, source):
        total = sums[(call.group, call.level, call.horizon)].setdefault(call.period, [0.0, 0.0, 0])
        total[0] += call.forecast
        total[1] += call.actual
        total[2] += 1
    if not sums:
        return Answer(())
    flat = [(*group, level, horizon) for group, level, horizon in sums]
    by = (*question.by, "level", "horizon")
    order = group_keys([list(column) for column in zip(*flat, strict=True)], by, source).groups
    rows = []
    for keys in order:
        group, level, horizon = keys[:-2], keys[-2], int(str(keys[-1]))
        own = sums[(group, level, horizon)]
        below = _below(sums, group, level, horizon)
        both = sorted(own) if below is None else sorted(set(own) & set(below))
        errors = forecast_errors(*_columns(own, sorted(own)))
        low, high = ratio_interval(*_parts(own, sorted(own)))
        gain, gains = NAN, (NAN, NAN)
        if below is not None and both:
            gain = forecast_errors(*_columns(below, both)).wape - forecast_errors(
                *_columns(own, both)).wape
            gains = _gained(_parts(below, both), _parts(own, both))
        rows.append(Row(
            dict(zip(by, keys, strict=True)), errors.wape, n=errors.n, low=low, high=high,
            numerator=float(sum(abs(f - a) for f, a, _ in own.values())),
            denominator=float(sum(a for _, a, _ in own.values())),
            detail={"bias": errors.bias, "gain": gain, "gain_low": gains[0],
                    "gain_high": gains[1], "hits": errors.hits, "periods": errors.n,
                    "common": len(both) if below is not None else 0,
                    "calls": int(sum(k for _, _, k in own.values()))}))
    return Answer(tuple(rows))


Sums = dict[tuple[int, int], list[float]]


def _below(sums: dict[Unit, Sums], group: tuple[Key, ...], level: Key, horizon: int
           ) -> Sums | None:
    """The totals of the next level below that called; None for the lowest."""
    if level not in LADDER:
        return None
    for lower in reversed(LADDER[: LADDER.index(str(level))]):
        found = sums.get((group, lower, horizon))
        if found:
            return found
    return None


def _columns(totals: Sums, periods: list[tuple[int, int]]) -> tuple[list[float], list[float]]:
    return [totals[p][0] for p in periods], [totals[p][1] for p in periods]


def _parts(totals: Sums, periods: list[tuple[int, int]]) -> tuple[list[float], list[float]]:
    """What WAPE is the ratio of, by period: absolute error and what was booked."""
    return ([abs(totals[p][0] - totals[p][1]) for p in periods], [totals[p][1] for p in periods])


def _gained(below: tuple[list[float], list[float]], own: tuple[list[float], list[float]]
            ) -> tuple[float, float]:
    """Interval of a gain: the same periods are drawn for both levels."""
    if len(own[0]) < 2:
        return NAN, NAN
    error_below, booked_below, error, booked = drawn_sums(*below, *own)
    known = (booked_below > 0) & (booked > 0)
    return middle_95(error_below[known] / booked_below[known] - error[known] / booked[known])


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The submissions valid at the locks behind a level's figure."""
    asked = replace(question, options={"measure": "wape", "category": "", **question.options})
    return forecast_accuracy.members(asked, source, cell)


@dataclass(frozen=True)
class Leaning:
    """How one person's calls lie beside what came; shares of what was booked.

    bias        sum of (call - booked) / sum of booked, all weeks of all periods that are over
    low, high   its interval at 95 %, from the spread between periods; NaN for fewer than two
    periods     how many; the weeks of one period are not independent
    kind        optimist | sandbagger | "" (neither, or too few periods to say)
    """

    level: Key
    owner: Key
    bias: float
    low: float
    high: float
    periods: int
    calls: int
    called: float
    booked: float
    kind: str


def leanings(question: Question, source: Source) -> tuple[Leaning, ...]:
    """Everybody who called a period that is over; by level, then the strongest bias first."""
    people: dict[tuple[Key, Key], list[Call]] = defaultdict(list)
    for call in _calls(replace(question, by=()), source):
        people[(call.level, call.owner)].append(call)
    found = [_leaning(level, owner, own) for (level, owner), own in people.items()]
    rank = {level: place for place, level in enumerate(reversed(LADDER))}
    return tuple(sorted(found, key=lambda one: (
        rank.get(str(one.level), 9), one.bias != one.bias, -abs(one.bias), str(one.owner))))


def _leaning(level: Key, owner: Key, own: list[Call]) -> Leaning:
    periods = sorted({call.period for call in own})
    errors = np.array([sum(c.forecast - c.actual for c in own if c.period == p) for p in periods])
    actual = np.array([sum(c.actual for c in own if c.period == p) for p in periods])
    booked = float(actual.sum())
    bias = float(errors.sum() / booked) if booked > 0 else NAN
    low, high = _interval(errors, actual, bias)
    kind = ""
    if len(periods) >= FEWEST and abs(bias) > MOST and (low > 0 or high < 0):
        kind = "optimist" if bias > 0 else "sandbagger"
    return Leaning(level, owner, bias, low, high, len(periods), len(own),
                   float(sum(c.forecast for c in own)), booked, kind)


def _interval(errors: np.ndarray[tuple[int], np.dtype[np.float64]],
              actual: np.ndarray[tuple[int], np.dtype[np.float64]], bias: float
              ) -> tuple[float, float]:
    """Interval of a ratio of sums over periods, by linearisation, with Student's t.

    Source:  W. G. Cochran (1977), Sampling Techniques, section 6.
    """
    k = len(errors)
    if k < 2 or bias != bias:
        return NAN, NAN
    from scipy.stats import t

    residual = errors - bias * actual
    spread = float(np.sqrt(k / (k - 1) * np.sum(residual**2)) / actual.sum())
    half = float(t.ppf(0.975, k - 1)) * spread
    return bias - half, bias + half


def lean(question: Question, source: Source) -> Answer:
    """A row per level and person."""
    found = leanings(question, source)
    return Answer(tuple(Row(
        {"level": one.level, "owner": one.owner}, one.bias, one.called - one.booked, one.booked,
        one.periods, one.low, one.high,
        detail={"kind": one.kind, "calls": one.calls, "called": one.called,
                "booked": one.booked, "currency": source.reporting_currency},
    ) for one in found))


def lean_members(question: Question, source: Source, cell: Cell) -> Members:
    """A person's submissions valid at the locks."""
    asked = replace(question, by=("owner",))
    return members(asked, source, cell)


METRIC = (
    Metric(
        key="value_added",
        label=QT_TRANSLATE_NOOP("metrics", "Value added per level"),
        unit="ratio",
        section="10",
        definition=QT_TRANSLATE_NOOP(
            "metrics",
            "Error of the calls of sellers, managers and headquarters at each weekly lock: the "
            "calls of a level added up per period, their absolute errors divided by what those "
            "who called have booked (WAPE). Gain: the error of the level below minus this one, "
            "over the periods both called; above zero the review helped. Intervals at 95 % by "
            "drawing the periods again and again.",
        ),
        facts=(SUBMISSIONS,),
        answers=compute,
        lists=members,
        dated=False,
        options={"category": ()},
        row_dimensions=("level", "horizon"),
    ),
    Metric(
        key="leaning",
        label=QT_TRANSLATE_NOOP("metrics", "Whose calls lean"),
        unit="ratio",
        section="10",
        definition=QT_TRANSLATE_NOOP(
            "metrics",
            "Bias per person: sum of call minus booked, divided by booked, over the weekly locks "
            "of all periods that are over; the interval rests on the spread between periods. An "
            "optimist's or sandbagger's interval leaves zero out, with a bias beyond 5 % and at "
            "least three periods.",
        ),
        facts=(SUBMISSIONS,),
        answers=lean,
        lists=lean_members,
        dated=False,
        options={"category": ()},
        row_dimensions=("level", "owner"),
    ),
)
