"""Loading, rebuilding and refreshing the mart at M (or another size: COMPANY=10000)."""

from __future__ import annotations

import os
import time

import numpy as np
import pytest
from company import CALENDAR, dimension_rows, engine, log_rows, mart_columns

from models.mart import Changed, Mart, refresh

pytestmark = pytest.mark.benchmark
SIZE = int(os.environ.get("COMPANY", "100000"))


def seconds(work):
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def test_that_the_first_view_loads_at_once(tmp_path, told):
    store = engine(tmp_path / "company.db")
    with store.connect() as connection:
        raw = connection.connection.driver_connection
        mart_columns(raw.cursor(), SIZE)
        raw.commit()
        for facts in (("opportunities",), ("opportunities", "reaches"),
                      ("opportunities", "visits"), None):
            taken = [seconds(lambda facts=facts: Mart.load(raw, facts)) for _ in range(7)]
            told(f"reading {', '.join(facts or ('everything',))}", np.array(taken) * 1e3)
        first = min(seconds(lambda: Mart.load(raw, ("opportunities", "reaches")))
                    for _ in range(7))
    store.dispose()
    assert first <= 0.05 * max(1, SIZE / 100_000)


def test_that_a_refresh_of_one_percent_is_ten_times_faster_than_a_rebuild(tmp_path, told):
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
        parts = [seconds(lambda: bring(changed)) for _ in range(5)]
    store.dispose()
    told(f"rebuild of {SIZE:,} deals with {events:,} events", full, "s")
    told("refresh with 1 % changed", parts, "s")
    told("refresh against rebuild", full / np.median(parts), "x", "≥ 10 x")
    assert full / np.median(parts) >= 10
