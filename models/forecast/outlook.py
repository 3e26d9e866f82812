"""What a forecast says, as plain values: per method the weeks, the quarter, and the parts.

Money is in minor units of the reporting currency, as floats; NaN: not known. Arrays of weeks have
14 entries: weeks 1 to 13 after the moment, and last their total.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from models.wording import QT_TRANSLATE_NOOP

Floats = npt.NDArray[np.float64]

WEEKS = 13
BLEND = "blend"
CALLED = ("seller", "manager")
MODELLED = ("stage", "category", "cohort", "run_rate")
METHODS = (*MODELLED, *CALLED, BLEND)
"""M1 to M7, in this order."""

METHOD_LABELS = {
    "stage": QT_TRANSLATE_NOOP("metrics", "Stage probabilities"),
    "category": QT_TRANSLATE_NOOP("metrics", "Category yields"),
    "cohort": QT_TRANSLATE_NOOP("metrics", "Cohort timing"),
    "run_rate": QT_TRANSLATE_NOOP("metrics", "Run rate"),
    "seller": QT_TRANSLATE_NOOP("metrics", "Sellers' calls"),
    "manager": QT_TRANSLATE_NOOP("metrics", "Managers' calls"),
    "blend": QT_TRANSLATE_NOOP("metrics", "Blend"),
}

REASONS = {
    "no_deals": QT_TRANSLATE_NOOP("metrics", "There are no deals before this moment."),
    "short_history": QT_TRANSLATE_NOOP(
        "metrics", "There are fewer than 26 weeks of history before this moment."),
    "no_past_quarters": QT_TRANSLATE_NOOP(
        "metrics", "No earlier quarter is over from which this method could learn."),
    "no_calls": QT_TRANSLATE_NOOP(
        "metrics", "Nobody has called this quarter yet."),
    "filter_not_called": QT_TRANSLATE_NOOP(
        "metrics", "Calls are of people and quarters; the filter cuts through them."),
    "not_walked": QT_TRANSLATE_NOOP(
        "metrics", "The past was not walked through yet, so there are no weights."),
}
"""Why a method has no figures."""


@dataclass(frozen=True)
class Quarter:
    """The fiscal quarter that holds the day after the moment: booked so far, and what will be.

    expected = booked + the rest of the quarter; low and high are P10 and P90 of that sum.
    """

    name: str
    start: date
    end: date
    weeks_left: int
    booked: float
    expected: float
    low: float
    high: float


@dataclass(frozen=True)
class Outlook:
    """One method's forecast. expected = from_open + from_new + from_calls, entry by entry.

    low, high           P10 and P90 of each week and of the total
    ahead, ahead_low,   booked from now up to the end of week 1..13 (13 entries), for a picture
      ahead_high        that adds up
    from_open           of deals open today
    from_new            of deals not created yet (or not known yet)
    from_calls          what people called, which nobody has split
    called_weeks        weeks that lie in the quarter that was called; beyond it a call is
                        continued by the run rate
    reason              why there are no figures, a key of `REASONS`; "" where there are
    """

    method: str
    expected: Floats
    low: Floats
    high: Floats
    ahead: Floats
    ahead_low: Floats
    ahead_high: Floats
    from_open: Floats
    from_new: Floats
    from_calls: Floats
    quarter: Quarter
    called_weeks: int = 0
    reason: str = ""

    @property
    def known(self) -> bool:
        return not self.reason

    @property
    def total(self) -> float:
        return float(self.expected[-1])


@dataclass(frozen=True)
class Left:
    """Deals a forecast leaves out, or cannot value: how many, the amount that is known, and how
    many of them have none."""

    n: int
    amount: float
    unpriced: int = 0


@dataclass(frozen=True)
class Weights:
    """What the blend gives to each part, fitted on origins before the moment only.

    quarter, beyond  (part, weight) for the weeks inside the quarter and for those after it. The
                     parts "seller" and "manager" are calls after taking off the bias their
                     callers had in quarters that were over by then
    origins          earlier origins the weights were fitted on
    """

    quarter: tuple[tuple[str, float], ...]
    beyond: tuple[tuple[str, float], ...]
    origins: int


@dataclass(frozen=True)
class Record:
    """How far the blend was off at this horizon in the past, out of sample.

    wape, bias  shares of what was booked, over `n` origins; hits: share within 8 %
    coverage    share of the actuals inside P10 to P90 (should be about 0.8), its interval beside
    whole       whether it is of the whole company, because the filtered past was not walked
    """

    span: str  # "ahead": the 13-week total; "quarter": the quarter so many weeks before its end
    horizon: int
    n: int
    wape: float
    bias: float
    coverage: float
    coverage_low: float
    coverage_high: float
    hits: float
    whole: bool = False


@dataclass(frozen=True)
class Rolling:
    """The forecast of the 13 weeks after a moment, all methods side by side.

    origin    the first day of week 1
    weeks     first and last day of each of the 13 weeks
    n         open deals with progress in the last 91 days
    amount    their amount
    expired   open deals without: excluded
    unpriced  deals that count and have no amount, or none in the reporting currency
    undated   deals that count and have no expected closing date; past_due: an expired one
    history   whole weeks of history before the moment
    records   of the blend: its 13-week total, and the quarter at today's horizon; None while the
              past was not walked through. Never show the blend's figure without them.
    """

    origin: date
    weeks: tuple[tuple[date, date], ...]
    currency: str
    n: int
    amount: float
    expired: Left
    unpriced: Left
    undated: Left
    past_due: Left
    history: int
    outlooks: tuple[Outlook, ...]
    weights: Weights | None
    records: tuple[Record, ...] = ()

    def outlook(self, method: str) -> Outlook:
        """Errors: KeyError."""
        for outlook in self.outlooks:
            if outlook.method == method:
                return outlook
        raise KeyError(method)

    @property
    def headline(self) -> Outlook:
        """The blend; while it is not known the cohort timing, else the first that is."""
        ranked = (BLEND, "cohort", *METHODS)
        return next((self.outlook(m) for m in ranked if self.outlook(m).known),
                    self.outlook(BLEND))
