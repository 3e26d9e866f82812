"""The change log of all opportunities as columns, and what it says as of a clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from models.entities import TRACKED
from sync.demo.draws import Flags, Ints

FIELD = {name: code for code, name in enumerate(TRACKED)}
LAST = 1 << 26  # after all entries of the same second that have an order of their own
EMPTY = -1  # the value None; every other value is zero or more
STATES = ("live", "deleted", "merged")


@dataclass(frozen=True)
class Log:
    """One entry per change, by deal and, inside a deal, in the order of `sequence`.

    `value` and `old` are numbers whose meaning hangs on the field: an index into a list of the
    company, whole currency units, days or seconds since 1970. Times are seconds since 1970;
    `observed` is never before `effective`. Inside a deal `sequence` counts from 0 in the order of
    `effective`, so an entry made late stands where it belongs, not where it was typed in.
    """

    deal: npt.NDArray[np.int32]
    field: npt.NDArray[np.int8]
    value: Ints
    old: Ints
    effective: Ints
    observed: Ints
    by: npt.NDArray[np.int32]  # user
    sequence: npt.NDArray[np.int32]
    start: Ints  # first entry of each deal, and one more for the end

    def __len__(self) -> int:
        return len(self.deal)


@dataclass(frozen=True)
class State:
    """All opportunities as of a clock. Rows of deals that do not exist yet are meaningless."""

    values: Ints  # (deal, field)
    exists: Flags  # was there by then; also true for those deleted or merged since
    modified: Ints  # second of the newest entry
    version: Ints  # how many entries
    stage_since: Ints  # second of the entry into the present stage


def as_of(log: Log, clock: int) -> State:
    """What the log knew at `clock` (seconds, included): of each field the last entry by
    (effective, sequence) among those observed by then."""
    n = len(log.start) - 1
    seen = np.flatnonzero(log.observed <= clock)
    values = np.full((n, len(TRACKED)), EMPTY, dtype=np.int64)
    deal, field = log.deal[seen], log.field[seen]
    values[deal, field] = log.value[seen]  # of repeated places the last one stays
    stage_since = np.zeros(n, dtype=np.int64)
    stages = field == FIELD["stage_id"]
    stage_since[deal[stages]] = log.effective[seen[stages]]
    times = np.where(log.observed <= clock, log.observed, -1)
    modified = np.maximum.reduceat(times, log.start[:-1])
    version = np.bincount(deal, minlength=n)
    return State(values, values[:, 0] != EMPTY, modified, version, stage_since)


class Draft:
    """Entries in any order, gathered before they become a `Log`; narrow, for there are many."""

    def __init__(self) -> None:
        self._parts: list[tuple[npt.NDArray[Any], ...]] = []

    def add(self, field: str, deal: Ints, effective: Ints, value: Ints | int,
            by: Ints, *, observed: Ints | None = None, order: Ints | int = LAST) -> None:
        """`order` decides between entries of one deal that are effective in the same second."""
        n, code = len(deal), FIELD[field]
        delay = np.zeros(n) if observed is None else np.maximum(observed - effective, 0)
        rank = np.broadcast_to(np.asarray(order) * len(TRACKED) + code, n)
        self._parts.append((
            deal.astype(np.int32), np.full(n, code, np.int8),
            np.array(np.broadcast_to(np.asarray(value, dtype=np.int64), n)), effective,
            delay.astype(np.int32), by.astype(np.int32), rank.astype(np.int32),
        ))

    def finish(self, n: int, gone_at: Ints, last: int) -> Log:
        """The log of `n` deals, without what cannot be: entries that change nothing, entries made
        after a deal was deleted or merged away (`gone_at`), or after the second `last`."""
        columns = [np.concatenate(column) for column in zip(*self._parts, strict=True)]
        self._parts.clear()
        deal, field, value, effective, delay, by, rank = columns
        observed = effective + delay
        kept = (observed <= last) & ((observed < gone_at[deal]) | (field == FIELD["state"]))
        order = np.flatnonzero(kept)
        order = order[np.lexsort((rank[kept], effective[kept], deal[kept]))]
        del columns, rank, delay, kept
        changes = value[order] != _before(deal[order], field[order], value[order])
        order = order[changes]
        deal, field, value, by = deal[order], field[order], value[order], by[order]
        effective, observed = effective[order], observed[order]
        start = np.searchsorted(deal, np.arange(n + 1))
        sequence = (np.arange(len(deal)) - start[deal]).astype(np.int32)
        old = _known_before(deal, field, value, observed)
        return Log(deal, field, value, old, effective, observed, by, sequence, start)


def _key(deal: npt.NDArray[np.int32], field: npt.NDArray[np.int8]) -> Ints:
    return deal.astype(np.int64) * len(TRACKED) + field


def _before(deal: npt.NDArray[np.int32], field: npt.NDArray[np.int8], value: Ints) -> Ints:
    """The value the same field of the same deal had in the entry before, EMPTY for the first."""
    key = _key(deal, field)
    order = np.argsort(key, kind="stable")
    key = key[order]
    before = np.where(np.r_[True, key[1:] != key[:-1]], EMPTY, np.r_[EMPTY, value[order][:-1]])
    result = np.empty_like(value)
    result[order] = before
    return result


def _known_before(deal: npt.NDArray[np.int32], field: npt.NDArray[np.int8], value: Ints,
                  observed: Ints) -> Ints:
    """The old value as the CRM wrote it down: what it knew when the entry was made.

    That is the entry before, unless an entry in between was made later still.
    """
    old = _before(deal, field, value)
    key = _key(deal, field)
    order = np.argsort(key, kind="stable")
    key, made = key[order], observed[order]
    backwards = np.flatnonzero((key[1:] == key[:-1]) & (made[1:] < made[:-1]))
    odd = np.unique(key[backwards])
    bounds = zip(np.searchsorted(key, odd).tolist(),
                 np.searchsorted(key, odd, side="right").tolist(), strict=True)
    for first, end in bounds:
        group = order[first:end].tolist()
        times = made[first:end].tolist()
        for place, entry in enumerate(group):
            known = [e for e in range(place) if times[e] <= times[place]]
            old[entry] = value[group[known[-1]]] if known else EMPTY
    return old
