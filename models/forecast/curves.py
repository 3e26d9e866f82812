"""When deals that reached a rank are won, given how long they have been there: many curves at
once, by whole days (metrics.md, sections 3 and 12, method M3)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

LONGEST = 1100  # days; what takes longer is counted there
ENOUGH_ENDINGS = 30  # fewer in a segment, and the curve of all segments is taken


@dataclass(frozen=True)
class Stays:
    """One row per deal and rank it has reached.

    group      of the rank; -1: not to be counted
    onward     days until it reached the next rank, was lost, or until now
    advanced   whether it went on; lost: whether it was lost before
    until      days from the rank until it was won or lost, or until now
    won, gone  whether it was won, lost in the end
    """

    group: Ints
    onward: Floats
    advanced: Bools
    lost: Bools
    until: Floats
    won: Bools
    gone: Bools


@dataclass(frozen=True)
class Curves:
    """(groups, days + 1): what happened after less than so many days; the first column is none.

    won      share of those who reached the rank that was won (Aalen-Johansen)
    ahead    share that went on to the next rank; there: share still at the rank, not lost
    following  the group of the next rank; endings: how many left the rank
    """

    won: Floats
    ahead: Floats
    there: Floats
    following: Ints
    endings: Ints

    def chances(self, group: Ints, age: Floats, edges: Ints) -> Floats:
        """Chance to be won in each bin, (deals, bins), of deals whose furthest rank has this
        group, reached `age` days ago: they go on as others of their age did, and from the next
        rank are won as soon as others were. 0 where nobody got as old, or the age is not known.
        """
        found = np.zeros((len(group), len(edges) - 1))
        rows = np.flatnonzero(~np.isnan(age) & (group >= 0))
        if not len(rows):
            return found
        days = np.clip(age[rows], 0, LONGEST - 1).astype(np.int64)
        pairs, inverse = np.unique(group[rows] * LONGEST + days, return_inverse=True)
        table = np.zeros((len(pairs), len(edges) - 1))
        of, old = pairs // LONGEST, pairs % LONGEST
        reach = np.arange(int(edges[-1]) + 1)
        for one in np.unique(of).tolist():
            own = of == one
            at = np.minimum(old[own][:, None] + reach, LONGEST)
            left = self.there[one, at[:, 0]]
            with np.errstate(divide="ignore", invalid="ignore"):
                moving = np.where(left[:, None] > 1e-9,
                                  np.diff(self.ahead[one, at], axis=1) / left[:, None], 0.0)
            table[own] = np.diff(moving @ self._then(one, edges), axis=1)
        found[rows] = table[inverse.reshape(-1)]
        return found

    def _then(self, group: int, edges: Ints) -> Floats:
        """(days, edges): share won by the edge of those who went on that many days before."""
        time = edges[None, :] - np.arange(int(edges[-1]))[:, None]
        following = int(self.following[group])
        if following < 0:  # beyond the last rank there is only the win
            return (time > 0).astype(np.float64)
        won: Floats = self.won[following, np.clip(time, 0, LONGEST)]
        return won


def curves(stays: Stays, groups: int, following: Ints) -> Curves:
    """Aalen-Johansen by whole days; endings come before what goes on at the same day.

    `following`: the group of the next rank of each group, -1 where it is the win.
    """
    ahead, there, endings = _incidence(stays.group, groups, stays.onward, stays.advanced,
                                       stays.lost)
    won, _, _ = _incidence(stays.group, groups, stays.until, stays.won, stays.gone)
    return Curves(won, ahead, there, following, endings)


def _incidence(group: Ints, groups: int, stay: Floats, wanted: Bools, other: Bools
               ) -> tuple[Floats, Floats, Ints]:
    known = ~np.isnan(stay) & (group >= 0)
    code = group[known] * LONGEST + np.clip(stay[known], 0, LONGEST - 1).astype(np.int64)

    def counted(rows: npt.NDArray[np.int64]) -> Floats:
        return np.bincount(rows, minlength=groups * LONGEST).reshape(groups, LONGEST).astype(
            np.float64)

    every, events = counted(code), counted(code[wanted[known]])
    leaving = events + counted(code[other[known]])
    risk = np.flip(np.cumsum(np.flip(every, 1), 1), 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        kept = np.where(risk > 0, 1 - leaving / risk, 1.0)
        share = np.where(risk > 0, events / risk, 0.0)
    there = np.ones((groups, LONGEST + 1))
    np.cumprod(kept, axis=1, out=there[:, 1:])
    incidence = np.zeros((groups, LONGEST + 1))
    np.cumsum(there[:, :-1] * share, axis=1, out=incidence[:, 1:])
    return incidence, there, leaving.sum(axis=1).astype(np.int64)
