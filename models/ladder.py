"""The stages of each pipeline as a ladder: ranks, what follows what, and what a move means.

Ranks count the open stages that are in use, 1 to K. An open stage that is no longer in use (not
active, or gone from the CRM) stands on the rank of the stage in use before it, at least on the
first, so that old deals keep their place. Closed stages and stages nobody told us about have
rank 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

MOST_RANKS = 60  # so that the stages visited fit the bits of one integer


@dataclass(frozen=True)
class StageInfo:
    """One stage. `position` orders the open stages of a pipeline from 1, used or not; `last` is
    the K of its pipeline. Keys are "connection:id"."""

    key: str
    pipeline: str
    name: str
    rank: int = 0
    position: int = 0
    last: int = 0
    probability: float | None = None
    is_won: bool = False
    is_lost: bool = False
    rot_days: int | None = None
    active: bool = True

    @property
    def is_open(self) -> bool:
        return not (self.is_won or self.is_lost)

    @property
    def status(self) -> str:
        return "won" if self.is_won else "lost" if self.is_lost else "open"


NO_STAGE = StageInfo("", "", "")
"""What stands for a stage that is empty or that nobody told us about."""


def ladder(rows: Iterable[Mapping[str, Any]]) -> dict[str, StageInfo]:
    """Stage records as rows with `connection_id`, `source_id`, ... -> stages by key, in order."""
    pipelines: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        pipelines[f"{row['connection_id']}:{row['pipeline_id']}"].append(row)
    found: dict[str, StageInfo] = {}
    for pipeline in sorted(pipelines):
        ordered = sorted(pipelines[pipeline], key=lambda row: (row["order"], row["source_id"]))
        climb = [row for row in ordered if not (row["is_won"] or row["is_lost"])]
        used = [row for row in climb if row["active"] and row["state"] == "live"] or climb
        last = min(len(used), MOST_RANKS)
        in_use = {row["source_id"] for row in used}
        rank = position = 0
        for row in ordered:
            open_stage = not (row["is_won"] or row["is_lost"])
            if open_stage:
                position += 1
                rank = min(rank + (row["source_id"] in in_use), last)
            key = f"{row['connection_id']}:{row['source_id']}"
            found[key] = StageInfo(
                key=key, pipeline=pipeline, name=row["name"],
                rank=max(rank, 1) if open_stage else 0,
                position=position if open_stage else 0, last=last,
                probability=row["probability"], is_won=bool(row["is_won"]),
                is_lost=bool(row["is_lost"]) and not row["is_won"], rot_days=row["rot_days"],
                active=bool(row["active"]) and row["state"] == "live",
            )
    return found


OUTCOMES = ("open", "advanced", "won", "lost", "back", "handed")


def outcome(left: StageInfo, entered: StageInfo) -> str:
    """What leaving one stage for another means: won | lost | handed | advanced | back."""
    if entered.is_won:
        return "won"
    if entered.is_lost:
        return "lost"
    if entered.pipeline != left.pipeline:
        return "handed"
    return "back" if entered.position < left.position else "advanced"
