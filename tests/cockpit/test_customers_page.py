"""The customers page in the real window on the demo company, by mouse and keyboard."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cockpit import app
from cockpit.dialogs.customer_timeline import TimelineDialog
from cockpit.dialogs.grade_override import GradeOverrideDialog
from cockpit.dialogs.records import RecordsDialog
from cockpit.pages.customers_data import BANDS, GROUPINGS, MODES
from cockpit.pages.customers_lists import LISTS
from models.customers.colours import RED
from models.filters import FilterState
from models.overrides import overrides
from models.paths import Paths
from sync.demo.world import build
from widgets.sparkline import Sparkline

BY_DEMO = "1:"  # the demo company's connection


@pytest.fixture(scope="module")
def planted():
    """Customers who leave, by their key in the cache."""
    world = build("S", seed=7, today=datetime.now(UTC).date())
    return {BY_DEMO + one.account_id: one for one in world.truths.silent}


@pytest.fixture(scope="module")
def kept_window(demo_home_kept):
    application = app.make_application()
    made = app.make_window(application, Paths(demo_home_kept), lambda: datetime.now(UTC),
                           theme="light", language="en")
    made.resize(1440, 900)
    made.show()
    made.go("customers")
    settle(made)
    yield made
    settle(made)
    made.context.close()
    made.hide()
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def window(kept_window):
    """The window with the customers page, nothing filtered and nothing chosen."""
    context, page = kept_window.context, kept_window.page
    context.filters.replace(FilterState())
    page.take_place({"mode": "map", "dimension": "none", "account": ""})
    settle(kept_window)
    page.select([])
    settle(kept_window)
    return kept_window


def settle(window):
    """Wait until nothing has been read or written for a while, but for the page one opens
    first, which goes on by itself."""
    quiet = 0
    for _ in range(3000):
        QTest.qWait(10)
        QApplication.processEvents()
        busy = [job for job in window.context.jobs._under_way if "overview" not in job.key]
        quiet = 0 if busy else quiet + 1
        if quiet == 5:
            return
    raise AssertionError("the window does not come to rest")


def listed(window):
    """The records shown in the newest dialogue, which is closed again."""
    settle(window)
    dialog = [one for one in window.findChildren(RecordsDialog) if one.isVisible()][-1]
    found = list(dialog.records)
    dialog.accept()
    dialog.deleteLater()
    return found


def test_the_list_behind_each_tile_is_as_long_as_its_number(window):
    page = window.page
    wanted = [len(page.data.table), int(page.data.healthy.sum()), int(page.data.at_risk.sum()),
              int(page.data.silent.sum())]
    figures = [tile.accessibleDescription().split(",")[0] for tile in page.tiles]
    assert figures[0] == str(wanted[0])[0]  # "1,153": the first group of digits
    assert figures[3] == str(wanted[3])
    for position, count in enumerate(wanted):
        page.tiles[position].activated.emit()
        assert len(listed(window)) == count > 0
    promised = page.extras.policy("A+")
    page.tiles[4].activated.emit()
    records = listed(window)
    assert len(records) == promised.n
    assert sum(record["counts"] for record in records) == promised.numerator


def test_the_planted_customers_are_the_likeliest_to_leave(window, planted):
    page, today = window.page, datetime.now(UTC).date()
    three = [row.by["account"] for row in page.extras.leaving]
    assert len(three) == 3
    for account in three:
        assert planted[account].churned_on > today
    said = window.inspector.explanation
    assert said.title == "Likeliest to leave"
    assert len(said.blocks) == 3
    assert all("Silent for" in block.note and "→" in block.note for block in said.blocks)


def test_seen_from_an_earlier_day_others_are_likeliest_to_leave(window, planted):
    page = window.page
    now = [row.by["account"] for row in page.extras.leaving]
    day = datetime.now(UTC) - timedelta(days=60)
    window.context.filters.set(as_of=day)
    settle(window)
    then = [row.by["account"] for row in page.extras.leaving]
    assert set(then).isdisjoint(now)
    assert sum(account in planted and planted[account].churned_on > day.date()
               for account in then) >= 2


@pytest.mark.parametrize("mode", MODES)
def test_every_form_of_the_picture_shows_all_customers(window, mode):
    page = window.page
    page.choose_mode(MODES.index(mode))
    count = len(page.data.table)
    if mode == "map":
        tree = page.map.treemap
        assert tree.shown + tree.grouped + tree.without_area == count
        assert tree.without_area == int((page.data.table.area <= 0).sum())
    elif mode == "grid":
        cells = page.map.grid.table()
        figures = [[int(text.replace(",", "")) for text in row[1:]] for row in cells[1:]]
        assert sum(row[-1] for row in figures) == count
        assert all(sum(row[:-1]) == row[-1] for row in figures)
    elif mode == "scatter":
        assert page.map.scatter.without_place + len(page.map.scatter.splatted.positions) == count
    else:
        assert page.map.table.rows.count == count
    sheet = page.offers.get("health_map").sheet()
    assert len(sheet.rows) == (count if mode != "grid" else len(page.map.grid.table()[1:]) * 4)


def test_a_cell_of_the_grid_opens_as_many_customers_as_it_says(window):
    page = window.page
    page.choose_mode(MODES.index("grid"))
    page.map.grid.setFocus()
    grade = page.map.grid.table()[1:].index(next(
        row for row in page.map.grid.table()[1:] if row[0] == "C"))
    page.map.grid.set_selection([(grade, BANDS.index(RED))])
    QTest.keyClick(page.map.grid, Qt.Key.Key_Return)
    shown = int(page.map.grid.table()[1 + grade][1].replace(",", ""))
    assert len(listed(window)) == shown


def test_arrow_keys_select_and_the_inspector_explains(window):
    page = window.page
    page.map.treemap.setFocus()
    QTest.keyClick(page.map.treemap, Qt.Key.Key_Home)
    settle(window)
    first = window.inspector.explanation
    QTest.keyClick(page.map.treemap, Qt.Key.Key_Right)
    settle(window)
    second = window.inspector.explanation
    assert first.title != second.title
    assert second.title in page.data.table.name.tolist()
    assert [action.label for action in second.actions] == ["Timeline", "Override grade…", "Deals"]


def test_why_did_it_move_adds_up(window):
    page = window.page
    assert page.data.question.task is None  # that of a read called off would stop what follows
    page.select_account(page.extras.leaving[0].by["account"])
    settle(window)
    lines = next(block for block in window.inspector.explanation.blocks
                 if block.heading.title == "Why did it move?").lines
    figures = [float(line.figure.replace("−", "-").replace("±", "").replace("+", ""))
               for line in lines]
    assert figures[0] + sum(figures[1:-1]) == pytest.approx(figures[-1], abs=0.05 * len(figures))
    assert figures[-1] < figures[0]


def test_the_parts_of_health_add_up_to_the_score(window):
    table = window.page.data.table
    known = ~np.isnan(table.health)
    whole = np.nansum(list(table.adds.values()), axis=0)
    assert whole[known] == pytest.approx(table.health[known])


def test_enter_narrows_everything_to_one_customer_and_back(window):
    page, filters = window.page, window.context.filters
    account = str(page.data.table.account[int(page.map.treemap.arrangement.positions[2])])
    page.select_account(account)
    settle(window)
    page.map.treemap.setFocus()
    QTest.keyClick(page.map.treemap, Qt.Key.Key_Return)
    settle(window)
    assert filters.state.keys("account") == (account,)
    assert page.data.table.account.tolist() == [account]
    assert window.breadcrumb.isVisible()
    filters.back()
    settle(window)
    assert len(page.data.table) > 1


def test_groups_have_room_figures_and_a_door(window):
    page = window.page
    page.take_place({"dimension": "region"})
    settle(window)
    groups = page.data.groups
    assert sum(group.n for group in groups) == len(page.data.table)
    names = {page.map.treemap.tiles.group_names[plot.group]
             for plot in page.map.treemap.arrangement.plots if plot.group >= 0}
    assert names == {str(group.key) for group in groups}
    assert page.lists.listed.rows.count == len(groups) or page.lists.current != "groups"
    page.map.treemap.group_selected.emit(0)
    assert window.inspector.explanation.title == str(groups[0].key)
    page.map.treemap.group_activated.emit(0)
    settle(window)
    assert window.context.filters.state.keys("region") == (groups[0].key,)


@pytest.mark.parametrize("grouping", GROUPINGS[1:])
def test_the_worst_of_a_group_is_its_worst(window, grouping):
    page = window.page
    page.take_place({"dimension": grouping})
    settle(window)
    table = page.data.table
    for position, group in enumerate(page.data.groups):
        mine = (page.data.group_of == position) & page.data.scored
        assert int(mine.sum()) == group.n_scored
        if group.n_scored:
            assert group.worst == pytest.approx(float(table.health[mine].min()))


@pytest.mark.parametrize("name", LISTS)
def test_every_list_says_how_many_and_how_they_are_counted(window, name):
    page = window.page
    page.take_place({"dimension": "region", "list": name})
    settle(window)
    assert page.lists.current == name
    assert page.lists.listed.heading
    assert page.lists.listed.note
    assert page.lists.table.rows.count == page.lists.listed.rows.count
    assert page.place()["list"] == name
    sheet = page.offers.get("customer_lists").sheet()
    assert len(sheet.rows) == page.lists.listed.rows.count


def test_silent_list_and_silent_tile_agree(window):
    page = window.page
    assert len(page.extras.rows["silent"]) == int(page.data.silent.sum())


def test_a_customer_of_a_list_is_selected_in_the_picture(window):
    page = window.page
    page.lists.choose("leaving")
    page.lists.table.selected.emit([1])
    settle(window)
    account = page.extras.rows["leaving"][1].by["account"]
    assert page.account == account
    position = page.data.position(account)
    assert page.map.treemap.selection == [position]
    assert page.place()["account"] == account


def test_a_link_brings_back_form_grouping_list_and_customer(window):
    page = window.page
    account = page.extras.rows["leaving"][0].by["account"]
    place = {"mode": "scatter", "dimension": "industry", "list": "silent", "account": account}
    page.take_place({**place, "unknown": "passed over"})
    settle(window)
    assert page.place() == place
    page.take_place({"mode": "pie", "dimension": "moon", "list": "all"})
    settle(window)
    assert page.place() == place


def test_the_timeline_tells_everything_newest_first(window):
    page = window.page
    page.verbs.open_timeline(int(np.argmax(page.data.table.won_deals)))
    settle(window)
    dialog = [one for one in window.findChildren(TimelineDialog) if one.isVisible()][-1]
    moments = [event.at for event in dialog.events]
    assert moments == sorted(moments, reverse=True)
    assert {"won", "deal_created"} <= {event.kind for event in dialog.events}
    assert dialog.choice.count() == 1 + len(dialog.told.journeys) > 1
    dialog.choice.setCurrentIndex(1)
    assert "contacts" in dialog.says.text()
    newest = dialog.events[0].at
    assert "won" in {event.kind for event in dialog.events if event.at == newest}
    dialog.close()


def test_the_inspector_shows_the_health_of_a_year_with_its_best_and_worst_week(window):
    page = window.page
    page.select_account(page.extras.leaving[0].by["account"])
    settle(window)
    (block, *_) = [one for one in window.inspector.explanation.blocks if one.course is not None]
    course = [point for point in block.course.points if not math.isnan(point)]
    position = page.data.position(page.account)
    assert course[-1] == pytest.approx(page.data.table.health[position])
    told = {name: figure.split(" · ")[0] for name, figure in block.course_tip.rows}
    assert (told["Best"], told["Worst"]) == (str(round(max(course))), str(round(min(course))))
    assert told["Now"] == str(round(course[-1]))
    (spark,) = window.inspector.findChildren(Sparkline)
    assert "Worst" in spark.toolTip()


def test_the_timeline_shows_the_course_of_health_and_why_it_moved_since_any_week(window):
    page = window.page
    page.select_account(page.extras.leaving[0].by["account"])
    settle(window)
    page.verbs.open_timeline(page.data.position(page.account))
    settle(window)
    dialog = [one for one in window.findChildren(TimelineDialog) if one.isVisible()][-1]
    course = dialog.course
    names = [series.name for series in course.chart.curves.series]
    assert names == ["Health", "Healthy from", "Watch from"]
    course.chart.setFocus()
    last = len(course.course.at) - 1
    for key, week in ((Qt.Key.Key_End, last), (Qt.Key.Key_Left, last - 1),
                      (Qt.Key.Key_Left, last - 2)):
        QTest.keyClick(course.chart, key)
        settle(window)
        assert course.chart.current == week
        move = course.move_told
        assert move.before == pytest.approx(course.course.health[week])
        assert move.after == pytest.approx(course.course.health[-1])
    assert course.says.text().startswith("Since ")
    assert "Last two-way contact" in course.says.text()
    dialog.close()


def test_an_override_needs_a_reason_and_then_holds(window):
    page = window.page
    page.take_place({"mode": "table"})
    settle(window)
    position = int(np.flatnonzero((page.data.table.grade == 3) & ~page.data.table.pinned)[0])
    account = str(page.data.table.account[position])
    page.verbs.override_grade(position)
    dialog = [one for one in window.findChildren(GradeOverrideDialog) if one.isVisible()][-1]
    dialog.grade.setCurrentIndex(0)
    dialog.save.click()
    assert dialog.isVisible()
    assert "reason" in dialog.complaint.text()
    dialog.reason.setText("Board decided to invest")
    dialog.save.click()
    settle(window)
    settle(window)
    assert not dialog.isVisible()
    kept = overrides(window.context.cache)[-1]
    assert (kept.account, kept.grade, kept.reason) == (account, "A+", "Board decided to invest")
    assert kept.expires_at is not None
    now = page.data.position(account)
    assert page.data.table.grade[now] == 0
    assert page.data.table.pinned[now]


def test_both_languages_name_the_same_figures(window):
    page = window.page
    page.select_account(page.extras.leaving[0].by["account"])
    settle(window)
    figures = [tile.accessibleDescription().split(",")[0] for tile in page.tiles]
    title = window.inspector.explanation.title
    window.context.change_settings(language="zh_CN")
    settle(window)
    try:
        assert [tile.accessibleDescription().split(",")[0] for tile in page.tiles] == figures
        assert window.inspector.explanation.title == title
    finally:
        window.context.change_settings(language="en")
        settle(window)


def test_an_empty_cache_says_why_and_what_to_do(window, qtbot):
    page = window.page
    page.show_data(replace(page.data, in_view=(0, 0)))
    said = page._instead
    assert page.data is None
    with qtbot.waitSignal(page.asked) as asked:
        said.action_asked.emit()
    assert asked.args == ["connections"]
    page.refresh()
    settle(window)
    window.go("customers")
    settle(window)
    assert page.data is not None


def test_no_customers_in_the_filter_says_so_with_a_way_out(window):
    page = window.page
    window.context.filters.narrow({"account": {"1:nobody"}})
    settle(window)
    assert page.data is None
    assert page._instead.isVisible()
    page._act()
    settle(window)
    assert page.data is not None
