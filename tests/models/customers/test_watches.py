"""Lists of customers who need somebody: just signed, silent, dormant, owed, leaving."""

import dataclasses

import mart_world
import numpy as np
import pytest

from models.customers.known import CustomerRecords
from models.customers.leaving import risks
from models.documents.grade import BUILT_IN, Policy
from models.metric import answer, records


def accounts(result):
    return [row.by["account"] for row in result.rows]


def signed(world, name, day, *talks):
    world.customer(name)
    world.deal(f"d-{name}", name, 2, [(day, "W")], amount=50)
    for at in talks:
        world.talk(name, at, "outbound", "email")


def test_that_customers_on_day_three_to_seven_after_signing_are_watched(world, ask):
    for back in range(2, 10):
        signed(world, f"a{back}", 100.5 - back)
    signed(world, "seen", 95.5, 96)
    signed(world, "before", 95.5, 95.2)
    mart = world.mart()
    found = answer("post_signature_watch", ask(100.6), mart)
    assert accounts(found) == ["1:a7", "1:a6", "1:a5", "1:before", "1:a4", "1:a3"]
    assert [row.value for row in found.rows] == [7, 6, 5, 5, 4, 3]
    assert found.rows[0].detail["amount"] == 5_000
    assert found.rows[0].detail["opportunity"] == "1:d-a7"
    every = answer("post_signature_watch", ask(100.6, show="all"), mart)
    assert set(accounts(every)) - set(accounts(found)) == {"1:seen"}
    assert len(records("post_signature_watch", ask(100.6), mart, {"account": "1:a7"})) == 1


def test_that_silence_begins_on_day_fourteen_and_ends_with_leaving(world, ask):
    for name, heard in (("ann", 86.0), ("bob", 86.1), ("cyd", None), ("dan", 20), ("eve", 10)):
        signed(world, name, 30)
        if heard is not None:
            world.talk(name, heard, "inbound", "email")
    world.talk("cyd", 95, "outbound", "email")  # a try of ours is no response
    world.customer("new")
    gone = CustomerRecords(fields={"churned_on": {"1:dan": "2026-03-01", "1:eve": "2026-06-01"}})
    mart = world.mart()
    question = ask(documents={"customers": gone})
    found = answer("silent_customers", question, mart)
    assert accounts(found) == ["1:ann", "1:cyd", "1:eve"]
    assert found.rows[0].value == pytest.approx(14)
    assert np.isnan(found.rows[1].value)
    assert found.rows[0].detail["area_amount"] == 5_000
    longer = dataclasses.replace(BUILT_IN, silence_days=20)
    assert accounts(answer("silent_customers", ask(
        documents={"customers": gone, "grade": longer}), mart)) == ["1:cyd", "1:eve"]


def test_that_somebody_drops_a_grade_tonight_when_silence_is_full_by_midnight(world, ask):
    world.customer("ann")
    world.deal("d", "ann", 60, [(70, "s4")], close=115, forecast_category="commit")
    for at in (70, 86.3):
        world.talk("ann", at)
    mart = world.mart()
    assert accounts(answer("silent_customers", ask(100.2), mart)) == []
    (row,) = answer("silent_customers", ask(100.5), mart).rows
    assert row.detail["drops_tonight"]
    assert (row.detail["grade"], row.detail["drops_to"]) == ("A+", "A")


def test_that_dormant_customers_have_rest_and_no_open_deal(world, ask):
    signed(world, "ann", 12, 13)
    signed(world, "bob", 12, 80)
    world.customer("cyd")
    world.customer("dan")
    world.deal("o", "dan", 5)
    mart = world.mart()
    found = answer("dormant", ask(110), mart)
    assert accounts(found) == ["1:cyd", "1:ann"]
    assert np.isnan(found.rows[0].value)
    assert found.rows[1].value == pytest.approx(97)
    assert found.rows[1].detail["won_ever"] == 5_000
    assert accounts(answer("dormant", ask(110, days="30"), mart)) == ["1:cyd", "1:ann", "1:bob"]


def test_that_coverage_is_the_share_of_a_grade_that_got_its_touches(world, ask):
    for number in range(4):
        name = f"a{number}"
        world.customer(name)
        world.deal(f"d{number}", name, 60, [(70, "s4")], close=115, forecast_category="commit")
        for at in np.linspace(73, 99, 3 + 2 * number):
            world.talk(name, float(at))
    world.talk("a3", 98, kind="meeting")
    world.talk("a2", 98, kind="meeting")
    mart = world.mart()
    rows = {row.by["grade"]: row for row in answer("policy_coverage", ask(), mart).rows}
    top = rows["A+"]
    # a0 has 3, a1 5, a2 8, a3 10 touches in four weeks; eight are owed, and a meeting in 90 days
    assert (top.value, top.numerator, top.n) == (0.5, 2, 4)
    assert 0 < top.low < 0.5 < top.high < 1
    assert [(one["account"], one["touches"]) for one in top.detail["missed"]] == [
        ("1:a0", 3), ("1:a1", 5)]
    assert np.isnan(rows["C"].value)  # nothing is owed to C
    assert rows["B"].n == 0
    assert np.isnan(rows["B"].value)
    found = records("policy_coverage", ask(), mart, {"grade": "A+"})
    assert dict(zip(found.columns["account"].tolist(), found.counts.tolist(), strict=True)) == {
        "1:a0": False, "1:a1": False, "1:a2": True, "1:a3": True}
    strict = dataclasses.replace(BUILT_IN, policies=(Policy("A+", 0.5, 1),))
    (row, *_) = answer("policy_coverage", ask(documents={"grade": strict}), mart).rows
    assert row.numerator == 0  # a visit within a day is owed, the last was two days ago


def test_that_a_visit_alone_is_owed_too_and_nothing_before_its_time(world, ask):
    for name, born in (("met", 10), ("not", 10), ("new", 90)):
        world.customer(name)
        world.deal(f"d{name}", name, born, [(born + 1, "s4")], close=115,
                   forecast_category="commit")
    world.talk("met", 95, kind="meeting")
    world.talk("not", 95)
    visits = dataclasses.replace(BUILT_IN, policies=(Policy("A+", 0.0, 30),))
    question = ask(documents={"grade": visits})
    mart = world.mart()
    row = next(row for row in answer("policy_coverage", question, mart).rows
               if row.by["grade"] == "A+")
    assert (row.value, row.n) == (pytest.approx(2 / 3), 3)
    assert [one["account"] for one in row.detail["missed"]] == ["1:not"]
    found = records("policy_coverage", question, mart, {"grade": "A+"})
    assert dict(zip(found.columns["account"].tolist(), found.counts.tolist(), strict=True)) == {
        "1:met": True, "1:not": False, "1:new": True}


def test_that_a_young_customer_owes_what_fell_due_since_it_came(world, ask):
    """Two a week: of ten days two whole touches, of two days none, of a month eight; who was
    spoken to before the first deal has been there as long."""
    for name, born in (("ten", 90), ("two", 98), ("old", 10), ("won", 95)):
        world.customer(name)
        world.deal(f"d{name}", name, born, [(born + 1, "s4")], close=115,
                   forecast_category="commit")
    world.customer("nobody")  # nobody knows since when; its grade owes it nothing
    weekly = dataclasses.replace(BUILT_IN, policies=(Policy("A+", 2.0, None),))

    def missed():
        row = next(row for row in answer("policy_coverage", ask(
            documents={"grade": weekly}), world.mart()).rows if row.by["grade"] == "A+")
        assert row.n == 4
        return {one["account"]: one["due"] for one in row.detail["missed"]}

    for at in (91, 92, 93, 94, 95, 96, 97):
        world.talk("old", at)
    world.talk("ten", 95)
    world.talk("won", 60)
    assert missed() == {"1:won": 8, "1:ten": 2, "1:old": 8}
    world.talk("ten", 97)
    world.talk("won", 102)  # not known yet
    assert missed() == {"1:won": 8, "1:old": 8}


@pytest.fixture
def quiet(world):
    """`ann` speaks every ten days until day 60; `bob` goes on; `cyd` pauses as he always did."""
    for name in ("ann", "bob", "cyd"):
        signed(world, name, 5)
    for at in range(10, 101, 10):
        if at <= 60:
            world.talk("ann", at)
        world.talk("bob", at)
    for at in (10, 20, 70):
        world.talk("cyd", at)
    for at in (70, 80, 90):
        world.talk("ann", at, "outbound", "email")
    return world


def test_that_the_likeliest_to_leave_comes_first_with_reasons_that_add_up(quiet, ask):
    found = answer("likely_to_leave", ask(), quiet.mart())
    assert accounts(found) == ["1:ann"]
    (row,) = found.rows
    reasons = {one["code"]: one for one in row.detail["reasons"]}
    assert reasons["silent"]["days"] == pytest.approx(40)
    assert reasons["silent"]["longest"] == pytest.approx(10)
    assert reasons["silent"]["points"] == 50
    assert (reasons["unanswered"]["tries"], reasons["unanswered"]["points"]) == (3, 18)
    assert row.value == pytest.approx(sum(one["points"] for one in row.detail["reasons"]))
    assert row.detail["actions"][0] == "call"


def test_that_those_who_left_are_not_likely_to_leave(quiet, ask):
    gone = CustomerRecords(fields={"churned_on": {"1:ann": "2026-04-05"}})
    mart = quiet.mart()
    assert accounts(answer("likely_to_leave", ask(documents={"customers": gone}), mart)) == []
    (earlier,) = answer("likely_to_leave", ask(90, documents={"customers": gone}), mart).rows
    assert earlier.by == {"account": "1:ann"}


def test_that_what_comes_later_does_not_change_who_is_likely_to_leave(quiet, ask):
    before = risks(ask(), quiet.mart())
    quiet.talk("ann", 101)
    quiet.deal("x", "ann", 102, [(104, "W")])
    assert risks(ask(), quiet.mart()) == before


def test_that_rows_can_be_split_by_what_a_customer_has(quiet, ask):
    (row,) = answer("likely_to_leave", ask(by=("region", "owner")), quiet.mart()).rows
    assert row.by == {"region": "North", "owner": "1:u", "account": "1:ann"}


def test_that_lists_of_a_company_without_customers_are_empty(world, ask):
    mart = world.mart()
    for key in ("health", "grade", "silent_customers", "dormant", "likely_to_leave",
                "post_signature_watch", "grade_changes"):
        assert answer(key, ask(), mart).rows == ()
    assert [row.n for row in answer("policy_coverage", ask(), mart).rows] == [0, 0, 0, 0]
    assert answer("policy_coverage", ask(by=("region",)), mart).rows == ()
    assert mart_world.day(0).year == 2026
