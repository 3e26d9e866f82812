"""Open deals that have been in their stage for longer than three quarters of all stays there
(metrics.md, section 3)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from models.facts import VISITS
from models.filters import ALL_TIME
from models.grouping import group_keys, ladders
from models.intervals import wilson
from models.members import Members, counted, equal
from models.metric import ENOUGH, NAN, Answer, Cell, Key, Metric, Question, Row, Source
from models.metrics import dwell
from models.metrics.bottleneck_visits import stays_in
from models.wording import QT_TRANSLATE_NOOP

Floats = npt.NDArray[np.float64]
Group = tuple[Key, ...]
NAMES = ("amount", "late_hours")


def _limits(question: Question, source: Source) -> dict[Group, tuple[float, str]]:
    """P75 in hours of every segment and stage, over all stays there ever were; that of the stage
    where the segment has fewer than twenty. Infinite where fewer than three quarters have left:
    then nobody has been there for too long."""
    asked = replace(question, filters=replace(question.pinned, period=ALL_TIME),
                    options={"date": "entered"})
    whole = {keys["stage"]: curve for keys, curve in
             dwell.curves(replace(asked, by=()), source)}
    if not question.by:
        return {(stage,): (_p75(curve.quantile(0.75)), "stage") for stage, curve in whole.items()}
    found: dict[Group, tuple[float, str]] = {}
    for keys, curve in dwell.curves(asked, source):
        own = curve if curve.n >= ENOUGH else whole[keys["stage"]]
        group = (*(keys[name] for name in question.by), keys["stage"])
        found[group] = (_p75(own.quantile(0.75)), "segment" if own is curve else "stage")
    return found


def _p75(hours: float) -> float:
    return hours if hours == hours else np.inf


def _open(question: Question, source: Source, cell: Cell) -> Members:
    """The open stays, with each stage replaced by the one that stands for it."""
    wanted = question.filters.keys("outcome")
    state = question.stock.narrowed("outcome", ("open",) if not wanted or "open" in wanted
                                    else ("none of these",))
    names = (*NAMES, "status", *question.by)
    found = stays_in(replace(question, filters=state), source, cell, names)
    same = {stage: used for run in ladders(source, question.filters)
            for stage, used in run.same.items()}
    found = found.where(equal(found.columns["status"], "open") & np.fromiter(
        (stage in same for stage in found.columns["stage"].tolist()), bool, len(found)))
    used = np.array([*(same[stage] for stage in found.columns["stage"].tolist()), None],
                    object)[:-1]
    return Members(found.fact, {**found.columns, "stage": used}, found.counts)


def _late(question: Question, source: Source, found: Members,
          limits: dict[Group, tuple[float, str]]) -> npt.NDArray[np.bool_]:
    columns = [found.columns[name].tolist() for name in (*question.by, "stage")]
    limit = np.fromiter((limits[group][0] if group in limits else np.inf
                         for group in zip(*columns, strict=True)), float, len(found))
    late: npt.NDArray[np.bool_] = found.columns["hours"].astype(float) > limit
    return late


def compute(question: Question, source: Source) -> Answer:
    """One row per segment and stage that has open deals."""
    limits = _limits(question, source)
    found = _open(question, source, {})
    if not len(found):
        return Answer(())
    late = _late(question, source, found, limits)
    by = (*question.by, "stage")
    groups = group_keys([found.columns[name].tolist() for name in by], by, source)
    size = len(groups.groups)
    amounts = found.columns["amount"].astype(float)
    unknown, amount = np.isnan(amounts), np.nan_to_num(amounts)
    n = np.bincount(groups.codes, minlength=size)
    count = np.bincount(groups.codes[late], minlength=size)
    value = np.bincount(groups.codes[late], weights=amount[late], minlength=size)
    without = np.bincount(groups.codes[late & unknown], minlength=size)
    every = np.bincount(groups.codes, weights=amount, minlength=size)
    low, high = wilson(count, n)
    rows = []
    for i, group in enumerate(groups.groups):
        limit, of = limits.get(group, (np.inf, "stage"))
        rows.append(Row(
            groups.keys(i), float(count[i]), float(count[i]), float(n[i]), int(n[i]),
            detail={"share": float(count[i] / n[i]), "share_low": float(low[i]),
                    "share_high": float(high[i]), "amount": round(value[i]),
                    "n_without_amount": int(without[i]),
                    "open_amount": round(every[i]),
                    "p75": limit / 24 if np.isfinite(limit) else NAN, "p75_of": of}))
    return Answer(tuple(rows))


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The open deals of the cell; the overdue ones count, the longest first."""
    asked = replace(question, by=tuple(dict.fromkeys(
        (*question.by, *(name for name in cell if name != "stage")))))
    found = _open(asked, source, cell)
    found = counted(found, _late(asked, source, found, _limits(asked, source)))
    order = np.lexsort((-found.columns["hours"].astype(float), ~found.counts))
    return Members(found.fact, {name: column[order] for name, column in found.columns.items()},
                   found.counts[order])


METRIC = Metric(
    key="overdue",
    label=QT_TRANSLATE_NOOP("metrics", "Overdue deals"),
    unit="count",
    section="3",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Open deals that have been in their stage for longer than three quarters of all stays in "
        "the same stage and segment (P75 by Kaplan-Meier, open stays included). Where a segment "
        "has fewer than twenty stays, those of the whole stage are the measure.",
    ),
    facts=(VISITS,),
    answers=compute,
    lists=members,
    dated=False,
    row_dimensions=("stage",),
)
