"""Two distributions side by side can be read, heard and copied."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from widgets import theme
from widgets.distribution import Band, Distribution, DistributionChart

SHOWN = Distribution((Band("0–50", 3, 1, "3", "1", 25.0), Band("50–100", 1, 9, "1", "9", 75.0),
                      Band("?", 2, 2, "2", "2", float("nan"))), "Published", "Draft")


def test_arrow_keys_go_from_band_to_band_and_are_heard(shown, qtbot):
    chart = shown(DistributionChart(), 300, 160)
    chart.set_distribution(SHOWN)
    assert "Published: 3" in chart.accessibleDescription()
    with qtbot.waitSignal(chart.selected) as told:
        QTest.keyClick(chart, Qt.Key.Key_Right)
    assert told.args == [1]
    assert "Draft: 9" in chart.accessibleDescription()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert "?" in chart.accessibleDescription()


def test_the_table_holds_both_figures_of_every_band(shown):
    chart = shown(DistributionChart(), 300, 160)
    chart.set_distribution(SHOWN)
    assert chart.table() == [["", "Published", "Draft"], ["0–50", "3", "1"], ["50–100", "1", "9"],
                             ["?", "2", "2"]]


def test_a_higher_column_is_painted_for_more(shown):
    chart = shown(DistributionChart(), 300, 200)
    chart.set_distribution(SHOWN)
    image, ratio = chart.grab().toImage(), chart.devicePixelRatioF()
    fill = theme.scale(theme.tokens(), "diverging")[191]  # 75 of 100
    x = round((100 + 100 * 0.69) * ratio)
    painted = [image.pixelColor(x, y).name() == fill.lower() for y in range(image.height())]
    assert np.mean(painted) > 0.5


def test_nothing_is_painted_without_bands(shown):
    chart = shown(DistributionChart(), 300, 160)
    assert not chart.grab().isNull()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleDescription() == ""
