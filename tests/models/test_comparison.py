from datetime import UTC, date, datetime

import pytest

from models.calendars import Calendar
from models.comparison import at_same_age
from models.filters import ALL_TIME, FilterState, Period
from models.metric import Question

CALENDAR = Calendar("UTC")
QUARTER = Period(date(2026, 10, 1), date(2027, 1, 1))


def asked(period=QUARTER, now=datetime(2026, 11, 21, 12, tzinfo=UTC)):
    return Question(FilterState(period=period), (), {}, CALENDAR, now)


def test_that_half_a_quarter_is_held_against_half_a_quarter():
    before = at_same_age(asked(), "previous")
    assert before.filters.period == Period(date(2026, 7, 1), date(2026, 10, 1))
    assert before.at == datetime(2026, 8, 21, 12, tzinfo=UTC)


def test_that_a_year_back_moves_the_moment_by_a_year():
    before = at_same_age(asked(), "year")
    assert before.filters.period == Period(date(2025, 10, 1), date(2026, 1, 1))
    assert before.at == datetime(2025, 11, 21, 12, tzinfo=UTC)


def test_that_a_running_period_is_held_against_the_same_stretch_a_year_before():
    before = at_same_age(asked(), "benchmark")
    assert before.filters.period == Period(date(2025, 10, 1), date(2025, 11, 22))
    assert before.at == datetime(2025, 11, 21, 12, tzinfo=UTC)


def test_that_early_in_a_year_three_months_are_not_held_against_twelve():
    year = Period(date(2026, 1, 1), date(2027, 1, 1))
    before = at_same_age(asked(year, datetime(2026, 4, 2, 12, tzinfo=UTC)), "benchmark")
    assert before.filters.period == Period(date(2025, 1, 1), date(2025, 4, 3))
    assert before.at == datetime(2025, 4, 2, 12, tzinfo=UTC)


def test_that_the_benchmark_of_a_past_period_is_as_old_as_that_period_is_now():
    past = Period(date(2026, 1, 1), date(2026, 4, 1))
    question = asked(past)
    age = question.at - CALENDAR.end_of_day(date(2026, 3, 31))
    before = at_same_age(question, "benchmark")
    assert before.at - CALENDAR.end_of_day(date(2025, 12, 31)) == age


@pytest.mark.parametrize(("period", "compare"), [(ALL_TIME, "previous"), (QUARTER, "none")])
def test_that_without_period_or_comparison_there_is_nothing_before(period, compare):
    assert at_same_age(asked(period), compare) is None
