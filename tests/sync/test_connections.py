"""Connections: adding, listing, removing with everything they brought."""

from __future__ import annotations

from datetime import timedelta

import pytest
from little import Little, hasty

from models import audit, refresh
from models.calendars import Calendar
from models.errors import CockpitError
from models.mart import Mart
from models.tables import MIRROR
from models.task import Task
from sync import connections, engine, quarantine

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
    engine.sync(connected, "twin", Task(), clock=lambda: crm.now, transport_factory=hasty,
                calendar=Calendar())

    def counts(number):
        return {table: rows(f"SELECT count(*) FROM {table} WHERE connection_id = ?", number)[0][0]
                for table in TABLES}

    kept, version = counts(2), connected.version()
    assert counts(1) == kept
    assert kept["opportunities"] == 2
    assert kept["quarantine"] == kept["alias"] == 1
    connections.remove_connection(connected, "crm", now=crm.now, calendar=Calendar())
    assert set(counts(1).values()) == {0}
    assert counts(2) == kept
    assert [found.name for found in connections.connections(connected)] == ["twin"]
    assert rows("SELECT name FROM secret") == [("connection.2",)]
    assert connected.version() == version + 1
    with connected.raw_read() as driver:
        assert audit.verify(driver) == []


def test_that_what_stays_is_counted_in_the_companys_calendar(connected, crm, run, rows, server):
    ours = Calendar("Asia/Shanghai", fiscal_start_month=4, reporting_currency="CNY")
    connections.add_connection(connected, "little", "twin", server.url, {}, None, now=crm.now)
    crm.put("opportunities", 1, name="x", at=crm.now - timedelta(days=1))
    run(calendar=ours)
    connections.remove_connection(connected, "twin", now=crm.now, calendar=ours)
    with connected.raw_read() as driver:
        mart = Mart.load(driver)
    assert mart.calendar == ours


@pytest.mark.parametrize("remove", [
    lambda cache, now: connections.remove_connection(cache, "crm", now=now),
    lambda cache, now: engine.sync(cache, "crm", Task(), clock=lambda: now),
    lambda cache, now: quarantine.retry(cache, "crm", (), Task(), clock=lambda: now),
])
def test_that_nothing_rebuilds_the_pictures_without_a_calendar(connected, crm, remove):
    with pytest.raises(TypeError, match="calendar"):
        remove(connected, crm.now)


@pytest.mark.parametrize("stream", ["users", "accounts", "opportunities", "activities"])
def test_that_a_sync_stores_nothing_once_its_connection_is_removed(
    connected, crm, run, rows, monkeypatch, stream
):
    for kind in ("users", "accounts", "stages", "opportunities", "activities"):
        for n in range(1, 13):
            crm.put(kind, n, name="x", at=crm.now - timedelta(days=1))
    plain, ours = Little.pages, Calendar()

    def pages(self, name, window, task):
        for place, page in enumerate(plain(self, name, window, task)):
            if name == stream and place == 1:
                connections.remove_connection(connected, "crm", now=crm.now, calendar=ours)
            yield page

    monkeypatch.setattr(Little, "pages", pages)
    with pytest.raises(CockpitError) as caught:
        run()
    assert (caught.value.code, caught.value.facts) == ("connection.gone", {"name": "crm"})
    assert connections.connections(connected) == []
    assert {rows(f"SELECT count(*) FROM {table}")[0][0] for table in TABLES} == {0}
    assert rows("SELECT key FROM meta WHERE key LIKE 'mart_stale.%'") == []


def test_that_a_removal_before_the_last_step_of_a_sync_leaves_nothing(
    connected, crm, run, rows, monkeypatch
):
    crm.put("users", 1, name="Ada", at=crm.now - timedelta(days=1))
    plain = engine._publish

    def publish(session, calendar):
        connections.remove_connection(connected, "crm", now=crm.now, calendar=calendar)
        return plain(session, calendar)

    monkeypatch.setattr(engine, "_publish", publish)
    with pytest.raises(CockpitError, match=r"connection\.gone"):
        run()
    assert {rows(f"SELECT count(*) FROM {table}")[0][0] for table in TABLES} == {0}


def test_that_the_number_of_a_removed_connection_is_never_given_again(connected, crm, server):
    first = one(connected).id
    connections.remove_connection(connected, "crm", now=crm.now, calendar=Calendar())
    again = connections.add_connection(
        connected, "little", "crm", server.url, {}, None, now=crm.now)
    assert again == first + 1


def test_that_a_demo_cache_takes_the_demo_company_only(open_cache, crm, monkeypatch):
    cache = open_cache(demo=True)
    monkeypatch.setattr(connections, "kinds", lambda: {"demo": Little, "little": Little})
    with pytest.raises(CockpitError) as caught:
        connections.add_connection(
            cache, "little", "crm", "http://localhost", {}, "hush", now=crm.now)
    assert (caught.value.code, caught.value.facts["kind"]) == ("demo.only_demo", "little")
    assert connections.connections(cache) == []
    connections.add_connection(cache, "demo", "demo", "http://localhost", {}, "t", now=crm.now)
    assert one(cache).kind == "demo"


def test_that_pages_freed_by_a_removal_are_overwritten_and_the_setting_comes_back(
    connected, crm, run, monkeypatch
):
    modes = []
    plain = refresh.refresh

    def mode():
        with connected.write() as connection:
            return connection.exec_driver_sql("PRAGMA secure_delete").scalar_one()

    def noted(connection, changed, calendar):
        modes.append(connection.exec_driver_sql("PRAGMA secure_delete").scalar_one())
        plain(connection, changed, calendar)

    before = mode()
    monkeypatch.setattr(refresh, "refresh", noted)
    connections.remove_connection(connected, "crm", now=crm.now, calendar=Calendar())
    assert modes == [1]
    assert mode() == before == 2


def test_that_a_removal_that_fails_leaves_the_data_and_the_setting(
    connected, crm, run, rows, monkeypatch
):
    crm.put("users", 1, name="Ada", at=crm.now - timedelta(days=1))
    run()

    def full(connection, changed, calendar):
        raise CockpitError("cache.disk_full", path="x")

    monkeypatch.setattr(refresh, "refresh", full)
    with pytest.raises(CockpitError, match=r"cache\.disk_full"):
        connections.remove_connection(connected, "crm", now=crm.now, calendar=Calendar())
    assert rows("SELECT name FROM users") == [("Ada",)]
    with connected.write() as connection:
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar_one() == 2


def test_that_a_locked_key_store_leaves_no_connection_without_its_secret(
    open_cache, crm, monkeypatch
):
    class Locked:
        label = "Test Store"

        def __init__(self):
            self.kept, self.locked = {}, False

        def get(self, name):
            return self.kept.get(name)

        def set(self, name, value):
            if self.locked:
                raise CockpitError("cache.locked_keystore", store=self.label, reason="locked")
            self.kept[name] = value

        def delete(self, name):
            self.kept.pop(name, None)

    monkeypatch.setattr(connections, "kinds", lambda: {"little": Little})
    store = Locked()
    cache = open_cache(passphrase=None, find=lambda: store)
    store.locked = True
    with pytest.raises(CockpitError, match=r"cache\.locked_keystore"):
        connections.add_connection(
            cache, "little", "crm", "http://localhost", {}, "hush", now=crm.now)
    assert connections.connections(cache) == []
    store.locked = False
    connections.add_connection(cache, "little", "crm", "http://localhost", {}, "hush", now=crm.now)
    assert connections.opened(cache, "crm").profile.secret == "hush"
