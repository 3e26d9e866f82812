"""Finds what is gone at the source: all its ids, compared with what we hold as live.

Only an enumeration from the first page to the last, in one go, may take anything away; and never
more than a fifth of what we know without asking a person.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sync import aside, notices, planner, store, streams
from sync.connector import Notice, Stream
from sync.errors import Forbidden, NotFound, Stuck
from sync.reading import Reading, load
from sync.rereading import BATCH, offers
from sync.session import Session, apply, store_page

GUARD = 0.2  # share of the known records that may be missing without a question
_MOST_REREAD = 1_000  # ids the source has and we do not, read again in one run


def is_due(session: Session, stream: Stream) -> bool:
    if stream.deletes == "none" or not (stream.snapshot or offers(session.connector, "ids")):
        return False
    swept_at = load(session, stream).swept_at
    return (
        session.full or stream.snapshot or swept_at is None
        or session.clock() - swept_at >= stream.sweep_every
        or swept_at > session.clock()  # the clock was set back
    )


def sweep(session: Session, stream: Stream, reading: Reading) -> None:
    """Mark what is gone, fetch what was missed.

    Errors: those of the connector; Stuck. Nothing is marked then.
    """
    enough = reading.whole and reading.unbroken and not reading.bad
    missed: list[str] = []
    if stream.snapshot and enough:
        present = reading.seen
    elif offers(session.connector, "ids"):
        present, missed = _enumerate(session, stream)
    else:
        return
    with session.cache.raw_read() as driver:
        known = [row[0] for row in driver.execute(
            f"SELECT source_id FROM {stream.name} WHERE connection_id = ? AND state = 'live'",
            (session.connection_id,),
        )]
        question = notices.facts_of(
            driver, session.connection_id, stream.name, notices.TOO_MANY_MISSING
        )
    missing = [key for key in known if hash(key) not in present]
    allowed = int((question or {}).get("allowed", 0))  # a yes is for the number asked about
    if len(missing) > max(GUARD * len(known), allowed):
        facts = {"known": len(known), "missing": len(missing)}
        with session.write() as connection:
            notices.put(
                connection.connection.driver_connection, session.connection_id, stream.name,
                Notice(notices.TOO_MANY_MISSING, "", len(missing), facts), session.clock(),
            )
        return
    generation = load(session, stream).generation + 1
    for start in range(0, len(missing), BATCH):
        session.task.check()
        _remove(session, stream, missing[start : start + BATCH], generation)
    _fetch(session, stream, missed[:_MOST_REREAD])
    with session.write() as connection:
        driver = connection.connection.driver_connection
        state = streams.load(driver, session.connection_id, stream.name)
        streams.save(driver, replace(state, generation=generation, swept_at=session.clock()))
        notices.drop(
            driver, session.connection_id, stream.name, notices.TOO_MANY_MISSING, ""
        )


def _enumerate(session: Session, stream: Stream) -> tuple[set[int], list[str]]:
    """Hashes of all ids at the source, and the ids we do not hold."""
    present: set[int] = set()
    missed: list[str] = []
    with session.cache.raw_read() as driver:
        set_aside = {
            item.name for item in aside.items(driver, session.connection_id, stream.name)
        }
    for page in session.connector.ids(stream.name, session.task):
        session.task.check()
        before = len(present)
        present.update(map(hash, page))
        if page and len(present) == before:
            raise Stuck(stream=stream.name, reason="page")
        with session.cache.raw_read() as driver:
            held = _held(driver, stream.name, session.connection_id, page)
        missed += [key for key in page if key not in held and key not in set_aside]
    return present, missed


def _held(driver: Any, kind: str, connection_id: int, ids: Collection[str]) -> set[str]:
    """Those of `ids` that we hold and do not think gone."""
    found: set[str] = set()
    for chunk in store.chunks(ids):
        found.update(row[0] for row in driver.execute(
            f"SELECT source_id FROM {kind} WHERE connection_id = ?"
            " AND state NOT IN ('deleted', 'invisible')"
            f" AND source_id IN ({', '.join('?' * len(chunk))})",
            (connection_id, *chunk),
        ))
    return found


def _remove(session: Session, stream: Stream, ids: list[str], generation: int) -> None:
    """Ask for each record once more before it is marked: the list may have been wrong."""
    gone = {"deleted": set(ids), "invisible": set()}
    if offers(session.connector, "reread") and not stream.snapshot:
        gone = _asked_again(session, stream, ids)
    for state, keys in gone.items():
        if not keys:
            continue
        with session.write() as connection:
            driver = connection.connection.driver_connection
            frame = session.frame()
            cached = store.cached_rows(driver, stream.name, session.connection_id, keys)
            logs = {}
            if stream.name == "opportunities":
                logs = store.logs(driver, session.connection_id, keys)
            operations = planner.removed(stream.name, cached, state, logs, frame, generation)
            apply(session, driver, stream.name, operations, frame)


def _asked_again(
    session: Session, stream: Stream, ids: list[str]
) -> dict[str, set[str]]:
    gone: dict[str, set[str]] = {"deleted": set(), "invisible": set()}
    try:
        page = session.connector.reread(stream.name, tuple(ids), session.task)
    except (Forbidden, NotFound) as error:
        if len(ids) == 1:
            gone["deleted" if isinstance(error, NotFound) else "invisible"].update(ids)
            return gone
        for key in ids:
            for state, keys in _asked_again(session, stream, [key]).items():
                gone[state] |= keys
        return gone
    store_page(session, stream, page, _nothing_more, whole=False)
    gone["deleted"] = set(ids) - {record.source_id for record in page.records}
    gone["deleted"] -= {reject.item for reject in page.rejects}
    return gone


def _fetch(session: Session, stream: Stream, ids: list[str]) -> None:
    if not offers(session.connector, "reread"):
        return
    for start in range(0, len(ids), BATCH):
        session.task.check()
        batch = tuple(ids[start : start + BATCH])
        page = session.connector.reread(stream.name, batch, session.task)
        store_page(session, stream, page, _nothing_more, whole=False)


def _nothing_more(driver: Any) -> None:
    """No position moves: these records were asked for one by one."""
