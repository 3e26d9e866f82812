"""The rules of the grade, each on a customer or two."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.customers.contacts import DAY
from models.customers.replay import WHY, based, beginning, joined, replay
from models.customers.triggers import Lifts
from models.documents.grade import BUILT_IN

A_PLUS, A, B, C = range(4)
NO_LIFTS = Lifts(*(np.zeros(0, np.int64),) * 3)


def lifts(*days):
    return Lifts(np.zeros(len(days), np.int64), np.array([round(d * DAY) for d in days], np.int64),
                 np.zeros(len(days), np.int64))


def grades(totals, heard=lambda day: day, lifted=NO_LIFTS, days=None, created=-10**17):
    """[(day, before, after, why)] of one customer looked at each day."""
    days = range(1, 61) if days is None else days
    found = replay(
        beginning(days[0] * DAY, 1), [day * DAY for day in days],
        lambda at: np.array([totals(at // DAY)], float),
        lambda at: np.array([heard(at / DAY)], float) * DAY, lifted, BUILT_IN,
        np.array([created], np.int64))
    log = found.log
    return [(at / DAY, before, after, WHY[why]) for at, before, after, why in zip(
        log.at, log.before, log.after, log.why, strict=True)]


def test_that_totals_give_grades_by_the_cutoffs():
    totals = np.array([20, 17, 16.9, 13, 12.9, 8, 7.9, 0, np.nan])
    assert based(totals, BUILT_IN).tolist() == [A_PLUS, A_PLUS, A, A, B, B, C, C, -1]


def test_that_fourteen_days_of_silence_cost_one_grade_and_no_more():
    assert grades(lambda day: 18, heard=lambda day: min(day, 10)) == [
        (24, A_PLUS, A, "silence")]


def test_that_an_answer_gives_the_grade_back_at_once():
    assert grades(lambda day: 18, heard=lambda day: 10 if day < 40 else day) == [
        (24, A_PLUS, A, "silence"), (40, A, A_PLUS, "answer")]


def test_that_a_grade_goes_down_one_step_in_seven_days():
    assert grades(lambda day: 18 if day < 5 else 2) == [
        (5, A_PLUS, A, "score"), (12, A, B, "score"), (19, B, C, "score")]


def test_that_a_grade_goes_up_as_far_as_it_should_without_waiting():
    assert grades(lambda day: 2 if day < 5 else 18) == [(5, C, A_PLUS, "score")]


def test_that_a_fall_waits_seven_days_after_a_rise():
    assert grades(lambda day: 18 if day in (5, 6) else 14) == [
        (5, A, A_PLUS, "score"), (12, A_PLUS, A, "score")]


def test_that_a_demo_lifts_the_grade_the_moment_it_is_booked_and_holds_thirty_days():
    assert grades(lambda day: 9, lifted=lifts(9.5)) == [
        (9.5, B, A, "trigger"), (40, A, B, "trigger_over")]


def test_that_a_demo_lifts_to_at_most_a_plus():
    assert grades(lambda day: 18, lifted=lifts(9.5)) == []


def test_that_a_second_demo_within_the_time_of_the_first_adds_nothing():
    rows = grades(lambda day: 3, lifted=lifts(9.5, 15.5))
    assert rows == [(9.5, C, B, "trigger"), (46, B, C, "trigger_over")]


def test_that_a_customer_has_no_grade_before_there_is_something_to_grade():
    assert grades(lambda day: np.nan if day < 9 else 14) == []
    assert grades(lambda day: 14, created=20 * DAY, heard=lambda day: np.nan) == [
        (34, A, B, "silence")]


steps = st.lists(st.floats(0, 20), min_size=60, max_size=60)


@given(steps, st.integers(2, 59), st.lists(st.floats(1, 59), max_size=4))
def test_that_a_replay_cut_in_two_is_the_same_replay(totals, cut, booked):
    lifted = lifts(*sorted(booked))

    def go(start, days):
        return replay(start, [day * DAY for day in days],
                      lambda at: np.array([totals[at // DAY - 1]]),
                      lambda at: np.array([20.0 * DAY]), lifted, BUILT_IN, np.zeros(1, np.int64))

    whole = go(beginning(DAY, 1), range(1, 61))
    first = go(beginning(DAY, 1), range(1, cut))
    second = go(first.state, range(cut, 61))
    both = joined(first.log, second.log)
    for name in ("at", "before", "after", "why"):
        assert getattr(whole.log, name).tolist() == getattr(both, name).tolist()
    assert whole.state.grade.tolist() == second.state.grade.tolist()


@given(steps)
def test_that_falls_lie_seven_days_apart_and_the_log_is_a_chain(totals):
    rows = grades(lambda day: totals[int(day) - 1])
    for (at, _, after, _), (later, before, following, _) in zip(rows, rows[1:], strict=False):
        assert after == before
        assert following < before or later - at >= 7


def test_that_customers_do_not_touch_one_another():
    chance = np.random.default_rng(5)
    totals = chance.uniform(0, 20, (60, 7))
    heard = np.sort(chance.uniform(0, 60, (60, 7)), axis=0)

    def go(rows):
        n = len(rows)
        return replay(beginning(DAY, n), [day * DAY for day in range(1, 61)],
                      lambda at: totals[at // DAY - 1][rows],
                      lambda at: heard[at // DAY - 1][rows] * DAY, NO_LIFTS, BUILT_IN,
                      np.zeros(n, np.int64)).state.grade

    every = go(np.arange(7))
    assert go(np.arange(7)[::-1]).tolist() == every[::-1].tolist()
    assert [int(go(np.array([i]))[0]) for i in range(7)] == every.tolist()


def test_that_nothing_is_logged_without_moments():
    found = replay(beginning(0, 2), [], lambda at: np.zeros(2), lambda at: np.zeros(2), NO_LIFTS,
                   BUILT_IN, np.zeros(2, np.int64))
    assert len(found.log.at) == 0
    assert found.state.grade.tolist() == pytest.approx([-1, -1])
