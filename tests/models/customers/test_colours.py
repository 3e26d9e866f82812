"""Colours are kept until a score has moved for good."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.customers.colours import AMBER, GREEN, GREY, RED, along, flips, plain
from models.documents.health import BUILT_IN

ONE = np.ones(1)


def course(*scores, complete=1.0):
    return [int(colour[0]) for colour in along(
        [np.array([score], float) for score in scores], [ONE * complete] * len(scores), BUILT_IN)]


def test_that_a_green_customer_stays_green_down_to_65_and_comes_back_at_70():
    assert course(72, 66, 65, 64.9, 69.9, 70) == [GREEN, GREEN, GREEN, AMBER, AMBER, GREEN]


def test_that_amber_is_left_below_35_and_entered_at_40():
    assert course(39, 40, 36, 34.9, 39.9, 40) == [RED, AMBER, AMBER, RED, RED, AMBER]


def test_that_a_green_customer_who_falls_deep_turns_red():
    assert course(90, 36, 10) == [GREEN, AMBER, RED]


def test_that_an_incomplete_or_unknown_score_is_grey_and_forgets_the_colour():
    assert course(90, complete=0.59) == [GREY]
    assert course(90, float("nan"), 66) == [GREEN, GREY, AMBER]


scores = st.lists(st.floats(0, 100), min_size=2, max_size=30)


@given(st.lists(st.floats(65, 100), max_size=30))
def test_that_a_green_score_that_wobbles_above_65_never_changes_colour(values):
    arrays = [np.array([value]) for value in (70.0, *values)]
    assert flips(along(arrays, [ONE] * len(arrays), BUILT_IN)).tolist() == [0]


def test_that_a_wobble_around_70_flips_without_hysteresis_and_not_with_it():
    arrays = [np.array([69.0 + 2 * (i % 2)]) for i in range(1, 11)]
    assert flips([plain(one, ONE, BUILT_IN) for one in arrays]).tolist() == [9]
    assert flips(along(arrays, [ONE] * 10, BUILT_IN)).tolist() == [0]


@given(scores)
def test_that_a_score_beyond_both_limits_has_one_colour_whatever_was_before(values):
    for score, colour in zip(values, course(*values), strict=True):
        if score >= 70:
            assert colour == GREEN
        if score < 35:
            assert colour == RED


def test_that_turning_grey_and_back_is_no_change_of_colour():
    colours = [np.array([colour], np.int8) for colour in (GREEN, GREY, GREEN, GREY, RED)]
    assert flips(colours).tolist() == [1]
