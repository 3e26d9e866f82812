"""Amounts as people type them: by the locale's separators, with the units of both languages."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QLocale

UNITS = {"万亿": 12, "亿": 8, "万": 4, "k": 3, "m": 6, "b": 9}
"""Written behind a number -> powers of ten."""
TOO_LARGE = Decimal(10) ** 15
"""Whole units no company forecasts: a slip of the keyboard."""
_SIGNS = "¥$€£￥"


def typed_amount(text: str, locale: QLocale) -> Decimal | None:
    """"1,234.5", "¥ 12.9 M", "1290万" -> whole units, exact; None for what is no amount in this
    locale, such as separators in wrong places, for less than nothing and for `TOO_LARGE`."""
    said = text.strip().strip(_SIGNS).strip().casefold()
    power = 0
    for unit, digits in UNITS.items():
        if said.endswith(unit):
            said, power = said[: -len(unit)].strip(), digits
            break
    _, fits = locale.toDouble(said)
    if not said or not fits or any(c not in "0123456789" for c in _bare(said, locale)):
        return None
    plain = said.replace(locale.groupSeparator(), "").replace(locale.decimalPoint(), ".")
    amount = Decimal(plain).scaleb(power)
    return amount if amount < TOO_LARGE else None


def _bare(said: str, locale: QLocale) -> str:
    """Without the separators of the locale: digits alone, of any amount."""
    point, group = locale.decimalPoint(), locale.groupSeparator()
    return said.replace(group, "").replace(point, "", 1)
