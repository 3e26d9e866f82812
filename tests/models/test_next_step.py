"""Whether a deal has a next step, as of any moment, and the hygiene row that asks for it."""

from __future__ import annotations

from dataclasses import replace

import mart_world
import pytest
from mart_world import day

from models.facts import CHANGES, OPPORTUNITIES
from models.filters import FilterState, Period
from models.metric import Question, answer, records
from models.metrics.change_ledger import METRIC as LEDGER

PROSE = "Call Ms Wang about the pilot in Suzhou"


def asked(at, *by):
    return Question(FilterState(as_of=day(at)), by, {}, mart_world.UTC_CALENDAR, day(at))


def steps_of(mart, at=None):
    state = FilterState(as_of=None if at is None else day(at))
    found = mart.columns(OPPORTUNITIES, ("opportunity", "next_step"), state)
    return dict(zip(found["opportunity"].tolist(), found["next_step"].tolist(), strict=True))


@pytest.fixture
def world():
    """`early` has a step from day 5 on and none from day 20; `late` learns of one of day 8 on day
    30; `won` has none and is closed; `never` has none."""
    made = mart_world.World()
    mart_world.ladder_of(made)
    for name, moves in (("early", ((1, "s1"),)), ("late", ((1, "s1"),)), ("never", ((1, "s2"),)),
                        ("won", ((1, "s1"), (12, "W")))):
        made.opportunity(name, 1, moves, amount=10, log={"close_date": "2027-01-01"})
    made.event("early", "next_step", PROSE, 5)
    made.event("early", "next_step", "Send the offer", 6)
    made.event("early", "next_step", None, 20)
    made.event("late", "next_step", "Visit", 8, observed=30)
    yield made
    made.close()


def test_that_a_next_step_holds_from_when_it_was_known_until_it_was_taken_away(world):
    mart = world.mart()
    early = [steps_of(mart, at)["1:early"] for at in (4, 5, 19, 20, 40)]
    assert early == ["no", "yes", "yes", "no", "no"]
    assert [steps_of(mart, at)["1:late"] for at in (8, 29, 30)] == ["no", "no", "yes"]
    assert steps_of(mart) == {"1:early": "no", "1:late": "yes", "1:never": "no", "1:won": "no"}


def test_that_an_empty_text_is_no_next_step(world):
    world.event("late", "next_step", "", 50)
    assert steps_of(world.mart())["1:late"] == "no"


def test_that_a_retired_next_step_was_there_until_it_was_retired(world):
    wrong = world.event("never", "next_step", "Meant for another deal", 10)
    world.event("never", "next_step", None, 10, observed=25, retires=wrong)
    mart = world.mart()
    assert [steps_of(mart, at)["1:never"] for at in (9, 10, 24, 25)] == ["no", "yes", "yes", "no"]


def test_that_nothing_after_the_moment_changes_what_was_there(world):
    before = steps_of(world.mart(), 25), answer("hygiene", asked(25), world.mart())
    world.event("never", "next_step", "Dinner", 26)
    world.event("early", "next_step", "Dinner", 3, observed=27)  # of before, learned of later
    world.event("late", "next_step", None, 40)
    mart = world.mart()
    assert (steps_of(mart, 25), answer("hygiene", asked(25), mart)) == before
    assert steps_of(mart, 26)["1:never"] == "yes"


def test_that_mart_and_database_tell_the_same_next_steps(world):
    for at in (None, 4, 8, 19, 20, 30):
        state = FilterState(as_of=None if at is None else day(at),
                            where=(("next_step", ("no",)),))
        mart, warehouse = world.mart(), world.warehouse()
        for where in (state, replace(state, where=())):
            mine, theirs = (one.tally(OPPORTUNITIES, ("next_step", "opportunity"), (), where)
                            for one in (mart, warehouse))
            assert {tuple(cell) for cell in zip(*mine.keys.values(), strict=True)} == {
                tuple(cell) for cell in zip(*theirs.keys.values(), strict=True)}


def test_that_hygiene_finds_the_open_deals_without_a_next_step(world):
    mart = world.mart()
    row = answer("hygiene", asked(35), mart).row(problem="no_next_step")
    assert (row.numerator, row.n, row.value) == (2, 3, 2 / 3)
    found = records("hygiene", asked(35), mart, row.by)
    assert set(found.columns["opportunity"][found.counts].tolist()) == {"1:early", "1:never"}
    by_stage = answer("hygiene", asked(35, "stage"), mart)
    assert by_stage.row(stage="1:s2", problem="no_next_step").value == 1
    assert by_stage.row(stage="1:s1", problem="no_next_step").value == 0.5


def test_that_a_source_that_knows_no_next_steps_is_not_blamed_for_it(world):
    problems = {row.by["problem"] for row in answer("hygiene", asked(4), world.mart()).rows}
    assert "no_next_step" not in problems  # the first one was written on day 5
    assert "stale" in problems


def test_that_a_filter_without_any_next_step_still_blames_it(world):
    question = replace(asked(35), filters=asked(35).filters.narrowed("stage", ("1:s2",)))
    row = answer("hygiene", question, world.mart()).row(problem="no_next_step")
    assert (row.numerator, row.n) == (1, 1)


def test_that_only_coming_and_going_is_stored_and_no_text(world):
    mart = world.mart()
    changes = mart.columns(CHANGES, ("opportunity", "field"), FilterState())
    mine = [field for deal, field in zip(*changes.values(), strict=True) if deal == "1:early"]
    assert mine.count("next_step") == 2  # there on day 5, gone on day 20; day 6 is another text
    spaces = mart.store.dictionaries
    assert "stage" in spaces.names
    assert not any(PROSE in (key or "") for name in spaces.names for key in spaces[name].keys)


def test_that_a_next_step_moves_no_money(world):
    period = Period(day(2).date(), day(25).date())
    question = Question(FilterState(period=period, as_of=day(26)), (), {},
                        mart_world.UTC_CALENDAR, day(26))
    with_steps = answer(LEDGER.key, question, world.mart())
    other = mart_world.World()
    mart_world.ladder_of(other)
    for name, moves in (("early", ((1, "s1"),)), ("late", ((1, "s1"),)), ("never", ((1, "s2"),)),
                        ("won", ((1, "s1"), (12, "W")))):
        other.opportunity(name, 1, moves, amount=10, log={"close_date": "2027-01-01"})
    assert with_steps.rows == answer(LEDGER.key, question, other.mart()).rows
    other.close()
