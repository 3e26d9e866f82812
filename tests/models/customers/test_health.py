"""Health of customers: inputs by hand, its course over time, and what moved it."""

import dataclasses

import mart_world
import numpy as np
import pytest

from models.customers.base import base_of
from models.customers.groups import everybody, groups
from models.customers.history import health_history, moved
from models.customers.table import COLOURS, customer_table
from models.documents.health import BUILT_IN
from models.instants import to_micros
from models.metric import answer

EVERY = dataclasses.replace(BUILT_IN, inputs=tuple(
    dataclasses.replace(one, weight=one.weight or 5) for one in BUILT_IN.inputs))


@pytest.fixture
def small(world):
    """`ann` is the golden customer on day 100; `bob` was never spoken to; `cyd` has nothing."""
    for name in ("ann", "bob", "cyd"):
        world.customer(name)
    for at in (80, 75):
        world.talk("ann", at, kind="meeting")
    world.talk("ann", 85, "outbound", "email")
    for number, close in enumerate((99, 100, 120, 140)):
        world.deal(f"d{number}", "ann", 5, close=close, amount=10)
    world.deal("e", "bob", 6, [(20, "s2"), (30, "W")], amount=70)
    return world


def values(table, account):
    at = table.place(account)
    return {name: float(column[at]) for name, column in table.values.items()}


def test_that_inputs_are_what_one_counts_by_hand(small, ask):
    small.talk("ann", 96, "inbound", "email")  # not heard of on day 95
    table = customer_table(ask(95, documents={"health": EVERY}), small.mart())
    found = values(table, "1:ann")
    assert found["recency"] == pytest.approx(15)
    assert (found["contacts"], found["meetings"], found["unanswered"]) == (2, 2, 1)
    assert found["inquiries"] == 0
    assert found["deals"] == found["unblocked"] == 1
    assert np.isnan(found["reply"])
    assert np.isnan(found["bought"])
    later = values(customer_table(ask(99.5, documents={"health": EVERY}), small.mart()), "1:ann")
    assert (later["recency"], later["unanswered"]) == (pytest.approx(3.5), 0)
    assert later["inquiries"] == pytest.approx(1 / 3)
    bob = values(customer_table(ask(95, documents={"health": EVERY}), small.mart()), "1:bob")
    assert bob["bought"] == pytest.approx(65)
    assert np.isnan(bob["recency"])
    assert np.isnan(bob["contacts"])


def test_that_customers_without_contacts_or_deals_are_grey_and_not_zero(small, ask):
    table = customer_table(ask(), small.mart())
    for account in ("1:bob", "1:cyd"):
        at = table.place(account)
        assert np.isnan(table.health[at])
        assert COLOURS[table.colour[at]] == "grey"
        assert np.isnan(table.days_since_contact[at])
    assert table.silent[table.place("1:bob")]
    assert not table.silent[table.place("1:cyd")]
    assert table.area[table.place("1:bob")] == 7_000
    assert table.area_is_open[table.place("1:ann")]


def test_that_only_who_has_won_nothing_yet_is_worth_what_is_open(world, ask):
    """Won within a year; won two years ago, with and without an open deal; never won."""
    for name, won in (("new", 700), ("old", 10), ("rest", 10), ("none", None)):
        world.customer(name)
        if won is not None:
            world.deal(f"w{name}", name, 5, [(won, "W")], amount=80)
        if name != "rest":
            world.deal(f"o{name}", name, 700, amount=30)
    mart = world.mart()
    table = customer_table(ask(740), mart)
    found = {key: (int(area), bool(is_open)) for key, area, is_open in zip(
        table.account.tolist(), table.area, table.area_is_open, strict=True)}
    assert found == {"1:new": (8_000, False), "1:old": (0, False), "1:rest": (0, False),
                     "1:none": (3_000, True)}
    assert table.open_amount[table.place("1:old")] == 3_000
    for row in answer("health", ask(740), mart).rows:
        assert (row.detail["area_amount"], row.detail["area_is_open"]) == found[row.by["account"]]


def test_that_the_table_and_the_metric_say_the_same(small, ask):
    mart = small.mart()
    table = customer_table(ask(), mart)
    for row in answer("health", ask(), mart).rows:
        at = table.place(row.by["account"])
        assert row.value == pytest.approx(table.health[at], nan_ok=True)
        assert row.detail["completeness"] == table.completeness[at]
        assert row.detail["area_amount"] == table.area[at]


def test_that_contributions_sum_to_the_score_whatever_the_missing_policy(small, ask):
    for missing in ("ignore", "neutral", "worst"):
        document = dataclasses.replace(EVERY, inputs=tuple(
            dataclasses.replace(one, missing=missing) for one in EVERY.inputs))
        table = customer_table(ask(documents={"health": document}), small.mart())
        whole = np.sum(list(table.adds.values()), axis=0)
        known = ~np.isnan(table.health)
        assert known.any()
        assert whole[known] == pytest.approx(table.health[known])
        assert ((table.health[known] >= 0) & (table.health[known] <= 100)).all()


def test_that_an_unknown_input_counts_half_or_nothing_where_the_document_says_so(small, ask):
    def score(missing):
        document = dataclasses.replace(BUILT_IN, inputs=tuple(
            dataclasses.replace(one, missing=missing) if one.key == "reply" else one
            for one in BUILT_IN.inputs))
        table = customer_table(ask(documents={"health": document}), small.mart())
        at = table.place("1:ann")
        return table.health[at], table.completeness[at]

    ignored, share = score("ignore")
    assert share == pytest.approx(0.85)
    assert score("neutral") == (pytest.approx(0.85 * ignored + 7.5), share)
    assert score("worst") == (pytest.approx(0.85 * ignored), share)


def test_that_filters_of_customers_act_and_others_are_passed_over(small, ask):
    mart = small.mart()
    assert customer_table(ask(where=[("account", ("1:bob",))]), mart).account.tolist() == ["1:bob"]
    assert len(customer_table(ask(where=[("region", ("North",))]), mart)) == 3
    assert len(customer_table(ask(where=[("region", ("South",))]), mart)) == 0
    assert len(customer_table(ask(where=[("product", ("1:x",))]), mart)) == 3
    nobody = everybody(customer_table(ask(where=[("region", ("South",))]), mart))
    assert (nobody.n, nobody.area) == (0, 0)
    assert np.isnan(nobody.mean)


def test_that_the_course_ends_where_the_table_stands_and_knows_nothing_later(small, ask):
    mart = small.mart()
    course = health_history("1:ann", ask(), mart, weeks=15)
    table = customer_table(ask(), mart)
    assert course.health[-1] == pytest.approx(table.health[table.place("1:ann")])
    for at, score in zip(course.at[:-1], course.health[:-1], strict=True):
        day = (at - np.datetime64("2026-01-01")) / np.timedelta64(1, "D")
        then = customer_table(ask(float(day)), mart)
        if "1:ann" in then.account.tolist():
            assert then.health[then.place("1:ann")] == pytest.approx(score, nan_ok=True)
    small.talk("ann", 101, "inbound")
    small.deal("later", "ann", 102, close=110)
    again = health_history("1:ann", ask(), small.mart(), weeks=15)
    assert again.health == pytest.approx(course.health, nan_ok=True)


def test_that_past_moments_read_from_changes_equal_the_picture_of_that_moment(small, ask):
    small.event("d0", "stage_id", "W", 60)
    small.event("d1", "close_date", "2026-02-01", 40, observed=55)  # told two weeks late
    small.event("d2", "account_id", "bob", 70)
    small.event("d3", "state", "deleted", 65)
    mart = small.mart()
    for at in (10, 41, 54, 56, 61, 66, 71, 99):
        question = ask(at, documents={"health": EVERY})
        base = base_of(question, mart)
        picture = base.now(mart, question)
        changes = base.before(mart, EVERY, to_micros(question.at), question.days)
        for name, column in picture.values.items():
            assert changes.values[name] == pytest.approx(column, nan_ok=True), (at, name)


def test_that_a_move_adds_up_and_an_input_that_appears_is_composition(small, ask):
    mart = small.mart()
    move = moved("1:ann", mart_world.day(90), ask(), mart)
    assert move.before + sum(move.parts.values()) + move.composition == pytest.approx(
        move.after, abs=1e-9)
    assert move.composition == 0
    assert move.parts["recency"] == pytest.approx(50 * (100 / 53) * -10 / 85)
    small.talk("ann", 97, "inbound", "email")  # an answer to day 85: a reply time appears
    move = moved("1:ann", mart_world.day(90), ask(), small.mart())
    assert "reply" not in move.parts
    assert move.composition != 0
    assert move.before + sum(move.parts.values()) + move.composition == pytest.approx(move.after)


def test_that_a_move_from_or_to_nothing_has_no_parts_to_show(small, ask):
    move = moved("1:bob", mart_world.day(90), ask(), small.mart())
    assert np.isnan(move.composition)
    assert all(np.isnan(part) for part in move.parts.values())
    with pytest.raises(KeyError):
        moved("1:nobody", mart_world.day(90), ask(), small.mart())


def test_that_a_clock_that_runs_backwards_does_not_break_a_score(small, ask):
    small.talk("cyd", 90, "outbound", "email")
    small.talk("cyd", 300, "inbound", "email")  # in the future of the question
    small.event("e", "amount", "80", 25, observed=10)
    mart = small.mart()
    table = customer_table(ask(), mart)
    assert np.isnan(table.days_since_contact[table.place("1:cyd")])
    assert not (table.days_since_contact < 0).any()


def test_that_the_order_in_which_things_were_written_does_not_matter(new_world, ask):
    def score(order):
        made = new_world()
        made.customer("ann")
        made.deal("d", "ann", 5, close=150)
        for at in order:
            made.talk("ann", at, "inbound" if at % 2 else "outbound", "email")
        table = customer_table(ask(documents={"health": EVERY}), made.mart())
        return float(table.health[0]), values(table, "1:ann")

    (health, inputs), (again, others) = score([60, 71, 84, 93, 98]), score([98, 84, 60, 93, 71])
    assert health == pytest.approx(again)
    assert inputs == pytest.approx(others, nan_ok=True)


def test_that_groups_show_the_weighted_mean_and_the_worst(world, ask):
    for name, amount, heard, region in (("ann", 300, 99, "East"), ("bob", 100, 40, "East"),
                                        ("cyd", 50, 99, "West"), ("dan", 10, None, "West")):
        world.customer(name, owner_id=None, region=region)
        world.deal(name[0], name, 10, [(20, "W")], amount=amount)
        for at in () if heard is None else (heard - 5, heard):
            world.talk(name, at)
    table = customer_table(ask(), world.mart())
    east, west = groups(table, "region")
    health = dict(zip(table.account.tolist(), table.health.tolist(), strict=True))
    assert (east.key, east.n, east.n_scored, east.won_amount) == ("East", 2, 2, 40_000)
    assert east.mean == pytest.approx(0.75 * health["1:ann"] + 0.25 * health["1:bob"])
    assert (east.worst_account, east.at_risk, east.share_at_risk) == ("1:bob", 1, 0.5)
    assert east.at_risk_amount == 10_000
    assert (west.n, west.n_scored, west.grey) == (2, 1, 1)
    whole = everybody(table)
    assert whole.area == sum(one.area for one in groups(table, "grade")) == 46_000
    assert whole.n == sum(one.n for one in groups(table, "owner"))
    with pytest.raises(ValueError, match="luck"):
        groups(table, "luck")
