"""Customer health version 1 (G-2) and funnel health."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.metrics.health_score import INPUTS, funnel_health, health, pipeline_health


def test_that_the_golden_customer_scores_69():
    found = health(20, 2, 21, 0.75)
    assert found.points["recency"][0] == pytest.approx(75.47, abs=5e-3)
    assert [found.points[name][0] for name in ("contacts", "reply", "deals")] == [50, 75, 75]
    assert found.score[0] == pytest.approx(69.0, abs=0.05)
    assert found.completeness[0] == 1


def test_that_what_is_not_known_is_left_out_and_shown():
    found = health(20, 2, np.nan, np.nan)
    assert found.score[0] == pytest.approx(66.98, abs=5e-3)
    assert found.completeness[0] == 0.75


def test_that_a_customer_nobody_knows_has_no_score():
    found = health([np.nan], [np.nan], [np.nan], [np.nan])
    assert np.isnan(found.score[0])
    assert found.completeness[0] == 0


maybe = st.one_of(st.just(float("nan")), st.floats(0, 500))


@given(maybe, maybe, maybe, st.one_of(st.just(float("nan")), st.floats(0, 1)))
def test_that_contributions_sum_to_a_score_inside_0_to_100(recency, contacts, reply, deals):
    found = health(recency, contacts, reply, deals)
    if found.completeness[0]:
        assert sum(c[0] for c in found.contributions.values()) == pytest.approx(found.score[0])
        assert -1e-9 <= found.score[0] <= 100 + 1e-9
    else:
        assert np.isnan(found.score[0])


def test_that_best_and_worst_give_all_and_nothing():
    for one in INPUTS.values():
        assert one.points([one.best, one.worst]).tolist() == [100, 0]
    assert health(0, 9, 0, 1).score[0] == 100
    assert health(99, 0, 99, 0).score[0] == 0


def test_that_one_sick_stage_shows_in_the_pipeline():
    assert funnel_health([1, 1], [1, 0.5], [1, 0.5]) == 75
    assert funnel_health([3, 1], [1, 0], [1, 0]) == 75
    assert np.isnan(funnel_health([], [], []))
    assert pipeline_health([80, 80, 20]) == pytest.approx(48)
    assert pipeline_health([np.nan, 50]) == 50
