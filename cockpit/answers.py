"""A result as data for scripts, exports and tables: names for keys, money as decimal text."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from models.facts import CALENDAR, FACTS
from models.filters import FilterState
from models.instants import to_days
from models.money import exponent, to_major
from models.wording import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from models.calendars import Calendar
    from models.mart import Mart
    from models.metric import Question, Result, Row

NO_VALUE = "—"
"""How a missing value of a dimension is written, in output and in `--where`."""

FIGURES = ("value", "numerator", "denominator", "n", "low", "high")

_UNCONVERTED = QT_TRANSLATE_NOOP(
    "messages", "{count} deals have an amount in a currency without a rate to {currency}: they are "
    "counted, but their amounts are missing from every sum.")

_MONEY = {
    "money": FIGURES, "money_units": FIGURES, "money_per_day": ("value", "numerator", "low", "high")
}
_MONEY_RATIOS = ("forecast_accuracy", "coverage")
_BY_VALUE = ("win_rate", "stage_conversion")
_DETAILS: Mapping[str, frozenset[str]] = {
    "won_value": frozenset({"mean"}),
    "pipeline_value": frozenset({"mean"}),
    "stage_count": frozenset({"amount"}),
    "health": frozenset({"area_amount", "won_amount", "open_amount"}),
    "silent_customers": frozenset({"area_amount", "won_amount", "open_amount"}),
    "dormant": frozenset({"won_ever"}),
    "post_signature_watch": frozenset({"amount"}),
    "likely_to_leave": frozenset({"area_amount"}),
    "rolling_forecast": frozenset({"from_new", "from_open", "from_calls",
                                   "expired_amount"}),
    "coverage": frozenset({"open_amount", "won", "target", "gap", "required_amount",
                           "past_due_amount"}),
    "bottleneck": frozenset({"coming", "waiting", "open_value"}),
    "overdue": frozenset({"amount", "open_amount"}),
    "hygiene": frozenset({"amount"}),
    "stage_moves": frozenset({"amount"}),
    "velocity": frozenset({"mean_won_amount", "per_deal", "per_amount", "per_point", "per_day"}),
    "forecast_accuracy": frozenset({"mad", "rmse"}),
}
"""Which further figures of a metric are money: whole units where the details name the currency,
else minor units like the figures themselves."""


def described(result: Result, mart: Mart, question: Question | None = None,
              before: Result | None = None) -> dict[str, Any]:
    """A result as the JSON of the command. `question` adds its options; `before` is the result for
    what is compared with: each row gets `compared`, None where there was none."""
    zone = ZoneInfo(mart.calendar.timezone)
    options = dict(question.options) if question else {}
    money = _money_figures(result, options)
    answer: dict[str, Any] = {
        "metric": result.metric,
        "definition": {"id": result.definition[0], "revision": result.definition[1]},
        "unit": result.unit, "as_of": result.as_of.astimezone(zone).isoformat(),
        "filters": described_filters(result.filters, mart), "options": options,
        "rows": [_row(row, result, mart, money) for row in result.rows],
        "notes": [*result.notes, *_notes(result, mart, money)],
    }
    if before is not None:
        answer["compared_with"] = described_filters(before.filters, mart)
        later = _same_time_later(before.filters, result.filters, mart.calendar)
        earlier = {tuple((name, later.get((name, key), key)) for name, key in row.by.items()): row
                   for row in before.rows}
        for row, told in zip(result.rows, answer["rows"], strict=True):
            match = earlier.get(tuple(row.by.items()))
            told["compared"] = None if match is None else _figures(match, result, mart, money)
    return answer


def _same_time_later(before: FilterState, now: FilterState, calendar: Calendar
                     ) -> dict[tuple[str, Any], str]:
    """(unit, "2025Q1") -> "2026Q1" for the months, quarters and weeks of two periods of as many."""
    found: dict[tuple[str, Any], str] = {}
    for unit in CALENDAR:
        names = []
        for period in (before.period, now.period):
            if period.start is None or period.end is None:
                return {}
            names.append(calendar.names_of(unit, to_days(period.start), to_days(period.end) - 1)[0])
        if len(names[0]) == len(names[1]):
            found |= {(unit, old): new for old, new in zip(*names, strict=True)}
    return found


def described_filters(state: FilterState, mart: Mart) -> dict[str, Any]:
    """The filter with displayed names."""
    return {
        "period": state.period_text, "start": _iso(state.period.start),
        "end": _iso(state.period.end),
        "where": {dim: [name_of(mart, dim, key) for key in keys] for dim, keys in state.where},
        "exclude": {dim: [name_of(mart, dim, key) for key in keys] for dim, keys in state.exclude},
        "compare": state.compare,
    }


def name_of(mart: Mart, dimension: str, key: Any) -> str:
    """A key as people read it."""
    if key is None or key == "":
        return NO_VALUE
    try:
        return str(mart.labels(dimension).get(key, key))
    except KeyError:
        return str(key)


def values_of(mart: Mart, dimension: str) -> dict[Any, str]:
    """Key -> name of everything in a dimension, also where keys are their own names."""
    try:
        return mart.labels(dimension)
    except KeyError:
        pass
    found: dict[Any, str] = {}
    for fact in FACTS.values():
        if dimension in fact.dimensions:
            column = mart.columns(fact, (dimension,), FilterState())[dimension]
            found |= {key: str(key) for key in column.tolist() if key is not None}
    return found


def decimal(number: Any, currency: str, *, minor: bool) -> str | None:
    """Money as decimal text with the currency's own number of decimals; None when missing."""
    if number is None or not math.isfinite(number):
        return None
    if minor:
        return str(to_major(round(float(number)), currency))
    return str(Decimal(str(float(number))).quantize(Decimal(1).scaleb(-exponent(currency))))


def _row(row: Row, result: Result, mart: Mart, money: frozenset[str]) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "by": {dim: name_of(mart, dim, key) for dim, key in row.by.items()},
        **_figures(row, result, mart, money),
    }
    if money:
        answer["currency"] = mart.reporting_currency
    if row.by:
        answer["keys"] = _plain(row.by)
    if row.detail:
        answer["detail"] = _detail(row, result, mart)
    return answer


def _figures(row: Row, result: Result, mart: Mart, money: frozenset[str]) -> dict[str, Any]:
    minor = result.unit == "money"
    figures: dict[str, Any] = {}
    for name in FIGURES:
        number = getattr(row, name)
        if name in money:
            figures[name] = decimal(number, mart.reporting_currency, minor=minor)
        else:
            whole = result.unit == "count" or name in ("numerator", "denominator", "n")
            figures[name] = _number(number, whole=whole)
    return figures


def _detail(row: Row, result: Result, mart: Mart) -> dict[str, Any]:
    detail = {name: _plain(value) for name, value in row.detail.items()}
    for name in _DETAILS.get(result.metric, frozenset()) & detail.keys():
        detail[name] = decimal(row.detail[name], mart.reporting_currency,
                               minor="currency" not in row.detail)
    return detail


def _money_figures(result: Result, options: Mapping[str, str]) -> frozenset[str]:
    """Which figures of a row are money; never `n`."""
    found = set(_MONEY.get(result.unit, ()))
    if result.metric in _MONEY_RATIOS or (
            result.metric in _BY_VALUE and options.get("weight") == "value"):
        found |= {"numerator", "denominator"}
    return frozenset(found - {"n"})


def _notes(result: Result, mart: Mart, money: frozenset[str]) -> list[str]:
    """What a reader of amounts must know beside what the metric itself says."""
    if not (money or result.metric in _DETAILS) or not mart.unconverted:
        return []
    return [_UNCONVERTED.format(count=mart.unconverted, currency=mart.reporting_currency)]


def _number(value: Any, *, whole: bool) -> Any:
    """A plain number, None where there is none; `whole`: without a point where it is whole."""
    number = value.item() if hasattr(value, "item") else value
    if number is None or not math.isfinite(number):
        return None
    return int(number) if whole and float(number).is_integer() else number


def _plain(value: Any) -> Any:
    """Numpy, dates and what is not finite as JSON knows them, however deep."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(inner) for inner in value]
    return value


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
