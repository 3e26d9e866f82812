"""Probabilities as they stood at one fixed moment of each deal's life, with what came of them
(metrics.md, section 11)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np
import numpy.typing as npt

from models.calendars import DAY, MISSING
from models.facts import OPPORTUNITIES, VISITS
from models.filters import FilterState, Period
from models.instants import to_micros
from models.members import equal
from models.metric import Key, Question, Source
from models.stage_table import stage_table

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

WINDOW = 365  # days after which a deal that is still open counts as not won
ORIGINS = 8  # quarters whose first day calls of sellers are taken from


@dataclass(frozen=True)
class Scored:
    """One row per deal and origin; aligned. `outcome`: 1 won, 0 not. `created`, `resolved` and
    `origin` (when it stood there): microseconds. `open_left_out`: deals nobody knows of yet."""

    probability: Floats
    outcome: Floats
    stage: npt.NDArray[np.object_]
    opportunity: npt.NDArray[np.object_]
    created: Ints
    resolved: Ints
    origin: Ints
    open_left_out: int

    def __len__(self) -> int:
        return len(self.probability)

    def where(self, kept: npt.NDArray[np.bool_]) -> Scored:
        return Scored(self.probability[kept], self.outcome[kept], self.stage[kept],
                      self.opportunity[kept], self.created[kept], self.resolved[kept],
                      self.origin[kept], self.open_left_out)


def by_stage(question: Question, source: Source, ages: tuple[int, ...]) -> Scored:
    """The probability of the stage each deal stood in at fixed ages (days), a deal counted once
    per age; probabilities are those of the stage table of the moment.

    All deals of the filter count, whatever its period: those known by the moment.
    """
    wanted = ("stage", "status", "entered", "left", "created", "closed")
    data = source.columns(VISITS, wanted, question.stock, "entered")
    deals = source.coded(VISITS, ("opportunity",), question.stock, "entered")["opportunity"]
    entered, left, created, closed = (
        data[name].astype("datetime64[us]").astype(np.int64)
        for name in ("entered", "left", "created", "closed"))
    now = to_micros(question.at)
    known = created != MISSING
    parts = []
    for age in ages:
        at = created + age * DAY
        parts.append(np.flatnonzero(
            known & (at <= now) & (entered <= at) & ((left == MISSING) | (at < left))))
    rows = np.concatenate(parts) if parts else np.zeros(0, np.intp)
    origins = created[rows] + DAY * np.repeat(np.array(ages, np.int64), [len(p) for p in parts])
    stages, place = np.unique(data["stage"][rows].astype(str), return_inverse=True)
    told = stage_table(question, source)
    table = np.array([np.nan if told.get(key) is None else told[key] for key in stages], float)
    share, status = table[place], data["status"][rows]
    open_ = equal(status, "open")
    stated = ~np.isnan(share)
    unknown = stated & open_ & (now - origins <= WINDOW * DAY)
    return Scored(
        share, equal(status, "won").astype(float), stages[place].astype(object),
        deals.keys[deals.codes[rows]].astype(object), created[rows],
        np.where(open_, now, closed[rows]), origins, int(unknown.sum())).where(stated & ~unknown)


def by_seller(question: Question, source: Source) -> Scored:
    """The probability each deal itself carried on the first day of the past quarters, while it
    was open; one row per deal and quarter. Deals without an amount are left out: sources tell the
    probability through the weighted amount."""
    calendar, today = question.days, question.days.day_of(question.at)
    start = calendar.around("quarter", today).start
    parts: list[tuple[Floats, list[Key], list[Key], Ints, Ints]] = []
    names = ("opportunity", "stage", "status", "amount", "weighted", "created")
    for _ in range(ORIGINS):
        assert start is not None
        origin = calendar.end_of_day(start - timedelta(days=1))
        state = replace(question.filters, as_of=origin, period=Period())
        data = source.columns(OPPORTUNITIES, names, state, "created")
        amount = data["amount"].astype(float)
        kept = equal(data["status"], "open") & (amount > 0)
        share = np.round(data["weighted"].astype(float)[kept] / amount[kept], 3)
        known = ~np.isnan(share)
        parts.append((share[known], data["opportunity"][kept][known].tolist(),
                      data["stage"][kept][known].tolist(),
                      data["created"].astype("datetime64[us]").astype(np.int64)[kept][known],
                      np.full(int(known.sum()), to_micros(origin), np.int64)))
        start = calendar.around("quarter", start - timedelta(days=1)).start
    keys = [key for part in parts for key in part[1]]
    ends = _ends(question, source, keys)
    now = to_micros(question.at)
    origins = np.concatenate([part[4] for part in parts])
    status = np.array([ends.get(key, ("gone", MISSING))[0] for key in keys] + [None], object)[:-1]
    closed = np.array([ends.get(key, ("gone", MISSING))[1] for key in keys], np.int64)
    unknown = equal(status, "open") & (now - origins <= WINDOW * DAY)
    kept = ~unknown & ~equal(status, "gone")
    return Scored(
        np.concatenate([part[0] for part in parts]), equal(status, "won").astype(float),
        np.array([key for part in parts for key in part[2]] + [None], object)[:-1],
        np.array([*keys, None], object)[:-1], np.concatenate([part[3] for part in parts]),
        np.where(closed == MISSING, now, closed), origins, int(unknown.sum())).where(kept)


def _ends(question: Question, source: Source, keys: list[Key]) -> dict[Key, tuple[str, int]]:
    """Status and closing time of these deals as of the moment."""
    if not keys:
        return {}
    state = FilterState(as_of=question.at, scope=question.filters.scope).narrowed(
        "opportunity", {str(key) for key in keys})
    found = source.columns(OPPORTUNITIES, ("opportunity", "status", "closed"), state)
    closed = found["closed"].astype("datetime64[us]").astype(np.int64)
    return {key: (str(status), int(at)) for key, status, at in zip(
        found["opportunity"].tolist(), found["status"].tolist(), closed.tolist(), strict=True)}
