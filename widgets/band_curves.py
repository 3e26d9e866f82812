"""What a band chart shows, and where its ticks and labels go; no painting, no events."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt

from widgets import colour
from widgets.theme import Tokens

Floats = npt.NDArray[np.float64]
Hue = Literal["accent", "ink", "warn", "good", "bad", "low", "high", "muted"]
LABEL_SHARE = 0.24  # of the width that labels beside the curves may take


def _nothing() -> Floats:
    return np.zeros(0)


@dataclass(frozen=True, eq=False)
class BandSeries:
    """One line with one value per place; NaN leaves a gap.

    low, high  its band, one per place; empty: no band
    is_area    no line: only the hatched band between `low` and `high` is drawn, and `values` are
               what that part is worth (business that does not exist yet)
    thin       a quiet line beside the one that is asked about
    """

    name: str
    values: Floats
    hue: Hue = "accent"
    low: Floats = field(default_factory=_nothing)
    high: Floats = field(default_factory=_nothing)
    dashed: bool = False
    thin: bool = False
    is_area: bool = False

    def __post_init__(self) -> None:
        for name in ("low", "high"):
            if len(getattr(self, name)) not in (0, len(self.values)):
                raise ValueError(f"{name} of {self.name!r} must have one value per place")
        if self.is_area and not len(self.low):
            raise ValueError(f"the area {self.name!r} needs low and high")

    @property
    def end(self) -> float:
        """The height of its last known point; NaN where there is none."""
        heights = (self.low + self.high) / 2 if self.is_area else self.values
        known = heights[np.isfinite(heights)]
        return float(known[-1]) if len(known) else math.nan

    @property
    def reach(self) -> tuple[float, float]:
        """Lowest and highest of all it draws; NaN when there is nothing."""
        parts = [self.low, self.high] + ([] if self.is_area else [self.values])
        every = np.concatenate(parts)
        every = every[np.isfinite(every)]
        return (float(every.min()), float(every.max())) if len(every) else (math.nan, math.nan)


def _plain(value: float) -> str:
    return f"{value:g}"


@dataclass(frozen=True, eq=False)
class BandCurves:
    """All lines over the same places.

    places  short words of the axis ("W47"); titles: long ones for the readout
    show, show_tick  write a value as the reader does, whole and on the axis
    """

    places: tuple[str, ...]
    series: tuple[BandSeries, ...]
    titles: tuple[str, ...] = ()
    place_name: str = ""
    show: Callable[[float], str] = _plain
    show_tick: Callable[[float], str] = _plain

    def __post_init__(self) -> None:
        for series in self.series:
            if len(series.values) != len(self.places):
                raise ValueError(f"{series.name!r} has {len(series.values)} values for "
                                 f"{len(self.places)} places")
        if len(self.titles) not in (0, len(self.places)):
            raise ValueError("one title per place")

    def title(self, place: int) -> str:
        return self.titles[place] if self.titles else self.places[place]

    @property
    def extent(self) -> tuple[float, float]:
        """From where to where the upright axis goes: 0 and every value lie inside."""
        reaches = [edge for series in self.series for edge in series.reach if math.isfinite(edge)]
        low, high = min([0.0, *reaches]), max([0.0, *reaches])
        return (low, high) if high > low else (low, low + 1.0)

    def ticks(self, most: int) -> list[float]:
        """At most `most` round values of the upright axis."""
        low, high = self.extent
        raw = (high - low) / max(most - 1, 1)
        size = 10.0 ** math.floor(math.log10(raw))
        gap = next(size * step for step in (1, 2, 2.5, 5, 10, 20) if size * step >= raw * 0.999)
        first = math.ceil(low / gap - 1e-9)
        return [n * gap for n in range(first, int(math.floor(high / gap + 1e-9)) + 1)]


NO_BANDS = BandCurves((), ())


def ink(hue: Hue, tokens: Tokens) -> str:
    """The colour of a line."""
    return {
        "accent": tokens.accent, "ink": tokens.ink, "warn": tokens.warn, "good": tokens.good,
        "bad": tokens.bad, "low": tokens.scale_low, "high": tokens.scale_high,
        "muted": tokens.ink_3,
    }[hue]  # fmt: skip


def word_ink(hue: Hue, tokens: Tokens) -> str:
    """The same hue, legible as words on a panel."""
    return colour.legible(ink(hue, tokens), (tokens.panel,))


def every(count: int, width: float, need: float) -> int:
    """Each how manieth of `count` places gets its words when one needs `need` of `width`."""
    if count < 2 or width <= 0:
        return 1
    return max(1, math.ceil(need / (width / (count - 1))))


def lines_of(widths: Sequence[float], gap: float, room: float) -> list[tuple[int, float]]:
    """Line and left edge of words that stand one after the other, and in a new line where the
    room ends."""
    found, line, left = [], 0, 0.0
    for width in widths:
        if left and left + width > room:
            line, left = line + 1, 0.0
        found.append((line, left))
        left += width + gap
    return found


def widest_beside(widths: Sequence[float], width: float) -> float:
    """Pixels to keep free at the right for labels beside the curves' ends; 0 where they would
    take too much of the chart: then they stand above it."""
    widest = max(widths, default=0.0)
    return widest if 0 < widest <= width * LABEL_SHARE else 0.0
