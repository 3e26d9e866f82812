"""Opens the encrypted file with the settings everything else relies on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

from sqlcipher3 import dbapi2

from models.errors import CockpitError

Mode = Literal["write", "read", "still"]
"""`still`: a file nobody writes to, in a folder where SQLite cannot make its side files."""

PAGE = 4096  # bytes of a page; the cache is always a whole number of them

_SETTINGS = (
    "cipher_log_level = NONE",
    "cipher_memory_security = ON",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "secure_delete = FAST",
)
_WRITER = (
    "journal_mode = WAL",
    "synchronous = FULL",  # NORMAL loses acknowledged commits at power loss
    "journal_size_limit = 67108864",
)

_STILL = "mode=ro&immutable=1"


def _itself(nothing: None) -> None:
    return nothing


# For each None it binds the driver searches an adapter, and fails by way of exceptions; told that
# None stands for itself it stores wide rows three times as fast.
dbapi2.register_adapter(type(None), _itself)


def connect(file: Path, key: bytes, mode: Mode = "read") -> Any:
    """A driver connection that begins no transaction by itself and never creates a file.

    May be handed from thread to thread, not used by two at once.
    Errors: CockpitError, see `translated`.
    """
    rights = _STILL if mode == "still" else "mode=rw"
    if mode == "still" and _log_of(file):
        rights = "mode=ro"  # a log that a crash left behind must be read as well
    with converted(file):
        connection = dbapi2.connect(
            f"file:{quote(file.as_posix())}?{rights}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=10,
            # Few: kept statements fill the small-memory pool, and then every value of every row
            # is locked into memory by itself (measured: inserts take twice as long).
            cached_statements=8,
        )
        try:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            for setting in (*_SETTINGS, *(_WRITER if mode == "write" else ("query_only = ON",))):
                connection.execute(f"PRAGMA {setting}")
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except dbapi2.Error:
            connection.close()
            raise
    return connection


def _log_of(file: Path) -> bool:
    log = file.with_name(file.name + "-wal")
    return log.exists() and log.stat().st_size > 0


@contextmanager
def converted(file: Path) -> Iterator[None]:
    """Turn what the driver raises inside into our codes; the program's own mistakes pass."""
    try:
        yield
    except dbapi2.Error as error:
        ours = translated(error, file)
        if ours is None:
            raise
        raise ours from error


def translated(error: BaseException | None, file: Path) -> CockpitError | None:
    """Our error for one of the driver that a person can act on, else None."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    names = {
        dbapi2.SQLITE_FULL: "cache.disk_full",
        dbapi2.SQLITE_READONLY: "cache.read_only",
        dbapi2.SQLITE_IOERR: "cache.io_error",
        dbapi2.SQLITE_CANTOPEN: "cache.io_error",
        dbapi2.SQLITE_BUSY: "cache.in_use",
        dbapi2.SQLITE_CORRUPT: "cache.damaged",
        dbapi2.SQLITE_NOTADB: "cache.damaged",
    }
    if code not in names:
        return None
    facts = {"part": "file"} if names[code] == "cache.damaged" else {}
    return CockpitError(names[code], path=str(file), **facts)
