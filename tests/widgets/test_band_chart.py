"""Lines with a band: geometry, labels that never touch, cursor, reading aloud, copying."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest

from widgets import theme
from widgets.band_chart import BandChart
from widgets.band_curves import BandCurves, BandSeries, every, lines_of

NAN = float("nan")
PLACES = tuple(f"W{n}" for n in range(1, 14))


def lines(**more):
    rising = np.linspace(1, 20, 13)
    series = (
        BandSeries("calibrated", rising, low=rising * 0.8, high=rising * 1.2),
        BandSeries("not yet created", rising * 0.1, "muted", low=rising * 0.9, high=rising,
                   is_area=True),
        BandSeries("committed deals", rising - 0.5, "ink", dashed=True),
        BandSeries("submitted", np.full(13, NAN), "warn"),
    )
    return BandCurves(PLACES, series, **more)


@pytest.fixture
def chart(shown):
    widget = BandChart()
    widget.set_curves(lines(show=lambda value: f"¥ {value:.1f} M"))
    return shown(widget, 700, 240)


def test_that_values_stand_where_their_axis_says(chart):
    low, high = chart.curves.extent
    assert low == 0
    assert high == pytest.approx(24)
    assert chart.y_of(0) == pytest.approx(chart.plot_rect.bottom())
    assert chart.y_of(high) == pytest.approx(chart.plot_rect.top())
    assert chart.x_of(12) == pytest.approx(chart.plot_rect.right())
    for place in (0, 5, 12):
        assert chart.place_at(QPointF(chart.x_of(place), chart.y_of(3))) == place
    assert chart.place_at(QPointF(-40, 10)) == -1


@pytest.mark.parametrize("width", [260, 420, 700, 1400])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_that_labels_touch_neither_each_other_nor_the_edge(width, scale, shown, dressed):
    dressed.set_scale(scale)
    same = np.linspace(1, 20, 13)  # four lines that end at one point
    widget = BandChart()
    widget.set_curves(BandCurves(PLACES, tuple(
        BandSeries(f"method {n} of several", same + n / 100) for n in range(4))))
    shown(widget, width, 240)
    boxes = [box for _, _, box in widget.labels()]
    assert len(boxes) == 4
    for n, box in enumerate(boxes):
        assert box.right() <= width + 1
        assert not any(box.intersects(other.adjusted(0, 0.5, 0, -0.5))
                       for other in boxes[:n])


def test_that_a_line_without_values_has_no_label_and_says_nothing(chart):
    assert [words for _, words, _ in chart.labels()] == [
        "calibrated", "not yet created", "committed deals"]
    assert "submitted" not in chart.words(3).spoken()


def test_that_arrows_move_the_cursor_and_each_place_is_read_aloud(chart, qtbot):
    told = []
    chart.selected.connect(told.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Left,
                Qt.Key.Key_Home):
        qtbot.keyClick(chart, key)
    assert told == [0, 1, 12, 11, 0]
    spoken = chart.accessibleDescription()
    assert spoken.startswith("W1. calibrated: ¥ 1.0 M (¥ 0.8 M – ¥ 1.2 M)")
    with qtbot.waitSignal(chart.activated) as drilled:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert drilled.args == [0]


def test_that_a_click_selects_and_hovering_only_tells(chart, qtbot):
    where = QPointF(chart.x_of(4), chart.y_of(5)).toPoint()
    with qtbot.assertNotEmitted(chart.selected, wait=50):
        QTest.mouseMove(chart, where)
    with qtbot.waitSignal(chart.selected) as told:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=where)
    assert told.args == [4]


def test_that_the_cursor_stays_while_the_places_are_the_same(chart):
    chart.set_current(5)
    chart.set_curves(lines())
    assert chart.current == 5
    chart.set_curves(BandCurves(("W9",), (BandSeries("one", np.array([1.0])),)))
    assert chart.current == -1


def test_that_the_table_holds_every_value_and_both_ends_of_a_band(chart):
    chart.copy()
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert rows[0][1:4] == ["calibrated", "calibrated, P10", "calibrated, P90"]
    assert len(rows) == 14
    assert rows[13][1:4] == ["¥ 20.0 M", "¥ 16.0 M", "¥ 24.0 M"]
    assert rows[13][-1] == ""


@pytest.mark.parametrize("curves", [
    BandCurves((), ()), BandCurves(PLACES, ()),
    BandCurves(PLACES, (BandSeries("nothing known", np.full(13, NAN)),)),
    BandCurves(("W1",), (BandSeries("one week", np.array([3.0])),)),
    BandCurves(PLACES, (BandSeries("all zero", np.zeros(13)),)),
    BandCurves(PLACES, (BandSeries("below zero", np.linspace(-5, -1, 13)),)),
])
def test_that_little_or_odd_data_are_drawn_without_trouble(curves, shown, qtbot):
    widget = BandChart()
    widget.set_curves(curves)
    shown(widget, 400, 200)
    qtbot.keyClick(widget, Qt.Key.Key_Right)
    qtbot.keyClick(widget, Qt.Key.Key_Return)
    assert not widget.grab().isNull()


def test_that_another_theme_redraws_the_picture(chart, dressed):
    before = chart.grab().toImage().pixelColor(2, 2)
    dressed.set_mode("dark")
    QGuiApplication.processEvents()
    after = chart.grab().toImage()
    colours = {after.pixelColor(x, 100).name() for x in range(after.width())}
    assert after.pixelColor(2, 2) != before
    assert QColor(theme.tokens().accent).name() in {
        after.pixelColor(int(chart.x_of(6)), y).name() for y in range(after.height())}
    assert len(colours) > 1


def test_that_ticks_are_round_and_few():
    curves = BandCurves(PLACES, (BandSeries("a", np.linspace(0, 47.3e6, 13)),))
    assert curves.ticks(6) == [0, 1e7, 2e7, 3e7, 4e7]
    assert every(13, 300, 40) == 2
    assert every(13, 3000, 40) == 1


def test_that_words_go_on_in_a_new_line_where_the_room_ends():
    assert lines_of([100, 100, 100], 10, 215) == [(0, 0), (0, 110), (1, 0)]
    assert lines_of([300], 10, 215) == [(0, 0)]


def test_that_labels_above_the_curves_do_not_cover_them(shown):
    widget = BandChart()
    widget.set_curves(lines())
    shown(widget, 300, 220)
    assert all(box.bottom() <= widget.plot_rect.top() for _, _, box in widget.labels())
    assert widget.plot_rect.width() > 200


def test_that_series_of_another_length_are_refused():
    with pytest.raises(ValueError, match="13 places"):
        BandCurves(PLACES, (BandSeries("short", np.zeros(4)),))
    with pytest.raises(ValueError, match="needs low and high"):
        BandSeries("area", np.zeros(13), is_area=True)
