"""Customers: who they are, who falls silent and leaves, who renews."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sync.demo import truths
from sync.demo.company import NEVER, Company
from sync.demo.deals import Deals, straight_deals
from sync.demo.draws import Draws, Flags, Floats, Ints
from sync.demo.entries import Fates
from sync.demo.frame import Frame
from sync.demo.lives import WON, Lives
from sync.demo.log import EMPTY

RENEWED = 100  # customers who renew their subscription, beside those who leave
PLANTED = truths.SMALL_CLOSED + RENEWED + truths.CHURNED + truths.ABOUT_TO_CHURN


@dataclass(frozen=True)
class Customers:
    """One entry per account that has won something."""

    account: Ints
    since: Floats  # day of the first win
    silent_from: Floats  # day after which nothing comes back; infinite for most
    churned: Floats  # day on which they leave; infinite for most


def customers_of(deal: Deals, life: Lives, fate: Fates
               ) -> Customers:
    """Accounts with a won deal, since the first one; merged accounts live on as the other one."""
    won = np.flatnonzero(life.status == WON)
    account = deal.account[won]
    into = fate.account_merged_into[account]
    account = np.where(into == EMPTY, account, into)
    order = np.lexsort((life.ended[won], account))
    first = order[np.r_[True, account[order][1:] != account[order][:-1]]]
    n = len(first)
    return Customers(
        account[first], life.ended[won[first]], np.full(n, np.inf), np.full(n, np.inf))


def silence(
    seed: int, firm: Company, deal: Deals, life: Lives, fate: Fates, when: Frame,
    customers: Customers,
) -> Customers:
    """Choose who falls silent and leaves: customers whose last deal was long over by then."""
    draws = Draws(seed, "silence")
    n = len(fate.account_gone_at)
    end = np.where(np.isnan(life.ended), np.inf, life.ended)
    last = np.zeros(n)
    np.maximum.at(last, deal.account, end)
    count = len(customers.account)
    gap = draws.uniform(count, *truths.SILENT_DAYS)
    early = last[customers.account] + gap + 40  # the first day it could be
    touched = (fate.account_gone_at < NEVER)[customers.account]
    touched |= np.isin(customers.account, fate.account_merged_into)
    touched |= firm.accounts.region[customers.account] == truths.SMALL_REGION
    past = ~touched & (early < when.now_day - 5)
    leaves = np.full(count, np.inf)
    chosen = draws.choose(np.flatnonzero(past), truths.CHURNED + truths.ABOUT_TO_CHURN)
    gone, going = chosen[:truths.CHURNED], chosen[truths.CHURNED:]
    earliest = np.maximum(early[gone], when.now_day - 330)
    leaves[gone] = np.floor(
        earliest + (when.now_day - 3 - earliest) * draws.uniform(len(gone))) + 0.5
    leaves[going] = np.floor(when.now_day + draws.uniform(len(going), 4, 40)) + 0.5
    silent = np.where(np.isfinite(leaves), np.floor(leaves - gap), np.inf)
    return replace(customers, silent_from=silent, churned=leaves)


def planted_deals(
    seed: int, firm: Company, fate: Fates, when: Frame, customers: Customers
) -> Deals:
    """Renewals lost and won, and the pilot of a pipeline in a region that is too small to judge."""
    draws = Draws(seed, "planted")
    leaves = np.isfinite(customers.churned)
    stays = ~leaves & (firm.accounts.region[customers.account] != truths.SMALL_REGION)
    stays &= customers.since < when.now_day - 200
    renew = draws.choose(np.flatnonzero(stays), RENEWED)
    at = when.now_day - draws.uniform(len(renew), 60, 420)
    there = (firm.accounts.region == truths.SMALL_REGION) & (fate.account_gone_at == NEVER)
    pilot = draws.choose(np.flatnonzero(there), truths.SMALL_CLOSED)
    n = len(pilot)
    account = np.r_[customers.account[leaves], customers.account[renew], pilot]
    created = np.r_[customers.churned[leaves] - 45, at,
                    when.now_day - 75 - draws.uniform(n, 0, 70)]
    days = np.r_[np.full(int(leaves.sum()), 45.0), np.full(len(renew), 40.0),
                 draws.uniform(n, 20, 60)]
    won: Flags = np.r_[np.zeros(int(leaves.sum()), bool), np.ones(len(renew), bool),
                       np.arange(n) < truths.SMALL_WON]
    return straight_deals(draws, firm, account, created, won, days)
