"""The only class that opens a socket.

requests needs guarding: it follows redirects with the secret in hand, reads proxies and passwords
from the environment, waits for ever on a server that drips, takes half an answer for a whole one
and inflates whatever is sent. Each rule below answers one of these.
"""

from __future__ import annotations

import logging
import random as chance
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

import msgspec
import requests
import truststore
import urllib3.exceptions
from requests.adapters import HTTPAdapter

from models.task import Task
from sync import addresses
from sync.bodies import LARGEST, decoded, media_type, read_body
from sync.connector import Profile
from sync.doors import Doors
from sync.errors import (
    AuthExpired,
    Bug,
    Conflict,
    CursorExpired,
    Forbidden,
    Locked,
    NotFound,
    NotUnderstood,
    Offline,
    RateBurst,
    Refused,
    SyncError,
    Transient,
    Validation,
)
from sync.limiter import Limiter, Limits
from sync.retrying import Patience, moment_of, retry_after

log = logging.getLogger(__name__)

_BY_STATUS: dict[int, type[SyncError]] = {
    400: Validation, 401: AuthExpired, 403: Forbidden, 404: NotFound, 409: Conflict,
    410: CursorExpired, 412: Conflict, 413: Validation, 422: Validation, 423: Locked,
}
_WORTH_ANOTHER_TRY = (406, 408, 420, 425)
_encode = msgspec.json.Encoder(decimal_format="number").encode


class Transport:
    """Asks one source and gives its answers as decoded JSON; all streams of a run share it.

    `authorize` is called for each request and gives the headers that prove who we are; a
    connector sets it. `server_now`: the `Date` of the latest answer. `deadline`: seconds for one
    request from its first byte to its last. Clock, chance and waiting are handed in, so that a
    fault can be replayed.

    Errors: classes of `sync.errors` only, with the host among the facts, never a body or a query.
    """

    def __init__(
        self,
        url: str,
        task: Task,
        *,
        origins: tuple[str, ...] = (),
        limits: Limits | None = None,
        deadline: float = 120.0,
        connect_timeout: float = 10.0,
        largest: int = LARGEST,
        patience: Patience | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        wait: Callable[[float], None] | None = None,
        random: Callable[[], float] = chance.random,
    ) -> None:
        self.url = url
        self.authorize: Callable[[], Mapping[str, str]] | None = None
        self.server_now: datetime | None = None
        self._task, self._extra = task, origins
        self._deadline, self._connect_timeout, self._largest = deadline, connect_timeout, largest
        self._patience = patience or Patience()
        self._wait, self._random = wait or task.wait, random
        self.limiter = Limiter(limits or Limits(), monotonic=monotonic, wait=self._wait)
        self._doors = Doors()
        self._session = _session(self._doors)
        self._met = False  # the source has answered at least once
        task.on_cancel(self._doors.slam)

    @classmethod
    def to(cls, profile: Profile, task: Task) -> Transport:
        """The transport of a connection. Nothing is opened before the first request."""
        return cls(profile.url, task)

    def get(
        self, path: str, /, *, headers: Mapping[str, str] | None = None, **query: object
    ) -> Any:
        """The answer to GET, decoded. For `path` and `query` see `sync.addresses.joined`."""
        return self._ask("GET", addresses.joined(self.url, path, query), None, headers, True)

    def post(
        self,
        path: str,
        json: Any,
        *,
        headers: Mapping[str, str] | None = None,
        repeat: bool = True,
    ) -> Any:
        """The answer to POST, decoded. `repeat`: it only reads, so it may be sent again."""
        url = addresses.joined(self.url, path, {})
        return self._ask("POST", url, _encode(json), headers, repeat)

    def close(self) -> None:
        self._session.close()

    def _ask(
        self, method: str, url: str, body: bytes | None, headers: Mapping[str, str] | None,
        repeat: bool,
    ) -> Any:
        allowed = {addresses.origin(known) for known in (self.url, *self._extra)}
        place = addresses.origin(url)
        if place not in allowed:
            raise Refused(reason="foreign_address", host=place[1], known=sorted(
                {host for _scheme, host, _port in allowed}
            ))
        waited, attempt = 0.0, 0
        while True:
            self._task.check()
            self.limiter.take()
            attempt += 1
            try:
                return self._once(method, url, place[1], body, headers)
            except SyncError as error:
                self._task.check()  # a door slammed by cancel is no error of the source
                if not (error.retry and repeat):
                    raise
                if isinstance(error, Offline) and not self._met:
                    raise
                seconds = self._patience.pause(error, attempt, waited, self._random)
                if seconds is None:
                    raise
                log.info("%s: %s, again in %.1f s", place[1], error.code, seconds)
            self._wait(seconds)
            waited += seconds

    def _once(
        self, method: str, url: str, host: str, body: bytes | None,
        headers: Mapping[str, str] | None,
    ) -> Any:
        told = {"Accept": "application/json", "Accept-Encoding": "gzip"}
        if body is not None:
            told["Content-Type"] = "application/json"
        if self.authorize is not None:
            told |= self.authorize()
        told |= headers or {}
        late = threading.Event()

        def too_late() -> None:
            late.set()
            self._doors.slam()

        alarm = threading.Timer(self._deadline, too_late)
        alarm.daemon = True
        alarm.start()
        try:
            with self._session.request(
                method, url, data=body, headers=told, stream=True, allow_redirects=False,
                timeout=(self._connect_timeout, self._deadline),
            ) as answer:
                self._met = True
                self._note_time(answer)
                if answer.status_code not in (200, 201):
                    raise self._error(answer, host)
                content = read_body(answer.raw, answer.headers, self._largest, host)
                return decoded(content, answer.headers, host)
        except SyncError:
            self._too_late(late, host)  # half an answer is what our own alarm leaves behind
            raise
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            self._too_late(late, host)
            raise _unreachable(error, host, self._met) from None
        except (ValueError, AttributeError):
            # A socket closed under the reader's hands shows itself in odd ways.
            self._too_late(late, host)
            self._task.check()
            raise
        finally:
            alarm.cancel()
            alarm.join()

    def _note_time(self, answer: requests.Response) -> None:
        found = moment_of(answer.headers.get("Date", ""))
        if found is not None:
            self.server_now = found

    def _too_late(self, late: threading.Event, host: str) -> None:
        if late.is_set():
            raise Transient(reason="deadline", host=host, limit=self._deadline) from None

    def _error(self, answer: requests.Response, host: str) -> SyncError:
        """The error of ours for an answer that is not a good one; its body is not read."""
        status, (kind, is_json) = answer.status_code, media_type(answer.headers)
        facts: dict[str, Any] = {"host": host, "status": status}
        if 300 <= status < 400:
            target = ""
            with suppress(Refused):
                target = addresses.origin(answer.headers.get("Location", ""))[1]
            return Refused(reason="redirect", to=target, **facts)
        pause = retry_after(answer.headers.get("Retry-After"), self.server_now)
        if status == 429 or (status == 403 and not is_json):
            # A page instead of an answer: something in front of the source wants us to slow down.
            return RateBurst(pause, **facts)
        if status in (405, 501) and "html" in kind:
            # A web server that knows pages, but not this way of asking: no CRM lives there.
            return NotUnderstood(reason="html", content_type=kind[:60],
                                 next_step="check_address", **facts)
        if status >= 500 or status in _WORTH_ANOTHER_TRY:
            return Transient(content_type=kind[:60], seconds=pause, **facts)
        if 200 <= status < 300:
            return NotUnderstood(reason="status", content_type=kind[:60], **facts)
        return _BY_STATUS.get(status, Bug)(content_type=kind[:60], **facts)


def _session(doors: Doors) -> requests.Session:
    """A session that trusts the system's certificates only and nothing in the environment."""
    session = _Session()
    session.trust_env = False
    adapter = _Adapter(doors)
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    return session


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> None:
        """Nowhere: requests would read the whole body to prepare a step we never take."""


class _Adapter(HTTPAdapter):
    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        super().__init__(max_retries=0)

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        options["ssl_context"] = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        super().init_poolmanager(*arguments, **options)
        self.poolmanager.pool_classes_by_scheme = self._doors.pools

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Always, and by the context above: no file of certificates, no way to switch it off."""
        conn.cert_reqs = "CERT_REQUIRED"
        conn.ca_certs = conn.ca_cert_dir = None


def _unreachable(error: Exception, host: str, met: bool) -> SyncError:
    """What a failed request means; `met`: the source has answered before."""
    chain: list[BaseException] = []
    step: BaseException | None = error
    while step is not None and step not in chain:
        chain.append(step)
        inner = getattr(step, "reason", None)
        arguments = [one for one in step.args if isinstance(one, BaseException)]
        step = inner if isinstance(inner, BaseException) else next(
            iter(arguments), step.__cause__ or step.__context__
        )
    if any(isinstance(one, (urllib3.exceptions.SSLError, requests.exceptions.SSLError))
           for one in chain):
        return Refused(reason="certificate", host=host)
    if any(isinstance(one, (urllib3.exceptions.NewConnectionError,
                            urllib3.exceptions.ConnectTimeoutError)) for one in chain):
        unknown = any(isinstance(one, urllib3.exceptions.NameResolutionError) for one in chain)
        return Offline(reason="unknown_host" if unknown else "no_answer", host=host)
    if not met and any(isinstance(one, TimeoutError) for one in chain):
        return Offline(reason="no_answer", host=host)
    if isinstance(error, (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema,
                          requests.exceptions.InvalidHeader)):
        return Refused(reason="bad_address", host=host)
    return Transient(reason="broken_off", host=host, error=type(chain[-1]).__name__)
