"""What happened to a deal, newest first: a vertical line with events on it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from widgets import theme
from widgets.text import Tip, one_line, restyled, tip_html

ROW = 42


@dataclass(frozen=True)
class Event:
    """One event; `when` and `words` as they are read, `note` is quieter (who, from which system).

    An `uncertain` event was worked out by comparing, not read from a log: its dot is hollow.
    """

    when: str
    words: str
    note: str = ""
    tone: theme.Tone = ""
    uncertain: bool = False
    tip: Tip = Tip()


@dataclass(frozen=True)
class Events:
    """The events in the order they are shown."""

    events: tuple[Event, ...]


class Timeline(QWidget):
    """A list of events for mouse and keyboard.

    Signals:
        selected: an event was clicked or reached with the arrow keys.
        activated: double-clicked or confirmed with Enter.
    """

    selected = Signal(int)
    activated = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._events: tuple[Event, ...] = ()
        self._current, self._is_chosen = 0, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_events(self, events: Events) -> None:
        self._events = tuple(
            replace(event, when=one_line(event.when), words=one_line(event.words),
                    note=one_line(event.note))
            for event in events.events
        )  # fmt: skip
        self._current, self._is_chosen = 0, False
        self._read_aloud()
        self.updateGeometry()
        self.update()

    def row_rect(self, position: int) -> QRect:
        """Where an event is."""
        return QRect(0, position * theme.px(ROW), self.width(), theme.px(ROW))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(260), theme.px(ROW) * len(self._events))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), self.sizeHint().height())

    def _move_to(self, position: int) -> None:
        if 0 <= position < len(self._events):
            self._current, self._is_chosen = position, True
            self._read_aloud()
            self.update()
            self.selected.emit(position)

    def _read_aloud(self) -> None:
        if self._events:
            event = self._events[self._current]
            parts = (event.when, event.words, event.note, event.tip.spoken())
            self.setAccessibleDescription(", ".join(one_line(part) for part in parts if part))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: self._current - 1, Qt.Key.Key_Down: self._current + 1,
                 Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._events) - 1}  # fmt: skip
        key = Qt.Key(event.key())
        if key in steps:
            self._move_to(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._events:
            self.activated.emit(self._current)
        else:
            super().keyPressEvent(event)

    def _at(self, point: QPoint) -> int:
        return point.y() // theme.px(ROW)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._move_to(self._at(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        position = self._at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and 0 <= position < len(self._events):
            self.activated.emit(position)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            position = self._at(event.pos())
            if 0 <= position < len(self._events):
                shown = self._events[position]
                tip = shown.tip
                if tip == Tip():
                    tip = Tip(shown.words, ((shown.when, ""),), shown.note)
                QToolTip.showText(event.globalPos(), tip_html(tip), self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body, small = theme.font(12.5, QFont.Weight.Medium), theme.font(11.5)
        body_metrics, small_metrics = QFontMetrics(body), QFontMetrics(small)
        left, axis = theme.px(22), theme.px(9)
        # Chinese glyphs come from a taller font than the line was measured with: nothing is clipped
        left_flag = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextDontClip)
        first, last = self._at(event.rect().topLeft()), self._at(event.rect().bottomLeft()) + 1
        for position in range(max(first, 0), min(last, len(self._events))):
            shown, row = self._events[position], self.row_rect(position)
            if position == self._current and self._is_chosen:
                painter.fillRect(row, QColor(t.accent_soft))
            middle = row.top() + theme.px(14)
            painter.setPen(QPen(QColor(t.line), 2))
            top = middle if position == 0 else row.top()
            bottom = middle if position == len(self._events) - 1 else row.bottom() + 1
            painter.drawLine(axis, top, axis, bottom)
            mark = QColor(t.mark(shown.tone))
            painter.setPen(QPen(mark, 2))
            painter.setBrush(QColor(t.panel) if shown.uncertain else mark)
            painter.drawEllipse(QPointF(axis, middle), theme.px(4), theme.px(4))
            room = row.width() - left - theme.px(6)
            when = small_metrics.horizontalAdvance(shown.when)
            words = body_metrics.elidedText(shown.words, Qt.TextElideMode.ElideRight,
                                            room - when - theme.px(10))  # fmt: skip
            line = QRect(left, middle - body_metrics.height() // 2, room, body_metrics.height())
            painter.setFont(body)
            painter.setPen(QColor(t.ink))
            painter.drawText(line, left_flag, words)
            painter.setFont(small)
            painter.setPen(QColor(t.ink_3_text))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, shown.when)
            note = small_metrics.elidedText(shown.note, Qt.TextElideMode.ElideRight, room)
            painter.drawText(line.translated(0, line.height()), left_flag, note)
        if self.hasFocus() and self._events:
            painter.setPen(QColor(t.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.row_rect(self._current).adjusted(0, 0, -1, -1))
