"""Filter chips and their popup, by mouse and by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from widgets.check_list import Options
from widgets.filter_chips import Chip, Chips, FilterChips
from widgets.text import LIMIT

LEFT = Qt.MouseButton.LeftButton
REGIONS = ("East", "South", "North", "West", "Central", "Key accounts", "Partners", "Überall",
           "华东")  # fmt: skip


@pytest.fixture
def chips(shown):
    widget = FilterChips()
    widget.set_chips(Chips((
        Chip("Period", "This quarter", True, removable=False,
             options=Options(("All", "This quarter"), frozenset({1}), single=True)),
        Chip("Region", "East, South", True, options=Options(REGIONS, frozenset({0, 1}))),
        Chip("Owner", "All 42"),
    ), more=("Industry", "Size")))  # fmt: skip
    return shown(widget, 900, 60)


def open_list(qtbot, chips, position):
    qtbot.mouseClick(chips.chip_button(position), LEFT)
    qtbot.waitUntil(chips.popup.isVisible)
    return chips.list


def test_that_checking_and_applying_tells_the_chosen_options(chips, qtbot):
    options = open_list(qtbot, chips, 1)
    where = options.view.visualRect(options.view.model().index(2, 0)).center()
    qtbot.mouseClick(options.view.viewport(), LEFT, pos=where)
    with qtbot.waitSignal(chips.chosen) as told:
        qtbot.mouseClick(options.apply_button, LEFT)
    assert told.args == [1, [0, 1, 2]]
    assert not chips.popup.isVisible()


def test_that_searching_and_enter_adds_what_was_found(chips, qtbot):
    options = open_list(qtbot, chips, 1)
    qtbot.keyClicks(options.search, "key acc")
    with qtbot.waitSignal(chips.chosen) as told:
        qtbot.keyClick(options.search, Qt.Key.Key_Return)
    assert told.args == [1, [0, 1, 5]]


def test_that_searching_ignores_case_and_finds_chinese(chips, qtbot):
    model = open_list(qtbot, chips, 1).view.model()
    for words, found in (("ÜBER", "Überall"), ("华", "华东")):
        model.search(words)
        assert [model.data(model.index(0))] == [found]
        assert model.rowCount() == 1


def test_that_a_single_choice_applies_with_one_click(chips, qtbot):
    options = open_list(qtbot, chips, 0)
    where = options.view.visualRect(options.view.model().index(0, 0)).center()
    with qtbot.waitSignal(chips.chosen) as told:
        qtbot.mouseClick(options.view.viewport(), LEFT, pos=where)
    assert told.args == [0, [0]]


def test_that_applying_what_already_counts_tells_nobody(chips, qtbot):
    options = open_list(qtbot, chips, 1)
    with qtbot.assertNotEmitted(chips.chosen):
        qtbot.mouseClick(options.apply_button, LEFT)


def test_that_the_cross_removes_and_does_not_open(chips, qtbot):
    made = chips.chip_button(1)
    with qtbot.waitSignal(chips.removed) as told:
        qtbot.mouseClick(made, LEFT, pos=made.cross().center().toPoint())
    assert told.args == [1]
    assert not chips.popup.isVisible()


def test_that_delete_removes_only_what_can_be_removed(chips, qtbot):
    with qtbot.waitSignal(chips.removed) as told:
        qtbot.keyClick(chips.chip_button(1), Qt.Key.Key_Delete)
    assert told.args == [1]
    with qtbot.assertNotEmitted(chips.removed):
        qtbot.keyClick(chips.chip_button(0), Qt.Key.Key_Delete)
        qtbot.keyClick(chips.chip_button(2), Qt.Key.Key_Delete)


def test_that_the_popup_works_without_a_mouse(chips, qtbot):
    qtbot.keyClick(chips.chip_button(1), Qt.Key.Key_Return)
    options = chips.list
    qtbot.keyClick(options.search, Qt.Key.Key_Down)
    qtbot.keyClick(options.view, Qt.Key.Key_Space)
    with qtbot.waitSignal(chips.chosen) as told:
        qtbot.keyClick(options.view, Qt.Key.Key_Return)
    assert told.args == [1, [1]]


def test_that_a_chip_without_options_asks_the_page_for_its_editor(chips, qtbot):
    with qtbot.waitSignal(chips.opened) as told:
        qtbot.mouseClick(chips.chip_button(2), LEFT)
    assert told.args[0] == 2


def test_that_another_filter_can_be_added(chips, qtbot):
    qtbot.mouseClick(chips.more_button, LEFT)
    with qtbot.waitSignal(chips.added) as told:
        qtbot.keyClick(chips.list.view, Qt.Key.Key_Return)
    assert told.args == [0]


def test_that_chips_break_into_lines_rather_than_being_cut(chips):
    wide = chips.heightForWidth(900)
    narrow = chips.heightForWidth(260)
    assert narrow >= 2 * wide
    chips.resize(260, narrow)
    for position in range(3):
        assert chips.rect().contains(chips.chip_button(position).geometry())


def test_that_chips_that_stay_keep_the_keyboard(chips, qtbot):
    made = chips.chip_button(1)
    made.setFocus()
    chips.set_chips(Chips((Chip("Period", "2026"), Chip("Region", "East"))))
    assert chips.chip_button(1) is made
    assert made.accessibleName() == "Region East"
    assert chips.more_button.isHidden()


def test_that_fifty_thousand_options_open_and_search_at_once(chips, qtbot):
    import time

    texts = tuple(f"Customer {n}" for n in range(50_000))
    chips.set_chips(Chips((Chip("Customer", "All", options=Options(texts)),)))
    started = time.perf_counter()
    options = open_list(qtbot, chips, 0)
    options.search.setText("49999")
    assert options.view.model().rowCount() == 1
    assert time.perf_counter() - started < 1


def test_that_a_hostile_value_is_cut_and_stays_one_line(chips):
    chips.set_chips(Chips((Chip("<b>", "<img src=x>\n" * 5_000, True),)))
    assert "\n" not in chips.chip_button(0).chip.value
    assert len(chips.chip_button(0).chip.value) <= LIMIT
    assert chips.chip_button(0).width() < 400
