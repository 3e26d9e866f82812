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
    paths.make()
    shared = shared and cache_files.settled(paths)
    with ExitStack() as undo:
        release = None if shared else cache_files.take_lock(paths)
        if release is not None:
            undo.callback(release)
        mode: Mode = "shared" if shared else "write" if release is not None else "still"
        restored = mode == "write" and _finish_restore(paths)
        header = cache_files.existing_header(paths)
        if header is None:
            if mode == "still":
                raise CockpitError("cache.read_only", path=str(paths.home))
            lock = new_lock(unlock, find, paths.cache_file, demo=demo, schema=migrations.HEAD)
            cache_files.create(paths, lock, now=now)
        elif demo and header.kind != "demo":
            raise CockpitError("demo.real_data", path=str(paths.home))
        else:
            lock = unlocked(header, unlock, find, paths.cache_file)
        # Read before the file, which only grows: another process may be writing.
        kept = None if restored or accept_older else mark.read(paths, lock)
        cache = kind(paths, lock, mode, release)
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


def _finish_restore(paths: Paths) -> bool:
    if not paths.restore_file.exists():
        return False
    from models.backup import place

    place(paths)
    return True
