"""Mix against rate: the golden decomposition (G-5), and sums that are always exact."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.metrics.mix_rate import mix_and_rate, nested_mix, product_change, shapley

BEFORE = {"Enterprise": (20, 100), "SMB": (150, 300)}
AFTER = {"Enterprise": (42, 200), "SMB": (52, 100)}


def test_that_the_golden_fall_is_all_mix():
    found = mix_and_rate(BEFORE, AFTER)
    assert found.before == 0.425
    assert found.after == pytest.approx(0.31333, abs=5e-6)
    assert found.after - found.before == pytest.approx(-0.11167, abs=5e-6)
    assert found.mix == pytest.approx(-0.12708, abs=5e-6)
    assert found.rate == pytest.approx(0.01542, abs=5e-6)
    assert found.parts["Enterprise"].mix == pytest.approx(-0.0684, abs=5e-5)
    assert found.parts["SMB"].mix == pytest.approx(-0.05868, abs=5e-6)
    assert found.simpson


def test_that_the_golden_product_splits_over_its_stages():
    parts = product_change([0.8, 0.6, 0.5, 0.4], [0.8, 0.42, 0.55, 0.4])
    assert parts == pytest.approx([0, -0.03013, 0.00805, 0], abs=5e-6)
    assert sum(parts) == pytest.approx(-0.02208, abs=1e-12)


segments = st.dictionaries(
    st.sampled_from("abcde"), st.tuples(st.integers(0, 40), st.integers(0, 40)).map(
        lambda pair: (min(pair), max(pair))), max_size=5)


@given(segments, segments)
def test_that_mix_and_rate_sum_to_the_change(before, after):
    found = mix_and_rate(before, after)
    if not sum(d for _, d in before.values()) or not sum(d for _, d in after.values()):
        assert math.isnan(found.mix)
        return
    assert found.mix + found.rate == pytest.approx(found.after - found.before, abs=1e-12)


def test_that_segments_that_come_or_go_are_mix():
    found = mix_and_rate({"old": (1, 4)}, {"new": (3, 4)})
    assert found.rate == 0
    assert found.mix == pytest.approx(0.5)
    assert math.isnan(found.parts["new"].rate_before)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=5))
def test_that_the_parts_of_a_product_sum_to_its_change(pairs):
    before, after = [list(side) for side in zip(*pairs, strict=True)]
    change = math.prod(after) - math.prod(before)
    assert sum(product_change(before, after)) == pytest.approx(change, abs=1e-9)


def test_that_a_rate_of_zero_goes_through_all_orders():
    assert product_change([0.5, 0.0], [0.5, 0.4]) == pytest.approx([0, 0.2])
    assert product_change([0.5, 0.5], [0.5, 0.5]) == [0, 0]
    assert shapley([1, 1], [2, 3], lambda f: f[0] * f[1]) == pytest.approx([2, 3])
    with pytest.raises(ValueError, match="same factors"):
        product_change([0.5], [])


def test_that_one_dimension_gives_the_same_as_mix_and_rate():
    mixes, rate = nested_mix({(k,): v for k, v in BEFORE.items()},
                             {(k,): v for k, v in AFTER.items()})
    assert mixes == [pytest.approx(-0.127083, abs=1e-6)]
    assert rate == pytest.approx(0.015417, abs=1e-6)


cells = st.dictionaries(
    st.tuples(st.sampled_from("ab"), st.sampled_from("xyz")),
    st.tuples(st.integers(0, 20), st.integers(1, 20)).map(lambda p: (min(p), max(p))), min_size=1)


@given(cells, cells)
def test_that_several_dimensions_at_once_sum_to_the_change(before, after):
    mixes, rate = nested_mix(before, after)
    change = (sum(n for n, _ in after.values()) / sum(d for _, d in after.values())
              - sum(n for n, _ in before.values()) / sum(d for _, d in before.values()))
    assert sum(mixes) + rate == pytest.approx(change, abs=1e-9)
