"""Stage conversion in all families: the golden ten deals, and what must always hold."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import CockpitError
from models.intervals import wilson
from models.metric import answer, records
from models.metrics.conversion import conversion, cumulative, passed, reached, step, visits_ended

GOLDEN_FAMILIES = {
    "any": ([8, 6, 5, 2, 3], [6 / 8, 5 / 6, 2 / 5, 3 / 2]),
    "strict": ([8, 5, 3, 1, 1], [5 / 8, 3 / 5, 1 / 3, 1 / 1]),
    "imp": ([10, 8, 6, 4, 3], [8 / 10, 6 / 8, 4 / 6, 3 / 4]),
}


@pytest.mark.parametrize("family", GOLDEN_FAMILIES)
def test_that_the_golden_deals_convert_as_each_family_says(golden, ask, family):
    counts, shares = GOLDEN_FAMILIES[family]
    rows = answer("stage_conversion", ask(family=family), golden).rows
    assert [row.by["stage"] for row in rows] == ["1", "2", "3", "4"]
    assert [row.denominator for row in rows] == counts[:-1]
    assert [row.numerator for row in rows] == counts[1:]
    assert [row.value for row in rows] == pytest.approx(shares, abs=1e-15)


def test_that_undecided_deals_leave_the_denominator_of_the_resolved_variant(golden, ask):
    rows = answer("stage_conversion", ask(family="resolved"), golden).rows
    assert [(r.numerator, r.denominator) for r in rows] == [(8, 9), (6, 7), (4, 5), (3, 4)]


def test_that_the_flow_window_counts_entries_and_exits_and_may_exceed_one(golden, ask, days):
    rows = answer("stage_conversion", ask(family="flow", period=days(30, 60)), golden).rows
    told = [(r.detail["entered"], r.detail["forward"], r.detail["lost"]) for r in rows]
    assert told == [(0, 2, 0), (2, 1, 1), (1, 2, 1), (2, 1, 1)]
    assert math.isnan(rows[0].value)
    assert [row.value for row in rows[1:]] == [0.5, 2.0, 0.5]
    assert all(math.isnan(row.low) for row in rows)


def test_that_the_ledger_of_visits_adds_up_to_the_entries(golden, ask):
    rows = answer("stage_conversion", ask(family="ledger"), golden).rows
    told = [[r.detail[k] for k in ("entries", "advanced", "lost", "back", "handed", "open")]
            for r in rows]
    assert told == [[9, 7, 1, 0, 0, 1], [7, 4, 1, 1, 0, 1], [5, 3, 1, 0, 0, 1], [2, 1, 1, 0, 0, 0]]
    assert [row.value for row in rows] == [7 / 8, 4 / 6, 3 / 4, 1 / 2]


def test_that_rows_tell_names_cumulated_shares_and_what_is_still_open(golden, ask):
    rows = answer("stage_conversion", ask(), golden).rows
    assert [(r.detail["from"], r.detail["to"]) for r in rows][0] == ("初步接洽", "需求确认")
    assert rows[3].detail["to"] == "赢单"
    assert [r.detail["cumulative"] for r in rows] == [1.0, 0.8, 0.6, 0.4]
    assert all(r.detail["end_to_end"] == 0.3 for r in rows)
    assert [r.detail["still"] for r in rows] == [1, 1, 1, 0]
    assert [r.detail["open_share"] for r in rows] == [3 / 10, 2 / 8, 1 / 6, 0]
    assert [r.detail["imputed_share"] for r in rows] == [2 / 10, 2 / 8, 1 / 6, 2 / 4]
    low, high = wilson(8, 10)
    assert (rows[0].low, rows[0].high) == (float(low), float(high))


def test_that_by_value_every_deal_weighs_its_amount(golden, ask):
    # All: 660; without D4 and D6, which never got beyond the first stage: 590; and so on.
    worth = [660, 590, 430, 320, 240]
    for amount in ("entry", "current"):
        rows = answer("stage_conversion", ask(weight="value", amount=amount), golden).rows
        assert [r.denominator for r in rows] == pytest.approx(worth[:-1])
        assert [r.numerator for r in rows] == pytest.approx(worth[1:])
        assert [r.n for r in rows] == [10, 8, 6, 4]


def test_that_the_amount_at_entry_and_the_current_one_are_told_apart(deals, ask):
    source = deals({"A": (100, [(0, "1"), (5, "2")]), "B": (100, [(0, "1")])})
    for row in source.rows["reaches"]:
        if row["opportunity"] == "A":
            row["amount"] = 30000 if row["rank"] == 1 else 90000
    at_entry = answer("stage_conversion", ask(weight="value"), source).rows[0]
    current = answer("stage_conversion", ask(weight="value", amount="current"), source).rows[0]
    assert (at_entry.numerator, at_entry.denominator) == (300, 400)
    assert (current.numerator, current.denominator) == (100, 200)


@pytest.mark.parametrize("family", ["imp", "any", "strict", "resolved", "ledger", "flow"])
def test_that_the_list_behind_a_cell_is_as_long_as_its_denominator(golden, ask, family):
    question = ask(family=family)
    for row in answer("stage_conversion", question, golden).rows:
        found = records("stage_conversion", question, golden, row.by)
        assert len(found) == row.denominator == row.n
        if family != "any":
            assert found.counts.sum() == row.numerator


def test_that_segments_get_their_own_rows_and_sum_to_the_whole(deals, ask, kit):
    split = {name: (amount, events, {"owner": "1:a" if i % 2 else "1:b"})
             for i, (name, (amount, events)) in enumerate(kit.GOLDEN.items())}
    source = deals(split, labels={"owner": {"1:a": "Zoe", "1:b": "Abe"}})
    rows = answer("stage_conversion", ask("owner"), source).rows
    assert [row.by["owner"] for row in rows] == ["1:b"] * 4 + ["1:a"] * 4  # by name
    whole = answer("stage_conversion", ask(), source).rows
    for stage in whole:
        parts = [row for row in rows if row.by["stage"] == stage.by["stage"]]
        assert sum(row.numerator for row in parts) == stage.numerator
        assert sum(row.denominator for row in parts) == stage.denominator
    question = ask("owner", where=[("owner", ("1:a",))])
    assert {row.by["owner"] for row in answer("stage_conversion", question, source).rows} == {"1:a"}


def test_that_a_limit_on_stages_picks_rows_and_leaves_the_figures(golden, ask):
    question = ask(where=[("stage", ("2",))])
    rows = answer("stage_conversion", question, golden).rows
    assert [(r.by["stage"], r.numerator, r.denominator) for r in rows] == [("2", 6, 8)]
    assert len(records("stage_conversion", question, golden, rows[0].by)) == 8


def test_that_two_pipelines_keep_their_own_ladders(deals, ask, kit):
    source = deals({**kit.GOLDEN, "X": (10, [(3, "1"), (9, "2")], {"pipeline": "Q"})})
    source._stages = (*kit.stages(), *kit.stages("Q", prefix="q"))
    rows = answer("stage_conversion", ask(), source).rows
    assert [(r.by["stage"], r.n) for r in rows] == [
        ("1", 10), ("2", 8), ("3", 6), ("4", 4), ("q1", 1), ("q2", 1), ("q3", 0), ("q4", 0)]
    only = answer("stage_conversion", ask(where=[("pipeline", ("Q",))]), source).rows
    assert [r.by["stage"] for r in only] == ["q1", "q2", "q3", "q4"]


def test_that_stages_no_longer_in_use_count_as_the_one_that_stands_for_them(deals, ask, kit):
    source = deals(kit.GOLDEN)
    for row in source.rows["visits"][:3]:
        row["stage"] = row["stage"] + "old"
    source._stages = (*kit.stages(), *(kit.Stage(f"{key}old", "P", "old", int(key), active=False)
                                       for key in "1234"))
    rows = answer("stage_conversion", ask(family="ledger"), source).rows
    assert [(r.by["stage"], r.detail["entries"]) for r in rows] == [
        ("1", 9), ("2", 7), ("3", 5), ("4", 2)]
    dwell = answer("dwell", ask(), source).rows
    assert [(r.by["stage"], r.n) for r in dwell] == [("1", 9), ("2", 7), ("3", 5), ("4", 2)]
    assert len(records("dwell", ask(), source, {"stage": "1"})) == 9


def test_that_the_cohort_binds_the_period_to_creation_or_to_close(golden, ask, days):
    created = answer("stage_conversion", ask(period=days(0, 8)), golden).rows
    assert [r.denominator for r in created] == [5, 4, 4, 2]
    closed = answer("stage_conversion", ask(period=days(0, 50), cohort="closed"), golden).rows
    assert [(r.numerator, r.denominator) for r in closed] == [(3, 4), (3, 3), (2, 3), (2, 2)]
    every = answer("stage_conversion", ask(cohort="closed"), golden).rows
    assert every[0].n == 7
    assert len(records("stage_conversion", ask(cohort="closed"), golden, {"stage": "1"})) == 7


def test_that_nothing_gives_no_number_instead_of_zero(deals, ask):
    rows = answer("stage_conversion", ask(), deals({})).rows
    assert len(rows) == 4
    assert all(math.isnan(row.value) and row.n == 0 for row in rows)
    assert answer("stage_conversion", ask("owner"), deals({})).rows == ()


def test_that_unknown_options_values_and_dimensions_are_named(golden, ask):
    for question, code in (
        (ask(family="fantasy"), "ask.bad_option"),
        (ask(speed="high"), "ask.unknown_option"),
        (ask("shoe_size"), "ask.unknown_dimension"),
    ):
        with pytest.raises(CockpitError) as caught:
            answer("stage_conversion", question, golden)
        assert caught.value.code == code
        assert caught.value.facts["known"]


counts = st.lists(st.integers(0, 50), min_size=5, max_size=5)


@given(counts, st.integers(0, 50))
def test_that_implied_reach_never_rises_along_the_funnel(at, won):
    n = reached(at, won)
    assert all(np.diff(n) <= 0)
    figures = step(n)
    known = ~np.isnan(figures.value)
    assert np.all((figures.value[known] >= 0) & (figures.value[known] <= 1))
    assert np.all(figures.low[known] <= figures.value[known] + 1e-12)
    assert np.all(figures.value[known] <= figures.high[known] + 1e-12)


def test_that_the_product_of_the_steps_is_the_end_to_end_share():
    n = reached([0, 2, 2, 2, 1], 3)
    assert list(n) == [10, 8, 6, 4, 3]
    assert np.prod(step(n).value) == pytest.approx(cumulative(n).value[-1])
    assert list(passed([2, 3, 2, 2, 1], 1)) == [8, 5, 3, 1, 1]


def test_that_visits_that_still_last_count_neither_for_nor_against():
    figures = visits_ended([7, 0], [1, 0], [0, 0], [0, 0])
    assert figures.value[0] == 7 / 8
    assert np.isnan(figures.value[1])
    assert np.isnan(conversion(3, 2, nested=False).low)
