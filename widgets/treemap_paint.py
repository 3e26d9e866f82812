"""Painting of a treemap: small tiles as pixels of one image, large ones with corners and words."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter

from widgets import colour, marks, theme
from widgets.text import one_line
from widgets.tiles import Tiles
from widgets.treemap_layout import Arrangement, Box, Plot

RADIUS = 3
LARGE = 14  # pixels on both sides: worth corners and a pattern of their own
MOST_LARGE = 700
ROOMY = 5  # pixels on both sides: a tile that can spare one for a gap
_ELIDE = Qt.TextElideMode.ElideRight
Image = npt.NDArray[np.uint32]


class TreemapPainter:
    """Paints one arrangement of `Tiles` in one theme."""

    def __init__(self, tiles: Tiles, placed: Arrangement) -> None:
        self._tiles, self._placed, self._tokens = tiles, placed, theme.tokens()
        scale = tiles.scale
        self._steps = colour.steps(tiles.values, scale.low, scale.high)
        self._fills = theme.scale(self._tokens, scale.kind)
        self._inks = theme.scale_inks(self._tokens, scale.kind)
        self._name, self._figure = theme.font(12, QFont.Weight.DemiBold), theme.font(12)

    def colours(self, position: int) -> tuple[str, str]:
        """Fill of a tile and the ink that is read on it."""
        step = int(self._steps[position])
        if step < 0:
            return self._tokens.neutral, self._tokens.ink_2
        return self._fills[step], self._inks[step]

    def picture(self, ratio: float) -> QImage:
        """Everything but selection and hover, for a screen of density `ratio`."""
        height, width = np.shape(self._placed.buffer)[:2]
        image = QImage(round(width * ratio), round(height * ratio),
                       QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        pixels = np.ascontiguousarray(self._pixels())
        small = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        painter.drawImage(QRect(0, 0, width, height), small)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in self._large().tolist():
            self._tile(painter, int(self._placed.positions[row]), self.rect(row))
        for plot in self._placed.plots:
            self._heading(painter, plot)
            if plot.rest_box is not None:
                self._others(painter, len(plot.rest), _rect(plot.rest_box))
        painter.end()
        return image

    def rect(self, row: int) -> QRect:
        """A tile without the gap to its neighbours, by its row in the arrangement."""
        left, top, right, bottom = self._placed.edges[row].tolist()
        gap = 2 if min(right - left, bottom - top) >= LARGE else 1
        return QRect(left, top, max(right - left - gap, 1), max(bottom - top - gap, 1))

    def _large(self) -> npt.NDArray[np.int64]:
        wide = self._placed.edges[:, 2] - self._placed.edges[:, 0]
        high = self._placed.edges[:, 3] - self._placed.edges[:, 1]
        rows = np.flatnonzero((wide >= LARGE) & (high >= LARGE))
        return rows[np.argsort(-(wide * high)[rows], kind="stable")][:MOST_LARGE]

    def _pixels(self) -> Image:
        """Every tile in its colour, patterns and gaps included, without words."""
        placed, buffer, t = self._placed, self._placed.buffer, self._tokens
        table = np.array([_rgb(fill) for fill in self._fills] + [_rgb(t.neutral)], np.uint32)
        nothing = np.full(len(placed.plots) + 1, _rgb(t.panel), np.uint32)  # at the end: -1, ...
        colours = np.concatenate((table[self._steps], nothing))
        pixels = colours[buffer]
        if self._tiles.hatched.any():
            lines = np.array([_rgb(colour.mix(fill, t.panel, 0.45)) for fill in self._fills]
                             + [_rgb(t.panel)], np.uint32)
            tinted = np.concatenate((lines[self._steps], nothing))
            flags = np.concatenate((self._tiles.hatched, np.zeros(len(nothing), bool)))
            height, width = np.shape(buffer)[:2]
            along = np.arange(height)[:, None] + np.arange(width)[None, :]
            striped = (along % 5 == 0) & flags[buffer]
            pixels = np.where(striped, tinted[buffer], pixels)
        roomy = np.zeros(len(colours), bool)
        sides = np.minimum(placed.edges[:, 2] - placed.edges[:, 0],
                           placed.edges[:, 3] - placed.edges[:, 1])
        roomy[placed.positions] = sides >= ROOMY
        gap = np.zeros(buffer.shape, bool)
        gap[:, :-1] |= buffer[:, :-1] != buffer[:, 1:]
        gap[:-1] |= buffer[:-1] != buffer[1:]
        pixels[gap & roomy[buffer]] = _rgb(t.panel)
        large = np.zeros(len(colours), bool)
        large[placed.positions[self._large()]] = True
        pixels[large[buffer]] = _rgb(t.panel)  # painted afterwards, with round corners
        return np.asarray(pixels, np.uint32)

    def _tile(self, painter: QPainter, position: int, box: QRect) -> None:
        fill, ink = self.colours(position)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(QRectF(box), RADIUS, RADIUS)
        if len(self._tiles.hatched) and self._tiles.hatched[position]:
            marks.hatch(painter, QRectF(box), fill, RADIUS)
        sign = self._tiles.sign(position)
        figure = one_line(self._tiles.figures(position))
        self._words(painter, box, one_line(self._tiles.names[position]),
                    f"{sign} {figure}".strip(), sign, ink)

    def _words(self, painter: QPainter, box: QRect, name: str, figure: str, sign: str, ink: str
               ) -> None:
        """Name and figure at the top left; what does not fit is left out, never cut."""
        names, figures = QFontMetrics(self._name), QFontMetrics(self._figure)
        pad = theme.px(7) if box.width() >= theme.px(60) else theme.px(4)
        room = box.width() - 2 * pad
        line = max(names.height(), figures.height())
        shown = names.elidedText(name, _ELIDE, room)
        if box.height() < line + 4 or not _says_enough(shown, name):
            shown = ""
        fits = figures.horizontalAdvance(figure) <= room
        if not fits and figures.horizontalAdvance(sign) <= box.width() - 4:
            figure, pad, fits = sign, (box.width() - figures.horizontalAdvance(sign)) // 2, True
        top = box.top() + min(theme.px(4), max((box.height() - line) // 2, 0))
        painter.setPen(QColor(ink))
        if shown:
            painter.setFont(self._name)
            painter.drawText(QPointF(box.left() + pad, top + names.ascent()), shown)
            top += line
        if figure and fits and top + line <= box.bottom() + 2:
            painter.setFont(self._figure)
            painter.drawText(QPointF(box.left() + pad, top + figures.ascent()), figure)

    def _others(self, painter: QPainter, count: int, box: QRect) -> None:
        t = self._tokens
        painter.setPen(QColor(t.line))
        painter.setBrush(QColor(t.neutral))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -1.5, -1.5), RADIUS, RADIUS)
        metrics, words = QFontMetrics(self._figure), one_line(self._tiles.others(count))
        room = box.width() - theme.px(8)
        if metrics.horizontalAdvance(words) > room:
            words = f"+{count}"
        painter.setFont(self._figure)
        painter.setPen(QColor(t.ink_2))
        if metrics.horizontalAdvance(words) <= room and box.height() > metrics.height():
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        elif metrics.horizontalAdvance("…") <= box.width():
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "…")

    def _heading(self, painter: QPainter, plot: Plot) -> None:
        if not plot.heading:
            return
        box = _rect(plot.box)
        box.setHeight(plot.heading)
        names = self._tiles.group_names
        words = names[plot.group] if plot.group >= 0 else self._tiles.others(len(plot.merged))
        metrics = QFontMetrics(self._name)
        painter.setFont(self._name)
        painter.setPen(QColor(self._tokens.ink))
        shown = metrics.elidedText(one_line(words), _ELIDE, box.width() - 4)
        painter.drawText(QPointF(box.left() + 2, box.top() + metrics.ascent() + 1), shown)


def _says_enough(shown: str, name: str) -> bool:
    """Whether a shortened name still tells which one is meant."""
    return bool(shown) and (shown == name or len(shown) >= 4)


def _rect(box: Box) -> QRect:
    return QRect(round(box.left), round(box.top), round(box.width), round(box.height))


def _rgb(ink: str) -> int:
    return int(ink.lstrip("#"), 16) | 0xFF000000
