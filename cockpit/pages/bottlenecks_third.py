"""The lower panel of the bottlenecks page: where a change comes from, which paths deals take, and
the lists to work through. Each view is computed when it is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from cockpit.pages.bottlenecks_data import within
from models.facts import OPPORTUNITIES
from models.metric import Key, Question, Result, Row, answer, metric

if TYPE_CHECKING:
    from cockpit.pages.bottlenecks_data import BottlenecksData
    from models.mart import Mart
    from models.metrics.bottleneck_rows import Bottleneck
    from models.metrics.change_parts import Change, DimensionChange, Rate, Tree
    from models.metrics.change_rows import Target
    from models.metrics.compression import CashInputs
    from models.metrics.path_patterns import Pattern
    from models.metrics.paths import PathMap
    from models.task import Task

VIEWS = ("tree", "mix", "paths", "overdue", "hygiene", "compression")
TARGETS = ("conversion", "win_rate")
SEARCHED = ("product_line", "region")  # inside each of their parts Simpson's paradox is looked for
MOST_PARTS = 12  # parts of a dimension that are searched
MANY = 50  # records on either side; with fewer a paradox is easily chance
HIDDEN = 0.01  # change of the whole, and of the rates against it, that is worth a warning
VARIANTS = 40
LISTED = 5_000  # deals shown in a list; the records have all of them


@dataclass(frozen=True)
class Asked:
    """What the lower panel is about: the selected step, and the choices made in the panel.

    chosen   dimension per level of the tree, where the person chose another than proposed
    opened   key of the card that is followed, per level
    problem  the hygiene problem whose deals are listed, "" for the most frequent
    """

    view: str = VIEWS[0]
    target: str = TARGETS[0]
    chosen: tuple[str, ...] = ()
    opened: tuple[Key, ...] = ()
    problem: str = ""


@dataclass(frozen=True)
class Paradox:
    """The parts of `dimension` moved one way and the whole of `cell` the other way: every single
    one of them (strict), or their rates taken together."""

    target: str
    cell: Mapping[str, Key]
    before: Rate
    after: Rate
    along: DimensionChange
    strict: bool


@dataclass(frozen=True)
class Third:
    """What one view needs; the fields of the others are empty."""

    asked: Asked
    stage: str
    question: Question
    tree: Tree | None = None
    change: Change | None = None
    paradoxes: tuple[Paradox, ...] = ()
    paths: PathMap | None = None
    patterns: tuple[Pattern, ...] = ()
    result: Result | None = None
    deals: Mapping[str, Any] | None = None
    total: int = 0
    cash: CashInputs | None = None


def load_third(data: BottlenecksData, row: Bottleneck, asked: Asked, mart: Mart, task: Task
               ) -> Third:
    """Answer one view for the selected row."""
    question = replace(data.question, task=task)
    empty = Third(asked, row.stage, question)
    if asked.view == "tree":
        return _tree(empty, mart)
    if asked.view == "mix":
        return _mix(empty, mart)
    if asked.view == "paths":
        return _paths(empty, row, mart)
    if asked.view == "compression":
        from cockpit.pages.bottlenecks_cash import measured

        result = answer("compression", replace(question, by=(), options={}), mart)
        return replace(empty, result=result, cash=measured(question, mart, result))
    return _list(empty, row, mart)


def target_of(asked: Asked, stage: str) -> Target:
    from models.metrics.change_rows import Target

    return Target("win_rate") if asked.target == "win_rate" else Target("conversion", stage)


def _tree(empty: Third, mart: Mart) -> Third:
    from models.metrics.change_tree import change_tree

    asked = empty.asked
    tree = change_tree(empty.question, mart, target_of(asked, empty.stage), chosen=asked.chosen,
                       opened=asked.opened)
    return replace(empty, tree=tree)


def _mix(empty: Third, mart: Mart) -> Third:
    from models.metrics.change_tree import change_of

    change = change_of(empty.question, mart, target_of(empty.asked, empty.stage))
    if change is None or empty.asked.target == "win_rate":  # that one is searched by itself
        return replace(empty, change=change)
    return replace(empty, change=change, paradoxes=paradoxes(
        empty.question, mart, empty.asked, empty.stage))


def paradoxes(question: Question, mart: Mart, asked: Asked, stage: str) -> tuple[Paradox, ...]:
    """Where the mix hides what the rates did: in the whole, and inside each product line and
    region; the strict ones first, then by the size of the mix."""
    from models.metrics.change_tree import change_of

    target = target_of(asked, stage)
    whole = change_of(question, mart, target)
    if whole is None:
        return ()
    found = _hidden(whole, asked.target, {})
    for outer in SEARCHED:
        along = next((one for one in whole.dimensions if one.dimension == outer), None)
        parts = along.parts if along is not None else ()
        for part in sorted(parts, key=lambda one: -one.after.n)[:MOST_PARTS]:
            if question.task is not None:
                question.task.check()
            cell = {outer: part.key}
            inner = change_of(replace(question, filters=within(question.filters, cell)), mart,
                              target)
            if inner is not None:
                found += _hidden(inner, asked.target, cell)
    return tuple(sorted(found, key=lambda one: (not one.strict, -abs(one.along.mix))))


def _hidden(change: Change, target: str, cell: Mapping[str, Key]) -> list[Paradox]:
    if min(change.before.n, change.after.n) < MANY:
        return []
    return [Paradox(target, cell, change.before, change.after, one, one.simpson)
            for one in change.dimensions if one.dimension not in cell and (
                one.simpson or (one.rate * change.total < 0 and abs(one.rate) >= HIDDEN
                                and abs(change.total) >= HIDDEN))]


def _paths(empty: Third, row: Bottleneck, mart: Mart) -> Third:
    from models.metrics.path_patterns import winning_patterns
    from models.metrics.paths import path_map

    question = empty.question
    pipeline = next((stage.pipeline for stage in mart.stages() if stage.key == row.stage), None)
    if pipeline is not None:  # stages of several pipelines have no common order
        question = replace(question, filters=question.filters.narrowed("pipeline", {pipeline}))
    paths = path_map(question, mart, count=VARIANTS)
    return replace(empty, question=question, paths=paths,
                   patterns=tuple(winning_patterns(question, mart)))


def _list(empty: Third, row: Bottleneck, mart: Mart) -> Third:
    """Overdue deals, or those with one problem of hygiene; of the whole filter."""
    key = empty.asked.view
    question = replace(empty.question, by=(), options={})
    result = answer(key, question, mart)
    cell: dict[str, Key] = {}
    if key == "hygiene":
        worst = max(result.rows, key=lambda one: _number(one.numerator), default=None)
        problem = empty.asked.problem or (str(worst.by["problem"]) if worst is not None else "")
        empty = replace(empty, asked=replace(empty.asked, problem=problem))
        cell = {"problem": problem}
    members = metric(key).records(question, mart, cell)
    listed = members.where(members.counts)
    limits = {str(one.by.get("stage")): float(one.detail.get("p75", float("nan")))
              for one in result.rows} if key == "overdue" else {}
    return replace(empty, result=result, total=len(listed), deals={
        **_deals(listed.columns["opportunity"], question, mart), "limit": limits})


def _number(value: float) -> float:
    return value if value == value else -1.0


def _deals(keys: Any, question: Question, mart: Mart) -> dict[str, Any]:
    """Columns of the open deals with these keys."""
    names = ("opportunity", "account", "owner", "stage", "stage_days", "amount")
    columns = mart.columns(OPPORTUNITIES, names, question.stock)
    wanted = set(keys.tolist())
    kept = np.fromiter((key in wanted for key in columns["opportunity"].tolist()), bool,
                       len(columns["opportunity"]))
    return {name: column[kept] for name, column in columns.items()}


def row_of(result: Result, **by: Key) -> Row | None:
    """The row with these keys, whatever others it has."""
    return next((row for row in result.rows
                 if all(row.by.get(name) == key for name, key in by.items())), None)
