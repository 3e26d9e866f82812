"""From nothing to the demo company in the cache: generate, serve on loopback, sync over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from cockpit.unlocking import Unlock
from models.task import Task

if TYPE_CHECKING:
    from sync.demo.server import Server

    from models.paths import Paths

NAME = "demo"


def prepare(paths: Paths, clock: Callable[[], datetime], *, size: str = "S", seed: int = 7,
            task: Task | None = None) -> Server:
    """The demo company is in the cache when this returns; its server goes on until stopped.

    Running it again syncs what is new. The demo's cache asks for no passphrase and is not
    confidential. Errors: CockpitError when another company's data is in `paths`.
    """
    from sync.demo.server import start

    from models.cache import Cache
    from models.errors import CockpitError
    from models.settings import Settings
    from sync.connections import add_connection, connections, remove_connection
    from sync.demo.world import build
    from sync.engine import sync

    task = task or Task()
    task.report(0, 0, "building the demo company")
    world = build(seed, size, clock().date())
    server = start(world)
    try:
        cache = Cache.open(paths, Unlock(lambda: None), now=clock(), demo=True)
        try:
            if not cache.demo:
                raise CockpitError("demo.real_data", path=str(paths.home))
            if any(one.name == NAME for one in connections(cache)):
                remove_connection(cache, NAME, now=clock())
            add_connection(cache, "demo", NAME, server.url, {}, server.token, now=clock())
            settings = Settings.load(paths)
            sync(cache, NAME, task, clock=clock, calendar=settings.calendar())
        finally:
            cache.close()
    except BaseException:
        server.stop()
        raise
    return server
