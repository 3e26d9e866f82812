"""The 13-week rolling forecast as of a moment, all methods side by side
(metrics.md, section 12)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from models.forecast import memory
from models.forecast.bins import REACH
from models.forecast.blend import INSIDE, Recipe
from models.forecast.moment import Deals, Wins
from models.forecast.outlook import (
    BLEND,
    METHODS,
    MODELLED,
    WEEKS,
    Left,
    Outlook,
    Record,
    Rolling,
    Weights,
)
from models.forecast.views import Seen, limited, seen
from models.forecast.walk import Step, booked_between, mixed, walked
from models.intervals import wilson
from models.metric import NAN, Question, Source
from models.metrics.forecast_errors import forecast_errors
from models.task import Task


def rolling(question: Question, source: Source, task: Task | None = None, *, walk: bool = False
            ) -> Rolling:
    """The forecast of the open deals the filter shows, as of the question's moment.

    With `walk` the past of the filter is walked through first where that was not done yet
    (seconds; progress and cancelling through `task`), which the blend and its records need.
    Without, the blend takes what was walked before: of this filter, else of the whole company
    (its records then say so), else it has the reason "not_walked".

    Options of the question: evidence "progress" | "any"; segment, see `moment.SEGMENTS`; shock, see
    `simulate.SHOCKS`. Amounts in minor units of the reporting currency.
    Errors: Cancelled.
    """
    if task is not None:
        question = replace(question, task=task)
    moment = memory.moment(question, source)
    steps = walked(question, source, moment.began, ready=not walk)
    now = seen(question, source, recent=steps is None)
    wins, whole = now.view.wins, False
    if steps is None and limited(question):
        everybody = replace(question, filters=replace(question.filters, where=(), exclude=()))
        steps = walked(everybody, source, moment.began, ready=True)
        wins, whole = moment.wins, True
    recipe, outlooks, _ = mixed(now, steps, wins, question)
    return _rolling(now, outlooks, recipe, question, source,
                    () if steps is None else records_of(steps, wins, now, whole=whole))


def _rolling(now: Seen, outlooks: list[Outlook], recipe: Recipe | None, question: Question,
             source: Source, records: tuple[Record, ...]) -> Rolling:
    deals, kept = now.moment.deals, now.view.rows
    gone = np.setdiff1d(now.rows, kept)
    first = now.bins.first_day
    amounts, ahead = deals.amount[kept], deals.ahead[kept]
    unpriced = int(np.isnan(amounts).sum())
    return Rolling(
        first, week_days(first),
        source.reporting_currency, len(kept), float(np.nansum(amounts)), _left(deals, gone),
        Left(unpriced, NAN, unpriced), _left(deals, kept[np.isnan(ahead)]),
        _left(deals, kept[ahead < 0]), now.moment.history, tuple(outlooks),
        None if recipe is None else _weights(recipe), records)


def week_days(first: date) -> tuple[tuple[date, date], ...]:
    """First and last day of each of the 13 weeks."""
    starts = [first + timedelta(days=7 * week) for week in range(WEEKS)]
    return tuple((day, day + timedelta(days=6)) for day in starts)


def _left(deals: Deals, rows: npt.NDArray[np.intp]) -> Left:
    amounts = deals.amount[rows]
    return Left(len(rows), float(np.nansum(amounts)), int(np.isnan(amounts).sum()))


def _weights(recipe: Recipe) -> Weights:
    return Weights(tuple(zip(INSIDE, recipe.inside.tolist(), strict=True)),
                   tuple(zip(MODELLED, recipe.beyond.tolist(), strict=True)), recipe.origins)


def records_of(steps: list[Step], wins: Wins, now: Seen, *, whole: bool) -> tuple[Record, ...]:
    """How the blend did in the 13 weeks, and in quarters as far from their end as this one."""
    place, origin = METHODS.index(BLEND), now.moment.origin
    over = [step for step in steps if step.origin + REACH <= origin]
    begun = np.array([step.origin for step in over], np.int64)
    ahead = _record("ahead", WEEKS, booked_between(wins, begun, begun + REACH), np.array([
        (step.forecast[place, -1], step.low[place, -1], step.high[place, -1])
        for step in over]).reshape(-1, 3), whole)
    left = min(now.bins.weeks_left, WEEKS)
    past = [step for step in steps if step.end <= origin and step.weeks_left == left]
    actual = booked_between(wins, np.array([step.start for step in past], np.int64),
                            np.array([step.end for step in past], np.int64))
    quarter = _record("quarter", left, actual, np.array([
        (step.quarter[place], step.quarter_low[place], step.quarter_high[place])
        for step in past]).reshape(-1, 3), whole)
    return ahead, quarter


def _record(span: str, horizon: int, actual: npt.NDArray[np.float64],
            said: npt.NDArray[np.float64], whole: bool) -> Record:
    known = ~np.isnan(said[:, 0])
    a, (f, low, high) = actual[known], said[known].T
    errors = forecast_errors(f, a)
    inside = int(((low <= a) & (a <= high)).sum())
    share = inside / len(a) if len(a) else NAN
    bottom, top = wilson(inside, len(a))
    return Record(span, horizon, errors.n, errors.wape, errors.bias, share, float(bottom),
                  float(top), errors.hits, whole)

