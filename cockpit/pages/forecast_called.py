"""What people called for the running quarter, and how their calls usually turn out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from models.calendars import period_label
from models.facts import SUBMISSIONS
from models.filters import ALL_TIME, Period
from models.instants import from_micros, to_days
from models.members import Members, chosen, equal
from models.metric import NAN, Key, Question

if TYPE_CHECKING:
    from models.mart import Mart

NAMES = ("submission", "level", "owner", "category", "period_start", "period_end", "submitted",
         "amount")


@dataclass(frozen=True)
class Called:
    """The sellers' calls valid now for a quarter: their sum in minor units, how many called, and
    the bias of all sellers over quarters that are over (NaN: none), from `n_past` calls. They hold
    for all keys of the dimensions `unsplit`, which the filter limits in vain."""

    period_text: str
    amount: float
    n: int
    bias: float
    n_past: int
    unsplit: tuple[str, ...] = ()


def load(question: Question, mart: Mart) -> Called:
    """Runs off the interface thread."""
    from models.metrics.value_added import leanings

    past = [one for one in leanings(question, mart) if one.level == "seller"]
    booked = sum(one.booked for one in past)
    bias = sum(one.called - one.booked for one in past) / booked if booked > 0 else NAN
    n_past = sum(one.calls for one in past)
    found, quarter = valid(question, mart, "seller"), _quarter(question)
    return Called(period_label(quarter, question.days),
                  float(np.nansum(found.columns["amount"].astype(float))) if len(found) else NAN,
                  len(found), bias, n_past, tuple(mart.ignored(SUBMISSIONS, question.pinned)))


def valid(question: Question, mart: Mart, level: str, *, quarter: Period | None = None,
          lock: date | None = None) -> Members:
    """The newest submission of each person of a level for a fiscal quarter, by default that of
    the moment; only those handed in before the day `lock`, where one is given."""
    quarter = quarter or _quarter(question)
    assert quarter.start is not None
    assert quarter.end is not None
    found = _all(question, mart)
    starts, ends = (found.columns[name].astype("datetime64[D]").astype(np.int64)
                    for name in ("period_start", "period_end"))
    inside = (starts == to_days(quarter.start)) & (ends == to_days(quarter.end))
    inside &= equal(found.columns["level"], level)
    if lock is not None:
        inside &= found.columns["submitted"].astype("datetime64[us]").astype(
            np.int64) < question.days.midnight(lock)
    return found.where(_newest(found.columns, inside))


def handed_in(question: Question, mart: Mart, key: Key) -> Members:
    """The one submission with this key."""
    found = _all(question, mart)
    return found.where(equal(found.columns["submission"], key))


def versions(question: Question, mart: Mart, key: Key) -> tuple[tuple[datetime, float], ...]:
    """When and how much was called by the same person, level and quarter as in the submission
    `key`, newest first; minor units."""
    columns = _all(question, mart).columns
    kept = np.ones(len(columns["submission"]), bool)
    places = np.flatnonzero(equal(columns["submission"], key))
    for name in ("level", "owner", "period_start", "category"):
        kept &= np.isin(columns[name].astype(str), columns[name][places].astype(str))
    moments = columns["submitted"][kept].astype("datetime64[us]").astype(np.int64).tolist()
    rows = [(from_micros(moment), float(amount)) for moment, amount in zip(
        moments, columns["amount"][kept].tolist(), strict=True)]
    return tuple(sorted(rows, key=lambda row: row[0], reverse=True))


def _all(question: Question, mart: Mart) -> Members:
    return chosen(mart, SUBMISSIONS, replace(question.pinned, period=ALL_TIME), {},
                  when="submitted", names=NAMES)


def _newest(columns: dict[str, Any], inside: np.ndarray[tuple[int], np.dtype[np.bool_]]
            ) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Where the latest row of each (person, category) stands; commits where there are any."""
    words = [str(category).casefold() for category in columns["category"].tolist()]
    commits = np.array([word in ("commit", "committed") for word in words], bool)
    if (inside & commits).any():
        inside = inside & commits
    moment = columns["submitted"].astype("datetime64[us]").astype(np.int64)
    last: dict[Any, int] = {}
    for place in np.flatnonzero(inside)[np.argsort(moment[inside], kind="stable")].tolist():
        last[columns["owner"][place]] = place
    kept = np.zeros(len(inside), bool)
    kept[list(last.values())] = True
    return kept


def _quarter(question: Question) -> Period:
    return question.days.around("quarter", question.days.day_of(question.at))
