"""The mart on companies small enough to count by hand."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mart_world import BEGIN, World, day, golden, ladder_of
from test_warehouse import ASKED, as_dict, company, deals, questions, tell

from models.calendars import Calendar
from models.cells import COUNT, DISTINCT, histogram, total, values
from models.errors import Cancelled, CockpitError
from models.facts import (
    ACCOUNTS,
    ACTIVITIES,
    CHANGES,
    FACTS,
    LEADS,
    OPPORTUNITIES,
    QUOTAS,
    REACHES,
    SUBMISSIONS,
    VISITS,
)
from models.filters import FilterState, Period
from models.mart import Mart
from models.task import Task

EVERYTHING = FilterState()
DAY_100 = FilterState(as_of=day(100))


@pytest.fixture
def world():
    world = World()
    ladder_of(world)
    yield world
    world.close()


@pytest.fixture(scope="module")
def g1():
    world = golden()
    yield world.mart()
    world.close()


def counts(mart, fact, by, filters=EVERYTHING, when=None):
    cells = as_dict(mart.tally(fact, by, (COUNT,), filters, when))
    return {key[0] if len(key) == 1 else key: cell["n"] for key, cell in cells.items()}


def test_that_the_golden_funnel_counts_what_a_furthest_rank_implies(g1):
    assert counts(g1, REACHES, ("rank",), DAY_100) == {1: 10, 2: 8, 3: 6, 4: 4, 5: 3}
    assert counts(g1, REACHES, ("rank", "imputed"), DAY_100)[4, "yes"] == 2


def test_that_the_golden_strict_funnel_counts_deals_that_skipped_nothing(g1):
    strict = counts(g1, OPPORTUNITIES, ("strict",), DAY_100)
    assert [sum(n for s, n in strict.items() if s >= rank) for rank in (1, 2, 3, 4)] == [8, 5, 3, 1]
    assert counts(g1, OPPORTUNITIES, ("strict", "status"), DAY_100)[4, "won"] == 1


def test_that_the_golden_any_funnel_reads_the_stages_visited(g1):
    visited = counts(g1, OPPORTUNITIES, ("visited",), DAY_100)
    any_ = [sum(n for mask, n in visited.items() if mask >> bit & 1) for bit in range(5)]
    assert any_ == [8, 6, 5, 2, 3]


def test_that_the_golden_ledger_accounts_for_every_stay(g1):
    ledger = counts(g1, VISITS, ("stage", "outcome"), DAY_100)
    assert {key: n for key, n in ledger.items() if key[0] == "1:s2"} == {
        ("1:s2", "advanced"): 4, ("1:s2", "back"): 1, ("1:s2", "lost"): 1, ("1:s2", "open"): 1}
    assert counts(g1, VISITS, ("stage",), DAY_100) == {
        "1:s1": 9, "1:s2": 7, "1:s3": 5, "1:s4": 2}


def test_that_stays_of_the_golden_second_stage_have_the_golden_lengths(g1):
    only = DAY_100.narrowed("stage", {"1:s2"})
    cells = g1.tally(VISITS, ("outcome",), (values("hours"),), only)
    lengths = {key: (pair[0] / 24).tolist() for key, pair in
               zip(cells.keys["outcome"], cells.measures["hours_values"], strict=True)}
    assert lengths == {"advanced": [10, 15, 20, 30], "back": [10], "lost": [20], "open": [76]}


def test_that_won_value_and_cycle_are_the_golden_ones(g1):
    won = DAY_100.narrowed("status", {"won"})
    cells = as_dict(g1.tally(OPPORTUNITIES, (), (total("amount"), total("cycle_days")), won))
    assert cells[()]["amount"] == 24_000
    assert cells[()]["cycle_days"] == 126.0


def test_that_as_of_a_day_nothing_later_is_seen(g1):
    at_15 = FilterState(as_of=day(15))
    assert counts(g1, OPPORTUNITIES, ("status",), at_15) == {"open": 8}
    assert counts(g1, VISITS, ("outcome",), at_15) == {"advanced": 3, "open": 8}
    assert counts(g1, REACHES, ("rank",), at_15) == {1: 8, 2: 4, 3: 1}


def test_that_a_period_binds_the_date_that_is_asked_for(g1):
    march = replace(DAY_100, period=Period(date(2026, 3, 1), date(2026, 4, 2)))
    assert counts(g1, OPPORTUNITIES, ("opportunity",), march, "closed") == {"1:D2": 1, "1:D8": 1}
    assert counts(g1, OPPORTUNITIES, (), march) == {}
    assert counts(g1, VISITS, ("stage",), march, "entered") == {"1:s3": 1}


def test_that_rows_without_a_date_count_only_in_the_unbounded_period(g1):
    since = replace(DAY_100, period=Period(date(2000, 1, 1), None))
    assert sum(counts(g1, OPPORTUNITIES, ("month",), DAY_100, "closed").values()) == 10
    assert sum(counts(g1, OPPORTUNITIES, ("month",), since, "closed").values()) == 7
    assert counts(g1, OPPORTUNITIES, ("month",), DAY_100, "closed")[None] == 3


def test_that_a_deleted_deal_is_gone_now_and_there_before(world):
    world.opportunity("a", 0, [(1, "s1")])
    world.event("a", "state", "deleted", 10)
    mart = world.mart()
    assert counts(mart, OPPORTUNITIES, ()) == {}
    assert counts(mart, VISITS, ()) == {}
    assert counts(mart, OPPORTUNITIES, (), FilterState(as_of=day(9))) == {(): 1}


def test_that_a_correction_is_seen_from_when_it_was_known_on(world):
    world.opportunity("a", 0, [(0, "s1"), (10, "s3")])
    world.event("a", "stage_id", "s2", 5, observed=20)
    mart = world.mart()
    before, after = FilterState(as_of=day(19)), FilterState(as_of=day(21))
    assert counts(mart, VISITS, ("stage",), before) == {"1:s1": 1, "1:s3": 1}
    assert counts(mart, VISITS, ("stage",), after) == {"1:s1": 1, "1:s2": 1, "1:s3": 1}
    assert counts(mart, REACHES, ("rank", "imputed"), before)[2, "yes"] == 1
    assert counts(mart, REACHES, ("rank", "imputed"), after)[2, "no"] == 1
    assert counts(mart, OPPORTUNITIES, ("strict",), after) == {3: 1}


def test_that_an_event_known_late_leaves_the_stay_open_until_then(world):
    world.opportunity("a", 0, [(0, "s1")])
    world.event("a", "stage_id", "s2", 5, observed=8)
    mart = world.mart()
    assert counts(mart, VISITS, ("stage", "outcome"), FilterState(as_of=day(6))) == {
        ("1:s1", "open"): 1}
    cells = mart.tally(VISITS, ("stage",), (total("hours"),), FilterState(as_of=day(9)))
    assert dict(zip(cells.keys["stage"], cells.measures["hours"] / 24, strict=True)) == {
        "1:s1": 5.0, "1:s2": 4.0}


def test_that_a_native_event_takes_the_place_of_the_derived_one_it_retires(world):
    world.opportunity("a", 0, [(0, "s1")])
    derived = world.event("a", "stage_id", "s2", 9, origin="derived")
    world.event("a", "stage_id", "s2", 4, observed=12, retires=derived)
    mart = world.mart()
    stays = {at: mart.columns(VISITS, ("stage", "hours"), FilterState(as_of=day(at)))
             for at in (11, 13)}
    assert sorted(stays[11]["hours"] / 24) == [2, 9]
    assert sorted(stays[13]["hours"] / 24) == [4, 9]


def test_that_reopening_takes_the_win_back_but_not_the_ranks(world):
    world.opportunity("a", 0, [(0, "s1"), (5, "W"), (9, "s2")])
    mart = world.mart()
    assert counts(mart, REACHES, ("rank",), FilterState(as_of=day(6))) == {
        1: 1, 2: 1, 3: 1, 4: 1, 5: 1}
    assert counts(mart, REACHES, ("rank",)) == {1: 1, 2: 1, 3: 1, 4: 1}
    assert counts(mart, OPPORTUNITIES, ("status",)) == {"open": 1}


def test_that_a_deal_handed_to_another_pipeline_keeps_its_stays_in_both(world):
    ladder_of(world, "q", "t")
    world.opportunity("a", 0, [(0, "s1"), (3, "s2"), (6, "t1")])
    mart = world.mart()
    assert counts(mart, VISITS, ("stage", "outcome")) == {
        ("1:s1", "advanced"): 1, ("1:s2", "handed"): 1, ("1:t1", "open"): 1}
    assert counts(mart, OPPORTUNITIES, ("pipeline", "furthest")) == {("1:q", 1): 1}
    assert counts(mart, REACHES, ("rank",)) == {1: 1}
    assert counts(mart, REACHES, ("rank",), FilterState(as_of=day(4))) == {1: 1, 2: 1}


def test_that_a_derived_stay_is_counted_from_when_it_was_first_seen(world):
    world.opportunity("a", 0)
    world.event("a", "stage_id", "s1", 2, observed=6, origin="derived")
    found = world.mart().columns(VISITS, ("hours", "late_hours"), FilterState(as_of=day(12)))
    assert (found["hours"][0] / 24, found["late_hours"][0] / 24) == (10, 4)


def test_that_the_amount_of_a_stay_is_the_one_at_its_beginning(world):
    world.opportunity("a", 0, [(0, "s1"), (5, "s2")], amount=100)
    world.event("a", "amount", "300", 3)
    world.event("a", "amount", "900", 8)
    found = world.mart().columns(VISITS, ("stage", "amount"), EVERYTHING)
    assert dict(zip(found["stage"], found["amount"], strict=True)) == {
        "1:s1": 10_000, "1:s2": 30_000}


def test_that_closed_deals_take_the_rate_of_their_closing_day_and_open_ones_the_last(world):
    world.rate("USD", 0, "0.5")
    world.rate("USD", 20, "0.8")
    for name, moves in (("open", [(0, "s1")]), ("won", [(0, "s1"), (10, "W")])):
        world.opportunity(name, 0, moves)
        world.event(name, "currency", "USD", 0.5)
        world.event(name, "amount", "100", 0.5)
    mart = world.mart()

    def amounts(filters):
        found = mart.columns(OPPORTUNITIES, ("opportunity", "amount"), filters)
        return dict(zip(found["opportunity"], found["amount"], strict=True))

    assert amounts(EVERYTHING) == {"1:open": 8000, "1:won": 5000}
    assert amounts(FilterState(as_of=day(15))) == {"1:open": 5000, "1:won": 5000}


def test_that_an_amount_without_a_rate_is_missing_and_told(world):
    world.opportunity("a", 0, [(0, "s1")], amount=5)
    world.opportunity("b", 0, [(0, "s1")], amount=7)
    world.event("b", "currency", "GBP", 1)
    mart = world.mart()
    cells = as_dict(mart.tally(OPPORTUNITIES, (), (COUNT, total("amount")), EVERYTHING))
    assert cells[()] == {"n": 2, "amount": 500, "amount_n": 1}
    assert mart.unconverted == 1


def test_that_yen_become_euros_across_different_decimals(world):
    world.rate("JPY", 0, "0.006")
    world.opportunity("a", 0, [(0, "s1")])
    world.event("a", "currency", "JPY", 1)
    world.event("a", "amount", "1000", 1)
    assert world.mart().columns(OPPORTUNITIES, ("amount",), EVERYTHING)["amount"][0] == 600


def test_that_region_comes_from_the_team_above_and_else_from_the_account(world):
    world.record("teams", "top", name="Top", region="North")
    world.record("teams", "low", name="Low", parent_id="top")
    world.record("users", "u1", name="Ann", team_id="low", manager_id="u2")
    world.record("users", "u2", name="Bo")
    world.record("accounts", "a1", name="Acme", region="South", industry="food")
    for name, owner in (("x", "u1"), ("y", "u2")):
        world.opportunity(name, 0, log={"owner_id": owner, "account_id": "a1"})
    mart = world.mart()
    assert counts(mart, OPPORTUNITIES, ("opportunity", "region", "team", "manager")) == {
        ("1:x", "North", "1:low", "1:u2"): 1, ("1:y", "South", None, None): 1}
    assert mart.labels("owner")["1:u1"] == "Ann"
    assert mart.find("team", "Low") == ("1:low",)
    assert counts(mart, OPPORTUNITIES, (), FilterState(scope=frozenset({"1:top"}))) == {(): 1}


def test_that_deals_of_a_merged_account_stand_under_the_account_that_is_left(world):
    world.record("accounts", "a1", name="Acme", industry="food")
    world.record("accounts", "a2", name="Acme Ltd", state="merged")
    world.alias("accounts", "a2", "a1")
    world.opportunity("x", 0, log={"account_id": "a2"})
    assert counts(world.mart(), OPPORTUNITIES, ("account", "industry")) == {("1:a1", "food"): 1}


def test_that_custom_fields_are_dimensions(world):
    world.opportunity("x", 0, custom={"segment": "gold", "partner": True, "notes": "n" * 200})
    world.opportunity("y", 0)
    mart = world.mart()
    assert "custom.segment" in mart.dimensions(OPPORTUNITIES)
    assert counts(mart, OPPORTUNITIES, ("custom.segment", "custom.partner")) == {
        ("gold", "yes"): 1, (None, None): 1}
    assert "custom.notes" not in mart.dimensions(OPPORTUNITIES)


def test_that_changes_tell_the_row_before_and_after_one_field_at_a_time(world):
    world.opportunity("a", 0, [(0, "s1")], amount=100, log={"owner_id": "u1"})
    world.event("a", "amount", "150", 5)
    world.event("a", "owner_id", "u2", 5, sequence=1)
    world.event("a", "stage_id", "W", 9)
    names = ("field", "before.amount", "after.amount", "before.owner", "after.owner",
             "before.status", "after.status", "before.inside", "after.inside", "at")
    found = world.mart().columns(CHANGES, names, EVERYTHING.narrowed("owner", {"1:u1"}))
    assert found["field"].tolist() == ["state", "amount", "owner"]
    assert found["after.amount"].tolist() == [10_000, 15_000, 15_000]
    assert np.isnan(found["before.amount"][0])
    assert found["before.amount"][1:].tolist() == [10_000, 15_000]
    assert found["after.owner"].tolist() == ["1:u1", "1:u1", "1:u2"]
    assert found["before.inside"].tolist() == [False, True, True]
    assert found["after.inside"].tolist() == [True, True, False]
    assert found["before.status"].tolist() == [None, "open", "open"]
    assert found["at"][1] == np.datetime64("2026-01-06")


def test_that_changes_lead_from_one_moment_to_the_other_without_a_gap(g1):
    start, end = day(20), day(75)
    found = g1.columns(CHANGES, ("at", "before.amount", "after.amount", "before.status",
                                 "after.status"), FilterState(as_of=end))
    late = found["at"] > np.datetime64("2026-01-21")
    moved = sum(
        np.nan_to_num(np.where(found[f"{side}.status"] == "open", found[f"{side}.amount"], 0))[late]
        .sum() * sign for side, sign in (("after", 1), ("before", -1)))

    def stock(at):
        only = FilterState(as_of=at).narrowed("status", {"open"})
        return g1.columns(OPPORTUNITIES, ("amount",), only)["amount"].sum()

    assert stock(start) + moved == stock(end)


def test_that_the_first_response_counts_once_it_happened(world):
    world.record("leads", "l1", name="L", lead_source="web", created_at=day(0),
                 first_response_at=day(2), qualified_at=day(4), region="East")
    world.record("leads", "l2", name="M", created_at=day(1), converted_opportunity_id="a")
    world.record("leads", "l3", name="gone", created_at=day(1), state="deleted")
    world.opportunity("a", 6)
    mart = world.mart()

    def seen(at):
        return as_dict(mart.tally(LEADS, ("lead", "valid"), (total("response_hours"),),
                                  FilterState(as_of=day(at))))

    none = {"response_hours": 0.0, "response_hours_n": 0}
    some = {"response_hours": 48.0, "response_hours_n": 1}
    assert seen(1) == {("1:l1", "no"): none, ("1:l2", "no"): none}
    assert seen(7) == {("1:l1", "yes"): some, ("1:l2", "yes"): none}
    assert counts(mart, LEADS, ("region",)) == {"East": 1, None: 1}
    assert mart.labels("lead")["1:l1"] == "L"


def test_that_an_inbound_contact_answers_the_latest_outbound_one(world):
    world.record("accounts", "a1", name="Acme")
    for number, (at, direction) in enumerate(
            [(0, "outbound"), (1, "outbound"), (3, "inbound"), (4, "inbound"), (5, None),
             (6, "outbound"), (8, "both"), (9, "inbound")]):
        world.record("activities", f"c{number}", type="call", direction=direction,
                     account_id="a1", done_at=day(at))
    world.record("activities", "planned", type="call", account_id="a1", due_at=day(2))
    mart = world.mart()
    found = mart.columns(ACTIVITIES, ("activity", "reply_hours"), EVERYTHING)
    replies = dict(zip(found["activity"], found["reply_hours"], strict=True))
    assert len(replies) == 8
    assert {key for key, hours in replies.items() if hours == hours} == {"1:c2"}
    assert replies["1:c2"] == 48
    assert counts(mart, ACTIVITIES, ("account",), FilterState(as_of=day(3))) == {"1:a1": 3}


def test_that_an_activity_about_a_deal_belongs_to_the_deals_account(world):
    world.record("accounts", "a1", name="Acme", industry="food")
    world.opportunity("x", 0, log={"account_id": "a1"})
    world.record("activities", "c", type="call", opportunity_id="x", done_at=day(3))
    mart = world.mart()
    assert counts(mart, ACTIVITIES, ("account", "industry", "opportunity")) == {
        ("1:a1", "food", "1:x"): 1}
    cells = mart.tally(ACTIVITIES, (), (DISTINCT,), EVERYTHING)
    assert cells.measures["opportunities"].tolist() == [1]


def test_that_submissions_and_targets_are_named_by_their_fiscal_period(world):
    world.record("teams", "t", name="T")
    world.record("forecast_entries", "f", owner_id="u1", level="seller", category="commit",
                 period_start=date(2026, 1, 1), period_end=date(2026, 4, 1), amount=90_000,
                 currency="EUR", submitted_at=day(3))
    world.record("quotas", "q", team_id="t", period_start=date(2026, 1, 1),
                 period_end=date(2026, 4, 1), target=500_000, currency="EUR")
    mart = world.mart()
    for fact, key in ((SUBMISSIONS, "commit"), (QUOTAS, None)):
        assert fact.dates
        by = ("fiscal_period", "category") if key else ("fiscal_period", "team")
        cells = as_dict(mart.tally(fact, by, (total("amount"),), EVERYTHING))
        assert list(cells) == [("2026Q1", key or "1:t")]
    assert counts(mart, SUBMISSIONS, (), FilterState(as_of=day(2))) == {}


def test_that_an_account_is_as_old_as_its_first_deal(world):
    world.record("accounts", "a1", name="Acme", industry="food")
    world.record("accounts", "a2", name="Beta")
    world.opportunity("x", 4, log={"account_id": "a1"})
    mart = world.mart()
    assert counts(mart, ACCOUNTS, ("account", "month")) == {
        ("1:a1", "2026-01"): 1, ("1:a2", None): 1}


def test_that_days_are_days_of_the_company(world):
    world.opportunity("late", datetime(2026, 1, 31, 17, 0, tzinfo=UTC))
    world.calendar = Calendar("Asia/Shanghai")
    assert counts(world.mart(), OPPORTUNITIES, ("month", "week", "quarter")) == {
        ("2026-02", "2026W05", "2026Q1"): 1}


def test_that_a_file_without_a_mart_gives_an_empty_one():
    world = World()
    mart = world.mart(fresh=False)
    for fact in FACTS.values():
        assert len(mart.tally(fact, ("month",), (COUNT,), EVERYTHING)) == 0
        names = (*fact.dates, *fact.measures, *mart.dimensions(fact), "month")
        for name, column in mart.columns(fact, names, EVERYTHING).items():
            assert len(column) == 0
            kind = "M" if name in fact.dates else "f" if name in fact.measures else "Oi"
            assert column.dtype.kind in kind, name
    changes = mart.columns(CHANGES, ("before.amount", "after.inside", "after.expected"), EVERYTHING)
    assert [column.dtype.kind for column in changes.values()] == ["f", "b", "M"]
    assert mart.last_known is None
    assert mart.version == 7
    world.close()


def test_that_unknown_names_are_told_with_what_there_is(g1):
    for ask in (
        lambda: g1.tally(VISITS, ("colour",), (COUNT,), EVERYTHING),
        lambda: g1.tally(VISITS, (), (total("colour"),), EVERYTHING),
        lambda: g1.tally(VISITS, (), (COUNT,), EVERYTHING, "colour"),
        lambda: g1.columns(CHANGES, ("before.colour",), EVERYTHING),
    ):
        with pytest.raises(CockpitError) as caught:
            ask()
        assert caught.value.code.startswith("mart.unknown_")
        assert caught.value.facts["name"].endswith("colour")


def test_that_a_filter_a_fact_cannot_follow_is_named(g1):
    asked = EVERYTHING.narrowed("industry", {"food"}).narrowed("level", {"seller"})
    assert g1.ignored(SUBMISSIONS, asked) == ("industry",)
    assert g1.ignored(VISITS, asked) == ("level",)


def test_that_a_cancelled_task_stops_the_count(g1):
    task = Task()
    task.cancel()
    with pytest.raises(Cancelled):
        g1.tally(VISITS, (), (COUNT,), EVERYTHING, task=task)


def test_that_loading_needs_numpy_and_the_driver_alone():
    script = ("import sys, models.mart; print([name for name in ('sqlalchemy', 'pandas', "
              "'msgspec', 'PySide6') if name in sys.modules])")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True,
                          check=True, cwd=str(__import__("models").__path__[0] + "/.."))
    assert done.stdout.strip() == "[]"


def picture_of(mart, as_of):
    """Everything a mart shows as of a moment, in one comparable value."""
    filters = FilterState(as_of=as_of)
    return {
        fact.key: as_dict(mart.tally(fact, (*fact.dimensions, "owner", "status"), asked, filters))
        for fact, asked in ASKED.items()
    } | {"changes": {name: column.tolist() for name, column in _changes(mart, filters).items()}}


def _changes(mart, filters):
    names = ("at", "opportunity", "field", "after.owner", "after.stage", "before.inside")
    found = mart.columns(CHANGES, names, filters)
    order = np.lexsort((found["field"].astype(str), found["opportunity"].astype(str), found["at"]))
    return {name: column[order] for name, column in found.items()}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(deals, st.integers(0, 14))
def test_that_nothing_later_changes_what_was_known(told, moment):
    """Events that happened or were observed after T leave the picture as of T untouched."""
    told = [(log, 0, None, "open", source) for log, _, _, _, source in told]
    at = BEGIN + timedelta(days=moment)
    shown = []
    for keep_later in (True, False):
        world = company()
        for place, (log, *rest) in enumerate(told):
            # an event that retires another is known by when it was observed alone
            log = [event if event[3] >= 0 else (*event[:6], None) for event in log]
            kept = [event for event in log if keep_later
                    or event[2] + max(event[3], 0) <= moment]
            places = [place for place, event in enumerate(log) if event in kept]
            kept = [(*event[:6], places.index(event[6]) if event[6] in places else None)
                    for event in kept]
            tell(world, f"d{place}", (kept, *rest))
        shown.append(picture_of(world.mart(), at))
        world.close()
    assert shown[0] == shown[1]


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(deals, st.integers(0, 14), st.randoms(use_true_random=False))
def test_that_the_order_in_which_events_arrive_does_not_matter(told, moment, chance):
    shown = []
    for shuffled in (False, True):
        world = company()
        for place, deal in enumerate(told):
            tell(world, f"d{place}", deal)
        if shuffled:
            rearrange(world, chance)
        shown.append(picture_of(world.mart(), day(moment)))
        world.close()
    assert shown[0] == shown[1]


def rearrange(world, chance):
    """Store the log in another order; keys stay, so only the order of rows differs."""
    raw = world.connection.connection.driver_connection
    rows = raw.execute("SELECT * FROM field_event").fetchall()
    chance.shuffle(rows)
    raw.execute("DROP TABLE field_event")
    names = [column.name for column in _event_columns()]
    raw.execute(f"CREATE TABLE field_event ({', '.join(names)})")
    raw.executemany(f"INSERT INTO field_event VALUES ({', '.join('?' * len(names))})", rows)


def _event_columns():
    from models.tables import FIELD_EVENT

    return FIELD_EVENT.columns


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(deals, st.sampled_from([OPPORTUNITIES, VISITS, REACHES]), st.data())
def test_that_the_parts_sum_to_the_whole(told, fact, data):
    world = company()
    for place, deal in enumerate(told):
        tell(world, f"d{place}", deal)
    mart = world.mart()
    by = data.draw(st.lists(st.sampled_from(mart.dimensions(fact)), max_size=3, unique=True))
    measures = (COUNT, total("amount"))
    parts = mart.tally(fact, tuple(by), measures, EVERYTHING)
    whole = mart.tally(fact, (), measures, EVERYTHING)
    for name, column in whole.measures.items():
        assert parts.measures[name].sum() == column.sum()
    world.close()


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(deals, deals, st.lists(questions(), min_size=1, max_size=4))
def test_that_a_refresh_of_what_changed_equals_a_full_rebuild(first, later, asked):
    world = company()
    for place, deal in enumerate(first):
        tell(world, f"d{place}", deal)
    world.refresh()
    for place, deal in enumerate(later):
        tell(world, f"d{place}", deal)
        tell(world, f"new{place}", deal)
    world.record("teams", "b", name="B", region="West")
    names = [f"{kind}{place}" for place in range(len(later)) for kind in ("d", "new")]
    world.refresh(names, "teams")
    stepwise, anew = world.mart(fresh=False), world.mart()
    for fact, by, filters, when in asked:
        assert as_dict(stepwise.tally(fact, by, ASKED[fact], filters, when)) == \
            as_dict(anew.tally(fact, by, ASKED[fact], filters, when))
    world.close()


def test_that_many_small_refreshes_are_melted_and_dead_rows_swept(world):
    for number in range(60):
        world.opportunity(f"d{number:02d}", 0, [(0, "s1")])
    world.refresh()
    chance = random.Random(5)
    raw = world.connection.connection.driver_connection
    for number in range(60):
        name = f"d{chance.randrange(60):02d}"
        world.event(name, "stage_id", chance.choice(["s1", "s2", "s3", "W"]), number + 1)
        world.refresh([name])
        segments = raw.execute("SELECT COUNT(DISTINCT segment) FROM mart_segment "
                               "WHERE fact = 'version'").fetchone()[0]
        assert segments <= 26
    stepwise, anew = world.mart(fresh=False), world.mart()
    for fact, asked in ASKED.items():
        by = (*fact.dimensions, "month")
        assert as_dict(stepwise.tally(fact, by, asked, EVERYTHING)) == \
            as_dict(anew.tally(fact, by, asked, EVERYTHING))


def test_that_a_changed_ladder_rebuilds_every_rank(world):
    world.opportunity("a", 0, [(0, "s3")])
    world.refresh()
    world.stage("s2", 2, active=False)
    world.refresh([], "stages")
    assert counts(world.mart(fresh=False), OPPORTUNITIES, ("furthest",)) == {2: 1}


def test_that_rank_order_follows_the_stages_and_closed_ones_have_none(g1):
    assert [(stage.key, stage.rank, stage.last) for stage in g1.stages()] == [
        ("1:s1", 1, 4), ("1:s2", 2, 4), ("1:s3", 3, 4), ("1:s4", 4, 4), ("1:W", 0, 4),
        ("1:L", 0, 4)]


def test_that_bins_hold_every_stay_they_say_they_hold(g1):
    edges = (0.0, 240.0, 480.0, 720.0)
    cells = g1.tally(VISITS, (), (COUNT, histogram("hours", edges)), DAY_100)
    bins = cells.measures["hours_bins"][0]
    hours = g1.columns(VISITS, ("hours",), DAY_100)["hours"]
    assert bins.tolist() == np.histogram(hours, [0, 240, 480, np.inf])[0].tolist()
    assert bins.sum() == cells.measures["n"][0] == len(hours)


def test_that_a_picture_taken_by_many_threads_is_one_picture(g1):
    from concurrent.futures import ThreadPoolExecutor

    asked = [(by, FilterState(as_of=day(at))) for at in range(0, 100, 5)
             for by in (("stage", "outcome"), ("month",))]
    alone = [as_dict(g1.tally(VISITS, by, (COUNT,), filters)) for by, filters in asked]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(
            lambda ask: as_dict(g1.tally(VISITS, ask[0], (COUNT,), ask[1])), asked * 3))
    assert together == alone * 3


def test_that_a_closing_that_was_only_inferred_takes_the_records_own_date(world):
    world.opportunity("file", 0, closed_at=day(7), status="won")
    world.event("file", "stage_id", "W", 0, origin="reconstructed")
    world.opportunity("log", 0, [(3, "W")], closed_at=day(9), status="won")
    found = world.mart().columns(OPPORTUNITIES, ("opportunity", "closed"), EVERYTHING)
    assert dict(zip(found["opportunity"], found["closed"].astype("datetime64[D]").tolist(),
                    strict=True)) == {"1:file": date(2026, 1, 8), "1:log": date(2026, 1, 4)}


def test_that_a_mart_stays_as_it_was_when_the_file_goes_on(world):
    world.opportunity("a", 0, [(0, "s1")])
    before = world.mart()
    world.opportunity("b", 1, [(1, "s1")])
    after = world.mart()
    assert isinstance(before, Mart)
    assert (counts(before, OPPORTUNITIES, ()), counts(after, OPPORTUNITIES, ())) == (
        {(): 1}, {(): 2})


def test_that_only_the_facts_asked_for_are_there(world):
    world.opportunity("a", 0, [(0, "s1"), (9, "s2")])
    world.refresh()
    raw = world.connection.connection.driver_connection
    mart = Mart.load(raw, ("opportunities", "reaches"))
    assert counts(mart, REACHES, ("rank",), FilterState(as_of=day(99))) == {1: 1, 2: 1}
    for ask in ((VISITS, EVERYTHING), (CHANGES, EVERYTHING),
                (REACHES, FilterState(as_of=day(3)))):
        with pytest.raises(CockpitError) as caught:
            mart.tally(ask[0], (), (COUNT,), ask[1])
        assert caught.value.code == "mart.not_loaded"


def test_that_a_mart_of_another_version_is_empty_until_the_next_sync(world):
    world.opportunity("a", 0, [(0, "s1")])
    world.refresh()
    raw = world.connection.connection.driver_connection
    raw.execute("UPDATE mart_dictionary SET data = '{\"format\": 1}' WHERE dimension = ''")
    assert counts(Mart.load(raw), OPPORTUNITIES, ()) == {}
    world.refresh([])
    assert counts(Mart.load(raw), OPPORTUNITIES, ()) == {(): 1}


def test_that_rows_that_were_all_found_wrong_are_gone(world):
    ladder_of(world, "q", "t")
    world.opportunity("a", 0, [(1, "s1"), (4, "tL")])
    assert counts(world.mart(), REACHES, ("rank",)) == {}
