"""Response to leads, leaderboard and return on sources, against rows counted by hand."""

import math
from datetime import timedelta

import mart_world
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import CockpitError
from models.filters import FilterState, Period
from models.metric import Question, answer, records
from models.metrics.lead_response import response
from models.metrics.leaderboard import shrunk
from models.metrics.source_roi import credits, shares_of_days

YEAR = Period(mart_world.day(0).date(), mart_world.day(365).date())


@pytest.fixture
def world():
    made = mart_world.World()
    mart_world.ladder_of(made)
    for name, left in (("u1", None), ("u2", mart_world.day(30).date())):
        made.record("users", name, name=name, active=left is None, left_on=left)
    yield made
    made.close()


def ask(*by, at=100, period=YEAR, where=(), **options):
    return Question(FilterState(period=period, where=tuple(where)), by, options,
                    mart_world.UTC_CALENDAR, mart_world.day(at))


def lead(world, name, day, hours=None, owner="u1", source="web", deal=None):
    created = mart_world.day(day)
    world.record("leads", name, name=name, owner_id=owner, lead_source=source, created_at=created,
                 first_response_at=None if hours is None else created + timedelta(hours=hours),
                 converted_opportunity_id=deal,
                 qualified_at=None if deal is None else created + timedelta(days=1))


def test_that_waiting_leads_are_not_left_out_of_the_median():
    found = response([1.0, 2.0, 3.0], [10.0, 10.0, 10.0, 10.0])
    assert math.isnan(found["median"])  # only three of seven were ever answered
    assert (found["answered_median"], found["answered"], found["waiting"]) == (2.0, 3, 4)
    assert response([1.0, 2.0, 3.0], [])["median"] == 2.0


def test_that_an_answer_within_five_minutes_counts_as_at_once():
    found = response([0.01, 5 / 60, 0.09], [1.0])
    assert found["soon"] == 0.5
    assert found["soon_low"] < 0.5 < found["soon_high"]


def test_that_waiting_leads_of_somebody_who_left_are_in_nobodys_hands(world):
    lead(world, "a", 10, 2)
    lead(world, "b", 40, owner="u2")
    lead(world, "c", 20, 5, owner="u2")
    lead(world, "d", 50)
    lead(world, "e", 30, 1, owner="u2")  # on the day of leaving itself
    mart = world.mart()
    row = answer("lead_response", ask(), mart).row()
    assert (row.n, row.detail["waiting"], row.detail["nobody"]) == (5, 2, 1)
    assert row.detail["misrouted"] == 1
    before = Question(FilterState(period=YEAR, as_of=mart_world.day(29)), (), {},
                      mart_world.UTC_CALENDAR, mart_world.day(100))
    assert answer("lead_response", before, mart).row().detail["nobody"] == 0
    behind = records("lead_response", ask(), mart, {})
    assert (len(behind), int(behind.counts.sum())) == (5, 3)


def test_that_the_leaderboard_ranks_by_won_amount_and_keeps_few_deals_back(world):
    for i in range(6):
        world.opportunity(f"w{i}", 10, [(10, "s1"), (50, "W")], amount=10, log={"owner_id": "u1"})
    world.opportunity("x", 10, [(10, "s1"), (50, "W")], amount=500, log={"owner_id": "u2"})
    world.opportunity("y", 10, [(10, "s1"), (50, "L")], amount=500, log={"owner_id": "u1"})
    mart = world.mart()
    rows = answer("leaderboard", ask(), mart).rows
    assert [row.value for row in rows] == [50_000, 6_000]
    few, many = rows
    assert (few.rankable, few.detail["quadrant"], many.rankable) == (False, "few", True)
    assert many.detail["win_rate"] == pytest.approx(6 / 7)
    behind = records("leaderboard", ask(), mart, many.by)
    assert (len(behind), int(behind.counts.sum())) == (7, 6)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=12))
def test_that_a_shrunk_rate_lies_between_ones_own_and_the_teams(pairs):
    wins = np.array([a for a, _ in pairs], float)
    closed = np.array([a + b for a, b in pairs], float)
    found = shrunk(wins, closed)
    if closed.sum() == 0:
        assert np.isnan(found.rates).all()
        return
    mean = wins.sum() / closed.sum()
    own = np.divide(wins, closed, out=np.full(len(wins), mean), where=closed > 0)
    low, high = np.minimum(own, mean) - 1e-9, np.maximum(own, mean) + 1e-9
    assert ((found.rates >= low) & (found.rates <= high)).all()


def test_that_equal_people_are_shrunk_to_one_rate():
    assert shrunk([5, 5, 5], [10, 10, 10]).rates == pytest.approx([0.5, 0.5, 0.5])


def test_that_a_source_is_judged_by_cost_and_won_amount(world):
    world.opportunity("w", 10, [(10, "s1"), (50, "W")], amount=300, lead_source="fair")
    world.opportunity("o", 12, [(12, "s1")], amount=70, lead_source="fair")
    world.opportunity("n", 12, [(12, "s1"), (20, "W")], amount=40)
    lead(world, "a", 5, 1, source="fair", deal="w")
    lead(world, "b", 5, 1, source="web", deal="w")
    lead(world, "c", 5, 1, source="fair")
    world.record("campaign_costs", "k", lead_source="fair", period_start=mart_world.day(0).date(),
                 period_end=mart_world.day(10).date(), amount=100_00, currency="EUR")
    mart = world.mart()
    row = answer("source_roi", ask(), mart).row(lead_source="fair")
    assert row.value == pytest.approx((300 - 100) / 100)
    assert (row.detail["cost_per_lead"], row.detail["still_open"]) == (50, 0.5)
    assert row.n == len(records("source_roi", ask(), mart, {"lead_source": "fair"})) == 2
    half = Period(mart_world.day(0).date(), mart_world.day(5).date())
    assert answer("source_roi", ask(period=half), mart).row(
        lead_source="fair").detail["cost"] == 50
    linear = answer("source_roi", ask(model="linear"), mart)
    won = {row.by["lead_source"]: row.detail["won_amount"] for row in linear.rows}
    assert won == {"fair": 150, "web": 150, None: 40}
    assert math.isnan(linear.row(lead_source="web").value)  # nobody says what it cost
    with pytest.raises(CockpitError):
        answer("source_roi", ask(margin="2"), mart)


def test_that_costs_not_yet_begun_do_not_count(world):
    world.opportunity("w", 10, [(10, "s1")], amount=1, lead_source="fair")
    world.record("campaign_costs", "k", lead_source="fair", period_start=mart_world.day(200).date(),
                 period_end=mart_world.day(210).date(), amount=100_00, currency="EUR")
    assert answer("source_roi", ask(), world.mart()).row(lead_source="fair").detail["cost"] == 0


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from("abc")), max_size=20))
def test_that_the_credit_of_a_deal_adds_up_to_one(touches):
    deals = np.array(range(6), object)
    found = credits(deals, np.array(["x"] * 6, object),
                    np.array([deal for deal, _ in touches], object),
                    np.array([origin for _, origin in touches], object))
    assert all(sum(shares.values()) == pytest.approx(1) for shares in found.values())


def test_that_a_cost_is_split_by_the_days_of_the_period():
    starts, ends = (np.array([day], "datetime64[D]") for day in ("2026-01-01", "2026-02-01"))
    parts = [float(shares_of_days(starts, ends, Period(*days))[0]) for days in (
        (starts[0].item(), np.datetime64("2026-01-11").item()),
        (np.datetime64("2026-01-11").item(), None))]
    assert sum(parts) == pytest.approx(1)
    assert parts[0] == pytest.approx(10 / 31)


def test_that_a_cost_without_a_rate_leaves_the_return_open(world):
    world.opportunity("w", 10, [(10, "s1"), (50, "W")], amount=300, lead_source="fair")
    for name, currency in (("k", "EUR"), ("u", "XAF")):
        world.record("campaign_costs", name, lead_source="fair", amount=100_00, currency=currency,
                     period_start=mart_world.day(0).date(), period_end=mart_world.day(10).date())
    found = answer("source_roi", ask(), world.mart())
    assert math.isnan(found.row(lead_source="fair").value)
    assert any("left open" in note for note in found.notes)
