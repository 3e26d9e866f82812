"""The columns of opportunities as read from the file, and the keys behind the codes in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from models.calendars import Calendar
from models.dimensions import STATUSES, Dictionaries
from models.facts import OPPORTUNITIES, SEGMENTS
from models.ladder import NO_STAGE, StageInfo
from models.rates import Rates
from models.segments import Columns, LazyText, Stored

NUMBERS = ("furthest", "strict", "visited", "rank")
"""Dimensions whose keys are integers; their codes are the keys."""
PRESENCES = ("evidence", "next_step")
"""Dimensions that only say whether something is there: no | yes."""

Array = npt.NDArray[Any]
Bools = npt.NDArray[np.bool_]
_INSTANTS = ("known", "amount", "since", "closed", "evidence")  # columns one does arithmetic with


class Space:
    """The keys behind the codes of a dimension, and how to find codes by keys."""

    def __init__(self, keys: list[str | None], index: Mapping[str | None, int] | None = None
                 ) -> None:
        self._keys, self._index = keys, index

    @property
    def size(self) -> int:
        return len(self._keys)

    def keys(self, codes: Array) -> Array:
        table = np.empty(len(self._keys), object)
        table[:] = self._keys
        found: Array = table[codes]
        return found

    def find(self, keys: Iterable[str]) -> list[int]:
        """Codes of keys; the empty key means "no value", unknown keys match nothing."""
        if self._index is None:
            self._index = {key: code for code, key in enumerate(self._keys)}
        found = [self._index.get(key or None) for key in keys]
        return [code for code in found if code is not None]


class Numbers(Space):
    """A dimension whose keys are small integers."""

    def __init__(self, size: int) -> None:
        super().__init__([])
        self._size = size

    @property
    def size(self) -> int:
        return self._size

    def keys(self, codes: Array) -> Array:
        return codes.astype(np.int64)

    def find(self, keys: Iterable[str]) -> list[int]:
        return [int(key) for key in keys if key.isdecimal() and int(key) < self._size]


class Store:
    """The columns of opportunities and their versions, and what all facts look up."""

    def __init__(self, facts: Mapping[str, Stored], dictionaries: Dictionaries,
                 stages: tuple[StageInfo, ...], rates: Rates, calendar: Calendar,
                 last_known: int, horizon: int) -> None:
        self.dictionaries, self.stages, self.rates = dictionaries, stages, rates
        self.calendar, self.last_known, self.horizon = calendar, last_known, horizon
        own, versions = facts["opportunity"], facts["version"]
        self.length = own.length
        self.keys: LazyText = own.text("key")
        self.names: LazyText = own.text("name")
        self.own = Columns(own, ("created", *(f"now_{name}" for name in _INSTANTS)))
        self.versions = Columns(versions, _INSTANTS)
        self.has_versions = bool(len(self.versions)) or not self.length
        self.bases = dict(zip(own.segments, np.cumsum([0, *own.sizes]).tolist(), strict=False))
        self.sizes = dict(zip(own.segments, own.sizes, strict=True))
        self.dead = np.zeros(self.length, bool)
        dead = facts["dead"]
        positions, start = dead.column("position").astype(np.int64), 0
        for segment, size in zip(dead.segments, dead.sizes, strict=True):
            self.dead[positions[start:start + size] + self.bases[segment]] = True
            start += size
        by_key = {stage.key: stage for stage in stages}
        keys = dictionaries["stage"].keys
        self.by_stage = [by_key.get(key or "", NO_STAGE) for key in keys]
        self._positions: dict[str, int] | None = None
        self._referred: Array | None = None
        self.counts = self.own["versions"].astype(np.int64)
        self.first = np.cumsum(self.counts) - self.counts

    @property
    def customs(self) -> list[str]:
        return sorted(name for name in self.own if name.startswith("custom."))

    @property
    def positions(self) -> dict[str, int]:
        """Position of each opportunity by key, the one that is not dead."""
        if self._positions is None:
            living = np.flatnonzero(~self.dead)
            keys = self.keys.list()
            self._positions = {keys[place]: place for place in living.tolist()}
        return self._positions

    def referred(self) -> Array:
        """Position of each opportunity that other records refer to, by code; -1: not here."""
        if self._referred is None:
            keys, positions = self.dictionaries["opportunity_key"].keys, self.positions
            self._referred = np.array([positions.get(key or "", -1) for key in keys], np.int64)
        return self._referred

    def latest(self, name: str) -> Array:
        """A column of the last version of each opportunity."""
        return self.own[f"now_{name}"]

    def space(self, dimension: str) -> Space:
        if dimension == "opportunity":
            return Space([*self.keys.list(), None])
        if dimension in PRESENCES:
            return Space(["no", "yes"])
        if dimension == "status":
            return Space(list(STATUSES))
        if dimension in NUMBERS:
            top = max((stage.last for stage in self.stages), default=0)
            return Numbers(2 ** (top + 1) if dimension == "visited" else top + 1)
        return Space(self.dictionaries.of(dimension).keys)

    def statuses(self) -> Array:
        return np.array([STATUSES.index(stage.status) for stage in self.by_stage], np.uint8)

    def merged(self, space: str, codes: Array) -> Array:
        """Codes with records that were merged replaced by the ones they went into."""
        same = self.dictionaries[space].column("same")
        table = np.where(same == 0, np.arange(len(same)), same)
        found: Array = table[codes] if len(table) > 1 else codes
        return found

    def follow(self, codes: Array, *path: str) -> Array:
        """Codes of another space: `follow(owners, "user", "team")` are their teams."""
        for space, tie in zip(path, path[1:], strict=False):
            codes = self.dictionaries[space].column(tie)[codes]
        return codes


def has(store: Store, dimension: str) -> bool:
    """Whether opportunities have this dimension."""
    return dimension in SEGMENTS or dimension in OPPORTUNITIES.dimensions or \
        dimension in store.customs


def chosen(store: Store, dimension: str, keys: Iterable[str], *, wanted: bool) -> Bools:
    """For each code of the dimension whether rows with it count."""
    if dimension == "opportunity":
        table = np.full(store.length, not wanted)
        for key in keys:
            if key in store.positions:
                table[store.positions[key]] = wanted
        return table
    space = store.space(dimension)
    table = np.full(space.size, not wanted)
    table[space.find(keys)] = wanted
    return table


def scope(store: Store, teams: frozenset[str]) -> Bools:
    """For each team code whether it, or a team above it, is one of these."""
    dictionary = store.dictionaries["team"]
    parents = dictionary.column("parent")
    seen = np.zeros(len(dictionary.keys), bool)
    seen[[code for code in map(dictionary.codes.get, teams) if code]] = True
    for _ in range(64):  # deeper trees, or rings, see no more than this
        wider = seen | seen[parents]
        if (wider == seen).all():
            break
        seen = wider
    seen[0] = False
    return seen
