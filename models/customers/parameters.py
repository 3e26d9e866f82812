"""The four parameters of the grade, 0 to 5: from a field of the CRM, else from the data itself.

urgency      the earliest expected close of an open deal that is not past: within 30 days 5, ...,
             within 180 days 1, later 0; 0 without an open deal; unknown where no deal says when
budget       of the furthest open deal: amount known 2, half of the way 1, three quarters 1,
             called commit 1
decision     the parts played in the open deals: a decision maker 2, each other part 1, at most 5;
             unknown where nobody is recorded
competition  5 is nobody else: an open deal blocked by a competitor 1, one lost to a competitor in
             the last year 2; else unknown

Fields of the CRM that a company made itself have no history. At a moment before they were read
they count as they are now, and what comes of them is called reconstructed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from models.calendars import Calendar
from models.customers.coded import Bools, Column, Ints, coded
from models.customers.contacts import DAY
from models.customers.deals import FOREVER, Spells
from models.customers.known import CustomerRecords
from models.documents.grade import PARAMETERS, GradeDocument
from models.facts import OPPORTUNITIES
from models.filters import FilterState
from models.instants import from_micros, to_days
from models.metric import Source

Floats = npt.NDArray[np.float64]
RIVAL = ("competit", "竞品", "竞争", "对手")
DECIDES = ("decision", "决策", "economic")
LOST_DAYS = 365


@dataclass(frozen=True)
class Standpoint:
    """What parameters are read from. `spells`: those of open deals; `way`: how far along the stage
    of each lies, 0 to 1; `lost_*`: deals lost to a competitor; `decision_*`: the parts played in
    deals, with the deal's code and since when."""

    spells: Spells
    way: Floats
    commit: Bools
    rival: Bools
    lost_place: Ints
    lost_at: Ints
    decision_deal: Ints  # codes of deals
    decision_at: Ints
    decision_decides: Bools
    decision_part: Ints
    given: dict[str, Floats]  # by customer
    of_deals: dict[str, Floats]  # by code of the deal
    read_at: Ints  # when the fields of a customer were read; `FOREVER` where nobody knows
    deals_read_at: Ints  # by code of the deal likewise

    def within(self, first: int, last: int) -> Standpoint:
        """The same for moments from `first` to `last` alone."""
        kept = (self.spells.end > first) & (self.spells.start <= last)
        return replace(self, spells=self.spells.where(kept), way=self.way[kept],
                       commit=self.commit[kept], rival=self.rival[kept])


def standpoint(spells: Spells, source: Source, document: GradeDocument, records: CustomerRecords,
               place: dict[str | None, int]) -> Standpoint:
    steps: dict[str, int] = {}
    for stage in source.stages():
        steps[stage.pipeline] = max(steps.get(stage.pipeline, 1), stage.rank)
    share = {stage.key: stage.rank / steps[stage.pipeline] for stage in source.stages()}
    way = np.array([share.get(key, 0.0) for key in spells.stage.keys] or [0.0])
    code = {key: number for number, key in enumerate(spells.deal.keys)}
    parts: dict[str, int] = {}
    lost = _worded(spells.reason, RIVAL) & spells.status.equals("lost") & (spells.place >= 0)
    lost_place, lost_at = spells.place[lost], spells.start[lost]
    spells = spells.where(spells.status.equals("open") & (spells.place >= 0))
    rows = [(code[deal], at, _bears(part, DECIDES), parts.setdefault(part, len(parts)))
            for deal, played in records.roles.items() if deal in code for part, at in played]
    columns = list(zip(*rows, strict=True)) or [(), (), (), ()]
    return Standpoint(
        spells, way[spells.stage.codes], spells.category.equals("commit"),
        _worded(spells.blocker, RIVAL), lost_place, lost_at,
        np.array(columns[0], np.int64), np.array(columns[1], np.int64),
        np.array(columns[2], bool), np.array(columns[3], np.int64),
        {name: _own(records, where, place) for name, where in document.fields
         if where.startswith("account.")},
        {name: _of_deals(source, where, spells.deal) for name, where in document.fields
         if where.startswith("custom.")},
        _read_at(records, "account", list(place)),
        _read_at(records, "opportunity", list(spells.deal.keys)))


def _read_at(records: CustomerRecords, kind: str, keys: list[str | None]) -> Ints:
    found = records.read_at.get(kind, {})
    return np.array([found.get(str(key), FOREVER) for key in keys], np.int64)


def _worded(column: Column, words: tuple[str, ...]) -> Bools:
    return column.among([key for key in column.keys if key and _bears(key, words)])


def _bears(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text.lower() for word in words)


def _own(records: CustomerRecords, where: str, place: dict[str | None, int]) -> Floats:
    found = np.full(len(place), np.nan)
    for account, text in records.fields.get(where.removeprefix("account."), {}).items():
        if account in place:
            found[place[account]] = _points(text)
    return found


def _of_deals(source: Source, where: str, deals: Column) -> Floats:
    if where not in source.dimensions(OPPORTUNITIES):
        return np.full(len(deals.keys), np.nan)
    found = coded(source, OPPORTUNITIES, ("opportunity", where), FilterState())
    points = dict(zip(found["opportunity"].values().tolist(),
                      map(_points, found[where].values().tolist()), strict=True))
    return np.array([points.get(key, np.nan) for key in deals.keys], float)


def _points(text: str | None) -> float:
    """0 to 5, NaN for anything else."""
    try:
        number = float(text or "")
    except ValueError:
        return float("nan")
    return number if 0 <= number <= 5 else float("nan")


@dataclass(frozen=True)
class Parameters:
    """By parameter, one entry per customer: the value 0 to 5, NaN where nothing tells; whether it
    is derived from the data; whether it is reconstructed from a field read later."""

    values: dict[str, Floats]
    derived: dict[str, Bools]
    reconstructed: dict[str, Bools]


def parameters(view: Standpoint, document: GradeDocument, at: int, calendar: Calendar, n: int,
               known: int | None = None) -> Parameters:
    """Parameters at the moment. `known`: the moment the deals are known up to, where `at` lies in
    the future."""
    seen = at if known is None else min(at, known)
    spells = view.spells
    rows = spells.during(seen)
    place = spells.place[rows]
    some = np.bincount(place, minlength=n) > 0
    today = to_days(calendar.day_of(from_micros(at)))
    found = {
        "urgency": _urgency(spells.expected[rows] - today, place, some, document, n),
        "budget": _most(place, 2.0 * ~np.isnan(spells.amount[rows]) + (view.way[rows] >= 0.5)
                        + (view.way[rows] >= 0.75) + view.commit[rows], n),
        "decision": _decision(view, spells.deal.codes[rows], place, seen, n),
        "competition": _competition(view, rows, place, seen, n),
    }
    derived = {name: ~np.isnan(values) for name, values in found.items()}
    deals = spells.deal.codes[rows]
    later = view.deals_read_at[deals] > seen
    fields = {name: (own, view.read_at > seen) for name, own in view.given.items()} | {
        name: (_most(place, own[deals], n), np.bincount(
            place[later & ~np.isnan(own[deals])], minlength=n) > 0)
        for name, own in view.of_deals.items()}
    reconstructed = {name: np.zeros(n, bool) for name in PARAMETERS}
    for name, (own, afterwards) in fields.items():
        told = ~np.isnan(own)
        found[name] = np.where(told, own, found[name])
        derived[name] = derived[name] & ~told
        reconstructed[name] = told & afterwards
    return Parameters({name: found[name] for name in PARAMETERS}, derived, reconstructed)


def fields_until(view: Standpoint, n: int) -> Ints:
    """Per customer the moment before which a field that counts had not been read; the least
    number for those without one. Fields of a deal count as long as it is kept in mind."""
    found = np.full(n, np.iinfo(np.int64).min, np.int64)
    for own in view.given.values():
        told = ~np.isnan(own)
        found[told] = np.maximum(found[told], view.read_at[told])
    for own in view.of_deals.values():
        rows = np.flatnonzero(~np.isnan(own[view.spells.deal.codes]))
        np.maximum.at(found, view.spells.place[rows],
                      view.deals_read_at[view.spells.deal.codes[rows]])
    return found


def _most(place: Ints, values: Floats, n: int) -> Floats:
    found = np.full(n, np.nan)
    np.fmax.at(found, place, values.astype(float))
    return found


def _urgency(ahead: Ints, place: Ints, some: Bools, document: GradeDocument, n: int) -> Floats:
    dated = (ahead >= 0) & (ahead < 2**31)
    steps = np.array(document.urgency_days)
    points = (5 - np.searchsorted(steps, ahead[dated], side="left")).astype(np.float64)
    found = _most(place[dated], points, n)
    return np.where(some, found, 0.0)


def _decision(view: Standpoint, deals: Ints, place: Ints, at: int, n: int) -> Floats:
    whose = np.full(len(view.spells.deal.keys), -1, np.int64)
    whose[deals] = place
    kept = (whose[view.decision_deal] >= 0) & (view.decision_at <= at)
    owner, part = whose[view.decision_deal[kept]], view.decision_part[kept]
    decides = view.decision_decides[kept]
    pairs, first = np.unique(owner * (int(part.max(initial=0)) + 1) + part, return_index=True)
    found = np.full(n, np.nan)
    counted = np.bincount(owner[first], 1.0 + decides[first], n)
    some = np.bincount(owner[first], minlength=n) > 0
    found[some] = np.minimum(counted[some], 5.0)
    return found


def _competition(view: Standpoint, rows: Ints, place: Ints, at: int, n: int) -> Floats:
    lost = (view.lost_at <= at) & (view.lost_at > at - LOST_DAYS * DAY)
    found = np.full(n, np.nan)
    found[view.lost_place[lost]] = 2.0
    found[place[view.rival[rows]]] = 1.0
    return found


def totals(found: dict[str, Floats]) -> tuple[Floats, Floats]:
    """The sum scaled to 0..20 over what is known, and the share of parameters that is."""
    every = np.stack([found[name] for name in PARAMETERS])
    known = (~np.isnan(every)).sum(axis=0)
    total = np.nansum(every, axis=0)
    return (np.where(known > 0, total * len(PARAMETERS) / np.maximum(known, 1), np.nan),
            known / len(PARAMETERS))
