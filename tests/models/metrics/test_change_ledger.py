"""The change ledger through the mart: random histories, exact sums, lists as long as numbers."""

import random
from datetime import timedelta

import mart_world
import pytest

from models.filters import FilterState, Period
from models.metric import Question, answer, records

OWNERS = ("u1", "u2")


def ask(*by, first=20, last=80, where=(), **options):
    period = Period(mart_world.day(first).date(), mart_world.day(last).date() + timedelta(days=1))
    return Question(FilterState(period=period, where=tuple(where)), by, options,
                    mart_world.UTC_CALENDAR, mart_world.day(100))


def told(result, **by):
    return {row.by["cause"]: row.value for row in result.rows
            if all(row.by[d] == k for d, k in by.items())}


@pytest.fixture
def world():
    made = mart_world.World()
    mart_world.ladder_of(made)
    yield made
    made.close()


def test_that_each_event_is_told_under_its_cause(world):
    world.opportunity("A", 5, [(5, "s1"), (70, "W")], amount=100)
    world.event("A", "amount", "150", 30)
    world.event("A", "amount", "120", 40)
    world.opportunity("B", 30, [(30, "s1"), (60, "L")], amount=50)
    world.opportunity("C", 1, [(1, "s1"), (10, "L"), (50, "s2")], amount=30)
    world.opportunity("D", 1, [(1, "s1")], amount=70)
    world.event("D", "state", "deleted", 55)
    mart = world.mart()
    assert told(answer("change_ledger", ask(), mart)) == {
        "opening": 17_000, "created": 5_000, "reopened": 3_000, "amount_up": 5_000,
        "won": -12_000, "lost": -5_000, "deleted": -7_000, "amount_down": -3_000,
        "closing": 3_000}
    assert told(answer("change_ledger", ask(view="net"), mart)) == {
        "opening": 17_000, "reopened": 3_000, "amount_up": 2_000, "won": -12_000,
        "deleted": -7_000, "closing": 3_000}


def test_that_deals_move_into_and_out_of_a_closing_window_and_between_owners(world):
    for name in OWNERS:
        world.record("users", name, name=name)
    world.opportunity("A", 1, [(1, "s1")], amount=10,
                      log={"close_date": "2026-06-30", "owner_id": "u1"})
    world.event("A", "close_date", "2026-10-05", 30)
    world.opportunity("B", 1, [(1, "s1")], amount=20,
                      log={"close_date": "2026-12-01", "owner_id": "u1"})
    world.event("B", "close_date", "2026-06-01", 40)
    world.event("B", "owner_id", "u2", 50)
    mart = world.mart()
    assert told(answer("change_ledger", ask(close="2026Q2"), mart)) == {
        "opening": 1_000, "pulled_in": 2_000, "pushed_out": -1_000, "closing": 2_000}
    split = answer("change_ledger", ask("owner", close="2026Q2"), mart)
    assert told(split, owner="1:u1") == {
        "opening": 1_000, "pulled_in": 2_000, "pushed_out": -1_000, "owner_out": -2_000,
        "closing": 0}
    assert told(split, owner="1:u2") == {"opening": 0, "owner_in": 2_000, "closing": 2_000}
    only = answer("change_ledger", ask(where=[("owner", ("1:u2",))]), mart)
    assert told(only) == {"opening": 0, "owner_in": 2_000, "closing": 2_000}


def test_that_rates_are_a_cause_of_their_own(world):
    world.rate("USD", 0, "0.50")
    world.rate("USD", 50, "0.80")
    world.opportunity("A", 1, [(1, "s1")], amount=100)
    world.event("A", "currency", "USD", 1, sequence=1)
    world.opportunity("B", 30, [(30, "s1")], amount=10)
    world.event("B", "currency", "USD", 30, sequence=1)
    mart = world.mart()
    found = told(answer("change_ledger", ask(), mart))
    assert found["opening"] == 5_000
    assert found["revaluation"] == 3_000
    assert found["created"] == 800
    assert found["closing"] == 8_800


def random_company(world, seed):
    chance = random.Random(seed)
    for name in OWNERS:
        world.record("users", name, name=name)
    world.rate("USD", 0, "0.5137")
    world.rate("USD", 50, "0.7919")
    for number in range(25):
        start = chance.randrange(0, 60)
        stages = ["s1", "s2", "s3", "W", "L"]
        moves = [(start, "s1")] + sorted(
            (start + 0.1 + chance.random() * 40, chance.choice(stages)) for _ in range(4))
        moves = [(mart_world.day(0) + timedelta(days=at), stage) for at, stage in moves]
        name = f"d{number}"
        world.opportunity(name, start, moves, amount=chance.randrange(1, 99_999) / 100,
                          log={"owner_id": chance.choice(OWNERS)})
        if chance.random() < 0.5:
            world.event(name, "currency", "USD", start, sequence=1)
        for _ in range(chance.randrange(0, 5)):
            at = mart_world.day(0) + timedelta(days=start + 0.2 + chance.random() * 40)
            field, value = chance.choice([
                ("amount", f"{chance.randrange(1, 99_999) / 100}"), ("amount", None),
                ("owner_id", chance.choice(OWNERS)), ("currency", chance.choice(["EUR", "USD"])),
                ("close_date", f"2026-0{chance.randrange(1, 9)}-15"), ("state", "deleted")])
            world.event(name, field, value, at)


@pytest.mark.parametrize("seed", range(12))
def test_that_causes_lead_exactly_to_what_is_counted_at_the_end(seed):
    world = mart_world.World()
    mart_world.ladder_of(world)
    random_company(world, seed)
    mart = world.mart()
    for question in (ask(), ask("owner"), ask(close="2026-05"), ask(view="net"),
                     ask(where=[("owner", ("1:u1",))]), ask("stage")):
        result = answer("change_ledger", question, mart)
        assert result.notes == ()
        for group in {tuple((d, k) for d, k in row.by.items() if d != "cause")
                      for row in result.rows}:
            rows = told(result, **dict(group))
            end = rows.pop("closing")
            assert sum(rows.values()) == end
        for row in result.rows:
            if row.by["cause"] != "revaluation":
                assert len(records("change_ledger", question, mart, row.by)) == row.n
    world.close()
