"""Reads what the planner must know and writes what it decided, inside one transaction.

`driver` is the raw connection of an open transaction: a page is a handful of statements, each
with many rows, and nothing stands between them and the file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from models.history import LoggedRow
from models.rows import LAYOUTS, Row
from models.tables import FIELD_EVENT

_CHUNK = 500  # ids in one question

def _named(columns: Iterable[str]) -> str:
    """Quoted, because `order` is a word of SQL."""
    return ", ".join(f'"{column}"' for column in columns)


_EVENT_COLUMNS = tuple(column.name for column in FIELD_EVENT.columns)
_ADD_EVENTS = (
    f"INSERT OR IGNORE INTO field_event ({', '.join(_EVENT_COLUMNS)})"
    f" VALUES ({', '.join('?' * len(_EVENT_COLUMNS))})"
)
_PUT_ROWS = {
    kind: f"INSERT OR REPLACE INTO {kind} ({_named(layout.columns)})"
    f" VALUES ({', '.join('?' * len(layout.columns))})"
    for kind, layout in LAYOUTS.items()
}


def cached_rows(
    driver: Any, kind: str, connection_id: int, ids: Collection[str], column: str = "source_id"
) -> dict[str, Row]:
    """The mirror rows whose `column` is one of `ids`, by source id."""
    columns = _named(LAYOUTS[kind].columns)
    rows: dict[str, Row] = {}
    for chunk in chunks(ids):
        found = driver.execute(
            f"SELECT {columns} FROM {kind}"
            f" WHERE connection_id = ? AND {column} IN ({_marks(chunk)})",
            (connection_id, *chunk),
        )
        rows.update((row[1], row) for row in found)
    return rows


def logs(driver: Any, connection_id: int, ids: Collection[str]) -> dict[str, list[LoggedRow]]:
    """The field events of these opportunities that are in the file."""
    result: dict[str, list[LoggedRow]] = {}
    for chunk in chunks(ids):
        found = driver.execute(
            f"SELECT {', '.join(_EVENT_COLUMNS)} FROM field_event"
            f" WHERE connection_id = ? AND opportunity_id IN ({_marks(chunk)})",
            (connection_id, *chunk),
        )
        for row in found:
            result.setdefault(row[1], []).append(row)
    return result


def put(driver: Any, kind: str, rows: Sequence[Row], events: Sequence[LoggedRow]) -> None:
    """Put the rows and add the events; events that are there already stay as they are."""
    if rows:
        driver.executemany(_PUT_ROWS[kind], rows)
    if events:
        driver.executemany(_ADD_EVENTS, events)


def is_empty(driver: Any, kind: str, connection_id: int) -> bool:
    """Whether the connection has neither records of this kind nor, for deals, events."""
    tables = (kind, "field_event") if kind == "opportunities" else (kind,)
    return all(
        driver.execute(
            f"SELECT 1 FROM {table} WHERE connection_id = ? LIMIT 1", (connection_id,)
        ).fetchone() is None
        for table in tables
    )


def chunks(ids: Collection[str]) -> Iterator[list[str]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]


def _marks(chunk: list[str]) -> str:
    return ", ".join("?" * len(chunk))
