"""From events through the mart to the answers: the golden figures, and lists as long as numbers."""

from dataclasses import replace
from datetime import timedelta

import mart_world
import pytest

from models.errors import CockpitError
from models.filters import FilterState, Period
from models.metric import Question, answer, metrics, records

END = mart_world.day(100)


@pytest.fixture(scope="module")
def mart():
    world = mart_world.golden()
    yield world.mart()
    world.close()


def ask(*by, period=None, where=(), as_of=END, **options):
    return Question(FilterState(period=period or Period(), where=tuple(where), as_of=as_of), by,
                    options, mart_world.UTC_CALENDAR, END)


def days(first, last):
    return Period(mart_world.day(first).date(), mart_world.day(last).date() + timedelta(days=1))


@pytest.mark.parametrize(("family", "parts"), [
    ("any", [(6, 8), (5, 6), (2, 5), (3, 2)]),
    ("strict", [(5, 8), (3, 5), (1, 3), (1, 1)]),
    ("imp", [(8, 10), (6, 8), (4, 6), (3, 4)]),
    ("resolved", [(8, 9), (6, 7), (4, 5), (3, 4)]),
    ("ledger", [(7, 8), (4, 6), (3, 4), (1, 2)]),
])
def test_that_every_family_gives_the_golden_shares(mart, family, parts):
    rows = answer("stage_conversion", ask(family=family), mart).rows
    assert [(row.numerator, row.denominator) for row in rows] == parts
    assert [row.by["stage"] for row in rows] == ["1:s1", "1:s2", "1:s3", "1:s4"]


def test_that_flow_by_value_and_imputed_shares_hold_too(mart):
    rows = answer("stage_conversion", ask(family="flow", period=days(30, 60)), mart).rows
    assert [(r.detail["entered"], r.detail["forward"], r.detail["lost"]) for r in rows] == [
        (0, 2, 0), (2, 1, 1), (1, 2, 1), (2, 1, 1)]
    value = answer("stage_conversion", ask(weight="value"), mart).rows
    assert [r.denominator for r in value] == pytest.approx([660, 590, 430, 320])
    assert [r.numerator for r in value] == pytest.approx([590, 430, 320, 240])
    assert [r.detail["imputed_share"] for r in answer("stage_conversion", ask(), mart).rows] == [
        2 / 10, 2 / 8, 1 / 6, 2 / 4]


def test_that_rates_values_and_cycles_hold(mart):
    rate = answer("win_rate", ask(), mart).rows[0]
    assert (rate.numerator, rate.denominator) == (3, 7)
    assert (round(rate.low, 3), round(rate.high, 3)) == (0.158, 0.75)
    assert answer("win_rate", ask(weight="value"), mart).rows[0].value == 0.5
    assert answer("win_rate", ask(cohort="created"), mart).rows[0].value == 0.3
    assert answer("won_value", ask(), mart).rows[0].value == 24_000
    assert answer("pipeline_value", ask(), mart).rows[0].value == 18_000
    assert answer("sales_cycle", ask(), mart).rows[0].value == 42.0
    assert answer("velocity", ask(), mart).rows[0].value == pytest.approx(2.449, abs=5e-4)
    assert answer("open_age", ask(), mart).rows[0].value == pytest.approx((96 + 90 + 88) / 3)


def test_that_the_golden_stays_hold(mart):
    rows = answer("dwell", ask(), mart)
    second, first = rows.row(stage="1:s2"), rows.row(stage="1:s1")
    assert second.value == pytest.approx(20, abs=1e-9)
    assert second.detail["restricted_mean"] == pytest.approx(181 / 7, abs=1e-9)
    assert second.detail["finished_mean"] == pytest.approx(17.5, abs=1e-9)
    assert second.detail["accumulated"] == pytest.approx(181 / 6)
    assert second.detail["ended_advanced"] == pytest.approx(4 / 7)
    assert first.value == pytest.approx(10, abs=1e-9)
    assert first.detail["restricted_mean"] == pytest.approx(19.67, abs=5e-3)
    binned = answer("dwell", ask(resolution="bins"), mart)
    assert binned.row(stage="1:s2").value == pytest.approx(20, abs=0.05)
    assert binned.row(stage="1:s1").value == pytest.approx(10, abs=0.05)


LISTED = ["stage_count", "stage_conversion", "win_rate", "won_value", "pipeline_value",
          "sales_cycle", "open_age", "dwell", "velocity", "funnel_health",
          "change_ledger", "rolling_forecast"]


@pytest.mark.parametrize("key", LISTED)
@pytest.mark.parametrize("by", [(), ("month",), ("pipeline",), ("owner",)])
def test_that_the_list_behind_every_row_is_as_long_as_its_number(mart, key, by):
    if by == ("month",) and not metrics()[key].dated:
        with pytest.raises(CockpitError, match="unknown_dimension"):
            answer(key, ask(*by), mart)
        return
    rows = answer(key, ask(*by), mart).rows
    assert rows
    for row in rows:
        found = records(key, ask(*by), mart, row.by)
        assert len(found) == row.n
        assert len(found.rows(mart)) == row.n


def test_that_every_metric_and_option_answers_on_the_golden_company(mart):
    asked = 0
    for key, metric in metrics().items():
        for option, choices in metric.options.items():
            for choice in choices:
                question = ask(period=days(0, 89), **{option: choice})
                result = answer(key, question, mart)
                assert result.definition == (key, metric.revision)
                asked += 1
        if not metric.options:
            answer(key, ask(period=days(0, 89)), mart)
    assert asked > 30


def test_that_an_empty_cache_answers_without_numbers():
    world = mart_world.World()
    mart_world.ladder_of(world)
    empty = world.mart()
    for key in metrics():
        for row in answer(key, ask(period=days(0, 89)), empty).rows:
            assert row.n == 0
            assert row.value != row.value or row.value == 0
    world.close()


def test_that_the_past_is_answered_as_it_was_known(mart):
    early = ask(as_of=mart_world.day(30))
    rows = answer("stage_conversion", early, mart).rows
    assert [(r.numerator, r.denominator) for r in rows] == [(7, 10), (5, 7), (2, 5), (1, 2)]
    assert replace(early, filters=FilterState(as_of=END)).at == END


def test_that_a_limit_on_stages_means_the_stage_of_the_stay(mart):
    question = ask(where=[("stage", ("1:s2",))])
    rows = answer("dwell", question, mart).rows
    assert [(row.by["stage"], row.n) for row in rows] == [("1:s2", 7)]
    assert len(records("dwell", question, mart, rows[0].by)) == 7
    stages = answer("stage_conversion", question, mart).rows
    assert [(row.numerator, row.denominator) for row in stages] == [(6, 8)]
