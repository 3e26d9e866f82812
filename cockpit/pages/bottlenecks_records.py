"""The records behind the figures of the bottlenecks page: stays, moves and paths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from models.facts import VISITS
from models.grouping import ladders
from models.members import Members, chosen, opportunities
from models.metric import Key, Question, metric

if TYPE_CHECKING:
    from cockpit.pages.bottlenecks_data import BottlenecksData
    from models.mart import Mart
    from models.metrics.paths import Edge, Variant

ENDED = frozenset({"advanced", "won", "lost", "back", "handed"})
OUTCOMES = {"forward": "advanced", "skip": "advanced", "back": "back", "handed": "handed",
            "won": "won", "lost": "lost"}


def stays_behind(data: BottlenecksData, stage: str, cell: Mapping[str, Key], mart: Mart,
                 outcomes: frozenset[str] = frozenset()) -> Members:
    """The stays of the window in a segment, of those only that ended in one of `outcomes`."""
    found = metric("bottleneck").records(
        replace(data.question, by=tuple(cell), options={}), mart, {**cell, "stage": stage})
    if not outcomes:
        return found
    return found.where(np.fromiter(
        (outcome in outcomes for outcome in found.columns["outcome"].tolist()), bool, len(found)))


def moves_behind(edges: list[Edge], question: Question, mart: Mart) -> Members:
    """The stays that ended with one of these moves, of the deals created in the period."""
    same = {stage: used for run in ladders(mart, question.filters)
            for stage, used in run.same.items()}
    found = chosen(mart, VISITS, question.pinned, {}, when="created")
    wanted = {(edge.stage, edge.to_stage if edge.kind not in ("won", "lost") else None,
               OUTCOMES[edge.kind]) for edge in edges}
    names = ("stage", "to_stage", "outcome")
    kept = []
    for stage, to_stage, outcome in zip(*(found.columns[name].tolist() for name in names),
                                        strict=True):
        to = None if outcome in ("won", "lost") else same.get(to_stage, to_stage)
        kept.append((same.get(stage, stage), to, outcome) in wanted)
    return found.where(np.array(kept, bool))


def deals_behind(variant: Variant, question: Question, mart: Mart) -> Members:
    """The deals that took exactly this way."""
    from models.metrics.paths import read_ways

    ways = read_ways(question, mart)
    ends = np.append(ways.first[1:], len(ways.stage))
    way = [ways.keys.index(stage) if stage in ways.keys else -1 for stage in variant.stages]
    taken = {ways.names[place] for place, (start, end) in enumerate(
        zip(ways.first.tolist(), ends.tolist(), strict=True))
        if end - start == len(way) and ways.stage[start:end].tolist() == way}
    found = opportunities(mart, question.pinned, {}, when="created")
    return found.where(np.fromiter(
        (key in taken for key in found.columns["opportunity"].tolist()), bool, len(found)))
