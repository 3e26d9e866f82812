"""Time in stage: the golden stays (G-3) through the metric."""

import math

import pytest

from models.metric import answer, records


def test_that_the_golden_stage_shows_how_naive_means_mislead(golden, ask):
    second = answer("dwell", ask(), golden).row(stage="2")
    assert second.value == 20
    assert second.n == 7
    assert second.detail["finished_mean"] == 17.5
    assert second.detail["accumulated"] == pytest.approx(30.17, abs=5e-3)
    assert second.detail["restricted_mean"] == pytest.approx(25.86, abs=5e-3)
    assert second.detail["ended_advanced"] == pytest.approx(0.5714, abs=5e-5)
    assert second.detail["ended_lost"] == pytest.approx(0.1429, abs=5e-5)
    assert second.detail["ended_back"] == pytest.approx(0.1429, abs=5e-5)
    assert [point[:2] for point in second.detail["curve"]] == [
        [10, pytest.approx(0.7143, abs=5e-5)], [15, pytest.approx(0.5714, abs=5e-5)],
        [20, pytest.approx(0.2857, abs=5e-5)], [30, pytest.approx(0.1429, abs=5e-5)]]


def test_that_the_golden_first_stage_holds(golden, ask):
    first = answer("dwell", ask(), golden).row(stage="1")
    assert first.value == 10
    assert first.detail["finished_mean"] == pytest.approx(10.88, abs=5.1e-3)
    assert first.detail["restricted_mean"] == pytest.approx(19.67, abs=5e-3)
    assert first.detail["longest"] == 90


@pytest.mark.parametrize(("options", "value"), [
    ({"kind": "finished"}, 17.5), ({"kind": "finished", "stat": "p75"}, 20.0),
    ({"kind": "accumulated"}, 181 / 6), ({"stat": "mean"}, 25.857142857),
    ({"stat": "p75"}, 30), ({"stat": "p25"}, 10)])
def test_that_the_other_figures_can_be_asked(golden, ask, options, value):
    row = answer("dwell", ask(**options), golden).row(stage="2")
    assert row.value == pytest.approx(value)
    assert len(records("dwell", ask(**options), golden, {"stage": "2"})) == row.n


def test_that_a_median_nobody_has_reached_is_not_a_number(golden, ask):
    row = answer("dwell", ask(stat="p95"), golden).row(stage="2")
    assert math.isnan(row.value)
    assert row.detail["longest"] == 76


@pytest.mark.parametrize("stat", ["median", "p25", "p75", "p90"])
def test_that_bins_are_off_by_less_than_an_hour(golden, ask, stat):
    for exact, binned in zip(answer("dwell", ask(stat=stat), golden).rows,
                             answer("dwell", ask(stat=stat, resolution="bins"), golden).rows,
                             strict=True):
        assert (binned.by, binned.n) == (exact.by, exact.n)
        assert binned.detail["finished"] == exact.detail["finished"]
        for one, other in ((binned.value, exact.value), (binned.low, exact.low),
                           (binned.high, exact.high)):
            assert math.isnan(one) == math.isnan(other)
            if not math.isnan(one):
                assert abs(one - other) < max(1 / 24, 0.004 * other)


def test_that_stays_seen_late_were_not_at_risk_before(deals, ask):
    source = deals({"A": (1, [(0, "1"), (10, "2")]), "B": (1, [(0, "1"), (20, "2")]),
                    "C": (1, [(0, "1"), (30, "2")])})
    for row in source.rows["visits"]:
        if row["opportunity"] == "C" and row["stage"] == "1":
            row["late_hours"] = 15 * 24.0
    row = answer("dwell", ask(), source).row(stage="1")
    # At 10 days two are at risk, at 20 days two again (C came in): 1/2, then 1/4.
    assert [point[1] for point in row.detail["curve"]] == [0.5, 0.25, 0.0]
    for stat, value in (("median", 10), ("p75", 20), ("p90", 30)):
        binned = answer("dwell", ask(stat=stat, resolution="bins"), source).row(stage="1")
        assert binned.value == pytest.approx(value, abs=0.15)


def test_that_stays_only_open_have_no_figures_of_finished_ones(deals, ask):
    row = answer("dwell", ask(), deals({"A": (1, [(0, "1")])})).row(stage="1")
    assert (row.n, row.detail["finished"], row.detail["running"]) == (1, 0, 1)
    assert math.isnan(row.value)
    assert math.isnan(row.detail["finished_mean"])
    assert row.detail["restricted_mean"] == 100
    assert row.detail["curve"] == []
