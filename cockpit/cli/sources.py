"""Connections, syncs and imports on the command line."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from cockpit import messages
from cockpit.cli.arguments import DONE, FAULT, OFFLINE, QUARANTINED, pairs
from cockpit.printable import one_line
from cockpit.unlocking import read_secret
from models.errors import CockpitError
from models.task import Task

if TYPE_CHECKING:
    from cockpit.cli.run import Session
    from models.cache import Cache
    from sync.engine import StreamReport, SyncReport

_SECRET_WORDS = ("password", "passwd", "secret", "token", "apikey", "api_key")


def connect(session: Session) -> int:
    """Test a connection and, when it answers, add it."""
    from sync.connections import add_connection, connections, kinds, test_connection

    given = session.arguments
    options = dict(pairs(given.option, "--option"))
    known = kinds()
    for name in options:
        if any(word in name.lower() for word in _SECRET_WORDS):
            raise CockpitError("connection.secret_in_argument", option=name)
    if given.kind not in known:
        raise CockpitError("connection.unknown_kind", kind=given.kind, known=sorted(known))
    secret = read_secret() if "secret" in known[given.kind].needs else None
    cache = session.open_cache()
    try:
        if given.name in {one.name for one in connections(cache)}:
            raise CockpitError("connection.exists", name=given.name)
        greeting = test_connection(given.kind, given.name, given.url, options, secret)
        add_connection(cache, given.kind, given.name, given.url, options, secret,
                       now=session.clock())
    finally:
        cache.close()
    counts = ", ".join(f"{count} {stream}" for stream, count in greeting.counts.items())
    session.committed(f"connection {given.name}")
    session.put(
        {"connection": given.name, "server": greeting.server, "account": greeting.account,
         "counts": dict(greeting.counts)},
        f"{given.name}: {greeting.server}, signed in as {greeting.account}. {counts}".strip(),
    )
    return DONE


def disconnect(session: Session) -> int:
    """Remove a connection with everything it brought."""
    from sync.connections import remove_connection

    cache = session.open_cache(create=False)
    try:
        remove_connection(cache, session.arguments.name, now=session.clock(),
                          calendar=session.settings().calendar())
    finally:
        cache.close()
    session.committed(f"removal of {session.arguments.name}")
    return DONE


def connections(session: Session) -> int:
    """Status of every connection and stream, in plain words."""
    from cockpit.status import stream_words
    from sync.connections import connections as listed

    cache = session.open_cache(create=False, shared=True)
    try:
        found = listed(cache)
    finally:
        cache.close()
    lines = []
    for connection in found:
        paused = " (paused)" if connection.paused else ""
        lines.append(f"{connection.name}: {connection.kind} at {connection.url}{paused}")
        lines += [f"  {stream.name:18} {stream_words(stream)}" for stream in connection.streams]
    if not found:
        lines.append("No connection yet. `sales-cockpit connect` adds one.")
    session.put([
        {**asdict(connection), "streams": [
            {**asdict(stream), "words": stream_words(stream)} for stream in connection.streams]}
        for connection in found
    ], "\n".join(lines))
    return DONE


def sync(session: Session) -> int:
    """Sync the named connections, or all that are not paused."""
    from sync.connections import connections as listed

    cache = session.open_cache(create=False)
    try:
        known = listed(cache)
        names = list(dict.fromkeys(session.arguments.names)) or [
            one.name for one in known if not one.paused]
        for name in names:
            if name not in {one.name for one in known}:
                raise CockpitError("connection.unknown", name=name,
                                   known=[one.name for one in known])
        if not names:
            raise CockpitError("connection.none")
        return _sync(session, cache, names, full=session.arguments.full)
    finally:
        cache.close()


def load(session: Session) -> int:
    """Import files with a mapping; without one, offer a guess."""
    from sync.connections import add_connection, connections, test_connection

    given = session.arguments
    path = Path(given.path).absolute()
    if not path.exists():
        raise CockpitError("import.no_such_path", path=str(path))
    if given.mapping is None:
        from sync.files.guess import guess_mapping

        guess = guess_mapping(path)
        session.put({"mapping": guess}, guess.rstrip("\n"), to_keep=True)
        session.say("This is a guess from the columns. Save it, correct it, "
                    "and import with --mapping FILE.")
        return DONE
    # A name instead of a file means a mapping that comes with the program.
    mapping = Path(given.mapping).absolute() if Path(given.mapping).exists() else given.mapping
    name, options = given.name or path.stem, {"mapping": str(mapping)}
    cache = session.open_cache()
    try:
        test_connection("files", name, str(path), options, None)
        same = next((one for one in connections(cache) if one.name == name), None)
        if same is None:
            add_connection(cache, "files", name, str(path), options, None, now=session.clock())
        elif (same.kind, same.url, same.options) != ("files", str(path), options):
            raise CockpitError("import.other_source", name=name, url=same.url)
        return _sync(session, cache, [name], full=True)
    finally:
        cache.close()


def _sync(session: Session, cache: Cache, names: list[str], *, full: bool) -> int:
    from sync.engine import sync as run

    worst, answers = DONE, []
    for name in names:
        report = run(cache, name, _task(name), clock=session.clock, full=full,
                     calendar=session.settings().calendar())
        answers.append(asdict(report))
        _tell(session, name, report)
        if any(stream.error is None for stream in report.streams):
            session.committed(f"sync {name} version {report.version}")
        worst = max(worst, _code(report), key=[DONE, QUARANTINED, OFFLINE, FAULT].index)
    session.put(answers, "")
    return worst


def _task(name: str) -> Task:
    def show(done: int, total: int, what: str) -> None:
        of = f" of {total}" if total else ""
        shown = one_line(f"{name}: {what} {done}{of}")
        print(f"\r{shown}\x1b[K", end="", file=sys.stderr, flush=True)

    return Task(show) if sys.stderr.isatty() else Task()


def _tell(session: Session, name: str, report: SyncReport) -> None:
    """What each stream brought, what was repaired or guessed on the way, and what failed."""
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr)
    told = [stream for stream in report.streams if _something(stream)]
    for stream in told:
        if stream.error:
            session.say(f"{name} {stream.name}: stopped")
            session.tell(CockpitError(stream.error, **{
                **stream.error_facts, "stream": stream.name}))
        line = f"{name} {stream.name}: {stream.stored} stored, {stream.events} changes kept"
        if stream.deleted:
            line += f", {stream.deleted} gone"
        if stream.quarantined:
            line += f", {stream.quarantined} set aside (`sales-cockpit quarantine list`)"
        if stream.error is None or stream.stored or stream.events:
            session.say(line)
    if not told:
        session.say(f"{name}: nothing changed")
    if report.skipped:
        session.say(f"{name}: not tried because of that: {', '.join(report.skipped)}")
    for notice in report.notices:
        session.say("  " + messages.coded(
            notice.code, {**notice.facts, "item": notice.item, "count": notice.count}).sentence)


def _something(stream: StreamReport) -> bool:
    return bool(stream.stored or stream.events or stream.deleted or stream.quarantined
                or stream.error)


def _code(report: SyncReport) -> int:
    """0 when all is in, 1 with records set aside; a failed stream is offline, refused or a fault,
    whatever it was: the arguments were right."""
    errors = {stream.error for stream in report.streams if stream.error}
    if errors:
        return FAULT if "sync.bug" in errors else OFFLINE
    return QUARANTINED if any(stream.quarantined for stream in report.streams) else DONE
