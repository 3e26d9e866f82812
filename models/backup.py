"""Backups: one file that holds the header and the encrypted pages, and the way back.

    sales-cockpit backup 1
    {header with its checksum}
    size of the pages in bytes
    pages ...
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

from models import cache_files, cipher, migrations, private_files, upgrading
from models import header as headers
from models.errors import CockpitError
from models.header import Header
from models.paths import Paths
from models.unlocking import FindKeyStore, Unlock, unlocked

if TYPE_CHECKING:
    from models.cache import Cache

MAGIC = b"sales-cockpit backup 1\n"
_LONGEST_LINE = 65_536


def backup(cache: Cache, path: Path) -> None:
    """See `Cache.backup`. The copy is made in our own folder and appears at `path` when whole."""
    if path.exists():
        raise CockpitError("cache.backup_exists", path=str(path))
    with _scratch(cache.paths) as pages:
        with cipher.converted(cache.paths.cache_file), closing(cache.connect()) as connection:
            connection.execute("PRAGMA query_only = OFF")  # it would forbid the copy as well
            connection.execute("VACUUM INTO ?", (str(pages),))
        with _appearing(path) as stream, pages.open("rb") as source:
            stream.write(MAGIC)
            stream.write(f"{headers.line(cache.lock.header)}\n".encode())
            stream.write(f"{pages.stat().st_size}\n".encode())
            shutil.copyfileobj(source, stream, 1 << 20)


def restore(
    source: Path, paths: Paths, unlock: Unlock, *, now: datetime, find: FindKeyStore
) -> None:
    """Check the backup, keep what is there now, and leave the rest to the next opening.

    From the renaming of `restore_file` on the restore is decided: killed after it, the next
    opening finishes it; killed before, everything is as it was.
    """
    paths.make()
    _verify(source, paths, unlock, find)
    _keep(paths, unlock, now, find)
    release = cache_files.take_lock(paths)
    try:
        with _appearing(paths.restore_file) as stream, source.open("rb") as origin:
            shutil.copyfileobj(origin, stream, 1 << 20)
    except OSError as error:
        raise private_files.refused(error, source) from error
    finally:
        release()


def place(paths: Paths) -> None:
    """Put header and pages of `restore_file` where they belong; may be done again and again."""
    new = paths.new_cache_file
    cache_files.remove(new, *cache_files.side_files(new))
    header = _unpack(paths.restore_file, new)
    headers.write(paths.header_file, header)
    cache_files.remove(*cache_files.side_files(paths.cache_file))  # they belong to the old pages
    try:
        private_files.replace(new, paths.cache_file)
    except OSError as error:
        raise private_files.refused(error, paths.cache_file) from error


def _verify(source: Path, paths: Paths, unlock: Unlock, find: FindKeyStore) -> None:
    with _scratch(paths) as pages:
        pages.unlink()
        header = _unpack(source, pages)
        if migrations.is_newer(header.schema):
            raise CockpitError(
                "cache.newer", path=str(source), have=header.schema, need=migrations.HEAD,
                what="schema",
            )
        key = unlocked(header, unlock, find, source).key
        try:
            with closing(cipher.connect(pages, key, "still")) as connection:
                upgrading.revision(connection, paths)
                with cipher.converted(source):
                    bad = connection.execute("PRAGMA cipher_integrity_check").fetchone()
        except CockpitError as error:
            raise CockpitError(error.code, **{**error.facts, "path": str(source)}) from error
        if bad is not None:
            raise CockpitError("cache.damaged", path=str(source), part="pages")


def _keep(paths: Paths, unlock: Unlock, now: datetime, find: FindKeyStore) -> None:
    """Back up the present cache; what cannot be opened is moved aside as it is."""
    if not paths.cache_file.exists():
        return
    from models.cache import Cache

    kept = paths.backup_folder / f"replaced-{now:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"
    try:
        with Cache.open(paths, unlock, now=now, accept_older=True, find=find) as present:
            present.backup(kept.with_suffix(".backup"))
    except CockpitError as error:
        if error.code in {"cache.in_use", "cache.disk_full", "cache.read_only"}:
            raise
        cache = paths.cache_file
        for file in (paths.header_file, cache, *cache_files.side_files(cache)):
            if file.exists():
                file.rename(kept.with_name(kept.name + file.name.removeprefix("cache")))


def _unpack(source: Path, pages: Path) -> Header:
    """Write the pages of `source` to the new file `pages`; returns the header before them."""
    try:
        with source.open("rb") as stream:
            if stream.readline(_LONGEST_LINE) != MAGIC:
                raise CockpitError("cache.not_a_backup", path=str(source))
            header = headers.parse([_line(stream)], source)
            size = int(_line(stream))
            private_files.create(pages)
            with pages.open("wb") as target:
                shutil.copyfileobj(stream, target, 1 << 20)
                target.flush()
                os.fsync(target.fileno())
                written = target.tell()
    except OSError as error:
        raise private_files.refused(error, source) from error
    if written != size:
        raise CockpitError("cache.damaged", path=str(source), part="cut off")
    return header


def _line(stream: IO[bytes]) -> str:
    return stream.readline(_LONGEST_LINE).decode("utf-8", "replace").rstrip("\n")


@contextmanager
def _scratch(paths: Paths) -> Iterator[Path]:
    """An empty private file in our own folder, gone afterwards."""
    file = paths.backup_folder / f"making-{secrets.token_hex(8)}.tmp"
    try:
        private_files.create(file)
    except OSError as error:
        raise private_files.refused(error, file) from error
    try:
        yield file
    finally:
        cache_files.remove(file, *cache_files.side_files(file))


@contextmanager
def _appearing(path: Path) -> Iterator[IO[bytes]]:
    """A stream whose content stands at `path`, private and durable, once the block is left well."""
    part = path.with_name(path.name + ".part")
    try:
        part.unlink(missing_ok=True)
        private_files.create(part)
        with part.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        private_files.replace(part, path)
    except OSError as error:
        raise private_files.refused(error, path) from error
    finally:
        part.unlink(missing_ok=True)
