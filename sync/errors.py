"""One class per code of the error taxonomy; each says what the engine does next."""

from __future__ import annotations

from models.errors import CockpitError


class SyncError(CockpitError):
    """Base of all errors from talking to a source. `code` is "sync.<kind>"."""

    kind = "bug"
    stops_connection = False  # otherwise only the stream stops
    retry = False  # the transport tries again by itself first

    def __init__(self, /, **facts: object) -> None:
        super().__init__(f"sync.{self.kind}", **facts)


class AuthExpired(SyncError):
    kind = "auth_expired"
    stops_connection = True


class AuthRevoked(SyncError):
    """The secret is wrong or was withdrawn: a person must sign in again."""

    kind = "auth_revoked"
    stops_connection = True


class Forbidden(SyncError):
    """Scope, licence or field security: the stream is degraded, the connection goes on."""

    kind = "forbidden"


class NotFound(SyncError):
    kind = "not_found"


class Conflict(SyncError):
    kind = "conflict"


class Validation(SyncError):
    kind = "validation"


class RateBurst(SyncError):
    """Too fast: wait `seconds` and go on."""

    kind = "rate_burst"
    retry = True

    def __init__(self, /, seconds: float | None = None, **facts: object) -> None:
        self.seconds = seconds
        super().__init__(seconds=seconds, **facts)


class Locked(SyncError):
    kind = "locked"
    retry = True


class CursorExpired(SyncError):
    """The window must be read again from its beginning, or everything must."""

    kind = "cursor_expired"


class Stuck(SyncError):
    """The source repeats itself: `reason` is cursor, page, or empty (a page in the middle)."""

    kind = "stuck"


class Transient(SyncError):
    """Server errors, time-outs, broken answers: worth another try."""

    kind = "transient"
    retry = True


class Offline(Transient):
    """No connection could be made at all; the cache stays usable."""

    kind = "offline"
    stops_connection = True


class NotUnderstood(SyncError):
    """The answer is not what this kind of server says: HTML, bad JSON, too large, wrong shape."""

    kind = "not_understood"


class Refused(SyncError):
    """We would not do it: foreign origin, plain http to a remote host, redirect."""

    kind = "refused"
    stops_connection = True


class Bug(SyncError):
    kind = "bug"
