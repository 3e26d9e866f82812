"""The rail and the state of the sync at its foot."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from widgets.nav_rail import FOLDED, WIDTH, NavRail, Place, Rail
from widgets.sync_card import SyncState
from widgets.text import Label

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def rail(shown):
    widget = NavRail()
    widget.set_rail(Rail("Sales Cockpit", (
        Place("overview", "Overview"), Place("funnel", "Funnel"),
        Place("leads", "Leads & routing", "Steer"), Place("settings", "Settings", "Data"),
    ), 1))  # fmt: skip
    return shown(widget, WIDTH, 500)


def entry(rail, position):
    return rail._entries[position]


def test_that_a_click_goes_there_and_marks_it(rail, qtbot):
    with qtbot.waitSignal(rail.chosen) as told:
        qtbot.mouseClick(entry(rail, 2), LEFT)
    assert told.args == [2]
    assert [entry(rail, n).isChecked() for n in range(4)] == [False, False, True, False]


def test_that_setting_the_place_tells_nobody(rail, qtbot):
    with qtbot.assertNotEmitted(rail.chosen):
        rail.set_current(3)
    assert entry(rail, 3).isChecked()


def test_that_arrows_walk_the_rail_and_enter_goes(rail, qtbot):
    entry(rail, 1).setFocus()
    qtbot.keyClick(entry(rail, 1), Qt.Key.Key_Down)
    assert entry(rail, 2).hasFocus()
    with qtbot.waitSignal(rail.chosen) as told:
        qtbot.keyClick(entry(rail, 2), Qt.Key.Key_Return)
    assert told.args == [2]
    qtbot.keyClick(entry(rail, 2), Qt.Key.Key_Up)
    assert entry(rail, 1).hasFocus()


def test_that_folding_keeps_the_icons_and_tells_the_names_on_hover(rail, qtbot):
    with qtbot.waitSignal(rail.folded) as told:
        qtbot.mouseClick(rail._fold, LEFT)
    assert told.args == [True]
    assert rail.width() == FOLDED
    assert "Leads &amp; routing" in entry(rail, 2).toolTip()
    heads = [head.text() for head in rail.findChildren(Label) if head.isVisible()]
    assert "Steer" not in heads
    rail.set_folded(False)
    assert rail.width() == WIDTH
    assert entry(rail, 2).toolTip() == ""


@pytest.mark.parametrize(
    ("state", "word"),
    [("online", "Online"), ("syncing", "Syncing"), ("offline", "Offline"),
     ("signin", "Sign-in needed"), ("failed", "Sync failed")],
)  # fmt: skip
def test_that_each_state_has_a_word_and_not_only_a_colour(rail, state, word):
    rail.set_sync(SyncState(state, ("3 changes wait",)))
    assert rail.sync.accessibleName() == f"{word}, 3 changes wait"


def test_that_a_running_sync_shows_how_far_it_is_and_can_be_cancelled(rail, qtbot):
    rail.set_sync(SyncState("syncing", (), 30, 120))
    assert rail.sync._bar.isVisible()
    assert (rail.sync._bar.value(), rail.sync._bar.maximum()) == (30, 120)
    with qtbot.waitSignal(rail.cancel_asked), qtbot.assertNotEmitted(rail.sync_asked):
        qtbot.mouseClick(rail.sync._button, LEFT)


def test_that_the_card_asks_for_a_sync_also_when_folded(rail, qtbot):
    rail.set_folded(True)
    rail.set_sync(SyncState("offline"))
    qtbot.waitUntil(lambda: rail.sync._button.width() > 20)
    with qtbot.waitSignal(rail.sync_asked):
        qtbot.mouseClick(rail.sync._button, LEFT)


def test_that_another_list_of_places_replaces_the_first(rail):
    rail.set_rail(Rail("x", (Place("team", "Team"),)))
    assert [made.place.text for made in rail._entries] == ["Team"]
    assert entry(rail, 0).isChecked()
