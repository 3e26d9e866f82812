"""Records that disappear: opportunities deleted or merged, accounts merged or deleted."""

from __future__ import annotations

import numpy as np

from sync.demo.company import NEVER, Company
from sync.demo.deals import Deals
from sync.demo.draws import Draws, Flags, Ints
from sync.demo.entries import Fates
from sync.demo.frame import HISTORY_DAYS, Frame, working_seconds
from sync.demo.lives import WON, Lives
from sync.demo.log import EMPTY, STATES

DELETED, MERGED = STATES.index("deleted"), STATES.index("merged")


def decide(seed: int, deals: Deals, lives: Lives, company: Company, frame: Frame) -> Fates:
    """Deals stand in the order of their creation. Won deals never go."""
    draws = Draws(seed, "fates")
    n = len(deals)
    gone_at, gone_state = np.full(n, NEVER), np.zeros(n, dtype=np.int64)
    into = np.full(n, EMPTY)
    may_go = lives.status != WON
    ended = lives.ended

    earlier = _deal_before(deals)
    merge_day = deals.created + draws.uniform(n, 3, 20)
    other_end = np.where(np.isnan(ended), np.inf, ended)[np.maximum(earlier, 0)]
    doubles = may_go & (earlier >= 0) & (other_end > merge_day) & (merge_day < frame.last_day)
    chosen = draws.choose(np.flatnonzero(doubles), max(4, n // 150))
    chosen = chosen[~np.isin(earlier[chosen], chosen)]
    gone_at[chosen] = working_seconds(merge_day[chosen])
    gone_state[chosen], into[chosen] = MERGED, earlier[chosen]

    last_seen = np.where(np.isnan(ended), deals.created, ended)
    delete_day = last_seen + draws.uniform(n, 5, 50)
    free = may_go & (gone_at == NEVER) & (delete_day < frame.last_day)
    free[into[into != EMPTY]] = False
    chosen = draws.choose(np.flatnonzero(free), max(4, n // 120))
    gone_at[chosen], gone_state[chosen] = working_seconds(delete_day[chosen]), DELETED
    return Fates(gone_at, gone_state, into, *_accounts(draws, deals, company, frame))


def _deal_before(deals: Deals) -> Ints:
    """Index of the account's deal created just before, EMPTY where there is none."""
    order = np.argsort(deals.account, kind="stable")
    same = np.r_[False, deals.account[order][1:] == deals.account[order][:-1]]
    before = np.where(same, np.r_[EMPTY, order[:-1]], EMPTY)
    result = np.empty(len(deals), dtype=np.int64)
    result[order] = before
    return result


def _accounts(draws: Draws, deals: Deals, company: Company, frame: Frame) -> tuple[Ints, Ints]:
    """Some accounts are found to be the same as their seller's next one; some unused ones go."""
    seller = company.accounts.seller
    n = len(seller)
    gone_at, into = np.full(n, NEVER), np.full(n, EMPTY)
    order = np.argsort(seller, kind="stable")
    pairs: Flags = np.r_[seller[order][1:] == seller[order][:-1], False]
    pairs[1::2] = False  # no account is both merged away and merged into
    places = draws.choose(np.flatnonzero(pairs), max(3, n // 90))
    loser, winner = order[places], order[np.minimum(places + 1, n - 1)]
    into[loser] = winner
    day = frame.now_day - HISTORY_DAYS * 0.6 + draws.uniform(n, 0, HISTORY_DAYS * 0.68)
    gone_at[loser] = working_seconds(day[loser])
    idle = np.ones(n, dtype=bool)
    idle[deals.account] = False
    idle[np.r_[loser, winner]] = False
    unused = draws.choose(np.flatnonzero(idle), max(2, n // 200))
    gone_at[unused] = working_seconds(day[unused])
    return gone_at, into
