"""Targets, rates, and what people call: weekly forecasts at three levels, with known biases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from sync.demo import truths
from sync.demo.company import Company
from sync.demo.draws import Draws, Floats, Ints, normal
from sync.demo.frame import SECONDS, Frame, calendar_day, day_number

LEVELS = ("seller", "manager", "headquarters")
_RATE_START = {"USD": 7.12, "EUR": 7.74}
_SUBMIT_SECOND = 3600 + 1800  # Mondays, 09:30 in Shanghai
_TYPICAL_BIAS, _BIAS_SPREAD = 0.11, 0.05
_MANAGER_KEEPS, _HEADQUARTERS_KEEPS = 0.45, 0.10  # share of the bias that survives a level


@dataclass(frozen=True)
class Rates:
    """Yuan for one unit of each currency (CNY, USD, EUR), by month, from `months[i]` on."""

    months: tuple[date, ...]
    yuan: Floats  # (month, currency)

    def at(self, day: Ints, currency: Ints) -> Floats:
        starts = np.array([day_number(month) for month in self.months])
        row = np.clip(np.searchsorted(starts, day, side="right") - 1, 0, len(starts) - 1)
        return self.yuan[row, currency]


@dataclass(frozen=True)
class Calls:
    """One entry per submission, by second and user. Amounts in whole yuan."""

    submitted: Ints
    user: Ints
    level: Ints
    quarter: Ints  # index into `quarters`
    amount: Ints
    quarters: tuple[date, ...]  # first days, and one more for the end of the last
    bias: Floats  # planted, per seller


@dataclass(frozen=True)
class Quotas:
    user: Ints
    quarter: Ints
    target: Ints  # whole yuan
    set_at: Ints


def exchange(seed: int, frame: Frame) -> Rates:
    draws = Draws(seed, "rates of exchange")
    month, months = calendar_day(frame.first_day * SECONDS).replace(day=1), []
    while day_number(month) <= frame.last_day:
        months.append(month)
        month = (month + timedelta(days=32)).replace(day=1)
    steps = 0.009 * normal(np.clip(draws.uniform(2 * len(months)), 1e-9, 1 - 1e-9))
    walk = np.exp(np.cumsum(steps.reshape(len(months), 2), axis=0))
    yuan = np.c_[np.ones(len(months)), np.array(list(_RATE_START.values())) * walk]
    return Rates(tuple(months), yuan.round(4))


def quarters_of(frame: Frame) -> tuple[date, ...]:
    start = truths.quarter_start(calendar_day(frame.first_day * SECONDS))
    starts = [start]
    while day_number(starts[-1]) <= frame.last_day:
        starts.append(truths.shift_quarters(starts[-1], 1))
    return tuple(starts)


def booked(company: Company, quarters: tuple[date, ...], seller: Ints, day: Ints, yuan: Floats
           ) -> Floats:
    """Won value, (quarter, seller)."""
    starts = np.array([day_number(start) for start in quarters])
    row = np.searchsorted(starts, day, side="right") - 1
    result = np.zeros((len(quarters) - 1, len(company.sellers.name)))
    np.add.at(result, (row, seller), yuan)
    return result


def biases(seed: int, company: Company) -> Floats:
    """How much each seller's calls lie above what comes; most are somewhat too hopeful."""
    draws = Draws(seed, "biases")
    n = len(company.sellers.name)
    u = np.clip(draws.uniform(n), 1e-3, 1 - 1e-3)
    bias = np.clip(_TYPICAL_BIAS + _BIAS_SPREAD * normal(u), -0.05, 0.22)
    bias[company.seller_at(*truths.SANDBAGGER)] = truths.SANDBAGGER_BIAS
    bias[company.seller_at(*truths.OPTIMIST)] = truths.OPTIMIST_BIAS
    return bias


def call(seed: int, frame: Frame, company: Company, actual: Floats) -> Calls:
    """Each Monday of a quarter everyone calls its total: the truth, times one plus the bias, plus
    noise that shrinks towards the end and cancels over the quarters that are over, so that the
    bias can be read off exactly."""
    draws = Draws(seed, "calls")
    quarters = quarters_of(frame)
    bias = biases(seed, company)
    teams, sellers = company.teams, company.sellers
    team_actual = np.zeros((len(actual), len(teams.name)))
    team_hope = np.zeros_like(team_actual)
    np.add.at(team_actual.T, sellers.team, actual.T)
    np.add.at(team_hope.T, sellers.team, (actual * bias).T)
    people = (
        (0, sellers.user, actual, actual * (1 + bias), 0.30),
        (1, 1 + np.arange(len(teams.name)), team_actual,
         team_actual + _MANAGER_KEEPS * team_hope, 0.10),
        (2, np.zeros(1, dtype=np.int64), actual.sum(axis=1, keepdims=True),
         (actual.sum(axis=1) + _HEADQUARTERS_KEEPS * (actual * bias).sum(axis=1))[:, None], 0.035),
    )
    complete = np.array([day_number(end) <= frame.now_day for end in quarters[1:]])
    complete &= np.array([day_number(start) > frame.first_day for start in quarters[:-1]])
    rows = []
    for level, users, truth, centre, noise in people:
        weight = truth[complete] / np.maximum(truth[complete].sum(axis=0), 1)
        for week in range(14):
            shock = normal(np.clip(draws.uniform(truth.size), 1e-6, 1 - 1e-6)).reshape(truth.shape)
            shock -= (shock[complete] * weight).sum(axis=0)
            called = centre * np.maximum(1 + shock * noise * (1 - week / 14) ** 0.7, 0.1)
            for quarter, start in enumerate(quarters[:-1]):
                monday = day_number(start) + (7 - start.weekday()) % 7 + 7 * week
                if monday < day_number(quarters[quarter + 1]):
                    there = np.ones(len(users), dtype=bool)
                    if level == 0:
                        there = (sellers.joined <= monday) & (monday < sellers.left)
                    k = int(there.sum())
                    rows.append(np.c_[
                        np.full(k, monday * SECONDS + _SUBMIT_SECOND), users[there],
                        np.full(k, level), np.full(k, quarter),
                        np.round(called[quarter][there] / 100) * 100,
                    ])
    table = np.concatenate(rows).astype(np.int64)
    first, last = frame.first_day * SECONDS, (frame.last_day + 1) * SECONDS
    table = table[(table[:, 0] >= first) & (table[:, 0] < last)]
    table = table[np.lexsort((table[:, 1], table[:, 0]))]
    second, user, rank, period, amount = (np.ascontiguousarray(column) for column in table.T)
    return Calls(second, user, rank, period, amount, quarters, bias)


def targets(seed: int, frame: Frame, company: Company, actual: Floats) -> Quotas:
    """Quarterly targets, set ten days before the quarter: what was usual, and a bit more."""
    draws = Draws(seed, "targets")
    quarters = quarters_of(frame)
    usual = actual.mean(axis=0)
    rows = []
    for quarter, start in enumerate(quarters[:-1]):
        day, end = day_number(start), day_number(quarters[quarter + 1])
        there = (company.sellers.joined < end) & (company.sellers.left > day)
        target = usual * draws.uniform(len(usual), 1.05, 1.25) * (0.9 + 0.03 * quarter)
        target = np.maximum(np.round(target / 10_000) * 10_000, 100_000)
        rows.append(np.c_[
            company.sellers.user[there], np.full(int(there.sum()), quarter), target[there],
            np.full(int(there.sum()), max(day - 10, frame.first_day) * SECONDS + _SUBMIT_SECOND),
        ])
    table = np.concatenate(rows).astype(np.int64)
    return Quotas(*(np.ascontiguousarray(column) for column in table.T))
