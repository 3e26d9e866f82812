"""The golden ten deals (G-1), and a source that counts hand-written rows the slow, plain way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import numpy as np
import pytest

from models.calendars import Calendar
from models.cells import Cells
from models.facts import CALENDAR, FACTS, SEGMENTS
from models.filters import FilterState, Period
from models.metric import Question

DAY_0 = datetime(2026, 1, 1, tzinfo=UTC)
STAGES = ("1", "2", "3", "4")
NAMES = {"1": "初步接洽", "2": "需求确认", "3": "方案展示", "4": "商务谈判"}
GOLDEN = {
    "D1": (100, [(0, "1"), (5, "2"), (20, "3"), (35, "4"), (50, "W")]),
    "D2": (80, [(2, "1"), (10, "3"), (30, "4"), (60, "L")]),
    "D3": (60, [(4, "1"), (12, "2"), (22, "1"), (40, "2"), (70, "3")]),
    "D4": (40, [(6, "1"), (16, "L")]),
    "D5": (50, [(8, "2"), (28, "3"), (48, "L")]),
    "D6": (30, [(10, "1")]),
    "D7": (90, [(12, "1"), (24, "2")]),
    "D8": (120, [(14, "1"), (20, "2"), (30, "3"), (90, "W")]),
    "D9": (20, [(16, "W")]),
    "D10": (70, [(18, "1"), (38, "2"), (58, "L")]),
}


def at(day):
    return DAY_0 + timedelta(days=day)


@dataclass(frozen=True)
class Stage:
    key: str
    pipeline: str
    name: str
    rank: int
    probability: float | None = None
    is_won: bool = False
    is_lost: bool = False
    rot_days: int | None = None
    active: bool = True


def stages(pipeline="P", keys=STAGES, names=NAMES, prefix=""):
    return (
        *(Stage(prefix + key, pipeline, names[key], i, i / 10) for i, key in enumerate(keys, 1)),
        Stage(prefix + "W", pipeline, "赢单", 0, 1.0, is_won=True),
        Stage(prefix + "L", pipeline, "输单", 0, 0.0, is_lost=True),
    )


def opportunity(name, amount, events, end, **segments):
    """The rows of one deal in every fact, told from its (day, stage) events."""
    ranks = {key: i for i, key in enumerate(STAGES, 1)}
    top, days, path = len(STAGES), [day for day, _ in events], [stage for _, stage in events]
    last = path[-1]
    status = {"W": "won", "L": "lost"}.get(last, "open")
    cents = None if amount is None else amount * 100
    furthest = top if status == "won" else max((ranks.get(stage, 0) for stage in path), default=0)
    strict = 0
    for stage in path:
        strict += ranks.get(stage) == strict + 1
    closed = days[-1] if status != "open" else None
    base = dict.fromkeys(SEGMENTS) | {
        "connection": "1", "pipeline": "P", "status": status, "opportunity": name,
        "created": at(days[0]), "closed": None if closed is None else at(closed),
    } | segments
    deal = base | {
        "stage": last, "furthest": furthest, "strict": strict,
        "visited": sum({1 << (ranks[stage] - 1) for stage in path if stage in ranks}),
        "expected": segments.get("expected"), "stage_since": at(days[-1]), "amount": cents,
        "weighted": None if cents is None else cents // 4,
        "cycle_days": None if closed is None else float(closed - days[0]),
        "age_days": float(end - days[0]), "stage_days": float(end - days[-1]),
    }
    visits, reaches, high = [], [], 0
    for i, (day, stage) in enumerate(events):
        level = top if stage == "W" else ranks.get(stage, 0)
        for rank in range(high + 1, level + 1):
            reaches.append(base | {"rank": rank, "imputed": "no" if rank == ranks.get(stage)
                                   else "yes", "reached": at(day), "amount": cents})
        high = max(high, level)
        if stage == "W":
            reaches.append(base | {"rank": top + 1, "imputed": "no", "reached": at(day),
                                   "amount": cents})
        if stage not in ranks:
            continue
        left, to = events[i + 1] if i + 1 < len(events) else (None, None)
        outcome = ("open" if to is None else {"W": "won", "L": "lost"}.get(to) or
                   ("back" if ranks[to] < ranks[stage] else "advanced"))
        visits.append(base | {
            "stage": stage, "rank": ranks[stage], "outcome": outcome, "to_stage": to,
            "entered": at(day), "left": None if left is None else at(left),
            "hours": 24.0 * ((end if left is None else left) - day), "late_hours": 0.0,
            "amount": cents,
        })
    return deal, visits, reaches


class RowSource:
    """Counts plain dicts with plain loops; the yardstick of the contract, not of speed."""

    reporting_currency = "EUR"
    unconverted = 0

    def __init__(self, rows, stage_list, calendar, labels=None):
        self.rows = {key: list(rows.get(key, ())) for key in FACTS}
        self.calendar, self._stages, self._labels = calendar, stage_list, labels or {}
        self.last_known = at(100)

    def stages(self):
        return self._stages

    def dimensions(self, fact):
        return [*(SEGMENTS if fact.segments else ()), *fact.dimensions, "custom.tier"]

    def ignored(self, fact, filters):
        return ()

    def labels(self, dimension):
        if dimension == "stage":
            return {stage.key: stage.name for stage in self._stages}
        return self._labels[dimension]

    def _kept(self, fact, filters, when):
        when = when or fact.dates[0]
        for row in self.rows[fact.key]:
            moment = row.get(when)
            if not filters.period.unbounded:
                if moment is None:
                    continue
                day = moment if type(moment) is date else self.calendar.day_of(moment)
                if filters.period.start and day < filters.period.start:
                    continue
                if filters.period.end and day >= filters.period.end:
                    continue
            if any(row.get(d) not in keys for d, keys in filters.where):
                continue
            if any(row.get(d) in keys for d, keys in filters.exclude):
                continue
            yield row

    def _key(self, row, dimension, when):
        if dimension not in CALENDAR:
            return row.get(dimension)
        moment = row.get(when)
        if moment is None:
            return None
        day = moment if type(moment) is date else self.calendar.day_of(moment)
        return self.calendar.name_of(dimension, day)

    def tally(self, fact, by, measures, filters, when=None, task=None):
        groups = {}
        for row in self._kept(fact, filters, when):
            key = tuple(self._key(row, d, when or fact.dates[0]) for d in by)
            groups.setdefault(key, []).append(row)
        keys = {d: np.array([g[i] for g in groups] + [None], object)[:-1]
                for i, d in enumerate(by)}
        answer = {}
        for measure in measures:
            name = measure.name
            known = [[row[name] for row in rows if row.get(name) is not None]
                     for rows in groups.values()] if name else []
            if measure.kind == "count":
                answer["n"] = np.array([len(rows) for rows in groups.values()], np.int64)
            elif measure.kind == "distinct":
                answer["opportunities"] = np.array(
                    [len({row["opportunity"] for row in rows}) for rows in groups.values()], int)
            elif measure.kind == "total":
                answer[name] = np.array([sum(v) for v in known])
                answer[f"{name}_n"] = np.array([len(v) for v in known], np.int64)
            elif measure.kind in ("minimum", "maximum"):
                best = min if measure.kind == "minimum" else max
                answer[f"{name}_{measure.kind[:3]}"] = np.array(
                    [best(v) if v else np.nan for v in known], float)
            elif measure.kind == "histogram":
                edges = np.array(measure.edges)
                bins = [np.bincount(np.clip(np.searchsorted(edges, v, side="right") - 1, 0,
                                            len(edges) - 2), minlength=len(edges) - 1)
                        for v in known]
                answer[f"{name}_bins"] = np.array(bins).reshape(len(known), len(edges) - 1)
            else:
                pairs = np.empty(len(known), object)
                for i, v in enumerate(known):
                    counts = Counter(v)
                    pairs[i] = (np.array(list(counts), float), np.array(list(counts.values())))
                answer[f"{name}_values"] = pairs
        return Cells(tuple(by), keys, answer)

    def columns(self, fact, names, filters, when=None):
        rows = list(self._kept(fact, filters, when))
        answer = {}
        for name in names:
            column = [self._key(row, name, when or fact.dates[0]) for row in rows]
            if name in fact.dates:
                column = np.array([None if v is None else np.datetime64(
                    v if type(v) is date else v.replace(tzinfo=None), "us") for v in column],
                    "datetime64[us]")
            elif name in fact.measures:
                column = np.array([np.nan if v is None else v for v in column], float)
            else:
                column = np.array([*column, None], object)[:-1]
            answer[name] = column
        return answer


@pytest.fixture
def calendar():
    return Calendar()


@pytest.fixture
def deals(calendar):
    """Source of deals given as {name: (amount, events, segments)}, seen at day 100."""

    def build(described, end=100, labels=None, **others):
        rows = {"opportunities": [], "visits": [], "reaches": []} | others
        for name, (amount, events, *segments) in described.items():
            deal, visits, reaches = opportunity(name, amount, events, end,
                                                **(segments[0] if segments else {}))
            rows["opportunities"].append(deal)
            rows["visits"] += visits
            rows["reaches"] += reaches
        return RowSource(rows, stages(), calendar, labels)

    return build


@pytest.fixture
def golden(deals):
    return deals(GOLDEN)


@pytest.fixture
def ask(calendar):
    """Question of the golden company, on day 100."""

    def build(*by, period=None, where=(), now=at(100), **options):
        filters = FilterState(period=period or Period(), where=tuple(where))
        return Question(filters=filters, by=by, options=options, calendar=calendar, now=now)

    return build


@pytest.fixture
def days():
    """Period from day A to day B, both included."""
    return lambda a, b: Period(at(a).date(), at(b).date() + timedelta(days=1))


@pytest.fixture
def kit():
    """The builders, for tests that write their own rows."""
    return SimpleNamespace(at=at, stages=stages, RowSource=RowSource, opportunity=opportunity,
                           GOLDEN=GOLDEN, Stage=Stage)
