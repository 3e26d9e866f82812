"""From the open pipeline at the beginning of a period to that at its end, cause by cause
(metrics.md, section 8)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np
import numpy.typing as npt

from models.calendars import parse_period
from models.cells import COUNT, Array, total
from models.facts import CHANGES, OPPORTUNITIES
from models.filters import FilterState, Period
from models.grouping import Group, group_keys
from models.instants import to_days
from models.members import Members, chosen, counted, equal
from models.metric import Answer, Cell, Metric, Question, Row, Source
from models.metrics.change_causes import CAUSES, Entries, Side, entries, ledger
from models.wording import QT_TRANSLATE_NOOP

Bools = npt.NDArray[np.bool_]
_SIDE = ("inside", "amount", "status", "expected", "owner", "stage")
MISMATCH = QT_TRANSLATE_NOOP(
    "metrics", "The closing amount counted directly differs from the sum of the causes.")


@dataclass(frozen=True)
class Changes:
    """All changes in the window as aligned arrays; `before` and `after` hold the columns that
    `Side` needs and the keys the question is split by."""

    columns: dict[str, Array]
    close: Period

    @property
    def n(self) -> int:
        return len(self.columns["opportunity"])

    def side(self, when: str, group: dict[str, object]) -> Side:
        """One side, with only what lies in the group inside."""
        column = {name: self.columns[f"{when}.{name}"] for name in (*_SIDE, *group)}
        inside = column["inside"].astype(bool) & equal(column["status"], "open")
        days = column["expected"].astype("datetime64[D]")
        expected = np.where(np.isnat(days), np.nan, days.astype(np.int64))
        inside &= _within(expected, self.close)
        for dimension, key in group.items():
            inside &= equal(column[dimension], key)
        amount = np.nan_to_num(column["amount"].astype(float))
        exists = ~equal(column["status"], None)
        status, owner, stage = (column[name].astype(object) for name in ("status", "owner",
                                                                         "stage"))
        return Side(inside, np.rint(amount).astype(np.int64), exists, status, expected, owner,
                    stage)


def _within(expected: npt.NDArray[np.float64], close: Period) -> Bools:
    inside = np.ones(len(expected), bool)
    if close.start is not None:
        inside &= expected >= to_days(close.start)
    if close.end is not None:
        inside &= expected < to_days(close.end)
    return inside


@dataclass(frozen=True)
class Window:
    """From which moment to which, and the filters seen from either."""

    opening: FilterState | None  # None: from the very beginning, when there was nothing
    closing: FilterState
    changes: FilterState
    close: Period


def _window(question: Question) -> Window:
    calendar = question.days
    state, end = question.filters, question.at
    if state.period.end is not None:
        end = min(end, calendar.end_of_day(state.period.end - timedelta(days=1)))
    today = calendar.day_of(end)
    close = parse_period(question.options["close"] or "all", calendar, today)
    closing = replace(state, period=close, as_of=end)
    opening = None
    if state.period.start is not None:
        before = calendar.end_of_day(state.period.start - timedelta(days=1))
        opening = replace(closing, as_of=min(before, end))
    return Window(opening, closing, replace(state, as_of=end), close)


def _changes(question: Question, source: Source, window: Window) -> Changes:
    words = dict.fromkeys((*_SIDE, *question.by))
    names = ("opportunity", "at", "field", *(f"{when}.{word}" for when in ("before", "after")
                                             for word in words))
    columns = source.columns(CHANGES, names, window.changes, "at")
    if question.options["view"] == "net":
        columns = _net(columns)
    return Changes(columns, window.close)


def _net(columns: dict[str, Array]) -> dict[str, Array]:
    """One row per opportunity: before its first change and after its last."""
    if not len(columns["opportunity"]):
        return columns
    _, deal = np.unique(columns["opportunity"].astype(str), return_inverse=True)
    order = np.lexsort((np.arange(len(deal)), columns["at"], deal))
    deal = deal[order]
    first = order[np.append(True, deal[1:] != deal[:-1])]
    last = order[np.append(deal[1:] != deal[:-1], True)]
    return {name: column[first if name.startswith("before.") else last]
            for name, column in columns.items()}


def _open_amounts(source: Source, question: Question, state: FilterState | None
                  ) -> dict[Group, tuple[int, int, bool]]:
    """Per group: amount and number of open deals, and whether any is in a foreign currency."""
    if state is None:
        return {}
    by = (*question.by, "status", "currency")
    cells = source.tally(OPPORTUNITIES, tuple(dict.fromkeys(by)), (COUNT, total("amount")), state,
                         "expected", question.task)
    lists = [cells.keys[dimension].tolist() for dimension in question.by]
    groups: list[Group] = list(zip(*lists, strict=True)) if lists else [()] * len(cells)
    found: dict[Group, tuple[int, int, bool]] = {}
    for group, status, currency, amount, n in zip(
            groups, cells.keys["status"].tolist(), cells.keys["currency"].tolist(),
            cells.measures["amount"].tolist(), cells.measures["n"].tolist(), strict=True):
        if status == "open":
            old = found.get(group, (0, 0, False))
            foreign = currency is not None and currency != source.reporting_currency
            found[group] = (old[0] + round(amount), old[1] + n, old[2] or foreign)
    return found


def _revalued(question: Question, source: Source, window: Window) -> Changes:
    """The opening state of every opportunity, as the last change before the window left it,
    valued at the closing rate."""
    start = question.filters.period.start
    words = dict.fromkeys((*_SIDE, *question.by))
    names = ("opportunity", "at", *(f"after.{word}" for word in words))
    earlier = replace(window.changes, period=Period(None, start))
    columns = source.columns(CHANGES, names, earlier, "at")
    return Changes(_net(columns), window.close)


def _groups(question: Question, source: Source, *parts: dict[Group, tuple[int, int, bool]],
            changes: Changes) -> list[Group]:
    if not question.by:
        return [()]
    found: dict[Group, None] = dict.fromkeys(group for part in parts for group in part)
    for when in ("before", "after"):
        lists = [changes.columns[f"{when}.{dimension}"].tolist() for dimension in question.by]
        there = ~equal(changes.columns[f"{when}.status"], None)
        found.update(dict.fromkeys(
            group for group, kept in zip(zip(*lists, strict=True), there, strict=True) if kept))
    if not found:
        return []
    return list(group_keys([list(c) for c in zip(*found, strict=True)], question.by,
                           source).groups)


def compute(question: Question, source: Source) -> Answer:
    """Rows "opening", one per cause that occurred, and "closing"; minor units, whole numbers."""
    window = _window(question)
    opening = _open_amounts(source, question, window.opening)
    closing = _open_amounts(source, question, window.closing)
    changes = _changes(question, source, window)
    foreign = any(part[2] for part in opening.values())
    revalued = _revalued(question, source, window) if foreign else None
    rows: list[Row] = []
    exact = True
    for group in _groups(question, source, opening, closing, changes=changes):
        keys = dict(zip(question.by, group, strict=True))
        start, n, _ = opening.get(group, (0, 0, False))
        at_closing_rate = start
        if revalued is not None:
            then = revalued.side("after", dict(keys))
            at_closing_rate = int(then.amount[then.inside].sum())
        found = ledger(start, at_closing_rate, changes.side("before", dict(keys)),
                       changes.side("after", dict(keys)))
        end, n_end, _ = closing.get(group, (0, 0, False))
        if question.by and not (start or end or any(found.counts.values())):
            continue
        exact &= end == found.closing
        rows.append(Row({**keys, "cause": "opening"}, found.opening, n=n))
        rows += [Row({**keys, "cause": cause}, found.amounts[cause], n=found.counts[cause])
                 for cause in CAUSES if found.counts[cause] or found.amounts[cause]]
        rows.append(Row({**keys, "cause": "closing"}, found.closing, n=n_end,
                        detail={"counted": end}))
    return Answer(tuple(rows), notes=() if exact else (MISMATCH,))


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The changes behind a cause, or the open deals behind "opening" and "closing"."""
    cause = cell.get("cause")
    window = _window(question)
    group = {dimension: key for dimension, key in cell.items() if dimension != "cause"}
    if cause in ("opening", "closing", None):
        state = window.closing if cause != "opening" else window.opening
        found = chosen(source, OPPORTUNITIES, state or window.closing, group, when="expected")
        kept = equal(found.columns["status"], "open") & (state is not None)
        return counted(found, found.counts | True).where(kept)
    changes = _changes(question, source, window)
    made: Entries = entries(changes.side("before", dict(group)), changes.side("after", dict(group)))
    kept = equal(made.cause, cause) | equal(made.resized, cause)
    columns = {name: column for name, column in changes.columns.items()
               if not name.endswith(".inside")}
    columns["added"] = np.where(equal(made.resized, cause), made.growth, made.added)
    return Members("changes", columns, np.ones(changes.n, bool)).where(kept)


METRIC = Metric(
    key="change_ledger",
    label=QT_TRANSLATE_NOOP("metrics", "What changed the pipeline"),
    unit="money",
    section="8",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "The open pipeline at the beginning of the period, every change in between under its "
        "cause in the order of time, and the open pipeline at the end; the sum is exact. Each "
        "change is valued at the rate of the end; what rates made of the opening amount is a "
        "cause of its own. As an option, only deals expected to close in a given period, or the "
        "net change per deal.",
    ),
    facts=(OPPORTUNITIES,),
    answers=compute,
    lists=members,
    dated=False,
    options={"view": ("events", "net"), "close": ()},
    row_dimensions=("cause",),
)
