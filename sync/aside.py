"""The drawer of the records set aside: putting in, looking, taking out."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import msgspec

from models.instants import to_micros
from sync import store
from sync.connector import Reject

try:
    PROGRAM_VERSION = version("sales-cockpit")
except PackageNotFoundError:  # run from the sources
    PROGRAM_VERSION = "0"

NO_ID = "record.no_id"

_encoder = msgspec.json.Encoder(decimal_format="number", enc_hook=str)


def put(
    driver: Any, connection_id: int, stream: str, rejects: Sequence[Reject], now: datetime
) -> None:
    """Set records aside; the same version for the same reason stays as it was."""
    driver.executemany(
        "INSERT INTO quarantine (connection_id, stream, item, version, code, facts, raw, at,"
        " program_version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (connection_id, stream, item) DO UPDATE SET version = excluded.version,"
        " code = excluded.code, facts = excluded.facts, raw = excluded.raw, at = excluded.at,"
        " program_version = excluded.program_version"
        " WHERE (version, code, facts, program_version) IS NOT"
        " (excluded.version, excluded.code, excluded.facts, excluded.program_version)",
        [
            (
                connection_id, stream, _storable(reject.item), _storable(reject.version),
                reject.code, json.dumps(dict(reject.facts), sort_keys=True, default=str),
                _raw(reject.raw), to_micros(now), PROGRAM_VERSION,
            )
            for reject in rejects
        ],
    )


@dataclass(frozen=True)
class Aside:
    """`has_id`: the source can be asked for it. `program_version`: of who could not keep it."""

    name: str
    has_id: bool
    program_version: str


def items(driver: Any, connection_id: int, stream: str) -> list[Aside]:
    """What is set aside of one stream."""
    return [
        Aside(item, code != NO_ID, program) for item, code, program in driver.execute(
            "SELECT item, code, program_version FROM quarantine"
            " WHERE connection_id = ? AND stream = ?", (connection_id, stream),
        )
    ]


def count(driver: Any, connection_id: int) -> dict[str, int]:
    """Stream -> how many of its records are set aside."""
    return dict(driver.execute(
        "SELECT stream, count(*) FROM quarantine WHERE connection_id = ? GROUP BY stream",
        (connection_id,),
    ).fetchall())


def release(driver: Any, connection_id: int, stream: str, ids: Collection[str]) -> None:
    """Forget items: a version of them was kept, or they are gone."""
    if not ids or driver.execute(
        "SELECT 1 FROM quarantine WHERE connection_id = ? AND stream = ? LIMIT 1",
        (connection_id, stream),
    ).fetchone() is None:
        return
    for chunk in store.chunks(ids):
        driver.execute(
            "DELETE FROM quarantine WHERE connection_id = ? AND stream = ?"
            f" AND item IN ({', '.join('?' * len(chunk))})",
            (connection_id, stream, *chunk),
        )


def _storable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode().replace("\0", "␀")


def _raw(raw: Any) -> bytes | None:
    if raw is None:
        return None
    try:
        return _encoder.encode(raw)
    except (ValueError, TypeError, RecursionError):  # half a surrogate pair, odd keys
        return json.dumps(raw, default=str, skipkeys=True).encode()
