"""Moves of close dates: each kind, the rules of metrics.md section 7, sums and lists."""

import math
import random
from datetime import date

import mart_world
import numpy as np
import pytest
from mart_world import day

from models.calendars import DAY, Calendar
from models.filters import FilterState, Period
from models.instants import to_days
from models.metric import Question, answer, records
from models.metrics.pushes import MOVES, NO_DAY, most_pushed, moves_of

Q1 = Period(date(2026, 1, 1), date(2026, 4, 1))


def ask(*by, period=Q1, seen=150, **options):
    return Question(FilterState(period=period), by, options, mart_world.UTC_CALENDAR, day(seen))


@pytest.fixture
def world():
    made = mart_world.World()
    mart_world.ladder_of(made)
    for name in ("u1", "u2"):
        made.record("users", name, name=name)
    yield made
    made.close()


def deal(world, name, close, *changes, owner="u1", end=None, amount=10, created=-10,
         category="commit"):
    moves = [(created, "s1")] + ([] if end is None else [end])
    world.opportunity(name, created, moves, amount=amount, log={
        "close_date": close, "owner_id": owner, "forecast_category": category})
    for at, new in changes:
        world.event(name, "close_date", new, at)


def days(*texts):
    return np.array([NO_DAY if one is None else to_days(date.fromisoformat(one))
                     for one in texts], np.int64)


def kinds(old, new, at="2026-02-10"):
    found = moves_of([0], days(at) * DAY, days(old), days(new), Calendar())
    return found.move.tolist()


@pytest.mark.parametrize(("old", "new", "kind"), [
    ("2026-02-20", "2026-04-01", ["push"]), ("2026-02-20", "2026-03-31", ["slide"]),
    ("2026-04-01", "2026-03-31", ["pull"]), ("2026-03-31", "2026-02-20", ["advance"]),
    ("2026-02-20", "2026-02-20", []), (None, "2026-02-20", []), ("2026-02-20", None, []),
])
def test_that_a_move_is_named_by_the_quarters_it_crosses(old, new, kind):
    assert kinds(old, new) == kind


def test_that_a_fiscal_year_moves_the_boundaries():
    late = Calendar(fiscal_start_month=2)
    found = moves_of([0], days("2026-02-10") * DAY, days("2026-04-20"), days("2026-05-01"), late)
    assert found.move.tolist() == ["push"]


def test_that_several_changes_on_one_day_are_one_move_from_first_to_last():
    at = days("2026-02-10", "2026-02-10", "2026-02-11") * DAY + np.array([5, 9, 1])
    found = moves_of([0, 0, 0], at, days("2026-02-20", "2026-05-01", "2026-03-05"),
                     days("2026-05-01", "2026-03-05", "2026-06-01"), Calendar())
    assert found.move.tolist() == ["slide", "push"]
    assert found.days.tolist() == [13, 88]


def test_that_a_push_after_the_quarter_ended_counts_for_the_quarter_that_ended():
    found = moves_of([0], days("2026-04-02") * DAY, days("2026-03-20"), days("2026-05-20"),
                     Calendar())
    assert found.counted.tolist() == days("2026-03-31").tolist()


@pytest.mark.parametrize("seed", range(20))
def test_that_the_order_in_which_changes_are_told_is_irrelevant(seed):
    chance = np.random.default_rng(seed)
    n = int(chance.integers(1, 60))
    deal_, at = chance.integers(0, 5, n), np.sort(chance.integers(0, 200, n)) * DAY
    at += np.arange(n)  # no two at the same microsecond
    old, new = chance.integers(20_400, 20_800, n), chance.integers(20_400, 20_800, n)
    told = moves_of(deal_, at, old, new, Calendar())
    order = chance.permutation(n)
    again = moves_of(deal_[order], at[order], old[order], new[order], Calendar())
    assert sorted(zip(told.move, told.days, told.counted, told.rows, strict=True)) == sorted(
        zip(again.move, again.days, again.counted, order[again.rows], strict=True))


def test_that_moves_are_counted_with_their_deals_days_and_records(world):
    deal(world, "a", "2026-02-20", (40, "2026-03-10"), (60, "2026-05-10"))
    deal(world, "b", "2026-05-01", (40, "2026-03-01"), owner="u2", end=(70, "W"))
    deal(world, "c", "2026-03-25", (92, "2026-06-25"))  # on 3 April: the first quarter's push
    deal(world, "d", "2026-03-15")  # nobody moved it
    deal(world, "e", "2026-03-15", (100, "2026-03-20"), end=(20, "L"))  # closed deals do not move
    mart = world.mart()
    result = answer("pushes", ask(), mart)
    rows = {row.by["move"]: row for row in result.rows}
    assert {move: row.value for move, row in rows.items()} == {
        "push": 2, "slide": 1, "pull": 1, "advance": 0, "past_due": 1}
    assert rows["push"].detail["days"] == 61 + 92
    assert rows["push"].detail["mean_days"] == pytest.approx(76.5)
    for move, row in rows.items():
        assert len(records("pushes", ask(), mart, {"move": move})) == row.n
    owners = {(row.by["owner"], row.by["move"]): row.value
              for row in answer("pushes", ask("owner"), mart).rows}
    for move in (*MOVES, "past_due"):
        assert sum(value for (_, kind), value in owners.items() if kind == move) == rows[move].value
    first = most_pushed(ask(period=Period()), mart)[0]
    assert (first.opportunity, first.pushes, first.days) == ("1:c", 1, 92)


def test_that_slippage_tells_what_became_of_every_deal_that_was_due(world):
    deal(world, "pushed", "2026-02-20", (60, "2026-05-10"), amount=50)
    deal(world, "past", "2026-03-15", amount=30)
    deal(world, "won", "2026-02-01", end=(40, "W"), amount=100)
    deal(world, "lost", "2026-02-01", end=(40, "L"), amount=20)
    deal(world, "back", "2026-03-01", (30, "2026-06-01"), (50, "2026-03-10"), end=(80, "W"))
    deal(world, "pulled", "2026-06-01", (50, "2026-03-05"), amount=15, end=(60, "W"))
    deal(world, "other", "2026-06-01", amount=999)
    deal(world, "young", "2026-02-01", created=20, amount=999)
    deal(world, "out", "2026-02-01", category="omitted", amount=999)
    world.opportunity("gone", -10, [(-10, "s1")], amount=40, log={"close_date": "2026-02-01"})
    world.event("gone", "state", "deleted", 30)
    mart = world.mart()
    row = answer("slippage", ask(), mart).rows[0]
    assert (row.n, row.numerator, row.denominator) == (6, 2, 6)
    assert row.low < row.value < row.high
    assert {name: row.detail[name] for name in ("pushed", "past_due", "due", "won", "lost", "gone",
                                                "pulled_in")} == {
        "pushed": 1, "past_due": 1, "due": 0, "won": 2, "lost": 1, "gone": 1, "pulled_in": 1}
    value = answer("slippage", ask(measure="value"), mart).rows[0]
    assert value.value == pytest.approx(80 / 250)
    assert 0 <= value.low < value.value < value.high <= 1
    net = answer("slippage", ask(measure="value", pulls="net"), mart).rows[0]
    assert net.value == pytest.approx((80 - 15) / 250)
    assert net.low < net.value < net.high
    assert net.low < value.low  # what is pulled in may also come twice
    listed = records("slippage", ask(), mart, {})
    assert (len(listed), int(listed.counts.sum())) == (6, 2)
    by_owner = answer("slippage", ask("owner"), mart).rows
    assert sum(one.detail["base"] for one in by_owner) == 6


def test_that_slippage_of_commit_counts_from_a_week_of_the_quarter(world):
    deal(world, "a", "2026-03-20", (60, "2026-05-10"))
    deal(world, "b", "2026-03-20", category="best_case")
    deal(world, "c", "2026-03-20", created=10, end=(80, "W"))
    mart = world.mart()
    assert answer("slippage", ask(at="commit", week="0"), mart).rows[0].n == 1
    later = answer("slippage", ask(at="commit", week="4"), mart).rows[0]
    assert (later.n, later.numerator) == (2, 1)


def test_that_a_quarter_that_has_not_begun_or_has_no_deal_gives_no_rate(world):
    deal(world, "a", "2026-12-20")
    mart = world.mart()
    ahead = Period(date(2027, 1, 1), date(2027, 4, 1))
    assert answer("slippage", ask(period=ahead), mart).rows == ()
    assert answer("slippage", ask(period=ahead), mart).notes
    assert len(records("slippage", ask(period=ahead), mart, {})) == 0
    empty = answer("slippage", ask(), mart).rows[0]
    assert (empty.n, math.isnan(empty.value), math.isnan(empty.low)) == (0, True, True)


def test_that_an_open_quarter_counts_past_due_deals_as_slipped_and_waits_for_the_rest(world):
    deal(world, "past", "2026-01-20")
    deal(world, "ahead", "2026-03-20")
    row = answer("slippage", ask(seen=40), world.mart()).rows[0]
    assert (row.detail["past_due"], row.detail["due"], row.value) == (1, 1, 0.5)


def test_that_random_histories_put_every_due_deal_into_one_fate():
    chance = random.Random(7)
    world = mart_world.World()
    mart_world.ladder_of(world)
    for number in range(120):
        dates = ["2025-12-20", "2026-01-20", "2026-02-20", "2026-03-30", "2026-05-05", None]
        name = f"d{number}"
        deal(world, name, chance.choice(dates),
             *((chance.randrange(0, 100), chance.choice(dates))
               for _ in range(chance.randrange(4))),
             end=chance.choice([None, (chance.randrange(1, 99), chance.choice("WL"))]),
             amount=chance.randrange(1, 10**6))
    mart = world.mart()
    for options in ({}, {"at": "commit", "week": "3"}):
        row = answer("slippage", ask(**options), mart).rows[0]
        fates = ("pushed", "past_due", "due", "won", "lost", "gone")
        assert sum(row.detail[name] for name in fates) == row.n
        assert sum(row.detail[f"{name}_amount"] for name in fates) == row.detail["base_amount"]
        assert row.detail["slipped"] == row.detail["pushed"] + row.detail["past_due"]
    world.close()
