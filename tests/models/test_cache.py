"""The open cache: transactions, threads, processes, files."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from models.errors import CockpitError
from models.paths import Paths


def put(connection, key, value):
    connection.exec_driver_sql("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def get(connection, key):
    return connection.exec_driver_sql("SELECT value FROM meta WHERE key = ?", (key,)).scalar()


def test_that_what_was_written_is_there_after_closing(open_cache):
    cache = open_cache()
    with cache.write() as connection:
        put(connection, "colour", "grey")
    cache.close()
    with open_cache().read() as connection:
        assert get(connection, "colour") == "grey"


def fail_after(cache, statement):
    def block():
        with cache.write() as connection:
            connection.exec_driver_sql(statement)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        block()


def test_that_a_block_that_fails_stores_nothing(cache):
    fail_after(cache, "INSERT INTO meta VALUES ('colour', 'grey')")
    with cache.read() as connection:
        assert get(connection, "colour") is None


def test_that_a_failing_block_takes_changed_tables_back_too(cache):
    fail_after(cache, "CREATE TABLE half_done (x INTEGER)")
    with cache.raw_read() as connection:
        query = "SELECT count(*) FROM sqlite_schema WHERE name = 'half_done'"
        assert connection.execute(query).fetchone() == (0,)


def test_that_readers_cannot_write(cache):
    with pytest.raises(CockpitError) as caught, cache.read() as connection:
        put(connection, "colour", "grey")
    assert caught.value.code == "cache.read_only"
    with pytest.raises(CockpitError) as caught, cache.raw_read() as raw:
        raw.execute("DELETE FROM meta")
    assert caught.value.code == "cache.read_only"


def test_that_writing_inside_writing_is_refused_instead_of_waiting_for_itself(cache):
    with cache.write(), pytest.raises(RuntimeError), cache.write():
        pass


def test_that_the_data_version_counts_up(cache):
    before = cache.version()
    with cache.write() as connection:
        assert cache.bump(connection) == before + 1
        assert cache.version() == before
    assert cache.version() == before + 1


def test_that_a_reader_sees_one_version_during_a_long_write(cache):
    with cache.write() as connection:
        put(connection, "left", "0")
        put(connection, "right", "0")
    half_way, go_on = threading.Event(), threading.Event()

    def write():
        with cache.write() as connection:
            put(connection, "left", "1")
            half_way.set()
            assert go_on.wait(10)
            put(connection, "right", "1")

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(write)
        assert half_way.wait(10)
        with cache.read() as old, cache.raw_read() as raw:
            assert (get(old, "left"), get(old, "right")) == ("0", "0")
            assert raw.execute("SELECT value FROM meta WHERE key = 'left'").fetchone() == ("0",)
            go_on.set()
            writing.result(10)
            assert (get(old, "left"), get(old, "right")) == ("0", "0")
            assert raw.execute("SELECT value FROM meta WHERE key = 'right'").fetchone() == ("0",)
        with cache.read() as new:
            assert (get(new, "left"), get(new, "right")) == ("1", "1")


def test_that_threads_lose_no_write_and_no_reader_sees_half_of_one(cache):
    writers, rounds = 4, 15
    torn = []
    done = threading.Event()

    def write(_):
        for _ in range(rounds):
            with cache.write() as connection:
                n = int(get(connection, "left") or 0) + 1
                put(connection, "left", str(n))
                put(connection, "right", str(n))

    def read():
        while not done.is_set():
            with cache.read() as connection:
                pair = get(connection, "left"), get(connection, "right")
            with cache.raw_read() as raw:
                query = "SELECT count(DISTINCT value) FROM meta WHERE key IN ('left', 'right')"
                (kinds,) = raw.execute(query).fetchone()
            if pair[0] != pair[1] or kinds > 1:
                torn.append(pair)

    with ThreadPoolExecutor(writers + 2) as pool:
        readers = [pool.submit(read) for _ in range(2)]
        list(pool.map(write, range(writers)))
        done.set()
        for reader in readers:
            reader.result(10)
    with cache.read() as connection:
        assert get(connection, "left") == str(writers * rounds)
    assert torn == []


def test_that_a_second_opening_of_the_same_home_is_refused(cache, open_cache):
    with pytest.raises(CockpitError) as caught:
        open_cache()
    assert caught.value.code == "cache.in_use"


def test_that_closing_gives_the_home_back_and_closing_twice_does_no_harm(open_cache):
    first = open_cache()
    first.close()
    first.close()
    second = open_cache()
    assert second.version() == 0


def test_that_a_closed_cache_says_so(open_cache):
    cache = open_cache()
    cache.close()
    for use in (cache.read, cache.write, cache.raw_read):
        with pytest.raises(CockpitError) as caught, use():
            pass
        assert caught.value.code == "cache.closed"


def test_that_another_program_may_read_beside_the_one_that_writes(cache, open_cache):
    beside = open_cache(shared=True)
    with cache.write() as connection:
        put(connection, "colour", "grey")
    with beside.read() as connection:
        assert get(connection, "colour") == "grey"
    with pytest.raises(CockpitError) as caught, beside.write():
        pass
    assert caught.value.code == "cache.read_only"


@pytest.mark.parametrize("code", ["cache.read_only", "cache.disk_full"])
def test_that_a_home_that_takes_no_writing_can_still_be_read(
    cache, open_cache, home, monkeypatch, code
):
    with cache.write() as connection:
        put(connection, "colour", "grey")
    cache.close()
    before = {file.name: file.stat().st_mtime_ns for file in home.rglob("*")}
    obstacle = CockpitError(code, path=str(home))
    monkeypatch.setattr("models.cache_files.obstacle", lambda paths: obstacle)
    still = open_cache()
    with still.read() as connection, still.raw_read() as raw:
        assert get(connection, "colour") == "grey"
        assert raw.execute("SELECT count(*) FROM audit").fetchone() == (1,)
    with pytest.raises(CockpitError) as caught, still.write():
        pass
    assert caught.value.code == code
    still.close()
    assert {file.name: file.stat().st_mtime_ns for file in home.rglob("*")} == before


def test_that_no_cache_is_made_where_none_can_be(open_cache, monkeypatch, home):
    obstacle = CockpitError("cache.disk_full", path=str(home))
    monkeypatch.setattr("models.cache_files.obstacle", lambda paths: obstacle)
    with pytest.raises(CockpitError) as caught:
        open_cache()
    assert caught.value.code == "cache.disk_full"


NOBODY = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from models.cache import Cache
from models.errors import CockpitError
from models.paths import Paths
from models.unlocking import Passphrase

home, now = Path(sys.argv[1]), datetime(2026, 9, 14, tzinfo=UTC)
cache = Cache.open(Paths(home / "a"), Passphrase(None), now=now, demo=True)
cache.check()
cache.close()
for file in (home / "a").rglob("*"):
    os.chmod(file, 0o444 if file.is_file() else 0o555)
os.chmod(home / "a", 0o555)
if os.geteuid() == 0:  # nothing is read-only for root
    os.seteuid(65534)
cache = Cache.open(Paths(home / "a"), Passphrase(None), now=now, demo=True)
print(cache.mode, cache.version(), all(finding.good for finding in cache.check()))
try:
    cache.secrets.set("colour", "grey")
except CockpitError as error:
    print(error.code)
cache.close()
"""


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has no modes")
def test_that_a_truly_read_only_folder_can_still_be_read():
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        answer = subprocess.run(
            [sys.executable, "-c", NOBODY, folder],
            capture_output=True, text=True, check=True, timeout=60,
        )
        os.chmod(os.path.join(folder, "a"), 0o755)
    assert answer.stdout.split() == ["still", "0", "True", "cache.read_only"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
@pytest.mark.parametrize("umask", [0, 0o777])
def test_that_files_are_their_owners_only_whatever_the_umask(open_cache, home, umask):
    usual = os.umask(umask)
    try:
        cache = open_cache()
        with cache.write() as connection:
            put(connection, "colour", "grey")
        cache.backup(home / "backups" / "one.backup")
        found = {file: stat.S_IMODE(file.stat().st_mode) for file in [home, *home.rglob("*")]}
    finally:
        os.umask(usual)
    assert {"cache.db-wal", "cache.db-shm", "one.backup"} <= {file.name for file in found}
    assert {mode for file, mode in found.items() if file.is_dir()} == {0o700}
    assert {mode for file, mode in found.items() if file.is_file()} == {0o600}


def test_that_opening_for_the_first_picture_imports_no_heavy_library(open_cache, home):
    open_cache(demo=True).close()
    program = f"""
import sys
from datetime import UTC, datetime
from pathlib import Path
from models.cache import Cache
from models.paths import Paths
from models.unlocking import Passphrase
now = datetime(2026, 9, 14, tzinfo=UTC)
cache = Cache.open(Paths(Path({str(home)!r})), Passphrase(None), now=now)
with cache.raw_read() as connection:
    connection.execute("SELECT count(*) FROM mart_segment").fetchone()
cache.version()
cache.close()
heavy = {{"sqlalchemy", "alembic", "pandas", "numpy", "msgspec", "keyring", "PySide6", "requests"}}
print(sorted(heavy & set(sys.modules)))
"""
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert answer.stdout == "[]\n"


def test_that_the_whole_home_moves_with_one_argument(tmp_path):
    places = Paths(tmp_path)
    names = [name for name in dir(Paths) if name.endswith(("_file", "_folder"))]
    assert len(names) > 7
    assert all(getattr(places, name).is_relative_to(tmp_path) for name in names)


def test_that_without_argument_the_home_is_where_the_system_keeps_user_data():
    assert Paths().home.name == "sales-cockpit"
    assert Paths().home.is_absolute()
