"""What becomes of opportunities: their way through the stages, step by step, all at once."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sync.demo import truths, words
from sync.demo.company import Company
from sync.demo.deals import Deals
from sync.demo.draws import Draws, Flags, Floats, Ints, normal
from sync.demo.frame import SECONDS, Frame, day_number, working_seconds

OPEN, WON, LOST = 0, 1, 2
FIRST, OPENS = np.array(words.FIRST), np.array(words.OPEN)
WINS, LOSSES = np.array(words.WON), np.array(words.LOST)
PIPELINE_OF = np.array([stage.pipeline for stage in words.STAGES])
KIND_OF = np.array([("open", "won", "lost").index(stage.kind) for stage in words.STAGES])
_DAYS = np.array([stage.days for stage in words.STAGES])
_ADVANCE = np.array([stage.advance for stage in words.STAGES])
_SPREAD = 0.62  # sigma of the log of the days in a stage
_LONGEST = 120  # steps; nobody gets there
_BACK, _SKIP, _HANDED, _INSTANT, _BORN_WON, _REOPENED = 0.045, 0.05, 0.008, 0.015, 0.006, 0.03


@dataclass(frozen=True)
class Moves:
    """Entries into stages, by deal and in order; the first of a deal is its creation."""

    deal: Ints
    at: Floats  # day with fraction
    stage: Ints

    @property
    def last(self) -> Ints:
        """Index of each deal's last move."""
        return np.flatnonzero(np.r_[self.deal[1:] != self.deal[:-1], True])

    @property
    def first(self) -> Ints:
        return np.flatnonzero(np.r_[True, self.deal[1:] != self.deal[:-1]])


@dataclass(frozen=True)
class Lives:
    moves: Moves
    amount_deal: Ints  # amount changes: deal, day, whole units
    amount_at: Floats
    amount: Ints
    final_amount: Ints  # per deal

    @property
    def status(self) -> Ints:
        """OPEN, WON or LOST, per deal, when the company's time ends."""
        return KIND_OF[self.moves.stage[self.moves.last]]

    @property
    def ended(self) -> Floats:
        """Day of the last closing, per deal; NaN while open."""
        last = self.moves.last
        return np.where(KIND_OF[self.moves.stage[last]] > 0, self.moves.at[last], np.nan)

    @property
    def closing_day(self) -> Ints:
        """Calendar day the CRM shows for the closing, per deal; 0 while open."""
        ended = self.ended
        seconds = working_seconds(np.nan_to_num(ended))
        return np.where(np.isnan(ended), 0, seconds // SECONDS)


def live(seed: int, name: str, deals: Deals, company: Company, frame: Frame, detours: float
         ) -> Lives:
    """Walk all deals through their pipelines until each is closed or the company's time ends."""
    draws = Draws(seed, name)
    n, horizon = len(deals), float(frame.last_day)
    slow = truths.slow_quarter(frame.today)
    slow_start, slow_end = day_number(slow.start), day_number(slow.end)
    full = np.array([_ADVANCE[first:first + k].prod()
                     for first, k in zip(words.FIRST, words.OPEN, strict=True)])
    back_share = min(_BACK * detours, 0.60)
    # who goes back decides again later, so each single decision must be kinder
    exponent = np.log(deals.win) / np.log(full[deals.pipeline]) * (1 - back_share) ** 1.2
    pipeline, now = deals.pipeline.copy(), deals.created.copy()
    born_won = draws.chance(n, _BORN_WON) & (deals.forced == 0)
    stage = np.where(born_won, WINS[pipeline], FIRST[pipeline])
    amount, known = deals.amount.copy(), deals.amount_known.copy()
    everyone = np.arange(n)
    moves = [(everyone, now.copy(), stage.copy())]
    changes: list[tuple[Ints, Floats, Ints]] = []
    alive = np.flatnonzero(~born_won)
    for _step in range(_LONGEST):
        if not len(alive):
            break
        at, line, forced = stage[alive], pipeline[alive], deals.forced[alive]
        region, m = deals.region[alive], len(alive)
        group = at * 3 + region
        hit = (
            (at == truths.SLOW_STAGE) & (region == truths.SLOW_REGION)
            & (now[alive] >= slow_start) & (now[alive] < slow_end)
        )
        days = (
            _DAYS[at] * np.exp(np.where(hit, 0.4, _SPREAD) * normal(draws.even(group * 2 + hit)))
            * company.sellers.pace[deals.seller[alive]]
            * np.where(hit, truths.SLOW_DAYS / truths.USUAL_DAYS, 1.0)
        )
        days[draws.chance(m, _INSTANT)] = 0.0
        days = np.where(forced > 0, deals.forced_days[alive] / OPENS[line], days)
        leave = now[alive] + days
        rank = at - FIRST[line]
        final = rank == OPENS[line] - 1
        advance = _ADVANCE[at] ** exponent[alive] * np.where(hit, truths.SLOW_ADVANCE, 1.0)
        goes = draws.even(group * 2 + hit) < advance
        goes = np.where(forced > 0, ~final | (forced == 1), goes)
        detour = draws.uniform(m) + (forced > 0) * 0.5  # forced deals take none
        back = (rank > 0) & (detour < back_share)
        handed = (line == words.EQUIPMENT) & (rank < 2) & (region != words.NORTH) & (
            np.abs(detour - 0.45) < _HANDED / 2)
        skip = goes & (rank + 2 < OPENS[line]) & (detour > 1 - _SKIP) & (forced == 0)
        goes &= ~back & ~handed
        into = np.select(
            [back, handed, skip, goes & final, goes],
            [at - 1, np.full(m, FIRST[words.SUBSCRIPTION]), at + 2, WINS[line], at + 1],
            LOSSES[line],
        )
        in_time = leave < horizon
        mover, when, into = alive[in_time], leave[in_time], into[in_time]
        goes, came_from = goes[in_time], at[in_time]
        moves.append((mover, when, into))
        first_known = goes & ~known[mover]
        grows = goes & known[mover] & draws.chance(len(mover), 0.22)
        factor = draws.around(len(mover), 0.98, 0.16)
        changed = grows | first_known
        fresh = np.where(
            grows, np.maximum(np.round(amount[mover] * factor / 100), 10) * 100, amount[mover]
        ).astype(np.int64)
        amount[mover[changed]] = fresh[changed]
        known[mover] |= goes
        changes.append((mover[changed], when[changed], fresh[changed]))
        again = (KIND_OF[into] == LOST) & (deals.forced[mover] == 0) & draws.chance(
            len(mover), min(_REOPENED * detours, 0.20))
        wakes = when + draws.uniform(len(mover), 15, 60)
        again &= wakes < horizon
        moves.append((mover[again], wakes[again], came_from[again]))
        now[mover], stage[mover] = when, into
        now[mover[again]], stage[mover[again]] = wakes[again], came_from[again]
        pipeline[mover] = PIPELINE_OF[stage[mover]]
        alive = mover[(KIND_OF[stage[mover]] == OPEN)]
    return Lives(_in_order(moves), *_columns(changes), amount)


def _in_order(parts: list[tuple[Ints, Floats, Ints]]) -> Moves:
    """Parts came in the order of steps, so a stable sort by deal keeps a deal's own order."""
    deal, at, stage = _columns(parts)
    order = np.argsort(deal, kind="stable")
    return Moves(deal[order], at[order], stage[order])


def _columns(parts: list[tuple[Ints, Floats, Ints]]) -> tuple[Ints, Floats, Ints]:
    return (
        np.concatenate([part[0] for part in parts]),
        np.concatenate([part[1] for part in parts]),
        np.concatenate([part[2] for part in parts]),
    )


def plant_rates(seed: int, lives: Lives, deals: Deals, frame: Frame, counts: Flags) -> Lives:
    """Turn as few last decisions as needed so that the planted win rates hold to the deal.

    `counts` marks the deals that will still exist. Only deals decided in their last open stage
    are turned, so no path changes.
    """
    draws = Draws(seed, "rates")
    stage = lives.moves.stage.copy()
    last = lives.moves.last
    before_last = stage[np.maximum(last - 1, 0)]
    pipeline = PIPELINE_OF[stage[last]]
    late_decision = before_last == FIRST[pipeline] + OPENS[pipeline] - 1
    status, day = lives.status, lives.closing_day
    spans = zip(truths.mix_years(frame.today), (truths.RATES_BEFORE, truths.RATES_AFTER),
                strict=True)
    for span, rates in spans:
        inside = (
            counts & (deals.line == truths.MIX_LINE) & (status != OPEN)
            & (day >= day_number(span.start)) & (day < day_number(span.end))
        )
        for bucket, rate in enumerate(rates):
            cell = np.flatnonzero(inside & (deals.size == bucket))
            missing = round(rate * len(cell)) - int((status[cell] == WON).sum())
            turn = LOST if missing > 0 else WON
            pool = cell[(status[cell] == turn) & late_decision[cell]]
            turned = draws.choose(pool, abs(missing))
            goal = WINS if missing > 0 else LOSSES
            stage[last[turned]] = goal[pipeline[turned]]
    return replace(lives, moves=replace(lives.moves, stage=stage))


def merge(one: Lives, other: Lives, n: int, place: Ints) -> Lives:
    """Both together; deals of `other` count from `n`, and deal i gets the number `place[i]`."""
    deal = place[np.r_[one.moves.deal, other.moves.deal + n]]
    order = np.argsort(deal, kind="stable")
    moves = Moves(
        deal[order], np.r_[one.moves.at, other.moves.at][order],
        np.r_[one.moves.stage, other.moves.stage][order],
    )
    final = np.empty(len(place), dtype=np.int64)
    final[place] = np.r_[one.final_amount, other.final_amount]
    return Lives(
        moves, place[np.r_[one.amount_deal, other.amount_deal + n]],
        np.r_[one.amount_at, other.amount_at], np.r_[one.amount, other.amount], final,
    )
