"""Patterns that say how much a figure can be trusted: hatched, grey, dotted.

They are drawn away from the ink (lighter under dark words, darker under light ones), so a pattern
never makes a word harder to read.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap

from widgets import colour, theme

FEW = 20  # records; below, a figure is hatched and says so
TOO_FEW = 5  # records; below, a figure has no colour and no rank
OPEN_SHARE = 0.10  # of a cohort still open; above, its figure may still change and is dotted
_TILE = 6


def _line_on(fill: str) -> str:
    """A tint of `fill`, further from the ink that is read on it."""
    t = theme.tokens()
    ink = colour.readable_ink(fill, (t.ink, t.panel, theme.WHITE, theme.BLACK))
    away = theme.WHITE if colour.luminance(ink) < colour.luminance(fill) else theme.BLACK
    strength = 0.42 if away == theme.WHITE else 0.30
    tint = colour.mix(fill, away, strength)
    if colour.contrast(tint, fill) < 1.12:  # already at the end: a hair towards the ink instead
        tint = colour.mix(fill, ink, 0.10)
    return tint


@lru_cache(maxsize=1024)
def _texture(fill: str, pattern: str) -> QPixmap:
    ratio = 2
    picture = QPixmap(_TILE * ratio, _TILE * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tint = QColor(_line_on(fill))
    if pattern == "hatch":
        painter.setPen(QPen(tint, 1.4))
        for shift in (-_TILE, 0, _TILE):
            painter.drawLine(QPointF(shift - 1, _TILE + 1), QPointF(shift + _TILE + 1, -1))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawEllipse(QPointF(_TILE / 2, _TILE / 2), 1.1, 1.1)
    painter.end()
    return picture


def _fill(painter: QPainter, box: QRectF, fill: str, radius: float, pattern: str) -> None:
    brush = QBrush()
    brush.setTexture(_texture(f"{fill}", pattern))
    shape = QPainterPath()
    shape.addRoundedRect(box, radius, radius)
    painter.save()
    painter.setBrushOrigin(box.topLeft())
    painter.fillPath(shape, brush)
    painter.restore()


def hatch(painter: QPainter, box: QRectF, fill: str, radius: float) -> None:
    """Fewer than `FEW` records."""
    _fill(painter, box, fill, radius, "hatch")


def dot(painter: QPainter, box: QRectF, fill: str, radius: float) -> None:
    """More than `OPEN_SHARE` of the cohort still open."""
    _fill(painter, box, fill, radius, "dot")
