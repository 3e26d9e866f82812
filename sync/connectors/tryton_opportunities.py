"""Opportunities and every revision they ever had, deleted ones included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from models.entities import FieldEvent, Opportunity
from sync.connector import Page, Reject, Window
from sync.connectors import tryton_records as words
from sync.connectors.tryton_history import Version, closed_at, events, looks
from sync.connectors.tryton_people import TrytonPeople
from sync.connectors.tryton_reader import PAGE_SIZE, Row, TrytonReader, changed_since
from sync.connectors.tryton_values import decode
from sync.errors import NotUnderstood

if TYPE_CHECKING:
    from models.task import Task

MODEL = "sale.opportunity"
_VERSION = (
    "number", "reference", "description", "company", "party", "employee", "currency", "amount",
    "conversion_probability", "start_date", "end_date", "state", "lost_reason", "lines.product",
    "create_uid", "create_date", "write_uid", "write_date",
)

Revisions = Mapping[int, Mapping[datetime, str | None]]
"""Record -> when it was created, changed or deleted -> the name of who did it."""


class TrytonOpportunities:
    """Pages of opportunities with their whole log.

    Records are taken from the history as well, not from the table, so that record and log agree
    even when somebody writes between two calls.
    """

    def __init__(
        self, reader: TrytonReader, people: TrytonPeople, plan: words.StagePlan, task: Task
    ) -> None:
        self._reader, self._people, self._plan, self._task = reader, people, plan, task
        rows = reader.all("currency.currency", [], ("code",), task)
        self._currencies = {row["id"]: row["code"] for row in rows}

    def pages(self, window: Window) -> Iterator[Page]:
        """What lives and changed, then what was deleted; `position` says "live:ID" or "gone:ID"."""
        part, _, last = (window.position or "live:0").partition(":")
        if part == "live":
            changed = changed_since(window.start)
            for ids in self._reader.ids(MODEL, changed, self._task, int(last)):
                page = self._page(self._revisions(ids), f"live:{ids[-1]}")
                if page.records or page.rejects:
                    yield page
            last = "0"
        yield from self._deleted(window.start, int(last))

    def page_of(self, ids: list[int]) -> Page:
        """These opportunities, living or deleted. At most `PAGE_SIZE`."""
        return self._page(self._revisions(ids), None)

    def _deleted(self, start: datetime | None, last: int) -> Iterator[Page]:
        """What is gone left its history behind, found by asking for every id that is not there."""
        live = {key for ids in self._reader.ids(MODEL, [], self._task) for key in ids}
        highest = max(live, default=0)
        while True:
            self._task.check()
            block = range(last + 1, last + PAGE_SIZE + 1)
            revisions = self._revisions([key for key in block if key not in live])
            if not revisions and last >= highest:
                return
            last = block[-1]
            fresh = {
                key: moments for key, moments in revisions.items()
                if start is None or max(moments) >= start
            }
            page = self._page(fresh, f"gone:{last}")
            if page.records or page.rejects:
                yield page

    def _revisions(self, ids: list[int]) -> Revisions:
        found: dict[int, dict[datetime, str | None]] = defaultdict(dict)
        for at, key, who in self._reader.revisions(MODEL, ids):
            found[key][at] = who
        return found

    def _page(self, revisions: Revisions, position: str | None) -> Page:
        seen = self._look_at(revisions)
        records: list[Opportunity] = []
        rejects: list[Reject] = []
        log: list[FieldEvent] = []
        for key in sorted(revisions):
            try:
                versions, raw = self._versions(revisions[key], seen[key])
                if raw is None:  # all we may see is that it came to an end
                    continue
                record, changes = _opportunity(raw, versions), events(str(key), versions)
            except NotUnderstood as error:
                rejects.append(Reject(str(key), "record.not_understood", error.facts))
                continue
            records.append(record)
            log += changes
        return Page(tuple(records), position, tuple(log), tuple(rejects))

    def _look_at(self, revisions: Revisions) -> dict[int, dict[datetime, Row]]:
        """Record -> revision -> row as received; a revision that deleted has no row."""
        seen: dict[int, dict[datetime, Row]] = defaultdict(dict)
        plan = looks(revisions)
        for done, look in enumerate(plan):
            self._task.check()
            self._task.report(done, len(plan), "history")
            rows = self._reader.as_of(MODEL, look.ids, _VERSION, look.at)
            for key, began in zip(look.ids, look.began, strict=True):
                if key in rows:
                    seen[key][began] = rows[key]
        return seen

    def _versions(
        self, moments: Mapping[datetime, str | None], seen: Mapping[datetime, Row]
    ) -> tuple[list[Version], Row | None]:
        """All versions of one opportunity, and the row of the last one in which it lived."""
        versions: list[Version] = []
        raw: Row | None = None
        for at in sorted(moments):
            if at not in seen:
                versions.append(Version(at, None, self._people.by_name.get(moments[at] or "")))
                continue
            raw = seen[at]
            row = decode(raw)
            fields = words.opportunity_fields(row, self._currencies, self._plan)
            login = row["create_uid"] if row["write_uid"] is None else row["write_uid"]
            versions.append(Version(at, fields, self._people.by_login.get(login)))
        return versions, raw


def _opportunity(raw: Row, versions: list[Version]) -> Opportunity:
    """The mirror of the last version; a deleted one keeps what it held, and says when it went."""
    row = decode(raw)
    last = versions[-1].at
    fields: Mapping[str, Any] = next(
        version.fields for version in reversed(versions) if version.fields is not None
    )
    return Opportunity(
        source_id=str(row["id"]), modified_at=last, source_version=last.isoformat(),
        state="live" if versions[-1].fields is not None else "deleted", raw=raw,
        name=row["description"] or row["number"] or str(row["id"]),
        created_at=row["create_date"], closed_at=closed_at(versions), **fields,
    )
