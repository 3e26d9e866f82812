"""Stage conversion as pure arithmetic: who reached which rank, and what share went on
(metrics.md, section 1)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.intervals import wilson

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Conversion:
    """Aligned arrays, last axis one entry per stage 1..K; shares, NaN where nobody was there."""

    value: Floats
    numerator: Floats
    denominator: Floats
    low: Floats
    high: Floats


def conversion(
    numerator: npt.ArrayLike, denominator: npt.ArrayLike, *, nested: bool = True
) -> Conversion:
    """Numerator over denominator, with the Wilson interval at 95 % where the first is a part of
    the second (`nested`) and both are counts."""
    part, whole = np.broadcast_arrays(np.asarray(numerator, float), np.asarray(denominator, float))
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.where(whole > 0, part / whole, np.nan)
    if nested:
        low, high = wilson(part, whole)
    else:
        low = high = np.full(part.shape, np.nan)
    return Conversion(value, part, whole, low, high)


def reached(at: npt.ArrayLike, won: npt.ArrayLike) -> Floats:
    """Deals that reached each rank 1..K and won, from their furthest rank (F-imp).

    `at[..., r]` counts deals not won whose furthest rank is r, r = 0..K (0: none of the stages);
    `won` counts the won ones, which have reached every rank. The answer has K + 1 entries.
    """
    furthest, wins = np.asarray(at, float), np.asarray(won, float)
    beyond = np.flip(np.cumsum(np.flip(furthest, -1), -1), -1)[..., 1:]
    return np.concatenate([beyond + wins[..., None], wins[..., None]], axis=-1)


def passed(at: npt.ArrayLike, won: npt.ArrayLike) -> Floats:
    """Deals that passed the stages in order from the first on (F-strict).

    `at[..., r]` counts deals, won or not, whose strict rank is r, r = 0..K; `won` counts the won
    ones whose strict rank is K. The answer has K + 1 entries.
    """
    strict, wins = np.asarray(at, float), np.asarray(won, float)
    beyond = np.flip(np.cumsum(np.flip(strict, -1), -1), -1)[..., 1:]
    return np.concatenate([beyond, wins[..., None]], axis=-1)


def step(counts: npt.ArrayLike, still: npt.ArrayLike | None = None) -> Conversion:
    """Conversion from each rank to the next, from K + 1 counts of a family whose later counts
    are parts of the earlier ones. `still` (K entries) are the undecided ones: open deals whose
    furthest rank it is; given, they are taken out of the denominator (resolved variant)."""
    n = np.asarray(counts, float)
    return conversion(n[..., 1:], n[..., :-1] - (0 if still is None else np.asarray(still, float)))


def cumulative(counts: npt.ArrayLike) -> Conversion:
    """Share of those at the first rank that reached each rank, and won at last; K + 1 entries."""
    n = np.asarray(counts, float)
    return conversion(n, np.broadcast_to(n[..., :1], n.shape))


def visits_ended(
    advanced: npt.ArrayLike, lost: npt.ArrayLike, back: npt.ArrayLike, handed: npt.ArrayLike
) -> Conversion:
    """Share of stage visits that ended in a later stage or a win, of those that have ended
    (F-ledger). Visits that still last are neither yes nor no."""
    yes = np.asarray(advanced, float)
    return conversion(yes, yes + np.asarray(lost, float) + np.asarray(back, float)
                      + np.asarray(handed, float))
