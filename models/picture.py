"""All opportunities as of one moment: which of them there are, and the codes of each.

`Store` holds the columns as read from the file. A `Picture` picks one version row per opportunity
and answers dimensions, dates and amounts by position of the opportunity; it computes a column
when it is first asked for and keeps it. Both are shared between threads: a column computed twice
at the same time is the same column.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from models.calendars import MISSING, Calendar
from models.dimensions import STATUSES, Dictionaries
from models.errors import CockpitError
from models.facts import OPPORTUNITIES, SEGMENTS
from models.filters import FilterState
from models.ladder import NO_STAGE, StageInfo
from models.rates import Rates
from models.segments import Columns, LazyText, Stored
from models.tally import Measured

DAY_HOURS = 86_400_000_000.0  # microseconds in a day
HOUR = 3_600_000_000.0
NUMBERS = ("furthest", "strict", "visited", "rank")
"""Dimensions whose keys are integers; their codes are the keys."""

Array = npt.NDArray[Any]
Bools = npt.NDArray[np.bool_]
_INSTANTS = ("known", "amount", "since", "closed")  # columns one does arithmetic with
_MASKS = 256  # filter masks kept per picture
_IN_VERSION = ("pipeline", "owner", "product", "account", "currency", "forecast_category",
               "lost_reason", "blocker", "stage", "furthest", "strict", "visited")


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
        keys, positions = self.dictionaries["opportunity_key"].keys, self.positions
        return np.array([positions.get(key or "", -1) for key in keys], np.int64)

    def latest(self, name: str) -> Array:
        """A column of the last version of each opportunity."""
        return self.own[f"now_{name}"]

    def space(self, dimension: str) -> Space:
        if dimension == "opportunity":
            return Space([*self.keys.list(), None])
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


class Picture:
    """The opportunities as of `at` (microseconds); `rows_at` None: with everything known.

    `until`: what lies later does not count; for ever where no moment was asked for, while ages
    run to `at`, when the newest row was learned of. `rates_now`: by currency code, what stands at
    the moment.
    """

    def __init__(self, store: Store, at: int, rows_at: int | None, rates_now: Array) -> None:
        self.store, self.at, self.until, self.rates_now = store, at, at, rates_now
        self.current: Array | None = None  # version rows; None: the last ones
        self.exists: Bools = ~store.dead
        if rows_at is not None and store.length:
            if not store.has_versions:
                raise CockpitError("mart.not_loaded", fact="changes")
            known = store.versions["known"] <= rows_at
            count = np.add.reduceat(known, store.first, dtype=np.int64)
            self.current = store.first + np.maximum(count, 1) - 1
            self.exists &= count > 0
        self.exists = self.exists & self.column_now("live").astype(bool)
        self._columns: dict[str, Array] = {}
        self.kept: dict[str, Any] = {}  # what sheets computed that does not depend on `at`
        self._masks: dict[object, Bools] = {}

    def at_moment(self, at: int, until: int) -> Picture:
        """The same opportunities seen at another moment at which nothing else is known."""
        other = object.__new__(Picture)
        other.__dict__ = self.__dict__ | {"at": at, "until": until}
        return other

    def column(self, name: str) -> Array:
        """A column of the version rows, or of the opportunities' own, by position."""
        found = self._columns.get(name)
        if found is None:
            own = self.store.own.get(name)
            found = self._columns[name] = self.column_now(name) if own is None else own
        return found

    def column_now(self, name: str) -> Array:
        """A column of the version rows in the picture."""
        if self.current is None:
            return self.store.latest(name)
        found: Array = self.store.versions[name][self.current]
        return found

    def codes(self, dimension: str) -> Array:
        """Codes by position. Errors: KeyError for what is no dimension of opportunities."""
        key = f"codes {dimension}"
        found = self._columns.get(key)
        if found is None:
            found = self._columns[key] = self._codes(dimension)
        return found

    def _codes(self, dimension: str) -> Array:
        store = self.store
        if dimension in ("owner", "account", "product"):
            space = "user" if dimension == "owner" else dimension
            return store.merged(space, self.column(dimension))
        if dimension == "pipeline":
            known = store.dictionaries["pipeline"].codes
            table = np.array([known.get(stage.pipeline, 0) for stage in store.by_stage], np.int32)
            own = self.column("pipeline")
            return np.where(own == 0, table[self.column("stage")], own)
        if dimension in _IN_VERSION or dimension in ("connection", "lead_source"):
            return self.column(dimension)
        if dimension == "status":
            return store.statuses()[self.column("stage")]
        if dimension in ("manager", "team"):
            return store.follow(self.codes("owner"), "user", dimension)
        if dimension == "product_line":
            return store.follow(self.codes("product"), "product", dimension)
        if dimension in ("industry", "size", "country"):
            return store.follow(self.codes("account"), "account", dimension)
        if dimension == "region":
            own = store.follow(self.codes("owner"), "user", "region")
            return np.where(own == 0, store.follow(self.codes("account"), "account", "region"), own)
        if dimension == "opportunity":
            return np.arange(store.length)
        if dimension in store.own and dimension.startswith("custom."):
            return self.column(dimension)
        raise KeyError(dimension)

    def date(self, name: str) -> Array:
        """Instants by position; `expected` are days. See `facts.OPPORTUNITIES.dates`."""
        return self.column({"stage_since": "since"}.get(name, name))

    def measure(self, name: str) -> Measured:
        """See `facts.OPPORTUNITIES.measures`."""
        if name == "amount":
            return Measured(self.amount())
        if name == "weighted":
            return Measured(self._weighted())
        created, at = self.column("created"), self.at
        if name == "cycle_days":
            closed = self.date("closed")
            known = (created != MISSING) & (closed != MISSING)
            return Measured(np.where(known, closed - created, MISSING), DAY_HOURS)
        since = created if name == "age_days" else self.date("stage_since")
        return Measured(np.where(since == MISSING, MISSING, at - since), DAY_HOURS)

    def amount(self) -> Array:
        """Reporting currency; closed deals at the rate of their closing day."""
        found = self._columns.get("converted")
        if found is None:
            days = self.store.calendar.days_of(self.column("closed"))
            found = self._columns["converted"] = self.store.rates.convert(
                self.column("amount"), self.column("currency"), days.astype(np.int64),
                self.rates_now)
        return found

    def _weighted(self) -> Array:
        store = self.store
        texts = store.dictionaries["probability"].keys
        table = np.array([np.nan if text is None else float(text) for text in texts])
        by_stage = np.array([
            1.0 if stage.is_won else 0.0 if stage.is_lost else
            np.nan if stage.probability is None else stage.probability
            for stage in store.by_stage])
        closed = np.array([not stage.is_open for stage in store.by_stage])
        stage = self.column("stage")
        own = table[self.column("probability")]
        share = np.where(closed[stage] | np.isnan(own), by_stage[stage], own)
        amount = self.amount()
        found = np.full(len(amount), MISSING, np.int64)
        known = (amount != MISSING) & ~np.isnan(share)
        found[known] = np.floor(amount[known] * share[known] + 0.5).astype(np.int64)
        return found

    def standing(self, amounts: Array, currencies: Array) -> Array:
        """Amounts at the rate that stands at the moment, whatever became of them later."""
        return self.store.rates.convert(amounts, currencies, None, self.rates_now)

    def mask(self, filters: FilterState, own: Iterable[str]) -> Bools:
        """Which opportunities count, by every filter but those on the dimensions in `own`."""
        skipped = set(own)
        where = tuple(item for item in filters.where if item[0] not in skipped)
        exclude = tuple(item for item in filters.exclude if item[0] not in skipped)
        key = (where, exclude, filters.scope)
        found = self._masks.get(key)
        if found is not None:
            return found
        found = self.exists
        for dimension, keys in where:
            found = found & self._one(dimension, keys, wanted=True)
        for dimension, keys in exclude:
            found = found & self._one(dimension, keys, wanted=False)
        if filters.scope is not None:
            found = found & scope(self.store, filters.scope)[self.codes("team")]
        self._keep(key, found)
        return found

    def _one(self, dimension: str, keys: tuple[str, ...], *, wanted: bool) -> Bools:
        """The bit of one dimension; another filter changes only its own."""
        key = (dimension, keys, wanted)
        found = self._masks.get(key)
        if found is None:
            if not has(self.store, dimension):
                return np.ones(self.store.length, bool)
            found = chosen(self.store, dimension, keys, wanted=wanted)[self.codes(dimension)]
            self._keep(key, found)
        return found

    def _keep(self, key: object, mask: Bools) -> None:
        if len(self._masks) >= _MASKS:
            self._masks.clear()
        self._masks[key] = mask


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
