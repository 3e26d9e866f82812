"""The forecast page in the real window on the demo company, used by mouse and keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cockpit import app
from cockpit.dialogs.records import RecordsDialog
from cockpit.language import speak
from cockpit.pages.forecast_categories import READINGS
from models.filters import FilterState, Period
from models.kept_forecasts import keep, kept_forecasts, kept_versions
from models.metric import answer
from models.money import to_major
from models.own_submissions import Entry, submit
from models.paths import Paths

OPTIMIST, SANDBAGGER = "陈宇 Chen Yu", "王芳 Wang Fang"


@pytest.fixture(scope="module")
def window(qapp, demo_home_kept):
    made = app.make_window(app.make_application(), Paths(demo_home_kept),
                           lambda: datetime.now(UTC), theme="light", language="en")
    made.resize(1440, 900)
    made.context.filters.replace(FilterState())
    made.show()
    made.go("forecast")
    yield made
    made.context.close()
    made.deleteLater()


@pytest.fixture
def page(window, qtbot):
    """The page as it stands after all its work, with no limit."""
    window.context.filters.replace(FilterState())
    window.go("forecast")
    settle(qtbot, window)
    assert window.page.walked is not None
    return window.page


def settle(qtbot, window):
    def at_rest():
        walk = getattr(window.page, "walk", None)
        return not window.context.jobs.busy and not (walk and walk.is_under_way)

    qtbot.waitUntil(at_rest, timeout=120_000)
    QApplication.processEvents()
    qtbot.waitUntil(at_rest, timeout=120_000)


def look(qtbot, window, key):
    window.page.below.show_view(key)
    settle(qtbot, window)
    return window.page.below.get(key)


def listed(qtbot, window, act):
    """The records that a list opened by `act` shows."""
    act()
    settle(qtbot, window)
    dialog = [one for one in window.findChildren(RecordsDialog) if one.isVisible()][-1]
    found = list(dialog.records)
    dialog.accept()
    dialog.deleteLater()
    return found


def worth(records, data):
    """Sum of the listed amounts in minor units."""
    scale = 1 / to_major(1, data.currency)
    return int(sum(Decimal(r["amount"]) for r in records if r["amount"] is not None) * scale)


def walk_to(qtbot, grid, name):
    """Go down to the row of `name` by keyboard and give back what is read aloud there."""
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(200):
        if grid.accessibleDescription().startswith(name):
            return grid.accessibleDescription()
        qtbot.keyClick(grid, Qt.Key.Key_Down)
    raise AssertionError(f"{name} is not in the grid")


def test_that_the_optimist_and_the_sandbagger_are_read_off_by_keyboard(page, window, qtbot):
    view = look(qtbot, window, "heatmap")
    for name, sign in ((OPTIMIST, "+"), (SANDBAGGER, "−")):
        spoken = walk_to(qtbot, view.heatmap, f"   {name}".strip())
        settle(qtbot, window)
        assert "error: " + sign in spoken or "error: –" in spoken
        said = window.inspector.explanation
        assert name in said.title
        assert ("too high" if sign == "+" else "too low") in said.says[-1][0]
    rows = {row.label: row for row in view.data.rows if row.level == "seller" and row.person}
    assert rows[OPTIMIST].bias == pytest.approx(0.30, abs=0.02)
    assert rows[SANDBAGGER].bias == pytest.approx(-0.25, abs=0.02)


def test_that_the_ladder_names_them_and_says_whose_review_helped(page, window, qtbot):
    view = look(qtbot, window, "levels")
    kinds = {view.data.names[one.owner]: one.kind for one in view.data.people
             if one.level == "seller"}
    assert kinds[OPTIMIST] == "optimist"
    assert kinds[SANDBAGGER] == "sandbagger"
    place = [view.data.names.get(one.owner) for one in view.data.people].index(SANDBAGGER)
    view.people.set_selection(place)
    view._explain_person([place])
    assert "sandbagger" in window.inspector.explanation.says[0][0]
    assert {"seller", "manager", "headquarters"} <= {level for level, _ in view.data.rows}


def test_that_the_forecast_stands_beside_its_past_accuracy(page, window):
    rolling = page.walked.rolling
    assert rolling.headline.method == "blend"
    assert rolling.records
    assert "In the past: 13 weeks ±" in page.past.text()
    tile = page.tiles[4]
    assert "goal" in tile.accessibleDescription()
    score = page.walked.score("quarter", 4)
    assert score.n
    assert score.wape <= 0.08


def test_that_the_lists_behind_committed_submitted_and_coverage_are_the_numbers(
        page, window, qtbot):
    data = page.data
    found = listed(qtbot, window, page.tiles[1].activated.emit)
    row = data.readings["committed"]
    assert len(found) == row.n
    assert worth(found, data) == row.value
    found = listed(qtbot, window, page.tiles[2].activated.emit)
    assert len(found) == page.called.n
    assert worth(found, data) == pytest.approx(page.called.amount, abs=1)
    found = listed(qtbot, window, page.tiles[0].activated.emit)
    assert len(found) == page.walked.rolling.n


def test_that_the_bars_add_up_and_each_list_is_its_bar(page, window, qtbot):
    data = page.data
    bars = data.moved.bars
    assert data.moved.exact
    assert bars[0].amount + sum(bar.amount for bar in bars[1:-1]) == bars[-1].amount
    for place, bar in enumerate(bars):
        if bar.kind == "rates":
            continue
        page.waterfall.setFocus()
        page.waterfall.set_current(place)
        found = listed(qtbot, window, lambda: qtbot.keyClick(page.waterfall,
                                                             Qt.Key.Key_Return))
        assert len(found) == bar.n, bar.cause


def test_that_a_bar_says_who_made_its_changes(page, window, qtbot):
    page.waterfall.setFocus()
    qtbot.keyClick(page.waterfall, Qt.Key.Key_Home)
    qtbot.keyClick(page.waterfall, Qt.Key.Key_Right)
    settle(qtbot, window)
    said = window.inspector.explanation
    assert said.title.startswith("Created")
    assert "to the cent" in said.says[1][0]
    assert said.blocks[-1].heading.title == "Who made the changes"


@pytest.mark.parametrize("roll", ["single", "cumulative"])
def test_that_each_category_lists_its_deals_and_people_add_up(page, window, qtbot, roll):
    view = look(qtbot, window, "categories")
    if view.options()["roll"] != roll:
        view.rolls._pick(["single", "cumulative"].index(roll))
        settle(qtbot, window)
    places = view.data.places
    root = places[0].node
    for name in READINGS:
        assert sum(child.amounts[name] for child in root.children) == root.amounts[name]
    for row in (0, 1, 2, 3):
        for column, name in enumerate(READINGS):
            node = places[row].node
            if not node.counts[name]:
                continue
            found = listed(qtbot, window, lambda r=row, c=column: view.show_records(r, c))
            assert len(found) == node.counts[name], (row, name)


def test_that_the_target_tree_adds_up_and_opens_its_deals(page, window, qtbot):
    view = look(qtbot, window, "target")
    root, _ = view.data.places[0]
    assert np.isfinite(root.target)
    assert sum(child.target for child in root.children) == pytest.approx(root.target)
    found = listed(qtbot, window, lambda: view.show_records(0, 1))
    assert worth(found, view.data) == pytest.approx(root.won, abs=1)
    found = listed(qtbot, window, lambda: view.show_records(0, 3))
    assert len(found) == root.n_open


def test_that_slippage_and_pushes_list_what_they_count(page, window, qtbot):
    view = look(qtbot, window, "slippage")
    row = view.data.slipped[view.data.keys[0]]
    found = listed(qtbot, window, lambda: view.show_records(0, 0))
    assert len(found) == row.n
    assert sum(record["counts"] for record in found) == row.detail["slipped"]
    moves = view.data.moves[(view.data.keys[0], "slide")]
    assert len(listed(qtbot, window, lambda: view.show_records(0, 3))) == moves.n


def test_that_the_calls_behind_a_cell_add_up_to_it(page, window, qtbot):
    view = look(qtbot, window, "heatmap")
    for row, one in enumerate(view.data.rows[:6]):
        column = len(view.data.grid.columns) - 1 - view._first
        found = listed(qtbot, window, lambda r=row, c=column: view.show_records(r, c))
        assert worth(found, view.data.grid) == pytest.approx(
            one.forecast[view._first + column], abs=1)


def test_that_enter_on_a_person_drills_the_whole_cockpit(page, window, qtbot):
    view = look(qtbot, window, "heatmap")
    walk_to(qtbot, view.heatmap, OPTIMIST)
    qtbot.keyClick(view.heatmap, Qt.Key.Key_Return)
    settle(qtbot, window)
    owners = window.context.filters.state.keys("owner")
    assert [window.context.mart.labels("owner")[key] for key in owners] == [OPTIMIST]
    assert window.page.data.in_view[0] < window.page.data.in_view[1]


def test_that_the_walk_can_be_run_again_with_progress_and_be_stopped(page, window, qtbot):
    view = look(qtbot, window, "methods")
    view.again_asked.emit()
    assert page.walk.is_under_way
    view.stop_asked.emit()
    settle(qtbot, window)
    assert not page.walk.is_under_way
    assert view.again.isEnabled()
    assert view.data is not None  # the old table stays
    qtbot.mouseClick(view.again, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert "Nested windows" in view.note.text()


def test_that_the_blend_beats_the_sellers_own_calls(page, window):
    score = page.walked.score
    assert score("quarter", 4).wape < score("quarter", 4, of="seller").wape


def test_that_a_week_says_what_it_is_made_of_and_all_methods(page, window, qtbot):
    page.chart.setFocus()
    qtbot.keyClick(page.chart, Qt.Key.Key_End)
    titles = [block.heading.title for block in window.inspector.explanation.blocks]
    assert titles == ["Made of", "All methods", "How far off in the past"]
    assert len(window.inspector.explanation.blocks[1].lines) == 7


def test_that_methods_stand_side_by_side(page, window, qtbot):
    page.take_place({"method": "all"})
    settle(qtbot, window)
    assert len(page.chart.curves.series) == 7
    page.take_place({"method": "blend"})
    settle(qtbot, window)


def test_that_what_was_said_is_kept_once_and_held_against_what_came(page, window, qtbot):
    context = window.context
    (today,) = kept_versions(context.cache, FilterState())
    assert today.at.date() == context.clock().date()
    assert today.author == context.author
    rolling = page.walked.rolling
    assert today.by_method["blend"].total.middle == pytest.approx(rolling.headline.total)
    page.below.methods.again.click()
    settle(qtbot, window)
    assert len(kept_versions(context.cache, FilterState())) == 1

    origin = today.origin - timedelta(days=7 * 14)  # as if somebody had looked then
    keep(context.cache, rolling, FilterState(), origin=origin, author="Ada", now=origin)
    page.ahead.read_kept(page.data)
    settle(qtbot, window)
    box = page.ahead.choices
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.count() - 1)
    said, came = page.chart.curves.series
    assert said.values[-1] == pytest.approx(rolling.headline.total)
    first = context.calendar.day_of(origin)
    wins = answer("pacing", replace(page.data.question, filters=FilterState(
        period=Period(first, first + timedelta(days=91)))), context.mart).rows[0].value
    assert came.values[-1] == pytest.approx(wins)
    assert "Ada" in page.past.text()
    assert "the interval" in page.past.text()
    page.chart.setFocus()
    qtbot.keyClick(page.chart, Qt.Key.Key_End)
    assert "came" in window.inspector.explanation.says[0][0]
    assert page.place()["said"]
    page.take_place({"method": "blend"})
    settle(qtbot, window)
    assert page.ahead.said is None


def test_that_a_look_at_an_earlier_day_is_not_kept_as_if_it_had_been_said_then(
        page, window, qtbot):
    before = len(kept_forecasts(window.context.cache))
    window.context.filters.replace(FilterState(as_of=datetime.now(UTC) - timedelta(days=60)))
    settle(qtbot, window)
    assert window.page.walked is not None
    assert len(kept_forecasts(window.context.cache)) == before


def test_that_the_review_of_managers_shows_what_they_verified(page, window, qtbot):
    context = window.context
    view = look(qtbot, window, "levels")
    owner = next(str(one.owner) for one in view.data.people if one.level == "manager")
    period = context.calendar.around("quarter", context.calendar.day_of(context.clock()))
    checks = {f"1:d{n}": {"verified": n < 7} for n in range(9)}
    submit(context.cache, Entry("manager", owner, period, Decimal(5), "EUR", checks),
           author="Ada", now=context.clock(), calendar=context.calendar)
    view.heatmap.setFocus()
    qtbot.keyClick(view.heatmap, Qt.Key.Key_Down)
    settle(qtbot, window)
    block = window.inspector.explanation.blocks[-1]
    assert block.heading.title == "Verified by managers"
    assert "7 of 9 (78%)" in block.lines[0].figure
    assert "78%" in block.note
    view._explain_person([next(place for place, one in enumerate(view.data.people)
                               if str(one.owner) == owner)])
    settle(qtbot, window)
    assert "7 of 9" in window.inspector.explanation.blocks[-1].lines[0].figure


def test_that_recalibration_waits_as_a_draft(page, window, qtbot):
    from models.documents.shelving import draft

    view = look(qtbot, window, "calibration")
    assert view.data.desk.n
    qtbot.mouseClick(view.button, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert draft(window.context.cache, "stages") is not None
    window.message.action_asked.emit()  # what the button Undo of the message does
    settle(qtbot, window)
    assert draft(window.context.cache, "stages") is None


def test_that_as_of_shows_what_was_known_then(page, window, qtbot):
    before = page.data.moved.bars[-1].amount
    then = datetime(window.context.clock().year, 1, 15, 12, tzinfo=UTC)
    window.context.filters.set(as_of=then)
    settle(qtbot, window)
    assert page.data.question.at == then
    assert page.data.rolling.weeks[0][0] >= then.date()
    assert page.data.moved.bars[-1].amount != before
    locks = [column.lock for column in look(qtbot, window, "heatmap").data.grid.columns]
    assert max(locks) <= then.date()


def test_that_too_little_history_is_said_plainly(page, window, qtbot):
    first = datetime(2023, 12, 1, tzinfo=UTC)
    window.context.filters.set(as_of=first)
    settle(qtbot, window)
    if window.page.data is None:  # nothing at all was known that early
        return
    assert "26 weeks" in page.past.text()
    assert "26 weeks" in page.tiles[0].accessibleDescription()


def test_that_a_limit_that_calls_do_not_know_is_told(page, window, qtbot):
    pipeline = next(iter(window.context.mart.labels("pipeline")))
    window.context.filters.narrow({"pipeline": frozenset({pipeline})})
    settle(qtbot, window)
    assert "not split by pipeline" in page.tiles[2].accessibleDescription()
    assert "not split by pipeline" in page.tiles[3].accessibleDescription()


def test_that_every_panel_can_leave_as_a_table(page, window, qtbot):
    assert page.offers.names == ["rolling", "moved", "accuracy"]
    for name in ("rolling", "moved"):
        assert page.offers.get(name).sheet().rows
    for key, _ in page.below.views_offered():
        look(qtbot, window, key)
        assert page.offers.get("accuracy").sheet().rows, key


def test_that_a_place_is_come_back_to(page, window, qtbot):
    page.take_place({"panel": "slippage", "dimension": "manager", "window": "month",
                     "method": "cohort", "unknown": "x", "roll": "nothing"})
    settle(qtbot, window)
    place = page.place()
    assert place["panel"] == "slippage"
    assert place["dimension"] == "manager"
    assert place["window"] == "month"
    assert place["method"] == "cohort"
    page.take_place({"panel": "heatmap", "window": "week", "method": "blend"})
    settle(qtbot, window)


def test_that_no_picture_is_wider_than_its_room(page, window, qtbot):
    window.resize(1280, 800)
    settle(qtbot, window)
    for key, _ in page.below.views_offered():
        look(qtbot, window, key)
        assert page._inner.width() <= page._scroll.viewport().width()
        for panel in (page.ahead, page.moved, page.below):
            assert panel.geometry().right() < page._scroll.viewport().width()
    window.resize(1440, 900)


def test_that_the_language_switches_while_it_is_shown(page, window, qtbot):
    from widgets.text import Label

    look(qtbot, window, "slippage")
    application = QApplication.instance()
    speak(application, "zh_CN")
    settle(qtbot, window)
    try:
        told = [label.text() for label in page.findChildren(Label) if label.isVisible()]
        assert all("Can we trust" not in words for words in told) or not _translated()
    finally:
        speak(application, "en")
        settle(qtbot, window)
    told = [label.text() for label in page.findChildren(Label) if label.isVisible()]
    assert "Can we trust the number?" in told


def _translated():
    """Whether the page's texts are in the translation already."""
    from PySide6.QtCore import QCoreApplication

    words = "Can we trust the number?"
    return QCoreApplication.translate("ForecastPage", words) != words


def test_that_another_window_of_the_waterfall_keeps_what_was_walked(page, window, qtbot):
    walked, below = page.walked, page.below.view.data
    page.windows.setCurrentIndex(1)
    page.windows.activated.emit(1)
    settle(qtbot, window)
    assert page.walked is walked
    assert page.below.view.data is below
    assert page.data.window.start.day == 1
    page.windows.activated.emit(0)
    settle(qtbot, window)


def test_that_a_forecast_handed_in_changes_the_figures(page, window, qtbot):
    """The last one: it writes into the cache of this file."""
    from cockpit.dialogs.submission import SubmissionDialog

    amount, n = page.called.amount, page.called.n
    qtbot.mouseClick(page.submit, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    dialog = next(one for one in page.findChildren(SubmissionDialog) if one.isVisible())
    qtbot.keyClicks(dialog.amount, "987654321")
    qtbot.mouseClick(dialog.submit, Qt.MouseButton.LeftButton)
    assert "Press Submit again" in dialog.says.text()  # far above all there is
    qtbot.mouseClick(dialog.submit, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    dialog.reject()
    settle(qtbot, window)
    assert page.called.amount != amount
    assert page.called.n in (n, n + 1)
    found = listed(qtbot, window, page.tiles[2].activated.emit)
    assert worth(found, page.data) == pytest.approx(page.called.amount, abs=1)
    assert any(Decimal(record["amount"]) == Decimal("987654321") for record in found)
