"""A filter in one line of words, for windows and lists that have no filter bar."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from cockpit.answers import values_of
from cockpit.dimension_names import dimension_name, value_name
from cockpit.period_names import period_name
from cockpit.translation import tr

if TYPE_CHECKING:
    from cockpit.context import Context
    from models.filters import FilterState

SHOWN = 2  # values of a limit that are named; the rest is counted


def filter_words(context: Context, filters: FilterState) -> str:
    """"This year · Region South, East +2 · without Owner Li"."""
    parts = [period_name(filters.period_text)]
    parts += [f"{dimension_name(name)} {_values(context, name, keys)}"
              for name, keys in filters.where]
    parts += [tr("without {limit}").format(
        limit=f"{dimension_name(name)} {_values(context, name, keys)}")
        for name, keys in filters.exclude]
    return " · ".join(parts)


def as_of_words(context: Context, as_of: datetime | None) -> str:
    """"as of 14 Sep 2026", or that it is today's picture."""
    if as_of is None:
        return tr("as of today")
    day = context.calendar.day_of(as_of)
    return tr("as of {day}").format(day=context.formats.day(day))


def _values(context: Context, dimension: str, keys: tuple[str, ...]) -> str:
    labels = values_of(context.mart, dimension)
    named = [value_name(dimension, key or None, labels) for key in keys[:SHOWN]]
    return ", ".join(named) + (f" +{len(keys) - SHOWN}" if len(keys) > SHOWN else "")
