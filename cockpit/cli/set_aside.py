"""Quarantined records on the command line."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from cockpit import messages
from cockpit.cli.arguments import DONE, QUARANTINED
from models.task import Task

if TYPE_CHECKING:
    from cockpit.cli.run import Session
    from sync.quarantine import Quarantined


def quarantine(session: Session) -> int:
    """List, show or retry the records that were set aside."""
    from sync import quarantine as drawer

    given = session.arguments
    cache = session.open_cache(create=False)
    try:
        if given.act == "retry":
            settings = session.settings()
            released, kept = drawer.retry(
                cache, given.connection, tuple(given.items), Task(), clock=session.clock,
                calendar=settings.calendar(),
            )
            session.put({"released": released, "kept": kept},
                        f"{released} records are in now, {kept} still set aside")
            session.committed(f"retry of {released + kept} records")
            return QUARANTINED if kept else DONE
        items = drawer.listed(cache, given.connection)
    finally:
        cache.close()
    if given.act == "show":
        items = [one for one in items if not given.items or one.item in given.items]
        session.put([{**asdict(one), "raw": _raw(one)} for one in items], "\n\n".join(
            f"{one.connection} {one.stream} {one.item}\n  {_words(one)}\n  {_raw(one)}"
            for one in items) or "Nothing is set aside.")
        return DONE
    session.put(
        [{"connection": one.connection, "stream": one.stream, "item": one.item, "code": one.code,
          "facts": one.facts} for one in items],
        "\n".join(f"{one.connection} {one.stream} {one.item}: {_words(one)}" for one in items)
        or "Nothing is set aside.",
    )
    return DONE


def _raw(item: Quarantined) -> str:
    return (item.raw or b"").decode("utf-8", "replace")


def _words(item: Quarantined) -> str:
    return messages.coded(item.code, item.facts).sentence
