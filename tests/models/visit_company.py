"""A company of stays alone, from a seed, as a source of columns: stages and segments like a real
one, and one step that got slow in one segment in the last quarter. Light enough to make a hundred.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

import numpy as np

from models.calendars import MISSING, Calendar, day_range
from models.cells import CodedColumn
from models.filters import ALL_TIME, FilterState, Period
from models.ladder import OUTCOMES, StageInfo
from models.metric import Question

DAY = 86_400_000_000
NOW = datetime(2026, 11, 20, tzinfo=UTC)
CALENDAR = Calendar("UTC", reporting_currency="EUR")
WINDOW = (date(2026, 7, 1), date(2026, 10, 1))
START = date(2024, 5, 1)
SIZES = {"region": 3, "product_line": 3, "size": 4, "lead_source": 5, "industry": 8}
TEAMS, OWNERS = 8, 40


class Plant(NamedTuple):
    stage: str
    cell: dict[str, str]
    factor: float


@dataclass
class Company:
    """`columns` of VISITS, one entry per stay; keys are texts such as "region 1"."""

    infos: tuple[StageInfo, ...]
    codes: dict[str, np.ndarray]
    keys: dict[str, np.ndarray]
    values: dict[str, np.ndarray]
    plant: Plant | None = None
    reporting_currency = "EUR"

    def stages(self):
        return self.infos

    def dimensions(self, fact):
        return [*self.codes]

    def ignored(self, fact, filters):
        return ()

    def labels(self, dimension):
        raise KeyError(dimension)

    def _rows(self, filters, when):
        kept = np.ones(len(self.values["entered"]), bool)
        if filters.period != ALL_TIME:
            first, after = day_range(filters.period)
            days = self.values[when] // DAY
            kept &= (days >= first) & (days < after)
        for dimension, wanted in filters.where:
            kept &= np.isin(self.keys[dimension], wanted)[self.codes[dimension]]
        return kept

    def coded(self, fact, names, filters, when=None):
        kept = self._rows(filters, when or "entered")
        return {name: CodedColumn(self.codes[name][kept], self.keys[name]) for name in names}

    def columns(self, fact, names, filters, when=None):
        kept = self._rows(filters, when or "entered")
        found = {}
        for name in names:
            if name in self.codes:
                found[name] = self.keys[name][self.codes[name][kept]]
            else:
                column = self.values[name][kept]
                found[name] = (column.astype("datetime64[us]") if name in ("entered", "left")
                               else column)
        return found


def question(**options):
    return Question(FilterState(), (), options, CALENDAR, NOW)


def texts(name, count):
    found = np.empty(count, object)
    found[:] = [f"{name} {i}" for i in range(count)]
    return found


def simulated(seed, deals=5000, planted=True, pair=False):
    """A company with 4 to 6 stages. Segments differ for good, quarters wobble a little."""
    chance = np.random.default_rng(seed)
    stages = int(chance.integers(4, 7))
    infos = tuple(StageInfo(f"s{i}", "p", f"Stage {i}", i if i <= stages else 0,
                            i if i <= stages else 0, stages, is_won=i == stages + 1,
                            is_lost=i == stages + 2) for i in range(1, stages + 3))
    segment = {name: chance.choice(count, deals, p=chance.dirichlet([8.0] * count))
               for name, count in SIZES.items()}
    segment["owner"] = chance.integers(0, OWNERS, deals)
    segment["team"] = segment["owner"] % TEAMS
    segment["region"] = segment["team"] % SIZES["region"]
    counts = {**SIZES, "team": TEAMS, "owner": OWNERS}
    usual = np.exp(chance.normal(np.log(12), 0.5, stages))
    apart = {name: np.exp(chance.normal(0, 0.12, (stages, counts[name])))
             for name in ("region", "product_line", "size")}
    onwards = chance.uniform(0.62, 0.85, stages)
    amount = np.exp(chance.normal(11.5, 0.8, deals) + 0.3 * segment["size"]).astype(np.int64) * 100
    born = np.datetime64(START, "us").astype(np.int64) + (
        chance.random(deals) * (np.datetime64(NOW.date(), "us").astype(np.int64)
                                - np.datetime64(START, "us").astype(np.int64))).astype(np.int64)
    plant = None
    if planted:
        names = ["region", "product_line", "size", "lead_source", "team"]
        first = str(chance.choice(names))
        cell = {first: f"{first} {int(chance.integers(0, counts[first]))}"}
        if pair:
            cell = {"region": f"region {int(chance.integers(0, 3))}",
                    "product_line": f"product_line {int(chance.integers(0, 3))}"}
        plant = Plant(f"s{int(chance.integers(1, stages))}", cell, float(chance.uniform(2.0, 2.5)))
    wobble = np.exp(chance.normal(0, 0.04, (stages, 20)))
    rows = _lives(chance, stages, deals, born, segment, usual, apart, wobble, onwards, plant)
    return _company(infos, rows, segment, counts, amount, plant)


def stays_planted(company):
    """How many stays of the window are in the planted step."""
    first, after = day_range(Period(*WINDOW))
    days = company.values["entered"] // DAY
    kept = (days >= first) & (days < after)
    kept &= company.keys["stage"][company.codes["stage"]] == company.plant.stage
    for name, key in company.plant.cell.items():
        kept &= company.keys[name][company.codes[name]] == key
    return int(kept.sum())


def _lives(chance, stages, deals, born, segment, usual, apart, wobble, onwards, plant):
    """(deal, stage, entered, left or MISSING, outcome, to) and the deals' status, stage by stage.
    """
    now = int(np.datetime64(NOW.replace(tzinfo=None), "us").astype(np.int64))
    window = [int(np.datetime64(day, "us").astype(np.int64)) for day in WINDOW]
    alive, at = np.arange(deals), born.copy()
    status = np.zeros(deals, np.int64)  # 0 open, 1 won, 2 lost
    parts = []
    for stage in range(stages):
        quarter = ((at[alive] - window[0]) // (91 * DAY)).clip(-18, 1) + 18
        days = usual[stage] * np.exp(chance.normal(0, 0.65, len(alive))) * wobble[stage, quarter]
        for name, factors in apart.items():
            days *= factors[stage, segment[name][alive]]
        if plant is not None and plant.stage == f"s{stage + 1}":
            slow = (at[alive] >= window[0]) & (at[alive] < window[1])
            for name, key in plant.cell.items():
                slow &= segment[name][alive] == int(key.rsplit(" ", 1)[1])
            days = np.where(slow, days * plant.factor, days)
        left = at[alive] + (days * DAY).astype(np.int64)
        goes = chance.random(len(alive)) < onwards[stage]
        seen = at[alive] < now
        over = left < now
        last = stage == stages - 1
        outcome = np.where(~over, 0, np.where(goes, 2 if last else 1, 3))
        to = np.where(goes, stages if last else stage + 1, stages + 1)
        parts.append((alive[seen], np.full(int(seen.sum()), stage), at[alive][seen],
                      np.where(over, left, MISSING)[seen], outcome[seen], to[seen]))
        status[alive[over & ~goes & seen]] = 2
        if last:
            status[alive[over & goes & seen]] = 1
        at[alive] = left
        alive = alive[goes & over & seen]
    return [np.concatenate(column) for column in zip(*parts, strict=True)], status, now


def _company(infos, lives, segment, counts, amount, plant):
    (deal, stage, entered, left, outcome, to), status, now = lives
    order = np.lexsort((entered, deal))
    deal, stage, entered, left, outcome, to = (
        column[order] for column in (deal, stage, entered, left, outcome, to))
    keys = {name: texts(name, counts[name]) for name in segment}
    codes = {name: segment[name][deal] for name in segment}
    stage_keys = np.empty(len(infos), object)
    stage_keys[:] = [info.key for info in infos]
    for name, column in (("stage", stage), ("to_stage", to)):
        keys[name], codes[name] = stage_keys, column
    keys["outcome"] = np.array([*OUTCOMES, None], object)[:-1]
    keys["status"] = np.array(["open", "won", "lost", None], object)[:-1]
    codes |= {"outcome": outcome, "status": status[deal]}
    end = np.where(left == MISSING, now, left)
    return Company(infos, codes, keys, {
        "entered": entered, "left": left, "hours": (end - entered) / 3.6e9,
        "late_hours": np.zeros(len(deal)), "amount": amount[deal].astype(float)}, plant)


