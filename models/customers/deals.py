"""What is sold to whom: as of the moment asked for, and as it stood at any moment before.

`DealsNow` are the opportunities of one picture with their amounts. `Spells` are the times in which
nothing of a deal changed, as they were known; one reading serves every moment.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from models.cells import Array
from models.customers.coded import Bools, Column, Ints, coded
from models.customers.contacts import DAY
from models.facts import CHANGES, OPPORTUNITIES
from models.filters import FilterState
from models.metric import Source

Floats = npt.NDArray[np.float64]
FOREVER = 2**63 - 1
VALUE_DAYS = 365
NO_DAY = np.iinfo(np.int64).min
_ELSEWHERE = ("evidence", "next_step", "probability", "product")
"""Fields whose changes leave a deal as it is here; a third of all changes."""


@dataclass(frozen=True)
class DealsNow:
    """Aligned, one entry per opportunity. `amount`: minor units of the reporting currency, NaN
    where unknown; `expected`: days, `NO_DAY` where unknown; `closed`: microseconds likewise."""

    deal: Column
    place: Ints  # the customer's, -1 without
    status: Column
    amount: Floats
    expected: Ints
    closed: Ints
    created: Ints
    blocked: Bools

    def open(self) -> Bools:
        return (self.place >= 0) & self.status.equals("open")

    def won(self) -> Bools:
        return (self.place >= 0) & self.status.equals("won")


def read_deals(source: Source, place: dict[str | None, int], filters: FilterState) -> DealsNow:
    """`filters`: the moment and the scope, nothing else."""
    found = coded(source, OPPORTUNITIES, ("opportunity", "account", "status", "blocker"), filters)
    rest = source.columns(OPPORTUNITIES, ("amount", "expected", "closed", "created"), filters)
    return DealsNow(
        found["opportunity"], found["account"].placed(place), found["status"],
        rest["amount"].astype(float), _days(rest["expected"]), _micros(rest["closed"]),
        _micros(rest["created"]), ~found["blocker"].equals(None))


def _days(column: Array) -> Ints:
    return column.astype("datetime64[D]").view(np.int64)  # NaT is the least number


def _micros(column: Array) -> Ints:
    return column.astype("datetime64[us]").view(np.int64)


@dataclass(frozen=True)
class Amounts:
    """Per customer, minor units: won in the last 365 days, and open now."""

    won: Ints
    open: Ints
    open_deals: Ints
    won_deals: Ints  # ever

    @property
    def is_open(self) -> Bools:
        """Whose `area` is the open amount: those who have won nothing yet."""
        return np.equal(self.won_deals, 0)

    @property
    def area(self) -> Ints:
        """What a customer is worth a year. Who won something, but nothing in 365 days, is worth
        nothing, whatever is open. Source: metrics.md, section 16."""
        return np.where(self.is_open, self.open, self.won)


def amounts(deals: DealsNow, at: int, n: int) -> Amounts:
    value = np.nan_to_num(deals.amount)
    still, won = deals.open(), deals.won()
    recent = won & (deals.closed != NO_DAY) & (deals.closed > at - VALUE_DAYS * DAY)

    def sums(kept: Bools, weights: Floats) -> Ints:
        return np.rint(np.bincount(deals.place[kept], weights[kept], n)).astype(np.int64)

    ones = np.ones(len(value))
    return Amounts(sums(recent, value), sums(still, value), sums(still, ones), sums(won, ones))


@dataclass(frozen=True)
class Standing:
    """Deals at one moment, whichever way they were read: what the inputs of health ask for."""

    place: Ints
    open: Bools
    expected: Ints
    blocked: Bools
    won_place: Ints
    won_at: Ints


def standing_now(deals: DealsNow) -> Standing:
    won = deals.won() & (deals.closed != NO_DAY)
    return Standing(deals.place, deals.open(), deals.expected, deals.blocked,
                    deals.place[won], deals.closed[won])


@dataclass(frozen=True)
class Spells:
    """Aligned, by opportunity and time: [`start`, `end`) in microseconds, half open."""

    deal: Column
    place: Ints
    start: Ints
    end: Ints
    status: Column
    stage: Column
    category: Column
    blocker: Column
    reason: Column  # why it was lost
    amount: Floats  # NaN where unknown; at the rate of the newest moment
    expected: Ints
    first: Bools  # of its deal

    def during(self, at: int) -> Ints:
        """Rows that held at the moment."""
        return np.flatnonzero((self.start <= at) & (at < self.end) & (self.place >= 0))

    def standing(self, at: int) -> Standing:
        rows = self.during(at)
        won = rows[self.status.where(rows).equals("won")]
        return Standing(self.place[rows], self.status.where(rows).equals("open"),
                        self.expected[rows], ~self.blocker.where(rows).equals(None),
                        self.place[won], self.won_since[won])

    @cached_property
    def won_since(self) -> Ints:
        """Start of the run of won rows each row belongs to."""
        won = self.status.equals("won")
        fresh = won & ~(np.r_[False, won[:-1]] & ~self.first)
        runs = np.where(fresh, np.arange(len(won)), 0)
        return self.start[np.maximum.accumulate(runs)] if len(won) else self.start

    def of(self, place: int) -> Spells:
        """The rows of deals that ever were this customer's, who then is the only one."""
        mine = np.unique(self.deal.codes[self.place == place])
        found = self.where(np.isin(self.deal.codes, mine))
        return replace(found, place=np.where(found.place == place, 0, -1))

    def where(self, kept: Bools) -> Spells:
        return Spells(
            self.deal.where(kept), self.place[kept], self.start[kept], self.end[kept],
            self.status.where(kept), self.stage.where(kept), self.category.where(kept),
            self.blocker.where(kept), self.reason.where(kept), self.amount[kept],
            self.expected[kept], self.first[kept])


def read_spells(source: Source, place: dict[str | None, int], scope: frozenset[str] | None
                ) -> Spells:
    """Every state every deal was in, as it was known; without deals that are gone by then."""
    filters = FilterState(scope=scope, exclude=(("field", _ELSEWHERE),))
    names = ("opportunity", "after.account", "after.status", "after.stage",
             "after.forecast_category", "after.blocker", "after.lost_reason")
    found = {name: column.small()
             for name, column in coded(source, CHANGES, names, filters).items()}
    rest = source.columns(CHANGES, ("at", "after.inside", "after.amount", "after.expected"),
                          filters)
    start = _micros(rest["at"])
    rows = _in_order(found["opportunity"].codes, start)
    start, rest = start[rows], {name: column[rows] for name, column in rest.items()}
    found = {name: column.where(rows) for name, column in found.items()}
    deal = found["opportunity"]
    whose = np.where(rest["after.inside"].astype(bool), found["after.account"].placed(place), -1)
    same = deal.codes[1:] == deal.codes[:-1]
    ends = np.full(len(start), FOREVER)
    ends[:-1][same] = start[1:][same]
    first = np.r_[True, ~same][:len(start)]
    return Spells(
        deal, whose, start, ends, found["after.status"], found["after.stage"],
        found["after.forecast_category"], found["after.blocker"], found["after.lost_reason"],
        rest["after.amount"].astype(float), _days(rest["after.expected"]), first)


def _in_order(deal: Ints, start: Ints) -> Array | slice:
    """Rows deal by deal in time order; a mart keeps them so."""
    other, later = deal[1:] != deal[:-1], start[1:] >= start[:-1]
    if np.all(other | later) and int(other.sum()) < len(np.unique(deal)):
        return slice(None)
    order: Array = np.lexsort((np.arange(len(start)), start, deal))
    return order
