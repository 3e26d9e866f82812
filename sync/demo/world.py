"""The whole demo company: a pure function of its size, its seed and its today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

import numpy as np

from sync.demo import activities, company, contacts, deals, entries, fates, forecasts, frame
from sync.demo import leads, lives, truths, words
from sync.demo.draws import Draws, Flags, Floats, Ints
from sync.demo.log import EMPTY, Log

RENEWED = 100  # customers who renew their subscription, beside those who churn


@dataclass(frozen=True)
class World:
    """Everything that happens, from the first day to the last, known and not yet known."""

    size: frame.Size
    seed: int
    frame: frame.Frame
    company: company.Company
    deals: deals.Deals
    lives: lives.Lives
    fates: entries.Fates
    log: Log
    deal_created: Ints  # seconds
    deal_lead: Ints  # lead, or EMPTY
    deal_owner: Ints  # the last seller
    contacts: contacts.Contacts
    roles: contacts.Roles
    activities: activities.Activities
    leads: leads.Leads
    customers: activities.Customers
    rates: forecasts.Rates
    calls: forecasts.Calls
    quotas: forecasts.Quotas
    truths: truths.Truths

    @property
    def opens_at(self) -> datetime:
        """Where the clock of the company's server stands at first."""
        return frame.moment(self.frame.opens_at)

    @property
    def ends_at(self) -> datetime:
        """How far the clock can be moved."""
        return frame.moment((self.frame.last_day + 1) * frame.SECONDS - 1)


def build(size: str | frame.Size = "S", *, seed: int = 1, today: date) -> World:
    """The company of that seed as it stands on `today`, with a quarter of a year to come.

    The same arguments give the same company, byte for byte.
    """
    scale = frame.SIZES[size] if isinstance(size, str) else size
    when = frame.Frame(today)
    firm = company.found(seed, scale, when)
    spare = truths.SMALL_CLOSED + RENEWED + truths.CHURNED + truths.ABOUT_TO_CHURN // 2
    ordinary = deals.draw_deals(seed, scale, when, firm, spare)
    life = lives.live(seed, "ordinary", ordinary, firm, when, scale.detours)
    fate = fates.decide(seed, ordinary, life, firm, when)
    life = lives.plant_rates(
        seed, life, ordinary, firm, when, fate.deal_gone_at == company.NEVER)
    customers = _customers(seed, ordinary, life, fate, when, np.inf)
    customers = _silence(seed, ordinary, life, fate, when, customers)
    planted = _planted(seed, firm, when, customers)
    planted_life = lives.live(seed, "planted", planted, firm, when, 1.0)
    deal, life, fate = _together(ordinary, planted, life, planted_life, fate)
    scribe = entries.Scribe(seed, deal, life, fate, firm, when)
    log = scribe.write()
    people = contacts.meet(seed, firm)
    stays = fate.deal_gone_at == company.NEVER
    created = frame.working_seconds(deal.created)
    until = np.minimum(scribe.end, np.minimum(fate.deal_gone_at / frame.SECONDS, 1e6))

    def owner(index: Ints, second: Ints) -> Ints:
        return np.where(second < scribe.moved_at[index], deal.seller[index], scribe.owner[index])

    busy = activities.keep_in_touch(
        seed, scale, when, firm, deal, until, customers, people, owner)
    lead = leads.capture(seed, scale, when, firm, deal, created, stays & (deal.forced == 0))
    deal_lead = np.full(len(deal), EMPTY)
    became = lead.deal != EMPTY
    deal_lead[lead.deal[became]] = np.flatnonzero(became)
    rates = forecasts.exchange(seed, when)
    day = life.closing_day
    won = np.flatnonzero((life.status == lives.WON) & stays)
    yuan = life.final_amount[won] * rates.at(day[won], deal.currency[won])
    actual = forecasts.booked(
        firm, forecasts.quarters_of(when), scribe.owner[won], day[won], yuan)
    return World(
        scale, seed, when, firm, deal, life, fate, log, created, deal_lead, scribe.owner, people,
        contacts.roles_in(seed, deal, people, stays), busy, lead, customers, rates,
        forecasts.call(seed, when, firm, actual), forecasts.targets(seed, when, firm, actual),
        _truths(firm, when, customers),
    )


def _customers(seed: int, deal: deals.Deals, life: lives.Lives, fate: entries.Fates,
               when: frame.Frame, never: float) -> activities.Customers:
    """Accounts with a won deal, since the first one; merged accounts live on as the other one."""
    won = np.flatnonzero(life.status == lives.WON)
    account = deal.account[won]
    into = fate.account_merged_into[account]
    account = np.where(into == EMPTY, account, into)
    order = np.lexsort((life.ended[won], account))
    first = order[np.r_[True, account[order][1:] != account[order][:-1]]]
    n = len(first)
    return activities.Customers(
        account[first], life.ended[won[first]], np.full(n, never), np.full(n, never))


def _silence(seed: int, deal: deals.Deals, life: lives.Lives, fate: entries.Fates,
             when: frame.Frame, customers: activities.Customers) -> activities.Customers:
    """Choose who falls silent and leaves: customers whose last deal was long over by then."""
    draws = Draws(seed, "silence")
    n = len(fate.account_gone_at)
    end = np.where(np.isnan(life.ended), np.inf, life.ended)
    last = np.zeros(n)
    np.maximum.at(last, deal.account, end)
    count = len(customers.account)
    gap = draws.uniform(count, *truths.SILENT_DAYS)
    early = last[customers.account] + gap + 40  # the first day it could be
    touched = (fate.account_gone_at < company.NEVER)[customers.account]
    touched |= np.isin(customers.account, fate.account_merged_into)
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


def _planted(seed: int, firm: company.Company, when: frame.Frame,
             customers: activities.Customers) -> deals.Deals:
    """Renewals lost and won, and the pilot of a pipeline in a region that is too small to judge."""
    draws = Draws(seed, "planted")
    leaves = np.isfinite(customers.churned)
    stays = ~leaves & (firm.accounts.region[customers.account] != truths.SMALL_REGION)
    stays &= customers.since < when.now_day - 200
    renew = draws.choose(np.flatnonzero(stays), RENEWED)
    at = when.now_day - draws.uniform(len(renew), 60, 420)
    pilot = draws.choose(
        np.flatnonzero(firm.accounts.region == truths.SMALL_REGION), truths.SMALL_CLOSED)
    n = len(pilot)
    account = np.r_[customers.account[leaves], customers.account[renew], pilot]
    created = np.r_[customers.churned[leaves] - 45, at,
                    when.now_day - 75 - draws.uniform(n, 0, 70)]
    days = np.r_[np.full(int(leaves.sum()), 45.0), np.full(len(renew), 40.0),
                 draws.uniform(n, 20, 60)]
    won: Flags = np.r_[np.zeros(int(leaves.sum()), bool), np.ones(len(renew), bool),
                       np.arange(n) < truths.SMALL_WON]
    return deals.straight_deals(draws, firm, account, created, won, days)


def _together(ordinary: deals.Deals, planted: deals.Deals, life: lives.Lives,
              planted_life: lives.Lives, fate: entries.Fates
              ) -> tuple[deals.Deals, lives.Lives, entries.Fates]:
    """All deals in the order of their creation, which is the order of their ids."""
    n, extra = len(ordinary), len(planted)
    both = ordinary.followed_by(planted)
    order = np.argsort(both.created, kind="stable")
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    into = np.r_[fate.deal_merged_into, np.full(extra, EMPTY)]
    return both.take(order), lives.merge(life, planted_life, n, place), replace(
        fate,
        deal_gone_at=np.r_[fate.deal_gone_at, np.full(extra, company.NEVER)][order],
        deal_gone_state=np.r_[fate.deal_gone_state, np.zeros(extra, dtype=np.int64)][order],
        deal_merged_into=np.where(into == EMPTY, EMPTY, place[into])[order],
    )


def _truths(firm: company.Company, when: frame.Frame, customers: activities.Customers
            ) -> truths.Truths:
    sellers = firm.sellers
    before, after = truths.mix_years(when.today)
    leaver = firm.seller_at(*truths.DEPARTED)
    going = np.flatnonzero(np.isfinite(customers.churned))

    def day(value: Floats | Ints | np.float64 | np.int64) -> date:
        return frame.calendar_day(int(value) * frame.SECONDS)

    def user(seller: int) -> str:
        return user_id(int(sellers.user[seller]))

    return truths.Truths(
        truths.slow_quarter(when.today), words.REGIONS[truths.SLOW_REGION],
        stage_id(truths.SLOW_STAGE), words.LINES[truths.MIX_LINE], before, after,
        user(firm.seller_at(*truths.SANDBAGGER)), user(firm.seller_at(*truths.OPTIMIST)),
        user(leaver), day(sellers.left[leaver]), words.REGIONS[truths.SMALL_REGION],
        pipeline_id(truths.SMALL_PIPELINE), user(firm.seller_at(*truths.LATE_RECORDER)),
        tuple(truths.Silent(account_id(int(customers.account[k])), day(customers.silent_from[k]),
                            day(customers.churned[k])) for k in going),
    )


def user_id(index: int) -> str:
    return f"U{index + 1:04d}"


def account_id(index: int) -> str:
    return f"A{index + 1:06d}"


def pipeline_id(index: int) -> str:
    return f"P{index + 1}"


def stage_id(index: int) -> str:
    return f"S{index + 1:02d}"
