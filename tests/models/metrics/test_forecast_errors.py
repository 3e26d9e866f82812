"""Forecast errors and probability quality: G-4, G-4b, G-6."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.metrics.brier import brier
from models.metrics.forecast_errors import (
    average_of_submissions,
    forecast_errors,
    interval_coverage,
    volatility,
)

F, A = [100, 120, 90, 150, 80, 130], [80, 110, 100, 100, 60, 90]
CALLS = [60, 70, 80, 95, 105, 110, 112, 110, 106, 103, 101, 100, 100]


def test_that_the_golden_errors_hold():
    found = forecast_errors(F, A)
    assert found.mape == pytest.approx(0.2864, abs=5e-5)
    assert found.wape == pytest.approx(0.2778, abs=5e-5)
    assert found.bias == pytest.approx(0.2407, abs=5e-5)
    assert found.mad == 25.0
    assert found.rmse == pytest.approx(29.15, abs=5e-3)
    assert found.smape == pytest.approx(0.2440, abs=5e-5)
    assert found.tracking == pytest.approx([1.0, 2.0, 1.5, 3.11, 4.09, 5.20], abs=5e-3)
    assert found.alert_from == 5


def test_that_averaging_submissions_hides_how_bad_each_was():
    assert average_of_submissions(CALLS, 100) == pytest.approx(0.963, abs=5e-4)
    assert 1 - forecast_errors(CALLS[:1], [100]).wape == pytest.approx(0.60)
    assert 1 - forecast_errors(CALLS[3:4], [100]).wape == pytest.approx(0.95)
    assert forecast_errors(CALLS, [100] * 13).wape == pytest.approx(0.109, abs=5e-4)


def test_that_nothing_booked_leaves_shares_undefined():
    found = forecast_errors([10], [0])
    assert math.isnan(found.wape)
    assert math.isnan(found.mape)
    assert found.mad == 10
    assert forecast_errors([], []).n == 0
    assert math.isnan(average_of_submissions([1], 0))
    assert math.isnan(volatility([1], 5))


def test_that_a_perfect_forecast_has_no_error_and_no_alert():
    found = forecast_errors([5, 7], [5, 7])
    assert (found.wape, found.bias, found.hits, found.alert_from) == (0, 0, 1, None)


def test_that_stability_and_honest_intervals_are_measured():
    assert volatility([100, 110, 90], 100) == pytest.approx(0.15)
    assert interval_coverage([0, 0], [10, 1], [5, 5]) == 0.5


def test_that_the_golden_probabilities_split_exactly():
    found = brier([.9, .8, .8, .6, .6, .3, .3, .1, .1, .1], [1, 1, 0, 1, 0, 0, 1, 0, 0, 0])
    assert found.score == pytest.approx(0.182, abs=5e-4)
    assert found.reliability == pytest.approx(0.032, abs=5e-4)
    assert found.resolution == pytest.approx(0.090, abs=5e-4)
    assert found.uncertainty == pytest.approx(0.240, abs=5e-4)
    assert found.skill == pytest.approx(0.242, abs=5e-4)


@given(st.lists(st.tuples(st.floats(0, 1).map(lambda p: round(p, 1)), st.booleans()),
                min_size=1))
def test_that_the_parts_of_the_brier_score_sum_to_it(rows):
    p, y = zip(*rows, strict=True)
    found = brier(p, y)
    assert found.reliability - found.resolution + found.uncertainty == pytest.approx(found.score)
    assert np.isnan(brier([], []).score)
