"""Filter and page under a name a person gave, kept in the encrypted file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from models.errors import CockpitError
from models.instants import from_micros

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from models.cache import Cache

LONGEST = 100  # characters of a name


@dataclass(frozen=True)
class SavedView:
    """`link` is the whole of it: page, filter and what is chosen on the page."""

    name: str
    link: str
    at: datetime


def saved_views(cache: Cache) -> tuple[SavedView, ...]:
    """All views, by name without regard to case."""
    with cache.raw_read() as connection:
        rows = connection.execute("SELECT name, link, at FROM saved_view").fetchall()
    found = (SavedView(name, link, from_micros(at)) for name, link, at in rows)
    return tuple(sorted(found, key=lambda view: (view.name.casefold(), view.name)))


def checked_name(name: str) -> str:
    """The name without blanks around it. Errors: CockpitError("view.no_name") for none, or for
    one that is longer than `LONGEST` or holds what cannot be seen."""
    kept = " ".join(name.split())
    if not kept or len(kept) > LONGEST or not kept.isprintable():
        raise CockpitError("view.no_name", limit=LONGEST)
    return kept


def save(cache: Cache, name: str, link: str, *, now: datetime, overwrite: bool = False
         ) -> SavedView | None:
    """Keep a link under a name; gives the view that was overwritten, if any.

    Errors: CockpitError "view.no_name", "view.name_taken" without `overwrite`.
    """
    from sqlalchemy import insert

    from models.own_tables import SAVED_VIEW

    name = checked_name(name)
    with cache.write() as connection:
        before = _row(connection, name)
        if before is not None and not overwrite:
            raise CockpitError("view.name_taken", name=name)
        _remove(connection, name)
        connection.execute(insert(SAVED_VIEW).values(name=name, link=link, at=now))
    cache.mark()
    return before


def rename(cache: Cache, name: str, new: str) -> None:
    """Errors: CockpitError "view.gone", "view.no_name", "view.name_taken"."""
    from sqlalchemy import update

    from models.own_tables import SAVED_VIEW

    new = checked_name(new)
    with cache.write() as connection:
        if _row(connection, name) is None:
            raise CockpitError("view.gone", name=name)
        if new != name and _row(connection, new) is not None:
            raise CockpitError("view.name_taken", name=new)
        connection.execute(update(SAVED_VIEW).where(SAVED_VIEW.c.name == name).values(name=new))
    cache.mark()


def remove(cache: Cache, name: str) -> SavedView:
    """Take a view away; what it was is given back, for `restore`.
    Errors: CockpitError("view.gone")."""
    with cache.write() as connection:
        before = _row(connection, name)
        if before is None:
            raise CockpitError("view.gone", name=name)
        _remove(connection, name)
    cache.mark()
    return before


def restore(cache: Cache, view: SavedView) -> None:
    """Put back what was removed or overwritten, as it was."""
    save(cache, view.name, view.link, now=view.at, overwrite=True)


def _row(connection: Connection, name: str) -> SavedView | None:
    from sqlalchemy import select

    from models.own_tables import SAVED_VIEW

    row: Any = connection.execute(select(SAVED_VIEW).where(SAVED_VIEW.c.name == name)).first()
    return None if row is None else SavedView(row.name, row.link, row.at)


def _remove(connection: Connection, name: str) -> None:
    from sqlalchemy import delete

    from models.own_tables import SAVED_VIEW

    connection.execute(delete(SAVED_VIEW).where(SAVED_VIEW.c.name == name))
