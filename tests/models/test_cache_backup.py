"""Backup, restore and wipe."""

from __future__ import annotations

import stat

import pytest

from models.backup import MAGIC
from models.cache import Cache
from models.errors import CockpitError
from models.paths import Paths
from models.unlocking import Passphrase

RIGHT = Passphrase("four grey geese in a row")


def restore(source, paths, now, passphrase=RIGHT):
    return Cache.restore(source, paths, passphrase, now=now, find=lambda: None)


@pytest.fixture
def backup(cache, tmp_path):
    cache.secrets.set("colour", "grey")
    file = tmp_path / "one.backup"
    cache.backup(file)
    return file


def test_that_a_backup_is_encrypted_private_and_leaves_nothing_behind(backup, paths):
    data = backup.read_bytes()
    assert data.startswith(MAGIC)
    assert b"SQLite format 3" not in data
    assert b"colour" not in data
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert list(paths.backup_folder.iterdir()) == []
    assert sorted(file.name for file in backup.parent.iterdir()) == ["home", "one.backup"]


def test_that_a_backup_never_overwrites(cache, backup):
    before = backup.read_bytes()
    with pytest.raises(CockpitError) as caught:
        cache.backup(backup)
    assert caught.value.code == "cache.backup_exists"
    assert backup.read_bytes() == before


def test_that_a_backup_into_nowhere_is_told(cache, tmp_path):
    with pytest.raises(CockpitError) as caught:
        cache.backup(tmp_path / "no such folder" / "one.backup")
    assert caught.value.code == "cache.io_error"


def test_that_a_backup_is_made_while_another_transaction_reads_and_writes(cache, tmp_path, now):
    cache.secrets.set("colour", "grey")
    with cache.write() as connection:
        connection.exec_driver_sql("UPDATE secret SET value = 'not yet'")
        cache.backup(tmp_path / "one.backup")
    cache.close()
    with restore(tmp_path / "one.backup", Paths(tmp_path / "other"), now) as restored:
        assert restored.secrets.get("colour") == "grey"


def test_that_restoring_brings_back_what_was_and_keeps_what_is(cache, backup, paths, now):
    cache.secrets.set("colour", "green")
    cache.close()
    restored = restore(backup, paths, now)
    assert restored.secrets.get("colour") == "grey"
    assert all(finding.good for finding in restored.check())
    with restored.raw_read() as connection:
        last = "SELECT action FROM audit ORDER BY sequence DESC"
        assert connection.execute(last).fetchone() == ("cache.restored",)
    restored.close()
    (kept,) = paths.backup_folder.iterdir()
    again = restore(kept, paths, now)
    assert again.secrets.get("colour") == "green"
    again.close()


def test_that_a_damaged_cache_is_moved_aside_when_a_backup_takes_its_place(
    cache, backup, paths, now
):
    cache.close()
    paths.cache_file.write_bytes(bytes(range(256)) * 32)
    restored = restore(backup, paths, now)
    assert restored.secrets.get("colour") == "grey"
    restored.close()
    assert {file.suffix for file in paths.backup_folder.iterdir()} == {".db", ".header"}


def test_that_a_backup_opens_in_another_home_with_the_same_passphrase(
    cache, backup, tmp_path, now
):
    other = Paths(tmp_path / "other")
    restored = restore(backup, other, now)
    assert restored.secrets.get("colour") == "grey"
    restored.close()


def test_that_restoring_needs_the_cache_closed(cache, backup, paths, now):
    with pytest.raises(CockpitError) as caught:
        restore(backup, paths, now)
    assert caught.value.code == "cache.in_use"


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda data: b"my notes", "cache.not_a_backup"),
        (lambda data: data[:-1], "cache.damaged"),
        (lambda data: data[:100], "cache.damaged"),
        (lambda data: data.replace(b'"salt":"', b'"salt":"00', 1), "cache.damaged"),
        (lambda data: data[:-9999] + b"\0" + data[-9998:], "cache.damaged"),
    ],
    ids=["text", "cut off", "cut off early", "header", "page"],
)
def test_that_a_bad_backup_is_told_and_changes_nothing(cache, backup, paths, now, spoil, code):
    cache.close()
    bad = backup.with_name("bad.backup")
    bad.write_bytes(spoil(backup.read_bytes()))
    before = {file.name: file.read_bytes() for file in paths.home.iterdir() if file.is_file()}
    with pytest.raises(CockpitError) as caught:
        restore(bad, paths, now)
    assert caught.value.code == code
    assert caught.value.facts["path"] == str(bad)
    assert before == {
        file.name: file.read_bytes() for file in paths.home.iterdir() if file.is_file()
    }
    assert list(paths.backup_folder.iterdir()) == []


def test_that_restoring_with_the_wrong_passphrase_changes_nothing(cache, backup, paths, now):
    cache.secrets.set("colour", "green")
    cache.close()
    with pytest.raises(CockpitError) as caught:
        restore(backup, paths, now, Passphrase("five geese"))
    assert caught.value.code == "cache.wrong_key"
    with Cache.open(paths, RIGHT, now=now, find=lambda: None) as same:
        assert same.secrets.get("colour") == "green"


@pytest.mark.parametrize(
    "step",
    [
        "models.backup.headers.write",
        "models.backup.private_files.replace",
        "models.cache.mark.write",
        "models.cache_files.remove",
    ],
)
def test_that_a_restore_cut_off_anywhere_is_undone_or_finished(
    cache, backup, paths, now, open_cache, monkeypatch, step
):
    cache.secrets.set("colour", "green")
    cache.close()
    before = backup.read_bytes()
    (paths.home / "cache.restore").write_bytes(before)  # decided, and killed at once

    def killed(*arguments):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(step, killed)
        with pytest.raises(KeyboardInterrupt):
            open_cache()
    same = open_cache()
    assert same.secrets.get("colour") == "grey"
    assert all(finding.good for finding in same.check())
    assert not paths.restore_file.exists()


def test_that_wiping_leaves_no_file_with_data_and_a_new_cache_can_begin(
    cache, paths, open_cache, tmp_path
):
    cache.secrets.set("colour", "grey")
    cache.backup(paths.backup_folder / "one.backup")
    paths.settings_file.write_text("{}")
    cache.wipe()
    left = {file.name for file in paths.home.rglob("*") if file.is_file()}
    assert left == {"cache.lock", "settings.json"}
    assert open_cache(passphrase="another").secrets.get("colour") is None


def test_that_a_cache_that_does_not_open_can_be_wiped(cache, paths):
    cache.close()
    paths.header_file.write_bytes(b"rubbish")
    Cache.wipe_home(paths, find=lambda: None)
    assert not paths.cache_file.exists()
    assert not paths.header_file.exists()


def test_that_an_open_cache_is_not_wiped_from_elsewhere(cache, paths):
    with pytest.raises(CockpitError) as caught:
        Cache.wipe_home(paths, find=lambda: None)
    assert caught.value.code == "cache.in_use"
    assert cache.version() == 0
