"""The state of a stream in plain words: what, since when, what happens next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from cockpit import messages
from cockpit.messages import Translate, untranslated
from models.wording import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from sync.connections import StreamStatus

_NEVER = QT_TRANSLATE_NOOP("status", "not read yet; the next sync reads it")
_HALF = QT_TRANSLATE_NOOP("status", "read half-way; the next sync goes on from there")
_GOOD = QT_TRANSLATE_NOOP("status", "up to date as of {at}, {records} records")
_ASIDE = QT_TRANSLATE_NOOP("status", "{state}; {count} records set aside")


def _utc(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"


def stream_words(
    stream: StreamStatus, translate: Translate = untranslated,
    moment: Callable[[datetime], str] = _utc, number: Callable[[int], str] = str,
) -> str:
    """One line for people; times in UTC unless `moment` writes them otherwise."""
    state = _state(stream, translate, moment, number)
    if not stream.quarantined:
        return state
    return translate("status", _ASIDE).format(state=state, count=stream.quarantined)


def _state(stream: StreamStatus, translate: Translate, moment: Callable[[datetime], str],
           number: Callable[[int], str]) -> str:
    if stream.error:
        return messages.coded(
            stream.error, {"stream": stream.name, **stream.error_facts}, translate).sentence
    if stream.half_way:
        return translate("status", _HALF)
    if stream.watermark is None:
        return translate("status", _NEVER)
    return translate("status", _GOOD).format(
        at=moment(stream.watermark), records=number(stream.records))
