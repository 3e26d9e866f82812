"""One customer's story from all sources, and how a deal was won."""

import mart_world
import numpy as np
import pytest

from models.customers.timeline import journey, timeline


@pytest.fixture
def story(world):
    world.customer("ann")
    world.customer("bob")
    world.record("leads", "l", name="Ann", lead_source="fair", campaign="Spring", owner_id="u",
                 created_at=mart_world.day(4), converted_opportunity_id="d")
    world.deal("d", "ann", 10, amount=100, close=50)
    world.talk("ann", 12, "outbound", "email", opportunity_id="d")
    world.event("d", "stage_id", "s2", 20)
    world.event("d", "blocker", "Price", 22)
    world.event("d", "close_date", "2026-03-20", 25)
    world.event("d", "owner_id", "u", 26)
    world.event("d", "amount", "90", 30)
    world.event("d", "blocker", None, 31)
    world.talk("ann", 38.5, "inbound", "email", opportunity_id="d")
    world.event("d", "stage_id", "W", 40)
    world.talk("ann", 45, "both", "meeting")
    world.talk("bob", 46)
    return world


def kinds(events):
    return [one.kind for one in events]


def test_that_the_timeline_tells_everything_newest_first(story, ask):
    found = [one for one in timeline("1:ann", ask(), story.mart()) if one.kind != "grade"]
    assert kinds(found) == ["meeting", "won", "email", "blocker", "amount", "owner",
                            "close_date", "blocker", "stage", "email", "deal_created", "lead"]
    assert [one.at for one in found] == sorted((one.at for one in found), reverse=True)
    by_kind = {one.kind: one.facts for one in found}
    assert by_kind["amount"] == {"from": 10_000, "to": 9_000}
    assert by_kind["stage"] == {"from": "1:s1", "to": "1:s2"}
    assert by_kind["lead"]["source"] == "fair"
    assert by_kind["won"] == {"amount": 9_000}


def test_that_the_timeline_ends_at_the_moment(story, ask):
    found = timeline("1:ann", ask(21), story.mart())
    assert [kind for kind in kinds(found) if kind != "grade"] == [
        "stage", "email", "deal_created", "lead"]
    assert all(one.at <= mart_world.day(21) for one in found)


def test_that_a_deal_that_is_lost_and_opened_again_says_so(story, ask):
    story.deal("e", "bob", 50, [(60, "L"), (70, "s1")], lost_reason="Price")
    found = kinds(timeline("1:bob", ask(), story.mart()))
    assert [kind for kind in found if kind in ("lost", "reopened")] == ["reopened", "lost"]


def test_that_the_journey_of_a_won_deal_has_channel_discount_and_last_hours(story, ask):
    found = journey("1:d", ask(), story.mart())
    assert (found.first_source, found.first_campaign) == ("fair", "Spring")
    assert (found.touches, found.inbound) == (2, 1)
    assert (found.amount_changes, found.date_changes) == (1, 1)
    assert found.discount == pytest.approx(0.1)
    assert found.objections == ("Price",)
    assert kinds(found.last_hours) == ["email"]
    assert found.won_at == mart_world.day(40)
    assert found.days == pytest.approx(36)
    assert kinds(found.events)[0] == "lead"


def test_that_an_open_deal_and_one_nobody_knows_have_a_journey_too(story, ask):
    story.deal("f", "bob", 60, amount=None)
    mart = story.mart()
    found = journey("1:f", ask(), mart)
    assert found.won_at is None
    assert found.last_hours == ()
    assert np.isnan(found.discount)
    nobody = journey("1:nobody", ask(), mart)
    assert nobody.events == ()
    assert nobody.first_source is None
    assert timeline("1:nobody", ask(), mart) == ()
