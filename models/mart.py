"""The facts as columns in memory: one immutable picture of the file, asked from any thread.

Loaded through the driver with numpy alone, so that the first window does not wait for more.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

import numpy as np

from models.calendars import MISSING, MISSING_DAY, Calendar, day_range
from models.cells import Array, Cells, Measure
from models.conditions import Within, calendar_codes, joined, kept_rows
from models.dimensions import Dictionaries, names_of, read_dictionaries
from models.errors import CockpitError
from models.facts import CALENDAR, FACTS, OPPORTUNITIES, SEGMENTS, Fact
from models.filters import ALL_TIME, FilterState
from models.instants import from_micros, to_days, to_micros
from models.ladder import StageInfo
from models.picture import Picture, Space, Store, has
from models.rates import Rates
from models.record_sheets import RecordSheet
from models.refresh import FORMAT, Changed, refresh
from models.segments import Columns, Fetch, LazyText, Stored, read
from models.sheets import (
    DAY_DATES,
    ChangeSheet,
    OpportunitySheet,
    ReachSheet,
    Sheet,
    VisitSheet,
)
from models.tally import Coded, Measured, tally
from models.task import Task
from models.visits import FOREVER

__all__ = ["Changed", "Mart", "StageInfo", "refresh"]

_RECORDS = {"leads": "lead", "activities": "activity", "submissions": "submission",
            "quotas": "quota", "accounts": "account"}
_STORED = {"opportunities": (), "visits": ("visit",), "reaches": ("reach",),
           "changes": ("version",)} | {fact: (name,) for fact, name in _RECORDS.items()}
"""Facts -> what they need of the file beside the opportunities themselves."""
_WIDE = ("entered", "left", "reached", "created", "assigned", "responded", "qualified", "done",
         "submitted", "reply", "amount", "score", "period_start", "period_end")
_KEPT = 12  # sheets kept ready


class Mart:
    """A snapshot of the stored mart. See `models.facts` for what can be asked."""

    def __init__(self, version: int, facts: Mapping[str, Stored], store: Store,
                 loaded: frozenset[str]) -> None:
        self.version = version
        self.store = store
        self._loaded = loaded
        self.close: Callable[[], object] = lambda: None
        """Lets go of the file, where columns are still to be read from it."""
        self._keys: dict[str, LazyText] = {}
        self._names: LazyText | None = None
        for fact in _RECORDS.values():
            if "key" in facts[fact].names:
                self._keys[fact] = facts[fact].text("key")
        if "name" in facts["lead"].names:
            self._names = facts["lead"].text("name")
        self._columns = {
            fact: Columns(facts[fact], _WIDE, store.bases if fact in ("visit", "reach") else None)
            for fact in ("visit", "reach", *_RECORDS.values())}
        self._pictures: OrderedDict[int | None, Picture] = OrderedDict()
        self._sheets: OrderedDict[tuple[str, int, int], Sheet] = OrderedDict()

    @staticmethod
    def load(connection: Any, facts: Iterable[str] | None = None, fetch: Fetch | None = None
             ) -> Mart:
        """Read everything, or just some facts, through a driver connection, which may be closed
        afterwards. With `fetch` a column is read when it is first asked for (`models.snapshot`).
        A file without a mart gives an empty one.

        Opportunities as they are now always come along. A moment before the newest event needs
        the fact "changes" too, for past versions. Asking for what was not loaded raises
        CockpitError("mart.not_loaded", fact=...).
        """
        wanted = frozenset(_STORED if facts is None else facts)
        cursor = connection.cursor()
        dictionaries, about = read_dictionaries(cursor)
        if about.get("format") != FORMAT:  # of another version: the next sync writes it anew
            dictionaries, about, wanted = Dictionaries(), {}, frozenset()
        calendar = Calendar(**about.get("calendar", {}))
        stages = tuple(StageInfo(**stage) for stage in about.get("stages", ()))
        rates = Rates(about.get("fx", ()), dictionaries["currency"].keys,
                      calendar.reporting_currency)
        every = ("version", "visit", "reach", *_RECORDS.values())
        needed = {name for fact in wanted for name in _STORED[fact]}
        here = ("opportunity", "dead", *(name for name in every if name in needed))
        stored = {name: Stored() for name in here} if not about else read(
            cursor, here, fetch)
        stored |= {name: Stored() for name in every if name not in needed}
        row = cursor.execute("SELECT value FROM meta WHERE key = 'data_version'").fetchone()
        cursor.close()
        store = Store(stored, dictionaries, stages, rates, calendar,
                      about.get("last_known", MISSING), about.get("horizon", MISSING))
        return Mart(0 if row is None else int(row[0]), stored, store,
                    wanted | {"opportunities"} if about else frozenset(FACTS))

    @property
    def calendar(self) -> Calendar:
        return self.store.calendar

    @property
    def reporting_currency(self) -> str:
        return self.store.calendar.reporting_currency

    @property
    def last_known(self) -> datetime | None:
        """When the newest row was observed or fetched; None in an empty mart."""
        known = self.store.last_known
        return None if known == MISSING else from_micros(known)

    @property
    def unconverted(self) -> int:
        """Opportunities whose amount has no rate to the reporting currency."""
        picture = self._picture(None)[0]
        return int(((picture.column("amount") != MISSING) & (picture.amount() == MISSING)
                    & picture.exists).sum())

    def stages(self) -> tuple[StageInfo, ...]:
        """All stages, pipeline by pipeline, in their order."""
        return self.store.stages

    def dimensions(self, fact: Fact) -> list[str]:
        """What `by` and filters may name for a fact, beside CALENDAR."""
        segments = (*SEGMENTS, *self.store.customs) if fact.segments else ()
        return list(dict.fromkeys((*fact.dimensions, *segments)))

    def ignored(self, fact: Fact, filters: FilterState) -> tuple[str, ...]:
        """Dimensions of the filter that rows of this fact do not have, so that it does not act."""
        known = self.dimensions(fact)
        names = [name for name, _ in (*filters.where, *filters.exclude)]
        return tuple(name for name in dict.fromkeys(names) if name not in known
                     and not (fact.segments and has(self.store, name)))

    def labels(self, dimension: str) -> dict[str, str]:
        """Key -> name. Errors: KeyError for what is no dimension."""
        store = self.store
        if dimension == "opportunity":
            return dict(zip(store.keys.list(), store.names.list(), strict=True))
        if dimension in _LABELLED or dimension in store.customs:
            return names_of(store.dictionaries.of(dimension))
        if dimension == "lead":
            names = self._names.list() if self._names else []
            return dict(zip(self._keys["lead"].list(), names, strict=True)) if names else {}
        if dimension == "status":
            return {status: status for status in ("open", "won", "lost")}
        raise KeyError(dimension)

    def find(self, dimension: str, label: str) -> tuple[str, ...]:
        """The keys that bear this name, or are it; usually one, none when nobody does."""
        return tuple(key for key, name in self.labels(dimension).items() if label in (name, key))

    def tally(
        self, fact: Fact, by: tuple[str, ...], measures: tuple[Measure, ...],
        filters: FilterState, when: str | None = None, task: Task | None = None,
    ) -> Cells:
        """Counts, sums and histograms of the rows in the filter, per combination of keys in `by`.

        `when` names the date the period binds and CALENDAR dimensions are of, the first one of the
        fact by default; rows without it count only in the unbounded period.
        Errors: CockpitError("mart.unknown_dimension" | "mart.unknown_measure" |
        "mart.unknown_date"), Cancelled.
        """
        sheet, when = self._sheet(fact, filters), _date(fact, when)
        coded, spaces = [], []
        for dimension in by:
            column, space = self._codes(sheet, fact, dimension, when)
            coded.append(column)
            spaces.append(space)
        asked = [(measure, self._measure(sheet, fact, measure)) for measure in measures]
        truths = self._conditions(sheet, filters, when)
        people = sheet.opportunity
        if any(measure.kind == "distinct" for measure in measures) and fact is OPPORTUNITIES:
            people = np.arange(sheet.length)
        found, answers = tally(
            coded, asked, sheet.length, lambda low, high: kept_rows(truths, low, high), people,
            sorted_rows=fact.segments, task=task)
        keys = {dimension: space.keys(codes)
                for dimension, space, codes in zip(by, spaces, found, strict=True)}
        return Cells(by, keys, answers)

    def columns(
        self, fact: Fact, names: tuple[str, ...], filters: FilterState, when: str | None = None,
    ) -> dict[str, Array]:
        """The rows in the filter as aligned columns: dimensions as keys (None: no value), dates as
        datetime64 (NaT), measures as floats (NaN). CHANGES also has `before.*` and `after.*` of
        inside (bool), amount, expected and any dimension.
        Errors: as `tally`.
        """
        sheet, date = self._sheet(fact, filters), _date(fact, when)
        truths = self._conditions(sheet, filters, date)
        rows = kept_rows(truths, 0, sheet.length)
        if rows is None:
            rows = np.arange(sheet.length)
        return {name: self._column(sheet, fact, name, date, rows, filters) for name in names}

    def _column(self, sheet: Sheet, fact: Fact, name: str, when: str, rows: Array,
                filters: FilterState) -> Array:
        if name in fact.dates:
            return _moments(name, sheet.date(name).take(rows) if sheet.length
                            else np.zeros(0, np.int64))
        if name in fact.measures:
            measured = self._measure(sheet, fact, Measure("total", name))
            assert measured is not None
            return measured.scaled(measured.take(rows))
        if isinstance(sheet, ChangeSheet) and name.startswith(("before.", "after.")):
            try:
                values, space = sheet.side(name, filters)
            except KeyError:
                raise _unknown("dimension", name, fact, self.dimensions(fact)) from None
            if space is not None:
                return space.keys(values[rows])
            if values.dtype == bool:
                truths: Array = values[rows]
                return truths
            if name.endswith(".expected"):
                return _moments("expected", values[rows])
            return Measured(values).scaled(values[rows])
        coded, keys = self._codes(sheet, fact, name, when)
        return keys.keys(coded.take(rows))

    def _picture(self, as_of: datetime | None) -> tuple[Picture, bool]:
        """The opportunities as of a moment, and whether everything is known by then."""
        store = self.store
        at = store.last_known if as_of is None else to_micros(as_of)
        last_rate = store.rates.last_day
        everything = as_of is None or (
            at >= store.horizon and to_days(store.calendar.day_of(as_of)) >= last_rate)
        key = None if everything else at
        found = self._pictures.get(key)
        if found is None:
            day = None if everything or as_of is None else to_days(store.calendar.day_of(as_of))
            found = Picture(store, at, key, store.rates.at(day))
            self._pictures[key] = found
            while len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
        return found.at_moment(at, FOREVER if as_of is None else at), everything

    def _sheet(self, fact: Fact, filters: FilterState) -> Sheet:
        picture, everything = self._picture(filters.as_of)
        key = (fact.key, picture.at, picture.until)
        found = self._sheets.get(key)
        if found is None:
            found = self._new_sheet(fact, picture, everything)
            self._sheets[key] = found
            while len(self._sheets) > _KEPT:
                self._sheets.popitem(last=False)
        return found

    def _new_sheet(self, fact: Fact, picture: Picture, everything: bool) -> Sheet:
        if fact.key not in FACTS:
            raise CockpitError("mart.unknown_fact", fact=fact.key)
        if fact.key not in self._loaded:
            raise CockpitError("mart.not_loaded", fact=fact.key)
        if fact.key == "opportunities":
            return OpportunitySheet(picture)
        if fact.key == "visits":
            return VisitSheet(picture, self._columns["visit"], everything)
        if fact.key == "reaches":
            return ReachSheet(picture, self._columns["reach"], everything)
        if fact.key == "changes":
            return ChangeSheet(picture)
        stored = _RECORDS[fact.key]
        keys = self._keys.get(stored, LazyText())
        return RecordSheet(fact, picture, self._columns[stored], keys)

    def _codes(self, sheet: Sheet, fact: Fact, dimension: str, when: str
               ) -> tuple[Coded, Space]:
        if not sheet.length:  # a kind of record the company does not have
            if dimension not in (*CALENDAR, *self.dimensions(fact)):
                raise _unknown("dimension", dimension, fact, self.dimensions(fact))
            return Coded(np.zeros(0, np.int32), 1), Space([None])
        if dimension in CALENDAR:
            return calendar_codes(self.calendar, sheet.days(when), dimension)
        try:
            return sheet.codes(dimension)
        except KeyError:
            raise _unknown("dimension", dimension, fact, self.dimensions(fact)) from None

    def _measure(self, sheet: Sheet, fact: Fact, measure: Measure) -> Measured | None:
        if measure.kind in ("count", "distinct"):
            return None
        if measure.name not in fact.measures:
            raise _unknown("measure", measure.name, fact, fact.measures)
        return sheet.measure(measure.name) if sheet.length else Measured(np.zeros(0, np.int64))

    def _conditions(self, sheet: Sheet, filters: FilterState, when: str
                    ) -> list[Coded | Within]:
        """Columns of truths that all must hold for a row to count."""
        if not sheet.length:
            return []
        found: list[Coded | Within] = [*sheet.conditions(filters)]
        for wanted, dimensions in ((True, filters.where), (False, filters.exclude)):
            for dimension, keys in dimensions:
                if dimension in CALENDAR:
                    coded, space = calendar_codes(self.calendar, sheet.days(when), dimension)
                    table = np.full(space.size, not wanted)
                    table[space.find(keys)] = wanted
                    found.append(Coded(table[coded.codes], 2, coded.through))
        if filters.period != ALL_TIME:
            first, after = day_range(filters.period)
            days = sheet.days(when)
            if days.through is None:
                found.append(Within(days.codes, first, after))
            else:
                inside = (days.codes >= first) & (days.codes < after)
                found.append(Coded(inside, 2, days.through))
        return joined(found)


_LABELLED = frozenset((*SEGMENTS, "stage", "to_stage", "campaign", "lead_status", "type",
                       "direction", "level", "category")) - {"status"}


def _date(fact: Fact, when: str | None) -> str:
    if when is None:
        return fact.dates[0]
    if when not in fact.dates:
        raise _unknown("date", when, fact, fact.dates)
    return when


def _unknown(what: str, name: str, fact: Fact, known: Iterable[str]) -> CockpitError:
    return CockpitError(f"mart.unknown_{what}", name=name, fact=fact.key, known=", ".join(known))


def _moments(name: str, values: Array) -> Array:
    if name in DAY_DATES:
        days = values.astype("datetime64[D]")
        days[values == MISSING_DAY] = np.datetime64("NaT")
        return days
    return values.astype("datetime64[us]")  # MISSING is how numpy writes NaT
