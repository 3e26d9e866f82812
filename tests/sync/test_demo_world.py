"""The generator: the same seed gives the same company, and the company is whole."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import numpy as np
import pytest
from demo_company import TODAY, built, told, visits

from models.entities import KINDS, TRACKED
from sync.demo import frame, world
from sync.demo.log import EMPTY, FIELD, as_of
from sync.demo.snapshot import Snapshot

SEED = 1


def bytes_of(company: world.World, clock: int) -> bytes:
    snapshot = Snapshot(company, clock)
    return b"".join(
        msgspec.json.encode(snapshot.rows(stream, gone=gone, limit=1 << 40).rows)
        for stream in KINDS for gone in (False, True)
    )


def test_that_the_same_seed_gives_the_same_bytes_and_another_seed_others() -> None:
    first, again = (world.build(built(5, "little").size, seed=5, today=TODAY) for _ in range(2))
    other = world.build(first.size, seed=6, today=TODAY)
    clock = first.frame.opens_at
    assert bytes_of(first, clock) == bytes_of(again, clock)
    assert bytes_of(first, clock) != bytes_of(other, clock)


def test_that_the_described_company_has_the_described_size() -> None:
    users = told(SEED, "users")
    roles = [user["role"] for user in users]
    assert (roles.count("headquarters"), roles.count("manager"), roles.count("seller")) == (
        1, 8, 40)
    assert sum(not user["active"] for user in users) >= 4
    assert len({team["region"] for team in told(SEED, "teams")} - {None}) == 3
    assert len(told(SEED, "accounts")) + len(told(SEED, "accounts", gone=True)) == 1_200
    assert len(told(SEED, "leads")) + len(told(SEED, "leads", gone=True)) == 25_000
    everyone = told(SEED, "opportunities") + told(SEED, "opportunities", gone=True)
    assert len(everyone) == 6_000
    assert {row["currency"] for row in everyone} == {"CNY", "USD", "EUR"}
    first = min(row["created_at"] for row in everyone)
    assert date.fromisoformat(first[:10]) < TODAY - timedelta(days=905)
    assert len(told(SEED, "pipelines")) == 2


def test_that_stages_are_those_of_the_sales_handbook_with_their_exit_criteria() -> None:
    stages = [row for row in told(SEED, "stages") if row["pipeline_id"] == "P1"]
    assert [row["name"].split(" ")[0] for row in stages] == [
        "初步接洽", "需求确认", "方案展示", "商务谈判", "赢单", "输单"]
    assert all(row["exit_criteria"] for row in stages if not row["is_lost"])


def test_that_every_reference_leads_to_a_record_that_is_there() -> None:
    ids = {stream: {row["id"] for row in told(SEED, stream)} for stream in KINDS}
    gone = {stream: {row["id"] for row in told(SEED, stream, gone=True)} for stream in KINDS}
    pointing = {
        "owner_id": "users", "account_id": "accounts", "contact_id": "contacts",
        "opportunity_id": "opportunities", "converted_opportunity_id": "opportunities",
        "product_id": "products", "pipeline_id": "pipelines", "stage_id": "stages",
        "lead_id": "leads", "team_id": "teams", "manager_id": "users", "leader_id": "users",
        "parent_id": "teams",
    }
    for stream in KINDS:
        for row in told(SEED, stream):
            for field, target in pointing.items():
                value = row.get(field)
                deleted_deal = target == "opportunities" and value in gone[target]
                assert value is None or value in ids[target] or deleted_deal, (row, field)


def test_that_records_point_at_the_survivor_of_a_merge() -> None:
    merged = {row["id"]: row["merged_into"] for row in told(SEED, "accounts", gone=True)
              if row["state"] == "merged"}
    assert len(merged) >= 3
    for stream in ("opportunities", "contacts", "activities"):
        assert not {row["account_id"] for row in told(SEED, stream)} & merged.keys()
    doubles = {row["id"] for row in told(SEED, "opportunities", gone=True)
               if row["state"] == "merged"}
    assert len(doubles) >= 5
    assert not {row["opportunity_id"] for row in told(SEED, "activities")} & doubles


def test_that_the_log_alone_gives_each_record_its_values() -> None:
    for row in told(SEED, "opportunities")[:500]:
        last: dict[str, tuple[str, int, str | None]] = {}
        for sequence, field, _old, new, effective, _observed, _by in row["history"]:
            if field not in last or (effective, sequence) > last[field][:2]:
                last[field] = (effective, sequence, new)
        assert last.pop("state")[2] == "live"
        for field in TRACKED[1:]:
            told_value = row[field]
            if isinstance(told_value, int | float):
                told_value = str(told_value)
            assert told_value == last.get(field, (None, None, None))[2], (row["id"], field)


def test_that_the_history_holds_what_is_hard_to_count() -> None:
    order = {row["id"]: row["order"] for row in told(SEED, "stages")}
    found = {"skip": 0, "back": 0, "zero": 0, "reopened": 0, "handed": 0}
    kinds = {row["id"]: row["is_lost"] for row in told(SEED, "stages")}
    for visit in visits(SEED):
        if visit.into is None or visit.left is None:
            continue
        step = order[visit.into] - order[visit.stage_id]
        found["zero"] += visit.left == visit.entered
        if kinds[visit.stage_id]:
            found["reopened"] += 1
        elif (visit.stage_id > "S06") != (visit.into > "S06"):
            found["handed"] += 1
        elif step < 0:
            found["back"] += 1
        elif step == 2 and not kinds[visit.into]:
            found["skip"] += 1
    assert all(n >= 10 for n in found.values()), found
    rows = told(SEED, "opportunities")
    assert sum(row["amount"] is None for row in rows) >= 5
    assert sum(row["close_date"] is None for row in rows) >= 5
    assert any(row["status"] == "won" and row["closed_at"] == row["created_at"] for row in rows)


def test_that_entries_made_late_stand_where_they_belong_and_say_what_was_known() -> None:
    log = built(SEED).log
    late = np.flatnonzero(log.observed > log.effective)
    assert len(late) > 1_000
    assert (log.observed >= log.effective).all()
    stage = FIELD["stage_id"]
    checked = 0
    for entry in late[log.field[late] == stage][:200].tolist():
        begin, end = log.start[log.deal[entry]], log.start[log.deal[entry] + 1]
        before = [e for e in range(begin, entry) if log.field[e] == stage
                  and log.observed[e] <= log.observed[entry]]
        assert log.old[entry] == (log.value[before[-1]] if before else EMPTY)
        checked += end > begin
    assert checked == 200


def test_that_nothing_from_after_the_clock_is_told() -> None:
    company = built(5, "little")
    clock = company.frame.opens_at - 200 * frame.SECONDS
    for stream in KINDS:
        table = Snapshot(company, clock).table(stream)
        there = table.state >= 0
        assert (table.modified[there] <= clock).all(), stream
    then, now = as_of(company.log, clock), as_of(company.log, company.frame.opens_at)
    assert then.exists.sum() < now.exists.sum()


@pytest.mark.parametrize("stream", sorted(KINDS))
def test_that_a_record_that_reads_differently_later_was_modified_in_between(stream: str) -> None:
    company = built(5, "little")
    early = company.frame.opens_at - 90 * frame.SECONDS
    before, after = (Snapshot(company, clock) for clock in (early, company.frame.opens_at))
    known = {row["id"]: row for row in before.rows(stream, limit=1 << 40).rows}
    for row in after.rows(stream, limit=1 << 40).rows:
        if row != known.get(row["id"]):
            assert row["modified_at"] > frame.moment(early).strftime("%Y-%m-%dT%H:%M:%SZ"), row


def test_that_people_answer_hours_after_being_written_to() -> None:
    gaps = []
    asked: dict[str, str] = {}
    for row in told(SEED, "activities")[:20_000]:
        if row["type"] == "email" and row["direction"] == "outbound":
            asked[row["account_id"]] = row["done_at"]
        elif row["type"] == "email" and row["direction"] == "inbound":
            start = asked.pop(row["account_id"], None)
            if start:
                gaps.append(np.datetime64(row["done_at"][:-1]) - np.datetime64(start[:-1]))
    hours = np.array(gaps) / np.timedelta64(1, "h")
    assert len(hours) > 1_000
    assert 3 < np.median(hours) < 30


def test_that_submissions_come_weekly_from_three_levels() -> None:
    calls = told(SEED, "forecast_entries")
    assert {row["level"] for row in calls} == {"seller", "manager", "headquarters"}
    top = [row for row in calls if row["level"] == "headquarters"]
    weeks = sorted(row["submitted_at"] for row in top)
    gaps = {(date.fromisoformat(b[:10]) - date.fromisoformat(a[:10])).days
            for a, b in zip(weeks, weeks[1:], strict=False)}
    assert gaps == {7}
    assert len(weeks) > 125


def test_that_each_level_of_review_comes_closer_and_biases_are_those_planted() -> None:
    company = built(SEED)
    calls = company.calls
    starts = np.array([frame.day_number(start) for start in calls.quarters])
    over = np.flatnonzero((starts[1:] <= company.frame.now_day)
                          & (starts[:-1] > company.frame.first_day))
    won = {row["id"]: row for row in told(SEED, "opportunities") if row["status"] == "won"}
    actual = np.zeros(len(starts) - 1)
    for row in won.values():
        day = frame.day_number(date.fromisoformat(row["close_date"]))
        code = ("CNY", "USD", "EUR").index(row["currency"])
        rate = company.rates.at(np.array([day]), np.array([code]))[0]
        actual[np.searchsorted(starts, day, side="right") - 1] += row["amount"] * rate
    errors = []
    for level in range(3):
        found = []
        for quarter in over:
            mine = (calls.level == level) & (calls.quarter == quarter)
            week = np.unique(calls.submitted[mine])[9]  # four weeks before the end
            called = calls.amount[mine & (calls.submitted == week)].sum()
            found.append(called / actual[quarter] - 1)
        errors.append(float(np.mean(np.abs(found))))
    assert errors[0] > errors[1] > errors[2]
    assert errors[0] > 0.08
    assert errors[2] < 0.04
    assert len(calls.bias) == 40
    assert (calls.bias.min(), calls.bias.max()) == (-0.25, 0.30)
