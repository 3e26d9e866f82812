"""What is different from an earlier look: the state then against the state now.

Both states are as of their moment, so what was recorded late is told when it was recorded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
import numpy.typing as npt

from models.cells import Array
from models.facts import OPPORTUNITIES
from models.filters import FilterState
from models.metric import Question, Source

Flags = npt.NDArray[np.bool_]
_NAMES = ("opportunity", "status", "amount", "expected")


@dataclass(frozen=True)
class Turn:
    """Deals to which the same thing happened: amount in minor units of the reporting currency."""

    n: int
    amount: float
    opportunities: tuple[str, ...]


@dataclass(frozen=True)
class Since:
    """What happened between `then` and `now`; each deal stands once in each that fits."""

    then: datetime
    now: datetime
    created: Turn
    won: Turn
    lost: Turn
    reopened: Turn
    pushed: Turn
    pulled: Turn

    @property
    def quiet(self) -> bool:
        return not any(turn.n for turn in (self.created, self.won, self.lost, self.reopened,
                                           self.pushed, self.pulled))


def since(question: Question, source: Source, then: datetime) -> Since:
    """`pushed`: open then and now, with a close date that moved into a later fiscal quarter;
    `pulled`: into an earlier one. The filter picks deals as they are now; what they were then is
    looked up whatever they were, so that a deal handed over is not told as a new one."""
    then = min(then, question.at)
    before = source.columns(OPPORTUNITIES, _NAMES,
                            FilterState(as_of=then, scope=question.filters.scope))
    after = source.columns(OPPORTUNITIES, _NAMES, question.stock)
    place = {key: i for i, key in enumerate(before["opportunity"].tolist())}
    old = np.array([place.get(key, -1) for key in after["opportunity"].tolist()], np.intp)
    known = old >= 0
    status = after["status"].astype(object)
    earlier = np.full(len(old), None, object)
    earlier[known] = before["status"].astype(object)[old[known]]
    both = known & _is(earlier, "open") & _is(status, "open")
    quarter = _quarters(question, after["expected"])
    quarter_then = np.full(len(old), np.nan)
    quarter_then[known] = _quarters(question, before["expected"])[old[known]]
    with np.errstate(invalid="ignore"):
        later, sooner = quarter > quarter_then, quarter < quarter_then

    def turn(kept: Flags) -> Turn:
        return Turn(int(kept.sum()), float(np.nansum(after["amount"].astype(float)[kept])),
                    tuple(after["opportunity"][kept].tolist()))

    return Since(
        then, question.at, turn(~known), turn(_is(status, "won") & ~_is(earlier, "won")),
        turn(_is(status, "lost") & ~_is(earlier, "lost")),
        turn(_is(status, "open") & known & ~_is(earlier, "open")),
        turn(both & later), turn(both & sooner))


def _is(values: Array, wanted: str) -> Flags:
    return np.asarray(values == wanted, bool)


def _quarters(question: Question, days: Array) -> npt.NDArray[np.float64]:
    """The fiscal quarter of each day as a growing number; NaN where there is no day."""
    distinct, place = np.unique(days.astype("datetime64[D]"), return_inverse=True)
    starts = np.array([_start(question, day.item()) for day in distinct])
    found: npt.NDArray[np.float64] = starts[place]
    return found


def _start(question: Question, day: date | None) -> float:
    start = None if day is None else question.days.around("quarter", day).start
    return np.nan if start is None else float(start.toordinal())
