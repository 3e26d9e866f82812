"""All opportunities as of one moment: which of them there are, and the codes of each.

`models.store` holds the columns as read from the file. A `Picture` picks one version row per
opportunity and answers dimensions, dates and amounts by position of the opportunity; it computes
a column when it is first asked for and keeps it. Both are shared between threads: a column
computed twice at the same time is the same column.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from models.calendars import MISSING
from models.errors import CockpitError
from models.filters import FilterState
from models.store import Store, chosen, has, scope
from models.tally import Measured

DAY_HOURS = 86_400_000_000.0  # microseconds in a day
HOUR = 3_600_000_000.0

Array = npt.NDArray[Any]
Bools = npt.NDArray[np.bool_]
_MASKS = 256  # filter masks kept per picture
_MOVING = ("evidence",)  # what begins at a moment of its own, without anybody telling
_IN_VERSION = ("pipeline", "owner", "product", "account", "currency", "forecast_category",
               "lost_reason", "blocker", "stage", "furthest", "strict", "visited")


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
        if dimension in _MOVING:
            begins = self.column(dimension)
            begun: Array = ((begins != MISSING) & (begins <= self.at)).astype(np.uint8)
            return begun
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
        if dimension in (*_IN_VERSION, "next_step", "connection", "lead_source"):
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
        moves = any(dimension in _MOVING for dimension, _ in (*where, *exclude))
        key = (where, exclude, filters.scope, self.at if moves else None)
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
        key = (dimension, keys, wanted, self.at if dimension in _MOVING else None)
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
