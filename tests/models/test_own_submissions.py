"""Calls entered here: kept for ever, locked weekly, counted with those of the CRM."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from mart_world import World
from sqlalchemy import insert

from models.audit import verify
from models.calendars import Calendar
from models.errors import CockpitError
from models.facts import SUBMISSIONS
from models.filters import FilterState, Period
from models.metric import Question, answer
from models.metrics.forecast_accuracy import calls
from models.own_submissions import Entry, earlier, lock_after, submit
from models.snapshot import newest_mart
from models.tables import CONNECTION

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)  # a Monday
CALENDAR = Calendar("Asia/Shanghai", reporting_currency="CNY")
Q3 = Period(date(2026, 7, 1), date(2026, 10, 1))


def entry(amount="1000", level="rep", owner="1:u1", period=Q3, **more):
    return Entry(level, owner, period, Decimal(amount), "CNY", **more)


def hand_in(cache, one, at=NOW):
    return submit(cache, one, author="me", now=at, calendar=CALENDAR)


def listed(cache, **filters):
    mart = newest_mart(cache)
    names = ("submission", "level", "owner", "amount", "category", "fiscal_period", "submitted")
    found = mart.columns(SUBMISSIONS, names, FilterState(**filters))
    mart.close()
    return found


def test_that_a_call_is_kept_audited_and_counted_at_once(cache):
    before = cache.version()
    own = hand_in(cache, entry("1234.56", checks={"1:o1": {"verified": True}}, note=" sure "))
    assert cache.version() == before + 1
    found = listed(cache)
    assert found["submission"].tolist() == [f"1:own-{own.id}"]
    assert found["level"].tolist() == ["seller"]
    assert found["owner"].tolist() == ["1:u1"]
    assert found["amount"].tolist() == [123_456]
    assert found["fiscal_period"].tolist() == ["2026Q3"]
    with cache.raw_read() as raw:
        assert verify(raw) == []
        acts = [row[0] for row in raw.execute("SELECT action FROM audit").fetchall()]
        assert raw.execute("SELECT note FROM own_submission").fetchone()[0] == "sure"
    assert acts.count("forecast submitted") == 1


def test_that_each_level_is_told_by_the_name_the_figures_use(cache):
    for level in ("rep", "manager", "hq"):
        hand_in(cache, entry(level=level))
    assert sorted(listed(cache)["level"].tolist()) == ["headquarters", "manager", "seller"]


def test_that_a_correction_is_a_new_version_and_the_old_one_stays(cache):
    first = hand_in(cache, entry("10"))
    second = hand_in(cache, entry("20"), NOW + timedelta(hours=1))
    assert [own.entry.amount for own in earlier(cache, "rep", "1:u1", Q3, CALENDAR)] == [20, 10]
    assert first.id < second.id
    assert len(listed(cache)["amount"]) == 2
    assert earlier(cache, "rep", "1:u2", Q3, CALENDAR) == ()
    assert earlier(cache, "rep", "1:u1", Period(), CALENDAR) == ()


def test_that_what_was_not_handed_in_yet_is_not_seen_as_of_before(cache):
    hand_in(cache, entry("10"))
    hand_in(cache, entry("20"), NOW + timedelta(days=1))
    assert listed(cache, as_of=NOW + timedelta(hours=1))["amount"].tolist() == [1_000]


def test_that_the_lock_is_the_beginning_of_the_companys_next_week():
    shanghai = datetime(2026, 9, 20, 15, 59, tzinfo=UTC)  # Sunday, a minute before midnight there
    assert lock_after(shanghai, CALENDAR) == datetime(2026, 9, 20, 16, 0, tzinfo=UTC)
    assert lock_after(shanghai + timedelta(minutes=1), CALENDAR) == datetime(
        2026, 9, 27, 16, 0, tzinfo=UTC)
    sundays = Calendar("UTC", week_start=6)
    assert lock_after(NOW, sundays) == datetime(2026, 9, 20, tzinfo=UTC)


def synced(cache, amount, at):
    """A call of the same person as the CRM tells it."""
    with cache.write() as connection:
        if not connection.exec_driver_sql("SELECT count(*) FROM connection").scalar():
            connection.execute(insert(CONNECTION), {
                "id": 1, "name": "crm", "kind": "demo", "url": "", "options": "{}",
                "created_at": NOW})
        World.record(
            SimpleNamespace(connection=connection), "forecast_entries", f"f{amount}", fetched=at,
            owner_id="u1", level="seller", category="commit", currency="CNY",
            period_start=Q3.start, period_end=Q3.end, submitted_at=at, amount=amount * 100)


def test_that_of_a_synced_and_an_entered_call_the_later_one_holds_at_each_lock(cache):
    week = timedelta(days=7)
    synced(cache, 100, NOW - 2 * week)
    synced(cache, 300, NOW)
    hand_in(cache, entry("200"), NOW - week)
    hand_in(cache, entry("250"), NOW - week + timedelta(days=5))
    hand_in(cache, entry("400"), NOW + timedelta(hours=3))
    mart = newest_mart(cache)
    question = Question(FilterState(), (), {"measure": "wape", "category": ""}, CALENDAR,
                        datetime(2026, 10, 2, tzinfo=UTC))
    held = {call.horizon: call.forecast for call in calls(question, mart)}
    mart.close()
    assert [held[weeks] for weeks in sorted(held, reverse=True)][:3] == [100, 250, 400]


def test_that_an_entry_after_the_lock_counts_for_the_next_week_only(cache):
    hand_in(cache, entry("10"), datetime(2026, 9, 20, 15, 0, tzinfo=UTC))  # Sunday there
    hand_in(cache, entry("99"), datetime(2026, 9, 20, 16, 30, tzinfo=UTC))  # Monday there
    mart = newest_mart(cache)
    question = Question(FilterState(), (), {"measure": "wape", "category": ""}, CALENDAR,
                        datetime(2026, 10, 2, tzinfo=UTC))
    held = sorted((-call.horizon, call.forecast) for call in calls(question, mart))
    mart.close()
    assert [amount for _, amount in held] == [10, 99]
    assert answer("leaning", Question(FilterState(), (), {}, CALENDAR, question.now),
                  newest_mart(cache)).rows[0].detail["calls"] == 2


@pytest.mark.parametrize(("wrong", "code"), [
    (entry(level="intern"), "forecast.unknown_level"), (entry(owner=""), "forecast.no_owner"),
    (entry(owner="u1"), "forecast.no_owner"), (entry(period=Period()), "forecast.bad_period"),
    (entry(period=Period(date(2026, 4, 1), date(2026, 7, 1))), "forecast.period_over"),
    (entry("-1"), "forecast.bad_amount"), (entry("NaN"), "forecast.bad_amount"),
    (entry("Infinity"), "forecast.bad_amount"), (entry("1e30"), "amount.out_of_range"),
])
def test_that_what_is_no_call_is_refused_and_leaves_nothing(cache, wrong, code):
    before = cache.version()
    with pytest.raises(CockpitError) as found:
        hand_in(cache, wrong)
    assert found.value.code == code
    assert cache.version() == before
    assert len(listed(cache)["amount"]) == 0
