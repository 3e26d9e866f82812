"""Bursts, and the rate after them."""

from __future__ import annotations

import pytest

from sync.limiter import Limiter, Limits


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now

    def wait(self, seconds):
        self.now += seconds


@pytest.fixture
def clock():
    return Clock()


def test_that_a_burst_is_free_and_then_the_rate_holds(clock):
    limiter = Limiter(Limits(per_second=4, burst=10), monotonic=clock, wait=clock.wait)
    for _ in range(10):
        limiter.take()
    assert clock.now == 0
    for _ in range(8):
        limiter.take()
    assert clock.now == pytest.approx(2)
