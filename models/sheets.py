"""The rows of each fact as of a moment, one class a fact, all asked in the same way.

A sheet says which of its rows there are, and gives codes, dates and measures of them. What a row
takes from its opportunity is not copied: it is looked up `through` the opportunity's position.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt

from models.calendars import MISSING, MISSING_DAY
from models.dimensions import Dictionary
from models.errors import CockpitError
from models.fact_rows import FIELDS
from models.facts import ACCOUNTS, ACTIVITIES, CHANGES, LEADS, OPPORTUNITIES, REACHES, VISITS, Fact
from models.filters import FilterState
from models.ladder import OUTCOMES
from models.picture import HOUR, Numbers, Picture, Space, Store, scope
from models.segments import LazyText, is_constant
from models.tally import Coded, Measured
from models.visits import FOREVER

Array = npt.NDArray[Any]
Bools = npt.NDArray[np.bool_]
DAY_DATES = ("expected", "period_start", "period_end")
"""Dates that are days, not instants."""


class Sheet:
    """Rows of one fact. `own`: dimensions the rows have themselves, not their opportunity."""

    fact: ClassVar[Fact] = ACCOUNTS
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

    @property
    def own_positions(self) -> Array:
        return np.arange(self.length)

    def measure(self, name: str) -> Measured:
        return self.picture.measure(name)


class _Child(Sheet):
    """Rows that hang on an opportunity and are retired when the past is corrected."""

    def __init__(self, picture: Picture, columns: Mapping[str, Array], everything: bool) -> None:
        super().__init__(picture)
        self._columns, self._everything = columns, everything

    @property
    def length(self) -> int:
        return len(self._columns["opportunity"])

    @property
    def opportunity(self) -> Array:
        return self._columns["opportunity"]

    def conditions(self, filters: FilterState) -> list[Coded]:
        found, until = super().conditions(filters), self._columns["known_to"]
        if not self._everything:
            known = self._columns[self.fact.dates[0]] + self._columns["known_lag"]
            return [*found, Coded((known <= self.at) & (until > self.at), 2)]
        return found if is_constant(until) else [*found, Coded(until == FOREVER, 2)]

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


class VisitSheet(_Child):
    fact = VISITS
    own = ("stage", "rank", "outcome", "to_stage")

    def __init__(self, picture: Picture, columns: Mapping[str, Array], everything: bool) -> None:
        super().__init__(picture, columns, everything)
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
            codes = np.where(self._left == MISSING, 0, codes)
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
        end = np.where(self._left == MISSING, self.at, self._left)
        stayed = np.maximum(end - self._columns["entered"], 0)
        if name == "hours":
            return Measured(stayed, HOUR)
        return Measured(np.minimum(self._columns["late"], stayed), HOUR)


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


class _EveryVersion(Picture):
    """All version rows at once, asked as if each were an opportunity."""

    def __init__(self, store: Store, picture: Picture) -> None:
        super().__init__(store, picture.at, None, picture._standing)
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
    own = ("field",)

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
                if dimension == "field":
                    codes, space = self.codes("field")
                    table = np.full(space.size, not wanted)
                    table[space.find(keys)] = wanted
                    found.append(Coded(table[codes.codes], 2))
        return found

    def codes(self, dimension: str) -> tuple[Coded, Space]:
        if dimension == "field":
            return Coded(self.store.versions["field"], len(FIELDS)), Space(list(FIELDS.values()))
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

    def side(self, name: str, filters: FilterState) -> tuple[Array, Space | None]:
        """`before.amount`, `after.owner`, ...: values or codes, and the keys behind codes; of a
        row that was not there nothing is known. Amounts are at the rate of the moment."""
        when, _, word = name.partition(".")
        if word == "inside":
            values: Array = self.inside(filters)
            return (values if when == "after" else self._shifted(values, False)), None
        space = None
        gone = ~self._rows.exists
        if word == "amount":
            values = self.picture.standing(
                self.store.versions["amount"], self.store.versions["currency"])
            nothing = MISSING
        elif word == "expected":
            values, nothing = self.store.versions["expected"].astype(np.int64), MISSING_DAY
        else:
            values, nothing = self._rows.codes(word).astype(np.int64), 0
            space = self.store.space(word)
        values = np.where(gone, nothing, values)
        return (values if when == "after" else self._shifted(values, nothing)), space


class RecordSheet(Sheet):
    """Facts without opportunities: leads, activities, submissions, targets, accounts."""

    def __init__(self, fact: Fact, picture: Picture, columns: Mapping[str, Array],
                 keys: LazyText) -> None:
        super().__init__(picture)
        self.own_fact, self._keys = fact, keys
        self._kept = {}  # when records happened is not when opportunities changed
        self._columns: ChainMap[str, Array] = ChainMap({}, columns)  # type: ignore[arg-type]
        if self.length:
            self._join()

    def _join(self) -> None:
        """Take from the opportunities what records do not say themselves, as it is now."""
        store, columns = self.store, self._columns
        if self.own_fact is ACCOUNTS:
            first = np.full(len(store.dictionaries["account"].keys), 2**63 - 1)
            created = np.where(store.dead, MISSING, store.own["created"])
            known = created != MISSING
            accounts = store.merged("account", store.latest("account"))
            np.minimum.at(first, accounts[known], created[known])
            own = first[columns["account"]]
            columns["created"] = np.where(own == 2**63 - 1, MISSING, own)
        if self.own_fact in (ACTIVITIES, LEADS) and store.length:
            place = store.referred()[columns["opportunity"]]
            if self.own_fact is ACTIVITIES:
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
        if self.own_fact is not ACTIVITIES:
            return None
        if not self.length:
            return np.zeros(0, np.int64)
        return self._columns["opportunity"].astype(np.int64) - 1

    def conditions(self, filters: FilterState) -> list[Coded]:
        found = [Coded(self._there(), 2)] if self.length else []
        for wanted, dimensions in ((True, filters.where), (False, filters.exclude)):
            for dimension, keys in dimensions:
                if dimension in self.own_fact.dimensions:
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
                "accounts": "created"}.get(self.own_fact.key)
        if date is None:
            return np.ones(self.length, bool)
        at, undated = self._columns[date], self._columns[date] == MISSING
        until = self.picture.until
        late = self.own_fact is LEADS and until < self.store.last_known
        return (at <= until) & ~undated if late else (at <= until)

    def codes(self, dimension: str) -> tuple[Coded, Space]:
        if dimension not in self.own_fact.dimensions:
            raise KeyError(dimension)
        space = self._space(dimension)
        return Coded(self._own(dimension), space.size), space

    def _space(self, dimension: str) -> Space:
        if dimension in ("lead", "activity", "submission", "quota"):
            return Space([*self._keys.list()])
        if dimension == "opportunity":
            return Space(self.store.dictionaries["opportunity_key"].keys)
        if dimension == "valid":
            return Space(["no", "yes"])
        if dimension == "fiscal_period":
            return Space([self._period_name(*pair) for pair in self._periods()[0].tolist()])
        return self.store.space(dimension)

    def _own(self, dimension: str) -> Array:
        store, columns = self.store, self._columns
        if dimension in ("lead", "activity", "submission", "quota"):
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
        from models.calendars import period_label
        from models.filters import Period
        from models.instants import from_days

        return period_label(Period(from_days(start), from_days(end)), self.store.calendar)

    def _seen(self, name: str) -> Array:
        """A date, missing where it lies after the moment."""
        values = self._columns[name].astype(np.int64, copy=False)
        return np.where(values <= self.picture.until, values, MISSING)

    def date(self, name: str) -> Measured:
        if name not in self.own_fact.dates:
            raise KeyError(name)
        if name in DAY_DATES:
            return Measured(self._columns[name].astype(np.int64))
        return Measured(self._seen(name))

    def measure(self, name: str) -> Measured:
        columns = self._columns
        if name not in self.own_fact.measures:
            raise KeyError(name)
        if name == "response_hours":
            created, responded = columns["created"], self._seen("responded")
            known = (created != MISSING) & (responded != MISSING)
            return Measured(np.where(known, np.maximum(responded - created, 0), MISSING), HOUR)
        if name == "reply_hours":
            return Measured(columns["reply"], HOUR)
        if name == "score":
            return Measured(columns["score"])
        days = self._days_of_amount()
        rates = self.store.rates
        return Measured(rates.convert(
            columns["amount"], columns["currency"], days, self.picture._standing))

    def _days_of_amount(self) -> Array | None:
        """A submission is worth what it was on its day; a target what stands now."""
        if "submitted" not in self._columns:
            return None
        days: Array = self.store.calendar.days_of(self._columns["submitted"]).astype(np.int64)
        return days


def names_of(dictionary: Dictionary) -> dict[str, str]:
    """Key -> name, for all keys."""
    return {key: dictionary.label(key) for key in dictionary.keys if key is not None}


