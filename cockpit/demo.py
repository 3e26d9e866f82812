"""From nothing to the demo company in the cache: generate, serve on loopback, sync over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from cockpit.unlocking import Unlock
from models.task import Task

if TYPE_CHECKING:
    from models.cache import Cache
    from models.calendars import Calendar
    from models.paths import Paths
    from models.settings import Settings
    from sync.demo.server import Server

NAME = "demo"


def prepare(paths: Paths, clock: Callable[[], datetime], *, size: str = "S", seed: int = 7,
            task: Task | None = None) -> Server:
    """The demo company is in the cache when this returns; its server goes on until stopped.

    Running it again builds it anew. The demo's cache asks for no passphrase and is not
    confidential. Errors: CockpitError("demo.real_data") when another company's data is there.
    """
    from sync.demo.server import start
    from sync.demo.world import build

    task = task or Task()
    task.report(0, 0, "building the demo company")
    server = start(build(size, seed=seed, today=clock().date()))
    try:
        _read(paths, clock, server, task)
    except BaseException:
        server.stop()
        raise
    return server


def _read(paths: Paths, clock: Callable[[], datetime], server: Server, task: Task) -> None:
    from models.cache import Cache
    from sync.engine import sync

    cache = Cache.open(paths, Unlock(lambda: None), now=clock(), demo=True)
    try:
        calendar = _settings(paths).calendar()
        _connect(cache, server, clock, calendar)
        task.report(0, 0, "reading it over HTTP")
        sync(cache, NAME, task, clock=clock, calendar=calendar)
    finally:
        cache.close()


def _connect(cache: Cache, server: Server, clock: Callable[[], datetime],
             calendar: Calendar) -> None:
    """The server has a new port and token each time, and perhaps another company."""
    from sync.connections import add_connection, connections, remove_connection

    if any(one.name == NAME for one in connections(cache)):
        remove_connection(cache, NAME, now=clock(), calendar=calendar)
    add_connection(cache, "demo", NAME, server.url, {}, server.token, now=clock())


def _settings(paths: Paths) -> Settings:
    """The demo company sits in Shanghai and counts in yuan, unless somebody chose otherwise."""
    from models.settings import Settings

    if paths.settings_file.exists():
        return Settings.load(paths)
    settings = Settings(timezone="Asia/Shanghai", reporting_currency="CNY")
    settings.save(paths)
    return settings
