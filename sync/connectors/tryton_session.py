"""Signing in to Tryton and calling it: JSON-RPC over `POST /DATABASE/rpc/`.

A session ends when it was idle for too long or the server forgot it; the server then answers 401
(older ones 403). We sign in once more and repeat the call, which is safe because we only read.
Source: trytond/protocols/dispatcher.py and wrappers.py (8.2).
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from sync.connector import Profile
from sync.errors import (
    AuthExpired,
    AuthRevoked,
    Bug,
    Forbidden,
    NotFound,
    NotUnderstood,
    Refused,
    SyncError,
)

if TYPE_CHECKING:
    from sync.transport import Transport

_LANGUAGE = "en"  # only messages of the server depend on it


class TrytonSession:
    """Calls methods of one database as one user.

    Errors: AuthRevoked for a wrong login or password; NotFound with `database` when the server
    has no such database, with `model` when a module is not installed; Forbidden when the user may
    not read something; NotUnderstood when what answers is no Tryton.
    """

    def __init__(self, profile: Profile, transport: Transport) -> None:
        address = urlsplit(profile.url)
        root, _, database = address.path.rstrip("/").rpartition("/")
        if not database:
            raise Refused(reason="no_database", url=profile.url)
        self.user = profile.options.get("user", "").strip()
        if not self.user:
            raise Refused(reason="no_user", url=profile.url)
        self.database = unquote(database)
        self._server, self._path = f"{root}/rpc/", f"{root}/{database}/rpc/"
        self._password, self._transport = profile.secret, transport
        self._authorization: str | None = None

    def version(self) -> str:
        """The server's series, such as "8.2"; needs no sign-in."""
        answer = self._answer(self._server, "common.server.version", (), None)
        if not isinstance(answer, str):
            raise NotUnderstood(detail="no version", method="common.server.version")
        return answer

    def sign_in(self) -> None:
        """Start a session. A wrong database is told apart from a wrong password first."""
        self._check_database()
        if not self._password:
            raise AuthRevoked(reason="no_password", user=self.user)
        params = (self.user, {"password": self._password}, _LANGUAGE)
        try:
            # Not repeated by itself: each try counts, and the server locks out who tries too often.
            answer = self._answer(self._path, "common.db.login", params, None, repeat=False)
        except NotFound as error:
            raise NotFound(database=self.database, **error.facts) from error
        except (AuthExpired, Forbidden) as error:
            raise AuthRevoked(reason="wrong_password", user=self.user) from error
        if not isinstance(answer, list) or len(answer) < 2:
            raise NotUnderstood(detail="no session", method="common.db.login")
        words = f"{self.user}:{answer[0]}:{answer[1]}"
        self._authorization = "Session " + base64.b64encode(words.encode()).decode()

    def call(self, method: str, *params: Any, context: Mapping[str, Any] | None = None) -> Any:
        """The result of "model.NAME.METHOD", undecoded."""
        if self._authorization is None:
            self.sign_in()
        full = (*params, dict(context or {}))
        try:
            return self._answer(self._path, method, full, self._authorization)
        except AuthExpired:
            self.sign_in()
            return self._answer(self._path, method, full, self._authorization)

    def _check_database(self) -> None:
        try:
            known = self._answer(self._server, "common.db.list", (), None)
        except Forbidden:  # the server keeps its databases to itself
            return
        if isinstance(known, list) and self.database not in known:
            raise NotFound(database=self.database)

    def _answer(
        self, path: str, method: str, params: tuple[Any, ...], authorization: str | None,
        *, repeat: bool = True,
    ) -> Any:
        headers = {} if authorization is None else {"Authorization": authorization}
        body = self._transport.post(
            path, {"id": 1, "method": method, "params": list(params)}, headers=headers,
            repeat=repeat,
        )
        if not isinstance(body, dict) or not {"result", "error"} & body.keys():
            raise NotUnderstood(detail="no JSON-RPC answer", method=method)
        if "error" in body:
            raise _error(method, body["error"])
        return body["result"]


def _error(method: str, error: Any) -> SyncError:
    """What the server said instead of a result, as one of our errors."""
    words = error if isinstance(error, list) and error else [str(error)]
    kind = str(words[0])
    if kind == "LoginException":  # the server asks for a second factor
        return AuthRevoked(reason="more_than_a_password")
    if kind == "UserError":
        told = words[1] if len(words) > 1 and isinstance(words[1], list) and words[1] else [""]
        return Forbidden(method=method, detail=str(told[0])[:200])
    model = method.removeprefix("model.").rpartition(".")[0]
    if kind == repr(model):
        return NotFound(model=model)
    return Bug(method=method, detail=kind[:200])
