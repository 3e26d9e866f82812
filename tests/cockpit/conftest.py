"""The command in this process, on a home of its own."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cockpit.cli.run import run
from cockpit.unlocking import SECRET_VARIABLE, VARIABLE
from models.cache import Cache


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
