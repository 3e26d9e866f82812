"""The demo CRM: a small server on this machine that serves a generated company.

It keeps a full log of changes and a list of what was deleted or merged, both from the first day
on, and tells everything as of its own clock; so an answer is final and needs no time to settle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from models.entities import KINDS, FieldEvent, Record
from models.wording import QT_TRANSLATE_NOOP
from sync.connector import Connector, Greeting, Page, Reject, Stream, Window
from sync.errors import AuthExpired, AuthRevoked, NotUnderstood
from sync.limiter import Limits

if TYPE_CHECKING:
    from models.task import Task
    from sync.connector import Profile
    from sync.transport import Transport

_SIZES = {"opportunities": 1_000}  # each brings its log
_PAGE = 5_000
_ID_PAGE = 50_000
_GONE = ("accounts", "contacts", "leads", "opportunities", "activities")  # nothing else goes


class Demo(Connector):
    key = "demo"
    label = QT_TRANSLATE_NOOP("kinds", "Demo CRM")
    needs = ("url", "secret")
    streams = tuple(
        Stream(
            name,
            deletes="feed" if name in _GONE else "none",
            history="full" if name == "opportunities" else "none",
        )
        for name in KINDS
    )
    settle = timedelta(0)

    def __init__(self, profile: Profile, transport: Transport) -> None:
        super().__init__(profile, transport)
        transport.authorize = self._proof
        transport.limiter.limits = Limits(per_second=1_000, burst=1_000)  # it is our own machine

    def test(self) -> Greeting:
        told = self._get("/api")
        try:
            return Greeting(told["server"], told["company"], dict(told["streams"]))
        except (KeyError, TypeError):
            raise NotUnderstood(reason="wrong_shape") from None

    def pages(self, stream: str, window: Window, task: Task) -> Iterator[Page]:
        """What is there, then what is gone; the position says in which of both lists we are.

        There is no upper bound: what changed after the window opened is as true as the rest.
        """
        kept, _, after = (window.position or "kept:").partition(":")
        start = window.start.isoformat() if window.start is not None else None
        lists = ("kept", "gone") if kept == "kept" else ("gone",)
        for place in lists if stream in _GONE else ("kept",):
            path = f"/api/{stream}" if place == "kept" else f"/api/{stream}/gone"
            position: str | None = after
            while position is not None:
                task.check()
                told = self._get(path, modified_from=start, after=position or None,
                                 limit=_SIZES.get(stream, _PAGE))
                rows, position = _list(told)
                if rows:
                    yield _page(stream, rows, f"{place}:{rows[-1].get('id', '')}")
            after = ""

    def ids(self, stream: str, task: Task) -> Iterator[tuple[str, ...]]:
        after: str | None = ""
        while after is not None:
            task.check()
            told = self._get(f"/api/{stream}/ids", after=after or None, limit=_ID_PAGE)
            ids, after = _list(told)
            yield tuple(ids)

    def reread(self, stream: str, ids: tuple[str, ...], task: Task) -> Page:
        task.check()
        rows, _after = _list(self._get(f"/api/{stream}", ids=",".join(ids)))
        return _page(stream, rows, None)

    def _get(self, path: str, **query: Any) -> Any:
        try:
            return self.transport.get(path, **query)
        except AuthExpired as error:  # the token never expires, so it is the wrong one
            raise AuthRevoked(**error.facts) from None

    def _proof(self) -> Mapping[str, str]:
        return {"Authorization": f"Bearer {self.profile.secret or ''}"}


def _list(told: Any) -> tuple[list[Any], str | None]:
    """Rows and where to go on. Errors: NotUnderstood for another shape."""
    if isinstance(told, dict):
        rows, after = told.get("data"), told.get("next")
        if isinstance(rows, list) and (after is None or isinstance(after, str)):
            return rows, after
    raise NotUnderstood(reason="wrong_shape")


def _page(stream: str, rows: list[dict[str, Any]], position: str | None) -> Page:
    kind = KINDS[stream]
    records: list[Record] = []
    events: list[FieldEvent] = []
    rejects: list[Reject] = []
    for place, row in enumerate(rows, start=1):
        history = row.pop("history", ())
        try:
            record = _record(kind, row)
            happened = [_event(record.source_id, line) for line in history]
        except (msgspec.ValidationError, ValueError, TypeError, KeyError) as error:
            item = row.get("id") if isinstance(row.get("id"), str) else f"row {place}"
            rejects.append(Reject(str(item), "record.not_understood", {"detail": str(error)[:120]},
                                  row, str(row.get("version", ""))))
            continue
        records.append(record)
        events += happened
    return Page(tuple(records), position, tuple(events), tuple(rejects))


def _record(kind: type[Record], row: dict[str, Any]) -> Record:
    """The server's words are ours, but for id and version; the rest is a matter of types."""
    told = {**row, "source_id": row["id"], "source_version": row.get("version", ""), "raw": row}
    if (probability := row.get("probability")) is not None:
        told["probability"] = float(probability)
    return msgspec.convert(told, kind)


def _event(opportunity_id: str, line: list[Any]) -> FieldEvent:
    """[sequence, field, old, new, effective, observed or null, by] -> our event."""
    sequence, field, old, new, effective, observed, by = line
    at = datetime.fromisoformat(effective)
    return FieldEvent(
        opportunity_id=opportunity_id, field=field, old=old, new=new, effective_at=at,
        observed_at=at if observed is None else datetime.fromisoformat(observed),
        sequence=sequence, by_user_id=by, vendor_id=f"{opportunity_id}.{sequence}",
    )


CONNECTOR = Demo
