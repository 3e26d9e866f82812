"""Runs one command: finds its function, gives it the clock and the folder, names the exit code."""

from __future__ import annotations

import json
import logging
import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cockpit import messages
from cockpit.cli.arguments import CACHE, DONE, FAULT, OFFLINE, USAGE, WrongUsage, parser
from cockpit.printable import escaped_json, printable
from models.errors import CockpitError

if TYPE_CHECKING:
    from cockpit.unlocking import Unlock
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
    accept_older: bool = False

    def open_cache(self, *, create: bool = True, shared: bool = False) -> Cache:
        """The cache of the home; `shared` only reads, beside a window that has it open.

        Errors: CockpitError("cache.none") when there is no cache and `create` is off; those of
        `Cache.open`.
        """
        from cockpit.unlocking import open_cache

        there = self.paths.cache_file.exists() or self.paths.restore_file.exists()
        if not create and not there:
            raise CockpitError("cache.none", path=str(self.paths.home))
        return open_cache(self.paths, self._unlock, now=self.clock(),
                          shared=shared, accept_older=self._accept_older)

    @cached_property
    def _unlock(self) -> Unlock:
        """Asked for once, however often the cache is opened."""
        from cockpit.unlocking import from_terminal

        there = self.paths.cache_file.exists() or self.paths.restore_file.exists()
        return from_terminal(new=not there)

    def _accept_older(self, error: CockpitError) -> bool:
        from cockpit.unlocking import confirmed

        said = messages.words(error)
        if self.accept_older:
            self.say(f"{said.title} {said.text}")
            return True
        return confirmed(f"{said.title} {said.text}\nGo on with it?")

    def settings(self) -> Settings:
        from models.settings import Settings

        return Settings.load(self.paths)

    def put(self, answer: Any, text: str, *, to_keep: bool = False) -> None:
        """Data, to standard output: `answer` as JSON when asked for, else `text`, if any. Text
        `to_keep` is the content of a file, and stays as it is unless a terminal shows it."""
        if self.json:
            self.put_json(answer)
        elif text:
            self.put_text(text, to_keep=to_keep)

    def put_text(self, text: str, *, to_keep: bool = False) -> None:
        """Data as text, to standard output, without what could steer a terminal."""
        print(text if to_keep and not sys.stdout.isatty() else printable(text), flush=True)

    def put_json(self, answer: Any) -> None:
        """Data as JSON, to standard output."""
        text = json.dumps(answer, ensure_ascii=False, indent=1, allow_nan=False, default=_as_json)
        print(escaped_json(text), flush=True)

    def say(self, text: str) -> None:
        """Words, to standard error; names from a CRM cannot steer the terminal."""
        print(printable(text), file=sys.stderr, flush=True)

    def tell(self, error: CockpitError) -> None:
        """An error in words, with its details, and each single problem where there are several."""
        said = messages.words(error)
        self.say(f"{said.sentence}\n  ({said.details})")
        for problem in messages.each_problem(error):
            self.say(f"  - {problem}")

    def committed(self, what: str) -> None:
        """Tell that something is durable now, for scripts: on standard output, or on standard
        error where standard output is one JSON document."""
        line = printable(f"COMMITTED {what}")
        print(line, file=sys.stderr if self.json else sys.stdout, flush=True)


def run(argv: list[str]) -> int:
    """Run the command line `argv` (without the program's name); answers the exit code."""
    from models.paths import Paths

    _speak_utf8()
    logging.getLogger().addHandler(logging.NullHandler())  # what is said here is said in words
    arguments = parser().parse_args(argv)
    if arguments.version:
        print(version("sales-cockpit"))
        return DONE
    try:
        clock = _clock(getattr(arguments, "now", None))
        home = getattr(arguments, "home", None)
        session = Session(arguments, Paths(Path(home).absolute() if home else None), clock,
                          getattr(arguments, "json", False),
                          getattr(arguments, "accept_older", False))
    except WrongUsage as error:
        print(f"sales-cockpit: {error}", file=sys.stderr)
        return USAGE
    return _guarded(session)


def _guarded(session: Session) -> int:
    try:
        if session.arguments.command is None:
            from cockpit.app import open_window

            return open_window(session.paths, session.clock,
                               link=getattr(session.arguments, "link", ""))
        module = import_module(f"cockpit.cli.{COMMANDS[session.arguments.command]}")
        act = getattr(module, session.arguments.command.replace("-", "_").replace("import", "load"))
        return int(act(session))
    except WrongUsage as error:
        session.say(f"sales-cockpit: {error}")
        return USAGE
    except CockpitError as error:
        session.tell(error)
        return code_of(error.code)
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


_CODES = {
    "cache": CACHE, "settings": CACHE, "sync": OFFLINE, "file": OFFLINE, "mapping": OFFLINE,
    "demo": OFFLINE, "screen": OFFLINE, "server": OFFLINE, "connection.paused": OFFLINE,
    "connection.gone": OFFLINE,
    "sync.bug": FAULT, "mart.unknown_fact": FAULT, "mart.not_loaded": FAULT,
    "mapping.none": USAGE,
    "mapping.not_given": USAGE,
}


def code_of(code: str) -> int:
    """Exit code of an error that a person can act on; what is not listed is wrong usage."""
    return _CODES.get(code, _CODES.get(code.split(".")[0], USAGE))


def _as_json(value: Any) -> Any:
    if isinstance(value, date):  # also a datetime
        return value.isoformat()
    return value.item() if hasattr(value, "item") else str(value)


def _clock(text: str | None) -> Callable[[], datetime]:
    """The real clock, or one that starts at `text` and goes on ticking."""
    if text is None:
        return lambda: datetime.now(UTC)
    try:
        start = datetime.fromisoformat(text)
    except ValueError:
        raise WrongUsage(f"--now {text!r} is not an ISO date or time") from None
    start = start if start.tzinfo else start.replace(tzinfo=UTC)
    began = datetime.now(UTC)
    return lambda: start + max(datetime.now(UTC) - began, timedelta())


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
