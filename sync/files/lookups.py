"""What one sheet says about the rows of another: ids, values, joined rows, stages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from models.entities import Status
from sync.files.cells import BadCellError, Cells, Reader
from sync.files.folder import Tables
from sync.files.mapping import Block, Field
from sync.files.mapping import Mapping as FileMapping
from sync.files.told import Told

KEY_MARK = "|"  # between the parts of a composite key


def key_of(block: Block, cells: Mapping[str, str]) -> str:
    """The natural key; empty when any part of it is."""
    parts = [cells.get(column, "").strip() for column in block.key]
    return KEY_MARK.join(parts) if all(parts) else ""


class Lookups:
    """Indexes over the tables, each made when it is first asked for."""

    def __init__(self, mapping: FileMapping, tables: Tables) -> None:
        self._mapping, self._tables = mapping, tables
        self._zone = ZoneInfo(mapping.zone)
        self._ids: dict[tuple[str, str], dict[str, str | None]] = {}
        self._values: dict[tuple[str, str], dict[str, Any]] = {}
        self._rows: dict[tuple[str, str], dict[str, Cells | None]] = {}
        self._stages: dict[str, tuple[str | None, Status]] | None = None

    def ids(self, kind: str, by: str) -> Mapping[str, str | None]:
        """Text -> id of the one record of `kind` that bears it; None where several do."""
        if (kind, by) not in self._ids:
            self._ids[kind, by] = self._index_ids(kind, by)
        return self._ids[kind, by]

    def _index_ids(self, kind: str, by: str) -> dict[str, str | None]:
        if kind in ("pipelines", "stages") and self._mapping.pipelines:
            lines = [*self._mapping.pipelines] if kind == "pipelines" else [
                *self._mapping.stages.values()]
            return {line.name if by == "name" else line.id: line.id for line in lines}
        index: dict[str, str | None] = {}
        for key, value in self._walk(kind, by):
            if value is None:
                continue
            text = str(value)
            index[text] = key if index.get(text, key) == key else None
        return index

    def values(self, kind: str, name: str) -> Mapping[str, Any]:
        """Id -> value of a plain field of `kind`; the first row of an id counts."""
        if (kind, name) not in self._values:
            index: dict[str, Any] = {}
            for key, value in self._walk(kind, name):
                index.setdefault(key, value)
            self._values[kind, name] = index
        return self._values[kind, name]

    def _walk(self, kind: str, name: str) -> list[tuple[str, Any]]:
        found = []
        for block in self._mapping.of(kind):
            reader = self._plain(block, name)
            for table in self._tables[block.source]:
                for row in table.rows():
                    if len(row.cells) < len(table.header):
                        continue
                    cells = dict(zip(table.header, row.cells, strict=False))
                    key = key_of(block, cells)
                    if not key:
                        continue
                    try:
                        found.append((key, reader.value(cells) if reader else key))
                    except BadCellError:  # told when the row itself is read
                        continue
        return found

    def _plain(self, block: Block, name: str) -> Reader | None:
        field = block.field(name) if name else None
        if field is None:
            return None
        return Reader(block.kind, field, zone=self._zone, currency=None, known={},
                      joined=lambda one, cells: self.joined(one, cells, Told()), told=Told())

    def joined(self, field: Field, cells: Cells, told: Told) -> Cells | None:
        """The row of the joined source; None, and told, where there is none."""
        join = field.join
        if join is None:
            return cells
        index = (join.source, join.there)
        if index not in self._rows:
            self._rows[index] = self._index_rows(*index)
        text = cells[join.here].strip()
        if not text:
            return None
        if text not in self._rows[index]:
            told.tell("join.unmatched", f"{join.here} → {join.source}", facts={"first": text})
            return None
        row = self._rows[index][text]
        if row is None:
            told.tell("join.ambiguous", f"{join.here} → {join.source}", facts={"first": text})
        return row

    def _index_rows(self, source: str, column: str) -> dict[str, Cells | None]:
        index: dict[str, Cells | None] = {}
        for table in self._tables[source]:
            for row in table.rows():
                cells = dict(zip(table.header, row.cells, strict=False))
                text = cells.get(column, "").strip()
                if text and len(row.cells) >= len(table.header):
                    index[text] = None if text in index else cells
        return index

    @property
    def stages(self) -> Mapping[str, tuple[str | None, Status]]:
        """Stage id -> its pipeline and outcome; empty when nothing says what stages there are."""
        if self._stages is None:
            if self._mapping.pipelines:
                self._stages = {
                    key: (stage.pipeline_id, stage.outcome)
                    for key, stage in self._mapping.stages.items()
                }
            else:
                won, lost = self.values("stages", "is_won"), self.values("stages", "is_lost")
                pipeline = self.values("stages", "pipeline_id")
                self._stages = {
                    key: (pipeline.get(key), "won" if won.get(key) is True else
                          "lost" if lost.get(key) is True else "open")
                    for key in pipeline
                }
        return self._stages
