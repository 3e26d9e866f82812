"""What was worked out for a source and is asked for again: moments, past Mondays, calls, steps.

Nothing of it depends on anything later than its own moment, so it stays true for every question
about the same source; it goes when the source goes.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from threading import Lock, RLock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from models.forecast.bins import Bins, bins_of
from models.forecast.calls import CallBook, Track, book_of, track_of
from models.forecast.leanings import Leanings, leanings_of
from models.forecast.moment import (
    SEGMENTS,
    Moment,
    Wins,
    moment_of,
    origin_of,
    standing_deals,
)
from models.forecast.yields import QUARTERS, Standing, Yields, alike, standing_of, yields_of
from models.instants import from_days, from_micros, to_days
from models.metric import Question, Source

Floats = npt.NDArray[np.float64]
T = TypeVar("T")
_MOMENTS, _BOOKS, _WALKS, _WINS = 6, 4, 12, 24
_STANDINGS = 7 * QUARTERS * 2 + 6  # the Mondays one walk looks back on; a big company's are big


@dataclass
class Kept:
    """One source's results, each kind limited to the newest so many. Shared between threads."""

    lock: RLock = field(default_factory=RLock)
    walking: Lock = field(default_factory=Lock)
    shelves: dict[str, OrderedDict[Hashable, Any]] = field(default_factory=dict)

    def get(self, shelf: str, key: Hashable, make: Callable[[], T], most: int) -> T:
        with self.lock:
            own = self.shelves.setdefault(shelf, OrderedDict())
            if key in own:
                own.move_to_end(key)
                found: T = own[key]
                return found
        made = make()
        with self.lock:
            kept: T = own.setdefault(key, made)
            while len(own) > most:
                own.popitem(last=False)
            return kept


_KEPT: WeakKeyDictionary[Source, Kept] = WeakKeyDictionary()
_LOCK = RLock()


def kept_of(source: Source) -> Kept:
    with _LOCK:
        return _KEPT.setdefault(source, Kept())


def segment_of(question: Question) -> str:
    asked = question.options.get("segment", SEGMENTS[0])
    return asked if asked in SEGMENTS else SEGMENTS[0]


def monday(question: Question, origin: int) -> Question:
    """The question as of the last instant before the day `origin`."""
    at = from_micros(question.days.midnight(from_days(origin))) - timedelta(microseconds=1)
    return replace(question, filters=replace(question.filters, as_of=at))


def moment(question: Question, source: Source) -> Moment:
    key = (question.at, question.filters.scope, segment_of(question), question.calendar)
    return kept_of(source).get("moment", key, lambda: moment_of(
        question, source, segment_of(question)), _MOMENTS)


def book(question: Question, source: Source) -> CallBook:
    key = (question.at, question.filters.scope, question.calendar)
    return kept_of(source).get("book", key, lambda: book_of(question, source), _BOOKS)


def track(question: Question, source: Source, level: str) -> Track:
    """The Mondays up to the moment that the calls known at it speak for."""
    key = (question.at, question.filters.scope, question.calendar, level)
    return kept_of(source).get("track", key, lambda: track_of(
        book(question, source), level, origin_of(question), question.days), 2 * _BOOKS)


def leanings(question: Question, source: Source, level: str, now: Moment, at: Question
             ) -> Leanings:
    """What the level's callers did in the quarters over at the moment of `question`; `at`: the
    same question or a later one, whose calls are read."""
    key = (question.at, question.filters.scope, question.calendar, level)
    return kept_of(source).get("leanings", key, lambda: leanings_of(
        level, track(at, source, level), now.wins, now.origin), _MOMENTS)


def chances(question: Question, source: Source, now: Moment, bins: Bins) -> Floats:
    """(open deals, bins): the chance of each by its age, whatever the filter shows of them."""
    key = (question.at, question.filters.scope, segment_of(question), question.calendar)
    return kept_of(source).get("chances", key, lambda: now.curves.chances(
        now.deals.group, now.deals.age, bins.edges), _MOMENTS)


def yields(question: Question, source: Source, now: Moment) -> Yields:
    """What categories yielded after Mondays like this one."""
    key = (question.at, question.filters.scope, question.calendar)
    return kept_of(source).get("yields", key, lambda: yields_of(
        standings(question, source, now.origin, now.began), now.wins, now.origin), _MOMENTS)


def keep_standing(question: Question, source: Source, standing: Standing) -> None:
    """Remember the open deals of a Monday that was just looked at."""
    kept_of(source).get("standing", _standing_key(question, standing.origin), lambda: standing,
                        _STANDINGS)


def _standing_key(question: Question, origin: int) -> Hashable:
    return (origin, question.filters.scope, question.calendar)


def standings(question: Question, source: Source, origin: int, began: int) -> list[Standing]:
    """The past Mondays that teach category yields at `origin`."""
    calendar = question.days
    weeks_left = bins_of(origin, calendar).weeks_left
    found = []
    day = to_days(calendar.week_of(from_days(origin)))
    while day - 7 * 4 >= began:
        bins = bins_of(day, calendar)
        if alike(origin, weeks_left, (day, bins.weeks_left)):
            asked = monday(question, day)
            found.append(kept_of(source).get(
                "standing", _standing_key(question, day),
                partial(_stood, asked, source, bins), _STANDINGS))
        day -= 7
    return found[::-1]


def _stood(question: Question, source: Source, bins: Bins) -> Standing:
    return standing_of(bins, standing_deals(question, source))


def wins_then(question: Question, source: Source, read: Callable[[Question], Wins]) -> Wins:
    """What was known to be won at the question's moment."""
    key = (question.at, question.filters.scope, question.calendar)
    return kept_of(source).get("wins", key, lambda: read(question), _WINS)


def walks(source: Source, key: Hashable) -> dict[Any, Any]:
    """The steps of one walk, to be added to."""
    return kept_of(source).get("walk", key, dict, _WALKS)
