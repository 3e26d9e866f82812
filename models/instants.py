"""Times as the file keeps them: microseconds and days since 1970-01-01, UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_DAY = date(1970, 1, 1).toordinal()
_MICROSECOND = timedelta(microseconds=1)


def to_micros(at: datetime) -> int:
    """Aware datetime -> microseconds since 1970, exact. Naive times raise TypeError."""
    return (at - EPOCH) // _MICROSECOND


def from_micros(micros: int) -> datetime:
    return EPOCH + timedelta(microseconds=micros)


def to_days(day: date) -> int:
    return day.toordinal() - EPOCH_DAY


def from_days(days: int) -> date:
    return date.fromordinal(days + EPOCH_DAY)
