"""A first sync of deals with their history, durable page by page: against downloading and
decoding alone, and against the same into a file without encryption, all in turn in one run.

Sizes: DEALS=20000 (about nine events each), TURNS=5.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import nullcontext

import numpy as np
import pytest
from bench_upsert import _fast, _mapped, _synced, _timed, downloaded
from plain import without_encryption

pytestmark = pytest.mark.benchmark
DEALS = int(os.environ.get("DEALS", "20000"))
TURNS = int(os.environ.get("TURNS", "5"))


@pytest.fixture(scope="module")
def url():
    import bench_upsert

    server = subprocess.Popen([sys.executable, bench_upsert.__file__, "--serve", str(DEALS)],
                              stdout=subprocess.PIPE, text=True)
    yield f"http://127.0.0.1:{int(server.stdout.readline())}"
    server.kill()
    server.wait()
    server.stdout.close()


def test_that_a_durable_encrypted_sync_costs_at_most_four_downloads(url, told):
    ways = {
        "download and parse": lambda: _timed(lambda: sum(map(len, downloaded(_fast(url))))),
        "download and decode": lambda: _timed(lambda: sum(
            len(_mapped(rows, "").events) for rows in downloaded(_fast(url)))),
        "sync": lambda: _synced(url, DEALS),
        "sync without encryption": lambda: _synced(url, DEALS),
    }
    found = {name: [] for name in ways}
    for _ in range(TURNS):
        for name, work in ways.items():
            with without_encryption() if name.endswith("encryption") else nullcontext():
                found[name].append(work())
    wall = {name: [one[0] for one in seconds] for name, seconds in found.items()}
    cpu = {name: [one[1] for one in seconds] for name, seconds in found.items()}
    for name in ways:
        told(f"{DEALS:,} deals with history, {name}, wall", wall[name], "s")
        told(f"{DEALS:,} deals with history, {name}, cpu", cpu[name], "s")

    def ratio(of, to, seconds):
        return np.median(seconds[of]) / np.median(seconds[to])

    for name, seconds in (("wall", wall), ("cpu", cpu)):
        told(f"sync against download and decode, {name}",
             ratio("sync", "download and decode", seconds), "x", "≤ 4 x")
        told(f"sync against download and parse, {name}",
             ratio("sync", "download and parse", seconds), "x")
        told(f"encryption of ingest, {name}",
             ratio("sync", "sync without encryption", seconds), "x", "≤ 1.25 x")
    assert ratio("sync", "download and decode", cpu) <= 4
    assert ratio("sync", "sync without encryption", cpu) <= 1.25
