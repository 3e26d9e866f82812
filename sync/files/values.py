"""Text of a cell -> date, instant, number. Only what is declared is understood, nothing is tried.

Patterns are written as people write them: `YYYY-MM-DD`, `MM/DD/YY`, `YYYY年M月D日`,
`DD.MM.YYYY hh:mm`, `MM/DD/YY hh:mm AM`; `EXCEL` and `EXCEL1904` for serial day numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal
from functools import lru_cache

from models.errors import CockpitError
from models.money import to_minor

ISO = ("YYYY-MM-DD", "YYYY-MM-DD hh:mm:ss", "YYYY-MM-DD hh:mm")
SERIALS = {"EXCEL": date(1899, 12, 30), "EXCEL1904": date(1904, 1, 1)}
PIVOT = 69  # two-digit years from here on are of the last century, as POSIX has it
_TOKENS = {
    "YYYY": r"(?P<year>\d{4})", "YY": r"(?P<short>\d{2})", "MM": r"(?P<month>\d{1,2})",
    "M": r"(?P<month>\d{1,2})", "DD": r"(?P<day>\d{1,2})", "D": r"(?P<day>\d{1,2})",
    "hh": r"(?P<hour>\d{1,2})", "h": r"(?P<hour>\d{1,2})", "mm": r"(?P<minute>\d{2})",
    "ss": r"(?P<second>\d{2})(?:\.(?P<fraction>\d{1,6})\d*)?",
    "AM": r"(?P<half>AM|PM|am|pm|上午|下午)",
}
_TOKEN = re.compile("|".join(sorted(_TOKENS, key=len, reverse=True)))
_TRUE = frozenset({"true", "yes", "y", "1", "t", "是", "真", "有效"})
_FALSE = frozenset({"false", "no", "n", "0", "f", "否", "假", "无效"})


class BadValueError(ValueError):
    """`code` is that of the reject: record.bad_date, record.bad_number, ..."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True)
class _Pattern:
    expression: re.Pattern[str]
    has_time: bool


def pattern_problem(pattern: str) -> bool:
    """Whether a declared pattern cannot be used: it needs year, month and day, each once."""
    if pattern in SERIALS:
        return False
    try:
        names = _compiled(pattern).expression.groupindex
    except re.error:  # a part stands there twice
        return True
    return not {"month", "day"} <= names.keys() or ("year" in names) == ("short" in names)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> _Pattern:
    parts, place = [], 0
    for token in _TOKEN.finditer(pattern):
        parts += [re.escape(pattern[place:token.start()]), _TOKENS[token.group()]]
        place = token.end()
    parts.append(re.escape(pattern[place:]))
    text = "".join(parts).replace(r"\ ", r"\s*" if "AM" in pattern else r"\s+")
    if pattern.startswith("YYYY-MM-DD hh"):
        text = text.replace(r"\s+", r"[T\s]+") + r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?"
    return _Pattern(re.compile(text, re.ASCII), "hour" in text)


def read_instant(text: str, patterns: Sequence[str], zone: tzinfo) -> datetime:
    """The moment in UTC; a day without time is its first moment in `zone`.

    Errors: BadValueError("record.bad_date") for days that do not exist and for other writings.
    """
    text = text.strip()
    for pattern in (*patterns, *ISO):
        found = read_by(pattern, text, zone)
        if found is not None:
            return found
    raise BadValueError("record.bad_date")


def read_by(pattern: str, text: str, zone: tzinfo) -> datetime | None:
    """By one pattern alone; None where the text is written otherwise. Errors: BadValueError."""
    if pattern in SERIALS:
        return _serial(text, pattern, zone)
    return _match(text, pattern, zone)


def read_day(text: str, patterns: Sequence[str], zone: tzinfo) -> date:
    """The calendar day as written, in `zone` where the text names another zone."""
    return read_instant(text, patterns, zone).astimezone(zone).date()


def has_short_year(pattern: str) -> bool:
    return "YY" in pattern and "YYYY" not in pattern


def _serial(text: str, pattern: str, zone: tzinfo) -> datetime | None:
    if not re.fullmatch(r"\d{1,6}(\.\d+)?", text):
        return None
    whole, _, fraction = text.partition(".")
    day = SERIALS[pattern] + timedelta(days=int(whole))
    seconds = round(float(f"0.{fraction or 0}") * 86400)
    at = datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(seconds=seconds)
    return at.astimezone(UTC)


def _match(text: str, pattern: str, zone: tzinfo) -> datetime | None:
    match = _compiled(pattern).expression.fullmatch(text)
    if match is None:
        return None
    part = match.groupdict()
    if part.get("short"):
        short = int(part["short"])
        year = short + (1900 if short >= PIVOT else 2000)
    else:
        year = int(part["year"])
    hour = int(part.get("hour") or 0)
    half = part.get("half")
    if half:
        if not 1 <= hour <= 12:
            raise BadValueError("record.bad_date")
        hour = hour % 12 + (12 if half in ("PM", "pm", "下午") else 0)
    fraction = (part.get("fraction") or "").ljust(6, "0")
    try:
        at = datetime(
            year, int(part["month"]), int(part["day"]), hour, int(part.get("minute") or 0),
            int(part.get("second") or 0), int(fraction), tzinfo=_zone(part.get("zone"), zone),
        )
        return at.astimezone(UTC)
    except (ValueError, OverflowError) as error:  # 2025-02-30
        raise BadValueError("record.bad_date") from error


def _zone(text: str | None, zone: tzinfo) -> tzinfo:
    if not text:
        return zone
    if text == "Z":
        return UTC
    return datetime.strptime(text, "%z").tzinfo or zone


@lru_cache(maxsize=64)
def _number(decimal: str, thousands: str) -> re.Pattern[str]:
    mark = re.escape(decimal)
    whole = r"\d+"
    if thousands:
        gap = r"[ \u00a0\u202f]" if thousands == " " else re.escape(thousands)
        whole = rf"(?:\d{{1,3}}(?:{gap}\d{{3}})+|\d+)"
    return re.compile(rf"([+-]?)({whole})?(?:{mark}(\d*))?(?:[eE]([+-]?\d{{1,6}}))?", re.ASCII)


def read_decimal(text: str, decimal: str = ".", thousands: str = "") -> Decimal:
    """Exact. `(1,200)` is negative, as accountants write; marks of currencies are left out.

    Errors: BadValueError("record.bad_number") for anything else, also NaN and Inf.
    """
    text = text.strip()
    negative = text.startswith("(") and text.endswith(")")
    text = (text[1:-1] if negative else text).strip("$€£¥￥ \u00a0")
    match = _number(decimal, thousands).fullmatch(text)
    if match is None or not (match.group(2) or match.group(3)):
        raise BadValueError("record.bad_number")
    sign, whole, fraction, power = match.groups()
    digits = re.sub(r"\D", "", whole or "0")
    tail = (f".{fraction}" if fraction else "") + (f"E{power}" if power else "")
    number = Decimal(f"{sign}{digits}{tail}")
    return -number if negative else number


def read_amount(text: str, decimal: str, thousands: str, currency: str | None) -> Decimal:
    """Money that the file can keep. Errors: BadValueError("amount.out_of_range") besides."""
    amount = read_decimal(text, decimal, thousands)
    try:
        to_minor(amount, currency)
    except CockpitError as error:
        raise BadValueError(error.code) from error
    return amount


def read_ratio(text: str, decimal: str, thousands: str, *, percent: bool) -> float:
    """0 to 1; `60%` is 0.6. Errors: BadValueError("record.bad_ratio") for what lies outside."""
    text = text.strip()
    signed = text.endswith("%")
    number = read_decimal(text.rstrip("%"), decimal, thousands)
    ratio = float(number / 100 if percent or signed else number)
    if not 0 <= ratio <= 1:
        raise BadValueError("record.bad_ratio")
    return ratio


def read_flag(text: str) -> bool:
    folded = text.strip().casefold()
    if folded in _TRUE:
        return True
    if folded in _FALSE:
        return False
    raise BadValueError("record.bad_flag")


def read_whole(text: str, decimal: str, thousands: str) -> int:
    number = read_decimal(text, decimal, thousands)
    if abs(number) > 10**15 or number != number.to_integral_value():
        raise BadValueError("record.bad_number")
    return int(number)
