"""The search for what is slow: every step in every segment, then what explains what.

A region that got slow makes each of its teams look slow, and every product line it sells. So of
the steps that hold, the one worth most comes first, unless a smaller one inside explains it; with
its stays taken out the others are judged again, and those that do not hold any more are echoes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from models.metric import ENOUGH, TOO_FEW, Key, Question, Source
from models.metrics.bottleneck_judge import Codes, Flags, Judge, Verdict, holds
from models.metrics.bottleneck_tally import Counter, Tally
from models.metrics.bottleneck_value import QUARTER
from models.metrics.bottleneck_visits import Stays, read_open, read_stays, window_of

LEVEL = 0.05
_POOL = 16  # candidates of a step that may explain each other
_NEAR, _SMALLER = 0.6, 0.8  # explains: so much of the worth with so much fewer stays
_PAIR = 0.6
_AS_THEY_ARE = 1 << 12  # up to so many keys of a dimension need no other numbers
_IN_TABLE = 1 << 20  # up to so many segments are numbered without sorting
_SUSPECT, _SUSPECTS = 0.1, 4  # what pairs are looked for in, at most so many a step


@dataclass(frozen=True)
class Found:
    """A step in a segment, entry `place` of its verdict."""

    step: int
    cell: dict[str, Key]
    verdict: Verdict
    place: int
    rank: int = 0
    holds: bool = False
    within: int | None = None

    @property
    def worth(self) -> float:
        return float(self.verdict.worth[self.place])

    @property
    def n(self) -> int:
        return int(self.verdict.n[self.place])

    @property
    def candidate(self) -> bool:
        """Slower than before, as far as one can tell."""
        return self.worth > 0 and self.n >= TOO_FEW


class Search:
    """One search; `looked` counts the steps in segments that could be judged."""

    def __init__(self, question: Question, source: Source, dimensions: Sequence[str]) -> None:
        self.window = window_of(question)
        assert self.window.start is not None
        assert self.window.end is not None
        self.stays = read_stays(question, source, dimensions, self.window)
        self.waiting = read_open(question, source, dimensions)
        self.quarters = int(self.stays.quarter.max(initial=0))
        days = min((self.window.end - self.window.start).days,
                   max((question.days.day_of(question.at) - self.window.start).days + 1, 1))
        self._width = int(self.stays.bins.max(initial=0)) + 1
        self._counter = Counter(self.stays, self.waiting, self._width)
        every = np.arange(len(self.stays.steps))
        whole = Tally.joined(list(self._counter.tallies(
            self.stays.step.astype(np.int64), self.waiting.step.astype(np.int64), every)))
        self._judge = Judge(whole, min(float(days), 400.0) or QUARTER)
        self.looked = 0
        self._recent: dict[int, Stays] = {}
        self._dimensions = tuple(dimensions)

    def recent(self, one: Found) -> Stays:
        """The stays of the window."""
        here = self._recent.get(one.step)
        if here is None:
            rows = np.flatnonzero((self.stays.step == one.step) & (self.stays.quarter == 0))
            here = self._recent[one.step] = self.stays.where(rows)
        return here.bare().where(np.flatnonzero(self._inside(here, one)))

    def _inside(self, stays: Stays, one: Found) -> Flags:
        return stays.inside(stays.steps[one.step].stage.key, one.cell)

    def table(self, by: Sequence[str]) -> list[Found]:
        """Every segment of these dimensions together, ranked; those that cannot be come last."""
        found = self._judged([tuple(by)], 1)
        sure = holds(np.array([self._chance(one) for one in found]), LEVEL)
        told = [replace(one, holds=bool(ok) and one.candidate)
                for one, ok in zip(found, sure, strict=True)]
        return _ranked(told, [])

    def run(self, *, pairs: bool) -> list[Found]:
        """The segments of each dimension by itself, and of pairs where they matter."""
        found = self._judged([(name,) for name in self._dimensions] or [()], TOO_FEW)
        if pairs:
            found += self._pairs(found)
        sure = holds(np.array([self._chance(one) for one in found]), LEVEL)
        told = [replace(one, holds=bool(ok)) for one, ok in zip(found, sure, strict=True)
                if one.candidate]
        kept: list[Found] = []
        echoes: list[tuple[Found, Found]] = []
        for step in sorted({one.step for one in told}):
            here = sorted((one for one in told if one.step == step), key=lambda one: -one.worth)
            leads, explained = self._resolved(here)
            kept += leads
            echoes += explained
        return _ranked(kept, echoes)

    def _chance(self, one: Found) -> float:
        judged = one.n >= TOO_FEW and one.verdict.target_of[one.place] > 0
        self.looked += bool(judged)
        return float(one.verdict.chance[one.place]) if judged else float("nan")

    def _judged(self, groupings: list[tuple[str, ...]], least: int) -> list[Found]:
        """Each segment of each grouping with at least so many stays in the window."""
        size = len(self.stays.steps)
        recent = np.flatnonzero(self.stays.quarter == 0)
        told: list[tuple[int, dict[str, Key]]] = []

        def tallies() -> Iterator[Tally]:
            for by in groupings:
                codes, waits, keys = _codes(self.stays, self.waiting, by)
                place, open_place = codes * size, waits * size
                place += self.stays.step
                open_place += self.waiting.step
                many = np.bincount(place[recent], minlength=len(keys) * size)
                wanted = np.flatnonzero(many >= least)
                told.extend((cell % size, dict(zip(by, keys[cell // size], strict=True)))
                            for cell in wanted.tolist())
                table = _table(wanted, len(keys) * size)
                yield from self._counter.tallies(
                    table.take(place), table.take(open_place), wanted % size)

        verdict = self._judge.judge(tallies())
        return [Found(step, cell, verdict, i) for i, (step, cell) in enumerate(told)]

    def _resolved(self, here: list[Found]
                  ) -> tuple[list[Found], list[tuple[Found, Found]]]:
        """Of one step, by falling worth: those that stand by themselves, and (echo, what
        explains it)."""
        pool = [one for one in here if one.holds]
        if not pool:
            return here, []
        mine, now = self._step(here[0].step)
        leads: list[Found] = []
        echoes: list[tuple[Found, Found]] = []
        others = [one for one in here if not one.holds]
        while pool:
            lead = self._sharpest(pool[0], pool[:_POOL], mine, now)
            leads.append(lead)
            rest = [one for one in pool + others if one is not lead]
            gone, left = self._inside(mine, lead), self._inside(now, lead)
            mine, now = mine.where(~gone), now.where(~left)
            echoed = self._explained(rest, mine, now)
            echoes += [(one, lead) for one, so in zip(rest, echoed, strict=True) if so]
            stays = [one for one, so in zip(rest, echoed, strict=True) if not so]
            pool = [one for one in stays if one.holds]
            others = [one for one in stays if not one.holds]
        return leads + others, echoes

    def _step(self, step: int) -> tuple[Stays, Stays]:
        """The stays of one step, and those that last now."""
        return (self.stays.where(np.flatnonzero(self.stays.step == step)),
                self.waiting.where(np.flatnonzero(self.waiting.step == step)))

    def _explained(self, some: list[Found], stays: Stays, waiting: Stays) -> list[bool]:
        """Whether they are not slow, or much less so, on these stays alone."""
        if not some:
            return []
        verdict = self._several(some, stays, waiting)
        return [not verdict.chance[i] < LEVEL and not verdict.worth[i] > one.worth / 2
                for i, one in enumerate(some)]

    def _several(self, some: list[Found], stays: Stays, waiting: Stays) -> Verdict:
        """Judge segments that may overlap."""
        rows = [np.flatnonzero(self._inside(stays, one)) for one in some]
        waits = [np.flatnonzero(self._inside(waiting, one)) for one in some]
        counter = Counter(stays.where(np.concatenate(rows)), waiting.where(np.concatenate(waits)),
                          self._width)
        return self._judge.judge(counter.tallies(
            _numbered(rows), _numbered(waits), np.array([one.step for one in some], np.int64)))

    def _sharpest(self, lead: Found, pool: list[Found], stays: Stays, waiting: Stays) -> Found:
        """The smallest segment that explains the lead, or the lead itself."""
        rivals = [one for one in pool if one is not lead and one.worth >= _NEAR * lead.worth
                  and one.n <= _SMALLER * lead.n]
        for rival in sorted(rivals, key=lambda one: one.n):
            outside, left = ~self._inside(stays, rival), ~self._inside(waiting, rival)
            verdict = self._several([lead], stays.where(outside), waiting.where(left))
            if not verdict.chance[0] < LEVEL:
                return rival
        return lead

    def _pairs(self, found: list[Found]) -> list[Found]:
        """The segments inside the most suspicious ones of each step, each once."""
        told: list[tuple[int, dict[str, Key]]] = []

        def tallies() -> Iterator[Tally]:
            for step in {one.step for one in found}:
                here = [one for one in found if one.step == step and one.n >= ENOUGH
                        and one.verdict.chance[one.place] < _SUSPECT]
                here.sort(key=lambda one: float(one.verdict.chance[one.place]))
                if here:
                    mine, now = self._step(step)
                for lead in here[:_SUSPECTS]:
                    for cells, tally in self._parts(lead, mine, now):
                        told.extend((step, cell) for cell in cells)
                        yield from tally

        verdict = self._judge.judge(tallies())
        once = {(step, frozenset(cell.items())): Found(step, cell, verdict, i)
                for i, (step, cell) in enumerate(told)}
        return list(once.values())

    def _parts(self, lead: Found, stays: Stays, waiting: Stays
               ) -> Iterator[tuple[list[dict[str, Key]], Iterator[Tally]]]:
        """Segments of the other dimensions inside the lead, that are much smaller than it."""
        inside, waits = (one.where(np.flatnonzero(self._inside(one, lead)))
                         for one in (stays, waiting))
        counter, recent = Counter(inside, waits, self._width), np.flatnonzero(inside.quarter == 0)
        for dimension in self._dimensions:
            if dimension in lead.cell:
                continue
            codes, open_codes, keys = _codes(inside, waits, (dimension,))
            many = np.bincount(codes[recent], minlength=len(keys))
            wanted = np.flatnonzero((many >= ENOUGH) & (many <= _PAIR * lead.n))
            if not len(wanted):
                continue
            table = _table(wanted, len(keys))
            yield ([{**lead.cell, dimension: keys[code][0]} for code in wanted.tolist()],
                   counter.tallies(table.take(codes), table.take(open_codes),
                                   np.full(len(wanted), lead.step, np.int64)))


def _table(wanted: Codes, size: int) -> Codes:
    """The place of each number in `wanted`, whose length for all others."""
    found = np.full(size, len(wanted), np.int64)
    found[wanted] = np.arange(len(wanted))
    return found


def _numbered(rows: list[npt.NDArray[np.intp]]) -> Codes:
    return np.repeat(np.arange(len(rows)), [len(one) for one in rows])


def _codes(stays: Stays, waiting: Stays, by: tuple[str, ...]
           ) -> tuple[Codes, Codes, list[tuple[Key, ...]]]:
    """The segment of each stay and of each one that waits, and the keys of each segment."""
    if len(by) == 1 and len(stays.segments[by[0]].keys) <= _AS_THEY_ARE:
        own, open_codes = (one.segments[by[0]].codes.astype(np.int64) for one in (stays, waiting))
        return own, open_codes, [(key,) for key in stays.segments[by[0]].keys.tolist()]
    mine, theirs = np.zeros(len(stays), np.int64), np.zeros(len(waiting), np.int64)
    keys: list[tuple[Key, ...]] = [()]
    for dimension in by:
        column, open_column = stays.segments[dimension], waiting.segments[dimension]
        size = len(column.keys)
        mine = mine * size + column.codes.astype(np.int64)
        theirs = theirs * size + open_column.codes.astype(np.int64)
        if len(keys) * size > _IN_TABLE:
            used, code = np.unique(np.concatenate([mine, theirs]), return_inverse=True)
            mine, theirs = code[: len(mine)], code[len(mine):]
        else:
            used = np.flatnonzero(np.bincount(mine, minlength=len(keys) * size)
                                  + np.bincount(theirs, minlength=len(keys) * size))
            table = _table(used, len(keys) * size)
            mine, theirs = table.take(mine), table.take(theirs)
        keys = [(*keys[int(one // size)], column.keys[int(one % size)]) for one in used]
    return mine, theirs, keys


def _ranked(found: list[Found], echoes: list[tuple[Found, Found]]) -> list[Found]:
    """What is slower by worth, then echoes, then what is not slower."""
    good = [one for one in found if one.candidate]
    good.sort(key=lambda one: (-one.worth, -one.n))
    place = {id(one): i for i, one in enumerate(good)}
    told = [replace(one, rank=i) for i, one in enumerate(good, 1)]
    told += [replace(one, within=place[id(lead)], holds=one.holds)
             for one, lead in sorted(echoes, key=lambda pair: -pair[0].worth)]
    return told + [one for one in found if not one.candidate]
