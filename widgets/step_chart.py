"""Step curves with bands: how many are still there after so many days, and how sure that is."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets import clipboard, step_paint, theme
from widgets.step_curves import NO_CURVES, StepCurves, StepSeries, beside, label_boxes
from widgets.text import Tip, one_line, restyled

LINE = 17  # design pixels of one label


class _Overlay(QWidget):
    """Labels, cursor and readout over the plot; the mouse goes through it."""

    def __init__(self, chart: StepChart) -> None:
        super().__init__(chart)
        self._chart = chart
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        step_paint.overlay(self, self._chart)


class StepChart(QWidget):
    """Curves for mouse, keyboard and screen reader: hovering or the arrow keys move a cursor in
    time that tells each curve's value and the records it rests on.

    Signals:
        moved: the cursor stands at another time; -1 where there is none.
        activated: double-clicked or confirmed with Enter.
        menu: the verbs are asked for (place on the screen).
    """

    moved = Signal(float)
    activated = Signal()
    menu = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.curves: StepCurves = NO_CURVES
        self.cursor_time = -1.0
        self._plot: Any = None  # a pyqtgraph widget, made when there is something to draw
        self._overlay = _Overlay(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_curves(self, curves: StepCurves) -> None:
        self.curves = curves
        self.cursor_time = -1.0
        self._draw()
        self._read_aloud(announce=False)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(220))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(260), theme.px(150))

    # places

    @property
    def plot_rect(self) -> QRectF:
        """Where the curves are, in the widget's pixels."""
        if self._plot is None:
            return QRectF()
        return step_paint.inner(self._plot)

    def x_of(self, time: float) -> float:
        box = self.plot_rect
        return box.left() + time / self.curves.horizon * box.width()

    def y_of(self, value: float) -> float:
        box = self.plot_rect
        return box.bottom() - value * box.height()

    def labels(self) -> list[tuple[StepSeries, str, QRectF]]:
        """Each series with its words and where they stand; no two boxes touch."""
        metrics = QFontMetrics(step_paint.label_font())
        words = [one_line(series.label()) for series in self.curves.series]
        mark = step_paint.mark_width()
        widths = [float(metrics.horizontalAdvance(text)) + mark for text in words]
        plot, line = self.plot_rect, float(max(theme.px(LINE), metrics.height()))
        boxes = label_boxes(self.curves, widths, line, plot)
        if not boxes and words:
            left = plot.right() + theme.px(8)
            ends = [self.y_of(self._last_value(series)) for series in self.curves.series]
            tops = beside(ends, line, plot.top(), plot.bottom())
            boxes = [QRectF(left, top, self.width() - left, line) for top in tops]
        return [(series, _fitted(series, text, metrics, int(box.width() - mark)), box)
                for series, text, box in zip(self.curves.series, words, boxes, strict=False)]

    def _last_value(self, series: StepSeries) -> float:
        value = series.at(self.curves.horizon)[0]
        return 0.0 if math.isnan(value) else value

    def _gutter(self) -> int:
        """Room at the right for labels that find none among the curves."""
        metrics = QFontMetrics(step_paint.label_font())
        widths = [float(metrics.horizontalAdvance(one_line(s.label()))) + step_paint.mark_width()
                  for s in self.curves.series]
        line = float(max(theme.px(LINE), metrics.height()))
        left, below = theme.px(48), theme.px(30)
        whole = QRectF(left, 4, self.width() - left - theme.px(20), self.height() - below)
        if not widths or label_boxes(self.curves, widths, line, whole):
            return theme.px(20)
        return min(int(max(widths)) + theme.px(18), self.width() * 2 // 5)

    # drawing

    def _draw(self) -> None:
        if not self.curves.series:
            if self._plot is not None:
                self._plot.hide()
            self._overlay.update()
            return
        if self._plot is None:
            self._plot = step_paint.make_plot(self)
            self._plot.setGeometry(self.rect())
            self._plot.show()
            self._overlay.raise_()
        self._plot.show()
        step_paint.fill(self._plot, self.curves, self._gutter())
        self._overlay.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._overlay.setGeometry(self.rect())
        if self._plot is not None:
            self._plot.setGeometry(self.rect())
            self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event) and hasattr(self, "_overlay"):
            self._draw()

    # telling

    def words(self, time: float) -> Tip:
        """What the cursor tells at a time."""
        rows = []
        for series in self.curves.series:
            value, n = series.at(time)
            told = self.curves.show_value(value)
            if not math.isnan(n):
                told += f" · {self.curves.risk_name} {self.curves.show_count(n)}"
            rows.append((one_line(series.name), told))
        return Tip(self.curves.show_time(time), tuple(rows))

    def table(self) -> list[list[str]]:
        """The same data as rows of words, headings first: a row for each step of the cursor."""
        curves = self.curves
        rows = [[curves.time_name]]
        for series in curves.series:
            name = one_line(series.name)
            rows[0] += [name, f"{name}, {curves.risk_name}"]
        for step in range(int(curves.horizon / curves.step + 1e-9) + 1):
            time = step * curves.step
            row = [curves.show_time(time)]
            for series in curves.series:
                value, n = series.at(time)
                row += [curves.show_value(value), curves.show_count(n)]
            rows.append(row)
        return rows

    def copy(self) -> None:
        """The curves to the clipboard, as a table."""
        clipboard.copy_table(self.table())

    def _read_aloud(self, *, announce: bool) -> None:
        if not self.curves.series:
            self.setAccessibleDescription("")
            return
        if self.cursor_time < 0:
            spoken = ". ".join(one_line(series.label()) for series in self.curves.series)
        else:
            spoken = self.words(self.cursor_time).spoken()
        self.setAccessibleDescription(spoken)
        if announce and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    # keyboard and mouse

    def _move_to(self, time: float, *, announce: bool = True) -> None:
        time = -1.0 if time < 0 else min(time, self.curves.horizon)
        if time == self.cursor_time:
            return
        self.cursor_time = time
        self._read_aloud(announce=announce)
        self._overlay.update()
        self.moved.emit(time)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        curves, key = self.curves, Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        here = max(self.cursor_time, 0.0)
        places = {
            Qt.Key.Key_Left: max(here - curves.step, 0.0), Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_Right: here + curves.step if self.cursor_time >= 0 else 0.0,
            Qt.Key.Key_End: curves.horizon,
        }
        if curves.series and key in places and not (
                event.modifiers() & Qt.KeyboardModifier.AltModifier):
            self._move_to(places[key])
        elif key == Qt.Key.Key_Escape and self.cursor_time >= 0:
            self._move_to(-1.0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and curves.series:
            self.activated.emit()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        box, point = self.plot_rect, event.position()
        if not self.curves.series or not box.contains(QPointF(point)):
            self._move_to(-1.0, announce=False)
            return
        time = (point.x() - box.left()) / max(box.width(), 1.0) * self.curves.horizon
        self._move_to(round(time / self.curves.step) * self.curves.step, announce=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.curves.series:
            self.activated.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._move_to(-1.0, announce=False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        where = self.mapToGlobal(self.rect().center()) if by_key else event.globalPos()
        self.menu.emit(where)


def _fitted(series: StepSeries, words: str, metrics: QFontMetrics, room: int) -> str:
    """The label in `room` pixels: where it is too long the name gives way, not the figures."""
    if metrics.horizontalAdvance(words) <= room:
        return words
    note = f", {one_line(series.note)}" if series.note else ""
    elide = Qt.TextElideMode.ElideRight
    name = metrics.elidedText(one_line(series.name), elide, max(
        room - metrics.horizontalAdvance(note), metrics.horizontalAdvance("…")))
    return metrics.elidedText(name + note, elide, room)
