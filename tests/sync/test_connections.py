"""Connections: adding, listing, removing with everything they brought."""

from __future__ import annotations

from datetime import timedelta

import pytest
from little import hasty

from models import audit
from models.errors import CockpitError
from models.tables import MIRROR
from models.task import Task
from sync import connections, engine

TABLES = (*MIRROR, "field_event", "alias", "stream_state", "quarantine", "notice")


def one(cache):
    (found,) = connections.connections(cache)
    return found


def stream(cache, name):
    return next(found for found in one(cache).streams if found.name == name)


def test_that_a_new_connection_waits_for_its_first_sync(connected):
    found = one(connected)
    assert (found.name, found.kind, found.paused, found.synced_at) == ("crm", "little", False, None)
    assert [s.name for s in found.streams][:2] == ["users", "accounts"]
    assert {(s.watermark, s.error, s.half_way, s.records) for s in found.streams} == {
        (None, None, False, 0)}


def test_that_the_secret_is_kept_apart_and_shown_nowhere(connected, crm, run, server):
    found = connections.opened(connected, "crm")
    assert found.profile.secret == "s3cret"
    assert "s3cret" not in repr(found)
    assert "s3cret" not in repr(one(connected))
    connections.change_secret(connected, "crm", "other")
    assert connections.opened(connected, "crm").profile.secret == "other"


@pytest.mark.parametrize(("kind", "name", "code"), [
    ("nosuch", "x", "connection.unknown_kind"), ("little", "crm", "connection.exists"),
    ("little", " ", "connection.bad_name"), ("little", "a\nb", "connection.bad_name"),
])
def test_that_a_connection_that_cannot_be_is_refused(connected, crm, kind, name, code):
    with pytest.raises(CockpitError, match=code):
        connections.add_connection(connected, kind, name, "http://localhost", {}, None, now=crm.now)
    assert len(connections.connections(connected)) == 1


def test_that_an_unknown_name_tells_which_there_are(connected):
    with pytest.raises(CockpitError) as caught:
        connections.opened(connected, "mrc")
    assert caught.value.facts == {"name": "mrc", "known": ["crm"]}


def test_that_the_status_says_what_failed_since_when_and_what_next(connected, crm, run, server):
    crm.put("users", 1, name="Ada", at=crm.now - timedelta(days=1))
    server.answer = lambda handler: handler.send_json(b"{}", 429, Retry_After="7200")
    report = run()
    assert [s.error for s in report.streams] == ["sync.rate_burst"] * 5
    found = stream(connected, "users")
    assert (found.error, found.error_at, found.half_way) == ("sync.rate_burst", crm.now, True)
    assert found.error_facts["seconds"] == 7200
    assert found.next_at == crm.now + timedelta(hours=1)
    server.answer = None
    run()
    found = stream(connected, "users")
    assert (found.error, found.half_way, found.records) == (None, False, 1)
    assert one(connected).synced_at == crm.now


def test_that_offline_stops_the_connection_and_leaves_the_data(connected, crm, run, rows, server):
    crm.put("users", 1, name="Ada", at=crm.now - timedelta(days=1))
    run()
    server.stop()
    report = run()
    assert [s.error for s in report.streams] == ["sync.offline"]
    assert report.skipped == ("accounts", "stages", "opportunities", "activities")
    assert rows("SELECT name FROM users") == [("Ada",)]
    server.stop = lambda: None  # the fixture need not stop it again


def test_that_forbidden_degrades_one_stream_only(connected, crm, run, server):
    crm.put("users", 1, name="Ada")

    def answer(handler):
        if handler.path.startswith("/accounts"):
            handler.send_json(b"{}", 403)
        else:
            handler.send_json(b'{"data": [], "more": false}')

    server.answer = answer
    report = run()
    assert {s.name: s.error for s in report.streams if s.error} == {"accounts": "sync.forbidden"}


def test_that_removing_takes_everything_and_only_its_own(connected, crm, run, rows, server):
    for n in range(1, 4):
        crm.put("opportunities", n, name="x", currency="EURO" if n == 2 else "EUR",
                at=crm.now - timedelta(days=1))
    crm.put("accounts", 1, name="gone", state="merged", into="2", at=crm.now - timedelta(days=1))
    connections.add_connection(connected, "little", "twin", server.url, {}, "t", now=crm.now)
    run()
    engine.sync(connected, "twin", Task(), clock=lambda: crm.now, transport_factory=hasty)

    def counts(number):
        return {table: rows(f"SELECT count(*) FROM {table} WHERE connection_id = ?", number)[0][0]
                for table in TABLES}

    kept, version = counts(2), connected.version()
    assert counts(1) == kept
    assert kept["opportunities"] == 2
    assert kept["quarantine"] == kept["alias"] == 1
    connections.remove_connection(connected, "crm", now=crm.now)
    assert set(counts(1).values()) == {0}
    assert counts(2) == kept
    assert [found.name for found in connections.connections(connected)] == ["twin"]
    assert rows("SELECT name FROM secret") == [("connection.2",)]
    assert connected.version() == version + 1
    with connected.raw_read() as driver:
        assert audit.verify(driver) == []
