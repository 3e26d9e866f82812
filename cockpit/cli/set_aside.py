"""Quarantined records on the command line."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from cockpit import messages
from cockpit.cli.arguments import DONE, QUARANTINED
from models.errors import CockpitError
from models.task import Task

if TYPE_CHECKING:
    from cockpit.cli.run import Session
    from models.cache import Cache
    from sync.quarantine import Quarantined


def quarantine(session: Session) -> int:
    """List, show or retry the records that were set aside."""
    given = session.arguments
    cache = session.open_cache(create=False, shared=given.act != "retry")
    try:
        items = _wanted(cache, given.connection, given.items)
        if given.act == "retry":
            return _retry(session, cache)
    finally:
        cache.close()
    if not items:
        session.say("Nothing is set aside.")
    if given.act == "show":
        session.put([{**asdict(one), "raw": _raw(one), "words": _words(one)} for one in items],
                    "\n\n".join(f"{one.connection} {one.stream} {one.item}\n  {_words(one)}\n"
                                f"  {_raw(one)}" for one in items))
        return DONE
    session.put(
        [{"connection": one.connection, "stream": one.stream, "item": one.item, "code": one.code,
          "facts": one.facts, "at": one.at, "words": _words(one)} for one in items],
        "\n".join(f"{one.connection} {one.stream} {one.item}: {_words(one)}" for one in items),
    )
    return DONE


def _retry(session: Session, cache: Cache) -> int:
    from sync import quarantine as drawer

    given = session.arguments
    released, kept = drawer.retry(
        cache, given.connection, tuple(given.items), Task(), clock=session.clock,
        calendar=session.settings().calendar(),
    )
    session.committed(f"retry of {released + kept} records")
    session.put({"released": released, "kept": kept},
                f"{released} records left the quarantine, {kept} are still set aside")
    return QUARANTINED if kept else DONE


def _wanted(cache: Cache, connection: str | None, names: list[str]) -> list[Quarantined]:
    """What is set aside, of the connection and under the names given. Errors: CockpitError for a
    connection or a name that is not there."""
    from sync import quarantine as drawer
    from sync.connections import connections

    known = [one.name for one in connections(cache)]
    if connection is not None and connection not in known:
        raise CockpitError("connection.unknown", name=connection, known=known)
    items = drawer.listed(cache, connection)
    for name in names:
        if name not in {one.item for one in items}:
            raise CockpitError("quarantine.unknown", item=name)
    return [one for one in items if not names or one.item in names]


def _raw(item: Quarantined) -> str:
    return (item.raw or b"").decode("utf-8", "replace")


def _words(item: Quarantined) -> str:
    return messages.coded(item.code, {**item.facts, "item": item.item}).sentence
