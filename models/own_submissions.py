"""Forecast calls entered here, at three levels: added, never changed, kept offline.

A call counts from the moment it was made; at each weekly lock the newest one of a person and
period holds. What is entered after a lock is therefore a new version for the next week. Calls a
CRM tells and calls entered here stand side by side; the later one holds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from models.audit import append
from models.calendars import Calendar
from models.errors import CockpitError
from models.filters import Period
from models.instants import from_days, from_micros, to_days, to_micros
from models.mart import Changed, refresh
from models.money import to_major, to_minor

if TYPE_CHECKING:
    from models.cache import Cache

LEVELS = ("rep", "manager", "hq")
CATEGORY = "commit"
_COLUMNS = ("id, level, owner, period_start, period_end, category, amount, currency, checks, note,"
            " author, at")


@dataclass(frozen=True)
class Entry:
    """A call as somebody enters it.

    owner    whose number, "connection:id"
    amount   whole units of `currency`, for the total of the period
    checks   level 2: opportunity -> {"verified": bool, ...}; level 3: {"weights": {...}}
    """

    level: str
    owner: str
    period: Period
    amount: Decimal
    currency: str
    checks: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    category: str = CATEGORY


@dataclass(frozen=True)
class Own:
    """A call that was kept; `lock` is the first weekly lock it counts at."""

    id: int
    entry: Entry
    author: str
    at: datetime
    lock: datetime

    @property
    def nodes(self) -> tuple[int, int]:
        """Key deals that level 2 verified, and all it looked at; (0, 0) where it did not."""
        looked = [one for one in self.entry.checks.values()
                  if isinstance(one, Mapping) and "verified" in one]
        return sum(bool(one["verified"]) for one in looked), len(looked)


def lock_after(at: datetime, calendar: Calendar) -> datetime:
    """The lock that ends the week of a moment: the beginning of the next week of the company."""
    start = calendar.week_of(calendar.day_of(at)) + timedelta(days=7)
    return from_micros(calendar.midnight(start))


def submit(cache: Cache, entry: Entry, *, author: str, now: datetime, calendar: Calendar) -> Own:
    """Keep a call for ever and bring the columns up to date, in one transaction.

    Errors: CockpitError: forecast.unknown_level, forecast.no_owner, forecast.bad_period,
    forecast.period_over, forecast.bad_amount, amount.out_of_range.
    """
    start, end = _checked(entry, now, calendar)
    amount = to_minor(entry.amount, entry.currency)
    with cache.write() as connection:
        made = connection.exec_driver_sql(
            "INSERT INTO own_submission (level, owner, period_start, period_end, category, amount,"
            " currency, checks, note, author, at) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            (entry.level, entry.owner, start, end, entry.category, amount, entry.currency,
             json.dumps(dict(entry.checks), ensure_ascii=False, sort_keys=True),
             entry.note.strip(), author, to_micros(now)))
        append(connection, "forecast submitted", {
            "id": made.lastrowid, "level": entry.level, "owner": entry.owner, "amount": amount,
            "currency": entry.currency, "period": [start, end]}, actor=author, now=now)
        refresh(connection, Changed(everything_else=frozenset({"own_submissions"})), calendar)
        cache.bump(connection)
        number = int(made.lastrowid or 0)
    cache.mark()
    return Own(number, entry, author, now, lock_after(now, calendar))


def _checked(entry: Entry, now: datetime, calendar: Calendar) -> tuple[int, int]:
    """First day and day after the last of the period."""
    if entry.level not in LEVELS:
        raise CockpitError("forecast.unknown_level", name=entry.level, known=", ".join(LEVELS))
    number, _, person = entry.owner.partition(":")
    if not number.isdecimal() or not person:
        raise CockpitError("forecast.no_owner", value=entry.owner)
    period = entry.period
    if period.start is None or period.end is None or period.start >= period.end:
        raise CockpitError("forecast.bad_period")
    if calendar.day_of(now) >= period.end:
        raise CockpitError("forecast.period_over", value=period.end.isoformat())
    if not entry.amount.is_finite() or entry.amount < 0:
        raise CockpitError("forecast.bad_amount", value=str(entry.amount))
    return to_days(period.start), to_days(period.end)


def earlier(cache: Cache, level: str, owner: str, period: Period, calendar: Calendar
            ) -> tuple[Own, ...]:
    """All versions of one person and period entered here, the newest first."""
    if period.start is None or period.end is None:
        return ()
    with cache.raw_read() as connection:
        rows = connection.execute(
            f"SELECT {_COLUMNS} FROM own_submission WHERE level = ? AND owner = ? AND "
            "period_start = ? AND period_end = ? ORDER BY at DESC, id DESC",
            (level, owner, to_days(period.start), to_days(period.end))).fetchall()
    return tuple(_own(row, calendar) for row in rows)


def reviewed(cache: Cache, calendar: Calendar) -> tuple[Own, ...]:
    """The newest call of each manager and period in which key deals were looked at; the newest
    period first, then by owner."""
    with cache.raw_read() as connection:
        rows = connection.execute(
            f"SELECT {_COLUMNS} FROM own_submission WHERE level = 'manager' "
            "ORDER BY period_start DESC, owner, at DESC, id DESC").fetchall()
    newest: dict[tuple[Any, ...], Own] = {}
    for row in rows:
        newest.setdefault((row[2], row[3], row[4]), _own(row, calendar))
    return tuple(own for own in newest.values() if own.nodes[1])


def _own(row: Any, calendar: Calendar) -> Own:
    number, level, owner, start, end, category, amount, currency, checks, note, author, at = row
    entry = Entry(level, owner, Period(from_days(start), from_days(end)),
                  to_major(amount, currency), currency, json.loads(checks), note, category)
    made = from_micros(at)
    return Own(number, entry, author, made, lock_after(made, calendar))
