"""Where each stream of a connection stands: its window, position, sweep and last error."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from models.instants import from_micros, to_micros
from models.tables import STREAM_STATE

_COLUMNS = tuple(column.name for column in STREAM_STATE.columns)
_MOMENTS = {"watermark", "window_end", "swept_at", "synced_at", "error_at"}


@dataclass(frozen=True)
class StreamState:
    """A row of `stream_state`.

    `watermark`: everything modified before is in. `window_end` is set while a window is being
    read, `position` is where to go on in it. `records`: stored by the last finished run.
    """

    connection_id: int
    stream: str
    watermark: datetime | None = None
    window_end: datetime | None = None
    position: str | None = None
    generation: int = 0
    swept_at: datetime | None = None
    synced_at: datetime | None = None
    records: int = 0
    error: str | None = None
    error_facts: Mapping[str, Any] | None = None
    error_at: datetime | None = None


def load(driver: Any, connection_id: int, stream: str) -> StreamState:
    row = driver.execute(
        f"SELECT {', '.join(_COLUMNS)} FROM stream_state WHERE connection_id = ? AND stream = ?",
        (connection_id, stream),
    ).fetchone()
    return StreamState(connection_id, stream) if row is None else _state(row)


def load_all(driver: Any, connection_id: int) -> dict[str, StreamState]:
    rows = driver.execute(
        f"SELECT {', '.join(_COLUMNS)} FROM stream_state WHERE connection_id = ?", (connection_id,)
    ).fetchall()
    return {row[1]: _state(row) for row in rows}


def save(driver: Any, state: StreamState) -> None:
    values = []
    for field in fields(state):
        value = getattr(state, field.name)
        if field.name in _MOMENTS and value is not None:
            value = to_micros(value)
        elif field.name == "error_facts" and value is not None:
            value = json.dumps(value, sort_keys=True, default=str)
        values.append(value)
    driver.execute(
        f"INSERT OR REPLACE INTO stream_state ({', '.join(_COLUMNS)})"
        f" VALUES ({', '.join('?' * len(_COLUMNS))})",
        values,
    )


def move(driver: Any, connection_id: int, stream: str, position: str | None) -> None:
    """Note where to go on inside the window, together with the page that ends there."""
    driver.execute(
        "UPDATE stream_state SET position = ? WHERE connection_id = ? AND stream = ?",
        (position, connection_id, stream),
    )


def _state(row: tuple[Any, ...]) -> StreamState:
    values = dict(zip(_COLUMNS, row, strict=True))
    for name in _MOMENTS:
        if values[name] is not None:
            values[name] = from_micros(values[name])
    if values["error_facts"] is not None:
        values["error_facts"] = json.loads(values["error_facts"])
    return StreamState(**values)
