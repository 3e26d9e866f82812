"""Calls, meetings, e-mails and tasks: around open deals, and with customers after the win."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields

import numpy as np

from sync.demo.company import NEVER, Company
from sync.demo.contacts import Contacts
from sync.demo.customers import Customers
from sync.demo.deals import Deals
from sync.demo.draws import Draws, Floats, Ints
from sync.demo.frame import SECONDS, Frame, Size, working_seconds
from sync.demo.log import EMPTY
from sync.demo.words import BOTH, CALL, EMAIL, INBOUND, MEETING, OUTBOUND, TASK

_AROUND_DEALS = 0.45  # share of the activities before replies; the rest are with customers
_REPLY_HOURS = 9.0
_DONE, _NO_ANSWER, _ANSWERED = range(3)


@dataclass(frozen=True)
class Activities:
    """One entry per activity, by `seen`. Times in seconds; NEVER where it does not happen."""

    seen: Ints  # when it appears in the CRM
    start: Ints
    due: Ints
    done: Ints
    type: Ints
    direction: Ints  # EMPTY for tasks
    outcome: Ints
    seller: Ints
    account: Ints
    contact: Ints
    deal: Ints  # EMPTY where it belongs to the customer only
    gone_at: Ints

    def __len__(self) -> int:
        return len(self.seen)


def keep_in_touch(
    seed: int, size: Size, frame: Frame, company: Company, deals: Deals, until: Floats,
    customers: Customers, contacts: Contacts, owner: Callable[[Ints, Ints], Ints],
) -> Activities:
    """`until`: the day a deal needs no more work. `owner(deal, second)` -> seller."""
    draws = Draws(seed, "activities")
    quiet = np.full(len(company.accounts.name), np.inf)
    quiet[customers.account] = customers.silent_from
    prompt = draws.around(len(quiet), _REPLY_HOURS, 0.5)
    around = _around_deals(draws, size, frame, deals, until)
    served = _service(draws, size, frame, customers)
    tries = _tries(draws, frame, customers)
    deal = np.r_[around[0], np.full(len(served[0]) + len(tries[0]), EMPTY)]
    account = np.r_[deals.account[around[0]], served[0], tries[0]]
    day = np.r_[around[1], served[1], tries[1]]
    kind = np.r_[around[2], served[2], tries[2]]
    direction = np.r_[around[3], served[3], tries[3]]
    n = len(day)
    at = working_seconds(day)
    hours = draws.around(n, prompt[account], 0.8)
    reply_at = at + (hours * 3600).astype(np.int64)
    replied = (kind == EMAIL) & (direction == OUTBOUND) & draws.chance(
        n, np.where(deal == EMPTY, 0.9, 0.6))
    replied &= (reply_at < np.minimum(quiet[account], 1e6) * SECONDS)
    planned = np.isin(kind, (MEETING, TASK))
    seen = np.where(planned, working_seconds(day - draws.uniform(n, 0.5, 4)), at)
    first = np.where(deal == EMPTY, 0, working_seconds(deals.created)[deal])
    seen = np.minimum(np.maximum(seen, first), at)
    never = (kind == TASK) & draws.chance(n, 0.15)
    outcome = np.where(replied, _ANSWERED, _DONE)
    outcome[(kind == CALL) & (direction == OUTBOUND)] = _NO_ANSWER
    contact = contacts.of(account, draws.below(n, 1000))
    seller = np.where(
        deal == EMPTY, _seller_of(company, account, day), owner(np.maximum(deal, 0), at)
    )
    rows = Activities(
        seen, np.where(kind == TASK, NEVER, at), np.where(planned, at, NEVER),
        np.where(never, NEVER, at + (kind == MEETING) * 3600), kind, direction, outcome, seller,
        account, contact, deal, np.full(n, NEVER),
    )
    k = np.flatnonzero(replied)
    answers = Activities(
        reply_at[k], reply_at[k], np.full(len(k), NEVER), reply_at[k], np.full(len(k), EMAIL),
        np.full(len(k), INBOUND), np.full(len(k), _DONE), seller[k], account[k], contact[k],
        deal[k], np.full(len(k), NEVER),
    )
    return _sorted(draws, frame, rows, answers)


def _sorted(draws: Draws, frame: Frame, rows: Activities, answers: Activities) -> Activities:
    both = [np.concatenate([getattr(rows, field.name), getattr(answers, field.name)])
            for field in fields(Activities)]
    order = np.argsort(both[0], kind="stable")
    order = order[both[0][order] < (frame.last_day + 1) * SECONDS]
    columns = [column[order] for column in both]
    seen, done, gone = columns[0], columns[3], columns[-1]
    mistaken = draws.choose(np.flatnonzero(done < NEVER), max(3, len(seen) // 500))
    gone[mistaken] = np.maximum(seen, done)[mistaken] + 5 * SECONDS
    return Activities(*columns)


def _around_deals(draws: Draws, size: Size, frame: Frame, deals: Deals, until: Floats
                  ) -> tuple[Ints, Floats, Ints, Ints]:
    """Deal, day, type, direction. Renewals that fail see no contact, that is why they fail."""
    days = np.clip(until - deals.created, 0.2, 200)
    days[deals.forced == 2] = 0
    by_today = np.clip(np.minimum(until, frame.now_day) - deals.created, 0, 200)
    rate = _AROUND_DEALS * size.activities / by_today[deals.forced != 2].sum()
    count = np.floor(days * rate + draws.uniform(len(deals)) * (days > 0)).astype(np.int64)
    deal = np.repeat(np.arange(len(deals)), count)
    n = len(deal)
    day = deals.created[deal] + days[deal] * draws.uniform(n)
    kind = draws.pick(n, (0.50, 0.27, 0.15, 0.08))
    luck = draws.uniform(n)
    direction = np.select(
        [kind == EMAIL, kind == CALL, kind == MEETING],
        [np.where(luck < 0.65, OUTBOUND, INBOUND), np.where(luck < 0.45, OUTBOUND, BOTH),
         np.full(n, BOTH)],
        EMPTY,
    )
    return deal, day, kind, direction


def _service(draws: Draws, size: Size, frame: Frame, customers: Customers
             ) -> tuple[Ints, Floats, Ints, Ints]:
    """Account, day, type, direction: contact at regular intervals from the first win on."""
    end = np.minimum(customers.silent_from - 1.5, frame.last_day)
    days = np.maximum(end - customers.since, 0)
    by_today = np.maximum(np.minimum(end, frame.now_day) - customers.since, 0)
    pace = by_today.sum() / max((1 - _AROUND_DEALS) * size.activities * 0.78, 1)
    every = np.clip(draws.around(len(days), pace, 0.25), 3, 24)
    count = np.floor(days / every).astype(np.int64)
    row = np.repeat(np.arange(len(days)), count)
    place = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
    n = len(row)
    day = customers.since[row] + (place + draws.uniform(n)) * every[row]
    kind = draws.pick(n, (0.50, 0.35, 0.15))
    direction = np.where(kind == EMAIL, OUTBOUND, BOTH)
    return customers.account[row], day, kind, direction


def _tries(draws: Draws, frame: Frame, customers: Customers
           ) -> tuple[Ints, Floats, Ints, Ints]:
    """After a customer fell silent the seller still writes and calls; nobody answers."""
    silent = np.flatnonzero(np.isfinite(customers.silent_from))
    begin = customers.silent_from[silent]
    end = np.minimum(customers.churned[silent], frame.last_day)
    count = np.floor(np.maximum(end - begin, 0) / 11).astype(np.int64)
    row = np.repeat(silent, count)
    n = len(row)
    day = customers.silent_from[row] + 0.5 + draws.uniform(n) * (
        np.minimum(customers.churned[row], frame.last_day) - customers.silent_from[row] - 1)
    kind = draws.pick(n, (0.6, 0.4))
    return customers.account[row], day, kind, np.full(n, OUTBOUND)


def _seller_of(company: Company, account: Ints, day: Floats) -> Ints:
    """Who looks after the account on that day: its seller, or the heir of one who left."""
    sellers, own = company.sellers, company.accounts.seller[account]
    heir = sellers.reachable[sellers.team[own], account % 4]
    there = (sellers.joined[own] <= day) & (day < sellers.left[own])
    return np.where(there, own, heir)
