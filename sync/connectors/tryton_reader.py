"""Reading Tryton's models in pages: by id, which never changes, and decoded where asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sync.connectors.tryton_session import TrytonSession
from sync.connectors.tryton_values import decode, encode

if TYPE_CHECKING:
    from models.task import Task

PAGE_SIZE = 500  # servers may limit the records of one call; Tryton's own client asks for 1,000

Row = dict[str, Any]
Domain = list[Any]

_INACTIVE_TOO = {"active_test": False}


def changed_since(start: datetime | None, *related: str) -> Domain:
    """What was created or changed at `start` or later, or has a `related` record that was.

    `write_date` is empty until the first change, hence both. There is no upper end: rows newer
    than the window are welcome, only the watermark holds back.
    """
    if start is None:
        return []
    at = encode(start)
    names = ["", *(f"{name}." for name in related)]
    created = [[f"{name}create_date", ">=", at] for name in names]
    written = [[f"{name}write_date", ">=", at] for name in names]
    return [["OR", *created, *written]]


class TrytonReader:
    """Pages of one database. Errors: those of `TrytonSession.call`."""

    def __init__(self, session: TrytonSession) -> None:
        self.session = session

    def count(self, model: str) -> int:
        return int(self.session.call(f"model.{model}.search_count", [], context=_INACTIVE_TOO))

    def ids(self, model: str, domain: Domain, task: Task, last: int = 0) -> Iterator[list[int]]:
        """Ids above `last`, in pages."""
        while True:
            task.check()
            page: list[int] = self.session.call(
                f"model.{model}.search", [*domain, ["id", ">", last]], 0, PAGE_SIZE,
                [["id", "ASC"]], context=_INACTIVE_TOO,
            )
            if page:
                yield page
                last = page[-1]
            if len(page) < PAGE_SIZE:
                return

    def rows(
        self, model: str, domain: Domain, fields: Iterable[str], task: Task, last: int = 0,
        context: Mapping[str, Any] | None = None,
    ) -> Iterator[list[Row]]:
        """Rows with ids above `last` as received, in pages."""
        told = {**_INACTIVE_TOO, **(context or {})}
        while True:
            task.check()
            page: list[Row] = self.session.call(
                f"model.{model}.search_read", [*domain, ["id", ">", last]], 0, PAGE_SIZE,
                [["id", "ASC"]], list(fields), context=told,
            )
            if page:
                yield page
                last = int(page[-1]["id"])
            if len(page) < PAGE_SIZE:
                return

    def all(self, model: str, domain: Domain, fields: Iterable[str], task: Task) -> list[Row]:
        """Every row, decoded: for what is small."""
        return [decode(row) for page in self.rows(model, domain, fields, task) for row in page]

    def as_of(
        self, model: str, ids: Iterable[int], fields: Iterable[str], at: datetime
    ) -> dict[int, Row]:
        """At most `PAGE_SIZE` rows as they were at `at`, as received; gone ones are left out."""
        wanted = list(ids)
        rows = self.session.call(
            f"model.{model}.search_read", [["id", "in", wanted]], 0, len(wanted),
            [["id", "ASC"]], list(fields), context={**_INACTIVE_TOO, "_datetime": encode(at)},
        )
        return {row["id"]: row for row in rows}

    def revisions(self, model: str, ids: list[int]) -> list[tuple[datetime, int, str | None]]:
        """(when, id, name of who did it) of every revision of at most `PAGE_SIZE` records."""
        if not ids:
            return []
        answer = decode(self.session.call(f"model.{model}.history_revisions", ids))
        return [(at, key, who) for at, key, who in answer]
