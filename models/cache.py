"""The encrypted local file: opens it, hands out readers and one writer, closes it.

Opening needs neither SQLAlchemy nor alembic, so that the first picture is there soon; they come
with the first `read`, `write` or migration. Safe to share between threads.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TextIO

from models import cipher, mark, migrations
from models.connection_secrets import Secrets
from models.errors import CockpitError
from models.keystore import find_keystore
from models.paths import Paths
from models.raw_readers import RawReaders
from models.unlocking import FindKeyStore, Unlock, Unlocked

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from models.cache_check import Finding

log = logging.getLogger(__name__)

Mode = Literal["write", "shared", "still"]
"""write: ours alone. shared: another process writes. still: read-only folder, or full disk."""


class Cache:
    """An open cache; made by `Cache.open` and `Cache.restore` only.

    Errors of all methods: CockpitError: cache.disk_full, cache.io_error, cache.read_only,
    cache.damaged. After one of them nothing of that transaction is stored, reading goes on, and
    writing works again as soon as the cause is gone.
    """

    def __init__(
        self,
        paths: Paths,
        lock: Unlocked,
        mode: Mode,
        release: Callable[[], None] | None,
        obstacle: CockpitError | None,
    ) -> None:
        self.paths, self.lock, self.mode = paths, lock, mode
        self.secrets = Secrets(self, lock.drawer)
        self._release, self._obstacle = release, obstacle
        self._raw = RawReaders(self.connect, paths.cache_file)
        self._closed = False
        self._door = threading.Lock()  # guards the making and ending of engines
        self._engines: dict[str, Engine] = {}
        self._marking = threading.Lock()
        self._writing = threading.Lock()
        self._writer: int | None = None  # the thread that holds `_writing`

    @property
    def demo(self) -> bool:
        """True for the demo company, which is not confidential: its key lies beside it."""
        return self.lock.header.kind == "demo"

    @property
    def schema(self) -> str:
        """Revision of the tables."""
        return self.lock.header.schema

    @classmethod
    def open(
        cls,
        paths: Paths,
        unlock: Unlock,
        *,
        now: datetime,
        demo: bool = False,
        shared: bool = False,
        accept_older: bool = False,
        find: FindKeyStore = find_keystore,
    ) -> Cache:
        """Open the cache of `paths`; make one where there is none; bring its tables up to date.

        `unlock` is asked only where there is no key store. `demo`: a new cache gets the demo
        company's lock, without passphrase and not confidential. `shared`: only read, beside
        another process that has the cache open. `accept_older`: go on with a cache that is older
        than its high-water mark, once the user has been told.

        Errors: CockpitError with the codes cache.in_use, wrong_key, locked_keystore,
        key_missing, not_a_cache, damaged, newer, older_than_mark, disk_full, read_only,
        io_error; demo.real_data when a demo would go into a real cache. The cache is unchanged.
        """
        from models import opening

        return opening.open_cache(
            cls, paths, unlock, now=now, demo=demo, shared=shared, accept_older=accept_older,
            find=find,
        )

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one version of the file, whatever is written meanwhile."""
        with cipher.converted(self.paths.cache_file), self._engine("reader").begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that is durable when the block is left, or not there at all.

        One at a time: others wait. Keep it short, and never nest it (RuntimeError).
        """
        self._must_write()
        if self._writer == threading.get_ident():
            raise RuntimeError("write() inside write() would wait for itself")
        with self._writing:
            self._writer = threading.get_ident()
            try:
                with (
                    cipher.converted(self.paths.cache_file),
                    self._engine("writer").begin() as connection,
                ):
                    driver: Any = connection.connection.driver_connection
                    before = driver.total_changes
                    yield connection
                    if driver.total_changes != before:
                        _next(connection, "sequence")
            finally:
                self._writer = None

    def raw_read(self) -> AbstractContextManager[Any]:
        """Like `read`, but gives a plain driver connection and needs no SQLAlchemy."""
        return self._raw.lent()

    def version(self) -> int:
        """Up by one with each finished change of what pages show."""
        with self.raw_read() as connection:
            query = "SELECT value FROM meta WHERE key = 'data_version'"
            return int(connection.execute(query).fetchone()[0])

    def bump(self, connection: Connection) -> int:
        """Raise the data version inside the caller's write transaction; returns the new one."""
        return _next(connection, "data_version")

    def mark(self) -> None:
        """Note how far the cache is, outside of it; call it after each finished sync or edit."""
        if self.mode != "write":
            return
        with self._marking:  # a slower thread must not put an older mark over a newer one
            with self.raw_read() as connection:
                reached = mark.current(connection)
            mark.write(self.paths, self.lock, reached)

    def check(self) -> list[Finding]:
        """Look for damage everywhere: pages, references, audit trail, mark. Takes a while."""
        from models import cache_check

        return cache_check.check(self)

    def dump(self, stream: TextIO) -> None:
        """Write the content as canonical JSON: equal contents give equal bytes."""
        from models import dump

        with self.raw_read() as connection:
            dump.dump(connection, stream)

    def backup(self, path: Path) -> None:
        """Write an encrypted copy, of one version, locked by the same key, to the new file `path`.

        Errors: CockpitError: cache.backup_exists when there is something at `path`, disk_full, ...
        """
        from models.backup import backup

        backup(self, path)

    @classmethod
    def restore(
        cls,
        source: Path,
        paths: Paths,
        unlock: Unlock,
        *,
        now: datetime,
        find: FindKeyStore = find_keystore,
    ) -> Cache:
        """Put a backup in the place of the cache, which is kept among the backups, and open it.

        Errors: CockpitError: cache.not_a_backup, and those of `open`; the cache is untouched then.
        """
        from models.backup import restore

        restore(source, paths, unlock, now=now, find=find)
        return cls.open(paths, unlock, now=now, find=find)

    def wipe(self) -> None:
        """Destroy the key, then every file with data; there is no way back."""
        from models import wiping

        self._must_write()
        with self._writing:
            self.let_go()
            try:
                wiping.wipe(self.paths, self.lock.drawer)
            finally:
                self._unlock_home()

    @staticmethod
    def wipe_home(paths: Paths, *, find: FindKeyStore = find_keystore) -> None:
        """Wipe a home whose cache need not, or cannot, be opened.

        Errors: CockpitError: cache.in_use, cache.read_only, cache.locked_keystore.
        """
        from models import wiping

        wiping.wipe_closed(paths, find=find)

    def close(self) -> None:
        """Wait for the writer, note the mark, close the file. Closing twice does nothing."""
        with self._writing:
            if self._closed:
                return
            try:
                self.mark()
            except CockpitError as error:  # the next start is none the worse for it
                log.warning("mark not written at close: %s", error.code)
            self.let_go()
        self._unlock_home()

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def connect(self, mode: cipher.Mode = "read") -> Any:
        """A driver connection of one's own, to be closed by whoever asked for it."""
        still = self.mode == "still"
        return cipher.connect(self.paths.cache_file, self.lock.key, "still" if still else mode)

    def _engine(self, kind: Literal["reader", "writer"]) -> Engine:
        with self._door:
            if self._closed:
                raise CockpitError("cache.closed", path=str(self.paths.home))
            if kind not in self._engines:
                from models import engines

                self._engines[kind] = engines.make(kind, self.connect, self.paths.cache_file)
            return self._engines[kind]

    def note(self, action: str, facts: dict[str, object], now: datetime) -> None:
        """Put what the program itself did into the audit trail, and mark that."""
        from models import audit

        with self.write() as connection:
            audit.append(connection, action, facts, actor=audit.PROGRAM, now=now)
        self.mark()

    @contextmanager
    def quiet(self) -> Iterator[Any]:
        """A writing driver connection of its own, while nobody else of this process writes."""
        self._must_write()
        with self._writing, cipher.converted(self.paths.cache_file):
            connection = self.connect("write")
            try:
                yield connection
            finally:
                connection.close()

    def migrate(self, lock: Unlocked) -> None:
        """Bring the tables to the newest revision; from now on the header is that of `lock`."""
        with cipher.converted(self.paths.cache_file), self._engine("writer").connect() as door:
            migrations.upgrade(door)
        self.lock = lock

    def _must_write(self) -> None:
        if self._obstacle is not None:
            raise CockpitError(self._obstacle.code, **self._obstacle.facts)
        if self.mode == "shared":
            raise CockpitError("cache.read_only", path=str(self.paths.home))

    def let_go(self) -> None:
        """Close the file without a mark; the lock stays."""
        with self._door:
            self._closed = True
            for engine in self._engines.values():
                engine.dispose()
        self._raw.close()

    def _unlock_home(self) -> None:
        if self._release is not None:
            self._release()


def _next(connection: Connection, counter: str) -> int:
    row = connection.exec_driver_sql(
        "UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = ? RETURNING value",
        (counter,),
    ).one()
    return int(row[0])
