"""What the search for bottlenecks answers: a ranked list of steps and segments, each with its
worth (metrics.md, section 3; the worth is a definition of ours, docs/bottlenecks.md)."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.filters import Period
from models.metric import ENOUGH, NAN, TOO_FEW, Key

DIMENSIONS = ("region", "team", "product_line", "size", "lead_source", "industry", "owner")
"""What bottlenecks are looked for by, when nobody names a dimension."""


@dataclass(frozen=True)
class Bottleneck:
    """One step in one segment. Days are floats, money is minor units of the reporting currency.

    stage, to_stage  keys of the step's stage and of the one that follows it (None: none known)
    cell             dimension -> key of the segment; two of them where two together explain more;
                     empty for the stage as a whole
    rank             1 is the first to look at; 0 is not ranked (fewer than 5 stays, nothing to
                     compare with, or not slower than before)
    median, low_days, high_days   Kaplan-Meier median of the stays that began in the window and its
                     95 % interval; NaN: beyond the longest stay seen
    target           P25 of the segment's own earlier quarterly medians
    target_of        "segment", "stage" (too few of its own) or "none"
    excess           median - target, in days; NaN where either is
    worth, low, high expected won value recovered per quarter and its 80 % interval; what looks
                     slow by chance is worth nothing, so worth counts `likely`, and the interval
                     begins at 0 where that is below 90 %
    coming, waiting  its two parts: deals that will enter the step, deals that wait there now
    n, running       stays that began in the window, and those of them that still last
    open_deals, open_value   deals in the step now (whenever they entered), and their amounts
    late_deals       those of them that have been there longer than the target
    finished_mean    mean days of ended stays, as most tools show it
    conversion, conversion_low, conversion_high   share of ended stays that went on, 95 %
    conversion_before, conversion_n               the same before the window; ended stays in it
    likely           how likely the step really got slower, 0 to 1
    chance           p-value of "not slower than its own past", one-sided
    holds            stands after controlling the false discovery rate over all steps looked at
    within           place in `Bottlenecks.rows` of the row that explains this one, None: none does
    """

    stage: str
    to_stage: str | None
    cell: dict[str, Key]
    rank: int = 0
    median: float = NAN
    low_days: float = NAN
    high_days: float = NAN
    target: float = NAN
    target_of: str = "none"
    excess: float = NAN
    worth: float = NAN
    low: float = NAN
    high: float = NAN
    coming: float = NAN
    waiting: float = NAN
    n: int = 0
    running: int = 0
    open_deals: int = 0
    open_value: int = 0
    late_deals: int = 0
    finished_mean: float = NAN
    conversion: float = NAN
    conversion_low: float = NAN
    conversion_high: float = NAN
    conversion_n: int = 0
    conversion_before: float = NAN
    likely: float = NAN
    chance: float = NAN
    holds: bool = False
    within: int | None = None

    @property
    def rankable(self) -> bool:
        return self.n >= TOO_FEW

    @property
    def sure(self) -> bool:
        return self.n >= ENOUGH

    @property
    def keys(self) -> dict[str, Key]:
        """What opens the records: the segment and the stage."""
        return {**self.cell, "stage": self.stage}


@dataclass(frozen=True)
class Bottlenecks:
    """Ranked rows first, in order; then those that another one explains; then the rest.

    window    the days whose stays are judged: the period itself when it is at most a quarter
              long, else the last quarter of it that is over
    quarters  how many earlier quarters there are to compare with
    looked    steps x segments that were looked at
    """

    rows: tuple[Bottleneck, ...]
    window: Period
    quarters: int
    looked: int
    dimensions: tuple[str, ...]
    notes: tuple[str, ...] = field(default=())

    @property
    def ranked(self) -> tuple[Bottleneck, ...]:
        return tuple(row for row in self.rows if row.rank)
