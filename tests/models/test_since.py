"""What is different from an earlier look, by the states then and now."""

import mart_world
import pytest

from models.filters import FilterState
from models.metric import Question
from models.since import since


@pytest.fixture
def world():
    made = mart_world.World()
    mart_world.ladder_of(made)
    yield made
    made.close()


def look(world, then, now=100):
    question = Question(FilterState(as_of=mart_world.day(now)), (), {},
                        mart_world.UTC_CALENDAR, mart_world.day(now))
    return since(question, world.mart(), mart_world.day(then))


def test_that_each_deal_is_told_by_what_happened_to_it(world):
    world.opportunity("won", 10, [(10, "s1"), (95, "W")], amount=40)
    world.opportunity("lost", 10, [(10, "s1"), (95, "L")], amount=7)
    world.opportunity("earlier", 10, [(10, "s1"), (50, "W")], amount=100)
    world.opportunity("new", 92, [(92, "s1")], amount=5)
    world.opportunity("same", 10, [(10, "s1")], amount=9)
    found = look(world, 90)
    assert {name: getattr(found, name).opportunities for name in ("created", "won", "lost")} == {
        "created": ("1:new",), "won": ("1:won",), "lost": ("1:lost",)}
    assert (found.won.n, found.won.amount) == (1, 40_00)
    assert look(world, 99).quiet


def test_that_an_earlier_look_after_the_moment_sees_nothing(world):
    world.opportunity("won", 10, [(10, "s1"), (95, "W")], amount=40)
    assert look(world, 120).quiet


@pytest.mark.parametrize(("to", "told"), [("2026-08-01", "pushed"), ("2026-02-01", "pulled"),
                                          ("2026-06-25", None)])
def test_that_only_a_move_over_the_end_of_a_quarter_is_told(world, to, told):
    world.opportunity("o", 10, [(10, "s1")], amount=40, log={"close_date": "2026-05-20"})
    world.event("o", "close_date", to, 95)
    found = look(world, 90)
    assert [name for name in ("pushed", "pulled") if getattr(found, name).n] == (
        [told] if told else [])


def test_that_a_deal_handed_over_is_not_told_as_new(world):
    world.record("users", "u1", name="u1")
    world.record("users", "u2", name="u2")
    world.opportunity("old", 10, [(10, "s1"), (50, "W")], amount=40, log={"owner_id": "u1"})
    world.event("old", "owner_id", "u2", 95)
    question = Question(FilterState(as_of=mart_world.day(100)).narrowed("owner", {"1:u2"}), (), {},
                        mart_world.UTC_CALENDAR, mart_world.day(100))
    assert since(question, world.mart(), mart_world.day(90)).quiet
