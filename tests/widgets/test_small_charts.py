"""Bars, timeline and waterfall share their habits: click selects, Enter drills, arrows move."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWidgets import QApplication

from widgets import theme
from widgets.bars import Bar, Bars, ShareBars
from widgets.timeline import Event, Events, Timeline
from widgets.waterfall import Step, Waterfall, WaterfallSteps

LEFT = Qt.MouseButton.LeftButton


def bars():
    widget = Bars()
    widget.set_bars(ShareBars((
        Bar("Legal review", 0.5, "50%"), Bar("Terms", 1.7, "28%", "31%", "bad"),
        Bar("Nobody", float("nan"), "—"),
    )))  # fmt: skip
    return widget


def timeline():
    widget = Timeline()
    widget.set_events(Events(tuple(Event(f"{n} Nov", f"event {n}", "who") for n in range(3))))
    return widget


def waterfall():
    widget = Waterfall()
    widget.set_steps(WaterfallSteps((
        Step("start", 20, "20", is_total=True), Step("new", 5, "+5", "good"),
        Step("lost", -30, "−30", "bad"),
    )))  # fmt: skip
    return widget


def middle(widget, position):
    rect = widget.column_rect(position).toRect() if isinstance(widget, Waterfall) else (
        widget.row_rect(position)
    )  # fmt: skip
    return rect.center()


CHARTS = pytest.mark.parametrize(
    ("make", "forward", "back"),
    [(bars, Qt.Key.Key_Down, Qt.Key.Key_Up), (timeline, Qt.Key.Key_Down, Qt.Key.Key_Up),
     (waterfall, Qt.Key.Key_Right, Qt.Key.Key_Left)],
)  # fmt: skip


@CHARTS
def test_that_a_click_selects(make, forward, back, shown, qtbot):
    widget = shown(make(), 400, 200)
    with qtbot.waitSignal(widget.selected) as told:
        qtbot.mouseClick(widget, LEFT, pos=middle(widget, 1))
    assert told.args == [1]


@CHARTS
def test_that_keys_move_and_enter_drills(make, forward, back, shown, qtbot):
    widget, told = shown(make(), 400, 200), []
    widget.selected.connect(told.append)
    for key in (forward, forward, back, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(widget, key)
    assert told == [1, 2, 1, 2, 0]
    with qtbot.waitSignal(widget.activated) as drilled:
        qtbot.keyClick(widget, Qt.Key.Key_Return)
    assert drilled.args == [0]


@CHARTS
def test_that_a_double_click_drills(make, forward, back, shown, qtbot):
    widget = shown(make(), 400, 200)
    with qtbot.waitSignal(widget.activated) as told:
        qtbot.mouseDClick(widget, LEFT, pos=middle(widget, 2))
    assert told.args == [2]


@CHARTS
def test_that_the_current_part_is_read_aloud(make, forward, back, shown, qtbot):
    widget = shown(make(), 400, 200)
    first = widget.accessibleDescription()
    qtbot.keyClick(widget, forward)
    assert first
    assert widget.accessibleDescription() not in ("", first)


@pytest.mark.parametrize("kind", [Bars, Timeline, Waterfall])
def test_that_nothing_to_show_is_no_trouble(kind, shown, qtbot):
    widget = shown(kind(), 300, 150)
    qtbot.keyClick(widget, Qt.Key.Key_Return)
    qtbot.mouseClick(widget, LEFT)
    assert not widget.grab().isNull()


def test_that_a_bar_is_as_long_as_its_share_and_never_longer_than_its_track(shown):
    widget = shown(bars(), 400, 100)
    picture, mark = widget.grab().toImage(), theme.tokens().accent

    def coloured(row, colour):
        y = widget.row_rect(row).center().y()
        line = range(picture.width())
        return sum(picture.pixelColor(x, y) == QColor(colour) for x in line)

    half, full = coloured(0, mark), coloured(1, theme.tokens().bad)
    assert 0.42 < half / full < 0.58
    assert coloured(2, mark) == 0


def test_that_the_menu_of_a_bar_is_asked_for_where_it_is(shown, qtbot):
    widget = shown(bars(), 400, 100)
    where = middle(widget, 1)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, where, widget.mapToGlobal(where)
    )
    with qtbot.waitSignal(widget.menu) as told:
        QApplication.sendEvent(widget, event)
    assert told.args == [1, widget.mapToGlobal(where)]


def test_that_changes_hang_where_the_last_one_ended_and_may_cross_zero(dressed, qtbot):
    widget = waterfall()
    qtbot.addWidget(widget)
    assert widget.spans() == [(0, 20), (20, 25), (25, -5)]
    widget.resize(400, 200)
    assert not widget.grab().isNull()


def test_that_a_click_below_the_last_event_selects_nothing(shown, qtbot):
    widget = shown(timeline(), 300, 400)
    with qtbot.assertNotEmitted(widget.selected):
        qtbot.mouseClick(widget, LEFT, pos=QPoint(10, 390))
