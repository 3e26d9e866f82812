"""Kaplan-Meier and its company: the golden stays, scipy as the independent judge."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from models.quantiles import Sample
from models.survival import HOUR_EDGES, curves_from_bins, from_bins, from_rows, kaplan_meier

SECOND = ([10, 10, 15, 20, 20, 30, 76],
          ["advanced", "back", "advanced", "advanced", "lost", "advanced", None])
FIRST = ([5, 8, 8, 18, 10, 12, 6, 20, 90],
         ["advanced"] * 4 + ["lost"] + ["advanced"] * 3 + [None])


def test_that_the_golden_stays_survive_as_computed_by_hand():
    found = from_rows(*SECOND)
    assert found.times.tolist() == [10, 15, 20, 30]
    assert found.survival == pytest.approx([5 / 7, 4 / 7, 2 / 7, 1 / 7], abs=1e-15)
    assert found.quantile(0.5) == 20
    assert found.restricted_mean(76) == pytest.approx(25.857142857142858, abs=1e-12)
    assert found.ended("advanced") == pytest.approx(4 / 7)
    assert found.ended("lost") == pytest.approx(1 / 7)
    assert found.ended("back") == pytest.approx(1 / 7)
    assert found.ended("lost", 19.9) == 0
    assert found.ended("handed") == 0
    assert (found.at(9.9), found.at(10)) == (1.0, pytest.approx(5 / 7))


def test_that_the_golden_first_stage_has_its_median_and_mean():
    found = from_rows(*FIRST)
    assert found.quantile(0.5) == 10
    assert found.restricted_mean(90) == pytest.approx(19.67, abs=5e-3)


def test_that_a_quantile_nobody_reached_is_not_a_number():
    found = from_rows([1, 2, 3, 4], ["advanced", None, None, None])
    assert math.isnan(found.quantile(0.5))
    assert found.longest == 4
    assert found.quantile(0.25) == 1


def test_that_nothing_at_all_gives_no_figures():
    found = kaplan_meier({})
    assert found.n == 0
    assert all(math.isnan(x) for x in (found.at(1), found.quantile(0.5), found.restricted_mean(),
                                       found.ended("lost"), found.longest))


durations = st.lists(
    st.tuples(st.integers(0, 12).map(lambda x: x / 2), st.sampled_from(["won", "lost", None])),
    min_size=1, max_size=60)


@given(durations)
@settings(max_examples=300, deadline=None)
def test_that_scipy_agrees_on_survival_and_band_ties_included(rows):
    times, outcomes = zip(*rows, strict=True)
    found = from_rows(times, outcomes)
    ended = [t for t, o in rows if o]
    running = [t for t, o in rows if not o]
    if not ended:
        assert len(found.times) == 0
        return
    judge = stats.ecdf(stats.CensoredData(uncensored=ended, right=running)).sf
    expected = judge.evaluate(found.times)
    assert found.survival == pytest.approx(expected, abs=1e-9)
    for time in np.arange(0, 7, 0.25):
        if time <= found.longest:
            assert found.at(time) == pytest.approx(float(judge.evaluate(time)), abs=1e-9)
    if (expected > 1e-12).any():
        inside = (found.survival > 1e-12) & (found.survival < 1)
        with np.errstate(all="ignore"), pytest.MonkeyPatch.context() as patch:
            patch.setattr("warnings.warn", lambda *args, **kwargs: None)  # scipy, about S = 0
            band = judge.confidence_interval(0.95, method="log-log")
        low, high = band.low.evaluate(found.times), band.high.evaluate(found.times)
        assert found.low[inside] == pytest.approx(low[inside], abs=1e-9)
        assert found.high[inside] == pytest.approx(high[inside], abs=1e-9)


@given(durations)
@settings(max_examples=200, deadline=None)
def test_that_the_ways_of_ending_and_the_rest_sum_to_one(rows):
    found = from_rows(*zip(*rows, strict=True))
    total = sum(found.incidence.values()) + found.survival if found.incidence else np.ones(0)
    assert total == pytest.approx(np.ones(len(found.times)), abs=1e-12)
    assert np.all(np.diff(found.survival) <= 1e-15)


@given(durations, st.randoms())
@settings(max_examples=100, deadline=None)
def test_that_the_order_of_rows_does_not_matter(rows, random):
    shuffled = rows[:]
    random.shuffle(shuffled)
    one, other = (from_rows(*zip(*given, strict=True)) for given in (rows, shuffled))
    assert one.survival.tolist() == other.survival.tolist()
    assert one.restricted_mean() == other.restricted_mean()


def test_that_endings_come_before_censorings_at_the_same_time():
    found = from_rows([5, 5, 9], ["won", None, "won"])
    assert found.survival == pytest.approx([2 / 3, 0])


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9), st.booleans()), min_size=1,
                max_size=40))
@settings(max_examples=200, deadline=None)
def test_that_late_entries_count_only_after_they_came_in(rows):
    """Against the definition: at risk at t are those with entry < t <= end."""
    entries = [entry for entry, _, _ in rows]
    ends = [entry + stay for entry, stay, _ in rows]
    outcomes = ["won" if ended else None for _, _, ended in rows]
    found = from_rows(ends, outcomes, entries)
    survival = 1.0
    for i, time in enumerate(found.times):
        # Entry 0 means: seen from the very beginning.
        risk = sum(entry < time <= end for entry, end in zip(entries, ends, strict=True))
        events = sum(end == time and o is not None for end, o in zip(ends, outcomes, strict=True))
        assert found.at_risk[i] == risk
        survival *= 1 - events / risk
        assert found.survival[i] == pytest.approx(survival, abs=1e-12)


def test_that_stays_of_no_length_are_at_risk_at_the_beginning():
    found = from_rows([0, 4], ["won", "won"], [0, 2])
    assert found.at_risk.tolist() == [1, 1]


def test_that_bins_give_the_curve_within_one_bin():
    random = np.random.default_rng(7)
    hours = random.weibull(0.8, 4000) * 700
    ended = random.random(4000) < 0.7
    exact = kaplan_meier({"won": Sample.of(hours[ended])}, Sample.of(hours[~ended]))
    edges = np.array(HOUR_EDGES)
    binned = from_bins({"won": np.histogram(hours[ended], edges)[0]},
                       np.histogram(hours[~ended], edges)[0])
    for share in (0.25, 0.5, 0.75, 0.9):
        width = max(1.0, 0.004 * exact.quantile(share))
        assert abs(binned.quantile(share) - exact.quantile(share)) <= width
    assert binned.n == exact.n == 4000


def test_that_the_band_holds_the_true_median_about_19_times_in_20():
    random = np.random.default_rng(11)
    held = 0
    for _ in range(400):
        stays, limits = random.exponential(10, 80), random.exponential(20, 80)
        outcomes = ["won" if s <= c else None for s, c in zip(stays, limits, strict=True)]
        low, high = from_rows(np.minimum(stays, limits), outcomes).quantile_band(0.5)
        held += low <= 10 * np.log(2) <= high
    assert 0.92 <= held / 400 <= 0.985


def test_that_many_histograms_at_once_give_what_each_gives_alone():
    random = np.random.default_rng(5)
    size = len(HOUR_EDGES) - 1
    ended, running, entries = (np.zeros((6, size), np.int64) for _ in range(3))
    for group in range(6):
        for table, n in ((ended, 40 * group), (running, 9), (entries, 3 * group)):
            np.add.at(table[group], random.integers(1 if table is entries else 0, 300, n), 1)
    entries = np.minimum(entries, np.roll(running, -5, axis=1))
    many = curves_from_bins(ended, running, entries)
    for group in range(6):
        alone = from_bins({"won": ended[group]}, running[group], entries[group])
        for share in (0.1, 0.25, 0.5, 0.75):
            assert many.quantile(share)[group] == pytest.approx(alone.quantile(share), nan_ok=True)
            assert [end[group] for end in many.quantile_band(share)] == pytest.approx(
                list(alone.quantile_band(share)), nan_ok=True)
