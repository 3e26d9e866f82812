"""What was said, as rows in time: at any moment who was last heard, how often, how fast.

Activities have no history of their own, so one reading serves every moment: what is done later is
cut off by its time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.cells import Array
from models.customers.coded import Bools, Column, Ints, coded
from models.facts import ACTIVITIES, OPPORTUNITIES
from models.filters import FilterState
from models.metric import Source

Floats = npt.NDArray[np.float64]
DAY = 86_400_000_000
TWO_WAY = (("direction", ("inbound", "both")), ("type", ("meeting",)))
"""Contacts in which the customer took part: what a filter on one of these lets through."""


@dataclass(frozen=True)
class Stream:
    """Rows of one sort in the order of their time: whose, when (microseconds), a number of it."""

    place: Ints
    when: Ints
    number: Floats

    def until(self, at: int) -> int:
        """How many rows lie at or before the moment."""
        return int(np.searchsorted(self.when, at, side="right"))

    def last(self, at: int, n: int) -> Floats:
        """Per customer the time of the newest row by `at`; NaN without one."""
        count = self.until(at)
        found = np.full(n, np.nan)
        found[self.place[:count]] = self.when[:count]  # a later row overwrites an earlier one
        return found

    def following(self, known: int, n: int) -> Callable[[int], Floats]:
        """`last` at moments that follow one another; what is later than `known` is not told."""
        found, told = np.full(n, np.nan), 0

        def at(when: int) -> Floats:
            nonlocal told
            count = self.until(min(when, known))
            found[self.place[told:count]] = self.when[told:count]
            told = count
            return found.copy()

        return at

    def count(self, at: int, days: float, n: int) -> Ints:
        """Per customer the rows of the last so many days, the far end included."""
        first = int(np.searchsorted(self.when, at - round(days * DAY), side="left"))
        return np.bincount(self.place[first:self.until(at)], minlength=n).astype(np.int64)

    def median(self, at: int, days: float, n: int) -> Floats:
        """Per customer the median number of the rows of the last so many days."""
        first = int(np.searchsorted(self.when, at - round(days * DAY), side="left"))
        rows = slice(first, self.until(at))
        return medians(self.place[rows], self.number[rows], n)

    def of(self, place: int) -> Stream:
        """The rows of one customer, who then is the only one."""
        kept = self.place == place
        return Stream(np.zeros(int(kept.sum()), np.int64), self.when[kept], self.number[kept])


def medians(place: Ints, values: Floats, n: int) -> Floats:
    found = np.full(n, np.nan)
    order = np.lexsort((values, place))
    values = values[order]
    count = np.bincount(place, minlength=n)
    first = np.cumsum(count) - count
    some = count > 0
    low, high = first + (count - 1) // 2, first + count // 2
    found[some] = (values[low[some]] + values[high[some]]) / 2
    return found


@dataclass(frozen=True)
class Contacts:
    """`every`: all activities; `mutual`: those the customer took part in; `inbound`: those the
    customer began or answered; `outbound`: tries of ours; `replies`: answers with their hours."""

    every: Stream
    mutual: Stream
    inbound: Stream
    outbound: Stream
    meetings: Stream
    replies: Stream

    def of(self, place: int) -> Contacts:
        return Contacts(*(getattr(self, name).of(place) for name in (
            "every", "mutual", "inbound", "outbound", "meetings", "replies")))


def read_contacts(source: Source, place: dict[str | None, int], scope: frozenset[str] | None
                  ) -> Contacts:
    """Of all customers in `place` (key -> position). An activity of a deal that names no customer
    belongs to the deal's."""
    filters = FilterState(scope=scope)
    found = coded(source, ACTIVITIES, ("account", "opportunity", "direction", "type"), filters)
    rest = source.columns(ACTIVITIES, ("done", "reply_hours"), filters)
    done = rest["done"].astype("datetime64[us]")
    at = _whose(source, found["account"], found["opportunity"], place, scope)
    hours = rest["reply_hours"].astype(float)
    rows = np.flatnonzero((at >= 0) & ~np.isnat(done))
    rows = rows[np.argsort(done[rows], kind="stable")]
    place_, when, hours = at[rows], done[rows].view(np.int64), hours[rows]
    heard = {name: found[name].among(keys)[rows] for name, keys in TWO_WAY}
    direction, kind = found["direction"].where(rows), found["type"].where(rows)

    def stream(kept: Bools, numbers: Floats = hours) -> Stream:
        return Stream(place_[kept], when[kept], numbers[kept])

    return Contacts(
        Stream(place_, when, hours), stream(heard["direction"] | heard["type"]),
        stream(direction.equals("inbound")), stream(direction.equals("outbound")),
        stream(kind.equals("meeting")), stream(~np.isnan(hours)))


def _whose(source: Source, account: Column, deal: Column, place: dict[str | None, int],
           scope: frozenset[str] | None) -> Ints:
    """The customer of each activity; -1 where it has none here."""
    at = account.placed(place)
    nobody = account.equals(None) & ~deal.equals(None)
    if not nobody.any():
        return at
    deals = coded(source, OPPORTUNITIES, ("opportunity", "account"), FilterState(scope=scope))
    theirs: Array = deals["account"].placed(place)
    of_deal = dict(zip(deals["opportunity"].values().tolist(), theirs.tolist(), strict=True))
    return np.where(nobody, deal.placed(of_deal), at)
