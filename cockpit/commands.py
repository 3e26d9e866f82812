"""What a page can do beside showing itself: a line of the command palette."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """`title` is in the window's language; `keys` are the shortcut shown beside it, if any."""

    title: str
    act: Callable[[], object]
    keys: str = ""
