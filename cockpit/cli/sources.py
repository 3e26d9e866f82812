"""Connections, syncs and imports on the command line."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from cockpit import messages
from cockpit.cli.arguments import DONE, OFFLINE, QUARANTINED, pairs
from cockpit.unlocking import read_secret
from models.errors import CockpitError
from models.task import Task

if TYPE_CHECKING:
    from cockpit.cli.run import Session
    from models.cache import Cache
    from sync.engine import SyncReport


def connect(session: Session) -> int:
    """Test a connection and, when it answers, add it."""
    from sync.connections import add_connection, test_connection

    given = session.arguments
    options = dict(pairs(given.option, "--option"))
    secret = read_secret()
    cache = session.open_cache()
    try:
        greeting = test_connection(given.kind, given.name, given.url, options, secret)
        add_connection(cache, given.kind, given.name, given.url, options, secret,
                       now=session.clock())
    finally:
        cache.close()
    counts = ", ".join(f"{count} {stream}" for stream, count in greeting.counts.items())
    session.put(
        {"connection": given.name, "server": greeting.server, "account": greeting.account,
         "counts": dict(greeting.counts)},
        f"{given.name}: {greeting.server}, signed in as {greeting.account}. {counts}".strip(),
    )
    session.committed(f"connection {given.name}")
    return DONE


def disconnect(session: Session) -> int:
    """Remove a connection with everything it brought."""
    from sync.connections import remove_connection

    cache = session.open_cache(create=False)
    try:
        remove_connection(cache, session.arguments.name, now=session.clock())
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
    session.put([asdict(connection) for connection in found], "\n".join(lines))
    return DONE


def sync(session: Session) -> int:
    """Sync the named connections, or all that are not paused."""
    from sync.connections import connections as listed

    cache = session.open_cache(create=False)
    try:
        known = listed(cache)
        names = session.arguments.names or [one.name for one in known if not one.paused]
        strangers = set(names) - {one.name for one in known}
        if strangers:
            raise CockpitError("connection.unknown", name=", ".join(sorted(strangers)),
                               known=", ".join(one.name for one in known) or "none")
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

        session.put(None, guess_mapping(path))
        session.say("This is a guess from the columns. Save it, correct it, "
                    "and import with --mapping FILE.")
        return DONE
    mapping = Path(given.mapping).absolute()
    name = given.name or path.stem
    options = {"mapping": str(mapping)}
    cache = session.open_cache()
    try:
        test_connection("files", name, str(path), options, None)
        if name not in {one.name for one in connections(cache)}:
            add_connection(cache, "files", name, str(path), options, None, now=session.clock())
        return _sync(session, cache, [name], full=True)
    finally:
        cache.close()


def _sync(session: Session, cache: Cache, names: list[str], *, full: bool) -> int:
    from sync.engine import sync as run

    worst, answers = DONE, []
    for name in names:
        report = run(cache, name, _task(session, name), clock=session.clock, full=full,
                     calendar=session.settings().calendar())
        answers.append(asdict(report))
        _tell(session, name, report)
        worst = max(worst, _code(report))
    session.put(answers, "")
    return worst


def _task(session: Session, name: str) -> Task:
    import sys

    def show(done: int, total: int, what: str) -> None:
        if sys.stderr.isatty():
            of = f" of {total}" if total else ""
            print(f"\r{name}: {what} {done}{of}   ", end="", file=sys.stderr, flush=True)

    return Task(show)


def _tell(session: Session, name: str, report: SyncReport) -> None:
    for stream in report.streams:
        line = f"{name} {stream.name}: {stream.stored} stored, {stream.events} changes kept"
        if stream.deleted:
            line += f", {stream.deleted} gone"
        if stream.quarantined:
            line += f", {stream.quarantined} set aside"
        session.say(line)
        if stream.error:
            session.say("  " + messages.coded(stream.error, stream.error_facts).sentence)
            for sentence in messages.each_problem(stream.error_facts):
                session.say(f"    {sentence}")
    for notice in report.notices:
        session.say("  " + messages.coded(
            notice.code, {**notice.facts, "item": notice.item, "count": notice.count}).sentence)
    session.committed(f"sync {name} version {report.version}")


def _code(report: SyncReport) -> int:
    if any(stream.error for stream in report.streams):
        return OFFLINE
    return QUARANTINED if any(stream.quarantined for stream in report.streams) else DONE
