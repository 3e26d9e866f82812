"""Percentiles of values with counts, against numpy."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.quantiles import EMPTY, SHARES, Sample

pairs = st.lists(st.tuples(st.integers(-50, 50).map(float), st.integers(1, 6)), min_size=1,
                 max_size=30)


@given(pairs)
def test_that_every_percentile_equals_numpys_of_the_repeated_values(rows):
    values, counts = (np.array(column) for column in zip(*rows, strict=True))
    flat = np.repeat(values, counts)
    sample = Sample.of(values, counts)
    for share in SHARES.values():
        assert sample.quantile(share) == pytest.approx(np.percentile(flat, share * 100), abs=1e-9)
    assert sample.mean == pytest.approx(flat.mean(), abs=1e-9)
    assert sample.n == len(flat)


@given(pairs, pairs)
def test_that_merging_equals_counting_together(one, other):
    merged = Sample.merged([Sample.of(*zip(*one, strict=True)), Sample.of(*zip(*other,
                                                                              strict=True))])
    whole = Sample.of(*zip(*one, *other, strict=True))
    assert merged.values.tolist() == whole.values.tolist()
    assert merged.counts.tolist() == whole.counts.tolist()


def test_that_missing_values_and_nothing_are_left_out():
    assert Sample.of([1, np.nan, 3]).n == 2
    assert math.isnan(EMPTY.mean)
    assert math.isnan(EMPTY.quantile(0.5))
    assert math.isnan(Sample.merged([]).statistic("p90"))
