"""The Wilson interval."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from models.intervals import wilson


def test_that_three_of_seven_lie_between_15_8_and_75_percent():
    low, high = wilson(3, 7)
    assert float(low) == pytest.approx(0.158, abs=5e-4)
    assert float(high) == pytest.approx(0.750, abs=5e-4)


@given(st.integers(0, 500), st.integers(1, 500), st.floats(0.5, 0.999))
def test_that_scipy_agrees_and_no_end_leaves_zero_to_one(successes, trials, level):
    successes = min(successes, trials)
    low, high = wilson(successes, trials, level)
    judge = stats.binomtest(successes, trials).proportion_ci(level, method="wilson")
    assert (float(low), float(high)) == pytest.approx((judge.low, judge.high), abs=1e-9)
    assert 0 <= low <= successes / trials <= high <= 1


def test_that_no_trials_give_no_interval_and_nonsense_is_refused():
    assert np.isnan(wilson(0, 0)).all()
    for bad in ((-1, 5), (6, 5)):
        with pytest.raises(ValueError, match="successes"):
            wilson(*bad)
    with pytest.raises(ValueError, match="level"):
        wilson(1, 2, 1.0)
