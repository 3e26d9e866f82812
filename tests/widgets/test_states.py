"""Tiles, segments, messages, progress, emptiness and the as-of slider."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication

from widgets import icons, theme
from widgets.busy import DELAY, Busy, Progress
from widgets.date_slider import DateSlider, Steps
from widgets.empty_state import Empty, EmptyState
from widgets.message_bar import Message, MessageBar
from widgets.metric_tile import MetricTile, Tile
from widgets.panel import Heading, Panel
from widgets.segmented import Choices, Segmented

LEFT = Qt.MouseButton.LeftButton
WEEKS = tuple(date(2026, 1, 5) + timedelta(weeks=n) for n in range(10))


# tiles


def test_that_a_tile_opens_by_click_enter_and_space(shown, qtbot):
    tile = shown(MetricTile(tile=Tile("Win rate", "23.4%")), 200, 90)
    for act in (
        lambda: qtbot.mouseClick(tile, LEFT),
        lambda: qtbot.keyClick(tile, Qt.Key.Key_Return),
        lambda: qtbot.keyClick(tile, Qt.Key.Key_Space),
    ):
        with qtbot.waitSignal(tile.activated):
            act()


def test_that_a_tile_that_is_no_door_does_not_open(shown, qtbot):
    tile = shown(MetricTile(tile=Tile("Win rate", "23.4%", is_door=False)), 200, 90)
    with qtbot.assertNotEmitted(tile.activated):
        qtbot.mouseClick(tile, LEFT)
        qtbot.keyClick(tile, Qt.Key.Key_Return)


def test_that_good_and_bad_are_said_in_words_and_by_an_arrow(dressed, qtbot):
    tile = MetricTile(tile=Tile("Cycle", "68 d", "5 d", 1, "bad"))
    qtbot.addWidget(tile)
    assert tile._delta.text() == "▲ 5 d"
    assert tile.accessibleDescription() == "68 d, up 5 d, worse"


@pytest.mark.parametrize(("n", "said"), [(3, True), (19, True), (20, False), (None, False)])
def test_that_too_few_records_are_said(dressed, qtbot, n, said):
    tile = MetricTile(tile=Tile("Win rate", "23%", n=n))
    qtbot.addWidget(tile)
    assert tile._few.isHidden() != said
    assert (f"n = {n}" in tile.accessibleDescription()) == said


def test_that_the_way_on_is_not_the_door(shown, qtbot):
    tile = shown(MetricTile(tile=Tile("q", "f", story="s", action="Open funnel →")), 300, 160)
    with qtbot.waitSignal(tile.action_asked), qtbot.assertNotEmitted(tile.activated):
        qtbot.mouseClick(tile._action, LEFT)


# segments


@pytest.fixture
def segments(shown):
    made = Segmented(choices=Choices(("Conversion", "Count", "Amount", "Dwell")))
    return shown(made, made.sizeHint().width(), made.sizeHint().height())


def test_that_a_click_picks_the_segment_under_it(segments, qtbot):
    with qtbot.waitSignal(segments.chosen) as told:
        qtbot.mouseClick(segments, LEFT, pos=segments.segment(2).center().toPoint())
    assert told.args == [2]
    assert segments.accessibleName() == "Amount"


def test_that_keys_move_between_segments_and_stop_at_the_ends(segments, qtbot):
    told = []
    segments.chosen.connect(told.append)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Right,
                Qt.Key.Key_Home):  # fmt: skip
        qtbot.keyClick(segments, key)
    assert told == [1, 3, 0]


# messages


def test_that_details_unfold_and_can_be_copied(shown, qtbot):
    bar = MessageBar()
    bar.set_message(Message("error", "No sign-in", "Figures stop on Friday", "Sign in", "401"))
    shown(bar, 600, 200)
    assert bar._details.isHidden()
    qtbot.mouseClick(bar._unfold, LEFT)
    assert bar._details.isVisible()
    qtbot.mouseClick(bar._copy, LEFT)
    assert QGuiApplication.clipboard().text() == "No sign-in\nFigures stop on Friday\n401"
    with qtbot.waitSignal(bar.action_asked):
        qtbot.mouseClick(bar._action, LEFT)


def test_that_a_message_can_be_put_away(shown, qtbot):
    bar = MessageBar()
    bar.set_message(Message("info", "x"))
    shown(bar, 600, 60)
    with qtbot.waitSignal(bar.closed):
        qtbot.mouseClick(bar._close, LEFT)
    assert bar.isHidden()


def test_that_a_new_message_starts_folded(dressed, qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.set_message(Message("error", "a", details="one"))
    bar._toggle()
    bar.set_message(Message("error", "b", details="two"))
    assert bar._details.isHidden()
    assert bar._details.toPlainText() == "two"


# progress


def test_that_short_work_shows_nothing_and_long_work_does(dressed, qtbot):
    busy = Busy()
    qtbot.addWidget(busy)
    busy.set_progress(Progress("Reading", 1, 10))
    busy.set_progress(None)
    qtbot.wait(DELAY + 50)
    assert busy.isHidden()
    busy.set_progress(Progress("Reading", 2, 10))
    qtbot.waitUntil(busy.isVisible)
    assert busy.accessibleDescription() == "2 of 10"


def test_that_progress_can_be_cancelled(shown, qtbot):
    busy = Busy()
    busy.set_progress(Progress("Reading", 5_000_000_000, 9_000_000_000))
    shown(busy, 400, 40)
    assert 0.5 < busy._bar.value() / busy._bar.maximum() < 0.6
    with qtbot.waitSignal(busy.cancelled):
        qtbot.mouseClick(busy._stop, LEFT)


# emptiness


def test_that_an_empty_place_offers_its_next_step(shown, qtbot):
    empty = shown(
        EmptyState(empty=Empty("connections", "No CRM", "Why", "Connect", "Demo")), 500, 400
    )
    with qtbot.waitSignal(empty.action_asked):
        qtbot.mouseClick(empty._action, LEFT)
    with qtbot.waitSignal(empty.second_asked):
        qtbot.mouseClick(empty._second, LEFT)


# as-of


@pytest.fixture
def slider(shown):
    widget = DateSlider()
    widget.set_steps(Steps(WEEKS, WEEKS[4]))
    return shown(widget, 400, 40)


def test_that_stepping_tells_the_date_once(slider, qtbot):
    told = []
    slider.chosen.connect(told.append)
    slider.step(-1)
    slider.step(0)
    assert told == [WEEKS[3]]


def test_that_the_last_place_is_now(slider, qtbot):
    with qtbot.waitSignal(slider.chosen) as told:
        slider.step(99)
    assert told.args == [None]
    assert slider._now.isHidden()


def test_that_arrow_keys_step_through_the_dates(slider, qtbot):
    with qtbot.waitSignal(slider.chosen) as told:
        qtbot.keyClick(slider.slider, Qt.Key.Key_Right)
    assert told.args == [WEEKS[5]]


def test_that_dragging_asks_only_when_the_slider_rests(slider, qtbot):
    told = []
    slider.chosen.connect(told.append)
    slider.slider.setSliderDown(True)
    for place in (5, 6, 7):
        slider.slider.setSliderPosition(place)
    assert told == []
    qtbot.waitUntil(lambda: told == [WEEKS[7]])
    slider.slider.setSliderDown(False)
    assert told == [WEEKS[7]]


def test_that_a_date_between_two_steps_stands_on_the_earlier(slider):
    slider.set_steps(Steps(WEEKS, WEEKS[4] + timedelta(days=3)))
    assert slider.current == WEEKS[4]


def test_that_the_date_itself_asks_for_a_calendar(slider, qtbot):
    with qtbot.waitSignal(slider.date_asked):
        qtbot.mouseClick(slider._date, LEFT, pos=QPoint(5, 5))


# panels and icons


def test_that_a_panel_without_words_has_no_head(dressed, qtbot):
    panel = Panel()
    qtbot.addWidget(panel)
    assert panel._title.isHidden()
    panel.set_heading(Heading("Top blockers", "of 61"))
    assert not panel._title.isHidden()


def test_that_every_icon_draws_in_the_colour_it_is_asked_for(dressed):
    for name in icons.names():
        picture = icons.pixmap(name, 96, theme.tokens().bad).toImage()
        asked = QColor(theme.tokens().bad)
        drawn = [
            picture.pixelColor(x, y)
            for x in range(96) for y in range(96) if picture.pixelColor(x, y).alpha() == 255
        ]  # fmt: skip
        assert drawn, name
        off = (abs(p.red() - asked.red()) + abs(p.blue() - asked.blue()) for p in drawn)
        assert max(off) <= 4, name  # rounding where lines overlap


def test_that_an_unknown_icon_is_an_error():
    with pytest.raises(KeyError):
        icons.icon("no-such-icon")
