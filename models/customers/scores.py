"""The inputs of health at any moment, and the score a document makes of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
import numpy.typing as npt

from models.calendars import Calendar
from models.customers.coded import Ints
from models.customers.contacts import DAY, Contacts
from models.customers.deals import Standing
from models.documents.health import HealthDocument
from models.instants import from_micros, to_days
from models.metrics.health_score import Health, weighed

Floats = npt.NDArray[np.float64]
REPLY_DAYS = 90  # replies that count for the median
CONTACT_DAYS = 30
LONG_DAYS = 90
STAND_IN = {"neutral": 50.0, "worst": 0.0}


@dataclass(frozen=True)
class Scores:
    """Aligned with the directory, one entry per customer: raw values by input, and the health
    they give."""

    at: int
    values: dict[str, Floats]
    health: Health

    @property
    def score(self) -> Floats:
        return self.health.score

    @property
    def completeness(self) -> Floats:
        return self.health.completeness


def inputs_at(names: tuple[str, ...], contacts: Contacts, deals: Standing, at: int,
              calendar: Calendar, n: int) -> dict[str, Floats]:
    """Raw values of the named inputs at the moment (microseconds), NaN where nothing is known."""
    last = contacts.mutual.last(at, n)
    seen = ~np.isnan(contacts.every.last(at, n))
    day = to_days(calendar.day_of(from_micros(at)))

    def counted(numbers: Ints) -> Floats:
        return np.where(seen, numbers, np.nan)

    def share(good: npt.NDArray[np.bool_]) -> Floats:
        whole = np.bincount(deals.place[deals.open], minlength=n)
        part = np.bincount(deals.place[deals.open & good], minlength=n)
        return np.where(whole > 0, part / np.maximum(whole, 1), np.nan)

    makers: dict[str, Callable[[], Floats]] = {
        "recency": lambda: (at - last) / DAY,
        "contacts": lambda: counted(contacts.mutual.count(at, CONTACT_DAYS, n)),
        "reply": lambda: contacts.replies.median(at, REPLY_DAYS, n),
        "deals": lambda: share((deals.expected >= day) | (deals.expected < -2**31)),
        "inquiries": lambda: counted(contacts.inbound.count(at, LONG_DAYS, n))
        * CONTACT_DAYS / LONG_DAYS,
        "meetings": lambda: counted(contacts.meetings.count(at, LONG_DAYS, n)),
        "unanswered": lambda: np.where(seen, _unanswered(contacts, last, at, n), np.nan),
        "bought": lambda: _bought(deals, at, n),
        "unblocked": lambda: share(~deals.blocked),
    }
    return {name: makers[name]() for name in names}


def _unanswered(contacts: Contacts, last: Floats, at: int, n: int) -> Ints:
    tries = contacts.outbound
    first = int(np.searchsorted(tries.when, at - LONG_DAYS * DAY, side="left"))
    place, when = tries.place[first:tries.until(at)], tries.when[first:tries.until(at)]
    later = ~(when <= last[place])
    return np.bincount(place[later], minlength=n).astype(np.int64)


def _bought(deals: Standing, at: int, n: int) -> Floats:
    known = (deals.won_place >= 0) & (deals.won_at <= at)
    latest = np.full(n, -np.inf)
    np.maximum.at(latest, deals.won_place[known], deals.won_at[known])
    return np.where(np.isfinite(latest), (at - latest) / DAY, np.nan)


def scored(document: HealthDocument, values: dict[str, Floats], at: int) -> Scores:
    """Health of everybody at the moment, from the raw values of the inputs that have weight."""
    used = {one.key: one for one in document.used}
    unknown = {key: STAND_IN[one.missing] for key, one in used.items() if one.missing in STAND_IN}
    return Scores(at, values, weighed(used, values, unknown))


def weeks_before(at: datetime, count: int, calendar: Calendar) -> list[int]:
    """The beginnings of the last so many weeks of the company by `at`, oldest first."""
    week = calendar.week_of(calendar.day_of(at.astimezone(UTC)))
    return [calendar.midnight(week - timedelta(weeks=back)) for back in range(count - 1, -1, -1)]
