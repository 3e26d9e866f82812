"""Upgrading: from every published version to exactly the declared tables, or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlcipher3 import dbapi2

from models import engines, migrations
from models.errors import CockpitError
from models.migrations.draft import draft
from models.own_tables import metadata

REVISIONS = sorted(
    file.name[:4] for file in (Path(migrations.__file__).parent / "versions").glob("0*.py")
)


@pytest.fixture
def empty():
    """An engine over a plain database in memory."""
    connection = dbapi2.connect(":memory:", isolation_level=None)
    engine = engines.single(connection, Path(":memory:"))
    yield engine
    engine.dispose()
    connection.close()


def shape(connection):
    """Everything a table is made of, as the database itself describes it."""
    found = {}
    for schema, name, kind, _, rowid, strict in connection.execute("PRAGMA table_list"):
        if schema == "main" and not name.startswith("sqlite_") and name != "alembic_version":
            indexes = {
                (unique, origin, tuple(connection.execute(f"PRAGMA index_xinfo({index})")))
                for _, index, unique, origin, _ in connection.execute(f"PRAGMA index_list({name})")
            }
            columns = tuple(connection.execute(f"PRAGMA table_xinfo({name})"))
            keys = tuple(connection.execute(f"PRAGMA foreign_key_list({name})"))
            found[name] = kind, rowid, strict, columns, keys, frozenset(indexes)
    return found


@pytest.mark.parametrize("start", REVISIONS)
def test_that_upgrading_from_every_version_gives_exactly_the_declared_tables(empty, start):
    with empty.connect() as connection:
        migrations.upgrade(connection, start)
        migrations.upgrade(connection)
        upgraded = shape(connection.connection.driver_connection)
    declared = dbapi2.connect(":memory:", isolation_level=None)
    with engines.single(declared, Path(":memory:")).connect() as connection:
        metadata.create_all(connection)
        connection.commit()
        expected = shape(declared)
    declared.close()
    assert set(upgraded) == set(expected)
    for name, table in expected.items():
        assert upgraded[name] == table, f"{name}: draft a step, see models/migrations/draft.py"


def test_that_head_is_the_newest_step_and_steps_are_numbered_without_gap():
    config = Config()
    config.set_main_option("script_location", migrations.SCRIPTS)
    assert ScriptDirectory.from_config(config).get_heads() == [migrations.HEAD]
    assert [f"{n:04}" for n in range(1, len(REVISIONS) + 1)] == REVISIONS


def test_that_steps_do_not_lean_on_the_declared_tables():
    for file in (Path(migrations.__file__).parent / "versions").glob("0*.py"):
        assert "models" not in file.read_text("utf-8"), f"{file.name} would change with them"


def test_that_a_new_cache_has_the_newest_revision(cache):
    assert cache.schema == migrations.HEAD
    with cache.raw_read() as connection:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    assert found == [(migrations.HEAD,)]


def test_that_newer_revisions_are_known_as_such():
    assert not migrations.is_newer(migrations.HEAD)
    assert migrations.is_newer(f"{int(migrations.HEAD) + 1:04}")
    assert migrations.is_newer("f00")


def test_that_a_draft_of_the_next_step_is_empty_when_nothing_is_new():
    assert draft(migrations.HEAD).rstrip().endswith("pass")


def test_that_a_draft_holds_the_new_column_with_its_plain_type(monkeypatch):
    from sqlalchemy import Column, MetaData

    from models.migrations import draft as drafting
    from models.tables import UtcDateTime

    changed = MetaData()
    for table in metadata.tables.values():
        table.to_metadata(changed)
    changed.tables["meta"].append_column(Column("changed_at", UtcDateTime))
    monkeypatch.setattr(drafting, "metadata", changed)
    source = draft(migrations.HEAD)
    expected = "op.add_column('meta', sa.Column('changed_at', sa.BigInteger()))"
    assert expected in source
    assert f'down_revision = "{migrations.HEAD}"' in source


STEP = '''
from alembic import op
revision, down_revision = "{new}", "{old}"

def upgrade():
    op.execute("CREATE TABLE brought_by_the_step (x INTEGER)")
    op.execute("DELETE FROM secret WHERE name = 'old'")
    {end}
'''
NEXT = f"{int(migrations.HEAD) + 1:04}"


@pytest.fixture
def newer_program(monkeypatch, tmp_path):
    """Makes this program the next version, whose step ends with the given line."""

    def make(end="pass"):
        place = tmp_path / "migrations"
        shutil.copytree(
            Path(migrations.__file__).parent, place,
            ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True,
        )
        step = STEP.format(new=NEXT, old=migrations_head, end=end)
        (place / "versions" / f"{NEXT}_next.py").write_text(step)
        monkeypatch.setattr(migrations, "SCRIPTS", str(place))
        monkeypatch.setattr(migrations, "HEAD", NEXT)

    migrations_head = migrations.HEAD
    return make


def tables(cache):
    with cache.raw_read() as connection:
        return {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}


def test_that_an_older_cache_is_backed_up_and_upgraded_with_its_data(
    open_cache, paths, newer_program
):
    cache = open_cache()
    cache.secrets.set("old", "value")
    cache.secrets.set("crm", "hush")
    cache.close()
    newer_program()
    cache = open_cache()
    assert "brought_by_the_step" in tables(cache)
    assert (cache.secrets.get("old"), cache.secrets.get("crm")) == (None, "hush")
    assert cache.schema == NEXT
    assert all(finding.good for finding in cache.check())
    with cache.raw_read() as connection:
        last = "SELECT action FROM audit ORDER BY sequence DESC"
        assert connection.execute(last).fetchone() == ("cache.migrated",)
    assert [file.name for file in paths.backup_folder.iterdir()] == [
        f"before-{NEXT}-20260914T120000.backup"
    ]
    cache.close()
    open_cache().close()


def test_that_the_backup_from_before_opens_in_the_older_program(
    open_cache, paths, newer_program, monkeypatch, now
):
    from models.cache import Cache
    from models.unlocking import Passphrase

    cache = open_cache()
    cache.secrets.set("old", "value")
    cache.close()
    with monkeypatch.context():
        newer_program()
        open_cache().close()
    monkeypatch.undo()
    monkeypatch.setattr("models.unlocking.COST", 2**4)
    with pytest.raises(CockpitError) as caught:
        open_cache()
    assert caught.value.code == "cache.newer"
    (backup,) = paths.backup_folder.iterdir()
    passphrase = Passphrase("four grey geese in a row")
    # The newer cache cannot be opened here: it is moved aside as it is.
    with Cache.restore(backup, paths, passphrase, now=now, find=lambda: None) as restored:
        assert restored.secrets.get("old") == "value"
        assert "brought_by_the_step" not in tables(restored)


@pytest.mark.parametrize("end", ["raise KeyboardInterrupt", "op.execute('NONSENSE')"])
def test_that_a_step_that_fails_leaves_the_cache_as_it_was(
    open_cache, newer_program, monkeypatch, end
):
    cache = open_cache()
    cache.secrets.set("old", "value")
    before = tables(cache)
    cache.close()
    newer_program(end)
    with pytest.raises((Exception, KeyboardInterrupt)) as caught:
        open_cache()
    assert "NONSENSE" in str(caught.value) or caught.type is KeyboardInterrupt
    monkeypatch.undo()
    monkeypatch.setattr("models.unlocking.COST", 2**4)
    cache = open_cache()
    assert tables(cache) == before
    assert cache.secrets.get("old") == "value"


def test_that_a_reader_beside_does_not_upgrade_under_the_writers_feet(
    open_cache, newer_program
):
    writer = open_cache()
    newer_program()
    with pytest.raises(CockpitError) as caught:
        open_cache(shared=True)
    assert caught.value.code == "cache.in_use"
    assert "brought_by_the_step" not in tables(writer)
