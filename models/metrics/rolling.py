"""A 13-week forecast as arithmetic: chances per deal and week, and their spread
(metrics.md, section 12)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.survival import Survival

Floats = npt.NDArray[np.float64]

WEEKS = 13
DRAWS = 1000
SEED = 13  # fixed: the same question has the same answer


def chances_by_date(probability: npt.ArrayLike, days_to_close: npt.ArrayLike) -> Floats:
    """Chance to be won in each week, (deals, 13): all of a deal's probability in the week of its
    expected close. Deals expected outside the 13 weeks, or never, have none; so have those whose
    probability is not known."""
    p = np.nan_to_num(np.asarray(probability, float))
    days = np.asarray(days_to_close, float)
    chances = np.zeros((len(p), WEEKS))
    with np.errstate(invalid="ignore"):
        inside = (days >= 0) & (days < 7 * WEEKS)
    rows = np.flatnonzero(inside)
    chances[rows, (days[rows] // 7).astype(int)] = p[rows]
    return chances


def chances_by_age(ages: npt.ArrayLike, curve: Survival, way: str = "won") -> Floats:
    """Chance to end that way in each of the coming weeks, (deals, 13), of deals of these ages
    (days) that have not ended yet: what the cumulative incidence gains in the week, divided by
    the share that gets as old. None where nobody got as old."""
    age = np.asarray(ages, float)
    gone = np.concatenate([[0.0], curve.incidence.get(way, np.zeros(len(curve.times)))])
    there = np.concatenate([[1.0], curve.survival])
    marks = age[:, None] + 7.0 * np.arange(WEEKS + 1)
    reached = gone[np.searchsorted(curve.times, marks, side="right")]
    left = there[np.searchsorted(curve.times, age, side="right")]
    gained = np.diff(reached, axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(left[:, None] > 1e-9, gained / left[:, None], 0.0)


def past_weeks(days_ago: npt.ArrayLike, cycle: npt.ArrayLike, amount: npt.ArrayLike, weeks: int
               ) -> tuple[Floats, Floats]:
    """What was won in each of the past weeks: (week, total) and, (week, lead), the part from
    deals not older than the lead: what a forecast made that many weeks before could not have
    known as an open deal. A deal won in week j ahead is new if its cycle is shorter than the
    time to the middle of that week."""
    ago, days, worth = (np.asarray(x, float) for x in (days_ago, cycle, amount))
    week = (ago // 7).astype(int)
    kept = (week >= 0) & (week < weeks) & ~np.isnan(worth)
    total = np.bincount(week[kept], worth[kept], weeks).astype(np.float64)
    new = np.zeros((weeks, WEEKS))
    for lead in range(WEEKS):
        young = kept & (days < 7 * lead + 3.5)
        new[:, lead] = np.bincount(week[young], worth[young], weeks)
    return total, new


@dataclass(frozen=True)
class Spread:
    """Expected value and P10, P90 per week, and of the total of all weeks last (14 entries)."""

    expected: Floats
    low: Floats
    high: Floats


def spread(amounts: npt.ArrayLike, chances: Floats, past: Floats | None = None, *,
           draws: int = DRAWS, seed: int = SEED) -> Spread:
    """Simulate which deals are won in which week, each by itself, and add what past weeks say
    about business of unknown origin, (past weeks, 13), drawn at random per week.

    Deals are taken as independent; a common shock would widen the band. Same seed, same answer.
    """
    worth = np.nan_to_num(np.asarray(amounts, float))
    likely = chances.any(axis=1)
    worth, chances = worth[likely], chances[likely]
    generator = np.random.default_rng(seed)
    cumulative = np.cumsum(chances, axis=1)
    drawn = np.zeros((draws, WEEKS))
    for draw in range(draws if len(worth) else 0):
        week = (generator.random(len(worth))[:, None] >= cumulative).sum(axis=1)
        drawn[draw] = np.bincount(week, worth, WEEKS + 1)[:WEEKS]
    expected = worth @ chances if len(worth) else np.zeros(WEEKS)
    if past is not None and len(past):
        choice = generator.integers(0, len(past), (draws, WEEKS))
        drawn += past[choice, np.arange(WEEKS)]
        expected = expected + past.mean(axis=0)
    sums = np.column_stack([drawn, drawn.sum(axis=1)])
    low, high = np.percentile(sums, [10, 90], axis=0)
    return Spread(np.append(expected, expected.sum()), low, high)
