"""The real window on the demo company, used by mouse and keyboard."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cockpit import app
from cockpit.dialogs.help import PAGE_METRICS, HelpDialog
from cockpit.dialogs.records import RecordsDialog
from cockpit.pages.funnel_data import MODES
from models.metric import metrics
from models.paths import Paths
from widgets.text import Label

SOUTH = "华南 South"


@pytest.fixture
def window(qtbot, demo_home):
    application = app.make_application()
    made = app.make_window(application, Paths(demo_home), lambda: datetime.now(UTC),
                           theme="light", language="en")
    made.resize(1440, 900)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.go("funnel")
    settle(qtbot, made)
    yield made
    settle(qtbot, made)
    made.context.close()


def settle(qtbot, window):
    qtbot.waitUntil(lambda: not window.context.jobs.busy, timeout=20_000)
    QApplication.processEvents()


def choose(qtbot, window, mode):
    segments, position = window.page.modes, MODES.index(mode)
    qtbot.mouseClick(segments, Qt.MouseButton.LeftButton,
                     pos=segments.segment(position).center().toPoint())
    settle(qtbot, window)


def records_of(qtbot, window, row, column):
    """Open the records of a cell as a person does, and give back the dialogue."""
    page = window.page
    page.heatmap.set_selection([(row, column)])
    page.verbs.show_records()
    settle(qtbot, window)
    dialogs = [one for one in window.findChildren(RecordsDialog) if one.isVisible()]
    dialog = dialogs[-1]
    found = list(dialog.records)
    dialog.accept()
    dialog.deleteLater()
    return found


@pytest.mark.parametrize("mode", MODES)
def test_that_the_list_behind_each_cell_is_as_long_as_the_number(window, qtbot, mode):
    choose(qtbot, window, mode)
    data = window.page.data
    checked = 0
    for row in range(len(data.segments)):
        for column in range(0, len(data.stages), 2):
            answered = data.rows[row][column]
            if answered is None:
                continue
            records = records_of(qtbot, window, row, column)
            assert len(records) == answered.n, (data.names[row], data.stages[column])
            if mode == "conversion":
                assert sum(record["counts"] for record in records) == answered.numerator
            checked += 1
    assert checked >= 4


def test_that_arrows_move_and_the_inspector_explains_the_cell(window, qtbot):
    page = window.page
    page.heatmap.setFocus()
    qtbot.keyClick(page.heatmap, Qt.Key.Key_Down)
    settle(qtbot, window)
    first = window.inspector.explanation.title
    qtbot.keyClick(page.heatmap, Qt.Key.Key_Right)
    settle(qtbot, window)
    assert window.inspector.explanation.title != first
    assert page.data.names[1] in window.inspector.explanation.title


def test_that_enter_drills_and_backspace_comes_back(window, qtbot):
    page = window.page
    before = window.context.filters.state
    page.heatmap.setFocus()
    qtbot.keyClick(page.heatmap, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.context.filters.state.keys("region")
    assert window.breadcrumb.isVisible()
    qtbot.keyClick(page.heatmap, Qt.Key.Key_Backspace)
    settle(qtbot, window)
    assert window.context.filters.state == before
    assert not window.breadcrumb.isVisible()


def test_that_the_planted_slow_stage_is_the_slowest_cell_against_its_own_past(window, qtbot):
    from cockpit.pages.funnel_cells import FunnelCells

    choose(qtbot, window, "dwell")
    data = window.page.data
    slower = FunnelCells(data, window.context.formats).difference()
    row, column = divmod(int(slower.argmin()), slower.shape[1])
    assert data.names[row] == SOUTH
    assert data.headings[column].startswith("方案展示")


def test_that_ctrl_and_a_number_changes_the_page_and_the_rail_follows(window, qtbot):
    keys = window.keys
    qtbot.keyClick(window, Qt.Key.Key_0 + keys.index("settings") + 1,
                   Qt.KeyboardModifier.ControlModifier)
    assert window.page.key == "settings"
    assert not window.bar.isVisible()


def test_that_navigation_shows_only_pages_that_exist(window):
    assert window.keys == ["overview", "funnel", "customers", "bottlenecks", "forecast",
                           "reports", "connections", "settings"]


def test_that_the_help_of_each_page_defines_figures_that_exist(window):
    assert set(PAGE_METRICS) <= set(window.keys)
    for page, keys in PAGE_METRICS.items():
        assert [key for key in keys if key not in metrics()] == [], page
        dialog = HelpDialog(page, window)
        says = [label.text() for label in dialog.findChildren(Label)]
        assert all(any(f"({key}, " in words for words in says) for key in keys), page


def test_that_the_demo_company_is_marked_as_such(window):
    assert "demo" in window.windowTitle().lower()
    says = [label.text() for label in window.foot.findChildren(Label) if label.isVisible()]
    assert any("not real data" in words for words in says)


def test_that_a_filter_without_deals_says_why_and_offers_the_way_out(window, qtbot):
    window.bar.set_period("2001")
    settle(qtbot, window)
    page = window.page
    says = [label.text() for label in page.findChildren(Label) if label.isVisible()]
    assert "Nothing matches the filter" in says
    page._instead.action_asked.emit()
    settle(qtbot, window)
    assert page.data is not None
    assert page.data.in_view[0] > 0


def test_that_the_as_of_slider_walks_back_in_time(window, qtbot):
    deals = window.page.data.in_view[1]
    for _ in range(3):
        window.bar.step(-120)
    settle(qtbot, window)
    assert window.context.filters.state.as_of is not None
    assert window.page.data is not None
    assert 0 < window.page.data.in_view[1] < deals


def test_that_the_language_changes_at_once_and_keeps_the_view(window, qtbot):
    state, place = window.context.filters.state, window.keys.index("funnel")
    try:
        window.context.change_settings(language="zh_CN")
        settle(qtbot, window)
        assert window.rail._rail.places[place].text == "漏斗"
        assert window.context.filters.state == state
    finally:
        window.context.change_settings(language="en")
        settle(qtbot, window)
    assert window.rail._rail.places[place].text == "Funnel"


def test_that_the_filter_comes_back_at_the_next_start(qtbot, demo_home):
    application = app.make_application()
    first = app.make_window(application, Paths(demo_home), lambda: datetime.now(UTC))
    qtbot.addWidget(first)
    first.context.filters.narrow({"region": {SOUTH}})
    settle(qtbot, first)
    first.context.close()
    second = app.make_window(application, Paths(demo_home), lambda: datetime.now(UTC))
    qtbot.addWidget(second)
    assert second.context.filters.state.keys("region") == (SOUTH,)
    settle(qtbot, second)
    second.context.close()


def test_that_the_margins_open_their_records_too(window, qtbot):
    data = window.page.data
    ends = records_of(qtbot, window, 0, len(data.stages))
    first = data.rows[0][0]
    assert len(ends) == first.n
    won = sum(record["counts"] for record in ends)
    assert won / len(ends) == pytest.approx(first.detail["end_to_end"])
    days = records_of(qtbot, window, 0, len(data.stages) + 1)
    assert len(days) == data.cycle[0].n


def test_that_the_list_behind_each_tile_is_as_long_as_its_n(window, qtbot):
    for position, kpi in enumerate(window.page.extras.kpis):
        window.page.verbs.show_kpi(position)
        settle(qtbot, window)
        dialog = [one for one in window.findChildren(RecordsDialog) if one.isVisible()][-1]
        assert len(dialog.records) == kpi.now.n, kpi.key
        dialog.accept()
        dialog.deleteLater()


def test_that_a_quarter_opens_its_records(window, qtbot):
    page = window.page
    trend = page.extras.trend
    page.verbs.show_quarter(2, 1)
    settle(qtbot, window)
    dialog = [one for one in window.findChildren(RecordsDialog) if one.isVisible()][-1]
    assert len(dialog.records) == trend.rows[2][1].n
    dialog.accept()


def test_that_work_beside_syncs_is_shown_in_the_foot_and_can_be_stopped(window, qtbot):
    from models.errors import Cancelled

    ended = []
    job = window.context.jobs.run(lambda task: task.wait(60), ended.append, ended.append,
                                  title="Export")
    assert window.foot.busy.isVisible()
    window.foot.busy.cancelled.emit()
    qtbot.waitUntil(lambda: bool(ended))
    assert isinstance(ended[0], Cancelled)
    assert job.task.cancelled
    assert not window.foot.busy.isVisible()


def test_that_removing_the_connection_leaves_an_empty_page_that_says_what_to_do(window, qtbot):
    window.context.remove_connection("demo")
    settle(qtbot, window)
    window.go("funnel")
    settle(qtbot, window)
    says = [label.text() for label in window.page.findChildren(Label) if label.isVisible()]
    assert "No deals yet" in says
    window.go("connections")
    settle(qtbot, window)
    says = [label.text() for label in window.page.findChildren(Label) if label.isVisible()]
    assert "No data yet" in says


def test_that_a_sync_that_cannot_reach_the_server_is_told_in_words(window, qtbot):
    window.context.sync()
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.context.syncing.problem is not None, timeout=20_000)
    assert window.context.syncing.problem.code == "sync.offline"
    assert window.message.isVisible()
    assert window.page.data is not None
