"""Sales cycle and age of open deals."""

import math
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from models.calendars import Calendar
from models.metric import answer, records
from models.metrics.cycle import sales_cycle, whole_days
from models.quantiles import Sample


def test_that_the_golden_cycle_is_42_days_and_63_without_the_one_created_closed(golden, ask):
    row = answer("sales_cycle", ask(), golden).rows[0]
    assert (row.value, row.n) == (42.0, 3)
    assert row.detail["mean_without_zero"] == 63.0
    assert row.detail["zero_days"] == 1
    assert row.detail["median"] == 50.0
    assert (row.detail["p25"], row.detail["p75"]) == (25.0, 63.0)


@pytest.mark.parametrize(("stat", "value"), [
    ("median", 50), ("p25", 25), ("p75", 63), ("p90", 70.8), ("p95", 73.4)])
def test_that_every_statistic_can_be_asked(golden, ask, stat, value):
    assert answer("sales_cycle", ask(stat=stat), golden).rows[0].value == pytest.approx(value)


def test_that_no_win_gives_no_cycle(deals, ask):
    source = deals({"A": (10, [(0, "1"), (9, "L")]), "B": (10, [(0, "1")])})
    row = answer("sales_cycle", ask(), source).rows[0]
    assert math.isnan(row.value)
    assert row.n == 0


def test_that_open_deals_age_until_the_moment_looked_at(golden, ask):
    row = answer("open_age", ask(), golden).rows[0]
    assert row.value == pytest.approx((96 + 90 + 88) / 3)
    assert (row.detail["min"], row.detail["max"], row.n) == (88, 96, 3)
    assert len(records("open_age", ask(), golden, {})) == 3


def test_that_deals_without_any_date_have_no_age(deals, ask):
    source = deals({"A": (10, [(0, "1")]), "B": (10, [(50, "1")])})
    source.rows["opportunities"][0]["age_days"] = None
    row = answer("open_age", ask(), source).rows[0]
    assert (row.value, row.n) == (50.0, 1)
    assert len(records("open_age", ask(), source, {})) == 1


def test_that_a_cycle_of_no_length_only_is_flagged_not_dropped():
    told = sales_cycle(Sample.of([0, 0]))
    assert (told["mean"], told["zero_days"]) == (0.0, 2)
    assert math.isnan(told["mean_without_zero"])


def test_that_ages_from_dates_are_whole_days_at_the_end_of_a_day():
    calendar = Calendar("Europe/Berlin")
    end = calendar.end_of_day(date(2017, 12, 31))
    starts = [datetime(2017, 12, 22, tzinfo=ZoneInfo("Europe/Berlin")),  # a date
              datetime(2017, 6, 30, tzinfo=ZoneInfo("Europe/Berlin")),  # a date, in summer time
              datetime(2017, 12, 22, 9, 30, tzinfo=ZoneInfo("Europe/Berlin"))]
    ages = [(end - start.astimezone(UTC)) / timedelta(days=1) for start in starts]
    found = whole_days(Sample.of(ages), end, calendar)
    assert found.values.tolist() == [9.0, pytest.approx(ages[2]), 184.0]
