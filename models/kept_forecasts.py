"""Forecasts as they were made: versions that are added and never changed, so that "what did we say
then" has an answer (metrics.md, section 12)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from models.audit import append
from models.errors import CockpitError
from models.filters import FilterState
from models.instants import from_micros, to_micros

if TYPE_CHECKING:
    from models.cache import Cache
    from models.forecast.outlook import Rolling

LEVELS = ("", "seller", "manager", "headquarters")
TOTAL = 0  # the week number under which the total of the 13 weeks stands


@dataclass(frozen=True)
class KeptWeek:
    """Week 1 to 13, or `TOTAL`; minor units, None where the method gave no band."""

    week: int
    middle: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class KeptForecast:
    """One method's forecast of one origin, as one person kept it.

    origin  the first instant of week 1
    scope   the filter it was made under, as `scope_of` writes it
    level   whose forecast it is: "seller", "manager", "headquarters"; "" for nobody's
    """

    origin: datetime
    scope: str
    level: str
    method: str
    currency: str
    author: str
    at: datetime
    weeks: tuple[KeptWeek, ...]

    @property
    def total(self) -> KeptWeek:
        return next(one for one in self.weeks if one.week == TOTAL)


def scope_of(filters: FilterState, level: str = "") -> str:
    """The part of a filter a forecast depends on, as canonical JSON; periods and comparisons do
    not belong to it."""
    scope = {"where": dict(filters.where), "exclude": dict(filters.exclude),
             "teams": None if filters.scope is None else sorted(filters.scope), "level": level}
    return json.dumps(scope, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def keep_once(cache: Cache, rolling: Rolling, filters: FilterState, *, origin: datetime,
              author: str, now: datetime) -> tuple[KeptForecast, ...]:
    """Keep nobody's own forecast of an origin and filter, unless one is kept: () then, and where
    there is nothing to keep."""
    if not any(one.known for one in rolling.outlooks) or kept_forecasts(
            cache, origin=origin, scope=scope_of(filters)):
        return ()
    return keep(cache, rolling, filters, origin=origin, author=author, now=now)


@dataclass(frozen=True)
class KeptVersion:
    """Everything one person kept at one moment for one origin: a forecast by method."""

    origin: datetime
    level: str
    author: str
    at: datetime
    currency: str
    by_method: Mapping[str, KeptForecast]


def kept_versions(cache: Cache, filters: FilterState) -> tuple[KeptVersion, ...]:
    """What was kept under a filter at any level, newest origin and version first."""
    found: dict[tuple[Any, ...], dict[str, KeptForecast]] = {}
    for level in LEVELS:
        for one in kept_forecasts(cache, scope=scope_of(filters, level)):
            found.setdefault((one.origin, one.at, one.level, one.author, one.currency), {})[
                one.method] = one
    return tuple(KeptVersion(origin, level, author, at, currency, methods)
                 for (origin, at, level, author, currency), methods in sorted(
                     found.items(), key=lambda pair: pair[0][:2], reverse=True))


def keep(cache: Cache, rolling: Rolling, filters: FilterState, *, origin: datetime, author: str,
         now: datetime, level: str = "", methods: Sequence[str] = ()) -> tuple[KeptForecast, ...]:
    """Keep a forecast as a new version: every method that has figures, or those named.

    `origin` is the first instant of week 1. What was kept before stays; two versions of one
    origin are told apart by author and time. Errors: CockpitError("forecast.nothing_to_keep").
    """
    kept = [one for one in rolling.outlooks
            if one.known and (not methods or one.method in methods)]
    if not kept:
        raise CockpitError("forecast.nothing_to_keep")
    scope = scope_of(filters, level)
    found = tuple(KeptForecast(
        origin, scope, level, one.method, rolling.currency, author, now,
        tuple(KeptWeek(week, float(one.expected[place]), _known(one.low[place]),
                       _known(one.high[place]))
              for week, place in [(TOTAL, -1), *((i + 1, i) for i in range(13))]))
        for one in kept)
    with cache.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO forecast_version (origin, scope, method, week, middle, low, high, "
            "currency, author, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(to_micros(origin), scope, one.method, week.week, week.middle, week.low, week.high,
              one.currency, author, to_micros(now)) for one in found for week in one.weeks])
        append(connection, "forecast kept",
               {"origin": origin.isoformat(), "methods": [one.method for one in found]},
               actor=author, now=now)
    return found


def _known(value: Any) -> float | None:
    return float(value) if value == value else None


def kept_forecasts(cache: Cache, *, origin: datetime | None = None, method: str = "",
                   scope: str | None = None) -> tuple[KeptForecast, ...]:
    """What was kept, oldest origin first and then in the order it was kept; limited to an origin,
    a method or a scope where they are given."""
    wanted = [("origin = ?", None if origin is None else to_micros(origin)),
              ("method = ?", method or None), ("scope = ?", scope)]
    chosen = [(text, value) for text, value in wanted if value is not None]
    where = " WHERE " + " AND ".join(text for text, _ in chosen) if chosen else ""
    with cache.raw_read() as connection:
        rows = connection.execute(
            "SELECT origin, scope, method, currency, author, at, week, middle, low, high "
            f"FROM forecast_version{where} ORDER BY origin, at, id",
            tuple(value for _, value in chosen)).fetchall()
    found: dict[tuple[Any, ...], list[KeptWeek]] = {}
    for row in rows:
        found.setdefault(tuple(row[:6]), []).append(KeptWeek(*row[6:]))
    return tuple(
        KeptForecast(from_micros(begin), own, json.loads(own).get("level", ""), name, currency,
                     author, from_micros(at), tuple(weeks))
        for (begin, own, name, currency, author, at), weeks in found.items())


def origins(cache: Cache) -> tuple[datetime, ...]:
    """The origins something was kept for, oldest first."""
    with cache.raw_read() as connection:
        rows = connection.execute(
            "SELECT DISTINCT origin FROM forecast_version ORDER BY origin").fetchall()
    return tuple(from_micros(row[0]) for row in rows)
