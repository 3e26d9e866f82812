"""The reliability diagram: where points stand, how large they are, cursor, words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from widgets.calibration_chart import (
    CalibrationChart,
    CalibrationCurves,
    CalibrationPoint,
    CalibrationSeries,
)

STATED = CalibrationSeries("as stated", (
    CalibrationPoint(0.1, 0.04, 0.02, 0.08, 300), CalibrationPoint(0.5, 0.3, 0.2, 0.42, 60),
    CalibrationPoint(0.9, 0.8, 0.3, 0.98, 3),
))
REFIT = CalibrationSeries("recalibrated", (
    CalibrationPoint(0.05, 0.04, 0.02, 0.08, 300), CalibrationPoint(0.31, 0.3, 0.2, 0.42, 60),
), "low")


@pytest.fixture
def chart(shown):
    widget = CalibrationChart()
    widget.set_curves(CalibrationCurves((STATED, REFIT), diagonal_name="exactly as stated"))
    return shown(widget, 440, 300)


def test_that_a_point_stands_at_its_chance_and_its_share(chart):
    box, middle = chart.plot_rect, chart.middle(4)  # 0.9
    assert (middle.x() - box.left()) / box.width() == pytest.approx(0.9)
    assert (box.bottom() - middle.y()) / box.height() == pytest.approx(0.8)
    assert chart.place_at(middle) == 4
    assert chart.place_at(box.bottomRight()) == -1


def test_that_the_area_of_a_point_grows_with_its_deals(chart):
    counts = [point.n for _, point in chart.curves.order]
    radii = [chart.radius(place) for place in range(5)]
    ranked = sorted(zip(counts, radii, strict=True))
    assert all(one[1] <= two[1] for one, two in pairwise(ranked))
    assert radii[4] < radii[3] < radii[0]


def test_that_arrows_visit_the_points_and_up_and_down_the_other_series(chart, qtbot):
    told = []
    chart.selected.connect(told.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_End):
        qtbot.keyClick(chart, key)
    assert told == [0, 1, 0, 4]
    spoken = chart.accessibleDescription()
    assert spoken.startswith("as stated. stated: 90%. came true: 80%. 95 %: 30% – 98%. n: 3")
    assert "too few" in spoken


def test_that_a_click_on_a_point_selects_it(chart, qtbot):
    with qtbot.waitSignal(chart.selected) as told:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.middle(3).toPoint())
    assert told.args == [3]


def test_that_the_table_names_series_chance_share_interval_and_n(chart):
    chart.copy()
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert rows[1] == ["recalibrated", "5%", "4%", "2%", "8%", "300"]
    assert len(rows) == 6


def test_that_no_points_or_unknown_shares_are_no_trouble(shown, qtbot):
    widget = CalibrationChart()
    nan = float("nan")
    widget.set_curves(CalibrationCurves((CalibrationSeries("none", (
        CalibrationPoint(0.5, nan, nan, nan, 0),)),)))
    shown(widget, 300, 200)
    qtbot.keyClick(widget, Qt.Key.Key_Right)
    assert widget.current == -1
    widget.set_curves(CalibrationCurves((CalibrationSeries("one", (
        CalibrationPoint(0.5, 1.0, nan, nan, 1),)),)))
    qtbot.keyClick(widget, Qt.Key.Key_Right)
    assert widget.current == 0
    assert not widget.grab().isNull()
