"""Counting stays by groups, held against counting them one by one."""

from __future__ import annotations

import math

import mart_world
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from visit_company import question, simulated

from models.filters import FilterState
from models.metric import Question
from models.metrics import bottleneck_search
from models.metrics.bottleneck import bottlenecks
from models.metrics.bottleneck_bins import EDGES, bins_of
from models.metrics.bottleneck_pace import bins_at, hazards, interpolated, pace_of
from models.metrics.bottleneck_tally import SPANS, Counter, Tally, batches
from models.metrics.bottleneck_visits import ADVANCED, LOST, OPEN, Stays

WIDTH = 12
COUNTS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3)), min_size=WIDTH, max_size=WIDTH)


def stays_of(rows):
    """Stays from (quarter, way, hours, hours nobody saw, amount, status)."""
    quarter, way, hours, late, amount, status = (
        np.array(column) for column in zip(*rows, strict=True))
    hours = hours.astype(float)
    return Stays((), np.zeros(len(rows), np.int16), quarter.astype(np.int16),
                 way.astype(np.int16), hours, late.astype(float), amount.astype(float),
                 status.astype(np.int16), bins_of(hours), {})


ROWS = st.lists(st.tuples(
    st.integers(0, SPANS - 1), st.sampled_from([OPEN, ADVANCED, LOST]), st.integers(1, 500),
    st.sampled_from([0, 0, 1]), st.sampled_from([math.nan, 5, 70]), st.sampled_from([-1, 0, 1])),
    min_size=1, max_size=40)


@settings(max_examples=60, deadline=None)
@given(ROWS, st.integers(1, 700), st.integers(0, 2**32))
def test_that_a_tally_holds_what_counting_one_by_one_finds(rows, groups, seed):
    chance = np.random.default_rng(seed)
    stays = stays_of(rows)
    width = int(stays.bins.max()) + 1
    group = chance.integers(0, groups + 1, len(rows))
    waiting = chance.integers(0, groups + 1, len(rows))
    step = chance.integers(0, 4, groups)
    found = Tally.joined(list(Counter(stays, stays, width).tallies(group, waiting, step)))
    leaving, ended = (np.zeros((groups, SPANS, width), int) for _ in range(2))
    going, on = np.zeros((groups, width), int), np.zeros((groups, 2, 3), int)
    amount, hours = np.zeros(groups), np.zeros(groups)
    for i, (quarter, way, long, late, money, status) in enumerate(rows):
        at = group[i]
        if at == groups:
            continue
        leaving[at, quarter, stays.bins[i]] += 1
        ended[at, quarter, stays.bins[i]] += way != OPEN
        if late:
            leaving[at, quarter, bins_of(np.array([1.0]))[0]] -= 1
        if way == ADVANCED:
            on[at, min(quarter, 1), status + 1] += 1
            going[at, stays.bins[i]] += quarter == 0
        if quarter == 0:
            amount[at] += 0 if math.isnan(money) else money
            hours[at] += long if way != OPEN else 0
    assert (found.step == step).all()
    assert (found.leaving == leaving).all()
    assert (found.ended == ended).all()
    assert (found.going == going).all()
    assert (found.on == on).all()
    assert (found.amount == amount).all()
    assert (found.hours == hours).all()
    assert sorted(zip(found.waiting.tolist(), found.days.tolist(), strict=True)) == sorted(
        (int(at), row[2] / 24) for at, row in zip(waiting, rows, strict=True) if at < groups)


def test_that_batches_hold_every_group_once_and_in_order():
    stays = stays_of([(0, ADVANCED, 5, 0, 1, 0)])
    counter = Counter(stays, stays, int(stays.bins.max()) + 1)
    many = [3, 600, 1, 511, 2]
    told = [one for n in many for one in counter.tallies(
        np.array([n - 1]), np.array([0]), np.arange(n))]
    found = list(batches(iter(told)))
    assert len(found) < len(told)
    assert np.concatenate([one.step for one in found]).tolist() == [
        i for n in many for i in range(n)]
    whole = Tally.joined(found)
    assert np.flatnonzero(whole.n[:, 0]).tolist() == (np.cumsum(many) - 1).tolist()


@settings(max_examples=100, deadline=None)
@given(COUNTS)
def test_that_the_median_is_where_the_product_of_shares_passes_one_half(counts):
    ended = np.array([[n for n, _ in counts]])
    leaving = ended + np.array([[n for _, n in counts]])
    found = pace_of(leaving, ended)
    total, place, below = 0.0, None, 0.0
    for i in range(WIDTH):
        risk = leaving[0, i:].sum()
        if ended[0, i]:
            total += -math.log1p(-min(ended[0, i] / risk, 1 - 0.5 / risk))
        if place is None and total >= math.log(2) - 1e-9:
            place, part = i, (math.log(2) - below) / (total - below)
        below = total
    if not ended.any():
        assert math.isnan(found.log_median[0])
    elif place is None:
        assert found.bound[0]
        assert math.exp(found.log_median[0]) == pytest.approx(
            EDGES[np.flatnonzero(ended[0])[-1] + 1])
    else:
        width = EDGES[place + 1] - EDGES[place]
        assert math.exp(found.log_median[0]) == pytest.approx(
            EDGES[place] + min(max(part, 0), 1) * width)
    on, off = hazards(leaving, ended, ended // 2)
    assert on[0, -1] + off[0, -1] == pytest.approx(total)


@given(st.floats(0, 6000))
def test_that_a_time_lies_inside_its_bin(days):
    place = int(bins_at(np.array([days]))[0])
    assert EDGES[place] <= days * (1 + 1e-9) + 1e-12
    assert days <= EDGES[place + 1] * (1 + 1e-9) or place == len(EDGES) - 2


def test_that_a_hazard_between_two_edges_is_interpolated():
    hazard = np.array([[1.0, 3.0, 3.0], [0.0, 0.0, 8.0]])
    middle = (EDGES[1] + EDGES[2]) / 2
    days = np.array([[0.0, middle, 1e6], [0.0, middle, 1e6]])
    assert interpolated(hazard, days) == pytest.approx(np.array([[0, 2, 3], [0, 0, 8]]))
    assert interpolated(hazard, days[:1], np.array([1])) == pytest.approx(np.array([[0, 0, 8]]))


def test_that_more_keys_than_fit_a_table_are_counted_alike(monkeypatch):
    plain = bottlenecks(question(), simulated(3, deals=1500))
    monkeypatch.setattr(bottleneck_search, "_AS_THEY_ARE", 0)
    assert repr(bottlenecks(question(), simulated(3, deals=1500))) == repr(plain)
    monkeypatch.setattr(bottleneck_search, "_IN_TABLE", 0)
    assert repr(bottlenecks(question(), simulated(3, deals=1500))) == repr(plain)


def test_that_a_snapshot_answers_the_same_question_once_and_any_other_anew():
    world = mart_world.golden()
    mart = world.mart()

    def asked(day):
        return Question(FilterState(as_of=mart_world.day(day)), (), {}, mart_world.UTC_CALENDAR)

    first = bottlenecks(asked(100), mart)
    assert bottlenecks(asked(100), mart) is first
    assert bottlenecks(asked(100), mart, ("region",)) is not first
    assert bottlenecks(asked(100), world.mart()) is not first
    for day in range(90, 95):
        bottlenecks(asked(day), mart)
    again = bottlenecks(asked(100), mart)
    assert again is not first  # only the newest few are kept
    assert repr(again) == repr(first)
    world.close()
