"""How many in each band, before and after: columns beside each other on one scale."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from widgets import theme
from widgets.cells import Scale
from widgets.colour import steps
from widgets.text import Tip, one_line, tip_html


@dataclass(frozen=True)
class Band:
    """One pair of columns. `place` is where its colour lies on the scale; NaN is grey."""

    name: str
    before: float
    after: float
    before_figure: str
    after_figure: str
    place: float


@dataclass(frozen=True)
class Distribution:
    """The bands from left to right, and what the two columns stand for."""

    bands: tuple[Band, ...] = ()
    before_word: str = ""
    after_word: str = ""
    scale: Scale = Scale(low=0.0, high=100.0)


class DistributionChart(QWidget):
    """Pairs of columns: an outline for before, a filled one for after.

    Signals:
        selected: a band was reached with the arrow keys or clicked (position).
    """

    selected = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Distribution()
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_distribution(self, shown: Distribution) -> None:
        self._shown = replace(shown, bands=tuple(
            replace(band, name=one_line(band.name)) for band in shown.bands))
        self._current = min(self._current, max(len(shown.bands) - 1, 0))
        self._read_aloud()
        self.update()

    def table(self) -> list[list[str]]:
        """The bands as rows of words, headings first."""
        shown = self._shown
        return [["", shown.before_word, shown.after_word],
                *([band.name, band.before_figure, band.after_figure] for band in shown.bands)]

    def sizeHint(self) -> QSize:
        return QSize(theme.px(420), theme.px(170))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(220), theme.px(110))

    def words(self, position: int) -> Tip:
        band, shown = self._shown.bands[position], self._shown
        return Tip(band.name, ((shown.before_word, band.before_figure),
                               (shown.after_word, band.after_figure)))

    def _read_aloud(self) -> None:
        self.setAccessibleDescription(
            self.words(self._current).spoken() if self._shown.bands else "")

    def _at(self, point: QPoint) -> int:
        return min(point.x() * len(self._shown.bands) // max(self.width(), 1),
                   len(self._shown.bands) - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self._shown.bands:
            super().keyPressEvent(event)
            return
        self._current = min(max(self._current + step, 0), len(self._shown.bands) - 1)
        self._read_aloud()
        self.update()
        self.selected.emit(self._current)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            position = self._at(event.pos())
            if position >= 0:
                QToolTip.showText(event.globalPos(), tip_html(self.words(position)), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        bands, t, painter = self._shown.bands, theme.tokens(), QPainter(self)
        if not bands:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small, bold = theme.font(11.5), theme.font(11.5, QFont.Weight.DemiBold)
        line = QFontMetrics(small).height()
        most = max(max(band.before, band.after) for band in bands) or 1.0
        room = self.height() - 2 * line - 10
        width = self.width() / len(bands)
        fills = theme.scale(t, self._shown.scale.kind)
        places = steps(np.array([band.place for band in bands]), self._shown.scale.low,
                       self._shown.scale.high)
        ground = self.height() - line - 4
        for position, band in enumerate(bands):
            left = position * width
            column = width * 0.34
            for value, start, filled in ((band.before, 0.14, False), (band.after, 0.52, True)):
                height = value / most * room
                box = QRectF(left + start * width, ground - height, column, height)
                fill = t.neutral if places[position] < 0 else fills[int(places[position])]
                painter.setPen(QColor(t.ink_3))
                painter.setBrush(QColor(fill) if filled else Qt.BrushStyle.NoBrush)
                painter.drawRect(box)
            painter.setFont(bold)
            painter.setPen(QColor(t.ink))
            top = ground - max(band.before, band.after) / most * room - line - 2
            painter.drawText(QRectF(left, top, width, line), Qt.AlignmentFlag.AlignCenter,
                             band.after_figure)
            painter.setFont(small)
            painter.setPen(QColor(t.ink_2))
            name = QFontMetrics(small).elidedText(band.name, Qt.TextElideMode.ElideRight,
                                                  round(width))
            painter.drawText(QRectF(left, ground + 3, width, line), Qt.AlignmentFlag.AlignCenter,
                             name)
        painter.setPen(QColor(t.line))
        painter.drawLine(0, round(ground), self.width(), round(ground))
        if self.hasFocus():
            painter.setPen(QColor(t.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(self._current * width + 1, 1, width - 2, self.height() - 2), 4, 4)
