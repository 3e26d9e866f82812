"""Stretches of days: weeks and the quarter both add up, wherever the quarter ends."""

from datetime import date, timedelta

import numpy as np
import pytest

from models.calendars import Calendar
from models.forecast.bins import bins_of
from models.instants import to_days

CALENDARS = (Calendar("UTC"), Calendar("Asia/Shanghai", fiscal_start_month=2))


@pytest.mark.parametrize("calendar", CALENDARS)
@pytest.mark.parametrize("ahead", range(0, 370, 11))
def test_that_days_add_up_to_weeks_and_to_the_quarter(calendar, ahead):
    first = date(2026, 1, 1) + timedelta(days=ahead)
    bins = bins_of(to_days(first), calendar)
    found = bins.days @ bins.sums
    left = bins.end - bins.origin
    assert found[:13].tolist() == [7] * 13
    assert found[13] == 91
    assert found[14:27].tolist() == [7 * week for week in range(1, 14)]
    assert found[27] == left
    assert found[28] == 91 - min(left, 91)
    assert calendar.around("quarter", first).end == date(1970, 1, 1) + timedelta(days=bins.end)
    assert bins.weeks_left == -(-left // 7)


def test_that_days_outside_have_no_bin():
    bins = bins_of(to_days(date(2026, 2, 2)), CALENDARS[0])
    place = bins.place(np.array([-1, 0, 6.9, 7, 90, 91, np.nan]))
    assert place.tolist() == [bins.count, 0, 0, 1, bins.count - 1, bins.count, bins.count]
