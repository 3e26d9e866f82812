"""Filter change to data of the funnel page at M, as the page asks it, on one thread.

Each turn limits another team or product line, so that no answer is one kept from before. An as-of
step moves the day of everything by one; the strip and the quarters follow the picture.
"""

from __future__ import annotations

import os
import time
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from homes import NOW, company_home

from cockpit.context import Inputs
from cockpit.pages import funnel_data, funnel_extras
from models.cache import Cache
from models.filters import FilterState, Period
from models.settings import Settings
from models.snapshot import newest_mart
from models.task import Task
from models.unlocking import Passphrase

pytestmark = pytest.mark.benchmark
SIZE = int(os.environ.get("COMPANY", "100000"))
TURNS = 40
YEAR = FilterState(period=Period(date(2025, 1, 1), date(2026, 1, 1)))
VIEWS = [*((mode, "imp") for mode in funnel_data.MODES),
         *(("conversion", family) for family in funnel_data.FAMILIES[1:])]


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    paths = company_home(tmp_path_factory.mktemp("views") / "home", SIZE)
    with Cache.open(paths, Passphrase(None), now=NOW) as cache:
        mart = newest_mart(cache)
        yield mart, Settings.load(paths).calendar()
        mart.close()


def inputs(world, filters, mode="conversion", family="imp", turn=0):
    """The clock goes on between two questions, as it does in the window."""
    mart, calendar = world
    return Inputs(mart, filters, calendar, NOW + timedelta(seconds=turn),
                  {"mode": mode, "family": family, "dimension": "region"})


def narrowed(turn):
    where = ("team", (f"1:t{turn % 25}", f"1:t{turn * 7 % 25}")) if turn % 2 else (
        "product_line", (f"Line {turn % 6}", f"Line {turn // 6 % 6}"))
    return replace(YEAR, where=(where,))


def milliseconds(work, turns=TURNS):
    """Wall and processor time of each turn, after one that does not count."""
    wall, own = [], []
    for turn in range(turns + 1):
        before, used = time.perf_counter(), time.process_time()
        work(turn)
        wall.append((time.perf_counter() - before) * 1e3)
        own.append((time.process_time() - used) * 1e3)
    return wall[1:], own[1:]


@pytest.mark.parametrize(("mode", "family"), VIEWS)
def test_that_a_filter_change_is_answered_in_thirty_milliseconds(world, told, mode, family):
    wall, own = milliseconds(
        lambda turn: funnel_data.load(inputs(world, narrowed(turn), mode, family, turn), Task()))
    name = f"funnel page, {mode}" + (f" ({family})" if mode == "conversion" else "")
    told(f"{name}, wall", wall)
    told(f"{name}, p95 of cpu", np.percentile(own, 95), "ms", "≤ 30 ms")
    assert np.percentile(own, 95) <= 30 * max(1, SIZE / 100_000)


def test_that_a_step_of_the_as_of_slider_takes_a_tenth_of_a_second(world, told):
    def step(turn):
        at = NOW - timedelta(days=turn + 1)
        funnel_data.load(inputs(world, replace(YEAR, as_of=at)), Task())

    wall, own = milliseconds(step, 20)
    told("as-of step, wall", wall)
    told("as-of step, p95 of cpu", np.percentile(own, 95), "ms", "≤ 100 ms")
    assert np.percentile(own, 95) <= 100 * max(1, SIZE / 100_000)


def test_that_strip_and_quarters_follow_soon(world, told):
    wall, own = milliseconds(
        lambda turn: funnel_extras.load(inputs(world, narrowed(turn), turn=turn), Task()), 20)
    told("strip and quarters, wall", wall)
    told("strip and quarters, p95 of cpu", np.percentile(own, 95), "ms", "≤ 100 ms")
    assert np.percentile(own, 95) <= 100 * max(1, SIZE / 100_000)
