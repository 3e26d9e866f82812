"""A small real CRM on the loopback that serves the demo company, as of its own clock.

GET  /                      what this is, for people
GET  /api                   company, clock, streams and how many records each has
GET  /api/clock             {"now", "first", "last"}
POST /api/clock             {"days": n} or {"now": time}: move the clock forward
GET  /api/STREAM            ?modified_from= &modified_to= &after= &limit=  records by id
GET  /api/STREAM?ids=a,b    these records
GET  /api/STREAM/gone       the same for what was deleted or merged, with the last values
GET  /api/STREAM/ids        ?after= &limit=  ids of what exists

Lists answer {"data": [...], "next": id or null}; ask again with after=next. Everything is as of
the clock, which is also the Date header. The clock never goes back and cannot pass the last day.
Fields without a value are left out. Opportunities bring their change log as `history`, lines of
[sequence, field, old, new, effective, observed or null where it is the same, user]. Every path
under /api wants the token: `Authorization: Bearer TOKEN`.
"""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any, NoReturn
from urllib.parse import parse_qs, urlsplit

import msgspec

from models.entities import KINDS
from sync.demo.frame import moment, seconds_of
from sync.demo.snapshot import Snapshot
from sync.demo.welcome import welcome
from sync.demo.words import COMPANY
from sync.demo.world import World

PAGE = 1_000
LARGEST_PAGE = 5_000
LARGEST_ID_PAGE = 50_000
_LARGEST_BODY = 10_000
_encode = msgspec.json.Encoder().encode


class Answer(Exception):
    """Leaves a request early with this status and text."""

    def __init__(self, status: HTTPStatus, text: str) -> None:
        self.status, self.text = status, text
        super().__init__(text)


class Clock:
    """The moment the server stands at, and what it knows there. Thread safe."""

    def __init__(self, world: World, now: datetime) -> None:
        self._world, self._lock = world, Lock()
        self._snapshot = Snapshot(world, seconds_of(now))

    @property
    def snapshot(self) -> Snapshot:
        return self._snapshot

    @property
    def now(self) -> datetime:
        return moment(self._snapshot.clock)

    def move_to(self, now: datetime) -> None:
        """Errors: ValueError for a moment before the present one or after the last."""
        with self._lock:
            if not self.now <= now <= self._world.ends_at:
                raise ValueError("the clock only goes forward, and not past the last day")
            self._snapshot = Snapshot(self._world, seconds_of(now))


@dataclass(frozen=True)
class Server:
    """A running server. `clock` may be moved from here too."""

    url: str
    token: str
    clock: Clock
    stop: Callable[[], None]


def start(world: World, *, port: int = 0, token: str | None = None,
          clock: datetime | None = None) -> Server:
    """Serve in threads of this process; port 0 takes a free one. `stop()` ends it.

    The clock stands at the company's today at first. Errors: OSError when the port is taken.
    """
    http, server = _prepared(world, port, token, clock)
    thread = Thread(target=http.serve_forever, args=(0.05,), name="demo-crm", daemon=True)
    thread.start()

    def stop() -> None:
        http.shutdown()
        http.server_close()
        thread.join()

    return Server(server.url, server.token, server.clock, stop)


def serve(world: World, *, port: int, token: str | None = None, clock: datetime | None = None,
          ready: Callable[[Server], None] = lambda server: None) -> None:
    """Serve until interrupted. `ready` is called once, when the port is open."""
    http, server = _prepared(world, port, token, clock)
    with http:
        ready(server)
        http.serve_forever()


def _prepared(world: World, port: int, token: str | None, clock: datetime | None
              ) -> tuple[_Http, Server]:
    known = token or secrets.token_urlsafe(18)
    http = _Http(("127.0.0.1", port), world, Clock(world, clock or world.opens_at), known)
    url = f"http://127.0.0.1:{http.server_address[1]}"
    return http, Server(url, known, http.clock, http.shutdown)


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 32

    def __init__(self, address: tuple[str, int], world: World, clock: Clock, token: str) -> None:
        self.world, self.clock, self.token = world, clock, token
        super().__init__(address, _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        if isinstance(sys.exception(), ConnectionError | TimeoutError):
            return  # a client that hangs up in the middle is its own affair
        super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "DemoCRM/1", ""
    wbufsize = -1  # head and body leave in one packet, or each answer costs a delayed ACK
    disable_nagle_algorithm = True
    timeout = 120
    server: _Http

    def do_GET(self) -> None:
        self._answer(self._get)

    def do_POST(self) -> None:
        self._answer(self._post)

    def _answer(self, work: Callable[[Snapshot, str, dict[str, str]], object]) -> None:
        url = urlsplit(self.path)
        snapshot = self.server.clock.snapshot
        self._at = moment(snapshot.clock)
        status, kind = HTTPStatus.OK, "application/json"
        try:
            query = {key: values[-1] for key, values in
                     parse_qs(url.query, keep_blank_values=True).items()}
            if url.path == "/" and self.command == "GET":
                body, kind = welcome(self.server.world, snapshot), "text/html; charset=utf-8"
            else:
                self._check_token()
                body = _encode(work(snapshot, url.path, query))
        except Answer as early:
            status, body = early.status, _encode({"error": early.text})
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        if status is HTTPStatus.UNAUTHORIZED:
            self.send_header("WWW-Authenticate", "Bearer")
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def _get(self, snapshot: Snapshot, path: str, query: dict[str, str]) -> object:
        match path.strip("/").split("/"):
            case ["api"]:
                return {
                    "server": "Demo CRM 1", "company": COMPANY, "now": moment(snapshot.clock),
                    "streams": {stream: snapshot.count(stream) for stream in KINDS},
                }
            case ["api", "clock"]:
                return self._clock()
            case ["api", stream] if stream in KINDS and "ids" in query:
                return {"data": _named(snapshot, stream, query["ids"]), "next": None}
            case ["api", stream] if stream in KINDS:
                return _page(snapshot, stream, query, gone=False)
            case ["api", stream, "gone"] if stream in KINDS:
                return _page(snapshot, stream, query, gone=True)
            case ["api", stream, "ids"] if stream in KINDS:
                limit = _limit(query, LARGEST_ID_PAGE)
                try:
                    ids, after = snapshot.ids(stream, after=query.get("after", ""), limit=limit)
                except ValueError as error:
                    _refuse(error)
                return {"data": ids, "next": after}
            case _:
                raise Answer(HTTPStatus.NOT_FOUND, "there is nothing here")

    def _post(self, snapshot: Snapshot, path: str, query: dict[str, str]) -> object:
        if path.rstrip("/") != "/api/clock":
            raise Answer(HTTPStatus.NOT_FOUND, "there is nothing to change here")
        size = self.headers.get("Content-Length", "")
        if not size.isdecimal() or int(size) > _LARGEST_BODY:
            self.close_connection = True
            raise Answer(HTTPStatus.LENGTH_REQUIRED, "say how long the body is, at most 10 kB")
        try:
            told = msgspec.json.decode(self.rfile.read(int(size)), type=_Move)
        except msgspec.DecodeError as error:
            _refuse(error)
        try:
            later = moment(snapshot.clock) + timedelta(days=told.days)
            self.server.clock.move_to(told.now or later)
        except (ValueError, OverflowError, TypeError) as error:
            raise Answer(HTTPStatus.CONFLICT, str(error)) from None
        self._at = self.server.clock.now
        return self._clock()

    def _clock(self) -> object:
        world = self.server.world
        return {"now": self.server.clock.now, "first": moment(world.frame.first_day * 86_400),
                "last": world.ends_at}

    def _check_token(self) -> None:
        told = self.headers.get("Authorization", "")
        if not secrets.compare_digest(told.encode(), f"Bearer {self.server.token}".encode()):
            self.close_connection = True  # a body may still be unread
            raise Answer(HTTPStatus.UNAUTHORIZED, "the token is missing or wrong")

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The Date header tells the company's time, not ours."""
        return format_datetime(self._at, usegmt=True)

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing is logged: paths hold ids."""


class _Move(msgspec.Struct):
    days: float = 1
    now: datetime | None = None


def _refuse(error: Exception) -> NoReturn:
    raise Answer(HTTPStatus.BAD_REQUEST, str(error)) from None


def _limit(query: dict[str, str], largest: int) -> int:
    text = query.get("limit", str(PAGE))
    if not text.isdecimal() or not 0 < int(text) <= largest:
        raise Answer(HTTPStatus.BAD_REQUEST, f"limit must lie between 1 and {largest}")
    return int(text)


def _second(query: dict[str, str], name: str) -> int | None:
    if not query.get(name):
        return None
    try:
        return seconds_of(datetime.fromisoformat(query[name]))
    except (ValueError, TypeError):
        raise Answer(HTTPStatus.BAD_REQUEST, f"{name} must be a time with its zone") from None


def _page(snapshot: Snapshot, stream: str, query: dict[str, str], *, gone: bool) -> object:
    limit = _limit(query, LARGEST_PAGE)
    start, end = _second(query, "modified_from"), _second(query, "modified_to")
    try:
        part = snapshot.rows(stream, gone=gone, start=start or 0, end=end,
                             after=query.get("after", ""), limit=limit)
    except ValueError as error:
        _refuse(error)
    return {"data": part.rows, "next": part.after}


def _named(snapshot: Snapshot, stream: str, ids: str) -> object:
    wanted = [id for id in ids.split(",") if id]
    if len(wanted) > LARGEST_PAGE:
        raise Answer(HTTPStatus.BAD_REQUEST, f"at most {LARGEST_PAGE} ids at a time")
    try:
        return snapshot.named(stream, wanted)
    except ValueError as error:
        _refuse(error)
