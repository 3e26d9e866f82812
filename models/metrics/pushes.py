"""Expected days moved: pushes, slides and pulls, deal by deal (metrics.md, section 7)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from models.calendars import Calendar
from models.cells import Array
from models.facts import CHANGES, OPPORTUNITIES
from models.filters import Period
from models.grouping import Group, group_keys
from models.instants import from_days, to_days
from models.members import Members, counted, equal, opportunities
from models.metric import NAN, Answer, Cell, Metric, Question, Row, Source
from models.metrics.forecast_parts import before, category_of
from models.wording import QT_TRANSLATE_NOOP

Ints = npt.NDArray[np.int64]
Texts = npt.NDArray[np.object_]
Bools = npt.NDArray[np.bool_]

MOVES = ("push", "slide", "pull", "advance")
"""Later across the end of a fiscal quarter | later inside it | earlier across its beginning |
earlier inside it."""
NO_DAY = np.iinfo(np.int64).min


@dataclass(frozen=True)
class Moves:
    """Moves of expected days, one per deal and day of change; aligned.

    move     one of `MOVES`
    days     how far, positive: later
    counted  the day the move counts for: that of the change, or the last day of the quarter the
             deal was expected in, if that had ended already
    rows     the last change of the day in the columns it was made from
    """

    move: Texts
    days: Ints
    counted: Ints
    rows: npt.NDArray[np.intp]


def moves_of(deal: npt.ArrayLike, at: npt.ArrayLike, old: npt.ArrayLike, new: npt.ArrayLike,
             calendar: Calendar) -> Moves:
    """Moves from changes in any order.

    `deal`: codes; `at`: instants in microseconds; `old`, `new`: days, `NO_DAY` where there is
    none. Several changes of a deal on one day are one move, from the first to the last; a day
    that was not there before, or is not there after, is no move; nor is one that came back.
    """
    deals, instants = np.asarray(deal, np.int64), np.asarray(at, np.int64)
    olds, news = np.asarray(old, np.int64), np.asarray(new, np.int64)
    order = np.lexsort((np.arange(len(deals)), instants, deals))
    deals, day = deals[order], calendar.days_of(instants)[order].astype(np.int64)
    fresh = np.append(True, (deals[1:] != deals[:-1]) | (day[1:] != day[:-1])) if len(
        deals) else np.zeros(0, bool)
    last = np.append(fresh[1:], True) if len(deals) else fresh
    before_, after, day = olds[order][fresh], news[order][last], day[last]
    rows = order[last]
    real = (before_ != NO_DAY) & (after != NO_DAY) & (before_ != after)
    before_, after, day, rows = before_[real], after[real], day[real], rows[real]
    starts, ends = quarters(before_, calendar)
    late, early = after > before_, after < before_
    move = np.full(len(rows), "advance", object)
    move[late] = "slide"
    move[late & (after >= ends)] = "push"
    move[early & (after < starts)] = "pull"
    return Moves(move, after - before_, np.minimum(day, ends - 1), rows)


def quarters(days: Ints, calendar: Calendar) -> tuple[Ints, Ints]:
    """First day of the fiscal quarter each day lies in, and of the one after."""
    distinct, place = np.unique(days, return_inverse=True)
    bounds = np.zeros((len(distinct), 2), np.int64)
    for row, day in enumerate(distinct.tolist()):
        if row and day < bounds[row - 1, 1]:
            bounds[row] = bounds[row - 1]
            continue
        period = calendar.around("quarter", from_days(day))
        assert period.start is not None
        assert period.end is not None
        bounds[row] = to_days(period.start), to_days(period.end)
    return bounds[place, 0], bounds[place, 1]


@dataclass(frozen=True)
class Moved:
    """Moves in the window, with the columns of their changes."""

    columns: dict[str, Array]
    moves: Moves

    def where(self, kept: Bools) -> Moved:
        one = self.moves
        return Moved(self.columns, Moves(one.move[kept], one.days[kept], one.counted[kept],
                                         one.rows[kept]))

    def column(self, name: str) -> Array:
        return self.columns[name][self.moves.rows]


def moved(question: Question, source: Source, cell: Cell | None = None) -> Moved:
    """The moves that count for the period; all there are without one."""
    period, calendar = question.filters.period, question.days
    names = tuple(dict.fromkeys((
        "opportunity", "at", "actor", "owner", "before.expected", "after.expected",
        "before.status", "after.amount", *question.by, *(cell or ()))))
    later = Period(period.start)  # what was moved after the end may count for the period
    state = replace(question.pinned, period=later).narrowed("field", ("expected",))
    columns = source.columns(CHANGES, names, state, "at")
    kept = equal(columns["before.status"], "open")
    for dimension, key in (cell or {}).items():
        kept &= equal(columns[dimension], key)
    columns = {name: column[kept] for name, column in columns.items()}
    _, deal = np.unique(columns["opportunity"].astype(str), return_inverse=True)
    found = Moved(columns, moves_of(
        deal, columns["at"].astype("datetime64[us]").astype(np.int64),
        _days(columns["before.expected"]), _days(columns["after.expected"]), calendar))
    inside = np.ones(len(found.moves.rows), bool)
    if period.start is not None:
        inside &= found.moves.counted >= to_days(period.start)
    if period.end is not None:
        inside &= found.moves.counted < to_days(period.end)
    return found.where(inside)


def _days(column: Array) -> Ints:
    days = column.astype("datetime64[D]")
    found: Ints = np.where(np.isnat(days), NO_DAY, days.astype(np.int64))
    return found


def compute(question: Question, source: Source) -> Answer:
    """Rows per group and kind of move, and one for open deals that are past due."""
    found = moved(question, source)
    late = _late(question, source, {})
    lists = [[*found.column(d).tolist(), *late.columns[d].tolist()] for d in question.by]
    length = len(found.moves.rows) + len(late)
    groups: tuple[Group, ...] = ((),)
    codes = np.zeros(length, np.intp)
    if question.by:
        grouped = group_keys(lists, question.by, source) if length else None
        groups = grouped.groups if grouped else ()
        codes = grouped.codes if grouped else codes
    split = len(found.moves.rows)
    rows = []
    for place, group in enumerate(groups):
        keys = dict(zip(question.by, group, strict=True))
        for move in MOVES:
            mine = (codes[:split] == place) & equal(found.moves.move, move)
            rows.append(_row({**keys, "move": move}, found.where(mine)))
        behind = codes[split:] == place
        rows.append(Row(
            {**keys, "move": "past_due"}, float(behind.sum()), n=int(behind.sum()),
            detail={"deals": int(behind.sum()), "days": NAN, "mean_days": NAN, "per_deal": NAN,
                    "amount": float(np.nansum(late.columns["amount"][behind].astype(float)))}))
    return Answer(tuple(rows))


def _row(keys: dict[str, str | int | None], found: Moved) -> Row:
    n, days = len(found.moves.rows), int(found.moves.days.sum())
    deals = found.column("opportunity")
    _, last = np.unique(deals.astype(str)[::-1], return_index=True)
    amount = found.column("after.amount").astype(float)[::-1][last]
    return Row(keys, float(n), n=n, detail={
        "deals": len(last), "days": days, "mean_days": days / n if n else NAN,
        "per_deal": n / len(last) if n else NAN, "amount": float(np.nansum(amount))})


def _late(question: Question, source: Source, cell: Cell) -> Members:
    """Open deals whose expected day has passed: they slipped although nobody moved them."""
    span = before(question.filters.period, question.days.day_of(question.at))
    state = replace(question.pinned, period=span or Period())
    found = opportunities(source, state, cell, when="expected",
                          names=("forecast_category", *question.by))
    kept = equal(found.columns["status"], "open") & (span is not None)
    kept &= np.fromiter((category_of(one) != "omitted" for one in
                         found.columns["forecast_category"].tolist()), bool, len(found))
    return found.where(kept)


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The changes behind a kind of move, or the deals that are past due."""
    group = {dimension: key for dimension, key in cell.items() if dimension != "move"}
    if cell.get("move") == "past_due":
        late = _late(question, source, group)
        return counted(late, late.counts | True)
    found = moved(question, source, group)
    if "move" in cell:
        found = found.where(equal(found.moves.move, cell["move"]))
    columns = {name: found.column(name) for name in found.columns}
    columns |= {"move": found.moves.move, "days": found.moves.days}
    return Members("changes", columns, np.ones(len(found.moves.rows), bool))


@dataclass(frozen=True)
class Pushed:
    """One deal: how often its day was pushed to a later quarter, and how far in all."""

    opportunity: str
    pushes: int
    slides: int
    pulls: int
    days: int  # later by all moves together
    amount: float  # minor units after the last move, NaN where unknown


def most_pushed(question: Question, source: Source) -> tuple[Pushed, ...]:
    """Deals by number of pushes in the period, then by days; deals never pushed are not there."""
    found = moved(question, source)
    deals = found.column("opportunity").astype(str)
    keys, place = np.unique(deals, return_inverse=True)
    counts = {name: np.bincount(place, equal(found.moves.move, name), len(keys)).astype(int)
              for name in MOVES}
    days = np.bincount(place, found.moves.days, len(keys)).astype(int)
    amount = np.full(len(keys), np.nan)
    amount[place] = found.column("after.amount").astype(float)
    rows = [Pushed(str(key), int(counts["push"][i]), int(counts["slide"][i]),
                   int(counts["pull"][i]), int(days[i]), float(amount[i]))
            for i, key in enumerate(keys.tolist()) if counts["push"][i]]
    return tuple(sorted(rows, key=lambda one: (-one.pushes, -one.days, one.opportunity)))


METRIC = Metric(
    key="pushes",
    label=QT_TRANSLATE_NOOP("metrics", "Close dates moved"),
    unit="count",
    section="7",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Moves of the expected close date of open deals. Push: later, into another fiscal quarter; "
        "slide: later inside it; pull: earlier, into another one; advance: earlier inside it. "
        "Several changes on one day are one move. A push made after the end of the quarter counts "
        "for the quarter that ended. Past due: open deals whose day has passed.",
    ),
    facts=(CHANGES, OPPORTUNITIES),
    answers=compute,
    lists=members,
    dated=False,
    row_dimensions=("move",),
)
