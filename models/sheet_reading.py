"""What a question asks of a sheet: codes, measures, columns, and which rows count."""

from __future__ import annotations

import numpy as np

from models.calendars import MISSING_DAY, day_range
from models.cells import Array, Measure
from models.change_sheet import ChangeSheet
from models.conditions import Within, calendar_codes, joined
from models.errors import CockpitError
from models.facts import CALENDAR, SEGMENTS, Fact
from models.filters import ALL_TIME, FilterState
from models.sheets import DAY_DATES, Sheet
from models.store import Space, Store
from models.tally import Coded, Measured


def dimensions_of(store: Store, fact: Fact) -> list[str]:
    """What `by` and filters may name for a fact, beside CALENDAR."""
    segments = (*SEGMENTS, *store.customs) if fact.segments else ()
    return list(dict.fromkeys((*fact.dimensions, *segments)))


def codes(sheet: Sheet, dimension: str, when: str) -> tuple[Coded, Space]:
    """Codes of a dimension and their keys; CALENDAR ones are of the date `when`."""
    if not sheet.length:  # a kind of record the company does not have
        if dimension not in (*CALENDAR, *dimensions_of(sheet.store, sheet.fact)):
            raise _unknown("dimension", dimension, sheet)
        return Coded(np.zeros(0, np.int32), 1), Space([None])
    if dimension in CALENDAR:
        return calendar_codes(sheet.store.calendar, sheet.days(when), dimension)
    try:
        return sheet.codes(dimension)
    except KeyError:
        raise _unknown("dimension", dimension, sheet) from None


def measured(sheet: Sheet, measure: Measure) -> Measured | None:
    """What is summed; None for counts."""
    if measure.kind in ("count", "distinct"):
        return None
    if measure.name not in sheet.fact.measures:
        raise _unknown("measure", measure.name, sheet)
    return sheet.measure(measure.name) if sheet.length else Measured(np.zeros(0, np.int64))


def conditions(sheet: Sheet, filters: FilterState, when: str) -> list[Coded | Within]:
    """Columns of truths that all must hold for a row to count."""
    if not sheet.length:
        return []
    found: list[Coded | Within] = [*sheet.conditions(filters)]
    for wanted, dimensions in ((True, filters.where), (False, filters.exclude)):
        for dimension, keys in dimensions:
            if dimension in CALENDAR:
                coded, space = calendar_codes(sheet.store.calendar, sheet.days(when), dimension)
                table = np.full(space.size, not wanted)
                table[space.find(keys)] = wanted
                found.append(Coded(table[coded.codes], 2, coded.through))
    if filters.period != ALL_TIME:
        first, after = day_range(filters.period)
        days = sheet.days(when)
        if days.through is None:
            found.append(Within(days.codes, first, after))
        else:
            inside = (days.codes >= first) & (days.codes < after)
            found.append(Coded(inside, 2, days.through))
    return joined(found)


def column(sheet: Sheet, name: str, when: str, rows: Array, filters: FilterState) -> Array:
    """One column of these rows, see `Mart.columns`."""
    fact = sheet.fact
    if name in fact.dates:
        return _moments(name, sheet.date(name).take(rows) if sheet.length
                        else np.zeros(0, np.int64))
    if name in fact.measures:
        found = measured(sheet, Measure("total", name))
        assert found is not None
        return found.scaled(found.take(rows))
    if isinstance(sheet, ChangeSheet) and name.startswith(("before.", "after.")):
        try:
            values, space = sheet.side(name, filters, rows)
        except KeyError:
            raise _unknown("dimension", name, sheet) from None
        if space is not None:
            return space.keys(values)
        if values.dtype == bool:
            return values
        if name.endswith(".expected"):
            return _moments("expected", values)
        return Measured(values).scaled(values)
    coded, keys = codes(sheet, name, when)
    return keys.keys(coded.take(rows))


def date(sheet: Sheet, when: str | None) -> str:
    """The date that is meant, the first one of the fact where none is named."""
    if when is None:
        return sheet.fact.dates[0]
    if when not in sheet.fact.dates:
        raise _unknown("date", when, sheet)
    return when


def _unknown(what: str, name: str, sheet: Sheet) -> CockpitError:
    fact = sheet.fact
    known = {"dimension": dimensions_of(sheet.store, fact), "measure": fact.measures,
             "date": fact.dates}[what]
    return CockpitError(f"mart.unknown_{what}", name=name, fact=fact.key, known=", ".join(known))


def _moments(name: str, values: Array) -> Array:
    if name in DAY_DATES:
        days = values.astype("datetime64[D]")
        days[values == MISSING_DAY] = np.datetime64("NaT")
        return days
    return values.astype("datetime64[us]")  # MISSING is how numpy writes NaT
