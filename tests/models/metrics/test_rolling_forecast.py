"""The rolling forecast: chances, spread, and the part nobody has created yet."""

import mart_world
import numpy as np
import pytest

from models.filters import FilterState
from models.metric import Question, answer, records
from models.metrics.rolling import WEEKS, chances_by_age, chances_by_date, past_weeks, spread
from models.survival import from_rows


def ask(*by, at=400, **options):
    return Question(FilterState(), by, options, mart_world.UTC_CALENDAR, mart_world.day(at))


def test_that_the_chance_lies_in_the_week_of_the_expected_close():
    found = chances_by_date([0.4, 0.9, 0.5, np.nan, 0.3], [0, 6.9, 91, 3, -1])
    assert found[:, 0].tolist() == [0.4, 0.9, 0, 0, 0]
    assert found.sum() == pytest.approx(1.3)


def test_that_a_chance_by_age_is_what_the_curve_gains_of_those_who_got_as_old():
    curve = from_rows([5, 10, 15, 20], ["won", "lost", "won", "won"])
    found = chances_by_age([0, 12, 30], curve)
    assert found[0, :3].tolist() == pytest.approx([0.25, 0, 0.5])
    assert found[0].sum() == pytest.approx(0.75)
    assert found[1, :2].tolist() == pytest.approx([0.5, 0.5])
    assert found[2].sum() == 0


def test_that_deals_younger_than_the_lead_are_new():
    total, new = past_weeks([3, 3, 10], [1, 40, 6], [5, 7, 11], 2)
    assert total.tolist() == [12, 11]
    assert new[:, 0].tolist() == [5, 0]
    assert new[:, 1].tolist() == [5, 11]
    assert new[:, 12].tolist() == [12, 11]


def test_that_the_spread_is_repeatable_and_holds_the_expected_value():
    chances = np.zeros((50, WEEKS))
    chances[:, 2] = 0.3
    first, second = (spread([100] * 50, chances) for _ in range(2))
    assert first.low.tolist() == second.low.tolist()
    assert first.expected[2] == pytest.approx(1500)
    assert first.low[2] < 1500 < first.high[2]
    # Binomial(50, 0.3): standard deviation 3.24, so P10 to P90 is about 11 to 19 deals.
    assert (first.low[2], first.high[2]) == (pytest.approx(1100, abs=101),
                                             pytest.approx(1900, abs=101))
    assert first.expected[-1] == first.expected[:-1].sum()
    assert spread([], np.zeros((0, WEEKS))).expected.sum() == 0


@pytest.fixture
def world():
    """A deal won every week for a year, of 30 days each; three open ones."""
    made = mart_world.World()
    mart_world.ladder_of(made)
    for week in range(50):
        made.opportunity(f"w{week}", week * 7, [(week * 7, "s1"), (week * 7 + 30, "W")], amount=10)
    for name, since, close in (("a", 390, "2027-02-10"), ("b", 395, None), ("old", 100, None)):
        log = {"close_date": close} if close else {}
        made.opportunity(name, since, [(since, "s1")], amount=20, log=log)
    yield made
    made.close()


def test_that_the_stage_table_puts_the_open_deal_into_its_week(world):
    mart = world.mart()
    rows = answer("rolling_forecast", ask(), mart).rows
    assert [row.by["week"] for row in rows][:2] == ["total", "2027-02-05..2027-02-11"]
    assert len(rows) == 14
    assert rows[1].detail["from_open"] == pytest.approx(400)  # 20.00 at 20 %
    assert rows[2].detail["from_open"] == 0
    assert (rows[0].n, rows[0].detail["expired"]) == (2, 1)
    assert rows[0].value == pytest.approx(sum(row.value for row in rows[1:]))
    every = answer("rolling_forecast", ask(evidence="any"), mart).rows[0]
    assert (every.n, every.detail["expired"]) == (3, 0)


def test_that_what_is_not_created_yet_grows_with_the_weeks_ahead(world):
    rows = answer("rolling_forecast", ask(), world.mart()).rows
    new = [row.detail["from_new"] for row in rows[1:]]
    assert new[0] == 0  # a deal takes 30 days
    assert new[4] == pytest.approx(new[12])
    assert new[12] == pytest.approx(1000, rel=0.15)


def test_that_run_rate_and_cohorts_know_the_history(world):
    mart = world.mart()
    rate = answer("rolling_forecast", ask(method="run_rate"), mart).rows
    assert rate[1].value == pytest.approx(rate[13].value)
    assert rate[1].detail["from_open"] == pytest.approx(rate[1].value)
    cohort = answer("rolling_forecast", ask(method="cohort"), mart).rows
    # Every deal but the stale one was won after 30 days: "a" in 20 days, "b" in 25.
    assert cohort[3].detail["from_open"] > 1_500
    assert cohort[1].detail["from_open"] == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("method", ["stage", "cohort", "run_rate"])
def test_that_the_deals_behind_are_listed_and_rows_by_owner_sum_to_the_whole(world, method):
    mart = world.mart()
    whole = answer("rolling_forecast", ask(method=method), mart).rows
    parts = answer("rolling_forecast", ask("pipeline", method=method), mart).rows
    assert sum(r.value for r in parts if r.by["week"] == "total") == pytest.approx(whole[0].value)
    for row in whole[:3]:
        assert len(records("rolling_forecast", ask(method=method), mart, row.by)) == row.n


def test_that_a_short_history_is_said(world):
    mart = world.mart()
    short = answer("rolling_forecast", ask(at=100), mart)
    assert short.notes
    assert np.isnan(short.rows[0].detail["from_new"])
    assert answer("rolling_forecast", ask(at=100, method="cohort"), mart).rows == ()


def test_that_nothing_after_the_moment_changes_the_forecast(world):
    before = answer("rolling_forecast", ask(at=300, method="cohort"), world.mart())
    world.opportunity("future", 310, [(310, "s1"), (320, "W")], amount=9_999)
    world.event("w40", "amount", "777777", 305)
    after = answer("rolling_forecast", ask(at=300, method="cohort"), world.mart())
    assert before.rows == after.rows
