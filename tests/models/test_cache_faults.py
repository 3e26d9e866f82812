"""Kills, flipped bytes, old copies, full disks, and what a finder of the files could read."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from models.errors import CockpitError
from models.paths import Paths

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from models.cache import Cache
from models.paths import Paths
from models.unlocking import Passphrase

cache = Cache.open(
    Paths(Path(sys.argv[1])), Passphrase(None), now=datetime(2026, 9, 14, tzinfo=UTC), demo=True
)
with cache.read() as connection:
    n = connection.exec_driver_sql("SELECT count(*) FROM secret").scalar()
while True:
    with cache.write() as connection:
        connection.exec_driver_sql("INSERT INTO secret VALUES (?, ?)", (f"{n:08}", "x" * 3000))
        cache.bump(connection)
    if n % 5 == 0:
        cache.mark()
    print(n, flush=True)
    n += 1
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill -9")
def test_that_twenty_kills_lose_nothing_that_was_acknowledged(tmp_path, open_cache):
    home, acknowledged = tmp_path / "killed", -1
    luck = random.Random(20)
    for _ in range(20):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(home)], stdout=subprocess.PIPE, text=True
        )
        said = ""
        if luck.random() < 0.75:  # in the middle of writing; else while it opens
            said = process.stdout.readline()
            time.sleep(luck.uniform(0, 0.05))
        else:
            time.sleep(luck.uniform(0, 0.6))
        process.kill()
        lines = [int(line) for line in (said + process.stdout.read()).split("\n")[:-1]]
        process.wait()
        process.stdout.close()
        acknowledged = max([acknowledged, *lines])
    cache = open_cache(Paths(home), None)
    assert [finding.words for finding in cache.check() if not finding.good] == []
    with cache.raw_read() as connection:
        names = [int(row[0]) for row in connection.execute("SELECT name FROM secret ORDER BY 1")]
    assert acknowledged > 50
    assert names == list(range(len(names)))
    assert acknowledged < len(names)
    assert cache.version() == len(names)


def fill(cache, n=200):
    for start in range(0, n, 20):
        with cache.write() as connection:
            for i in range(start, start + 20):
                connection.exec_driver_sql(
                    "INSERT INTO secret VALUES (?, ?)", (f"name {i}", f"{i} value " * 20)
                )
        cache.mark()


def stored(cache):
    with cache.raw_read() as connection:
        return connection.execute("SELECT * FROM secret ORDER BY name").fetchall()


def flip(file: Path, luck: random.Random) -> None:
    data = bytearray(file.read_bytes())
    data[luck.randrange(len(data))] ^= 1 << luck.randrange(8)
    file.write_bytes(data)


def noticed(open_cache, paths) -> bool:
    """Whether opening or checking says that something is wrong."""
    try:
        cache = open_cache(paths)
    except CockpitError as error:
        return error.code in {"cache.damaged", "cache.older_than_mark", "cache.not_a_cache"}
    try:
        return not all(finding.good for finding in cache.check())
    finally:
        cache.close()


def test_that_every_flipped_bit_of_the_file_is_noticed(open_cache, paths, tmp_path):
    cache = open_cache()
    fill(cache)
    cache.close()
    luck = random.Random(7)
    for number in range(40):
        copy = Paths(tmp_path / f"flipped {number}")
        shutil.copytree(paths.home, copy.home)
        flip(copy.cache_file, luck)
        assert noticed(open_cache, copy)


def test_that_a_flipped_bit_of_the_log_is_noticed_or_changes_nothing(open_cache, paths, tmp_path):
    cache = open_cache()
    fill(cache)
    expected = stored(cache)
    # What a kill leaves behind: the latest commits are in the log only.
    left = tmp_path / "left"
    shutil.copytree(paths.home, left)
    assert (left / "cache.db-wal").stat().st_size > 100_000
    luck, caught = random.Random(8), 0
    for number in range(40):
        copy = Paths(tmp_path / f"flipped {number}")
        shutil.copytree(left, copy.home)
        flip(copy.home / "cache.db-wal", luck)
        if noticed(open_cache, copy):
            caught += 1
            continue
        same = open_cache(copy)
        assert stored(same) == expected
        same.close()
    assert caught > 20


def test_that_flipped_bits_of_mark_and_header_are_noticed_or_do_no_harm(
    open_cache, paths, tmp_path
):
    cache = open_cache()
    fill(cache, 40)
    expected = stored(cache)
    cache.close()
    luck = random.Random(9)
    for number in range(30):
        copy = Paths(tmp_path / f"flipped {number}")
        shutil.copytree(paths.home, copy.home)
        flip((copy.mark_file, copy.header_file)[number % 2], luck)
        if number % 2 == 0:
            assert noticed(open_cache, copy)
        else:
            same = open_cache(copy)  # the header stands there twice
            assert stored(same) == expected
            same.close()


def test_that_an_older_copy_of_the_file_is_noticed_and_can_be_accepted(open_cache, paths):
    cache = open_cache()
    fill(cache, 40)
    cache.close()
    old = paths.cache_file.read_bytes()
    cache = open_cache()
    cache.secrets.set("the newest", "change")
    cache.mark()
    cache.close()
    paths.cache_file.write_bytes(old)
    with pytest.raises(CockpitError) as caught:
        open_cache()
    assert (caught.value.code, caught.value.facts["reason"]) == ("cache.older_than_mark", "older")
    assert paths.cache_file.read_bytes() == old
    cache = open_cache(accept_older=True)
    with cache.raw_read() as connection:
        last = "SELECT action FROM audit ORDER BY sequence DESC"
        assert connection.execute(last).fetchone() == ("cache.older_accepted",)
    cache.close()
    assert open_cache().secrets.get("the newest") is None


def test_that_another_past_of_the_same_length_is_noticed(open_cache, paths, tmp_path, now):
    open_cache().close()
    twin = Paths(tmp_path / "twin")
    shutil.copytree(paths.home, twin.home)
    for place, action in ((paths, "one"), (twin, "another")):
        cache = open_cache(place)
        cache.note(action, {}, now)
        cache.close()
    shutil.copy(twin.cache_file, paths.cache_file)
    with pytest.raises(CockpitError) as caught:
        open_cache()
    assert caught.value.facts["reason"] == "another_past"


def test_that_a_mark_that_was_taken_away_is_noticed(open_cache, paths):
    open_cache().close()
    paths.mark_file.unlink()
    with pytest.raises(CockpitError) as caught:
        open_cache()
    assert caught.value.facts["reason"] == "mark_missing"


def limit(cache, pages):
    """Make the disk end after `pages` pages of the file."""
    with cache.write() as connection:
        driver = connection.connection.driver_connection
        driver.execute(f"PRAGMA max_page_count = {pages}")


def refusal(cache, through):
    """Write two rows of which the second does not fit; answers the code of the error."""
    rows = [("half", "stored"), ("big", "x" * 1_000_000)]
    insert = "INSERT INTO secret VALUES (?, ?)"
    try:
        with cache.write() as connection:
            if through == "engine":
                connection.exec_driver_sql(insert, rows)
            else:
                connection.connection.driver_connection.executemany(insert, rows)
    except CockpitError as error:
        return error.code


def test_that_a_full_disk_loses_nothing_and_heals_by_itself(cache):
    cache.secrets.set("before", "kept")
    limit(cache, 50)
    assert refusal(cache, through="engine") == "cache.disk_full"
    assert cache.secrets.get("before") == "kept"
    assert cache.secrets.get("half") is None
    assert refusal(cache, through="driver") == "cache.disk_full"
    limit(cache, 1_000_000)
    cache.secrets.set("after", "x" * 1_000_000)
    assert all(finding.good for finding in cache.check())


LIMITED = """
import resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from models.cache import Cache
from models.errors import CockpitError
from models.paths import Paths
from models.unlocking import Passphrase

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
cache = Cache.open(
    Paths(Path(sys.argv[1])), Passphrase(None), now=datetime(2026, 9, 14, tzinfo=UTC), demo=True
)
cache.secrets.set("before", "kept")
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
for use in (
    lambda: cache.secrets.set("big", "x" * 1_000_000),
    lambda: cache.backup(cache.paths.backup_folder / "one.backup"),
):
    try:
        use()
    except CockpitError as error:
        print(error.code)
print(cache.secrets.get("before"), cache.secrets.get("big"))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
cache.secrets.set("after", "x" * 1_000_000)
print(all(finding.good for finding in cache.check()))
print(sorted(file.name for file in cache.paths.backup_folder.iterdir()))
cache.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes there")
def test_that_failing_writes_are_told_in_our_codes_and_heal_by_themselves(tmp_path):
    answer = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path / "home")],
        capture_output=True, text=True, check=True, timeout=60,
    )
    first, second, kept, well, backups = answer.stdout.splitlines()
    assert first in {"cache.io_error", "cache.disk_full"}
    assert second in {"cache.io_error", "cache.disk_full"}
    assert (kept, well, backups) == ("kept None", "True", "[]")


def test_that_nothing_confidential_can_be_read_in_any_file(open_cache, paths, now):
    marker = "Zwölf-Äpfel-GmbH-7f3a"
    cache = open_cache()
    for n in range(50):
        cache.secrets.set(f"{marker} name {n}", f"{marker} value {n}")
    cache.note(f"{marker} action", {"customer": marker}, now)
    cache.mark()
    cache.backup(paths.backup_folder / "one.backup")
    cache.check()
    while_open = list(readable(paths, marker))
    cache.close()
    assert while_open + list(readable(paths, marker)) == []
    assert open_cache().secrets.get(f"{marker} name 3") == f"{marker} value 3"


def readable(paths, marker):
    for file in paths.home.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
                if marker.encode(encoding) in data:
                    yield file.name, encoding
