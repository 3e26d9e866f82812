"""How much of what was due in a period left it by a later date (metrics.md, section 7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import numpy as np
import numpy.typing as npt

from models.bootstrap import ratio_interval
from models.cells import Array
from models.facts import OPPORTUNITIES
from models.filters import FilterState, Period
from models.grouping import Group, group_keys
from models.instants import to_days
from models.intervals import wilson
from models.members import LISTED, Members, equal
from models.metric import NAN, Answer, Cell, Key, Metric, Question, Row, Source
from models.metrics.forecast_parts import category_of
from models.wording import QT_TRANSLATE_NOOP

Bools = npt.NDArray[np.bool_]
Texts = npt.NDArray[np.object_]

FATES = ("pushed", "past_due", "due", "won", "lost", "gone")
"""What became of a deal that was due: moved beyond the period (or its date taken away) | open,
with a day that has passed | open, with a day that is still to come | closed | deleted."""
SLIPPED = ("pushed", "past_due")
NEEDS_PERIOD = QT_TRANSLATE_NOOP("metrics", "Slippage needs a period with a beginning and an end.")
NOT_BEGUN = QT_TRANSLATE_NOOP("metrics", "The period had not begun at this moment.")


@dataclass(frozen=True)
class Due:
    """Deals open and due in the period at its start (or in commit at a week of it), with what
    became of them; aligned. `amount`: minor units when the count began, NaN where unknown."""

    columns: dict[str, Array]
    amount: npt.NDArray[np.float64]
    fate: Texts


@dataclass(frozen=True)
class Moments:
    """From when to when slippage is watched; None where that time has not come."""

    start: datetime
    end: datetime


def moments(question: Question) -> Moments | None:
    """The evening before the period (or before its week `week`), and its end or the moment."""
    period, calendar = question.filters.period, question.days
    assert period.start is not None
    assert period.end is not None
    weeks = int(question.options["week"]) if question.options["at"] == "commit" else 0
    start = calendar.end_of_day(period.start + timedelta(days=7 * weeks - 1))
    end = min(question.at, calendar.end_of_day(period.end - timedelta(days=1)))
    return Moments(start, end) if start < end else None


def due(question: Question, source: Source, watch: Moments, cell: Cell | None = None) -> Due:
    """The deals that were due, and their fates by the end of the watch."""
    period, state = question.filters.period, question.filters
    today = to_days(question.days.day_of(watch.end + timedelta(microseconds=1)))
    opening = replace(state, as_of=watch.start)
    if question.options["at"] == "commit":
        opening = replace(opening, period=Period(None, period.end))
    names = dict.fromkeys((*LISTED["opportunities"], "forecast_category", *question.by,
                           *(cell or ())))
    columns = source.columns(OPPORTUNITIES, tuple(names), opening, "expected")
    kept = _called(question, columns)
    for dimension, key in (cell or {}).items():
        kept &= equal(columns[dimension], key)
    columns = {name: column[kept] for name, column in columns.items()}
    keys = columns["opportunity"].tolist()
    later = _states(source, keys, watch.end, state)
    assert period.end is not None
    beyond = to_days(period.end)
    fates = np.empty(len(keys), object)
    for place, key in enumerate(keys):
        fates[place] = _fate(later.get(key), today, beyond)
    return Due(columns, columns["amount"].astype(float), fates)


def _called(question: Question, columns: dict[str, Array]) -> Bools:
    """Open deals that are in the forecast, or in commit where that is asked."""
    words = [category_of(one) for one in columns["forecast_category"].tolist()]
    commit = question.options["at"] == "commit"
    kept = equal(columns["status"], "open")
    kept &= np.fromiter((one == "commit" if commit else one != "omitted" for one in words), bool,
                        len(words))
    return kept


def _states(source: Source, keys: list[Key], at: datetime, state: FilterState
            ) -> dict[Key, tuple[Key, float]]:
    """Status and expected day (NaN: none) of these deals as of a moment."""
    if not keys:
        return {}
    own = FilterState(as_of=at, scope=state.scope).narrowed(
        "opportunity", tuple(str(key) for key in keys))
    found = source.columns(OPPORTUNITIES, ("opportunity", "status", "expected"), own)
    day = found["expected"].astype("datetime64[D]")
    days = np.where(np.isnat(day), np.nan, day.astype(np.int64))
    return {key: (status, when) for key, status, when in zip(
        found["opportunity"].tolist(), found["status"].tolist(), days.tolist(), strict=True)}


def _fate(later: tuple[Key, float] | None, today: int, beyond: int) -> str:
    if later is None:
        return "gone"
    status, day = later
    if status in ("won", "lost"):
        return str(status)
    if day != day or day >= beyond:
        return "pushed"
    return "past_due" if day < today else "due"


def pulled_in(question: Question, source: Source, watch: Moments) -> tuple[Texts, Array, Bools]:
    """Deals whose day was beyond the period when the watch began and lies in it at its end, won
    ones included: keys by group, amounts then, and which of them count."""
    period, state = question.filters.period, question.filters
    names = tuple(dict.fromkeys(("opportunity", "status", "expected", "amount",
                                 "forecast_category", *question.by)))
    opening = replace(state, as_of=watch.start, period=Period(period.end, None))
    columns = source.columns(OPPORTUNITIES, names, opening, "expected")
    kept = _called(question, columns)
    columns = {name: column[kept] for name, column in columns.items()}
    keys = columns["opportunity"].tolist()
    later = _states(source, keys, watch.end, state)
    assert period.start is not None
    assert period.end is not None
    first, beyond = to_days(period.start), to_days(period.end)
    came = np.fromiter((key in later and first <= later[key][1] < beyond for key in keys), bool,
                       len(keys))
    return _groups_of(columns, question.by), columns["amount"].astype(float), came


def _groups_of(columns: dict[str, Array], by: tuple[str, ...]) -> Texts:
    length = len(next(iter(columns.values())))
    found = np.empty(length, object)
    lists = [columns[dimension].tolist() for dimension in by]
    found[:] = list(zip(*lists, strict=True)) if lists else [()] * length
    return found


def compute(question: Question, source: Source) -> Answer:
    """Share of the count or amount due that slipped, per group; Wilson interval for counts, by
    drawing the deals again and again for amounts and net shares."""
    period = question.filters.period
    if period.start is None or period.end is None:
        return Answer((), notes=(NEEDS_PERIOD,))
    watch = moments(question)
    if watch is None:
        return Answer((), notes=(NOT_BEGUN,))
    found = due(question, source, watch)
    groups = _groups_of(found.columns, question.by)
    pulled = pulled_in(question, source, watch)
    rows = tuple(_row(question, group, found, mine, pulled)
                 for group, mine in _each(question, source, groups))
    return Answer(rows)


def _each(question: Question, source: Source, groups: Texts) -> Iterator[tuple[Group, Bools]]:
    if not question.by:
        yield (), np.ones(len(groups), bool)
        return
    if not len(groups):
        return
    order = group_keys([list(c) for c in zip(*groups.tolist(), strict=True)], question.by, source)
    for place, group in enumerate(order.groups):
        yield group, order.codes == place


def _row(question: Question, group: Group, found: Due, mine: Bools,
         pulled: tuple[Texts, Array, Bools]) -> Row:
    came = pulled[2] & np.fromiter((one == group for one in pulled[0]), bool, len(pulled[0]))
    amount = np.nan_to_num(found.amount)
    n = int(mine.sum())

    def of(*fates: str) -> Bools:
        return mine & np.isin(found.fate.astype(str), fates)

    slipped = of(*SLIPPED)
    base, lost = float(amount[mine].sum()), float(amount[slipped].sum())
    into = float(np.nansum(pulled[1].astype(float)[came]))
    net = question.options["pulls"] == "net"
    low = high = NAN
    if question.options["measure"] == "value":
        top, bottom = lost - into * net, base
        weights, pulls = amount, np.nan_to_num(pulled[1].astype(float))
    else:
        top, bottom = float(slipped.sum()) - float(came.sum()) * net, float(n)
        weights, pulls = np.ones(len(amount)), np.ones(len(came))
    if question.options["measure"] == "count" and not net:
        if n:
            low, high = (float(end) for end in wilson(top, n))
    elif bottom > 0:
        back = pulls[came] * net
        low, high = ratio_interval(np.concatenate([(weights * slipped)[mine], -back]),
                                   np.concatenate([weights[mine], np.zeros(len(back))]))
    return Row(
        dict(zip(question.by, group, strict=True)), top / bottom if bottom > 0 else NAN,
        top, bottom, n, low, high,
        detail={
            "base": n, "base_amount": base, "slipped": int(slipped.sum()),
            "slipped_amount": lost, "pulled_in": int(came.sum()), "pulled_in_amount": into,
            **{name: int(of(name).sum()) for name in FATES},
            **{f"{name}_amount": float(amount[of(name)].sum()) for name in FATES},
            "n_without_amount": int(np.isnan(found.amount[mine]).sum()),
        })


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The deals that were due, as they were then; those that slipped count."""
    period = question.filters.period
    watch = None if period.start is None or period.end is None else moments(question)
    if watch is None:
        return Members("opportunities", {}, np.zeros(0, bool))
    found = due(question, source, watch, cell)
    return Members("opportunities", {**found.columns, "fate": found.fate},
                   np.isin(found.fate.astype(str), SLIPPED))


METRIC = Metric(
    key="slippage",
    label=QT_TRANSLATE_NOOP("metrics", "Slippage"),
    unit="share",
    section="7",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Of the deals open and due in the period when it began (as an option: in commit at a week "
        "of it), the share that left it: moved beyond its end, or still open with a day that has "
        "passed. Amounts are those when the count began. Net: less what was pulled in from later "
        "periods. A move made after the end counts for the period that ended.",
    ),
    facts=(OPPORTUNITIES,),
    answers=compute,
    lists=members,
    dated=False,
    options={"measure": ("count", "value"), "at": ("start", "commit"), "pulls": ("gross", "net"),
             "week": tuple(str(week) for week in range(14))},
)
