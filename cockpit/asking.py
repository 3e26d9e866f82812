"""From words to a question: names to keys, periods to days, options checked.

Serves the command line, links and saved views, so that all of them mean the same.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from cockpit.cli.arguments import pairs
from models.errors import CockpitError
from models.filters import FilterState

if TYPE_CHECKING:
    from models.calendars import Calendar
    from models.mart import Mart
    from models.metric import Metric, Question, Result

NO_VALUE = "—"
"""How a missing value of a dimension is written, in output and in `--where`."""


def question(given: Namespace, metric: Metric, mart: Mart, calendar: Calendar, now: datetime
             ) -> Question:
    """The question of a command line. Errors: CockpitError naming the dimension, value or option
    that is not known, ValueError for what has the wrong form."""
    from models.metric import Question

    by = tuple(part.strip() for part in given.by.split(",") if part.strip())
    options = dict(pairs(given.option, "--option"))
    return Question(
        filters=filters(given, mart, calendar, now), by=by, options=options, calendar=calendar,
        now=now,
    )


def filters(given: Namespace, mart: Mart, calendar: Calendar, now: datetime) -> FilterState:
    """Period, limits, as-of and comparison as typed."""
    from models.calendars import parse_period

    as_of = end_of_day(given.as_of, calendar) if given.as_of else None
    today = (as_of or now).astimezone(ZoneInfo(calendar.timezone)).date()
    state = FilterState(
        period=parse_period(given.period, calendar, today), period_text=given.period, as_of=as_of,
        compare=given.compare,
    )
    wanted: dict[str, set[str]] = {}
    for dimension, label in pairs(given.where, "--where"):
        wanted.setdefault(dimension, set()).update(keys_of(mart, dimension, label))
    for dimension, keys in wanted.items():
        state = state.narrowed(dimension, keys)
    return state


def end_of_day(text: str, calendar: Calendar) -> datetime:
    """The last microsecond of a day in the company's time zone, or an exact time as given."""
    try:
        if len(text) > 10:
            at = datetime.fromisoformat(text)
            return at if at.tzinfo else at.replace(tzinfo=ZoneInfo(calendar.timezone))
        day = date.fromisoformat(text)
    except ValueError:
        raise CockpitError("ask.bad_date", value=text) from None
    midnight = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(calendar.timezone))
    return midnight.astimezone(UTC) - timedelta(microseconds=1)


def keys_of(mart: Mart, dimension: str, label: str) -> tuple[str, ...]:
    """The keys that bear a displayed name. Errors: CockpitError with near names."""
    import difflib

    known = mart.labels(dimension)
    if label in known:
        return (label,)
    found = mart.find(dimension, label)
    if not found:
        names = sorted({str(name) for name in known.values()})
        near = difflib.get_close_matches(label, names, 5) or names[:5]
        raise CockpitError("ask.unknown_value", dimension=dimension, value=label,
                           near=", ".join(near))
    return tuple(found)


def name_of(mart: Mart, dimension: str, key: Any) -> str:
    """A key as people read it."""
    if key is None:
        return NO_VALUE
    return str(mart.labels(dimension).get(key, key)) if _labelled(mart, dimension) else str(key)


def _labelled(mart: Mart, dimension: str) -> bool:
    try:
        mart.labels(dimension)
    except KeyError:
        return False
    return True


def described(result: Result, mart: Mart) -> dict[str, Any]:
    """A result as the JSON of the command: names instead of keys, money as decimal text."""
    from models.money import to_major

    def value(number: Any) -> Any:
        if number is None or number != number:
            return None
        if result.currency:
            return str(to_major(round(float(number)), result.currency))
        return int(number) if float(number).is_integer() and result.unit == "count" else number

    rows = []
    for row in result.rows:
        answer: dict[str, Any] = {
            "by": {dim: name_of(mart, dim, key) for dim, key in row.by.items()},
            "value": value(row.value), "numerator": value(row.numerator),
            "denominator": value(row.denominator), "n": row.n, "low": value(row.low),
            "high": value(row.high),
        }
        if result.currency:
            answer["currency"] = result.currency
        if row.detail:
            answer["detail"] = _plain(row.detail)
        rows.append(answer)
    return {
        "metric": result.metric,
        "definition": {"id": result.definition[0], "revision": result.definition[1]},
        "unit": result.unit, "as_of": result.as_of.isoformat() if result.as_of else None,
        "filters": described_filters(result.filters, mart), "rows": rows,
        "notes": list(result.notes),
    }


def described_filters(state: FilterState, mart: Mart) -> dict[str, Any]:
    """The filter with displayed names."""
    return {
        "period": state.period_text, "start": _iso(state.period.start),
        "end": _iso(state.period.end),
        "where": {dim: [name_of(mart, dim, key) for key in keys] for dim, keys in state.where},
        "exclude": {dim: [name_of(mart, dim, key) for key in keys] for dim, keys in state.exclude},
        "compare": state.compare,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _plain(detail: Mapping[str, Any]) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for key, value in detail.items():
        if hasattr(value, "tolist"):
            value = value.tolist()
        if isinstance(value, float) and value != value:
            value = None
        plain[key] = value
    return plain
