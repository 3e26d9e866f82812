"""Intervals by drawing again: repeatable, about as wide as theory says, none of one record."""

import math

import numpy as np
import pytest

from models.bootstrap import DRAWS, drawn_sums, middle_95, ratio_interval


def test_that_the_interval_of_a_mean_is_that_of_theory():
    values = np.random.default_rng(3).normal(10, 2, 400)
    low, high = ratio_interval(values, np.ones(400))
    half = 1.96 * values.std() / 20
    assert (low, high) == pytest.approx((values.mean() - half, values.mean() + half), abs=0.04)
    assert ratio_interval(values, np.ones(400)) == (low, high)


def test_that_the_interval_of_a_ratio_agrees_with_linearisation():
    generator = np.random.default_rng(5)
    size = generator.lognormal(3, 1, 500)
    part = size * (generator.random(500) < 0.3)
    share = part.sum() / size.sum()
    spread = np.sqrt(((part - share * size) ** 2).sum()) / size.sum()
    low, high = ratio_interval(part, size)
    assert (low, high) == pytest.approx(
        (share - 1.96 * spread, share + 1.96 * spread), abs=0.25 * spread)


def test_that_columns_share_their_draws_and_many_rows_are_drawn_in_parts():
    one, other = drawn_sums(np.arange(9_000), 2 * np.arange(9_000))
    assert len(one) == DRAWS
    assert (other == 2 * one).all()


def test_that_what_is_always_the_same_has_no_width_and_one_record_no_interval():
    assert ratio_interval([1, 2, 3], [2, 4, 6]) == (0.5, 0.5)
    assert all(map(math.isnan, ratio_interval([1], [2])))
    assert all(map(math.isnan, ratio_interval([], [])))
    assert all(map(math.isnan, middle_95(np.array([]))))
