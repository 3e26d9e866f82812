"""Amounts as people type them."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale

from cockpit.typed_amounts import typed_amount

ENGLISH, CHINESE, GERMAN = QLocale("en_GB"), QLocale("zh_CN"), QLocale("de_DE")


@pytest.mark.parametrize(("text", "locale", "amount"), [
    ("1,234,567.89", ENGLISH, "1234567.89"), (" 12 ", ENGLISH, "12"), ("0", ENGLISH, "0"),
    ("¥ 12.9 M", ENGLISH, "12900000"), ("12.9k", ENGLISH, "12900"), ("2b", ENGLISH, "2000000000"),
    ("1290万", CHINESE, "12900000"), ("1.29 亿", CHINESE, "129000000"),
    ("￥1,290", CHINESE, "1290"), ("1.234,5", GERMAN, "1234.5"),
    ("90071992547409.93", ENGLISH, "90071992547409.93"),
])
def test_that_amounts_are_read_exactly_by_the_separators_of_the_locale(text, locale, amount):
    assert typed_amount(text, locale) == Decimal(amount)


@pytest.mark.parametrize("text", [
    "", " ", "abc", "-5", "1.2.3", "1.234,56", "12,34", "1e5", "M", "inf", "nan", "5 apples", "٣",
    "1000000000000000", "99999999999999999999"])
def test_that_what_is_no_amount_here_is_told_apart(text):
    assert typed_amount(text, ENGLISH) is None
