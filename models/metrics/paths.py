"""The ways deals took through the stages (S1-26; metrics.md, section 1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.calendars import MISSING
from models.cells import CodedColumn
from models.facts import OPPORTUNITIES, VISITS
from models.grouping import ladders
from models.intervals import wilson
from models.metric import NAN, Question, Source

Codes = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
KINDS = ("forward", "skip", "back", "handed", "won", "lost")
_FORWARD, _SKIP, _BACK, _HANDED, _WON, _LOST = range(len(KINDS))
DAY = 86_400_000_000


@dataclass(frozen=True)
class Variant:
    """Deals that took the same way. `stages` are keys in the order they were entered, repeats
    included; `status` tells how it ended: a won deal and an open one are of one variant when
    they saw the same stages. `low`, `high`: Wilson, 95 %, of won among won and lost.
    `median_days`: from the first stage entered to the end, of closed deals."""

    stages: tuple[str, ...]
    n: int
    won: int
    lost: int
    open: int
    amount: int
    won_amount: int
    win_rate: float
    low: float
    high: float
    median_days: float


@dataclass(frozen=True)
class Edge:
    """Moves from one stage to the next, how many and after how many days (median).
    kind: forward | skip | back | handed | won | lost."""

    stage: str
    to_stage: str | None
    n: int
    median_days: float
    kind: str


@dataclass(frozen=True)
class PathMap:
    """`variants`: the most frequent ones; `kinds` how many there are at all, `rest` the deals of
    those not listed. `backward` and `skipping`: deals that ever did."""

    variants: tuple[Variant, ...]
    edges: tuple[Edge, ...]
    deals: int
    kinds: int
    rest: int
    backward: int
    skipping: int


@dataclass(frozen=True)
class Ways:
    """Stays of all deals in time order, deal after deal: `first` is where each deal begins.
    stage: place among `keys`; to: the same of what followed (-1: nothing yet); deal: number of
    the deal; hours: of each stay. Of deals: status (0 won, 1 lost, 2 open), amount, days, when
    created (microseconds; MISSING: not known)."""

    keys: tuple[str | None, ...]
    stage: Codes
    to: Codes
    kind: Codes
    hours: Floats
    deal: Codes
    first: Codes
    status: Codes
    amount: Floats
    days: Floats
    created: Codes
    names: npt.NDArray[np.generic]

    @property
    def deals(self) -> int:
        return len(self.first)

    def any_of(self, kind: str) -> npt.NDArray[np.bool_]:
        """Which deals ever moved in that way."""
        found = np.zeros(self.deals, bool)
        found[self.deal[self.kind == KINDS.index(kind)]] = True
        return found


def read_ways(question: Question, source: Source) -> Ways:
    """The ways of the deals created in the period, all of their stays until the moment."""
    state = question.pinned
    coded = source.coded(VISITS, ("opportunity", "stage", "to_stage", "outcome"), state, "created")
    rows = source.columns(VISITS, ("entered", "left", "hours"), state, "created")
    if question.task is not None:
        question.task.check()
    deals = source.columns(OPPORTUNITIES, ("amount", "created"), state, "created")
    own = source.coded(OPPORTUNITIES, ("opportunity", "status"), state, "created")
    keys, tables = _stages(coded["stage"], coded["to_stage"], source, question)
    who = coded["opportunity"].codes.astype(np.int64)
    entered = rows["entered"].astype(np.int64)
    if np.all(who[1:] >= who[:-1]):
        order = np.arange(len(who))
        if np.any((who[1:] == who[:-1]) & (entered[1:] < entered[:-1])):
            order = np.lexsort((entered, who))
    else:
        order = np.lexsort((entered, who))
    who, entered = who[order], entered[order]
    new = np.ones(len(who), bool)
    new[1:] = who[1:] != who[:-1]
    first = np.flatnonzero(new)
    deal = np.cumsum(new) - 1
    stage = tables[0][coded["stage"].codes[order]]
    to = tables[1][coded["to_stage"].codes[order]]
    kind = _kinds(coded["outcome"], order, stage, to, keys, source)
    ends = np.append(first[1:], len(who)) - 1 if len(first) else first
    left = rows["left"].astype(np.int64)[order]
    over = left[ends] if len(ends) else left[:0]
    days = np.where(over == MISSING, np.nan, (over - entered[first]) / DAY) if len(ends) else (
        np.zeros(0))
    place = np.full(len(own["opportunity"].keys), -1, np.int64)
    place[own["opportunity"].codes] = np.arange(len(own["opportunity"].codes))
    mine = place[who[first]]
    known = mine >= 0
    table = np.array([{"won": 0, "lost": 1}.get(str(key), 2) for key in own["status"].keys])
    status = np.full(len(first), 2, np.int64)
    status[known] = table[own["status"].codes[mine[known]]]
    amount = np.full(len(first), np.nan)
    amount[known] = deals["amount"].astype(float)[mine[known]]
    created = np.full(len(first), MISSING, np.int64)
    created[known] = deals["created"].astype(np.int64)[mine[known]]
    return Ways(keys, stage, to, kind, rows["hours"].astype(float)[order], deal, first, status,
                amount, np.where(status == 2, np.nan, days), created,
                coded["opportunity"].keys[who[first]])


def _stages(stage: CodedColumn, to: CodedColumn, source: Source, question: Question
            ) -> tuple[tuple[str | None, ...], tuple[Codes, Codes]]:
    """One numbering of stages for both columns, stages no longer in use as what stands for
    them."""
    same = {key: used for run in ladders(source, question.filters)
            for key, used in run.same.items()}
    order = [one.key for one in source.stages()]
    places: dict[str | None, int] = {key: i for i, key in enumerate(order)}
    tables = []
    for column in (stage, to):
        named = [same.get(str(key), key) if key is not None else None
                 for key in column.keys.tolist()]
        for key in named:
            if key is not None:
                places.setdefault(key, len(places))
        tables.append(np.array([-1 if key is None else places[key] for key in named], np.int64))
    return tuple(places), (tables[0], tables[1])


def _kinds(outcome: CodedColumn, order: Codes, stage: Codes, to: Codes,
           keys: Sequence[str | None], source: Source) -> Codes:
    """The kind of move each stay ended with; -1 where it has not."""
    named = {"advanced": _FORWARD, "back": _BACK, "handed": _HANDED, "won": _WON, "lost": _LOST}
    table = np.array([named.get(str(key), -1) for key in outcome.keys], np.int64)
    kind: Codes = table[outcome.codes[order]]
    ranks = {one.key: one.rank for one in source.stages()}
    rank = np.array([ranks.get(str(key), 0) for key in keys] or [0], np.int64)
    skipped = (kind == _FORWARD) & (rank[to] > rank[stage] + 1)
    kind[skipped] = _SKIP
    return kind


def path_map(question: Question, source: Source, count: int = 20) -> PathMap:
    """Variants and moves of the deals created in the period.

    Unit:    days; money in minor units.
    Counts:  each deal once; stays in stages nobody told us about stand as they are named.
    Error:   Wilson interval of the win rates at 95 %.
    Source:  directly-follows graphs and variants as process mining has them (W. van der Aalst,
             Process Mining, 2016, chapter 6).
    """
    ways = read_ways(question, source)
    if not ways.deals:
        return PathMap((), (), 0, 0, 0, 0, 0)
    variant, kinds = variants_of(ways)
    n = np.bincount(variant, minlength=kinds)
    best = np.argsort(-n, kind="stable")[:count]
    example = np.full(kinds, -1, np.int64)
    example[variant[::-1]] = np.arange(ways.deals)[::-1]
    listed = [_variant(ways, np.flatnonzero(variant == one), int(example[one]))
              for one in best.tolist()]
    return PathMap(tuple(listed), edges_of(ways), ways.deals, kinds, int(n.sum() - n[best].sum()),
                   int(ways.any_of("back").sum()), int(ways.any_of("skip").sum()))


def variants_of(ways: Ways) -> tuple[Codes, int]:
    """The number of the variant of each deal, and how many there are. Sequences are compared by
    two sums of random weights by place and stage: that two different ones agree is less likely
    than one in 10^20."""
    place = np.arange(len(ways.stage)) - ways.first[ways.deal]
    size = len(ways.keys) + 2
    longest = int(place.max(initial=0)) + 1
    chance = np.random.default_rng(20_260_101)
    sums = []
    for _ in range(2):
        weights = chance.integers(1, 2**62, longest * size, dtype=np.int64)
        with np.errstate(over="ignore"):
            sums.append(np.add.reduceat(weights[place * size + ways.stage + 1], ways.first))
    # A sequence of other length adds other weights; sums wrap around, which keeps them even.
    one, two = sums
    order = np.argsort(one)
    first = one[order]
    new = np.ones(len(one), bool)
    new[1:] = (first[1:] != first[:-1]) | (two[order][1:] != two[order][:-1])
    if np.count_nonzero(new) > 1 + np.count_nonzero(first[1:] != first[:-1]):
        order = np.lexsort((two, one))  # the first sums agree by chance
        new[1:] = (np.diff(one[order]) != 0) | (np.diff(two[order]) != 0)
    found = np.empty(len(one), np.int64)
    found[order] = np.cumsum(new) - 1
    return found, int(np.count_nonzero(new))


def _variant(ways: Ways, deals: Codes, example: int) -> Variant:
    end = int(ways.first[example + 1]) if example + 1 < ways.deals else len(ways.stage)
    stages = ways.stage[int(ways.first[example]):end].tolist()
    status, amount = ways.status[deals], np.nan_to_num(ways.amount[deals])
    won, lost = int((status == 0).sum()), int((status == 1).sum())
    low, high = wilson(won, won + lost)
    days = ways.days[deals]
    days = days[~np.isnan(days)]
    return Variant(
        tuple(str(ways.keys[i]) if i >= 0 else "" for i in stages), len(deals), won, lost,
        len(deals) - won - lost, round(float(amount.sum())),
        round(float(amount[status == 0].sum())), won / (won + lost) if won + lost else NAN,
        float(low), float(high), float(np.median(days)) if len(days) else NAN)


def edges_of(ways: Ways) -> tuple[Edge, ...]:
    """Every kind of move, the most frequent first; medians exact."""
    size = len(ways.keys) + 1
    ended = np.flatnonzero(ways.kind >= 0)
    pair = ((ways.stage[ended] + 1) * size + ways.to[ended] + 1) * len(KINDS) + ways.kind[ended]
    count = np.bincount(pair, minlength=size * size * len(KINDS))
    used = np.flatnonzero(count)
    n = count[used]
    small = np.uint16 if len(count) <= 1 << 16 else np.int64  # short numbers are sorted by digits
    order = np.argsort(pair.astype(small), kind="stable")
    hours = ways.hours[ended[order]] / 24
    start = np.cumsum(n) - n
    middle = [_middle(hours[first:first + many])
              for first, many in zip(start.tolist(), n.tolist(), strict=True)]
    found = []
    for i in np.argsort(-n, kind="stable").tolist():
        both, kind = divmod(int(used[i]), len(KINDS))
        stage, to = divmod(both, size)
        found.append(Edge(str(ways.keys[stage - 1]) if stage else "",
                          ways.keys[to - 1] if to else None, int(n[i]), middle[i],
                          KINDS[kind]))
    return tuple(found)


def _middle(values: Floats) -> float:
    """The median; `values` are put in another order."""
    low, high = (len(values) - 1) // 2, len(values) // 2
    values.partition((low, high))
    return float((values[low] + values[high]) / 2)
