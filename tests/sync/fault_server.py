"""A small CRM over real sockets that misbehaves from a seed.

`Crm` holds records with versions and a clock of its own; `FaultServer` serves them in pages by
id: `/{kind}?after=&since=&until=&size=`, `/{kind}/ids?after=`, `/{kind}/some?ids=1,2`. Before each
answer `faults` says what goes wrong: a name of `FAULTS`, or None.
"""

from __future__ import annotations

import gzip
import json
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

FAULTS = (
    "cut", "html", "bad_json", "reset", "status_500", "status_503", "status_429", "no_length",
    "chunk_cut", "gzip_cut", "redirect", "nan", "twice", "forbidden_page",
)


@dataclass
class Crm:
    """What the source knows. Rows are JSON objects with `id`, `modified`, and `events`."""

    now: datetime
    page_size: int = 5
    rows: dict[str, dict[int, dict[str, Any]]] = field(default_factory=dict)
    hidden: set[tuple[str, int]] = field(default_factory=set)
    date_header: bool = True

    def put(self, kind: str, number: int, *, at: datetime | None = None, **values: Any) -> None:
        """Create or change a record; its modified time is `at`, else the CRM's clock."""
        row = self.rows.setdefault(kind, {}).setdefault(number, {"id": number})
        row.update(values)
        row["modified"] = (at or self.now).isoformat()

    def event(self, number: int, name: str, old: str | None, new: str | None, at: datetime) -> None:
        row = self.rows["opportunities"][number]
        row.setdefault("events", []).append([name, old, new, at.isoformat()])

    def remove(self, kind: str, number: int) -> None:
        del self.rows[kind][number]

    def page(self, kind: str, after: int, since: str, until: str, size: int) -> dict[str, Any]:
        found = [
            row for number, row in sorted(self.rows.get(kind, {}).items())
            if number > after and (kind, number) not in self.hidden
            and (not since or row["modified"] >= since) and (not until or row["modified"] < until)
        ]
        return {"data": found[:size], "more": len(found) > size}

    def ids(self, kind: str, after: int) -> dict[str, Any]:
        found = [
            number for number in sorted(self.rows.get(kind, {}))
            if number > after and (kind, number) not in self.hidden
        ]
        return {"data": found[: self.page_size], "more": len(found) > self.page_size}

    def some(self, kind: str, ids: list[int]) -> dict[str, Any]:
        rows = self.rows.get(kind, {})
        found = [rows[n] for n in ids if n in rows and (kind, n) not in self.hidden]
        return {"data": found, "more": False}


def storm(seed: int, share: float = 0.35) -> Callable[[], str | None]:
    """Faults by chance, the same for the same seed."""
    draws = random.Random(seed)
    return lambda: draws.choice(FAULTS) if draws.random() < share else None


class FaultServer:
    """Serves a `Crm` on a free port of the loopback until `stop`."""

    def __init__(self, crm: Crm) -> None:
        self.crm = crm
        self.faults: Callable[[], str | None] = lambda: None
        self.answer: Callable[[Any], None] | None = None  # takes the handler; replaces everything
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.gzip = False
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _handler(owner: FaultServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def log_message(self, *arguments: object) -> None:
            """Quiet."""

        def date_time_string(self, timestamp: float | None = None) -> str:
            return format_datetime(owner.crm.now.astimezone(UTC), usegmt=True)

        def send_response(self, code: int, message: str | None = None) -> None:
            self.send_response_only(code, message)
            if owner.crm.date_header:
                self.send_header("Date", self.date_time_string())

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            self.body = self.rfile.read(length)
            self.do_GET()

        def do_GET(self) -> None:
            owner.requests.append((self.path, dict(self.headers)))
            if owner.answer is not None:
                owner.answer(self)
                return
            body = json.dumps(self._content()).encode()
            fault = owner.faults()
            if fault is None:
                self.send_json(body)
            else:
                _MISBEHAVE[fault](self, body)

        def _content(self) -> dict[str, Any]:
            parts = urlsplit(self.path)
            query = {key: values[0] for key, values in parse_qs(parts.query).items()}
            kind, _, what = parts.path.strip("/").partition("/")
            after = int(query.get("after", 0))
            if what == "ids":
                return owner.crm.ids(kind, after)
            if what == "some":
                return owner.crm.some(kind, [int(n) for n in query["ids"].split(",")])
            return owner.crm.page(
                kind, after, query.get("since", ""), query.get("until", ""), owner.crm.page_size
            )

        def send_json(
            self, body: bytes, status: int = 200, kind: str = "application/json", **headers: str
        ) -> None:
            if owner.gzip and status == 200:
                body = gzip.compress(body)
                headers["Content-Encoding"] = "gzip"
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            self.wfile.write(body)

        def end_here(self) -> None:
            self.wfile.flush()
            self.close_connection = True

    return Handler


def _cut(handler: Any, body: bytes) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.end_here()


def _no_length(handler: Any, body: bytes) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.wfile.write(body)
    handler.end_here()


def _chunk_cut(handler: Any, body: bytes) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(f"{len(body):x}\r\n".encode() + body + b"\r\n")
    handler.end_here()


def _gzip_cut(handler: Any, body: bytes) -> None:
    packed = gzip.compress(body)[:-9]
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Encoding", "gzip")
    handler.send_header("Content-Length", str(len(packed)))
    handler.end_headers()
    handler.wfile.write(packed)


def _reset(handler: Any, body: bytes) -> None:
    handler.end_here()


def _says(status: int, text: bytes, kind: str = "text/html", **headers: str) -> Callable[..., None]:
    return lambda handler, body: handler.send_json(text, status, kind, **headers)


_PAGE = b"<html><body>We will be back soon</body></html>"
_MISBEHAVE: dict[str, Callable[[Any, bytes], None]] = {
    "cut": _cut,
    "reset": _reset,
    "no_length": _no_length,
    "chunk_cut": _chunk_cut,
    "gzip_cut": _gzip_cut,
    "html": _says(200, _PAGE),
    "forbidden_page": _says(403, _PAGE),
    "bad_json": lambda handler, body: handler.send_json(body[:-1] + b","),
    "nan": lambda handler, body: handler.send_json(body[:-1] + b', "x": NaN}'),
    "twice": lambda handler, body: handler.send_json(body[:-1] + b', "data": []}'),
    "status_500": _says(500, b"{}", "application/json"),
    "status_503": _says(503, _PAGE, Retry_After="1"),
    "status_429": _says(429, b"{}", "application/json"),
    "redirect": _says(302, b"", Location="http://elsewhere.example/"),
}


def drip(seconds: float) -> Callable[[Any], None]:
    """An answer that sends one byte at a time, for so long."""

    def answer(handler: Any) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        end = time.monotonic() + seconds
        try:
            while time.monotonic() < end:
                handler.wfile.write(b" ")
                handler.wfile.flush()
                time.sleep(0.02)
        except OSError:
            pass
        handler.close_connection = True

    return answer


def says(
    body: bytes, status: int = 200, kind: str = "application/json", **headers: str
) -> Callable[[Any], None]:
    """An answer of one's own, for `FaultServer.answer`."""
    return lambda handler: handler.send_json(body, status, kind, **headers)
