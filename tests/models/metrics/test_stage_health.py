"""Funnel health per stage."""

import math
from datetime import timedelta

import mart_world
import numpy as np
import pytest

from models.filters import FilterState
from models.metric import Question, answer, records
from models.metrics.stage_health import advancement
from models.survival import from_rows


def ask(*by, **options):
    return Question(FilterState(), by, options, mart_world.UTC_CALENDAR, mart_world.day(100))


def test_that_a_new_deal_has_full_chance_and_a_stale_one_less():
    stays = from_rows([h * 24 for h in (5, 10, 20, 200, 300)],
                      ["advanced", "advanced", "advanced", "lost", "advanced"])
    found = advancement([0, 21 * 24, 290 * 24, 400 * 24], stays)
    assert found[0] == 1
    assert found[1] == 0
    assert found[2] == 1  # sure to advance within 30 days: more than a new one, held at 1
    assert math.isnan(found[3])
    assert np.isnan(advancement([0], from_rows([5], ["lost"])))[0]


@pytest.fixture
def world():
    made = mart_world.World()
    mart_world.ladder_of(made)
    for i in range(10):
        made.opportunity(f"p{i}", i, [(i, "s1"), (i + 20, "s2"), (i + 30, "L")], amount=10)
    for name, since in (("fresh", 99), ("stale", 30)):
        made.opportunity(name, since, [(since, "s1")], amount=10, lead_source=name)
    made.record("activities", "x", type="call", opportunity_id="fresh", direction="inbound",
                done_at=mart_world.day(100) - timedelta(hours=1))
    yield made
    made.close()


def test_that_contact_and_pace_make_the_score(world):
    mart = world.mart()
    rows = {row.by["lead_source"]: row for row in answer("funnel_health", ask("lead_source"),
                                                         mart).rows}
    assert rows["fresh"].detail["activity"] > 95
    assert rows["fresh"].detail["advancement"] == 100
    assert rows["fresh"].value > 97
    assert rows["stale"].detail["activity"] < 10 or math.isnan(rows["stale"].value)
    whole = {row.by["stage"]: row for row in answer("funnel_health", ask(), mart).rows}
    assert whole["1:s1"].n == 2
    assert math.isnan(whole["1:s3"].value)
    for row in whole.values():
        assert len(records("funnel_health", ask(), mart, row.by)) == row.n
