"""A real Tryton for tests: installed and filled once, served to all workers of a run.

The folder is `SALES_COCKPIT_TRYTON_DIR`, else `.tryton` in the checkout, and stays between runs.
What is served is always a copy, so no test changes what the next run starts from. A server that
cannot be made fails the tests that need it; they are never skipped.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import requests
from filelock import FileLock

HERE = Path(__file__).parent
USER, PASSWORD = "admin", "cockpit-test-1"


def filled() -> Path:
    """The folder with the environment and the filled database; made when missing."""
    default = HERE.parents[1] / ".tryton"
    folder = Path(os.environ.get("SALES_COCKPIT_TRYTON_DIR") or default).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "lock"):
        made = subprocess.run(
            [HERE / "start.sh", "--fill", folder], capture_output=True, text=True, check=False
        )
    assert made.returncode == 0, made.stdout[-2000:] + made.stderr[-4000:]
    return folder


@dataclass
class TrytonServer:
    """One running server, asked for the truth in its own words."""

    port: int
    folder: Path
    session: requests.Session = field(default_factory=requests.Session)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/crm"

    def story(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads((self.folder / "story.json").read_text())
        return told

    def sign_in(self, user: str = USER, password: str = PASSWORD) -> None:
        user_id, token, *_ = self.call("common.db.login", user, {"password": password}, "en")
        words = base64.b64encode(f"{user}:{user_id}:{token}".encode()).decode()
        self.session.headers["Authorization"] = f"Session {words}"

    def call(self, method: str, *params: Any) -> Any:
        answer = self.session.post(
            self.url + "/rpc/", json={"id": 1, "method": method, "params": params}, timeout=60
        )
        answer.raise_for_status()
        body = answer.json(object_hook=_value)
        if body.get("error"):
            raise RuntimeError(body["error"])
        return body["result"]

    def deals(self, method: str, *params: Any) -> Any:
        return self.call(f"model.sale.opportunity.{method}", *params)

    def as_of(self, at: datetime | None) -> dict[str, dict[str, Any]]:
        """Id -> what the server says it knew of every opportunity at `at`; None: now."""
        fields = ["state", "amount", "conversion_probability", "end_date", "employee", "party",
                  "currency.code", "lost_reason", "lines.product"]
        context = {} if at is None else {"_datetime": json_of(at)}
        rows = self.deals("search_read", [], 0, None, [["id", "ASC"]], fields, context)
        return {str(row["id"]): row for row in rows}

    def moments(self) -> list[datetime]:
        """When anything ever happened to any opportunity, in order, to the microsecond."""
        last = max(int(key) for key in self.as_of(None)) + 400
        told = self.deals("history_revisions", list(range(1, min(last, 500))), {})
        return sorted({at for at, _, _ in told})


def json_of(value: date) -> dict[str, Any]:
    names = ["year", "month", "day"]
    if isinstance(value, datetime):
        names += ["hour", "minute", "second", "microsecond"]
    kind = "datetime" if isinstance(value, datetime) else "date"
    return {"__class__": kind, **{name: getattr(value, name) for name in names}}


def _value(told: dict[str, Any]) -> Any:
    kind = told.pop("__class__", None)
    if kind == "datetime":
        return datetime(**told, tzinfo=UTC)
    if kind == "date":
        return date(**told)
    return Decimal(told["decimal"]) if kind == "Decimal" else told


def _start(
    folder: Path, source: Path, records: int = 500
) -> tuple[subprocess.Popen[bytes], int]:
    """Serve a copy of the filled database from `folder`."""
    folder.mkdir(parents=True)
    for name in ("crm.sqlite", "story.json"):
        shutil.copy(source / "crm" / name, folder / name)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [source / "venv/bin/python", HERE / "serve.py", folder, str(port), str(records)],
            stdout=log, stderr=log, start_new_session=True,
        )
    server = TrytonServer(port, folder)
    deadline = time.monotonic() + 60
    while True:
        try:
            server.call("common.db.login", USER, {"password": PASSWORD}, "en")
            return process, port
        except requests.RequestException as error:
            server.session.close()
            if process.poll() is not None or time.monotonic() > deadline:
                process.kill()
                raise AssertionError((folder / "server.log").read_text()[-4000:]) from error
            time.sleep(0.1)


@contextmanager
def serving(folder: Path, records: int = 500) -> Iterator[TrytonServer]:
    """A server of one's own, to be changed at will; `records`: its limit for one call."""
    process, port = _start(folder, filled(), records)
    server = TrytonServer(port, folder)
    server.sign_in()
    try:
        yield server
    finally:
        server.session.close()
        process.terminate()
        process.wait(10)


@pytest.fixture(scope="session")
def tryton(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TrytonServer]:
    """The one server of this run, only to be read; the last worker to leave stops it."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    state, process = shared / "tryton.json", None
    with FileLock(shared / "tryton.lock"):
        told = json.loads(state.read_text()) if state.exists() else None
        if told is None:
            folder = shared / f"tryton-{time.monotonic_ns()}"
            process, port = _start(folder, filled())
            told = {"pid": process.pid, "port": port, "folder": str(folder), "readers": 0}
        told["readers"] += 1
        state.write_text(json.dumps(told))
    server = TrytonServer(told["port"], Path(told["folder"]))
    server.sign_in()
    yield server
    server.session.close()
    with FileLock(shared / "tryton.lock"):
        told = json.loads(state.read_text())
        told["readers"] -= 1
        if told["readers"]:
            state.write_text(json.dumps(told))
        else:
            state.unlink()
            os.kill(told["pid"], 15)
    if process is not None:
        process.wait(60)


@pytest.fixture
def own_tryton(tmp_path: Path) -> Iterator[TrytonServer]:
    with serving(tmp_path / "tryton") as server:
        yield server

