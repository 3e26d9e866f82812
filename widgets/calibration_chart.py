"""How often what was promised came true: stated chance against the share that happened."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from widgets import colour, marks, theme
from widgets.plot import Plot, dress_axis, label_font, readout
from widgets.text import Tip, one_line

CORNERS = (0.0, 0.25, 0.5, 0.75, 1.0)
SMALLEST, LARGEST = 4.0, 11.0  # design pixels, radius of a point
REACH = 14.0  # pixels from a point's middle that still mean the point


@dataclass(frozen=True)
class CalibrationPoint:
    """Deals that were given the chance `stated`: the share of `n` that came true, 0 to 1, and its
    Wilson interval. Under 20 deals a point is hollow, under 5 it is grey."""

    stated: float
    share: float
    low: float
    high: float
    n: int


@dataclass(frozen=True)
class CalibrationSeries:
    """Points of one way to state chances: as they are, or as they would be."""

    name: str
    points: tuple[CalibrationPoint, ...]
    hue: Literal["accent", "low"] = "accent"


def _percent(value: float) -> str:
    return f"{value:.0%}"


@dataclass(frozen=True)
class CalibrationCurves:
    """All series, and the words of the diagram."""

    series: tuple[CalibrationSeries, ...]
    stated_name: str = "stated"
    share_name: str = "came true"
    diagonal_name: str = ""
    interval_name: str = "95 %"
    n_name: str = "n"
    show: Callable[[float], str] = _percent
    show_count: Callable[[float], str] = str

    @property
    def order(self) -> tuple[tuple[int, CalibrationPoint], ...]:
        """(series, point) as the cursor visits them: by stated chance, then by series."""
        every = [(n, point) for n, series in enumerate(self.series) for point in series.points
                 if math.isfinite(point.stated) and math.isfinite(point.share)]
        return tuple(sorted(every, key=lambda pair: (pair[1].stated, pair[0])))


class CalibrationChart(Plot):
    """A reliability diagram; left and right visit the points, up and down change the series."""

    def __init__(self) -> None:
        super().__init__()
        self.curves = CalibrationCurves(())
        self._order: tuple[tuple[int, CalibrationPoint], ...] = ()

    def set_curves(self, curves: CalibrationCurves) -> None:
        self.curves, self._order = curves, curves.order
        self.renew()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(420), theme.px(260))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(170))

    @property
    def is_empty(self) -> bool:
        return not self._order

    # places

    def middle(self, place: int) -> QPointF:
        """Where a point is, in the widget's pixels."""
        point = self._order[place][1]
        return self._at(point.stated, point.share)

    def _at(self, stated: float, share: float) -> QPointF:
        box = self.plot_rect
        return QPointF(box.left() + stated * box.width(), box.bottom() - share * box.height())

    def radius(self, place: int) -> float:
        """By the root of the number of deals: the area says how many."""
        most = max(point.n for _, point in self._order) or 1
        share = math.sqrt(self._order[place][1].n / most)
        return theme.px(1) * (SMALLEST + (LARGEST - SMALLEST) * share)

    def place_at(self, point: QPointF) -> int:
        best, nearest = -1, REACH
        for place in range(len(self._order)):
            apart = self.middle(place) - point
            distance = math.hypot(apart.x(), apart.y()) - self.radius(place) / 2
            if distance < nearest:
                best, nearest = place, distance
        return best

    def neighbour(self, key: Qt.Key) -> int | None:
        last = len(self._order) - 1
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return self._other_series()
        return {
            Qt.Key.Key_Left: max(self.current - 1, 0),
            Qt.Key.Key_Right: min(self.current + 1, last),
            Qt.Key.Key_Home: 0, Qt.Key.Key_End: last,
        }.get(key)  # fmt: skip

    def _other_series(self) -> int:
        """The nearest point of another series; the same one where there is none."""
        if self.current < 0:
            return 0
        series, here = self._order[self.current]
        others = [place for place, (n, _) in enumerate(self._order) if n != series]
        return min(others, key=lambda place: abs(self._order[place][1].stated - here.stated),
                   default=self.current)

    # telling

    def words(self, place: int) -> Tip:
        number, point = self._order[place]
        curves = self.curves
        rows = (
            (curves.stated_name, curves.show(point.stated)),
            (curves.share_name, curves.show(point.share)),
            (curves.interval_name, f"{curves.show(point.low)} – {curves.show(point.high)}"),
            (curves.n_name, curves.show_count(point.n)),
        )
        return Tip(one_line(curves.series[number].name), rows, self._caution(point))

    def _caution(self, point: CalibrationPoint) -> str:
        if point.n < marks.FEW:
            return self.tr("n = {n}, too few to rely on").format(n=point.n)
        return ""

    def summary(self) -> str:
        return ". ".join(one_line(series.name) for series in self.curves.series)

    def table(self) -> list[list[str]]:
        curves = self.curves
        rows = [["", curves.stated_name, curves.share_name, "low", "high", curves.n_name]]
        return rows + [
            [one_line(curves.series[number].name), curves.show(p.stated), curves.show(p.share),
             curves.show(p.low), curves.show(p.high), curves.show_count(p.n)]
            for number, p in self._order]

    # drawing

    def _ink(self, series: int) -> str:
        t = theme.tokens()
        return t.accent if self.curves.series[series].hue == "accent" else t.scale_low

    def fill(self, item: Any) -> None:
        import pyqtgraph

        t, show = theme.tokens(), self.curves.show
        item.setContentsMargins(0, theme.px(6), theme.px(18), 0)
        for side, upright in (("left", True), ("bottom", False)):
            dress_axis(item.getAxis(side), [(x, show(x)) for x in CORNERS], upright=upright)
        for edge in CORNERS:
            for x, y in (((0, 1), (edge, edge)), ((edge, edge), (0, 1))):
                item.addItem(pyqtgraph.PlotCurveItem(np.array(x, float), np.array(y, float),
                                                     pen=QPen(QColor(t.line), 0)))
        diagonal = QPen(QColor(t.ink_3), theme.px(1.4))
        diagonal.setCosmetic(True)
        diagonal.setDashPattern([4.0, 3.0])
        item.addItem(pyqtgraph.PlotCurveItem(np.array([0.0, 1]), np.array([0.0, 1]), pen=diagonal,
                                             antialias=True))
        for number, series in enumerate(self.curves.series):
            places = [point for n, point in self._order if n == number]
            pen = QPen(QColor(self._ink(number)), theme.px(1.6))
            pen.setCosmetic(True)
            if series.hue != "accent":
                pen.setDashPattern([3.0, 2.0])
            item.addItem(pyqtgraph.PlotCurveItem(
                np.array([p.stated for p in places]), np.array([p.share for p in places]),
                pen=pen, antialias=True))
        item.setXRange(0, 1, padding=0)
        item.setYRange(0, 1, padding=0)

    def paint_over(self, painter: QPainter) -> None:
        for place in range(len(self._order)):
            self._point(painter, place)
        self._names(painter)
        place = self.hover if self.hover >= 0 else self.current
        if place >= 0:
            t, middle = theme.tokens(), self.middle(place)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(t.ink), 1.5))
            edge = self.radius(place) + 3
            painter.drawEllipse(middle, edge, edge)
            readout(painter, self.words(place), (), middle, QRectF(self.rect()))

    def _point(self, painter: QPainter, place: int) -> None:
        t, (number, point) = theme.tokens(), self._order[place]
        shade = QColor(t.ink_3 if point.n < marks.TOO_FEW else self._ink(number))
        if math.isfinite(point.low) and math.isfinite(point.high):
            painter.setPen(QPen(shade, 1.4))
            painter.drawLine(self._at(point.stated, point.low), self._at(point.stated, point.high))
        painter.setPen(QPen(shade if point.n < marks.FEW else QColor(t.panel), 1.6))
        painter.setBrush(QColor(t.panel) if point.n < marks.FEW else shade)
        edge = self.radius(place)
        painter.drawEllipse(self.middle(place), edge, edge)

    def _names(self, painter: QPainter) -> None:
        """Series in the upper left and the diagonal in the lower right corner, where calibrated
        points rarely come."""
        t, box = theme.tokens(), self.plot_rect
        painter.setFont(label_font())
        metrics = QFontMetrics(label_font())
        line, room = metrics.height() + 2, box.width() * 0.55
        for number, series in enumerate(self.curves.series):
            painter.setPen(QColor(colour.legible(self._ink(number), (t.panel,))))
            words = metrics.elidedText(one_line(series.name), Qt.TextElideMode.ElideRight,
                                       int(room))
            painter.drawText(QRectF(box.left() + 8, box.top() + 4 + number * line, room, line),
                             Qt.AlignmentFlag.AlignLeft, "● " + words)
        painter.setPen(QColor(t.ink_3_text))
        painter.drawText(QRectF(box.right() - room - 8, box.bottom() - line - 4, room, line),
                         Qt.AlignmentFlag.AlignRight, one_line(self.curves.diagonal_name))
