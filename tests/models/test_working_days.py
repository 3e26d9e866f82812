"""Working days: hours, weekends, holidays and the days worked in exchange for them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendars import Calendar
from models.instants import to_micros
from models.settings import Settings
from models.working_days import WorkingDays

SHANGHAI = Calendar("Asia/Shanghai", reporting_currency="CNY")
WEEK = (*[(time(9), time(18))] * 5, None, None)
GOLDEN_WEEK = frozenset(date(2026, 10, day) for day in range(1, 8))
PLAIN = WorkingDays(SHANGHAI, WEEK)
CHINA = WorkingDays(SHANGHAI, WEEK, GOLDEN_WEEK, frozenset({date(2026, 9, 20),
                                                            date(2026, 10, 10)}))


def at(text, zone="Asia/Shanghai"):
    return to_micros(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)))


def between(calendar, start, end):
    return float(calendar.between(np.array([at(start)]), np.array([at(end)]))[0])


@pytest.mark.parametrize(("start", "end", "days"), [
    ("2026-11-16T09:00", "2026-11-17T18:00", 2.0),  # Monday to Tuesday
    ("2026-11-16T09:00", "2026-11-16T13:30", 0.5),
    ("2026-11-16T06:00", "2026-11-16T09:00", 0.0),  # before work begins
    ("2026-11-20T18:00", "2026-11-23T09:00", 0.0),  # a weekend
    ("2026-11-20T12:00", "2026-11-23T12:00", 1.0),
    ("2026-11-17T09:00", "2026-11-16T09:00", 0.0),  # a clock that ran backwards
])
def test_that_only_time_worked_counts(start, end, days):
    assert between(PLAIN, start, end) == pytest.approx(days)


def test_that_the_holiday_week_counts_nothing_and_days_worked_for_it_count():
    assert between(PLAIN, "2026-09-30T18:00", "2026-10-12T09:00") == 7
    assert between(CHINA, "2026-09-30T18:00", "2026-10-12T09:00") == 3  # the 8th, 9th and 10th
    assert between(CHINA, "2026-09-19T00:00", "2026-09-21T00:00") == 1  # a Sunday worked
    assert CHINA.hours(date(2026, 10, 10)) == (time(9), time(18))
    assert CHINA.hours(date(2026, 10, 11)) is None


def test_that_a_day_is_one_day_whether_the_clocks_change_or_not():
    berlin = WorkingDays(Calendar("Europe/Berlin"), ((time(0), time(23, 59)),) * 7)
    start = np.array([at("2026-03-28T00:00", "Europe/Berlin")])
    end = np.array([at("2026-03-30T00:00", "Europe/Berlin")])
    assert berlin.between(start, end)[0] == pytest.approx(2)


MOMENTS = st.integers(at("2026-01-01T00:00"), at("2026-12-31T00:00"))


@given(MOMENTS, MOMENTS, MOMENTS)
def test_that_stretches_add_up(one, two, three):
    first, middle, last = sorted((one, two, three))

    def worked(start, end):
        return float(CHINA.between(np.array([start]), np.array([end]))[0])

    assert worked(first, last) == pytest.approx(worked(first, middle) + worked(middle, last))
    assert worked(first, last) <= timedelta(microseconds=last - first) / timedelta(days=1) + 1


def test_that_a_week_without_work_has_no_working_days():
    nobody = WorkingDays(SHANGHAI, (None,) * 7, frozenset(), frozenset({date(2026, 11, 16)}))
    assert between(nobody, "2026-11-01T00:00", "2026-12-01T00:00") == 0
    assert len(nobody.between(np.zeros(0, np.int64), np.zeros(0, np.int64))) == 0


def test_that_the_settings_say_when_somebody_works():
    ours = WorkingDays.of(Settings(timezone="Asia/Shanghai", holidays=(date(2026, 11, 17),),
                                   worked_days=(date(2026, 11, 15),)))
    assert between(ours, "2026-11-15T00:00", "2026-11-19T00:00") == 3


def test_that_threads_asking_about_different_years_do_not_take_each_others_tables():
    ours = WorkingDays(SHANGHAI, WEEK)

    class Meddling(dict):
        """Another thread empties the table right after it was put in place."""

        def __setitem__(self, key, value):
            super().__setitem__(key, value)
            super().clear()

    object.__setattr__(ours, "_tables", Meddling())
    assert between(ours, "2026-11-16T09:00", "2026-11-17T18:00") == 2
