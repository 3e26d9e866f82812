"""The picture of a treemap: tiles, outlines of what is chosen. Input is in `treemap`."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets import theme
from widgets.heatmap_paint import paint_outline
from widgets.picking import NOTHING, Picking
from widgets.tiles import Codes, Tiles
from widgets.treemap_layout import Arrangement, Plot, arrange
from widgets.treemap_paint import TreemapPainter

OUTLINED = 60  # tiles with an outline of their own; of more, the outline of all together is drawn


class TreemapView(Picking):
    """Shows `Tiles`; codes are positions, -(2 + plot) for the others of a plot, NOTHING."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles = Tiles()
        self._placed: Arrangement | None = None
        self._painter: TreemapPainter | None = None
        self._picture: QImage | None = None

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(260), theme.px(160))

    @property
    def arrangement(self) -> Arrangement:
        """Where everything is in the widget's pixels; made when it is first asked for."""
        if self._placed is None:
            self._placed = arrange(self._tiles, max(self.width(), 1), max(self.height(), 1),
                                   theme.px(20))
            self._painter = TreemapPainter(self._tiles, self._placed)
        return self._placed

    @property
    def shown(self) -> int:
        """Things with a tile of their own."""
        return len(self.arrangement.positions)

    @property
    def grouped(self) -> int:
        """Things that stand together in a block of others."""
        return sum(len(plot.rest) for plot in self.arrangement.plots)

    @property
    def without_area(self) -> int:
        """Things that have no size, and so no place in the picture."""
        return self._tiles.count - self.shown - self.grouped

    def rest(self, code: int) -> Codes:
        """The positions behind a block of others."""
        return self.arrangement.plots[-code - 2].rest

    def rect_of(self, code: int) -> QRect:
        """Where a tile or a block of others is; empty for what has no place of its own."""
        placed = self.arrangement
        if code < NOTHING:
            box = placed.plots[-code - 2].rest_box
            return QRect() if box is None else QRect(
                round(box.left), round(box.top), round(box.width), round(box.height))
        if code == NOTHING or placed.row_of[code] < 0 or self._painter is None:
            return QRect()
        return self._painter.rect(int(placed.row_of[code]))

    def code_at(self, point: QPoint) -> int:
        if not self.rect().contains(point):
            return NOTHING
        buffer = self.arrangement.buffer
        if point.y() >= buffer.shape[0] or point.x() >= buffer.shape[1]:
            return NOTHING
        return int(buffer[point.y(), point.x()])

    def plot_at(self, point: QPoint) -> Plot | None:
        """The group whose heading is under a point."""
        for plot in self.arrangement.plots:
            box = plot.box
            heading = QRect(round(box.left), round(box.top), round(box.width), plot.heading)
            if plot.heading and heading.contains(point):
                return plot
        return None

    def forget(self) -> None:
        self._placed = self._painter = self._picture = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme.tokens()
        if not self._tiles.count:
            return
        placed = self.arrangement
        if self._picture is None and self._painter is not None:
            self._picture = self._painter.picture(self.devicePixelRatioF())
        if self._picture is not None:
            painter.drawImage(0, 0, self._picture)
        if self._hover != NOTHING and self._hover not in self._chosen:
            paint_outline(painter, self.rect_of(self._hover), 1, t.ink)
        if len(self._chosen) <= OUTLINED:
            for code in self._chosen:
                box = self.rect_of(code)
                if not box.isEmpty():
                    self._outline(painter, box)
        else:
            painter.drawImage(0, 0, self._common_outline(placed))
        if self.hasFocus() and self._current not in self._chosen:
            paint_outline(painter, self.rect_of(self._current), 2, t.accent)
        self.paint_band(painter)

    @staticmethod
    def _outline(painter: QPainter, box: QRect) -> None:
        """A frame that is seen on light and on dark fills: ink, and a hair of ground inside."""
        t = theme.tokens()
        width = 3 if min(box.width(), box.height()) > 12 else 2
        paint_outline(painter, box.adjusted(2, 2, -2, -2), 1, t.panel)
        paint_outline(painter, box.adjusted(0, 0, -1, -1), width, t.ink)

    def _common_outline(self, placed: Arrangement) -> QImage:
        flags = np.zeros(self._tiles.count + len(placed.plots) + 1, bool)
        flags[np.fromiter(self._chosen, np.int64, len(self._chosen))] = True
        inside = np.pad(flags[placed.buffer], 2)
        edge = np.zeros(placed.buffer.shape, bool)
        height, width = np.shape(placed.buffer)[:2]
        middle = inside[2:-2, 2:-2]
        for down, right in ((0, 2), (2, 0), (4, 2), (2, 4), (1, 2), (3, 2), (2, 1), (2, 3)):
            edge |= middle & ~inside[down:down + height, right:right + width]
        ink = QColor(theme.tokens().ink).rgba()
        pixels = np.where(edge, np.uint32(ink), np.uint32(0))
        return QImage(pixels.data, width, height, 4 * width,
                      QImage.Format.Format_ARGB32_Premultiplied).copy()
