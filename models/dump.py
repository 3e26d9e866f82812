"""The content of a cache as canonical JSON: equal contents give equal bytes.

Left out is what says when or how often we fetched, not what is so: `fetched_at`, `generation`,
`raw` (the source's own words), stream positions and the numbers of connections.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TextIO

from sqlalchemy import Column, LargeBinary, Table

from models.instants import from_days, from_micros
from models.tables import ALIAS, FIELD_EVENT, MIRROR, Day, UtcDateTime

_NOISE = frozenset({"connection_id", "fetched_at", "generation", "raw"})


def dump(connection: Any, stream: TextIO) -> None:
    """Write live records, aliases and field events, one a line, keys and rows sorted.

    `connection` is a driver connection inside a read transaction. Records are told apart by the
    name of their connection. Amounts are integer minor units, times ISO 8601 in UTC.
    """
    names = dict(connection.execute("SELECT id, name FROM connection"))

    def rows(table: Table, where: str, order: str) -> Iterator[str]:
        return _rows(connection, names, table, where, order)

    stream.write('{"aliases":[')
    _write(stream, rows(ALIAS, "1", "kind, source_id"))
    stream.write('],\n"events":[')
    order = "opportunity_id, effective_at, sequence, observed_at, event_id"
    _write(stream, rows(FIELD_EVENT, "1", order))
    stream.write('],\n"records":{')
    for position, kind in enumerate(sorted(MIRROR)):
        stream.write(f'{"," if position else ""}\n"{kind}":[')
        _write(stream, rows(MIRROR[kind], "state = 'live'", "source_id"))
        stream.write("]")
    stream.write("}}\n")


def _write(stream: TextIO, lines: Iterable[str]) -> None:
    for position, line in enumerate(lines):
        stream.write(",\n" if position else "\n")
        stream.write(line)


def _rows(
    connection: Any, names: dict[int, str], table: Table, where: str, order: str
) -> Iterator[str]:
    columns = [column for column in table.columns if column.name not in _NOISE]
    chosen = ", ".join(f'"{column.name}"' for column in columns)
    readers = [(column.name, _reader(column)) for column in columns]
    found = [row[0] for row in connection.execute(f"SELECT DISTINCT connection_id FROM {table}")]
    for number in sorted(found, key=lambda number: names.get(number, "")):
        for row in connection.execute(
            f"SELECT {chosen} FROM {table} WHERE connection_id = ? AND {where} ORDER BY {order}",
            (number,),
        ):
            values = {
                name: None if value is None else read(value)
                for (name, read), value in zip(readers, row, strict=True)
            }
            values["connection"] = names.get(number)
            yield json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _reader(column: Column[Any]) -> Callable[[Any], Any]:
    if isinstance(column.type, UtcDateTime):
        return lambda micros: from_micros(micros).isoformat()
    if isinstance(column.type, Day):
        return lambda days: from_days(days).isoformat()
    if isinstance(column.type, LargeBinary):
        return json.loads
    return lambda value: value
