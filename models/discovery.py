"""Finds what a package offers: one module each, one well-known name in it."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from types import ModuleType
from typing import Any


def discover(package: ModuleType, name: str, key: str = "key") -> dict[str, Any]:
    """Import each module of `package` and collect its `name`, by the `key` attribute it carries.

    Modules without `name` are passed over. Errors: ValueError when two modules bear the same key,
    because a silent winner would change with the order of files.
    """
    found: dict[str, Any] = {}
    origin: dict[str, str] = {}
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda info: info.name):
        thing = getattr(import_module(f"{package.__name__}.{module.name}"), name, None)
        for item in thing if isinstance(thing, tuple) else (thing,):
            if item is None:
                continue
            label = getattr(item, key)
            if label in found:
                raise ValueError(
                    f"{package.__name__}.{module.name} and {origin[label]} both claim {label!r}"
                )
            found[label], origin[label] = item, module.name
    return found
