"""Where the columns of a waterfall stand, and their painting; input is in `waterfall`.

Columns side by side where every word fits below its column, else lines below one another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from widgets import theme

if TYPE_CHECKING:
    from widgets.waterfall import Step

LINE = 19  # design pixels of one line when the columns lie
_CENTRE = Qt.AlignmentFlag.AlignCenter
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def fonts() -> tuple[QFont, QFont]:
    """Of the figures and of the names."""
    return theme.font(12, QFont.Weight.DemiBold), theme.font(11.5)


def spans(steps: tuple[Step, ...]) -> list[tuple[float, float]]:
    """From where to where each column reaches, in the unit of the values."""
    level, found = 0.0, []
    for step in steps:
        start = 0.0 if step.is_total else level
        level = step.value if step.is_total else level + step.value
        found.append((start, level))
    return found


def ground(steps: tuple[Step, ...]) -> float:
    """Where the picture begins: at 0, or, where small changes stand on large totals, so near to
    them that the changes can be seen; totals are then drawn broken."""
    ends = [end for _, end in spans(steps)]
    low, high = min(ends, default=0.0), max(ends, default=0.0)
    if low <= 0 or low < 0.5 * high or not any(not step.is_total for step in steps):
        return 0.0
    return max(low - 0.5 * (high - low or high), 0.0)


@dataclass(frozen=True)
class Frame:
    """The geometry of all columns in a room of the given size."""

    steps: tuple[Step, ...]
    size: QSize

    @property
    def lies(self) -> bool:
        """Whether the columns are lines, for want of width."""
        if not self.steps:
            return False
        width = self.size.width() / len(self.steps) - 6
        bold, small = map(QFontMetrics, fonts())
        need = max(max(bold.horizontalAdvance(step.figure), _longest(step.name, small))
                   for step in self.steps)
        return need > width

    def box(self, position: int) -> QRectF:
        """All the room of one step."""
        count = max(len(self.steps), 1)
        if self.lies:
            height = self.size.height() / count
            return QRectF(0, position * height, self.size.width(), height)
        width = self.size.width() / count
        return QRectF(position * width, 0, width, self.size.height())

    def at(self, point: QPointF) -> int:
        """The step under a pixel; may lie outside of the steps."""
        part = point.y() / max(self.size.height(), 1) if self.lies else (
            point.x() / max(self.size.width(), 1))
        return int(part * len(self.steps))

    @property
    def room(self) -> QRectF:
        """Where the columns may reach: beside the names and figures."""
        bold, small = map(QFontMetrics, fonts())
        width, height = self.size.width(), self.size.height()
        if self.lies:
            left = min(max(small.horizontalAdvance(s.name) for s in self.steps) + 10, width * 0.45)
            right = max(bold.horizontalAdvance(step.figure) for step in self.steps) + 8
            return QRectF(left, 0, max(width - left - right, 20), height)
        lines = 1 if all(small.horizontalAdvance(s.name) <= width / len(self.steps) - 4
                         for s in self.steps) else 2
        below = lines * small.height() + 8
        return QRectF(0, bold.height() + 4, width, height - below - bold.height() - 4)

    def column(self, position: int) -> QRectF:
        """The bar of one step."""
        levels = spans(self.steps)
        low = min(ground(self.steps), *(end for _, end in levels))
        high = max(0.0, *(max(span) for span in levels)) or 1.0
        start, end = (max(edge, low) for edge in levels[position])
        room, box = self.room, self.box(position)
        if self.lies:
            scale = room.width() / ((high - low) or 1.0)
            left = room.left() + (min(start, end) - low) * scale
            thick = min(box.height() * 0.66, theme.px(18))
            return QRectF(left, box.center().y() - thick / 2, max(abs(end - start) * scale, 2),
                          thick)
        scale = room.height() / ((high - low) or 1.0)
        edge = box.width() * 0.18
        return QRectF(box.left() + edge, room.top() + (high - max(start, end)) * scale,
                      box.width() - 2 * edge, max(abs(end - start) * scale, 2))

    def height_needed(self) -> int:
        return max(theme.px(140), theme.px(LINE) * len(self.steps) if self.lies else 0)


def _longest(name: str, metrics: QFontMetrics) -> int:
    """The width of the longest piece that cannot be broken over two lines."""
    pieces = name.split(" ") if " " in name else [name]
    half = metrics.horizontalAdvance(name) / 2
    return max(max(metrics.horizontalAdvance(piece) for piece in pieces), int(half))


def paint(painter: QPainter, frame: Frame, chosen: int, *, focused: bool) -> None:
    """All steps; `chosen` is outlined, -1 for none."""
    t = theme.tokens()
    if not frame.lies:
        painter.setPen(QColor(t.line))
        foot = round(frame.room.bottom())
        painter.drawLine(0, foot, frame.size.width(), foot)
    is_broken = ground(frame.steps) > 0
    for position, step in enumerate(frame.steps):
        column = frame.column(position)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.ink_3 if step.is_total else t.mark(step.tone)))
        painter.drawRoundedRect(column, 3, 3)
        if step.is_total and is_broken:
            _break(painter, column, lies=frame.lies)
        if position + 1 < len(frame.steps):
            _connector(painter, frame, position)
        if position == chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(t.accent if focused else t.ink), 2))
            painter.drawRoundedRect(column.adjusted(-2, -2, 2, 2), 4, 4)
        (_line_words if frame.lies else _column_words)(painter, frame, position)


def _break(painter: QPainter, column: QRectF, *, lies: bool) -> None:
    """Two strokes through the foot of a total that does not begin at zero."""
    painter.setPen(QPen(QColor(theme.tokens().panel), 2))
    for shift in (7, 12):
        if lies:
            x = column.left() + shift
            painter.drawLine(QPointF(x + 2, column.top() - 1), QPointF(x - 2, column.bottom() + 1))
        else:
            y = column.bottom() - shift
            painter.drawLine(QPointF(column.left() - 1, y + 2), QPointF(column.right() + 1, y - 2))


def _connector(painter: QPainter, frame: Frame, position: int) -> None:
    """A dotted line from where this step ended to the next one."""
    levels, here = spans(frame.steps), frame.column(position)
    following = frame.column(position + 1)
    painter.setPen(QPen(QColor(theme.tokens().ink_3), 1, Qt.PenStyle.DotLine))
    rises = levels[position][1] >= levels[position][0]
    if frame.lies:
        x = here.right() if rises else here.left()
        painter.drawLine(QPointF(x, here.bottom()), QPointF(x, following.top()))
    else:
        y = here.top() if rises else here.bottom()
        painter.drawLine(QPointF(here.right(), y), QPointF(following.left(), y))


def _column_words(painter: QPainter, frame: Frame, position: int) -> None:
    """The figure above a column, and its name at the foot."""
    t, (bold, small), step = theme.tokens(), fonts(), frame.steps[position]
    box, high = frame.box(position), QFontMetrics(bold).height()
    top = frame.column(position).top() - high - 3
    painter.setFont(bold)
    painter.setPen(QColor(t.tone(step.tone)))
    painter.drawText(QRectF(box.left(), max(top, 0), box.width(), high), _CENTRE, step.figure)
    painter.setFont(small)
    painter.setPen(QColor(t.ink_2))
    foot = frame.room.bottom() + 4
    place = QRectF(box.left() + 1, foot, box.width() - 2, frame.size.height() - foot)
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    painter.drawText(place, int(flags), step.name)


def _line_words(painter: QPainter, frame: Frame, position: int) -> None:
    """The name at the left, the figure at the right edge."""
    t, (bold, small), step = theme.tokens(), fonts(), frame.steps[position]
    box, room = frame.box(position), frame.room
    painter.setFont(small)
    painter.setPen(QColor(t.ink_2))
    name = QFontMetrics(small).elidedText(step.name, Qt.TextElideMode.ElideRight,
                                          int(room.left()) - 6)
    painter.drawText(box.adjusted(2, 0, 0, 0), _MIDDLE | Qt.AlignmentFlag.AlignLeft, name)
    painter.setFont(bold)
    painter.setPen(QColor(t.tone(step.tone)))
    painter.drawText(box.adjusted(0, 0, -2, 0), _MIDDLE | Qt.AlignmentFlag.AlignRight, step.figure)
