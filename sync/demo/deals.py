"""Which opportunities come into being: when, with whom, for what, and how likely to be won."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from sync.demo import truths, words
from sync.demo.company import Company
from sync.demo.draws import Draws, Flags, Floats, Ints
from sync.demo.frame import FUTURE_DAYS, HISTORY_DAYS, Frame, Size, day_number

RATE_LEVEL = (1.0, 7.1, 7.8)  # yuan for one unit, roughly; the monthly rates move around it
_GROWTH = 0.25  # more new opportunities on the last day than on the first
_LINE_SHARE = (0.42, 0.38, 0.20)  # of the equipment pipeline
_SIZE_SHARE = (0.32, 0.30, 0.23, 0.15)
_AMOUNT = (180_000, 320_000, 90_000, 70_000)  # median in yuan, by product line
_AMOUNT_OF_SIZE = (0.6, 0.85, 1.2, 1.7)
_WIN = (0.25, 0.27)  # by pipeline
_WIN_OF_SIZE = (1.15, 1.08, 0.94, 0.82)
_WIN_OF_SOURCE = (0.85, 1.05, 1.0, 1.1, 1.3, 0.8)
_MIX_LEAD_DAYS = 55  # a deal created so long before a day is, typically, closed on it


@dataclass(frozen=True)
class Deals:
    """One entry per opportunity, as it looks when it is created."""

    created: Floats  # day since 1970, with fraction
    pipeline: Ints
    region: Ints
    account: Ints
    seller: Ints
    product: Ints
    size: Ints  # of the customer
    currency: Ints
    amount: Ints  # whole units of the currency
    amount_known: Flags  # False: filled in at the first step forward
    source: Ints
    win: Floats  # chance of being won, seen from its creation
    forced: Ints  # 0: life decides; 1: will be won, 2: will be lost, straight through all stages
    forced_days: Floats

    def __len__(self) -> int:
        return len(self.created)

    @property
    def line(self) -> Ints:
        return np.array([product[2] for product in words.PRODUCTS])[self.product]

    @property
    def renewal(self) -> Flags:
        """Forced deals are renewals, but for the pilot."""
        planted: Flags = (self.forced > 0) & (self.region != truths.SMALL_REGION)
        return planted

    def take(self, order: Ints) -> Deals:
        return Deals(*(getattr(self, field.name)[order] for field in fields(Deals)))

    def followed_by(self, other: Deals) -> Deals:
        return Deals(*(
            np.concatenate([getattr(self, field.name), getattr(other, field.name)])
            for field in fields(Deals)
        ))


def draw_deals(seed: int, size: Size, frame: Frame, company: Company, spare: int) -> Deals:
    """The ordinary business; `spare` of the size's opportunities are left for planted ones."""
    draws = Draws(seed, "deals")
    past = size.opportunities - spare
    per_day = past / HISTORY_DAYS * (1 + _GROWTH) / (1 + _GROWTH / 2)  # on the last day
    future = round(per_day * FUTURE_DAYS)
    n = past + future
    created = np.r_[
        frame.first_day + HISTORY_DAYS * _ramp((np.arange(past) + draws.uniform(past)) / past),
        frame.now_day + FUTURE_DAYS * (np.arange(future) + draws.uniform(future)) / future,
    ]
    region = draws.pick(n, (0.40, 0.35, 0.25))
    pipeline = np.where(
        draws.chance(n, 0.38)
        & ((region != truths.SMALL_REGION) | (created > frame.now_day + 10)),
        words.SUBSCRIPTION, words.EQUIPMENT,
    )
    line = np.where(pipeline == words.SUBSCRIPTION, words.CLOUD, draws.pick(n, _LINE_SHARE))
    product = line * 3 + draws.below(n, 3)
    before, after = truths.mix_years(frame.today)
    shifted = created >= day_number(after.start) - _MIX_LEAD_DAYS
    planted_line = line == truths.MIX_LINE
    bucket = np.where(
        planted_line,
        np.where(shifted, draws.pick(n, truths.MIX_AFTER), draws.pick(n, truths.MIX_BEFORE)),
        draws.pick(n, _SIZE_SHARE),
    )
    account = _customers(draws, company, region, bucket)
    seller = _owners(draws, company, account, created)
    source = draws.pick(n, tuple(
        share * good for share, good in zip(words.SOURCE_SHARE, words.SOURCE_YIELD, strict=True)
    ))
    win = (
        np.array(_WIN)[pipeline] * np.array(_WIN_OF_SIZE)[bucket]
        * np.array(_WIN_OF_SOURCE)[source] * company.sellers.skill[seller]
    )
    rates = np.where(
        shifted, np.array(truths.RATES_AFTER)[bucket], np.array(truths.RATES_BEFORE)[bucket]
    )
    win = np.clip(np.where(planted_line, rates, win), 0.04, 0.85)
    currency = company.accounts.country[account].copy()
    currency[np.isin(seller, [company.seller_at(*spot) for spot in
                              (truths.SANDBAGGER, truths.OPTIMIST)])] = 0
    zero = np.zeros(n, dtype=np.int64)
    return Deals(
        created, pipeline, region, account, seller, product, bucket, currency,
        _amounts(draws, line, bucket, currency), ~draws.chance(n, 0.03), source, win,
        zero, np.zeros(n),
    )


def straight_deals(
    draws: Draws, company: Company, account: Ints, created: Floats, won: Flags, days: Floats,
) -> Deals:
    """Subscriptions that go through every stage without detour, in so many days."""
    n = len(account)
    line = np.full(n, words.CLOUD)
    bucket = company.accounts.size[account]
    currency = company.accounts.country[account].copy()
    return Deals(
        created, np.full(n, words.SUBSCRIPTION), company.accounts.region[account], account,
        _owners(draws, company, account, created), line * 3 + draws.below(n, 3), bucket, currency,
        _amounts(draws, line, bucket, currency), np.full(n, True),
        np.full(n, len(words.SOURCES) - 2), np.full(n, 0.5), np.where(won, 1, 2), days,
    )


def _ramp(u: Floats) -> Floats:
    """Uniform in time -> denser and denser by `_GROWTH`."""
    return (np.sqrt(1 + u * ((1 + _GROWTH) ** 2 - 1)) - 1) / _GROWTH


def _customers(draws: Draws, company: Company, region: Ints, bucket: Ints) -> Ints:
    """An account of the wanted region and size; some buy often, most seldom."""
    key = company.accounts.region * 4 + company.accounts.size
    pool = np.argsort(key, kind="stable")
    starts = np.searchsorted(key[pool], np.arange(12))
    counts = np.diff(np.r_[starts, len(pool)])
    wanted = region * 4 + bucket
    favour = draws.uniform(len(region)) ** 1.6
    account: Ints = pool[starts[wanted] + np.floor(counts[wanted] * favour).astype(np.int64)]
    return account


def _owners(draws: Draws, company: Company, account: Ints, created: Floats) -> Ints:
    """The account's seller, or a colleague of the team where that one is not there."""
    n = len(account)
    own = company.accounts.seller[account]
    there = (company.sellers.joined[own] <= created) & (created < company.sellers.left[own] - 14)
    stays = there & ~draws.chance(n, 0.08)
    colleague = company.sellers.reachable[company.sellers.team[own], draws.below(n, 4)]
    return np.where(stays, own, colleague)


def _amounts(draws: Draws, line: Ints, bucket: Ints, currency: Ints) -> Ints:
    yuan = draws.around(
        len(line), np.array(_AMOUNT, dtype=float)[line] * np.array(_AMOUNT_OF_SIZE)[bucket], 0.45
    )
    units = yuan / np.array(RATE_LEVEL)[currency]
    rounded: Ints = (np.maximum(np.round(units / 100), 10) * 100).astype(np.int64)
    return rounded
