"""Coverage, forecast accuracy, velocity, customer health and mix through their metrics."""

import math
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import mart_world
import pytest

from models.filters import FilterState, Period
from models.metric import Question, answer, records
from models.metrics.velocity import velocity

Q2 = Period(datetime(2026, 4, 1).date(), datetime(2026, 7, 1).date())
Q1 = Period(datetime(2026, 1, 1).date(), datetime(2026, 4, 1).date())


@pytest.fixture
def world():
    made = mart_world.World()
    mart_world.ladder_of(made)
    made.record("teams", "t", name="Team", leader_id="boss")
    made.record("users", "boss", name="Boss")
    for name in ("u1", "u2"):
        made.record("users", name, name=name, manager_id="boss", team_id="t")
    yield made
    made.close()


def ask(*by, period=Q2, at=100, compare="none", where=(), **options):
    return Question(FilterState(period=period, compare=compare, where=tuple(where)), by, options,
                    mart_world.UTC_CALENDAR, mart_world.day(at))


def quota(world, name, target, period=Q2, **who):
    world.record("quotas", name, period_start=period.start, period_end=period.end,
                 target=target * 100, currency="EUR", **who)


def selling(world):
    """100 won and 80 lost in the first quarter; 40 won, 60 + 30 + 25 open in the second."""
    world.opportunity("w1", 10, [(10, "s1"), (50, "W")], amount=100, log={"owner_id": "u1"})
    world.opportunity("l1", 10, [(10, "s1"), (60, "L")], amount=80, log={"owner_id": "u2"})
    world.opportunity("w2", 20, [(20, "s1"), (95, "W")], amount=40, log={"owner_id": "u1"})
    for name, amount, close, owner, category in (
            ("o1", 60, "2026-05-20", "u1", "commit"), ("o2", 30, "2026-06-30", "u2", "pipeline"),
            ("late", 25, "2026-04-02", "u1", "commit"), ("no", 500, "2026-05-01", "u1", "omitted"),
            ("next", 70, "2026-07-01", "u1", "commit")):
        world.opportunity(name, 30, [(30, "s2")], amount=amount, log={
            "owner_id": owner, "close_date": close, "forecast_category": category})
    quota(world, "q1", 100, owner_id="u1")
    quota(world, "q2", 60, owner_id="u2")
    quota(world, "qt", 999, team_id="t")
    quota(world, "qx", 999, period=Q1, owner_id="u1")


def test_that_coverage_is_what_is_still_to_close_over_what_is_missing(world):
    selling(world)
    mart = world.mart()
    row = answer("coverage", ask(), mart).rows[0]
    assert (row.numerator, row.denominator) == (90, 120)
    assert row.value == 0.75
    assert row.detail["past_due_amount"] == 25
    assert row.detail["required"] == pytest.approx(180 / 100)
    assert row.detail["required_amount"] == pytest.approx(120 * 1.8)
    assert len(records("coverage", ask(), mart, {})) == row.n == 2
    owners = {r.by["owner"]: r for r in answer("coverage", ask("owner"), mart).rows}
    assert owners["1:u1"].denominator == 60
    assert owners["1:u2"].value == 0.5


def test_that_a_met_target_is_said_and_a_missing_one_gives_no_number(world):
    selling(world)
    mart = world.mart()
    met = answer("coverage", ask(target="40"), mart).rows[0]
    assert met.detail["met"]
    assert math.isnan(met.value)
    by_stage = answer("coverage", ask("stage"), mart)
    assert by_stage.notes
    assert all(math.isnan(row.value) for row in by_stage.rows)
    narrowed = answer("coverage", ask(where=[("stage", ("1:s2",))]), mart).rows[0]
    assert math.isnan(narrowed.detail["target"])
    assert answer("coverage", ask(period=Period()), mart).notes


def test_that_velocity_needs_wins_and_a_cycle():
    found = velocity(3, 80, 3 / 7, 42)
    assert found.value == pytest.approx(2.449, abs=5e-4)
    assert found.per_deal == pytest.approx(found.value / 3)
    assert found.per_day == pytest.approx(-found.value / 42)
    for nothing in (velocity(3, 80, 0.5, 0), velocity(3, math.nan, 0, math.nan)):
        assert math.isnan(nothing.value)


def test_that_velocity_counts_all_open_deals_and_rates_of_the_period(golden, kit, days):
    state = FilterState(period=days(40, 60))
    question = Question(state, (), {}, mart_world.UTC_CALENDAR, kit.at(100))
    row = answer("velocity", question, golden).rows[0]
    assert row.detail["open_deals"] == 3
    assert (row.detail["won"], row.detail["decided"]) == (1, 4)
    assert row.value == pytest.approx(3 * 100 * 0.25 / 50)
    assert len(records("velocity", question, golden, {})) == row.n == 3


def call(world, name, owner, level, amount, at):
    world.record("forecast_entries", name, owner_id=owner, level=level, period_start=Q1.start,
                 period_end=Q1.end, category="commit", amount=amount * 100, currency="EUR",
                 submitted_at=at)


def test_that_the_call_valid_at_each_weekly_lock_is_judged(world):
    selling(world)
    monday = datetime(2026, 1, 5, 9, tzinfo=UTC)
    call(world, "a", "u1", "seller", 150, monday)
    call(world, "b", "u1", "seller", 120, monday + timedelta(days=7))
    call(world, "b2", "u1", "seller", 110, monday + timedelta(days=8))
    call(world, "m", "boss", "manager", 130, monday)
    call(world, "h", "boss", "headquarters", 90, monday)
    mart = world.mart()
    rows = {(r.by["level"], r.by["horizon"]): r
            for r in answer("forecast_accuracy", ask(period=Q1), mart).rows}
    # The first lock after the first call is Monday 12 January, 79 days before the end.
    assert rows[("seller", 12)].value == pytest.approx(0.5)
    assert rows[("seller", 11)].value == pytest.approx(0.1)
    assert rows[("manager", 12)].value == pytest.approx(0.3)
    assert rows[("headquarters", 12)].detail["bias"] == pytest.approx(-0.1)
    assert ("seller", 13) not in rows
    assert rows[("seller", 11)].detail["volatility"] == pytest.approx(0.4 / 11)
    found = records("forecast_accuracy", ask(period=Q1), mart, {"level": "seller", "horizon": 11})
    assert found.columns["amount"].tolist() == [11_000]
    for row in rows.values():
        assert len(records("forecast_accuracy", ask(period=Q1), mart, row.by)) == row.n


def test_that_periods_that_are_not_over_are_not_judged(world):
    selling(world)
    call(world, "a", "u1", "seller", 150, datetime(2026, 1, 5, tzinfo=UTC))
    mart = world.mart()
    assert answer("forecast_accuracy", ask(period=Q1, at=80), mart).rows == ()
    assert answer("forecast_accuracy", ask(period=Q1, measure="bias", category="best"),
                  mart).rows == ()


def test_that_the_golden_customer_scores_69_from_its_activities(world):
    world.record("accounts", "c", name="Golden", industry="steel")
    world.record("accounts", "silent", name="Silent")
    noon = mart_world.day(100)
    for name, days_ago, direction in (
            ("x1", 20, "inbound"), ("x2", 25, "both"), ("x3", 20 + 21 / 24, "outbound")):
        world.record("activities", name, type="call", account_id="c", direction=direction,
                     done_at=noon - timedelta(days=days_ago))
    for i, close in enumerate(("2026-06-01", "2026-06-02", "2026-06-03", "2026-03-01")):
        world.opportunity(f"d{i}", 5, [(5, "s1")], amount=10, account_id="c",
                          log={"close_date": close, "account_id": "c"})
    mart = world.mart()
    rows = {row.by["account"]: row for row in answer("health", ask(), mart).rows}
    golden = rows["1:c"]
    assert golden.detail["days_since_contact"] == pytest.approx(20)
    assert golden.detail["contacts"] == 2
    assert golden.detail["deals_on_time"] == 0.75
    assert golden.detail["area_amount"] == 4_000
    assert golden.detail["area_is_open"]
    assert golden.detail["reply_hours"] == pytest.approx(21)
    assert golden.value == pytest.approx(69.0, abs=0.05)
    assert golden.detail["completeness"] == 1
    assert math.isnan(rows["1:silent"].value)
    assert rows["1:silent"].detail["grey"]
    found = records("health", ask(), mart, {"account": "1:c"})
    assert (len(found), found.counts.tolist()) == (1, [True])


def test_that_a_fall_of_the_win_rate_is_split_into_mix_and_rate(world):
    """The golden decomposition at a tenth of its size."""
    number = 0
    for segment, start, wins, losses in (("big", 10, 2, 8), ("small", 10, 15, 15),
                                         ("big", 100, 4, 15), ("small", 100, 5, 5)):
        for end, count in (("W", wins), ("L", losses)):
            for _ in range(count):
                number += 1
                world.opportunity(f"d{number}", start, [(start, "s1"), (start + 5, end)],
                                  lead_source=segment)
    mart = world.mart()
    result = answer("mix_rate", ask("lead_source", at=170), mart)
    rows = {row.by["lead_source"]: row for row in result.rows}
    whole = rows["big"].detail
    assert whole["total_before"] == 17 / 40
    assert whole["total_after"] == 9 / 29
    assert whole["total_mix"] + whole["total_rate"] == pytest.approx(9 / 29 - 17 / 40)
    assert sum(row.value for row in rows.values()) == pytest.approx(9 / 29 - 17 / 40)
    assert whole["simpson"]
    assert len(records("mix_rate", ask("lead_source", at=170), mart,
                       {"lead_source": "big"})) == rows["big"].n == 19
    conversion = answer("mix_rate", ask("lead_source", "pipeline", at=170, of="stage_conversion"),
                        mart).rows[0].detail
    assert conversion["total_after"] == 9 / 29
    mixes = conversion["total_mix_lead_source"] + conversion["total_mix_pipeline"]
    assert mixes == pytest.approx(conversion["total_mix"])
    alone = answer("mix_rate", ask(at=170), mart).rows[0]
    assert (alone.detail["mix"], alone.value) == (0, pytest.approx(9 / 29 - 17 / 40))
    assert answer("mix_rate", ask("owner", period=Period()), mart).notes


def test_that_amounts_stay_decimal_in_lists(world):
    selling(world)
    mart = world.mart()
    shown = records("coverage", ask(), mart, {}).rows(mart)
    assert {row["amount"] for row in shown} == {"60.00", "30.00"}
    assert Decimal(shown[0]["amount"]) > 0
    assert {row["expected"] for row in shown} == {"2026-05-20", "2026-06-30"}
