"""Two engines, one answer: the mart in memory and the database counting from the log."""

from __future__ import annotations

import math
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mart_world import BEGIN, World, day, golden, ladder_of

from models.calendars import Calendar
from models.cells import COUNT, DISTINCT, histogram, maximum, minimum, total, values
from models.errors import CockpitError
from models.facts import (
    ACTIVITIES,
    FACTS,
    LEADS,
    OPPORTUNITIES,
    REACHES,
    SEGMENTS,
    VISITS,
)
from models.filters import FilterState, Period

SHANGHAI = Calendar("Asia/Shanghai", reporting_currency="EUR")
HOURS = (0.0, 24.0, 100.0, 240.0, 1000.0)
STAGES = ["s1", "s2", "s3", "s4", "W", "L", "old", "t1", "t2", "t3", "t4", "tW", "tL", "nobody",
          None]
VALUES = {
    "stage_id": STAGES,
    "amount": ["100", "250.5", "0", None, "99999999.99", "-3"],
    "currency": ["EUR", "USD", "JPY", "GBP", None],
    "owner_id": ["u1", "u2", "u3", "u9", None],
    "state": ["live", "deleted", "archived"],
    "pipeline_id": ["p", "q", None],
    "account_id": ["a1", "a2", "a3", None],
    "product_id": ["x1", "x2", None],
    "probability": ["0.2", "0.55", None],
    "close_date": ["2026-01-03", "2026-02-11", None],
    "forecast_category": ["commit", "pipeline", None],
    "lost_reason": ["price", None],
    "blocker": ["legal", None],
    "next_step": ["call", None],
    "signed_at": ["2026-01-04T00:00:00Z", None],
    "intent_evidence_at": ["2026-01-02T00:00:00Z", None],
}
FIELDS = st.sampled_from(["stage_id"] * 8 + ["amount"] * 3 + ["currency", "state"] * 2
                         + sorted(VALUES))


@st.composite
def log(draw):
    """Events of one opportunity: with ties, late observations, corrections and comings and
    goings."""
    happened = []
    if draw(st.integers(0, 9)) < 9:
        happened.append(("state", "live", 0, 0, 0, "native", None))
    for _ in range(draw(st.integers(0, 9))):
        field = draw(FIELDS)
        value = draw(st.sampled_from(VALUES[field]))
        at = draw(st.integers(0, 12))
        lag = draw(st.sampled_from([0, 0, 0, 1, 3, 8, -2]))
        retires = draw(st.integers(0, len(happened) - 1)) if happened and not draw(
            st.integers(0, 6)) else None
        origin = draw(st.sampled_from(["native", "derived", "reconstructed"]))
        happened.append((field, value, at, lag, draw(st.integers(0, 1)), origin, retires))
    return happened


deals = st.lists(st.tuples(
    log(), st.sampled_from([None, 0, 2]), st.sampled_from([None, 3, 40]),
    st.sampled_from(["open", "won", "lost"]), st.sampled_from(["web", "fair", None])),
    min_size=2, max_size=5)


def company(calendar=SHANGHAI):
    world = World(calendar)
    ladder_of(world)
    ladder_of(world, "q", "t")
    world.stage("old", 3, active=False)
    world.record("teams", "north", name="North", region="N")
    world.record("teams", "a", name="A", parent_id="north")
    world.record("teams", "b", name="B", region="S")
    world.record("users", "u1", name="Ann", team_id="a", manager_id="u3")
    world.record("users", "u2", name="Bo", team_id="b", manager_id="u3")
    world.record("users", "u3", name="Cy")
    world.record("accounts", "a1", name="Acme", industry="food", size="big", country="DE",
                 region="N", owner_id="u1")
    world.record("accounts", "a2", name="Acme old", state="merged", merged_into="a1")
    world.record("accounts", "a3", name="Beta", industry="steel")
    world.record("products", "x1", name="Oven", line="bake")
    world.record("products", "x2", name="Mixer")
    for currency, at, rate in (("USD", 1, "0.9"), ("USD", 6, "0.8151"), ("JPY", 0, "0.0061"),
                               ("GBP", 9, "1.2")):
        world.rate(currency, at, rate)
    return world


def tell(world, name, deal):
    """Write one generated deal; answers how many events."""
    happened, created, closed, status, lead_source = deal
    world.record("opportunities", name, name=name, status=status, lead_source=lead_source,
                 created_at=None if created is None else day(created),
                 closed_at=None if closed is None else day(closed))
    ids = []
    for field, value, at, lag, sequence, origin, retires in happened:
        ids.append(world.event(
            name, field, value, at, observed=at + lag, sequence=sequence, origin=origin,
            retires=None if retires is None else ids[retires]))


def as_dict(cells):
    """Cells as a dict from keys to measures, comparable across engines."""
    found = {}
    for place in range(len(cells)):
        key = tuple(cells.keys[name][place] for name in cells.by)
        measures = {}
        for name, column in cells.measures.items():
            value = column[place]
            if isinstance(value, tuple):
                value = tuple(part.tolist() for part in value)
            elif isinstance(value, np.ndarray):
                value = tuple(value.tolist())
            elif isinstance(value, float) and math.isnan(value):
                value = None
            measures[name] = value
        assert key not in found
        found[key] = measures
    return found


ASKED = {
    OPPORTUNITIES: (COUNT, DISTINCT, total("amount"), total("weighted"), minimum("age_days"),
                    maximum("cycle_days"), total("stage_days"), values("cycle_days")),
    VISITS: (COUNT, DISTINCT, total("hours"), total("amount"), maximum("late_hours"),
             histogram("hours", HOURS), values("hours")),
    REACHES: (COUNT, DISTINCT, total("amount"), minimum("amount")),
}
OWN = {OPPORTUNITIES: OPPORTUNITIES.dimensions, VISITS: VISITS.dimensions,
       REACHES: REACHES.dimensions}


@st.composite
def questions(draw):
    fact = draw(st.sampled_from([OPPORTUNITIES, VISITS, REACHES]))
    names = sorted({*SEGMENTS, *OWN[fact], "month", "quarter", "week"})
    by = tuple(draw(st.lists(st.sampled_from(names), max_size=3, unique=True)))
    where, exclude = [], []
    for target in (where, exclude):
        if draw(st.integers(0, 5)) == 5:
            dimension, keys = draw(st.sampled_from([
                ("owner", ("1:u1", "1:u2")), ("team", ("1:a",)), ("region", ("N", "")),
                ("status", ("open", "won")), ("stage", ("1:s1", "1:s3")), ("furthest", ("1", "4")),
                ("outcome", ("advanced", "open")), ("month", ("2026-01",)), ("account", ("1:a1",)),
                ("currency", ("",)), ("rank", ("2", "5")), ("opportunity", ("1:d0",))]))
            target.append((dimension, keys))
    start = draw(st.sampled_from([None, None, None, date(2026, 1, 2), date(2026, 1, 5)]))
    end = draw(st.sampled_from([None, None, None, date(2026, 1, 6), date(2026, 1, 9)]))
    filters = FilterState(
        period=Period(start, end), where=tuple(where), exclude=tuple(exclude),
        scope=draw(st.sampled_from([None] * 5 + [frozenset({"1:north"}), frozenset({"1:b"})])),
        as_of=draw(st.sampled_from([None, *(BEGIN + timedelta(hours=h)
                                            for h in (0, 30, 72, 120, 200, 288, 900))])))
    when = draw(st.sampled_from([None, *fact.dates]))
    return fact, by, filters, when


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(deals, st.lists(questions(), min_size=1, max_size=3))
def test_that_mart_and_database_give_the_same_cells(told, asked):
    world = company()
    try:
        for place, deal in enumerate(told):
            tell(world, f"d{place}", deal)
        mart, warehouse = world.mart(), world.warehouse()
        for fact, by, filters, when in asked:
            mine = as_dict(mart.tally(fact, by, ASKED[fact], filters, when))
            theirs = as_dict(warehouse.tally(fact, by, ASKED[fact], filters, when))
            assert mine == theirs, (fact.key, by, filters, when)
    finally:
        world.close()


RECORDS = {
    LEADS: (("lead", "lead_source", "campaign", "lead_status", "owner", "manager", "team",
             "region", "country", "industry", "product", "product_line", "connection", "valid",
             "month", "week"),
            (COUNT, total("response_hours"), maximum("score"), values("response_hours"))),
    ACTIVITIES: (("activity", "type", "direction", "owner", "manager", "team", "region", "account",
                  "industry", "size", "country", "opportunity", "connection", "quarter"),
                 (COUNT, DISTINCT, total("reply_hours"), histogram("reply_hours", HOURS))),
}
moments = st.one_of(st.none(), st.integers(0, 12))
lead_rows = st.lists(st.fixed_dictionaries({
    "lead_source": st.sampled_from(["web", "fair", "", None]), "score": moments,
    "owner_id": st.sampled_from(["u1", "u2", "u9", None]), "region": st.sampled_from(["E", None]),
    "product_id": st.sampled_from(["x1", None]), "created_at": moments, "assigned_at": moments,
    "first_response_at": moments, "qualified_at": moments,
    "converted_opportunity_id": st.sampled_from([None, "d0", "gone"]),
    "state": st.sampled_from(["live", "live", "deleted"])}), max_size=5)
activity_rows = st.lists(st.fixed_dictionaries({
    "type": st.sampled_from(["call", "email"]),
    "direction": st.sampled_from(["inbound", "outbound", "inbound", "both", None]),
    "owner_id": st.sampled_from(["u1", "u2", None]),
    "account_id": st.sampled_from(["a1", "a2", None]),
    "contact_id": st.sampled_from(["c1", "c2", None]), "lead_id": st.sampled_from(["l", None]),
    "opportunity_id": st.sampled_from(["d0", "gone", None]), "done_at": moments}), max_size=8)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(lead_rows, activity_rows, st.data())
def test_that_leads_and_activities_are_counted_alike(leads, activities, data):
    world = company()
    world.record("contacts", "c1", name="C", account_id="a3")
    world.opportunity("d0", 2, log={"account_id": "a1"}, account_id="a1")
    for kind, rows in (("leads", leads), ("activities", activities)):
        for place, row in enumerate(rows):
            row = {name: day(value) if name.endswith("_at") and value is not None else value
                   for name, value in row.items()}
            name = {"name": f"n{place}"} if kind == "leads" else {}
            world.record(kind, f"r{place}", fetched=place, **name, **row)
    mart, warehouse = world.mart(), world.warehouse()
    for fact, (names, asked) in RECORDS.items():
        by = tuple(data.draw(st.lists(st.sampled_from(names), max_size=3, unique=True)))
        filters = FilterState(
            as_of=data.draw(st.sampled_from([None, BEGIN, day(4), day(40)])),
            where=data.draw(st.sampled_from([(), (("owner", ("1:u1", "")),)])),
            scope=data.draw(st.sampled_from([None, frozenset({"1:north"})])),
            period=data.draw(st.sampled_from([Period(), Period(date(2026, 1, 3), None)])))
        when = data.draw(st.sampled_from(fact.dates))
        assert as_dict(mart.tally(fact, by, asked, filters, when)) == \
            as_dict(warehouse.tally(fact, by, asked, filters, when)), (by, filters, when)
    world.close()


def test_that_the_golden_funnel_comes_from_the_database_too():
    world = golden()
    cells = as_dict(world.warehouse().tally(
        REACHES, ("rank",), (COUNT,), FilterState(as_of=day(100))))
    assert {key[0]: cell["n"] for key, cell in cells.items()} == {1: 10, 2: 8, 3: 6, 4: 4, 5: 3}
    world.close()


def test_that_a_fact_that_only_the_mart_counts_is_told_with_those_there_are():
    counted = {fact.key for fact in (OPPORTUNITIES, VISITS, REACHES, LEADS, ACTIVITIES)}
    world = company()
    for fact in FACTS.values():
        if fact.key not in counted:
            with pytest.raises(CockpitError) as caught:
                world.warehouse().tally(fact, (), (COUNT,), FilterState())
            assert caught.value.code == "mart.unknown_fact"
            assert caught.value.facts == {"fact": fact.key, "known": sorted(counted)}
    world.close()


def test_that_what_the_database_does_not_count_is_told():
    world = company()
    for ask in ((OPPORTUNITIES, ("colour",), ()),
                (OPPORTUNITIES, (), (total("colour"),))):
        with pytest.raises(CockpitError) as caught:
            world.warehouse().tally(*ask, FilterState())
        assert caught.value.code.startswith("mart.unknown_")
    world.close()
