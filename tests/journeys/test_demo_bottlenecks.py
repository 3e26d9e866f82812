"""The planted truths of the demo company about bottlenecks, read off as the page does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cockpit.unlocking import Unlock
from models.cache import Cache
from models.calendars import parse_period
from models.filters import FilterState
from models.metric import Question, answer
from models.metrics.blockers import top_blockers
from models.metrics.bottleneck import bottlenecks
from models.metrics.change_tree import Target, change_of, change_tree
from models.metrics.stay_curves import stay_picture
from models.paths import Paths
from models.settings import Settings
from models.snapshot import newest_mart
from sync.demo import truths, words


@pytest.fixture(scope="module")
def world(demo_home_kept):
    """The mart of the demo company and a question about its last four quarters."""
    now, paths = datetime.now(UTC), Paths(demo_home_kept)
    with Cache.open(paths, Unlock(lambda: None), now=now) as cache:
        mart = newest_mart(cache)
        calendar = Settings.load(paths).calendar()
        period = parse_period("last 4 quarters", calendar, calendar.day_of(now))
        yield mart, Question(FilterState(period=period), (), {}, calendar, now)
        mart.close()


@pytest.fixture(scope="module")
def stage(world):
    mart, _ = world
    return mart.find("stage", words.STAGES[truths.SLOW_STAGE].name)[0]


SOUTH = {"region": words.REGIONS[truths.SLOW_REGION]}


def test_that_the_slow_stage_in_the_south_is_the_first_thing_to_look_at(world, stage):
    mart, question = world
    row = bottlenecks(question, mart).ranked[0]
    assert (row.stage, row.cell) == (stage, SOUTH)
    assert row.holds
    assert row.sure
    assert row.median == pytest.approx(truths.SLOW_DAYS, abs=6)
    assert row.target == pytest.approx(truths.USUAL_DAYS, abs=3)
    assert 0 < row.low < row.worth < row.high
    assert row.conversion < row.conversion_before - 0.1


def test_that_the_curves_tell_the_south_from_everybody_else(world, stage):
    mart, question = world
    found = stay_picture(question, mart, stage, SOUTH)
    assert found.here.median_low > found.others.median_high
    assert found.others.median == pytest.approx(truths.USUAL_DAYS, abs=4)
    assert found.year_ago.median == pytest.approx(truths.USUAL_DAYS, abs=5)
    assert found.here.exits().advanced < found.others.exits().advanced - 0.15


def test_that_the_tree_goes_to_the_south_by_itself(world, stage):
    mart, question = world
    tree = change_tree(question, mart, Target("conversion", stage))
    south = next(node for level in tree.levels[:1] for node in level.nodes if node.cell == SOUTH)
    assert tree.levels[0].dimension == "region"
    assert tree.levels[0].nodes[tree.levels[0].opened] == south
    assert south.contribution < -0.02


def test_that_legal_review_and_payment_terms_stand_beside_the_stage(world, stage):
    mart, question = world
    found = top_blockers(question, mart, stage, SOUTH, cohort="entered")
    assert [reason.key for reason in found.reasons[:2]] == list(words.BLOCKERS[:2])
    assert found.reasons[0].share == pytest.approx(truths.SLOW_BLOCKERS[0], abs=0.16)


def test_that_pro_x_rings_the_alert_of_simpson_by_size(world):
    mart, question = world
    spans = truths.mix_years(question.days.day_of(question.now))
    line = words.LINES[truths.MIX_LINE]
    period = replace(question.filters.period, start=spans[1].start, end=spans[1].end)
    state = replace(question.filters, period=period).narrowed("product_line", {line})
    found = change_of(replace(question, filters=state), mart, Target("win_rate"))
    assert "size" in found.simpson
    assert found.total < -0.02
    size = next(one for one in found.dimensions if one.dimension == "size")
    assert size.rate > 0 > size.mix


def test_that_the_lists_of_the_page_are_not_empty_and_add_up(world):
    mart, question = world
    overdue = answer("overdue", question, mart)
    hygiene = answer("hygiene", question, mart)
    assert sum(row.n for row in overdue.rows) == hygiene.rows[0].n
    assert all(0 <= row.value <= 1 for row in hygiene.rows)
    assert sum(row.value for row in overdue.rows) > 0
