"""Fixtures every room may use; none of them needs a screen, a network or a key store."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from models import unlocking
from models.cache import Cache
from models.paths import Paths
from models.unlocking import Passphrase

if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # else Qt ends the whole run

pytest_plugins = ("tryton_server",)  # tests/tryton: a real server, started when asked for

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)
PASSPHRASE = "four grey geese in a row"


@pytest.fixture(autouse=True)
def _cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real cost is a third of a second for each opening."""
    monkeypatch.setattr(unlocking, "COST", 2**4)


@pytest.fixture(autouse=True)
def _collects_again() -> Iterator[None]:
    """A window collects garbage by its own timer, which runs no longer than the window does."""
    yield
    gc.enable()


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "home")


@pytest.fixture
def home(paths: Paths) -> Path:
    return paths.home


@pytest.fixture
def open_cache(paths: Paths) -> Iterator[Callable[..., Cache]]:
    """`Cache.open` on a machine without key store; keywords go on. Closes what it opened."""
    opened: list[Cache] = []

    def opener(place: Paths = paths, passphrase: str | None = PASSPHRASE, **more: Any) -> Cache:
        wishes = {"now": NOW, "find": lambda: None} | more
        opened.append(Cache.open(place, Passphrase(passphrase), **wishes))
        return opened[-1]

    yield opener
    for cache in opened:
        cache.close()


@pytest.fixture
def cache(open_cache: Callable[..., Cache]) -> Cache:
    """An open, empty cache, locked by a passphrase."""
    return open_cache()


@pytest.fixture(scope="session")
def demo_home_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo company, read over HTTP once for all workers; never open it, copy it."""
    from cockpit.demo import prepare

    shared = tmp_path_factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else (
        tmp_path_factory.getbasetemp())
    home = shared / "demo-company"
    with FileLock(shared / "demo-company.lock"):
        if not (home / "done").exists():
            prepare(Paths(home), lambda: datetime.now(UTC)).stop()
            # The overview walks through the past of the forecast; who tests it goes there.
            (home / "window.ini").write_text("[General]\npage=funnel\n", encoding="utf-8")
            (home / "done").touch()
    return home


@pytest.fixture(scope="module")
def demo_home_kept(demo_home_built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo company for the tests of one file."""
    return Path(shutil.copytree(demo_home_built, tmp_path_factory.mktemp("demo") / "home"))


@pytest.fixture
def demo_home(demo_home_built: Path, tmp_path: Path) -> Path:
    """A copy of the demo company that a test may change."""
    return Path(shutil.copytree(demo_home_built, tmp_path / "demo"))
