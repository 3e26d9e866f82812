"""A process killed between two pages, for real."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from fault_server import Crm
from little import Little, hasty

from models.cache import Cache
from models.calendars import Calendar
from models.paths import Paths
from models.task import Task
from models.unlocking import Passphrase
from sync import connections, engine

ROOT = Path(__file__).parents[2]
WORDS = "four grey geese"

CHILD = """
import os, sys
from datetime import datetime
from pathlib import Path
sys.path[:0] = [sys.argv[1], sys.argv[1] + "/tests/sync"]
from little import Little, hasty
from models import unlocking
from models.cache import Cache
from models.calendars import Calendar
from models.paths import Paths
from models.task import Task
from sync import engine
unlocking.COST = 2**4
engine.kinds = lambda: {"little": Little}
now, stop = datetime.fromisoformat(sys.argv[3]), int(sys.argv[4])
pages = 0
def die(done, total, what):
    global pages
    pages += 1
    if pages == stop:
        os._exit(9)
with Cache.open(Paths(Path(sys.argv[2])), unlocking.Passphrase("four grey geese"), now=now,
                find=lambda: None) as cache:
    engine.sync(cache, "crm", Task(die), clock=lambda: now, transport_factory=hasty,
                calendar=Calendar())
"""


def opened(home, now):
    return Cache.open(Paths(home), Passphrase(WORDS), now=now, find=lambda: None)


@pytest.fixture
def company(crm, server, monkeypatch):
    monkeypatch.setattr(connections, "kinds", lambda: {"little": Little})
    monkeypatch.setattr(engine, "kinds", lambda: {"little": Little})
    before = crm.now - timedelta(days=1)
    for n in range(1, 13):
        crm.put("accounts", n, name=f"A{n}", at=before)
        crm.put("opportunities", n, name=f"D{n}", stage="1", account=str(n), at=before)

    def made(home):
        with opened(home, crm.now) as cache:
            engine.add_connection(cache, "little", "crm", server.url, {}, None, now=crm.now)
        return home

    return made


def finished(home, crm: Crm):
    with opened(home, crm.now) as cache:
        report = engine.sync(cache, "crm", Task(), clock=lambda: crm.now, transport_factory=hasty,
                             calendar=Calendar())
        stream = io.StringIO()
        cache.dump(stream)
        assert [finding for finding in cache.check() if not finding.good] == []
    return report, stream.getvalue()


@pytest.mark.parametrize("page", [2, 5])
def test_that_a_killed_run_resumes_its_window_and_ends_the_same(crm, company, tmp_path, page):
    calm = finished(company(tmp_path / "calm"), crm)[1]
    home = company(tmp_path / "killed")
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(ROOT), str(home), crm.now.isoformat(), str(page)],
        capture_output=True, check=False,
    )
    assert child.returncode == 9, child.stderr.decode()
    with opened(home, crm.now) as cache, cache.raw_read() as driver:
        stored = driver.execute("SELECT count(*) FROM accounts").fetchone()[0]
        deals = driver.execute("SELECT count(*) FROM opportunities").fetchone()[0]
        half = driver.execute(
            "SELECT window_end, position FROM stream_state WHERE position IS NOT NULL").fetchall()
    assert stored + deals == {2: 10, 5: 22}[page]
    assert len(half) == 1
    report, ended = finished(home, crm)
    assert ended == calm
    brought = {stream.name: stream.new for stream in report.streams}
    assert brought["accounts"] + brought["opportunities"] == 24 - stored - deals
