"""The heart of the product: any past moment can be rebuilt, exactly.

A cache that was filled once, late, knows from its log alone what a sync at an earlier moment
would have brought; and a cache that was kept up to date step by step is the same as a fresh one.
"""

from __future__ import annotations

import hashlib
import io
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from models.cache import Cache
from models.calendars import Calendar
from models.entities import TRACKED
from models.history import LoggedRow, state_at, text_of
from models.instants import from_days, from_micros
from models.money import to_major
from models.paths import Paths
from models.task import Task
from sync import engine
from sync.demo import frame, server, world
from sync.demo.snapshot import Snapshot

SIZE = frame.Size("little", 8, 40, 240, 900, 500, 2_000)
WORLD = world.build(SIZE, seed=11, today=date(2026, 11, 21))
BEGIN = WORLD.opens_at - timedelta(days=900)
State = dict[str, dict[str, str | None]]


@pytest.fixture
def crm() -> Iterator[server.Server]:
    running = server.start(WORLD, clock=BEGIN)
    yield running
    running.stop()


@pytest.fixture
def new_cache(open_cache: Callable[..., Cache], tmp_path: Path) -> Callable[[], Cache]:
    """Each call opens another empty cache."""
    number = count()
    return lambda: open_cache(Paths(tmp_path / f"home{next(number)}"))


def fill(cache: Cache, crm: server.Server, *, first: bool = False) -> None:
    now = crm.clock.now
    if first:
        engine.add_connection(cache, "demo", "demo", crm.url, {}, crm.token, now=now)
    report = engine.sync(cache, "demo", Task(), clock=lambda: now, calendar=Calendar())
    assert [(s.name, s.error) for s in report.streams if s.error or s.quarantined] == []


def logs(cache: Cache) -> dict[str, list[LoggedRow]]:
    found: dict[str, list[LoggedRow]] = defaultdict(list)
    with cache.raw_read() as driver:
        for row in driver.execute("SELECT * FROM field_event"):
            found[row[1]].append(tuple(row))
    return found


def rebuilt(log: dict[str, list[LoggedRow]], at: datetime) -> State:
    """Live opportunities as of `at`, from the log."""
    states = {key: state_at(rows, at) for key, rows in log.items()}
    return {key: {field: text for field, text in state.items() if text is not None}
            for key, state in states.items() if state.get("state") == "live"}


def synced(cache: Cache) -> State:
    """Live opportunities as the mirror has them."""
    with cache.raw_read() as driver:
        rows = driver.execute(
            f"SELECT source_id, {', '.join(TRACKED)} FROM opportunities WHERE state = 'live'"
        ).fetchall()
    found = {}
    for key, *values in rows:
        row = dict(zip(TRACKED, values, strict=True))
        row["amount"] = None if row["amount"] is None else to_major(row["amount"], row["currency"])
        row["close_date"] = None if row["close_date"] is None else from_days(row["close_date"])
        for field in ("intent_evidence_at", "signed_at", "first_payment_at"):
            row[field] = None if row[field] is None else from_micros(row[field])
        found[key] = {field: text_of(field, value) for field, value in row.items()
                      if value is not None}
    return found


def served(at: datetime) -> State:
    """Live opportunities as a server whose clock stands at `at` tells them."""
    rows = Snapshot(WORLD, frame.seconds_of(at)).rows("opportunities", limit=1 << 40).rows
    moments = ("intent_evidence_at", "signed_at", "first_payment_at")
    found = {}
    for row in rows:
        state = {"state": "live"}
        for field in TRACKED[1:]:
            if field in row:
                text = str(row[field])
                state[field] = text.replace("Z", "+00:00") if field in moments else text
        found[row["id"]] = state
    return found


def print_of(state: State) -> str:
    return hashlib.sha256(json.dumps(state, sort_keys=True).encode()).hexdigest()


def random_moments(n: int, seed: int) -> list[datetime]:
    """Moments all over the company's time; half of them when something happens, or just before."""
    chance = random.Random(seed)
    first, last = frame.seconds_of(BEGIN), frame.seconds_of(WORLD.ends_at)
    some = [chance.randint(first, last) for _ in range(n - n // 2)]
    known = WORLD.log.observed[WORLD.log.observed <= last]
    edges = [int(chance.choice(known)) - chance.randint(0, 1) for _ in range(n // 2)]
    return [frame.moment(second) for second in some + edges]


def test_that_the_log_rebuilds_what_a_server_at_any_past_moment_would_tell(
    crm: server.Server, new_cache: Callable[[], Cache]
) -> None:
    crm.clock.move_to(WORLD.ends_at)
    cache = new_cache()
    fill(cache, crm, first=True)
    log = logs(cache)
    live = 0
    for at in random_moments(200, seed=1):
        then = served(at)
        assert print_of(rebuilt(log, at)) == print_of(then), at
        live += len(then)
    assert live > 200 * 50


def test_that_the_log_rebuilds_what_a_new_sync_at_a_past_moment_brings(
    crm: server.Server, new_cache: Callable[[], Cache]
) -> None:
    moments = sorted(random_moments(6, seed=2))
    prints = {}
    for at in moments:
        crm.clock.move_to(at)
        fresh = new_cache()
        fill(fresh, crm, first=True)
        prints[at] = print_of(synced(fresh))
        assert print_of(rebuilt(logs(fresh), at)) == prints[at]
    crm.clock.move_to(WORLD.ends_at)
    late = new_cache()
    fill(late, crm, first=True)
    log = logs(late)
    assert [print_of(rebuilt(log, at)) for at in moments] == [prints[at] for at in moments]
    assert len(set(prints.values())) == len(moments)


@pytest.mark.parametrize(("start", "steps"), [
    (700, (1, 1, 1, 20, 0.3, 7, 300, 90, 1)),
    (10, tuple([1] * 12)),
])
def test_that_a_cache_kept_up_to_date_equals_a_fresh_one(
    crm: server.Server, new_cache: Callable[[], Cache], start: int, steps: tuple[float, ...]
) -> None:
    crm.clock.move_to(WORLD.opens_at - timedelta(days=start))
    kept = new_cache()
    fill(kept, crm, first=True)
    for days in steps:
        crm.clock.move_to(crm.clock.now + timedelta(days=days))
        fill(kept, crm)
    fresh = new_cache()
    fill(fresh, crm, first=True)
    one, other = dumped(kept), dumped(fresh)
    assert one["records"] == other["records"]
    assert one["aliases"] == other["aliases"]
    assert standing(one["events"]) == standing(other["events"])


def test_that_deletions_merges_and_late_entries_all_happened_on_the_way() -> None:
    then, now = (Snapshot(WORLD, frame.seconds_of(WORLD.opens_at - timedelta(days=days)))
                 for days in (700, 278))
    new = {stream: len(now.rows(stream, gone=True, limit=1 << 40).rows)
           - len(then.rows(stream, gone=True, limit=1 << 40).rows)
           for stream in ("accounts", "opportunities", "activities")}
    assert all(n > 0 for n in new.values()), new
    made = WORLD.log.observed
    late = (made > WORLD.log.effective) & (made > then.clock) & (made <= now.clock)
    assert late.sum() > 0


def dumped(cache: Cache) -> Any:
    text = io.StringIO()
    cache.dump(text)
    return json.loads(text.getvalue())


def standing(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Events without the guesses that native ones have replaced.

    When the CRM merges two accounts, the sync learns of it from the accounts first and points
    their deals at the survivor, a derived event; minutes later the deal's own log tells the same
    and retires it. Both stay in the file, because nothing there is ever overwritten, but a cache
    that came later never needed the guess. At no moment does the guess stand: what retires it was
    observed before it.
    """
    retired = {event["retires"]: event for event in events if event["retires"] is not None}
    for event in events:
        if event["event_id"] in retired:
            assert event["origin"] == "derived"
            assert event["observed_at"] >= retired[event["event_id"]]["observed_at"]
    return [event | {"retires": None} for event in events if event["event_id"] not in retired]


def test_that_the_journey_is_long_enough_to_mean_something() -> None:
    assert WORLD.ends_at - BEGIN > timedelta(days=900)
    assert BEGIN.tzinfo is UTC
    assert len(WORLD.log) > 10_000
