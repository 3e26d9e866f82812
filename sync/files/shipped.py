"""The mappings that come with the program, found by name."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def shipped_folder() -> Path:
    return Path(str(files("resources"))) / "mappings"


def shipped_mappings() -> tuple[str, ...]:
    """Names of the mappings that come with the program."""
    return tuple(sorted(path.stem for path in shipped_folder().glob("*.yaml")))


def find_mapping(wanted: str) -> Path | None:
    """The file `wanted`; a name without an ending also means a shipped mapping; else None."""
    path = Path(wanted).expanduser()
    if path.is_file():
        return path
    shipped = shipped_folder() / f"{path.name}.yaml"
    return shipped if shipped.is_file() else None
