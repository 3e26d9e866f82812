"""The command in this process, on a home of its own."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from cockpit.cli.run import run
from cockpit.unlocking import SECRET_VARIABLE, VARIABLE
from models.cache import Cache

NOW = datetime(2026, 9, 14, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Told:
    """What a command left: exit code, standard output and standard error."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def command(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs `sales-cockpit` with a passphrase; `secret` is typed on standard input."""
    monkeypatch.setenv(VARIABLE, "four grey geese")
    monkeypatch.delenv(SECRET_VARIABLE, raising=False)
    for opener in (Cache.open.__func__, Cache.restore.__func__, Cache.wipe_home):
        monkeypatch.setitem(opener.__kwdefaults__, "find", lambda: None)  # also on a desktop

    def act(*words: object, secret: str = "", place: Path = home) -> Told:
        capsys.readouterr()
        monkeypatch.setattr("sys.stdin", io.StringIO(secret))
        code = run(["--home", str(place), *map(str, words)])
        told = capsys.readouterr()
        return Told(code, told.out, told.err)

    return act


@pytest.fixture(scope="session")
def little_world():
    from sync.demo import frame, world

    return world.build(frame.Size("little", 8, 40, 240, 900, 700, 3_000), seed=3,
                       today=date(2026, 9, 14))


@pytest.fixture
def little_server(little_world):
    """A small demo CRM on the loopback."""
    from sync.demo.server import start

    server = start(little_world, token="let me in")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def filled_home_built(little_world, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home with the small company, read once, while its server goes on; copy it."""
    from models import unlocking
    from models.paths import Paths
    from models.settings import Settings
    from models.task import Task
    from models.unlocking import Passphrase
    from sync.connections import add_connection
    from sync.demo.server import start
    from sync.engine import sync

    place, server = tmp_path_factory.mktemp("filled") / "home", start(little_world)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unlocking, "COST", 2**4)
        cache = Cache.open(Paths(place), Passphrase("four grey geese"), now=NOW,
                           find=lambda: None)
    add_connection(cache, "demo", "crm", server.url, {}, server.token, now=NOW)
    sync(cache, "crm", Task(), clock=lambda: NOW, calendar=Settings().calendar())
    cache.close()
    yield place
    server.stop()


@pytest.fixture
def filled(command, filled_home_built: Path, home: Path):
    """The command, on a home with the small company in it."""
    shutil.copytree(filled_home_built, home)
    return command


@pytest.fixture
def few_pages(monkeypatch):
    """Only pages that are no subject here: what is asked of the others is asked in their tests."""
    from cockpit.pages.connections import ConnectionsPage
    from cockpit.pages.funnel import FunnelPage
    from cockpit.pages.settings import SettingsPage

    kinds = {"funnel": FunnelPage, "connections": ConnectionsPage, "settings": SettingsPage}
    monkeypatch.setattr("cockpit.window.discover", lambda package, name: kinds)


@pytest.fixture
def open_window(qtbot, demo_home, few_pages):
    from everywhere import settle, shut

    from cockpit import app
    from models.paths import Paths

    opened = []

    def opener():
        made = app.make_window(app.make_application(), Paths(demo_home), lambda: datetime.now(UTC),
                               theme="light", language="en")
        made.resize(1440, 900)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        made.activateWindow()
        made.go("funnel")
        opened.append(made)
        settle(qtbot, made)
        return made

    yield opener
    for made in opened:
        if not made.context.jobs._closed:
            shut(qtbot, made)
