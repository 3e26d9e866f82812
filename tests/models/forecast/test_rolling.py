"""All methods side by side: parts, exclusions, filters, and companies one cannot forecast."""

import forecast_world
import mart_world
import numpy as np
import pytest

from models.documents.stages import DocumentPipeline, DocumentStage, StageDocument
from models.errors import Cancelled
from models.filters import FilterState
from models.forecast.backtest import backtest
from models.forecast.outlook import METHODS
from models.forecast.rolling import rolling
from models.metric import Question, answer, records
from models.task import Task

NOW = 396


def ask(at=NOW, task=None, documents=None, options=None, **where):
    state = FilterState()
    for dimension, key in where.items():
        state = state.narrowed(dimension, {key})
    return Question(state, (), options or {}, mart_world.UTC_CALENDAR, mart_world.day(at), task,
                    documents or {})


@pytest.fixture(scope="module")
def mart():
    world = forecast_world.built(forecast_world.company(7))
    yield world.mart()
    world.close()


def mart_of(deals, *, days=400, calls=()):
    """Deals as entries (name, created, won or lost day or None, fields)."""
    entries = list(calls)
    for name, at, ending, fields in deals:
        entries.append(("deal", at, name, {"owner_id": "u1"} | fields))
        if ending is not None:
            entries.append(("event", ending[1], name, "stage_id", ending[0], ending[1]))
    world = forecast_world.built(entries)
    found = world.mart()
    world.close()
    return found


def test_that_parts_sum_to_the_whole_for_every_method(mart):
    found = rolling(ask(), mart, walk=True)
    for one in found.outlooks:
        assert one.known, (one.method, one.reason)
        assert one.expected == pytest.approx(one.from_open + one.from_new + one.from_calls)
        assert one.expected[-1] == pytest.approx(one.expected[:13].sum())
        assert one.ahead == pytest.approx(np.cumsum(one.expected[:13]))
        assert one.quarter.expected >= one.quarter.booked
    assert [one.method for one in found.outlooks] == list(METHODS)
    assert found.n + found.expired.n == open_deals(mart)


def open_deals(mart):
    then = Question(FilterState(as_of=mart_world.day(NOW)), (), {"status": "open"},
                    mart_world.UTC_CALENDAR)
    return sum(row.n for row in answer("stage_count", then, mart).rows)


def test_that_slices_of_owners_sum_to_the_whole(mart):
    whole = rolling(ask(), mart)
    parts = [rolling(ask(owner=f"1:u{i}"), mart) for i in (1, 2, 3)]
    assert sum(one.n for one in parts) == whole.n
    for method in ("stage", "category", "cohort", "run_rate"):
        assert sum(one.outlook(method).total for one in parts) == pytest.approx(
            whole.outlook(method).total)
    # A single seller's calls may lie below what is booked already; then nothing is left of them.
    assert sum(one.outlook("seller").from_calls[-1] for one in parts) >= whole.outlook(
        "seller").from_calls[-1] - 1e-6


def test_that_calls_need_a_filter_that_does_not_cut_through_them(mart):
    assert rolling(ask(size="big"), mart).outlook("seller").reason == "filter_not_called"
    one = rolling(ask(owner="1:u1"), mart)
    assert one.outlook("seller").known
    assert one.outlook("manager").reason == "filter_not_called"
    team = rolling(ask(manager="1:boss"), mart)
    assert team.outlook("manager").known
    assert team.outlook("manager").total == pytest.approx(
        rolling(ask(), mart).outlook("manager").total)


def test_that_a_filter_takes_the_weights_of_the_whole_and_says_so():
    world = forecast_world.built(forecast_world.company(7))
    fresh = world.mart()
    assert rolling(ask(size="big"), fresh).outlook("blend").reason == "not_walked"
    rolling(ask(), fresh, walk=True)
    borrowed = rolling(ask(size="big"), fresh)
    assert borrowed.outlook("blend").known
    assert all(one.whole for one in borrowed.records)
    own = rolling(ask(size="big"), fresh, walk=True)
    assert not any(one.whole for one in own.records)
    world.close()


def test_that_expired_and_unknown_deals_are_counted_apart():
    recent = [(f"w{i}", 7.0 * i, ("W", 7.0 * i + 20), {"amount": "10"}) for i in range(50)]
    found = rolling(ask(), mart_of([
        *recent, ("old", 200.0, None, {"amount": "30"}), ("none", 390.0, None, {}),
        ("foreign", 391.0, None, {"amount": "5", "currency": "USD"}),
        ("late", 392.0, None, {"amount": "7", "close_date": "2026-12-01"}),
        ("good", 393.0, None, {"amount": "9", "close_date": "2027-02-20"})]))
    assert (found.n, found.amount) == (4, 1600)
    assert (found.expired.n, found.expired.amount) == (1, 3000)
    assert found.unpriced.n == 2
    assert (found.undated.n, found.undated.amount) == (2, 0)
    assert (found.past_due.n, found.past_due.amount) == (1, 700)
    stage = found.outlook("stage")
    assert stage.from_open[-1] == pytest.approx(0.2 * 900)
    every = rolling(ask(options={"evidence": "any"}), mart_of([
        *recent, ("old", 200.0, None, {"amount": "30"})]))
    assert (every.n, every.expired.n) == (1, 0)


def test_that_the_stage_document_in_force_gives_the_probabilities(mart):
    sure = StageDocument((DocumentPipeline("1:p", "p", tuple(
        DocumentStage(f"1:s{i}", f"s{i}", 1.0) for i in range(1, 5))),))
    plain = rolling(ask(), mart).outlook("stage")
    given = rolling(ask(documents={"stages": sure}), mart).outlook("stage")
    assert given.from_open[-1] > plain.from_open[-1]


def test_that_a_common_shock_widens_bands_and_keeps_the_middle(mart):
    plain = rolling(ask(), mart).outlook("cohort")
    shaken = rolling(ask(options={"shock": "strong"}), mart).outlook("cohort")
    assert shaken.total == pytest.approx(plain.total)
    assert shaken.high[-1] - shaken.low[-1] > plain.high[-1] - plain.low[-1]


@pytest.mark.parametrize("deals", [
    [], [("one", 390.0, None, {"amount": "9"})], [("one", 10.0, ("W", 20.0), {})],
    [(f"l{i}", float(i), ("L", i + 9.0), {"amount": "5"}) for i in range(300)],
    [("back", 300.0, ("W", 290.0), {"amount": "5"}), ("z", 3.0, None, {})],
])
def test_that_companies_one_cannot_forecast_are_answered_calmly(deals):
    found = rolling(ask(), mart_of(deals), walk=True)
    for one in found.outlooks:
        if one.known:
            assert (one.expected[~np.isnan(one.expected)] >= 0).all()
    test = backtest(ask(), mart_of(deals))
    assert all(np.isnan(score.wape) or score.wape >= 0 for score in test.scores)


def test_that_quarters_without_bookings_have_no_rate():
    calls = [("call", 10.0 + 91 * i, f"c{i}", "u1", "seller", start, end, 100) for i, (start, end)
             in enumerate(zip(forecast_world.QUARTERS, forecast_world.QUARTERS[1:], strict=False))]
    deals = [(f"l{i}", float(i), ("L", i + 9.0), {"amount": "5"}) for i in range(300)]
    test = backtest(ask(), mart_of(deals, calls=calls))
    assert np.isnan(test.score("seller", "quarter", 4).wape)


def test_that_a_short_history_is_a_reason_not_a_failure(mart):
    early = rolling(ask(at=100), mart, walk=True)
    assert early.outlook("cohort").reason == "short_history"
    assert early.outlook("stage").known
    assert early.headline.method == "stage"
    test = backtest(ask(at=100), mart)
    assert (test.reason, test.origins, test.scores) == ("short_history", (), ())
    assert answer("forecast_backtest", ask(at=100), mart).notes


def test_that_a_walk_reports_how_far_it_is_and_can_be_stopped():
    world = forecast_world.built(forecast_world.company(3, 60))
    fresh = world.mart()
    seen = []
    task = Task(lambda done, total, what: (seen.append((done, total)), len(seen) == 4
                                           and task.cancel()))
    with pytest.raises(Cancelled):
        backtest(ask(), fresh, task)
    assert seen[0][0] == 0
    assert seen[-1][0] == 3
    done = []
    backtest(ask(), fresh, Task(lambda at, total, what: done.append(at)))
    assert done[0] == 4  # what was walked before is kept
    assert done[-1] == len(backtest(ask(), fresh).origins)
    world.close()


def test_that_the_metric_gives_the_scores_of_the_backtest(mart):
    test = backtest(ask(), mart)
    for span in ("quarter", "ahead", "week"):
        found = answer("forecast_backtest", ask(options={"span": span}), mart)
        for row in found.rows:
            score = test.score(row.by["method"], span, row.by["horizon"])
            assert row.value == pytest.approx(score.wape, nan_ok=True)
            assert row.detail["origins"] == score.n
            assert len(records("forecast_backtest", ask(options={"span": span}), mart,
                               row.by)) == row.n > 0
    assert len(found.rows) == 13 * len(test.methods)


@pytest.mark.parametrize("staged", [False, True])
def test_that_an_empty_company_is_answered_with_a_reason(staged):
    world = mart_world.World()
    if staged:
        mart_world.ladder_of(world)
    found = rolling(ask(), world.mart(), walk=True)
    assert {one.reason for one in found.outlooks} == {"no_deals"}
    assert np.isnan(found.headline.total)
    assert backtest(ask(), world.mart()).reason == "short_history"
    world.close()


def test_that_deals_left_out_say_how_many_have_no_amount():
    mart = mart_of([("a", 100, None, {"amount": "5"}), ("b", 100, None, {})])
    found = rolling(ask(), mart)
    assert (found.expired.n, found.expired.amount, found.expired.unpriced) == (2, 500, 1)
