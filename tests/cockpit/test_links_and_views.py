"""Links, saved views and the agenda, by hand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from everywhere import CONTROL, SHIFT, SOUTH, asked_of, heard, key, open_palette, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog, QMenu

from cockpit.dialogs.agenda import AgendaDialog


@pytest.fixture
def window(open_window):
    return open_window()


# links


def test_that_a_copied_link_leads_back_to_filter_and_place(window, qtbot):
    page, filters = window.page, window.context.filters
    page.take_place({"mode": "dwell", "dimension": "owner"})
    filters.narrow({"region": {SOUTH}})
    settle(qtbot, window)
    page.main.setFocus()
    key(qtbot, window, Qt.Key.Key_L, CONTROL)
    link, state = QGuiApplication.clipboard().text(), filters.state
    assert link.startswith("cockpit://funnel?")
    filters.narrow({"region": set(), "owner": {""}})
    page.take_place({"mode": "count", "dimension": "region"})
    window.go("settings")
    settle(qtbot, window)
    assert window.ways.open(f"看这里 {link}。")
    settle(qtbot, window)
    assert window.page is page
    assert filters.state == state
    assert page.place()["mode"] == "dwell"
    assert page.data.dimension == "owner"
    assert page.modes.current == 3


def test_that_what_a_link_names_and_nobody_knows_is_told(window, qtbot):
    said = heard(window)
    assert window.ways.open("cockpit://funnel?where.region=Atlantis&where.moon=1&mode=nonsense"
                            "&colour=red&where.owner=")
    settle(qtbot, window)
    (kind, words), *_ = said
    assert kind == "warn"
    for part in ("Region = Atlantis", "moon", "mode = nonsense", "colour = red"):
        assert part in words
    assert window.context.filters.state.where == (("owner", ("",)),)


@pytest.mark.parametrize("text", ["", "https://example.org", "cockpit://nowhere?period=all",
                                  "cockpit://funnel?period=whenever"])
def test_that_what_is_no_link_changes_nothing_and_says_why(window, qtbot, text):
    said, state = heard(window), window.context.filters.state
    assert not window.ways.open(text)
    assert said[0][0] == "bad"
    assert window.context.filters.state == state
    assert window.page.key == "funnel"


def test_that_a_link_keeps_the_scope_of_who_opens_it(window, qtbot):
    from dataclasses import replace

    filters = window.context.filters
    filters.replace(replace(filters.state, scope=frozenset({"team"})))
    settle(qtbot, window)
    assert "team" not in window.ways.link()
    window.ways.open("cockpit://funnel?period=all")
    assert filters.state.scope == frozenset({"team"})
    settle(qtbot, window)


# saved views


def name_it(monkeypatch, name):
    monkeypatch.setattr(QInputDialog, "getText", lambda *args, **more: (name, name is not None))


def test_that_a_view_is_saved_opened_and_outlives_clearing_the_filters(window, qtbot, monkeypatch):
    filters = window.context.filters
    filters.narrow({"region": {SOUTH}})
    window.page.take_place({"mode": "amount"})
    settle(qtbot, window)
    state = filters.state
    name_it(monkeypatch, "  South by amount ")
    key(qtbot, window, Qt.Key.Key_D, CONTROL)
    assert [view.name for view in window.views.views] == ["South by amount"]
    open_palette(qtbot, window)
    asked_of(window, "clear all filters")
    key(qtbot, window, Qt.Key.Key_Return)
    assert filters.state.where == ()
    assert [view.name for view in window.views.views] == ["South by amount"]
    window.page.take_place({"mode": "count"})
    open_palette(qtbot, window)
    assert asked_of(window, "south amount", "Saved views") == [("Saved views", "South by amount")]
    asked_of(window, "south by amount")
    key(qtbot, window, Qt.Key.Key_Return)
    assert filters.state == state
    assert window.page.place()["mode"] == "amount"


def test_that_deleting_renaming_and_overwriting_a_view_can_be_undone(window, qtbot):
    views, link = window.views, window.ways.link()
    views.save("a", link)
    settle(qtbot, window)
    for change, shows in (
            (lambda: views.remove("a"), []), (lambda: views.rename("a", "b"), [("b", link)]),
            (lambda: views.save("a", "cockpit://settings", overwrite=True),
             [("a", "cockpit://settings")])):
        change()
        settle(qtbot, window)
        assert [(view.name, view.link) for view in views.views] == shows
        window.message.action_asked.emit()  # Undo
        settle(qtbot, window)
        assert [(view.name, view.link) for view in views.views] == [("a", link)]


def test_that_the_menu_of_views_marks_the_one_on_the_screen(window, qtbot):
    window.views.save("here", window.ways.link())
    window.views.save("there", "cockpit://settings?period=all")
    settle(qtbot, window)
    menu = window.views_button.menu()
    menu.aboutToShow.emit()
    marked = {one.title(): not one.icon().isNull() for one in menu.findChildren(QMenu)}
    assert marked == {"here": True, "there": False}
    names = [action.text() for action in menu.findChildren(QMenu)[0].actions()]
    assert names == ["Open", "Overwrite with what is on the screen", "Rename…", "Delete"]


def test_that_a_name_that_cannot_be_read_is_refused_in_words(window, qtbot, monkeypatch):
    said = heard(window)
    name_it(monkeypatch, "   ")
    window.views_button.save()
    settle(qtbot, window)
    assert said == [("bad", said[0][1])]
    assert "needs a name" in said[0][1]
    assert window.views.views == ()


# the agenda


def test_that_a_panel_goes_on_the_agenda_with_filter_and_moment(window, qtbot):
    from cockpit import links

    window.context.filters.narrow({"region": {SOUTH}})
    settle(qtbot, window)
    page, seen = window.page, window.context.filters.state
    page.agenda_asked.emit("Where South stops")
    settle(qtbot, window)
    (item,) = window.agenda.items
    link = links.read(item.link, window.context.calendar, datetime.now(UTC))
    assert item.title == "Where South stops"
    assert link.filters.where == seen.where
    assert link.filters.as_of is not None, "what is seen later is not what was seen"
    assert link.place == page.place()
    window.message.action_asked.emit()  # Undo
    settle(qtbot, window)
    assert window.agenda.items == ()


@pytest.fixture
def agenda(window, qtbot):
    for title in "abc":
        window.agenda.add(title, window.ways.link_to(window.page))
    settle(qtbot, window)
    window.page.main.setFocus()
    key(qtbot, window, Qt.Key.Key_A, CONTROL, SHIFT)
    return next(one for one in window.findChildren(AgendaDialog) if one.isVisible())


def test_that_the_agenda_is_reordered_emptied_and_put_back_by_keyboard(window, qtbot, agenda):
    def titles():
        return "".join(item.title for item in window.agenda.items)

    agenda.table.view.setFocus()
    key(qtbot, window, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles() == "bac"
    key(qtbot, window, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles() == "bca", "the selection goes along"
    key(qtbot, window, Qt.Key.Key_Delete)
    assert titles() == "bc"
    key(qtbot, window, Qt.Key.Key_Z, CONTROL)
    assert titles() == "bca"
    agenda.accept()


def test_that_enter_opens_what_is_on_the_agenda(window, qtbot, agenda):
    window.go("settings")
    agenda.table.view.setFocus()
    key(qtbot, window, Qt.Key.Key_Return)
    assert window.page.key == "funnel"
    assert window.context.filters.state.as_of is not None
    assert window.page.data is not None
