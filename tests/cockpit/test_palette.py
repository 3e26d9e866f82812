"""The palette, by hand."""

from __future__ import annotations

import pytest
from everywhere import CONTROL, SOUTH, asked_of, key, open_palette, settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from cockpit.dialogs.records import RecordsDialog
from widgets.text import Label


@pytest.fixture
def window(open_window):
    return open_window()


def test_that_the_palette_finds_a_value_and_narrows_to_it(window, qtbot):
    open_palette(qtbot, window)
    found = asked_of(window, "华南")
    assert ("Filters", SOUTH) in found
    asked_of(window, "华南 south")
    assert window.finder.palette.hits[0].text == SOUTH
    assert window.finder.palette.hits[0].spans == ((0, 2), (3, 8))
    key(qtbot, window, Qt.Key.Key_Return)
    assert window.context.filters.state.keys("region") == (SOUTH,)
    assert not window.finder.palette.isVisible()
    assert QApplication.focusWidget() is window.page.main, "the keyboard comes back"


def test_that_the_palette_finds_customers_and_deals_by_parts_of_their_names(window, qtbot):
    mart = window.context.mart
    name = next(iter(mart.labels("account").values()))
    open_palette(qtbot, window)
    assert ("Customers", name) in asked_of(window, name[1:])
    deal, title = next(iter(mart.labels("opportunity").items()))
    asked_of(window, title)
    position = next(i for i, hit in enumerate(window.finder.palette.hits)
                    if hit.group == "Deals" and hit.text == title)
    window.finder.palette.chosen.emit(position)
    settle(qtbot, window)
    dialog = next(one for one in window.findChildren(RecordsDialog) if one.isVisible())
    assert {record["opportunity"] for record in dialog.records} == {title}
    dialog.accept()


def test_that_choosing_a_customer_narrows_the_filter_to_it(window, qtbot):
    account, name = next(iter(window.context.mart.labels("account").items()))
    open_palette(qtbot, window)
    asked_of(window, name)
    position = next(i for i, hit in enumerate(window.finder.palette.hits)
                    if (hit.group, hit.text) == ("Customers", name))
    window.finder.palette.chosen.emit(position)
    settle(qtbot, window)
    assert len(window.context.filters.state.keys("account")) == 1


def test_that_what_was_used_last_stands_first(window, qtbot):
    open_palette(qtbot, window)
    asked_of(window, "settings")
    key(qtbot, window, Qt.Key.Key_Return)
    assert window.page.key == "settings"
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    settle(qtbot, window)
    first = window.finder.palette.hits[0]
    assert (first.group, first.text) == ("Recent", "Settings")
    key(qtbot, window, Qt.Key.Key_Escape)
    assert not window.finder.palette.isVisible()


def test_that_arrows_go_round_and_headings_are_passed_over(window, qtbot):
    open_palette(qtbot, window)
    asked_of(window, "o")
    palette = window.finder.palette
    assert palette.current == 0
    key(qtbot, window, Qt.Key.Key_Up)
    assert palette.current == len(palette.hits) - 1
    key(qtbot, window, Qt.Key.Key_Down)
    assert palette.current == 0
    for position in range(1, len(palette.hits)):
        key(qtbot, window, Qt.Key.Key_Down)
        assert palette.current == position


def test_that_a_link_pasted_into_the_palette_is_opened(window, qtbot):
    open_palette(qtbot, window)
    text = "cockpit://funnel?period=all&mode=count"
    assert asked_of(window, f"see {text}") == [("Link", "Open this link")]
    key(qtbot, window, Qt.Key.Key_Return)
    assert window.page.place()["mode"] == "count"


def test_that_the_palette_switches_theme_language_and_comparison(window, qtbot):
    try:
        for words, field, value in (("dark theme", "theme", "dark"),
                                    ("简体中文", "language", "zh_CN")):
            open_palette(qtbot, window)
            asked_of(window, words)
            key(qtbot, window, Qt.Key.Key_Return)
            assert getattr(window.context.settings, field) == value
        open_palette(qtbot, window)
        assert window.finder.palette.field.placeholderText()
    finally:
        window.context.change_settings(theme="light", language="en")
        settle(qtbot, window)


def test_that_a_slash_searches_names_only_and_types_itself_into_a_field(window, qtbot):
    window.page.main.setFocus()
    key(qtbot, window, Qt.Key.Key_Slash)
    assert window.finder.palette.isVisible()
    groups = {group for group, _ in asked_of(window, "s")}
    assert groups <= {"Filters", "Customers", "Deals"}
    assert groups
    asked_of(window, "")
    key(qtbot, window, Qt.Key.Key_Slash)
    assert window.finder.palette.field.text() == "/"


def test_that_nothing_found_says_so(window, qtbot):
    open_palette(qtbot, window)
    assert asked_of(window, "qqqqxxxxzzzz") == []
    says = [one.text() for one in window.finder.palette.findChildren(Label) if one.isVisible()]
    assert "Nothing is called that." in says
    key(qtbot, window, Qt.Key.Key_Return)
    assert window.finder.palette.isVisible()


def test_that_clicking_elsewhere_closes_the_palette(window, qtbot):
    open_palette(qtbot, window)
    window.page.main.setFocus()
    assert not window.finder.palette.isVisible()


def test_that_the_palette_opens_from_a_field_one_types_in(window, qtbot):
    field = QLineEdit(window.page)
    field.setText("keep me")
    field.show()
    field.setFocus()
    field.setCursorPosition(0)
    key(qtbot, window, Qt.Key.Key_K, CONTROL)
    assert window.finder.palette.isVisible()
    assert field.text() == "keep me"
