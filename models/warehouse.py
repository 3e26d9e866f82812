"""The same tallies as the mart's, counted by a database: mirror and history, one GROUP BY.

For a company that outgrew the laptop, and the mart's independent check. Portable SQL through
SQLAlchemy Core: common table expressions, window functions, plain arithmetic; no functions that
only one engine has. Small tables (stages, teams, rates, months) travel inside the statement.
Its limits: it counts five of the nine facts, OPPORTUNITIES, VISITS, REACHES, LEADS and ACTIVITIES;
CHANGES, SUBMISSIONS, QUOTAS and ACCOUNTS raise mart.unknown_fact, and metrics that need them work
on the mart only. Nothing is sliced by custom fields, which the mirror keeps as one JSON column.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from sqlalchemy import Connection, Select, and_, case, func, literal, or_, select
from sqlalchemy.sql.elements import ColumnElement

from models.calendars import Calendar
from models.cells import Array, Cells, Measure
from models.errors import CockpitError
from models.facts import CALENDAR, Fact
from models.filters import ALL_TIME, FilterState, Period
from models.instants import to_micros
from models.task import Task
from models.warehouse_deals import opportunities, reaches, visits
from models.warehouse_rows import NUMBERS, Relation
from models.warehouse_tables import Lookups, activities, leads, read_lookups

Column = ColumnElement[Any]


class Warehouse:
    """Tallies over the tables behind a connection, which stays the caller's."""

    def __init__(self, connection: Connection, calendar: Calendar) -> None:
        self.connection, self.calendar = connection, calendar

    @property
    def reporting_currency(self) -> str:
        return self.calendar.reporting_currency

    def tally(
        self, fact: Fact, by: tuple[str, ...], measures: tuple[Measure, ...],
        filters: FilterState, when: str | None = None, task: Task | None = None,
    ) -> Cells:
        """As `Mart.tally`; exact values and histograms take a statement of their own each.

        Errors: CockpitError mart.unknown_fact for a fact that is counted by the mart only;
        mart.unknown_dimension, mart.unknown_measure.
        """
        lookups = read_lookups(self.connection, self.calendar, filters)
        rows = self._rows(fact, lookups, filters)
        date = when or fact.dates[0]
        groups = [self._group(rows, fact, dimension, date) for dimension in by]
        conditions = self._conditions(rows, filters, date, lookups)
        plain = [measure for measure in measures if measure.kind not in ("histogram", "values")]
        columns: list[Column] = [func.count()]
        for measure in plain:
            columns.extend(_aggregates(measure, rows, fact))
        if task is not None:
            task.check()
        answer = self._answer(groups, columns, conditions, rows)
        answer = [row for row in answer if by or row[0]]
        keys = [tuple(row[:len(by)]) for row in answer]
        found = _plain_measures(plain, [row[len(by) + 1:] for row in answer], rows)
        if any(measure.kind == "count" for measure in measures):
            found["n"] = np.array([row[len(by)] for row in answer], np.int64)
        for measure in measures:
            if measure.kind in ("histogram", "values"):
                if task is not None:
                    task.check()
                pairs = self._spread(measure, rows, fact, groups, conditions)
                found |= _spread_measures(measure, keys, pairs, len(by))
        order = [name for measure in measures for name in found if name in _names(measure)]
        return Cells(by, {name: _keys(name, [key[place] for key in keys])
                          for place, name in enumerate(by)}, {name: found[name] for name in order})

    def _rows(self, fact: Fact, lookups: Lookups, filters: FilterState) -> Relation:
        known = filters.as_of is not None
        at = to_micros(filters.as_of) if filters.as_of is not None else lookups.last_known
        makers = {"opportunities": opportunities, "visits": visits, "reaches": reaches,
                  "leads": leads, "activities": activities}
        if fact.key not in makers:
            raise CockpitError("mart.unknown_fact", fact=fact.key, known=sorted(makers))
        return makers[fact.key](lookups, at, known)

    def _group(self, rows: Relation, fact: Fact, dimension: str, date: str) -> Column:
        if dimension in CALENDAR:
            return self._unit(rows, dimension, date)
        if dimension not in rows.dimensions:
            raise CockpitError("mart.unknown_dimension", name=dimension, fact=fact.key,
                               known=", ".join(rows.dimensions))
        return rows.dimensions[dimension]

    def _unit(self, rows: Relation, unit: str, date: str) -> Column:
        """The month, quarter or week of a date, as one long CASE over the days there are."""
        column, is_day = rows.dates[date]
        low, high = self.connection.execute(select(
            func.min(column), func.max(column)).select_from(rows.source)).one()
        if low is None:
            return literal(None)
        first = rows.day_of(low, is_day, self.calendar)
        last = rows.day_of(high, is_day, self.calendar)
        branches: list[tuple[Any, Any]] = []
        period = self.calendar.around(unit, first)
        while period.start is not None and period.end is not None and period.start <= last:
            end = rows.bound(period.end, is_day, self.calendar)
            branches.append((column < end, self.calendar.name_of(unit, period.start)))
            period = self.calendar.around(unit, period.end)
        return case((column.is_(None), None), *branches)

    def _conditions(self, rows: Relation, filters: FilterState, date: str, lookups: Lookups
                    ) -> list[Column]:
        found: list[Column] = []
        for wanted, dimensions in ((True, filters.where), (False, filters.exclude)):
            for dimension, keys in dimensions:
                if dimension in CALENDAR:
                    column = self._unit(rows, dimension, date)
                elif dimension in rows.dimensions:
                    column = rows.dimensions[dimension]
                else:
                    continue
                found.append(_among(column, dimension, keys, wanted))
        if filters.scope is not None:
            found.append(rows.dimensions["team"].in_(sorted(lookups.scope)))
        if filters.period != ALL_TIME:
            found.append(self._inside(rows, filters.period, date))
        return found

    def _inside(self, rows: Relation, period: Period, date: str) -> Column:
        column, is_day = rows.dates[date]
        bounds: list[Column] = [column.is_not(None)]
        if period.start is not None:
            bounds.append(column >= rows.bound(period.start, is_day, self.calendar))
        if period.end is not None:
            bounds.append(column < rows.bound(period.end, is_day, self.calendar))
        return and_(*bounds)

    def _answer(self, groups: Sequence[Column], columns: Sequence[Column],
                conditions: Sequence[Column], rows: Relation) -> list[Any]:
        named = [group.label(f"g{place}") for place, group in enumerate(groups)]
        inner = select(*named, *rows.carried).select_from(rows.source).where(*conditions)
        within = inner.subquery("counted")
        outer: Select[Any] = select(
            *(within.c[f"g{place}"] for place in range(len(groups))),
            *(column(within) if callable(column) else column for column in columns),
        ).select_from(within)
        if groups:
            outer = outer.group_by(*(within.c[f"g{place}"] for place in range(len(groups))))
        return list(self.connection.execute(outer).all())

    def _spread(self, measure: Measure, rows: Relation, fact: Fact, groups: Sequence[Column],
                conditions: Sequence[Column]) -> list[Any]:
        """(group keys ..., value or bin, rows), for values that are known."""
        if measure.name not in rows.measures:
            raise _unknown_measure(measure, fact)
        column, unit = rows.measures[measure.name]
        value: Column = column
        if measure.kind == "histogram":
            scaled = column / literal(float(unit))
            bins = [(scaled < edge, place - 1) for place, edge in enumerate(measure.edges[:-1])]
            value = case((column.is_(None), None), *bins, else_=len(measure.edges) - 2)
        return [row[:-1] + (row[-1],) if unit == 1.0 or measure.kind == "histogram"
                else (*row[:-2], row[-2] / unit, row[-1])
                for row in self._answer([*groups, value], [func.count()],
                                        [*conditions, column.is_not(None)], rows)]


def _names(measure: Measure) -> tuple[str, ...]:
    """What a measure is called in the answer."""
    name = measure.name
    return {"count": ("n",), "distinct": ("opportunities",), "total": (name, f"{name}_n"),
            "minimum": (f"{name}_min",), "maximum": (f"{name}_max",),
            "histogram": (f"{name}_bins",), "values": (f"{name}_values",)}[measure.kind]


def _unknown_measure(measure: Measure, fact: Fact) -> CockpitError:
    return CockpitError("mart.unknown_measure", name=measure.name, fact=fact.key,
                        known=", ".join(fact.measures))


def _aggregates(measure: Measure, rows: Relation, fact: Fact) -> list[Any]:
    """Aggregate columns of one measure, over the subquery that carries the measures by name."""
    name = measure.name
    if measure.kind == "count":
        return []
    if measure.kind == "distinct":
        return [lambda within: func.count(within.c.opportunity_key.distinct())]
    if name not in rows.measures:
        raise _unknown_measure(measure, fact)
    if measure.kind == "total":
        return [lambda within: func.sum(within.c[f"m_{name}"]),
                lambda within: func.count(within.c[f"m_{name}"])]
    least = func.min if measure.kind == "minimum" else func.max
    return [lambda within: least(within.c[f"m_{name}"])]


def _plain_measures(measures: Sequence[Measure], answer: Sequence[Any], rows: Relation
                    ) -> dict[str, Array]:
    found: dict[str, Array] = {}
    place = 0
    for measure in measures:
        name = measure.name
        if measure.kind == "count":
            continue
        column = [row[place] for row in answer]
        place += 1
        if measure.kind == "distinct":
            found["opportunities"] = np.array(column, np.int64)
            continue
        unit = rows.measures[name][1]
        if measure.kind == "total":
            sums = np.array([int(value or 0) for value in column], np.int64)
            found[name] = sums if unit == 1.0 else sums / unit
            found[f"{name}_n"] = np.array([row[place] for row in answer], np.int64)
            place += 1
        else:
            edges = [np.nan if value is None else int(value) / unit for value in column]
            found[f"{name}_{measure.kind[:3]}"] = np.array(edges, float)
    return found


def _spread_measures(measure: Measure, keys: Sequence[Any], pairs: Sequence[Any], width: int
                     ) -> dict[str, Array]:
    places = {key: place for place, key in enumerate(keys)}
    if measure.kind == "histogram":
        bins = np.zeros((len(keys), len(measure.edges) - 1), np.int64)
        for row in pairs:
            if row[width] >= 0:
                bins[places[tuple(row[:width])], row[width]] = row[width + 1]
        return {f"{measure.name}_bins": bins}
    gathered: list[list[tuple[float, int]]] = [[] for _ in keys]
    for row in pairs:
        gathered[places[tuple(row[:width])]].append((row[width], row[width + 1]))
    found = np.empty(len(keys), object)
    for place, values in enumerate(gathered):
        values.sort()
        found[place] = (np.array([value for value, _ in values], float),
                        np.array([count for _, count in values], np.int64))
    return {f"{measure.name}_values": found}


def _keys(name: str, keys: Sequence[Any]) -> Array:
    if name in NUMBERS:
        return np.array(keys, np.int64)
    found = np.empty(len(keys), object)
    found[:] = keys
    return found


def _among(column: Column, dimension: str, keys: Sequence[str], wanted: bool) -> Column:
    """The key "" means "no value"."""
    if dimension in NUMBERS:
        numbers = [int(key) for key in keys if key.isdecimal()]
        return column.in_(numbers) if wanted else column.not_in(numbers)
    named = [key for key in keys if key]
    if wanted:
        found: Column = column.in_(named)
        return or_(found, column.is_(None)) if "" in keys else found
    kept: Column = column.not_in(named)
    return and_(kept, column.is_not(None)) if "" in keys else or_(kept, column.is_(None))

