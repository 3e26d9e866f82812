"""The walk-forward test: every past Monday's forecast beside what came, scored per method and
horizon (requirements N-02; metrics.md, sections 10 and 12)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from models.forecast import memory
from models.forecast.blend import INSIDE
from models.forecast.duels import duel
from models.forecast.outlook import BLEND, METHODS, WEEKS
from models.forecast.scores import Backtest, Duel, Score
from models.forecast.views import wins_in
from models.forecast.walk import booked_between, walked
from models.instants import from_days
from models.intervals import wilson
from models.metric import NAN, Question, Source
from models.metrics.forecast_errors import forecast_errors
from models.task import Task

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

CHOSEN = "chosen"
NAMES = (*METHODS, CHOSEN)
LAST_WEEKS = 12  # the quarter is scored up to so many weeks before its end
_BASE = METHODS.index("run_rate")


def backtest(question: Question, source: Source, task: Task | None = None) -> Backtest:
    """Walk through every past Monday within the question's filter and score what was said.

    Nested: a step is made of what was known at its Monday, the blend's weights and the method
    "chosen" come from Mondays whose outcome was over by then; the errors of a Monday never had a
    say in what is reported for it. Only Mondays at which the blend could speak are reported, so
    that all methods are judged on the same ones. Deterministic.
    Errors: Cancelled.
    """
    if task is not None:
        question = replace(question, task=task)
    moment = memory.moment(question, source)
    steps = walked(question, source, moment.began)
    assert steps is not None
    if not steps:
        return _nothing()
    wins = wins_in(question, source, moment, recent=False)
    origins = np.array([step.origin for step in steps], np.int64)
    edges = origins[:, None] + 7 * np.arange(WEEKS + 1)
    weekly = booked_between(wins, edges[:, :-1].ravel(), edges[:, 1:].ravel()).reshape(-1, WEEKS)
    actual = np.column_stack([weekly, weekly.sum(axis=1)])
    over = edges[:, 1:] <= moment.origin
    actual[:, :WEEKS][~over] = np.nan
    actual[~over[:, -1], WEEKS] = np.nan
    ends = np.array([step.end for step in steps], np.int64)
    total = booked_between(wins, np.array([step.start for step in steps], np.int64), ends)
    total[ends > moment.origin] = np.nan
    said = {name: np.stack([getattr(step, name) for step in steps], axis=1)
            for name in ("forecast", "low", "high", "ahead_low", "ahead_high", "quarter",
                         "quarter_low", "quarter_high")}
    picks = [METHODS.index(step.picked) if step.picked else -1 for step in steps]
    said = {name: np.concatenate([values, _picked(values, picks)]) for name, values in
            said.items()}
    reported = ~np.isnan(said["quarter"][METHODS.index(BLEND)])
    left = np.array([step.weeks_left for step in steps], np.int64)
    calendar = question.days
    found = Backtest(
        NAMES, tuple(from_days(day) for day in origins.tolist()), said["forecast"], said["low"],
        said["high"], actual, said["quarter"], said["quarter_low"], said["quarter_high"], total,
        tuple(calendar.name_of("quarter", from_days(step.start)) for step in steps), left,
        reported, INSIDE, np.array([step.weights for step in steps]),
        tuple(step.picked for step in steps), (), ())
    scores, duels = _judged(found, said["ahead_low"], said["ahead_high"])
    if task is not None:
        task.report(len(steps), len(steps))
    return replace(found, scores=scores, duels=duels)


def _nothing() -> Backtest:
    empty, weeks = np.zeros((len(NAMES), 0)), np.zeros((len(NAMES), 0, WEEKS + 1))
    none = np.zeros(0)
    return Backtest(
        NAMES, (), weeks, weeks, weeks, np.zeros((0, WEEKS + 1)), empty, empty, empty, none, (),
        none.astype(np.int64), none.astype(bool), INSIDE, np.zeros((0, len(INSIDE))), (), (), (),
        "short_history")


def _picked(values: Floats, picks: list[int]) -> Floats:
    """The row of the method picked at each origin; NaN where none was."""
    found = np.full((1, *values.shape[1:]), np.nan)
    for i, pick in enumerate(picks):
        if pick >= 0:
            found[0, i] = values[pick, i]
    return found


def _judged(found: Backtest, ahead_low: Floats, ahead_high: Floats
            ) -> tuple[tuple[Score, ...], tuple[Duel, ...]]:
    scores: list[Score] = []
    duels: list[Duel] = []

    def judge(span: str, horizon: int, rows: Bools, f: Floats, low: Floats, high: Floats,
              a: Floats, lags: int) -> None:
        rows = rows & ~np.isnan(a)
        f, low, high, a = f[:, rows], low[:, rows], high[:, rows], a[rows]
        for i, method in enumerate(NAMES):
            scores.append(_score(method, span, horizon, f[i], low[i], high[i], a, f[_BASE]))
        blend = METHODS.index(BLEND)
        for i, method in enumerate(NAMES):
            if i != blend:
                duels.append(duel((BLEND, method), span, horizon, (f[blend], f[i]), a, lags))

    for week in range(WEEKS):
        judge("week", week + 1, found.reported, found.forecast[:, :, week],
              found.low[:, :, week], found.high[:, :, week], found.actual[:, week], week)
    for week in range(1, WEEKS + 1):
        judge("ahead", week, found.reported, found.forecast[:, :, :week].sum(axis=2),
              ahead_low[:, :, week - 1], ahead_high[:, :, week - 1],
              found.actual[:, :week].sum(axis=1), week - 1)
    for left in range(1, LAST_WEEKS + 1):
        judge("quarter", left, found.reported & (found.weeks_left == left), found.quarter,
              found.quarter_low, found.quarter_high, found.quarter_actual, 0)
    return tuple(scores), tuple(duels)


def _score(method: str, span: str, horizon: int, f: Floats, low: Floats, high: Floats, a: Floats,
           base: Floats) -> Score:
    errors = forecast_errors(f, a)
    known = ~np.isnan(f) & ~np.isnan(base)
    naive = float(np.abs(base[known] - a[known]).mean()) if known.any() else NAN
    own = float(np.abs(f[known] - a[known]).mean()) if known.any() else NAN
    banded = ~np.isnan(low) & ~np.isnan(high)
    n = int(banded.sum())
    inside = int(((low[banded] <= a[banded]) & (a[banded] <= high[banded])).sum())
    bottom, top = wilson(inside, n)
    return Score(method, span, horizon, errors.n, errors.wape, errors.bias,
                 own / naive if naive > 0 else NAN, errors.hits, inside / n if n else NAN,
                 float(bottom), float(top))

