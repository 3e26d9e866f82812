"""The rolling forecast as a metric: weeks, parts, groups, and the records behind."""

import mart_world
import numpy as np
import pytest

from models.filters import FilterState
from models.metric import Question, answer, records


def ask(*by, at=400, **options):
    return Question(FilterState(), by, options, mart_world.UTC_CALENDAR, mart_world.day(at))


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
    assert new[6] == pytest.approx(new[12])
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


@pytest.mark.parametrize("method", ["stage", "category", "cohort", "run_rate"])
def test_that_the_deals_behind_are_listed_and_rows_by_owner_sum_to_the_whole(world, method):
    mart = world.mart()
    whole = answer("rolling_forecast", ask(method=method), mart).rows
    parts = answer("rolling_forecast", ask("pipeline", method=method), mart).rows
    assert whole
    assert sum(r.value for r in parts if r.by["week"] == "total") == pytest.approx(whole[0].value)
    for row in whole[:3]:
        assert len(records("rolling_forecast", ask(method=method), mart, row.by)) == row.n
        assert row.value == pytest.approx(sum(row.detail[f"from_{part}"]
                                              for part in ("open", "new", "calls")))


def test_that_a_short_history_is_said(world):
    mart = world.mart()
    short = answer("rolling_forecast", ask(at=100), mart)
    assert short.notes
    assert np.isnan(short.rows[0].detail["from_new"])
    for method in ("cohort", "category", "run_rate", "seller", "blend"):
        late = answer("rolling_forecast", ask(at=100, method=method), mart)
        assert (late.rows, len(late.notes)) == ((), 1)


def test_that_nobody_having_called_is_said(world):
    found = answer("rolling_forecast", ask(method="seller"), world.mart())
    assert found.rows == ()
    assert "called" in found.notes[0]


def test_that_the_blend_is_mixed_from_what_was_learned(world):
    found = answer("rolling_forecast", ask(method="blend"), world.mart()).rows
    assert found[0].value > 0
    assert found[0].low <= found[0].value <= found[0].high


@pytest.mark.parametrize("method", ["stage", "category", "cohort", "run_rate", "blend"])
def test_that_nothing_after_the_moment_changes_the_forecast(world, method):
    before = answer("rolling_forecast", ask(at=330, method=method), world.mart())
    world.opportunity("future", 335, [(335, "s1"), (345, "W")], amount=9_999)
    world.event("w40", "amount", "777777", 336)
    after = answer("rolling_forecast", ask(at=330, method=method), world.mart())
    assert before.rows == after.rows
    assert before.rows
