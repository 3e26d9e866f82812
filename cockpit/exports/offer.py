"""The file formats there are, which metric stands behind a page, and how a file is written."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from cockpit.exports.sheet import Export, Sheet
from models import private_files
from models.discovery import discover
from models.errors import CockpitError

PAGE_METRIC = {"funnel": "stage_conversion"}


@lru_cache
def exports() -> Mapping[str, Export]:
    """Formats by file ending."""
    from cockpit import exports as package

    return discover(package, "EXPORT")


def format_of(target: Path) -> Export:
    """The format that the ending asks for. Errors: CockpitError("export.unknown_format")."""
    ending = target.suffix.lower().lstrip(".")
    if ending not in exports():
        raise CockpitError("export.unknown_format", name=ending, known=sorted(exports()))
    return exports()[ending]


def save(sheet: Sheet, target: Path) -> None:
    """Write a sheet in the format of the file's ending: whole and durable, or not at all.

    Errors: CockpitError: export.unknown_format, export.not_written, export.too_long.
    """
    wanted = format_of(target)
    part = target.with_name(f".{target.stem}.part{target.suffix}")
    try:
        part.unlink(missing_ok=True)
        private_files.create(part)
        try:
            wanted.write(sheet, part)
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            private_files.replace(part, target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise CockpitError("export.not_written", path=str(target),
                           reason=os.strerror(error.errno or 0)) from error
