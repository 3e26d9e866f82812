"""Columns that lie down for want of width, and totals that do not begin at zero."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication

from widgets import waterfall_paint
from widgets.waterfall import Step, Waterfall, WaterfallSteps
from widgets.waterfall_paint import Frame

WEEK = (
    Step("7 Nov", 46.1, "46.1", is_total=True), Step("Created", 3.9, "+3.9", "good"),
    Step("Pulled in", 1.2, "+1.2", "good"), Step("Grew", 0.9, "+0.9", "good"),
    Step("Shrank", -0.6, "−0.6", "bad"), Step("Pushed out", -2.4, "−2.4", "bad"),
    Step("Lost", -1.9, "−1.9", "bad"), Step("Won", -1.4, "−1.4", "accent"),
    Step("14 Nov", 45.8, "45.8", is_total=True),
)
ENGLISH_AND_CHINESE = pytest.mark.parametrize("names", [
    [step.name for step in WEEK],
    ["11月7日", "新建", "提前到本期", "金额增加", "金额减少", "推迟出本期", "丢单", "赢单",
     "11月14日"],
])


def steps(names):
    return tuple(Step(name, step.value, step.figure, step.tone, step.is_total)
                 for name, step in zip(names, WEEK, strict=True))


def waterfall(shown, width, given=WEEK, height=220):
    widget = Waterfall()
    widget.set_steps(WaterfallSteps(given))
    return shown(widget, width, height)


@ENGLISH_AND_CHINESE
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("width", [300, 420, 560, 760, 1200])
def test_that_no_word_is_wider_than_its_room(width, scale, names, shown, dressed):
    dressed.set_scale(scale)
    widget = waterfall(shown, round(width * scale), steps(names), round(220 * scale))
    frame = Frame(widget._steps, widget.size())
    bold, small = map(QFontMetrics, waterfall_paint.fonts())
    for position, step in enumerate(frame.steps):
        if frame.lies:
            assert small.horizontalAdvance(step.name) <= frame.room.left() - 6
            assert frame.box(position).height() >= small.height()
            assert frame.column(position).right() + bold.horizontalAdvance(step.figure) <= (
                widget.width())
        else:
            assert bold.horizontalAdvance(step.figure) <= frame.box(position).width()
            assert max(map(small.horizontalAdvance, step.name.split(" "))) <= (
                frame.box(position).width())


def test_that_columns_lie_down_only_where_it_is_narrow(shown):
    assert Frame(WEEK, waterfall(shown, 320).size()).lies
    assert not Frame(WEEK, waterfall(shown, 760).size()).lies


@pytest.mark.parametrize("width", [320, 760])
def test_that_each_column_begins_where_the_last_one_ended(width, shown):
    frame = Frame(WEEK, waterfall(shown, width).size())
    levels = waterfall_paint.spans(WEEK)
    for position, (here, following) in enumerate(pairwise(range(len(WEEK)))):
        end = levels[position][1]
        edges = []
        for place in (here, following):
            column, span = frame.column(place), levels[place]
            near, far = (column.left(), column.right()) if frame.lies else (
                column.bottom(), column.top())
            edges.append(far if end == pytest.approx(max(span)) else near)
        assert edges[0] == pytest.approx(edges[1], abs=0.01)


def test_that_small_changes_on_large_totals_can_be_seen(shown):
    frame = Frame(WEEK, waterfall(shown, 760).size())
    assert 0 < waterfall_paint.ground(WEEK) < 45.8
    assert frame.column(1).height() > 30
    assert frame.column(0).height() > 15


def test_that_totals_begin_at_zero_where_the_changes_are_large():
    big = (Step("start", 20, "20", is_total=True), Step("lost", -15, "−15", "bad"),
           Step("end", 5, "5", is_total=True))
    assert waterfall_paint.ground(big) == 0


def test_that_the_chosen_column_can_be_set_and_copied(shown, qtbot):
    widget = waterfall(shown, 560)
    with qtbot.assertNotEmitted(widget.selected):
        widget.set_current(5)
    assert widget.current == 5
    assert widget.accessibleDescription().startswith("Pushed out: −2.4")
    widget.copy()
    assert "Created\t+3.9" in QGuiApplication.clipboard().text()
    widget.set_current(-1)
    assert widget.current == -1


@pytest.mark.parametrize("width", [320, 760])
def test_that_a_right_click_asks_for_the_menu_of_its_column(width, shown, qtbot):
    widget = waterfall(shown, width)
    where = widget.column_rect(3).center().toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, widget.mapToGlobal(where))
    with qtbot.waitSignal(widget.menu) as told:
        QApplication.sendEvent(widget, event)
    assert told.args[0] == 3


def test_that_up_and_down_move_too_since_columns_may_lie(shown, qtbot):
    widget = waterfall(shown, 320)
    qtbot.keyClick(widget, Qt.Key.Key_Down)
    assert widget.current == 1
    qtbot.keyClick(widget, Qt.Key.Key_Up)
    assert widget.current == 0
