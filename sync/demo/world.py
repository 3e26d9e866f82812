"""The whole demo company: a pure function of its size, its seed and its today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

import numpy as np

from sync.demo import forecasts, truths, words
from sync.demo.activities import Activities, keep_in_touch
from sync.demo.company import NEVER, Company, found
from sync.demo.contacts import Contacts, Roles, meet, roles_in
from sync.demo.customers import PLANTED, Customers, customers_of, planted_deals, silence
from sync.demo.deals import Deals, draw_deals
from sync.demo.draws import Ints
from sync.demo.entries import Fates, Scribe
from sync.demo.fates import decide
from sync.demo.frame import SECONDS, SIZES, Frame, Size, calendar_day, moment
from sync.demo.leads import Leads, capture
from sync.demo.lives import WON, Lives, live, merge, plant_rates
from sync.demo.log import EMPTY, Log


@dataclass(frozen=True)
class World:
    """Everything that happens, from the first day to the last, known and not yet known."""

    size: Size
    seed: int
    frame: Frame
    company: Company
    deals: Deals
    lives: Lives
    fates: Fates
    log: Log
    deal_created: Ints  # seconds
    deal_lead: Ints  # lead, or EMPTY
    contacts: Contacts
    roles: Roles
    activities: Activities
    leads: Leads
    customers: Customers
    rates: forecasts.Rates
    calls: forecasts.Calls
    quotas: forecasts.Quotas
    truths: truths.Truths

    @property
    def opens_at(self) -> datetime:
        """Where the clock of the company's server stands at first."""
        return moment(self.frame.opens_at)

    @property
    def ends_at(self) -> datetime:
        """How far the clock can be moved."""
        return moment((self.frame.last_day + 1) * SECONDS - 1)


def build(size: str | Size = "S", *, seed: int = 1, today: date) -> World:
    """The company of that seed as it stands on `today`, with a quarter of a year to come.

    The same arguments give the same company, byte for byte. Errors: KeyError for an unknown size.
    """
    scale = SIZES[size] if isinstance(size, str) else size
    frame = Frame(today)
    company = found(seed, scale, frame)
    ordinary = draw_deals(seed, scale, frame, company, PLANTED)
    life = live(seed, "ordinary", ordinary, company, frame, scale.detours)
    fates = decide(seed, ordinary, life, company, frame)
    life = plant_rates(seed, life, ordinary, frame, fates.deal_gone_at == NEVER)
    customers = silence(
        seed, company, ordinary, life, fates, frame, customers_of(ordinary, life, fates))
    planted = planted_deals(seed, company, fates, frame, customers)
    planted_life = live(seed, "planted", planted, company, frame, 1.0)
    deals, life, fates = _together(ordinary, planted, life, planted_life, fates)
    scribe = Scribe(seed, deals, life, fates, company, frame)
    log, stays = scribe.write(), fates.deal_gone_at == NEVER
    contacts = meet(seed, company)
    activities = keep_in_touch(
        seed, scale, frame, company, deals, np.minimum(scribe.end, fates.deal_gone_at / SECONDS),
        customers, contacts, scribe.owner_at)
    leads = capture(
        seed, scale, frame, company, deals, scribe.created, stays & (deals.forced == 0))
    deal_lead = np.full(len(deals), EMPTY)
    became = leads.deal != EMPTY
    deal_lead[leads.deal[became]] = np.flatnonzero(became)
    rates = forecasts.exchange(seed, frame)
    day = life.closing_day
    won = np.flatnonzero((life.status == WON) & stays)
    actual = forecasts.booked(
        company, forecasts.quarters_of(frame), scribe.owner[won], day[won],
        life.final_amount[won] * rates.at(day[won], deals.currency[won]))
    return World(
        scale, seed, frame, company, deals, life, fates, log, scribe.created, deal_lead,
        contacts, roles_in(seed, deals, contacts, stays), activities, leads, customers, rates,
        forecasts.call(seed, frame, company, actual),
        forecasts.targets(seed, frame, company, actual), _truths(company, frame, customers),
    )


def _together(ordinary: Deals, planted: Deals, life: Lives,
              planted_life: Lives, fates: Fates
              ) -> tuple[Deals, Lives, Fates]:
    """All deals in the order of their creation, which is the order of their ids."""
    n, extra = len(ordinary), len(planted)
    both = ordinary.followed_by(planted)
    order = np.argsort(both.created, kind="stable")
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    into = np.r_[fates.deal_merged_into, np.full(extra, EMPTY)]
    return both.take(order), merge(life, planted_life, n, place), replace(
        fates,
        deal_gone_at=np.r_[fates.deal_gone_at, np.full(extra, NEVER)][order],
        deal_gone_state=np.r_[fates.deal_gone_state, np.zeros(extra, dtype=np.int64)][order],
        deal_merged_into=np.where(into == EMPTY, EMPTY, place[into])[order],
    )


def _truths(company: Company, frame: Frame, customers: Customers
            ) -> truths.Truths:
    sellers = company.sellers
    before, after = truths.mix_years(frame.today)
    leaver = company.seller_at(*truths.DEPARTED)
    going = np.flatnonzero(np.isfinite(customers.churned))

    def day(value: float) -> date:
        return calendar_day(int(value) * SECONDS)

    def user(seller: int) -> str:
        return user_id(int(sellers.user[seller]))

    return truths.Truths(
        truths.slow_quarter(frame.today), words.REGIONS[truths.SLOW_REGION],
        stage_id(truths.SLOW_STAGE), words.LINES[truths.MIX_LINE], before, after,
        user(company.seller_at(*truths.SANDBAGGER)), user(company.seller_at(*truths.OPTIMIST)),
        user(leaver), day(sellers.left[leaver]), words.REGIONS[truths.SMALL_REGION],
        pipeline_id(truths.SMALL_PIPELINE), user(company.seller_at(*truths.LATE_RECORDER)),
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
