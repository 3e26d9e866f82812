"""How long to wait before asking again, and when to stop asking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from sync.errors import SyncError

_FOREVER = 366 * 86_400.0


@dataclass(frozen=True)
class Patience:
    """`attempts` per request, `total` seconds of waiting for it; pauses double from `first`."""

    attempts: int = 5
    total: float = 300.0
    first: float = 1.0
    longest: float = 60.0

    def pause(
        self, error: SyncError, attempt: int, waited: float, random: Callable[[], float]
    ) -> float | None:
        """Seconds to wait after the failed `attempt` (from 1); None: give up.

        What the source asked for is kept to. Otherwise between half and all of the doubling
        pause, so that many clients do not come back at the same instant.
        """
        if attempt >= self.attempts:
            return None
        asked = error.facts.get("seconds")
        if isinstance(asked, (int, float)):
            seconds = float(asked)
        else:
            seconds = min(self.first * 2 ** (attempt - 1), self.longest) * (0.5 + random() / 2)
        return seconds if waited + seconds <= self.total else None


def moment_of(text: str) -> datetime | None:
    """An HTTP date; None for anything else."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def retry_after(text: str | None, now: datetime | None) -> float | None:
    """Seconds from a `Retry-After` header; None where it is absent, negative or nonsense.

    `now` is the source's clock; without it a date means nothing.
    """
    if text is None:
        return None
    text = text.strip()
    if text.isascii() and text.isdigit() and len(text) < 12:
        return min(float(text), _FOREVER)
    moment = moment_of(text)
    if moment is None or now is None:
        return None
    seconds = (moment - now).total_seconds()
    return min(seconds, _FOREVER) if seconds >= 0 else None
