"""By how much the same people were off before, and what their calls are worth without that
(metrics.md, section 12, methods M5 and M6)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.forecast.calls import Track
from models.forecast.moment import Wins

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

PRIOR_QUARTERS = 1.0
"""What everybody's bias weighs against a person's own, in quarters."""
NEAR = 2  # weeks left may differ by so much for errors to be compared
LEAST = 3  # errors before a spread is told


@dataclass(frozen=True)
class Called:
    """The calls of one level at a moment, for the whole quarter.

    raw, calibrated       totals; calibrated: each person's bias of the quarters that were over is
                          taken off, and what people without a call usually book is put on
    spread, raw_spread    root mean square error such totals had before, as a share; NaN: too few
    people                that called
    """

    raw: float
    calibrated: float
    spread: float
    raw_spread: float
    people: int


@dataclass(frozen=True)
class Leanings:
    """What a level's callers did in the quarters over at a moment, as known at that moment.

    bias      (people,) sum (F - A) / sum A over past Mondays, drawn towards everybody's while it
              rests on few quarters
    booked    (mondays, people), total (mondays,) of the quarter of each past Monday
    """

    track: Track
    past: npt.NDArray[np.intp]
    bias: Floats
    everybody: float
    booked: Floats
    total: Floats


def booked_by(level: str, people: tuple[object, ...], wins: Wins, start: int, end: int
              ) -> tuple[Floats, float]:
    """Booked in the quarter by each of the people, and by all: sellers answer for their own
    deals, managers for those of their people and their own."""
    place = {person: i for i, person in enumerate(people)}
    found = np.zeros(len(people))
    rows = np.flatnonzero((wins.day >= start) & (wins.day < end) & ~np.isnan(wins.amount))
    managers = wins.manager[rows].tolist() if level == "manager" else wins.owner[rows].tolist()
    for owner, manager, amount in zip(wins.owner[rows].tolist(), managers,
                                      wins.amount[rows].tolist(), strict=True):
        if owner in place:
            found[place[owner]] += amount
        if manager != owner and manager in place:
            found[place[manager]] += amount
    return found, float(wins.amount[rows].sum())


def leanings_of(level: str, track: Track, wins: Wins, origin: int) -> Leanings:
    """From the quarters that were over at `origin`."""
    past = np.flatnonzero(track.end <= origin)
    booked, total = np.zeros((len(past), len(track.people))), np.zeros(len(past))
    for start in np.unique(track.start[past]).tolist():
        rows = track.start[past] == start
        booked[rows], total[rows] = booked_by(
            level, track.people, wins, start, int(track.end[past][rows][0]))
    called = track.called[past]
    there = ~np.isnan(called)
    f, a = np.where(there, called, 0).sum(axis=0), np.where(there, booked, 0).sum(axis=0)
    everybody = float(f.sum() / a.sum() - 1) if a.sum() > 0 else 0.0
    quarters = np.zeros(len(track.people))
    for start in np.unique(track.start[past]).tolist():
        quarters += there[track.start[past] == start].any(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        own = np.where(a > 0, f / a - 1, 0.0)
    n = np.where(a > 0, quarters, 0)
    bias = (n * own + PRIOR_QUARTERS * everybody) / (n + PRIOR_QUARTERS)
    return Leanings(track, past, bias, everybody, booked, total)


def called_at(valid: dict[object, float], weeks_left: int, leanings: Leanings,
              people: set[object] | None) -> Called | None:
    """What these calls come to; `people` limits them, None is everybody. None: nobody called."""
    own = {person: amount for person, amount in valid.items()
           if people is None or person in people}
    if not own:
        return None
    track = leanings.track
    bias = dict(zip(track.people, leanings.bias.tolist(), strict=True))
    calibrated = sum(amount / max(1 + bias.get(person, leanings.everybody), 0.2)
                     for person, amount in own.items())
    chosen = np.array([people is None or person in people for person in track.people], bool)
    called = track.called[leanings.past][:, chosen]
    booked = leanings.booked[:, chosen]
    there = ~np.isnan(called)
    actual = leanings.total if people is None else booked.sum(axis=1)
    known = there.any(axis=1) & (actual > 0)
    answered = np.where(there, booked, 0).sum(axis=1)
    share = float(np.clip(np.mean(answered[known] / actual[known]), 0.5, 1)) if known.any() else 1.0
    near = known & (np.abs(track.weeks_left[leanings.past] - weeks_left) <= NEAR)
    raw = np.nansum(called, axis=1)[near] / actual[near] - 1
    taken = np.nansum(called / np.maximum(1 + leanings.bias[chosen], 0.2), axis=1)[near]
    corrected = taken / share / actual[near] - 1
    return Called(sum(own.values()), calibrated / share, _rms(corrected), _rms(raw), len(own))


def _rms(errors: Floats) -> float:
    return float(np.sqrt(np.mean(errors**2))) if len(errors) >= LEAST else float("nan")
