"""The events of one opportunity -> what was known of it from when on. Pure; rows of numbers later.

Two clocks: an event is *effective* when it happened and *known* once it has happened and its
source has recorded it (the later of both times). Seen from a moment T only known events count,
without those that an event observed by T retires; for each field the last one in order of
(effective, sequence, observed, event id) holds. Walking T forward, the picture changes only at
the moments of `steps`.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator
from typing import NamedTuple

Order = tuple[int, int, int, int]


class Event(NamedTuple):
    """A row of the log; times in microseconds, `new` as `models.history` writes values."""

    field: str
    new: str | None
    effective: int
    observed: int
    sequence: int
    event_id: int
    origin: str
    retires: int | None
    by: str | None = None  # id of the user who made the change

    @property
    def order(self) -> Order:
        return (self.effective, self.sequence, self.observed, self.event_id)


Entry = tuple[Order, str | None, str]  # order, value, origin


class Known:
    """The events known so far, by field and in the order in which they hold."""

    def __init__(self) -> None:
        self.fields: dict[str, list[Entry]] = {}

    def value(self, field: str) -> str | None:
        entries = self.fields.get(field)
        return entries[-1][1] if entries else None

    def value_at(self, field: str, effective: int) -> str | None:
        """What held at the moment `effective`, events of that very moment included."""
        entries = self.fields.get(field)
        if not entries:
            return None
        if entries[-1][0][0] <= effective:
            return entries[-1][1]
        place = bisect_right(entries, effective, key=_effective)
        return entries[place - 1][1] if place else None


def _effective(entry: Entry) -> int:
    return entry[0][0]


class Step(NamedTuple):
    """At `at` these fields have new values, in the order of the events that hold now.

    `stages` are stage events that came last in order, so the stays before are as they were;
    None when the past of stages or amounts has been rewritten and stays must be told anew.
    """

    at: int
    fields: list[str]
    stages: list[Entry] | None


PAST = ("stage_id", "amount", "currency")
"""Fields whose value at an earlier moment stands on visits."""


def steps(events: Iterable[Event], known: Known) -> Iterator[Step]:
    """Tell how the picture changes, one moment after the other; `known` is kept up to date.

    The order in which events are given does not matter; the same event twice counts once.
    """
    actions: list[tuple[int, Order, Event | None, int]] = []
    seen: set[int] = set()
    retired_at: dict[int, int] = {}
    for event in events:
        if event.event_id in seen:
            continue
        seen.add(event.event_id)
        order = (event.effective, event.sequence, event.observed, event.event_id)
        actions.append((max(event.effective, event.observed), order, event, event.event_id))
        target = event.retires
        if target is not None:
            retired_at[target] = min(event.observed, retired_at.get(target, event.observed))
    if retired_at:
        actions = [action for action in actions
                   if retired_at.get(action[3], action[0] + 1) > action[0]]
        kept = {action[3]: action[1] for action in actions}
        actions.extend((at, kept[event_id], None, event_id)
                       for event_id, at in retired_at.items() if event_id in kept)
    actions.sort(key=_moment)
    place, fields = 0, known.fields
    by_id = {event_id: event.field for _, _, event, event_id in actions if event is not None}
    while place < len(actions):
        at = actions[place][0]
        touched: dict[str, None] = {}
        stages: list[Entry] = []
        rewritten = False
        while place < len(actions) and actions[place][0] == at:
            _, order, added, event_id = actions[place]
            place += 1
            field = by_id[event_id]
            entries = fields.setdefault(field, [])
            touched[field] = None
            if added is None:
                entries[:] = [entry for entry in entries if entry[0] != order]
                rewritten |= field in PAST
                continue
            entry = (order, added.new, added.origin)
            if entries and order < entries[-1][0]:
                insort(entries, entry)
                rewritten |= field in PAST
            else:
                entries.append(entry)
                if field == "stage_id":
                    stages.append(entry)
        if not rewritten and not touched.keys().isdisjoint(PAST[1:]):
            rewritten = _reaches_back(fields, touched, stages)
        yield Step(at, sorted(touched, key=lambda name: _last(fields[name])),
                   None if rewritten else stages)


def _moment(action: tuple[int, Order, Event | None, int]) -> tuple[int, Order]:
    return action[0], action[1]


def _last(entries: list[Entry]) -> Order:
    return entries[-1][0] if entries else (0, 0, 0, 0)


def _reaches_back(fields: dict[str, list[Entry]], touched: dict[str, None], stages: list[Entry]
                  ) -> bool:
    """Whether a new amount holds at the beginning of a stay that was told before."""
    told = len(fields.get("stage_id", ())) - len(stages)
    if told <= 0:
        return False
    begun = fields["stage_id"][told - 1][0][0]
    return any(fields[name][-1][0][0] <= begun for name in PAST[1:] if name in touched)
