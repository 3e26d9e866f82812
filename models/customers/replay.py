"""The grade of every customer, replayed moment by moment; the same events give the same grades."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.customers.coded import Bools, Ints
from models.customers.contacts import DAY
from models.customers.triggers import Lifts
from models.documents.grade import GRADES, GradeDocument

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int8]
NONE = -1
WHY = ("score", "silence", "answer", "trigger", "trigger_over")
SCORE, SILENCE, ANSWER, TRIGGER, TRIGGER_OVER = range(len(WHY))


@dataclass(frozen=True)
class Log:
    """Changes by time, aligned; `why` indexes `WHY`; `trigger` that of the document, or -1."""

    place: Ints
    at: Ints
    before: Ints
    after: Ints
    why: Ints
    trigger: Ints

    def where(self, kept: npt.NDArray[np.bool_]) -> Log:
        return Log(self.place[kept], self.at[kept], self.before[kept], self.after[kept],
                   self.why[kept], self.trigger[kept])


def joined(*logs: Log) -> Log:
    """Logs that follow one another as one."""
    return Log(*(np.concatenate([getattr(log, name) for log in logs]) for name in (
        "place", "at", "before", "after", "why", "trigger")))


@dataclass(frozen=True)
class State:
    """Where a replay stands after the moment `at`: it can go on from here."""

    at: int
    grade: Codes
    changed: Ints
    silent: Bools
    lifted: Bools


@dataclass(frozen=True)
class Replayed:
    """`log`: what happened on the way to `state`."""

    state: State
    log: Log


def beginning(at: int, n: int) -> State:
    """Nobody has a grade yet."""
    return State(at, np.full(n, NONE, np.int8), np.full(n, -2**62, np.int64), np.zeros(n, bool),
                 np.zeros(n, bool))


def based(total: Floats, document: GradeDocument) -> Codes:
    """The grade a total gives by itself; `NONE` where there is none."""
    a_plus, a, b = document.cutoffs
    found = np.select([np.isnan(total), total >= a_plus, total >= a, total >= b],
                      [NONE, 0, 1, 2], 3)
    return found.astype(np.int8)


def replay(start: State, moments: Sequence[int], totals: Callable[[int], Floats],
           heard: Callable[[int], Floats], lifts: Lifts, document: GradeDocument,
           created: Ints) -> Replayed:
    """Grades at the last of `moments` (microseconds, ascending, after `start`) and every change.

    totals   moment -> total per customer, 0 to 20, NaN where nothing is known
    heard    moment -> when each customer was last heard, NaN for never
    created  when each customer came; before, there is no grade

    Silence costs one grade, a trigger lifts one while it holds. A grade goes up as far as it
    should at once; it goes down one step at a time, not sooner than the hold after any change.
    """
    n = len(created)
    grade, changed = start.grade.copy(), start.changed.copy()
    silent_before, lifted_before, previous = start.silent, start.lifted, start.at
    rows: list[tuple[Ints, Ints, Ints, Ints, Ints, Ints]] = []
    hold, silence, held = (days * DAY for days in (
        document.hold_days, document.silence_days, document.lift_days))
    for at in moments:
        first, last = np.searchsorted(lifts.at, (previous, at), side="right")
        _lift(lifts, int(first), int(last), grade, changed, lifted_before, rows)
        previous = at
        base, last_heard = based(totals(at), document), heard(at)
        since = np.maximum(np.nan_to_num(last_heard, nan=-2.0**62), created.astype(float))
        silent = (at - since) >= silence
        lifted = np.zeros(n, bool)
        begin = int(np.searchsorted(lifts.at, at - held, side="right"))
        lifted[lifts.place[begin:int(last)]] = True
        target = np.clip(base.astype(np.int64) + silent - lifted, 0, len(GRADES) - 1)
        there = (created <= at) & (base != NONE)
        fresh = there & (grade == NONE)
        grade[fresh], changed[fresh] = target[fresh], -2**62
        up = there & ~fresh & (target < grade)
        down = there & ~fresh & (target > grade) & (at - changed >= hold)
        after = np.where(up, target, grade + down)
        why = _why(up, silent, silent_before, lifted, lifted_before, base, after)
        moved = np.flatnonzero(up | down)
        rows.append((moved, np.full(len(moved), at), grade[moved].astype(np.int64), after[moved],
                     why[moved], np.full(len(moved), -1)))
        grade = after.astype(np.int8)
        changed[moved] = at
        silent_before, lifted_before = silent, lifted
    columns = [np.concatenate(column).astype(np.int64) for column in zip(*rows, strict=True)] \
        if rows else [np.zeros(0, np.int64)] * 6
    return Replayed(State(previous, grade, changed, silent_before, lifted_before), Log(*columns))


def _why(up: Bools, silent: Bools, silent_before: Bools, lifted: Bools, lifted_before: Bools,
         base: Codes, after: Ints) -> Ints:
    found = np.full(len(up), SCORE, np.int64)
    found[up & silent_before & ~silent] = ANSWER
    found[up & lifted & ~lifted_before] = TRIGGER
    falls = ~up & (after > base)
    found[falls & silent] = SILENCE
    found[~up & ~silent & lifted_before & ~lifted] = TRIGGER_OVER
    return found


def _lift(lifts: Lifts, first: int, last: int, grade: Codes, changed: Ints, lifted: Bools,
          rows: list[tuple[Ints, Ints, Ints, Ints, Ints, Ints]]) -> None:
    """What customers did between two moments takes effect when they did it; a second time within
    the hold of the first adds nothing."""
    place, begin = np.unique(lifts.place[first:last], return_index=True)
    able = (grade[place] > 0) & ~lifted[place]
    place, begin = place[able], begin[able] + first
    order = np.argsort(begin, kind="stable")
    place, begin = place[order], begin[order]
    before = grade[place].astype(np.int64)
    rows.append((place, lifts.at[begin], before, before - 1,
                 np.full(len(place), TRIGGER), lifts.trigger[begin]))
    grade[place] -= 1
    changed[place] = lifts.at[begin]
