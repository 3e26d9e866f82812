"""The pace of many steps at once, from histograms of stays (metrics.md, section 3).

Bins are 6 % wide, and medians are interpolated inside them, so that thousands of steps and
segments are judged in one go; what is shown in the end is computed from exact stays.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.metrics.bottleneck_bins import EDGES, RATIO

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_HEAPED = np.log(RATIO) / np.sqrt(12)  # what a bin's own width adds to the error of a logarithm
_LEAST = 1e-9
_HOURS = EDGES[1]
_LOG_RATIO = np.log(RATIO)


@dataclass(frozen=True)
class Pace:
    """`log_median`, in days, and its standard error per group.

    bound   the median lies beyond the longest stay; `log_median` is that longest stay
    """

    ended: Codes
    log_median: Floats
    error: Floats
    bound: Flags

    @property
    def known(self) -> Flags:
        return ~np.isnan(self.log_median) & ~self.bound


def risk_of(leaving: Codes, ended: Codes) -> Codes:
    """How many were there in each bin, (groups, bins). Who ended was at risk."""
    found: Codes = np.cumsum(leaving, axis=1)
    np.subtract(found[:, -1:].copy(), found, out=found)
    found += leaving
    return np.maximum(found, ended, out=found)


def kept_of(ended: Codes, risk: Codes) -> Floats:
    """The share that stays on after each bin. Where the last one leaves, half a deal is left
    instead: the hazard would be infinite."""
    full = np.maximum(risk, 1).astype(np.float64)
    share = ended / full
    np.divide(0.5, full, out=full)
    np.subtract(1.0, full, out=full)
    np.minimum(share, full, out=share)
    found: Floats = np.subtract(1.0, share, out=share)
    return found


def pace_of(leaving: Codes, ended: Codes) -> Pace:
    """The pace of each group, from its stays by bin: see `Tally`."""
    risk = risk_of(leaving, ended)
    kept = kept_of(ended, risk)
    curve = _Curve(np.cumprod(kept, axis=1, dtype=np.float64))
    rows = np.arange(len(ended))
    total = ended.sum(axis=1)
    width = ended.shape[1]
    last = np.where(total > 0, width - np.argmax(ended[:, ::-1] > 0, axis=1), 1)
    median, bound, at = curve.crossing(np.log(2.0), last)
    slow, _, _ = curve.crossing(-np.log(0.35), last)
    quick, _, _ = curve.crossing(-np.log(0.65), last)
    spread = curve.left(at) * np.sqrt(_variance(ended, risk, rows, at))
    with np.errstate(divide="ignore", invalid="ignore"):
        fall = np.exp(-curve.at(quick)) - np.exp(-curve.at(slow))
        slope = np.maximum(fall, 0.05) / np.maximum(np.log(slow) - np.log(quick), _LOG_RATIO)
        error = np.hypot(spread / slope, _HEAPED)
        log_median = np.log(median)
    none = total == 0
    return Pace(total, np.where(none, np.nan, log_median), np.where(none, np.nan, error), bound)


def _variance(ended: Codes, risk: Codes, rows: Codes, at: Codes) -> Floats:
    """Greenwood's sum up to the bin `at` of each group."""
    width = ended.shape[1]
    flat = np.zeros(ended.size + 1)  # one more, where the last group ends
    part = flat[:-1].reshape(ended.shape)
    np.subtract(risk, ended, out=part)
    np.maximum(part, 0.5, out=part)
    part *= np.maximum(risk, 1)
    np.divide(ended, part, out=part)
    ends = np.stack([rows * width, rows * width + at + 1], axis=1).ravel()
    found: Floats = np.add.reduceat(flat, ends)[::2]
    return found


class _Curve:
    """Shares still there after each bin, (groups, bins). Hazards are their logarithms, taken only
    where they are asked for."""

    def __init__(self, survival: Floats) -> None:
        self._flat = np.ascontiguousarray(survival).ravel()
        self._survival, self._width = survival, survival.shape[1]
        self._first = np.arange(len(survival)) * self._width

    def left(self, place: Codes) -> Floats:
        found: Floats = self._flat[self._first + place]
        return found

    def _hazards(self, place: Codes) -> tuple[Floats, Floats]:
        """At the end of the bin, and of the one before."""
        above = -np.log(self.left(place))
        return above, np.where(place > 0, -np.log(self.left(np.maximum(place - 1, 0))), 0.0)

    def crossing(self, level: float, last: Codes) -> tuple[Floats, Flags, Codes]:
        """When the hazard first gets to `level`, in days, and whether it never does: then the end
        of the `last` bin; and the bin."""
        reached = self._survival <= np.exp(_LEAST - level)
        place = reached.argmax(axis=1)
        never = ~reached[np.arange(len(place)), place]
        place[never] = self._width - 1
        above, below = self._hazards(place)
        with np.errstate(divide="ignore", invalid="ignore"):
            part = np.where(above > below, (level - below) / (above - below), 1.0)
        found = EDGES[place] + np.clip(part, 0.0, 1.0) * (EDGES[place + 1] - EDGES[place])
        return np.where(never, EDGES[last], found), never, place

    def at(self, days: Floats) -> Floats:
        """The hazard of each group at its own time."""
        place = np.minimum(bins_at(days), self._width - 1)
        above, below = self._hazards(place)
        part = np.clip((days - EDGES[place]) / (EDGES[place + 1] - EDGES[place]), 0.0, 1.0)
        found: Floats = below + part * (above - below)
        return found


def hazards(leaving: Codes, ended: Codes, going: Codes) -> tuple[Floats, Floats]:
    """Cumulative hazards of going on and of all other ends at the end of each bin."""
    step = -np.log(kept_of(ended, risk_of(leaving, ended)))
    part = going / np.maximum(ended, 1)
    on = np.cumsum(step * part, axis=1)
    return on, np.cumsum(step * (1 - part), axis=1)


def inverse(hazard: Floats, level: Floats) -> tuple[Floats, Flags]:
    """When each cumulative hazard gets to its level, in days, and whether it never does."""
    place = (hazard < level[:, None] - _LEAST).sum(axis=1)
    never = place >= hazard.shape[1]
    place = np.minimum(place, hazard.shape[1] - 1)
    rows = np.arange(len(hazard))
    above = hazard[rows, place]
    below = np.where(place > 0, hazard[rows, place - 1], 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        part = np.where(above > below, (level - below) / (above - below), 1.0)
    return EDGES[place] + np.clip(part, 0.0, 1.0) * (EDGES[place + 1] - EDGES[place]), never


def bins_at(days: Floats) -> Codes:
    """The bin in which each time lies. Where rounding puts an edge into the bin beside it, a
    curve has the same height there."""
    place = np.log(np.maximum(days, _HOURS / RATIO) / _HOURS)
    place /= _LOG_RATIO
    place += 1
    found: Codes = place.astype(np.int64)
    return np.minimum(found, len(EDGES) - 2)


def interpolated(hazard: Floats, days: Floats, rows: Codes | None = None) -> Floats:
    """Cumulative hazards at days, (curves, points); `rows`: the group of each curve, by default
    each one in turn."""
    width = hazard.shape[1]
    first = (np.arange(len(hazard)) if rows is None else rows)[:, None] * (width + 1)
    place = np.minimum(bins_at(days), width - 1)
    padded = np.zeros((len(hazard), width + 1))
    padded[:, 1:] = hazard
    start = EDGES[place]
    part = (days - start) / (EDGES[place + 1] - start)
    np.clip(part, 0.0, 1.0, out=part)
    place = place + first
    flat = padded.ravel()
    below = flat[place]
    place += 1
    found: Floats = below + part * (flat[place] - below)
    return found
