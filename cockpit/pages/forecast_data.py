"""What the forecast page shows first, computed without a screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from models.calendars import period_label
from models.cells import DISTINCT
from models.facts import OPPORTUNITIES, QUOTAS
from models.filters import ALL_TIME, FilterState, Period
from models.metric import Question, Row, answer

if TYPE_CHECKING:
    from cockpit.context import Inputs
    from models.forecast.outlook import Rolling
    from models.mart import Mart
    from models.metrics.ledger_bars import LedgerBars
    from models.task import Task

WINDOWS = ("week", "month", "quarter", "period")
VIEWS = ("events", "net")
LONGEST = 98  # days of a quarter of fourteen weeks
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class ForecastData:
    """Amounts in minor units of `currency`, those of `coverage` in whole ones.

    question   the one under the filter; period: what committed, called and target are about
    committed  open deals with evidence, by the end of week 1 to 13 of their expected close;
               `committed_unpriced` of them have no amount
    in_view    open deals under the filter, and all open ones the person may see
    readings   rows of `forecast_categories` of that period, by reading
    unsplit    dimensions the filter limits and targets do not know: `coverage` and `pacing` are
               about all their keys, as `targeted` asks
    moved      what changed the open pipeline within `window`
    """

    question: Question
    period: Period
    period_text: str
    rolling: Rolling
    committed: Floats
    readings: dict[str, Row]
    coverage: Row | None
    pacing: Row | None
    window: Period
    moved: LedgerBars
    currency: str
    in_view: tuple[int, int]
    unsplit: tuple[str, ...] = ()
    committed_unpriced: int = 0

    @property
    def filters(self) -> FilterState:
        return self.question.filters

    @property
    def about(self) -> Question:
        """The question about `period`."""
        return during(self.question, self.period)

    @property
    def targeted(self) -> Question:
        """`about` without the limits that targets do not know."""
        return unlimited(self.about, self.unsplit)


def unlimited(question: Question, dimensions: tuple[str, ...]) -> Question:
    """The same question without any limit on `dimensions`."""
    state = question.filters
    return replace(question, filters=replace(
        state, where=tuple(one for one in state.where if one[0] not in dimensions),
        exclude=tuple(one for one in state.exclude if one[0] not in dimensions)))


def during(question: Question, period: Period, **options: str) -> Question:
    """The same question about another period."""
    return replace(question, filters=replace(question.filters, period=period),
                   options=dict(options))


def period_of(question: Question) -> Period:
    """What is called, committed and targeted: the filter's period if it is one quarter at most and
    not over, else the fiscal quarter of the moment."""
    chosen, today = question.filters.period, question.days.day_of(question.at)
    quarter = question.days.around("quarter", today)
    if chosen.start is None or chosen.end is None or chosen.end <= today:
        return quarter
    return chosen if (chosen.end - chosen.start).days <= LONGEST else quarter


def window_of(question: Question, window: str) -> Period:
    """From when to when something moved: the last seven days, the month, the quarter or the
    filter's period so far."""
    today = question.days.day_of(question.at)
    tomorrow = today + timedelta(days=1)
    if window == "week":
        return Period(today - timedelta(days=6), tomorrow)
    chosen = question.filters.period
    if window == "period" and chosen.start is not None and chosen.start <= today:
        return Period(chosen.start, min(chosen.end or tomorrow, tomorrow))
    start = question.days.around("month" if window == "month" else "quarter", today).start
    return Period(start, tomorrow)


def load(inputs: Inputs, task: Task) -> ForecastData | None:
    """Options: window (one of WINDOWS), view (one of VIEWS). None: there are no deals at all."""
    from models.forecast.rolling import rolling
    from models.metrics.ledger_bars import ledger_bars

    mart = inputs.mart
    question = replace(inputs.question(), task=task)
    if not _count(mart, _everything(question)):
        return None
    ahead = rolling(question, mart, task)
    task.check()
    period = period_of(question)
    about = during(question, period)
    readings = answer("forecast_categories", about, mart).rows
    unsplit = tuple(mart.ignored(QUOTAS, question.pinned))
    targeted = unlimited(about, unsplit)
    cover, pace = (answer(key, targeted, mart).rows for key in ("coverage", "pacing"))
    task.check()
    window = window_of(question, inputs.options["window"])
    moved = ledger_bars(during(question, window, view=inputs.options["view"]), mart)
    committed, unpriced = _committed(question, mart, ahead)
    return ForecastData(
        question, period, period_label(period, inputs.calendar), ahead, committed,
        {str(row.by["category"]): row for row in readings},
        cover[0] if cover else None, pace[0] if pace else None, window, moved,
        mart.reporting_currency, _in_view(question, mart), unsplit, unpriced)


def _committed(question: Question, mart: Mart, ahead: Rolling) -> tuple[Floats, int]:
    """Signed or paid, still open, and expected to close by the end of each week; and how many of
    those of all the weeks have no amount."""
    state = replace(question.pinned, period=ALL_TIME)
    data = mart.columns(OPPORTUNITIES, ("status", "evidence", "expected", "amount"), state)
    if not len(data["status"]):
        return np.zeros(len(ahead.weeks)), 0
    kept = np.array([status == "open" and proved == "yes" for status, proved in zip(
        data["status"].tolist(), data["evidence"].tolist(), strict=True)], bool)
    due = data["expected"][kept].astype("datetime64[D]")
    amounts = data["amount"][kept].astype(float)
    first, end = np.datetime64(ahead.weeks[0][0]), np.datetime64(ahead.weeks[-1][1])
    return np.array([np.nansum(amounts[(due >= first) & (due <= np.datetime64(last))])
                     for _, last in ahead.weeks]), int(
                         np.isnan(amounts[(due >= first) & (due <= end)]).sum())


def _in_view(question: Question, mart: Mart) -> tuple[int, int]:
    """Open deals under the filter, and all open ones the person may see."""
    return (_count(mart, question.stock.narrowed("status", {"open"})),
            _count(mart, _everything(question).narrowed("status", {"open"})))


def _everything(question: Question) -> FilterState:
    return FilterState(as_of=question.at, period=ALL_TIME, scope=question.filters.scope)


def _count(mart: Mart, filters: FilterState) -> int:
    cells = mart.tally(OPPORTUNITIES, (), (DISTINCT,), filters)
    return int(cells.measures["opportunities"].sum())
