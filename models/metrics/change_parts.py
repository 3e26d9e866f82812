"""What a changed rate is made of: the answers of `change_tree` (metrics.md, section 13)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from models.filters import Period
from models.intervals import wilson
from models.metric import NAN, TOO_FEW, Key
from models.metrics.change_rows import Target

Paradox = Literal["", "fell", "rose"]


@dataclass(frozen=True)
class Rate:
    """`yes` of `n`, with the Wilson interval at 95 %; NaN where there is none."""

    value: float
    yes: int
    n: int
    low: float
    high: float

    @staticmethod
    def of(yes: float, n: float) -> Rate:
        low, high = wilson(yes, n)
        return Rate(yes / n if n else NAN, int(yes), int(n), float(low), float(high))


@dataclass(frozen=True)
class PartChange:
    """What one segment adds to the change: `total` = `mix` + `rate`, as a share (0.01: a point)."""

    key: Key
    before: Rate
    after: Rate
    mix: float
    rate: float

    @property
    def total(self) -> float:
        return self.mix + self.rate


@dataclass(frozen=True)
class DimensionChange:
    """The change split along one dimension. `paradox`: its segments all moved against the whole,
    so that the change of the whole is one of mix; "fell" although every part rose, "rose"
    although every part fell, "" where there is none."""

    dimension: str
    mix: float
    rate: float
    parts: tuple[PartChange, ...]
    paradox: Paradox = ""

    @property
    def simpson(self) -> bool:
        return bool(self.paradox)


@dataclass(frozen=True)
class Change:
    """`total` = after - before. `together` names the dimensions of `mixes`, each within those
    before it; `total` = sum(mixes) + rate."""

    target: Target
    before: Rate
    after: Rate
    total: float
    window: Period
    earlier: Period
    dimensions: tuple[DimensionChange, ...]
    together: tuple[str, ...]
    mixes: tuple[float, ...]
    rate: float

    @property
    def simpson(self) -> tuple[str, ...]:
        """The dimensions whose alert is on, whichever way the whole went."""
        return tuple(one.dimension for one in self.dimensions if one.simpson)


@dataclass(frozen=True)
class Node:
    """A segment: the keys that lead to it, its rates, and what it adds to the change of the
    whole. The contributions of a node's children sum to its own; likewise mix and rate to the
    contribution."""

    cell: dict[str, Key]
    before: Rate
    after: Rate
    contribution: float
    mix: float
    rate: float

    @property
    def rankable(self) -> bool:
        return min(self.before.n, self.after.n) >= TOO_FEW


@dataclass(frozen=True)
class Proposal:
    """How much more a dimension tells about the change than chance would have it, in standard
    deviations of that chance: its segments changed differently, or its mix moved the rate. NaN
    where it has fewer than two segments with five records on either side."""

    dimension: str
    score: float


@dataclass(frozen=True)
class Level:
    """The children of the node opened in the level before, the greatest share of the change
    first. `opened` is the place of the one followed to the next level; -1: none."""

    dimension: str
    proposals: tuple[Proposal, ...]
    nodes: tuple[Node, ...]
    opened: int


@dataclass(frozen=True)
class Tree:
    """The whole, and level by level what it is made of."""

    target: Target
    root: Node
    window: Period
    earlier: Period
    levels: tuple[Level, ...]
