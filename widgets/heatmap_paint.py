"""Painting of a heatmap: cells once into a picture, selection and hover over it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QPainter,
    QPen,
    QStaticText,
)

from widgets import colour, heatmap_layout, marks, theme
from widgets.cells import Cells
from widgets.heatmap_layout import Layout

RADIUS = 5
_ELIDE = Qt.TextElideMode.ElideRight


class _Words:
    """Texts of one font, laid out once: painting them again costs a tenth."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetrics(font)
        self._made: dict[tuple[str, int], QStaticText] = {}

    @property
    def height(self) -> int:
        return self._metrics.height()

    def get(self, text: str, room: int) -> QStaticText:
        made = self._made.get((text, room))
        if made is None:
            made = QStaticText(self._metrics.elidedText(text, _ELIDE, room))
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            made.prepare(font=self.font)
            self._made[text, room] = made
        return made


class HeatmapPainter:
    """Paints the cells of one `Cells` in one theme."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._figures = _Words(heatmap_layout.figure_font(dense=cells.dense))
        self._notes = _Words(heatmap_layout.note_font())
        scale, tokens = cells.scale, theme.tokens()
        self._tokens = tokens
        self._steps = colour.steps(cells.values, scale.low, scale.high)
        self._fills = theme.scale(tokens, scale.kind)
        self._inks = theme.scale_inks(tokens, scale.kind)

    def colours(self, row: int, column: int) -> tuple[str, str]:
        """Fill of a cell and the ink that is read on it."""
        if self._cells.is_grey(row, column):
            ink = self._tokens.ink if self._cells.is_margin(column) else self._tokens.ink_2
            return self._tokens.neutral, ink
        step = int(self._steps[row, column])
        return self._fills[step], self._inks[step]

    def picture(self, layout: Layout, window: QRect, ratio: float) -> QImage:
        """The cells that touch `window` (content pixels), for a screen of density `ratio`."""
        size = (window.size().toSizeF() * ratio).toSize()
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(QColor(self._tokens.panel))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-window.x(), -window.y())
        first = max(window.top() // layout.row, 0)
        last = min(window.bottom() // layout.row + 1, len(self._cells.rows))
        columns = [
            column for column in range(self._cells.width)
            if layout.columns[column + 1] > window.left()
            and layout.columns[column] <= window.right()
        ]  # fmt: skip
        for row in range(first, last):
            for column in columns:
                self._cell(painter, row, column, QRectF(layout.cell(row, column)))
        painter.end()
        return image

    def _cell(self, painter: QPainter, row: int, column: int, box: QRectF) -> None:
        fill, ink = self.colours(row, column)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self._cells.is_hatched(row, column):
            marks.hatch(painter, box, fill, RADIUS)
        if self._cells.is_dotted(row, column):
            marks.dot(painter, box, fill, RADIUS)
        painter.setPen(QColor(ink))
        figure, note = self._cells.figure(row, column), self._cells.note(row, column)
        room = int(box.width()) - 4
        if not note:
            self._word(painter, self._figures, figure, box, box.center().y(), room)
            return
        both = self._figures.height + self._notes.height - 2
        top = box.center().y() - both / 2
        self._word(painter, self._figures, figure, box, top + self._figures.height / 2, room)
        self._word(painter, self._notes, note, box, top + both - self._notes.height / 2, room)

    @staticmethod
    def _word(
        painter: QPainter, words: _Words, text: str, box: QRectF, middle: float, room: int
    ) -> None:
        if not text:
            return
        laid = words.get(text, room)
        size = laid.size()
        painter.setFont(words.font)
        painter.drawStaticText(
            QPointF(box.center().x() - size.width() / 2, middle - size.height() / 2), laid
        )


def paint_row_header(
    painter: QPainter, cells: Cells, row: int, box: QRect, is_selected: bool
) -> None:
    """Name and sub-text of a row, at the left of `box`."""
    tokens = theme.tokens()
    names = heatmap_layout.row_font(dense=cells.dense)
    notes = heatmap_layout.note_font()
    if is_selected:
        names.setWeight(QFont.Weight.Bold)
    name_metrics, note_metrics = QFontMetrics(names), QFontMetrics(notes)
    note = cells.row_notes[row] if cells.row_notes else ""
    room = box.width() - theme.px(10)
    height = name_metrics.height() + (note_metrics.height() if note else 0)
    top = box.top() + (box.height() - height) // 2
    painter.setFont(names)
    painter.setPen(QColor(tokens.accent_text if is_selected else tokens.ink))
    line = QRect(box.left(), top, room, name_metrics.height())
    # Chinese glyphs come from a taller font than the line was measured with: nothing is clipped.
    left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(
        Qt.TextFlag.TextDontClip)
    painter.drawText(line, left, name_metrics.elidedText(cells.rows[row], _ELIDE, room))
    if note:
        line = QRect(box.left(), top + name_metrics.height(), room, note_metrics.height())
        painter.setFont(notes)
        painter.setPen(QColor(tokens.ink_3_text))
        painter.drawText(line, left, note_metrics.elidedText(note, _ELIDE, room))


def paint_column_header(painter: QPainter, text: str, box: QRect, is_selected: bool) -> None:
    """One or two centred lines at the foot of `box`."""
    tokens, font = theme.tokens(), heatmap_layout.header_font()
    if is_selected:
        font.setWeight(QFont.Weight.Bold)
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.setPen(QColor(tokens.accent_text if is_selected else tokens.ink_2))
    lines = text.split("\n")
    top = box.bottom() - metrics.lineSpacing() * len(lines) - theme.px(3)
    for position, line in enumerate(lines):
        painter.drawText(
            QRect(box.left(), top + position * metrics.lineSpacing(), box.width(),
                  metrics.lineSpacing()),
            Qt.AlignmentFlag.AlignCenter, metrics.elidedText(line, _ELIDE, box.width()),
        )  # fmt: skip


def paint_outline(painter: QPainter, box: QRect, width: float, ink: str) -> None:
    """A frame around a cell, just outside its fill."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(ink), width))
    grow = width / 2 - 1
    painter.drawRoundedRect(QRectF(box).adjusted(-grow, -grow, grow, grow), RADIUS, RADIUS)
