"""Asks a source again for single records: those set aside, and those a sweep missed."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sync import aside
from sync.connector import Connector, Stream
from sync.session import Session, store_page

BATCH = 100


def offers(connector: Connector, what: str) -> bool:
    """Whether the connector implements an optional method."""
    return getattr(type(connector), what) is not getattr(Connector, what)


def reread(session: Session, stream: Stream, wanted: Collection[str]) -> None:
    """Ask for records that are set aside; those the source no longer has are forgotten."""
    with session.cache.raw_read() as driver:
        held = aside.items(driver, session.connection_id, stream.name)
    ids = sorted(item.name for item in held if item.has_id and item.name in wanted)
    if not ids or not offers(session.connector, "reread"):
        return
    for start in range(0, len(ids), BATCH):
        session.task.check()
        batch = ids[start : start + BATCH]
        page = session.connector.reread(stream.name, tuple(batch), session.task)
        told = {record.source_id for record in page.records}
        gone = set(batch) - told - {reject.item for reject in page.rejects}

        def forget(driver: Any, gone: set[str] = gone) -> None:
            aside.release(driver, session.connection_id, stream.name, gone)

        store_page(session, stream, page, forget, whole=False)


def reread_outdated(session: Session, stream: Stream) -> None:
    """Ask for what an older program could not keep; this one may."""
    with session.cache.raw_read() as driver:
        held = aside.items(driver, session.connection_id, stream.name)
    reread(session, stream, {
        item.name for item in held if item.program_version != aside.PROGRAM_VERSION
    })
