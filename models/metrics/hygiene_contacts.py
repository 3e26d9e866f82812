"""When something was done about each deal, read once per snapshot of the data.

Activities have no history of their own, so one reading serves every filter and every moment: what
is done later is cut off by its time. It costs 13 bytes for each activity about a deal.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from models.customers.base import base_of
from models.customers.coded import coded
from models.customers.contacts import TWO_WAY
from models.facts import ACTIVITIES
from models.filters import FilterState
from models.metric import Question, Source

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
EVERY, MUTUAL, MEETING = 1, 2, 4


@dataclass
class DealContacts:
    """Activities about deals in the order of their time.

    places   key of a deal -> its number
    deal, when, sort   of each activity: number of the deal, microseconds, and whether it is one in
             which the customer took part (MUTUAL) or a meeting; each is one of EVERY
    """

    places: dict[str | None, int]
    deal: npt.NDArray[np.int32]
    when: Ints
    sort: npt.NDArray[np.uint8]
    _last: dict[int, tuple[int, Floats]] = field(default_factory=dict)

    def numbers(self, keys: npt.NDArray[np.generic]) -> Ints:
        """The numbers of deals, one beyond the last for those nobody did anything about."""
        none = len(self.places)
        return np.fromiter((self.places.get(key, none) for key in keys.tolist()), np.int64,
                           len(keys))

    def last(self, sort: int, at: int) -> Floats:
        """By number, the time of the newest activity of the sort by the moment; NaN: none."""
        count = self._until(at)
        kept = self._last.get(sort)
        if kept is None or kept[0] != count:  # seconds later it is mostly the same
            found = np.full(len(self.places) + 1, np.nan)
            rows = self._rows(sort, count)
            found[self.deal[rows]] = self.when[rows]  # a later one overwrites an earlier one
            kept = self._last[sort] = count, found
        return kept[1]

    def first_after(self, sort: int, since: Ints, at: int) -> Floats:
        """By number, the microseconds from `since` to the first activity of the sort from then on,
        as far as it lies before the moment; infinite without one."""
        rows = self._rows(sort, self._until(at), int(np.searchsorted(self.when, since.min())))
        deal = self.deal[rows]
        passed = self.when[rows] - since[deal]
        after = np.flatnonzero(passed >= 0)[::-1]  # so that the earliest is written last
        found = np.full(len(self.places) + 1, np.inf)
        found[deal[after]] = passed[after]
        return found

    def _until(self, at: int) -> int:
        return int(np.searchsorted(self.when, at, side="right"))

    def _rows(self, sort: int, count: int, first: int = 0) -> slice | npt.NDArray[np.intp]:
        if sort == EVERY:
            return slice(first, count)
        rows = np.flatnonzero(self.sort[first:count] & sort)
        rows += first
        return rows


def deal_contacts(question: Question, source: Source) -> DealContacts:
    """Of the activities in the question's scope."""
    scope = question.filters.scope
    return base_of(question, source).keep(
        "contacts of deals", lambda: _read(source, FilterState(scope=scope)))


def _read(source: Source, filters: FilterState) -> DealContacts:
    found = coded(source, ACTIVITIES, ("opportunity", "direction", "type"), filters)
    done = source.columns(ACTIVITIES, ("done",), filters)["done"].astype("datetime64[us]")
    deal = found["opportunity"]
    rows = np.flatnonzero(~deal.equals(None) & ~np.isnat(done))
    rows = rows[np.argsort(done[rows], kind="stable")]
    mutual = np.zeros(len(deal), bool)
    for name, keys in TWO_WAY:
        mutual |= found[name].among(keys)
    sort = EVERY | np.where(mutual, MUTUAL, 0) | np.where(found["type"].equals("meeting"),
                                                          MEETING, 0)
    places = {key: i for i, key in enumerate(deal.keys)}
    return DealContacts(places, deal.codes[rows].astype(np.int32), done[rows].view(np.int64),
                        sort[rows].astype(np.uint8))
