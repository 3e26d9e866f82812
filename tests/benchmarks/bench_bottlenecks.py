"""Bottlenecks at M, and the hundred simulated companies in which the planted delay must come first.

Each turn limits another team or product line, so that no answer is one kept from before.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from homes import NOW, company_home

from models.cache import Cache
from models.filters import FilterState, Period
from models.metric import ENOUGH, Question, answer
from models.metrics.bottleneck import bottlenecks
from models.metrics.change_tree import Target, change_of, change_tree
from models.metrics.path_patterns import winning_patterns
from models.metrics.paths import path_map
from models.metrics.stay_curves import stay_picture
from models.settings import Settings
from models.snapshot import newest_mart
from models.unlocking import Passphrase

sys.path.insert(0, str(Path(__file__).parents[1] / "models"))
pytestmark = pytest.mark.benchmark
SIZE = int(os.environ.get("COMPANY", "100000"))
YEAR = Period(date(2024, 10, 1), date(2025, 10, 1))
STAGE, CELL = "1:s3", {"region": "Region 1"}
CONVERSION = Target("conversion", STAGE)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    paths = company_home(tmp_path_factory.mktemp("bottlenecks") / "home", SIZE)
    with Cache.open(paths, Passphrase(None), now=NOW) as cache:
        mart = newest_mart(cache)
        yield mart, Settings.load(paths).calendar()
        mart.close()


def metric(key, by=()):
    return lambda question, mart: answer(key, replace(question, by=by), mart)


ANSWERS = {
    "bottlenecks by region": lambda q, mart: bottlenecks(q, mart, ("region",)),
    "bottlenecks, all dimensions and pairs": bottlenecks,
    "curves of a stay": lambda q, mart: stay_picture(q, mart, STAGE, CELL),
    "change of a conversion": lambda q, mart: change_of(q, mart, CONVERSION),
    "decomposition tree": lambda q, mart: change_tree(q, mart, CONVERSION),
    "blockers": metric("blockers"), "overdue deals": metric("overdue"),
    "hygiene": metric("hygiene"), "moves": metric("stage_moves"),
    "path map of a year": path_map, "winning patterns of a year": winning_patterns,
}


@pytest.mark.parametrize("name", ANSWERS)
def test_that_an_answer_comes_in_time(world, told, name):
    mart, calendar = world
    wall, own = [], []
    for turn in range(13):
        where = ("team", tuple(f"1:t{(turn + step) % 25}" for step in range(20)))
        question = Question(FilterState(period=YEAR, where=(where,)), (), {}, calendar,
                            NOW + timedelta(seconds=turn))
        before, used = time.perf_counter(), time.process_time()
        ANSWERS[name](question, mart)
        wall.append((time.perf_counter() - before) * 1e3)
        own.append((time.process_time() - used) * 1e3)
    told(f"{name}, wall", wall[1:])
    told(f"{name}, p95 of cpu", np.percentile(own[1:], 95))


def first(company, question):
    ranked = bottlenecks(question, company).ranked
    return bool(ranked) and (ranked[0].stage, ranked[0].cell) == (
        company.plant.stage, company.plant.cell)


def test_that_the_planted_delay_comes_first_in_95_of_100_companies(told):
    from visit_company import question, simulated, stays_planted

    seed = found = looked = 0
    while looked < 100:
        company = simulated(seed)
        seed += 1
        if stays_planted(company) >= ENOUGH:
            looked += 1
            found += first(company, question())
    told("simulated companies, planted delay first", found, "of 100", "≥ 95")
    assert found >= 95


def test_that_the_demo_company_of_95_of_100_seeds_shows_its_planted_delay_first(told):
    from demo_stays import demo_stays, question

    found = sum(first(demo_stays(seed), question()) for seed in range(100))
    told("demo companies, planted delay first", found, "of 100", "≥ 95")
    assert found >= 95
