"""A result as a picture: its table with a bar per figure, and what one must know to read it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cockpit.exports.cells import clean
from cockpit.exports.sheet import Export, Sheet
from models.errors import CockpitError

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

MOST_ROWS = 200
WIDTH, MARGIN, LINE, BAR = 1200, 28, 24, 220


def write(sheet: Sheet, path: Path) -> None:
    """Errors: CockpitError("picture.not_written"), ("export.too_long") above `MOST_ROWS` rows."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter

    from cockpit.app import make_application
    from widgets import theme

    make_application()
    if len(sheet.rows) > MOST_ROWS:
        raise CockpitError("export.too_long", have=len(sheet.rows), limit=MOST_ROWS)
    height = 2 * MARGIN + LINE * (3 + max(len(sheet.rows), 1) + 1 + len(sheet.about))
    image = QImage(WIDTH, height, QImage.Format.Format_RGB32)
    image.fill(theme.tokens().panel)
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        _Drawing(painter, sheet).draw()
    finally:
        painter.end()
    if not image.save(str(path), "PNG"):  # type: ignore[call-overload]
        raise CockpitError("picture.not_written", path=str(path))


class _Drawing:
    """Lines from top to bottom; columns share the width, the bar stands at the right."""

    def __init__(self, painter: QPainter, sheet: Sheet) -> None:
        self._painter, self._sheet, self._y = painter, sheet, MARGIN
        self._columns = [i for i, _ in enumerate(sheet.columns)
                         if any(row[i] is not None for row in sheet.rows)]
        self._value = sheet.columns.index("value") if "value" in sheet.columns else None

    def draw(self) -> None:
        from widgets import theme

        tokens, sheet = theme.tokens(), self._sheet
        self._line([(MARGIN, WIDTH - 2 * MARGIN, sheet.title)], tokens.ink, 18, bold=True)
        self._y += LINE // 2
        self._cells([sheet.columns[i] for i in self._columns], tokens.accent_text, bold=True)
        longest = max((abs(float(row[self._value])) for row in sheet.rows
                       if self._value is not None and row[self._value] is not None), default=0)
        for row in sheet.rows:
            if self._value is not None and row[self._value] is not None and longest:
                share = abs(float(row[self._value])) / longest
                self._painter.fillRect(WIDTH - MARGIN - BAR, self._y + 5, round(BAR * share),
                                       LINE - 10, tokens.accent)
            self._cells([_text(row[i]) for i in self._columns], tokens.ink)
        self._y += LINE
        for name, value in sheet.about:
            self._line([(MARGIN, 120, name), (MARGIN + 120, WIDTH - 2 * MARGIN - 120, value)],
                       tokens.ink, 11)

    def _cells(self, texts: list[str], ink: str, *, bold: bool = False) -> None:
        room = (WIDTH - 2 * MARGIN - BAR - 16) // max(len(texts), 1)
        self._line([(MARGIN + i * room, room - 8, text) for i, text in enumerate(texts)],
                   ink, 12, bold=bold)

    def _line(self, texts: list[tuple[int, int, str]], ink: str, size: int, *,
              bold: bool = False) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QColor, QFont

        from widgets import theme

        weight = QFont.Weight.DemiBold if bold else QFont.Weight.Normal
        self._painter.setFont(theme.font(size, weight))
        self._painter.setPen(QColor(ink))
        metrics = self._painter.fontMetrics()
        for x, room, text in texts:
            shown = metrics.elidedText(clean(text).replace("\n", " "),
                                       Qt.TextElideMode.ElideRight, room)
            self._painter.drawText(x, self._y, room, LINE, int(Qt.AlignmentFlag.AlignVCenter),
                                   shown)
        self._y += LINE


def _text(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:,.4g}" if isinstance(value, float) else str(value)


EXPORT = Export("png", "PNG", write)
