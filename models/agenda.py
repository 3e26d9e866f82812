"""What shall be talked about: places in the cockpit in an order, kept in the encrypted file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from models.errors import CockpitError
from models.instants import from_micros

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from models.cache import Cache

LONGEST_TITLE = 200  # characters


@dataclass(frozen=True)
class Item:
    """`link` names page, filter and the as-of moment it was seen under; `position` counts from 0.
    """

    id: int
    position: int
    title: str
    link: str
    note: str
    at: datetime


def agenda(cache: Cache) -> tuple[Item, ...]:
    """All items, in their order."""
    with cache.raw_read() as connection:
        rows = connection.execute(
            "SELECT id, position, title, link, note, at FROM agenda ORDER BY position, id"
        ).fetchall()
    return tuple(Item(number, position, title, link, note, from_micros(at))
                 for number, position, title, link, note, at in rows)


def add(cache: Cache, title: str, link: str, *, now: datetime, note: str = "") -> Item:
    """Put a place at the end."""
    from sqlalchemy import insert

    from models.own_tables import AGENDA

    title = " ".join(title.split())[:LONGEST_TITLE]
    with cache.write() as connection:
        position = len(_order(connection))
        made = connection.execute(insert(AGENDA).values(
            position=position, title=title, link=link, note=note, at=now))
        key: Any = made.inserted_primary_key
        item = Item(int(key[0]), position, title, link, note, now)
    cache.mark()
    return item


def move(cache: Cache, item: int, position: int) -> None:
    """Put an item at a place of the order, or at its nearer end.
    Errors: CockpitError("agenda.gone")."""
    with cache.write() as connection:
        order = _order(connection)
        if item not in order:
            raise CockpitError("agenda.gone")
        order.remove(item)
        order.insert(min(max(position, 0), len(order)), item)
        _number(connection, order)
    cache.mark()


def remove(cache: Cache, item: int) -> Item:
    """Take an item off; what it was is given back, for `restore`.
    Errors: CockpitError("agenda.gone")."""
    from sqlalchemy import delete, select

    from models.own_tables import AGENDA

    with cache.write() as connection:
        row: Any = connection.execute(select(AGENDA).where(AGENDA.c.id == item)).first()
        if row is None:
            raise CockpitError("agenda.gone")
        connection.execute(delete(AGENDA).where(AGENDA.c.id == item))
        _number(connection, _order(connection))
    cache.mark()
    return Item(row.id, row.position, row.title, row.link, row.note, row.at)


def restore(cache: Cache, item: Item) -> None:
    """Put back what was removed, where it was; an item that is there already stays."""
    from sqlalchemy import insert

    from models.own_tables import AGENDA

    with cache.write() as connection:
        order = _order(connection)
        if item.id in order:
            return
        connection.execute(insert(AGENDA).values(
            id=item.id, position=item.position, title=item.title, link=item.link, note=item.note,
            at=item.at))
        order.insert(min(item.position, len(order)), item.id)
        _number(connection, order)
    cache.mark()


def _order(connection: Connection) -> list[int]:
    rows = connection.exec_driver_sql("SELECT id FROM agenda ORDER BY position, id")
    return [int(row[0]) for row in rows]


def _number(connection: Connection, order: list[int]) -> None:
    """Positions 0, 1, 2, ... in this order."""
    for position, item in enumerate(order):
        connection.exec_driver_sql(
            "UPDATE agenda SET position = ? WHERE id = ?", (position, item))
