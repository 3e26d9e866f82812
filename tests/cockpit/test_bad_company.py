"""Records wrong in every way a CRM allows: figures right or marked, pages that stand."""

from __future__ import annotations

import shutil
import time

import bad_company
import numpy as np
import pytest
from bad_company import EMPTY_QUARTER, LONELY, NOW, SOUND, SOUND_REGION
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from cockpit import app
from cockpit.unlocking import VARIABLE
from models import unlocking
from models.cache import Cache
from models.calendars import parse_period
from models.customer_records import customer_records
from models.documents.shelving import shelf
from models.filters import FilterState
from models.metric import Question, answer, metrics, records
from models.metrics import forecast_backtest
from models.paths import Paths
from models.settings import Settings
from models.snapshot import newest_mart
from models.unlocking import Passphrase
from widgets.empty_state import EmptyState

PASSPHRASE = "four grey geese"
SPLITS = ((), ("region",), ("owner",), ("custom.code",), ("pipeline", "stage"), ("industry",))
PERIODS = ("all", "2026Q1", "2026Q3")
STATED = {"leaning": "calls", "value_added": "calls"}  # their n counts quarters
SKEWED = ("rolling_forecast",)  # a mean, with quantiles that may lie below it
SLOWEST = 30.0  # seconds of a processor, a few times what it takes
ALONE = {  # walk through the past once per segment, or list every deal for every one
    "forecast_backtest": ((), ("region",)), "rolling_forecast": ((), ("region",), ("industry",)),
    "overdue": ((), ("region",), ("owner",)), "policy_coverage": ((), ("region",), ("owner",)),
}


@pytest.fixture(scope="module")
def bad_home(tmp_path_factory):
    """A home with the company in it; copy it."""
    home = tmp_path_factory.mktemp("bad") / "home"
    home.mkdir()
    Settings(timezone="UTC", reporting_currency="EUR").save(Paths(home))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unlocking, "COST", 2**4)
        with Cache.open(Paths(home), Passphrase(PASSPHRASE), now=NOW, find=lambda: None) as cache:
            with cache.write() as connection:
                bad_company.fill(connection)
                cache.bump(connection)
            cache.mark()
    return home


@pytest.fixture(scope="module")
def ask(bad_home, tmp_path_factory):
    """`ask(key, period, by, **options)`: the question, and the mart it is asked of."""
    home = shutil.copytree(bad_home, tmp_path_factory.mktemp("asked") / "home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unlocking, "COST", 2**4)
        with Cache.open(Paths(home), Passphrase(PASSPHRASE), now=NOW, find=lambda: None) as cache:
            mart, found = newest_mart(cache), shelf(cache)
            known = customer_records(cache, found.read("grade", NOW))
            documents = {**found.all_in_force(NOW), "customers": lambda: known}

            def question(period="all", by=(), **options):
                state = FilterState(period=parse_period(
                    period, mart.calendar, mart.calendar.day_of(NOW)), period_text=period)
                return Question(state, by, options, mart.calendar, NOW, documents=documents), mart

            yield question
            mart.close()


@pytest.mark.parametrize("key", sorted(metrics()))
def test_that_every_metric_answers_however_it_is_split(ask, key):
    for by in ALONE.get(key, SPLITS):
        for period in PERIODS if key not in ALONE else PERIODS[-1:]:
            question, mart = ask(period, by)
            began = time.process_time()
            if any(name not in (*mart.dimensions(fact), *metrics()[key].row_dimensions)
                   for name in by for fact in metrics()[key].facts):
                continue
            found = answer(key, question, mart)
            assert time.process_time() - began < SLOWEST, (by, period)
            for row in found.rows:
                assert not np.isinf([row.value, row.low, row.high]).any(), row
                assert not row.low > row.high, row
                if key not in SKEWED:
                    assert not row.low > row.value, row
                    assert not row.high < row.value, row
            for row in found.rows[::max(1, len(found.rows) // 3)]:
                stated = row.detail[STATED[key]] if key in STATED else row.n
                behind = records(key, question, mart, row.by)
                assert len(behind) == len(behind.rows(mart)) == stated, row


def test_that_not_all_of_thousands_of_segments_are_walked_through_the_past(ask, monkeypatch):
    monkeypatch.setattr(forecast_backtest, "MOST", 1)
    question, mart = ask("2026Q3", ("owner",))
    found = answer("forecast_backtest", question, mart)
    assert {row.by["owner"] for row in found.rows} == {"1:seller"}
    assert forecast_backtest.TOO_MANY in found.notes


def test_that_counts_of_sound_deals_stand_among_the_rubbish(ask):
    question, mart = ask("2026Q2", ("region",))
    row = answer("win_rate", question, mart).row(region=SOUND_REGION)
    assert (row.numerator, row.n) == (SOUND["won"], SOUND["won"] + SOUND["lost"])


def test_that_amounts_without_rate_or_amount_are_left_out_and_told(ask):
    question, mart = ask("2026Q2", ("region",))
    found = answer("won_value", question, mart)
    row = found.row(region=SOUND_REGION)
    assert row.value == SOUND["minor"] * (SOUND["won"] - SOUND["unpriced"])
    assert row.n == SOUND["won"]
    assert row.detail["n_without_amount"] == SOUND["unpriced"]
    assert mart.unconverted == 3


def test_that_a_quarter_without_actuals_has_no_error_rather_than_none(ask):
    question, mart = ask("2026Q1")
    rows = answer("forecast_accuracy", question, mart).rows
    assert rows
    begin, end = (np.datetime64(edge) for edge in EMPTY_QUARTER)
    closed = mart.columns(metrics()["won_value"].facts[0], ("status", "closed"),
                          question.stock)
    days = closed["closed"].astype("datetime64[D]")
    assert not ((closed["status"] == "won") & (days >= begin) & (days < end)).any()
    assert all(np.isnan(row.value) for row in rows)


def test_that_one_deal_is_no_rank(ask):
    question, mart = ask("all", ("region",))
    alone = [row for key in ("bottleneck", "dwell", "stage_conversion", "open_age")
             for row in answer(key, question, mart).rows if row.by["region"] == LONELY]
    assert len(alone) >= 3
    assert not any(row.rankable for row in alone)
    ranked = [row for row in answer("bottleneck", question, mart).rows if row.detail["rank"]]
    assert all(row.by["region"] != LONELY for row in ranked)


def test_that_stays_never_last_less_than_nothing(ask):
    question, mart = ask("all")
    for row in answer("dwell", question, mart).rows:
        assert not row.value < 0, row
        assert not row.detail["finished_mean"] < 0, row


# in the window


@pytest.fixture
def open_window(qtbot, monkeypatch, request):
    """Opens a window on a home; what went wrong is in `window.wrong`."""
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    for opener in (Cache.open.__func__, Cache.restore.__func__):
        monkeypatch.setitem(opener.__kwdefaults__, "find", lambda: None)
    opened = []

    def opener(home, language="en"):
        window = app.make_window(app.make_application(), Paths(home), lambda: NOW,
                                 theme="light", language=language)
        window.wrong = []
        window.context.told.connect(
            lambda kind, words, *_: window.wrong.append(words) if kind == "bad" else None)
        window.resize(1440, 900)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        settle(qtbot, window)
        opened.append(window)
        return window

    yield opener
    for window in opened:
        settle(qtbot, window)
        window.context.close()


def settle(qtbot, window):
    for _ in range(3):  # what one answer asks for comes after it
        qtbot.waitUntil(lambda: not window.context.jobs.busy, timeout=60_000)
        QApplication.processEvents()


def places(window, key):
    """Every mode and view of a page, as links name them."""
    from cockpit.pages import customers_data, customers_lists, funnel_data
    from cockpit.pages.bottlenecks_data import SORTS
    from cockpit.pages.bottlenecks_third import TARGETS, VIEWS
    from cockpit.pages.forecast_ahead import CHOICES
    from cockpit.pages.forecast_lower import KINDS

    return {
        "funnel": [{"mode": mode, "dimension": rows} for mode in funnel_data.MODES
                   for rows in ("region", "custom.code", "owner")],
        "customers": [*({"mode": mode, "dimension": rows} for mode in customers_data.MODES
                        for rows in ("none", "owner")),
                      *({"list": name} for name in customers_lists.LISTS)],
        "bottlenecks": [*({"sort": sort, "dimension": "owner"} for sort in SORTS),
                        *({"view": view, "dimension": "region"} for view in VIEWS),
                        *({"view": "mix", "target": target} for target in TARGETS)],
        "forecast": [*({"method": method} for method in CHOICES),
                     *({"panel": kind.key} for kind in KINDS), {"window": "period", "view": "net"}],
        "reports": [{"report": "source_roi", "model": "linear"}, {"report": "leaderboard"}],
    }.get(key, [{}])


def failed(window):
    """The words of a page that shows a failure instead of data."""
    return [state.accessibleName() for state in window.page.findChildren(EmptyState)
            if state.isVisible() and state._empty.icon == "warning"]


def marked_up(window):
    """Texts on the screen that are read as markup."""
    return [label.text()[:60] for label in window.findChildren(QLabel)
            if label.isVisible() and label.textFormat() != Qt.TextFormat.PlainText
            and ("<b>" in label.text() or "<h1>" in label.text())]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("page", ["overview", "funnel", "customers", "bottlenecks", "forecast",
                                  "reports", "connections", "settings"])
def test_that_every_page_stands_in_all_its_places(open_window, qtbot, bad_home, tmp_path, page,
                                                  language):
    window = open_window(shutil.copytree(bad_home, tmp_path / "home"), language)
    window.go(page)
    settle(qtbot, window)
    for period in ("2026Q3", "all"):
        if window.page.has_filters:
            window.bar.set_period(period)
            settle(qtbot, window)
        for place in places(window, page):
            began = time.monotonic()
            window.page.take_place(place)
            settle(qtbot, window)
            window.grab()
            assert time.monotonic() - began < 30, place
            assert window.wrong == [], place
            assert failed(window) == [], place
            assert marked_up(window) == [], place


def test_that_rows_that_are_not_shown_are_told(open_window, qtbot, bad_home, tmp_path):
    window = open_window(shutil.copytree(bad_home, tmp_path / "home"))
    window.go("funnel")
    window.bar.set_period("all")
    settle(qtbot, window)
    window.page.take_place({"mode": "count", "dimension": "custom.code"})
    settle(qtbot, window)
    data = window.page.data
    assert data.left_out == bad_company.VALUES + 1 - len(data.segments) > 0
    assert str(data.left_out) in window.page._hint_label.text()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_that_an_empty_cache_says_why_and_offers_one_step(open_window, qtbot, tmp_path, language):
    Settings(timezone="UTC", reporting_currency="EUR").save(Paths(tmp_path / "none"))
    Cache.open(Paths(tmp_path / "none"), Passphrase(PASSPHRASE), now=NOW).close()
    window = open_window(tmp_path / "none", language)
    for page in window.keys:
        window.go(page)
        settle(qtbot, window)
        if window.page.has_filters:
            (state,) = [one for one in window.page.findChildren(EmptyState) if one.isVisible()]
            steps = [one.text() for one in state.findChildren(QPushButton)
                     if one.isVisible() and one.property("role") == "primary"]
            assert state.accessibleName(), page
            assert state.accessibleDescription(), page
            assert len(steps) == 1, page
    assert window.wrong == []
