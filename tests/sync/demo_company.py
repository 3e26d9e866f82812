"""What a demo company tells at its today, read like any client would, for the tests of it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from models.entities import KINDS
from sync.demo import frame, world
from sync.demo.snapshot import Snapshot

TODAY = date(2026, 11, 21)
LITTLE = frame.Size("little", 8, 40, 240, 900, 700, 3_000)
Row = dict[str, Any]


class Visit(NamedTuple):
    """A stay in a stage, as recorded by the clock; `left` None: still there."""

    opportunity: Row
    stage_id: str
    entered: datetime
    left: datetime | None
    into: str | None


@cache
def built(seed: int, size: str = "S", today: date = TODAY) -> world.World:
    return world.build(LITTLE if size == "little" else size, seed=seed, today=today)


@cache
def told(seed: int, stream: str, gone: bool = False, today: date = TODAY) -> list[Row]:
    """All rows of a stream at the company's today."""
    company = built(seed, today=today)
    snapshot = Snapshot(company, company.frame.opens_at)
    empty = dict.fromkeys(KINDS[stream].__struct_fields__)
    return [empty | row for row in snapshot.rows(stream, gone=gone, limit=1 << 40).rows]


@cache
def visits(seed: int, today: date = TODAY) -> list[Visit]:
    """Stays in stages of all live opportunities, from their change logs."""
    found = []
    for row in told(seed, "opportunities", today=today):
        lines = [line for line in row["history"] if line[1] == "stage_id"]
        lines.sort(key=lambda line: (line[4], line[0]))
        times = [datetime.fromisoformat(line[4]) for line in lines]
        for i, line in enumerate(lines):
            last = i + 1 == len(lines)
            found.append(Visit(row, line[3], times[i], None if last else times[i + 1],
                               None if last else lines[i + 1][3]))
    return found


@cache
def named(seed: int, stream: str) -> dict[str, Row]:
    return {row["id"]: row for row in told(seed, stream)}


def grouped(rows: list[Row], field: str) -> dict[Any, list[Row]]:
    groups: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[field]].append(row)
    return groups
