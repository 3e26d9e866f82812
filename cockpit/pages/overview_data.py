"""What the overview computes: five answers at once, then what takes a moment longer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from models.calendars import period_label
from models.cells import COUNT
from models.customers.colours import COLOURS
from models.customers.table import CustomerTable, customer_table
from models.decisions import Decision, decisions
from models.facts import LEADS, OPPORTUNITIES
from models.filters import Period
from models.hints import Hint, hints
from models.metric import ENOUGH, NAN, Question, Row, answer, compared
from models.metrics.bottleneck import bottlenecks
from models.metrics.bottleneck_rows import Bottleneck
from models.since import Since, since

if TYPE_CHECKING:
    from cockpit.context import Inputs
    from models.cache import Cache
    from models.forecast.outlook import Rolling
    from models.mart import Mart
    from models.task import Task

RECENT = timedelta(days=7)
"""How far back the first look sees."""
QUARTERS, MONTHS = 6, 8


@dataclass(frozen=True)
class OverviewData:
    """The answers that are there at once.

    stuck      the step that converts least against its own past, of those that are sure
    costly     the step that is worth most to fix
    customers  every customer in the filter
    leads      first response in the period, `leads_before` in the one compared with
    """

    question: Question
    stuck: Bottleneck | None
    costly: Bottleneck | None
    customers: CustomerTable
    leads: Row
    leads_before: Row | None
    counts: tuple[int, int, int]
    in_view: tuple[int, int]

    @property
    def at_risk(self) -> npt.NDArray[np.bool_]:
        """Red, and not gone: the same as on the page of the customers."""
        risk: npt.NDArray[np.bool_] = (
            (self.customers.colour == COLOURS.index("red")) & ~self.customers.left)
        return risk


@dataclass(frozen=True)
class OverviewExtras:
    """What comes after: suggestions and what was decided, changes, and the small lines."""

    leaning: float
    blocker: tuple[str, float] | None
    hints: tuple[Hint, ...]
    since: Since
    conversion: tuple[float, ...]
    days: tuple[float, ...]
    won: tuple[float, ...]
    response: tuple[float, ...]
    decided: tuple[Decision, ...]


def load(inputs: Inputs, task: Task) -> OverviewData:
    question = replace(inputs.question(), task=task)
    mart = inputs.mart
    ranked = bottlenecks(question, mart).ranked
    task.check()
    customers = customer_table(question, mart)
    task.check()
    plain = replace(question, by=(), options={})
    leads = answer("lead_response", plain, mart).row()
    earlier = compared(plain)
    before = None if earlier is None else answer("lead_response", earlier, mart).row()
    deals = mart.tally(OPPORTUNITIES, (), (COUNT,), question.stock, "created", task)
    some = mart.tally(OPPORTUNITIES, (), (COUNT,), question.filters, "created", task)
    every = mart.tally(LEADS, (), (COUNT,), question.stock, "created", task)
    total = int(deals.measures["n"].sum())
    return OverviewData(
        question, _stuck(ranked), next((row for row in ranked if row.worth > 0), None), customers,
        leads, before, (total, len(customers), int(every.measures["n"].sum())),
        (int(some.measures["n"].sum()), total))


def _stuck(ranked: tuple[Bottleneck, ...]) -> Bottleneck | None:
    """Where the fall of conversion stops most deals, of the steps with enough stays to tell; those
    that are surely slower come first."""
    sure = [row for row in ranked if row.conversion_n >= ENOUGH
            and row.conversion_high < row.conversion_before]
    return max(sure, default=None, key=lambda row: (
        row.holds, (row.conversion_before - row.conversion) * row.conversion_n))


def load_forecast(data: OverviewData, mart: Mart, task: Task) -> Rolling:
    """The next 13 weeks with the record of the past, which takes seconds the first time."""
    from models.forecast.rolling import rolling

    return rolling(replace(data.question, task=task), mart, task, walk=True)


def load_extras(inputs: Inputs, data: OverviewData, looked: datetime | None, cache: Cache,
                task: Task) -> OverviewExtras:
    from models.metrics.blockers import top_blockers

    question, mart = replace(data.question, task=task), inputs.mart
    changed = since(question, mart, _then(question, looked))
    found = hints(question, mart)
    blocker = None
    if data.costly is not None:
        reasons = top_blockers(question, mart, data.costly.stage, data.costly.cell,
                               cohort="entered").reasons
        blocker = (str(reasons[0].key), reasons[0].share) if reasons else None
    conversion, days = _past(question, mart, data.costly)
    return OverviewExtras(
        _leaning(question, mart), blocker, found, changed, conversion, days,
        _won(question, mart), _response(question, mart), decisions(cache))


def _then(question: Question, looked: datetime | None) -> datetime:
    """The last look, where the moment shown lies after it."""
    return looked if looked is not None and looked < question.at else question.at - RECENT


def _leaning(question: Question, mart: Mart) -> float:
    """By how much the sellers' calls together came out too high; NaN: not known."""
    rows = answer("leaning", replace(question, by=(), options={}), mart).rows
    own = [row for row in rows if row.by.get("level") == "seller"]
    called = sum(row.detail["called"] for row in own)
    booked = sum(row.detail["booked"] for row in own)
    return (called - booked) / booked if booked > 0 else NAN


def _quarters(question: Question) -> list[Period]:
    """The quarter of the moment and those before it, oldest first."""
    found = [question.days.around("quarter", question.days.day_of(question.at))]
    while len(found) < QUARTERS and found[0].start is not None:
        found.insert(0, question.days.around("quarter", found[0].start - timedelta(days=1)))
    return found


def _past(question: Question, mart: Mart, row: Bottleneck | None
          ) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Conversion and median days of the step, quarter by quarter of entering it."""
    if row is None:
        return (), ()
    state = question.filters
    for dimension, key in row.cell.items():
        state = state.narrowed(dimension, {"" if key is None else str(key)})
    shares: list[float] = []
    days: list[float] = []
    for quarter in _quarters(question):
        asked = replace(question, by=("stage",), filters=replace(state, period=quarter))
        for metric, values, options in (("stage_conversion", shares, {"family": "ledger"}),
                                        ("dwell", days, {})):
            rows = answer(metric, replace(asked, options=options), mart).rows
            values.append(next((one.value for one in rows if one.by["stage"] == row.stage
                                and one.n >= 5), NAN))
    return tuple(shares), tuple(days)


def _won(question: Question, mart: Mart) -> tuple[float, ...]:
    """Won amounts of the quarters that are over."""
    return tuple(
        answer("won_value", replace(question, by=(), options={}, filters=replace(
            question.filters, period=quarter)), mart).row().value
        for quarter in _quarters(question)[:-1])


def _response(question: Question, mart: Mart) -> tuple[float, ...]:
    """Median first response of the last months."""
    month = question.days.around("month", question.days.day_of(question.at))
    found: list[float] = []
    while len(found) < MONTHS and month.start is not None:
        asked = replace(question, by=(), options={}, filters=replace(question.filters,
                                                                     period=month))
        found.insert(0, answer("lead_response", asked, mart).row().value)
        month = question.days.around("month", month.start - timedelta(days=1))
    return tuple(found)


def quarter_name(question: Question) -> str:
    day = question.days.day_of(question.at)
    return period_label(question.days.around("quarter", day), question.days)
