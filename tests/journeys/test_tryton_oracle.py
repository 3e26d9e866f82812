"""From a real Tryton through the engine into the file: the past must be the server's own past.

The server can be asked for any moment (`_datetime`); the state rebuilt from the cockpit's log must
say the same, deal by deal.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from tryton_day import live_through
from tryton_server import PASSWORD, USER, TrytonServer

from models.cache import Cache
from models.calendars import Calendar
from models.entities import TRACKED, Opportunity
from models.history import state_at, text_of
from models.paths import Paths
from models.rows import LAYOUTS, decode
from models.task import Task
from models.unlocking import Passphrase
from sync import engine

pytestmark = pytest.mark.tryton
TICK = timedelta(microseconds=1)


def clock() -> datetime:
    return datetime.now(UTC)


def connect(cache: Cache, server: TrytonServer, **options: str) -> None:
    engine.add_connection(
        cache, "tryton", "crm", server.url, {"user": USER, **options}, PASSWORD, now=clock()
    )


def sync(cache: Cache, **told: Any) -> engine.SyncReport:
    report = engine.sync(cache, "crm", Task(), clock=clock, calendar=Calendar(), **told)
    assert not report.skipped
    assert [(stream.name, stream.error) for stream in report.streams if stream.error] == []
    assert [stream.name for stream in report.streams if stream.quarantined] == []
    return report


def log_of(cache: Cache) -> dict[str, list[tuple[Any, ...]]]:
    """Opportunity -> its rows of `field_event`."""
    log = defaultdict(list)
    with cache.raw_read() as raw:
        for row in raw.execute("SELECT * FROM field_event"):
            log[row[1]].append(tuple(row))
    return dict(log)


def rebuilt(log: dict[str, list[tuple[Any, ...]]], at: datetime) -> dict[str, tuple[Any, ...]]:
    """What the cockpit says existed at `at`, with the values it had."""
    told = {}
    for key, events in log.items():
        state = state_at(events, at)
        if state.get("state") != "live":
            continue
        told[key] = tuple(state.get(name) for name in (
            "stage_id", "amount", "probability", "close_date", "owner_id", "account_id",
            "currency", "lost_reason", "product_id",
        ))
    return told


def truth(server: TrytonServer, at: datetime | None) -> dict[str, tuple[Any, ...]]:
    """What the server says, in the texts of the log."""
    return {key: _texts(row) for key, row in server.as_of(at).items()}


def _texts(row: dict[str, Any]) -> tuple[Any, ...]:
    def key(value: int | None) -> str | None:
        return None if value is None else str(value)

    product = next((line["product"] for line in row["lines."]), None)
    return (
        row["state"], text_of("amount", row["amount"]),
        text_of("probability", float(row["conversion_probability"])),
        text_of("close_date", row["end_date"]), key(row["employee"]), key(row["party"]),
        row["currency."]["code"], row["lost_reason"], key(product),
    )


def moments_to_ask(server: TrytonServer, chance: random.Random) -> list[datetime]:
    """Edges first: before everything, exactly at changes, one tick beside them, now; then any."""
    changes = server.moments()
    first, last = changes[0], changes[-1]
    picked = chance.sample(changes, 8)
    quick = [b for a, b in zip(changes, changes[1:], strict=False) if b - a < timedelta(seconds=1)]
    assert quick, "the story has changes within one second"
    span = (last - first) // TICK
    return [
        first - timedelta(days=30), first - TICK, first, last - TICK, last, clock(),
        *picked, *(at - TICK for at in picked), *(at + TICK for at in picked[:4]),
        *quick[:4], *(at - TICK for at in quick[:4]),
        *(first + chance.randrange(span) * TICK for _ in range(10)),
    ]


@pytest.fixture(scope="module")
def synced(
    tryton: TrytonServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Cache]:
    """A file after its first sync; tests that share it leave the connection as it is."""
    paths = Paths(tmp_path_factory.mktemp("synced") / "home")
    unlock = Passphrase("read only, please")
    cache = Cache.open(paths, unlock, now=clock(), find=lambda: None)
    connect(cache, tryton)
    sync(cache)
    yield cache
    cache.close()


@pytest.mark.parametrize("seed", [1, 2])
def test_that_every_past_moment_is_what_the_server_says_it_was(synced, tryton, seed):
    log = log_of(synced)
    asked = moments_to_ask(tryton, random.Random(seed))
    assert len(asked) >= 40
    for at in asked:
        assert rebuilt(log, at) == truth(tryton, at), at
    assert rebuilt(log, asked[0]) == {}
    assert len(rebuilt(log, clock())) == len(tryton.as_of(None))


def test_that_the_log_is_the_servers_own_and_complete(synced, tryton):
    log = log_of(synced)
    revisions = {(str(key), at) for at, key, _ in
                 tryton.deals("history_revisions", list(range(1, 500)), {})}
    assert set(log) == {key for key, _ in revisions}
    assert {row[11] for rows in log.values() for row in rows} == {"native"}
    times = {(key, row[6]) for key, rows in log.items() for row in rows}
    micros = {(key, (at - datetime(1970, 1, 1, tzinfo=UTC)) // TICK) for key, at in revisions}
    assert times <= micros
    assert all(row[6] == row[7] for rows in log.values() for row in rows)


def mirror(cache: Cache) -> dict[str, Opportunity]:
    layout = LAYOUTS["opportunities"]
    with cache.raw_read() as raw:
        rows = raw.execute(f"SELECT {', '.join(layout.columns)} FROM opportunities").fetchall()
    return {row[1]: decode(layout, tuple(row)) for row in rows}


def test_that_a_second_sync_without_changes_writes_nothing(synced):
    before, rows = log_of(synced), mirror(synced)
    for full in (False, True):
        report = sync(synced, full=full)
        written = [(s.name, s.stored, s.deleted, s.events) for s in report.streams
                   if s.stored or s.deleted or s.events]
        assert written == []
    assert log_of(synced) == before
    assert mirror(synced) == rows


def test_that_a_sales_day_is_in_the_file_after_the_next_sync(cache, own_tryton):
    connect(cache, own_tryton)
    sync(cache)
    before = log_of(cache)
    day = live_through(own_tryton, seed=3, today=date.today())
    report = sync(cache)

    log, now = log_of(cache), clock()
    assert rebuilt(log, now) == truth(own_tryton, None)
    state = {key: state_at(events, now) for key, events in log.items()}
    for key, chance in day.probability.items():
        assert float(state[key]["probability"]) == chance
    for key, amount in day.amount.items():
        assert Decimal(state[key]["amount"]) == amount
    for key, close in day.close.items():
        assert state[key]["close_date"] == close.isoformat()
    for key, owner in day.owner.items():
        assert state[key]["owner_id"] == owner
    assert {state[key]["stage_id"] for key in day.lost} == {"lost"}
    assert {state[key]["stage_id"] for key in day.reopened} == {"lead"}
    assert {state[key]["state"] for key in day.deleted + day.short_lived} == {"deleted"}
    assert {state[key]["state"] for key in day.created} == {"live"}
    touched = {*day.probability, *day.amount, *day.close, *day.owner, *day.lost, *day.reopened,
               *day.deleted, *day.created, *day.short_lived}
    assert {key for key, rows in log.items() if rows != before.get(key)} == touched
    assert {row[11] for rows in log.values() for row in rows} == {"native"}
    written = sum(map(len, log.values())) - sum(map(len, before.values()))
    assert sum(stream.events for stream in report.streams) == written
    for at in moments_to_ask(own_tryton, random.Random(5))[:20]:
        assert rebuilt(log, at) == truth(own_tryton, at), at


def test_that_mirror_and_log_agree_about_every_deal(cache, own_tryton):
    connect(cache, own_tryton)
    for seed in (None, 7, 8):
        if seed is not None:
            live_through(own_tryton, seed=seed, today=date.today())
        sync(cache)
        rows, now, log = mirror(cache), clock(), log_of(cache)
        assert set(rows) == set(log)
        for key, deal in rows.items():
            state = state_at(log[key], now)
            told = {name: text_of(name, getattr(deal, name)) for name in TRACKED}
            assert told == {name: state.get(name) for name in TRACKED}


def test_that_bands_of_probability_have_a_history_too(cache, tryton):
    connect(cache, tryton, stages="probability", bands="0.3,0.6")
    sync(cache)
    log = log_of(cache)
    for at in moments_to_ask(tryton, random.Random(9))[:12]:
        told = {key: row[0] for key, row in rebuilt(log, at).items()}
        asked = tryton.as_of(at)
        assert set(told) == set(asked)
        for key, row in asked.items():
            chance = row["conversion_probability"]
            band = f"band-{1 + (chance >= 0.3) + (chance >= 0.6)}"
            held = row["state"] in ("lead", "opportunity")
            assert told[key] == (band if held else row["state"])
