"""Brings the tables of an older cache up to date, after an encrypted backup."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from models import cache_files, cipher, migrations
from models import header as headers
from models.errors import CockpitError
from models.paths import Paths

if TYPE_CHECKING:
    from models.cache import Cache


def revision(connection: Any, paths: Paths) -> str:
    """The revision of the tables. Errors: CockpitError("cache.newer")."""
    with cipher.converted(paths.cache_file):
        (found,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if migrations.is_newer(found):
        raise cache_files.newer(paths, found)
    return str(found)


def upgrade(cache: Cache, found: str, now: datetime) -> None:
    """Each step is one transaction: killed anywhere, the next start goes on where this one was.

    Errors: CockpitError: cache.damaged when the outcome does not hold together, cache.read_only,
    cache.disk_full, ...; the backup is in the backup folder then.
    """
    paths = cache.paths
    backup = paths.backup_folder / f"before-{migrations.HEAD}-{now:%Y%m%dT%H%M%S}.backup"
    if not backup.exists():  # there from a start that was cut off
        cache.backup(backup)
    before, after = cache.lock, cache.lock.with_schema(migrations.HEAD)
    # The header first: should we be killed now, an older program must already keep away.
    headers.write(paths.header_file, after.header)
    try:
        cache.migrate(after)
    except BaseException:
        headers.write(paths.header_file, before.header)
        raise
    with cache.raw_read() as connection:
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise CockpitError("cache.damaged", path=str(paths.cache_file), part="references")
    cache.note("cache.migrated", {"from": found, "to": migrations.HEAD}, now)
