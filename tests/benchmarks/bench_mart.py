"""Loading, rebuilding and refreshing the mart at M (or another size: COMPANY=10000).

Run: `pytest tests/benchmarks/bench_mart.py -m benchmark -s`.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from company import CALENDAR, dimension_rows, engine, log_rows, mart_columns

from models.mart import Changed, Mart, refresh

pytestmark = pytest.mark.benchmark
SIZE = int(os.environ.get("COMPANY", "100000"))


def seconds(work):
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def test_that_the_first_view_loads_at_once(tmp_path):
    store = engine(tmp_path / "company.db")
    with store.connect() as connection:
        raw = connection.connection.driver_connection
        mart_columns(raw.cursor(), SIZE)
        raw.commit()
        for facts in (("opportunities",), ("opportunities", "reaches"),
                      ("opportunities", "visits"), None):
            taken = [seconds(lambda facts=facts: Mart.load(raw, facts)) for _ in range(7)]
            print(f"\nload {SIZE:,} {facts or 'everything'}: {np.median(taken) * 1e3:.0f} ms")
        first = min(seconds(lambda: Mart.load(raw, ("opportunities", "reaches")))
                    for _ in range(7))
    store.dispose()
    assert first <= 0.05 * max(1, SIZE / 100_000)


def test_that_a_refresh_of_one_percent_is_ten_times_faster_than_a_rebuild(tmp_path):
    store = engine(tmp_path / "company.db")
    with store.connect() as connection:
        raw = connection.connection.driver_connection
        cursor = raw.cursor()
        dimension_rows(cursor, SIZE)
        events = log_rows(cursor, SIZE)
        raw.commit()

        def bring(changed):
            refresh(connection, changed, CALENDAR)
            connection.commit()

        full = seconds(lambda: bring(None))
        changed = Changed(frozenset((1, f"d{n:07d}") for n in range(0, SIZE, 100)),
                          frozenset({"opportunities"}))
        part = float(np.median([seconds(lambda: bring(changed)) for _ in range(3)]))
    store.dispose()
    print(f"\nrebuild of {SIZE:,} with {events:,} events {full:.1f} s; "
          f"1 % {part:.2f} s, {full / part:.0f} x faster")
    assert full / part >= 10
