"""A table of records: sorting, selecting, copying; a million rows scroll like ten."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from widgets import theme
from widgets.positions import Positions
from widgets.sliced_copy import SlicedCopy
from widgets.table_model import Index, Rows, RowsTableModel
from widgets.text import Tip, restyled, tip_html

ROW_HEIGHT = 30
COPY_LIMIT = 20_000  # rows; more belongs into an export


class _Painter(QStyledItemDelegate):
    """Words, a hairline, and the selection; nothing a style sheet has to be asked about."""

    def __init__(self, model: RowsTableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._body = self._strong = QFont()
        self.renew()

    def renew(self) -> None:
        self._body, self._strong = theme.font(12.5), theme.font(12.5, QFont.Weight.DemiBold)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        options: Any = option  # the stubs know none of its fields
        tokens, box = theme.tokens(), options.rect
        column = self._model.column(index.column())
        painter.save()
        if options.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(tokens.accent_soft))
        elif options.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(tokens.hover))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if options.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(tokens.accent))
            painter.drawRect(box.adjusted(0, 0, -1, -2))
        tone = self._model.tone(index.row(), index.column())
        font = self._strong if column.strong or tone == "strong" else self._body
        painter.setFont(font)
        painter.setPen(QColor(tokens.tone(tone)))
        inner = box.adjusted(theme.px(6), 0, -theme.px(6), 0)
        text = QFontMetrics(font).elidedText(
            self._model.text(index.row(), index.column()), Qt.TextElideMode.ElideRight,
            inner.width(),
        )  # fmt: skip
        side = Qt.AlignmentFlag.AlignRight if column.figures else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


class _View(QTableView):
    """The scrolling part of a `Table`."""

    copy_asked = Signal()
    entered_row = Signal(int)
    resized = Signal()
    menu_asked = Signal(QModelIndex, QPoint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.entered_row.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            where = self.viewport().mapToGlobal(self.visualRect(index).center())
        else:
            where = event.globalPos()
            index = self.indexAt(self.viewport().mapFromGlobal(where))
        if index.isValid():
            self.menu_asked.emit(index, where)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            text = str(index.data()) if index.isValid() else ""
            room = self.visualRect(index).width() - 2 * theme.px(6)
            cut = QFontMetrics(theme.font(12.5)).horizontalAdvance(text) > room
            QToolTip.showText(event.globalPos(), tip_html(Tip(note=text)) if cut else "", self)
            return True
        return super().viewportEvent(event)


class Table(QWidget):
    """Shows `Rows`; all positions are those of the rows as given, whatever the sorting.

    Signals:
        selected: rows were selected by hand (positions, in shown order).
        activated: a row was double-clicked or confirmed with Enter.
        menu: the verbs of a row are asked for (position, place on the screen).
        copied: rows went to the clipboard (how many, of how many that were meant).
    """

    selected = Signal(object)  # Positions; as a list of Qt's a million would take half a second
    activated = Signal(int)
    menu = Signal(int, QPoint)
    copied = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowsTableModel()
        self.view = _View(self)
        self.view.setModel(self._model)
        self._painter = _Painter(self._model, self.view)
        self.view.setItemDelegate(self._painter)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.setMouseTracking(True)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setTabKeyNavigation(False)
        down, across = self.view.verticalHeader(), self.view.horizontalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setHighlightSections(False)
        across.setSectionsClickable(True)
        across.setSortIndicatorShown(True)
        across.setSortIndicatorClearable(False)
        across.setMinimumSectionSize(theme.px(40))
        # headings would ask of each of a million rows whether the whole column is selected
        across.setSelectionModel(QItemSelectionModel(self._model, self))
        across.sortIndicatorChanged.connect(self._sort)
        self.view.copy_asked.connect(self.copy)
        self.view.resized.connect(self._share_width)
        self.view.entered_row.connect(lambda row: self.activated.emit(self._model.position(row)))
        self.view.doubleClicked.connect(
            lambda index: self.activated.emit(self._model.position(index.row()))
        )
        self.view.menu_asked.connect(
            lambda index, where: self.menu.emit(self._model.position(index.row()), where)
        )
        self.view.selectionModel().selectionChanged.connect(self._tell_selected)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.view)
        self.setFocusProxy(self.view)
        self._copying = SlicedCopy(self)
        self._copying.done.connect(self.copied)
        self._quiet = False
        self._size_rows()

    def set_rows(self, rows: Rows) -> None:
        """Show other rows; sorting by hand is kept while the headings stay the same."""
        header = self.view.horizontalHeader()
        same = [c.header for c in rows.columns] == [c.header for c in self._model.rows.columns]
        self._quiet = True
        if same and rows.columns:
            by, order = header.sortIndicatorSection(), header.sortIndicatorOrder()
            descending = order == Qt.SortOrder.DescendingOrder
            rows = Rows(rows.columns, by, descending, rows.identities)
            self._model.set_rows(rows)
        else:
            self._model.set_rows(rows)
            order = Qt.SortOrder.AscendingOrder
            if rows.descending:
                order = Qt.SortOrder.DescendingOrder
            header.blockSignals(True)
            header.setSortIndicator(rows.sorted_by, order)
            header.blockSignals(False)
            self.view.scrollToTop()
        self._quiet = False
        self._share_width()

    @property
    def selection(self) -> Positions:
        """Selected positions, in shown order."""
        chosen = self.view.selectionModel().selection()
        parts = [chosen.at(position) for position in range(chosen.size())]
        if not parts:
            return Positions(self._model.order[:0])
        shown = np.zeros(self._model.rows.count, bool)
        for part in parts:
            shown[part.top():part.bottom() + 1] = True
        return Positions(self._model.order[shown])

    def set_selection(self, position: int) -> None:
        """Select one row and bring it into view, without a signal; -1 selects none."""
        self._quiet = True
        self.view.clearSelection()
        found = np.flatnonzero(self._model.order == position)
        if found.size:
            index = self._model.index(int(found[0]), 0)
            flags = QItemSelectionModel.SelectionFlag
            self.view.selectionModel().setCurrentIndex(
                index, flags.ClearAndSelect | flags.Rows
            )
            self.view.scrollTo(index)
        self._quiet = False

    @property
    def rows(self) -> Rows:
        """What is shown, as it was given."""
        return self._model.rows

    def shown_order(self, positions: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Positions in the order they stand in now."""
        place = np.empty(self._model.rows.count, np.int64)
        place[self._model.order] = np.arange(len(place))
        return np.asarray(positions[np.argsort(place[positions])])

    def copy(self) -> None:
        """Selected rows, or all when none is, to the clipboard with their headings; many are
        there a little later, see `copied`."""
        meant = self.selection or Positions(self._model.order)
        self._copying.start(self._model.rows.columns, meant[:COPY_LIMIT], len(meant))

    def sizeHint(self) -> QSize:
        rows = min(max(self._model.rows.count, 2), 8)
        return QSize(theme.px(360), theme.px(ROW_HEIGHT) * (rows + 1) + 2)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        chosen = self.selection
        self._quiet = True
        self._model.sort(column, order)
        self._quiet = False
        if len(chosen) == 1:
            self.set_selection(chosen[0])
        else:
            self.view.clearSelection()

    def _tell_selected(self) -> None:
        if not self._quiet:
            self.selected.emit(self.selection)

    def _size_rows(self) -> None:
        self.view.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        self.view.horizontalHeader().setFixedHeight(theme.px(28))

    def _share_width(self) -> None:
        """Give every column its own width; those without one share what is left."""
        columns = self._model.rows.columns
        free = [position for position, column in enumerate(columns) if not column.width]
        taken = sum(theme.px(column.width) for column in columns)
        share = (self.view.viewport().width() - taken) // len(free) if free else 0
        for position, column in enumerate(columns):
            width = theme.px(column.width) or max(share, theme.px(90))
            self.view.setColumnWidth(position, width)
        self.view.horizontalHeader().setStretchLastSection(not free)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event) and hasattr(self, "_quiet"):
            self._painter.renew()
            self._size_rows()
            self._share_width()


