"""Points stand where their measures say, and each can be found again."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtTest import QTest

from widgets import theme
from widgets.points import Axis, Points
from widgets.scatter import Scatter
from widgets.scatter_image import splat


def _points(x, y, values=None, signs=None):
    count = len(x)
    return Points(
        [f"Customer {i}" for i in range(count)], np.array(x, float), np.array(y, float),
        np.full(count, 50.0) if values is None else np.array(values, float),
        np.zeros(count, int) if signs is None else np.array(signs),
        Axis("Value", 0, 10, ((0, "0"), (10, "ten"))), Axis("Health", 0, 10, ((5, "5"),)))


def test_a_point_stands_where_its_measures_say(shown):
    widget = shown(Scatter(), 500, 400)
    widget.set_points(_points([0, 10, 5], [0, 10, 5]))
    room = widget.plot_rect()
    assert widget.point_of(0) == room.bottomLeft()
    assert widget.point_of(1) == room.topRight()
    assert abs(widget.point_of(2).x() - room.center().x()) <= 1
    for position in range(3):
        assert widget.code_at(widget.point_of(position)) == position


def test_things_that_miss_a_measure_are_counted_and_not_drawn(shown):
    widget = shown(Scatter(), 500, 400)
    widget.set_points(_points([1, np.nan, 3], [1, 2, np.nan]))
    assert widget.without_place == 2
    assert widget.point_of(1) is None


def test_the_worst_is_never_hidden_below_another():
    points = _points([5, 5, 5], [5, 5, 5], [90, 10, np.nan])
    drawn = splat(points, 101, 101, theme.LIGHT)
    assert drawn.buffer[50, 50] == 1


def test_shapes_differ_by_sign():
    images = [splat(_points([5], [5], [50], [sign]), 41, 41, theme.LIGHT).image[:, :, 3] > 127
              for sign in (1, 0, -1, 9)]
    for one in range(4):
        for other in range(one):
            assert (images[one] != images[other]).any()


def test_fifty_thousand_points_are_drawn_and_found(shown):
    rng = np.random.default_rng(1)
    widget = shown(Scatter(), 900, 500)
    widget.set_points(_points(rng.uniform(0, 10, 50_000), rng.uniform(0, 10, 50_000),
                              rng.uniform(0, 100, 50_000)))
    assert len(widget.splatted.positions) == 50_000
    assert widget.code_at(widget.plot_rect().center()) >= 0


def test_arrow_keys_go_to_the_nearest_point_in_that_direction(shown, qtbot):
    widget = shown(Scatter(), 500, 400)
    widget.set_points(_points([5, 8, 2, 5, 5], [5, 5, 5, 9, 1]))
    widget.set_selection([0])
    for key, wanted in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, 0), (Qt.Key.Key_Left, 2),
                        (Qt.Key.Key_Right, 0), (Qt.Key.Key_Up, 3), (Qt.Key.Key_Down, 0),
                        (Qt.Key.Key_Down, 4)):
        with qtbot.waitSignal(widget.selected) as told:
            QTest.keyClick(widget, key)
        assert told.args == [[wanted]]
    with qtbot.waitSignal(widget.activated) as told:
        QTest.keyClick(widget, Qt.Key.Key_Return)
    assert told.args == [4]


def test_a_dragged_rectangle_selects_what_lies_in_it(shown):
    widget = shown(Scatter(), 500, 400)
    widget.set_points(_points([2, 3, 8], [2, 3, 8]))
    room = widget.plot_rect()
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=room.bottomLeft())
    QTest.mouseMove(widget, room.center() / 2)
    QTest.mouseMove(widget, room.center())
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=room.center())
    assert widget.selection == [0, 1]


def test_words_of_ticks_do_not_run_into_each_other(shown, monkeypatch):
    widget = shown(Scatter(), 320, 240)
    axis = Axis("Value", 0, 10, tuple((k / 2, f"¥ {k * 100_000}") for k in range(21)))
    widget.set_points(Points(["a"], np.ones(1), np.ones(1), np.ones(1), np.zeros(1, int), axis))
    said = []
    monkeypatch.setattr(QPainter, "drawText", lambda *args: said.append(args[1:]))
    widget.grab()
    metrics = QFontMetrics(theme.font(11.5))
    spans = sorted((args[0].x(), args[0].x() + metrics.horizontalAdvance(args[1]))
                   for args in said if len(args) == 2 and args[1].startswith("¥"))
    assert len(spans) > 2
    for (_, end), (start, _) in zip(spans, spans[1:], strict=False):
        assert end < start
    assert spans[-1][1] <= widget.width()


def test_nothing_and_one_point_and_unknown_colours_are_painted(shown):
    widget = shown(Scatter(), 300, 200)
    for points in (Points(), _points([1], [1]), _points([1, 2], [1, 2], [np.nan, np.nan])):
        widget.set_points(points)
        assert not widget.grab().isNull()


def test_a_screen_reader_hears_the_current_point(shown):
    widget = shown(Scatter(), 300, 200)
    widget.set_points(_points([1, 2], [1, 2]))
    widget.set_selection([1])
    assert "Customer 1" in widget.accessibleDescription()


def test_arrays_of_other_lengths_are_refused():
    with pytest.raises(ValueError, match="y must have"):
        Points(["a"], np.ones(1), np.ones(2), np.ones(1), np.ones(1, int))
