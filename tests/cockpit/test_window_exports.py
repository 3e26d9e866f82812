"""Exports from the window: the same files, and the same trail, as from the command."""

from __future__ import annotations

import csv
import stat
from datetime import UTC, datetime

import openpyxl
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from cockpit import app, verbs
from cockpit.dialogs.records import RecordsDialog
from models.paths import Paths


@pytest.fixture
def window(qtbot, demo_home):
    made = app.make_window(app.make_application(), Paths(demo_home), lambda: datetime.now(UTC),
                           theme="light", language="en")
    qtbot.addWidget(made)
    made.show()
    made.go("funnel")
    settle(qtbot, made)
    yield made
    settle(qtbot, made)
    made.context.close()


@pytest.fixture
def told(window):
    heard = []
    window.context.told.connect(lambda kind, words, label, act: heard.append((kind, words)))
    return heard


@pytest.fixture
def dialog(window, qtbot):
    window.page.heatmap.set_selection([(0, 0)])
    window.page.verbs.show_records()
    settle(qtbot, window)
    made = next(one for one in window.findChildren(RecordsDialog) if one.isVisible())
    yield made
    made.accept()


@pytest.fixture
def choose(monkeypatch):
    """Names the file in the dialogue as a person does."""

    def chosen(target):
        def answer(asked):
            asked.selectFile(str(target))
            return 1

        monkeypatch.setattr(QFileDialog, "exec", answer)

    return chosen


def settle(qtbot, window):
    qtbot.waitUntil(lambda: not window.context.jobs.busy, timeout=20_000)
    QApplication.processEvents()


def trail(window) -> list[str]:
    with window.context.cache.raw_read() as raw:
        return [row[0] for row in raw.execute(
            "SELECT facts FROM audit WHERE action = 'export' AND actor = 'window'")]


def about(path) -> dict[str, str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row[0]: row[1] for row in csv.reader(file) if len(row) == 2}


def test_that_a_list_of_records_is_exported_whole_private_and_noted(
        window, dialog, choose, told, qtbot, tmp_path):
    choose(tmp_path / "deals.xlsx")
    dialog._export.click()
    assert window.context.jobs.busy, "the window waits for nothing"
    settle(qtbot, window)
    table = openpyxl.load_workbook(tmp_path / "deals.xlsx")["records"]
    assert table.max_row == len(dialog.records) + 1
    assert stat.S_IMODE((tmp_path / "deals.xlsx").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.glob("*deals*")] == ["deals.xlsx"]
    assert len(trail(window)) == 1
    assert "records behind" in trail(window)[0]
    assert "as xlsx" in trail(window)[0]
    assert told == [("good", f"Exported to {tmp_path / 'deals.xlsx'}")]
    assert dialog.told.text() == told[0][1]


@pytest.mark.parametrize(("name", "says"), [
    ("deals.doc", "Files ending in .doc cannot be written."),
    ("deals.png", "Files ending in .png cannot be written."),
    ("none/deals.csv", "could not be written: No such file"),
])
def test_that_a_list_that_cannot_be_exported_says_why(
        window, dialog, told, qtbot, tmp_path, name, says):
    dialog.write(tmp_path / name)
    settle(qtbot, window)
    ((kind, words),) = told
    assert kind == "bad"
    assert says in words
    assert says in dialog.told.text()
    assert list(tmp_path.rglob("*deals*")) == []


def test_that_the_table_of_a_page_names_the_family_it_shows(window, choose, told, qtbot, tmp_path):
    page = window.page
    page._choose_family(2)
    settle(qtbot, window)
    choose(tmp_path / "funnel.csv")
    page.export()
    settle(qtbot, window)
    assert told[-1][0] == "good", told
    assert about(tmp_path / "funnel.csv")["options"].startswith("family = strict, ")
    assert stat.S_IMODE((tmp_path / "funnel.csv").stat().st_mode) == 0o600
    assert len(trail(window)) == 1
    assert "funnel as csv" in trail(window)[0]


def test_that_the_picture_of_a_page_is_exported_the_same_way(
        window, choose, told, qtbot, tmp_path):
    page = window.page
    choose(tmp_path / "f.PNG")
    page.export()
    settle(qtbot, window)
    assert told[-1][0] == "good", told
    assert QImage(str(tmp_path / "f.PNG")).width() == page.panel.width()
    assert stat.S_IMODE((tmp_path / "f.PNG").stat().st_mode) == 0o600
    assert "funnel as png" in trail(window)[0]


@pytest.mark.parametrize("name", ["f.doc", "v1.2", "f"])
def test_that_an_unknown_ending_is_told_and_not_written_as_something_else(
        window, told, qtbot, tmp_path, name):
    sheet = window.page.offers.main.sheet()
    verbs.write_sheet(window.context, tmp_path / name, "funnel", lambda: sheet)
    settle(qtbot, window)
    ((kind, words),) = told
    assert kind == "bad"
    assert "Choose one of: " in words
    assert list(tmp_path.glob(f"*{name}*")) == []
    assert trail(window) == []


def test_that_a_name_without_ending_gets_that_of_the_kind_chosen(window, choose, tmp_path):
    choose(tmp_path / "deals")
    assert verbs.ask_target(window, "x", ("csv", "xlsx")) == tmp_path / "deals.csv"


def test_that_a_name_nobody_gave_is_no_export(window, monkeypatch):
    monkeypatch.setattr(QFileDialog, "exec", lambda asked: 0)
    assert verbs.ask_target(window, "x", ("csv",)) is None
