"""Step curves: labels keep clear of each other and of the curves, the cursor tells figures."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from widgets import theme
from widgets.step_chart import StepChart
from widgets.step_curves import StepCurves, StepSeries, beside, corners, label_boxes


def series(name, median, hue=0, dashed=False, last=120):
    times = np.arange(0.0, last)
    share = 0.5 ** (times / median)
    return StepSeries(name, times, share, 200 - times, share**1.2, share**0.8,
                      note=f"median {median}", hue=hue, dashed=dashed)


def curves(*medians, horizon=90.0):
    return StepCurves(tuple(series(f"segment {n}", median, min(n, 2))
                            for n, median in enumerate(medians)), horizon, "days",
                      show_value=lambda share: f"{share:.0%}")


@pytest.fixture
def chart(shown):
    made = StepChart()
    made.set_curves(curves(38, 17, 19))
    return shown(made, 700, 230)


def test_that_pyqtgraph_draws_each_curve_in_its_token(chart):
    import pyqtgraph

    assert chart.findChildren(pyqtgraph.PlotWidget)
    picture = chart.grab().toImage()
    found = {picture.pixelColor(x, y).name() for x in range(picture.width())
             for y in range(picture.height())}
    t = theme.tokens()
    assert {QColor(t.scale_low).name(), QColor(t.scale_high).name()} <= found


@pytest.mark.parametrize("medians", [(38, 17, 19), (500, 480, 490), (5, 6, 5), (1, 900, 30)])
@pytest.mark.parametrize("size", [(700, 230), (360, 160), (1100, 300)])
def test_that_labels_touch_neither_each_other_nor_a_curve_nor_the_edge(medians, size, shown):
    chart = StepChart()
    chart.set_curves(curves(*medians))
    shown(chart, *size)
    boxes = [box for _, _, box in chart.labels()]
    assert len(boxes) == 3
    for one, two in combinations(boxes, 2):
        assert not one.adjusted(0, 0.1, 0, -0.1).intersects(two)
    assert all(box.right() <= chart.width() + 1 and box.bottom() <= chart.height()
               for box in boxes)
    for box in boxes:
        for one in chart.curves.series:
            for time in np.arange(0.0, 90.0, 0.5):
                at = chart.x_of(time), chart.y_of(one.at(time)[0])
                assert not box.contains(*at), (box, one.name, time)


def test_that_labels_without_room_are_stacked_in_the_order_of_the_ends():
    assert beside([100, 102, 10], 20, 0, 200) == [90, 110, 0]
    pushed = beside([198, 199, 200], 20, 0, 200)
    assert pushed == [140, 160, 180]


def test_that_a_falling_curve_leaves_the_corner_to_the_labels():
    plot = QRectF(0, 0, 600, 200)
    assert label_boxes(curves(10), [150.0], 17, plot)
    assert label_boxes(curves(900), [150.0], 17, plot) == []


def test_that_steps_end_where_nothing_more_is_known():
    times, values = np.array([0.0, 5, 12]), np.array([1.0, 0.5, 0.25])
    x, y = corners(times, values, 90)
    assert x.tolist() == [0, 5, 5, 12, 12, 12]
    assert y.tolist() == [1, 1, 0.5, 0.5, 0.25, 0.25]
    x, _ = corners(times, values, 8)
    assert x[-1] == 8


def test_that_arrows_move_a_cursor_that_is_read_aloud_and_told(chart, qtbot):
    told = []
    chart.moved.connect(told.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End):
        qtbot.keyClick(chart, key)
    assert told == [0, 2, 0, 90]
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert "96%" in chart.accessibleDescription()
    assert "n 198" in chart.accessibleDescription()
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert told[-1] == -1
    assert "median 38" in chart.accessibleDescription()


def test_that_the_mouse_reads_the_time_below_it(chart, qtbot):
    where = QPoint(int(chart.x_of(30)), int(chart.plot_rect.center().y()))
    qtbot.mouseMove(chart, where)
    assert chart.cursor_time == pytest.approx(30, abs=2)
    qtbot.mouseMove(chart, QPoint(2, 2))
    assert chart.cursor_time == -1


def test_that_the_copy_is_a_table_of_all_curves(chart, qtbot):
    qtbot.keyClick(chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:3] == ["days", "segment 0", "segment 0, n"]
    assert lines[1].split("\t")[:3] == ["0", "100%", "200"]
    assert len(lines) == 47


def test_that_a_curve_tells_nothing_before_it_begins():
    late = StepSeries("late", np.array([5.0]), np.array([0.5]), np.array([3.0]))
    assert math.isnan(late.at(4)[0])
    assert late.at(5) == (0.5, 3.0)


def test_that_an_empty_chart_and_empty_curves_are_no_trouble(shown, qtbot):
    chart = shown(StepChart(), 400, 200)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert not chart.grab().isNull()
    nothing = np.zeros(0)
    chart.set_curves(StepCurves((StepSeries("x", nothing, nothing, nothing),), 90.0))
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert not chart.grab().isNull()
    chart.set_curves(StepCurves((), 90.0))
    assert chart.accessibleDescription() == ""


def test_that_axes_have_few_ticks_people_count_in():
    assert curves(5).ticks() == [0, 15, 30, 45, 60, 75, 90]
    for horizon in (1.0, 3.0, 20.0, 90.0, 400.0, 5000.0):
        assert 1 <= len(curves(5, horizon=horizon).ticks()) <= 7


def test_that_the_theme_changes_the_curves_too(chart, dressed):
    dressed.set_mode("dark")
    QApplication.sendPostedEvents()
    picture = chart.grab().toImage()
    assert picture.pixelColor(3, chart.height() - 4) == QColor(theme.tokens().panel)
