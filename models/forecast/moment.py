"""What was known at the moment a forecast is made: open deals, what was won, how deals moved.

Everything is asked of the source as of the moment, so that nothing later can be in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

import numpy as np
import numpy.typing as npt

from models.calendars import MISSING, MISSING_DAY
from models.cells import Array, CodedColumn, minimum
from models.facts import ACTIVITIES, OPPORTUNITIES, REACHES
from models.filters import ALL_TIME, FilterState
from models.forecast.curves import ENOUGH_ENDINGS, Curves, Stays, curves
from models.instants import to_days, to_micros
from models.members import equal
from models.metric import Question, Source

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
DAY = 86_400_000_000.0
EVIDENCE_DAYS = 91
SEGMENTS = ("size", "region", "industry", "product_line", "lead_source", "none")
"""What the cohort curves may be split by, the first by default."""


@dataclass(frozen=True)
class Deals:
    """Open deals in the order of their keys. Amounts in minor units, NaN without; `ahead`: days
    from the origin to the expected close; `age`: days since the furthest rank was reached, whose
    curve is `group`; `idle`: days since the last move or activity."""

    keys: Array
    stage: Array
    category: Array
    amount: Floats
    ahead: Floats
    idle: Floats
    group: Ints
    age: Floats

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def place(self) -> dict[object, int]:
        return dict(zip(self.keys.tolist(), range(len(self.keys)), strict=True))

    @property
    def fresh(self) -> Bools:
        return self.idle <= EVIDENCE_DAYS


@dataclass(frozen=True)
class Wins:
    """Won deals by key: `day` (since 1970) of closing, whole days of the cycle (inf: unknown)."""

    keys: Array
    owner: Array
    manager: Array
    day: Ints
    cycle: Floats
    amount: Floats

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def place(self) -> dict[object, int]:
        return dict(zip(self.keys.tolist(), range(len(self.keys)), strict=True))

    def taken(self, rows: npt.NDArray[np.intp] | Bools) -> Wins:
        return Wins(*(getattr(self, name)[rows] for name in (
            "keys", "owner", "manager", "day", "cycle", "amount")))

    def daily(self, first: int, after: int) -> Floats:
        """Won on each day of [first, after)."""
        inside = (self.day >= first) & (self.day < after) & ~np.isnan(self.amount)
        return np.bincount(self.day[inside] - first, self.amount[inside],
                           max(after - first, 0)).astype(np.float64)


@dataclass(frozen=True)
class Moment:
    """As of `at`; `origin` is the first day forecast, `began` the first a deal was created on."""

    origin: int
    began: int
    deals: Deals
    wins: Wins
    curves: Curves

    @property
    def empty(self) -> bool:
        """Whether the company has no deals at all yet."""
        return not (self.history or len(self.deals) or len(self.wins))

    @property
    def history(self) -> int:
        """Whole weeks of history."""
        return max((self.origin - self.began) // 7, 0)


def codes_of(columns: Iterable[CodedColumn]) -> tuple[Ints, int]:
    """One code per distinct combination of keys, and how many there are."""
    found, count = np.zeros(1, np.int64), 1
    for column in columns:
        both = found * len(column.keys) + column.codes.astype(np.int64)
        used, found = np.unique(both, return_inverse=True)
        count = len(used)
    return found, count


def origin_of(question: Question) -> int:
    """The first day forecast: that of the moment, or the next one when the day is over."""
    return to_days(question.days.day_of(question.at + timedelta(microseconds=1)))


def open_only(state: FilterState) -> FilterState | None:
    """The filter on open deals; None where it rules them out."""
    return _status(state, "open")


def won_only(state: FilterState) -> FilterState | None:
    return _status(state, "won")


def _status(state: FilterState, status: str) -> FilterState | None:
    asked = state.keys("status")
    return None if asked and status not in asked else state.narrowed("status", {status})


def whole(question: Question) -> FilterState:
    """The whole company, as far as the person may see it, as of the moment."""
    return FilterState(period=ALL_TIME, as_of=question.at, scope=question.filters.scope)


def moment_of(question: Question, source: Source, segment: str = SEGMENTS[0]) -> Moment:
    """Everything forecasts need of the whole company as of the question's moment."""
    state, origin = whole(question), origin_of(question)
    ages, fitted = _climbed(question, source, segment)
    every = source.columns(OPPORTUNITIES, ("created",), state)["created"]
    days = _days(every, question)
    known = days[days != MISSING_DAY]
    return Moment(origin, int(known.min()) if len(known) else origin,
                  _deals(question, source, origin, ages), wins_of(question, source, state),
                  fitted)


def standing_deals(question: Question, source: Source) -> Deals:
    """The open deals alone, without their curves."""
    return _deals(question, source, origin_of(question), {})


def _instants(column: Array) -> Ints:
    return column.astype("datetime64[us]").astype(np.int64)


def _days(column: Array, question: Question) -> Ints:
    return question.days.days_of(_instants(column)).astype(np.int64)


def _ago(column: Array, question: Question) -> Floats:
    moments = _instants(column)
    return np.where(moments == MISSING, np.nan, (to_micros(question.at) - moments) / DAY)


def wins_of(question: Question, source: Source, state: FilterState) -> Wins:
    """Everything won by the moment, within the filter."""
    names = ("opportunity", "owner", "manager", "closed", "cycle_days", "amount")
    narrowed = won_only(state)
    if narrowed is None:
        empty = np.zeros(0, object)
        return Wins(empty, empty, empty, np.zeros(0, np.int64), np.zeros(0), np.zeros(0))
    data = source.columns(OPPORTUNITIES, names, narrowed)
    cycle = np.nan_to_num(data["cycle_days"].astype(float), nan=np.inf)
    return Wins(data["opportunity"], data["owner"], data["manager"],
                _days(data["closed"], question), cycle, data["amount"].astype(float))


def _deals(question: Question, source: Source, origin: int,
           ages: dict[object, tuple[int, float]]) -> Deals:
    names = ("opportunity", "stage", "forecast_category", "amount", "expected", "stage_since")
    data = source.columns(OPPORTUNITIES, names, whole(question).narrowed("status", {"open"}))
    order = np.argsort(data["opportunity"].astype(str), kind="stable")
    data = {name: column[order] for name, column in data.items()}
    keys = data["opportunity"].tolist()
    expected = data["expected"].astype("datetime64[D]")
    ahead = np.where(np.isnat(expected), np.nan, expected.astype(np.int64) - origin)
    touched = _touched(question, source)
    idle = np.fmin(_ago(data["stage_since"], question),
                   np.fromiter((touched.get(key, np.nan) for key in keys), float, len(keys)))
    nowhere = (-1, np.nan)
    place = [ages.get(key, nowhere) for key in keys]
    return Deals(
        data["opportunity"], data["stage"], data["forecast_category"],
        data["amount"].astype(float), ahead.astype(float), np.nan_to_num(idle, nan=np.inf),
        np.array([group for group, _ in place], np.int64).reshape(-1),
        np.array([age for _, age in place], float).reshape(-1))


def _touched(question: Question, source: Source) -> dict[object, float]:
    """Days since the last activity about each deal."""
    cells = source.tally(ACTIVITIES, ("opportunity",), (minimum("age_days"),), whole(question),
                         "done")
    return dict(zip(cells.keys["opportunity"].tolist(), cells.measures["age_days_min"].tolist(),
                    strict=True))


def _climbed(question: Question, source: Source, segment: str
             ) -> tuple[dict[object, tuple[int, float]], Curves]:
    """Curves by pipeline, rank and segment from all deals that reached the rank, and for each
    open deal the curve of its furthest rank and its age there.

    A segment with few endings takes the curve of its pipeline and rank.
    """
    split = [] if segment == "none" else [segment]
    state = whole(question)
    coded = source.coded(REACHES, ("opportunity", "pipeline", "rank", "status", *split), state)
    dates = source.columns(REACHES, ("reached", "closed"), state)
    keys = {name: column.keys for name, column in coded.items()}
    deal = coded["opportunity"].codes.astype(np.int64)
    ranks = np.array([-1 if key is None else int(key) for key in keys["rank"].tolist()], np.int64)
    order = np.lexsort((ranks[coded["rank"].codes], deal))
    coded = {name: CodedColumn(column.codes[order], column.keys) for name, column in coded.items()}
    deal = deal[order]
    since, ended = (_ago(dates[name][order], question) for name in ("reached", "closed"))
    running, won = (equal(keys["status"], name)[coded["status"].codes] for name in ("open", "won"))
    until = np.maximum(np.where(running, since, since - ended), 0)
    advanced = np.append((deal[1:] == deal[:-1]), np.zeros(min(len(deal), 1), bool))
    onward = until.copy()
    onward[advanced] = np.maximum((since[:-1] - since[1:])[advanced[:-1]], 0)
    coarse, wide = codes_of((coded["pipeline"], coded["rank"]))
    fine, count = codes_of((coded["pipeline"], coded["rank"], *(coded[name] for name in split)))
    both = np.concatenate([fine, count + coarse])
    parent, following = np.zeros(count, np.int64), np.full(count + wide, -1, np.int64)
    parent[fine] = coarse
    step = np.flatnonzero(advanced)
    following[fine[step]], following[count + coarse[step]] = fine[step + 1], count + coarse[
        step + 1]
    gone = ~won & ~running
    stays = Stays(both, np.tile(onward, 2), np.tile(advanced, 2), np.tile(gone & ~advanced, 2),
                  np.tile(until, 2), np.tile(won, 2), np.tile(gone, 2))
    fitted = curves(stays, count + wide, following)
    table = np.where(fitted.endings[:count] >= ENOUGH_ENDINGS, np.arange(count), count + parent)
    last = np.flatnonzero(running & ~advanced)
    groups = table[fine[last]] if count else np.zeros(0, np.int64)
    return dict(zip(keys["opportunity"][deal[last]].tolist(),
                    zip(groups.tolist(), since[last].tolist(), strict=True),
                    strict=True)), fitted
