"""The page one opens first, on the demo company, used by mouse and keyboard."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from cockpit import app
from cockpit.dialogs.records import RecordsDialog
from models.calendars import parse_period
from models.decisions import decisions
from models.paths import Paths

SLOW, NOBODY = "slow_stage", "nobody"


@pytest.fixture(scope="module")
def opened(qapp, demo_home_kept):
    """One window for all tests: the walk through the past is made once."""
    application = app.make_application()
    made = app.make_window(application, Paths(demo_home_kept), lambda: datetime.now(UTC),
                           theme="light", language="en")
    made.resize(1440, 900)
    made.show()
    made.first = made.context.filters.state
    yield made
    made.hide()
    made.context.close()
    made.deleteLater()


@pytest.fixture
def window(qtbot, opened):
    opened.context.filters.replace(opened.first)
    opened.go("overview")
    settle(qtbot, opened)
    yield opened
    settle(qtbot, opened)


def settle(qtbot, window):
    qtbot.waitUntil(lambda: not window.context.jobs.busy, timeout=60_000)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not window.context.jobs.busy, timeout=60_000)


def button(page, words):
    return next(one for one in page.suggestions.findChildren(QPushButton)
                if one.isVisible() and one.text() == words)


def test_that_the_five_answers_lead_to_the_planted_truths(window, qtbot):
    page = window.page
    tiles = [card._tile for card in page.cards]
    assert "Solution shown" in tiles[0].figure
    assert "South" in tiles[0].figure
    assert "Solution shown" in tiles[1].story
    assert tiles[1].figure.endswith("a quarter")
    assert "Legal review" in page._words().hint(page.extras.hints[0])[2]
    assert page.data.stuck.cell == {"region": "华南 South"}
    assert tiles[2].figure.endswith("customers")
    assert "interval" in tiles[3].tip.note
    assert "too high" in tiles[3].story
    nobody = next(one for one in page.extras.hints if one.kind == NOBODY)
    act = page._words().hint(nobody)[2]
    assert "李娜" in act
    assert "37 leads came after leaving" in act


@pytest.mark.parametrize(("position", "place"), [
    (0, "funnel"), (1, "bottlenecks"), (2, "customers"), (3, "forecast"), (4, "reports")])
def test_that_enter_on_an_answer_opens_its_page(window, qtbot, position, place):
    qtbot.keyClick(window.page.cards[position], Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.page.key == place


def test_that_the_three_reports_are_one_click_away(window, qtbot):
    page = window.page
    for report, words in (("leaderboard", "Leaderboard"), ("source_roi", "Return on lead sources")):
        window.go("overview")
        settle(qtbot, window)
        qtbot.mouseClick(next(one for one in page.reports if one.text() == words),
                         Qt.MouseButton.LeftButton)
        settle(qtbot, window)
        assert (window.page.key, window.page.place()["report"]) == ("reports", report)
        assert window.page.data.result.metric == report
    window.go("overview")
    qtbot.mouseClick(page.reports[0], Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert window.page.key == "funnel"


def test_that_every_suggestion_says_what_where_how_much_and_from_how_many(window):
    for one in window.page.extras.hints:
        seen, evidence, act = window.page._words().hint(one)
        assert seen
        assert act
        assert any(sign.isdigit() for sign in evidence)
        assert one.n > 0
        assert one.value != one.other


def test_that_declining_without_a_reason_asks_again(window, qtbot):
    page = window.page
    with qtbot.assertNotEmitted(page.suggestions.declined):
        page.suggestions.decline(0, " ")
    assert decisions(window.context.cache) == ()


def test_that_accepting_and_declining_are_kept_with_their_reason(window, qtbot):
    page = window.page
    first, second = page._in_sight()[:2]
    qtbot.mouseClick(button(page, "Accept"), Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert page.suggestions.lines[0].decided == "✓ accepted"
    page.suggestions.decline(1, "we did that last week")
    settle(qtbot, window)
    assert second.key not in [one.key for one in page._in_sight()]
    made = decisions(window.context.cache)
    assert [(one.suggestion, one.accepted, one.reason) for one in made] == [
        (first.key, True, ""), (second.key, False, "we did that last week")]


def test_that_what_happened_since_opens_exactly_these_deals(window, qtbot):
    page = window.page
    assert not page.extras.since.quiet
    turn = page.extras.since.created
    page._show_deals("new", turn.opportunities)
    settle(qtbot, window)
    dialog = next(one for one in window.findChildren(RecordsDialog) if one.isVisible())
    assert len(dialog.records) == turn.n > 0
    dialog.accept()


def test_that_the_past_says_what_was_known_then(window, qtbot):
    page, calendar = window.page, window.context.calendar
    today = calendar.day_of(window.context.clock())
    before = parse_period("last quarter", calendar, today).start
    window.context.filters.set(as_of=calendar.end_of_day(before))
    settle(qtbot, window)
    slow = [one for one in page.extras.hints if one.kind == SLOW]
    assert all(one.cell.get("region") != "华南 South" or one.facts["stage"] != "1:S03"
               for one in slow)
