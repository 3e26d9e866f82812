"""The deals and stays behind a conversion."""

from __future__ import annotations

import numpy as np

from models.facts import OPPORTUNITIES, VISITS
from models.grouping import ladders
from models.members import Members, chosen, counted, equal
from models.metric import Cell, Question, Source


def behind(question: Question, source: Source, cell: Cell) -> Members:
    """As many rows as the denominator of the conversion in `cell`; those that went on count.

    Families imp, resolved, strict and any list deals, flow and ledger stays. Of family `any` the
    numerator is no part of the denominator: those listed count that were in the next stage too.
    Without a stage in the cell: all deals of the cohort, the won ones counting.
    """
    family = question.options["family"]
    if family in ("flow", "ledger"):
        return _visits(question, source, cell, family)
    when = question.options["cohort"]
    rest = {dimension: key for dimension, key in cell.items() if dimension != "stage"}
    found = chosen(source, OPPORTUNITIES, question.filters, rest, when=when,
                   names=("furthest", "strict", "visited"))
    status = found.columns["status"]
    if when == "closed":
        found = found.where(status != "open")
        status = found.columns["status"]
    won = equal(status, "won")
    if "stage" not in cell:
        return counted(found, won)
    for run in ladders(source, question.filters):
        for rank, stage in enumerate(run.stages, 1):
            if stage.key == cell["stage"]:
                found = counted(found, won).where(equal(found.columns["pipeline"], run.pipeline))
                return _reaching(found, family, rank, len(run.stages))
    return found.where(np.zeros(len(found), bool))


def _reaching(found: Members, family: str, rank: int, top: int) -> Members:
    """`found` counts the won deals of the pipeline."""
    won = found.counts
    if family == "any":
        visited = found.columns["visited"].astype(np.int64)
        went_on = won if rank == top else (visited >> rank & 1).astype(bool)
        return counted(found, went_on).where((visited >> (rank - 1) & 1).astype(bool))
    at = found.columns["strict" if family == "strict" else "furthest"].astype(int)
    if family == "strict":
        reached = at >= rank
        return counted(found, reached & (won if rank == top else at > rank)).where(reached)
    reached = won | (at >= rank)
    if family == "resolved":
        reached &= ~(equal(found.columns["status"], "open") & (at == rank))
    return counted(found, won if rank == top else won | (at > rank)).where(reached)


def _visits(question: Question, source: Source, cell: Cell, family: str) -> Members:
    rest = {dimension: key for dimension, key in cell.items() if dimension != "stage"}
    found = chosen(source, VISITS, question.filters, rest, when="entered")
    if "stage" in cell:
        same = {stage for run in ladders(source, question.filters)
                for stage, used in run.same.items() if used == cell["stage"]}
        found = found.where(np.fromiter(
            (stage in same for stage in found.columns["stage"].tolist()), bool, len(found)))
    outcome = found.columns["outcome"]
    onwards = equal(outcome, "advanced") | equal(outcome, "won")
    if family == "ledger":
        return counted(found, onwards).where(~equal(outcome, "open"))
    return counted(found, onwards)
