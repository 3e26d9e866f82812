"""From the first page to the planted truths of the demo company, by keyboard alone: what is read is
what stands on the screen or what a screen reader says."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from cockpit import app
from cockpit.dialogs.records import RecordsDialog
from models.paths import Paths
from sync.demo import truths, words
from widgets.segmented import Segmented
from widgets.table import Table

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PAGES = ("overview", "funnel", "customers", "bottlenecks", "forecast", "reports")
STAGE, SOUTH = words.STAGES[truths.SLOW_STAGE].name, words.REGIONS[truths.SLOW_REGION]


@pytest.fixture(scope="module")
def window(qapp, demo_home_kept):
    made = app.make_window(app.make_application(), Paths(demo_home_kept),
                           lambda: datetime.now(UTC), theme="light", language="en")
    made.resize(1440, 900)
    made.show()
    QTest.qWaitForWindowExposed(made)
    made.activateWindow()
    settle(made)
    yield made
    settle(made)
    made.context.close()
    made.deleteLater()


def settle(window):
    """Wait until nothing is read any more."""
    quiet = 0
    for _ in range(12_000):
        QTest.qWait(5)
        quiet = 0 if window.context.jobs.busy else quiet + 1
        if quiet == 6:
            return
    raise AssertionError("the window does not come to rest")


def wait(window, seen):
    """Until `seen()`: a page shows its first picture before its lists."""
    for _ in range(4_000):
        if seen():
            return
        QTest.qWait(5)
    raise AssertionError(said(window))


def press(window, key, modifier=Qt.KeyboardModifier.NoModifier, times=1):
    """Keys go to whatever has the keyboard, as from a person."""
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
    settle(window)


def to_page(window, name):
    press(window, Qt.Key.Key_1 + PAGES.index(name), CONTROL)
    assert window.page.key == name


def focused():
    return QApplication.focusWidget()


def tab_to(window, wanted, most=120):
    """Tab until `wanted(widget)` has the keyboard."""
    for _ in range(most):
        widget = focused()
        if widget is not None and wanted(widget):
            return widget
        QTest.keyClick(widget or window, Qt.Key.Key_Tab)
    raise AssertionError("Tab never comes there")


def choose(window, label):
    """Tab to the segments that hold `label`, and move there with the arrow keys."""
    def holds(widget):
        return isinstance(widget, Segmented) and any(
            label in one for one in widget.accessibleDescription().split(" | "))

    segments = tab_to(window, holds)
    press(window, Qt.Key.Key_Home)
    while label not in segments.accessibleName():
        before = segments.accessibleName()
        press(window, Qt.Key.Key_Right)
        assert segments.accessibleName() != before


def said(widget: QWidget) -> str:
    """What a screen reader says about everything inside that can be seen."""
    parts = []
    for one in (widget, *widget.findChildren(QWidget)):
        if one.isVisible():
            parts += [one.accessibleName(), one.accessibleDescription()]
            if isinstance(one, QLabel):
                parts.append(one.text())
            if isinstance(one, Table):
                parts += [" | ".join(line) for line in lines(one)]
    return "\n".join(part for part in parts if part)


def lines(table):
    """A table's rows as words."""
    rows = table.rows
    return [[column.text(place) for column in rows.columns] for place in range(rows.count)]


def percent(words):
    """"−25%" -> -25.0"""
    return float(words.replace("−", "-").strip("%+"))


def close(window, dialog):
    """Esc; then the window is in front again, which a screen without a window manager forgets."""
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    window.activateWindow()
    settle(window)


def records(window):
    """How many records the open list holds and says it holds; closes it by Esc."""
    dialog = [one for one in window.findChildren(RecordsDialog) if one.isVisible()][-1]
    count, told = len(dialog.records), dialog.count.text()
    close(window, dialog)
    assert told.replace(",", "").split()[0] == str(count)
    return count


def test_the_overview_names_the_planted_truths(window):
    to_page(window, "overview")
    wait(window, lambda: "holds deals" in said(window.page))
    page = said(window.page)
    assert f"{STAGE}, {SOUTH}, " in page
    assert "80% interval" in page
    assert f"{STAGE}, {SOUTH} holds deals" in page
    assert "陈宇 Chen Yu calls 30% too high" in page
    assert "Stop routing to 李娜 Li Na: 37 leads came after leaving" in page


def test_enter_on_the_costliest_step_leads_to_it_its_blockers_and_its_deals(window):
    to_page(window, "overview")
    tab_to(window, lambda one: one.accessibleName() == "What is it worth to fix?")
    press(window, Qt.Key.Key_Return)
    assert window.page.key == "bottlenecks"
    wait(window, lambda: "Legal review: " in said(window.inspector))
    first = lines(window.page.table)[0]
    assert first[1].startswith(STAGE)
    assert first[2] == SOUTH
    assert "–" in first[6]
    inspector = said(window.inspector)
    assert SOUTH in inspector
    assert "80% interval" in inspector
    assert "Legal review: " in inspector
    press(window, Qt.Key.Key_F6)
    tab_to(window, lambda one: one.property("text") == "Show records")
    press(window, Qt.Key.Key_Space)
    assert records(window) == int(first[7])


def test_the_bottlenecks_show_both_planted_blockers(window):
    to_page(window, "bottlenecks")
    choose(window, "Blockers")
    bars = window.page.blockers
    tab_to(window, lambda one: one is bars)
    press(window, Qt.Key.Key_Home)
    shown = []
    for _ in range(3):
        shown.append(said(bars))
        press(window, Qt.Key.Key_Down)
    assert "Legal review" in shown[0]
    assert "Payment terms" in shown[1]


def test_mix_and_rate_warns_that_pro_x_fell_although_every_size_rose(window):
    to_page(window, "bottlenecks")
    choose(window, "Mix and rate")
    assert "Pro-X" in said(window.page.lower_panel)


def test_the_planted_leavers_lead_the_customers_and_one_shows_its_time_line(window):
    from cockpit.dialogs.customer_timeline import TimelineDialog

    to_page(window, "customers")
    wait(window, lambda: "Likeliest to leave" in said(window.inspector))
    silent = said(window.inspector)
    assert silent.count("Silent for") == 3
    press(window, Qt.Key.Key_Down)
    name = said(window.page.main).split(".")[0]
    assert name in said(window.inspector)
    press(window, Qt.Key.Key_F6)
    tab_to(window, lambda one: one.property("text") == "Timeline")
    press(window, Qt.Key.Key_Space)
    dialog = [one for one in window.findChildren(TimelineDialog) if one.isVisible()][-1]
    assert name in said(dialog)
    close(window, dialog)


def test_the_forecast_shows_the_optimist_and_the_sandbagger(window):
    to_page(window, "forecast")
    choose(window, "Levels")
    wait(window, lambda: "王芳 Wang Fang" in said(window.page.below))
    people = {line[0]: line for table in window.page.below.findChildren(Table)
              if table.isVisible() for line in lines(table)}
    optimist, sandbagger = people["陈宇 Chen Yu"], people["王芳 Wang Fang"]
    assert "optimist" in optimist[2]
    assert percent(optimist[3]) == pytest.approx(30, abs=2)
    assert "sandbagger" in sandbagger[2]
    assert percent(sandbagger[3]) == pytest.approx(-25, abs=2)


def test_the_leads_that_wait_for_somebody_who_left_are_two_steps_away(window):
    to_page(window, "overview")
    tile = tab_to(window, lambda one: one.accessibleName() == "Are leads in good hands?")
    assert "leads wait for somebody who left" in tile.accessibleDescription()
    press(window, Qt.Key.Key_Return)
    assert window.page.key == "reports"


def test_the_best_subscription_region_is_told_to_rest_on_too_few_deals(window):
    to_page(window, "funnel")
    before = window.context.filters.state
    for limit in ("Subscription", "North", "All time"):
        press(window, Qt.Key.Key_K, CONTROL)
        QTest.keyClicks(focused(), limit)
        settle(window)
        press(window, Qt.Key.Key_Return)
        window.activateWindow()
    assert [name for name, _ in window.context.filters.state.where] == ["pipeline", "region"]
    assert window.context.filters.state.period.start is None
    tile = window.page._tiles[1]
    assert "50%" in tile.accessibleDescription() or "50.0%" in tile.accessibleDescription()
    assert "n = 10" in said(tile), said(tile)
    window.focus_page()
    press(window, Qt.Key.Key_Backspace, times=3)
    assert window.context.filters.state == before
