"""Thousands of points as the pixels of one image, with the identity of each beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from widgets import colour, theme
from widgets.points import Codes, Floats, Points

MANY = 5_000  # points; beyond, they are drawn small and without soft edges
RADIUS, SMALL = 5, 2
_FINE = 8  # samples of a pixel along each side, for soft edges

Image = npt.NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Splat:
    """The drawn points and, for every pixel of the plot, the position of the point there or -1.
    `left` and `top` are the middle of each point in pixels; those without a place are not in
    `positions`."""

    image: Image  # (height, width, 4): blue, green, red, alpha, premultiplied
    buffer: Codes
    positions: Codes
    left: Codes
    top: Codes


def splat(points: Points, width: int, height: int, tokens: theme.Tokens) -> Splat:
    """Draw all points; the worst are drawn last, so that nothing hides them."""
    known = np.flatnonzero(np.isfinite(points.x) & np.isfinite(points.y))
    order = known[np.argsort(-np.nan_to_num(points.values[known], nan=np.inf), kind="stable")]
    left = _pixels(points.x[order], points.across.low, points.across.high, width)
    top = height - 1 - _pixels(points.y[order], points.upwards.low, points.upwards.high, height)
    radius = SMALL if len(order) > MANY else RADIUS
    wide = width + 2 * radius
    canvas = np.zeros(((height + 2 * radius) * wide, 4), np.float32)
    held = np.full((height + 2 * radius) * wide, -1, np.int64)
    place = (top + radius) * wide + left + radius
    inks = _inks(points, tokens)[order]
    signs = np.where(np.isin(points.signs[order], (-1, 0, 1)), points.signs[order], 2)
    for sign in (2, 1, 0, -1):
        chosen = signs == sign
        if not chosen.any():
            continue
        shape = _shape(sign, radius)
        for down, right in np.argwhere(shape > 0.05).tolist():
            cover = float(shape[down, right])
            if len(order) > MANY:
                cover = float(cover > 0.4)
            if not cover:
                continue
            at = place[chosen] + (down - radius) * wide + right - radius
            canvas[at] = canvas[at] * (1 - cover) + inks[chosen] * cover
            held[at] = order[chosen]
    inner = slice(radius, radius + height), slice(radius, radius + width)
    image = np.rint(canvas).astype(np.uint8).reshape(height + 2 * radius, wide, 4)[inner]
    return Splat(np.ascontiguousarray(image), held.reshape(height + 2 * radius, wide)[inner],
                 order, left, top)


def _pixels(values: Floats, low: float, high: float, size: int) -> Codes:
    share = (values - low) / ((high - low) or 1.0)
    return np.rint(np.clip(share, 0.0, 1.0) * (size - 1)).astype(np.int64)


def _inks(points: Points, tokens: theme.Tokens) -> npt.NDArray[np.float32]:
    """The colour of each point as blue, green, red, alpha. The pale middle of the scale would
    vanish on the panel: it is drawn darker, or lighter on a dark one."""
    fills = [colour.legible(fill, (tokens.panel,), 3.0)
             for fill in theme.scale(tokens, points.scale.kind)] + [tokens.ink_3]
    table = np.array([[int(fill[k:k + 2], 16) for k in (5, 3, 1)] + [255] for fill in fills],
                     np.float32)
    return table[colour.steps(points.values, points.scale.low, points.scale.high)]


@lru_cache(maxsize=16)
def _shape(sign: int, radius: int) -> Floats:
    """How much of each pixel the shape covers, (2 radius + 1) pixels on both sides."""
    fine = (np.arange((2 * radius + 1) * _FINE) + 0.5) / _FINE - radius - 0.5
    x, y = fine[None, :], fine[:, None]
    reach = radius * 0.92
    if sign == 0:
        inside = x * x + y * y <= (reach * 0.85) ** 2
    elif sign in (1, -1):
        upright = y * sign
        inside = (upright <= reach * 0.75) & (np.abs(x) <= (upright + reach) * 0.58)
    else:
        away = x * x + y * y
        inside = (away <= (reach * 0.85) ** 2) & (away >= (reach * 0.45) ** 2)
    side = 2 * radius + 1
    return np.asarray(inside.reshape(side, _FINE, side, _FINE).mean(axis=(1, 3)))
