"""Brings the stored mart in line with the mirror and the history, inside the sync's transaction.

Changed opportunities are marked dead in the segment they stood in and appended in a new one. The
whole mart is built anew when there is none, when its format is another one, or when a ladder of
stages has changed, for ranks stand on every row; and when more than a quarter of the
opportunities are dead.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import numpy as np

from models import segments
from models.calendars import MISSING, Calendar
from models.dimensions import (
    Dictionaries,
    learn,
    read_dictionaries,
    read_stages,
    write_dictionaries,
)
from models.fact_rows import NOTHING, Mirrored, OpportunityRows
from models.ladder import StageInfo
from models.record_rows import KINDS, rows_of
from models.versions import Event

if TYPE_CHECKING:
    from sqlalchemy import Connection

FORMAT = 5
DEAD_SHARE = 0.25  # more than this, and the segments are written anew
FALLBACK_CURRENCY = "EUR"  # of a company without amounts
SMALL_SEGMENTS = 24  # more than this many, and they are melted into one

_EVENTS = """SELECT connection_id, opportunity_id, field, new, effective_at, observed_at, sequence,
    event_id, origin, retires, by_user_id, fetched_at FROM field_event"""
_MIRRORED = """SELECT connection_id, source_id, fetched_at, name, created_at, closed_at, status,
    lead_source, custom FROM opportunities"""
_PARTS = ("version", "visit", "reach")


@dataclass(frozen=True)
class Changed:
    """What a sync touched: opportunities by (connection, id), and the other record kinds."""

    opportunities: frozenset[tuple[int, str]] | set[tuple[int, str]] = frozenset()
    everything_else: frozenset[str] = frozenset()


def refresh(connection: Connection, changed: Changed | None, calendar: Calendar) -> None:
    """Bring the mart up to date; `changed` None builds it anew. Commits nothing."""
    cursor = connection.connection.cursor()
    try:
        _Refresh(cursor, calendar).run(changed)
    finally:
        cursor.close()


def settled(cursor: Any, calendar: Calendar) -> Calendar:
    """The calendar with its reporting currency: left open, it is that of most opportunities."""
    if calendar.reporting_currency:
        return calendar
    row = cursor.execute(
        "SELECT currency FROM opportunities WHERE state = 'live' AND currency IS NOT NULL"
        " GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 1").fetchone()
    return replace(calendar, reporting_currency=row[0] if row else FALLBACK_CURRENCY)


class _Refresh:
    def __init__(self, cursor: Any, calendar: Calendar) -> None:
        self.cursor, self.calendar = cursor, calendar
        self.dictionaries, self.about = read_dictionaries(cursor)
        self.stages: dict[str, StageInfo] = {}
        self.known = int(self.about.get("last_known", MISSING))
        self.horizon = int(self.about.get("horizon", MISSING))

    def run(self, changed: Changed | None) -> None:
        self.calendar = settled(self.cursor, self.calendar)
        self.stages = read_stages(self.cursor)
        shape = _shape(self.stages)
        everything = changed is None or self.about.get("shape") != shape
        if everything:
            self.dictionaries, self.known, self.horizon = Dictionaries(), MISSING, MISSING
        learn(self.cursor, self.dictionaries)
        if everything:
            self.cursor.execute("DELETE FROM mart_segment")
            self._append(_all_opportunities(self.cursor), first=0)
        elif changed is not None and changed.opportunities:
            self._replace(set(changed.opportunities))
        for fact, kinds in KINDS.items():
            if changed is None or everything or not changed.everything_else.isdisjoint(kinds):
                self._whole(fact)
        about = {
            "format": FORMAT, "shape": shape, "last_known": self.known, "horizon": self.horizon,
            "calendar": asdict(self.calendar),
            "fx": _rates(self.cursor, self.calendar.reporting_currency),
            "stages": [asdict(stage) for stage in self.stages.values()],
        }
        write_dictionaries(self.cursor, self.dictionaries, about)

    def _whole(self, fact: str) -> None:
        columns, fetched = rows_of(self.cursor, fact, self.dictionaries)
        self.known = max(self.known, fetched)
        self.cursor.execute("DELETE FROM mart_segment WHERE fact = ?", (fact,))
        length = len(next(iter(columns.values()), []))
        for segment, start in enumerate(range(0, length, segments.SEGMENT_ROWS)):
            part = slice(start, start + segments.SEGMENT_ROWS)
            segments.write(self.cursor, fact, segment,
                           {name: column[part] for name, column in columns.items()})

    def _append(self, found: Iterable[tuple[int, str, list[Any], Any]], first: int) -> None:
        """Write opportunities into new segments, numbered from `first`."""
        rows, segment = OpportunityRows(self.stages, self.dictionaries), first
        for connection, source_id, events, mirrored in found:
            log = [Event(*event[2:11]) for event in events]
            record = NOTHING if mirrored is None else Mirrored(*mirrored[3:])
            rows.add(connection, source_id, log, record)
            for event in events:
                self.known = max(self.known, event[5], event[11])
                self.horizon = max(self.horizon, event[4], event[5])
            self.known = max(self.known, mirrored[2] if mirrored else MISSING)
            if len(rows) >= segments.SEGMENT_ROWS:
                self._write(segment, rows)
                rows, segment = OpportunityRows(self.stages, self.dictionaries), segment + 1
        if len(rows):
            self._write(segment, rows)

    def _write(self, segment: int, rows: OpportunityRows) -> None:
        for fact, columns in rows.columns().items():
            segments.write(self.cursor, fact, segment, columns)

    def _replace(self, changed: set[tuple[int, str]]) -> None:
        cursor = self.cursor
        cursor.execute("SELECT segment, size, data FROM mart_segment "
                       "WHERE fact = 'opportunity' AND name = 'key' ORDER BY segment")
        stored = {segment: segments.unpack_text(data, size) for segment, size, data in cursor}
        cursor.execute("SELECT segment, dtype, size, data FROM mart_segment "
                       "WHERE fact = 'dead' AND name = 'position'")
        dead = {segment: set(segments.unpack(*blob).tolist()) for segment, *blob in cursor}
        keys = {f"{connection}:{source}" for connection, source in changed}
        cursor.execute("SELECT segment, MAX(size) FROM mart_segment WHERE fact = 'version' "
                       "GROUP BY segment")
        small = [segment for segment, size in cursor.fetchall()
                 if size < segments.SEGMENT_ROWS // 4]
        if len(small) > SMALL_SEGMENTS:
            for segment in small:
                gone = dead.pop(segment, set())
                changed |= {_pair(key) for place, key in enumerate(stored.pop(segment))
                            if place not in gone}
                segments.drop(cursor, segment)
        following = max(stored, default=-1) + 1
        for segment, present in stored.items():
            places = [place for place, key in enumerate(present) if key in keys]
            fresh = set(places) - dead.get(segment, set())
            if fresh:
                dead[segment] = dead.get(segment, set()) | fresh
                segments.write(cursor, "dead", segment,
                               {"position": np.array(sorted(dead[segment]), np.int64)})
        total = sum(map(len, stored.values()))
        if total and sum(map(len, dead.values())) > DEAD_SHARE * total:
            cursor.execute("DELETE FROM mart_segment WHERE fact IN "
                           "('opportunity', 'version', 'visit', 'reach', 'dead')")
            self._append(_all_opportunities(cursor), first=0)
        else:
            self._append(_some_opportunities(cursor, sorted(changed)), following)


def _pair(key: str) -> tuple[int, str]:
    connection, _, source = key.partition(":")
    return int(connection), source


def _all_opportunities(cursor: Any) -> Iterator[tuple[int, str, list[Any], Any]]:
    """Every opportunity with its events and its mirror row, both read in key order side by side."""
    events, mirrored = cursor.connection.cursor(), cursor.connection.cursor()
    events.execute(f"{_EVENTS} ORDER BY connection_id, opportunity_id")
    mirrored.execute(f"{_MIRRORED} ORDER BY connection_id, source_id")
    record = mirrored.fetchone()
    for key, log in groupby(events, key=itemgetter(0, 1)):
        while record is not None and record[:2] < key:
            record = mirrored.fetchone()
        yield (*key, list(log), record if record is not None and record[:2] == key else None)


def _some_opportunities(cursor: Any, keys: Iterable[tuple[int, str]]
                        ) -> Iterator[tuple[int, str, list[Any], Any]]:
    reader = cursor.connection.cursor()
    for key in keys:
        log = reader.execute(f"{_EVENTS} WHERE connection_id = ? AND opportunity_id = ?", key)
        events = log.fetchall()
        found = reader.execute(f"{_MIRRORED} WHERE connection_id = ? AND source_id = ?", key)
        yield (*key, events, found.fetchone())


def _shape(stages: dict[str, StageInfo]) -> str:
    """A fingerprint of all that stands on rows and cannot be looked up later."""
    told = [FORMAT, [(stage.key, stage.pipeline, stage.rank, stage.position, stage.last,
                      stage.is_won, stage.is_lost) for stage in stages.values()]]
    return sha256(json.dumps(told).encode()).hexdigest()


def _rates(cursor: Any, reporting: str) -> list[list[Any]]:
    """(currency, day, rate) in order; of several connections' rates of a day the first counts."""
    cursor.execute(
        "SELECT currency, day, rate FROM fx_rates WHERE reporting = ? AND state = 'live' "
        "ORDER BY currency, day, connection_id DESC, source_id DESC", (reporting,))
    rates = {(currency, day): rate for currency, day, rate in cursor.fetchall()}
    return [[currency, day, rate] for (currency, day), rate in rates.items()]
