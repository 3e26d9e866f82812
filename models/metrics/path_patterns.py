"""What winning ways have in common (S1-26), with control of chance finds.

Each pattern is held against the deals that could have shown it as well: those that came as far,
or lived as long. Otherwise whoever lives longer would seem to win by what only the living can do.
It says what goes together, not what causes what.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from models.calendars import MISSING
from models.grouping import ladders
from models.instants import to_micros
from models.intervals import wilson
from models.metric import TOO_FEW, Question, Source
from models.metrics.bottleneck_judge import holds
from models.metrics.hygiene_contacts import EVERY, MEETING, MUTUAL, deal_contacts
from models.metrics.paths import KINDS, Ways, read_ways, variants_of
from models.wording import QT_TRANSLATE_NOOP

Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
EARLY_DAYS = 14.0
DAY = 86_400_000_000.0
NEVER = 2**62  # microseconds
ON = np.array([kind in ("forward", "skip", "won") for kind in KINDS] + [False])
"""Kinds of moves that go on; the last entry is of stays that have not ended."""
_MOST_VARIANTS = 12

PATTERNS: Mapping[str, str] = {
    "variant": QT_TRANSLATE_NOOP("metrics", "Went {way}"),
    "passed": QT_TRANSLATE_NOOP("metrics", "Passed {stage} instead of skipping it"),
    "straight": QT_TRANSLATE_NOOP("metrics", "Never moved back"),
    "quick": QT_TRANSLATE_NOOP("metrics", "Left {stage} within {days} days"),
    "touched": QT_TRANSLATE_NOOP("metrics", "First activity within a day of creation"),
    "answered": QT_TRANSLATE_NOOP("metrics", "Two-way contact in the first 14 days"),
    "met": QT_TRANSLATE_NOOP("metrics", "A meeting in the first 14 days"),
}
"""What a pattern says. `way` are stage names in order, `stage` is one stage's name."""


@dataclass(frozen=True)
class Pattern:
    """Closed deals with the pattern (`n`, `won`, `rate` with its Wilson interval) beside the
    comparable ones without it. `facts`: keys of stages ("stages", "stage") and numbers for the
    words. `chance`: two-sided p-value; `holds`: it wins more often, at a false discovery rate of
    5 % over all patterns looked at, with at least five deals on either side."""

    key: str
    n: int
    won: int
    rate: float
    low: float
    high: float
    rest_n: int
    rest_won: int
    rest_rate: float
    chance: float
    holds: bool = False
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def lift(self) -> float:
        """Difference of the win rates."""
        return self.rate - self.rest_rate


def winning_patterns(question: Question, source: Source) -> tuple[Pattern, ...]:
    """Patterns of the deals created in the period, those that hold first, by their lift.

    Unit:    win rates among closed deals.
    Error:   Wilson intervals at 95 %; Benjamini-Hochberg over all patterns.
    Source:  requirement S1-26; a definition of ours.
    """
    ways = read_ways(question, source)
    if not ways.deals:
        return ()
    found = [*_of_stages(ways, question, source), *_of_variants(ways, source),
             *_of_activities(ways, question, source)]
    sure = holds(np.array([one.chance for one in found]))
    told = [replace(one, holds=bool(ok) and one.lift > 0)
            for one, ok in zip(found, sure, strict=True)]
    return tuple(sorted(told, key=lambda one: (not one.holds, -one.lift)))


def compared(key: str, has: Flags, could: Flags, won: Flags, closed: Flags,
             facts: Mapping[str, object] | None = None) -> Pattern | None:
    """The pattern `has` among closed deals that `could` show it; None where a side has fewer than
    five."""
    inside, outside = has & could & closed, ~has & could & closed
    n, rest = int(inside.sum()), int(outside.sum())
    if min(n, rest) < TOO_FEW:
        return None
    good, other = int((inside & won).sum()), int((outside & won).sum())
    low, high = wilson(good, n)
    return Pattern(key, n, good, good / n, float(low), float(high), rest, other, other / rest,
                   _chance(good, n, other, rest), facts=facts or {})


def _chance(good: int, n: int, other: int, rest: int) -> float:
    """Pearson's test of two shares, two-sided."""
    from math import erfc, sqrt

    pooled = (good + other) / (n + rest)
    error = sqrt(pooled * (1 - pooled) * (1 / n + 1 / rest))
    return erfc(abs(good / n - other / rest) / error / sqrt(2)) if error else 1.0


def _of_stages(ways: Ways, question: Question, source: Source) -> list[Pattern]:
    won, closed = ways.status == 0, ways.status < 2
    places = {key: i for i, key in enumerate(ways.keys)}
    found: list[Pattern | None] = []
    for run in ladders(source, question.filters):
        rank = np.zeros(len(ways.keys) + 1, np.int64)
        for number, stage in enumerate(run.stages, 1):
            if stage.key in places:
                rank[places[stage.key]] = number
        furthest = np.maximum.reduceat(rank[ways.stage], ways.first)
        if not furthest.any():
            continue
        last = furthest == len(run.stages)
        found.append(compared("straight", ~ways.any_of("back"), last, won, closed,
                              {"pipeline": run.pipeline}))
        for number, stage in enumerate(run.stages, 1):
            here = ways.stage == places.get(stage.key, -2)
            visited = np.zeros(ways.deals, bool)
            visited[ways.deal[here]] = True
            found.append(compared("passed", visited, furthest > number, won, closed,
                                  {"stage": stage.key}))
            if number < len(run.stages):  # going on from the last one is winning
                found.append(_quick(ways, here, won, closed, stage.key))
    return [one for one in found if one is not None]


def _quick(ways: Ways, here: Flags, won: Flags, closed: Flags, stage: str) -> Pattern | None:
    """Among deals that went on from a stage, those that did within its median, first stays."""
    rows = np.flatnonzero(here)
    rows = rows[ON[ways.kind[rows]]]
    if not len(rows):
        return None
    deals = ways.deal[rows]
    new = np.ones(len(deals), bool)
    new[1:] = deals[1:] != deals[:-1]
    deals, days = deals[new], ways.hours[rows[new]] / 24
    limit = float(np.median(days))
    could, quick = np.zeros(ways.deals, bool), np.zeros(ways.deals, bool)
    could[deals] = True
    quick[deals[days <= limit]] = True
    return compared("quick", quick, could, won, closed, {"stage": stage, "days": limit})


def _of_variants(ways: Ways, source: Source) -> list[Pattern]:
    """The most frequent ways to the last stage of their pipeline, against the other ways there."""
    variant, kinds = variants_of(ways)
    won, closed = ways.status == 0, ways.status < 2
    ends = np.append(ways.first[1:], len(ways.stage)) - 1
    last_rank = _last_stages(ways, source)
    final = last_rank[ways.stage[ends]]
    n = np.bincount(variant[closed & (final >= 0)], minlength=kinds)
    found = []
    for one in np.argsort(-n, kind="stable")[:_MOST_VARIANTS].tolist():
        if not n[one]:
            break
        example = int(np.flatnonzero(variant == one)[0])
        stages = [ways.keys[i] for i in
                  ways.stage[int(ways.first[example]):int(ends[example]) + 1].tolist()]
        pattern = compared("variant", variant == one, final == final[example], won, closed,
                           {"stages": tuple(stages)})
        if pattern is not None:
            found.append(pattern)
    return found


def _last_stages(ways: Ways, source: Source) -> npt.NDArray[np.int64]:
    """For each stage the number of its pipeline where it is the last one of it, else -1."""
    found = np.full(len(ways.keys) + 1, -1, np.int64)
    place = {key: i for i, key in enumerate(ways.keys)}
    tops: dict[str, tuple[int, str]] = {}
    for stage in source.stages():
        if stage.rank and stage.rank > tops.get(stage.pipeline, (0, ""))[0]:
            tops[stage.pipeline] = (stage.rank, stage.key)
    for number, (_, key) in enumerate(tops.values()):
        if key in place:
            found[place[key]] = number
    return found


def _of_activities(ways: Ways, question: Question, source: Source) -> list[Pattern]:
    """What was done in the first two weeks, among deals that lived as long."""
    won, closed = ways.status == 0, ways.status < 2
    contacts = deal_contacts(question, source)
    number = contacts.numbers(ways.names)
    since = np.full(len(contacts.places) + 1, NEVER, np.int64)
    since[number] = np.where(ways.created == MISSING, 0, ways.created)
    # Lived so long: still open, or its stays lasted until then.
    old = np.isnan(ways.days) | (ways.days >= EARLY_DAYS)
    activities: tuple[tuple[str, int, float, Flags], ...] = (
        ("touched", EVERY, 1.0, np.isnan(ways.days) | (ways.days >= 1.0)),
        ("answered", MUTUAL, EARLY_DAYS, old),
        ("met", MEETING, EARLY_DAYS, old),
    )
    found = []
    for key, sort, days, could in activities:
        first = contacts.first_after(sort, since, to_micros(question.at))[number] / DAY
        found.append(compared(key, first <= days, could, won, closed))
    return [one for one in found if one is not None]
