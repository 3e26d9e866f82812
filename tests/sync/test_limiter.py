"""Bursts, the day's budget, and what the source says about both."""

from __future__ import annotations

import pytest

from sync.errors import RateDaily
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


def test_that_a_part_of_the_day_is_kept_for_people(clock):
    limiter = Limiter(Limits(daily=100, reserve=0.6), monotonic=clock, wait=clock.wait,
                      used_today=38)
    limiter.take()
    limiter.take()
    with pytest.raises(RateDaily) as caught:
        limiter.take()
    assert caught.value.facts == {"limit": 100, "used": 40, "share": 40}


def test_that_nothing_left_means_waiting_for_the_reset(clock):
    limiter = Limiter(Limits(), monotonic=clock, wait=clock.wait)
    limiter.told(0, 30)
    limiter.take()
    assert clock.now == pytest.approx(30)


def test_that_few_left_means_no_more_bursts(clock):
    limiter = Limiter(Limits(per_second=1, burst=20), monotonic=clock, wait=clock.wait)
    limiter.told(2, 30)
    for _ in range(3):
        limiter.take()
    assert clock.now == pytest.approx(1)
