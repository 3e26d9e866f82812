"""Where business comes from: leads by source and campaign, what campaigns cost, who gets them."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from sync.demo import truths, words
from sync.demo.company import NEVER, Company
from sync.demo.deals import Deals
from sync.demo.draws import Draws, Flags, Ints
from sync.demo.frame import FUTURE_DAYS, HISTORY_DAYS, SECONDS, Frame, Size
from sync.demo.log import EMPTY

_FROM_LEADS = 0.65  # share of the ordinary opportunities that began as a lead


@dataclass(frozen=True)
class Leads:
    """One entry per lead, by `created`. Times in seconds; NEVER where it does not happen."""

    created: Ints
    assigned: Ints
    responded: Ints
    qualified: Ints
    dropped: Ints  # found to be worthless
    deal: Ints  # what it became, EMPTY if nothing; at the second it was qualified
    source: Ints
    campaign: Ints
    region: Ints
    industry: Ints
    product: Ints
    seller: Ints
    account: Ints  # lends its name to the lead's company
    score: Ints
    gone_at: Ints

    def __len__(self) -> int:
        return len(self.created)


def capture(seed: int, size: Size, frame: Frame, company: Company, deals: Deals,
            deal_created: Ints, may_have_lead: Flags) -> Leads:
    draws = Draws(seed, "leads")
    born = np.flatnonzero(may_have_lead & draws.chance(len(deals), _FROM_LEADS))
    born = born[deals.created[born] > frame.first_day + 14]
    converted = _converted(draws, company, deals, deal_created, born)
    by_today = int((converted.created <= frame.opens_at).sum())
    others = _others(draws, size, frame, company, max(size.leads - by_today, 0))
    columns = [np.concatenate([getattr(converted, field.name), getattr(others, field.name)])
               for field in fields(Leads)]
    order = np.argsort(columns[0], kind="stable")
    return _misroute(draws, frame, company, Leads(*(column[order] for column in columns)))


def _converted(draws: Draws, company: Company, deals: Deals, deal_created: Ints, born: Ints
               ) -> Leads:
    n = len(born)
    wait = (draws.uniform(n, 0.3, 12) * SECONDS).astype(np.int64)
    qualified = deal_created[born]
    created = qualified - wait
    assigned = created + np.minimum((draws.around(n, 240, 1.2)).astype(np.int64), wait // 4)
    responded = assigned + np.minimum((draws.around(n, 4500, 1.3)).astype(np.int64), wait // 2)
    source = deals.source[born]
    return Leads(
        created, assigned, responded, qualified, np.full(n, NEVER), born, source,
        draws.below(n, 2), deals.region[born], company.accounts.industry[deals.account[born]],
        deals.product[born], deals.seller[born], deals.account[born],
        50 + draws.below(n, 50), np.full(n, NEVER),
    )


def _others(draws: Draws, size: Size, frame: Frame, company: Company, past: int) -> Leads:
    """Leads that become nothing, or nothing yet."""
    future = round(past * FUTURE_DAYS / HISTORY_DAYS)
    n = past + future
    day = np.r_[
        frame.first_day + HISTORY_DAYS * (np.arange(past) + draws.uniform(past)) / max(past, 1),
        frame.now_day + FUTURE_DAYS * (np.arange(future) + draws.uniform(future)) / max(future, 1),
    ]
    created = (day * SECONDS).astype(np.int64)
    region = draws.pick(n, (0.40, 0.35, 0.25))
    late = draws.chance(n, 0.02)
    assigned = created + np.where(
        late, draws.uniform(n, 1, 4) * SECONDS, draws.around(n, 240, 1.2)).astype(np.int64)
    answered = ~draws.chance(n, 0.11)
    responded = np.where(
        answered, assigned + draws.around(n, 5400, 1.4).astype(np.int64), NEVER)
    source = draws.pick(n, words.SOURCE_SHARE)
    luck = draws.uniform(n)
    yields = np.array(words.SOURCE_YIELD)[source]
    good = answered & (luck < 0.10 * yields)
    bad = answered & ~good & (luck > 0.50 + 0.12 * yields)
    later = (draws.uniform(n, 0.5, 15) * SECONDS).astype(np.int64)
    spam = draws.chance(n, 0.008) & bad
    dropped = np.where(bad, np.minimum(responded, NEVER // 2) + later, NEVER)
    return Leads(
        created, assigned, responded,
        np.where(good, np.minimum(responded, NEVER // 2) + later, NEVER), dropped,
        np.full(n, EMPTY), source, draws.below(n, 2), region,
        draws.below(n, len(words.INDUSTRIES)), draws.below(n, len(words.PRODUCTS)),
        _route(draws, company, region, assigned // SECONDS),
        draws.below(n, len(company.accounts.name)), draws.below(n, 70) + 10 * good,
        np.where(spam, dropped + 3 * SECONDS, NEVER),
    )


def _route(draws: Draws, company: Company, region: Ints, day: Ints) -> Ints:
    """A seller of the region who works there on that day."""
    sellers, n = company.sellers, len(region)
    pools = [np.flatnonzero(sellers.region == at) for at in range(3)]
    chosen = np.choose(region, [pool[draws.below(n, len(pool))] for pool in pools])
    there = (sellers.joined[chosen] <= day) & (day < sellers.left[chosen])
    colleague = sellers.reachable[sellers.team[chosen], draws.below(n, 4)]
    return np.where(there, chosen, colleague)


def _misroute(draws: Draws, frame: Frame, company: Company, leads: Leads) -> Leads:
    """The planted fault: one routing rule still names a seller who left; nobody answers."""
    seller = company.seller_at(*truths.DEPARTED)
    left = int(company.sellers.left[seller] + 1) * SECONDS
    region = int(company.sellers.region[seller])
    fits = (leads.deal == EMPTY) & (leads.region == region) & (leads.created >= left)
    past = np.flatnonzero(fits & (leads.assigned <= frame.opens_at) & (leads.gone_at == NEVER))
    ahead = np.flatnonzero(fits & (leads.assigned > frame.opens_at) & (leads.gone_at == NEVER))
    n_ahead = round(truths.LEADS_TO_DEPARTED * FUTURE_DAYS / truths.DEPARTED_DAYS_AGO)
    hit = np.r_[draws.choose(past, truths.LEADS_TO_DEPARTED), draws.choose(ahead, n_ahead)]
    leads.seller[hit] = seller
    for column in (leads.responded, leads.qualified, leads.dropped):
        column[hit] = NEVER
    return leads
