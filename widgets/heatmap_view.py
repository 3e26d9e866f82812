"""The picture of a heatmap: scrolling, headings, cells, outlines. Input is in `heatmap`."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from widgets import heatmap_layout, heatmap_paint, theme
from widgets.cells import NO_CELLS, Cells
from widgets.heatmap_layout import Layout
from widgets.text import restyled

Place = tuple[int, int]


class HeatmapView(QAbstractScrollArea):
    """Shows `Cells`, what is selected of them, and where the keyboard and the mouse are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: Cells = NO_CELLS
        self._layout = Layout(0, 0, 1, (0,))
        self._painter: heatmap_paint.HeatmapPainter | None = None
        self._picture: QImage | None = None
        self._current: Place = (0, 0)
        self._chosen: frozenset[Place] = frozenset()
        self._row = self._column = -1  # a selected heading
        self._hover: Place | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalScrollBar().valueChanged.connect(self._repaint)
        self.horizontalScrollBar().valueChanged.connect(self._repaint)

    def cell_rect(self, row: int, column: int) -> QRect:
        """Where a cell is in the viewport."""
        return self._layout.cell(row, column).translated(self._origin())

    def sizeHint(self) -> QSize:
        rows = len(self._cells.rows)
        return QSize(theme.px(640), self._layout.column_header + self._layout.height(rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(42) * min(len(self._cells.rows), 3) + theme.px(44))

    def _arrange(self) -> None:
        room, bar = self.viewport().size(), self.verticalScrollBar().sizeHint().width()
        if self.verticalScrollBar().isVisible():
            room.setWidth(room.width() + bar)
        layout = heatmap_layout.measure(self._cells, room)
        if layout.column_header + layout.height(len(self._cells.rows)) > room.height():
            layout = heatmap_layout.measure(self._cells, room - QSize(bar, 0))
            room.setWidth(room.width() - bar)
        self._layout = layout
        self._painter = heatmap_paint.HeatmapPainter(self._cells)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        inner = QSize(room.width() - layout.row_header, room.height() - layout.column_header)
        across.setRange(0, max(layout.width - inner.width(), 0))
        across.setPageStep(inner.width())
        across.setSingleStep(theme.px(40))
        down.setRange(0, max(layout.height(len(self._cells.rows)) - inner.height(), 0))
        down.setPageStep(max(inner.height(), 1))
        down.setSingleStep(layout.row)
        self.updateGeometry()
        self._repaint()

    def _repaint(self) -> None:
        self._picture = None
        self.viewport().update()

    def _origin(self) -> QPoint:
        """The first cell's corner in the viewport."""
        return QPoint(
            self._layout.row_header - self.horizontalScrollBar().value(),
            self._layout.column_header - self.verticalScrollBar().value(),
        )

    def _inner(self) -> QRect:
        """The viewport without the headings."""
        rect = self.viewport().rect()
        return rect.adjusted(self._layout.row_header, self._layout.column_header, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, inner, tokens = QPainter(self.viewport()), self._inner(), theme.tokens()
        painter.fillRect(self.viewport().rect(), QColor(tokens.panel))
        if not self._cells.rows or self._painter is None:
            return
        origin = self._origin()
        if self._picture is None:
            window = inner.translated(-origin)
            ratio = self.devicePixelRatioF()
            self._picture = self._painter.picture(self._layout, window, ratio)
        painter.drawImage(inner.topLeft(), self._picture)
        self._paint_headers(painter, origin, inner)
        painter.setClipRect(inner.adjusted(-2, -2, 2, 2))
        if self._hover is not None and self._hover not in self._chosen:
            heatmap_paint.paint_outline(painter, self.cell_rect(*self._hover), 1, tokens.ink_2)
        visible = range(*self._visible_rows())
        for row, column in self._chosen:
            if row in visible:
                heatmap_paint.paint_outline(
                    painter, self.cell_rect(row, column), 2, tokens.ink
                )
        if self.hasFocus() and self._current not in self._chosen:
            heatmap_paint.paint_outline(painter, self.cell_rect(*self._current), 2, tokens.accent)

    def _visible_rows(self) -> tuple[int, int]:
        top = self.verticalScrollBar().value()
        bottom = top + self._inner().height()
        return top // self._layout.row, min(bottom // self._layout.row + 1, len(self._cells.rows))

    def _paint_headers(self, painter: QPainter, origin: QPoint, inner: QRect) -> None:
        cells, layout = self._cells, self._layout
        painter.setClipRect(QRect(0, inner.top(), inner.left(), inner.height()))
        for row in range(*self._visible_rows()):
            box = QRect(0, origin.y() + row * layout.row, layout.row_header, layout.row)
            box.setHeight(layout.row - heatmap_layout.GAP)
            heatmap_paint.paint_row_header(painter, cells, row, box, row == self._row)
        painter.setClipRect(QRect(inner.left(), 0, inner.width(), inner.top()))
        for column in range(cells.width):
            cell = layout.cell(0, column).translated(origin)
            box = QRect(cell.left(), 0, cell.width(), layout.column_header)
            heatmap_paint.paint_column_header(
                painter, cells.header(column), box, column == self._column
            )
        corner = QRect(0, 0, layout.row_header, layout.column_header)
        painter.setClipRect(corner)
        font = heatmap_layout.header_font()
        painter.setFont(font)
        painter.setPen(QColor(theme.tokens().ink_2))
        corner.setBottom(corner.bottom() - theme.px(4))
        text = QFontMetrics(font).elidedText(
            cells.corner, Qt.TextElideMode.ElideRight, layout.row_header - theme.px(10)
        )
        painter.drawText(corner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, text)
