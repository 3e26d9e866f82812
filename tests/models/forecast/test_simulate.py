"""Bands by drawing: against the exact binomial, deterministic, wider under a common shock."""

import numpy as np
import pytest
from scipy.stats import binom

from models.forecast.simulate import LARGEST, SHOCKS, drawn, resampled

ONE_WEEK = np.full((50, 1), 0.3)


def test_that_the_band_of_equal_deals_is_that_of_the_binomial():
    sums = drawn(np.full(50, 100.0), ONE_WEEK, draws=4000)
    low, high = np.percentile(sums, [10, 90])
    assert low == pytest.approx(100 * binom.ppf(0.1, 50, 0.3), abs=100)
    assert high == pytest.approx(100 * binom.ppf(0.9, 50, 0.3), abs=100)
    assert sums.mean() == pytest.approx(1500, rel=0.02)


def test_that_a_deal_is_won_once_or_not_at_all():
    sums = drawn(np.array([7.0]), np.full((1, 13), 1 / 13), draws=500)
    assert set(sums.sum(axis=1).tolist()) == {7.0}
    assert set(np.unique(sums).tolist()) == {0.0, 7.0}


def test_that_the_same_question_has_the_same_answer():
    assert (drawn(np.arange(50.0), ONE_WEEK) == drawn(np.arange(50.0), ONE_WEEK)).all()


def test_that_many_small_deals_have_the_mean_and_spread_of_their_sum():
    n = LARGEST + 2000
    sums = drawn(np.ones(n), np.full((n, 1), 0.2), draws=3000)
    assert sums.mean() == pytest.approx(0.2 * n, rel=0.01)
    assert sums.std() == pytest.approx(np.sqrt(n * 0.16), rel=0.1)


def test_that_a_common_shock_widens_the_band_and_keeps_the_middle():
    plain, shaken = (drawn(np.ones(200), np.full((200, 1), 0.2), shock=SHOCKS[name], draws=3000)
                     for name in ("none", "strong"))
    assert shaken.std() > 1.3 * plain.std()
    assert shaken.mean() == pytest.approx(plain.mean(), rel=0.03)


def test_that_nothing_gives_nothing():
    assert drawn(np.zeros(0), np.zeros((0, 4))).sum() == 0
    assert drawn(np.array([np.nan]), np.array([[1.0]])).sum() == 0
    assert np.isnan(resampled(np.zeros((0, 3)))).all()


def test_that_past_weeks_are_drawn_for_each_column_by_itself():
    past = np.array([[0.0, 0.0], [1.0, 1.0]])
    found = resampled(past, draws=2000)
    assert found.mean(axis=0).tolist() == pytest.approx([0.5, 0.5], abs=0.05)
    assert abs(np.corrcoef(found.T)[0, 1]) < 0.1
