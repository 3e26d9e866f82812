"""A home whose cache holds a company of any size, as the window finds it at its start."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from company import CALENDAR, LAST, mart_columns

from models.cache import Cache
from models.paths import Paths
from models.settings import Settings
from models.unlocking import Passphrase

NOW = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=LAST)
"""When the last thing happened in the company."""


def company_home(folder, opportunities):
    """The paths of a new home with the columns of all facts; its key lies beside the file."""
    paths = Paths(folder)
    with Cache.open(paths, Passphrase(None), now=NOW, demo=True) as cache:
        Settings(timezone=CALENDAR.timezone, reporting_currency="CNY").save(paths)
        with cache.write() as connection:
            mart_columns(connection.connection.cursor(), opportunities)
            cache.bump(connection)
    return paths
