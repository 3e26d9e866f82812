"""Blockers, overdue deals, hygiene, moves and compression, on hand-made rows."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta

import mart_world
import numpy as np
import pytest

from models.filters import FilterState, Period
from models.metric import Question, answer, records
from models.metrics.blockers import blockers, top_blockers
from models.metrics.compression import (
    CashInputs,
    Side,
    cash_effect,
    compression,
    intervals,
    lengths,
    told,
)


def asked(day=100, period=None, **options):
    state = FilterState(as_of=mart_world.day(day), **({"period": period} if period else {}))
    return Question(state, (), options, mart_world.UTC_CALENDAR)


def blocked_world():
    """Ten deals in a stage: five blocked by law, two by money, one by time, two by nobody knows;
    and one that was blocked by law and has left since."""
    world = mart_world.World()
    mart_world.ladder_of(world)
    reasons = ["law"] * 5 + ["money"] * 2 + ["time"] + [None] * 2
    for number, reason in enumerate(reasons):
        world.opportunity(f"d{number}", 10, [(10, "s1")], amount=100)
        if reason:
            world.event(f"d{number}", "blocker", reason, 20)
    world.opportunity("left", 10, [(10, "s1"), (30, "s2")])
    world.event("left", "blocker", "law", 20)
    world.event("left", "blocker", None, 30)
    return world


def test_that_shares_are_of_recorded_reasons_and_the_unknown_stand_beside():
    world = blocked_world()
    found = top_blockers(asked(), world.mart(), "1:s1", most=2)
    assert [(reason.key, reason.n, reason.share) for reason in found.reasons] == [
        ("law", 5, 5 / 8), ("money", 2, 2 / 8)]
    assert (found.other, found.unknown, found.n) == (1 / 8, 2 / 10, 10)
    assert sum(reason.share for reason in found.reasons) + found.other == pytest.approx(1)
    entered = top_blockers(asked(100, Period(date(2026, 1, 1), date(2026, 2, 1))), world.mart(),
                           "1:s1", cohort="entered")
    assert (entered.reasons[0].key, entered.reasons[0].n, entered.n) == ("law", 6, 11)
    world.close()


@pytest.mark.parametrize("cohort", ["open", "entered"])
def test_that_as_many_records_stand_behind_a_blocker_as_the_row_says(cohort):
    world = blocked_world()
    mart = world.mart()
    question = asked(100, Period(date(2026, 1, 1), date(2026, 2, 1)), cohort=cohort)
    for row in answer("blockers", question, mart).rows:
        found = records("blockers", question, mart, row.by)
        assert (len(found), int(found.counts.sum())) == (row.n, row.numerator), row.by
    world.close()


def test_that_no_reason_at_all_is_all_unknown():
    found = blockers({None: 3})
    assert (found.reasons, found.unknown, found.recorded) == ((), 1.0, 0)
    assert math.isnan(found.other)
    assert math.isnan(blockers({}).unknown)


def late_world():
    """Thirty stays of 1 to 30 days in a stage, and three that last for 3, 15 and 50 days."""
    world = mart_world.World()
    mart_world.ladder_of(world)
    for number in range(30):
        world.opportunity(f"d{number}", 10, [(10, "s1"), (11 + number, "s2"), (60, "L")])
    for days in (3, 15, 50):
        world.opportunity(f"open{days}", 100 - days, [(100 - days, "s1")], amount=days)
    return world


def test_that_a_deal_is_overdue_beyond_three_quarters_of_the_stays_before_it():
    world = late_world()
    mart, question = world.mart(), asked()
    row = answer("overdue", question, mart).row(stage="1:s1")
    assert (row.value, row.n) == (1, 3)
    assert 22 < row.detail["p75"] < 25
    assert row.detail["amount"] == 5000
    found = records("overdue", question, mart, row.by)
    assert found.columns["opportunity"][found.counts].tolist() == ["1:open50"]
    assert len(found) == row.n
    by_owner = answer("overdue", replace(question, by=("owner",)), mart)
    assert sum(row.value for row in by_owner.rows) == 1
    world.close()


def test_that_overdue_deals_without_an_amount_are_told_beside_the_sum():
    world = late_world()
    world.opportunity("blank", 2, [(2, "s1")], amount=None)
    row = answer("overdue", asked(), world.mart()).row(stage="1:s1")
    assert (row.value, row.detail["amount"], row.detail["n_without_amount"]) == (2, 5000, 1)
    world.close()


def test_that_nobody_is_overdue_where_fewer_than_three_quarters_ever_left():
    world = mart_world.World()
    mart_world.ladder_of(world)
    for number in range(6):
        world.opportunity(f"d{number}", 1, [(1, "s1")] + ([(5, "s2")] if number < 2 else []))
    row = answer("overdue", asked(), world.mart()).row(stage="1:s1")
    assert (row.value, row.n) == (0, 4)
    assert math.isnan(row.detail["p75"])
    world.close()


def test_that_hygiene_finds_each_problem_where_it_was_put():
    world = late_world()
    for name, values in {
        "stale": {"close_date": "2026-12-01"}, "past": {"close_date": "2026-02-01"},
        "undated": {}, "fine": {"close_date": "2026-12-01"},
    }.items():
        world.opportunity(name, 90, [(90, "s2")], amount=None if name == "past" else 7,
                          log=values)
    for name in ("past", "undated", "fine"):
        world.record("activities", f"a{name}", type="call", direction="outbound",
                     opportunity_id=name, done_at=mart_world.day(95))
    world.record("activities", "met", type="meeting", direction="both",
                 opportunity_id="open50", done_at=mart_world.day(98))
    mart, question = world.mart(), asked(106)
    result = answer("hygiene", question, mart)
    named = {}
    for row in result.rows:
        found = records("hygiene", question, mart, row.by)
        named[row.by["problem"]] = set(found.columns["opportunity"][found.counts].tolist())
        assert (len(found), len(named[row.by["problem"]])) == (row.n, row.numerator)
    assert named["stale"] == {"1:stale", "1:open15"}
    assert named["past_due"] == {"1:past"}
    assert named["no_amount"] == {"1:past"}
    assert named["no_close_date"] == {"1:undated", "1:open3", "1:open15", "1:open50"}
    assert named["stage_lag"] == set()  # the meeting was more than a week ago
    assert next(row for row in answer("hygiene", asked(104), mart).rows
                if row.by["problem"] == "stage_lag").numerator == 1
    world.close()


def test_that_moves_of_a_week_are_counted_once_a_deal_and_by_customer():
    world = mart_world.World()
    mart_world.ladder_of(world)
    for number, account in enumerate(("a", "a", "b")):
        world.record("accounts", account, name=account)
        world.opportunity(f"d{number}", 1, [(1, "s1"), (20 + number, "s2")],
                          log={"account_id": account}, amount=10)
    world.event("d0", "stage_id", "s1", 24)
    world.event("d0", "stage_id", "s2", 25)
    world.event("d1", "stage_id", "s2", 90)
    mart = world.mart()
    first = mart_world.BEGIN.date()
    question = asked(100, Period(first + timedelta(days=18), first + timedelta(days=27)))
    result = answer("stage_moves", question, mart)
    on, back = result.row(stage="1:s1", to_stage="1:s2"), result.row(stage="1:s2", to_stage="1:s1")
    assert (on.value, on.detail["customers"], on.detail["moves"]) == (3, 2, 4)
    assert (on.detail["direction"], back.detail["direction"]) == ("advanced", "back")
    found = records("stage_moves", question, mart, on.by)
    assert (len(found), int(found.counts.sum())) == (3, 3)
    world.close()


def side(days, wins=None, losses=10, **more):
    won = {key: np.array(values, float) for key, values in days.items()}
    every = np.concatenate([*won.values()])
    entered = more.get("entered", every)
    is_won = more.get("is_won", np.ones(len(entered), bool))
    return Side(won, np.asarray(entered, float), np.asarray(is_won), np.zeros(len(entered), bool),
                len(every) if wins is None else wins, losses)


def test_that_forty_seven_to_twenty_nine_days_is_a_compression_of_38_percent():
    assert compression(47, 29) == pytest.approx(0.383, abs=5e-4)
    rows, _, notes = told(side({"a": [47.0] * 6}), side({"a": [29.0] * 6}))
    assert [row.value for row in rows] == pytest.approx([18 / 47] * 4)
    assert rows[0].detail["guard_ok"]
    assert len(notes) == 2
    assert any("NPS" in note for note in notes)
    assert math.isnan(compression(0, 5))


def test_that_a_changed_mix_alone_compresses_nothing():
    before, after = side({"a": [60.0] * 8, "b": [20.0] * 2}), side({"a": [60.0] * 2,
                                                                    "b": [20.0] * 8})
    found = {row.by["kind"]: row.value for row in told(before, after)[0]}
    assert found["mean"] > 0.4
    assert found["mix"] == pytest.approx(0)


def test_that_open_deals_lengthen_the_journey_of_those_that_entered():
    plain = lengths(side({"a": [10.0, 20.0, 30.0]}))
    waiting = lengths(side({"a": [10.0, 20.0, 30.0]}, entered=[10, 20, 30, 15, 15, 15],
                           is_won=[True, True, True, False, False, False]))
    assert waiting["survival"] >= plain["survival"]
    assert waiting["mean"] == plain["mean"]


def test_that_a_shorter_journey_with_fewer_wins_is_flagged():
    rows, _, notes = told(side({"a": [47.0] * 60}, losses=40), side({"a": [29.0] * 20},
                                                                   losses=80))
    assert not rows[0].detail["guard_ok"]
    assert len(notes) == 3


def test_that_cash_comes_earlier_by_what_the_arguments_say():
    assert cash_effect(CashInputs(128_000, 2_453, 1)) == pytest.approx(860_000, rel=0.001)


def test_that_compression_lists_the_deals_won_in_the_period():
    world = mart_world.golden()
    mart = world.mart()
    question = asked(100, Period(date(2026, 2, 1), date(2026, 4, 11)))
    for row in answer("compression", question, mart).rows:
        assert len(records("compression", question, mart, row.by)) == row.n
    world.close()


def test_that_each_kind_tells_how_many_deals_it_rests_on():
    before = side({"a": [47.0, 50.0], "b": [40.0]}, entered=[50, 50, 50, 50, 9],
                  is_won=[True] * 4 + [False])
    after = side({"a": [29.0] * 6}, entered=[29] * 7, is_won=[True] * 6 + [False])
    rows = {row.by["kind"]: (row.detail["n_before"], row.n) for row in told(before, after)[0]}
    assert rows == {"mean": (3, 6), "median": (3, 6), "mix": (3, 6), "survival": (5, 7)}


def test_that_the_interval_of_a_compression_covers_the_truth_nineteen_times_of_twenty():
    generator, covered = np.random.default_rng(5), 0
    for _ in range(60):
        first, second = generator.exponential(50, 80), generator.exponential(30, 80)
        found = intervals(side({"a": first}), side({"a": second}))
        low, high = found["mean"]
        assert low < compression(first.mean(), second.mean()) < high
        covered += low <= 0.4 <= high
    assert 51 <= covered <= 60


def test_that_the_interval_is_the_same_each_time_and_none_for_few_deals():
    some = side({"a": [47.0, 30.0, 60.0], "b": [20.0, 33.0]})
    other = side({"a": [40.0, 28.0, 50.0], "b": [15.0, 30.0]})
    again = intervals(some, other)
    assert again == intervals(some, other)
    assert all(low <= high for low, high in again.values())
    few = intervals(some, side({"a": [40.0] * 4}))
    assert all(math.isnan(low) and math.isnan(high) for low, high in few.values())
