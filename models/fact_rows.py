"""One opportunity's events -> coded rows of versions, visits and reaches, gathered by segment."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from models.calendars import MISSING, MISSING_DAY
from models.dimensions import Dictionaries
from models.instants import to_days, to_micros
from models.ladder import OUTCOMES, StageInfo
from models.money import to_minor
from models.segments import Array
from models.versions import Event, Known, steps
from models.visits import Stays, Visit

FIELDS = {
    "state": "state", "pipeline_id": "pipeline", "stage_id": "stage", "amount": "amount",
    "currency": "currency", "probability": "probability", "close_date": "expected",
    "owner_id": "owner", "forecast_category": "forecast_category", "account_id": "account",
    "product_id": "product", "lost_reason": "lost_reason", "blocker": "blocker",
    "intent_evidence_at": "evidence", "signed_at": "evidence", "first_payment_at": "evidence",
    "next_step": "next_step",
}
"""Log field -> the word we use for it. A version begins whenever one of these changes."""

REFERENCES = ("pipeline", "owner", "account", "product")
TEXTS = ("currency", "forecast_category", "lost_reason", "blocker", "probability")
VERSION = ("known", "field", "live", *REFERENCES, *TEXTS, "amount", "expected", "evidence",
           "next_step", "actor", "stage", "since", "closed", "furthest", "strict", "visited")
VISIT = ("opportunity", "stage", "entered", "left", "known_lag", "left_lag", "known_to", "outcome",
         "to_stage", "late", "amount", "currency")
OWN = ("connection", "created", "lead_source", "versions", *(f"now_{name}" for name in VERSION))
"""Of an opportunity itself, with a copy of its last version, all that most questions need."""
REACH = ("opportunity", "rank", "reached", "known_lag", "known_to", "imputed", "amount",
         "currency")
WORDS = tuple(dict.fromkeys(FIELDS.values()))
FIELD_CODES = {field: WORDS.index(word) for field, word in FIELDS.items()}
EVIDENCE = tuple(field for field, word in FIELDS.items() if word == "evidence")
OUTCOME_CODES = {outcome: code for code, outcome in enumerate(OUTCOMES)}
_PLACES = {log: VERSION.index(word) for log, word in FIELDS.items()
           if word in VERSION}
_ACTOR = VERSION.index("actor")
_STAGE = slice(VERSION.index("stage"), len(VERSION))
_LONGEST_CUSTOM = 80  # longer text is prose, not something to slice by


class Mirrored(NamedTuple):
    """What the log does not tell about an opportunity, from the mirror; times in microseconds."""

    name: str
    created: int | None
    closed: int | None
    status: str
    lead_source: str | None
    custom: bytes | None


NOTHING = Mirrored("", None, None, "open", None, None)


@lru_cache(maxsize=200_000)
def minor_of(text: str | None, currency: str | None) -> int:
    """Plain decimal text of the log -> minor units of the currency; `MISSING` for none."""
    return MISSING if text is None or text == "" else to_minor(Decimal(text), currency)


@lru_cache(maxsize=50_000)
def day_of(text: str | None) -> int:
    return to_days(date.fromisoformat(text[:10])) if text else MISSING_DAY


@lru_cache(maxsize=50_000)
def second_of(text: str) -> int:
    """Instant or day of the log -> microseconds, to the second."""
    moment = datetime.fromisoformat(text[:19])
    return to_micros(moment.replace(tzinfo=UTC))


class OpportunityRows:
    """Collects the rows of many opportunities; `columns` gives one segment of the mart."""

    def __init__(self, stages: Mapping[str, StageInfo], dictionaries: Dictionaries) -> None:
        self._stages, self._dictionaries = stages, dictionaries
        self._codes = {name: dictionaries.of(name) for name in
                       (*REFERENCES, *TEXTS, "stage", "lead_source", "connection", "actor")}
        self.versions: list[tuple[int, ...]] = []
        self.visits: list[tuple[int, ...]] = []
        self.reaches: list[tuple[int, ...]] = []
        self._own: list[tuple[int, ...]] = []
        self._keys: list[str] = []
        self._names: list[str] = []
        self._custom: dict[str, dict[int, int]] = {}

    def __len__(self) -> int:
        return len(self.versions)

    def add(self, connection: int, source_id: str, events: Iterable[Event], mirrored: Mirrored
            ) -> None:
        """Take in one opportunity. One that never lived leaves no row."""
        place, before = len(self._keys), len(self.versions)
        stays = Stays(self._stages, connection)
        events = list(events)
        if not self._walk(connection, events, mirrored, stays):
            del self.versions[before:]
            return
        self._keys.append(f"{connection}:{source_id}")
        self._names.append(mirrored.name)
        codes = self._codes
        self._own.append((
            codes["connection"].code(str(connection)),
            _created(events, mirrored),
            codes["lead_source"].code(mirrored.lead_source),
            len(self.versions) - before,
            *self.versions[-1],
        ))
        for name, value in custom_keys(mirrored.custom):
            dimension = f"custom.{name}"
            code = self._dictionaries[dimension].code(value)
            self._custom.setdefault(dimension, {})[place] = code
        self._stays(place, connection, stays)

    def _walk(self, connection: int, events: Iterable[Event], mirrored: Mirrored, stays: Stays
              ) -> bool:
        """Append version rows; answers whether the opportunity ever lived."""
        known, lived, alive = Known(), False, False
        actors = {event.event_id: event.by for event in events}
        row = [0] * len(VERSION)
        row[_STAGE] = self._stage_part(connection, stays, mirrored)
        row[VERSION.index("amount")] = row[VERSION.index("evidence")] = MISSING
        row[VERSION.index("expected")] = MISSING_DAY
        for step in steps(events, known):
            if step.stages is None:
                stays.rewrite(step.at, known)
            elif step.stages:
                stays.advance(step.at, step.stages, known)
            lives = known.value("state") == "live"
            appears = lives != alive
            row[0] = step.at
            changes = [name for name in step.fields if name in FIELDS and name != "state"]
            if step.stages is None and "stage_id" not in changes:
                changes.append("stage_id")
            if "currency" in changes and "amount" not in changes:
                changes.append("amount")
            for name in changes:
                if self._change(row, name, connection, known, stays, mirrored):
                    if appears or not alive:
                        continue
                    row[1], row[2] = FIELD_CODES[name], 1
                    row[_ACTOR] = self._actor(connection, known, name, actors)
                    self.versions.append(tuple(row))
            if appears:
                row[1], row[2] = 0, int(lives)
                row[_ACTOR] = self._actor(connection, known, "state", actors)
                self.versions.append(tuple(row))
                alive, lived = lives, True
        return lived

    def _change(self, row: list[int], name: str, connection: int, known: Known, stays: Stays,
                mirrored: Mirrored) -> bool:
        """Bring one field of the row up to date; whether that changed anything."""
        if name == "stage_id":
            part = self._stage_part(connection, stays, mirrored)
            changed = row[_STAGE] != part
            row[_STAGE] = part
            return changed
        word, value = FIELDS[name], known.value(name)
        if word == "amount":
            code = minor_of(value, known.value("currency"))
        elif word == "expected":
            code = day_of(value)
        elif word == "evidence":
            told = [second_of(value) for field in EVIDENCE if (value := known.value(field))]
            code = min(told, default=MISSING)  # a planned signature is none until its day
        elif word == "next_step":
            code = int(bool(value))  # the text itself stays with the record
        elif word in REFERENCES:
            code = self._codes[word].code(f"{connection}:{value}" if value else None)
        else:
            code = self._codes[word].code(value)
        place = _PLACES[name]
        changed = row[place] != code
        row[place] = code
        return changed

    def _actor(self, connection: int, known: Known, field: str, actors: Mapping[int, str | None]
               ) -> int:
        """Who made the change that holds now."""
        entries = known.fields.get(field)
        by = actors.get(entries[-1][0][3]) if entries else None
        return self._codes["actor"].code(f"{connection}:{by}" if by else None)

    def _stage_part(self, connection: int, stays: Stays, mirrored: Mirrored) -> list[int]:
        """stage, since, closed, furthest, strict, visited."""
        now, climb = stays.now, stays.climb
        if now is None:
            return [0, MISSING, MISSING, 0, 0, 0]
        began = stays.closed_since
        closed = MISSING if began is None else _closed(began, mirrored)
        return [self._stage(connection, now.stage_id), now.entered, closed,
                climb.furthest, climb.strict, climb.visited]

    def _stage(self, connection: int, stage_id: str | None) -> int:
        return self._codes["stage"].code(f"{connection}:{stage_id}" if stage_id else None)

    def _stays(self, place: int, connection: int, stays: Stays) -> None:
        visits, reaches = stays.rows()
        currency = self._codes["currency"]
        self.visits.extend(
            (place, self._stage(connection, visit.stage_id), visit.entered, visit.left,
             visit.known_from - visit.entered,
             0 if visit.left == MISSING else visit.left_known - visit.left,
             visit.known_to, OUTCOME_CODES[visit.outcome],
             self._stage(connection, visit.to), visit.late,
             minor_of(visit.amount, visit.currency), currency.code(visit.currency))
            for visit in visits)
        self.reaches.extend(
            (place, reach.rank, reach.reached, reach.known_from - reach.reached, reach.known_to,
             int(reach.imputed), minor_of(reach.amount, reach.currency),
             currency.code(reach.currency))
            for reach in reaches)

    def columns(self) -> dict[str, dict[str, Array | list[str]]]:
        """Fact -> columns, in the order in which opportunities were added."""
        count = len(self._keys)
        own: dict[str, Array | list[str]] = {}
        own |= _transposed(OWN, self._own)
        own |= {"key": self._keys, "name": self._names}
        for name, codes in self._custom.items():
            column = np.zeros(count, np.int64)
            column[list(codes)] = list(codes.values())
            own[name] = column
        return {
            "opportunity": own,
            "version": _transposed(VERSION, self.versions),
            "visit": _transposed(VISIT, self.visits),
            "reach": _transposed(REACH, self.reaches),
        }


def _closed(began: Visit, mirrored: Mirrored) -> int:
    """When it was closed: the event's time, or the record's own closing date where the event was
    only inferred (for a derived one not later than we learned of it)."""
    if began.origin in ("derived", "reconstructed") and mirrored.closed is not None \
            and mirrored.status == began.stage.status \
            and (began.origin == "reconstructed" or mirrored.closed <= began.known):
        return mirrored.closed
    return began.entered


def custom_keys(custom: bytes | None) -> Iterable[tuple[str, str]]:
    """The custom fields one can slice by, as text; long text, lists and numbers with fractions
    are not dimensions."""
    if not custom:
        return
    for name, value in json.loads(custom).items():
        if isinstance(value, bool):
            yield name, "yes" if value else "no"
        elif isinstance(value, int) or (isinstance(value, str) and len(value) <= _LONGEST_CUSTOM):
            yield name, str(value)


def _transposed(names: tuple[str, ...], rows: Sequence[tuple[int, ...]]
                ) -> dict[str, Array | list[str]]:
    table = np.array(rows, np.int64).reshape(len(rows), len(names))
    return {name: np.ascontiguousarray(table[:, place]) for place, name in enumerate(names)}


def _created(events: Iterable[Event], mirrored: Mirrored) -> int:
    """The source's own date, else when the deal is first known to have lived. A date that an
    import only put in place of a missing one is no knowledge: `MISSING`."""
    if mirrored.created is not None:
        return mirrored.created
    return min((event.effective for event in events if event.field == "state"
                and event.new == "live" and event.origin != "reconstructed"), default=MISSING)
