"""Deletes, merges and what the list of ids says."""

from __future__ import annotations

from datetime import timedelta

import pytest
from little import Little

from sync.connector import Stream
from sync.engine import allow_missing

DAY = timedelta(days=1)


def fill(crm, deals=20):
    before = crm.now - DAY
    crm.put("stages", 1, name="New", at=before)
    crm.put("accounts", 1, name="Acme", at=before)
    crm.put("accounts", 2, name="Bolt", at=before)
    for n in range(3, 12):
        crm.put("accounts", n, name=f"Other {n}", at=before)
    for n in range(1, deals + 1):
        crm.put("opportunities", n, name=f"Deal {n}", stage="1", account=str(1 + n % 2),
                created=(before - DAY).isoformat(), at=before)
        crm.put("activities", n, deal=str(n), account=str(1 + n % 2), at=before)


def states(rows, kind="opportunities"):
    return dict(rows(f"SELECT state, count(*) FROM {kind} GROUP BY state"))


def test_that_a_deal_deleted_in_week_three_is_found(crm, run, rows):  # case 17
    fill(crm)
    run()
    for day in range(21):
        crm.now += DAY
        if day == 16:
            crm.remove("opportunities", 7)
        run()
    assert states(rows) == {"live": 19, "deleted": 1}
    told = rows("SELECT new FROM field_event WHERE opportunity_id = '7' AND field = 'state'"
                " ORDER BY effective_at")
    assert told == [("live",), ("deleted",)]
    assert rows("SELECT name FROM opportunities WHERE source_id = '7'") == [("Deal 7",)]


def test_that_a_sweep_is_not_made_with_every_sync(crm, run, server):
    fill(crm)
    run()
    crm.now += timedelta(hours=2)
    server.requests.clear()
    run()
    assert not [path for path, _ in server.requests if "/opportunities/ids" in path]


def test_that_a_sweep_cut_in_the_middle_deletes_nothing(crm, run, rows, server):  # case 18
    fill(crm)
    run()
    crm.remove("opportunities", 19)
    crm.now += 2 * DAY
    asked = []

    def break_the_second_page():
        path = server.requests[-1][0]
        asked.append(path)
        return "status_500" if path.startswith("/opportunities/ids?after=5") else None

    server.faults = break_the_second_page
    report = run()
    failed = {stream.name: stream.error for stream in report.streams}
    assert failed["opportunities"] == "sync.transient"
    assert failed["activities"] is None
    assert states(rows) == {"live": 20}
    server.faults = lambda: None
    run()
    assert states(rows) == {"live": 19, "deleted": 1}


def test_that_losing_sight_of_half_asks_instead_of_deleting(crm, run, rows, connected):  # case 18
    fill(crm)
    run()
    crm.now += 2 * DAY
    crm.hidden = {("opportunities", n) for n in range(1, 11)}
    report = run()
    assert states(rows) == {"live": 20}
    (notice,) = [n for n in report.notices if n.code == "sweep.too_many_missing"]
    assert (notice.stream, notice.count, notice.facts) == (
        "opportunities", 10, {"known": 20, "missing": 10})
    crm.now += timedelta(minutes=1)
    allow_missing(connected, "crm", "opportunities", 10)
    report = run()
    assert states(rows) == {"live": 10, "deleted": 10}
    assert report.notices == ()


def asked(report):
    return [n.count for n in report.notices if n.code == "sweep.too_many_missing"]


def test_that_a_yes_holds_for_the_number_asked_about_and_more_is_asked_anew(
    crm, run, rows, connected
):
    fill(crm)
    run()
    crm.now += 2 * DAY
    crm.hidden = {("opportunities", n) for n in range(1, 11)}
    assert asked(run()) == [10]
    allow_missing(connected, "crm", "opportunities", 10)
    crm.hidden = {("opportunities", n) for n in range(1, 16)}
    crm.now += timedelta(minutes=1)
    assert asked(run()) == [15]
    assert states(rows) == {"live": 20}
    allow_missing(connected, "crm", "opportunities", 10)  # a click on what was shown before
    crm.now += timedelta(minutes=1)
    assert asked(run()) == [15]
    assert states(rows) == {"live": 20}
    allow_missing(connected, "crm", "opportunities", 15)
    crm.now += timedelta(minutes=1)
    assert asked(run()) == []
    assert states(rows) == {"live": 5, "deleted": 15}


def test_that_a_yes_is_for_one_sweep(crm, run, rows, connected):
    fill(crm)
    run()
    crm.now += 2 * DAY
    crm.hidden = {("opportunities", n) for n in range(1, 9)}
    run()
    allow_missing(connected, "crm", "opportunities", 8)
    run()
    assert states(rows) == {"live": 12, "deleted": 8}
    crm.now += 2 * DAY
    crm.hidden = {("opportunities", n) for n in range(1, 16)}
    assert asked(run()) == [7]
    assert states(rows) == {"live": 12, "deleted": 8}


def test_that_a_list_of_ids_in_a_circle_ends_and_deletes_nothing(crm, run, rows, monkeypatch):
    fill(crm)
    run()
    monkeypatch.setattr(Little, "ids", lambda self, stream, task: iter([("1", "2")] * 9))
    crm.now += 2 * DAY
    report = run()
    assert {stream.name: stream.error for stream in report.streams}["opportunities"] == "sync.stuck"
    assert states(rows) == {"live": 20}


def test_that_an_empty_list_of_ids_deletes_nothing(crm, run, rows):
    fill(crm)
    run()
    crm.now += 2 * DAY
    crm.rows["opportunities"].clear()
    run()
    assert states(rows) == {"live": 20}


def test_that_what_comes_into_sight_again_lives_again(crm, run, rows):
    fill(crm)
    run()
    crm.hidden = {("opportunities", 4)}
    crm.now += 2 * DAY
    run()
    assert states(rows) == {"live": 19, "deleted": 1}
    crm.hidden.clear()
    crm.now += 2 * DAY
    run()
    assert states(rows) == {"live": 20}
    told = rows("SELECT new FROM field_event WHERE opportunity_id = '4' AND field = 'state'"
                " ORDER BY effective_at")
    assert told == [("live",), ("deleted",), ("live",)]


def test_that_a_sweep_fetches_what_the_windows_missed(crm, run, rows):  # case 8
    fill(crm)
    run()
    crm.now += 2 * DAY
    crm.put("opportunities", 77, name="silent", at=crm.now - 30 * DAY)
    run()
    assert rows("SELECT name FROM opportunities WHERE source_id = '77'") == [("silent",)]


def test_that_no_access_by_id_means_invisible(crm, run, rows, monkeypatch):
    from sync.errors import Forbidden

    fill(crm)
    run()
    crm.hidden = {("opportunities", 4)}
    crm.remove("opportunities", 5)
    plain = Little.reread

    def reread(self, stream, ids, task):
        if "4" in ids:
            raise Forbidden(stream=stream)
        return plain(self, stream, ids, task)

    monkeypatch.setattr(Little, "reread", reread)
    crm.now += 2 * DAY
    run()
    assert states(rows) == {"live": 18, "deleted": 1, "invisible": 1}


def test_that_a_list_with_holes_is_asked_again_before_anything_goes(crm, run, rows, monkeypatch):
    fill(crm)
    run()
    plain = Little.ids
    monkeypatch.setattr(Little, "ids", lambda self, stream, task: (
        tuple(key for key in page if key != "9") for page in plain(self, stream, task)))
    crm.now += 2 * DAY
    run()
    assert states(rows) == {"live": 20}


def test_that_rows_missing_from_a_snapshot_are_gone_at_once(crm, run, rows):
    for n in range(1, 12):
        crm.put("users", n, name=f"U{n}")
    run()
    crm.remove("users", 3)
    crm.now += timedelta(minutes=3)
    run()
    assert states(rows, "users") == {"live": 10, "deleted": 1}


def test_that_a_row_set_aside_in_a_snapshot_is_not_gone(crm, run, rows):
    for n in range(1, 12):
        crm.put("users", n, name=f"U{n}")
    run()
    crm.put("users", 3, name="\ud800")
    crm.now += timedelta(minutes=3)
    report = run()
    assert states(rows, "users") == {"live": 11}
    assert {s.name: s.quarantined for s in report.streams}["users"] == 1


def test_that_a_merge_leaves_one_account_and_moves_its_children(crm, run, rows):  # case 19
    fill(crm)
    run()
    crm.now += timedelta(hours=1)
    crm.put("accounts", 12, name="Acme and Bolt")
    crm.put("accounts", 1, state="merged", into="2")
    crm.put("accounts", 2, state="merged", into="12")
    crm.now += timedelta(hours=1)
    run()
    assert dict(rows("SELECT source_id, target_id FROM alias WHERE kind = 'accounts'")) == {
        "1": "12", "2": "12"}
    assert states(rows, "accounts") == {"live": 10, "merged": 2}
    assert rows("SELECT DISTINCT account_id FROM opportunities") == [("12",)]
    assert rows("SELECT DISTINCT account_id FROM activities") == [("12",)]
    assert rows("SELECT old, new FROM field_event WHERE opportunity_id = '4'"
                " AND field = 'account_id' ORDER BY effective_at, sequence"
                ) == [(None, "1"), ("1", "12")]
    crm.now += timedelta(hours=1)
    crm.put("opportunities", 3, name="still says account 2")
    crm.now += timedelta(hours=1)
    run(full=True)
    assert rows("SELECT DISTINCT account_id FROM opportunities") == [("12",)]
    told = rows("SELECT old, new FROM field_event WHERE opportunity_id = '3'"
                " AND field = 'account_id' ORDER BY effective_at, sequence")
    assert told == [(None, "2"), ("2", "12")]


def test_that_a_merged_deal_resolves_and_keeps_its_events(crm, run, rows):
    fill(crm)
    run()
    crm.now += timedelta(hours=1)
    crm.put("opportunities", 2, state="merged", into="3")
    crm.now += timedelta(hours=1)
    run()
    assert rows("SELECT target_id FROM alias WHERE kind = 'opportunities' AND source_id = '2'"
                ) == [("3",)]
    assert rows("SELECT opportunity_id FROM activities WHERE source_id = '2'") == [("3",)]
    assert ("stage_id",) in rows("SELECT field FROM field_event WHERE opportunity_id = '2'")


@pytest.mark.parametrize("days", [45, 400])
def test_that_a_long_gap_ends_with_everything_right(crm, run, rows, days):  # case 20
    fill(crm)
    run()
    crm.now += timedelta(days=days)
    crm.remove("opportunities", 5)
    crm.put("opportunities", 6, stage="9")
    crm.now += DAY
    run()
    assert states(rows) == {"live": 19, "deleted": 1}
    assert rows("SELECT stage_id FROM opportunities WHERE source_id = '6'") == [("9",)]


def test_that_streams_without_delete_strategy_are_never_swept(crm, run, rows, monkeypatch):
    monkeypatch.setattr(Little, "streams", (Stream("accounts", deletes="none"),))
    crm.put("accounts", 1, name="Acme")
    crm.now += DAY
    run()
    crm.remove("accounts", 1)
    crm.now += 3 * DAY
    run(full=True)
    assert states(rows, "accounts") == {"live": 1}


