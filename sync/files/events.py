"""The history that a row allows: dates that begin a stage, a history sheet, what held before.

All of it is marked `reconstructed` and observed when it happened: nobody recorded it then.
What a row says without any date of its own is left to the planner, which dates it by the created
or modified time; only deals that have neither are dated here, by the earliest date of the files.
Sequences order what falls on the same moment: coming into being, what held from the start, what
came with winning, the stage, what came with losing (a lost deal counts at its value before), the
rows of a history sheet, and the row as it is today.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import msgspec

from models.entities import TRACKED, FieldEvent, Opportunity
from models.history import text_of
from sync.connector import Reject
from sync.files.build import Builder, Kept
from sync.files.cells import BadCellError, Reader
from sync.files.mapping import Block, Field
from sync.files.told import Told
from sync.files.values import BadValueError, read_instant

BORN, HELD, BEFORE_STAGE, STAGE, AFTER_STAGE, LOGGED, TODAY = 0, 1, 2, 3, 4, 10, 1_000_000
CURRENT = "current"


@dataclass(frozen=True)
class _Logged:
    at: datetime
    values: dict[str, str | None]
    before: str | None
    by_user: str | None
    vendor_id: str


class Histories:
    """Events of the opportunities of one import."""

    def __init__(self, builder: Builder, told: Told) -> None:
        self._builder, self._told = builder, told
        self.rejects: list[Reject] = []
        self.earliest: datetime | None = None
        self._logs: dict[int, dict[str, list[_Logged]]] = {}
        self._readers: dict[tuple[int, str], Reader] = {}
        for block in builder.mapping.of("opportunities"):
            if block.log is not None:
                self._logs[id(block)] = self._read_log(block)
        self.earliest = self._earliest()

    # -- dates --------------------------------------------------------------------------------
    def _earliest(self) -> datetime | None:
        """The first moment any deal of the files is known to exist, stable from run to run."""
        moments = [one.at for log in self._logs.values() for rows in log.values() for one in rows]
        for block in self._builder.mapping.of("opportunities"):
            created = block.field("created_at")
            patterns = created.writing.dates if created and not created.join else ()
            columns = {(begin.column, begin.dates) for begin in block.begins}
            if created is not None and len(created.columns) == 1 and not created.join:
                columns.add((created.columns[0], patterns))
            for table in self._builder.tables[block.source]:
                places = [(table.header.index(name), dates) for name, dates in columns]
                for row in table.rows():
                    for place, dates in places:
                        found = self._moment(row.cells[place] if place < len(row.cells) else "",
                                             dates)
                        if found is not None:
                            moments.append(found)
        return min(moments, default=None)

    def _moment(self, text: str, dates: tuple[str, ...]) -> datetime | None:
        if not text.strip():
            return None
        try:
            return read_instant(text, dates, self._builder.zone)
        except BadValueError:  # the row is rejected where it is read
            return None

    def begins(self, kept: Kept) -> list[tuple[datetime, str]]:
        """When which stage began, in the order of the dates. Errors: BadCellError."""
        record = kept.record
        assert isinstance(record, Opportunity)
        found = []
        for begin in kept.block.begins:
            text = kept.cells[begin.column]
            if not text.strip():
                continue
            stage = record.stage_id if begin.stage == CURRENT else begin.stage
            try:
                at = read_instant(text, begin.dates, self._builder.zone)
            except BadValueError as error:
                raise BadCellError(error.code, begin.column, text) from error
            if stage is not None:
                found.append((at, stage))
        at_closing = record.closed_at if record.status != "open" else None
        if at_closing is not None and record.stage_id is not None and kept.block.log is None \
                and all(stage != record.stage_id for _, stage in found):
            found.append((at_closing, record.stage_id))
        ordered = sorted(found, key=lambda pair: pair[0])
        if ordered != found:
            self._told.tell("history.out_of_order", kept.place)
        return ordered

    # -- events -------------------------------------------------------------------------------
    def events(self, kept: Kept) -> tuple[FieldEvent, ...]:
        """Everything the files tell of the past of one opportunity. Errors: BadCellError."""
        record = kept.record
        assert isinstance(record, Opportunity)
        begins = self.begins(kept)
        log = self._logs.get(id(kept.block), {}).get(record.source_id, [])
        known = [at for at, _ in begins] + [row.at for row in log]
        if record.created_at is not None:
            known.append(record.created_at)
        if known:
            born = min(known)
        elif self.earliest is not None and kept.block.undated == "earliest":
            born = self.earliest
            day = born.astimezone(self._builder.zone).date()
            self._told.tell("opportunity.undated", record.stage_id or "",
                            facts={"at": day.isoformat()})
        else:
            return ()
        if record.created_at is not None and self._stands_in(kept.block):
            self._told.tell("created_at.first_known_date", self._stands_in(kept.block))
        found = [_event(record, "state", "live", born, BORN)]
        dated = record.created_at is not None or record.modified_at is not None
        found += self._stage_events(record, born, begins, dated=dated, has_log=bool(log))
        logged = {field.name for field in kept.block.log.fields} if kept.block.log else set()
        for name in TRACKED:
            if name not in ("state", "stage_id") and not (log and name in logged):
                found += self._held(kept, name, born, dated=dated)
        if log:
            found += self._log_events(record, born, log)
            found += self._today(record, logged, found)
        self._told.tell("history.reconstructed", "events", len(found))
        return tuple(found)

    @staticmethod
    def _stands_in(block: Block) -> str:
        """The column that begins a stage and stands in for the missing created date."""
        created = block.field("created_at")
        begins = {begin.column for begin in block.begins}
        return next((one for one in created.columns if one in begins), "") if created else ""

    def closed(self, kept: Kept, events: tuple[FieldEvent, ...], told: Told) -> Kept:
        """With the moment of closing that only the history sheet knows."""
        record = kept.record
        assert isinstance(record, Opportunity)
        if kept.block.log is None or kept.block.field("closed_at") is not None:
            return kept
        entered = [event.effective_at for event in events
                   if event.field == "stage_id" and event.new == record.stage_id]
        if record.status == "open" or not entered:
            return kept
        told.tell("closed_at.from_history")
        known = msgspec.structs.replace(record, closed_at=max(entered), source_version="")
        return replace(kept, record=self._builder.stamped(known))

    def _stage_events(self, record: Opportunity, born: datetime,
                      begins: list[tuple[datetime, str]], *, dated: bool, has_log: bool
                      ) -> Iterator[FieldEvent]:
        old = None
        for at, stage in begins:
            if stage != old:
                yield _event(record, "stage_id", stage, at, STAGE, old=old)
                old = stage
        if has_log or record.stage_id is None or old == record.stage_id:
            return
        self._told.tell("history.stage_undated", record.stage_id)
        if not dated:
            at = max([born, *(at for at, _ in begins)])
            yield _event(record, "stage_id", record.stage_id, at, AFTER_STAGE, old=old)

    def _held(self, kept: Kept, name: str, born: datetime, *, dated: bool
              ) -> Iterator[FieldEvent]:
        """A field without a history of its own: from `since` on, else from the first moment on."""
        record = kept.record
        assert isinstance(record, Opportunity)
        value = text_of(name, getattr(record, name))
        field = kept.block.field(name)
        text = kept.cells[field.since].strip() if field is not None and field.since else ""
        if field is None or not text or record.status == "open" or kept.own.get(name) is None:
            if value is not None and not dated:
                yield _event(record, name, value, born, HELD)
            return
        try:
            since = read_instant(text, field.writing.dates, self._builder.zone)
        except BadValueError as error:
            raise BadCellError(error.code, field.since, text) from error
        values = msgspec.structs.asdict(record)
        before = text_of(name, self._builder.default_of(field, values, self._reader(kept, field)))
        if before is not None and since > born:
            yield _event(record, name, before, born, HELD)
        order = AFTER_STAGE if record.status == "lost" else BEFORE_STAGE
        yield _event(record, name, value, max(since, born), order,
                     old=before if since > born else None)

    def _reader(self, kept: Kept, field: Field) -> Reader:
        key = (id(kept.block), field.name)
        if key not in self._readers:
            self._readers[key] = self._builder.reader("opportunities", field, Told())
        return self._readers[key]

    def _log_events(self, record: Opportunity, born: datetime, log: list[_Logged]
                    ) -> Iterator[FieldEvent]:
        last: dict[str, str | None] = {}
        number = 0
        for place, row in enumerate(log):
            # counted inside one moment only, so that rows added elsewhere change no event
            number = number + 1 if place and log[place - 1].at == row.at else 0
            if place == 0 and row.before is not None and born < row.at:
                yield _event(record, "stage_id", row.before, born, STAGE)
                last["stage_id"] = row.before
            for name, value in row.values.items():
                if last.get(name) != value:
                    event = _event(record, name, value, row.at, LOGGED + number,
                                   old=last.get(name))
                    yield msgspec.structs.replace(event, by_user_id=row.by_user,
                                                  vendor_id=row.vendor_id)
                    last[name] = value

    def _today(self, record: Opportunity, logged: set[str], found: list[FieldEvent]
               ) -> list[FieldEvent]:
        """Where the history sheet ends in other values than the row has today."""
        ends: dict[str, FieldEvent] = {}
        for event in sorted(found, key=lambda one: (one.effective_at, one.sequence)):
            ends[event.field] = event
        added = []
        for name in sorted(logged):
            value = text_of(name, getattr(record, name))
            end = ends.get(name)
            known = end.new if end is not None else None
            if value == known:
                continue
            self._told.tell("history.differs_from_row", name)
            at = record.modified_at
            if at is not None and (end is None or at >= end.effective_at):
                added.append(_event(record, name, value, at, TODAY, old=known))
        return added

    # -- history sheet ------------------------------------------------------------------------
    def _read_log(self, block: Block) -> dict[str, list[_Logged]]:
        """The history sheet by opportunity, in order of time and of the file."""
        log = block.log
        assert log is not None
        told = self._told
        at_reader = self._builder.reader("opportunities", log.at, told)
        readers = [self._builder.reader("opportunities", field, told) for field in log.fields]
        deals = set(self._builder.keys("opportunities"))
        found: defaultdict[str, list[_Logged]] = defaultdict(list)
        for table in self._builder.tables[log.source]:
            for row in table.rows():
                cells = {**dict.fromkeys(table.header, ""),
                         **dict(zip(table.header, row.cells, strict=False))}
                deal = cells[log.opportunity].strip()
                place = f"{table.label}, row {row.line}"
                if deal not in deals:
                    told.tell("history.orphan", table.label)
                    continue
                try:
                    at = at_reader.value(cells)
                    if at is None:
                        raise BadCellError("record.blank", at_reader.column, "")
                    values = {one.field.name: text_of(one.field.name, one.value(cells))
                              for one in readers}
                    unknown = values.get("stage_id")
                    if unknown and self._builder.lookups.stages \
                            and unknown not in self._builder.lookups.stages:
                        raise BadCellError("record.unknown_stage", "stage_id", unknown)
                except BadCellError as error:
                    self.rejects.append(Reject(place, error.code, {
                        "file": table.label, "row": row.line, "column": error.column,
                        "value": error.value[:200]}, cells))
                    continue
                found[deal].append(_Logged(
                    at, values, cells[log.before].strip() or None if log.before else None,
                    cells[log.by_user].strip() or None if log.by_user else None,
                    cells[log.vendor_id].strip() if log.vendor_id else ""))
        for rows in found.values():
            rows.sort(key=lambda one: one.at)
        return dict(found)


def _event(record: Opportunity, name: str, value: Any, at: datetime, sequence: int,
           *, old: str | None = None) -> FieldEvent:
    return FieldEvent(
        opportunity_id=record.source_id, field=name, old=old, new=value, effective_at=at,
        observed_at=at, sequence=sequence, origin="reconstructed",
    )
