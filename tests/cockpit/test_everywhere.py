"""What every page has: filter, panels, copies, own windows, the first start, by hand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from everywhere import CONTROL, SHIFT, SOUTH, heard, key, settle, shut
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu

from cockpit import app


@pytest.fixture
def window(open_window):
    return open_window()


# the filter, back and forward


def test_that_ctrl_z_undoes_a_filter_but_not_while_one_types(window, qtbot):
    filters = window.context.filters
    before = filters.state
    filters.narrow({"region": {SOUTH}})
    settle(qtbot, window)
    narrowed = filters.state
    field = QLineEdit(window.page)
    field.show()
    field.setFocus()
    qtbot.keyClicks(field, "typed")
    key(qtbot, window, Qt.Key.Key_Z, CONTROL)
    assert field.text() == ""
    assert filters.state == narrowed
    window.page.main.setFocus()
    key(qtbot, window, Qt.Key.Key_Z, CONTROL)
    assert filters.state == before
    key(qtbot, window, Qt.Key.Key_Z, CONTROL, SHIFT)
    assert filters.state == narrowed


# panels


def test_that_a_panel_is_copied_as_text_and_html(window, qtbot):
    page = window.page
    page.offers.copy_table(page.offers.get("funnel"))
    held = QGuiApplication.clipboard().mimeData()
    lines = held.text().split("\n")
    assert lines[0].split("\t")[:2] == ["region", "stage"]
    assert len(lines) == 1 + len(page.data.result.rows)
    assert held.html().count("<tr>") == len(lines)


def test_that_a_panel_is_copied_as_a_picture_with_its_lines(window, qtbot):
    window.page.main.setFocus()
    shown = window.page.panel.size()  # the message that follows takes room
    key(qtbot, window, Qt.Key.Key_C, CONTROL, SHIFT)
    image = QGuiApplication.clipboard().image()
    assert image.width() == shown.width()
    assert image.height() > shown.height(), "what one must know stands below it"
    assert window.page.panel.more.isVisible()


def test_that_ctrl_e_exports_the_panel_in_focus(window, qtbot, monkeypatch):
    named = []
    monkeypatch.setattr(QFileDialog, "exec", lambda asked: 0)
    monkeypatch.setattr(QFileDialog, "selectFile", lambda asked, name: named.append(name))
    window.page.main.setFocus()
    key(qtbot, window, Qt.Key.Key_E, CONTROL)
    window.page.trend_panel.show()
    window.page.trend.setFocus()
    key(qtbot, window, Qt.Key.Key_E, CONTROL)
    window.rail.setFocus()
    window.page.export()
    assert named == ["funnel", "quarters", "funnel"]


def test_that_the_menu_key_on_a_panel_without_own_menu_offers_its_verbs(window, qtbot):
    from PySide6.QtGui import QContextMenuEvent

    page = window.page
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1),
                              page.modes.mapToGlobal(QPoint(1, 1)))
    QApplication.sendEvent(page.modes, event)
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    assert [action.text() for action in menu.actions()] == [
        "Copy as table", "Copy as picture", "Export…", "Open in its own window", "Add to agenda"]
    assert all(action.isEnabled() for action in menu.actions())
    menu.close()


# own windows


def test_that_a_panel_in_its_own_window_follows_the_filter_and_leaves_the_page_alone(
        window, qtbot):
    page = window.page
    page.take_place({"mode": "dwell"})
    settle(qtbot, window)
    page.detach_asked.emit("funnel")
    settle(qtbot, window)
    (own,) = window.own_windows.open_ones
    assert own.isVisible()
    assert page.panel.isVisible()
    assert own.page.panel.isVisible()
    assert not own.page._tiles[0].isVisible()
    assert own.page.data.mode == "dwell"
    window.context.filters.narrow({"region": {SOUTH}})
    settle(qtbot, window)
    assert own.page.data.names == page.data.names == (SOUTH,)
    own.page.take_place({"mode": "count"})
    settle(qtbot, window)
    assert (own.page.data.mode, page.data.mode) == ("count", "dwell")
    assert page.extras is not None
    assert own.page.extras is not None
    window.go("settings")
    window.context.filters.narrow({"region": set()})
    settle(qtbot, window)
    assert len(own.page.data.names) > 1, "also while another page is shown"


def test_that_a_panel_the_page_hides_for_lack_of_room_is_shown_in_its_own_window(window, qtbot):
    window.page.trend_panel.hide()
    window.page.detach_asked.emit("quarters")
    settle(qtbot, window)
    (own,) = window.own_windows.open_ones
    own.page.trend_panel.hide()
    qtbot.waitUntil(lambda: own.page.trend_panel.isVisible())
    assert own.page.trend_panel.isVisible()
    assert not own.page.panel.isVisible()


def test_that_selecting_in_its_own_window_explains_there(window, qtbot):
    window.page.detach_asked.emit("funnel")
    settle(qtbot, window)
    (own,) = window.own_windows.open_ones
    own.page.heatmap.setFocus()
    qtbot.keyClick(own.page.heatmap, Qt.Key.Key_Down)
    settle(qtbot, window)
    assert own.inspector.isVisible()
    assert own.page.data.names[1] in own.inspector.explanation.title
    assert window.inspector.explanation is None


def test_that_a_closed_own_window_does_not_hear_late_answers(window, qtbot):
    window.page.detach_asked.emit("funnel")
    settle(qtbot, window)
    (own,) = window.own_windows.open_ones
    own.page.refresh()
    own.close()
    settle(qtbot, window)
    assert window.own_windows.open_ones == []


def test_that_own_windows_close_with_the_window_and_come_back_with_it(
        open_window, qtbot):
    first = open_window()
    first.page.take_place({"mode": "amount"})
    for name in ("funnel", "quarters"):
        first.page.detach_asked.emit(name)
    settle(qtbot, first)
    one, two = first.own_windows.open_ones
    one.setGeometry(40, 50, 700, 480)
    shut(qtbot, first)
    assert not one.isVisible()
    second = open_window()
    settle(qtbot, second)
    again = second.own_windows.open_ones
    assert [own.name for own in again] == ["funnel", "quarters"]
    assert again[0].page.place()["mode"] == "amount"
    assert again[0].size().width() == 700
    assert second.isVisible()


def test_that_the_page_and_the_size_come_back_at_the_next_start(open_window, qtbot):
    first = open_window()
    first.resize(1200, 700)
    first.go("settings")
    shut(qtbot, first)
    made = app.make_window(app.make_application(), first.context.paths,
                           lambda: datetime.now(UTC))
    qtbot.addWidget(made)
    assert made.page.key == "settings"
    assert made.size().height() == 700
    settle(qtbot, made)
    made.context.close()


def test_that_the_rail_keeps_the_order_of_its_sections(window):
    assert window.keys == ["funnel", "connections", "settings"]
    assert [words for _, words, _ in window.titles()] == ["Funnel", "Connections", "Settings"]


def test_that_ctrl_and_a_number_puts_the_keyboard_into_the_main_picture(window, qtbot):
    window.rail.setFocus()
    key(qtbot, window, Qt.Key.Key_1, CONTROL)
    assert QApplication.focusWidget() is window.page.heatmap


def test_that_the_sheet_of_keys_names_every_key_of_the_window(window):
    from PySide6.QtGui import QShortcut

    from cockpit.dialogs.help import HelpDialog

    listed = " · ".join(keys for keys, _ in HelpDialog("funnel", window)._keys())
    arrows = {"Left": "←", "Right": "→"}
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    for shortcut in window.findChildren(QShortcut, options=direct):
        parts = shortcut.key().toString().split("+")
        if parts[-1].isdigit():
            continue  # Ctrl+1 … 9
        words = "+".join([*parts[:-1], arrows.get(parts[-1], parts[-1])])
        assert words in listed or words == "Ctrl+Alt+→", words


# the first start


def test_that_an_empty_start_offers_the_demo_company_beside_connecting(window, qtbot, monkeypatch):
    from cockpit import demo_window

    started = []
    monkeypatch.setattr(demo_window.QProcess, "startDetached",
                        lambda program, words: (started.append((program, words)) or True, 1))
    window.context.remove_connection("demo")
    settle(qtbot, window)
    window.go("connections")
    settle(qtbot, window)
    from PySide6.QtWidgets import QPushButton

    button = next(one for one in window.page.findChildren(QPushButton)
                  if one.text() == "Open the demo company" and one.isVisible())
    said = heard(window)
    button.click()
    ((_, words),) = started
    home = window.context.paths.home
    assert words[-3:] == ["--home", f"{home}-demo", "demo"]
    assert said[0][0] == "info"
    assert "its own window" in said[0][1]
