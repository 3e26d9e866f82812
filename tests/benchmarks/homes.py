"""Homes whose cache holds a company of any size, as the window finds it at its start."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from company import CALENDAR, LAST, mart_columns

from models.cache import Cache
from models.calendars import Calendar, parse_period
from models.facts import OPPORTUNITIES
from models.filters import FilterState, Period
from models.mart import Mart
from models.paths import Paths
from models.settings import Settings
from models.snapshot import newest_mart
from models.unlocking import Passphrase

SIZE = int(os.environ.get("COMPANY", "100000"))
NOW = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=LAST)
"""When the last thing happened in the company made of columns."""


def company_home(folder, opportunities):
    """The paths of a new home with the columns of all facts; its key lies beside the file."""
    paths = Paths(folder)
    with Cache.open(paths, Passphrase(None), now=NOW, demo=True) as cache:
        Settings(timezone=CALENDAR.timezone, reporting_currency="CNY").save(paths)
        with cache.write() as connection:
            mart_columns(connection.connection.cursor(), opportunities)
            cache.bump(connection)
    return paths


def demo_home(folder: Path) -> Paths:
    """The demo company of size M, read over HTTP; built when the folder does not have it yet, or
    another version of the program wrote it."""
    from cockpit.demo import prepare

    paths = Paths(folder)
    if paths.cache_file.exists():
        with Cache.open(paths, Passphrase(None), now=datetime.now(UTC)) as cache:
            if not newest_mart(cache).outdated:
                return paths
    prepare(paths, lambda: datetime.now(UTC), size="M").stop()
    return paths


@dataclass(frozen=True)
class Company:
    """A mart with what questions about it need; `year`: its last four quarters."""

    mart: Mart
    calendar: Calendar
    now: datetime
    year: Period
    teams: list[str]
    owners: list[str]
    paths: Paths


@contextmanager
def big_company(folders) -> Iterator[Company]:
    """The demo company at M; at any other size, columns. `folders`: pytest's tmp_path_factory."""
    kept = os.environ.get("HOMES")
    if SIZE == 100_000:
        paths = demo_home(Path(kept) / "demo-M" if kept else folders.mktemp("demo") / "M")
    else:
        paths = company_home(folders.mktemp("columns") / "home", SIZE)
    with Cache.open(paths, Passphrase(None), now=datetime.now(UTC)) as cache:
        mart, calendar = newest_mart(cache), Settings.load(paths).calendar()
        now = mart.last_known
        assert now is not None
        teams, owners = (keys_of(mart, name) for name in ("team", "owner"))
        yield Company(mart, calendar, now,
                      parse_period("last 4 quarters", calendar, calendar.day_of(now)),
                      teams, owners, paths)
        mart.close()


def keys_of(mart: Mart, dimension: str) -> list[str]:
    cells = mart.tally(OPPORTUNITIES, (dimension,), (), FilterState())
    return sorted(key for key in cells.keys[dimension].tolist() if key is not None)
