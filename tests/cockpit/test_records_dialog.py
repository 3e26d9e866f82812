"""The list behind a number: what it says of itself, finding in it, copying, many rows."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from cockpit.context import Context
from cockpit.dialogs.records import RecordsDialog
from cockpit.dialogs.records_list import records_list
from models.errors import CockpitError
from models.settings import Settings
from models.snapshot import newest_mart
from models.task import Task

RECORDS = [
    {"opportunity": "Beta", "amount": "10.50", "created": "2026-01-05", "region": "华南 South",
     "visited": "x", "counts": True},
    {"opportunity": "alpha", "amount": None, "created": None, "region": "North", "visited": "x",
     "counts": False},
    {"opportunity": "Gamma South", "amount": "-0.25", "created": "2026-02-05", "region": None,
     "visited": "x", "counts": True},
]


@pytest.fixture
def context(qapp, paths, cache):
    made = Context(paths, cache, newest_mart(cache), Settings(language="en"),
                   lambda: datetime.now(UTC))
    yield made
    made.jobs.close()


@pytest.fixture
def dialog(qtbot, context):
    made = RecordsDialog(context, "South, Offer")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.open()
    made.activateWindow()
    return made


def fill(qtbot, dialog, records=RECORDS):
    dialog.ask(lambda task: list(records))
    settle(qtbot, dialog)
    return dialog


def settle(qtbot, dialog):
    jobs = dialog._context.jobs
    qtbot.waitUntil(lambda: not jobs.busy and not dialog._timer.isActive(), timeout=20_000)
    QApplication.processEvents()


def test_that_the_head_tells_the_cell_the_count_and_the_sum(qtbot, dialog):
    fill(qtbot, dialog)
    assert dialog.name.text() == "South, Offer"
    assert dialog.name.isVisible()
    says = dialog.count.text()
    assert says.startswith("3 records · ")
    assert "10 in all" in says
    assert "1 without an amount" in says
    assert "2 of them count as yes" in says
    assert "10.25" in dialog.count.toolTip(), "whole on hover"


def test_that_the_sum_is_exact_and_bad_amounts_are_not_counted_as_nothing():
    found = records_list([{"amount": "0.1"}] * 10 + [{"amount": "NaN"}, {"amount": "x"}], Task())
    assert found.amount == Decimal("1.0")
    assert found.without == 2
    assert records_list([{"opportunity": "a"}], Task()).amount is None
    assert records_list([], Task()).records == []


def test_that_what_only_the_program_counts_with_is_not_shown(qtbot, dialog):
    fill(qtbot, dialog)
    heads = [column.header for column in dialog.table.rows.columns]
    assert heads == ["Deal", "Amount", "Created", "Region", "Counts"]
    assert [column.text(1) for column in dialog.table.rows.columns] == [
        "alpha", "—", "—", "North", ""]


def test_that_typing_finds_and_enter_goes_from_one_to_the_next(qtbot, dialog):
    fill(qtbot, dialog)
    dialog.table.view.setFocus()
    qtbot.keyClick(dialog.table.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is dialog.search
    qtbot.keyClicks(dialog.search, "SOUTH")
    settle(qtbot, dialog)
    assert dialog.table.selection == [0]
    assert dialog._places.text() == "1 of 2"
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.table.selection == [2]
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.table.selection == [0], "round the end"
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.table.selection == [2]
    dialog.table.view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    dialog.step(1)
    assert dialog.table.selection == [0], "in the order that is shown: Gamma, Beta"
    assert dialog._places.text() == "2 of 2"


def test_that_nothing_found_says_so_and_an_empty_field_says_nothing(qtbot, dialog):
    fill(qtbot, dialog)
    dialog.search.setText("zzz")
    settle(qtbot, dialog)
    assert dialog._places.text() == "Not in the list"
    dialog.search.clear()
    settle(qtbot, dialog)
    assert dialog._places.text() == ""


def test_that_copying_tells_how_much(qtbot, dialog, monkeypatch):
    fill(qtbot, dialog)
    dialog._copy.click()
    assert QGuiApplication.clipboard().text().split("\n")[0].startswith("Deal\tAmount")
    assert dialog.told.text() == "Copied 3 rows"
    monkeypatch.setattr("widgets.table.COPY_LIMIT", 2)
    dialog._copy.click()
    assert dialog.told.text().startswith("Copied the first 2 of 3 rows")
    assert QGuiApplication.clipboard().text().count("\n") == 2


def test_that_an_error_is_told_in_words(qtbot, dialog):
    def fails(task):
        raise CockpitError("view.gone", name="x")

    dialog.ask(fails)
    settle(qtbot, dialog)
    assert "no saved view named x" in dialog.count.text()


def test_that_closing_before_the_answer_is_no_fault(qtbot, dialog):
    dialog.ask(lambda task: task.wait(0.2) or list(RECORDS))
    jobs = dialog._context.jobs
    dialog.accept()
    qtbot.waitUntil(lambda: not jobs.busy, timeout=5_000)
    assert dialog.records == []


def test_that_a_hundred_thousand_records_open_in_the_background(qtbot, dialog):
    many = [{"opportunity": f"Deal {i}", "amount": "1.00", "region": "North", "counts": True}
            for i in range(100_000)]
    fill(qtbot, dialog, many)
    assert dialog.table.rows.count == 100_000
    assert dialog.count.text().startswith("100,000 records")
    dialog.search.setText("deal 99999")
    settle(qtbot, dialog)
    assert dialog.table.selection == [99_999]
