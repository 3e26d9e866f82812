"""What people called for their quarters, Monday by Monday (metrics.md, sections 10 and 12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from models.calendars import Calendar
from models.cells import Array
from models.facts import SUBMISSIONS
from models.forecast.moment import whole
from models.forecast.outlook import CALLED
from models.instants import from_days, to_days
from models.metric import Question, Source

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

LEVELS = {"rep": "seller", "hq": "headquarters"}
"""Other words for our levels."""
PEOPLE = frozenset({"owner", "manager", "team", "region", "connection"})
"""Filters on these choose callers; filters on anything else cut through what they call."""


@dataclass(frozen=True)
class CallBook:
    """Calls of fiscal quarters, in the order they were handed in; amounts in minor units."""

    key: Array
    level: Array
    person: Array
    manager: Array
    team: Array
    region: Array
    connection: Array
    start: Ints
    submitted: Ints
    amount: Floats

    def chosen(self, question: Question) -> dict[str, set[object] | None] | None:
        """By level the people the filter chooses, None for all of them; a level it cuts through
        is left out. None: the filter is not about people at all."""
        where, exclude = question.filters.where, question.filters.exclude
        if any(name not in PEOPLE for name, _ in (*where, *exclude)):
            return None
        found: dict[str, set[object] | None] = {}
        for level in CALLED:
            if level == "manager" and any(name == "owner" for name, _ in (*where, *exclude)):
                continue
            if not where and not exclude:
                found[level] = None
                continue
            rows = self._one_each[level]
            kept = np.ones(len(rows), bool)
            for wanted, dimensions in ((True, where), (False, exclude)):
                for name, keys in dimensions:
                    column = self._column(name, level)[rows].tolist()
                    kept &= np.fromiter((((k or "") in keys) == wanted for k in column), bool,
                                        len(rows))
            found[level] = set(self.person[rows[kept]].tolist())
        return found

    @cached_property
    def _one_each(self) -> dict[str, Ints]:
        """By level a row of each person; where people stand is the same on all their rows."""
        found = {}
        for level in CALLED:
            rows = np.flatnonzero(self.level == level)
            first = dict(zip(self.person[rows].tolist(), rows.tolist(), strict=True))
            found[level] = np.array(list(first.values()), np.int64)
        return found

    def _column(self, name: str, level: str) -> Array:
        if name == "owner" or (name == "manager" and level == "manager"):
            return self.person
        column: Array = getattr(self, name)
        return column


def book_of(question: Question, source: Source) -> CallBook:
    """All calls of whole fiscal quarters known at the moment; the commit where there are more
    categories, else every submission."""
    calendar = question.days
    names = ("level", "owner", "manager", "team", "region", "connection", "category",
             "period_start", "period_end", "submitted", "amount", "submission")
    data = source.columns(SUBMISSIONS, names, whole(question))
    start, end = (data[name].astype("datetime64[D]").astype(np.int64)
                  for name in ("period_start", "period_end"))
    category = [str(value).casefold() for value in data["category"].tolist()]
    commits = np.array([value in ("commit", "committed") for value in category], bool)
    kept = _quarters(start, end, calendar) & ~np.isnan(data["amount"].astype(float))
    if commits.any():
        kept &= commits
    submitted = data["submitted"].astype("datetime64[us]").astype(np.int64)
    order = np.lexsort((data["submission"].astype(str), submitted))
    rows = order[kept[order]]
    level = np.array([LEVELS.get(one, one) for one in data["level"][rows].tolist()], object)
    return CallBook(
        data["submission"][rows], level.reshape(-1), data["owner"][rows],
        data["manager"][rows], data["team"][rows], data["region"][rows], data["connection"][rows],
        start[rows], submitted[rows],
        data["amount"].astype(float)[rows])


def _quarters(start: Ints, end: Ints, calendar: Calendar) -> npt.NDArray[np.bool_]:
    whole_ones: dict[tuple[int, int], bool] = {}
    for pair in dict.fromkeys(zip(start.tolist(), end.tolist(), strict=True)):
        around = calendar.around("quarter", from_days(pair[0]))
        assert around.start is not None
        assert around.end is not None
        whole_ones[pair] = (to_days(around.start), to_days(around.end)) == pair
    return np.array([whole_ones[pair] for pair in zip(start.tolist(), end.tolist(), strict=True)],
                    bool).reshape(-1)


@dataclass(frozen=True)
class Track:
    """The calls of one level by Monday and person: (mondays, people), NaN where there was none.

    A Monday belongs to the quarter that holds it; the last call before its midnight is valid.
    monday, start, end   days since 1970: the Monday, its quarter's first day and end
    """

    people: tuple[object, ...]
    monday: Ints
    start: Ints
    end: Ints
    called: Floats

    @property
    def weeks_left(self) -> Ints:
        return -((self.monday - self.end) // 7)


def people_of(book: CallBook, level: str) -> tuple[object, ...]:
    """Everybody who ever called at the level."""
    return tuple(sorted(set(book.person[book.level == level].tolist()), key=str))


def valid_rows(book: CallBook, level: str, people: tuple[object, ...], start: int,
               before: Sequence[int]) -> Ints:
    """(moments, people): the row of the last call for the quarter that starts so, handed in
    before each of the rising instants; -1 where there was none."""
    place = {person: i for i, person in enumerate(people)}
    rows = np.flatnonzero((book.level == level) & (book.start == start))
    found = np.full((len(before), len(people)), -1, np.int64)
    now, done = np.full(len(people), -1, np.int64), 0
    for i, instant in enumerate(before):
        while done < len(rows) and book.submitted[rows[done]] < instant:
            now[place[book.person[rows[done]]]] = rows[done]
            done += 1
        found[i] = now
    return found


def track_of(book: CallBook, level: str, until: int, calendar: Calendar) -> Track:
    """Every Monday up to the day `until` of the quarters that anybody called."""
    people = people_of(book, level)
    mondays: list[tuple[int, int, int]] = []
    called = [np.zeros((0, len(people)))]
    for start in np.unique(book.start[book.level == level]).tolist():
        quarter = calendar.around("quarter", from_days(start))
        assert quarter.end is not None
        end = to_days(quarter.end)
        days = range(to_days(calendar.week_of(from_days(start + 6))), min(end, until + 1), 7)
        mondays += [(day, start, end) for day in days]
        rows = valid_rows(book, level, people, start,
                          [calendar.midnight(from_days(day)) for day in days])
        called.append(amounts_at(book, rows))
    table = np.array(mondays, np.int64).reshape(-1, 3)
    return Track(people, table[:, 0], table[:, 1], table[:, 2], np.concatenate(called))


def amounts_at(book: CallBook, rows: Ints) -> Floats:
    """Amounts of rows of the book; NaN for -1."""
    found: Floats = np.append(book.amount, np.nan)[rows]
    return found


def valid_at(book: CallBook, level: str, start: int, before: int) -> dict[object, float]:
    """The last call of each person at the level for the quarter that starts so, handed in before
    the instant."""
    rows = np.flatnonzero((book.start == start) & (book.submitted < before)
                          & (book.level == level))
    return dict(zip(book.person[rows].tolist(), book.amount[rows].tolist(), strict=True))
