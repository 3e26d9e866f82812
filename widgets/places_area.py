"""A drawing of places that may be larger than its room: scrolling, mouse, tips and spoken words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from widgets import clipboard, theme
from widgets.text import Tip, restyled, retranslated, tip_html

Place = tuple[Any, int]


class PlacesArea(QAbstractScrollArea):
    """Base of pictures whose places are chosen one at a time. Who derives from it sets `_is_ready`
    once the fields that its own methods read are there, and moves `_current`."""

    _is_ready = False

    def __init__(self, step: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current: Place = (0, 0)
        self._hover: Place | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(step)
            bar.valueChanged.connect(lambda _: self.viewport().update())

    # what a picture says of itself

    def table(self) -> list[list[str]]:
        """The picture as rows of words, headings first."""
        raise NotImplementedError

    def _arrange(self) -> None:
        """Lay out anew for the room there is."""
        raise NotImplementedError

    def _draw(self, painter: QPainter, seen: QRect) -> None:
        """Paint in the drawing's own pixels; `seen` is the part in view."""
        raise NotImplementedError

    def _place_at(self, inside: QPoint) -> Place | None:
        """The place at a point of the drawing."""
        raise NotImplementedError

    def _box(self, place: Place) -> QRect:
        """Where a place stands in the drawing."""
        raise NotImplementedError

    def _tip(self, place: Place) -> Tip:
        raise NotImplementedError

    def _spoken(self) -> str:
        """What the screen reader tells of the current place; "" where there is none."""
        raise NotImplementedError

    def _opens(self, place: Place) -> bool:
        """Whether a place can be opened and has verbs."""
        raise NotImplementedError

    def _press(self, place: Place) -> None:
        raise NotImplementedError

    def _open(self, place: Place) -> None:
        raise NotImplementedError

    def _ask_menu(self, place: Place, where: QPoint) -> None:
        raise NotImplementedError

    # the same for all of them

    def copy(self) -> None:
        clipboard.copy_table(self.table())

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _in_view(self, place: Place) -> QRect:
        """Where a place stands in the viewport."""
        return self._box(place).translated(-self._offset())

    def _fit(self, size: QSize) -> None:
        """Scroll bars for a drawing of that size."""
        room = self.viewport().size()
        for bar, needed, given in ((self.horizontalScrollBar(), size.width(), room.width()),
                                   (self.verticalScrollBar(), size.height(), room.height())):
            bar.setRange(0, max(needed - given, 0))
            bar.setPageStep(given)
        self.viewport().update()

    def _reveal(self, box: QRect) -> None:
        """Scroll no further than needed to see a part of the drawing, its beginning first."""
        room, offset = self.viewport().size(), self._offset()
        self.horizontalScrollBar().setValue(
            min(max(offset.x(), box.right() + 1 - room.width()), box.left()))
        self.verticalScrollBar().setValue(
            min(max(offset.y(), box.bottom() + 1 - room.height()), box.top()))

    def _read_aloud(self, *, announce: bool) -> None:
        spoken = self._spoken()
        self.setAccessibleDescription(spoken)
        if announce and spoken and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def _at(self, point: QPoint) -> Place | None:
        return self._place_at(point + self._offset())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position().toPoint())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self._press(place)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position().toPoint())
        if place is not None and self._opens(place) and (
                event.button() == Qt.MouseButton.LeftButton):
            self._open(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hover = self._at(event.position().toPoint())
        if hover != self._hover:
            self._hover = hover
            shape = Qt.CursorShape.ArrowCursor if hover is None else (
                Qt.CursorShape.PointingHandCursor)
            self.viewport().setCursor(shape)
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self._current if by_key else self._at(
            self.viewport().mapFromGlobal(event.globalPos()))
        if place is None or not self._opens(place):
            event.ignore()
            return
        self._ask_menu(place, self.viewport().mapToGlobal(self._in_view(place).center())
                       if by_key else event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._at(event.pos())
            words = Tip() if place is None else self._tip(place)
            QToolTip.showText(event.globalPos(), tip_html(words), self)
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover = None
            self.viewport().update()
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, offset = QPainter(self.viewport()), self._offset()
        painter.fillRect(event.rect(), QColor(theme.tokens().panel))
        painter.translate(-offset)
        self._draw(painter, event.rect().translated(offset))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_ready:
            self._arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if not self._is_ready:
            return
        if restyled(event):
            self._arrange()
        if retranslated(event):
            self._read_aloud(announce=False)
