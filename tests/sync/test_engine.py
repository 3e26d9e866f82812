"""One source, one cache: what a sync brings, and what it leaves alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from little import Little

from models.cells import COUNT
from models.errors import Cancelled, CockpitError
from models.facts import OPPORTUNITIES
from models.filters import FilterState
from models.mart import Mart
from models.task import Task
from sync.connector import Stream

DAY = timedelta(days=1)


def fill(crm, deals=12):
    before = crm.now - DAY
    crm.put("users", 1, name="Ada", at=before)
    crm.put("stages", 1, name="New", at=before)
    crm.put("stages", 2, name="Won", at=before)
    crm.put("accounts", 1, name="Acme", at=before)
    for n in range(1, deals + 1):
        crm.put("opportunities", n, name=f"Deal {n}", stage="1", amount="10.50", currency="EUR",
                account="1", owner="1", created=(before - DAY).isoformat(), at=before)


def by_name(report):
    return {stream.name: stream for stream in report.streams}


def test_that_a_first_sync_brings_everything_with_a_baseline_of_the_log(crm, run, rows):
    fill(crm)
    report = run()
    assert [stream.error for stream in report.streams] == [None] * 5
    assert by_name(report)["opportunities"].new == 12
    assert rows("SELECT count(*) FROM opportunities WHERE state = 'live'") == [(12,)]
    found = dict(rows("SELECT field, new FROM field_event WHERE opportunity_id = '7'"))
    assert found == {"state": "live", "stage_id": "1", "amount": "10.5", "currency": "EUR",
                     "account_id": "1", "owner_id": "1"}


def test_that_a_second_sync_without_changes_writes_nothing(crm, run, rows, dumped):
    fill(crm)
    run()
    before = dumped()
    crm.now += timedelta(minutes=5)
    report = run()
    assert dumped() == before
    assert by_name(report)["opportunities"].stored == 0
    assert by_name(report)["opportunities"].events == 0


def test_that_a_full_sync_of_the_same_changes_nothing_in_the_log(crm, run, rows, dumped):
    fill(crm)
    run()
    log, before = rows("SELECT * FROM field_event"), dumped()
    crm.now += DAY
    assert by_name(run(full=True))["opportunities"].unchanged == 12
    assert rows("SELECT * FROM field_event") == log
    assert dumped() == before


def test_that_a_change_becomes_a_derived_event_at_its_modified_time(crm, run, rows):
    fill(crm)
    run()
    crm.now += DAY
    crm.put("opportunities", 3, stage="2")
    changed = crm.now
    crm.now += timedelta(hours=1)
    assert by_name(run())["opportunities"].events == 1
    (event,) = rows("SELECT old, new, effective_at, observed_at, origin FROM field_event"
                    " WHERE opportunity_id = '3' AND field = 'stage_id' AND old IS NOT NULL")
    assert event[:2] == ("1", "2")
    assert event[2] == int(changed.timestamp() * 1e6)
    assert event[3] == int(crm.now.timestamp() * 1e6)
    assert event[4] == "derived"


def test_that_a_run_cut_off_after_a_page_finishes_the_same_window_first(crm, run, rows):
    fill(crm)
    seen = []

    def stop_in_the_deals(done, total, what):
        if what == "opportunities":
            seen.append(done)
            task.cancel()

    task = Task(stop_in_the_deals)
    with pytest.raises(Cancelled):
        run(task)
    assert rows("SELECT count(*) FROM opportunities") == [(5,)]
    (state,) = rows("SELECT watermark, window_end, position FROM stream_state"
                    " WHERE stream = 'opportunities'")
    assert state[0] is None
    assert state[1:] == (int((crm.now - timedelta(seconds=120)).timestamp() * 1e6), "5")
    report = run()
    assert by_name(report)["opportunities"].new == 7
    assert rows("SELECT watermark, window_end FROM stream_state WHERE stream = 'opportunities'"
                ) == [(state[1], None)]


def test_that_deals_of_an_unfinished_run_reach_the_pictures_with_the_next_one(
    crm, run, rows, connected
):
    fill(crm, 40)
    task = Task(lambda done, total, what: what == "opportunities" and task.cancel())
    with pytest.raises(Cancelled):
        run(task)
    assert rows("SELECT count(*) FROM meta WHERE key LIKE 'mart_stale%'") == [(1,)]
    run()
    assert rows("SELECT count(*) FROM meta WHERE key LIKE 'mart_stale%'") == [(0,)]
    crm.now += DAY
    crm.page_size = 2
    for n in (1, 2, 3, 10):
        crm.put("opportunities", n, stage="2")
    crm.now += timedelta(hours=1)
    task = Task(lambda done, total, what: what == "opportunities" and task.cancel())
    with pytest.raises(Cancelled):
        run(task)
    run()
    with connected.raw_read() as driver:
        cells = Mart.load(driver).tally(OPPORTUNITIES, ("stage",), (COUNT,), FilterState())
    assert dict(zip(cells.keys["stage"], cells.measures["n"], strict=True)) == {
        "1:1": 36, "1:2": 4}


def test_that_rows_visible_late_arrive_by_the_lookback(crm, run, rows):  # case 1
    fill(crm)
    stamp = crm.now - timedelta(minutes=3)
    crm.put("opportunities", 50, name="late", at=stamp)
    crm.hidden.add(("opportunities", 50))
    run()
    crm.hidden.clear()
    crm.now += timedelta(minutes=4)
    run()
    assert rows("SELECT name FROM opportunities WHERE source_id = '50'") == [("late",)]


def test_that_rows_edited_during_the_run_are_whole_after_the_next(crm, run, rows):  # case 2
    fill(crm)

    def edit(done, total, what):
        if what == "opportunities" and done == 5:
            crm.put("opportunities", 2, name="read before")
            crm.put("opportunities", 11, name="not read yet")

    run(Task(edit))
    crm.now += timedelta(minutes=10)
    run()
    found = rows("SELECT name FROM opportunities WHERE source_id IN ('2', '11') ORDER BY name")
    assert found == [("not read yet",), ("read before",)]


def test_that_ties_of_one_stamp_survive_a_crash_after_page_one(crm, run, rows):  # cases 3, 5
    crm.page_size = 100
    fill(crm, 250)
    task = Task(lambda done, total, what: what == "opportunities" and task.cancel())
    with pytest.raises(Cancelled):
        run(task)
    run()
    assert rows("SELECT count(*), count(DISTINCT source_id) FROM opportunities") == [(250, 250)]
    (size,) = rows("SELECT length(coalesce(position, '')) FROM stream_state"
                   " WHERE stream = 'opportunities'")
    assert size == (0,)


def test_that_two_rows_of_one_second_seen_at_two_syncs_both_arrive(crm, run, rows):  # case 4
    stamp = crm.now - timedelta(seconds=121)
    crm.put("opportunities", 1, name="one", at=stamp)
    run()
    crm.put("opportunities", 2, name="two", at=stamp)
    crm.now += timedelta(seconds=30)
    run()
    assert rows("SELECT count(*) FROM opportunities") == [(2,)]


def test_that_a_window_without_rows_moves_the_watermark(crm, run, rows):  # case 10
    fill(crm)
    run()
    before = rows("SELECT stream, watermark FROM stream_state ORDER BY stream")
    crm.now += DAY
    run()
    after = rows("SELECT stream, watermark FROM stream_state ORDER BY stream")
    assert all(new[1] - old[1] == 86_400_000_000 for old, new in zip(before, after, strict=True))


def test_that_touched_but_equal_rows_make_no_events(crm, run, rows):  # cases 13, 14
    fill(crm, 40)
    run()
    log = rows("SELECT * FROM field_event")
    crm.now += timedelta(hours=1)
    for n in range(1, 41):
        crm.put("opportunities", n)
    crm.now += timedelta(minutes=3)
    report = by_name(run())["opportunities"]
    assert (report.stored, report.unchanged, report.events) == (0, 40, 0)
    assert rows("SELECT * FROM field_event") == log
    assert rows("SELECT min(modified_at) FROM opportunities")[0][0] == int(
        (crm.now - timedelta(minutes=3)).timestamp() * 1e6)


def test_that_an_older_version_never_replaces_a_newer_one(crm, run, rows):
    fill(crm)
    run()
    crm.now += DAY
    crm.put("opportunities", 4, name="stale", at=crm.now - 5 * DAY)
    assert by_name(run(full=True))["opportunities"].older == 1
    assert rows("SELECT name FROM opportunities WHERE source_id = '4'") == [("Deal 4",)]


def test_that_an_archived_deal_is_archived_within_one_sync(crm, run, rows):  # case 16
    fill(crm)
    run()
    crm.now += timedelta(hours=1)
    crm.put("opportunities", 4, state="archived")
    crm.now += timedelta(minutes=3)
    run()
    assert rows("SELECT state FROM opportunities WHERE source_id = '4'") == [("archived",)]
    assert rows("SELECT new FROM field_event WHERE opportunity_id = '4' AND field = 'state'"
                " ORDER BY effective_at") == [("live",), ("archived",)]


def test_that_a_clock_far_ahead_loses_nothing(crm, run, rows):
    fill(crm)
    run(now=crm.now + timedelta(days=400))
    crm.now += timedelta(hours=1)
    crm.put("opportunities", 60, name="new")
    crm.now += timedelta(hours=1)
    run(now=crm.now + timedelta(days=400))
    assert rows("SELECT name FROM opportunities WHERE source_id = '60'") == [("new",)]
    crm.now += timedelta(hours=1)
    crm.put("opportunities", 61, name="newer")
    crm.now += timedelta(hours=1)
    run()
    assert rows("SELECT name FROM opportunities WHERE source_id = '61'") == [("newer",)]


def test_that_a_clock_far_behind_still_reads_what_is_new(crm, run, rows):
    fill(crm)
    run(now=crm.now - timedelta(days=400))
    assert rows("SELECT count(*) FROM opportunities") == [(12,)]


@pytest.mark.parametrize("days", [-400, 400])
def test_that_the_first_answer_tells_which_clock_counts(crm, run, rows, monkeypatch, days):
    monkeypatch.setattr(Little, "streams", (Stream("opportunities"),))
    fill(crm)
    run(now=crm.now + days * DAY)
    assert rows("SELECT count(*) FROM opportunities") == [(12,)]
    settled = int((crm.now - timedelta(seconds=120)).timestamp() * 1e6)
    assert rows("SELECT watermark, window_end FROM stream_state") == [(settled, None)]


def test_that_a_paused_connection_is_left_alone(crm, run, connected, server):
    from sync.connections import pause, resume

    fill(crm)
    pause(connected, "crm", now=crm.now)
    with pytest.raises(CockpitError, match="connection.paused"):
        run()
    assert server.requests == []
    resume(connected, "crm", now=crm.now)
    assert run().skipped == ()


def test_that_a_stage_the_source_does_not_define_is_told_and_lost_nothing(crm, run, rows):
    fill(crm)
    crm.put("opportunities", 5, stage="99", at=crm.now - DAY)
    report = run()
    assert rows("SELECT stage_id FROM opportunities WHERE source_id = '5'") == [("99",)]
    assert [(n.code, n.item, n.count) for n in report.notices] == [("stage.unknown", "99", 1)]
    crm.put("stages", 99, name="Late", at=crm.now - DAY)
    crm.now += timedelta(hours=1)
    assert run().notices == ()
