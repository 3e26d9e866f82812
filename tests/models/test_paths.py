"""Ways through the stages against a plain count, and what winning ways have in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from statistics import median

import mart_world
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.filters import FilterState
from models.metric import Question
from models.metrics.path_patterns import compared, winning_patterns
from models.metrics.paths import path_map


def asked(day=100):
    return Question(FilterState(as_of=mart_world.day(day)), (), {}, mart_world.UTC_CALENDAR)


def test_that_the_ways_of_the_golden_deals_are_as_told_by_hand():
    world = mart_world.golden()
    found = path_map(asked(), world.mart())
    ways = {variant.stages: (variant.n, variant.won, variant.lost, variant.open)
            for variant in found.variants}
    one, two, three, four = "1:s1", "1:s2", "1:s3", "1:s4"
    assert ways == {
        (one, two): (2, 0, 1, 1), (one,): (2, 0, 1, 1), (one, two, three, four): (1, 1, 0, 0),
        (one, three, four): (1, 0, 1, 0), (one, two, one, two, three): (1, 0, 0, 1),
        (two, three): (1, 0, 1, 0), (one, two, three): (1, 1, 0, 0),
    }
    # The ninth deal was created won and never stayed anywhere.
    assert (found.deals, found.kinds, found.rest) == (9, 7, 0)
    assert (found.backward, found.skipping) == (1, 1)
    edges = {(edge.stage, edge.to_stage): (edge.n, edge.median_days, edge.kind)
             for edge in found.edges}
    assert edges[one, two] == (6, pytest.approx(10), "forward")
    assert edges[two, one] == (1, 10, "back")
    assert edges[one, three] == (1, 8, "skip")
    assert edges[four, "1:W"] == (1, 15, "won")
    assert sum(edge.n for edge in found.edges) == 20
    world.close()


MOVES = st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=6), min_size=1, max_size=12)


@settings(max_examples=30, deadline=None)
@given(MOVES, st.integers(0, 3))
def test_that_variants_and_moves_equal_a_plain_count(deals, shift):
    world = mart_world.World()
    mart_world.ladder_of(world)
    ways, moves = Counter(), defaultdict(list)
    for number, stages in enumerate(deals):
        told = [stage for i, stage in enumerate(stages) if not i or stages[i - 1] != stage]
        days = [number + i * (i + shift) for i in range(len(told))]
        world.opportunity(f"d{number}", number,
                          [(day, f"s{stage}") for day, stage in zip(days, told, strict=True)])
        if len(set(days)) < len(days):  # two at once: the order of the source decides
            return world.close()
        ways[tuple(f"1:s{stage}" for stage in told)] += 1
        for i in range(len(told) - 1):
            moves[f"1:s{told[i]}", f"1:s{told[i + 1]}"].append(days[i + 1] - days[i])
    found = path_map(asked(), world.mart(), count=100)
    assert {variant.stages: variant.n for variant in found.variants} == ways
    assert {(edge.stage, edge.to_stage): (edge.n, edge.median_days) for edge in found.edges} == {
        pair: (len(days), pytest.approx(median(days))) for pair, days in moves.items()}
    assert found.backward == sum(any(b < a for a, b in zip(way, way[1:], strict=False))
                                 for way in ways.elements())
    return world.close()


def test_that_nothing_is_no_way():
    world = mart_world.World()
    mart_world.ladder_of(world)
    found = path_map(asked(), world.mart())
    assert (found.deals, found.variants, found.edges) == (0, (), ())
    assert winning_patterns(asked(), world.mart()) == ()
    world.close()


def test_that_a_pattern_that_wins_is_told_from_chance():
    world = mart_world.World()
    mart_world.ladder_of(world)
    for number in range(120):
        quick = number % 2
        won = number % 10 < (9 if quick else 4) if quick else number % 10 < 4
        world.opportunity(f"d{number}", 0, [(0, "s1"), (2 if quick else 20, "s2"),
                                           (30 + number % 3, "W" if won else "L")])
    found = {(one.key, one.facts.get("stage")): one for one in winning_patterns(
        asked(), world.mart())}
    quick = found["quick", "1:s1"]
    assert quick.holds
    assert quick.rate > quick.rest_rate
    assert quick.low <= quick.rate <= quick.high
    assert quick.n + quick.rest_n == 120
    world.close()


def test_that_patterns_need_five_deals_on_either_side():
    closed, won = np.ones(20, bool), np.arange(20) < 10
    few = np.arange(20) < 4
    assert compared("straight", few, closed, won, closed) is None
    told = compared("straight", np.arange(20) < 8, closed, won, closed)
    assert (told.n, told.won, told.rest_n, told.rest_won) == (8, 8, 12, 2)
