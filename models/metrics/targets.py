"""Targets of people and teams as sums per group (metrics.md, section 6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from models.facts import QUOTAS
from models.filters import Period
from models.grouping import Group
from models.instants import to_days
from models.metric import NAN, Question, Source
from models.wording import QT_TRANSLATE_NOOP

NO_TARGET = QT_TRANSLATE_NOOP(
    "metrics", "There are no targets for exactly this filter and these rows.")


def targets_of(question: Question, source: Source, by: tuple[str, ...],
               period: Period | None = None) -> dict[Group, float]:
    """Targets of the groups, minor units: those whose own period lies inside the period, of
    people where a group has any, else of teams.

    Empty where a filter or a row does not apply to targets: then they would be too high. NaN for
    a group with a target whose currency has no rate: the sum is not known.
    """
    period = period or question.filters.period
    if period.start is None or period.end is None:
        return {}
    wide = replace(question.pinned, period=Period())
    known = source.dimensions(QUOTAS)
    if any(dimension not in known for dimension in by) or source.ignored(QUOTAS, wide):
        return {}
    names = tuple(dict.fromkeys((*by, "owner", "amount", "period_start", "period_end")))
    data = source.columns(QUOTAS, names, wide)
    start, end = (data[name].astype("datetime64[D]").astype(np.int64)
                  for name in ("period_start", "period_end"))
    kept = (start >= to_days(period.start)) & (end <= to_days(period.end))
    found: dict[Group, list[tuple[bool, float]]] = {}
    lists = [data[dimension][kept].tolist() for dimension in by]
    groups: Iterable[Group] = zip(*lists, strict=True) if lists else [()] * int(kept.sum())
    for group, owner, amount in zip(groups, data["owner"][kept].tolist(),
                                    data["amount"][kept].tolist(), strict=True):
        found.setdefault(group, []).append((owner is not None, amount))
    return {group: _sum([amount for personal, amount in rows
                         if personal or not any(p for p, _ in rows)])
            for group, rows in found.items()}


def _sum(amounts: list[float]) -> float:
    return NAN if any(amount != amount for amount in amounts) else sum(amounts)
