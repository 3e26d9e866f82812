"""What pictures of many things share: choosing them by mouse, keyboard and rubber band, verbs,
tooltips, reading aloud. What a thing is and where it lies, the picture knows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from widgets import clipboard, theme
from widgets.text import Tip, restyled, retranslated, tip_html

NOTHING = -1
STEPS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Picking(QWidget):
    """A picture of things with codes; positions of things as given are codes from 0, others are
    the subclass's, `NOTHING` is none.

    Subclasses give `code_at`, `rect_of`, `touched`, `every`, `neighbour`, `words`, `table`,
    `forget`, and `ends` and `heading_at` where they have them.

    Signals:
        selected: by click, rubber band, arrow keys or Ctrl+A; all positions selected now.
        activated: a thing was double-clicked or confirmed with Enter (position).
        menu: the verbs of a thing are asked for (position, place on the screen).
    """

    selected = Signal(list)
    activated = Signal(int)
    menu = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = self._hover = NOTHING
        self._chosen: frozenset[int] = frozenset()
        self._band: QRect | None = None
        self._pressed: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(640), theme.px(420))

    # what a subclass gives

    def code_at(self, point: QPoint) -> int:
        """What is under a point."""
        raise NotImplementedError

    def rect_of(self, code: int) -> QRect:
        """Where it is; empty for what has no place."""
        raise NotImplementedError

    def touched(self, box: QRect) -> frozenset[int]:
        """All a rectangle touches."""
        raise NotImplementedError

    def every(self) -> frozenset[int]:
        """All that Ctrl+A selects."""
        raise NotImplementedError

    def neighbour(self, code: int, right: int, down: int) -> int:
        """Where an arrow key leads; itself at the edge."""
        raise NotImplementedError

    def words(self, code: int) -> Tip:
        """What hovering and the screen reader tell."""
        raise NotImplementedError

    def table(self) -> list[list[str]]:
        """The same data as rows of words, headings first."""
        raise NotImplementedError

    def forget(self) -> None:
        """Let go of what was drawn for another size or theme."""
        raise NotImplementedError

    def ends(self) -> tuple[int, int] | None:
        """Where Home and End lead; None: nowhere."""
        return None

    # selecting

    @property
    def selection(self) -> list[int]:
        return sorted(self._chosen)

    @property
    def current(self) -> int:
        """Where the keyboard is."""
        return self._current

    def set_selection(self, positions: list[int]) -> None:
        """Show `positions` as selected, without a signal."""
        self._chosen = frozenset(positions)
        if positions:
            self._current = self.code_of(positions[-1])
        self._read_aloud(announce=False)
        self.update()

    def code_of(self, position: int) -> int:
        """What stands for the thing at a position: itself."""
        return position

    def copy(self) -> None:
        """All things to the clipboard, as a table."""
        clipboard.copy_table(self.table())

    def _choose(self, codes: frozenset[int], current: int) -> None:
        self._chosen, self._current = codes, current
        self._read_aloud(announce=True)
        self.update()
        self.selected.emit(self.selection)

    def _read_aloud(self, *, announce: bool) -> None:
        spoken = "" if self._current == NOTHING else self.words(self._current).spoken()
        self.setAccessibleDescription(spoken)
        if spoken and announce and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def _activate(self, code: int) -> None:
        if code != NOTHING:
            self.activated.emit(code)

    # keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        ends = self.ends() if key in (Qt.Key.Key_Home, Qt.Key.Key_End) else None
        if self._current == NOTHING:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._choose(self.every(), self._current)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activate(self._current)
        elif key in STEPS and not modifiers & Qt.KeyboardModifier.AltModifier:
            to = self.neighbour(self._current, *STEPS[key])
            self._choose(self._chosen | {to} if modifiers & SHIFT else frozenset({to}), to)
        elif ends is not None:
            to = ends[key == Qt.Key.Key_End]
            self._choose(frozenset({to}), to)
        elif key == Qt.Key.Key_Space:
            self._choose(self._chosen ^ {self._current} if modifiers & CONTROL
                         else frozenset({self._current}), self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = event.position().toPoint()
        code = self.code_at(self._pressed)
        if code != NOTHING:
            self._pick(code, event.modifiers())

    def _pick(self, code: int, modifiers: Qt.KeyboardModifier) -> None:
        """A thing was clicked."""
        if modifiers & (CONTROL | SHIFT):
            self._choose(self._chosen ^ {code}, code)
        else:
            self._choose(frozenset({code}), code)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if far or self._band is not None:
                self._band = QRect(self._pressed, point).normalized()
                self.update()
            return
        hover = self.code_at(point)
        self.setCursor(Qt.CursorShape.PointingHandCursor if hover != NOTHING
                       or self.is_heading(point) else Qt.CursorShape.ArrowCursor)
        if hover != self._hover:
            self._hover = hover
            self.update()

    def is_heading(self, point: QPoint) -> bool:
        """Whether a click here means something though no thing is there."""
        return False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        band, self._pressed, self._band = self._band, None, None
        if band is None:
            return
        found = self.touched(band)
        if event.modifiers() & (CONTROL | SHIFT):
            found |= self._chosen
        self._choose(found, self._current)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._activate(self.code_at(event.position().toPoint()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            box = self.rect_of(self._current)
            if self._current >= 0 and not box.isEmpty():
                self.menu.emit(self._current, self.mapToGlobal(box.center()))
            return
        code = self.code_at(event.pos())
        if code < 0:
            event.ignore()  # the panel has verbs of its own
            return
        if code not in self._chosen:
            self._choose(frozenset({code}), code)
        self.menu.emit(code, event.globalPos())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = self.tip_at(event.pos())
            if tip is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), tip_html(tip), self,
                                  self.rect_of(self.code_at(event.pos())))
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover = NOTHING
            self.update()
        return super().event(event)

    def tip_at(self, point: QPoint) -> Tip | None:
        """What hovering tells at a point."""
        code = self.code_at(point)
        return None if code == NOTHING else self.words(code)

    # drawing

    def paint_band(self, painter: QPainter) -> None:
        """The rubber band, while one is drawn."""
        if self._band is not None:
            painter.setPen(QColor(theme.tokens().accent))
            painter.setBrush(QColor(theme.tokens().accent_soft))
            painter.setOpacity(0.6)
            painter.drawRect(self._band)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.forget()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self.forget()
        if retranslated(event):
            self._read_aloud(announce=False)
