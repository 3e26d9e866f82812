"""From lives to log entries: everything a seller would type into the CRM along the way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sync.demo import truths, words
from sync.demo.company import NEVER, Company
from sync.demo.deals import Deals
from sync.demo.draws import Draws, Flags, Floats, Ints
from sync.demo.frame import SECONDS, Frame, day_number, working_seconds
from sync.demo.lives import FIRST, KIND_OF, OPEN, OPENS, PIPELINE_OF, WON, Lives
from sync.demo.log import EMPTY, Draft, Log

_PROBABILITY = np.array([round(stage.probability * 100) for stage in words.STAGES])


@dataclass(frozen=True)
class Fates:
    """What happens to records beside their life. Times in seconds; NEVER where it does not."""

    deal_gone_at: Ints
    deal_gone_state: Ints  # index into log.STATES
    deal_merged_into: Ints  # deal, or EMPTY
    account_gone_at: Ints
    account_merged_into: Ints  # account, or EMPTY: deleted


class Scribe:
    """Writes the log of one company; each method one kind of entry."""

    def __init__(self, seed: int, deals: Deals, lives: Lives, fates: Fates, company: Company,
                 frame: Frame) -> None:
        self.draws, self.draft = Draws(seed, "entries"), Draft()
        self.deals, self.lives, self.fates = deals, lives, fates
        self.company, self.frame = company, frame
        self.n = len(deals)
        self.created = working_seconds(deals.created)
        self.horizon = float(frame.last_day)
        ended = lives.ended
        self.end = np.where(np.isnan(ended), self.horizon, ended)
        self.moved_at, self.owner = self._reassignments()
        moves = lives.moves
        self.at = working_seconds(moves.at)
        self.made = np.maximum(self.at, working_seconds(moves.at + self._delays()))

    def write(self) -> Log:
        self._creation()
        self._stages()
        self._amounts()
        self._close_dates()
        self._owners()
        self._blockers()
        self._next_steps()
        self._evidence()
        self._disappearances()
        # a weekend at the very end moves to the Monday after it, which no clock reaches
        return self.draft.finish(
            self.n, self.fates.deal_gone_at, (self.frame.last_day + 4) * SECONDS
        )

    def actor(self, deal: Ints, at: Ints) -> Ints:
        """The user who owns the deal at that second."""
        return self.company.sellers.user[self.owner_at(deal, at)]

    def owner_at(self, deal: Ints, at: Ints) -> Ints:
        """The seller who owns the deal at that second."""
        return np.where(at < self.moved_at[deal], self.deals.seller[deal], self.owner[deal])

    def _reassignments(self) -> tuple[Ints, Ints]:
        """When a deal goes to another seller, and to whom: when its owner leaves, or by plan."""
        sellers, seller = self.company.sellers, self.deals.seller
        left = sellers.left[seller].astype(float)
        leaves = (left > self.deals.created) & (left < self.end)
        planned = self.draws.chance(self.n, 0.04) & ~leaves & (self.end - self.deals.created > 8)
        planned &= sellers.stable[seller]
        halfway = self.deals.created + (self.end - self.deals.created) * 0.5
        day = np.where(leaves, left + self.draws.uniform(self.n, 0, 0.9), halfway)
        heir = sellers.reachable[sellers.team[seller], self.draws.below(self.n, 4)]
        moved = leaves | planned
        return (np.where(moved, working_seconds(day), NEVER), np.where(moved, heir, seller))

    def _delays(self) -> Floats:
        """Days between a stage change and its recording; most are recorded at once."""
        moves = self.lives.moves
        late_one = self.company.seller_at(*truths.LATE_RECORDER)
        share = np.where(self.deals.seller[moves.deal] == late_one, truths.LATE_SHARE,
                         truths.USUAL_LATE_SHARE)
        late = self.draws.chance(len(moves.deal), share)
        late[moves.first] = False
        late &= self.deals.forced[moves.deal] == 0
        return np.where(late, self.draws.uniform(len(moves.deal), 1.5, 9.0), 0.0)

    def _creation(self) -> None:
        deals, moves, everyone = self.deals, self.lives.moves, np.arange(self.n)
        by = self.actor(everyone, self.created)
        stage = moves.stage[moves.first]
        due = self.draws.uniform(self.n, 40, 125)
        self.due = np.where(self.draws.chance(self.n, 0.012), np.nan, deals.created + due)
        self.due = np.where(KIND_OF[stage] == OPEN, self.due, deals.created)
        account = deals.account
        merged = self.fates.account_gone_at[account] <= self.created
        self.account = np.where(
            merged & (self.fates.account_merged_into[account] != EMPTY),
            self.fates.account_merged_into[account], account,
        )
        for field, value in (
            ("state", np.zeros(self.n, dtype=np.int64)),
            ("pipeline_id", PIPELINE_OF[stage]),
            ("stage_id", stage),
            ("amount", np.where(deals.amount_known, deals.amount, EMPTY)),
            ("currency", deals.currency),
            ("probability", _PROBABILITY[stage]),
            ("close_date", np.nan_to_num(self.due, nan=EMPTY).astype(np.int64)),
            ("owner_id", deals.seller),
            ("forecast_category", self._categories(everyone, stage)),
            ("account_id", self.account),
            ("product_id", deals.product),
        ):
            self.draft.add(field, everyone, self.created, value, by, order=0)

    def _categories(self, deal: Ints, stage: Ints) -> Ints:
        """The seller's judgement; rises with the stage, but not in step with it."""
        mood = self.draws.uniform(len(deal))
        share = (stage - FIRST[PIPELINE_OF[stage]]) / (OPENS[PIPELINE_OF[stage]] - 1)
        judged = np.select(
            [share < 0.3, share < 0.7],
            [np.where(mood < 0.08, words.OMITTED, words.PIPELINE),
             np.where(mood < 0.45, words.PIPELINE, words.BEST_CASE)],
            np.where(mood < 0.45, words.BEST_CASE, words.COMMIT),
        )
        return np.choose(KIND_OF[stage], [judged, words.CLOSED, words.OMITTED])

    def _stages(self) -> None:
        moves = self.lives.moves
        later = np.ones(len(moves.deal), dtype=bool)
        later[moves.first] = False
        deal, stage = moves.deal[later], moves.stage[later]
        at, made = self.at[later], self.made[later]
        order = np.flatnonzero(later)
        by, kind = self.actor(deal, at), KIND_OF[stage]
        lost = np.where(
            self.deals.renewal[deal], words.NOT_RENEWED,
            self.draws.pick(len(deal), words.LOST_SHARE),
        )
        for field, value in (
            ("pipeline_id", PIPELINE_OF[stage]),
            ("stage_id", stage),
            ("probability", _PROBABILITY[stage]),
            ("forecast_category", self._categories(deal, stage)),
            ("lost_reason", np.where(kind == 2, lost, EMPTY)),
        ):
            self.draft.add(field, deal, at, value, by, observed=made, order=order)
        closed = kind != OPEN
        self.draft.add("close_date", deal[closed], at[closed], at[closed] // SECONDS, by[closed],
                       observed=made[closed], order=order[closed])

    def _amounts(self) -> None:
        deal, at = self.lives.amount_deal, working_seconds(self.lives.amount_at)
        self.draft.add("amount", deal, at, self.lives.amount, self.actor(deal, at), order=0)

    def _close_dates(self) -> None:
        """Expected dates come near, the deal is not there yet, and they are pushed out."""
        due = self.due.copy()
        for _push in range(6):
            push = due + self.draws.uniform(self.n, -6, 5)
            pushes = (push > self.deals.created + 2) & (push < self.end - 0.5)
            pushes &= self.draws.chance(self.n, 0.85)
            due = np.where(pushes, np.maximum(push, due) + self.draws.uniform(self.n, 8, 50),
                           np.nan)
            self._date(np.flatnonzero(pushes), push, due)
        moves = self.lives.moves
        near = (KIND_OF[moves.stage] == OPEN) & (
            moves.stage - FIRST[PIPELINE_OF[moves.stage]] == OPENS[PIPELINE_OF[moves.stage]] - 1)
        near &= self.draws.chance(len(near), 0.15)
        pull = np.full(self.n, np.nan)
        pull[moves.deal[near]] = moves.at[near] + 0.01
        pulled = np.flatnonzero(pull < self.end - 0.5)
        self._date(pulled, pull, pull + self.draws.uniform(self.n, 6, 20))

    def _date(self, deal: Ints, at: Floats, due: Floats) -> None:
        seconds = working_seconds(at[deal])
        self.draft.add("close_date", deal, seconds, due[deal].astype(np.int64),
                       self.actor(deal, seconds))

    def _owners(self) -> None:
        moved = np.flatnonzero(self.moved_at < NEVER)
        at = self.moved_at[moved]
        manager = 1 + self.company.sellers.team[self.owner[moved]]
        self.draft.add("owner_id", moved, at, self.owner[moved], manager)

    def _visits(self) -> tuple[Ints, Ints, Floats, Floats]:
        """Stays in open stages: index of the move, deal, day entered, day left (or the end)."""
        moves = self.lives.moves
        follows = np.r_[moves.deal[1:] == moves.deal[:-1], False]
        left = np.where(follows, np.r_[moves.at[1:], 0.0], self.horizon)
        visit = np.flatnonzero(KIND_OF[moves.stage] == OPEN)
        return visit, moves.deal[visit], moves.at[visit], left[visit]

    def _blockers(self) -> None:
        visit, deal, entered, left = self._visits()
        stage = self.lives.moves.stage[visit]
        slow = truths.slow_quarter(self.frame.today)
        day = working_seconds(entered) // SECONDS
        hit = (
            (stage == truths.SLOW_STAGE) & (self.deals.region[deal] == truths.SLOW_REGION)
            & (day >= day_number(slow.start)) & (day < day_number(slow.end))
        )
        share = np.where(hit, 0.92, 0.40)
        stuck = (left - entered > 7) & (stage != FIRST[PIPELINE_OF[stage]])
        stuck &= self.draws.chance(len(deal), share)
        what = np.where(hit, self.draws.pick(len(deal), truths.SLOW_BLOCKERS),
                        self.draws.pick(len(deal), words.BLOCKER_SHARE))
        begins = working_seconds(entered + np.minimum(0.35 * (left - entered), 9))
        for where, at, value in (
            (stuck, begins, what),
            (stuck & (left < self.horizon), working_seconds(left), np.full(len(deal), EMPTY)),
        ):
            self.draft.add("blocker", deal[where], at[where], value[where],
                           self.actor(deal[where], at[where]), order=len(self.at) + 1)

    def _next_steps(self) -> None:
        moves = self.lives.moves
        rank = np.minimum(moves.stage - FIRST[PIPELINE_OF[moves.stage]], 3)
        step = rank * 2 + self.draws.below(len(rank), 2)
        luck = self.draws.uniform(len(rank))
        value = np.where((KIND_OF[moves.stage] != OPEN) | (luck > 0.85), EMPTY, step)
        written = (luck < 0.4) | (value == EMPTY)
        self.draft.add("next_step", moves.deal[written], self.at[written], value[written],
                       self.actor(moves.deal[written], self.at[written]),
                       order=np.flatnonzero(written))

    def _evidence(self) -> None:
        """Letters of intent and deposits, signatures, first payments."""
        visit, deal, entered, left = self._visits()
        stage, status = self.lives.moves.stage[visit], self.lives.status
        last = stage - FIRST[PIPELINE_OF[stage]] == OPENS[PIPELINE_OF[stage]] - 1
        share = np.where(status[deal] == WON, 0.78, 0.12)
        given = last & self.draws.chance(len(deal), share)
        when = entered + (left - entered) * self.draws.uniform(len(deal), 0.2, 0.9)
        self._stamp("intent_evidence_at", deal[given], when[given])
        won = np.flatnonzero(status == WON)
        end = self.lives.ended[won]
        room = np.minimum(end - self.deals.created[won], 6)
        self._stamp("signed_at", won, end - room * self.draws.uniform(len(won), 0, 0.6))
        waits = self.draws.chance(len(won), 0.12)
        self._stamp("first_payment_at", won, end + np.where(
            waits, self.draws.uniform(len(won), 3, 25), 0.0))

    def _stamp(self, field: str, deal: Ints, day: Floats) -> None:
        at = working_seconds(day)
        self.draft.add(field, deal, at, at, self.actor(deal, at))

    def _disappearances(self) -> None:
        fates = self.fates
        gone = np.flatnonzero(fates.deal_gone_at < NEVER)
        at = fates.deal_gone_at[gone]
        self.draft.add("state", gone, at, fates.deal_gone_state[gone], self.actor(gone, at))
        merged_at = fates.account_gone_at[self.account]
        into = fates.account_merged_into[self.account]
        follows: Flags = (merged_at < NEVER) & (into != EMPTY) & (merged_at > self.created)
        deal = np.flatnonzero(follows)
        self.draft.add("account_id", deal, merged_at[deal], into[deal],
                       1 + self.company.sellers.team[self.deals.seller[deal]])
