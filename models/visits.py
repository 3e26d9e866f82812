"""Stays in stages, ranks reached, and the corrections of both. Pure; one opportunity at a time.

Durations run between effective times. A row counts from `known_from` until `known_to`: ordinary
progress only completes the open stay, while an event that rewrites the past retires the rows it
proves wrong and adds right ones, so that every earlier moment still sees what was known then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from models.calendars import MISSING
from models.ladder import NO_STAGE, StageInfo, outcome
from models.versions import Entry, Known

FOREVER = 2**63 - 1


@dataclass(slots=True)
class Visit:
    """A stay in a stage, open or closed. `late`: how long it had lasted when it was first seen."""

    stage: StageInfo
    stage_id: str
    entered: int
    amount: str | None
    currency: str | None
    late: int
    origin: str
    known: int
    known_from: int
    left: int = MISSING
    left_known: int = FOREVER
    to: str | None = None
    outcome: str = "open"
    known_to: int = FOREVER

    @property
    def same(self) -> tuple[object, ...]:
        return (self.stage_id, self.entered, self.amount, self.currency, self.late)

    @property
    def end(self) -> tuple[object, ...]:
        return (self.left, self.to)


@dataclass(slots=True)
class Reach:
    """A rank that counts as reached, K+1 for won."""

    rank: int
    reached: int
    imputed: bool
    amount: str | None
    currency: str | None
    known_from: int
    known_to: int = FOREVER

    @property
    def same(self) -> tuple[object, ...]:
        return (self.reached, self.imputed, self.amount, self.currency)


@dataclass(slots=True)
class Climb:
    """How far an opportunity has come on the ladder of the pipeline it is in.

    furthest: highest rank reached, passed-over ones implied; won implies all. strict: how many
    ranks it has visited in order, from the first on. visited: one bit per rank, bit K for won.
    """

    pipeline: str = ""
    furthest: int = 0
    strict: int = 0
    visited: int = 0
    won: bool = False
    reached: dict[int, tuple[int, str | None, str | None]] = field(default_factory=dict)

    def enter(self, visit: Visit) -> None:
        stage = visit.stage
        level = stage.last if stage.is_won else stage.rank
        entry = (visit.entered, visit.amount, visit.currency)
        for rank in range(self.furthest + 1, level + 1):
            self.reached[rank] = entry
        self.furthest = max(self.furthest, level)
        if stage.rank:
            self.visited |= 1 << (stage.rank - 1)
            self.strict += stage.rank == self.strict + 1
        if stage.is_won:
            self.visited |= 1 << stage.last
            if not self.won:
                self.reached[stage.last + 1] = entry
        elif self.won:
            del self.reached[stage.last + 1]
        self.won = stage.is_won


class Stays:
    """The visits and reaches of one opportunity, told step by step."""

    def __init__(self, stages: Mapping[str, StageInfo], connection: int) -> None:
        self._stages, self._connection = stages, connection
        self._alive: list[Visit] = []
        self._retired: list[Visit] = []
        self._reaches: dict[int, Reach] = {}
        self._retired_reaches: list[Reach] = []
        self.climb = Climb()

    @property
    def now(self) -> Visit | None:
        """The stay the opportunity is in, in a closed stage too."""
        return self._alive[-1] if self._alive else None

    @property
    def closed_since(self) -> Visit | None:
        """The stay that began the present stretch of being won, or lost; None while open."""
        found = None
        for visit in reversed(self._alive):
            status = visit.stage.status
            if status == "open" or (found is not None and status != found.stage.status):
                break
            found = visit
        return found

    def rows(self) -> tuple[list[Visit], list[Reach]]:
        """Visits of open stages and reaches, with those that were found wrong later."""
        visits = [visit for visit in (*self._retired, *self._alive) if visit.stage.is_open
                  and visit.stage_id]
        return visits, [*self._retired_reaches, *self._reaches.values()]

    def advance(self, at: int, entries: list[Entry], known: Known) -> None:
        """Go on with stage events that come after all the others."""
        for entry in entries:
            visit = self._visit(entry, known, at)
            if self._alive:
                last = self._alive[-1]
                if last.stage_id == visit.stage_id:
                    continue
                self._leave(last, visit, at)
            self._alive.append(visit)
            if visit.stage.pipeline == self.climb.pipeline:
                self.climb.enter(visit)
            else:
                self._climb_anew()
        self._reach(at)

    def rewrite(self, at: int, known: Known) -> None:
        """Tell all stays anew, retiring the rows that turn out wrong."""
        told: list[Visit] = []
        for entry in known.fields.get("stage_id", ()):
            visit = self._visit(entry, known, at)
            if told:
                if told[-1].stage_id == visit.stage_id:
                    continue
                self._leave(told[-1], visit, at)
            told.append(visit)
        before = defaultdict(list)
        for visit in reversed(self._alive):
            before[visit.same].append(visit)
        alive = []
        for visit in told:
            old = before[visit.same].pop() if before[visit.same] else None
            if old is None:
                alive.append(visit)
            elif old.end == visit.end:
                alive.append(old)
            elif old.left == MISSING:
                old.left, old.left_known, old.to = visit.left, at, visit.to
                old.outcome = visit.outcome
                alive.append(old)
            else:
                self._retire(old, at)
                alive.append(visit)
        for visits in before.values():
            for visit in visits:
                self._retire(visit, at)
        self._alive = alive
        self._climb_anew()
        self._reach(at)

    def _visit(self, entry: Entry, known: Known, at: int) -> Visit:
        (effective, _, observed, _), value, origin = entry
        stage_id = value or ""
        stage = self._stages.get(f"{self._connection}:{stage_id}", NO_STAGE)
        late = max(0, observed - effective) if origin == "derived" else 0
        return Visit(
            stage, stage_id, effective, known.value_at("amount", effective),
            known.value_at("currency", effective), late, origin, max(effective, observed), at,
        )

    def _leave(self, visit: Visit, following: Visit, at: int) -> None:
        visit.left, visit.left_known, visit.to = following.entered, at, following.stage_id
        visit.outcome = outcome(visit.stage, following.stage)

    def _retire(self, visit: Visit, at: int) -> None:
        if at > visit.known_from:
            visit.known_to = at
            self._retired.append(visit)

    def _climb_anew(self) -> None:
        self.climb = Climb(self._alive[-1].stage.pipeline if self._alive else "")
        for visit in self._alive:
            if visit.stage.pipeline == self.climb.pipeline:
                self.climb.enter(visit)

    def _reach(self, at: int) -> None:
        """Bring the rows of reached ranks in line with the climb."""
        climb, last = self.climb, 0
        if self._alive:
            last = self._alive[-1].stage.last
        for rank in [rank for rank in self._reaches if rank not in climb.reached]:
            self._drop(rank, at)
        for rank, (reached, amount, currency) in climb.reached.items():
            imputed = rank <= last and not climb.visited >> (rank - 1) & 1
            new = Reach(rank, reached, imputed, amount, currency, at)
            old = self._reaches.get(rank)
            if old is not None:
                if old.same == new.same:
                    continue
                self._drop(rank, at)
            self._reaches[rank] = new

    def _drop(self, rank: int, at: int) -> None:
        reach = self._reaches.pop(rank)
        if at > reach.known_from:
            reach.known_to = at
            self._retired_reaches.append(reach)
