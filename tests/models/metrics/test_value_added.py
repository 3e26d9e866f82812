"""The ladder of the review and the people who lean: planted biases come back."""

import math
from datetime import date

import mart_world
import numpy as np
import pytest
from mart_world import day

from models.filters import FilterState, Period
from models.metric import Question, answer, records
from models.metrics.value_added import leanings

QUARTERS = [Period(date(2025, month, 1), date(2025 + month // 10, (month + 2) % 12 + 1, 1))
            for month in (1, 4, 7, 10)]
PLANTED = {"u1": -0.25, "u2": 0.30, "u3": 0.01}


def ask(*by, period=Period(), at=100, **options):
    return Question(FilterState(period=period), by, options, mart_world.UTC_CALENDAR, day(at))


def booked(owner, quarter):
    return 1_000 * (1 + ["u1", "u2", "u3"].index(owner)) + 100 * quarter


@pytest.fixture
def roster():
    """Three sellers of one manager over four quarters, calling each week with their planted bias
    and noise that cancels over the quarters; the manager keeps half of it, headquarters none."""
    world = mart_world.World()
    mart_world.ladder_of(world)
    for name in ("boss", "top", *PLANTED):
        world.record("users", name, name=name, manager_id="boss" if name in PLANTED else None)
    for index, quarter in enumerate(QUARTERS):
        start = (quarter.start - date(2026, 1, 1)).days
        for owner in PLANTED:
            world.opportunity(f"{owner}{index}", start + 1, [(start + 1, "s1"), (start + 60, "W")],
                              amount=booked(owner, index), log={"owner_id": owner})
        bias = sum(PLANTED[owner] * booked(owner, index) for owner in PLANTED)
        whole = sum(booked(owner, index) for owner in PLANTED)
        for week in range(13):
            shock = 0.1 if (index + week) % 2 else -0.1
            calls = {("seller", owner): booked(owner, index) * (1 + PLANTED[owner]) + shock * 1_000
                     for owner in PLANTED}
            calls |= {("manager", "boss"): whole + bias / 2, ("headquarters", "top"): whole}
            for (level, owner), amount in calls.items():
                world.record("forecast_entries", f"{level}{owner}{index}.{week}", level=level,
                             owner_id=owner, period_start=quarter.start, period_end=quarter.end,
                             category="commit", currency="EUR", amount=round(amount * 100),
                             submitted_at=day(start + 7 * week))
    yield world.mart()
    world.close()


def test_that_planted_biases_come_back_within_a_point_and_are_named(roster):
    found = {one.owner: one for one in leanings(ask(), roster) if one.level == "seller"}
    for owner, planted in PLANTED.items():
        one = found[f"1:{owner}"]
        assert one.bias == pytest.approx(planted, abs=0.01)
        assert one.low <= planted <= one.high
        assert one.periods == 4
    assert {one.owner: one.kind for one in found.values()} == {
        "1:u1": "sandbagger", "1:u2": "optimist", "1:u3": ""}


def test_that_each_level_is_said_to_help_where_it_takes_error_away(roster):
    rows = {(row.by["level"], row.by["horizon"]): row for row in
            answer("value_added", ask(), roster).rows}
    for weeks in (1, 4, 8):
        seller, manager, top = (rows[level, weeks] for level in
                                ("seller", "manager", "headquarters"))
        assert top.value == pytest.approx(0)
        assert manager.detail["gain"] == pytest.approx(seller.value - manager.value)
        assert top.detail["gain"] == pytest.approx(manager.value)
        for row in (top, manager, seller):
            assert row.low - 1e-9 <= row.value <= row.high + 1e-9
        for row in (top, manager):
            detail = row.detail
            assert detail["gain_low"] - 1e-9 <= detail["gain"] <= detail["gain_high"] + 1e-9
        assert math.isnan(seller.detail["gain_low"])
        assert math.isnan(seller.detail["gain"])
        assert seller.n == 4
        assert seller.detail["calls"] == 12


def test_that_the_submissions_behind_a_figure_are_listed(roster):
    for row in answer("leaning", ask(), roster).rows:
        assert len(records("leaning", ask(), roster, row.by)) == row.detail["calls"]
    for row in answer("value_added", ask(), roster).rows:
        assert len(records("value_added", ask(), roster, row.by)) == row.detail["calls"]


def test_that_one_quarter_gives_a_bias_without_an_interval_and_no_name(roster):
    found = {one.owner: one for one in leanings(ask(period=QUARTERS[0]), roster)}
    one = found["1:u2"]
    assert one.bias == pytest.approx(0.30, abs=0.02)
    assert (one.periods, one.kind, math.isnan(one.low)) == (1, "", True)


def test_that_a_quarter_with_no_actuals_gives_no_bias():
    world = mart_world.World()
    mart_world.ladder_of(world)
    world.record("users", "u", name="U")
    world.record("forecast_entries", "f", level="seller", owner_id="u",
                 period_start=QUARTERS[3].start, period_end=QUARTERS[3].end, category="commit",
                 currency="EUR", amount=500, submitted_at=day(-60))
    one = leanings(ask(), world.mart())[0]
    assert math.isnan(one.bias)
    assert (one.calls, one.called) == (9, 45)  # the same five at nine locks
    assert answer("leaning", ask(), world.mart()).rows[0].n == 1
    world.close()


def test_that_what_is_called_or_booked_later_changes_nothing_seen_earlier(roster):
    early = Question(FilterState(as_of=day(-100)), (), {}, mart_world.UTC_CALENDAR, day(100))
    found = leanings(early, roster)
    assert {one.periods for one in found} == {2}  # two quarters were over on 23 September
    assert np.isfinite([one.bias for one in found]).all()
