"""Runs one command: finds its function, gives it the clock and the folder, names the exit code."""

from __future__ import annotations

import json
import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cockpit import messages
from cockpit.cli.arguments import CACHE, DONE, FAULT, OFFLINE, USAGE, parser
from models.errors import CockpitError

if TYPE_CHECKING:
    from models.cache import Cache
    from models.paths import Paths
    from models.settings import Settings

COMMANDS = {
    "demo": "demo", "demo-crm": "demo", "connect": "sources", "connections": "sources",
    "disconnect": "sources", "sync": "sources", "import": "sources", "metric": "figures",
    "records": "figures", "export": "exporting", "shot": "exporting", "quarantine": "set_aside",
    "check": "files", "dump": "files", "backup": "files", "restore": "files", "migrate": "files",
    "wipe": "files",
}


@dataclass(frozen=True)
class Session:
    """What a command gets: its arguments, the folder, the clock and the ways to speak."""

    arguments: Namespace
    paths: Paths
    clock: Callable[[], datetime]
    json: bool

    def open_cache(self, *, create: bool = True, shared: bool = False) -> Cache:
        """The cache of the home; `shared` only reads, beside a window that has it open.

        Errors: CockpitError("cache.none") when there is no cache and `create` is off.
        """
        from cockpit.unlocking import from_terminal
        from models.cache import Cache

        if not create and not self.paths.cache_file.exists():
            raise CockpitError("cache.none", path=str(self.paths.home))
        return Cache.open(self.paths, from_terminal(), now=self.clock(), shared=shared)

    def settings(self) -> Settings:
        from models.settings import Settings

        return Settings.load(self.paths)

    def put(self, answer: Any, text: str | None = None) -> None:
        """Data, to standard output: `answer` as JSON when asked for, else `text`."""
        if self.json or text is None:
            print(json.dumps(answer, ensure_ascii=False, indent=1, default=str))
        else:
            print(text)

    def say(self, text: str) -> None:
        """Words, to standard error."""
        print(text, file=sys.stderr, flush=True)

    def committed(self, what: str) -> None:
        """Tell that something is durable now."""
        print(f"COMMITTED {what}", file=sys.stderr if self.json else sys.stdout, flush=True)


def run(argv: list[str]) -> int:
    """Run the command line `argv` (without the program's name); answers the exit code."""
    from models.paths import Paths

    _speak_utf8()
    arguments = parser().parse_args(argv)
    if arguments.version:
        print(version("sales-cockpit"))
        return DONE
    try:
        clock = _clock(getattr(arguments, "now", None))
        home = getattr(arguments, "home", None)
        session = Session(arguments, Paths(Path(home).absolute() if home else None), clock,
                          getattr(arguments, "json", False))
    except ValueError as error:
        print(f"sales-cockpit: {error}", file=sys.stderr)
        return USAGE
    return _guarded(session)


def _guarded(session: Session) -> int:
    try:
        if session.arguments.command is None:
            from cockpit.app import open_window

            return open_window(session.paths, session.clock)
        module = import_module(f"cockpit.cli.{COMMANDS[session.arguments.command]}")
        act = getattr(module, session.arguments.command.replace("-", "_").replace("import", "load"))
        return int(act(session))
    except ValueError as error:
        session.say(f"sales-cockpit: {error}")
        return USAGE
    except CockpitError as error:
        said = messages.words(error)
        session.say(f"{said.sentence}\n  ({said.details})")
        for sentence in messages.each_problem(error.facts):
            session.say(f"  {sentence}")
        return code_of(error)
    except KeyboardInterrupt:
        session.say("Stopped. What was read so far is kept; the next run goes on from there.")
        return OFFLINE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # noqa: BLE001 - the last catch: told in words, with its own code
        if os.environ.get("SALES_COCKPIT_DEBUG"):
            raise
        where = traceback.extract_tb(error.__traceback__)[-1]
        session.say(f"{messages.words(error).sentence}\n"
                    f"  ({type(error).__name__} at {Path(where.filename).name}:{where.lineno})")
        return FAULT


def code_of(error: CockpitError) -> int:
    """Exit code of an error that a person can act on."""
    group = error.code.split(".")[0]
    if error.code == "sync.bug":
        return FAULT
    return {"cache": CACHE, "sync": OFFLINE, "connection": OFFLINE, "screen": OFFLINE}.get(
        group, USAGE
    )


def _clock(text: str | None) -> Callable[[], datetime]:
    """The real clock, or one that starts at `text` and goes on ticking."""
    if text is None:
        return lambda: datetime.now(UTC)
    try:
        start = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"--now {text!r} is not an ISO date or time") from None
    start = start if start.tzinfo else start.replace(tzinfo=UTC)
    began = datetime.now(UTC)
    return lambda: start + max(datetime.now(UTC) - began, timedelta())


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
