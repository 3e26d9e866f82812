"""What is called for a period, by forecast category and by evidence (metrics.md, section 9).

Category is judgement, stage is process, evidence is fact: readings of the same deals that stand
side by side and are never blended.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import add

import numpy as np

from models.cells import COUNT
from models.facts import OPPORTUNITIES
from models.filters import FilterState
from models.grouping import Group, group_keys
from models.instants import to_days
from models.members import Members, counted, equal, opportunities
from models.metric import NAN, Answer, Cell, Key, Metric, Question, Row, Source
from models.metrics.forecast_parts import Parts, Sum, category_of, parts_of
from models.wording import QT_TRANSLATE_NOOP

CATEGORIES = ("closed", "commit", "best_case", "pipeline")
COLUMNS = (*CATEGORIES, "committed", "evidence", "without_evidence", "weighted", "past_due")
"""Every reading of a group, in the order of its rows."""

NO_EVIDENCE_FIELD = QT_TRANSLATE_NOOP(
    "metrics", "No evidence field is mapped: nothing open counts as committed.")


def columns_of(parts: Parts, roll: str) -> dict[str, Sum]:
    """The readings of one group. Cumulative: commit = closed + commit, best case = that + best
    case; the open pipeline is all open deals in either."""
    closed, commit, best = parts.won, parts.of("commit"), parts.of("best_case")
    proved, every = parts.of(evidence=True), parts.of()
    found = {"closed": closed, "commit": commit, "best_case": best,
             "pipeline": parts.of("pipeline")}
    if roll == "cumulative":
        found = {"closed": closed, "commit": closed + commit,
                 "best_case": closed + commit + best, "pipeline": every}
    return found | {
        "committed": closed + proved, "evidence": proved,
        "without_evidence": parts.of("commit", evidence=False),
        "weighted": Sum(every.n, every.weighted, every.weighted, every.unknown),
        "past_due": parts.late,
    }


def compute(question: Question, source: Source) -> Answer:
    """Rows per group and reading; minor units of the reporting currency, whole numbers."""
    found = parts_of(question, source, question.by)
    groups: tuple[Group, ...] = ((),)
    if question.by:
        groups = () if not found else group_keys(
            [list(column) for column in zip(*found, strict=True)], question.by, source).groups
    rows = []
    for group in groups:
        keys = dict(zip(question.by, group, strict=True))
        readings = columns_of(found.get(group, Parts()), question.options["roll"])
        rows += [
            Row({**keys, "category": name},
                NAN if one.n and one.unknown == one.n else one.amount, n=one.n,
                detail={"n_without_amount": one.unknown})
            for name, one in readings.items()]
    return Answer(tuple(rows), notes=_notes(question, source))


def _notes(question: Question, source: Source) -> tuple[str, ...]:
    """Whether the source tells of evidence at all, whatever the filter shows."""
    state = FilterState(as_of=question.at, scope=question.filters.scope)
    cells = source.tally(OPPORTUNITIES, ("evidence",), (COUNT,), state, None, question.task)
    return () if "yes" in cells.keys["evidence"].tolist() else (NO_EVIDENCE_FIELD,)


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The deals behind a reading."""
    name = cell.get("category")
    group = {dimension: key for dimension, key in cell.items() if dimension != "category"}
    parts = []
    if name in ("closed", "committed") or (
            question.options["roll"] == "cumulative" and name in ("commit", "best_case")):
        won = opportunities(source, question.pinned, group, when="closed",
                            names=("forecast_category", "evidence", "weighted"))
        parts.append(won.where(equal(won.columns["status"], "won")))
    if name != "closed":
        found = opportunities(source, question.pinned, group, when="expected",
                              names=("forecast_category", "evidence", "weighted"))
        parts.append(found.where(_open(question, found, name)))
    every = parts[0] if len(parts) == 1 else Members(
        parts[0].fact,
        {column: np.concatenate([part.columns[column] for part in parts])
         for column in parts[0].columns},
        np.concatenate([part.counts for part in parts]))
    return counted(every, every.counts | True)


def _open(question: Question, found: Members, name: Key) -> np.ndarray[tuple[int], np.dtype[
        np.bool_]]:
    """Which open deals stand behind a reading."""
    raw = found.columns["forecast_category"]
    words = np.array([category_of(one) for one in raw.tolist()] + [None], object)[:-1]
    proved = equal(found.columns["evidence"], "yes")
    kept = equal(found.columns["status"], "open") & ~equal(words, "omitted")
    cumulative = question.options["roll"] == "cumulative"
    if name in ("committed", "evidence"):
        kept &= proved
    elif name == "without_evidence":
        kept &= equal(words, "commit") & ~proved
    elif name == "past_due":
        today = to_days(question.days.day_of(question.at))
        due = found.columns["expected"].astype("datetime64[D]")
        kept &= ~np.isnat(due) & (due.astype(np.int64) < today)
    elif name == "best_case" and cumulative:
        kept &= equal(words, "commit") | equal(words, "best_case")
    elif name in ("commit", "best_case") or (name == "pipeline" and not cumulative):
        kept &= equal(words, name)
    return kept


@dataclass(frozen=True)
class Node:
    """One place of a hierarchy with all readings; amounts in minor units. What `children` show
    adds up to it exactly."""

    dimension: str
    key: Key
    amounts: dict[str, int]
    counts: dict[str, int]
    children: tuple[Node, ...] = ()


def forecast_tree(question: Question, source: Source,
                  levels: tuple[str, ...] = ("region", "manager", "owner"), roll: str = "single"
                  ) -> Node:
    """The readings rolled up: everything, then the levels one below the other; children in
    reading order."""
    found = parts_of(question, source, levels)
    order = () if not found else group_keys(
        [list(column) for column in zip(*found, strict=True)], levels, source).groups

    def node(prefix: Group, groups: tuple[Group, ...]) -> Node:
        depth = len(prefix)
        heads = tuple(dict.fromkeys(group[: depth + 1] for group in groups)) \
            if depth < len(levels) else ()
        readings = columns_of(reduce(add, (found[group] for group in groups), Parts()), roll)
        return Node(
            levels[depth - 1] if depth else "", prefix[-1] if depth else None,
            {name: one.amount for name, one in readings.items()},
            {name: one.n for name, one in readings.items()},
            tuple(node(head, tuple(g for g in groups if g[: depth + 1] == head))
                  for head in heads))

    return node((), tuple(order))


METRIC = Metric(
    key="forecast_categories",
    label=QT_TRANSLATE_NOOP("metrics", "Forecast by category"),
    unit="money",
    section="9",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Won deals closed in the period and open deals expected to close in it, by forecast "
        "category; omitted deals do not count. Cumulative: each category with the surer ones "
        "before it. Committed: won, and open with a letter of intent, a signature or a first "
        "payment on record. Weighted: open amounts times their probability. The two are never "
        "added. Commit without evidence: called commit, nothing on record. Past due: of the open "
        "deals, those whose expected day has passed.",
    ),
    facts=(OPPORTUNITIES,),
    answers=compute,
    lists=members,
    dated=False,
    options={"roll": ("single", "cumulative")},
    row_dimensions=("category",),
)
