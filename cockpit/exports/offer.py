"""The file formats there are, which metric stands behind a page, and the one way a file is
written: noted in the audit trail, whole or not at all, for its owner's eyes only."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from cockpit.exports.sheet import Export, Sheet
from models import private_files
from models.discovery import discover
from models.errors import CockpitError

if TYPE_CHECKING:
    from models.cache import Cache

PAGE_METRIC = {"funnel": "stage_conversion"}


@lru_cache
def exports() -> Mapping[str, Export]:
    """Formats by file ending."""
    from cockpit import exports as package

    return discover(package, "EXPORT")


def format_of(target: Path, offered: Collection[str] = ()) -> Export:
    """The format that the ending asks for, among those `offered` (all, if nothing is said).
    Errors: CockpitError("export.unknown_format")."""
    ending = target.suffix.lower().lstrip(".")
    known = sorted(offered or exports())
    if ending not in known:
        raise CockpitError("export.unknown_format", name=ending, known=known)
    return exports()[ending]


def note(cache: Cache, what: str, *, actor: str, now: datetime) -> None:
    """Write to the audit trail that `what` leaves the program; before it does."""
    from models import audit

    with cache.write() as connection:
        audit.append(connection, "export", {"what": what}, actor=actor, now=now)
    cache.mark()


def save(sheet: Sheet, target: Path) -> None:
    """Write a sheet in the format of the file's ending: whole and durable, or not at all.

    Errors: CockpitError: export.unknown_format, export.not_written, export.too_long.
    """
    wanted = format_of(target)
    write_whole(target, lambda part: wanted.write(sheet, part))


def write_whole(target: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a private file beside `target` that takes its place when it is complete
    and durable. Errors: CockpitError("export.not_written"), and those of `write`."""
    part = target.with_name(f".{target.stem}.part{target.suffix}")
    try:
        part.unlink(missing_ok=True)
        private_files.create(part)
        try:
            write(part)
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            private_files.replace(part, target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise CockpitError("export.not_written", path=str(target),
                           reason=os.strerror(error.errno or 0)) from error
