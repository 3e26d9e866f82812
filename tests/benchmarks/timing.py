"""How long work takes, on the clock and of the processor."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Times:
    """Milliseconds: of the very first turn on the clock, and of those that count."""

    first: float
    wall: list[float]
    cpu: list[float]

    @property
    def p95(self) -> float:
        """Of processor time, which other work on the machine disturbs less."""
        return float(np.percentile(self.cpu, 95))


def milliseconds(work: Callable[[int], object], turns: int, warm: int = 1) -> Times:
    """`work(turn)` over and over; the first `warm` turns do not count."""
    wall, cpu = [], []
    for turn in range(warm + turns):
        before, used = time.perf_counter(), time.process_time()
        work(turn)
        wall.append((time.perf_counter() - before) * 1e3)
        cpu.append((time.process_time() - used) * 1e3)
    return Times(wall[0], wall[warm:], cpu[warm:])
