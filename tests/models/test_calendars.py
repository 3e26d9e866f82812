"""Days, weeks, fiscal years and what people call them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendars import (
    MISSING,
    MISSING_DAY,
    Calendar,
    add_months,
    parse_period,
    period_label,
    shift,
)
from models.errors import CockpitError
from models.filters import ALL_TIME, Period
from models.instants import to_days, to_micros

PLAIN = Calendar("Europe/Berlin")
APRIL = Calendar("UTC", fiscal_start_month=4)
TODAY = date(2026, 9, 14)  # a Monday


@pytest.mark.parametrize(("text", "start", "end"), [
    ("2026", "2026-01-01", "2027-01-01"),
    ("2026Q3", "2026-07-01", "2026-10-01"),
    ("2026-09", "2026-09-01", "2026-10-01"),
    ("2026-12", "2026-12-01", "2027-01-01"),
    ("2026W37", "2026-09-07", "2026-09-14"),
    ("2026W01", "2025-12-29", "2026-01-05"),
    ("2026-09-12", "2026-09-12", "2026-09-13"),
    ("2026-01-15..2026-02-20", "2026-01-15", "2026-02-21"),
    ("2026-01..2026-03", "2026-01-01", "2026-04-01"),
    ("this month", "2026-09-01", "2026-10-01"),
    ("last month", "2026-08-01", "2026-09-01"),
    ("Last Quarter", "2026-04-01", "2026-07-01"),
    ("this week", "2026-09-14", "2026-09-21"),
    ("last_year", "2025-01-01", "2026-01-01"),
    ("yesterday", "2026-09-13", "2026-09-14"),
])
def test_that_a_period_is_what_people_mean_by_it(text, start, end):
    assert parse_period(text, PLAIN, TODAY) == Period(
        date.fromisoformat(start), date.fromisoformat(end))


def test_that_all_has_no_bounds_and_a_range_may_lack_one():
    assert parse_period("all", PLAIN, TODAY) == ALL_TIME
    assert parse_period("2026-03-01..", PLAIN, TODAY) == Period(date(2026, 3, 1), None)
    assert parse_period("..2026-03-01", PLAIN, TODAY) == Period(None, date(2026, 3, 2))


@pytest.mark.parametrize("text", ["2026Q5", "2026-13", "soon", "2026W60", "2026-05..2026-03",
                                  "2026-02-30"])
def test_that_what_is_no_period_is_told(text):
    with pytest.raises(CockpitError) as caught:
        parse_period(text, PLAIN, TODAY)
    assert caught.value.code == "period.not_understood"
    assert caught.value.facts == {"text": text}


def test_that_a_fiscal_year_bears_the_year_it_ends_in():
    assert parse_period("2026Q1", APRIL, TODAY) == Period(date(2025, 4, 1), date(2025, 7, 1))
    assert parse_period("this year", APRIL, TODAY) == Period(date(2026, 4, 1), date(2027, 4, 1))
    assert APRIL.name_of("quarter", date(2026, 9, 14)) == "2027Q2"


@given(st.dates(date(1990, 1, 1), date(2080, 1, 1)), st.integers(1, 12), st.integers(0, 6),
       st.sampled_from(["day", "week", "month", "quarter", "year"]))
def test_that_a_label_reads_back_as_its_period(day, month, week_start, unit):
    calendar = Calendar("UTC", month, week_start)
    period = calendar.around(unit, day)
    assert period.start <= day < period.end
    assert parse_period(period_label(period, calendar), calendar, TODAY) == period


@given(st.dates(date(1990, 1, 1), date(2080, 1, 1)))
def test_that_weeks_are_numbered_like_iso(day):
    year, week, _ = day.isocalendar()
    assert PLAIN.name_of("week", day) == f"{year}W{week:02d}"


INSTANTS = st.integers(to_micros(datetime(1995, 1, 1, tzinfo=UTC)),
                       to_micros(datetime(2040, 1, 1, tzinfo=UTC)))


@given(st.lists(st.one_of(st.just(MISSING), INSTANTS), max_size=20),
       st.sampled_from(["Europe/Berlin", "Asia/Shanghai", "America/St_Johns", "Asia/Kathmandu",
                        "Australia/Lord_Howe", "UTC"]))
def test_that_days_of_instants_are_the_days_on_the_wall(instants, zone):
    found = Calendar(zone).days_of(np.array(instants, np.int64))
    for instant, day in zip(instants, found.tolist(), strict=True):
        if instant == MISSING:
            assert day == MISSING_DAY
        else:
            at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=instant)
            assert day == to_days(at.astimezone(ZoneInfo(zone)).date())


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25), date(2026, 6, 1)])
def test_that_a_day_begins_and_ends_where_its_clock_says(day):
    zone = ZoneInfo("Europe/Berlin")
    assert PLAIN.day_of(PLAIN.end_of_day(day)) == day
    assert PLAIN.end_of_day(day) + timedelta(microseconds=1) == datetime(
        day.year, day.month, day.day, tzinfo=zone) + timedelta(days=1)
    assert PLAIN.midnight(day) == to_micros(datetime(day.year, day.month, day.day, tzinfo=zone))


def test_that_comparisons_keep_the_shape_of_a_period():
    quarter = Period(date(2026, 7, 1), date(2026, 10, 1))
    assert shift(quarter, "previous") == Period(date(2026, 4, 1), date(2026, 7, 1))
    assert shift(quarter, "year") == Period(date(2025, 7, 1), date(2025, 10, 1))
    assert shift(quarter, "benchmark") == Period(date(2025, 7, 1), date(2026, 7, 1))
    week = Period(date(2026, 9, 7), date(2026, 9, 14))
    assert shift(week, "previous") == Period(date(2026, 8, 31), date(2026, 9, 7))
    assert shift(week, "year") == Period(date(2025, 9, 8), date(2025, 9, 15))
    assert shift(quarter, "none") is None
    assert shift(ALL_TIME, "previous") is None
    assert shift(Period(date(2026, 1, 1), None), "benchmark") == Period(
        date(2025, 1, 1), date(2026, 1, 1))


def test_that_months_are_added_within_the_month():
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert add_months(date(2026, 1, 15), -1) == date(2025, 12, 15)


def test_that_last_4_quarters_ends_with_the_present_one():
    calendar = Calendar()
    period = parse_period("last 4 quarters", calendar, date(2026, 11, 21))
    assert (period.start, period.end) == (date(2026, 1, 1), date(2027, 1, 1))
    assert parse_period("last 1 quarters", calendar, date(2026, 11, 21)) == parse_period(
        "this quarter", calendar, date(2026, 11, 21))
    with pytest.raises(CockpitError):
        parse_period("last 0 days", calendar, date(2026, 11, 21))
