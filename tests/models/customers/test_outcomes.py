"""The test of health against what came afterwards."""

import dataclasses

import mart_world
import numpy as np
import pytest

from models.customers.known import CustomerRecords
from models.customers.outcomes import _decile_rate, health_outcomes, interval
from models.documents.health import BUILT_IN


def test_that_the_interval_is_that_of_hanley_and_mcneil():
    """Their formula at 0.8 with 20 and 80, computed by hand."""
    q1, q2 = 0.8 / 1.2, 2 * 0.64 / 1.8
    error = ((0.16 + 19 * (q1 - 0.64) + 79 * (q2 - 0.64)) / 1600) ** 0.5
    assert interval(0.8, 20, 80) == pytest.approx((0.8 - 1.959964 * error, 0.8 + 1.959964 * error))
    assert np.isnan(interval(float("nan"), 0, 5)[0])


def test_that_ties_at_the_edge_of_the_worst_tenth_count_in_part():
    score = np.array([1.0, 2, 2, 2, *range(3, 19), 20])[:20]
    event = np.zeros(20, bool)
    event[[0, 1]] = True
    assert _decile_rate(score, event) == pytest.approx((1 + 1 / 3) / 2)


@pytest.fixture
def leaving(world):
    """Forty who bought; every other falls silent on day 100 and leaves between day 170 and 190."""
    for i in range(40):
        name = f"a{i:02}"
        world.customer(name)
        world.deal(f"d{i:02}", name, 1, [(10 + i / 40, "W")], amount=10)
        for at in range(20, 260, 8):
            if i % 2 or at < 100:
                world.talk(name, at + (i % 7) / 7)
    churned = {f"1:a{i:02}": str(mart_world.day(170 + i).date()) for i in range(0, 40, 2)}
    records = CustomerRecords(fields={"churned_on": churned})
    return world, {"customers": records}


def test_that_health_that_knows_the_driver_shows_it_and_one_that_does_not_does_not(leaving, ask):
    world, documents = leaving
    mart, question = world.mart(), ask(240, documents=documents)
    good = health_outcomes(question, mart, BUILT_IN, horizon=60, origins=2)
    assert good.enough
    assert good.events == sum(one.events for one in good.origins)
    assert good.auc == 1
    assert good.lift == pytest.approx(min(good.n / good.events, 10), rel=0.1)
    blind = dataclasses.replace(BUILT_IN, inputs=tuple(
        dataclasses.replace(one, weight=float(one.key == "bought")) for one in BUILT_IN.inputs))
    poor = health_outcomes(question, mart, blind, horizon=60, origins=2)
    assert poor.n == good.n
    assert 0.2 < poor.auc < 0.8
    assert good.curve[0] == (0, 0)
    assert good.curve[-1] == (1, 1)


def test_that_silence_is_an_outcome_of_its_own_without_any_field(leaving, ask):
    world, _ = leaving
    found = health_outcomes(ask(160), world.mart(), BUILT_IN, outcome="silence", horizon=50,
                            origins=1)
    assert found.origins[0].n == 40
    assert found.events == 20


def test_that_too_few_outcomes_give_no_figure_but_say_so(leaving, ask):
    world, _ = leaving
    found = health_outcomes(ask(240), world.mart(), BUILT_IN, horizon=60, origins=2)
    assert found.events == 0
    assert not found.enough
    assert found.note == "customers.few_outcomes"
    assert np.isnan(found.auc)
    assert np.isnan(found.lift)
    assert found.curve == ()


def test_that_those_who_had_gone_are_not_asked_about_again(leaving, ask):
    world, documents = leaving
    found = health_outcomes(ask(290, documents=documents), world.mart(), BUILT_IN, horizon=60,
                            origins=1)
    assert found.origins[0].n == 20
    assert found.events == 0


def test_that_a_lost_renewal_counts_where_no_field_tells(leaving, ask):
    world, _ = leaving
    for i in range(0, 40, 2):
        world.deal(f"r{i:02}", f"a{i:02}", 150, [(185, "L")], lost_reason="Not renewed")
    found = health_outcomes(ask(240), world.mart(), BUILT_IN, horizon=60, origins=1)
    assert (found.origins[0].n, found.events, found.auc) == (40, 20, 1)


def test_that_scores_of_the_origins_do_not_see_what_came_after(leaving, ask):
    world, documents = leaving
    before = health_outcomes(ask(240, documents=documents), world.mart(), BUILT_IN, horizon=60,
                             origins=1)
    for i in range(0, 40, 2):
        world.talk(f"a{i:02}", 185)  # all of them speak again, after the origin of day 180
    after = health_outcomes(ask(240, documents=documents), world.mart(), BUILT_IN, horizon=60,
                            origins=1)
    assert (before.auc, before.n) == (after.auc, after.n)
