"""Working days: the part of the time that somebody works, counted day by day.

A full working day is 1, whatever hours it has; an hour of a day with nine working hours is 1/9.
Holidays count nothing. A day worked in exchange for a holiday (调休) counts like any other: with
its weekday's hours, or, on a day of rest, with those of the first working day of the week.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from models.calendars import Calendar
from models.instants import from_days

if TYPE_CHECKING:
    from models.settings import Settings

Hours = tuple[time, time] | None
Instants = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Table = tuple[Instants, Instants, Instants, Floats]
_MINUTE = 60_000_000  # microseconds


@dataclass(frozen=True)
class WorkingDays:
    """`week`: hours from Monday to Sunday, None where nobody works. `extra`: days worked although
    the weekday, or the list of holidays, says otherwise."""

    calendar: Calendar
    week: tuple[Hours, ...]
    holidays: frozenset[date] = frozenset()
    extra: frozenset[date] = frozenset()
    _tables: dict[tuple[int, int], Table] = field(default_factory=dict, compare=False, repr=False)

    @staticmethod
    def of(settings: Settings) -> WorkingDays:
        """The company's own, as the settings say."""
        return WorkingDays(settings.calendar(), settings.working_hours,
                           frozenset(settings.holidays), frozenset(settings.worked_days))

    def hours(self, day: date) -> Hours:
        """When somebody works on a day."""
        own = self.week[day.weekday()]
        if day in self.extra:
            return own or next((hours for hours in self.week if hours), None)
        return None if day in self.holidays else own

    def between(self, start: Instants, end: Instants) -> Floats:
        """Working days from each start to each end, in microseconds since 1970 UTC; 0 where the
        end lies before the start. Costs one table over all days touched."""
        first, last = np.asarray(start, np.int64), np.asarray(end, np.int64)
        if not len(first):
            return np.zeros(0)
        low = int(min(first.min(), last.min())) // 86_400_000_000 - 2
        high = int(max(first.max(), last.max())) // 86_400_000_000 + 2
        begins, opens, closes, before = self._table(low, high)

        def worked(at: Instants) -> Floats:
            place = np.searchsorted(begins, at, side="right") - 1
            length = np.maximum(closes[place] - opens[place], 1)
            part = np.clip((at - opens[place]) / length, 0.0, 1.0)
            open_day = closes[place] > opens[place]
            found: Floats = before[place] + np.where(open_day, part, 0.0)
            return found

        return np.maximum(worked(last) - worked(first), 0.0)

    def _table(self, low: int, high: int) -> Table:
        """For each day: when it begins, when work begins and ends, and the working days before."""
        key = (low, high)
        found = self._tables.get(key)  # another thread may put its own in place at any time
        if found is None:
            days = [from_days(number) for number in range(low, high + 1)]
            begins = np.array([self.calendar.midnight(day) for day in days], np.int64)
            hours = [self.hours(day) for day in days]
            opens = begins + np.array([_minutes(one[0]) if one else 0 for one in hours]) * _MINUTE
            closes = begins + np.array([_minutes(one[1]) if one else 0 for one in hours]) * _MINUTE
            before = np.concatenate([[0.0], np.cumsum([one is not None for one in hours])[:-1]])
            made = begins, opens, closes, before.astype(float)
            self._tables.clear()
            self._tables[key] = made
            return made
        return found


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute

