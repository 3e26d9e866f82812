"""What charts on pyqtgraph share: the plot below, words painted over it, cursor, keys, reading.

pyqtgraph has no type stubs and takes a tenth of a second to load: it comes with the first data.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets import clipboard, step_paint, theme
from widgets.text import Tip, restyled


class _Overlay(QWidget):
    """Words, cursor and readout over the plot; the mouse goes through it."""

    def __init__(self, plot: Plot) -> None:
        super().__init__(plot)
        self._plot = plot
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._plot.is_empty:
            self._plot.paint_over(painter)
        if self._plot.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.tokens().accent), 1.5))
            frame = QRectF(self._plot.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(frame, theme.px(5), theme.px(5))


class Plot(QWidget):
    """A chart of places that a cursor visits by mouse and keyboard and that are read aloud.

    Subclasses give `is_empty`, `fill`, `paint_over`, `table`, `words`, `neighbour`, `place_at`.

    Signals:
        selected: a place was clicked or reached with the arrow keys.
        activated: double-clicked or confirmed with Enter.
        menu: the verbs of a place are asked for (place, position on the screen).
    """

    selected = Signal(int)
    activated = Signal(int)
    menu = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = -1  # the place the keyboard or a click chose
        self.hover = -1  # the place under the mouse
        self._plot: Any = None
        self._overlay = _Overlay(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # what a subclass gives

    @property
    def is_empty(self) -> bool:
        raise NotImplementedError

    def fill(self, item: Any) -> None:
        """Draw everything anew into pyqtgraph's `item`, in the colours of the moment."""
        raise NotImplementedError

    def paint_over(self, painter: QPainter) -> None:
        """Labels, cursor, readout."""
        raise NotImplementedError

    def table(self) -> list[list[str]]:
        """The same data as rows of words, headings first."""
        raise NotImplementedError

    def words(self, place: int) -> Tip:
        """What the cursor tells at a place."""
        raise NotImplementedError

    def summary(self) -> str:
        """What is read aloud while no place is chosen."""
        return ""

    def neighbour(self, key: Qt.Key) -> int | None:
        """Where a key leads; None when it is no key of ours."""
        raise NotImplementedError

    def place_at(self, point: QPointF) -> int:
        """The place under a pixel; -1 for none."""
        raise NotImplementedError

    # places

    @property
    def plot_rect(self) -> QRectF:
        """Where the data are, in the widget's pixels."""
        return QRectF() if self._plot is None else step_paint.inner(self._plot)

    def set_current(self, place: int) -> None:
        """Show `place` as chosen, without a signal; -1 for none."""
        self.current = place
        self._read_aloud(announce=False)
        self._overlay.update()

    def renew(self) -> None:
        """The data are other ones: nothing is chosen."""
        self.current = self.hover = -1
        self._draw()
        self._read_aloud(announce=False)

    def copy(self) -> None:
        """The data to the clipboard, as a table."""
        clipboard.copy_table(self.table())

    def _draw(self) -> None:
        if self.is_empty:
            if self._plot is not None:
                self._plot.hide()
        else:
            if self._plot is None:
                self._plot = step_paint.make_plot(self)
                self._plot.setGeometry(self.rect())
                self._overlay.raise_()
            self._plot.show()
            self._plot.setBackground(QColor(theme.tokens().panel))
            item = self._plot.getPlotItem()
            item.clear()
            self.fill(item)
            item.layout.activate()
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

    def _read_aloud(self, *, announce: bool) -> None:
        spoken = "" if self.is_empty else (
            self.summary() if self.current < 0 else self.words(self.current).spoken())
        self.setAccessibleDescription(spoken)
        if announce and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    # keyboard and mouse

    def _move_to(self, place: int) -> None:
        self.current = place
        self._read_aloud(announce=True)
        self._overlay.update()
        if place >= 0:
            self.selected.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_empty:
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        plain = not event.modifiers() & Qt.KeyboardModifier.AltModifier
        target = self.neighbour(key) if plain else None
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif target is not None:
            self._move_to(target)
        elif key == Qt.Key.Key_Escape and self.current >= 0:
            self._move_to(-1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current >= 0:
            self.activated.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = -1 if self.is_empty else self.place_at(event.position())
        if place != self.hover:
            self.hover = place
            self._overlay.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hover = -1
        self._overlay.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = -1 if self.is_empty else self.place_at(event.position())
        if place >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._move_to(place)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = -1 if self.is_empty else self.place_at(event.position())
        if place >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.activated.emit(place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.is_empty:
            return
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.current if by_key else self.place_at(QPointF(event.pos()))
        if place >= 0:
            where = self.mapToGlobal(self.rect().center()) if by_key else event.globalPos()
            self.menu.emit(place, where)

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        self._overlay.update()

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self._overlay.update()


def label_font() -> QFont:
    return theme.font(12, QFont.Weight.Medium)


def dress_axis(axis: Any, ticks: Sequence[tuple[float, str]], *, upright: bool) -> None:
    """Quiet ticks with words, no line; the axis takes the room its words need."""
    t, font = theme.tokens(), theme.font(11)
    axis.setTicks([list(ticks)])
    axis.setStyle(tickLength=0, tickFont=font, hideOverlappingLabels=False,
                  tickTextOffset=theme.px(6))
    axis.setPen(QPen(QColor(t.panel), 0))
    axis.setTextPen(QColor(t.ink_3_text))
    metrics = QFontMetrics(font)
    if upright:
        widest = max((metrics.horizontalAdvance(words) for _, words in ticks), default=0)
        axis.setWidth(widest + theme.px(14))
    else:
        axis.setHeight(metrics.height() + theme.px(8))


def readout(painter: QPainter, tip: Tip, inks: Sequence[str], at: QPointF, room: QRectF) -> None:
    """A box beside `at` inside `room`: title, then each row's name in its ink, and its figure."""
    t, gap = theme.tokens(), theme.px(8)
    name_font, figure_font = theme.font(12), theme.font(12, QFont.Weight.DemiBold)
    names, figures = QFontMetrics(name_font), QFontMetrics(figure_font)
    most = max(int(room.width() * 0.4), theme.px(90))
    shown = [(names.elidedText(name, Qt.TextElideMode.ElideRight, most), figure)
             for name, figure in tip.rows]
    line = names.height() + theme.px(3)
    wide = max([figures.horizontalAdvance(tip.title), *(
        names.horizontalAdvance(name) + 2 * gap + figures.horizontalAdvance(figure)
        for name, figure in shown)]) + 2 * gap
    high = line * (len(shown) + 1) + gap
    top = min(max(at.y(), room.top()), max(room.bottom() - high, room.top()))
    box = QRectF(step_paint.readout_left(at.x(), wide, room.right()), top, wide, high)
    painter.setPen(QColor(t.control_line))
    painter.setBrush(QColor(t.panel))
    painter.drawRoundedRect(box, theme.px(6), theme.px(6))
    inside = box.adjusted(gap, gap / 2, -gap, -gap / 2)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(figure_font)
    painter.setPen(QColor(t.ink))
    painter.drawText(QRectF(inside.left(), inside.top(), inside.width(), line),
                     middle | Qt.AlignmentFlag.AlignLeft, tip.title)
    for place, (name, figure) in enumerate(shown):
        row = QRectF(inside.left(), inside.top() + (place + 1) * line, inside.width(), line)
        painter.setFont(name_font)
        painter.setPen(QColor(inks[place] if place < len(inks) else t.ink_2))
        painter.drawText(row, middle | Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(figure_font)
        painter.setPen(QColor(t.ink))
        painter.drawText(row, middle | Qt.AlignmentFlag.AlignRight, figure)
