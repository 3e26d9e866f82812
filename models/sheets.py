"""The rows of each fact as of a moment, one class a fact, all asked in the same way.

A sheet says which of its rows there are, and gives codes, dates and measures of them. What a row
takes from its opportunity is not copied: it is looked up `through` the opportunity's position.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt

from models.calendars import MISSING
from models.facts import ACCOUNTS, OPPORTUNITIES, REACHES, VISITS, Fact
from models.filters import FilterState
from models.ladder import OUTCOMES
from models.picture import HOUR, Picture
from models.segments import is_constant
from models.store import Numbers, Space
from models.tally import Coded, Measured
from models.visits import FOREVER

Array = npt.NDArray[Any]
DAY_DATES = ("expected", "period_start", "period_end")
"""Dates that are days, not instants."""


class Sheet:
    """Rows of one fact. `own`: dimensions the rows have themselves, not their opportunity."""

    fact: Fact = ACCOUNTS
    own: ClassVar[tuple[str, ...]] = ()

    def __init__(self, picture: Picture) -> None:
        self.picture, self.store, self.at = picture, picture.store, picture.at
        self._kept: dict[str, Any] = picture.kept

    @property
    def length(self) -> int:
        raise NotImplementedError

    @property
    def opportunity(self) -> Array | None:
        """Position of the opportunity of each row, in rising order; None where there is none."""
        return None

    def conditions(self, filters: FilterState) -> list[Coded]:
        """Which rows count, as columns of truths, all of which must hold; without the period."""
        found = [Coded(self.picture.mask(filters, self.own), 2, self.opportunity)]
        for wanted, dimensions in ((True, filters.where), (False, filters.exclude)):
            for dimension, keys in dimensions:
                if dimension in self.own:
                    codes, space = self.codes(dimension)
                    table = np.full(space.size, not wanted)
                    table[space.find(keys)] = wanted
                    found.append(Coded(table[codes.codes], 2, codes.through))
        return found

    def codes(self, dimension: str) -> tuple[Coded, Space]:
        """Codes and their keys. Errors: KeyError."""
        space = self.store.space(dimension)
        return Coded(self.picture.codes(dimension), space.size, self.opportunity), space

    def date(self, name: str) -> Measured:
        """Instants, or days for `DAY_DATES`."""
        return Measured(self.picture.date(name), 1.0, self.opportunity)

    def days(self, name: str) -> Coded:
        """The days of a date in the company's time zone, `MISSING_DAY` where there is none."""
        date = self.date(name)
        key = f"{self.fact.key} {name}"
        found = self._kept.get(key)
        if found is None:
            if name in DAY_DATES:
                found = date.values.astype(np.int32, copy=False)
            else:
                found = self.store.calendar.days_of(date.values)
            self._kept[key] = found
        return Coded(found, 0, date.through)

    def measure(self, name: str) -> Measured:
        """Errors: KeyError."""
        raise KeyError(name)


class OpportunitySheet(Sheet):
    fact = OPPORTUNITIES

    @property
    def length(self) -> int:
        return self.store.length

    def measure(self, name: str) -> Measured:
        return self.picture.measure(name)


class _Child(Sheet):
    """Rows that hang on an opportunity and are retired when the past is corrected."""

    def __init__(self, picture: Picture, columns: Mapping[str, Array], everything: bool) -> None:
        super().__init__(picture)
        self._columns, self._everything = columns, everything
        self._standing: Coded | None = None

    @property
    def length(self) -> int:
        return len(self._columns["opportunity"])

    @property
    def opportunity(self) -> Array:
        return self._columns["opportunity"]

    def conditions(self, filters: FilterState) -> list[Coded]:
        found, until = super().conditions(filters), self._columns["known_to"]
        if not self._everything:
            if self._standing is None:
                known = self._columns[self.fact.dates[0]] + self._columns["known_lag"]
                self._standing = Coded((known <= self.at) & (until > self.at), 2)
            return [*found, self._standing]
        if is_constant(until) and until[:1] == FOREVER:  # nothing was ever found wrong
            return found
        return [*found, Coded(until == FOREVER, 2)]

    def _converted(self, date: str) -> Array:
        """Amounts at the rate of the day of `date`."""
        key = f"{self.fact.key} amount"
        found = self._kept.get(key)
        if found is None:
            days = self.store.calendar.days_of(self._columns[date]).astype(np.int64)
            rates = self.store.rates
            found = self._kept[key] = rates.convert(
                self._columns["amount"], self._columns["currency"], days, rates.at(None))
        converted: Array = found
        return converted


@dataclass(frozen=True)
class _Stayed(Measured):
    """How long stays last until `values` (when left) or `at`; or how much of that, at most `late`,
    nobody saw. Computed of the rows that are asked for: most questions are about few."""

    entered: Array = field(default_factory=lambda: np.zeros(0, np.int64))
    at: int = 0
    late: Array | None = None

    def take(self, rows: Array | slice) -> Array:
        left = self.values[rows]
        stayed = np.where(left == MISSING, self.at, left)
        stayed -= self.entered[rows]
        np.maximum(stayed, 0, out=stayed)
        return stayed if self.late is None else np.minimum(self.late[rows], stayed)


class VisitSheet(_Child):
    fact = VISITS
    own = ("stage", "rank", "outcome", "to_stage")

    def __init__(self, picture: Picture, columns: Mapping[str, Array], everything: bool) -> None:
        super().__init__(picture, columns, everything)
        self._ended: dict[str, Array] = {}
        left = columns["left"]
        self._left = left if everything else np.where(
            (left != MISSING) & (left + columns["left_lag"] <= self.at), left, MISSING)

    def codes(self, dimension: str) -> tuple[Coded, Space]:
        if dimension not in self.own:
            return super().codes(dimension)
        if dimension == "rank":
            ranks = np.array([stage.rank for stage in self.store.by_stage], np.uint8)
            return (Coded(ranks[self._columns["stage"]], int(ranks.max()) + 1),
                    Numbers(int(ranks.max()) + 1))
        space = Space(list(OUTCOMES)) if dimension == "outcome" else self.store.space(dimension)
        codes = self._columns[dimension]
        if dimension != "stage" and not self._everything:
            if dimension not in self._ended:
                self._ended[dimension] = np.where(self._left == MISSING, 0, codes)
            codes = self._ended[dimension]
        return Coded(codes, space.size), space

    def date(self, name: str) -> Measured:
        if name == "entered":
            return Measured(self._columns["entered"])
        return Measured(self._left) if name == "left" else super().date(name)

    def measure(self, name: str) -> Measured:
        if name == "amount":
            return Measured(self._converted("entered"))
        if name not in VISITS.measures:
            raise KeyError(name)
        late = self._columns["late"] if name == "late_hours" else None
        return _Stayed(self._left, HOUR, None, self._columns["entered"], self.at, late)


class ReachSheet(_Child):
    fact = REACHES
    own = ("rank", "imputed")

    def codes(self, dimension: str) -> tuple[Coded, Space]:
        if dimension == "rank":
            space: Space = Numbers(max((s.last for s in self.store.stages), default=0) + 2)
        elif dimension == "imputed":
            space = Space(["no", "yes"])
        else:
            return super().codes(dimension)
        return Coded(self._columns[dimension], space.size), space

    def date(self, name: str) -> Measured:
        return Measured(self._columns["reached"]) if name == "reached" else super().date(name)

    def measure(self, name: str) -> Measured:
        if name != "amount":
            raise KeyError(name)
        return Measured(self._converted("reached"))
