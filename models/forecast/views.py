"""What a filter leaves of a moment, and all methods on it: one step of the walk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np
import numpy.typing as npt

from models.facts import OPPORTUNITIES
from models.filters import Period
from models.forecast import memory
from models.forecast.bins import Bins, bins_of
from models.forecast.calls import valid_at
from models.forecast.leanings import Called, called_at
from models.forecast.moment import Moment, Wins, open_only, won_only
from models.forecast.outlook import CALLED
from models.forecast.parts import MOST_WEEKS, Given, Part, View, parts_of
from models.forecast.simulate import SHOCKS
from models.instants import from_days, to_micros
from models.metric import Question, Source
from models.stage_table import stage_table

Rows = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Seen:
    """A moment through a filter: rows of open deals (all of them, and those with progress), the
    bins, the methods, and what they are blended from."""

    moment: Moment
    bins: Bins
    rows: Rows
    view: View
    booked: float
    parts: dict[str, Part]
    ingredients: dict[str, Part]


def limited(question: Question) -> bool:
    return bool(question.filters.where or question.filters.exclude)


def wins_in(question: Question, source: Source, found: Moment, *, recent: bool) -> Wins:
    """What the filter leaves of the wins; `recent`: only those of the past year."""
    if not limited(question):
        return found.wins
    state = won_only(question.stock)
    if state is None:
        return found.wins.taken(np.zeros(0, np.intp))
    if recent:
        first = from_days(found.origin) - timedelta(days=7 * (MOST_WEEKS + 1))
        state = replace(state, period=Period(first, None))
    keys = source.columns(OPPORTUNITIES, ("opportunity",), state, "closed")["opportunity"]
    return found.wins.taken(_rows(keys.tolist(), found.wins.place))


def _rows(keys: list[object], place: Mapping[object, int]) -> Rows:
    rows = np.fromiter((place.get(key, -1) for key in keys), np.intp, len(keys))
    return np.sort(rows[rows >= 0])


def rows_in(question: Question, source: Source, found: Moment) -> Rows:
    """Rows of the open deals in the filter."""
    if not limited(question):
        return np.arange(len(found.deals))
    state = open_only(question.stock)
    if state is None:
        return np.zeros(0, np.intp)
    keys = source.columns(OPPORTUNITIES, ("opportunity",), state)["opportunity"]
    return _rows(keys.tolist(), found.deals.place)


def view_of(question: Question, source: Source, found: Moment, rows: Rows, *, recent: bool
            ) -> View:
    wins = wins_in(question, source, found, recent=recent)
    kept = rows if question.options.get("evidence") == "any" else rows[found.deals.fresh[rows]]
    first = found.origin - 7 * MOST_WEEKS
    every = float(np.nansum(found.wins.amount[found.wins.day >= first]))
    own = float(np.nansum(wins.amount[wins.day >= first]))
    return View(kept, wins, own / every if every > 0 else 0.0)


def calls_at(question: Question, source: Source, found: Moment, bins: Bins, book_at: Question
             ) -> dict[str, Called | str]:
    """The calls valid at the moment, or why there are none. `book_at`: the question whose calls
    are read, the same or a later one; only those handed in before the moment count."""
    book = memory.book(book_at, source)
    chosen = book.chosen(question)
    if chosen is None:
        return dict.fromkeys(CALLED, "filter_not_called")
    before = to_micros(question.at) + 1
    answer: dict[str, Called | str] = {}
    for level in CALLED:
        if level not in chosen:
            answer[level] = "filter_not_called"
            continue
        leanings = memory.leanings(question, source, level, found, book_at)
        valid = valid_at(book, level, bins.start, before)
        answer[level] = called_at(valid, bins.weeks_left, leanings, chosen[level]) or "no_calls"
    return answer


def booked_in(wins: Wins, bins: Bins) -> float:
    """Booked in the quarter before the origin, as known at the moment."""
    inside = (wins.day >= bins.start) & (wins.day < bins.end)
    return float(np.nansum(wins.amount[inside]))


def seen(question: Question, source: Source, *, book_at: Question | None = None,
         recent: bool = True) -> Seen:
    """Everything about one moment through the question's filter."""
    found = memory.moment(question, source)
    bins = bins_of(found.origin, question.days)
    rows = rows_in(question, source, found)
    view = view_of(question, source, found, rows, recent=recent)
    given = Given(
        stage_table(question, source), memory.chances(question, source, found, bins),
        memory.yields(question, source, found),
        calls_at(question, source, found, bins, book_at or question),
        SHOCKS.get(question.options.get("shock", "none"), 0.0))
    booked = booked_in(view.wins, bins)
    parts, ingredients = parts_of(found, view, bins, given, booked)
    return Seen(found, bins, rows, view, booked, parts, ingredients)
