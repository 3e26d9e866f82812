"""Finding every revision with the fewest looks, and turning versions into a log."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import CockpitError
from sync.connectors import tryton_records as words
from sync.connectors.tryton_history import Version, closed_at, events, looks
from sync.connectors.tryton_values import decode, encode
from sync.errors import NotUnderstood

DAY = datetime(2026, 3, 2, 9, 0, 0, 250, tzinfo=UTC)
TICK = timedelta(microseconds=1)


def at(hour: int) -> datetime:
    return DAY + timedelta(hours=hour)


histories = st.dictionaries(
    st.integers(1, 12),
    st.sets(st.integers(0, 40), min_size=1, max_size=8).map(
        lambda ticks: [DAY + tick * TICK for tick in ticks]
    ),
    max_size=8,
)


@given(histories)
def test_that_each_revision_is_seen_once_while_it_holds(revisions):
    found = [
        (key, began, look.at)
        for look in looks(revisions)
        for key, began in zip(look.ids, look.began, strict=True)
    ]
    assert sorted((key, began) for key, began, _ in found) == sorted(
        (key, moment) for key, moments in revisions.items() for moment in moments
    )
    for key, began, seen_at in found:
        later = [moment for moment in revisions[key] if moment > began]
        assert began <= seen_at
        assert not later or seen_at < min(later)


@given(histories)
def test_that_no_fewer_looks_would_see_everything(revisions):
    """As many stays as there are looks lie apart from each other: each needs a look of its own."""
    latest = max((moment for moments in revisions.values() for moment in moments), default=DAY)
    stays = []
    for moments in revisions.values():
        ordered = sorted(moments)
        ends = [*(moment - TICK for moment in ordered[1:]), latest]
        stays += zip(ends, ordered, strict=True)
    apart, last = 0, None
    for end, began in sorted(stays):
        if last is None or began > last:
            apart, last = apart + 1, end
    assert len(looks(revisions)) == apart


@given(histories)
def test_that_one_look_never_shows_two_revisions_of_a_record(revisions):
    for look in looks(revisions):
        assert len(set(look.ids)) == len(look.ids)


def version(hour: int, **fields: object) -> Version:
    known = {"status": "open", "stage_id": "lead", "amount": Decimal(100), **fields}
    return Version(at(hour), known, "7")


def test_that_a_deal_comes_into_being_with_what_it_holds():
    log = events("5", [version(0, close_date=date(2026, 5, 1), owner_id=None)])
    assert {(event.field, event.old, event.new) for event in log} == {
        ("state", None, "live"), ("stage_id", None, "lead"), ("amount", None, "100"),
        ("close_date", None, "2026-05-01"),
    }
    assert {event.effective_at for event in log} == {at(0)}
    assert {event.origin for event in log} == {"native"}


def test_that_only_what_changed_is_logged_with_old_and_new_and_by_whom():
    log = events("5", [version(0), version(1, amount=Decimal("250.50")), version(2)])
    assert [(e.field, e.old, e.new, e.by_user_id) for e in log if e.effective_at > at(0)] == [
        ("amount", "100", "250.5", "7"), ("amount", "250.5", "100", "7"),
    ]


def test_that_emptied_fields_are_changes_too():
    log = events("5", [version(0), version(1, amount=None)])
    assert (log[-1].old, log[-1].new) == ("100", None)


def test_that_a_deal_brought_back_lives_again_with_what_it_held():
    log = events("5", [version(0), Version(at(1), None, None), version(2)])
    assert [(e.field, e.new) for e in log if e.effective_at >= at(1)] == [
        ("state", "deleted"), ("state", "live"),
    ]


def test_that_a_deal_closed_when_its_status_last_changed():
    won = {"status": "won", "stage_id": "won"}
    history = [version(0), version(1, **won), version(2, **won, amount=Decimal(5))]
    assert closed_at(history) == at(1)
    assert closed_at([*history, version(3)]) is None
    assert closed_at([*history, version(3), version(4, **won)]) == at(4)


@pytest.mark.parametrize("value", [DAY, date(2026, 2, 28), datetime(1, 1, 1, tzinfo=UTC)])
def test_that_times_survive_the_way_to_the_server_and_back(value):
    assert decode(encode(value)) == value


def test_that_times_of_other_zones_are_sent_in_utc():
    elsewhere = datetime.fromisoformat("2026-03-02T01:30:00+02:00")
    assert encode(elsewhere)["day"] == 1
    assert encode(elsewhere)["hour"] == 23


def test_that_money_is_read_exactly_at_any_depth():
    told = {"lines.": [{"price": {"__class__": "Decimal", "decimal": "0.10"}}], "id": 3}
    assert decode(told) == {"lines.": [{"price": Decimal("0.10")}], "id": 3}


@pytest.mark.parametrize("broken", [
    {"__class__": "date", "year": 2026, "month": 13, "day": 1},
    {"__class__": "date", "year": 2026},
    {"__class__": "Decimal", "decimal": "a lot"},
    {"__class__": "datetime", "year": "2026", "month": 1, "day": 1},
])
def test_that_values_that_are_none_are_not_understood(broken):
    with pytest.raises(NotUnderstood):
        decode({"value": broken})


def test_that_stages_are_the_states_of_the_server_unless_told_otherwise():
    plan = words.StagePlan.from_options({})
    assert [stage.source_id for stage in plan.stages()] == [
        "lead", "opportunity", "converted", "won", "lost", "cancelled",
    ]
    assert plan.stage_of("opportunity", 0.9) == "opportunity"


def test_that_bands_of_probability_are_the_stages_of_open_deals():
    plan = words.StagePlan.from_options({"stages": "probability"})
    names = [stage.name for stage in plan.stages() if not stage.is_won and not stage.is_lost]
    assert names == ["0–20 %", "20–40 %", "40–70 %", "70–100 %", "Converted"]
    bands = [plan.stage_of("lead", chance) for chance in (None, 0.0, 0.19, 0.2, 0.4, 0.7, 1.0)]
    assert bands == [f"band-{n}" for n in (1, 1, 1, 2, 3, 4, 4)]
    assert plan.stage_of("won", 0.1) == "won"
    assert {stage.source_id for stage in plan.stages()} > set(bands)


def test_that_own_bounds_make_own_bands():
    plan = words.StagePlan.from_options({"stages": "probability", "bands": "0.5, 0.75"})
    assert [stage.name for stage in plan.stages()][:3] == ["0–50 %", "50–75 %", "75–100 %"]


@pytest.mark.parametrize("options", [
    {"stages": "colour"},
    {"stages": "probability", "bands": "0.5,x"},
    {"stages": "probability", "bands": "0.5,0.2"},
    {"stages": "probability", "bands": "0.5,0.5"},
    {"stages": "probability", "bands": "20,40"},
    {"stages": "probability", "bands": "nan"},
])
def test_that_options_that_make_no_stages_are_named(options):
    with pytest.raises(CockpitError) as caught:
        words.StagePlan.from_options(options)
    assert caught.value.code == "connection.bad_option"
    assert caught.value.facts["value"] in options.values()


def note(message: str) -> object:
    row = {"id": 1, "resource": "sale.opportunity,12", "message": message, "create_uid": 3,
           "create_date": DAY, "write_date": None}
    return words.activity(row, row, {3: "8"})


@pytest.mark.parametrize(("message", "kind", "subject"), [
    ("[call] Asked about delivery", "call", "Asked about delivery"),
    (" [Meeting]  Showed it\nand more", "meeting", "Showed it"),
    ("Prefers mornings", "note", "Prefers mornings"),
    ("[fax] Sent", "note", "[fax] Sent"),
    ("", "note", None),
])
def test_that_a_note_says_what_kind_of_activity_it_was(message, kind, subject):
    made = note(message)
    assert (made.type, made.subject) == (kind, subject)
    assert (made.opportunity_id, made.owner_id, made.done_at) == ("12", "8", DAY)


def employee(key: int, boss: int | None, **more: object) -> dict[str, object]:
    return {"id": key, "rec_name": f"Person {key}", "active": True, "supervisor": boss,
            "end_date": None, "create_date": DAY, "write_date": None, **more}


def test_that_an_employee_with_no_open_login_is_not_active():
    shut, open_ = {"active": False, "email": None}, {"active": True, "email": "a@b.test"}
    row = employee(4, 2)
    told = [words.user(row, row, logins, False, False) for logins in ([], [shut], [shut, open_])]
    assert [user.active for user in told] == [True, False, True]
    assert told[2].email == "a@b.test"
    left = employee(4, 2, active=False)
    assert not words.user(left, left, [open_], False, False).active


def test_that_leaders_belong_to_the_team_they_lead():
    top, middle = employee(1, None), employee(2, 1)
    made = [words.user(top, top, [], True, True), words.user(middle, middle, [], True, False)]
    assert [(user.team_id, user.manager_id, user.role) for user in made] == [
        ("1", None, "headquarters"), ("2", "1", "manager"),
    ]
