"""Lines over weeks with a band of what is likely, each named in its own colour."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen, QPolygonF

from widgets import theme
from widgets.band_curves import (
    NO_BANDS,
    BandCurves,
    BandSeries,
    every,
    ink,
    lines_of,
    widest_beside,
    word_ink,
)
from widgets.plot import Plot, dress_axis, label_font, readout
from widgets.step_curves import beside
from widgets.text import Tip, one_line

LINE = 17  # design pixels of one label
SAMPLE = 20  # design pixels of the piece of line before a label in a corner
BAND = 46  # of 255, opacity of a band


class BandChart(Plot):
    """Shows `BandCurves`; left, right, Home and End move the cursor over the places."""

    def __init__(self) -> None:
        super().__init__()
        self.curves: BandCurves = NO_BANDS

    def set_curves(self, curves: BandCurves) -> None:
        """Show other lines; the cursor stays while the places are the same."""
        kept = self.current if curves.places == self.curves.places else -1
        self.curves = curves
        self.renew()
        self.set_current(kept)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(210))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(150))

    @property
    def is_empty(self) -> bool:
        return not self.curves.places or not self.curves.series

    # places

    def x_of(self, place: float) -> float:
        box, last = self.plot_rect, max(len(self.curves.places) - 1, 1)
        return box.left() + place / last * box.width()

    def y_of(self, value: float) -> float:
        box, (low, high) = self.plot_rect, self.curves.extent
        return box.bottom() - (value - low) / (high - low) * box.height()

    def place_at(self, point: QPointF) -> int:
        box, last = self.plot_rect, len(self.curves.places) - 1
        if not box.adjusted(-8, -8, 8, 8).contains(point) or last < 0:
            return -1
        return min(max(round((point.x() - box.left()) / max(box.width(), 1) * last), 0), last)

    def neighbour(self, key: Qt.Key) -> int | None:
        last = len(self.curves.places) - 1
        return {
            Qt.Key.Key_Left: max(self.current - 1, 0),
            Qt.Key.Key_Right: min(self.current + 1, last),
            Qt.Key.Key_Home: 0, Qt.Key.Key_End: last,
        }.get(key)  # fmt: skip

    def labels(self) -> list[tuple[BandSeries, str, QRectF]]:
        """Each series with its words and where they stand: beside the ends of the curves where
        there is width, else above them, each after a piece of its line. No two boxes touch."""
        metrics = QFontMetrics(label_font())
        named, words, widths = self._named()
        line, plot = self._line, self.plot_rect
        elide = Qt.TextElideMode.ElideRight
        if widest_beside(widths, self.width()):
            left = plot.right() + theme.px(8)
            tops = beside([self.y_of(s.end) for s in named], line, plot.top(), plot.bottom())
            boxes = [QRectF(left, top, self.width() - left, line) for top in tops]
        else:
            sample = theme.px(SAMPLE + 6)
            boxes = [QRectF(left + sample, row * line, min(
                width + 1, self.width() - left - sample), line)
                for width, (row, left) in zip(widths, self._rows(widths), strict=True)]
        return [(series, metrics.elidedText(text, elide, int(box.width())), box)
                for series, text, box in zip(named, words, boxes, strict=True)]

    @property
    def _line(self) -> float:
        return float(max(theme.px(LINE), QFontMetrics(label_font()).height()))

    def _named(self) -> tuple[list[BandSeries], list[str], list[float]]:
        """What has a label, its words, and their widths."""
        metrics = QFontMetrics(label_font())
        named = [s for s in self.curves.series if math.isfinite(s.end)]
        words = [one_line(series.name) for series in named]
        return named, words, [float(metrics.horizontalAdvance(text)) for text in words]

    def _rows(self, widths: list[float]) -> list[tuple[int, float]]:
        sample = theme.px(SAMPLE + 6)
        return lines_of([width + sample for width in widths], theme.px(14), self.width())

    def _margins(self) -> tuple[int, int]:
        """Pixels kept free for labels: above, and at the right."""
        widths = self._named()[2]
        direct = widest_beside(widths, self.width())
        if direct:
            return theme.px(6), int(direct) + theme.px(12)
        rows = self._rows(widths)
        above = (rows[-1][0] + 1) * self._line if rows else 0
        return int(above) + theme.px(8), theme.px(16)

    # telling

    def words(self, place: int) -> Tip:
        rows = tuple((one_line(series.name), self._figure(series, place))
                     for series in self.curves.series if math.isfinite(series.values[place]))
        return Tip(self.curves.title(place), rows)

    def _figure(self, series: BandSeries, place: int) -> str:
        show, value = self.curves.show, float(series.values[place])
        if series.is_area or not len(series.low) or not math.isfinite(series.low[place]):
            return show(value)
        low, high = show(float(series.low[place])), show(float(series.high[place]))
        return f"{show(value)} ({low} – {high})"

    def summary(self) -> str:
        last = len(self.curves.places) - 1
        return self.words(last).spoken()

    def table(self) -> list[list[str]]:
        """A row per place; a band adds two columns."""
        curves = self.curves
        heads, columns = [curves.place_name], []
        for series in curves.series:
            name, banded = one_line(series.name), len(series.low) and not series.is_area
            heads += [name, *((f"{name}, P10", f"{name}, P90") if banded else ())]
            columns += [series.values, *((series.low, series.high) if banded else ())]
        return [heads] + [
            [one_line(curves.title(place)),
             *(curves.show(float(c[place])) if math.isfinite(c[place]) else "" for c in columns)]
            for place in range(len(curves.places))]

    # drawing

    def fill(self, item: Any) -> None:
        curves, t = self.curves, theme.tokens()
        low, high = curves.extent
        above, beside_it = self._margins()
        item.setContentsMargins(0, above, beside_it, 0)
        ticks = curves.ticks(max(self.height() // theme.px(44), 2))
        for tick in ticks:
            _line(item, (0.0, len(curves.places) - 1.0), (tick, tick), QPen(QColor(t.line), 0))
        dress_axis(item.getAxis("left"), [(v, curves.show_tick(v)) for v in ticks], upright=True)
        metrics = QFontMetrics(theme.font(11))
        need = max(metrics.horizontalAdvance(words) for words in curves.places) + theme.px(12)
        step = every(len(curves.places), self.width() - beside_it - theme.px(56), need)
        dress_axis(item.getAxis("bottom"),
                   [(n, curves.places[n]) for n in range(0, len(curves.places), step)],
                   upright=False)
        for series in reversed(curves.series):
            _band(item, series)
        for series in reversed(curves.series):
            if not series.is_area:
                _line(item, range(len(curves.places)), series.values, _pen(series))
        item.setXRange(0, max(len(curves.places) - 1, 1), padding=0)
        item.setYRange(low, high, padding=0)

    def paint_over(self, painter: QPainter) -> None:
        t = theme.tokens()
        for series in self.curves.series:
            if series.is_area:
                self._area(painter, series)
        painter.setFont(label_font())
        for series, words, box in self.labels():
            if box.bottom() <= self.plot_rect.top():
                self._sample(painter, series, box)
            painter.setPen(QColor(word_ink(series.hue, t)))
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                             words)
        place = self.hover if self.hover >= 0 else self.current
        if place >= 0:
            self._cursor(painter, place)

    def _area(self, painter: QPainter, series: BandSeries) -> None:
        """By hand: pyqtgraph would stretch the hatching with the axes."""
        known = np.flatnonzero(np.isfinite(series.low) & np.isfinite(series.high)).tolist()
        upper = [QPointF(self.x_of(n), self.y_of(float(series.high[n]))) for n in known]
        lower = [QPointF(self.x_of(n), self.y_of(float(series.low[n]))) for n in reversed(known)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_hatch(series))
        painter.drawPolygon(QPolygonF([*upper, *lower]))

    def _sample(self, painter: QPainter, series: BandSeries, box: QRectF) -> None:
        left, y = box.left() - theme.px(SAMPLE + 4), box.center().y()
        if series.is_area:
            painter.fillRect(QRectF(left, y - 5, theme.px(SAMPLE - 4), 10), _hatch(series))
            return
        pen = _pen(series)
        painter.setPen(pen)
        painter.drawLine(QPointF(left, y), QPointF(left + theme.px(SAMPLE - 4), y))

    def _cursor(self, painter: QPainter, place: int) -> None:
        t, plot, x = theme.tokens(), self.plot_rect, self.x_of(place)
        painter.setPen(QPen(QColor(t.ink_3), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        told = [s for s in self.curves.series if math.isfinite(s.values[place])]
        for series in told:
            if not series.is_area:
                painter.setPen(QPen(QColor(t.panel), 2))
                painter.setBrush(QColor(ink(series.hue, t)))
                y = self.y_of(float(series.values[place]))
                painter.drawEllipse(QPointF(x, y), theme.px(4), theme.px(4))
        readout(painter, self.words(place), [word_ink(s.hue, t) for s in told],
                QPointF(x, plot.top() + theme.px(4)), QRectF(self.rect()))


def _pen(series: BandSeries) -> QPen:
    pen = QPen(QColor(ink(series.hue, theme.tokens())), theme.px(1.4 if series.thin else 2.2))
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if series.dashed:
        pen.setDashPattern([3.0, 2.0])
    return pen


def _hatch(series: BandSeries) -> QBrush:
    shade = QColor(ink(series.hue, theme.tokens()))
    shade.setAlpha(150)
    return QBrush(shade, Qt.BrushStyle.BDiagPattern)


def _line(item: Any, x: Any, y: Any, pen: QPen) -> None:
    import pyqtgraph

    item.addItem(pyqtgraph.PlotCurveItem(np.asarray(x, float), np.asarray(y, float), pen=pen,
                                         antialias=True, connect="finite"))


def _band(item: Any, series: BandSeries) -> None:
    import pyqtgraph

    if not len(series.low) or series.is_area:
        return
    known = np.isfinite(series.low) & np.isfinite(series.high)
    x = np.flatnonzero(known).astype(float)
    if len(x) < 2:
        return
    shade = QColor(ink(series.hue, theme.tokens()))
    shade.setAlpha(BAND)
    edges = [pyqtgraph.PlotCurveItem(x, edge[known]) for edge in (series.low, series.high)]
    item.addItem(pyqtgraph.FillBetweenItem(edges[0], edges[1], brush=QBrush(shade)))
