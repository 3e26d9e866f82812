"""Rows -> records. Each bad row is a reject with its place; each repair is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from hashlib import blake2b
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from models.entities import KINDS, Pipeline, Record, Stage
from models.errors import CockpitError
from models.money import to_major, to_minor
from sync.connector import Reject
from sync.files.cells import BadCellError, Reader
from sync.files.folder import Tables
from sync.files.lookups import Lookups, key_of
from sync.files.mapping import Block, Field
from sync.files.mapping import Mapping as FileMapping
from sync.files.reading import Row, Table
from sync.files.told import Told


@dataclass
class Kept:
    """What a row became, with what its history needs: the cells, and where it stands."""

    record: Record
    cells: Mapping[str, str]
    block: Block
    place: str  # "sales_pipeline.csv, row 17"
    own: dict[str, Any] = field(default_factory=dict)  # values before defaults


class Builder:
    """All records of one import. Opened tables in, records out, as often as asked."""

    def __init__(self, mapping: FileMapping, tables: Tables) -> None:
        self.mapping, self.tables = mapping, tables
        self.zone = ZoneInfo(mapping.zone)
        self.lookups = Lookups(mapping, tables)
        self._encode = msgspec.json.Encoder(order="deterministic").encode

    def records(self, kind: str, told: Told) -> Iterator[Kept | Reject]:
        """Every row of `kind`, in the order of the files. Keys are unique in what is kept."""
        if kind in ("pipelines", "stages") and self.mapping.pipelines:
            yield from self._declared(kind)
            return
        seen: dict[str, tuple[str, bytes]] = {}
        for block in self.mapping.of(kind):
            readers = self._readers(block, told)
            for table in self.tables[block.source]:
                if table.guessed:  # once, whatever the number of rows
                    told.tell("file.encoding_guessed", table.label, 1,
                             {"encoding": table.form.encoding})
                for row in table.rows():
                    found = self._row(block, table, row, readers, seen, told)
                    if found is not None:
                        yield found

    def keys(self, kind: str) -> Iterator[str]:
        """Every key that stands in the files, also of rows that were rejected."""
        if kind in ("pipelines", "stages") and self.mapping.pipelines:
            yield from (kept.record.source_id for kept in self._declared(kind))
            return
        seen = set()
        for block in self.mapping.of(kind):
            for table in self.tables[block.source]:
                for row in table.rows():
                    key = key_of(block, dict(zip(table.header, row.cells, strict=False)))
                    if key and key not in seen:
                        seen.add(key)
                        yield key

    # -- one row ------------------------------------------------------------------------------
    def _row(
        self, block: Block, table: Table, row: Row, readers: list[Reader],
        seen: dict[str, tuple[str, bytes]], told: Told,
    ) -> Kept | Reject | None:
        place = f"{table.label}, row {row.line}"
        facts: dict[str, object] = {"file": table.label, "row": row.line}
        width = len(table.header)
        if len(row.cells) < width or any(row.cells[width:]):
            raw = list(row.cells)
            return Reject(place, "record.bad_width",
                          {**facts, "cells": len(row.cells), "columns": width}, raw)
        cells = dict(zip(table.header, row.cells, strict=False))
        key = key_of(block, cells)
        if not key:
            if block.distinct:
                return None
            facts["column"] = " + ".join(block.key)
            return Reject(place, "record.no_id", facts, cells)
        content = blake2b("\x1f".join(row.cells[:width]).encode(), digest_size=12).digest()
        if key in seen:
            first, known = seen[key]
            if block.distinct:
                return None
            if known == content:
                told.tell("row.duplicate", table.label, facts={"first": first})
                return None
            return Reject(place, "record.duplicate_id",
                          {**facts, "column": " + ".join(block.key), "value": key,
                           "first": first}, cells)
        seen[key] = (place, content)
        if _rounded(table, block, cells):
            told.tell("id.rounded", table.label)
        try:
            return self._record(block, cells, key, place, readers, told)
        except BadCellError as error:
            return Reject(key, error.code, {**facts, "column": error.column,
                                            "value": error.value[:200]}, cells, content.hex())

    def _record(self, block: Block, cells: Mapping[str, str], key: str, place: str,
                readers: list[Reader], told: Told) -> Kept:
        values: dict[str, Any] = {}
        for reader in readers:
            value = reader.value(cells)
            if value is None:
                told.tell("field.blank", reader.field.name, facts={"column": reader.column})
            values[reader.field.name] = value
        own = dict(values)
        self._defaults(block, values, readers, told)
        record_type, fields = KINDS[block.kind], shape(block.kind)
        if "currency" in fields and not values.get("currency"):
            values["currency"] = self.mapping.currency
        self._settle_amounts(block, values, cells, told)
        if "name" in fields and not values.get("name"):
            values["name"] = key
            if block.field("name") is not None:
                told.tell("name.from_key")
        for name, one in fields.items():
            if one.required and name in values and values[name] is None:
                column = block.field(name)
                raise BadCellError("record.blank", " + ".join(column.columns) if column else name,
                                   "")
        if block.kind == "opportunities":
            self._status(values, cells, block, told)
        values = {name: value for name, value in values.items()
                  if value is not None or fields[name].default is None}
        custom = {name: cells[column] for name, column in block.custom if cells[column].strip()}
        record = record_type(source_id=key, raw=dict(cells), custom=custom or None, **values)
        return Kept(self.stamped(record), cells, block, place, own)

    def _defaults(self, block: Block, values: dict[str, Any], readers: list[Reader], told: Told
                  ) -> None:
        for reader in readers:
            one = reader.field
            if values[one.name] is not None:
                continue
            value = self.default_of(one, values, reader)
            if value is not None:
                values[one.name] = value
                told.tell("value.defaulted", one.name, facts=_default_facts(one))

    def default_of(self, one: Field, values: Mapping[str, Any], reader: Reader) -> Any:
        """What stands in for a blank: a constant, or a field of the record we refer to."""
        if one.default_from is None:
            return reader.default()
        kind, name, through = one.default_from
        target = values.get(through)
        return None if target is None else self.lookups.values(kind, name).get(target)

    def _settle_amounts(self, block: Block, values: dict[str, Any], cells: Mapping[str, str],
                        told: Told) -> None:
        """Round once to the minor unit, as the file keeps money; what is too large is refused."""
        for name, value in values.items():
            if not isinstance(value, Decimal) or name == "rate":
                continue
            currency = values.get("currency")
            column = block.field(name)
            try:
                exact = to_major(to_minor(value, currency), currency)
            except CockpitError as error:
                raise BadCellError(error.code, " + ".join(column.columns) if column else name,
                                   str(value)[:40]) from error
            if exact != value:
                told.tell("amount.rounded", name)
            values[name] = exact

    def _status(self, values: dict[str, Any], cells: Mapping[str, str], block: Block, told: Told
                ) -> None:
        """Pipeline and outcome follow from the stage, unless the file itself names them."""
        stages = self.lookups.stages
        stage = values.get("stage_id")
        column = block.field("stage_id")
        if stage is None or not stages:
            return
        if stage not in stages:
            raise BadCellError("record.unknown_stage",
                               " + ".join(column.columns) if column else "stage_id", stage)
        pipeline, outcome = stages[stage]
        if values.get("pipeline_id") is None:
            values["pipeline_id"] = pipeline
        if values.get("status") is None:
            values["status"] = outcome
        elif values["status"] != outcome:
            told.tell("status.contradicts_stage", f"{stage}: {values['status']}")
        if values["status"] == "open" and values.get("closed_at") is not None:
            told.tell("closed_at.of_open_deal", stage)
            values["closed_at"] = None
        if values["status"] != "open" and block.field("closed_at") and not values.get("closed_at"):
            told.tell("closed_at.blank", stage)

    # -- what stays the same for all rows -----------------------------------------------------
    def _readers(self, block: Block, told: Told) -> list[Reader]:
        return [self.reader(block.kind, one, told) for one in block.fields]

    def reader(self, kind: str, one: Field, told: Told) -> Reader:
        known = self.lookups.ids(one.find, one.by) if one.find else None
        return Reader(kind, one, zone=self.zone, currency=None, known=known,
                      joined=lambda field, cells: self.lookups.joined(field, cells, told),
                      told=told)

    def _declared(self, kind: str) -> Iterator[Kept]:
        block = Block(kind, "", (), ())
        for line in self.mapping.pipelines:
            if kind == "pipelines":
                yield Kept(self.stamped(
                    Pipeline(source_id=line.id, name=line.name, order=line.order)
                ), {}, block, "")
                continue
            for stage in line.stages:
                yield Kept(self.stamped(Stage(
                    source_id=stage.id, pipeline_id=stage.pipeline_id, name=stage.name,
                    order=stage.order, probability=stage.probability,
                    is_won=stage.outcome == "won", is_lost=stage.outcome == "lost",
                    forecast_category=stage.forecast_category, rot_days=stage.rot_days,
                )), {}, block, "")

    def stamped(self, record: Record) -> Record:
        """With a hash of its content as version: the same row twice is no change."""
        digest = blake2b(self._encode(record), digest_size=12).hexdigest()
        return msgspec.structs.replace(record, source_version=digest)


@cache
def shape(kind: str) -> dict[str, msgspec.structs.FieldInfo]:
    """The fields of a record by name."""
    return {one.name: one for one in msgspec.structs.fields(KINDS[kind])}


def _rounded(table: Table, block: Block, cells: Mapping[str, str]) -> bool:
    """Whether Excel may have cut the id: it keeps fifteen digits of a number."""
    if not table.form.sheet:
        return False
    return any(len(text) > 15 and text.isdigit() for text in (cells[one] for one in block.key))


def _default_facts(one: Field) -> dict[str, str]:
    if one.default_from is None:
        return {"value": one.default or ""}
    kind, name, through = one.default_from
    return {"from": f"{kind}.{name}", "through": through}
