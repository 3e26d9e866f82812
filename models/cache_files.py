"""What lies beside each other in the home: lock, header, cache, side files; made and told apart."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from models import cipher, mark, migrations, private_files
from models import header as headers
from models.errors import CockpitError
from models.header import Header
from models.paths import Paths
from models.unlocking import Unlocked

_CONTROL = frozenset(range(32)) - frozenset(b"\t\n\f\r\x1b")  # bytes no text has
_LEAST_ROOM = 65_536  # bytes SQLite needs beside the file before it opens it for writing


def obstacle(paths: Paths) -> CockpitError | None:
    """Make the folders; what keeps us from writing there, if anything, is found by trying."""
    probe = paths.home / "cache.probe"
    try:
        paths.make()
        probe.unlink(missing_ok=True)
        private_files.create(probe)
        probe.write_bytes(bytes(_LEAST_ROOM))
        probe.unlink()
    except CockpitError as error:
        return error
    except OSError as error:
        with suppress(OSError):
            probe.unlink(missing_ok=True)
        return private_files.refused(error, paths.home)
    return None


def take_lock(paths: Paths) -> Callable[[], None]:
    """Be the only process that writes here; the answer gives the lock back.

    The operating system drops the lock of a process that dies.
    Errors: CockpitError: cache.in_use, cache.read_only, cache.io_error.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(paths.lock_file, mode=private_files.FILE, thread_local=False, blocking=False)
    try:
        lock.acquire()
    except Timeout:
        raise CockpitError("cache.in_use", path=str(paths.home)) from None
    except OSError as error:
        raise private_files.refused(error, paths.lock_file) from error
    return lock.release


def settled(paths: Paths) -> bool:
    """Whether there is a cache with nothing to make, restore or bring up to date."""
    header = headers.read(paths.header_file)
    return (
        header is not None
        and paths.cache_file.exists()
        and not paths.restore_file.exists()
        and header.schema == migrations.HEAD
    )


def existing_header(paths: Paths) -> Header | None:
    """The header of the cache that is there; None where a new one may be made.

    Errors: CockpitError: cache.not_a_cache, cache.damaged, cache.newer.
    """
    header = headers.read(paths.header_file)
    there = paths.cache_file.exists()
    if there:
        _recognise(paths.cache_file, header)
    if header is None:
        return None
    if not there:
        if paths.new_cache_file.exists():  # the making of it was cut off before anything was saved
            return None
        raise CockpitError("cache.damaged", path=str(paths.cache_file), part="missing")
    if migrations.is_newer(header.schema):
        raise newer(paths, header.schema)
    return header


def newer(paths: Paths, found: str) -> CockpitError:
    return CockpitError(
        "cache.newer", path=str(paths.cache_file), have=found, need=migrations.HEAD,
        what="schema",
    )


def _recognise(file: Path, header: Header | None) -> None:
    """An encrypted page looks like noise; text, a plain database and an empty file do not."""
    with file.open("rb") as stream:
        start = stream.read(cipher.PAGE)
    text = not any(byte in _CONTROL for byte in start)
    if text or len(start) < cipher.PAGE or start.startswith(b"SQLite format 3\0"):
        raise CockpitError("cache.not_a_cache", path=str(file))
    if header is None:
        raise CockpitError("cache.damaged", path=str(file), part="header")
    log = side_files(file)[0]
    if file.stat().st_size % cipher.PAGE and not (log.exists() and log.stat().st_size):
        raise CockpitError("cache.damaged", path=str(file), part="cut off")


def side_files(file: Path) -> tuple[Path, ...]:
    """SQLite's own files beside `file`."""
    return tuple(file.with_name(file.name + end) for end in ("-wal", "-shm", "-journal"))


def remove(*files: Path) -> None:
    try:
        for file in files:
            file.unlink(missing_ok=True)
    except OSError as error:
        raise private_files.refused(error, file) from error


def create(paths: Paths, lock: Unlocked, *, now: datetime) -> None:
    """Make an empty cache with its header and mark; killed anywhere, the next start begins anew."""
    from models import audit, engines

    new = paths.new_cache_file
    remove(new, *side_files(new), *side_files(paths.cache_file))
    try:
        private_files.create(new)
    except OSError as error:
        raise private_files.refused(error, new) from error
    connection = cipher.connect(new, lock.key, "write")
    try:
        engine = engines.single(connection, new)
        with engine.connect() as door:
            migrations.upgrade(door)
        with engine.begin() as door:
            door.exec_driver_sql("INSERT INTO meta VALUES ('data_version', '0'), ('sequence', '1')")
            facts = {"kind": lock.header.kind}
            audit.append(door, "cache.created", facts, actor=audit.PROGRAM, now=now)
        kept = mark.current(connection)
    finally:
        connection.close()
    headers.write(paths.header_file, lock.header)
    mark.write(paths, lock, kept)
    private_files.replace(new, paths.cache_file)
