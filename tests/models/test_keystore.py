"""Keys in the operating system's key store."""

from __future__ import annotations

import pytest

from models.cache import Cache
from models.errors import CockpitError
from models.keystore import Drawer, SystemKeyStore, find_keystore
from models.paths import Paths
from models.unlocking import Passphrase

NOBODY = Passphrase(None)


class Store:
    """A key store in memory."""

    def __init__(self, label="Test Store"):
        self.label, self.kept, self.locked = label, {}, False

    def _answer(self):
        if self.locked:
            raise CockpitError("cache.locked_keystore", store=self.label, reason="locked")

    def get(self, name):
        self._answer()
        return self.kept.get(name)

    def set(self, name, value):
        self._answer()
        self.kept[name] = value

    def delete(self, name):
        self._answer()
        self.kept.pop(name, None)


@pytest.fixture
def store():
    return Store()


@pytest.fixture
def stored(open_cache, store):
    """Opens a cache whose key is in `store`."""

    def opener(**wishes):
        return open_cache(passphrase=None, **({"find": lambda: store} | wishes))

    return opener


def test_that_with_a_key_store_nobody_is_asked_and_no_key_is_in_a_file(stored, paths, store):
    cache = stored()
    key = cache.lock.key
    cache.secrets.set("crm", "hush hush")
    cache.close()
    assert key.hex() in store.kept.values()
    assert not paths.mark_file.exists()
    for file in paths.home.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            assert key not in data
            assert key.hex().encode() not in data
            assert b"hush hush" not in data
    assert stored().secrets.get("crm") == "hush hush"


def test_that_two_homes_share_a_store_without_meeting(stored, tmp_path, store):
    one, other = stored(), stored(place=Paths(tmp_path / "other"))
    one.secrets.set("crm", "first")
    other.secrets.set("crm", "second")
    assert (one.secrets.get("crm"), other.secrets.get("crm")) == ("first", "second")
    assert one.lock.key != other.lock.key
    other.wipe()
    assert one.secrets.get("crm") == "first"


def test_that_a_deleted_secret_is_gone(stored, store):
    cache = stored()
    cache.secrets.set("crm", "hush")
    cache.secrets.delete("crm")
    cache.secrets.delete("crm")
    assert cache.secrets.get("crm") is None
    assert "hush" not in store.kept.values()


def test_that_secrets_without_a_key_store_live_in_the_encrypted_file(cache):
    cache.secrets.set("crm", "one")
    cache.secrets.set("crm", "two")
    assert cache.secrets.get("crm") == "two"
    cache.secrets.delete("crm")
    assert cache.secrets.get("crm") is None


def refusal(stored, **wishes):
    with pytest.raises(CockpitError) as caught:
        stored(**wishes)
    return caught.value


def test_that_missing_key_locked_store_absent_store_and_wrong_key_are_told_apart(stored, store):
    stored().close()
    store.locked = True
    assert refusal(stored).code == "cache.locked_keystore"
    store.locked = False
    absent = refusal(stored, find=lambda: None)
    assert (absent.code, absent.facts["store"]) == ("cache.locked_keystore", "Test Store")
    moved = refusal(stored, find=lambda: Store("Another Store"))
    assert moved.code == "cache.key_missing"
    assert (moved.facts["store"], moved.facts["found"]) == ("Test Store", "Another Store")
    (name,) = [name for name in store.kept if name.endswith("/key")]
    right = store.kept[name]
    store.kept[name] = "00" * 32
    assert refusal(stored).code == "cache.wrong_key"
    del store.kept[name]
    assert refusal(stored).code == "cache.key_missing"
    store.kept[name] = right
    assert stored().version() == 0


def test_that_an_older_copy_of_the_whole_home_is_noticed(stored, paths):
    stored().close()
    old = {file: file.read_bytes() for file in paths.home.iterdir() if file.is_file()}
    cache = stored()
    with cache.write() as connection:
        cache.bump(connection)
    cache.close()
    for file, data in old.items():
        file.write_bytes(data)
    assert refusal(stored).code == "cache.older_than_mark"


def test_that_check_names_the_store(stored):
    words = {finding.what: finding.words for finding in stored().check()}
    assert words["key"] == "The key of the file is in Test Store."
    assert words["high-water mark"] == "The file is not older than the mark in Test Store."


def test_that_wiping_destroys_key_mark_and_secrets(stored, paths, store):
    cache = stored()
    cache.secrets.set("crm", "hush")
    cache.close()
    Cache.wipe_home(paths, find=lambda: store)
    assert store.kept == {}


def test_that_wiping_waits_for_a_locked_store(stored, paths, store):
    cache = stored()
    store.locked = True
    with pytest.raises(CockpitError):
        cache.wipe()
    store.locked = False
    Cache.wipe_home(paths, find=lambda: store)
    assert not paths.cache_file.exists()


def test_that_a_backup_restores_where_the_key_is(stored, paths, store, tmp_path, now):
    cache = stored()
    with cache.write() as connection:
        cache.bump(connection)
    cache.backup(tmp_path / "one.backup")
    cache.close()
    Cache.restore(tmp_path / "one.backup", paths, NOBODY, now=now, find=lambda: store).close()
    cache = stored()
    assert cache.version() == 1
    assert all(finding.good for finding in cache.check())


def test_that_a_drawer_lists_what_it_holds():
    store = Store()
    drawer = Drawer(store, "home")
    drawer.set("key", "k")
    drawer.set("mark", "m")
    drawer.set("mark", "n")
    drawer.delete("key")
    assert drawer.names() == ["mark"]
    assert drawer.get("mark") == "n"
    drawer.destroy()
    assert store.kept == {}


class Broken:
    """A backend that fails and tells what it was asked to keep."""

    def get_password(self, service, name):
        raise RuntimeError("hush hush")

    set_password = delete_password = get_password


def test_that_a_failing_backend_becomes_our_error_without_its_words():
    store = SystemKeyStore("Test Store", Broken())
    with pytest.raises(CockpitError) as caught:
        store.get("key")
    error = caught.value
    assert (error.code, error.facts["reason"]) == ("cache.locked_keystore", "RuntimeError")
    assert "hush" not in f"{error!r}{error.__cause__!r}"


class InMemory:
    """What a `keyring` backend looks like."""

    def __init__(self):
        self.kept = {}

    def get_password(self, service, name):
        return self.kept.get((service, name))

    def set_password(self, service, name, value):
        self.kept[service, name] = value

    def delete_password(self, service, name):
        del self.kept[service, name]


def test_that_a_backend_is_asked_under_our_name():
    backend = InMemory()
    store = SystemKeyStore("Test Store", backend)
    store.set("home/key", "k")
    assert backend.kept == {("sales-cockpit", "home/key"): "k"}
    assert store.get("home/key") == "k"
    store.delete("home/key")
    store.delete("home/key")
    assert store.get("home/key") is None


def test_that_only_stores_we_know_are_used_whatever_keyring_was_told(monkeypatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    found = find_keystore()
    assert found is None or found.label in {
        "Secret Service", "KWallet", "macOS Keychain", "Windows Credential Manager",
    }
