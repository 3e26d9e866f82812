"""What one must know to read a picture, written below it: filter, as-of date, definition."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from cockpit.exports.cells import clean
from widgets import theme

MARGIN, LINE, NAMES = 16, 20, 110


def captioned(image: QImage, about: tuple[tuple[str, str], ...]) -> QImage:
    """`image` with one line per (name, value) below it, in the colours of the theme."""
    ratio = image.devicePixelRatio()
    width, height = round(image.width() / ratio), round(image.height() / ratio)
    whole = QImage(round(width * ratio), round((height + 2 * MARGIN + LINE * len(about)) * ratio),
                   QImage.Format.Format_RGB32)
    whole.setDevicePixelRatio(ratio)
    tokens = theme.tokens()
    whole.fill(QColor(tokens.panel))
    painter = QPainter(whole)
    try:
        painter.drawImage(0, 0, image)
        painter.setFont(theme.font(11))
        metrics, y = painter.fontMetrics(), height + MARGIN
        for name, value in about:
            for x, room, words, ink in ((MARGIN, NAMES, name, tokens.ink_2),
                                        (MARGIN + NAMES, width - 2 * MARGIN - NAMES, value,
                                         tokens.ink)):
                painter.setPen(QColor(ink))
                shown = metrics.elidedText(clean(words).replace("\n", " "),
                                           Qt.TextElideMode.ElideRight, room)
                painter.drawText(x, y, room, LINE, int(Qt.AlignmentFlag.AlignVCenter), shown)
            y += LINE
    finally:
        painter.end()
    return whole
