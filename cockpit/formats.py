"""Numbers, money and dates as people of a locale write them."""

from __future__ import annotations

import math
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from models.money import to_major

if TYPE_CHECKING:
    from models.settings import Settings

EMPTY = "–"
_SYMBOL = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "JPY": "JP¥", "HKD": "HK$", "INR": "₹"}
_SHORT = {
    "zh_CN": ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")),
    "en": ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K")),
}  # CLDR short compact decimal forms of the two languages we speak

_UNITS = {"one": (1.0, ""), "thousand": (1e3, "K"), "ten_thousand": (1e4, "万"),
          "million": (1e6, "M"), "hundred_million": (1e8, "亿")}


class Formats:
    """Writes figures in the language of the settings. Every method takes NaN and gives "–"."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.language = settings.language

    @cached_property
    def locale(self) -> QLocale:
        return QLocale("zh_CN" if self.language == "zh_CN" else "en_GB")

    @cached_property
    def _compact(self) -> QLocale:
        """CLDR's short forms have no group separators: 4860 万."""
        locale = QLocale(self.locale)
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        return locale

    def integer(self, value: float) -> str:
        return EMPTY if _missing(value) else self.locale.toString(round(value))

    def percent(self, ratio: float, digits: int | None = None) -> str:
        """0.264 -> "26%"; one decimal below ten per cent, where a point matters."""
        if _missing(ratio):
            return EMPTY
        if digits is None:
            digits = 0 if abs(ratio) >= 0.0995 or ratio == 0 else 1
        return f"{self.locale.toString(ratio * 100, 'f', digits)}%"

    def points(self, difference: float, digits: int = 1) -> str:
        """A difference of two ratios, in percentage points, with its sign."""
        if _missing(difference):
            return EMPTY
        difference = round(difference, digits + 2)
        number = self.locale.toString(abs(difference) * 100, "f", digits)
        return f"{_sign(difference)}{number} {self._word('pts')}"

    def signed_percent(self, ratio: float) -> str:
        if _missing(ratio):
            return EMPTY
        return f"{_sign(ratio)}{self.locale.toString(abs(ratio) * 100, 'f', 1)}%"

    def days(self, days: float, digits: int | None = None) -> str:
        if _missing(days):
            return EMPTY
        if digits is None:
            digits = 0 if abs(days) >= 9.95 else 1
        return f"{self.locale.toString(float(days), 'f', digits)} {self._word('d')}"

    def money(self, minor: float, currency: str | None, *, compact: bool = True) -> str:
        """Minor units -> "¥ 48.6 M" or "¥ 4860 万"; whole with `compact=False`."""
        if _missing(minor):
            return EMPTY
        major = to_major(int(minor), currency)
        symbol = _SYMBOL.get(currency or "", currency or "")
        number = self._in_unit(float(major)) if compact else (
            self.locale.toString(float(major), "f", 2))
        return f"{symbol} {number}".strip()

    def _in_unit(self, major: float) -> str:
        """Shortened as the settings say: by the language, or always in one unit."""
        size, unit = _UNITS.get(self.settings.currency_unit, (0.0, ""))
        if not size:
            return self.short(major)
        digits = 0 if size == 1 or abs(major) >= 1000 * size else 1
        return f"{self.locale.toString(major / size, 'f', digits)} {unit}".strip()

    def short(self, number: float) -> str:
        """Big numbers with three significant digits and the locale's own unit."""
        if _missing(number):
            return EMPTY
        for size, unit in _SHORT["zh_CN" if self.language == "zh_CN" else "en"]:
            if abs(number) >= size * 0.9995:
                scaled = number / size
                digits = 0 if abs(scaled) >= 99.95 else 1
                return f"{self._compact.toString(scaled, 'f', digits)} {unit}"
        return self._compact.toString(number, "f", 0)

    def day(self, day: date | None) -> str:
        if day is None:
            return EMPTY
        return self.locale.toString(
            QDate(day.year, day.month, day.day),
            "yyyy年M月d日" if self.language == "zh_CN" else "d MMM yyyy",
        )

    def moment(self, at: datetime | None) -> str:
        """In the company's time zone, to the minute."""
        if at is None:
            return EMPTY
        local = at.astimezone(ZoneInfo(self.settings.timezone))
        return f"{self.day(local.date())} {local:%H:%M}"

    def _word(self, unit: str) -> str:
        return {
            "d": QCoreApplication.translate("Formats", "d", "days, short"),
            "pts": QCoreApplication.translate("Formats", "pts", "percentage points, short"),
        }[unit]


def _missing(value: float | None) -> bool:
    return value is None or math.isnan(value)


def _sign(value: float) -> str:
    return "+" if value > 0 else "−" if value < 0 else "±"
