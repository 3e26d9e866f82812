"""A source that can misbehave, and the connection to it."""

from __future__ import annotations

import importlib.util
import io
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from models.cache import Cache
from models.calendars import Calendar
from models.task import Task
from sync import connections, engine
from sync.retrying import Patience
from sync.transport import Transport

for _name in ("fault_server", "little", "demo_company"):
    if _name not in sys.modules:
        _spec = importlib.util.spec_from_file_location(
            _name, Path(__file__).with_name(f"{_name}.py")
        )
        assert _spec is not None
        assert _spec.loader is not None
        _module = importlib.util.module_from_spec(_spec)
        sys.modules[_name] = _module
        _spec.loader.exec_module(_module)

from fault_server import Crm, FaultServer  # noqa: E402
from little import Little, hasty  # noqa: E402

NOON = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)


@pytest.fixture
def crm() -> Crm:
    return Crm(NOON)


@pytest.fixture
def server(crm: Crm) -> Iterator[FaultServer]:
    served = FaultServer(crm)
    yield served
    served.stop()


@pytest.fixture
def connected(cache: Cache, server: FaultServer, monkeypatch: pytest.MonkeyPatch) -> Cache:
    """A cache with the connection "crm" to the server."""
    known = {"little": Little}
    monkeypatch.setattr(connections, "kinds", lambda: known)
    monkeypatch.setattr(engine, "kinds", lambda: known)
    engine.add_connection(cache, "little", "crm", server.url, {}, "s3cret", now=NOON)
    return cache


@pytest.fixture
def run(connected: Cache, crm: Crm) -> Callable[..., engine.SyncReport]:
    """Sync once; our clock is the source's unless `now` says otherwise."""

    def sync(task: Task | None = None, **options: Any) -> engine.SyncReport:
        options.setdefault("transport_factory", hasty)
        options.setdefault("calendar", Calendar())
        now = options.pop("now", None) or crm.now
        return engine.sync(connected, "crm", task or Task(), clock=lambda: now, **options)

    return sync


@pytest.fixture
def rows(connected: Cache) -> Callable[..., list[Any]]:
    """Ask the file."""

    def ask(sql: str, *values: Any) -> list[Any]:
        with connected.raw_read() as driver:
            return list(driver.execute(sql, values).fetchall())

    return ask


@pytest.fixture
def dumped(connected: Cache) -> Callable[[], str]:
    def text() -> str:
        stream = io.StringIO()
        connected.dump(stream)
        return stream.getvalue()

    return text


@pytest.fixture
def waits() -> list[float]:
    """The pauses that `transport` made; nothing is really waited for."""
    return []


@pytest.fixture
def transport(server: FaultServer, waits: list[float]) -> Iterator[Transport]:
    made = Transport(
        server.url, Task(), deadline=5, wait=waits.append, random=lambda: 0.5,
        patience=Patience(attempts=3),
    )
    yield made
    made.close()
