"""Dates and numbers by declared writings only."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from sync.files.looks import date_patterns, number_marks
from sync.files.values import (
    BadValueError,
    pattern_problem,
    read_amount,
    read_day,
    read_decimal,
    read_flag,
    read_instant,
    read_ratio,
    read_whole,
)


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("YYYY-MM-DD", "2017-03-01", datetime(2017, 3, 1, tzinfo=UTC)),
        ("MM/DD/YY", "02/23/26", datetime(2026, 2, 23, tzinfo=UTC)),
        ("MM/DD/YY", "02/23/69", datetime(1969, 2, 23, tzinfo=UTC)),
        ("MM/DD/YY hh:mm AM", "02/23/26 08:55 PM", datetime(2026, 2, 23, 20, 55, tzinfo=UTC)),
        ("MM/DD/YY hh:mm AM", "02/23/26 12:05 AM", datetime(2026, 2, 23, 0, 5, tzinfo=UTC)),
        ("YYYY年M月D日", "2025年2月3日", datetime(2025, 2, 3, tzinfo=UTC)),
        ("YYYY年M月D日 hh:mm", "2025年12月31日 07:08", datetime(2025, 12, 31, 7, 8, tzinfo=UTC)),
        ("DD.MM.YYYY", "3.2.2025", datetime(2025, 2, 3, tzinfo=UTC)),
        ("EXCEL", "45691", datetime(2025, 2, 3, tzinfo=UTC)),
        ("EXCEL", "45691.5", datetime(2025, 2, 3, 12, tzinfo=UTC)),
        ("EXCEL1904", "44229", datetime(2025, 2, 3, tzinfo=UTC)),
        ("MM/DD/YYYY", "2025-02-03T04:05:06.789+08:00",
         datetime(2025, 2, 2, 20, 5, 6, 789000, tzinfo=UTC)),
    ],
)
def test_that_a_date_is_read_as_its_pattern_says(pattern, text, expected):
    assert read_instant(text, (pattern,), UTC) == expected


@pytest.mark.parametrize(
    "text", ["2025-02-30", "2025-13-01", "0000-01-01", "31/12/2025", "13:00", "tomorrow",
             "20250203", "2025-02-03 25:00", "٢٠٢٥-02-03", "2025-02-03 extra"],
)
def test_that_days_that_do_not_exist_and_other_writings_are_refused(text):
    with pytest.raises(BadValueError) as caught:
        read_instant(text, ("YYYY-MM-DD",), UTC)
    assert caught.value.code == "record.bad_date"


def test_that_a_day_begins_at_midnight_where_it_was_written():
    shanghai = ZoneInfo("Asia/Shanghai")
    assert read_instant("2025-02-03", (), shanghai) == datetime(2025, 2, 2, 16, tzinfo=UTC)
    assert read_day("2025-02-03", (), shanghai) == date(2025, 2, 3)


def test_that_hour_zero_of_a_half_day_clock_is_refused():
    with pytest.raises(BadValueError):
        read_instant("02/23/26 00:05 AM", ("MM/DD/YY hh:mm AM",), UTC)


@pytest.mark.parametrize("pattern", ["YYYY-MM", "DD/MM", "YYYY-YY-MM-DD", "MM/MM/YYYY DD", "words"])
def test_that_a_pattern_without_year_month_and_day_once_each_is_refused(pattern):
    assert pattern_problem(pattern)


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        ("1054", (".", ""), "1054"), ("1,200,000.50", (".", ","), "1200000.50"),
        ("1.200.000,5", (",", "."), "1200000.5"), ("(1,200)", (".", ","), "-1200"),
        ("¥ 88,000", (".", ","), "88000"), ("-0.10", (".", ""), "-0.10"), (".5", (".", ""), "0.5"),
        ("12 000,5", (",", " "), "12000.5"), ("1.5E+06", (".", ""), "1.5E+6"),
        ("007", (".", ""), "7"),
    ],
)
def test_that_numbers_are_exact(text, marks, expected):
    assert read_decimal(text, *marks) == Decimal(expected)


@pytest.mark.parametrize(
    "text", ["", "NaN", "Inf", "-", ".", "1,2,3", "12,34", "1.2.3", "1_000", "0x10", "١٢", "e5",
             "1e"],
)
def test_that_what_is_no_number_is_refused(text):
    with pytest.raises(BadValueError):
        read_decimal(text, ".", ",")


@pytest.mark.parametrize("text", ["1e400", "9" * 30, "-1e20", "0e99999"])
def test_that_amounts_the_file_cannot_keep_are_refused(text):
    with pytest.raises(BadValueError) as caught:
        read_amount(text, ".", "", "USD")
    assert caught.value.code == "amount.out_of_range"


def test_that_ratios_lie_between_zero_and_one():
    assert read_ratio("60%", ".", "", percent=False) == 0.6
    assert read_ratio("60", ".", "", percent=True) == 0.6
    for text in ("1000", "-0.1", "1e400"):
        with pytest.raises(BadValueError) as caught:
            read_ratio(text, ".", "", percent=False)
        assert caught.value.code == "record.bad_ratio"


def test_that_flags_and_whole_numbers_are_not_guessed():
    assert (read_flag("是"), read_flag("FALSE")) == (True, False)
    assert read_whole("1,024", ".", ",") == 1024
    for read in (read_flag, lambda text: read_whole(text, ".", "")):
        with pytest.raises(BadValueError):
            read("1.5")


def test_that_day_and_month_are_only_told_apart_by_evidence():
    assert date_patterns(["01/02/2025", "03/04/2025"]) == ("MM/DD/YYYY", "DD/MM/YYYY")
    assert date_patterns(["01/02/2025", "13/04/2025"]) == ("DD/MM/YYYY",)
    assert date_patterns(["2025年2月3日"]) == ("YYYY年M月D日",)
    assert date_patterns(["2025-02-30"]) == ()


def test_that_marks_of_numbers_are_only_told_apart_by_evidence():
    assert number_marks(["1,234", "5"]) == (".", ",", False)
    assert number_marks(["1.234,5"]) == (",", ".", True)
    assert number_marks(["1054", "3"]) == (".", "", True)
