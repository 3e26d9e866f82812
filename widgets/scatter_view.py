"""The picture of a scatter plot: axes, points, outlines. Input is in `scatter`."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from widgets import theme
from widgets.picking import NOTHING, Picking
from widgets.points import Codes, Points
from widgets.scatter_image import RADIUS, Splat, splat
from widgets.text import one_line

LABELLED = 12  # chosen points beside which the name stands
RINGED = 2_000


class ScatterView(Picking):
    """Shows `Points`, what is chosen of them, and where the keyboard is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points = Points()
        self._splat: Splat | None = None
        self._image: QImage | None = None

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(260), theme.px(180))

    def plot_rect(self) -> QRect:
        """Where points can be, inside the axes."""
        metrics = QFontMetrics(theme.font(11.5))
        words = [one_line(word) for _, word in self._points.upwards.ticks]
        left = max((metrics.horizontalAdvance(word) for word in words), default=0) + theme.px(10)
        line = metrics.height()
        return self.rect().adjusted(left, line + theme.px(8), -theme.px(14),
                                    -2 * line - theme.px(8))

    @property
    def splatted(self) -> Splat:
        """The drawn points; made when first asked for in a size."""
        if self._splat is None:
            room = self.plot_rect()
            self._splat = splat(self._points, max(room.width(), 1), max(room.height(), 1),
                                theme.tokens())
            height, width = self._splat.image.shape[:2]
            self._image = QImage(self._splat.image.data, width, height, 4 * width,
                                 QImage.Format.Format_ARGB32_Premultiplied)
        return self._splat

    @property
    def without_place(self) -> int:
        """Things that miss one of the two measures."""
        return self._points.count - len(self.splatted.positions)

    def point_of(self, position: int) -> QPoint | None:
        """The middle of a point in the widget; None where it has no place."""
        drawn = self.splatted
        found = (drawn.positions == position).nonzero()[0]
        if not found.size:
            return None
        row = int(found[0])
        return self.plot_rect().topLeft() + QPoint(int(drawn.left[row]), int(drawn.top[row]))

    def rect_of(self, code: int) -> QRect:
        middle = self.point_of(code)
        return QRect() if middle is None else QRect(middle, QSize(1, 1))

    def code_at(self, point: QPoint) -> int:
        """The point under a pixel, or near it."""
        inside = point - self.plot_rect().topLeft()
        buffer: Codes = self.splatted.buffer
        reach = 3
        x, y = inside.x(), inside.y()
        if not (-reach <= x < buffer.shape[1] + reach and -reach <= y < buffer.shape[0] + reach):
            return NOTHING
        if 0 <= x < buffer.shape[1] and 0 <= y < buffer.shape[0] and buffer[y, x] >= 0:
            return int(buffer[y, x])
        near = buffer[max(y - reach, 0):max(y + reach + 1, 0),
                      max(x - reach, 0):max(x + reach + 1, 0)]
        found = near[near >= 0]
        return int(found[0]) if found.size else NOTHING

    def forget(self) -> None:
        self._splat = self._image = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, room, t = QPainter(self), self.plot_rect(), theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axes(painter, room)
        drawn = self.splatted
        if self._image is not None:
            painter.drawImage(room.topLeft(), self._image)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if len(self._chosen) <= RINGED:
            painter.setPen(QPen(QColor(t.ink), 2))
            rows = [row for row, position in enumerate(drawn.positions.tolist())
                    if position in self._chosen] if self._chosen else []
            for row in rows:
                middle = room.topLeft() + QPoint(int(drawn.left[row]), int(drawn.top[row]))
                painter.drawEllipse(QPointF(middle), RADIUS + 3, RADIUS + 3)
            if len(rows) <= LABELLED:
                self._paint_names(painter, room, rows)
        for code, ink, width in ((self._hover, t.ink_2, 1), (self._current, t.accent, 2)):
            middle_or_none = self.point_of(code) if code != NOTHING else None
            shown = code not in self._chosen and (code == self._hover or self.hasFocus())
            if middle_or_none is not None and shown:
                painter.setPen(QPen(QColor(ink), width))
                painter.drawEllipse(QPointF(middle_or_none), RADIUS + 3, RADIUS + 3)
        self.paint_band(painter)

    def _paint_names(self, painter: QPainter, room: QRect, rows: list[int]) -> None:
        """The names of the chosen points beside them, whole or shortened."""
        font = theme.font(12, QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(theme.tokens().ink))
        for row in rows:
            x, y = int(self.splatted.left[row]), int(self.splatted.top[row])
            name = one_line(self._points.names[int(self.splatted.positions[row])])
            gap = RADIUS + 6
            right = room.width() - x - gap
            at_right = right >= x - gap or right >= metrics.horizontalAdvance(name)
            words = metrics.elidedText(name, Qt.TextElideMode.ElideRight,
                                       right if at_right else x - gap)
            left = x + gap if at_right else x - gap - metrics.horizontalAdvance(words)
            top = min(max(y + metrics.ascent() // 2, metrics.ascent()), room.height())
            painter.drawText(room.topLeft() + QPoint(left, top), words)

    def _paint_axes(self, painter: QPainter, room: QRect) -> None:
        t, points = theme.tokens(), self._points
        font = theme.font(11.5)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        line = metrics.height()
        for value, words in points.upwards.ticks:
            y = room.bottom() - _share(value, points.upwards.low, points.upwards.high) * (
                room.height() - 1)
            painter.setPen(QColor(t.line))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(QColor(t.ink_3_text))
            painter.drawText(QRectF(0, y - line / 2, room.left() - theme.px(6), line),
                             int(Qt.AlignmentFlag.AlignRight), one_line(words))
        taken = -1.0e9
        for value, words in points.across.ticks:
            x = room.left() + _share(value, points.across.low, points.across.high) * (
                room.width() - 1)
            painter.setPen(QColor(t.line))
            painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
            width = metrics.horizontalAdvance(one_line(words))
            left = min(max(x - width / 2, 0.0), self.width() - width)
            if left < taken:
                continue  # a tick keeps its line; words that would run into each other do not
            taken = left + width + theme.px(8)
            painter.setPen(QColor(t.ink_3_text))
            painter.drawText(QPointF(left, room.bottom() + theme.px(4) + metrics.ascent()),
                             one_line(words))
        for value, words in points.bands:
            y = room.bottom() - _share(value, points.upwards.low, points.upwards.high) * (
                room.height() - 1)
            painter.setPen(QPen(QColor(t.ink_3), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(QColor(t.ink_2))
            width = metrics.horizontalAdvance(one_line(words))
            painter.drawText(QPointF(room.right() - width - 4, y - 3), one_line(words))
        painter.setPen(QColor(t.ink_2))
        painter.drawText(QRect(0, 0, self.width(), line), Qt.AlignmentFlag.AlignLeft,
                         metrics.elidedText(one_line(points.upwards.title),
                                            Qt.TextElideMode.ElideRight, self.width()))
        painter.drawText(QRect(room.left(), self.height() - line, room.width(), line),
                         Qt.AlignmentFlag.AlignRight,
                         metrics.elidedText(one_line(points.across.title),
                                            Qt.TextElideMode.ElideRight, room.width()))


def _share(value: float, low: float, high: float) -> float:
    return min(max((value - low) / ((high - low) or 1.0), 0.0), 1.0)
