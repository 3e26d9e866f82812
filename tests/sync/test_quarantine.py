"""One bad record never stops the others."""

from __future__ import annotations

from datetime import timedelta

from little import hasty

from models.calendars import Calendar
from models.task import Task
from sync import aside, quarantine

DAY = timedelta(days=1)


def fill(crm, **bad):
    for n in range(1, 13):
        crm.put("opportunities", n, name=f"Deal {n}", amount="5", currency="EUR", at=crm.now - DAY)
    crm.put("opportunities", 6, at=crm.now - DAY, **bad)


def retried(cache, crm, name="crm", items=()):
    return quarantine.retry(cache, name, items, Task(), clock=lambda: crm.now,
                            transport_factory=hasty, calendar=Calendar())


def test_that_a_bad_record_is_set_aside_with_its_reason_and_the_rest_arrives(crm, run, rows,
                                                                             connected):
    fill(crm, amount="1e400")
    report = run()
    assert rows("SELECT count(*) FROM opportunities") == [(11,)]
    assert {s.name: s.quarantined for s in report.streams}["opportunities"] == 1
    (found,) = quarantine.listed(connected)
    assert (found.connection, found.stream, found.item) == ("crm", "opportunities", "6")
    assert found.code == "amount.out_of_range"
    assert found.facts["column"] == "amount"
    assert b"1e400" in found.raw


def test_that_the_version_before_stays_while_the_new_one_is_bad(crm, run, rows):
    fill(crm)
    run()
    crm.now += timedelta(hours=1)
    crm.put("opportunities", 6, close="2025-02-30")
    crm.now += timedelta(hours=1)
    run()
    assert rows("SELECT name, state FROM opportunities WHERE source_id = '6'") == [
        ("Deal 6", "live")]
    assert rows("SELECT code FROM quarantine") == [("record.bad_value",)]


def test_that_a_new_version_leaves_the_quarantine_by_itself(crm, run, rows):
    fill(crm, currency="EURO")
    run()
    crm.now += timedelta(hours=1)
    crm.put("opportunities", 6, currency="EUR")
    crm.now += timedelta(hours=1)
    run()
    assert rows("SELECT count(*) FROM quarantine") == [(0,)]
    assert rows("SELECT count(*) FROM opportunities") == [(12,)]


def test_that_retry_reads_again_what_is_set_aside(crm, run, rows, connected):
    fill(crm, currency="EURO")
    run()
    assert retried(connected, crm) == (0, 1)
    crm.rows["opportunities"][6]["currency"] = "EUR"
    assert retried(connected, crm, items=("5",)) == (0, 0)
    assert retried(connected, crm, name=None, items=("6",)) == (1, 0)
    assert rows("SELECT currency FROM opportunities WHERE source_id = '6'") == [("EUR",)]


def test_that_what_is_gone_at_the_source_leaves_the_quarantine_on_retry(crm, run, connected):
    fill(crm, currency="EURO")
    run()
    crm.remove("opportunities", 6)
    assert retried(connected, crm) == (1, 0)


def test_that_a_new_program_tries_again_by_itself(crm, run, rows, monkeypatch):
    monkeypatch.setattr(aside, "PROGRAM_VERSION", "older")
    fill(crm, currency="EURO")
    run()
    monkeypatch.setattr(aside, "PROGRAM_VERSION", "newer")
    crm.now += timedelta(hours=2)
    crm.rows["opportunities"][6]["currency"] = "EUR"
    run()
    assert rows("SELECT count(*) FROM quarantine") == [(0,)]


def test_that_the_same_bad_version_again_changes_nothing(crm, run, rows):
    fill(crm, currency="EURO")
    run()
    before = rows("SELECT * FROM quarantine")
    crm.now += 2 * DAY
    run(full=True)
    assert rows("SELECT * FROM quarantine") == before


def test_that_a_full_sync_forgets_what_no_longer_comes(crm, run, rows):
    fill(crm, currency="EURO")
    run()
    crm.remove("opportunities", 6)
    crm.now += DAY
    run(full=True)
    assert rows("SELECT count(*) FROM quarantine") == [(0,)]


def test_that_half_a_surrogate_pair_and_a_nul_are_handled_in_their_record(crm, run, rows):
    fill(crm, name="\ud800")
    crm.put("opportunities", 7, name="a\0b", at=crm.now - DAY)
    run()
    assert rows("SELECT name FROM opportunities WHERE source_id = '7'") == [("a␀b",)]
    assert rows("SELECT item, code FROM quarantine") == [("6", "record.bad_text")]
