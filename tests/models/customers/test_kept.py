"""What is kept of what was computed: little, without waiting for others, and given up at once."""

from __future__ import annotations

import dataclasses
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import mart_world
import pytest

from models.customers.base import LIMITS, SCOPES, base_of
from models.customers.grades import grade_book
from models.customers.kept import FEW, Kept
from models.customers.known import CustomerRecords
from models.customers.table import customer_table
from models.errors import Cancelled
from models.filters import FilterState
from models.task import Task


def count(kept, kind):
    return len(kept._kinds[kind])


def test_that_a_few_of_each_kind_are_kept_the_newest():
    made, kept = [], Kept({"many": 5})

    def ask(kind, number):
        return kept.keep((kind, number), lambda: made.append(number) or number)

    for number in range(9):
        assert ask("few", number) == ask("many", number) == number
    assert (count(kept, "few"), count(kept, "many")) == (FEW, 5)
    made.clear()
    assert [ask("few", number) for number in (6, 7, 8)] == [6, 7, 8]
    assert made == []
    ask("few", 6)
    ask("few", 9)  # 7 was asked for longest ago
    made.clear()
    ask("few", 6)
    ask("few", 7)
    assert made == [7]


def test_that_another_key_does_not_wait_and_the_same_one_is_made_once():
    kept, begun, go_on, made = Kept({}), Event(), Event(), []

    def slow():
        made.append(1)
        begun.set()
        assert go_on.wait(10)
        return "slow"

    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(kept.keep, "a", slow)
        assert begun.wait(10)
        second = pool.submit(kept.keep, "a", slow)
        assert pool.submit(kept.keep, "b", lambda: "quick").result(5) == "quick"
        assert not first.done()
        go_on.set()
        assert (first.result(5), second.result(5)) == ("slow", "slow")
    assert made == [1]


def test_that_one_who_waits_can_be_called_off_and_a_failure_is_not_kept():
    kept, begun, go_on, task = Kept({}), Event(), Event(), Task()

    def fails():
        begun.set()
        assert go_on.wait(10)
        raise Cancelled

    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(kept.keep, "a", fails)
        assert begun.wait(10)
        second = pool.submit(kept.keep, "a", lambda: "never", task)
        third = pool.submit(kept.keep, "a", lambda: "in the end")
        task.cancel()
        with pytest.raises(Cancelled):
            second.result(5)
        go_on.set()
        with pytest.raises(Cancelled):
            first.result(5)
        assert third.result(5) == "in the end"


@pytest.fixture
def small(world):
    world.customer("ann")
    world.deal("d", "ann", 60, [(70, "s2")], close=115)
    world.talk("ann", 80)
    return world.mart()


def test_that_minutes_that_pass_do_not_pile_up(small, ask):
    for minute in range(40):
        at = 100 + minute / 1440
        customer_table(ask(now=at, documents={"customers": CustomerRecords()}), small)
    kept = base_of(ask(now=100), small)._kept
    assert count(kept, "table") == count(kept, "grades") == count(kept, "replay") == FEW
    assert count(kept, "values now") == count(kept, "now") == count(kept, "leaving") >= 1
    assert count(kept, "values now") <= FEW
    assert 0 < count(kept, "values") <= LIMITS["values"]


def test_that_few_parts_of_the_company_are_kept_at_once(small, ask):
    def base(*owners):
        return base_of(dataclasses.replace(ask(), filters=FilterState(
            as_of=mart_world.day(100), scope=frozenset(owners))), small)

    first, second = base("1:u"), base("1:v")
    assert base("1:u") is first
    base("1:w")
    assert SCOPES == 2
    assert base("1:u") is first
    assert base("1:v") is not second


def test_that_a_replay_nobody_waits_for_any_more_stops_on_its_way(small, ask):
    class Late(Task):
        asked = 0

        def check(self):
            self.asked += 1
            if self.asked == 20:
                self.cancel()
            super().check()

    task = Late()
    question = dataclasses.replace(ask(), task=task)
    with pytest.raises(Cancelled):
        grade_book(question, small)
    assert task.asked == 20
    begun = time.perf_counter()
    assert grade_book(ask(), small).at
    assert time.perf_counter() - begun < 30
