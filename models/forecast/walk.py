"""The walk through every past Monday: what each method said then, and the blend learned so far.

A step is made of what was known at its own Monday and of earlier steps; no later one, and no
later event, can change it. That is why steps are kept and only new Mondays are added.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from models.forecast import memory
from models.forecast.bins import REACH
from models.forecast.blend import INSIDE, Lesson, Recipe, blended, recipe_of
from models.forecast.moment import Wins, origin_of
from models.forecast.outlook import BLEND, METHODS, MODELLED, WEEKS, Outlook
from models.forecast.parts import LEAST_WEEKS, Part, missing, outlook_of
from models.forecast.views import Seen, limited, seen
from models.forecast.yields import standing_of
from models.instants import from_days, to_days
from models.metric import Question, Source
from models.stage_table import stage_marks

Floats = npt.NDArray[np.float64]

CALIBRATING = 8  # earlier blends before their band is stretched to what they missed
STRETCH = (0.7, 8.0)
UNSEEN = 2.0  # how much wider a band is drawn whose like was never tested
SURE = 0.8  # of actuals shall lie between P10 and P90


@dataclass(frozen=True)
class Step:
    """One Monday. Per method (rows as METHODS): 13 weeks and their total, the band of what adds up
    week by week, and the quarter.

    inside, beyond  what ingredients said about the rest of the quarter, and after it; NaN: nothing
    weights         of the blend inside the quarter (ingredients as INSIDE); NaN: not learned
    stretch         by how much the blend's simulated bands were widened, as `Bins.sums`
    picked          the method closest to the quarters that were over by then; "" for none
    """

    origin: int
    start: int
    end: int
    weeks_left: int
    booked: float
    forecast: Floats
    low: Floats
    high: Floats
    ahead_low: Floats
    ahead_high: Floats
    quarter: Floats
    quarter_low: Floats
    quarter_high: Floats
    inside: Floats
    beyond: Floats
    weights: Floats
    stretch: Floats
    picked: str


def _key(question: Question) -> Any:
    filters = question.filters
    options = tuple(question.options.get(name, "") for name in ("evidence", "segment", "shock"))
    return filters.where, filters.exclude, filters.scope, options, question.calendar


Kept = dict[tuple[int, Any], Step]
"""Steps by Monday and the stage tables up to it."""


def _place(question: Question, day: int) -> tuple[int, Any]:
    return day, stage_marks(memory.monday(question, day))


def mondays(question: Question, began: int) -> list[int]:
    """First days of the weeks with enough history before them, up to the question's moment."""
    calendar = question.days
    first = to_days(calendar.week_of(from_days(began + 7 * LEAST_WEEKS + 6)))
    return list(range(first, origin_of(question) + 1, 7))


def walked(question: Question, source: Source, began: int, *, ready: bool = False
           ) -> list[Step] | None:
    """All steps up to the moment; `ready`: only if no step is missing, else None.

    Reports progress to the question's task and stops when it is cancelled; what was walked by
    then is kept. Errors: Cancelled.
    """
    kept: Kept = memory.walks(source, _key(question))
    places = [_place(question, day) for day in mondays(question, began)]
    if all(place in kept for place in places):  # nothing to wait for
        return [kept[place] for place in places]
    if ready:
        return None
    turn = memory.kept_of(source).walking  # two walks at once would push each other's Mondays out
    while not turn.acquire(timeout=0.1):
        if question.task is not None:
            question.task.check()
    try:
        return _steps(question, source, places, kept)
    finally:
        turn.release()


def _steps(question: Question, source: Source, places: list[tuple[int, Any]], kept: Kept
           ) -> list[Step]:
    steps: list[Step] = []
    for i, place in enumerate(places):
        if place not in kept:
            if question.task is not None:
                question.task.check()
                question.task.report(i, len(places), "walking through the past")
            kept[place] = _step(question, source, place[0], steps)
        steps.append(kept[place])
    return steps


def _step(question: Question, source: Source, day: int, earlier: list[Step]) -> Step:
    now = seen(memory.monday(question, day), source, book_at=replace(
        question, filters=replace(question.filters, as_of=question.at)), recent=False)
    if not limited(question):
        memory.keep_standing(question, source, standing_of(now.bins, now.moment.deals))
    recipe, outlooks, widen = mixed(now, earlier, now.view.wins, question)
    inside, beyond = _said(now)
    quarters = [one.quarter for one in outlooks]
    return Step(
        day, now.bins.start, now.bins.end, now.bins.weeks_left, now.booked,
        np.array([one.expected for one in outlooks]), np.array([one.low for one in outlooks]),
        np.array([one.high for one in outlooks]), np.array([one.ahead_low for one in outlooks]),
        np.array([one.ahead_high for one in outlooks]),
        np.array([one.expected for one in quarters]), np.array([one.low for one in quarters]),
        np.array([one.high for one in quarters]), inside, beyond,
        np.full(len(INSIDE), np.nan) if recipe is None else recipe.inside,
        widen, picked(earlier, now.view.wins, day))


def _said(now: Seen) -> tuple[Floats, Floats]:
    sums = now.bins.sums[:, -2:]
    said = np.full((len(INSIDE), 2), np.nan)
    for i, name in enumerate(INSIDE):
        if name in now.ingredients:
            said[i] = now.ingredients[name].expected @ sums
    return said[:, 0], said[:len(MODELLED), 1]


def lesson_of(earlier: list[Step], wins: Wins, origin: int) -> Lesson:
    """What earlier steps said and what came of it, as known at `origin`."""
    starts, origins, ends = (np.array([getattr(step, name) for step in earlier], np.int64)
                             for name in ("start", "origin", "end"))
    rest = booked_between(wins, starts, ends) - np.array([step.booked for step in earlier])
    after = booked_between(wins, np.minimum(ends, origins + REACH), origins + REACH)
    return Lesson(
        np.array([step.inside for step in earlier]).reshape(-1, len(INSIDE)),
        np.array([step.beyond for step in earlier]).reshape(-1, len(MODELLED)),
        np.where(ends <= origin, rest, np.nan),
        np.where(origins + REACH <= origin, after, np.nan),
        np.array([step.weeks_left for step in earlier], np.int64))


def booked_between(wins: Wins, first: npt.NDArray[np.int64], after: npt.NDArray[np.int64]
                   ) -> Floats:
    """Won in each stretch of days [first, after)."""
    known = ~np.isnan(wins.amount)
    order = np.argsort(wins.day[known], kind="stable")
    days = wins.day[known][order]
    sums = np.concatenate([[0.0], np.cumsum(wins.amount[known][order])])
    found: Floats = sums[np.searchsorted(days, after)] - sums[np.searchsorted(days, first)]
    return found


def mixed(now: Seen, earlier: list[Step] | None, wins: Wins, question: Question
          ) -> tuple[Recipe | None, list[Outlook], Floats]:
    """All outlooks of a moment, the blend last, as far as earlier steps let it be mixed - None:
    they are not there - and how much its bands were widened. `wins`: what came of the steps."""
    name = question.days.name_of("quarter", from_days(now.bins.start))
    origin = now.moment.origin
    recipe = None
    if earlier and now.ingredients:
        recipe = recipe_of(lesson_of(earlier, wins, origin), now.bins.weeks_left,
                           frozenset(now.ingredients))
    reason = "not_walked" if earlier is None else "no_past_quarters"
    if now.moment.history < LEAST_WEEKS:
        reason = now.parts["stage"].reason or "short_history"
    last: Part = missing(now.bins, reason) if recipe is None else blended(
        recipe, now.ingredients, now.bins)
    parts = {**now.parts, BLEND: last}
    widen = stretch_of(earlier or [], wins, origin)
    return recipe, [
        outlook_of(method, parts[method], now.bins, now.booked, name,
                   widen if method == BLEND else None) for method in METHODS], widen


def stretch_of(earlier: list[Step], wins: Wins, origin: int) -> Floats:
    """By how much simulated bands of earlier blends had to be widened for 80 % of what came to
    lie in them, for each column of `Bins.sums`: simulation knows the luck of deals, not the errors
    of the methods, and those differ between a week and a quarter. While too few are over,
    `UNSEEN`."""
    found = np.full(2 * WEEKS + 3, UNSEEN)
    place = METHODS.index(BLEND)
    spoke = [step for step in earlier if not np.isnan(step.forecast[place, -1])]
    if len(spoke) < CALIBRATING:
        return found
    middle, low, high = (np.array([np.concatenate([
        getattr(step, weeks)[place], sums(step), getattr(step, quarter)[place:place + 1]])
        for step in spoke]) for weeks, sums, quarter in (
            ("forecast", lambda step: np.cumsum(step.forecast[place, :-1]), "quarter"),
            ("low", lambda step: step.ahead_low[place], "quarter_low"),
            ("high", lambda step: step.ahead_high[place], "quarter_high")))
    actual = _came(spoke, wins, origin)
    half = np.where(actual > middle, high - middle, middle - low)
    half = half / np.array([step.stretch for step in spoke])[:, :-1]
    with np.errstate(divide="ignore", invalid="ignore"):
        missed = np.where(half > 0, np.abs(actual - middle) / half, np.nan)
    for column, own in enumerate(missed.T):
        own = own[~np.isnan(own)]
        if len(own) >= CALIBRATING:
            level = min(SURE * (len(own) + 1) / len(own), 1.0)
            found[column] = np.clip(np.quantile(own, level), *STRETCH)
    return found


def _came(steps: list[Step], wins: Wins, origin: int) -> Floats:
    """(steps, columns) what came of what they said: each week, all, up to each week, the quarter;
    NaN: not over at `origin`."""
    origins, starts, ends = (np.array([getattr(step, name) for step in steps], np.int64)
                             for name in ("origin", "start", "end"))
    edges = origins[:, None] + 7 * np.arange(1, WEEKS + 1)
    booked = booked_between(wins, np.concatenate([np.repeat(origins, WEEKS), starts]),
                            np.concatenate([edges.ravel(), ends]))
    ahead, quarter = booked[:-len(steps)].reshape(-1, WEEKS), booked[-len(steps):]
    ahead = np.where(edges <= origin, ahead, np.nan)
    weekly = np.diff(ahead, axis=1, prepend=0.0)
    return np.column_stack([weekly, ahead[:, -1], ahead, np.where(ends <= origin, quarter, np.nan)])


def picked(earlier: list[Step], wins: Wins, origin: int) -> str:
    """The method whose quarters that were over at `origin` came closest, on the Mondays at which
    all candidates spoke; "" while there are fewer than the blend needs."""
    over = [step for step in earlier if step.end <= origin]
    if not over:
        return ""
    said = np.array([step.quarter for step in over])
    actual = booked_between(wins, np.array([step.start for step in over], np.int64),
                            np.array([step.end for step in over], np.int64))
    spoke = ~np.isnan(said)
    usable = spoke.sum(axis=0) >= 8
    rows = spoke[:, usable].all(axis=1)
    if not usable.any() or not rows.any():
        return ""
    errors = np.abs(said[rows][:, usable] - actual[rows, None]).sum(axis=0)
    return str(np.array(METHODS)[usable][int(errors.argmin())])

