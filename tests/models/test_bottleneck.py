"""Curves of stays, the worth of a step, and what is ranked, on a few hand-made stays."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta

import mart_world
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from visit_company import question as asked
from visit_company import simulated

from models.facts import VISITS
from models.filters import FilterState, Period
from models.metric import TOO_FEW, Question, answer, records
from models.metrics.bottleneck import bottlenecks, window_of
from models.metrics.bottleneck_bins import EDGES
from models.metrics.bottleneck_judge import holds, likely
from models.metrics.bottleneck_value import QUARTER, Coming, Curves, Waiting, faster
from models.metrics.bottleneck_visits import ADVANCED, BACK, HANDED, LOST, OPEN
from models.metrics.stay_curves import curve_of, stay_picture

NONE = np.zeros(0)
WAYS = st.sampled_from([OPEN, ADVANCED, LOST, BACK, HANDED])
STAYS = st.lists(st.tuples(st.integers(1, 60), WAYS), min_size=1, max_size=40)


def on_day(number, start=0, **options):
    """A question as of a day of the small world, about stays from `start` on."""
    first = mart_world.BEGIN.date() + timedelta(days=start)
    state = FilterState(Period(first, mart_world.BEGIN.date() + timedelta(days=number)),
                        as_of=mart_world.day(number))
    return Question(state, (), options, mart_world.UTC_CALENDAR)


def curve(stays):
    days, ways = (np.array(column) for column in zip(*stays, strict=True))
    return curve_of(days.astype(float), np.zeros(len(days)), ways)


def test_that_the_second_stage_of_the_golden_deals_stays_as_long_as_computed_by_hand():
    world = mart_world.golden()
    found = stay_picture(on_day(100), world.mart(), "1:s2").here
    assert (found.n, found.finished, found.running) == (7, 6, 1)
    assert found.finished_mean == pytest.approx(17.5)
    assert found.median == 20
    shares = [found.survival.at(day) for day in (10, 15, 20, 30)]
    assert shares == pytest.approx([0.7143, 0.5714, 0.2857, 0.1429], abs=5e-5)
    assert found.survival.restricted_mean(76) == pytest.approx(25.86, abs=5e-3)
    exits = found.exits(90)
    assert (exits.advanced, exits.lost, exits.back, exits.still) == pytest.approx(
        (0.5714, 0.1429, 0.1429, 0.1429), abs=5e-5)
    world.close()


@settings(max_examples=60, deadline=None)
@given(STAYS)
def test_that_the_curve_equals_the_one_of_another_library(stays):
    from scipy.stats import CensoredData, ecdf

    found = curve(stays)
    ended = [day for day, way in stays if way != OPEN]
    running = [day for day, way in stays if way == OPEN]
    other = ecdf(CensoredData(uncensored=ended, right=running)).sf
    for day in range(61):
        mine = found.survival.at(day)
        assert mine == pytest.approx(float(other.evaluate(day)), abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(STAYS, st.randoms(use_true_random=False), st.integers(0, 70))
def test_that_exits_sum_to_one_and_order_does_not_matter(stays, chance, horizon):
    found = curve(stays).exits(horizon)
    assert sum(vars(found).values()) == pytest.approx(1)
    mixed = list(stays)
    chance.shuffle(mixed)
    assert curve(mixed).exits(horizon) == found


def test_that_who_leaves_and_who_is_last_seen_on_one_day_were_both_at_risk_then():
    found = curve([(5, ADVANCED), (5, OPEN), (9, LOST)])
    assert found.survival.at(5) == pytest.approx(2 / 3)


def test_that_a_stay_whose_beginning_nobody_saw_is_not_at_risk_before():
    seen = curve_of(np.array([4.0, 10.0]), np.array([0.0, 6.0]), np.array([ADVANCED, ADVANCED]))
    assert seen.survival.at(4) == 0.0  # the other one was not there to be seen


def test_that_steps_begin_with_everybody_and_have_a_band_throughout():
    times, share, low, high = curve([(5, ADVANCED), (9, LOST), (20, OPEN)]).steps(90)
    assert (times[0], share[0], low[0], high[0]) == (0, 1, 1, 1)
    assert times[-1] == 20
    assert not np.isnan([*low, *high]).any()
    assert (low <= share).all()
    assert (share <= high).all()
    assert all(len(one) == 0 for one in curve_of(NONE, NONE, NONE.astype(int)).steps(90))


def exponential(rate_on, rate_off):
    """Cumulative hazards of constant rates per day, at the ends of the bins."""
    return Curves(rate_on * EDGES[None, 1:], rate_off * EDGES[None, 1:])


def test_that_a_clock_of_constant_rates_runs_as_much_faster_as_the_rates_say():
    curves = exponential(0.03, 0.01)
    present = math.log(2) / 0.04
    assert faster(curves, np.array([present])) == pytest.approx(1, abs=1e-9)
    # Half gone after 10 days: ln 2 = (0.03 c + 0.01) x 10.
    wanted = (math.log(2) / 10 - 0.01) / 0.03
    assert faster(curves, np.array([10.0])) == pytest.approx(wanted, rel=1e-6)


def test_that_the_gain_of_constant_rates_is_the_integral():
    curves, factor = exponential(0.03, 0.01), np.array([2.0])

    def mean(on, off):
        rate = on + off
        return on / rate * (1 - (1 - math.exp(-rate * QUARTER)) / (rate * QUARTER))

    assert Coming(curves).gain(factor, np.arange(1))[0] == pytest.approx(
        mean(0.06, 0.01) - mean(0.03, 0.01), rel=2e-3)
    waiting = Waiting(curves, np.array([[100.0]]), np.array([[30.0]]))
    waits = waiting.gain(factor, np.arange(1))[0]
    gone = [on / (on + 0.01) * (1 - math.exp(-(on + 0.01) * QUARTER)) for on in (0.03, 0.06)]
    assert waits == pytest.approx(100 * (gone[1] - gone[0]), rel=1e-3)


@given(st.floats(0.001, 0.3), st.floats(0, 0.1), st.floats(0.5, 400))
def test_that_nothing_is_gained_by_a_target_that_is_slower(on, off, target):
    curves = exponential(on, off)
    slow = max(target, math.log(2) / (on + off))
    factor = faster(curves, np.array([slow]))
    assert factor == pytest.approx(1, abs=1e-6)
    assert Coming(curves).gain(factor, np.arange(1))[0] == pytest.approx(0, abs=1e-6)


def test_that_the_share_of_false_alarms_is_kept_by_the_rule_of_benjamini_and_hochberg():
    chance = np.array([0.001, 0.012, 0.014, 0.02, 0.6, math.nan])
    assert holds(chance).tolist() == [True, True, True, True, False, False]
    assert not holds(np.array([0.04, 0.5, 0.6])).any()
    assert not holds(np.array([])).any()


def test_that_a_step_is_the_likelier_slow_the_slower_it_looks():
    found = likely(np.array([-1.0, 0.5, 3.0, 6.0]), np.full(4, 0.15))
    assert found[0] == 0
    assert (np.diff(found) > 0).all()
    assert found[3] > 0.99


def test_that_few_stays_are_never_ranked_and_some_are_called_unsure():
    for seed in range(3):
        for row in bottlenecks(asked(), simulated(seed)).rows:
            assert not (row.rank and row.n < TOO_FEW)
            assert row.sure == (row.n >= 20)
            if row.rank:
                assert row.worth > 0
                assert row.low <= row.worth <= row.high or not row.holds


def test_that_ranks_are_places_by_worth():
    ranked = bottlenecks(asked(), simulated(5)).ranked
    assert [row.rank for row in ranked] == list(range(1, len(ranked) + 1))
    assert [row.worth for row in ranked] == sorted((row.worth for row in ranked), reverse=True)


def test_that_the_order_of_stays_changes_nothing():
    company = simulated(2)
    mixed = simulated(2)
    order = np.random.default_rng(0).permutation(len(mixed.values["entered"]))
    mixed.codes = {name: codes[order] for name, codes in mixed.codes.items()}
    mixed.values = {name: values[order] for name, values in mixed.values.items()}
    one, other = (bottlenecks(asked(), each).ranked[:5] for each in (company, mixed))
    assert [(row.stage, row.cell, row.n) for row in one] == [
        (row.stage, row.cell, row.n) for row in other]
    assert [row.worth for row in one] == pytest.approx([row.worth for row in other])


def test_that_a_metric_row_opens_as_many_stays_as_it_says():
    world = mart_world.golden()
    mart, question = world.mart(), on_day(100)
    result = answer("bottleneck", question, mart)
    assert [row.by["stage"] for row in result.rows] == ["1:s1", "1:s2", "1:s3", "1:s4"]
    for row in result.rows:
        found = records("bottleneck", question, mart, row.by)
        assert (len(found), int(found.counts.sum())) == (row.n, row.detail["running"])
        assert math.isnan(row.value)  # nothing earlier to compare with
    assert result.notes
    world.close()


def test_that_a_long_period_is_judged_by_its_last_quarter_that_is_over():
    calendar, now = mart_world.UTC_CALENDAR, mart_world.day(325)  # in November

    def window(start, end):
        return window_of(Question(FilterState(Period(start, end)), (), {}, calendar, now))

    third = Period(date(2026, 7, 1), date(2026, 10, 1))
    assert window(None, None) == third
    assert window(date(2026, 1, 1), date(2027, 1, 1)) == third
    assert window(date(2026, 1, 1), date(2026, 8, 15)) == Period(date(2026, 4, 1),
                                                                 date(2026, 7, 1))
    november = Period(date(2026, 11, 1), date(2026, 12, 1))
    assert window(november.start, november.end) == november
    assert window(date(2026, 8, 1), date(2027, 3, 1)) == Period(date(2026, 8, 1),
                                                                date(2026, 11, 23))


def busy_world(extra=()):
    """Two quarters of stays in two stages, 40 deals each, and whatever comes later."""
    world = mart_world.World()
    mart_world.ladder_of(world)
    for number in range(80):
        born = number * 2
        world.opportunity(f"o{number}", born, [(born, "s1"), (born + 5 + number % 7, "s2")],
                          amount=100 + number)
    for name, field, value, at in extra:
        world.event(name, field, value, at)
    return world


def test_that_nothing_after_the_moment_changes_the_answer():
    question = on_day(181, start=90)
    later = [("o70", "stage_id", "W", 190), ("o3", "amount", "9999", 182),
             ("o79", "stage_id", "L", 200)]
    told = []
    for extra in ((), later):
        world = busy_world(extra)
        mart = world.mart()
        picture = stay_picture(question, mart, "1:s1")
        told.append((str(bottlenecks(question, mart, ())), str(picture.here.survival)))
        world.close()
    assert told[0] == told[1]


def test_that_one_deal_and_no_deal_are_no_ranking():
    for deals in (0, 1):
        world = mart_world.World()
        mart_world.ladder_of(world)
        for number in range(deals):
            world.opportunity(f"o{number}", 3, [(3, "s1")], amount=5)
        found = bottlenecks(on_day(100), world.mart())
        assert found.ranked == ()
        assert found.notes
        world.close()


def test_that_three_hundred_stages_and_clocks_that_run_backwards_are_survived():
    world = mart_world.World()
    for number in range(300):
        world.stage(f"s{number}", number, pipeline="p")
    world.record("pipelines", "p", name="p")
    for number in range(12):
        moves = [(40 - step, f"s{number * 20 + step}") for step in range(6)]
        world.opportunity(f"o{number}", 40, moves, amount=10)
    mart = world.mart()
    found = bottlenecks(on_day(100), mart)
    assert found.ranked == ()
    picture = stay_picture(on_day(100), mart, mart.stages()[0].key)
    assert (picture.here.survival.times >= 0).all()
    world.close()


def test_that_a_segment_of_five_thousand_values_is_searched_in_time():
    company = simulated(1, deals=20_000)
    chance = np.random.default_rng(1)
    keys = np.empty(5000, object)
    keys[:] = [f"customer {number}" for number in range(5000)]
    company.keys["account"] = keys
    company.codes["account"] = chance.integers(0, 5000, len(company.values["entered"]))
    found = bottlenecks(asked(), company, ("account", "region"))
    assert all(row.n >= TOO_FEW for row in found.ranked)


def test_that_deals_without_an_amount_weigh_nothing():
    company = simulated(0)
    company.values["amount"][:] = np.nan
    found = bottlenecks(asked(), company)
    assert found.ranked == ()
    assert all(not row.worth > 0 for row in found.rows)


def test_that_a_question_limited_to_other_outcomes_has_no_open_deals():
    company = simulated(0)
    question = replace(asked(), filters=FilterState().narrowed("outcome", {"lost"}))
    assert all(row.open_deals == 0 for row in bottlenecks(question, company, ("region",)).rows)


def test_that_codes_and_their_keys_are_the_columns_themselves():
    world = mart_world.golden()
    mart = world.mart()
    for state in (FilterState(), FilterState().narrowed("stage", {"1:s2"}), on_day(30).filters):
        names = ("opportunity", "stage", "outcome", "to_stage", "owner", "month")
        plain = mart.columns(VISITS, names, state)
        for name, (codes, keys) in mart.coded(VISITS, names, state).items():
            assert keys[codes].tolist() == plain[name].tolist(), name
    world.close()
