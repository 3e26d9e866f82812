"""A fresh process until the overview is painted with its figures, and its memory, at M.

The yardstick is a process that imports numpy and Qt's widgets, opens the same encrypted file with
the key at hand and shows an empty window. Both are run in turn, so that a busy machine slows
both; ratios are of medians. Wall time counts from before the process exists.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from homes import NOW, SIZE, company_home
from plain import without_encryption

pytestmark = pytest.mark.benchmark
TIMES = int(os.environ.get("TURNS", "11"))
PROBE = Path(__file__).with_name("start_probe.py")


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return company_home(tmp_path_factory.mktemp("start") / "home", SIZE)


@pytest.fixture(scope="module")
def plain_home(tmp_path_factory):
    with without_encryption():
        return company_home(tmp_path_factory.mktemp("plain") / "home", SIZE)


def started(kind, home, **more):
    """What one process told: wall and processor seconds, memory in MB."""
    environment = os.environ | {"PROBE_NOW": NOW.isoformat()} | more
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.monotonic()
    ended = subprocess.run([sys.executable, str(PROBE), kind, str(home.home)], check=True,
                           capture_output=True, text=True, env=environment, timeout=120)
    told = json.loads(ended.stdout)
    return told | {"wall": told["ended"] - began}


def test_that_the_first_real_view_comes_soon_after_an_empty_window(home, told):
    runs = {kind: [] for kind in ("bare", "window")}
    for turn in range(TIMES + 1):
        for kind, found in runs.items():
            one = started(kind, home)
            if turn:  # the first writes the compiled modules
                found.append(one)
    for what in ("wall", "cpu"):
        bare, window = ([run[what] * 1e3 for run in runs[kind]] for kind in ("bare", "window"))
        told(f"start, empty window, {what}", bare)
        told(f"start, first real view, {what}", window)
        told(f"start, ratio by {what}", np.median(window) / np.median(bare), "x", "≤ 1.8 x")
    memory = [run["memory_mb"] for run in runs["window"]]
    told("memory with the first view", memory, "MB", "≤ 150 MB")
    told("memory of the empty window", [run["memory_mb"] for run in runs["bare"]], "MB")
    told("memory while loading, at most", [run["peak_mb"] for run in runs["window"]], "MB")
    assert np.median(memory) <= 150 * max(1, SIZE / 100_000)


def test_that_encryption_hardly_delays_the_start(home, plain_home, told):
    assert plain_home.cache_file.read_bytes()[:15] == b"SQLite format 3"
    encrypted, plain = [], []
    for turn in range(TIMES + 1):
        one, other = started("window", home), started("window", plain_home, PROBE_PLAIN="1")
        if turn:
            encrypted.append(one)
            plain.append(other)
    for what in ("wall", "cpu"):
        ratio = (np.median([run[what] for run in encrypted])
                 / np.median([run[what] for run in plain]))
        told(f"encryption of the start by {what}", ratio, "x", "≤ 1.15 x")
    assert ratio <= 1.15
