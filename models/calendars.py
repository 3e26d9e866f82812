"""The company's calendar: its time zone, fiscal year and weeks, and the periods people name.

Periods are half-open ranges of days in the company's time zone. Fiscal years bear the calendar
year in which they end; "2026" and "this year" mean fiscal years, which are calendar years unless
`fiscal_start_month` says otherwise. Weeks are numbered like ISO 8601: the week belongs to the year
that holds its fourth day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from models.errors import CockpitError
from models.filters import ALL_TIME, Compare, Period
from models.instants import from_days, to_days, to_micros

MISSING = -(2**63)  # an instant, amount or duration that is not known
MISSING_DAY = -(2**31)
DAY = 86_400_000_000  # microseconds

Ints = npt.NDArray[np.int64]
Days = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Calendar:
    """`week_start`: 0 Monday ... 6 Sunday. `reporting_currency`: what all amounts are shown in."""

    timezone: str = "UTC"
    fiscal_start_month: int = 1
    week_start: int = 0
    reporting_currency: str = "EUR"

    def midnight(self, day: date) -> int:
        """The first instant of the day here, in microseconds since 1970 UTC."""
        local = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(self.timezone))
        return to_micros(local.astimezone(UTC))

    def day_of(self, at: datetime) -> date:
        return at.astimezone(ZoneInfo(self.timezone)).date()

    def end_of_day(self, day: date) -> datetime:
        """The last microsecond of the day here: what "as of DATE" means."""
        following = day + timedelta(days=1)
        local = datetime(
            following.year, following.month, following.day, tzinfo=ZoneInfo(self.timezone)
        )
        return local.astimezone(UTC) - timedelta(microseconds=1)

    def days_of(self, instants: Ints) -> Days:
        """Instants (microseconds, `MISSING` where unknown) -> days here (`MISSING_DAY`)."""
        known = instants != MISSING
        days = np.full(len(instants), MISSING_DAY, np.int32)
        if not known.any():
            return days
        first, last = int(instants[known].min()), int(instants[known].max())
        starts, offsets = _offsets(self.timezone, first // DAY - 2, last // DAY + 2)
        if len(starts) == 1:
            local = instants + offsets[0]
        else:
            local = instants + offsets[np.searchsorted(starts, instants, side="right") - 1]
        np.copyto(days, (local // DAY).astype(np.int32), where=known)
        return days

    def name_of(self, unit: str, day: date) -> str:
        """The month ("2026-09"), quarter ("2026Q3"), week ("2026W37") or year of a day."""
        if unit == "month":
            return f"{day:%Y-%m}"
        if unit == "week":
            fourth = self.week_of(day) + timedelta(days=3)
            year, week, _ = (fourth - timedelta(days=fourth.weekday() - 3)).isocalendar()
            return f"{year}W{week:02d}"
        year, month = self._fiscal(day)
        return f"{year}Q{month // 3 + 1}" if unit == "quarter" else str(year)

    def names_of(self, unit: str, first: int, last: int) -> tuple[list[str], npt.NDArray[np.int32]]:
        """Names of the units that days `first`..`last` lie in, and the position for each day."""
        return _names_of(self, unit, first, last)

    def week_of(self, day: date) -> date:
        """The first day of the week that holds `day`."""
        return day - timedelta(days=(day.weekday() - self.week_start) % 7)

    def year_start(self, year: int) -> date:
        """The first day of a fiscal year; of one after all years, the last day there is."""
        if year > date.max.year:
            return date.max
        return date(year - (self.fiscal_start_month > 1), self.fiscal_start_month, 1)

    def _fiscal(self, day: date) -> tuple[int, int]:
        """Fiscal year of a day and months passed in it, 0 to 11."""
        passed = (day.month - self.fiscal_start_month) % 12
        begins = day.year - (day.month < self.fiscal_start_month)
        return begins + (self.fiscal_start_month > 1), passed

    def around(self, unit: str, day: date) -> Period:
        """The day, week, month, quarter or year that holds `day`."""
        if unit == "day":
            return Period(day, _later(day, 1))
        if unit == "week":
            start = self.week_of(day)
            return Period(start, _later(start, 7))
        if unit == "month":
            return Period(day.replace(day=1), add_months(day.replace(day=1), 1))
        year, passed = self._fiscal(day)
        if unit == "quarter":
            start = add_months(self.year_start(year), passed // 3 * 3)
            return Period(start, add_months(start, 3))
        return Period(self.year_start(year), self.year_start(year + 1))


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last one the month has; never before or after all
    days there are."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _later(day: date, days: int) -> date:
    return min(day, date.max - timedelta(days=days)) + timedelta(days=days)


@lru_cache(maxsize=64)
def _names_of(calendar: Calendar, unit: str, first: int, last: int
              ) -> tuple[list[str], npt.NDArray[np.int32]]:
    names: list[str] = []
    codes = np.empty(last - first + 1, np.int32)
    seen: dict[str, int] = {}
    for number in range(first, last + 1):
        name = calendar.name_of(unit, from_days(number))
        if name not in seen:
            seen[name] = len(names)
            names.append(name)
        codes[number - first] = seen[name]
    return names, codes


@lru_cache(maxsize=64)
def _offsets(timezone: str, first_day: int, last_day: int) -> tuple[Ints, Ints]:
    """When the zone's distance to UTC changes, between two days, and the distances."""
    zone = ZoneInfo(timezone)

    def offset(micros: int) -> int:
        away = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=micros)).astimezone(zone)
        distance = away.utcoffset()
        assert distance is not None
        return distance // timedelta(microseconds=1)

    starts, offsets = [first_day * DAY], [offset(first_day * DAY)]
    for day in range(first_day, last_day + 1):
        low, high = day * DAY, (day + 1) * DAY
        while offset(high) != offsets[-1]:  # a change inside this day: find its second
            while high - low > 1_000_000:
                middle = (low + high) // 2_000_000 * 1_000_000
                low, high = (middle, high) if offset(middle) == offsets[-1] else (low, middle)
            starts.append(high)
            offsets.append(offset(high))
            low, high = high, (day + 1) * DAY
    return np.array(starts, np.int64), np.array(offsets, np.int64)


_WORDS = re.compile(r"(this|last|previous|next)[ _-](day|week|month|quarter|year)")
_SPANS = re.compile(r"last[ _-](\d{1,3})[ _-](day|week|month|quarter|year)s")
_UNITS = (
    ("year", re.compile(r"(\d{4})")),
    ("quarter", re.compile(r"(\d{4})-?[qQ]([1-4])")),
    ("month", re.compile(r"(\d{4})-(\d{2})")),
    ("week", re.compile(r"(\d{4})-?[wW](\d{1,2})")),
    ("day", re.compile(r"(\d{4})-(\d{2})-(\d{2})")),
)


def parse_period(text: str, calendar: Calendar, today: date) -> Period:
    """What a person means by `text`: all, 2026, 2026Q3, 2026-09, 2026W37, 2026-09-12,
    FROM..TO (both included, either may be left out), today, this or last week, month, ...,
    last 4 quarters (the present one and the three before)

    Errors: CockpitError("period.not_understood", text=...).
    """
    said = text.strip()
    if said.lower() in ("all", ""):
        return ALL_TIME
    try:
        if ".." in said:
            first, _, last = said.partition("..")
            start = _named(first.strip(), calendar, today).start if first.strip() else None
            end = _named(last.strip(), calendar, today).end if last.strip() else None
            if start is not None and end is not None and start >= end:
                raise ValueError("ends before it begins")
            return Period(start, end)
        return _named(said, calendar, today)
    except (ValueError, OverflowError) as error:
        raise CockpitError("period.not_understood", text=text) from error


def _named(text: str, calendar: Calendar, today: date) -> Period:
    words = {"today": "this day", "yesterday": "last day", "tomorrow": "next day"}
    if match := _WORDS.fullmatch(words.get(text.lower(), text.lower())):
        which, unit = match.groups()
        period = calendar.around(unit, today)
        assert period.start is not None
        assert period.end is not None
        if which == "this":
            return period
        if which == "next":
            return calendar.around(unit, period.end)
        return calendar.around(unit, period.start - timedelta(days=1))
    if match := _SPANS.fullmatch(text.lower()):
        return _last(int(match[1]), match[2], calendar, today)
    for unit, pattern in _UNITS:
        if match := pattern.fullmatch(text):
            return _numbered(unit, [int(number) for number in match.groups()], calendar)
    raise ValueError(text)


def _last(count: int, unit: str, calendar: Calendar, today: date) -> Period:
    """So many whole units, the last of which is the one that holds `today`."""
    if not count:
        raise ValueError("no length")
    newest = oldest = calendar.around(unit, today)
    for _ in range(count - 1):
        assert oldest.start is not None
        oldest = calendar.around(unit, oldest.start - timedelta(days=1))
    return Period(oldest.start, newest.end)


def _numbered(unit: str, numbers: list[int], calendar: Calendar) -> Period:
    year = numbers[0]
    if unit == "year":
        return Period(calendar.year_start(year), calendar.year_start(year + 1))
    if unit == "quarter":
        start = add_months(calendar.year_start(year), 3 * (numbers[1] - 1))
    elif unit == "month":
        start = date(year, numbers[1], 1)
    elif unit == "week":
        start = calendar.week_of(date.fromisocalendar(year, numbers[1], 4))
        if calendar.name_of("week", start) != f"{year}W{numbers[1]:02d}":
            start += timedelta(days=7)
    else:
        start = date(year, numbers[1], numbers[2])
    return calendar.around(unit, start)


def period_label(period: Period, calendar: Calendar) -> str:
    """The shortest text that `parse_period` reads as this period."""
    if period.unbounded:
        return "all"
    if period.start is not None:
        for unit in ("year", "quarter", "month", "week"):
            if calendar.around(unit, period.start) == period:
                return calendar.name_of(unit, period.start)
    first = "" if period.start is None else period.start.isoformat()
    last = "" if period.end is None else (period.end - timedelta(days=1)).isoformat()
    return first if first == last else f"{first}..{last}"


def shift(period: Period, compare: Compare) -> Period | None:
    """The period to compare with; None where there is none (no comparison, or no beginning).

    previous:  the one just before, of as many months when it is made of whole months, else days.
    year:      the same one a year earlier; whole weeks go back 52 weeks, so that weekdays agree.
    benchmark: the twelve months before the period begins.
    """
    start, end = period.start, period.end
    if compare == "none" or start is None:
        return None
    if compare == "benchmark":
        return Period(add_months(start, -12), start)
    if end is None:
        return None
    if compare == "year":
        if (end - start).days % 7 == 0 and not _whole_months(start, end):
            return Period(start - timedelta(days=364), end - timedelta(days=364))
        return Period(add_months(start, -12), add_months(end, -12))
    if _whole_months(start, end):
        months = (end.year - start.year) * 12 + end.month - start.month
        return Period(add_months(start, -months), start)
    return Period(start - (end - start), start)


def _whole_months(start: date, end: date) -> bool:
    return start.day == 1 and end.day == 1


def day_range(period: Period) -> tuple[int, int]:
    """First day and first day after, as numbers; open sides become the widest there are."""
    first = MISSING_DAY + 1 if period.start is None else to_days(period.start)
    after = 2**31 - 1 if period.end is None else to_days(period.end)
    return first, after
