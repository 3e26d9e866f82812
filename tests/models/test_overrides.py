"""Grades set by people, and what else the file knows of customers."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import msgspec
import pytest

from models.audit import verify
from models.customer_records import KeptRecords, customer_records
from models.customers.known import Override, in_force
from models.documents.grade import BUILT_IN
from models.entities import Account, Activity, ContactRole
from models.errors import CockpitError
from models.instants import to_micros
from models.overrides import add_override, overrides, withdraw_override
from models.tables import MIRROR


def trail(cache):
    with cache.raw_read() as connection:
        assert verify(connection) == []
        return [row[0] for row in connection.execute("SELECT action FROM audit ORDER BY sequence")]


def test_that_overrides_are_added_with_reason_and_expiry_and_audited(cache, now):
    week = timedelta(days=7)
    first = add_override(cache, "1:a", "A", reason=" Met the board ", author="me", now=now,
                         expires_at=now + week)
    add_override(cache, "1:a", "B", reason="Smaller", author="you", now=now + timedelta(days=1))
    assert first == Override("1:a", "A", "Met the board", "me", now, now + week)
    assert [one.grade for one in overrides(cache)] == ["A", "B"]
    assert in_force(overrides(cache), now)["1:a"] == first
    assert in_force(overrides(cache), now + timedelta(days=30))["1:a"].grade == "B"
    assert trail(cache).count("grade override") == 2


def test_that_a_withdrawn_override_stays_in_the_list_and_holds_no_more(cache, now):
    add_override(cache, "1:a", "A", reason="Met", author="me", now=now)
    withdraw_override(cache, "1:a", reason="Mistake", author="me", now=now + timedelta(hours=1))
    assert [one.grade for one in overrides(cache)] == ["A", None]
    assert in_force(overrides(cache), now + timedelta(hours=2)) == {}
    assert "1:a" in in_force(overrides(cache), now)


@pytest.mark.parametrize(("wish", "code"), [
    ({"grade": "S"}, "override.unknown_grade"), ({"reason": "  "}, "override.no_reason"),
    ({"expires": -1}, "override.expired")])
def test_that_an_override_needs_a_grade_a_reason_and_a_future(cache, now, wish, code):
    asked = {"grade": "A", "reason": "Met", "expires": 1} | wish
    with pytest.raises(CockpitError) as caught:
        add_override(cache, "1:a", asked["grade"], reason=asked["reason"], author="me", now=now,
                     expires_at=now + timedelta(days=asked["expires"]))
    assert caught.value.code == code
    assert overrides(cache) == ()


def test_that_there_must_be_something_to_withdraw(cache, now):
    with pytest.raises(CockpitError) as caught:
        withdraw_override(cache, "1:a", reason="Why", author="me", now=now)
    assert caught.value.code == "override.none"


def test_that_an_override_that_has_expired_cannot_be_withdrawn(cache, now):
    add_override(cache, "1:a", "A", reason="Met", author="me", now=now,
                 expires_at=now + timedelta(days=5))
    with pytest.raises(CockpitError) as caught:
        withdraw_override(cache, "1:a", reason="Why", author="me", now=now + timedelta(days=5))
    assert caught.value.code == "override.none"
    assert len(overrides(cache)) == 1


def test_that_of_many_who_withdraw_at_once_one_does(cache, now):
    add_override(cache, "1:a", "A", reason="Met", author="me", now=now)
    together = Barrier(6)

    def withdraw(number):
        together.wait()
        try:
            withdraw_override(cache, "1:a", reason=f"Why {number}", author="me",
                              now=now + timedelta(hours=1))
        except CockpitError as error:
            return error.code
        return "done"

    with ThreadPoolExecutor(6) as pool:
        said = sorted(pool.map(withdraw, range(6)))
    assert said == ["done"] + ["override.none"] * 5
    assert [one.grade for one in overrides(cache)] == ["A", None]


def test_that_a_copy_from_before_an_override_is_noticed(cache, now, monkeypatch):
    marked = []
    monkeypatch.setattr(type(cache), "mark", lambda self: marked.append(len(overrides(self))))
    add_override(cache, "1:a", "A", reason="Met", author="me", now=now)
    withdraw_override(cache, "1:a", reason="Why", author="me", now=now + timedelta(hours=1))
    assert marked == [1, 2]  # after each write


@pytest.fixture
def mirrored(cache, now):
    """Two roles, own fields of two accounts, and activities of which two bear a trigger's words."""
    found = [
        ("contact_roles", ContactRole(source_id="r1", opportunity_id="o", contact_id="c",
                                      role="User")),
        ("contact_roles", ContactRole(source_id="r2", opportunity_id="o", contact_id="d",
                                      role="Decision maker")),
        ("accounts", Account(source_id="a", name="A", custom={
            "churned_on": "2026-05-01", "score": 4, "tags": ["x"], "empty": None})),
        ("accounts", Account(source_id="b", name="B", custom={"churned_on": None})),
        *(("activities", Activity(source_id=f"v{n}", type="meeting", subject=subject,
                                  direction="inbound", account_id="a",
                                  done_at=now - timedelta(days=n), outcome=outcome))
          for n, (subject, outcome) in enumerate((
              ("Weekly call", None), ("产品演示 50%", None), ("Call", "wants a DEMO")))),
        ("activities", Activity(source_id="w", type="meeting", subject="Demo planned")),
    ]
    with cache.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO connection (id, name, kind, url, options, created_at, paused) "
            "VALUES (1, 'crm', 'demo', '', '{}', 0, 0)")
        for kind, record in found:
            row = msgspec.structs.asdict(record)
            row["custom"] = None if record.custom is None else json.dumps(record.custom).encode()
            connection.execute(MIRROR[kind].insert(), row | {
                "connection_id": 1, "fetched_at": now, "generation": 0})
    return cache


def test_that_parts_own_fields_and_signals_are_read(mirrored, now):
    found = customer_records(mirrored, BUILT_IN)
    assert [part for part, _ in found.roles["1:o"]] == ["User", "Decision maker"]
    assert found.fields == {"churned_on": {"1:a": "2026-05-01"}, "score": {"1:a": "4"}}
    assert found.read_at == {"account": dict.fromkeys(("1:a", "1:b"), to_micros(now)),
                             "opportunity": {}}
    assert [one.text.strip() for one in found.signals] == ["Call wants a DEMO", "产品演示 50%"]


def test_that_kept_records_are_read_once(mirrored, now):
    asked = []

    def document():
        asked.append(1)
        return BUILT_IN

    kept = KeptRecords(mirrored, document)
    assert kept() is kept()
    assert asked == [1]
    add_override(mirrored, "1:a", "A", reason="Met", author="me", now=now)
    assert kept().overrides == ()
    assert len(KeptRecords(mirrored, document)().overrides) == 1
