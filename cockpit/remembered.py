"""The filter that comes back at the next start; kept inside the encrypted file, because the names
of customers and regions are confidential."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cockpit.answers import values_of
from models.cells import DISTINCT
from models.errors import CockpitError
from models.facts import OPPORTUNITIES
from models.filters import FilterState

if TYPE_CHECKING:
    from models.cache import Cache
    from models.calendars import Calendar
    from models.mart import Mart

KEY = "window.filter"
LOOKED = "window.looked"
"""When the window was last closed: next time, what happened since is told."""
ENOUGH = 50  # deals this year; with fewer the first picture shows all time


def keep(cache: Cache, state: FilterState) -> None:
    """Remember the filter; the as-of moment is not kept, a new day starts from now."""
    body = json.dumps({
        "period": state.period_text, "where": state.where, "exclude": state.exclude,
        "compare": state.compare,
    }, ensure_ascii=False)
    keep_text(cache, KEY, body)


def keep_text(cache: Cache, key: str, body: str) -> None:
    """Remember something else about the window, also inside the encrypted file."""
    from sqlalchemy import delete, insert

    from models.tables import META

    with cache.write() as connection:
        connection.execute(delete(META).where(META.c.key == key))
        connection.execute(insert(META).values(key=key, value=body))


def recall_text(cache: Cache, key: str) -> str | None:
    """What `keep_text` kept under `key`."""
    with cache.raw_read() as connection:
        row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def recall(cache: Cache, mart: Mart, calendar: Calendar, now: datetime) -> FilterState:
    """The filter of the last time, or a sensible first one."""
    kept = recall_text(cache, KEY)
    if kept is None:
        return first(mart, calendar, now)
    try:
        body = json.loads(kept)
        state = FilterState(
            where=tuple((dim, tuple(keys)) for dim, keys in body["where"]),
            exclude=tuple((dim, tuple(keys)) for dim, keys in body["exclude"]),
            compare=body["compare"],
        )
        return _in_period(_still_known(state, mart), body["period"], calendar, now)
    except (CockpitError, KeyError, TypeError, ValueError):  # of another version of the program
        return first(mart, calendar, now)


def first(mart: Mart, calendar: Calendar, now: datetime) -> FilterState:
    """This year where it has enough deals, else all time; the pipeline with the most deals."""
    state = FilterState()
    pipelines = mart.tally(OPPORTUNITIES, ("pipeline",), (DISTINCT,), state)
    if len(pipelines) > 1:
        counts = pipelines.measures["opportunities"]
        biggest = pipelines.keys["pipeline"][int(counts.argmax())]
        if biggest is not None:
            state = state.narrowed("pipeline", {str(biggest)})
    recent = _in_period(state, "this year", calendar, now)
    cells = mart.tally(OPPORTUNITIES, (), (DISTINCT,), recent)
    return recent if cells.measures["opportunities"].sum() >= ENOUGH else state


def _in_period(state: FilterState, words: str, calendar: Calendar, now: datetime) -> FilterState:
    from models.calendars import parse_period

    today = now.astimezone(ZoneInfo(calendar.timezone)).date()
    return replace(state, period=parse_period(words, calendar, today), period_text=words)


def _still_known(state: FilterState, mart: Mart) -> FilterState:
    """Without limits on what no longer exists."""
    kept = FilterState(compare=state.compare, exclude=state.exclude)
    for dimension, keys in state.where:
        known = values_of(mart, dimension)
        kept = kept.narrowed(dimension, {key for key in keys if key in known or not known})
    return kept
