"""Painting of a step chart: curves, bands and axes by pyqtgraph, words over them by hand.

pyqtgraph has no type stubs and takes a tenth of a second to load: it is imported here only, and
only when there is something to draw.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from widgets import colour, theme
from widgets.step_curves import MOST_TICKS, Floats, StepCurves, StepSeries, corners, ink

if TYPE_CHECKING:
    from widgets.step_chart import StepChart

SHARES = (0.0, 0.5, 1.0)  # ticks of the upright axis
BAND = 46  # of 255, opacity of a band


def label_font() -> QFont:
    return theme.font(12, QFont.Weight.Medium)


def mark_width() -> int:
    """Room before a label for a piece of its line."""
    return theme.px(26)


def make_plot(parent: QWidget) -> Any:
    """An empty plot that leaves mouse and keyboard to `parent`."""
    import pyqtgraph

    plot = pyqtgraph.PlotWidget(parent)
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    plot.setMouseEnabled(False, False)
    plot.setMenuEnabled(False)
    plot.hideButtons()
    plot.setFrameShape(plot.Shape.NoFrame)
    # Its menu of options is never shown and has no parent: it would outlive the plot until Python's
    # garbage collector takes it apart, in whatever thread that is. It goes with the plot instead.
    plot.destroyed.connect(plot.getPlotItem().ctrlMenu.deleteLater)
    return plot


def inner(plot: Any) -> QRectF:
    """Where the curves are, in pixels of the plot widget."""
    box = plot.getPlotItem().getViewBox()
    return QRectF(plot.mapFromScene(box.sceneBoundingRect()).boundingRect())


def fill(plot: Any, curves: StepCurves, gutter: int) -> None:
    """Draw everything in today's colours; `gutter` pixels stay free at the right."""
    t = theme.tokens()
    item = plot.getPlotItem()
    plot.setBackground(QColor(t.panel))
    item.setContentsMargins(0, 4, gutter, 0)
    _axes(item, curves, plot.width() - gutter)
    lines: list[tuple[Floats, Floats, QPen, QColor | None]] = [
        (np.array([0.0, curves.horizon]), np.array([share, share]), QPen(QColor(t.line), 0), None)
        for share in SHARES]
    for series in reversed(curves.series):
        lines.append((*_band(series, curves.horizon), QPen(Qt.PenStyle.NoPen), _shade(series)))
    for series in reversed(curves.series):
        lines.append((*corners(series.times, series.values, curves.horizon), _pen(series), None))
    for one, (x, y, pen, brush) in zip(_items(item, len(lines)), lines, strict=True):
        one.setData(x, y, pen=pen, brush=brush, antialias=True,
                    fillLevel=None if brush is None else "enclosed")
    item.setXRange(0, curves.horizon, padding=0)
    item.setYRange(0, 1, padding=0.02)
    item.layout.activate()


def _items(item: Any, count: int) -> list[Any]:
    """The curves of a plot, made once and used again: taken out ones would be taken apart whenever
    Python tidies up, in whatever thread that is. What is too many is emptied."""
    import pyqtgraph

    held = item.listDataItems()
    for _ in range(count - len(held)):
        made = pyqtgraph.PlotCurveItem()
        item.addItem(made)
        held.append(made)
    for one in held[count:]:
        one.setData([], [])
    return list(held[:count])


def _pen(series: StepSeries) -> QPen:
    pen = QPen(QColor(ink(series, theme.tokens())), theme.px(2))
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if series.dashed:
        pen.setDashPattern([3.0, 2.0])
    return pen


def _shade(series: StepSeries) -> QColor:
    shade = QColor(ink(series, theme.tokens()))
    shade.setAlpha(BAND)
    return shade


def _band(series: StepSeries, horizon: float) -> tuple[Floats, Floats]:
    """The outline of a band: along its upper edge and back along the lower one."""
    if len(series.low) != len(series.times) or len(series.high) != len(series.times):
        return np.zeros(0), np.zeros(0)
    known = np.isfinite(series.low) & np.isfinite(series.high)
    low = corners(series.times[known], series.low[known], horizon)
    high = corners(series.times[known], series.high[known], horizon)
    return np.concatenate([high[0], low[0][::-1]]), np.concatenate([high[1], low[1][::-1]])


def _axes(item: Any, curves: StepCurves, width: int) -> None:
    t = theme.tokens()
    most = min(max(width // theme.px(50), 2), MOST_TICKS)
    ticks = {
        "bottom": [(time, curves.show_time(time)) for time in curves.ticks(most)],
        "left": [(share, curves.show_value(share)) for share in SHARES],
    }
    for side, places in ticks.items():
        axis = item.getAxis(side)
        axis.setTicks([places])
        axis.setStyle(tickLength=0, tickFont=theme.font(11), hideOverlappingLabels=False,
                      tickTextOffset=theme.px(6))
        axis.setPen(QPen(QColor(t.panel), 0))
        axis.setTextPen(QColor(t.ink_3_text))
    metrics = QFontMetrics(theme.font(11))
    widest = max(metrics.horizontalAdvance(words) for _, words in ticks["left"])
    item.getAxis("left").setWidth(widest + theme.px(14))
    item.getAxis("bottom").setHeight(metrics.height() + theme.px(8))


def overlay(widget: QWidget, chart: StepChart) -> None:
    """Labels in the colour of their curve, the cursor with its readout, the focus."""
    t, painter = theme.tokens(), QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if chart.curves.series:
        painter.setFont(label_font())
        for series, words, box in chart.labels():
            painter.setPen(_pen(series))
            middle, right = box.center().y(), box.left() + mark_width() - theme.px(6)
            painter.drawLine(QPointF(box.left(), middle), QPointF(right, middle))
            painter.setPen(QColor(colour.legible(ink(series, t), (t.panel,))))
            painter.drawText(box.adjusted(mark_width(), 0, 0, 0), Qt.AlignmentFlag.AlignLeft
                             | Qt.AlignmentFlag.AlignVCenter, words)
        if chart.cursor_time >= 0:
            _cursor(painter, chart)
    if chart.hasFocus():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(t.accent), 1.5))
        painter.drawRoundedRect(QRectF(chart.rect()).adjusted(1, 1, -1, -1), 5, 5)


def _cursor(painter: QPainter, chart: StepChart) -> None:
    t, time, plot = theme.tokens(), chart.cursor_time, chart.plot_rect
    x = chart.x_of(time)
    painter.setPen(QPen(QColor(t.ink_3), 1, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
    for series in chart.curves.series:
        value = series.at(time)[0]
        if value == value:
            painter.setPen(QPen(QColor(t.panel), 2))
            painter.setBrush(QColor(ink(series, t)))
            painter.drawEllipse(QPointF(x, chart.y_of(value)), theme.px(4), theme.px(4))
    tip = chart.words(time)
    name_font, figure_font = theme.font(12), theme.font(12, QFont.Weight.DemiBold)
    names, figures = QFontMetrics(name_font), QFontMetrics(figure_font)
    room = max(int(chart.width() * 0.3), theme.px(90))
    shown = [(names.elidedText(name, Qt.TextElideMode.ElideRight, room), figure)
             for name, figure in tip.rows]
    line, gap = names.height() + theme.px(3), theme.px(8)
    wide = max([figures.horizontalAdvance(tip.title), *(
        names.horizontalAdvance(name) + gap * 2 + figures.horizontalAdvance(figure)
        for name, figure in shown)]) + 2 * gap
    high = line * (len(shown) + 1) + gap
    box = QRectF(readout_left(x, wide, chart.width()), plot.top() + theme.px(4), wide, high)
    painter.setPen(QColor(t.control_line))
    painter.setBrush(QColor(t.panel))
    painter.drawRoundedRect(box, theme.px(6), theme.px(6))
    inside = box.adjusted(gap, gap / 2, -gap, -gap / 2)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(figure_font)
    painter.setPen(QColor(t.ink))
    painter.drawText(QRectF(inside.left(), inside.top(), inside.width(), line),
                     middle | Qt.AlignmentFlag.AlignLeft, tip.title)
    for place, ((name, figure), series) in enumerate(zip(shown, chart.curves.series,
                                                         strict=True), 1):
        row = QRectF(inside.left(), inside.top() + place * line, inside.width(), line)
        painter.setFont(name_font)
        painter.setPen(QColor(colour.legible(ink(series, t), (t.panel,))))
        painter.drawText(row, middle | Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(figure_font)
        painter.setPen(QColor(t.ink))
        painter.drawText(row, middle | Qt.AlignmentFlag.AlignRight, figure)


def readout_left(x: float, width: float, room: float) -> float:
    """Beside the cursor, on the side where there is room for it."""
    right = x + theme.px(10)
    if right + width <= room:
        return right
    return max(x - theme.px(10) - width, 0.0)
