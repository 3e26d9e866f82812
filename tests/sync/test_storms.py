"""Storms of faults from seeds: in the end the cache is the same as without."""

from __future__ import annotations

import io
import random
from datetime import timedelta

import pytest
from fault_server import Crm, FaultServer, storm
from little import Little, hasty

from models.cache import Cache
from models.calendars import Calendar
from models.errors import Cancelled
from models.paths import Paths
from models.task import Task
from models.unlocking import Passphrase
from sync import connections, engine

DAY = timedelta(days=1)
NIGHTS = 4


def live(crm, night):
    """What happens at the source on one day; the same each time."""
    draws = random.Random(night)
    first = night == 0
    for kind, count in (("users", 6), ("accounts", 12), ("stages", 4), ("activities", 14)):
        for n in range(1, count + 1):
            if first or draws.random() < 0.2:
                crm.put(kind, n, name=f"{kind} {n} {night}", deal=str(n), account=str(n % 12 + 1))
    for n in range(1, 26):
        if n not in crm.rows.get("opportunities", {}) and not first:
            continue
        if first or draws.random() < 0.3:
            old = crm.rows.get("opportunities", {}).get(n, {}).get("stage")
            new = str(draws.randint(1, 4))
            crm.put("opportunities", n, name=f"Deal {n}", stage=new, owner=str(draws.randint(1, 6)),
                    amount=f"{draws.randint(1, 999)}.5", currency=draws.choice(["EUR", "JPY"]),
                    account=str(n % 12 + 1), created="2026-09-01T00:00:00+00:00")
            if n % 2:
                crm.event(n, "stage_id", old, new, crm.now)
    if night == 2:
        crm.remove("opportunities", 8)
        crm.put("accounts", 3, state="merged", into="4")
    crm.now += DAY / 2


def stopping_at(count):
    """A task that is cancelled when a stream has brought exactly so many records."""
    task = Task(lambda done, total, what: done == count and task.cancel())
    return task


def nights(cache, crm, server, faults, seed):
    """Sync each night until nothing is wrong any more; kills and cancels between."""
    draws = random.Random(seed)
    engine.add_connection(cache, "little", "crm", server.url, {}, None, now=crm.now)
    for night in range(NIGHTS):
        live(crm, night)
        server.faults = faults
        for attempt in range(40):
            if attempt == 30:
                server.faults = lambda: None
            stop_at = draws.randint(1, 60) if faults() is not None and attempt < 30 else 0
            task = stopping_at(stop_at)
            try:
                report = engine.sync(cache, "crm", task, clock=lambda: crm.now,
                                     transport_factory=hasty, calendar=Calendar())
            except Cancelled:
                continue
            if not report.skipped and not any(stream.error for stream in report.streams):
                break
        else:
            pytest.fail("never in peace")
        crm.now += DAY / 2
    stream = io.StringIO()
    cache.dump(stream)
    return stream.getvalue()


@pytest.fixture
def company(tmp_path, monkeypatch, now):
    monkeypatch.setattr(connections, "kinds", lambda: {"little": Little})
    monkeypatch.setattr(engine, "kinds", lambda: {"little": Little})

    def lived(seed=None):
        crm = Crm(now)
        server = FaultServer(crm)
        paths = Paths(tmp_path / f"home{seed}")
        try:
            with Cache.open(paths, Passphrase("four grey geese"), now=now,
                            find=lambda: None) as cache:
                faults = (lambda: None) if seed is None else storm(seed)
                return nights(cache, crm, server, faults, seed or 0)
        finally:
            server.stop()

    return lived


@pytest.mark.parametrize("seeds", [range(1, 5), range(5, 9), range(9, 13)], ids=str)
def test_that_a_storm_ends_like_a_calm_day(company, seeds):
    calm = company()
    assert calm.count('"opportunity_id"') > 100
    for seed in seeds:
        assert company(seed) == calm, f"seed {seed}"
