"""What customers did that lifts their grade at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.calendars import Calendar
from models.customers.coded import Ints
from models.customers.deals import Spells
from models.customers.known import Signal
from models.documents.grade import GradeDocument, Trigger
from models.instants import from_micros
from models.metric import Source


@dataclass(frozen=True)
class Lifts:
    """By time, aligned: whose, when (microseconds), which trigger of the document."""

    place: Ints
    at: Ints
    trigger: Ints


def lifts(document: GradeDocument, signals: tuple[Signal, ...], spells: Spells, source: Source,
          place: dict[str | None, int], calendar: Calendar) -> Lifts:
    rows: list[tuple[int, int, int]] = []
    for number, trigger in enumerate(document.triggers):
        if trigger.kind == "stage":
            rows += [(at, whose, number) for whose, at in _entered(trigger, spells, source)]
        else:
            heard = [(place[one.account], one.at) for one in signals
                     if one.account in place and _fits(trigger, one)]
            if trigger.kind == "days":
                heard = _in_a_row(heard, trigger.days, calendar)
            rows += [(at, whose, number) for whose, at in heard]
    columns = np.array(sorted(rows), np.int64).reshape(-1, 3)
    return Lifts(columns[:, 1], columns[:, 0], columns[:, 2])


def _fits(trigger: Trigger, signal: Signal) -> bool:
    if trigger.kind == "activity" and signal.direction != "inbound":
        return False
    if trigger.kind == "text" and signal.direction not in ("inbound", "both"):
        return False
    text = f"{signal.type} {signal.text}".lower()
    return any(word.lower() in text for word in trigger.words)


def _in_a_row(heard: list[tuple[int, int]], days: int, calendar: Calendar
              ) -> list[tuple[int, int]]:
    """The moments at which a customer had done it on so many days in a row."""
    found: list[tuple[int, int]] = []
    run: dict[int, tuple[int, int]] = {}
    for whose, at in sorted(heard):
        day = calendar.day_of(from_micros(at)).toordinal()
        last, length = run.get(whose, (-1, 0))
        if day == last:
            continue
        length = length + 1 if day == last + 1 else 1
        run[whose] = (day, length)
        if length >= days:
            found.append((whose, at))
    return found


def _entered(trigger: Trigger, spells: Spells, source: Source) -> list[tuple[int, int]]:
    wanted = [stage.key for stage in source.stages()
              if any(word.lower() in stage.name.lower() for word in trigger.words)]
    inside = spells.stage.among(wanted) & (spells.place >= 0)
    fresh = inside & ~(np.r_[False, inside[:-1]] & ~spells.first)
    rows = np.flatnonzero(fresh)
    return list(zip(spells.place[rows].tolist(), spells.start[rows].tolist(), strict=True))
