"""Finding metrics, and what every one of them promises."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from models.calendars import Calendar
from models.errors import CockpitError
from models.filters import FilterState, Period
from models.metric import Question, Row, answer, compared, metrics

NOW = datetime(2026, 4, 11, tzinfo=UTC)


def test_that_every_metric_is_found_with_its_definition():
    assert {"stage_count", "stage_conversion", "win_rate", "won_value", "pipeline_value",
            "sales_cycle", "dwell", "open_age"} <= set(metrics())
    for key, metric in metrics().items():
        assert metric.key == key
        assert metric.label
        assert len(metric.definition) > 40
        assert metric.revision >= 1
        assert metric.section


def test_that_an_unknown_metric_is_named_with_those_there_are():
    with pytest.raises(CockpitError) as caught:
        answer("happiness", Question(FilterState(), now=NOW), None)
    assert caught.value.code == "ask.unknown_metric"
    assert "win_rate" in caught.value.facts["known"]


def test_that_a_question_knows_the_moment_it_is_seen_from():
    question = Question(FilterState(), now=NOW)
    assert question.at == NOW
    earlier = replace(question, filters=FilterState(as_of=datetime(2026, 1, 1, tzinfo=UTC)))
    assert earlier.pinned.as_of == datetime(2026, 1, 1, tzinfo=UTC)
    with pytest.raises(ValueError, match="now"):
        Question(FilterState()).at  # noqa: B018 - the property raises


def test_that_a_question_about_days_needs_the_companys_calendar():
    ours = Calendar("Asia/Shanghai", reporting_currency="CNY")
    assert Question(FilterState(), calendar=ours, now=NOW).days == ours
    with pytest.raises(ValueError, match="calendar"):
        Question(FilterState(), now=NOW).days  # noqa: B018 - the property raises


def test_that_small_numbers_are_neither_ranked_nor_called_sure():
    assert not Row({}, 0.5, n=4).rankable
    assert Row({}, 0.5, n=5).rankable
    assert not Row({}, 0.5, n=19).sure
    assert Row({}, 0.5, n=20).sure


def test_that_a_comparison_asks_the_same_about_another_period():
    state = FilterState(period=Period(date(2026, 1, 1), date(2026, 4, 1)), compare="benchmark")
    other = compared(Question(state, now=NOW))
    assert other.filters.period == Period(date(2025, 1, 1), date(2026, 1, 1))
    assert compared(Question(replace(state, compare="none"), now=NOW)) is None
    assert compared(Question(FilterState(), now=NOW)) is None


def test_that_metrics_load_without_pandas_and_the_database():
    code = ("import sys; from models.metric import metrics; metrics(); "
            "print([m for m in ('pandas', 'sqlalchemy', 'scipy', 'PySide6') if m in sys.modules])")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
