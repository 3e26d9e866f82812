"""What a sync repaired, guessed or could not know, kept beside the data it is about."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from models.instants import to_micros
from sync.connector import Notice

TOO_MANY_MISSING = "sweep.too_many_missing"
UNKNOWN_STAGE = "stage.unknown"
_OURS = (TOO_MANY_MISSING, UNKNOWN_STAGE)


def add(
    driver: Any, connection_id: int, stream: str, found: Sequence[Notice], now: datetime,
    *, whole: bool,
) -> None:
    """Keep a page's notices. `whole`: pages of one complete reading add up; otherwise the larger
    count stands, because a window looks back at what was read before."""
    count = "count + excluded.count" if whole else "max(count, excluded.count)"
    driver.executemany(
        "INSERT INTO notice (connection_id, stream, code, item, count, facts, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (connection_id, stream, code, item)"
        f" DO UPDATE SET count = {count}, facts = excluded.facts, at = excluded.at",
        [
            (
                connection_id, stream, notice.code, _storable(notice.item), notice.count,
                json.dumps(dict(notice.facts), sort_keys=True, default=str), to_micros(now),
            )
            for notice in found
        ],
    )


def clear(driver: Any, connection_id: int, stream: str) -> None:
    """Forget what earlier readings told, when everything is read anew."""
    driver.execute(
        "DELETE FROM notice WHERE connection_id = ? AND stream = ?"
        f" AND code NOT IN ({', '.join('?' * len(_OURS))})",
        (connection_id, stream, *_OURS),
    )


def put(driver: Any, connection_id: int, stream: str, notice: Notice, now: datetime) -> None:
    """Keep one of our own notices as it is now."""
    drop(driver, connection_id, stream, notice.code, notice.item)
    add(driver, connection_id, stream, (notice,), now, whole=True)


def drop(driver: Any, connection_id: int, stream: str, code: str, item: str) -> None:
    driver.execute(
        "DELETE FROM notice WHERE connection_id = ? AND stream = ? AND code = ? AND item = ?",
        (connection_id, stream, code, item),
    )


def facts_of(driver: Any, connection_id: int, stream: str, code: str) -> dict[str, Any] | None:
    """The facts of one of our own notices about the whole stream; None: there is none."""
    row = driver.execute(
        "SELECT facts FROM notice WHERE connection_id = ? AND stream = ? AND code = ?"
        " AND item = ''", (connection_id, stream, code),
    ).fetchone()
    return None if row is None else dict(json.loads(row[0]))


def allow(driver: Any, connection_id: int, stream: str, missing: int) -> None:
    """Note that a person answered the question about so many missing records with yes."""
    facts = facts_of(driver, connection_id, stream, TOO_MANY_MISSING)
    if facts is not None:
        driver.execute(
            "UPDATE notice SET facts = ? WHERE connection_id = ? AND stream = ? AND code = ?",
            (json.dumps({**facts, "allowed": missing}, sort_keys=True), connection_id, stream,
             TOO_MANY_MISSING),
        )


def unknown_stages(driver: Any, connection_id: int, now: datetime) -> None:
    """Tell which stages of live deals the source does not define; the deals stay."""
    driver.execute(
        "DELETE FROM notice WHERE connection_id = ? AND code = ?", (connection_id, UNKNOWN_STAGE)
    )
    found = driver.execute(
        "SELECT stage_id, count(*) FROM opportunities AS o WHERE connection_id = ?"
        " AND state = 'live' AND stage_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stages AS s"
        " WHERE s.connection_id = o.connection_id AND s.source_id = o.stage_id)"
        " GROUP BY stage_id", (connection_id,),
    ).fetchall()
    told = [Notice(UNKNOWN_STAGE, stage, count) for stage, count in found]
    add(driver, connection_id, "opportunities", told, now, whole=True)


def _storable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode().replace("\0", "␀")
