"""A small line without axes: where a figure comes from."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets import theme


@dataclass(frozen=True)
class Line:
    """Values at even distances, oldest first; NaN leaves a gap."""

    points: tuple[float, ...]
    tone: theme.Tone = ""


class Sparkline(QWidget):
    """Draws a `Line`; says nothing by itself, the figure beside it does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = Line(())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(theme.px(160))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_line(self, line: Line) -> None:
        self._line = line
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(40), theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        values = [value for value in self._line.points if isfinite(value)]
        if len(values) < 2:
            return
        edge = float(theme.px(4))
        low, span = min(values), (max(values) - min(values)) or 1.0
        step = (self.width() - 2 * edge) / (len(self._line.points) - 1)
        path, pen_is_down, last = QPainterPath(), False, QPointF()
        for position, value in enumerate(self._line.points):
            if not isfinite(value):
                pen_is_down = False
                continue
            height = (self.height() - 2 * edge) * (1 - (value - low) / span)
            last = QPointF(edge + position * step, edge + height)
            if pen_is_down:
                path.lineTo(last)
            else:
                path.moveTo(last)
            pen_is_down = True
        ink = QColor(theme.tokens().mark(self._line.tone))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPath(path)
        painter.setBrush(ink)
        painter.drawEllipse(last, 2.2, 2.2)
