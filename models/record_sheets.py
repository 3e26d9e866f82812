"""The rows of facts without opportunities: leads, activities, calls, targets, costs, accounts."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from models.calendars import MISSING, period_label
from models.facts import ACCOUNTS, ACTIVITIES, LEADS, Fact
from models.filters import FilterState, Period
from models.instants import from_days
from models.picture import DAY_HOURS, HOUR, Picture
from models.segments import LazyText
from models.sheets import DAY_DATES, Sheet
from models.store import Space, scope
from models.tally import Coded, Measured

Array = npt.NDArray[Any]
Bools = npt.NDArray[np.bool_]
_ROWS = ("lead", "activity", "submission", "quota", "cost")  # dimensions that name a row


class RecordSheet(Sheet):
    """Facts without opportunities: leads, activities, submissions, targets, costs, accounts."""

    def __init__(self, fact: Fact, picture: Picture, columns: Mapping[str, Array],
                 keys: LazyText) -> None:
        super().__init__(picture)
        self.fact, self._keys = fact, keys
        self._kept = {}  # when records happened is not when opportunities changed
        self._columns: ChainMap[str, Array] = ChainMap({}, columns)  # type: ignore[arg-type]
        if self.length:
            self._join()

    def _join(self) -> None:
        """Take from the opportunities what records do not say themselves, as it is now."""
        store, columns = self.store, self._columns
        if self.fact is ACCOUNTS:
            first = np.full(len(store.dictionaries["account"].keys), 2**63 - 1)
            created = np.where(store.dead, MISSING, store.own["created"])
            known = created != MISSING
            accounts = store.merged("account", store.latest("account"))
            np.minimum.at(first, accounts[known], created[known])
            own = first[columns["account"]]
            columns["created"] = np.where(own == 2**63 - 1, MISSING, own)
        if self.fact in (ACTIVITIES, LEADS) and store.length:
            place = store.referred()[columns["opportunity"]]
            if self.fact is ACTIVITIES:
                own = columns["account"]
                theirs = store.latest("account")[place]
                columns["account"] = np.where((own == 0) & (place >= 0), theirs, own)
            else:
                own = columns["qualified"]
                theirs = store.own["created"][place]
                columns["qualified"] = np.where((own == MISSING) & (place >= 0), theirs, own)

    @property
    def length(self) -> int:
        return len(self._columns["connection"])

    @property
    def opportunity(self) -> Array | None:
        """Only activities; negative where the activity is about no opportunity."""
        if self.fact is not ACTIVITIES:
            return None
        if not self.length:
            return np.zeros(0, np.int64)
        return self._columns["opportunity"].astype(np.int64) - 1

    def conditions(self, filters: FilterState) -> list[Coded]:
        found = [Coded(self._there(), 2)] if self.length else []
        for wanted, dimensions in ((True, filters.where), (False, filters.exclude)):
            for dimension, keys in dimensions:
                if dimension in self.fact.dimensions:
                    coded, space = self.codes(dimension)
                    table = np.full(space.size, not wanted)
                    table[space.find(keys)] = wanted
                    found.append(Coded(table[coded.codes], 2))
        if filters.scope is not None:
            found.append(Coded(scope(self.store, filters.scope)[self._own("team")], 2))
        return found

    def _there(self) -> Bools:
        """Rows that had happened by the moment; undated ones once nothing later is known."""
        date = {"leads": "created", "activities": "done", "submissions": "submitted",
                "accounts": "created"}.get(self.fact.key)
        if date is None:
            return np.ones(self.length, bool)
        at, undated = self._columns[date], self._columns[date] == MISSING
        until = self.picture.until
        late = self.fact is LEADS and until < self.store.last_known
        return (at <= until) & ~undated if late else (at <= until)

    def codes(self, dimension: str) -> tuple[Coded, Space]:
        if dimension not in self.fact.dimensions:
            raise KeyError(dimension)
        space = self._space(dimension)
        return Coded(self._own(dimension), space.size), space

    def _space(self, dimension: str) -> Space:
        if dimension in _ROWS:
            return Space([*self._keys.list()])
        if dimension == "opportunity":
            return Space(self.store.dictionaries["opportunity_key"].keys)
        if dimension in ("valid", "owner_gone", "misrouted"):
            return Space(["no", "yes"])
        if dimension == "fiscal_period":
            return Space([self._period_name(*pair) for pair in self._periods()[0].tolist()])
        return self.store.space(dimension)

    def _own(self, dimension: str) -> Array:
        store, columns = self.store, self._columns
        if dimension in _ROWS:
            return np.arange(self.length)
        if dimension in ("owner", "account", "product"):
            return store.merged("user" if dimension == "owner" else dimension, columns[dimension])
        if dimension == "manager":
            return store.follow(self._own("owner"), "user", "manager")
        if dimension == "team":
            led = store.follow(self._own("owner"), "user", "team")
            return np.where(led == 0, columns["team"], led) if "team" in columns else led
        if dimension == "product_line":
            return store.follow(self._own("product"), "product", "product_line")
        if dimension == "region":
            return self._region()
        if dimension in ("industry", "size", "country") and dimension not in columns:
            return store.follow(self._own("account"), "account", dimension)
        if dimension == "valid":
            valid: Array = self._seen("qualified") != MISSING
            return valid.astype(np.uint8)
        if dimension in ("owner_gone", "misrouted"):
            left = store.dictionaries["user"].column("left")[self._own("owner")]
            day = store.calendar.days_of(np.array([self.at], np.int64))[0]
            gone: Array = (left > 0) & (left <= day)
            if dimension == "misrouted":
                assigned, created = self._seen("assigned"), self._seen("created")
                given = store.calendar.days_of(np.where(assigned == MISSING, created, assigned))
                gone &= given > left  # on the day itself nobody can tell
            return gone.astype(np.uint8)
        if dimension == "fiscal_period":
            return self._periods()[1]
        found: Array = columns[dimension]
        return found

    def _region(self) -> Array:
        """The team's; else the lead's own, or the account's."""
        found = self.store.follow(self._own("team"), "team", "region")
        if "region" in self._columns:
            return np.where(found == 0, self._columns["region"], found)
        if "account" in self._columns:
            other = self.store.follow(self._own("account"), "account", "region")
            return np.where(found == 0, other, found)
        return found

    def _periods(self) -> tuple[Array, Array]:
        pairs = np.stack([self._columns["period_start"], self._columns["period_end"]], axis=1)
        found, codes = np.unique(pairs.astype(np.int64), axis=0, return_inverse=True)
        return found, codes.reshape(-1)

    def _period_name(self, start: int, end: int) -> str:
        return period_label(Period(from_days(start), from_days(end)), self.store.calendar)

    def _seen(self, name: str) -> Array:
        """A date, missing where it lies after the moment."""
        values = self._columns[name].astype(np.int64, copy=False)
        return np.where(values <= self.picture.until, values, MISSING)

    def date(self, name: str) -> Measured:
        if name not in self.fact.dates:
            raise KeyError(name)
        if name in DAY_DATES:
            return Measured(self._columns[name].astype(np.int64))
        return Measured(self._seen(name))

    def measure(self, name: str) -> Measured:
        columns = self._columns
        if name not in self.fact.measures:
            raise KeyError(name)
        if name == "response_hours":
            created, responded = columns["created"], self._seen("responded")
            known = (created != MISSING) & (responded != MISSING)
            return Measured(np.where(known, np.maximum(responded - created, 0), MISSING), HOUR)
        if name == "reply_hours":
            return Measured(columns["reply"], HOUR)
        if name == "score":
            return Measured(columns["score"])
        if name == "age_days":
            if name not in self._kept:
                done = columns["done"]
                self._kept[name] = np.where(done == MISSING, MISSING, self.at - done)
            return Measured(self._kept[name], DAY_HOURS)
        days = self._days_of_amount()
        rates = self.store.rates
        return Measured(rates.convert(
            columns["amount"], columns["currency"], days, self.picture.rates_now))

    def _days_of_amount(self) -> Array | None:
        """A submission is worth what it was on its day; a target what stands now."""
        if "submitted" not in self._columns:
            return None
        days: Array = self.store.calendar.days_of(self._columns["submitted"]).astype(np.int64)
        return days
