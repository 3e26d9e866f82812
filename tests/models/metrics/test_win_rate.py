"""Win rate, counts and values: the golden ten deals, and what must always hold."""

import math

import numpy as np
import pytest

from models.metric import answer, records
from models.metrics.win_rate import win_rate


def test_that_three_of_seven_are_won_with_a_wide_interval(golden, ask):
    row = answer("win_rate", ask(), golden).rows[0]
    assert (row.numerator, row.denominator, row.n) == (3, 7, 7)
    assert row.value == pytest.approx(0.429, abs=5e-4)
    assert (row.low, row.high) == (pytest.approx(0.158, abs=5e-4), pytest.approx(0.75, abs=5e-4))
    assert row.rankable
    assert not row.sure


@pytest.mark.parametrize(("options", "value", "parts"), [
    ({"weight": "value"}, 0.5, (240, 480)),
    ({"cohort": "created"}, 0.3, (3, 10)),
    ({"cohort": "created", "weight": "value"}, 240 / 660, (240, 660)),
])
def test_that_the_other_golden_rates_hold(golden, ask, options, value, parts):
    row = answer("win_rate", ask(**options), golden).rows[0]
    assert row.value == pytest.approx(value, abs=1e-12)
    assert (row.numerator, row.denominator) == pytest.approx(parts)
    found = records("win_rate", ask(**options), golden, {})
    assert len(found) == row.n
    assert found.counts.sum() == 3


def test_that_deals_without_amount_count_and_are_shown_apart(deals, ask):
    source = deals({"A": (None, [(0, "1"), (5, "W")]), "B": (10, [(0, "1"), (5, "L")])})
    row = answer("win_rate", ask(), source).rows[0]
    assert (row.value, row.detail["n_without_amount"]) == (0.5, 1)
    assert answer("win_rate", ask(weight="value"), source).rows[0].value == 0.0


def test_that_without_a_decision_there_is_no_rate(deals, ask):
    source = deals({"A": (10, [(0, "1")])})
    row = answer("win_rate", ask(), source).rows[0]
    assert math.isnan(row.value)
    assert math.isnan(row.low)
    assert row.n == 0
    assert math.isnan(answer("win_rate", ask(weight="value"), source).rows[0].value)
    assert answer("win_rate", ask("owner"), source).rows == ()
    created = answer("win_rate", ask(cohort="created"), source).rows[0]
    assert (created.value, created.n, created.detail["open_share"]) == (0.0, 1, 1.0)


def test_that_the_period_is_that_of_the_close(golden, ask, days):
    row = answer("win_rate", ask(period=days(48, 58)), golden).rows[0]
    assert (row.numerator, row.denominator) == (1, 3)


def test_that_months_are_rows_in_order_and_sum_to_the_whole(golden, ask):
    rows = answer("win_rate", ask("month"), golden).rows
    assert [row.by["month"] for row in rows] == ["2026-01", "2026-02", "2026-03", "2026-04"]
    assert sum(row.numerator for row in rows) == 3
    assert sum(row.denominator for row in rows) == 7
    for row in rows:
        assert len(records("win_rate", ask("month"), golden, row.by)) == row.n


def test_that_a_segment_without_a_value_stands_last_and_opens_its_records(deals, ask, kit):
    split = {name: (amount, events, {"region": "north" if i < 4 else None})
             for i, (name, (amount, events)) in enumerate(kit.GOLDEN.items())}
    source = deals(split)
    rows = answer("win_rate", ask("region"), source).rows
    assert [row.by["region"] for row in rows] == ["north", None]
    assert [len(records("win_rate", ask("region"), source, row.by)) for row in rows] == [3, 4]


def test_that_open_deals_count_neither_for_nor_against():
    rate = win_rate([3, 0], [4, 0])
    assert rate.value[0] == 3 / 7
    assert np.isnan(rate.value[1])
    assert win_rate(3, 4, 3).value == 0.3


def test_that_won_value_is_exact_and_says_its_currency(golden, ask, days):
    result = answer("won_value", ask(), golden)
    assert (result.currency, result.unit, result.rows[0].value) == ("EUR", "money", 24000)
    assert answer("won_value", ask(period=days(50, 50)), golden).rows[0].value == 10000
    nothing = answer("won_value", ask(period=days(1, 2)), golden).rows[0]
    assert (nothing.value, nothing.n) == (0, 0)


def test_that_won_deals_of_unknown_amount_are_not_worth_nothing(deals, ask):
    source = deals({"A": (None, [(0, "1"), (5, "W")])})
    row = answer("won_value", ask(), source).rows[0]
    assert math.isnan(row.value)
    assert (row.n, row.detail["n_without_amount"]) == (1, 1)


def test_that_the_open_pipeline_is_the_golden_snapshot(golden, ask):
    assert answer("pipeline_value", ask(), golden).rows[0].value == 18000
    assert answer("pipeline_value", ask(weighted="yes"), golden).rows[0].value == 4500
    assert len(records("pipeline_value", ask(), golden, {})) == 3
    open_ones = answer("stage_count", ask(status="open"), golden).rows
    assert [(r.by["stage"], r.value, r.detail["amount"]) for r in open_ones] == [
        ("1", 1, 3000), ("2", 1, 9000), ("3", 1, 6000)]


def test_that_stage_counts_hold_the_closed_ones_too(golden, ask):
    rows = answer("stage_count", ask(), golden).rows
    assert {row.by["stage"]: row.value for row in rows} == {"1": 1, "2": 1, "3": 1, "W": 3, "L": 4}
    for row in rows:
        assert len(records("stage_count", ask(), golden, row.by)) == row.value
    found = records("stage_count", ask(status="open"), golden, {"stage": "3"})
    assert found.rows(golden)[0] | {} == {
        "opportunity": "D3", "account": None, "owner": None, "pipeline": "P", "stage": "方案展示",
        "status": "open", "amount": "60.00", "created": "2026-01-05T00:00:00Z", "expected": None,
        "closed": None, "counts": True}
