"""The only door to the operating system's key store: file key, high-water mark, tokens."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, Protocol

from models.errors import CockpitError

SERVICE = "sales-cockpit"


class KeyStore(Protocol):
    """A place of the operating system that keeps secrets for the signed-in user.

    Errors of all methods: CockpitError("cache.locked_keystore") when it does not answer.
    """

    @property
    def label(self) -> str:
        """The name people know it by, remembered with the cache."""

    def get(self, name: str) -> str | None: ...

    def set(self, name: str, value: str) -> None: ...

    def delete(self, name: str) -> None:
        """Forget `name`; nothing happens when it is not there."""


_ALLOWED = {
    "linux": (
        ("Secret Service", "keyring.backends.SecretService", "Keyring"),
        ("KWallet", "keyring.backends.kwallet", "DBusKeyring"),
    ),
    "darwin": (("macOS Keychain", "keyring.backends.macOS", "Keyring"),),
    "win32": (("Windows Credential Manager", "keyring.backends.Windows", "WinVaultKeyring"),),
}
"""By name, because `keyring` alone would also pick plain-text files when they are installed."""


def find_keystore() -> KeyStore | None:
    """The key store of this machine, None where there is none that can be trusted."""
    for label, module, name in _ALLOWED.get(sys.platform, _ALLOWED["linux"]):
        backend = getattr(import_module(module), name)
        if backend.viable:
            return SystemKeyStore(label, backend())
    return None


class SystemKeyStore:
    """One of the allowed `keyring` backends."""

    def __init__(self, label: str, backend: Any) -> None:
        self._label, self._backend = label, backend

    @property
    def label(self) -> str:
        return self._label

    def get(self, name: str) -> str | None:
        answer = self._ask(self._backend.get_password, SERVICE, name)
        return None if answer is None else str(answer)

    def set(self, name: str, value: str) -> None:
        self._ask(self._backend.set_password, SERVICE, name, value)

    def delete(self, name: str) -> None:
        if self.get(name) is not None:
            self._ask(self._backend.delete_password, SERVICE, name)

    def _ask(self, question: Callable[..., Any], *arguments: str) -> Any:
        try:
            return question(*arguments)
        except Exception as error:  # noqa: BLE001 - each backend has its own; none may leak through
            # Without `from`: a backend's message may hold what it was asked to keep.
            raise CockpitError(
                "cache.locked_keystore", store=self._label, reason=type(error).__name__
            ) from None


class Drawer:
    """The names of one cache inside a key store, so that two homes never meet.

    Key stores cannot list what they hold, so the drawer keeps a list of its own.
    """

    _LIST = "names"

    def __init__(self, store: KeyStore, home_id: str) -> None:
        self._store, self._home_id = store, home_id

    @property
    def label(self) -> str:
        return self._store.label

    def get(self, name: str) -> str | None:
        return self._store.get(f"{self._home_id}/{name}")

    def set(self, name: str, value: str) -> None:
        names = self.names()
        if name not in names:  # listed first: a name without a value is harmless, the other not
            self._store.set(f"{self._home_id}/{self._LIST}", json.dumps([*names, name]))
        self._store.set(f"{self._home_id}/{name}", value)

    def delete(self, name: str) -> None:
        self._store.delete(f"{self._home_id}/{name}")
        names = [known for known in self.names() if known != name]
        self._store.set(f"{self._home_id}/{self._LIST}", json.dumps(names))

    def names(self) -> list[str]:
        listed = self._store.get(f"{self._home_id}/{self._LIST}")
        return [str(name) for name in json.loads(listed)] if listed else []

    def destroy(self) -> None:
        """Forget everything of this cache, its key first."""
        for name in sorted(self.names(), key=lambda name: name != "key"):
            self._store.delete(f"{self._home_id}/{name}")
        self._store.delete(f"{self._home_id}/{self._LIST}")
