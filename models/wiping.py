"""Wiping: destroy the key, then unlink. Overwritten blocks need no erasing without their key."""

from __future__ import annotations

import os
from pathlib import Path

from models import cache_files, private_files
from models import header as headers
from models.errors import CockpitError
from models.keystore import Drawer, find_keystore
from models.paths import Paths
from models.unlocking import FindKeyStore


def wipe(paths: Paths, drawer: Drawer | None) -> None:
    """Remove the cache of a home with its backups and secrets; settings and logs stay.

    Killed in the middle, the key is gone or nothing is; wiping again finishes the work.
    """
    if drawer is not None:
        drawer.destroy()
    _blank(paths.header_file)  # salt of the passphrase, or the demo key
    cache, new = paths.cache_file, paths.new_cache_file
    cache_files.remove(
        cache, *cache_files.side_files(cache), new, *cache_files.side_files(new),
        paths.restore_file, paths.mark_file,
    )
    if paths.backup_folder.is_dir():
        cache_files.remove(*(file for file in paths.backup_folder.iterdir() if file.is_file()))


def wipe_closed(paths: Paths, *, find: FindKeyStore = find_keystore) -> None:
    """Wipe a home whose cache need not, or cannot, be opened.

    Errors: CockpitError: cache.in_use, cache.read_only, cache.locked_keystore.
    """
    paths.make()
    release = cache_files.take_lock(paths)
    try:
        wipe(paths, _drawer(paths, find))
    finally:
        release()


def _drawer(paths: Paths, find: FindKeyStore) -> Drawer | None:
    try:
        header = headers.read(paths.header_file)
    except CockpitError:  # unreadable: nothing says where its key is
        return None
    if header is None or header.kind != "key_store":
        return None
    store = find()
    if store is None:
        raise CockpitError("cache.locked_keystore", store=header.store, reason="not there")
    return Drawer(store, header.home_id)


def _blank(file: Path) -> None:
    """Overwrite a small file in place, which needs no room on a full disk, and unlink it."""
    try:
        with file.open("r+b") as stream:
            stream.write(bytes(file.stat().st_size))
            stream.flush()
            os.fsync(stream.fileno())
        file.unlink()
    except FileNotFoundError:
        return
    except OSError as error:
        raise private_files.refused(error, file) from error
