"""Funnel health per stage: are the deals in it worked on, and will they move?
(metrics.md, section 17; a proposal of ours)."""

from __future__ import annotations

from dataclasses import replace
from itertools import repeat

import numpy as np
import numpy.typing as npt

from models.cells import minimum
from models.facts import ACTIVITIES, OPPORTUNITIES
from models.grouping import Ladder, group_keys, ladders
from models.instants import to_micros
from models.members import Members, chosen, counted, equal
from models.metric import Answer, Cell, Key, Metric, Question, Row, Source
from models.metrics import dwell
from models.metrics.health import TWO_WAY
from models.metrics.health_score import funnel_health, pipeline_health
from models.survival import Survival
from models.wording import QT_TRANSLATE_NOOP

Floats = npt.NDArray[np.float64]
DAY = 86_400_000_000.0
AHEAD = 30 * 24.0  # hours


def advancement(hours: npt.ArrayLike, stays: Survival) -> Floats:
    """Chance to advance within 30 days of deals that have been in the stage for so many hours,
    divided by that of a deal that just came, at most 1. NaN where nobody stayed as long, or
    nobody ever advanced within 30 days."""
    age = np.asarray(hours, float)
    gone = np.concatenate([[0.0], stays.incidence.get("advanced", np.zeros(len(stays.times)))])
    left = np.concatenate([[1.0], stays.survival])

    def at(values: Floats, curve: Floats) -> Floats:
        found: Floats = curve[np.searchsorted(stays.times, values, side="right")]
        return found

    fresh = float(at(np.array([AHEAD]), gone)[0])
    with np.errstate(divide="ignore", invalid="ignore"):
        chance = (at(age + AHEAD, gone) - at(age, gone)) / at(age, left)
        ratio = np.where((at(age, left) > 1e-9) & (fresh > 0), chance / fresh, np.nan)
    capped: Floats = np.minimum(ratio, 1.0)
    return capped


def compute(question: Question, source: Source) -> Answer:
    """One row per segment and stage; in detail its two parts and the score of the pipeline."""
    now = to_micros(question.at)
    names = tuple(dict.fromkeys((*question.by, "opportunity", "stage", "status", "amount",
                                 "created", "stage_days")))
    every = source.columns(OPPORTUNITIES, names, question.stock)
    still_open = equal(every["status"], "open")
    deals = {name: column[still_open] for name, column in every.items()}
    runs = ladders(source, question.filters)
    same = {stage: used for run in runs for stage, used in run.same.items()}
    deals["stage"] = np.array([same.get(s) for s in deals["stage"].tolist()] + [None], object)[:-1]
    silent = _silent_days(question, source, deals, now)
    stays = _stays(question, source)
    activity, moving = np.full(len(silent), np.nan), np.full(len(silent), np.nan)
    for stage, curve in stays.items():
        here = equal(deals["stage"], stage)
        half = curve.quantile(0.5) / 24
        if half > 0:
            activity[here] = 2.0 ** (-silent[here] / half)
        moving[here] = advancement(deals["stage_days"][here].astype(float) * 24, curve)
    weight = np.ones(len(silent))
    if question.options["weight"] == "value":
        weight = deals["amount"].astype(float)
        known = weight[~np.isnan(weight)]
        if len(known):
            weight = np.minimum(weight, np.percentile(known, 95))
    return Answer(tuple(_rows(question, source, runs, deals, weight, activity, moving)))


def _stays(question: Question, source: Source) -> dict[Key, Survival]:
    """The stay in every stage, over all deals of the filter, whenever they came."""
    asked = replace(question, by=(), filters=question.stock, options={"date": "entered"})
    return {keys["stage"]: found for keys, found in dwell.curves(asked, source)}


def _silent_days(question: Question, source: Source, deals: dict[str, npt.NDArray[np.generic]],
                 now: int) -> Floats:
    """Days since the last two-way contact about the deal, since its creation where there was
    none."""
    created = deals["created"].astype("datetime64[us]")
    silent = np.where(np.isnat(created), np.nan, (now - created.astype(np.int64)) / DAY)
    names = deals["opportunity"].tolist()
    for contacts in TWO_WAY:
        cells = source.tally(ACTIVITIES, ("opportunity",), (minimum("age_days"),),
                             replace(question.stock, where=(contacts,), exclude=()), None,
                             question.task)
        age = dict(zip(cells.keys["opportunity"].tolist(),
                       cells.measures["age_days_min"].tolist(), strict=True))
        silent = np.fmin(silent, np.fromiter(map(age.get, names, repeat(np.nan)), float))
    found: Floats = np.fmax(silent, 0.0)
    return found


def _rows(question: Question, source: Source, runs: tuple[Ladder, ...],
          deals: dict[str, npt.NDArray[np.generic]], weight: Floats, activity: Floats,
          moving: Floats) -> list[Row]:
    groups: tuple[tuple[Key, ...], ...] = ((),)
    codes = np.zeros(len(weight), np.intp)
    if question.by:
        if not len(weight):
            return []
        found = group_keys([deals[d].tolist() for d in question.by], question.by, source)
        groups, codes = found.groups, found.codes
    rows = []
    order = np.argsort(codes, kind="stable")
    ends = np.searchsorted(codes[order], np.arange(len(groups) + 1))
    for i, group in enumerate(groups):
        own = order[ends[i]:ends[i + 1]]
        at = deals["stage"][own]
        there = set(at.tolist())
        for run in runs:
            if question.by and there.isdisjoint(stage.key for stage in run.stages):
                continue
            scored = []
            for stage in run.stages:
                here = own[equal(at, stage.key)] if stage.key in there else own[:0]
                parts = [funnel_health(weight[here], activity[here], moving[here], balance=b)
                         for b in (0.5, 1.0, 0.0)]
                scored.append((stage.key, len(here), parts))
            whole = pipeline_health([parts[0] for _, _, parts in scored])
            rows += [
                Row({**dict(zip(question.by, group, strict=True)), "stage": key}, parts[0], n=n,
                    detail={"activity": parts[1], "advancement": parts[2], "pipeline": whole})
                for key, n, parts in scored if n or not question.by
            ]
    return rows


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The open deals of the stage, or of all stages."""
    rest = {dimension: key for dimension, key in cell.items() if dimension != "stage"}
    found = chosen(source, OPPORTUNITIES, question.stock, rest, names=("stage_days",))
    same = {stage: used for run in ladders(source, question.filters)
            for stage, used in run.same.items()}
    wanted = cell.get("stage")
    kept = np.fromiter((key in same and wanted in (None, same[key])
                        for key in found.columns["stage"].tolist()), bool, len(found))
    return counted(found, found.counts | True).where(
        kept & equal(found.columns["status"], "open"))


METRIC = Metric(
    key="funnel_health",
    label=QT_TRANSLATE_NOOP("metrics", "Funnel health"),
    unit="score",
    section="17",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "0 to 100 per stage, half from activity (halved for every median stay in the stage "
        "without two-way contact), half from the chance to advance within 30 days compared with "
        "that of a deal that just came. A definition of ours; no public standard exists.",
    ),
    facts=(OPPORTUNITIES,),
    answers=compute,
    lists=members,
    dated=False,
    options={"weight": ("count", "value")},
    row_dimensions=("stage",),
)
