"""The file formats there are, and which metric stands behind a page's main picture."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from cockpit.exports.sheet import Export
from models.discovery import discover

PAGE_METRIC = {"funnel": "stage_conversion"}


@lru_cache
def exports() -> Mapping[str, Export]:
    """Formats by file ending."""
    from cockpit import exports as package

    return discover(package, "EXPORT")
