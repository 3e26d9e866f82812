"""Stands between a connector and the engine: stops what goes round in circles."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from models.task import Task
from sync.connector import Page
from sync.errors import NotUnderstood, Stuck

log = logging.getLogger(__name__)

_SAME_PAGE = 3  # times


def watched(pages: Iterator[Page], stream: str, task: Task) -> Iterator[Page]:
    """The pages of one window that have something in them.

    Errors: Stuck for a position that comes back, a page that comes the third time, and an empty
    page with another one behind it: what would have been there is unknown. An empty page is
    never handed on, so its position is not kept. NotUnderstood for an answer the connector
    could not take apart.
    """
    positions: set[str] = set()
    seen: dict[int, int] = {}
    empty = False
    while True:
        task.check()
        page = _next(pages, stream)
        if page is None:
            return
        if empty:
            raise Stuck(stream=stream, reason="empty")
        if not (page.records or page.events or page.rejects or page.notices):
            empty = True
            continue
        if page.position is not None:
            if page.position in positions:
                raise Stuck(stream=stream, reason="cursor")
            positions.add(page.position)
        print_ = hash((
            tuple((record.source_id, record.modified_at) for record in page.records),
            tuple((e.opportunity_id, e.field, e.effective_at, e.new) for e in page.events[:50]),
            tuple(reject.item for reject in page.rejects),
        ))
        seen[print_] = seen.get(print_, 0) + 1
        if seen[print_] == _SAME_PAGE:
            raise Stuck(stream=stream, reason="page")
        yield page


def _next(pages: Iterator[Page], stream: str) -> Page | None:
    try:
        return next(pages, None)
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        # The connector met an answer of another shape; its words may hold data, so they stay here.
        place = error.__traceback__
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        where = "" if place is None else (
            f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}"
        )
        log.warning("stream %s: %s at %s", stream, type(error).__name__, where)
        raise NotUnderstood(
            stream=stream, reason="shape", error=type(error).__name__, where=where
        ) from error
