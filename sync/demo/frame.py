"""The time a demo company lives in, and how large it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import numpy as np

from sync.demo.draws import Floats, Ints

HISTORY_DAYS = 913  # two and a half years before today
FUTURE_DAYS = 92  # what the clock of the server can still be moved forward
SECONDS = 86_400
EPOCH_DAY = date(1970, 1, 1).toordinal()


@dataclass(frozen=True)
class Size:
    """How much of everything exists by the company's today; `detours` multiplies moves back."""

    name: str
    teams: int
    sellers: int
    accounts: int
    leads: int
    opportunities: int
    activities: int
    detours: float = 1.0


SIZES = {
    "S": Size("S", 8, 40, 1_200, 25_000, 6_000, 42_000),
    "M": Size("M", 24, 120, 8_000, 200_000, 100_000, 850_000, 11.0),
    "L": Size("L", 100, 500, 50_000, 1_000_000, 1_000_000, 8_500_000, 11.0),
}


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - EPOCH_DAY


def seconds_of(at: datetime) -> int:
    """Whole seconds since 1970, rounded down."""
    return int((at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(seconds=1))


def moment(seconds: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(seconds))


def calendar_day(seconds: int) -> date:
    return date.fromordinal(int(seconds) // SECONDS + EPOCH_DAY)


@dataclass(frozen=True)
class Frame:
    """From when to when the company is known. Days are numbers since 1970-01-01, in UTC."""

    today: date

    @property
    def now_day(self) -> int:
        return day_number(self.today)

    @property
    def first_day(self) -> int:
        return self.now_day - HISTORY_DAYS

    @property
    def last_day(self) -> int:
        return self.now_day + FUTURE_DAYS

    @property
    def opens_at(self) -> int:
        """Seconds at which the server's clock stands at first: 08:00 in Shanghai, today."""
        return self.now_day * SECONDS


def working_seconds(days: Floats) -> Ints:
    """Moments in fractional days -> seconds since 1970 inside working hours.

    Monday to Friday, 9 to 18 o'clock in Shanghai (1 to 10 UTC). What falls on a weekend moves to
    the first hour of Monday. Never changes the order of two moments; equal ones stay equal.
    """
    day = np.floor(days)
    share = days - day
    weekday = (day + 3) % 7  # 1970-01-01 was a Thursday; Monday is 0
    saturday, sunday, monday = weekday == 5, weekday == 6, weekday == 0
    share = np.where(saturday, 0.06 * share, np.where(sunday, 0.06 + 0.06 * share, np.where(
        monday, 0.12 + 0.88 * share, share)))
    day = day + np.where(saturday, 2, np.where(sunday, 1, 0))
    return (day * SECONDS + np.floor((1 + 9 * share) * 3600)).astype(np.int64)
