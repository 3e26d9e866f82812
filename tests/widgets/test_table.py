"""Tables: sorting, selecting, copying, and a million rows."""

from __future__ import annotations

import time
from datetime import date

import numpy as np
import pytest
from PySide6.QtCore import QEventLoop, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from widgets.positions import Positions
from widgets.table import Table
from widgets.table_model import Column, Rows, RowsTableModel

DESCENDING = Qt.SortOrder.DescendingOrder


def small():
    return Rows((
        Column("Deal", ("Beta", "alpha", None, "<b>Gamma</b>")),
        Column("Amount", np.array([20.0, np.nan, 5.0, 10.0]), figures=True,
               show=lambda value: f"¥ {value:.0f}", tone=lambda value: "bad" if value < 8 else ""),
        Column("Owner", np.array([1, 0, -1, 1]), labels=("Zhou", "Chen")),
        Column("Closes", (date(2026, 3, 1), date(2026, 1, 1), None, date(2026, 2, 1))),
    ))  # fmt: skip


@pytest.fixture
def table(shown):
    widget = Table()
    widget.set_rows(small())
    return shown(widget, 600, 300)


def column(model, position):
    return [model.text(row, position) for row in range(model.rowCount())]


def head(table, position):
    header = table.view.horizontalHeader()
    left = header.sectionViewportPosition(position) + header.sectionSize(position) // 2
    return header.viewport(), QPoint(left, header.height() // 2)


@pytest.mark.parametrize(
    ("by", "upwards", "downwards"),
    [
        (0, [3, 1, 0, 2], [0, 1, 3, 2]),
        (1, [2, 3, 0, 1], [0, 3, 2, 1]),
        (2, [0, 3, 1, 2], [1, 0, 3, 2]),
        (3, [1, 3, 0, 2], [0, 3, 1, 2]),
    ],
)
def test_that_sorting_puts_missing_values_last_both_ways(by, upwards, downwards):
    model = RowsTableModel()
    model.set_rows(small())
    model.sort(by)
    assert [model.position(row) for row in range(4)] == upwards
    model.sort(by, DESCENDING)
    assert [model.position(row) for row in range(4)] == downwards


def test_that_a_click_on_a_heading_sorts_and_a_second_turns_it(table, qtbot):
    viewport, where = head(table, 1)
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=where)
    model = table.view.model()
    first = column(model, 1)
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=where)
    assert {tuple(first), tuple(column(model, 1))} == {
        ("¥ 5", "¥ 10", "¥ 20", "—"), ("¥ 20", "¥ 10", "¥ 5", "—"),
    }  # fmt: skip


def test_that_a_click_tells_the_row_as_it_was_given(table, qtbot):
    table.view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    where = table.view.visualRect(table.view.model().index(0, 0)).center()
    with qtbot.waitSignal(table.selected) as told:
        qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told.args == [[2]]


def test_that_enter_and_double_click_open_the_row(table, qtbot):
    qtbot.keyClick(table.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.activated) as told:
        qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert told.args == [0] or told.args == [1]
    where = table.view.visualRect(table.view.model().index(3, 0)).center()
    qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    with qtbot.waitSignal(table.activated) as told:
        qtbot.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told.args == [3]


def test_that_the_selected_row_stays_selected_when_the_order_changes(table):
    table.set_selection(2)
    table.view.sortByColumn(1, DESCENDING)
    assert table.selection == [2]


def test_that_copying_takes_headings_and_only_what_is_selected(table, qtbot):
    table.set_selection(0)
    qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines == ["Deal\tAmount\tOwner\tCloses", "Beta\t¥ 20\tChen\t2026-03-01"]


def test_that_the_menu_key_asks_for_the_current_row_wherever_the_mouse_is(table, qtbot):
    table.set_selection(3)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    with qtbot.waitSignal(table.menu) as told:
        QApplication.sendEvent(table.view, event)
    assert told.args[0] == 3


def test_that_a_right_click_asks_for_the_row_under_it(table, qtbot):
    where = table.view.visualRect(table.view.model().index(2, 1)).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, where, table.view.viewport().mapToGlobal(where)
    )
    with qtbot.waitSignal(table.menu) as told:
        QApplication.sendEvent(table.view.viewport(), event)
    assert told.args[0] == 2


def test_that_markup_in_a_cell_stays_text(table):
    assert table.view.model().text(3, 0) == "<b>Gamma</b>"


def test_that_the_order_by_hand_survives_a_refresh(table):
    table.view.sortByColumn(1, DESCENDING)
    table.set_rows(small())
    assert column(table.view.model(), 1) == ["¥ 20", "¥ 10", "¥ 5", "—"]


def test_that_columns_of_different_lengths_are_refused():
    with pytest.raises(ValueError, match="lengths"):
        Rows((Column("a", (1,)), Column("b", (1, 2))))


def test_that_a_million_rows_are_shown_sorted_and_scrolled_at_once(shown):
    n = 1_000_000
    numbers = np.random.default_rng(7).random(n)
    codes = np.arange(n) % 5_000
    table = Table()
    rows = Rows((
        Column("Deal", codes, labels=tuple(f"customer {i}" for i in range(5_000))),
        Column("Amount", numbers, figures=True, show=lambda value: f"{value:.3f}"),
    ))  # fmt: skip
    started = time.perf_counter()
    table.set_rows(rows)
    shown(table, 800, 600)
    table.view.sortByColumn(1, DESCENDING)
    assert time.perf_counter() - started < 2
    table.view.scrollToBottom()
    started = time.perf_counter()
    for _ in range(20):
        bar = table.view.verticalScrollBar()
        bar.setValue(bar.value() - 600)
        table.view.viewport().grab()
    assert (time.perf_counter() - started) / 20 < 0.05
    model = table.view.model()
    assert float(model.text(0, 1)) >= float(model.text(n - 1, 1))


def test_that_equal_values_keep_the_order_they_were_given_in_both_ways():
    model = RowsTableModel()
    model.set_rows(Rows((Column("A", ("b", "A", "a", "B", None)),)))
    model.sort(0)
    assert model.order.tolist() == [1, 2, 0, 3, 4]
    model.sort(0, DESCENDING)
    assert model.order.tolist() == [0, 3, 1, 2, 4]


def test_that_words_are_found_in_columns_of_text_only():
    rows = Rows((
        Column("Deal", ("Beta 5", None, "x", "BETA")),
        Column("Amount", np.array([5.0, 5.0, np.nan, 1.0]), figures=True),
        Column("Owner", np.array([1, 0, -1, 1]), labels=("Zhou beta", "Chen")),
        Column("Kind", ("k1", "k2", "k1", None), show=lambda key: {"k1": "One", "k2": "Two"}[key]),
        Column("Day", ("2026", "beta", None, "2026"), searched=False),
    ))  # fmt: skip
    assert rows.holding("beta").tolist() == [0, 1, 3]
    assert rows.holding("5").tolist() == [0]
    assert rows.holding("one").tolist() == [0, 2]
    assert rows.holding("").tolist() == []
    assert Rows(()).holding("x").tolist() == []


def test_that_copying_tells_how_many_rows_of_how_many(table, qtbot):
    with qtbot.waitSignal(table.copied) as told:
        table.copy()
    assert told.args == [4, 4]


@pytest.fixture
def million(shown):
    n = 1_000_000
    table = Table()
    table.set_rows(Rows((
        Column("Deal", np.arange(n) % 5_000, labels=tuple(f"customer {i}" for i in range(5_000))),
        Column("Amount", np.arange(n, 0, -1), figures=True, show=lambda value: f"{value:,}"),
    )))  # fmt: skip
    table.view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    return shown(table, 800, 600)


def longest(act, done):
    """Seconds of the longest turn of the event loop until something is done."""
    turns = []
    started = time.perf_counter()
    act()
    turns.append(time.perf_counter() - started)
    while not done() or len(turns) < 3:
        started = time.perf_counter()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 0)
        turns.append(time.perf_counter() - started)
        assert sum(turns) < 20
    return max(turns)


def test_that_a_million_rows_are_selected_without_the_window_standing_still(million):
    told = []
    million.selected.connect(told.append)
    assert longest(million.view.selectAll, lambda: bool(told)) < 0.25
    assert len(told[0]) == 1_000_000
    assert (told[0][0], told[0][-1], million.selection[:2]) == (999_999, 0, [999_999, 999_998])


def test_that_many_rows_are_copied_in_slices_while_the_window_lives(million):
    told = []
    million.copied.connect(lambda *counts: told.append(counts))
    assert longest(million.copy, lambda: bool(told)) < 0.25
    assert told == [(20_000, 1_000_000)]
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 20_001
    assert lines[1].split("\t") == ["customer 4999", "1"]
    assert lines[-1].split("\t")[1] == "20,000"


def test_that_copying_anew_gives_up_what_was_being_copied(million, qtbot):
    told = []
    million.copied.connect(lambda *counts: told.append(counts))
    million.copy()
    assert told == []
    million.set_selection(7)
    million.copy()
    assert told == [(1, 1)]
    qtbot.wait(50)
    assert told == [(1, 1)]
    assert QGuiApplication.clipboard().text().split("\n")[1].split("\t")[1] == "999,993"


def test_that_positions_are_a_sequence_equal_to_the_same_numbers():
    some = Positions(np.array([4, 2, 9]))
    assert some == [4, 2, 9]
    assert some == Positions(np.array([4, 2, 9]))
    assert some != [4, 2]
    assert some != Positions(np.array([4, 2]))
    assert (some[-1], some[1:], list(some), 2 in some, 3 in some) == (9, [2, 9], [4, 2, 9],
                                                                     True, False)
    assert not Positions(np.zeros(0, np.int64))
    assert all(type(one) is int for one in some)
