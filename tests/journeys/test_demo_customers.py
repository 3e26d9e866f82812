"""Customers of the demo company: its planted truths are found, and every way to them agrees."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from cockpit.unlocking import Unlock
from models.cache import Cache
from models.calendars import Calendar
from models.customer_records import customer_records
from models.customers.base import base_of
from models.customers.grades import GRADES, grade_book
from models.customers.leaving import risks
from models.customers.outcomes import health_outcomes
from models.customers.table import customer_table
from models.documents.health import BUILT_IN
from models.filters import FilterState
from models.instants import to_micros
from models.mart import Mart
from models.metric import Question, answer
from models.paths import Paths
from sync.demo.world import build

CALENDAR = Calendar("Asia/Shanghai", reporting_currency="CNY")
EVERY = replace(BUILT_IN, inputs=tuple(
    replace(one, weight=one.weight or 5) for one in BUILT_IN.inputs))


@pytest.fixture(scope="module")
def company(demo_home_kept):
    """The mart, what the file knows of customers, and the moment it was read."""
    with Cache.open(Paths(demo_home_kept), Unlock(lambda: None), now=datetime.now(UTC)) as cache:
        records = customer_records(cache)
        with cache.raw_read() as connection:
            mart = Mart.load(connection)
    assert mart.last_known is not None
    return mart, records, mart.last_known + timedelta(seconds=1)


@pytest.fixture
def ask(company):
    _, records, now = company

    def asked(back=0.0, health=BUILT_IN):
        state = FilterState(as_of=now - timedelta(days=back) if back else None)
        return Question(state, (), {}, CALENDAR, now,
                        documents={"customers": records, "health": health})

    return asked


@pytest.fixture(scope="module")
def leavers(company):
    """Account -> the day it leaves, of those who will within forty days."""
    _, _, now = company
    world = build("S", seed=7, today=now.date())
    return {f"1:{one.account_id}": one.churned_on for one in world.truths.silent
            if one.churned_on > now.date()}


def test_that_the_three_likeliest_to_leave_will_leave(company, ask, leavers):
    mart, _, _ = company
    found = answer("likely_to_leave", ask(), mart)
    assert len(leavers) == 12
    assert {row.by["account"] for row in found.rows} <= leavers.keys()
    listed = [one.account for one in risks(ask(), mart)]
    assert sum(account in leavers for account in listed[:10]) >= 9
    assert sum(account in leavers for account in listed[:25]) >= 11


def test_that_those_about_to_leave_are_red_or_falling_and_listed_as_silent(company, ask, leavers):
    mart, _, _ = company
    table = customer_table(ask(), mart)
    places = [table.place(account) for account in leavers]
    assert table.silent[places].all()
    assert (table.health[places] < 50).all()
    silent = {row.by["account"] for row in answer("silent_customers", ask(), mart).rows}
    assert leavers.keys() <= silent


def test_that_health_tells_who_left_and_says_how_surely(company, ask):
    mart, _, _ = company
    found = health_outcomes(ask(), mart, BUILT_IN)
    assert found.enough
    assert found.low > 0.7
    assert found.lift > 4
    blind = replace(BUILT_IN, inputs=tuple(
        replace(one, weight=float(one.key == "deals")) for one in BUILT_IN.inputs))
    assert not health_outcomes(ask(), mart, blind).auc > found.high


def test_that_past_moments_equal_what_the_picture_of_that_moment_says(company, ask):
    mart, _, _ = company
    for back in (0.5, 9, 70, 333):
        question = ask(back, EVERY)
        base = base_of(question, mart)
        at = to_micros(question.at)
        picture, changes = base.now(mart, question), base.before(mart, EVERY, at, CALENDAR)
        for name, column in picture.values.items():
            np.testing.assert_allclose(changes.values[name], column, err_msg=f"{name} {back}")


def test_that_grades_as_of_a_past_day_are_those_the_log_tells(company, ask):
    mart, _, _ = company
    now, then = grade_book(ask(), mart), grade_book(ask(20), mart)
    walked = np.array(now.automatic)
    later = now.log.at > then.at
    back = slice(None, None, -1)
    walked[now.log.place[later][back]] = now.log.before[later][back]
    alike = (walked == then.automatic) | (walked < 0) | (then.automatic < 0)
    assert alike.mean() > 0.995  # a replay that began later may remember a hold less
    for one in then.pending()[:50]:
        assert one.at > then.changes()[0].at
        assert one.before in GRADES


def test_that_groups_and_lists_hold_every_customer_once(company, ask):
    mart, _, _ = company
    table = customer_table(ask(), mart)
    assert len(set(table.account.tolist())) == len(table) == len(answer("grade", ask(), mart).rows)
    covered = answer("policy_coverage", ask(), mart).rows
    assert sum(row.n for row in covered) == int((~table.left & (table.grade >= 0)).sum())
