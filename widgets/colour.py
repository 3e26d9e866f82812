"""Arithmetic of colours: mixing, luminance, contrast, and lookup tables for many values at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor

STEPS = 256  # entries of a lookup table; finer than an eye sees between two neighbouring cells


def mix(one: str, other: str, share: float) -> str:
    """`one` with `share` (0 to 1) of `other` in it, as #rrggbb."""
    a, b = QColor(one), QColor(other)
    parts = (
        round(x + (y - x) * share)
        for x, y in ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    )
    return QColor(*parts).name()


@lru_cache(maxsize=4096)
def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white). Source: WCAG 2.2, definition of the term."""
    c = QColor(colour)
    linear = (
        x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4
        for x in (c.redF(), c.greenF(), c.blueF())
    )
    return sum(w * x for w, x in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21. Source: WCAG 2.2, success criterion 1.4.3."""
    a, b = luminance(one), luminance(other)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)


def legible(colour: str, surfaces: Sequence[str], ratio: float = 4.5) -> str:
    """`colour` in its own hue, moved away from `surfaces` until text in it can be read on each.

    Unchanged when it already can. The pure colours of the palette serve marks and lines; words
    written in them need this.
    """
    darker = luminance(colour) < max(luminance(surface) for surface in surfaces)
    c = QColor(colour)
    hue, saturation, lightness = c.hslHue(), c.hslSaturation(), c.lightness()
    while min(contrast(c.name(), surface) for surface in surfaces) < ratio:
        lightness += -1 if darker else 1
        if not 0 <= lightness <= 255:
            break
        c = QColor.fromHsl(hue, saturation, lightness)
    return c.name()


def readable_ink(fill: str, inks: Sequence[str], ratio: float = 4.5) -> str:
    """The first of `inks` that can be read on `fill`; the best when none reaches `ratio`."""
    for ink in inks:
        if contrast(ink, fill) >= ratio:
            return ink
    return max(inks, key=lambda ink: contrast(ink, fill))


def table(anchors: Sequence[str]) -> tuple[str, ...]:
    """`STEPS` colours through evenly spaced `anchors`."""
    last = len(anchors) - 1
    colours = []
    for step in range(STEPS):
        place = step / (STEPS - 1) * last
        left = min(int(place), last - 1)
        colours.append(mix(anchors[left], anchors[left + 1], place - left))
    return tuple(colours)


def steps(
    values: npt.NDArray[np.floating], low: float, high: float
) -> npt.NDArray[np.int16]:
    """Positions of `values` in a table that runs from `low` to `high`; -1 where a value is NaN.

    Values beyond an end take the colour of that end.
    """
    span = high - low
    if span == 0:
        place = np.where(np.isnan(values), np.nan, 0.5)
    else:
        place = np.clip((values - low) / span, 0.0, 1.0)
    return np.where(np.isnan(place), -1, np.rint(np.nan_to_num(place) * (STEPS - 1))).astype(
        np.int16
    )
