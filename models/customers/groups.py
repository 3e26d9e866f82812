"""Customers by region, owner, industry, size or grade: how a whole group does, and its worst."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from models.cells import Array
from models.customers.coded import Bools
from models.customers.colours import GREY, RED
from models.customers.table import GRADES, CustomerTable
from models.intervals import wilson
from models.metric import NAN

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.intp]
BY = ("grade", "region", "owner", "manager", "team", "industry", "size", "country", "connection")


@dataclass(frozen=True)
class Group:
    """`n` customers, `n_scored` of them with a health that is complete enough; the rest is grey.

    mean           weighted by `area`, what each is worth a year; NaN where nobody with an amount
                   is scored
    worst          the least health, of `worst_account`
    at_risk        red ones; `share_at_risk` of the scored, with its Wilson interval at 95 %
    amounts        minor units of the reporting currency; `at_risk_amount` is the area of the red
    """

    key: str | None
    n: int
    n_scored: int
    grey: int
    mean: float
    worst: float
    worst_account: str | None
    at_risk: int
    share_at_risk: float
    low: float
    high: float
    won_amount: int
    open_amount: int
    area: int
    at_risk_amount: int


def groups(table: CustomerTable, by: str) -> tuple[Group, ...]:
    """The largest area first, grades in their order; customers without a value come last, under
    None. Those who left are passed over. Errors: ValueError for what customers are not grouped
    by."""
    if by not in BY:
        raise ValueError(f"customers are not grouped by {by}")
    table = table.where(~table.left)
    if by == "grade":
        keys: list[str | None] = [*GRADES, None]
        codes: Codes = np.where(table.grade < 0, len(GRADES), table.grade).astype(np.intp)
    else:
        keys, codes = _coded(getattr(table, by))
    found = [group for group in _grouped(table, keys, codes) if group.n]
    if by == "grade":
        return tuple(found)
    return tuple(sorted(found, key=lambda one: (one.key is None, -one.area, str(one.key))))


def everybody(table: CustomerTable) -> Group:
    """All of them as one group, but those who left."""
    table = table.where(~table.left)
    return _grouped(table, [None], np.zeros(len(table), np.intp))[0]


def _coded(column: Array) -> tuple[list[str | None], Codes]:
    places: dict[str | None, int] = {}
    codes = [places.setdefault(key, len(places)) for key in column.tolist()]
    return list(places), np.array(codes, np.intp)


def _grouped(table: CustomerTable, keys: list[str | None], codes: Codes) -> list[Group]:
    size = len(keys)
    scored: Bools = table.colour != GREY
    red: Bools = table.colour == RED
    health = np.where(scored, np.nan_to_num(table.health), 0.0)
    area = np.where(scored, table.area, 0).astype(float)

    def sums(weights: npt.NDArray[Any]) -> Floats:
        return np.bincount(codes, weights.astype(float), size).astype(np.float64)

    n, n_scored, at_risk = (sums(one).astype(int) for one in (np.ones(len(codes)), scored, red))
    low, high = wilson(at_risk, n_scored)
    worth, worst = sums(area), np.full(size, -1)
    order = np.flatnonzero(scored)
    order = order[np.argsort(-health[order], kind="stable")]
    worst[codes[order]] = order  # the least comes last and stays
    money = [sums(one).tolist() for one in (
        table.won_amount, table.open_amount, table.area, np.where(red, table.area, 0))]
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = sums(health * area) / worth
        share = at_risk / n_scored
    return [Group(
        keys[i], int(n[i]), int(n_scored[i]), int(n[i] - n_scored[i]), float(mean[i]),
        float(table.health[worst[i]]) if n_scored[i] else NAN,
        str(table.account[worst[i]]) if n_scored[i] else None, int(at_risk[i]), float(share[i]),
        float(low[i]), float(high[i]), *(round(column[i]) for column in money),
    ) for i in range(size)]
