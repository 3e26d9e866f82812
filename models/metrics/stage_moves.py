"""How many deals moved from one stage to another, in either direction (S1-33)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from models.cells import Array
from models.facts import VISITS
from models.grouping import group_keys, ladders
from models.members import Members, chosen, counted
from models.metric import Answer, Cell, Key, Metric, Question, Row, Source
from models.wording import QT_TRANSLATE_NOOP

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
TABLE = 1 << 24  # up to so many cells are looked up in a table of their own, else sorted
DIRECTIONS = ("advanced", "back", "won", "lost", "handed")


def compute(question: Question, source: Source) -> Answer:
    """One row per segment and pair of stages, the first in the order of the funnel."""
    by = tuple(dict.fromkeys((*question.by, "stage", "to_stage")))
    names = (*by, "outcome", "opportunity", "account")
    coded = source.coded(VISITS, tuple(dict.fromkeys(names)), question.pinned, "left")
    amount = source.columns(VISITS, ("amount",), question.pinned, "left")["amount"].astype(float)
    same = _same(source, question)
    keys = {name: column.keys.tolist() for name, column in coded.items()}
    keys["stage"] = [same.get(key) for key in keys["stage"]]
    keys["to_stage"] = [same.get(key, key) for key in keys["to_stage"]]
    gone = np.array([key != "open" for key in keys["outcome"]], bool)[coded["outcome"].codes]
    gone &= np.array([key is not None for key in keys["stage"]], bool)[coded["stage"].codes]
    if not gone.any():
        return Answer(())
    codes = np.zeros(int(gone.sum()), np.int64)
    tables, size = [], 1
    for name in by:
        places = {key: i for i, key in enumerate(dict.fromkeys(keys[name]))}
        tables.append(list(places))
        code = np.fromiter((places[key] for key in keys[name]), np.int64, len(keys[name]))
        codes *= len(places)
        codes += code[coded[name].codes[gone].astype(np.int64)]
        size *= len(places)
    used, first, group = _numbered(codes, size)
    columns: list[list[Key]] = []
    rest = used
    for table in reversed(tables):
        rest, own = np.divmod(rest, len(table))
        columns.insert(0, [table[i] for i in own.tolist()])
    order = group_keys(columns, by, source)
    customer = coded["account"]
    somebody = np.array([key is not None for key in keys["account"]], bool)
    deals = _different(group, coded["opportunity"].codes[gone], len(used))
    customers = _different(group, customer.codes[gone], len(used), somebody)
    moves = np.bincount(group, minlength=len(used))
    value = np.bincount(group, weights=np.nan_to_num(amount[gone]), minlength=len(used))
    way = coded["outcome"].codes[gone][first]
    answer = []
    for i in np.argsort(order.codes, kind="stable").tolist():
        answer.append(Row(
            order.keys(int(order.codes[i])), float(deals[i]), n=int(deals[i]),
            detail={"moves": int(moves[i]), "customers": int(customers[i]),
                    "direction": keys["outcome"][int(way[i])], "amount": round(value[i])}))
    return Answer(tuple(answer))


def _numbered(codes: Ints, size: int) -> tuple[Ints, Ints, Ints]:
    """The codes below `size` that occur, rising; the first row of each; each row's place in
    them."""
    if size > TABLE:
        used, first, group = np.unique(codes, return_index=True, return_inverse=True)
        return used, first, group
    first = np.full(size, -1, np.int64)
    first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    used = np.flatnonzero(first >= 0)
    place = np.zeros(size, np.int64)
    place[used] = np.arange(len(used))
    return used, first[used], place[codes]


def _different(group: Ints, codes: Array, size: int, counted: Flags | None = None) -> Ints:
    """How many different codes each group has, of those that are `counted`."""
    most = int(codes.max(initial=0)) + 1
    pairs = group * most
    pairs += codes.astype(np.int64)
    if size * most <= TABLE:
        seen = np.zeros(size * most, bool)
        seen[pairs] = True
        table = seen.reshape(size, most)
        if counted is not None:
            table &= counted[:most]
        found: Ints = np.count_nonzero(table, axis=1).astype(np.int64)
        return found
    pairs = np.sort(pairs)
    new = np.ones(len(pairs), bool)
    new[1:] = pairs[1:] != pairs[:-1]
    where, code = np.divmod(pairs[new], most)
    if counted is not None:
        where = where[counted[code]]
    return np.bincount(where, minlength=size).astype(np.int64)


def _same(source: Source, question: Question) -> Mapping[str, str]:
    return {stage: used for run in ladders(source, question.filters)
            for stage, used in run.same.items()}


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The stays that ended by the move, the last one of each deal."""
    same = _same(source, question)
    rest = {name: key for name, key in cell.items() if name not in ("stage", "to_stage")}
    found = chosen(source, VISITS, question.pinned, rest, when="left")
    kept = np.fromiter((outcome != "open" and stage in same for outcome, stage in zip(
        found.columns["outcome"].tolist(), found.columns["stage"].tolist(), strict=True)),
        bool, len(found))
    for name in ("stage", "to_stage"):
        if name in cell:
            kept &= np.fromiter((same.get(key, key) == cell[name]
                                 for key in found.columns[name].tolist()), bool, len(found))
    found = found.where(kept)
    deals = found.columns["opportunity"].tolist()
    last = {deal: i for i, deal in enumerate(deals)}
    found = found.where(np.fromiter((last[deal] == i for i, deal in enumerate(deals)), bool,
                                    len(found)))
    return counted(found, found.counts | True)


METRIC = Metric(
    key="stage_moves",
    label=QT_TRANSLATE_NOOP("metrics", "Moves between stages"),
    unit="count",
    section="19",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Deals that left a stage for another one in the period, each deal once per pair of "
        "stages; beside it how many customers they belong to. Forward, back, won, lost and to "
        "another pipeline are told apart.",
    ),
    facts=(VISITS,),
    answers=compute,
    lists=members,
    row_dimensions=("stage", "to_stage"),
)
