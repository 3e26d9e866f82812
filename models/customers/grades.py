"""The grade book: grades now, why they changed, and what will change if nothing happens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

import numpy as np

from models.customers.base import base_of, moment
from models.customers.coded import Bools, Ints
from models.customers.contacts import DAY
from models.customers.known import Override, in_force, records_of
from models.customers.parameters import (
    Floats,
    Standpoint,
    fields_until,
    parameters,
    standpoint,
    totals,
)
from models.customers.replay import (
    NONE,
    WHY,
    Codes,
    Log,
    Replayed,
    State,
    beginning,
    joined,
    replay,
)
from models.customers.triggers import Lifts, lifts
from models.documents.grade import BUILT_IN, GRADES, PARAMETERS, GradeDocument
from models.instants import from_micros, to_micros
from models.metric import Question, Source

__all__ = ["GRADES", "PARAMETERS", "GradeBook", "GradeChange", "grade_book"]

DAYS_BACK = 92  # the replay begins so long before; a grade forgets what lies weeks back
DAYS_AHEAD = 14


@dataclass(frozen=True)
class GradeChange:
    """`why`: score, silence, answer, trigger (with its code in `facts`), trigger_over, override,
    override_ended. `facts["reconstructed"]` where the grade came from fields of the CRM that were
    read only later. Instants in UTC."""

    account: str
    at: datetime
    before: str | None
    after: str | None
    why: str
    kind: Literal["automatic", "override"]
    facts: dict[str, Any]


@dataclass(frozen=True, eq=False)
class GradeBook:
    """Aligned with the directory, one entry per customer. `grade` with overrides, `automatic`
    without; index into `GRADES`, -1 without. `total` 0 to 20, scaled over what is known;
    `completeness` 0 to 1. `reconstructed`: parameters taken from a field that was read after the
    moment. `fields_until`: before it grades rest on such fields too. `begin`, `since`:
    microseconds; where the replay begins, and the last change, or `begin` without one. `log` ends
    at the moment, `ahead` begins there and tells what happens by itself."""

    at: int
    accounts: tuple[str, ...]
    place: dict[str | None, int]
    grade: Codes
    automatic: Codes
    total: Floats
    completeness: Floats
    parameters: tuple[Floats, ...]
    derived: tuple[Bools, ...]
    reconstructed: tuple[Bools, ...]
    fields_until: Ints
    pinned: Bools
    begin: int
    since: Ints
    log: Log
    ahead: Log
    overrides: tuple[Override, ...]
    document: GradeDocument

    @property
    def silence_days(self) -> int:
        return self.document.silence_days

    def changes(self, account: str | None = None) -> tuple[GradeChange, ...]:
        """All changes of the replay, or those of one customer, newest first; overrides among
        them. Automatic changes go on under an override; they count again when it ends."""
        log = self.log if account is None else self.log.where(
            self.log.place == self.place.get(account, -2))
        found = [*self._told(log), *(one for one in self._overridden()
                                     if account in (None, one.account))]
        return tuple(sorted(found, key=lambda one: (one.at, one.account), reverse=True))

    def pending(self, account: str | None = None) -> tuple[GradeChange, ...]:
        """The next change of each customer if nothing happens, the first first. Customers with an
        override keep their grade."""
        _, first = np.unique(self.ahead.place, return_index=True)
        kept = np.zeros(len(self.ahead.place), bool)
        kept[first] = True
        kept &= ~self.pinned[self.ahead.place]
        if account is not None:
            kept &= self.ahead.place == self.place.get(account, -2)
        return tuple(self._told(self.ahead.where(kept)))

    def _told(self, log: Log) -> Iterator[GradeChange]:
        for place, at, before, after, why, trigger in zip(
                log.place.tolist(), log.at.tolist(), log.before.tolist(), log.after.tolist(),
                log.why.tolist(), log.trigger.tolist(), strict=True):
            facts: dict[str, Any] = {} if trigger < 0 else {
                "trigger": self.document.triggers[trigger].code}
            if at < self.fields_until[place]:
                facts["reconstructed"] = True
            yield GradeChange(self.accounts[place], from_micros(at), _name(before), _name(after),
                              WHY[why], "automatic", facts)

    def _overridden(self) -> Iterator[GradeChange]:
        """Each override with the grade it took the place of, and each ending, by its time or by
        hand, with the grade that counts then."""
        last: dict[str, Override] = {}
        for one in sorted(self.overrides, key=lambda one: one.at):
            if one.account not in self.place or to_micros(one.at) > self.at:
                continue
            held = last.get(one.account)
            if held is not None and _ended(held, one.at):
                yield self._expired(held)
                held = None
            before = held.grade if held is not None else self._automatic(one.account, one.at)
            facts = {"reason": one.reason, "author": one.author}
            if one.grade is not None:
                last[one.account] = one
                yield GradeChange(one.account, one.at, before, one.grade, "override", "override",
                                  facts)
            elif held is not None:
                yield GradeChange(one.account, one.at, before, self._automatic(
                    one.account, one.at), "override_ended", "override", facts)
            if one.grade is None:
                last.pop(one.account, None)
        now = from_micros(self.at)
        yield from (self._expired(one) for one in last.values() if _ended(one, now))

    def _expired(self, one: Override) -> GradeChange:
        at = one.expires_at or one.at
        return GradeChange(one.account, at, one.grade, self._automatic(one.account, at),
                           "override_ended", "override",
                           {"reason": one.reason, "author": one.author})

    def _automatic(self, account: str, at: datetime) -> str | None:
        """The automatic grade at a moment; None before the replay begins."""
        place, when = self.place[account], to_micros(at)
        if when < self.begin:
            return None
        rows = np.flatnonzero(self.log.place == place)
        rows = rows[np.argsort(self.log.at[rows], kind="stable")]
        told = int(np.searchsorted(self.log.at[rows], when, side="right"))
        if told:
            return _name(int(self.log.after[rows[told - 1]]))
        return _name(int(self.log.before[rows[0]] if len(rows) else self.automatic[place]))


def _ended(one: Override, by: datetime) -> bool:
    return one.expires_at is not None and one.expires_at <= by


def _name(code: int) -> str | None:
    return None if code == NONE else GRADES[code]


def grade_document(question: Question) -> GradeDocument:
    found: GradeDocument = question.documents.get("grade", BUILT_IN)
    return found


def grade_book(question: Question, source: Source) -> GradeBook:
    """Grades of all customers in the scope at the moment of the question."""
    base, document, records = base_of(question, source), grade_document(question), \
        records_of(question)
    return base.keep(("grades", document, moment(question), question.days, records),
                     lambda: _book(question, source), question.task)


@dataclass(frozen=True)
class _World:
    """What a replay asks, moment by moment."""

    view: Standpoint
    lifts: Lifts
    created: Ints


def _world(question: Question, source: Source) -> _World:
    base, document, records = base_of(question, source), grade_document(question), \
        records_of(question)
    directory, spells = base.directory(source), base.spells(source)

    def made() -> _World:
        return _World(
            standpoint(spells, source, document, records, directory.place),
            lifts(document, records.signals, spells, source, directory.place, question.days),
            directory.created.view(np.int64))

    return base.keep(("grade world", document, records, question.days), made, question.task)


def _book(question: Question, source: Source) -> GradeBook:
    base, document = base_of(question, source), grade_document(question)
    directory, contacts, world = base.directory(source), base.contacts(source), \
        _world(question, source)
    n, at = len(directory), to_micros(moment(question))
    records = records_of(question)
    past, since_midnight, future = _moments(question, document)

    def replayed(start: State, moments: list[int], known: int) -> Replayed:
        """`known`: what lies later is not told, though `moments` may."""
        seen = world.lifts.at <= known
        lifts_ = Lifts(world.lifts.place[seen], world.lifts.at[seen], world.lifts.trigger[seen])
        view = world.view.within(start.at, known)

        def total(when: int) -> Floats:
            if question.task is not None:
                question.task.check()
            return totals(parameters(view, document, when, question.days, n, known).values)[0]

        return replay(start, moments, total, contacts.mutual.following(known, n), lifts_,
                      document, world.created)

    # until last midnight the same all day long
    before = base.keep(("replay", document, past[-1], question.days, records),
                       lambda: replayed(beginning(past[0], n), past, past[-1]), question.task)
    until = replayed(before.state, since_midnight, at)
    ahead = replayed(until.state, future, at).log
    # a trigger since the last moment took effect when it happened
    happened = ahead.at <= at
    log = joined(before.log, until.log, ahead.where(happened))
    ahead = ahead.where(~happened)
    automatic = until.state.grade.copy()
    automatic[log.place] = log.after
    found = parameters(world.view, document, at, question.days, n)
    total, completeness = totals(found.values)
    grade, pinned = automatic.copy(), np.zeros(n, bool)
    for account, one in in_force(records.overrides, from_micros(at)).items():
        if account in directory.place and one.grade in GRADES:
            place = directory.place[account]
            grade[place], pinned[place] = GRADES.index(one.grade), True
    since = np.full(n, past[0], np.int64)
    since[log.place] = log.at
    return GradeBook(
        at, directory.keys, directory.place, grade, automatic, total, completeness,
        tuple(found.values[name] for name in PARAMETERS),
        tuple(found.derived[name] for name in PARAMETERS),
        tuple(found.reconstructed[name] for name in PARAMETERS), fields_until(world.view, n),
        pinned, past[0], since, log, ahead, records.overrides, document)


def _moments(question: Question, document: GradeDocument
             ) -> tuple[list[int], list[int], list[int]]:
    """When grades are looked at: midnights, or beginnings of weeks, up to the last one; the
    moment itself where it is done at once; and the following ones."""
    calendar, now = question.days, moment(question)
    today, at = calendar.day_of(now), to_micros(now)
    days = [today + timedelta(days=k) for k in range(-DAYS_BACK, DAYS_AHEAD + 1)]
    if document.evaluation == "weekly":
        days = [day for day in days if calendar.week_of(day) == day]
    every = [calendar.midnight(day) for day in days]
    past = [one for one in every if one <= at]
    here = [at] if document.evaluation == "immediate" and past[-1] != at else []
    return past, here, [one for one in every if at < one <= at + DAYS_AHEAD * DAY]
