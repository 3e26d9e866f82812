"""The change ledger over ten thousand random logs, and its bars."""

import random
from datetime import timedelta

import mart_world
import numpy as np
import pytest

from models.filters import FilterState, Period
from models.metric import Question, answer, records
from models.metrics.change_causes import CAUSES, Side, entries
from models.metrics.ledger_bars import ledger_actors, ledger_bars

LOGS, DEALS, STEPS = 10_000, 4, 12
DAYS = [10.0, 50.0, 80.0, 150.0, np.nan]
STATUSES = np.array(["open", "won", "lost"], object)


def random_states(generator):
    """One step of every log: one deal of each changes in some way. Yields (before, after)."""
    shape = (LOGS, DEALS)
    exists = generator.random(shape) < 0.5
    amount = generator.integers(0, 10**13, shape)
    status = generator.integers(0, 3, shape)
    expected = generator.choice(DAYS, shape)
    owner, stage = generator.integers(0, 2, shape), generator.integers(0, 3, shape)
    logs = np.arange(LOGS)

    def seen(deal):
        there = exists[logs, deal]
        due = (expected[logs, deal] > 30) & (expected[logs, deal] < 100)
        inside = there & (status[logs, deal] == 0) & due & (owner[logs, deal] == 0)
        words = np.where(there, STATUSES[status[logs, deal]], None)
        return Side(inside, np.where(there, amount[logs, deal], 0), there, words,
                    np.where(there, expected[logs, deal], np.nan),
                    owner[logs, deal].astype(object), stage[logs, deal].astype(object))

    def total():
        inside = exists & (status == 0) & (expected > 30) & (expected < 100) & (owner == 0)
        return np.where(inside, amount, 0).sum(axis=1)

    yield total()
    for _ in range(STEPS):
        deal = generator.integers(0, DEALS, LOGS)
        before = seen(deal)
        for column, draw in ((amount, generator.integers(0, 10**13, LOGS)),
                             (status, generator.integers(0, 3, LOGS)),
                             (expected, generator.choice(DAYS, LOGS)),
                             (owner, generator.integers(0, 2, LOGS)),
                             (stage, generator.integers(0, 3, LOGS)),
                             (exists, generator.random(LOGS) < 0.8)):
            changes = generator.random(LOGS) < 0.35
            column[logs[changes], deal[changes]] = draw[changes]
        yield before, seen(deal)
    yield total()


def test_that_ten_thousand_random_logs_add_up_to_the_cent():
    steps = list(random_states(np.random.default_rng(8)))
    opening, closing = steps[0], steps[-1]
    sums = {cause: np.zeros(LOGS, np.int64) for cause in CAUSES}
    for before, after in steps[1:-1]:
        found = entries(before, after)
        for names, values in ((found.cause, found.added), (found.resized, found.growth)):
            assert set(names.tolist()) <= {None, *CAUSES}
            for cause in CAUSES:
                mine = names == cause
                sums[cause][mine] += values[mine]
            nameless = np.equal(names, None).astype(bool)
            assert not values[nameless].any()  # nothing moves without a cause
    assert (opening + sum(sums.values()) == closing).all()
    assert all(total.any() for cause, total in sums.items() if cause not in (
        "revaluation", "other_in", "other_out", "stage_in", "stage_out"))


def ask(first=20, last=80, **options):
    period = Period(mart_world.day(first).date(), mart_world.day(last).date() + timedelta(days=1))
    return Question(FilterState(period=period), (), options, mart_world.UTC_CALENDAR,
                    mart_world.day(100))


@pytest.fixture
def world():
    made = mart_world.World()
    mart_world.ladder_of(made)
    yield made
    made.close()


def random_company(world, seed):
    chance = random.Random(seed)
    for number in range(15):
        name = f"d{number}"
        start = chance.randrange(0, 70)
        world.opportunity(name, start, [(start, "s1")], amount=chance.randrange(1, 10**6), log={
            "close_date": chance.choice(["2026-03-01", "2026-09-01"])})
        for _ in range(chance.randrange(0, 6)):
            at = chance.randrange(start, 95)
            field, new = chance.choice([
                ("amount", str(chance.randrange(0, 10**6))), ("stage_id", chance.choice("WL")),
                ("stage_id", "s2"), ("close_date", "2026-12-01"), ("close_date", "2026-02-01"),
                ("state", "deleted")])
            world.event(name, field, new, at)


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("view", ["events", "net"])
def test_that_bars_stand_on_each_other_from_opening_to_closing(world, seed, view):
    random_company(world, seed)
    mart = world.mart()
    for question in (ask(view=view), ask(view=view, close="2026Q1")):
        found = ledger_bars(question, mart)
        assert found.exact
        level = found.bars[0].amount
        for bar in found.bars[1:-1]:
            assert {bar.low, bar.high} == {level, level + bar.amount}
            assert bar.amount == sum(amount for _, amount, _ in bar.causes)
            assert bar.n == sum(n for _, _, n in bar.causes)
            level += bar.amount
        assert level == found.bars[-1].amount


def test_that_few_bars_and_all_bars_say_the_same(world):
    random_company(world, 3)
    mart = world.mart()
    few, every = (ledger_bars(ask(close="2026Q1"), mart, few=few) for few in (True, False))
    assert sum(bar.amount for bar in few.bars[1:-1]) == sum(bar.amount for bar in every.bars[1:-1])
    named = {row.by["cause"] for row in answer("change_ledger", ask(close="2026Q1"), mart).rows}
    assert {bar.cause for bar in every.bars} == named


def test_that_the_people_behind_a_bar_add_up_to_it(world):
    random_company(world, 5)
    mart = world.mart()
    for bar in ledger_bars(ask(), mart).bars[1:-1]:
        for cause, amount, n in bar.causes:
            people = ledger_actors(ask(), mart, cause)
            assert sum(part for _, part, _ in people) == amount
            assert sum(count for _, _, count in people) == n == len(records(
                "change_ledger", ask(), mart, {"cause": cause}))
    assert ledger_actors(ask(), mart, "revaluation") == ()


def test_that_a_ledger_of_nothing_is_two_bars_of_zero(world):
    found = ledger_bars(ask(), world.mart())
    assert [(bar.cause, bar.amount) for bar in found.bars] == [("opening", 0), ("closing", 0)]
    assert (found.start, found.end) == (mart_world.day(19).date(), mart_world.day(80).date())
