"""How the key of the cache is asked for: from the environment, the terminal, or a dialogue."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from models.errors import CockpitError

if TYPE_CHECKING:
    from models.cache import Cache
    from models.paths import Paths

VARIABLE = "SALES_COCKPIT_PASSPHRASE"
SECRET_VARIABLE = "SALES_COCKPIT_SECRET"  # noqa: S105 - the name of a variable, not a secret


@dataclass(frozen=True)
class Unlock:
    """Asked only where there is no key store. `ask` answers None when the person declines; what
    it answered once is not asked for again."""

    ask: Callable[[], str | None]
    _answers: list[str | None] = field(default_factory=list, repr=False, compare=False)

    def passphrase(self) -> str | None:
        given = os.environ.get(VARIABLE)
        if given:
            return given
        if not self._answers:
            self._answers.append(self.ask())
        return self._answers[0]


def from_terminal(*, new: bool = False) -> Unlock:
    """Prompts on the terminal, twice for a `new` cache; without a terminal only the environment
    can answer. Errors: CockpitError("cache.passphrases_differ")."""

    def ask() -> str | None:
        if not at_terminal():
            return None
        first = getpass.getpass("Passphrase of the cache: ", stream=sys.stderr)
        if first and new and getpass.getpass("Once more: ", stream=sys.stderr) != first:
            raise CockpitError("cache.passphrases_differ")
        return first or None

    return Unlock(ask)


def open_cache(
    paths: Paths, unlock: Unlock, *, now: datetime, shared: bool = False,
    accept_older: Callable[[CockpitError], bool] = lambda error: False,
) -> Cache:
    """Open the cache; when it is older than it once was here, go on only if `accept_older` says
    so, which is given the error to tell. Errors: those of `Cache.open`."""
    from models.cache import Cache

    try:
        return Cache.open(paths, unlock, now=now, shared=shared)
    except CockpitError as error:
        if error.code != "cache.older_than_mark" or not accept_older(error):
            raise
    return Cache.open(paths, unlock, now=now, shared=shared, accept_older=True)


def at_terminal() -> bool:
    """Whether somebody sits there who can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def confirmed(question: str) -> bool:
    """A yes on the terminal; nobody there means no."""
    if not at_terminal():
        return False
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def read_secret() -> str | None:
    """A connection's secret: from the environment, else one line of standard input."""
    given = os.environ.get(SECRET_VARIABLE)
    if given:
        return given
    if sys.stdin.isatty():
        return getpass.getpass("Secret: ", stream=sys.stderr) or None
    return sys.stdin.readline().rstrip("\r\n") or None
