"""Where everything of a heatmap is, in pixels of its content; no painting, no events."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics

from widgets import theme
from widgets.cells import Cells

GAP = 3


@dataclass(frozen=True)
class Layout:
    """Sizes of the parts; content pixels start at the first cell, beside the headings."""

    row_header: int
    column_header: int
    row: int
    columns: tuple[int, ...]  # left edge of every column, and at the end the right edge of the last

    @property
    def width(self) -> int:
        return self.columns[-1] if self.columns else 0

    def height(self, rows: int) -> int:
        return rows * self.row

    def cell(self, row: int, column: int) -> QRect:
        """A cell without its gap, in content pixels."""
        left, right = self.columns[column], self.columns[column + 1]
        return QRect(left, row * self.row, right - left - GAP, self.row - GAP)

    def at(self, point: QPoint, rows: int) -> tuple[int, int] | None:
        """The cell under a content pixel; its gap counts as the cell."""
        if not (0 <= point.x() < self.width and 0 <= point.y() < self.height(rows)):
            return None
        column = next(
            position for position, right in enumerate(self.columns[1:]) if point.x() < right
        )
        return point.y() // self.row, column


def figure_font(*, dense: bool = False) -> QFont:
    return theme.font(12.5 if dense else 15, QFont.Weight.Medium)


def note_font() -> QFont:
    return theme.font(11)


def row_font(*, dense: bool = False) -> QFont:
    return theme.font(12.5 if dense else 14, QFont.Weight.Medium)


def header_font() -> QFont:
    return theme.font(12)


def measure(cells: Cells, room: QSize) -> Layout:
    """Fit `cells` into `room`; cells never get narrower than their figures, rather it scrolls.
    Headings get what room there is and are elided beyond it."""
    if not cells.rows or not cells.width:
        return Layout(0, 0, theme.px(41), (0,))
    pad = theme.px(4 if cells.dense else 8)
    row_header = _row_header(cells, room.width())
    least = [_least(cells, column) + pad for column in range(cells.width)]
    wished = [max(width, _heading(cells, column) + pad) for column, width in enumerate(least)]
    least = _towards(least, wished, room.width() - row_header)
    spare = room.width() - row_header - sum(least)
    data = len(cells.columns)
    if data and spare > 0:
        widest = max(least[:data])
        for column in range(data):  # first even them out, then share what is left
            more = min(widest - least[column], spare)
            least[column] += more
            spare -= more
        for column in range(data):
            least[column] += spare // data
        least[data - 1] += spare % data
    edges = [0]
    for width in least:
        edges.append(edges[-1] + width)
    lines = max(cells.header(column).count("\n") + 1 for column in range(cells.width))
    column_header = QFontMetrics(header_font()).lineSpacing() * lines + theme.px(8)
    free = (room.height() - column_header) // len(cells.rows)
    lowest, highest = (28, 36) if cells.dense else (42, 52)
    height = min(max(free, theme.px(lowest)), theme.px(highest))
    return Layout(row_header, column_header, height, tuple(edges))


def _towards(least: list[int], wished: list[int], room: int) -> list[int]:
    """Each width between what it needs and what it wishes, by the share that fits into `room`."""
    missing = sum(wished) - sum(least)
    if missing <= 0 or sum(wished) <= room:
        return wished
    share = max(room - sum(least), 0) / missing
    return [need + int((wish - need) * share) for need, wish in zip(least, wished, strict=True)]


def _heading(cells: Cells, column: int) -> int:
    """The width of a heading, which may use two lines."""
    heads = QFontMetrics(header_font())
    lines = cells.header(column).split("\n")
    return min(max(heads.horizontalAdvance(line) for line in lines), theme.px(190))


def _row_header(cells: Cells, room: int) -> int:
    names = QFontMetrics(row_font(dense=cells.dense))
    notes = QFontMetrics(note_font())
    widths = [names.horizontalAdvance(text) for text in cells.rows]
    widths += [notes.horizontalAdvance(text) for text in cells.row_notes]
    widths.append(QFontMetrics(header_font()).horizontalAdvance(cells.corner))
    return min(max(widths) + theme.px(20), max(room * 3 // 10, theme.px(110)))


def _least(cells: Cells, column: int) -> int:
    """The width the figures of a column need, and the heading of a margin."""
    figures = QFontMetrics(figure_font(dense=cells.dense))
    notes = QFontMetrics(note_font())
    narrowest = theme.px(40 if cells.dense else 44 if cells.is_margin(column) else 72)
    widths = [_heading(cells, column)] if cells.is_margin(column) else [narrowest]
    longest = max((cells.figure(row, column) for row in range(len(cells.rows))), key=len)
    widths.append(figures.horizontalAdvance(longest) + theme.px(8))
    note = max((cells.note(row, column) for row in range(len(cells.rows))), key=len)
    widths.append(notes.horizontalAdvance(note) + theme.px(8))
    return min(max(*widths, narrowest), theme.px(190))
