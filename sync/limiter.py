"""How fast and how much one connection may ask: bursts, a daily budget, and a reserve of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sync.errors import RateDaily


@dataclass(frozen=True)
class Limits:
    """`per_second` requests on average, `burst` at once; `daily` a day, None: not limited.

    Background work leaves `reserve` (a share) of the day's budget to people who are waiting. The
    defaults are for servers of one's own; a connector sets what its vendor allows.
    """

    per_second: float = 100.0
    burst: int = 200
    daily: int | None = None
    reserve: float = 0.6


class Limiter:
    """One per connection, shared by all its streams.

    `monotonic` gives seconds; `wait` sleeps and may raise Cancelled.
    """

    def __init__(
        self,
        limits: Limits,
        *,
        monotonic: Callable[[], float],
        wait: Callable[[float], None],
        used_today: int = 0,
    ) -> None:
        self.limits = limits
        self.used_today = used_today
        self._monotonic, self._wait = monotonic, wait
        self._tokens, self._filled_at = float(limits.burst), monotonic()
        self._closed_until = 0.0

    def take(self) -> None:
        """Wait for leave to send one request. Errors: RateDaily when the day's share is used."""
        if self.limits.daily is not None:
            share = int(self.limits.daily * (1 - self.limits.reserve))
            if self.used_today >= share:
                raise RateDaily(limit=self.limits.daily, used=self.used_today, share=share)
        while True:
            now = self._monotonic()
            gained = (now - self._filled_at) * self.limits.per_second
            self._tokens = min(self._tokens + gained, float(self.limits.burst))
            self._filled_at = now
            missing = max(
                (1 - self._tokens) / self.limits.per_second, self._closed_until - now, 0.0
            )
            if missing <= 0:
                break
            self._wait(missing)
        self._tokens -= 1
        self.used_today += 1

    def told(self, remaining: int, seconds: float) -> None:
        """What the source said: so many requests are left for the next `seconds`."""
        if remaining <= 0:
            self._closed_until = max(self._closed_until, self._monotonic() + seconds)
        else:
            self._tokens = min(self._tokens, float(remaining))
