"""The forecast page with little or nothing to show: it says why, and never breaks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from cockpit import app
from cockpit.pages import forecast_data
from cockpit.pages.forecast_called import Called
from cockpit.pages.forecast_curves import caption
from cockpit.pages.forecast_tiles import tiles
from cockpit.unlocking import VARIABLE
from models.facts import OPPORTUNITIES
from models.filters import FilterState
from models.paths import Paths

PASSPHRASE = "four grey geese"
NOW = datetime(2026, 9, 14, 12, tzinfo=UTC)


def settle(qtbot, window):
    def at_rest():
        walk = getattr(window.page, "walk", None)
        return not window.context.jobs.busy and not (walk and walk.is_under_way)

    for _ in range(2):
        qtbot.waitUntil(at_rest, timeout=60_000)
        QApplication.processEvents()


def opened(qtbot, home, now):
    made = app.make_window(app.make_application(), Paths(home), lambda: now, theme="light",
                           language="en")
    made.resize(1280, 800)
    qtbot.addWidget(made)
    made.show()
    made.context.filters.replace(FilterState())
    made.go("forecast")
    settle(qtbot, made)
    return made


@pytest.fixture
def window(qtbot, filled, home):
    made = opened(qtbot, home, NOW)
    yield made
    settle(qtbot, made)
    made.context.close()


def test_that_an_empty_cache_says_so_and_offers_the_way_out(qtbot, open_cache, home, command,
                                                            monkeypatch):
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    open_cache(passphrase=PASSPHRASE).close()
    made = opened(qtbot, home, NOW)
    try:
        assert made.page.data is None
        assert made.page._instead.accessibleName() == "No deals yet"
    finally:
        made.context.close()


def test_that_a_filter_with_one_deal_or_none_is_shown_without_a_fault(window, qtbot):
    told = []
    window.context.told.connect(lambda kind, words, *_: told.append((kind, words)))
    for keys in ({"nobody"}, {next(iter(window.context.mart.labels("opportunity")))}):
        window.context.filters.replace(FilterState().narrowed("opportunity", keys))
        settle(qtbot, window)
        for key, _ in window.page.below.views_offered():
            window.page.below.show_view(key)
            settle(qtbot, window)
            assert not window.page.grab().isNull()
    assert not [words for kind, words in told if kind in ("bad", "error")]


def test_that_a_failed_read_keeps_the_old_picture_and_says_what_happened(
        window, qtbot, monkeypatch):
    page, told = window.page, []
    window.context.told.connect(lambda kind, words, *_: told.append(kind))
    before = page.data

    def broken(inputs, task):
        raise ValueError("no such thing")

    monkeypatch.setattr(forecast_data, "load", broken)
    page.refresh()
    settle(qtbot, window)
    assert page.data is before
    assert "bad" in told


def test_that_the_accuracy_says_that_it_is_computed_until_it_is_there(window):
    page = window.page
    shown = tiles(page.data, None, None, "12 of 104 past Mondays", window.context.formats)
    assert shown[4].figure == "…"
    assert shown[4].delta == "12 of 104 past Mondays"
    assert shown[2].figure == "…"


def test_that_no_call_is_no_zero(window):
    page = window.page
    nobody = Called("2026Q3", float("nan"), 0, float("nan"), 0)
    tile = tiles(page.data, nobody, page.walked, "", window.context.formats)[2]
    assert tile.figure == "–"
    assert "nobody has called" in tile.delta


def test_that_a_period_longer_than_a_quarter_gives_way_to_the_quarter(window, qtbot):
    window.bar.set_period("this year")
    settle(qtbot, window)
    assert window.page.data.period_text == "2026Q3"
    window.bar.set_period("2026-10")
    settle(qtbot, window)
    assert window.page.data.period_text == "2026-10"
    window.bar.set_period("2025Q1")
    settle(qtbot, window)
    assert window.page.data.period_text == "2026Q3"


def test_that_the_windows_of_what_moved_end_today(window):
    question = window.page.data.question
    today = question.days.day_of(question.at)
    for name in forecast_data.WINDOWS:
        period = forecast_data.window_of(question, name)
        assert period.end == today + timedelta(days=1)
    week = forecast_data.window_of(question, "week")
    assert (week.end - week.start).days == 7


def test_that_committed_by_week_only_grows_and_stays_below_what_is_open(window):
    data = window.page.data
    assert (np.diff(data.committed) >= 0).all()
    assert data.committed[-1] <= data.rolling.amount + data.rolling.expired.amount + 1


def test_that_open_deals_in_view_are_told_of_all_open_ones_the_person_may_see(window, qtbot):
    data, mart = window.page.data, window.context.mart
    every = mart.columns(OPPORTUNITIES, ("status", "team"), data.question.stock)
    is_open = every["status"] == "open"
    assert data.in_view == (is_open.sum(), is_open.sum())
    team = next(key for key in every["team"][is_open].tolist() if key)
    question = replace(data.question, filters=FilterState(scope=frozenset({team})))
    shown, whole = forecast_data._in_view(question, mart)
    assert 0 < shown == whole < is_open.sum()


def test_that_committed_deals_without_an_amount_are_told(window):
    class Unpriced:
        def columns(self, fact, names, state):
            day = np.datetime64(window.page.data.rolling.origin)
            return {"status": np.array(["open"] * 3 + ["won"], object),
                    "evidence": np.array(["yes"] * 4, object),
                    "expected": np.array([day, day, day + 7 * 14, day]),
                    "amount": np.array([5.0, np.nan, np.nan, np.nan])}

    page = window.page
    sums, unpriced = forecast_data._committed(page.data.question, Unpriced(), page.data.rolling)
    assert (sums[-1], unpriced) == (5.0, 1)
    told = caption(page.data.rolling, replace(page.data, committed_unpriced=1), "blend", "",
                   window.context.formats)
    assert "1 committed deals have no amount." in told
