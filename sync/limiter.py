"""How fast one connection may ask: so many requests at once, and a rate after that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """`per_second` requests on average, `burst` at once.

    The defaults are for servers of one's own; a connector sets what its vendor allows.
    """

    per_second: float = 100.0
    burst: int = 200


class Limiter:
    """One per run over a connection, shared by all its streams.

    `monotonic` gives seconds; `wait` sleeps and may raise Cancelled.
    """

    def __init__(
        self,
        limits: Limits,
        *,
        monotonic: Callable[[], float],
        wait: Callable[[float], None],
    ) -> None:
        self.limits = limits
        self._monotonic, self._wait = monotonic, wait
        self._tokens, self._filled_at = float(limits.burst), monotonic()

    def take(self) -> None:
        """Wait for leave to send one request."""
        while True:
            now = self._monotonic()
            gained = (now - self._filled_at) * self.limits.per_second
            self._tokens = min(self._tokens + gained, float(self.limits.burst))
            self._filled_at = now
            if self._tokens >= 1:
                break
            self._wait((1 - self._tokens) / self.limits.per_second)
        self._tokens -= 1
