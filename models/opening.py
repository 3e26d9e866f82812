"""The way from a folder to an open cache: lock, header, key, mark, tables."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime
from typing import TYPE_CHECKING

from models import cache_files, mark, migrations, upgrading
from models.errors import CockpitError
from models.paths import Paths
from models.unlocking import FindKeyStore, Unlock, new_lock, unlocked

if TYPE_CHECKING:
    from models.cache import Cache, Mode


def open_cache(
    kind: type[Cache],
    paths: Paths,
    unlock: Unlock,
    *,
    now: datetime,
    demo: bool,
    shared: bool,
    accept_older: bool,
    find: FindKeyStore,
) -> Cache:
    """See `Cache.open`."""
    shared = shared and cache_files.settled(paths)
    with ExitStack() as undo:
        obstacle = None if shared else cache_files.obstacle(paths)
        mode: Mode = "shared" if shared else "still" if obstacle else "write"
        release = None
        if mode == "write":
            release = cache_files.take_lock(paths)
            undo.callback(release)
        restored = _finish_restore(paths, obstacle)
        header = cache_files.existing_header(paths)
        if header is None:
            if obstacle:
                raise obstacle
            lock = new_lock(unlock, find, paths.cache_file, demo=demo, schema=migrations.HEAD)
            cache_files.create(paths, lock, now=now)
        elif demo and header.kind != "demo":
            raise CockpitError("demo.real_data", path=str(paths.home))
        else:
            lock = unlocked(header, unlock, find, paths.cache_file)
        # Read before the file, which only grows: another process may be writing.
        kept = None if restored or accept_older else mark.read(paths, lock)
        cache = kind(paths, lock, mode, release, obstacle)
        undo.callback(cache.let_go)
        with cache.raw_read() as connection:
            revision = upgrading.revision(connection, paths)
            if kept is not None:
                mark.compare(paths, connection, kept)
        if revision != migrations.HEAD:
            upgrading.upgrade(cache, revision, now)
        if kept is None and mode == "write":
            cache.note("cache.restored" if restored else "cache.older_accepted", {}, now)
            cache_files.remove(paths.restore_file)
        undo.pop_all()
    return cache



def _finish_restore(paths: Paths, obstacle: CockpitError | None) -> bool:
    if not paths.restore_file.exists():
        return False
    if obstacle:
        raise obstacle
    from models.backup import place

    place(paths)
    return True
