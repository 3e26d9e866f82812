"""How good methods were: errors per method and horizon, and which of two was better."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

SPANS = ("week", "ahead", "quarter")
"""week: the one week so many weeks ahead; ahead: everything up to its end; quarter: the total of
the fiscal quarter, so many weeks (begun ones count) before it ends."""


@dataclass(frozen=True)
class Score:
    """Errors of a method at a horizon over the origins that report (out of sample for the blend).

    wape, bias  shares of what was booked; bias > 0: too much. NaN where nothing was booked
    mase        mean absolute error / that of the run rate at the same origins
    coverage    share of actuals inside P10 to P90, with its 95 % interval
    n           origins
    """

    method: str
    span: str
    horizon: int
    n: int
    wape: float
    bias: float
    mase: float
    hits: float
    coverage: float
    coverage_low: float
    coverage_high: float


@dataclass(frozen=True)
class Duel:
    """Two methods at the same origins: was the first closer to what came?

    difference   mean |error of first| - |error of second|, as a share of the mean actual; < 0:
                 the first is better
    wins, losses origins at which the first was closer, farther; ties are in neither
    sign_p       two-sided sign test
    dm, dm_p     Diebold-Mariano statistic with the small-sample correction of Harvey, Leybourne
                 and Newbold, t distribution; origins overlap, so `horizon - 1` lags are counted
    """

    first: str
    second: str
    span: str
    horizon: int
    n: int
    difference: float
    wins: int
    losses: int
    sign_p: float
    dm: float
    dm_p: float


@dataclass(frozen=True)
class Backtest:
    """Every past Monday, forecast with what was known then, beside what came.

    methods       METHODS and last "chosen": at each origin the method that had the least error on
                  the origins before it
    origins       first days of week 1
    forecast, low, high   (methods, origins, 14): weeks 1 to 13 and their total; minor units
    actual        (origins, 14), as known at the moment of the question; NaN: not over yet
    quarter, quarter_low, quarter_high   (methods, origins), the total of the quarter
    quarter_actual, quarter_name, weeks_left   (origins,)
    reported      (origins,) those whose errors count: the blend had earlier ones to learn from
    weights       (origins, parts) of the blend inside the quarter; `parts` names the columns
    chosen        (origins,) which method "chosen" took for the quarter
    reason        "" or why there is nothing: "short_history" (see outlook.REASONS)
    """

    methods: tuple[str, ...]
    origins: tuple[date, ...]
    forecast: Floats
    low: Floats
    high: Floats
    actual: Floats
    quarter: Floats
    quarter_low: Floats
    quarter_high: Floats
    quarter_actual: Floats
    quarter_name: tuple[str, ...]
    weeks_left: npt.NDArray[np.int64]
    reported: npt.NDArray[np.bool_]
    parts: tuple[str, ...]
    weights: Floats
    chosen: tuple[str, ...]
    scores: tuple[Score, ...]
    duels: tuple[Duel, ...]
    reason: str = ""

    def score(self, method: str, span: str, horizon: int) -> Score:
        """Errors: KeyError."""
        for score in self.scores:
            if (score.method, score.span, score.horizon) == (method, span, horizon):
                return score
        raise KeyError((method, span, horizon))
