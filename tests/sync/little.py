"""A connector as small as one can be, for the server of `fault_server`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from models.entities import Account, Activity, FieldEvent, Opportunity, Record, Stage, User
from models.task import Task
from sync.connector import Connector, Greeting, Page, Reject, Stream, Window
from sync.retrying import Patience
from sync.transport import Transport


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _opportunity(row: dict[str, Any]) -> Opportunity:
    amount = row.get("amount")
    return Opportunity(
        source_id=str(row["id"]), name=row.get("name", ""), modified_at=_moment(row["modified"]),
        state=row.get("state", "live"), merged_into=row.get("into"), raw=row,
        account_id=row.get("account"), owner_id=row.get("owner"), stage_id=row.get("stage"),
        amount=None if amount is None else Decimal(str(amount)), currency=row.get("currency"),
        close_date=None if row.get("close") is None else date.fromisoformat(row["close"]),
        created_at=_moment(row.get("created")),
    )


def _events(row: dict[str, Any]) -> Iterator[FieldEvent]:
    for number, (name, old, new, at) in enumerate(row.get("events", [])):
        moment = datetime.fromisoformat(at)
        yield FieldEvent(
            opportunity_id=str(row["id"]), field=name, old=old, new=new, effective_at=moment,
            observed_at=moment, sequence=number,
        )


def _record(kind: str, row: dict[str, Any]) -> Record:
    common: dict[str, Any] = {
        "source_id": str(row["id"]), "modified_at": _moment(row["modified"]), "raw": row,
        "state": row.get("state", "live"), "merged_into": row.get("into"),
    }
    if kind == "accounts":
        return Account(**common, name=row["name"])
    if kind == "users":
        return User(**common, name=row["name"])
    if kind == "stages":
        return Stage(**common, name=row["name"], pipeline_id="p", order=row["id"])
    return Activity(**common, type="call", opportunity_id=row.get("deal"),
                    account_id=row.get("account"))


class Little(Connector):
    key = "little"
    label = "Little"
    streams: tuple[Stream, ...] = (
        Stream("users", snapshot=True),
        Stream("accounts"),
        Stream("stages", deletes="none", snapshot=True),
        Stream("opportunities", lookback=timedelta(minutes=10)),
        Stream("activities"),
    )

    def test(self) -> Greeting:
        self.transport.get("/users")
        return Greeting("Little 1", "me", {})

    def pages(self, stream: str, window: Window, task: Task) -> Iterator[Page]:
        after = int(window.position or 0)
        while True:
            body = self.transport.get(
                f"/{stream}", after=after, until=_text(window.end, stream),
                since=_text(window.start, stream),
            )
            page = self._page(stream, body["data"], str(body["data"][-1]["id"] if body["data"]
                                                        else after))
            if body["data"]:
                yield page
                after = body["data"][-1]["id"]
            if not body["more"]:
                return

    def ids(self, stream: str, task: Task) -> Iterator[tuple[str, ...]]:
        after = 0
        while True:
            body = self.transport.get(f"/{stream}/ids", after=after)
            yield tuple(map(str, body["data"]))
            if not body["more"]:
                return
            after = body["data"][-1]

    def reread(self, stream: str, ids: tuple[str, ...], task: Task) -> Page:
        body = self.transport.get(f"/{stream}/some", ids=",".join(ids))
        return self._page(stream, body["data"], None)

    def _page(self, stream: str, rows: list[dict[str, Any]], position: str | None) -> Page:
        records: list[Record] = []
        rejects = []
        for row in rows:
            try:
                records.append(_opportunity(row) if stream == "opportunities"
                               else _record(stream, row))
            except (ValueError, KeyError, ArithmeticError) as error:
                rejects.append(Reject(str(row["id"]), "record.bad_value",
                                      {"error": type(error).__name__}, row))
        events = tuple(event for row in rows for event in _events(row))
        return Page(tuple(records), position, events, tuple(rejects))


def _text(moment: datetime | None, stream: str) -> str | None:
    return None if moment is None or stream in ("users", "stages") else moment.isoformat()


def hasty(profile: Any, task: Task) -> Transport:
    """A transport that waits for nothing and gives up soon."""
    return Transport(
        profile.url, task, deadline=5, wait=lambda seconds: None, random=lambda: 0.5,
        patience=Patience(attempts=3),
    )
