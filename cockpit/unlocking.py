"""How the key of the cache is asked for: from the environment, the terminal, or a dialogue."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass

VARIABLE = "SALES_COCKPIT_PASSPHRASE"


@dataclass(frozen=True)
class Unlock:
    """Asked only where there is no key store. `ask` answers None when the person declines."""

    ask: Callable[[], str | None]

    def passphrase(self) -> str | None:
        return os.environ.get(VARIABLE) or self.ask()


def from_terminal() -> Unlock:
    """Prompts on the terminal; without one only the environment can answer."""

    def ask() -> str | None:
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            return None
        return getpass.getpass("Passphrase of the cache: ", stream=sys.stderr) or None

    return Unlock(ask)


def read_secret() -> str | None:
    """A connection's secret from standard input: one line, the end of line cut."""
    if sys.stdin.isatty():
        return getpass.getpass("Secret: ", stream=sys.stderr) or None
    line = sys.stdin.readline().rstrip("\r\n")
    return line or None
