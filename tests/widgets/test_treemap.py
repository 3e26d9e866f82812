"""Every customer has exactly its share of the picture, and every tile can be reached."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtTest import QTest

from widgets import theme, treemap_layout, treemap_paint
from widgets.cells import Scale
from widgets.text import Tip
from widgets.tiles import NO_SIGN, Tiles
from widgets.treemap import Treemap
from widgets.treemap_layout import Box, arrange, place, squarify, whole

SIZES = st.lists(st.floats(0.01, 1e9), min_size=1, max_size=300)


def _tiles(areas, values=None, **more):
    areas = np.array(areas, float)
    count = len(areas)
    values = np.linspace(0, 100, count) if values is None else np.array(values, float)
    return Tiles([f"Customer {i}" for i in range(count)], areas, values,
                 np.zeros(count, int), np.zeros(count, bool), **more)


@given(SIZES, st.integers(40, 1500), st.integers(40, 900))
@settings(max_examples=60, deadline=None)
def test_every_tile_has_exactly_its_area_and_lies_inside(sizes, width, height):
    areas = np.sort(np.array(sizes))[::-1]
    areas *= width * height / areas.sum()
    edges, free = squarify(areas, Box(0, 0, width, height))
    wide, high = edges[:, 2] - edges[:, 0], edges[:, 3] - edges[:, 1]
    assert wide * high == pytest.approx(areas, rel=1e-6, abs=1e-4)
    assert edges.min() >= -1e-6
    assert edges[:, (0, 2)].max() <= width + 1e-6
    assert edges[:, (1, 3)].max() <= height + 1e-6
    assert free.width * free.height == pytest.approx(0, abs=1e-3)


@given(SIZES)
@settings(max_examples=60, deadline=None)
def test_no_tile_lies_over_another_and_no_pixel_is_left_over(sizes):
    placed = place(np.arange(len(sizes)), np.array(sizes), Box(0, 0, 400, 300))
    edges = whole(placed.edges)
    covered = np.zeros((300, 400), int)
    for left, top, right, bottom in edges.tolist():
        covered[top:bottom, left:right] += 1
    if placed.rest_box is not None:
        box = placed.rest_box
        (left, top, right, bottom), = whole(np.array([[
            box.left, box.top, box.left + box.width, box.top + box.height]])).tolist()
        covered[top:bottom, left:right] += 1
    assert covered.min() == 1
    assert covered.max() == 1
    codes = treemap_layout.identities(edges, placed.positions, 400, 300)
    for code, (left, top, right, bottom) in zip(placed.positions.tolist(), edges.tolist(),
                                                strict=True):
        assert (codes[top:bottom, left:right] == code).all()


def test_the_block_of_the_others_has_the_area_of_all_of_them():
    sizes = np.concatenate((np.full(20, 1000.0), np.full(400, 1.0)))
    placed = place(np.arange(420), sizes, Box(0, 0, 300, 200))
    assert len(placed.rest) == 400
    assert placed.rest_box is not None
    share = placed.rest_box.width * placed.rest_box.height / (300 * 200)
    assert share == pytest.approx(400 / 20_400)


def test_a_crowd_of_equals_is_not_swallowed_by_the_block_of_the_others():
    placed = place(np.arange(10_000), np.ones(10_000), Box(0, 0, 600, 400))
    assert len(placed.positions) == 10_000


def test_the_largest_tiles_are_wide_enough_for_names():
    sizes = np.random.default_rng(3).lognormal(10, 1.5, 5_000)
    placed = place(np.arange(5_000), sizes, Box(0, 0, 860, 520))
    wide = placed.edges[:, 2] - placed.edges[:, 0]
    high = placed.edges[:, 3] - placed.edges[:, 1]
    assert np.median((wide / high)[:50]) > 1.0
    assert (wide / high)[:50].min() > 0.4
    assert (wide / high)[:50].max() < 4.5


def test_fifty_thousand_tiles_are_placed_within_twenty_milliseconds():
    sizes = np.random.default_rng(3).lognormal(10, 1.5, 50_000)
    tiles = Tiles([""] * 50_000, sizes, sizes)
    best = 1.0
    for _ in range(5):
        began = time.perf_counter()
        place(np.arange(50_000), sizes, Box(0, 0, 900, 560))
        best = min(best, time.perf_counter() - began)
    assert best <= 0.020
    assert arrange(tiles, 900, 560, 20).buffer.shape == (560, 900)


def test_things_without_a_size_have_no_place_and_are_counted(shown):
    widget = shown(Treemap(), 400, 300)
    widget.set_tiles(_tiles([5, np.nan, 0, -3, 7]))
    assert (widget.shown, widget.grouped, widget.without_area) == (2, 0, 3)
    assert widget.rect_of(1).isEmpty()


def test_groups_get_room_by_their_sum_and_small_ones_stand_together(shown):
    widget = shown(Treemap(), 600, 400)
    sizes = np.concatenate((np.full(30, 100.0), np.full(30, 60.0), np.full(40, 0.05)))
    groups = np.concatenate((np.zeros(30, int), np.ones(30, int), np.arange(40) + 2))
    widget.set_tiles(_tiles(sizes, groups=groups,
                            group_names=tuple(f"Region {k}" for k in range(42))))
    plots = {plot.group: plot for plot in widget.arrangement.plots}
    assert set(plots) == {0, 1, -1}
    assert len(plots[-1].merged) == 40
    ratio = plots[0].box.width * plots[0].box.height / (plots[1].box.width * plots[1].box.height)
    assert ratio == pytest.approx(100 / 60, rel=0.1)
    for plot in plots.values():
        for code in np.unique(widget.arrangement.buffer[
                round(plot.box.top) + plot.heading:round(plot.box.top + plot.box.height),
                round(plot.box.left):round(plot.box.left + plot.box.width)]).tolist():
            if code >= 0:
                assert groups[code] == plot.group or plot.group == -1


def test_a_heading_selects_and_opens_its_group(shown, qtbot):
    widget = shown(Treemap(), 600, 400)
    widget.set_tiles(_tiles(np.ones(40), groups=np.arange(40) % 2, group_names=("East", "South")))
    plot = widget.arrangement.plots[0]
    at = QPoint(round(plot.box.left) + 8, round(plot.box.top) + 6)
    with qtbot.waitSignal(widget.group_selected) as told:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [plot.group]
    with qtbot.waitSignal(widget.group_activated) as told:
        QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [plot.group]


def _drawn(monkeypatch):
    said = []
    monkeypatch.setattr(QPainter, "drawText", lambda *args: said.append(args[1:]))
    return said


def test_names_are_shortened_and_never_drawn_beyond_their_tile(shown, monkeypatch):
    widget = shown(Treemap(), 500, 320)
    names = ["华信医疗器械集团股份有限公司 Huaxin Medical " * 3 + str(i) for i in range(60)]
    sizes = np.random.default_rng(5).lognormal(3, 1.2, 60)
    widget.set_tiles(Tiles(names, sizes, np.full(60, 50.0), np.zeros(60, int),
                           np.zeros(60, bool), figures=lambda position: "50"))
    said = _drawn(monkeypatch)
    treemap_paint.TreemapPainter(widget.tiles, widget.arrangement).picture(1.0)
    name_font = QFontMetrics(theme.font(12, QFont.Weight.DemiBold))
    assert said
    for point, words in (args for args in said if len(args) == 2):
        box = widget.rect_of(widget.code_at(point.toPoint()))
        assert point.x() + name_font.horizontalAdvance(words) <= box.right() + 2
        assert words == "50" or words[:1] in "●▲▼" or words.endswith("…")


def test_ten_thousand_characters_of_markup_stay_text(shown):
    widget = shown(Treemap(), 300, 200)
    name = "<img src='file:///etc/passwd'>" * 400
    widget.set_tiles(Tiles([name], np.ones(1), np.ones(1), np.zeros(1, int), np.zeros(1, bool)))
    assert not widget.grab().isNull()
    assert "<img" in widget.words(0).title


def test_colour_says_the_value_and_grey_says_unknown(shown):
    widget = shown(Treemap(), 400, 200)
    widget.set_tiles(_tiles([1, 1, 1], [0, 100, np.nan]))
    image = widget.grab().toImage()
    tokens, ratio = theme.tokens(), widget.devicePixelRatioF()
    scale = theme.scale(tokens, "diverging")
    for position, wanted in ((0, scale[0]), (1, scale[-1]), (2, tokens.neutral)):
        corner = widget.rect_of(position).bottomRight() - QPoint(12, 8)
        found = image.pixelColor(round(corner.x() * ratio), round(corner.y() * ratio))
        assert found == QColor(wanted)


def test_hatched_tiles_differ_from_plain_ones(shown):
    one, other = shown(Treemap(), 300, 200), shown(Treemap(), 300, 200)
    plain = Tiles(["a"], np.ones(1), np.full(1, 80.0), np.zeros(1, int), np.zeros(1, bool))
    open_only = Tiles(["a"], np.ones(1), np.full(1, 80.0), np.zeros(1, int), np.ones(1, bool))
    one.set_tiles(plain)
    other.set_tiles(open_only)
    assert one.grab().toImage() != other.grab().toImage()


def test_the_mouse_finds_what_is_under_it_and_selects(shown, qtbot):
    widget = shown(Treemap(), 400, 300)
    widget.set_tiles(_tiles([50, 30, 20]))
    for position in range(3):
        assert widget.code_at(widget.rect_of(position).center()) == position
    with qtbot.waitSignal(widget.selected) as told:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect_of(1).center())
    assert told.args == [[1]]
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier,
                     widget.rect_of(2).center())
    assert widget.selection == [1, 2]
    with qtbot.waitSignal(widget.activated) as told:
        QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect_of(0).center())
    assert told.args == [0]


def test_dragging_selects_every_tile_it_touches(shown):
    widget = shown(Treemap(), 400, 300)
    widget.set_tiles(_tiles(np.ones(12)))
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    QTest.mouseMove(widget, QPoint(200, 150))
    QTest.mouseMove(widget, QPoint(395, 295))
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=QPoint(395, 295))
    assert widget.selection == list(range(12))


def test_arrow_keys_go_to_the_tile_that_lies_there(shown):
    widget = shown(Treemap(), 400, 300)
    widget.set_tiles(_tiles(np.random.default_rng(2).lognormal(2, 1, 25)))
    seen = set()
    for key, side in ((Qt.Key.Key_Right, "x"), (Qt.Key.Key_Down, "y"), (Qt.Key.Key_Left, "-x"),
                      (Qt.Key.Key_Up, "-y")):
        for _ in range(6):
            before = widget.rect_of(widget.current)
            QTest.keyClick(widget, key)
            after = widget.rect_of(widget.current)
            if after == before:
                continue
            seen.add(side)
            gone = {"x": after.left() - before.right(), "-x": before.left() - after.right(),
                    "y": after.top() - before.bottom(), "-y": before.top() - after.bottom()}[side]
            assert 0 <= gone <= 4
    assert seen == {"x", "y", "-x", "-y"}


def test_every_tile_can_be_reached_by_keyboard(shown):
    widget = shown(Treemap(), 400, 300)
    widget.set_tiles(_tiles(np.random.default_rng(4).lognormal(2, 1, 30)))
    reached, ahead = {widget.current}, [widget.current]
    while ahead:
        code = ahead.pop()
        for step in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            found = widget.neighbour(code, *step)
            if found not in reached:
                reached.add(found)
                ahead.append(found)
    assert {code for code in reached if code >= 0} == set(widget.arrangement.positions.tolist())


def test_enter_opens_a_tile_and_the_block_of_the_others(shown, qtbot):
    widget = shown(Treemap(), 300, 200)
    widget.set_tiles(_tiles(np.concatenate((np.full(20, 1000.0), np.full(400, 1.0)))))
    with qtbot.waitSignal(widget.activated) as told:
        QTest.keyClick(widget, Qt.Key.Key_Return)
    assert told.args == [0]
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect_of(-2).center())
    assert len(widget.selection) == 400
    with qtbot.waitSignal(widget.others_activated) as told:
        QTest.keyClick(widget, Qt.Key.Key_Return)
    assert sorted(told.args[0]) == list(range(20, 420))
    assert "400" in widget.accessibleDescription()


def test_a_screen_reader_hears_the_current_tile(shown):
    widget = shown(Treemap(), 300, 200)
    widget.set_tiles(_tiles([9, 1], tips=lambda i: Tip(f"Customer {i}", (("Health", "34"),))))
    assert "Health: 34" in widget.accessibleDescription()


def test_copied_rows_are_those_of_all_things_largest_first(shown):
    widget = shown(Treemap(), 300, 200)
    widget.set_tiles(_tiles([1, 9, np.nan], scale=Scale(low=0, high=1)))
    rows = widget.table()
    assert [row[0] for row in rows[1:]] == ["Customer 1", "Customer 0", "Customer 2"]


def test_selection_stays_while_the_names_stay(shown):
    widget = shown(Treemap(), 300, 200)
    widget.set_tiles(_tiles([1, 2, 3]))
    widget.set_selection([2])
    widget.set_tiles(_tiles([3, 2, 1]))
    assert widget.selection == [2]
    widget.set_tiles(_tiles([3, 2]))
    assert widget.selection == []


def test_no_tiles_one_tile_and_all_unknown_are_painted(shown):
    widget = shown(Treemap(), 300, 200)
    for tiles in (Tiles(), _tiles([1]), _tiles([1, 2], [np.nan, np.nan]), _tiles([np.nan])):
        widget.set_tiles(tiles)
        assert not widget.grab().isNull()


def test_arrays_of_other_lengths_are_refused():
    with pytest.raises(ValueError, match="values"):
        Tiles(["a", "b"], np.ones(2), np.ones(3))


def test_a_sign_stands_for_the_colour():
    tiles = Tiles(["a", "b", "c", "d"], np.ones(4), np.ones(4), np.array([1, 0, -1, NO_SIGN]))
    assert [tiles.sign(k) for k in range(4)] == ["▲", "●", "▼", ""]
