"""What a person should see beside the field when calling a forecast; read off the interface
thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import reduce
from operator import add
from typing import TYPE_CHECKING

import numpy as np

from models.facts import OPPORTUNITIES, SUBMISSIONS
from models.filters import FilterState, Period
from models.instants import to_days
from models.members import equal
from models.metric import Key, Question
from models.metrics.forecast_categories import columns_of
from models.metrics.forecast_parts import Parts, category_of, parts_of
from models.metrics.value_added import Leaning, leanings
from models.own_submissions import Own, earlier

if TYPE_CHECKING:
    from cockpit.context import Inputs
    from models.cache import Cache
    from models.mart import Mart

STORED = {"rep": "seller", "manager": "manager", "hq": "headquarters"}
"""Level here -> level in the figures."""
WEIGHTS = (0.5, 2.0)  # a suggested weight lies between these


@dataclass(frozen=True)
class KeyNode:
    """A deal in commit that level 2 looks at; `amount` in minor units of the reporting currency."""

    opportunity: str
    name: str
    owner: str
    amount: float
    expected: date | None
    evidence: bool
    late: bool


@dataclass(frozen=True)
class Call:
    """What somebody one level below called last, with the bias that calls of theirs had and the
    weight that would have taken it away."""

    owner: str
    name: str
    amount: float
    bias: float
    periods: int

    @property
    def weight(self) -> float:
        """1 where nothing is known of the past."""
        if self.bias != self.bias or self.bias <= -1:
            return 1.0
        return round(min(max(1 / (1 + self.bias), WEIGHTS[0]), WEIGHTS[1]), 2)


@dataclass(frozen=True)
class Beside:
    """All that is shown beside the field. Amounts in minor units of `currency`."""

    amounts: dict[str, int]
    counts: dict[str, int]
    leaning: Leaning | None
    last: float  # the call that holds now, NaN without one
    last_at: datetime | None
    nodes: tuple[KeyNode, ...]
    below: tuple[Call, ...]
    versions: tuple[Own, ...]
    currency: str


def people(mart: Mart, now: datetime) -> dict[str, list[tuple[str, str]]]:
    """Level -> (key, name) of who may be called for: those with live deals or calls so far, by
    name; at headquarters those who called for it, else whoever leads the managers."""
    state = FilterState(as_of=now)
    names = mart.labels("owner")
    deals = mart.tally(OPPORTUNITIES, ("owner", "manager", "status"), (), state)
    owners = {str(key) for key, status in zip(
        deals.keys["owner"].tolist(), deals.keys["status"].tolist(), strict=True)
        if key is not None and status == "open"}
    managers = {str(key) for key in deals.keys["manager"].tolist() if key is not None}
    calls = mart.tally(SUBMISSIONS, ("level", "owner"), (), state)
    called: dict[str, set[str]] = {}
    for level, owner in zip(calls.keys["level"].tolist(), calls.keys["owner"].tolist(),
                            strict=True):
        if owner is not None:
            called.setdefault(str(level), set()).add(str(owner))
    top = called.get("headquarters") or managers or owners
    found = {"rep": owners, "manager": managers | called.get("manager", set()), "hq": top}
    return {level: sorted(((key, names.get(key, key)) for key in keys), key=lambda pair: pair[1])
            for level, keys in found.items()}


def beside(inputs: Inputs, cache: Cache, level: str, owner: str, period: Period) -> Beside:
    """The person's own figures for the period, as of now; filters of the pages do not act."""
    mart, calendar = inputs.mart, inputs.calendar
    calendar = replace(calendar, reporting_currency=mart.reporting_currency)
    question = Question(FilterState(period=period), (), {}, calendar, inputs.now)
    mine = reduce(add, (parts for group, parts in parts_of(
        question, mart, ("owner", "manager")).items() if _covers(level, owner, group)), Parts())
    readings = columns_of(mine, "single")
    everybody = leanings(replace(question, filters=FilterState()), mart)
    leaning = next((one for one in everybody
                    if (one.level, one.owner) == (STORED[level], owner)), None)
    standing = _standing(question, mart)
    last, at = standing.get((STORED[level], owner), (float("nan"), None))
    return Beside(
        {name: one.amount for name, one in readings.items()},
        {name: one.n for name, one in readings.items()}, leaning, last, at,
        _nodes(question, mart, owner) if level == "manager" else (),
        _below(mart, everybody, standing) if level == "hq" else (),
        earlier(cache, level, owner, period, calendar), mart.reporting_currency)


def _covers(level: str, owner: str, group: tuple[Key, ...]) -> bool:
    """Sellers call their own deals, managers those of their people and their own."""
    return level == "hq" or group[0] == owner or (level == "manager" and group[1] == owner)


Standing = dict[tuple[str, str], tuple[float, datetime | None]]


def _standing(question: Question, mart: Mart) -> Standing:
    """The newest call of everybody for the period: amount and when."""
    period = question.filters.period
    state = FilterState(as_of=question.now)
    data = mart.columns(SUBMISSIONS, ("level", "owner", "amount", "submitted", "period_start",
                                      "period_end"), state, "submitted")
    assert period.start is not None
    assert period.end is not None
    kept = data["period_start"].astype("datetime64[D]").astype(np.int64) == to_days(period.start)
    kept &= data["period_end"].astype("datetime64[D]").astype(np.int64) == to_days(period.end)
    rows = np.flatnonzero(kept)
    found: Standing = {}
    for row in rows[np.argsort(data["submitted"][rows], kind="stable")].tolist():
        at = data["submitted"][row].astype("datetime64[us]").item().replace(tzinfo=UTC)
        found[(str(data["level"][row]), str(data["owner"][row]))] = (
            float(data["amount"][row]), at)
    return found


def _nodes(question: Question, mart: Mart, manager: str) -> tuple[KeyNode, ...]:
    """Open deals in commit of a manager's people, the largest first."""
    data = mart.columns(OPPORTUNITIES, (
        "opportunity", "owner", "manager", "status", "forecast_category", "amount", "expected",
        "evidence"), question.pinned, "expected")
    kept = equal(data["status"], "open")
    kept &= equal(data["owner"], manager) | equal(data["manager"], manager)
    names, owners = mart.labels("opportunity"), mart.labels("owner")
    today = question.days.day_of(question.at)
    found = []
    for row in np.flatnonzero(kept).tolist():
        if category_of(data["forecast_category"][row]) != "commit":
            continue
        key, day = str(data["opportunity"][row]), data["expected"][row].astype(
            "datetime64[D]").item()
        owner = str(data["owner"][row])
        found.append(KeyNode(key, names.get(key, key), owners.get(owner, owner),
                             float(data["amount"][row]), day, data["evidence"][row] == "yes",
                             day is not None and day < today))
    return tuple(sorted(found, key=lambda one: (one.amount != one.amount, -one.amount, one.name)))


def _below(mart: Mart, everybody: tuple[Leaning, ...], standing: Standing) -> tuple[Call, ...]:
    """The managers' newest calls for the period, by name."""
    names = mart.labels("owner")
    past = {str(one.owner): one for one in everybody if one.level == "manager"}
    found = []
    for (level, owner), (amount, _) in standing.items():
        if level == "manager":
            one = past.get(owner)
            found.append(Call(owner, names.get(owner, owner), amount,
                              float("nan") if one is None else one.bias,
                              0 if one is None else one.periods))
    return tuple(sorted(found, key=lambda call: call.name))
