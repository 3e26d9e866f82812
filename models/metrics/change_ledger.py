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
Rows = npt.NDArray[np.intp]
_VALUES, _KEYS = ("inside", "amount", "expected"), ("status", "owner", "stage")
_SIDE = (*_VALUES, *_KEYS)
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

    def taken(self, places: Rows) -> Changes:
        """The changes at these places, in this order."""
        return Changes({name: column[places] for name, column in self.columns.items()}, self.close)

    def touching(self, by: tuple[str, ...], sides: tuple[str, ...]) -> dict[Group, Rows]:
        """The places of the changes that lie in a group on one of the sides, in order; all where
        there are no groups."""
        if not by:
            return {(): np.arange(self.n)}
        found: dict[Group, list[int]] = {}
        lists = [list(zip(*(self.columns[f"{when}.{dimension}"].tolist() for dimension in by),
                          strict=True)) for when in sides]
        for place, groups in enumerate(zip(*lists, strict=True)):
            for group in dict.fromkeys(groups):
                found.setdefault(group, []).append(place)
        return {group: np.array(places, np.intp) for group, places in found.items()}

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
    names = ("opportunity", "at", "field", "actor",
             *(f"{when}.{word}" for when in ("before", "after") for word in words))
    columns = source.columns(CHANGES, names, window.changes, "at")
    if question.options["view"] == "net":
        deal = source.coded(CHANGES, ("opportunity",), window.changes, "at")["opportunity"].codes
        first, last = _ends(deal, columns["at"])
        columns = {name: column[first if name.startswith("before.") else last]
                   for name, column in columns.items()}
    return Changes(columns, window.close)


def _ends(deal: Array, at: Array) -> tuple[Rows, Rows]:
    """The rows of the first and the last change of each opportunity, from codes and moments."""
    other, when = deal[1:] != deal[:-1], at.astype("datetime64[us]").astype(np.int64)
    n = int((np.bincount(deal) > 0).sum()) if len(deal) else 0
    if int(other.sum()) + 1 == n and not np.any(~other & (when[1:] < when[:-1])):
        order = np.arange(len(deal))  # as the mart keeps them: deal by deal, in time order
    else:
        order = np.lexsort((np.arange(len(deal)), when, deal))
        other = deal[order[1:]] != deal[order[:-1]]
    some = np.ones(min(len(deal), 1), bool)
    return order[np.concatenate([some, other])], order[np.concatenate([other, some])]


@dataclass(frozen=True)
class Standing:
    """Open deals of a group: their amount and number, and what of it is in each foreign
    currency, all in minor units of the reporting one."""

    amount: int
    n: int
    foreign: dict[str, int]


NOTHING = Standing(0, 0, {})


def _open_amounts(source: Source, question: Question, state: FilterState | None
                  ) -> dict[Group, Standing]:
    if state is None:
        return {}
    by = (*question.by, "status", "currency")
    cells = source.tally(OPPORTUNITIES, tuple(dict.fromkeys(by)), (COUNT, total("amount")), state,
                         "expected", question.task)
    lists = [cells.keys[dimension].tolist() for dimension in question.by]
    groups: list[Group] = list(zip(*lists, strict=True)) if lists else [()] * len(cells)
    found: dict[Group, Standing] = {}
    for group, status, currency, amount, n in zip(
            groups, cells.keys["status"].tolist(), cells.keys["currency"].tolist(),
            cells.measures["amount"].tolist(), cells.measures["n"].tolist(), strict=True):
        if status == "open":
            old, own = found.get(group, NOTHING), round(amount)
            foreign = dict(old.foreign)
            if currency is not None and currency != source.reporting_currency:
                foreign[currency] = foreign.get(currency, 0) + own
            found[group] = Standing(old.amount + own, old.n + n, foreign)
    return found


def _revalued(question: Question, source: Source, window: Window, currencies: set[str]
              ) -> Changes:
    """The opening state of every deal in these currencies, as the last change before the window
    left it, valued at the closing rate."""
    earlier = replace(window.changes, period=Period(None, question.filters.period.start))
    earlier = earlier.narrowed("currency", currencies)  # a change out of them is there, not inside
    values = source.columns(CHANGES, ("at", *(f"after.{name}" for name in _VALUES)), earlier, "at")
    keys = source.coded(CHANGES, ("opportunity", *(f"after.{name}" for name in dict.fromkeys(
        (*_KEYS, *question.by)))), earlier, "at")
    _, last = _ends(keys["opportunity"].codes, values["at"])
    columns = {name: column[last] for name, column in values.items()}
    columns |= {name: column.keys[column.codes[last]] for name, column in keys.items()}
    return Changes(columns, window.close)


def _groups(question: Question, source: Source, *parts: dict[Group, Standing], changes: Changes
            ) -> list[Group]:
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
    foreign = {currency for part in opening.values() for currency in part.foreign}
    revalued = _revalued(question, source, window, foreign) if foreign else None
    rows: list[Row] = []
    exact = True
    own_of = changes.touching(question.by, ("before", "after"))
    then_of = {} if revalued is None else revalued.touching(question.by, ("after",))
    none = np.empty(0, np.intp)
    for group in _groups(question, source, opening, closing, changes=changes):
        keys = dict(zip(question.by, group, strict=True))
        stood, stands = opening.get(group, NOTHING), closing.get(group, NOTHING)
        start = at_closing_rate = stood.amount
        if revalued is not None:
            then = revalued.taken(then_of.get(group, none)).side("after", dict(keys))
            at_closing_rate += int(then.amount[then.inside].sum()) - sum(stood.foreign.values())
        own = changes.taken(own_of.get(group, none))
        found = ledger(start, at_closing_rate, own.side("before", dict(keys)),
                       own.side("after", dict(keys)))
        end = stands.amount
        if question.by and not (start or end or any(found.counts.values())):
            continue
        exact &= end == found.closing
        rows.append(Row({**keys, "cause": "opening"}, found.opening, n=stood.n))
        rows += [Row({**keys, "cause": cause}, found.amounts[cause], n=found.counts[cause])
                 for cause in CAUSES if found.counts[cause] or found.amounts[cause]]
        rows.append(Row({**keys, "cause": "closing"}, found.closing, n=stands.n,
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
