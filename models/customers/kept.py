"""What was computed before and may be asked for again: a few of each kind, the newest."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from threading import Lock
from typing import TypeVar, cast

from models.task import Task

T = TypeVar("T")
FEW = 3
"""Kept of a kind that has no limit of its own: now, as of another day, compared with."""
LOOK_AGAIN = 0.05  # seconds after which one who waits asks whether it is still wanted


class Kept:
    """Safe to share between threads. A key is made by one thread while others who want the same
    wait for it; whoever wants another key does not wait. What fails is not kept."""

    def __init__(self, limits: Mapping[str, int]) -> None:
        self._limits = limits
        self._kinds: dict[Hashable, OrderedDict[Hashable, object]] = {}
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def keep(self, key: Hashable, make: Callable[[], T], task: Task | None = None) -> T:
        """What was made for this key before, or made now. The kind is the key, or the first part
        of one that has parts. Errors: Cancelled, and what `make` raises."""
        with self._lock:
            known, found = self._find(key)
            if known:
                return cast("T", found)
            making = self._making.setdefault(key, Lock())
        while not making.acquire(timeout=LOOK_AGAIN):
            if task is not None:
                task.check()
        try:
            with self._lock:
                known, found = self._find(key)
            if known:
                return cast("T", found)
            if task is not None:
                task.check()
            made = make()
            with self._lock:
                self._put(key, made)
            return made
        finally:
            with self._lock:
                self._making.pop(key, None)
            making.release()

    def _find(self, key: Hashable) -> tuple[bool, object]:
        """Whether it is kept, and what."""
        kind = self._kinds.get(_kind(key))
        if kind is None or key not in kind:
            return False, None
        kind.move_to_end(key)
        return True, kind[key]

    def _put(self, key: Hashable, made: object) -> None:
        kind = self._kinds.setdefault(_kind(key), OrderedDict())
        kind[key] = made
        while len(kind) > self._limits.get(str(_kind(key)), FEW):
            kind.popitem(last=False)


def _kind(key: Hashable) -> Hashable:
    return key[0] if isinstance(key, tuple) else key
