"""Curves by days: against the exact estimator, and a deal that waits against one that moves."""

import numpy as np
import pytest

from models.forecast.curves import LONGEST, Stays, curves
from models.survival import from_rows

EDGES = np.array([0, 7, 14, 21, 28])


def stays(group, onward, advanced, lost, until, won, gone):
    return Stays(np.asarray(group), np.asarray(onward, float), np.asarray(advanced, bool),
                 np.asarray(lost, bool), np.asarray(until, float), np.asarray(won, bool),
                 np.asarray(gone, bool))


def ladder(days, wins):
    """Deals that went on from rank 0 to rank 1 after so many days and were won, or lost there,
    ten days later."""
    n = len(days)
    return stays(
        np.repeat([0, 1], n), [*days, *[10] * n], [*[True] * n, *wins],
        [*[False] * n, *(not win for win in wins)], [*(day + 10 for day in days), *[10] * n],
        [*wins, *wins], [*(not win for win in wins)] * 2)


def test_that_the_share_won_is_that_of_the_exact_estimator():
    generator = np.random.default_rng(4)
    until = generator.integers(0, 80, 200)
    ways = generator.choice(["won", "lost", None], 200)
    exact = from_rows(until, list(ways))
    found = curves(stays(np.zeros(200, int), until, ways == "won", ways == "lost", until,
                         ways == "won", ways == "lost"), 1, np.array([-1]))
    for day in (0, 3, 17, 40, 79):
        assert found.won[0, day + 1] == pytest.approx(exact.ended("won", day))
        assert found.there[0, day + 1] == pytest.approx(exact.at(day))
    assert found.endings.tolist() == [int((ways != None).sum())]  # noqa: E711


def test_that_a_deal_is_won_when_it_can_have_passed_both_ranks():
    found = curves(ladder([5, 5, 15, 15], [True, True, True, False]), 2, np.array([1, -1]))
    # At age 0: half go on at day 5 and half at day 15, and 3 of 4 are won ten days later.
    fresh, old = found.chances(np.array([0, 0]), np.array([0.0, 10.0]), EDGES)
    assert fresh.tolist() == pytest.approx([0, 0, 0.375, 0.375])
    # At age 10 only those remain that go on at day 15, in 5 days, and are won in 15.
    assert old.tolist() == pytest.approx([0, 0, 0.75, 0])


def test_that_a_deal_that_waits_is_not_given_the_wins_of_those_that_went_on():
    """One pools all deals of an age, also those that went on long ago; that wins too early."""
    found = curves(ladder([1] * 9 + [20], [True] * 10), 2, np.array([1, -1]))
    waiting = found.chances(np.array([0]), np.array([5.0]), EDGES)[0]
    assert waiting.tolist() == pytest.approx([0, 0, 0, 1])


def test_that_nothing_is_said_of_ages_nobody_reached_or_knows():
    found = curves(ladder([5, 8], [True, True]), 2, np.array([1, -1]))
    none = found.chances(np.array([0, 0, -1]), np.array([LONGEST + 5.0, np.nan, 1.0]), EDGES)
    assert none.sum() == 0
    assert found.chances(np.zeros(0, int), np.zeros(0), EDGES).shape == (0, 4)


def test_that_chances_of_a_deal_never_exceed_one():
    generator = np.random.default_rng(8)
    days = generator.integers(0, 40, 60).tolist()
    found = curves(ladder(days, generator.random(60) < 0.7), 2, np.array([1, -1]))
    chances = found.chances(np.repeat([0, 1], 40), np.tile(np.arange(40.0), 2),
                            np.arange(0, 92, 7))
    assert (chances >= -1e-12).all()
    assert (chances.sum(axis=1) <= 1 + 1e-9).all()
