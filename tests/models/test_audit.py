"""The audit trail shows any edit, deletion, insertion and reordering."""

from __future__ import annotations

import random

from models import audit


def fill(cache, now, n=20):
    with cache.write() as connection:
        for i in range(n):
            audit.append(connection, "edited", {"row": i, "who": "Jörg"}, actor="ana", now=now)


def breaks(cache):
    with cache.raw_read() as connection:
        return audit.verify(connection)


def execute(cache, *statements):
    with cache.write() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def test_that_an_untouched_trail_is_whole(cache, now):
    fill(cache, now)
    assert breaks(cache) == []


def test_that_each_entry_names_the_one_before(cache, now):
    with cache.write() as connection:
        first = audit.append(connection, "one", {}, actor="ana", now=now)
        second = audit.append(connection, "two", {}, actor="ana", now=now)
        rows = connection.exec_driver_sql(
            "SELECT previous, hash FROM audit ORDER BY sequence DESC LIMIT 2"
        ).all()
    assert [tuple(row) for row in rows] == [(first, second), (rows[1][0], first)]


def test_that_an_entry_rolls_back_with_what_it_tells_of(cache, now):
    try:
        with cache.write() as connection:
            audit.append(connection, "edited", {}, actor="ana", now=now)
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass
    with cache.raw_read() as connection:
        assert connection.execute("SELECT count(*) FROM audit").fetchone() == (1,)


def test_that_an_edit_of_any_column_is_found(cache, now):
    fill(cache, now)
    luck = random.Random(3)
    for column in ("at", "actor", "action", "facts", "previous", "hash"):
        row = luck.randrange(2, 20)
        keep = f"SELECT {column} FROM audit WHERE sequence = {row}"
        with cache.raw_read() as connection:
            (value,) = connection.execute(keep).fetchone()
        execute(cache, f"UPDATE audit SET {column} = {column} || 'x' WHERE sequence = {row}")
        assert row in {one.sequence for one in breaks(cache)} | {
            one.sequence - 1 for one in breaks(cache)
        }
        with cache.write() as connection:
            connection.exec_driver_sql(
                f"UPDATE audit SET {column} = ? WHERE sequence = {row}", (value,)
            )
        assert breaks(cache) == []


def test_that_a_deleted_entry_is_found(cache, now):
    fill(cache, now)
    execute(cache, "DELETE FROM audit WHERE sequence = 7")
    assert [(one.sequence, one.reason) for one in breaks(cache)] == [(8, "gap")]


def test_that_the_first_entry_cannot_go_unnoticed(cache, now):
    fill(cache, now)
    execute(cache, "DELETE FROM audit WHERE sequence = 1")
    assert breaks(cache)[0].reason == "gap"


def test_that_entries_cannot_change_places(cache, now):
    fill(cache, now)
    execute(
        cache,
        "UPDATE audit SET sequence = 1000 WHERE sequence = 5",
        "UPDATE audit SET sequence = 5 WHERE sequence = 6",
        "UPDATE audit SET sequence = 6 WHERE sequence = 1000",
    )
    assert {one.sequence for one in breaks(cache)} >= {5, 6}


def test_that_an_entry_put_in_is_found(cache, now):
    fill(cache, now)
    execute(
        cache,
        "UPDATE audit SET sequence = -sequence WHERE sequence > 9",
        "UPDATE audit SET sequence = 1 - sequence WHERE sequence < 0",
        "INSERT INTO audit SELECT 10, at, actor, 'forged', facts, hash, 'f' FROM audit"
        " WHERE sequence = 9",
    )
    assert 10 in {one.sequence for one in breaks(cache)}
