"""Counting by groups against counting by hand, in plain Python integers."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import tally as tallies
from models.calendars import MISSING
from models.cells import COUNT, DISTINCT, Cells, histogram, maximum, minimum, total, values
from models.tally import Coded, Measured, exact_sums, tally

EDGES = (0.0, 2.0, 5.0)
rows = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2), st.one_of(
    st.just(MISSING), st.integers(-20, 20), st.integers(-2**53, 2**53)), st.booleans(),
    st.integers(-1, 4)), max_size=40)


def columns(table):
    found = list(zip(*table, strict=True)) or [()] * 5
    return [np.array(column, np.int64) for column in found]


@settings(max_examples=200, deadline=None)
@given(rows, st.sampled_from([tallies.DENSE, 0]), st.sampled_from([3, tallies.CHUNK]))
def test_that_every_measure_is_what_counting_by_hand_gives(table, dense, chunk):
    table.sort(key=lambda row: row[4])
    first, second, amounts, kept, people = columns(table)
    before = tallies.DENSE, tallies.CHUNK
    tallies.DENSE, tallies.CHUNK = dense, chunk
    try:
        found, answers = tally(
            [Coded(first, 4), Coded(second, 3)],
            [(measure, Measured(amounts)) for measure in (
                COUNT, DISTINCT, total("x"), minimum("x"), maximum("x"), histogram("x", EDGES),
                values("x"))],
            len(table), lambda low, high: low + np.flatnonzero(kept[low:high]), people)
    finally:
        tallies.DENSE, tallies.CHUNK = before
    expected = defaultdict(list)
    for a, b, amount, counts, who in table:
        if counts:
            expected[a, b].append((amount, who))
    cells = list(zip(*(codes.tolist() for codes in found), strict=True))
    assert sorted(cells) == sorted(expected)
    for place, cell in enumerate(cells):
        members = expected[cell]
        known = [amount for amount, _ in members if amount != MISSING]
        assert answers["n"][place] == len(members)
        assert answers["opportunities"][place] == len({who for _, who in members if who >= 0})
        assert (int(answers["x"][place]), answers["x_n"][place]) == (sum(known), len(known))
        for name, edge in (("x_min", min), ("x_max", max)):
            value = answers[name][place]
            assert value == float(edge(known)) if known else np.isnan(value)
        bins = [sum(0 <= x < 2 for x in known), sum(x >= 2 for x in known)]
        assert answers["x_bins"][place].tolist() == bins
        distinct, counted = answers["x_values"][place]
        exact = Counter(known)
        assert distinct.tolist() == [float(value) for value in sorted(exact)]
        assert counted.tolist() == [exact[value] for value in sorted(exact)]


def test_that_sums_beyond_the_exact_range_of_floats_stay_exact():
    amounts = np.full(1001, 2**53 - 1)
    amounts[-1] = 1
    assert exact_sums(np.zeros(1001, np.intp), amounts, 1)[0] == 1000 * (2**53 - 1) + 1


def test_that_negative_amounts_are_summed_exactly_too():
    amounts = np.array([-(2**53) + 1] * 7 + [3])
    assert exact_sums(np.zeros(8, np.intp), amounts, 1)[0] == 7 * (-(2**53) + 1) + 3


def test_that_values_beyond_the_last_edge_fall_into_the_last_bin():
    found, answers = tally([], [(histogram("h", (0.0, 1.0, 2.0)), Measured(np.array([0, 1, 9])))],
                           3, lambda low, high: None)
    assert found == []
    assert answers["h_bins"].tolist() == [[1, 2]]


edges = st.one_of(
    st.sets(st.integers(-4, 9), min_size=2, max_size=8),
    st.sets(st.floats(-4, 9), min_size=2, max_size=8),
    st.builds(lambda length, beyond: {*range(length), *beyond}, st.integers(1, 6),
              st.sets(st.integers(7, 12), min_size=1, max_size=3)),
).map(lambda found: tuple(map(float, sorted(found))))


@settings(max_examples=300, deadline=None)
@given(edges, st.lists(st.one_of(st.just(MISSING), st.integers(-60, 140)), max_size=40))
def test_that_any_edges_give_the_bins_of_a_binary_search(limits, tenths):
    amounts = np.array([0, *tenths], np.int64)
    _, answers = tally([], [(COUNT, None), (histogram("h", limits), Measured(amounts, 10.0))],
                       len(amounts), lambda low, high: None)
    known = amounts[amounts != MISSING] / 10
    place = np.minimum(np.searchsorted(limits, known, side="right") - 1, len(limits) - 2)
    expected = np.bincount(place[place >= 0], minlength=len(limits) - 1)
    assert answers["h_bins"].tolist() == [expected.tolist()]


def test_that_codes_are_looked_up_through_the_opportunity():
    by = [Coded(np.array([1, 0]), 2, np.array([0, 0, 1, 1, 1]))]
    found, answers = tally(by, [(COUNT, None)], 5, lambda low, high: None)
    assert dict(zip(found[0].tolist(), answers["n"].tolist(), strict=True)) == {1: 2, 0: 3}


def test_that_distinct_opportunities_need_opportunities():
    with pytest.raises(ValueError, match="no opportunity"):
        tally([], [(DISTINCT, None)], 2, lambda low, high: None)


def test_that_cells_become_a_frame_with_histograms_in_one_column():
    cells = Cells(("stage",), {"stage": np.array(["a", "b"], object)},
                  {"n": np.array([1, 2]), "h_bins": np.array([[1, 0], [0, 2]])})
    frame = cells.frame()
    assert frame["h_bins"][1].tolist() == [0, 2]
    assert frame["n"].tolist() == [1, 2]
    assert len(cells) == 2
