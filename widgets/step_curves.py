"""What a step chart shows, and where its ticks and labels go; no painting, no events."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF

from widgets.theme import Tokens

Floats = npt.NDArray[np.float64]

STEPS = (1, 2, 5, 7, 10, 14, 15, 30, 60, 90, 180, 365, 730)
"""Days between two ticks that people count in; none is finer than a day."""
MOST_TICKS = 7
READINGS = 60  # steps of the cursor over the whole width, at most


@dataclass(frozen=True, eq=False)
class StepSeries:
    """One curve: `values` holds from its time on, until the next; times rise.

    low, high   its band, NaN where there is none; empty: no band at all
    at_risk     records the value rests on, per time
    hue         0 for the one that is asked about, 1 for what it is held against
    """

    name: str
    times: Floats
    values: Floats
    at_risk: Floats
    low: Floats = field(default_factory=lambda: np.zeros(0))
    high: Floats = field(default_factory=lambda: np.zeros(0))
    note: str = ""
    hue: int = 0
    dashed: bool = False

    def place(self, time: float) -> int:
        """The entry that holds at `time`; -1 before the first."""
        return int(np.searchsorted(self.times, time, side="right")) - 1

    def at(self, time: float) -> tuple[float, float]:
        """Value and records at risk just after `time`; NaN where the curve has ended."""
        place = self.place(time)
        if place < 0 or not len(self.times):
            return float("nan"), float("nan")
        return float(self.values[place]), float(self.at_risk[place])

    def label(self) -> str:
        return f"{self.name}, {self.note}" if self.note else self.name


def _plain(value: float) -> str:
    return f"{value:g}"


@dataclass(frozen=True, eq=False)
class StepCurves:
    """The curves from time 0 to `horizon`; values lie between 0 and 1.

    show_time, show_value, show_count write figures as the reader does.
    """

    series: tuple[StepSeries, ...]
    horizon: float
    time_name: str = ""
    risk_name: str = "n"
    show_time: Callable[[float], str] = _plain
    show_value: Callable[[float], str] = _plain
    show_count: Callable[[float], str] = _plain

    @property
    def step(self) -> float:
        """How far one press of an arrow key moves the cursor."""
        return next((float(s) for s in STEPS if self.horizon / s <= READINGS), self.horizon / 60)

    def ticks(self, most: int = MOST_TICKS) -> list[float]:
        """At most `most` places on the axis, 0 included."""
        gap = next((float(s) for s in STEPS if self.horizon / s <= most - 1),
                   self.horizon / max(most - 1, 1))
        return [n * gap for n in range(int(self.horizon / gap + 1e-9) + 1)] if gap > 0 else [0.0]


NO_CURVES = StepCurves((), 1.0)


def ink(series: StepSeries, tokens: Tokens) -> str:
    """The colour of a curve: the one asked about stands out, the rest is calm."""
    return tokens.scale_low if series.hue == 0 else (
        tokens.scale_high if series.hue == 1 else tokens.ink_3)


def corners(times: Floats, values: Floats, horizon: float) -> tuple[Floats, Floats]:
    """The corners of the steps, from the first time to the last one within `horizon`; the last
    value is drawn on to the horizon only if something is known beyond it."""
    known = np.isfinite(values)
    times, values = times[known], values[known]
    inside = times <= horizon
    end = horizon if len(times) > inside.sum() else (
        float(times[inside][-1]) if inside.any() else 0.0)
    x, y = times[inside], values[inside]
    if not len(x):
        return np.zeros(0), np.zeros(0)
    return (np.append(np.repeat(x, 2)[1:], max(end, float(x[-1]))), np.repeat(y, 2))


def top_between(curves: StepCurves, start: float, end: float) -> float:
    """The highest value any curve or band reaches between two times."""
    best = 0.0
    for series in curves.series:
        for values in (series.values, series.high):
            if not len(values):
                continue
            first = max(series.place(start), 0)
            last = max(series.place(end), first)
            part = values[first:last + 1]
            if np.isfinite(part).any() and float(series.times[first]) <= end:
                best = max(best, float(np.nanmax(part)))
    return best


def label_boxes(curves: StepCurves, widths: Sequence[float], line: float, plot: QRectF
                ) -> list[QRectF]:
    """Where the labels stand: one below the other in the upper right corner, where curves that
    fall leave room; flush left if they fit so, else flush right. Empty when they would touch a
    curve either way: then they need room of their own beside the plot."""
    if not widths or plot.width() <= 0 or plot.right() - max(widths) - 8 < plot.left():
        return []
    flush = plot.right() - max(widths) - 8
    for lefts in ([flush] * len(widths), [plot.right() - width - 8 for width in widths]):
        boxes = [QRectF(left, plot.top() + 2 + line * n, width + 8, line)
                 for n, (left, width) in enumerate(zip(lefts, widths, strict=True))]
        if all(_is_free(curves, box, plot) for box in boxes):
            return boxes
    return []


def _is_free(curves: StepCurves, box: QRectF, plot: QRectF) -> bool:
    start = (box.left() - plot.left()) / plot.width() * curves.horizon
    reach = plot.bottom() - top_between(curves, start, curves.horizon) * plot.height()
    return box.bottom() + 2 <= reach


def beside(ends: Sequence[float], line: float, top: float, bottom: float) -> list[float]:
    """Tops of labels as near to the curves' `ends` as they can be without touching each other;
    same order as given, all between `top` and `bottom` if they fit there."""
    order = sorted(range(len(ends)), key=lambda n: (ends[n], n))
    tops = [0.0] * len(ends)
    level = top
    for place in order:
        tops[place] = max(ends[place] - line / 2, level)
        level = tops[place] + line
    limit = bottom
    for place in reversed(order):
        tops[place] = max(min(tops[place], limit - line), top)
        limit = tops[place]
    return tops
