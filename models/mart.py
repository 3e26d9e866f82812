"""The facts as columns in memory: one immutable picture of the file, asked from any thread.

Loaded through the driver with numpy alone, so that the first window does not wait for more.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

import numpy as np

from models import sheet_reading as reading
from models.calendars import MISSING, Calendar
from models.cells import Array, Cells, CodedColumn, Measure
from models.change_sheet import ChangeSheet
from models.conditions import kept_rows
from models.dimensions import Dictionaries, names_of, read_dictionaries
from models.errors import CockpitError
from models.facts import FACTS, OPPORTUNITIES, SEGMENTS, Fact
from models.filters import FilterState
from models.instants import from_micros, to_days, to_micros
from models.ladder import StageInfo
from models.picture import Picture
from models.rates import Rates
from models.record_sheets import RecordSheet
from models.refresh import FORMAT, Changed, refresh
from models.segments import Columns, Fetch, LazyText, Stored, read
from models.sheets import OpportunitySheet, ReachSheet, Sheet, VisitSheet
from models.store import Store, has
from models.tally import tally
from models.task import Task
from models.visits import FOREVER

__all__ = ["Changed", "Mart", "StageInfo", "refresh"]

_RECORDS = {"leads": "lead", "activities": "activity", "submissions": "submission",
            "quotas": "quota", "costs": "cost", "accounts": "account"}
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
        self.outdated = False
        """Whether the file holds columns of another version of the program, not shown here."""
        self.close: Callable[[], object] = lambda: None
        """Lets go of the file, where columns are still to be read from it."""
        self._keys: dict[str, LazyText] = {}
        self._labels: dict[str, dict[str, str]] = {}
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
        outdated = bool(about) and about.get("format") != FORMAT
        if about.get("format") != FORMAT:  # to be counted anew
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
        mart = Mart(0 if row is None else int(row[0]), stored, store,
                    wanted | {"opportunities"} if about else frozenset(FACTS))
        mart.outdated = outdated
        return mart

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
        return reading.dimensions_of(self.store, fact)

    def ignored(self, fact: Fact, filters: FilterState) -> tuple[str, ...]:
        """Dimensions of the filter that rows of this fact do not have, so that it does not act."""
        known = self.dimensions(fact)
        names = [name for name, _ in (*filters.where, *filters.exclude)]
        return tuple(name for name in dict.fromkeys(names) if name not in known
                     and not (fact.segments and has(self.store, name)))

    def labels(self, dimension: str) -> dict[str, str]:
        """Key -> name; not to be changed, others are given the same. Errors: KeyError for what is
        no dimension."""
        store = self.store
        if dimension == "opportunity":
            return dict(zip(store.keys.list(), store.names.list(), strict=True))
        if dimension in _LABELLED or dimension in store.customs:
            if dimension not in self._labels:  # pages ask once per row
                self._labels[dimension] = names_of(store.dictionaries.of(dimension))
            return self._labels[dimension]
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
        sheet = self._sheet(fact, filters)
        when = reading.date(sheet, when)
        coded, spaces = [], []
        for dimension in by:
            column, space = reading.codes(sheet, dimension, when)
            coded.append(column)
            spaces.append(space)
        asked = [(measure, reading.measured(sheet, measure)) for measure in measures]
        truths = reading.conditions(sheet, filters, when)
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
        sheet = self._sheet(fact, filters)
        date = reading.date(sheet, when)
        truths = reading.conditions(sheet, filters, date)
        rows = kept_rows(truths, 0, sheet.length)
        if rows is None:
            rows = np.arange(sheet.length)
        return {name: reading.column(sheet, name, date, rows, filters) for name in names}

    def coded(
        self, fact: Fact, names: tuple[str, ...], filters: FilterState, when: str | None = None,
    ) -> dict[str, CodedColumn]:
        """Dimensions of the rows that `columns` gives, as codes and the keys behind the codes:
        what a million rows are grouped by. Errors: as `tally`."""
        sheet = self._sheet(fact, filters)
        date = reading.date(sheet, when)
        rows = kept_rows(reading.conditions(sheet, filters, date), 0, sheet.length)
        chosen: Array | slice = slice(0, sheet.length) if rows is None else rows
        found = {}
        for name in names:
            if isinstance(sheet, ChangeSheet) and name.startswith("after."):
                codes, space = sheet.side(name, filters, rows)
                assert space is not None
            else:
                coded, space = reading.codes(sheet, name, date)
                codes = coded.take(chosen)
            found[name] = CodedColumn(codes, space.keys(np.arange(space.size)))
        return found

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

_LABELLED = frozenset((*SEGMENTS, "stage", "to_stage", "campaign", "lead_status", "type",
                       "direction", "level", "category")) - {"status"}
