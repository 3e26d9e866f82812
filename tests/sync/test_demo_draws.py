"""Chance and calendar of the demo company."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.demo.draws import Draws, normal
from sync.demo.frame import moment, working_seconds


@pytest.mark.parametrize("u", [1e-9, 0.001, 0.02425, 0.3, 0.5, 0.9, 0.98, 0.999999])
def test_that_the_normal_quantile_is_that_of_the_normal_distribution(u: float) -> None:
    assert normal(np.array([u]))[0] == pytest.approx(NormalDist().inv_cdf(u), abs=1e-8)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=200), st.integers(0, 100))
def test_that_even_draws_leave_no_gap_in_any_group(groups: list[int], seed: int) -> None:
    values = Draws(seed, "test").even(np.array(groups))
    for group in set(groups):
        inside = np.sort(values[np.array(groups) == group])
        n = len(inside)
        assert (np.floor(inside * n - 1e-9).astype(int) == np.arange(n)).all()


def test_that_two_names_of_one_seed_are_two_streams() -> None:
    one, same, other = (Draws(3, name).uniform(50) for name in ("a", "a", "b"))
    assert (one == same).all()
    assert not (one == other).any()


@given(st.lists(st.floats(20_000, 21_000), min_size=2, max_size=60))
def test_that_working_hours_keep_the_order_of_moments(days: list[float]) -> None:
    days.sort()
    seconds = working_seconds(np.array(days))
    assert (np.diff(seconds) >= 0).all()
    for second in seconds.tolist():
        at = moment(second)
        assert at.weekday() < 5
        assert 1 <= at.hour < 10  # 9 to 18 o'clock in Shanghai
