"""The counts behind each view against SQL on SQLite and warm pandas: same rows, same figures.

SQLite gets one flat table per fact, in memory, without an index, since a filter may be on any
column; pandas the same columns with categories, in memory. Every turn asks for another ten teams.
Before anything is timed the three answers are compared, cell by cell.
"""

from __future__ import annotations

import math
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pytest
from homes import SIZE, big_company

from models.cells import COUNT, minimum, total
from models.facts import ACTIVITIES, OPPORTUNITIES, VISITS
from models.filters import FilterState
from models.instants import to_days

pytestmark = pytest.mark.benchmark
TURNS = 9
SQL, PANDAS = (35, 6) if SIZE > 100_000 else (40, 6)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    with big_company(tmp_path_factory) as found:
        yield found


@dataclass(frozen=True)
class View:
    """One tally: per combination of `by`, how many rows and the sum (or least) of `measure`."""

    fact: object
    by: tuple[str, ...]
    measure: str
    how: str = "sum"
    dated: str = ""
    own: str = "team"


VIEWS = {
    "funnel (stays by stage, region, way out)": View(
        VISITS, ("stage", "region", "outcome"), "hours", dated="entered"),
    "bottlenecks (stays by stage, team, way out)": View(
        VISITS, ("stage", "team", "outcome"), "hours", dated="entered"),
    "customers (deals by customer and state)": View(OPPORTUNITIES, ("account", "status"), "amount"),
    "customers (days since the last touch)": View(
        ACTIVITIES, ("account",), "age_days", "min", own="owner"),
    "forecast (deals by category, evidence, week)": View(
        OPPORTUNITIES, ("status", "forecast_category", "evidence", "week"), "amount",
        dated="expected"),
}


def chosen(world, view, turn):
    keys = world.teams if view.own == "team" else world.owners
    return tuple(keys[(turn + 2 * step) % len(keys)] for step in range(10))


def state_of(world, view, turn):
    state = FilterState(period=world.year) if view.dated and "week" not in view.by else (
        FilterState())
    return state.narrowed(view.own, chosen(world, view, turn))


def mart_cells(world, view, turn):
    measure = (minimum if view.how == "min" else total)(view.measure)
    return world.mart.tally(view.fact, view.by, (COUNT, measure), state_of(world, view, turn),
                            view.dated or None)


def flat(world, view):
    """All rows of the fact as plain columns; the day as a number."""
    names = tuple(dict.fromkeys((*(name for name in view.by if name != "week"), view.own,
                                 view.measure, *((view.dated,) if view.dated else ()))))
    columns = world.mart.columns(view.fact, names, FilterState(), view.dated or None)
    if "week" in view.by:
        columns["week"] = world.mart.coded(
            view.fact, ("week",), FilterState(), view.dated)["week"]
        columns["week"] = columns["week"].keys[columns["week"].codes]
    if view.dated:
        at = columns.pop(view.dated).astype("datetime64[us]")
        local = at if view.dated == "expected" else at + np.timedelta64(8, "h")
        columns["day"] = local.astype("datetime64[D]").astype(np.int64)
    return columns


def frame_of(columns):
    """Categories where pandas counts them fastest."""
    return pd.DataFrame({name: pd.Categorical(values) if values.dtype == object else values
                         for name, values in columns.items()})


def by_pandas(frame, world, view, turn):
    kept = frame[view.own].isin(chosen(world, view, turn))
    state = state_of(world, view, turn)
    if state.period.start is not None:
        kept &= (frame["day"] >= to_days(state.period.start)) & (
            frame["day"] < to_days(state.period.end))
    groups = frame[kept].groupby(list(view.by), observed=True, dropna=False)[view.measure]
    return groups.agg(["size", view.how])


def by_sql(database, world, view, turn):
    keys = chosen(world, view, turn)
    state, given = state_of(world, view, turn), list(keys)
    where = f"{view.own} IN ({','.join('?' * len(keys))})"
    if state.period.start is not None:
        where += " AND day >= ? AND day < ?"
        given += [to_days(state.period.start), to_days(state.period.end)]
    names = ", ".join(view.by)
    return database.execute(f"SELECT {names}, count(*), {view.how}({view.measure}) FROM rows "
                            f"WHERE {where} GROUP BY {names}", given).fetchall()


def seconds(work: Callable[[int], object]):
    work(0)
    taken = []
    for turn in range(1, TURNS + 1):
        before = time.perf_counter()
        work(turn)
        taken.append(time.perf_counter() - before)
    return taken


def told_alike(cells):
    """Keys -> how many, and the figure; what is not there is 0."""
    return {tuple(None if part is None or part != part else str(part) for part in keys):
            (int(n), 0.0 if value is None or math.isnan(value) else float(value))
            for keys, n, value in cells}


def assert_same(ours, theirs):
    assert {keys: n for keys, (n, _) in ours.items()} == {
        keys: n for keys, (n, _) in theirs.items()}
    assert [value for _, value in ours.values()] == pytest.approx(
        [theirs[keys][1] for keys in ours], rel=1e-9)


def told_by_mart(cells, view):
    keys = zip(*(cells.keys[name].tolist() for name in view.by), strict=True)
    name = f"{view.measure}_min" if view.how == "min" else view.measure
    return zip(keys, cells.measures["n"].tolist(), cells.measures[name].tolist(), strict=True)


@pytest.mark.parametrize("name", VIEWS)
def test_that_the_counts_of_a_view_outrun_sql_and_pandas(world, told, name):
    view = VIEWS[name]
    columns = flat(world, view)
    frame = frame_of(columns)
    database = sqlite3.connect(":memory:")
    pd.DataFrame(columns).to_sql("rows", database, index=False)
    ours = told_alike(told_by_mart(mart_cells(world, view, 3), view))
    rows = by_sql(database, world, view, 3)
    assert_same(ours, told_alike((row[:-2], row[-2], row[-1]) for row in rows))
    grouped = by_pandas(frame, world, view, 3).reset_index().itertuples(index=False)
    assert_same(ours, told_alike((row[:-2], row[-2], row[-1]) for row in grouped))
    mine = seconds(lambda turn: mart_cells(world, view, turn))
    told(f"counts: {name}", [one * 1e3 for one in mine])
    ratios = {}
    for other, work in (("SQL on SQLite", lambda turn: by_sql(database, world, view, turn)),
                        ("warm pandas", lambda turn: by_pandas(frame, world, view, turn))):
        ratios[other] = float(np.median(seconds(work)) / np.median(mine))
        told(f"the same in {other}", ratios[other], "x",
             f"≥ {SQL if other.startswith('SQL') else PANDAS} x")
    database.close()
    assert ratios["SQL on SQLite"] >= SQL
    assert ratios["warm pandas"] >= PANDAS
