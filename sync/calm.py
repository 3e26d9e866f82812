"""Fewer searches for garbage in circles while a sync runs.

A page becomes tens of thousands of small tuples that are in no circle and are freed by counting;
looking for circles among them again and again took 7 % of a first sync (and stalls every thread).
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_RARELY = (100_000, 20, 20)

_door = threading.Lock()
_inside = 0
_usual = gc.get_threshold()


@contextmanager
def calm() -> Iterator[None]:
    """Look for garbage rarely inside the block; several threads may be inside at once."""
    global _inside, _usual
    with _door:
        if _inside == 0:
            _usual = gc.get_threshold()
            gc.set_threshold(*_RARELY)
        _inside += 1
    try:
        yield
    finally:
        with _door:
            _inside -= 1
            if _inside == 0:
                gc.set_threshold(*_usual)
