"""What the streams of one run share, and how a page is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from models.errors import CockpitError
from models.instants import to_micros
from models.task import Task
from sync import aside, notices, planner, store
from sync.connections import stale_key
from sync.connector import Connector, Page, Stream
from sync.logbook import Frame
from sync.merging import merge
from sync.planner import Counts, Operations

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from models.cache import Cache


_MOST_HELD = 500_000  # beyond it, asking costs less than remembering


@dataclass
class Session:
    """One run over one connection. `changed` ids by record kind, for the mart."""

    cache: Cache
    connection_id: int
    connector: Connector
    task: Task
    clock: Callable[[], datetime]
    full: bool = False
    aliases: dict[str, dict[str, str]] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)  # of the stream at work
    changed: dict[str, set[str]] = field(default_factory=dict)
    held: set[int] | None = None  # hashes of ids, while the stream was empty before this run
    leftover: bool = False  # an earlier run ended before the mart knew its pages
    stale: bool = False  # pages of this run are stored that the mart does not know

    def frame(self) -> Frame:
        now = self.clock()
        theirs = self.connector.server_now()
        return Frame(
            self.connection_id, to_micros(now), to_micros(max(now, theirs or now)),
            self.connector.baseline, self.aliases,
        )

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """The cache's `write`, as long as the connection is there.

        Errors: CockpitError connection.gone, when it was removed meanwhile: nothing is stored.
        """
        with self.cache.write() as connection:
            there = connection.exec_driver_sql(
                "SELECT 1 FROM connection WHERE id = ?", (self.connection_id,)
            ).first()
            if there is None:
                raise CockpitError("connection.gone", name=self.connector.profile.name)
            yield connection

    def note(self, driver: Any, kind: str, ids: set[str]) -> None:
        """Remember changed records; the mark in the file outlives a crash."""
        if not ids:
            return
        self.changed.setdefault(kind, set()).update(ids)
        if not self.stale:
            driver.execute(
                "INSERT OR IGNORE INTO meta (key, value) VALUES (?, '1')",
                (stale_key(self.connection_id),),
            )
            self.stale = True


def store_page(
    session: Session, stream: Stream, page: Page, keep: Callable[[Any], None], *, whole: bool
) -> set[str]:
    """Store one page in one transaction, together with what `keep` writes (the position).

    Returns the items set aside. Errors: those of `Session.write`.
    """
    kind, number = stream.name, session.connection_id
    with session.write() as connection:
        driver = connection.connection.driver_connection
        frame, now = session.frame(), session.clock()
        keep(driver)
        ids = {record.source_id for record in page.records}
        ids.update([event.opportunity_id for event in page.events])
        known = _known(session, ids)
        cached = store.cached_rows(driver, kind, number, known)
        drafted = planner.draft(kind, page.records, page.events, cached, frame)
        logs = {}
        if kind == "opportunities":
            logs = store.logs(driver, number, known & drafted.wants_log())
        operations = planner.settle(drafted, logs)
        apply(session, driver, kind, operations, frame)
        rejects = (*page.rejects, *operations.rejects)
        bad = {reject.item for reject in rejects}
        aside.release(driver, number, kind, operations.accepted - bad)
        if rejects:
            aside.put(driver, number, kind, rejects, now)
        if page.notices:
            notices.add(driver, number, kind, page.notices, now, whole=whole)
    session.counts.rejected += len(page.rejects)
    return bad


def apply(
    session: Session, driver: Any, kind: str, operations: Operations, frame: Frame
) -> None:
    """Write rows and events, and what merges among them bring with them."""
    store.put(driver, kind, operations.rows, operations.events)
    session.counts.add(operations.counts)
    session.note(driver, kind, operations.changed)
    if operations.aliases:
        moved = merge(driver, kind, operations.aliases, session.aliases, frame)
        for child, changed in moved.items():
            session.note(driver, child, changed)


def _known(session: Session, ids: set[str]) -> set[str]:
    """The ids the file may hold something of. A first sync need not ask for each."""
    if session.held is None:
        return set(filter(_askable, ids))
    known = {key for key in ids if hash(key) in session.held and _askable(key)}
    session.held.update(map(hash, ids))
    if len(session.held) > _MOST_HELD:
        session.held = None
    return known


def _askable(key: object) -> bool:
    """Whether the file can be asked for this id at all; the planner rejects what cannot."""
    try:
        return isinstance(key, str) and key != "" and bool(key.encode())
    except UnicodeEncodeError:
        return False
