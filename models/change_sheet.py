"""The rows of the fact "changes": each version of an opportunity beside the one before it."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from models.calendars import MISSING, MISSING_DAY
from models.errors import CockpitError
from models.fact_rows import WORDS
from models.facts import CHANGES
from models.filters import FilterState
from models.picture import Picture
from models.sheets import Sheet
from models.store import Space, Store
from models.tally import Coded, Measured

Array = npt.NDArray[Any]
Bools = npt.NDArray[np.bool_]


class _EveryVersion(Picture):
    """All version rows at once, asked as if each were an opportunity."""

    def __init__(self, store: Store, picture: Picture) -> None:
        super().__init__(store, picture.at, None, picture.rates_now)
        if not store.has_versions:
            raise CockpitError("mart.not_loaded", fact="changes")
        self.owner_row = np.repeat(np.arange(store.length), store.counts)
        self.exists = store.versions["live"].astype(bool) & ~store.dead[self.owner_row]

    def column(self, name: str) -> Array:
        own = self.store.own.get(name)
        return self.store.versions[name] if own is None else own[self.owner_row]

    def _codes(self, dimension: str) -> Array:
        return self.owner_row if dimension == "opportunity" else super()._codes(dimension)


class ChangeSheet(Sheet):
    """Each version row beside the one before it. Rows count when the filter holds on either side;
    their segments are, like everywhere, those of the opportunity as of the moment."""

    fact = CHANGES
    own = ("field", "actor")

    def __init__(self, picture: Picture) -> None:
        super().__init__(picture)
        rows = self._kept.get("versions")
        if rows is None:
            rows = self._kept["versions"] = _EveryVersion(self.store, picture)
        self._rows: _EveryVersion = rows
        self._first = np.zeros(self.length, bool)
        self._first[self.store.first] = True

    @property
    def length(self) -> int:
        return len(self.store.versions["known"])

    @property
    def opportunity(self) -> Array:
        return self._rows.owner_row

    def conditions(self, filters: FilterState) -> list[Coded]:
        """Scope and segments are judged on both sides; the opportunity need not exist any more."""
        found = [Coded(self.store.versions["known"] <= self.at, 2),
                 Coded(~self.store.dead, 2, self.opportunity),
                 Coded(self.inside(filters) | self._shifted(self.inside(filters), False), 2)]
        for wanted, dimensions in ((True, filters.where), (False, filters.exclude)):
            for dimension, keys in dimensions:
                if dimension in self.own:
                    codes, space = self.codes(dimension)
                    table = np.full(space.size, not wanted)
                    table[space.find(keys)] = wanted
                    found.append(Coded(table[codes.codes], 2))
        return found

    def codes(self, dimension: str) -> tuple[Coded, Space]:
        if dimension == "field":
            return Coded(self.store.versions["field"], len(WORDS)), Space(list(WORDS))
        if dimension == "actor":
            space = self.store.space("actor")
            return Coded(self.store.versions["actor"], space.size), space
        return super().codes(dimension)

    def date(self, name: str) -> Measured:
        if name != "at":
            raise KeyError(name)
        return Measured(self.store.versions["known"])

    def inside(self, filters: FilterState) -> Bools:
        """For each version row whether its opportunity was there and the filter held on it."""
        return self._rows.mask(filters, self.own)

    def _shifted(self, column: Array, nothing: object) -> Array:
        """The column of the row before; `nothing` for the first row of an opportunity."""
        found = np.empty_like(column)
        found[1:] = column[:-1]
        found[self._first] = nothing
        return found

    def side(self, name: str, filters: FilterState, rows: Array | None = None
             ) -> tuple[Array, Space | None]:
        """`before.amount`, `after.owner`, ...: values or codes of these rows (all without), and
        the keys behind codes; of a row that was not there nothing is known. Amounts are at the
        rate of the moment."""
        when, _, word = name.partition(".")
        own = np.arange(self.length) if rows is None else rows
        place, versions = (own - 1 if when == "before" else own), self.store.versions
        missing = self._first[own] if when == "before" else np.zeros(len(own), bool)
        if word == "inside":
            return self.inside(filters)[place] & ~missing, None
        missing = missing | ~self._rows.exists[place]
        if word == "amount":
            values = self.picture.standing(versions["amount"][place], versions["currency"][place])
            return np.where(missing, MISSING, values), None
        if word == "expected":
            days = versions["expected"][place].astype(np.int64)
            return np.where(missing, MISSING_DAY, days), None
        codes = self._rows.codes(word)[place].astype(np.int64)
        return np.where(missing, 0, codes), self.store.space(word)
