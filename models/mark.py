"""The high-water mark: how far this cache once was, so that an older copy is noticed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from models import header as headers
from models import private_files
from models.errors import CockpitError
from models.paths import Paths
from models.unlocking import Unlocked


@dataclass(frozen=True)
class Mark:
    """`sequence` counts write transactions; `head` is the hash of audit entry `audit`."""

    sequence: int
    audit: int
    head: str


def current(connection: Any) -> Mark:
    """Where the file itself stands. `connection` is a driver connection."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'sequence'").fetchone()
    newest = connection.execute(
        "SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1"
    ).fetchone()
    return Mark(int(row[0]) if row else 0, *(newest or (0, "")))


def text_of(mark: Mark, key: bytes) -> str:
    """The mark as sealed text, for key store, file and backup."""
    text = json.dumps(asdict(mark), separators=(",", ":"))
    return f"{text} {headers.seal(key, text)}"


def parse(sealed: str, key: bytes) -> Mark | None:
    """The mark in `sealed`; None when its seal is broken."""
    text, _, seal = sealed.strip().rpartition(" ")
    if headers.seal(key, text) != seal:
        return None
    return Mark(**json.loads(text))


def write(paths: Paths, lock: Unlocked, mark: Mark) -> None:
    """Errors: CockpitError: cache.disk_full, cache.read_only, cache.locked_keystore."""
    sealed = text_of(mark, lock.key)
    if lock.drawer is not None:
        lock.drawer.set("mark", sealed)
    else:
        private_files.write(paths.mark_file, sealed.encode())


def read(paths: Paths, lock: Unlocked) -> Mark:
    """Errors: CockpitError("cache.older_than_mark") when the mark is gone or was changed."""
    if lock.drawer is not None:
        sealed = lock.drawer.get("mark")
    else:
        try:
            sealed = paths.mark_file.read_text("utf-8", "replace")
        except FileNotFoundError:
            sealed = None
    if sealed is None:
        raise _older(paths, reason="mark_missing")
    mark = parse(sealed, lock.key)
    if mark is None:
        raise _older(paths, reason="mark_damaged")
    return mark


def compare(paths: Paths, connection: Any, kept: Mark) -> None:
    """Check that the file is at least as new as `kept`, and of the same past.

    Errors: CockpitError("cache.older_than_mark") with reason older or another_past.
    """
    found = current(connection)
    if found.sequence < kept.sequence or found.audit < kept.audit:
        raise _older(paths, reason="older", found=found.sequence, expected=kept.sequence)
    if kept.audit:
        row = connection.execute(
            "SELECT hash FROM audit WHERE sequence = ?", (kept.audit,)
        ).fetchone()
        if row is None or row[0] != kept.head:
            raise _older(paths, reason="another_past")


def _older(paths: Paths, **facts: object) -> CockpitError:
    return CockpitError("cache.older_than_mark", path=str(paths.cache_file), **facts)
