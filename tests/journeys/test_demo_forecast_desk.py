"""What is planted in the demo company is read off the forecast desk."""

from datetime import UTC, datetime

import pytest

from cockpit.unlocking import Unlock
from models.cache import Cache
from models.calendars import parse_period
from models.filters import FilterState
from models.metric import Question, answer
from models.metrics.forecast_categories import forecast_tree
from models.metrics.ledger_bars import ledger_bars
from models.metrics.recalibration import recalibration
from models.metrics.target_tree import target_tree
from models.metrics.value_added import leanings
from models.paths import Paths
from models.snapshot import newest_mart
from sync.demo import truths


@pytest.fixture(scope="module")
def mart(demo_home_kept):
    cache = Cache.open(Paths(demo_home_kept), Unlock(lambda: None), now=datetime.now(UTC))
    found = newest_mart(cache)
    yield found
    found.close()
    cache.close()


def ask(mart, *by, period="all", **options):
    calendar = mart.calendar
    today = calendar.day_of(mart.last_known)
    return Question(FilterState(period=parse_period(period, calendar, today)), by, options,
                    calendar, mart.last_known)


def test_that_the_sandbagger_and_the_optimist_are_found_with_their_bias(mart):
    names = mart.labels("owner")
    sellers = {names[one.owner]: one for one in leanings(ask(mart), mart)
               if one.level == "seller"}
    low, high = sellers[truths.SANDBAGGER_NAME], sellers[truths.OPTIMIST_NAME]
    assert low.bias == pytest.approx(truths.SANDBAGGER_BIAS, abs=0.01)
    assert high.bias == pytest.approx(truths.OPTIMIST_BIAS, abs=0.01)
    assert (low.kind, high.kind) == ("sandbagger", "optimist")
    assert [name for name, one in sellers.items() if one.kind == "sandbagger"] == [
        truths.SANDBAGGER_NAME]
    assert max(sellers.values(), key=lambda one: one.bias) is high


def test_that_each_level_of_the_review_takes_error_away(mart):
    rows = {(row.by["level"], row.by["horizon"]): row
            for row in answer("value_added", ask(mart), mart).rows}
    for weeks in (1, 4, 8):
        assert rows["manager", weeks].detail["gain"] > 0.03
        assert rows["headquarters", weeks].detail["gain"] > 0.02
        assert rows["headquarters", weeks].value < 0.03


def test_that_recalibrated_stages_are_more_reliable_on_later_deals(mart):
    found = recalibration(ask(mart), mart)
    assert found.better
    assert found.n_test > 1_000
    assert found.after.reliability < found.before.reliability / 3


def test_that_this_quarter_adds_up_in_every_picture_of_it(mart):
    question = ask(mart, period="this quarter")
    tree, targets = forecast_tree(question, mart), target_tree(question, mart)
    assert tree.amounts["closed"] == targets.won
    assert targets.target == sum(child.target for child in targets.children)
    assert tree.amounts["closed"] <= tree.amounts["committed"]
    assert 0 < tree.amounts["without_evidence"] < tree.amounts["commit"]
    bars = ledger_bars(question, mart)
    assert bars.exact
    assert bars.bars[0].amount + sum(bar.amount for bar in bars.bars[1:-1]) == bars.bars[-1].amount
    assert len(answer("coverage_history", question, mart).rows) == 5
