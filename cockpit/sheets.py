"""What a panel shows as a table that can leave the program: with filter, date, definition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from math import isfinite
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from cockpit.exports.sheet import Sheet, limits_text, of_result
from models.filters import FilterState

if TYPE_CHECKING:
    from cockpit.context import Context
    from models.metric import Question, Result

About = Sequence[tuple[str, str]]


def table_sheet(context: Context, title: str, columns: Sequence[str],
                rows: Iterable[Sequence[Any]], asked: Question | FilterState | None = None, *,
                about: About = ()) -> Sheet:
    """`rows` under the headings `columns`, with the lines that tell what was counted: period,
    filter, options, as of, written. `asked` is the question or filter they answer, by default the
    window's filter; `about` adds lines before (a definition, a unit).

    Values may be numbers (also numpy's), text, dates or None; what is not finite becomes None.
    Errors: ValueError for a row that is not as long as the headings.
    """
    from cockpit.answers import described_filters

    filters = asked if isinstance(asked, FilterState) else (
        context.filters.state if asked is None else asked.filters)
    told = described_filters(filters, context.mart)
    now, zone = context.clock(), ZoneInfo(context.settings.timezone)
    options = {} if asked is None or isinstance(asked, FilterState) else dict(asked.options)
    lines = (
        *about, ("period", told["period"]), ("filter", limits_text(told)),
        *((("options", ", ".join(f"{name} = {value}" for name, value in options.items())),)
          if options else ()),
        ("as of", (filters.as_of or now).astimezone(zone).isoformat(timespec="seconds")),
        ("written", now.isoformat(timespec="seconds")),
    )
    held = tuple(tuple(_plain(value) for value in row) for row in rows)
    if any(len(row) != len(columns) for row in held):
        raise ValueError(f"{title}: a row is not as long as the {len(columns)} headings")
    return Sheet(title, tuple(columns), held, lines)


def result_sheet(context: Context, result: Result, question: Question) -> Sheet:
    """The answer of a metric as a sheet: the same as by the command `export`."""
    from cockpit import asking
    from models.metric import metric

    return of_result(asking.described(result, context.mart, question), metric(result.metric),
                     context.clock().isoformat(timespec="seconds"))


def _plain(value: Any) -> Any:
    if hasattr(value, "item"):
        value = value.item()  # numpy's days and times become Python's
    if isinstance(value, float):
        return value if isfinite(value) else None
    return value.isoformat() if isinstance(value, date | datetime) else value
