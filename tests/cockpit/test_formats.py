import math
from datetime import UTC, date, datetime

import pytest

from cockpit.formats import EMPTY, Formats
from models.settings import Settings

ENGLISH = Formats(Settings())
CHINESE = Formats(Settings(language="zh_CN"))


@pytest.mark.parametrize(("minor", "english", "chinese"), [
    (4_860_000_000, "¥ 48.6 M", "¥ 4860 万"), (123_450, "¥ 1.2 K", "¥ 1235"),
    (12_345_600, "¥ 123 K", "¥ 12.3 万"), (110_000_000_000, "¥ 1.1 B", "¥ 11.0 亿"),
    (0, "¥ 0", "¥ 0"), (-4_860_000_000, "¥ -48.6 M", "¥ -4860 万"),
])
def test_that_money_is_shortened_as_the_language_does(qapp, minor, english, chinese):
    assert ENGLISH.money(minor, "CNY") == english
    assert CHINESE.money(minor, "CNY") == chinese


@pytest.mark.parametrize(("unit", "expected"), [
    ("one", "€ 48,600,000"), ("thousand", "€ 48,600 K"), ("million", "€ 48.6 M"),
    ("ten_thousand", "€ 4,860 万"), ("hundred_million", "€ 0.5 亿"),
])
def test_that_the_unit_of_the_settings_wins(qapp, unit, expected):
    assert Formats(Settings(currency_unit=unit)).money(4_860_000_000, "EUR") == expected


def test_that_currencies_without_decimals_are_not_divided(qapp):
    assert ENGLISH.money(500, "JPY") == "JP¥ 500"


@pytest.mark.parametrize("write", [
    ENGLISH.integer, ENGLISH.percent, ENGLISH.points, ENGLISH.signed_percent, ENGLISH.days,
    ENGLISH.short, lambda value: ENGLISH.money(value, "EUR"),
])
def test_that_what_is_missing_is_a_dash_and_never_a_zero(qapp, write):
    assert write(math.nan) == EMPTY


def test_that_small_shares_keep_a_decimal(qapp):
    assert [ENGLISH.percent(x) for x in (0.264, 0.099, 0.0995, 0.0, 1.5)] == [
        "26%", "9.9%", "10%", "0%", "150%"]


def test_that_points_carry_their_sign(qapp):
    assert [ENGLISH.points(x) for x in (0.16, -0.0312, 0.0000001)] == [
        "+16.0 pts", "−3.1 pts", "±0.0 pts"]


def test_that_dates_follow_the_language_and_times_the_company(qapp):
    assert ENGLISH.day(date(2026, 11, 14)) == "14 Nov 2026"
    assert CHINESE.day(date(2026, 11, 14)) == "2026年11月14日"
    shanghai = Formats(Settings(timezone="Asia/Shanghai"))
    assert shanghai.moment(datetime(2026, 11, 13, 17, 5, tzinfo=UTC)) == "14 Nov 2026 01:05"
