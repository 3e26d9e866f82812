"""Where the key of the file comes from: key store, passphrase, or nowhere for the demo company."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from models import header as headers
from models.errors import CockpitError
from models.header import Header
from models.keystore import Drawer, KeyStore

KEY_BYTES = 32
COST = 2**17  # N of scrypt with r=8, p=1: 128 MiB and about a third of a second
HIGHEST_COST = 2**20  # a header asking for more is not ours: it would eat the memory

FindKeyStore = Callable[[], KeyStore | None]


class Unlock(Protocol):
    """Whoever can be asked for the passphrase, on machines without a key store."""

    def passphrase(self) -> str | None:
        """The passphrase, None when nobody answers. Asked at most once per opening."""


@dataclass(frozen=True)
class Passphrase:
    """An `Unlock` that knows the answer already."""

    value: str | None = field(repr=False)

    def passphrase(self) -> str | None:
        return self.value


@dataclass(frozen=True)
class Unlocked:
    """A header with the key that fits it, and the drawer of the key store that holds the key."""

    header: Header
    key: bytes = field(repr=False)
    drawer: Drawer | None = None

    def with_schema(self, schema: str) -> Unlocked:
        return replace(self, header=replace(self.header, schema=schema).sealed(self.key))


def new_lock(
    unlock: Unlock, find: FindKeyStore, place: Path, *, demo: bool, schema: str
) -> Unlocked:
    """Make a key for a new cache and put it where it belongs.

    Errors: CockpitError: cache.key_missing without a passphrase, cache.locked_keystore.
    """
    home_id = secrets.token_hex(16)
    store = None if demo else find()
    key, salt, cost = secrets.token_bytes(KEY_BYTES), "", 0
    if store is None and not demo:
        salt, cost = secrets.token_hex(16), COST
        key = _derived(unlock.passphrase(), salt, cost, place)
    header = Header(
        format=headers.FORMAT,
        home_id=home_id,
        kind="demo" if demo else "passphrase" if store is None else "key_store",
        fingerprint=headers.fingerprint(key),
        schema=schema,
        store="" if store is None else store.label,
        salt=salt,
        cost=cost,
        key=key.hex() if demo else "",
    ).sealed(key)
    drawer = None
    if store is not None:
        drawer = Drawer(store, home_id)
        drawer.set("key", key.hex())
    return Unlocked(header, key, drawer)


def unlocked(header: Header, unlock: Unlock, find: FindKeyStore, place: Path) -> Unlocked:
    """Fetch the key that `header` asks for, and check that it fits.

    Errors: CockpitError: cache.locked_keystore, cache.key_missing, cache.wrong_key,
    cache.damaged when the header was changed by someone without the key.
    """
    drawer = None
    if header.kind == "demo":
        key = bytes.fromhex(header.key)
    elif header.kind == "passphrase":
        key = _derived(unlock.passphrase(), header.salt, header.cost, place)
    else:
        drawer, key = _stored(header, find, place)
    if not header.fits(key):
        raise CockpitError("cache.wrong_key", path=str(place), kind=header.kind)
    if not header.untouched(key):
        raise CockpitError("cache.damaged", path=str(place), part="header")
    return Unlocked(header, key, drawer)


def _stored(header: Header, find: FindKeyStore, place: Path) -> tuple[Drawer, bytes]:
    store = find()
    if store is None:
        raise CockpitError("cache.locked_keystore", store=header.store, reason="not there")
    drawer = Drawer(store, header.home_id)
    key = drawer.get("key")
    if key is None:
        raise CockpitError(
            "cache.key_missing", path=str(place), store=header.store, found=store.label
        )
    return drawer, bytes.fromhex(key)


def _derived(passphrase: str | None, salt: str, cost: int, place: Path) -> bytes:
    if not passphrase:
        raise CockpitError("cache.key_missing", path=str(place), kind="passphrase")
    if not 0 < cost <= HIGHEST_COST:
        raise CockpitError("cache.damaged", path=str(place), part="header")
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    kdf = Scrypt(salt=bytes.fromhex(salt), length=KEY_BYTES, n=cost, r=8, p=1)
    return kdf.derive(passphrase.encode())
