"""Durable encrypted upsert with history, against downloading and decoding alone.

    python tests/benchmarks/bench_upsert.py [deals]

A process of its own serves pages of 500 deals with nine events each. Three times over the same
pages, medians, one run: download and parse the JSON; download and decode into records; the whole
sync of the stream into a new encrypted file, durable page by page (the figures' columns are
another benchmark's). The target is the sync against the second; the first shows what is ours.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

sys.path[:0] = [str(Path(__file__).parents[2])] if __name__ == "__main__" else []

from models.cache import Cache  # noqa: E402
from models.calendars import Calendar  # noqa: E402
from models.entities import FieldEvent, Opportunity  # noqa: E402
from models.paths import Paths  # noqa: E402
from models.task import Task  # noqa: E402
from models.unlocking import Passphrase  # noqa: E402
from sync import connections, engine  # noqa: E402
from sync.connector import Connector, Page, Stream, Window  # noqa: E402
from sync.transport import Transport  # noqa: E402

PAGE, EVENTS = 500, 9
START = datetime(2024, 1, 1, tzinfo=UTC)
NOW = datetime(2026, 9, 14, tzinfo=UTC)


def serve(deals: int) -> None:
    """Serve `deals` deals until killed; prints the port when ready."""
    pages = [_page(first, min(first + PAGE, deals)) for first in range(0, deals, PAGE)]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def log_message(self, *arguments: object) -> None:
            """Quiet."""

        def do_GET(self) -> None:
            number = int(self.path.rpartition("=")[2])
            body = pages[number] if number < len(pages) else b'{"data":[]}'
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_address[1], flush=True)
    server.serve_forever()


def _page(first: int, last: int) -> bytes:
    return json.dumps(
        {"data": [_deal(n) for n in range(first, last)]}, separators=(",", ":")
    ).encode()


def _deal(n: int) -> dict[str, Any]:
    begin = START + timedelta(minutes=n * 7 % 900_000)
    events = []
    for k in range(EVENTS):
        name, new = (
            ("state", "live"), ("stage_id", "s0"), ("pipeline_id", "p1"), ("currency", "EUR"),
            ("account_id", f"a{n % 5000}"), ("owner_id", f"u{n % 500}"),
            ("amount", str(1000 + n % 500)), ("close_date", "2026-12-31"), ("stage_id", "s5"),
        )[k]
        at = (begin + timedelta(hours=40 * k)).isoformat()
        old = "s0" if k == EVENTS - 1 else None
        events.append({"f": name, "o": old, "n": new, "t": at, "u": f"u{n % 500}"})
    return {
        "id": f"{n:07}", "name": f"Deal {n} with Müller & Söhne", "amount": 1000 + n % 500,
        "currency": "EUR", "account": f"a{n % 5000}", "owner": f"u{n % 500}", "stage": "s5",
        "pipeline": "p1", "close": "2026-12-31", "created": begin.isoformat(),
        "modified": (begin + timedelta(hours=40 * EVENTS)).isoformat(), "history": events,
    }


class Bench(Connector):
    key = "bench"
    label = "Bench"
    streams = (Stream("opportunities", deletes="none", history="full"),)

    def pages(self, stream: str, window: Window, task: Task) -> Iterator[Page]:
        for number, rows in enumerate(downloaded(self.transport)):
            yield _mapped(rows, str(number))


def downloaded(transport: Transport) -> Iterator[list[dict[str, Any]]]:
    number = 0
    while rows := transport.get("/deals", page=number)["data"]:
        yield rows
        number += 1


def _mapped(rows: list[dict[str, Any]], position: str) -> Page:
    moment = datetime.fromisoformat
    records, events = [], []
    for row in rows:
        key = row["id"]
        records.append(Opportunity(
            source_id=key, name=row["name"], modified_at=moment(row["modified"]),
            amount=Decimal(row["amount"]), currency=row["currency"], account_id=row["account"],
            owner_id=row["owner"], stage_id=row["stage"], pipeline_id=row["pipeline"],
            close_date=moment(row["close"]).date(), created_at=moment(row["created"]),
        ))
        for number, event in enumerate(row["history"]):
            at = moment(event["t"])
            events.append(FieldEvent(
                opportunity_id=key, field=event["f"], old=event["o"], new=event["n"],
                effective_at=at, observed_at=at, sequence=number, by_user_id=event["u"],
            ))
    return Page(tuple(records), position, tuple(events))


def measure(deals: int, times: int = 3) -> dict[str, float]:
    """Seconds of each way, and their ratios."""
    server = subprocess.Popen(
        [sys.executable, __file__, "--serve", str(deals)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout is not None
        url = f"http://127.0.0.1:{int(server.stdout.readline())}"
        found: dict[str, list[tuple[float, float]]] = {"download": [], "records": [], "sync": []}
        for _ in range(times):
            found["download"].append(_timed(lambda: sum(map(len, downloaded(_fast(url))))))
            found["records"].append(_timed(lambda: sum(
                len(_mapped(rows, "").events) for rows in downloaded(_fast(url)))))
            found["sync"].append(_synced(url, deals))
    finally:
        server.kill()
        server.wait()
        if server.stdout is not None:
            server.stdout.close()
    wall = {name: statistics.median(seconds for seconds, _cpu in times_)
            for name, times_ in found.items()}
    cpu = {name: statistics.median(seconds for _wall, seconds in times_)
           for name, times_ in found.items()}
    return {
        **wall,
        "ratio": wall["sync"] / wall["records"],
        "ratio_to_parsing": wall["sync"] / wall["download"],
        "ratio_of_cpu": cpu["sync"] / cpu["records"],
        "rows_per_second": deals * (EVENTS + 1) / wall["sync"],
    }


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the clock, and seconds of this process on a core."""
    began, began_cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - began, time.process_time() - began_cpu


def _fast(url: str) -> Transport:
    from sync.limiter import Limits

    return Transport(url, Task(), limits=Limits(per_second=1e6, burst=10**6))


def _synced(url: str, deals: int) -> tuple[float, float]:
    kinds, publish = engine.kinds, engine._publish
    engine.kinds = connections.kinds = lambda: {"bench": Bench}
    engine._publish = lambda session, calendar: 0
    try:
        with tempfile.TemporaryDirectory() as home, Cache.open(
            Paths(Path(home) / "home"), Passphrase("four grey geese"), now=NOW, find=lambda: None
        ) as cache:
            engine.add_connection(cache, "bench", "bench", url, {}, None, now=NOW)
            reports: list[engine.SyncReport] = []
            seconds = _timed(lambda: reports.append(engine.sync(
                cache, "bench", Task(), clock=lambda: NOW, calendar=Calendar(),
                transport_factory=lambda profile, task: _fast(profile.url),
            )))
            (stream,) = reports[0].streams
            assert (stream.error, stream.new, stream.events) == (None, deals, deals * EVENTS)
            return seconds
    finally:
        engine.kinds = connections.kinds = kinds
        engine._publish = publish


@pytest.mark.benchmark
def test_that_a_durable_encrypted_upsert_takes_at_most_four_times_the_download() -> None:
    """Counted in seconds on a core: seconds on the clock of a shared machine tell of others."""
    assert measure(20_000)["ratio_of_cpu"] <= 4


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(int(sys.argv[2]))
    else:
        for name, value in measure(int((sys.argv[1:] or ["100000"])[0])).items():
            print(f"{name:18} {value:10.2f}")
