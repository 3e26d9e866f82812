"""The reasons people recorded while a deal stood in a stage, read once per snapshot of the data."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.calendars import MISSING
from models.customers.base import base_of
from models.facts import CHANGES
from models.filters import FilterState
from models.instants import to_micros
from models.metric import Question, Source

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
_NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Reasons:
    """Every time a reason was recorded, deal by deal and in the order of time.

    places   key of a deal -> its number
    moments  all times (microseconds), rising, each once
    order    number of the deal and place in `moments` as one rising number
    time, reason   of each record; `reason` is the key
    """

    places: dict[str, int]
    moments: Ints
    order: Ints
    time: Ints
    reason: npt.NDArray[np.generic]

    def last(self, deals: npt.NDArray[np.generic], entered: Ints, left: Ints, at: int
             ) -> npt.NDArray[np.generic]:
        """The reason recorded last while each stay lasted and by the moment; None without one."""
        found = np.full(len(deals), None, object)
        if not len(self.time):
            return found
        number = np.fromiter((self.places.get(key, -1) for key in deals.tolist()), np.int64,
                             len(deals))
        end = np.minimum(np.where(left == MISSING, _NEVER, left), at + 1)
        most = len(self.moments) + 1
        place = np.searchsorted(
            self.order, number * most + np.searchsorted(self.moments, end, side="left")) - 1
        inside = (number >= 0) & (place >= 0)
        inside &= self.order[place] // most == number
        inside &= self.time[place] >= entered
        found[inside] = self.reason[place[inside]]
        return found


def reasons(question: Question, source: Source) -> Reasons:
    """Of the deals in the question's scope, whatever else is filtered."""
    state = FilterState(scope=question.filters.scope).narrowed("field", ("blocker",))
    return base_of(question, source).keep("reasons", lambda: _read(source, state))


def _read(source: Source, state: FilterState) -> Reasons:
    rows = source.columns(CHANGES, ("opportunity", "after.blocker", "at"), state)
    given = np.flatnonzero(np.not_equal(rows["after.blocker"], np.array(None, object)))
    time = rows["at"].astype(np.int64)[given]
    places: dict[str, int] = {}
    deal = np.fromiter((places.setdefault(key, len(places))
                        for key in rows["opportunity"][given].tolist()), np.int64, len(given))
    moments = np.unique(time)
    number = deal * (len(moments) + 1) + np.searchsorted(moments, time)
    order = np.argsort(number, kind="stable")
    return Reasons(places, moments, number[order], time[order],
                   rows["after.blocker"][given][order])


def recorded(question: Question, source: Source, deals: npt.NDArray[np.generic],
             entered: npt.NDArray[np.generic], left: npt.NDArray[np.generic]
             ) -> npt.NDArray[np.generic]:
    """The last reason recorded while each stay lasted, None where there was none: what a deal
    says of itself now may be of a later stage, or wiped."""
    return reasons(question, source).last(
        deals, entered.astype(np.int64), left.astype(np.int64), to_micros(question.at))
