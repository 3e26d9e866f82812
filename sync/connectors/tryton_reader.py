"""Reading Tryton's models in pages: by id, which never changes, and decoded where asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from sync.connectors.tryton_session import TrytonSession
from sync.connectors.tryton_values import decode, encode
from sync.errors import Validation

if TYPE_CHECKING:
    from models.task import Task

PAGE_SIZE = 500  # Tryton's own client asks for up to 1,000
_SMALLEST = 10

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
    """Pages of one database, smaller where the server allows fewer records in one call.

    Errors: those of `TrytonSession.call`.
    """

    def __init__(self, session: TrytonSession) -> None:
        self.session, self._size = session, PAGE_SIZE

    def count(self, model: str) -> int:
        return int(self.session.call(f"model.{model}.search_count", [], context=_INACTIVE_TOO))

    def ids(self, model: str, domain: Domain, task: Task, last: int = 0) -> Iterator[list[int]]:
        """Ids above `last`, in pages."""
        while True:
            task.check()
            above = [*domain, ["id", ">", last]]
            page: list[int] = self._sized(partial(self._search, model, above))
            asked = self._size
            if page:
                yield page
                last = page[-1]
            if len(page) < asked:
                return

    def rows(
        self, model: str, domain: Domain, fields: Iterable[str], task: Task, last: int = 0,
        context: Mapping[str, Any] | None = None,
    ) -> Iterator[list[Row]]:
        """Rows with ids above `last` as received, in pages."""
        told = {**_INACTIVE_TOO, **(context or {})}
        while True:
            task.check()
            above = [*domain, ["id", ">", last]]
            page: list[Row] = self._sized(partial(self._read, model, above, fields, told))
            asked = self._size
            if page:
                yield page
                last = int(page[-1]["id"])
            if len(page) < asked:
                return

    def all(self, model: str, domain: Domain, fields: Iterable[str], task: Task) -> list[Row]:
        """Every row, decoded: for what is small."""
        return [decode(row) for page in self.rows(model, domain, fields, task) for row in page]

    def as_of(
        self, model: str, ids: Iterable[int], fields: Iterable[str], at: datetime
    ) -> dict[int, Row]:
        """Rows as they were at `at`, as received; records that were not there are left out."""
        past = {**_INACTIVE_TOO, "_datetime": encode(at)}
        rows = self._in_parts(list(ids), lambda part: self._read(
            model, [["id", "in", part]], fields, past, len(part)
        ))
        return {row["id"]: row for row in rows}

    def revisions(self, model: str, ids: list[int]) -> list[tuple[datetime, int, str | None]]:
        """(when, id, name of who did it) of every revision of these records."""
        answer = self._in_parts(
            ids, lambda part: self.session.call(f"model.{model}.history_revisions", part)
        )
        return [(at, key, who) for at, key, who in decode(answer)]

    def _in_parts(self, ids: list[int], ask: Callable[[list[int]], list[Any]]) -> list[Any]:
        found: list[Any] = []
        while ids:
            found += self._sized(partial(_first, ids, ask))
            ids = ids[self._size:]
        return found

    def _search(self, model: str, domain: Domain, size: int) -> list[int]:
        ids: list[int] = self.session.call(
            f"model.{model}.search", domain, 0, size, [["id", "ASC"]], context=_INACTIVE_TOO
        )
        return ids

    def _read(
        self, model: str, domain: Domain, fields: Iterable[str], context: Mapping[str, Any],
        size: int,
    ) -> list[Row]:
        rows: list[Row] = self.session.call(
            f"model.{model}.search_read", domain, 0, size, [["id", "ASC"]], list(fields),
            context=context,
        )
        return rows

    def _sized(self, ask: Callable[[int], list[Any]]) -> list[Any]:
        """The answer to `ask(size)`, with half the size as often as the server finds it too large.

        Source: trytond/rpc.py, `[request] records_limit`: 413.
        """
        while True:
            try:
                return ask(self._size)
            except Validation as error:
                if error.facts.get("status") != 413 or self._size <= _SMALLEST:
                    raise
                self._size //= 2


def _first(ids: list[int], ask: Callable[[list[int]], list[Any]], size: int) -> list[Any]:
    return ask(ids[:size])
