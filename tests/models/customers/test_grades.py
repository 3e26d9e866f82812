"""Grades of a small company: parameters, triggers, overrides, what is pending."""

import dataclasses
from datetime import timedelta

import mart_world
import numpy as np
import pytest

from models.customers.grades import GRADES, PARAMETERS, grade_book
from models.customers.known import CustomerRecords, Override, Signal
from models.documents.grade import BUILT_IN, preset, read
from models.instants import to_micros
from models.metric import answer, records


@pytest.fixture
def small(world):
    """`ann` is about to buy, `bob` has an old open deal, `cyd` nothing."""
    for name in ("ann", "bob", "cyd"):
        world.customer(name)
    world.deal("d", "ann", 60, [(70, "s2"), (80, "s4")], close=115, forecast_category="commit")
    world.deal("e", "bob", 10, close=60)
    for at in (62, 70, 78, 86, 94):
        world.talk("ann", at)
    world.talk("bob", 20)
    return world


ROLES = CustomerRecords(roles={"1:d": (("Decision maker", 0), ("User", 0), ("User", 0)),
                               "1:e": (("Buyer", to_micros(mart_world.day(200))),)})


def told(book, account):
    place = book.place[account]
    code = int(book.grade[place])
    return GRADES[code] if code >= 0 else None, {
        name: float(values[place]) for name, values in zip(PARAMETERS, book.parameters,
                                                           strict=True)}


def test_that_parameters_are_what_one_reads_off_the_deals(small, ask):
    book = grade_book(ask(documents={"customers": ROLES}), small.mart())
    grade, ann = told(book, "1:ann")
    assert (ann["urgency"], ann["budget"], ann["decision"]) == (5, 5, 3)
    assert np.isnan(ann["competition"])
    assert book.total[book.place["1:ann"]] == pytest.approx(13 * 4 / 3)
    assert book.completeness[book.place["1:ann"]] == 0.75
    assert grade == "A+"
    _, bob = told(book, "1:bob")
    assert np.isnan(bob["urgency"])  # its only date is past and says nothing
    assert bob["budget"] == 2
    assert np.isnan(bob["decision"])  # nobody was known then
    assert told(book, "1:cyd")[1]["urgency"] == 0
    assert all(derived[book.place["1:cyd"]] == (name == "urgency")
               for name, derived in zip(PARAMETERS, book.derived, strict=True))


def test_that_a_field_of_the_crm_counts_before_what_is_derived(small, ask):
    document = dataclasses.replace(BUILT_IN, fields=(("urgency", "account.hurry"),
                                                     ("competition", "account.rivals")))
    given = CustomerRecords(fields={"hurry": {"1:ann": "1", "1:bob": "9", "1:cyd": "soon"},
                                    "rivals": {"1:ann": "4.5"}})
    book = grade_book(ask(documents={"customers": given, "grade": document}), small.mart())
    _, ann = told(book, "1:ann")
    assert (ann["urgency"], ann["competition"]) == (1, 4.5)
    assert not book.derived[0][book.place["1:ann"]]
    assert np.isnan(told(book, "1:bob")[1]["urgency"])  # 9 is no grade, the date is past
    assert told(book, "1:cyd")[1]["urgency"] == 0


def test_that_a_field_of_the_deals_counts_by_the_best_open_one(small, ask):
    document = dataclasses.replace(BUILT_IN, fields=(("budget", "custom.budget"),
                                                     ("decision", "custom.nowhere")))
    small.opportunity("g", 20, [(20, "s1")], account_id="bob", custom={"budget": "4"},
                      log={"account_id": "bob"})
    small.opportunity("h", 20, [(20, "s1")], account_id="bob", custom={"budget": "1"},
                      log={"account_id": "bob"})
    small.opportunity("i", 20, [(20, "s1"), (30, "W")], account_id="bob",
                      custom={"budget": "5"}, log={"account_id": "bob"})
    book = grade_book(ask(documents={"grade": document}), small.mart())
    assert told(book, "1:bob")[1]["budget"] == 4
    assert not book.derived[1][book.place["1:bob"]]
    assert told(book, "1:ann")[1]["budget"] == 5
    assert book.derived[1][book.place["1:ann"]]
    assert np.isnan(told(book, "1:ann")[1]["decision"])


def test_that_a_competitor_lowers_the_fourth_parameter(small, ask):
    small.event("d", "blocker", "Competitor is cheaper", 90)
    small.deal("f", "bob", 12, [(40, "L")], lost_reason="竞品 Competitor")
    book = grade_book(ask(), small.mart())
    assert told(book, "1:ann")[1]["competition"] == 1
    assert told(book, "1:bob")[1]["competition"] == 2


def test_that_what_will_happen_by_itself_is_told_before_it_happens(small, ask):
    mart = small.mart()
    question = ask(documents={"customers": ROLES})
    (pending,) = grade_book(question, mart).pending("1:ann")
    assert (pending.before, pending.after, pending.why) == ("A+", "A", "silence")
    assert pending.at == mart_world.day(108)  # last heard on day 94
    later = grade_book(ask(109, documents={"customers": ROLES}), mart)
    (change, *_) = later.changes("1:ann")
    assert (change.at, change.before, change.after) == (pending.at, "A+", "A")
    silent = answer("silent_customers", ask(107.5, documents={"customers": ROLES}), mart)
    assert [row.by["account"] for row in silent.rows if row.detail["drops_tonight"]] == []
    small.talk("ann", 104)
    (moved,) = grade_book(ask(105, documents={"customers": ROLES}), small.mart()).pending("1:ann")
    assert moved.at > pending.at


def test_that_nothing_after_the_moment_changes_grades_or_what_is_told_of_them(small, ask):
    def seen():
        book = grade_book(ask(documents={"customers": ROLES}), small.mart())
        return book.changes(), book.pending(), book.grade.tolist()

    before = seen()
    small.talk("ann", 101, "inbound")
    small.event("d", "stage_id", "W", 100.5)
    small.event("e", "close_date", "2026-04-20", 90, observed=120)
    assert seen() == before


def test_that_a_demo_booked_by_the_customer_lifts_the_grade_at_once(small, ask):
    at = mart_world.day(95.25)
    booked = CustomerRecords(signals=(
        Signal("1:bob", to_micros(at), "meeting", "inbound", "Demo on Friday"),
        Signal("1:cyd", to_micros(at), "meeting", "outbound", "Demo offered"),
        Signal("1:ann", to_micros(mart_world.day(101)), "meeting", "inbound", "Demo")))
    book = grade_book(ask(documents={"customers": booked}), small.mart())
    (change, *_) = book.changes("1:bob")
    assert (change.at, change.why, change.facts["trigger"]) == (at, "trigger", "demo")
    assert GRADES.index(change.after) == GRADES.index(change.before) - 1
    assert [one.why for one in book.changes("1:cyd") if one.why == "trigger"] == []
    assert [one.why for one in book.changes("1:ann") if one.why == "trigger"] == []


@pytest.mark.parametrize(("name", "code"), [
    ("manufacturing", "contract"), ("technology", "trial"), ("service", "hurry")])
def test_that_each_way_to_evaluate_knows_its_trigger(small, ask, name, code):
    document = read(preset(name))
    small.stage("Contract approval", 3)
    small.event("e", "stage_id", "Contract approval", 90.5)
    heard = CustomerRecords(signals=tuple(
        Signal("1:bob", to_micros(mart_world.day(at)), kind, direction, text)
        for at, kind, direction, text in (
            (88.5, "note", "inbound", "trial login"), (89.6, "note", "inbound", "trial login"),
            (92.5, "call", "both", "想尽快上线"))))
    book = grade_book(ask(documents={"customers": heard, "grade": document}), small.mart())
    lifted = [one for one in book.changes("1:bob") if one.why == "trigger"]
    assert [one.facts["trigger"] for one in lifted] == [code]
    assert lifted[0].at == mart_world.day({"contract": 90.5, "trial": 89.6, "hurry": 92.5}[code])


def test_that_weekly_evaluation_changes_grades_on_the_first_day_of_a_week_only(small, ask):
    weekly = dataclasses.replace(BUILT_IN, evaluation="weekly")
    changes = grade_book(ask(documents={"grade": weekly}), small.mart()).changes()
    assert changes
    assert {one.at.weekday() for one in changes} == {0}
    daily = grade_book(ask(), small.mart()).changes()
    assert {one.at.weekday() for one in daily} != {0}


def test_that_an_override_holds_until_it_expires_or_is_withdrawn(small, ask):
    def grade(*overrides, at=100):
        return told(grade_book(ask(at, documents={"customers": CustomerRecords(
            overrides=overrides)}), small.mart()), "1:cyd")[0]

    day = mart_world.day
    pinned = Override("1:cyd", "A", "Board member met", "me", day(90), day(110))
    assert grade() == "C"
    assert grade(pinned) == "A"
    assert grade(pinned, at=89) == "C"
    assert grade(pinned, at=110) == "C"
    assert grade(pinned, Override("1:cyd", None, "Mistake", "me", day(95))) == "C"
    assert grade(pinned, Override("1:cyd", "B", "Smaller", "me", day(95))) == "B"
    assert grade(Override("1:nobody", "A", "Gone", "me", day(90))) == "C"
    book = grade_book(ask(120, documents={"customers": CustomerRecords(overrides=(pinned,))}),
                      small.mart())
    assert [(one.why, one.after, one.facts["reason"]) for one in book.changes("1:cyd")] == [
        ("override_ended", "C", "Board member met"), ("override", "A", "Board member met")]
    assert not book.pinned.any()


def told_overrides(small, ask, account, *overrides, at=140):
    given = dataclasses.replace(ROLES, overrides=overrides)
    book = grade_book(ask(at, documents={"customers": given}), small.mart())
    assert all((one.before, one.at) != (None, None) for one in book.changes(account))
    return [(one.why, one.at, one.before, one.after) for one in reversed(book.changes(account))
            if one.kind == "override"]


def test_that_an_override_withdrawn_ends_once_with_what_was_before_and_what_is_after(small, ask):
    day = mart_world.day
    pinned = Override("1:cyd", "A", "Board member met", "me", day(90), day(120))
    assert told_overrides(small, ask, "1:cyd", pinned,
                          Override("1:cyd", None, "Mistake", "me", day(95))) == [
        ("override", day(90), "C", "A"), ("override_ended", day(95), "A", "C")]


def test_that_an_override_replaced_or_expired_says_what_it_took_the_place_of(small, ask):
    day = mart_world.day
    first = Override("1:ann", "C", "No budget", "me", day(100), day(120))
    second = Override("1:ann", "B", "Some budget", "me", day(104), day(106))
    late = Override("1:ann", None, "Nothing to end", "me", day(107))
    assert told_overrides(small, ask, "1:ann", first, second, late) == [
        ("override", day(100), "A+", "C"), ("override", day(104), "C", "B"),
        ("override_ended", day(106), "B", "A+")]
    again = Override("1:ann", "C", "No budget", "me", day(109), day(110))  # it fell on day 108
    assert told_overrides(small, ask, "1:ann", again) == [
        ("override", day(109), "A", "C"), ("override_ended", day(110), "C", "A")]
    before = Override("1:cyd", "A", "Long ago", "me", day(1))
    assert told_overrides(small, ask, "1:cyd", before) == [("override", day(1), None, "A")]


def test_that_fields_read_later_than_the_moment_are_marked_and_so_are_changes_by_them(small, ask):
    day = mart_world.day
    document = dataclasses.replace(BUILT_IN, fields=(("urgency", "account.hurry"),
                                                     ("budget", "custom.budget")))
    small.opportunity("g", 20, [(20, "s1")], account_id="bob", custom={"budget": "4"},
                      log={"account_id": "bob"})

    def book(at, **read):
        given = CustomerRecords(fields={"hurry": {"1:ann": "5"}}, read_at={
            kind: {key: to_micros(day(then)) for key, then in found.items()}
            for kind, found in read.items()})
        return grade_book(ask(at, documents={"customers": given, "grade": document}),
                          small.mart())

    def marked(book):
        return {(name, book.accounts[place]) for name, flags in zip(
            PARAMETERS, book.reconstructed, strict=True) for place in np.flatnonzero(flags)}

    read = {"account": {"1:ann": 105}, "opportunity": {"1:g": 99}}
    assert marked(book(100, **read)) == {("urgency", "1:ann")}
    assert marked(book(98, **read)) == {("urgency", "1:ann"), ("budget", "1:bob")}
    assert marked(book(105, **read)) == set()
    assert marked(book(100)) == {("urgency", "1:ann"), ("budget", "1:bob")}  # nobody knows when
    changes = book(125, **read).changes("1:ann")
    assert {one.at < day(105) for one in changes} == {True, False}
    assert all(("reconstructed" in one.facts) == (one.at < day(105)) for one in changes)
    assert not any("reconstructed" in one.facts for one in book(125, **read).changes("1:cyd"))


def test_that_a_pinned_grade_is_not_announced_to_change(small, ask):
    pin = Override("1:ann", "A+", "Key account", "me", mart_world.day(90))
    given = dataclasses.replace(ROLES, overrides=(pin,))
    book = grade_book(ask(documents={"customers": given}), small.mart())
    assert book.pending("1:ann") == ()
    assert book.pinned[book.place["1:ann"]]


def test_that_the_metric_says_what_the_book_says(small, ask):
    question = ask(documents={"customers": ROLES})
    mart = small.mart()
    book = grade_book(question, mart)
    rows = {row.by["account"]: row for row in answer("grade", question, mart).rows}
    assert rows["1:ann"].detail["grade"] == "A+"
    assert rows["1:ann"].detail["next_grade"] == "A"
    assert rows["1:ann"].detail["derived"] == ["urgency", "budget", "decision"]
    for account, row in rows.items():
        assert row.value == pytest.approx(book.total[book.place[account]], nan_ok=True)
    assert len(records("grade", question, mart, {"account": "1:ann"})) == 1


def test_that_changes_are_counted_by_what_they_were(small, ask):
    question = ask(109, documents={"customers": ROLES})
    mart = small.mart()
    rows = answer("grade_changes", question, mart).rows
    assert sum(row.value for row in rows) == len(grade_book(question, mart).changes())
    row = next(row for row in rows if row.by == {"before": "A+", "after": "A"})
    assert row.detail["why"] == {"silence": 1}
    assert len(records("grade_changes", question, mart, row.by)) == 1
    assert question.at - timedelta(days=92) < mart_world.day(20)
