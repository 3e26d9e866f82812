"""A grid of coloured cells with row and column headings."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from widgets import clipboard
from widgets.cells import Cells
from widgets.heatmap_view import HeatmapView, Place
from widgets.text import Tip, one_line, retranslated, tip_html

_STEPS = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}  # fmt: skip
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Heatmap(HeatmapView):
    """A grid of coloured cells, for mouse, keyboard and screen reader.

    Positions are (row, column); the margins count on after the last column. `set_cells` keeps
    selection and current cell when the headings stay the same.

    Signals:
        selected: by click, drag, arrow keys or Ctrl+A; all places that are selected now.
        activated: a cell was double-clicked or confirmed with Enter (row, column).
        menu: the verbs of a cell are asked for (row, column, place on the screen).
        row_selected, column_selected: a heading was clicked.
        row_activated: a row heading was double-clicked.
    """

    selected = Signal(list)
    activated = Signal(int, int)
    menu = Signal(int, int, QPoint)
    row_selected = Signal(int)
    column_selected = Signal(int)
    row_activated = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._anchor: Place = (0, 0)
        self._drags = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)

    def set_cells(self, cells: Cells) -> None:
        cells = cells.cut()
        same = (cells.rows, cells.columns) == (self._cells.rows, self._cells.columns)
        self._cells = cells
        if not same or cells.width != len(self._layout.columns) - 1:
            self._current = self._anchor = (0, 0)
            self._chosen, self._row, self._column = frozenset(), -1, -1
        self._hover = None
        self._arrange()
        self._read_aloud(announce=False)

    def set_selection(self, places: list[Place]) -> None:
        """Show `places` as selected, without a signal."""
        self._chosen, self._row, self._column = frozenset(places), -1, -1
        if places:
            self._current = self._anchor = places[-1]
        self._read_aloud(announce=False)
        self.viewport().update()

    def heading(self, column: int) -> str:
        """The heading of a column or margin, in one line."""
        return one_line(self._cells.header(column))

    @property
    def selection(self) -> list[Place]:
        return sorted(self._chosen)

    @property
    def current(self) -> Place:
        return self._current

    def table(self) -> list[list[str]]:
        """The same data as rows of words, headings first."""
        cells = self._cells
        heads = [one_line(cells.header(column)) for column in range(cells.width)]
        rows = [[cells.corner, *heads]]
        for row, name in enumerate(cells.rows):
            rows.append([name, *(cells.figure(row, column) for column in range(cells.width))])
        return rows

    def copy(self) -> None:
        """The whole grid to the clipboard, as a table."""
        clipboard.copy_table(self.table())

    def words(self, row: int, column: int) -> Tip:
        """What hovering and the screen reader tell of a cell, cautions included."""
        tip, cells = self._cells.tip(row, column), self._cells
        cautions = [tip.note] if tip.note else []
        if cells.is_hatched(row, column):
            n = int(cells.counts[row, column])
            cautions.append(self.tr("n = {n}, too few to rely on").format(n=n))
        if cells.is_dotted(row, column):
            cautions.append(self.tr("More than a tenth is still open: this may still change."))
        return Tip(tip.title, tip.rows, "\n".join(cautions))

    # selecting

    def _move_to(self, row: int, column: int, *, extend: bool = False) -> None:
        """Make a cell the current one and select it, or all between the anchor and it."""
        if not self._cells.rows:
            return
        row = min(max(row, 0), len(self._cells.rows) - 1)
        column = min(max(column, 0), self._cells.width - 1)
        self._current = (row, column)
        if not extend:
            self._anchor = self._current
        (top, bottom), (left, right) = (
            sorted(pair) for pair in zip(self._anchor, self._current, strict=True)
        )
        self._choose(frozenset(
            (r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)
        ))  # fmt: skip

    def _choose(self, places: frozenset[Place]) -> None:
        self._chosen, self._row, self._column = places, -1, -1
        self._show_current()
        self._read_aloud(announce=True)
        self.viewport().update()

    def _show_current(self) -> None:
        """Scroll as little as needed to have the whole current cell in view."""
        cell = self._layout.cell(*self._current)
        inner = self._inner()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setValue(
            min(max(down.value(), cell.bottom() + 2 - inner.height()), max(cell.top(), 0))
        )
        across.setValue(
            min(max(across.value(), cell.right() + 2 - inner.width()), max(cell.left(), 0))
        )

    def _tell_selected(self) -> None:
        self.selected.emit(self.selection)

    def _read_aloud(self, *, announce: bool) -> None:
        """Give the current cell to screen readers."""
        if not self._cells.rows:
            self.setAccessibleDescription("")
            return
        spoken = self.words(*self._current).spoken()
        self.setAccessibleDescription(spoken)
        if announce and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    # keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._cells.rows:
            super().keyPressEvent(event)
            return
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        extend = bool(modifiers & _SHIFT)
        row, column = self._current
        last_row, last_column = len(self._cells.rows) - 1, self._cells.width - 1
        page = max(self._inner().height() // self._layout.row, 1)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._anchor = (0, 0)
            self._move_to(last_row, last_column, extend=True)
            self._tell_selected()
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(row, column)
            return
        whole = bool(modifiers & _CONTROL)
        if key in _STEPS and not modifiers & Qt.KeyboardModifier.AltModifier:
            target = (row + _STEPS[key][0], column + _STEPS[key][1])
        elif key == Qt.Key.Key_Home:
            target = (0 if whole else row, 0)
        elif key == Qt.Key.Key_End:
            target = (last_row if whole else row, last_column)
        elif key == Qt.Key.Key_PageUp:
            target = (row - page, column)
        elif key == Qt.Key.Key_PageDown:
            target = (row + page, column)
        elif key == Qt.Key.Key_Space:
            target = (row, column)
        else:
            super().keyPressEvent(event)
            return
        self._move_to(*target, extend=extend)
        self._tell_selected()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # mouse

    def place_at(self, point: QPoint) -> Place | None:
        """The cell under a point of the viewport."""
        if not self._inner().contains(point):
            return None
        return self._layout.at(point - self._origin(), len(self._cells.rows))

    def _nearest(self, point: QPoint) -> Place:
        """The cell under a point, or the one next to it while dragging outside."""
        inside = point - self._origin()
        rows = len(self._cells.rows)
        inside.setX(min(max(inside.x(), 0), self._layout.width - 1))
        inside.setY(min(max(inside.y(), 0), self._layout.height(rows) - 1))
        return self._layout.at(inside, rows) or self._current

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        place = self.place_at(point)
        if event.button() != Qt.MouseButton.LeftButton or not self._cells.rows:
            event.accept()  # nothing to press; a right click asks for the menu by itself
        elif place is None:
            self._press_heading(point)
        elif event.modifiers() & _CONTROL:
            self._current = self._anchor = place
            self._choose(self._chosen ^ {place})
            self._tell_selected()
        else:
            self._drags = True
            self._move_to(*place, extend=bool(event.modifiers() & _SHIFT))

    def _press_heading(self, point: QPoint) -> None:
        heading = self._heading_at(point)
        if heading is None:
            return
        self._chosen = frozenset()
        self._row, self._column = heading
        self.viewport().update()
        if self._row >= 0:
            self.row_selected.emit(self._row)
        else:
            self.column_selected.emit(self._column)

    def _heading_at(self, point: QPoint) -> Place | None:
        """(row, -1) or (-1, column) of the heading under a point."""
        inner, inside = self._inner(), point - self._origin()
        rows = len(self._cells.rows)
        if point.x() < inner.left() and 0 <= inside.y() < self._layout.height(rows):
            return (inside.y() // self._layout.row, -1) if point.y() >= inner.top() else None
        if point.y() < inner.top() and point.x() >= inner.left():
            inside.setY(0)
            place = self._layout.at(inside, rows)
            return None if place is None else (-1, place[1])
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._drags:
            place = self._nearest(point)
            if place != self._current:
                self._move_to(*place, extend=True)
            return
        hover = self.place_at(point)
        if hover != self._hover:
            self._hover = hover
            over = hover is not None or self._heading_at(point) is not None
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drags:
            self._drags = False
            self._tell_selected()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        place, heading = self.place_at(point), self._heading_at(point)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if place is not None:
            self.activated.emit(*place)
        elif heading is not None and heading[0] >= 0:
            self.row_activated.emit(heading[0])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._cells.rows:
            return
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            corner = self.cell_rect(*self._current).center()
            self.menu.emit(*self._current, self.viewport().mapToGlobal(corner))
            return
        place = self.place_at(self.viewport().mapFromGlobal(event.globalPos()))
        if place is None:
            return
        if place not in self._chosen:
            self._move_to(*place)
            self._tell_selected()
        self.menu.emit(*place, event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self.place_at(event.pos())
            if place is None:
                QToolTip.hideText()
            else:
                html = tip_html(self.words(*place))
                QToolTip.showText(event.globalPos(), html, self, self.cell_rect(*place))
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover = None
            self.viewport().update()
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if retranslated(event):
            self._read_aloud(announce=False)
