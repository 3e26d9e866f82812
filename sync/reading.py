"""Reads one window of one stream and stores it page by page, each with its position.

The watermark moves when the whole window is in, never past the start of the run minus the time
rows may need to become visible. Whatever stops a run, the next one takes up the same window.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sync import aside, notices, store, streams
from sync.connector import Stream, Window
from sync.errors import CursorExpired, Stuck
from sync.session import Session, store_page
from sync.streams import StreamState
from sync.watched import watched

CLOCK_TOLERANCE = timedelta(minutes=5)
"""Clocks further apart than this, and the source's own is the one that counts."""

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass
class Reading:
    """The outcome of a window.

    `whole`: the window is all of the stream; `unbroken`: it was read in one go from its first
    page. `seen` holds hashes of ids, of snapshots only; `bad` the items set aside.
    """

    whole: bool
    unbroken: bool
    seen: set[int] = field(default_factory=set)
    bad: set[str] = field(default_factory=set)


class _OtherClock(Exception):
    """The first answer showed that the source's clock is another one than we thought."""


def read_stream(session: Session, stream: Stream) -> Reading:
    """Bring one stream up to date; an unfinished window first, then the one until now.

    Errors: those of the connector; Stuck. What was stored until then stays, and counts.
    """
    state = _begin(session, stream)
    resumed = state.position is not None or state.error is not None
    reading = _read_window(session, stream, state)
    left = _window_end(session) - (load(session, stream).watermark or _NEVER)
    if resumed and left > CLOCK_TOLERANCE:
        reading = _read_window(session, stream, _begin(session, stream, again=True))
    return reading


def load(session: Session, stream: Stream) -> StreamState:
    with session.cache.raw_read() as driver:
        return streams.load(driver, session.connection_id, stream.name)


def save(session: Session, state: StreamState) -> None:
    with session.write() as connection:
        streams.save(connection.connection.driver_connection, state)


def _begin(session: Session, stream: Stream, *, again: bool = False) -> StreamState:
    """The window to read: the unfinished one, or a new one up to now."""
    state = load(session, stream)
    if session.full and not again:
        state = replace(state, watermark=None, window_end=None, position=None,
                        swept_at=state.swept_at and _NEVER)
    if state.window_end is None:
        end = max(_window_end(session), state.watermark or _NEVER)
        state = replace(state, window_end=end, position=None)
    save(session, state)
    return state


def _window_end(session: Session) -> datetime:
    ours, theirs = session.clock(), session.connector.server_now()
    if theirs is not None:
        ours = theirs if abs(theirs - ours) > CLOCK_TOLERANCE else min(ours, theirs)
    return ours - session.connector.settle


def _read_window(session: Session, stream: Stream, state: StreamState) -> Reading:
    restarts = 0
    while True:
        reading = Reading(
            whole=stream.snapshot or state.watermark is None, unbroken=state.position is None
        )
        try:
            _read_pages(session, stream, state, reading)
        except _OtherClock:
            state = replace(state, window_end=_window_end(session))
            save(session, state)
        except (CursorExpired, Stuck) as error:
            # From its first page again: at once when only the cursor died, else with the next run.
            state = replace(load(session, stream), position=None)
            save(session, state)
            restarts += 1
            if isinstance(error, Stuck) or restarts == 2:
                raise
        else:
            _finish(session, stream, reading)
            return reading


def _read_pages(session: Session, stream: Stream, state: StreamState, reading: Reading) -> None:
    assert state.window_end is not None
    start = None
    if not stream.snapshot and state.watermark is not None:
        start = state.watermark - stream.lookback
    fresh = reading.unbroken and session.connector.server_now() is None
    window = Window(start, state.window_end, state.position)
    with session.cache.raw_read() as driver:
        empty = store.is_empty(driver, stream.name, session.connection_id)
    session.held = set() if empty else None
    pages = session.connector.pages(stream.name, window, session.task)
    first, done = reading.unbroken, 0
    for page in watched(pages, stream.name, session.task):
        if fresh and abs(_window_end(session) - state.window_end) > CLOCK_TOLERANCE:
            raise _OtherClock
        fresh = False

        def keep(
            driver: Any, position: str | None = page.position, clear: bool = first and reading.whole
        ) -> None:
            if clear:
                notices.clear(driver, session.connection_id, stream.name)
            streams.move(driver, session.connection_id, stream.name, position)

        reading.bad |= store_page(session, stream, page, keep, whole=reading.whole)
        if stream.snapshot:
            reading.seen.update(hash(record.source_id) for record in page.records)
        first = False
        done += len(page.records)
        session.task.report(done, 0, stream.name)
    if fresh and abs(_window_end(session) - state.window_end) > CLOCK_TOLERANCE:
        raise _OtherClock


def _finish(session: Session, stream: Stream, reading: Reading) -> None:
    """Move the watermark: the whole window is in."""
    now, counts = session.clock(), session.counts
    with session.write() as connection:
        driver = connection.connection.driver_connection
        state = streams.load(driver, session.connection_id, stream.name)
        assert state.window_end is not None
        end = max(min(state.window_end, _window_end(session)), state.watermark or _NEVER)
        if reading.whole and reading.unbroken:
            held = aside.items(driver, session.connection_id, stream.name)
            gone = {item.name for item in held} - reading.bad
            aside.release(driver, session.connection_id, stream.name, gone)
        if stream.name in ("opportunities", "stages"):
            notices.unknown_stages(driver, session.connection_id, now)
        streams.save(driver, replace(
            state, watermark=end, window_end=None, position=None, synced_at=now,
            swept_at=state.swept_at or end,
            records=counts.new + counts.updated + counts.deleted,
            error=None, error_facts=None, error_at=None,
        ))
