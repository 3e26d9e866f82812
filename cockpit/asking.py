"""From words to a question: names to keys, periods to days, options checked.

Serves the command line, links and saved views, so that all of them mean the same.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cockpit.answers import (
    NO_VALUE,
    described,
    described_filters,
    name_of,
    values_of,
)
from cockpit.cli.arguments import pairs
from cockpit.messages import nearest
from models.errors import CockpitError
from models.facts import CALENDAR, FACTS, Fact
from models.filters import ALL_TIME, FilterState

if TYPE_CHECKING:
    from models.calendars import Calendar
    from models.mart import Mart
    from models.metric import Key, Metric, Question

__all__ = ["NO_VALUE", "cells", "described", "described_filters", "filters", "name_of", "question"]


def question(given: Namespace, metric: Metric, mart: Mart, calendar: Calendar, now: datetime
             ) -> Question:
    """The question of a command line. Errors: CockpitError naming the dimension, value, date or
    option that is not known, WrongUsage for what has the wrong form."""
    from models.metric import Question

    state = filters(given, mart, calendar, now)
    for name, _ in state.where:
        if name not in CALENDAR and all(
                name in mart.ignored(fact, state) for fact in metric.facts):
            raise CockpitError("ask.filter_not_felt", metric=metric.key, dimension=name,
                               known=_known(mart, metric.facts))
    by = tuple(dimension(mart, part, metric.facts) for part in split(given.by))
    return Question(
        filters=state, by=by, options=dict(pairs(given.option, "--option")), calendar=calendar,
        now=now,
    )


def split(by: str) -> list[str]:
    """"a, b" -> [a, b], each once."""
    return list(dict.fromkeys(part.strip() for part in by.split(",") if part.strip()))


def dimension(mart: Mart, typed: str, facts: Iterable[Fact]) -> str:
    """A dimension as we call it: custom fields may be named without "custom." before them."""
    ours = f"custom.{typed}"
    known = _known(mart, facts)
    return ours if typed not in known and ours in known else typed


def filters(given: Namespace, mart: Mart, calendar: Calendar, now: datetime) -> FilterState:
    """Period, limits, as-of and comparison as typed."""
    from models.calendars import parse_period

    as_of = end_of_day(given.as_of, calendar) if given.as_of else None
    today = calendar.day_of(as_of or now)
    state = FilterState(
        period=parse_period(given.period, calendar, today), period_text=given.period, as_of=as_of,
        compare=given.compare,
    )
    wanted: dict[str, set[str]] = {}
    for typed, label in pairs(given.where, "--where"):
        name = dimension(mart, typed, FACTS.values())
        wanted.setdefault(name, set()).update(keys_of(mart, name, label))
    for name, keys in wanted.items():
        state = state.narrowed(name, keys)
    return state


def end_of_day(text: str, calendar: Calendar) -> datetime:
    """The last microsecond of a day in the company's time zone, or an exact time as given."""
    try:
        if len(text) > 10:
            at = datetime.fromisoformat(text)
            return at if at.tzinfo else at.replace(tzinfo=ZoneInfo(calendar.timezone))
        return calendar.end_of_day(date.fromisoformat(text))
    except (ValueError, OverflowError):
        raise CockpitError("ask.bad_date", value=text) from None


def keys_of(mart: Mart, dimension: str, label: str) -> tuple[str, ...]:
    """The keys that bear a displayed name, "" for no value. Errors: CockpitError, near names."""
    if label in (NO_VALUE, ""):
        return ("",)
    if dimension in CALENDAR:
        return (_calendar_key(mart.calendar, dimension, label),)
    known = _names(mart, dimension)
    exact = tuple(key for key, name in known.items() if label in (key, name))
    alike = tuple(key for key, name in known.items() if name.casefold() == label.casefold())
    if exact or alike:
        return exact or alike
    names = sorted(set(known.values()))
    raise CockpitError("ask.unknown_value", dimension=dimension, value=label,
                       near=", ".join(nearest(label, names)))


def cells(rows: Iterable[Mapping[str, Key]], texts: list[str], mart: Mart, metric: Metric
          ) -> list[dict[str, Key]]:
    """The cells that `--cell DIM=VALUE` means among the rows of an answer, by their keys.

    Several, when the name is that of several things; none, when the thing is there but has no
    row. Errors: CockpitError("ask.unknown_cell" | "ask.unknown_value"), WrongUsage.
    """
    rows = list(rows)
    asked = {dimension(mart, typed, metric.facts): label
             for typed, label in pairs(texts, "--cell")}
    found: dict[tuple[object, ...], dict[str, Key]] = {}
    for row in rows:
        cell = {name: row[name] for name in asked if name in row}
        if len(cell) == len(asked) and all(
                asked[name] in (name_of(mart, name, key), str(key)) for name, key in cell.items()):
            found[tuple(cell.values())] = cell
    if not found:
        for name, label in asked.items():
            _must_exist(rows, name, label, mart, metric)
    return list(found.values())


def _must_exist(rows: list[Mapping[str, Key]], name: str, label: str, mart: Mart, metric: Metric
                ) -> None:
    if rows and all(name not in row for row in rows):
        raise CockpitError("ask.unknown_cell", metric=metric.key, dimension=name,
                           known=sorted({known for row in rows for known in row}))
    shown = {name_of(mart, name, row[name]) for row in rows if name in row}
    if label not in shown and label not in {str(row.get(name)) for row in rows}:
        if name not in metric.row_dimensions or name in _known(mart, metric.facts):
            keys_of(mart, name, label)
        else:
            raise CockpitError("ask.unknown_value", dimension=name, value=label,
                               near=", ".join(nearest(label, sorted(shown))))


def _calendar_key(calendar: Calendar, unit: str, label: str) -> str:
    from models.calendars import parse_period

    try:
        period = parse_period(label, calendar, date(2000, 1, 1))
    except CockpitError:
        period = ALL_TIME
    if period.start is not None and calendar.around(unit, period.start) == period:
        return calendar.name_of(unit, period.start)
    raise CockpitError("ask.unknown_value", dimension=unit, value=label,
                       near=calendar.name_of(unit, date(2026, 9, 10)))


def _names(mart: Mart, dimension: str) -> dict[str, str]:
    """Key -> name of everything in a dimension. Errors: CockpitError for what is none."""
    known = _known(mart, FACTS.values())
    if dimension not in known:
        raise CockpitError("ask.unknown_filter", dimension=dimension, known=known)
    return {str(key): name for key, name in values_of(mart, dimension).items()}


def _known(mart: Mart, facts: Iterable[Fact]) -> list[str]:
    return sorted({*CALENDAR, *(name for fact in facts for name in mart.dimensions(fact))})
