"""What a page of records changes in the local file: pure, no clock, no file, no network.

Two steps, because most pages need no look into the log: `draft` compares the page with the cached
rows and says whose log it must see; `settle` adds the field events. Afterwards the fold of each
opportunity's log equals its mirror row, which is what lets the next page look at the row alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import astuple

from models.entities import TRACKED, FieldEvent, Record
from models.errors import CockpitError
from models.history import PLAIN, LoggedRow, canonical, event_hash
from models.instants import EPOCH
from models.rows import LAYOUTS, BadValue, Layout, Row, encode
from sync.connector import Reject
from sync.logbook import Frame, settle_log
from sync.references import resolve

GONE = frozenset({"deleted", "merged", "invisible"})

_MICROSECOND = EPOCH.resolution
_ID, _MODIFIED, _VERSION, _STATE, _INTO, _RAW, _REST = 1, 2, 3, 4, 5, 6, 7
_LARGEST = (1 << 63) - 1
_TRACKED = frozenset(TRACKED)


@dataclass
class Counts:
    """Records of a page or a run. `unchanged` may have been touched at the source."""

    new: int = 0
    updated: int = 0
    deleted: int = 0
    unchanged: int = 0
    older: int = 0  # versions that came after a newer one and were left out
    rejected: int = 0
    events: int = 0

    def add(self, other: Counts) -> None:
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


@dataclass
class Operations:
    """What to write. `changed` ids are those a reader would see a difference in."""

    rows: list[Row] = field(default_factory=list)
    events: list[LoggedRow] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    accepted: set[str] = field(default_factory=set)  # ids that need no quarantine any more
    counts: Counts = field(default_factory=Counts)


@dataclass
class Draft:
    """A page compared with the cached rows, before its field events."""

    layout: Layout
    frame: Frame
    before: Mapping[str, Row]
    after: dict[str, Row]
    native: dict[str, list[LoggedRow]]
    operations: Operations

    def wants_log(self) -> set[str]:
        """Opportunities whose log `settle` must see, if they have one."""
        return self.native.keys() | {
            key for key, row in self.after.items() if row[:-2] != self.before.get(key, ())[:-2]
        }


def draft(
    kind: str,
    records: Sequence[Record],
    events: Sequence[FieldEvent],
    cached: Mapping[str, Row],
    frame: Frame,
) -> Draft:
    """Compare a page with the cached rows of its ids; the newest version of each id stays.

    Bad records become rejects. Deleted, merged and invisible records keep the values the cache
    has, because a tombstone often carries nothing but its id.
    """
    layout = LAYOUTS[kind]
    operations = Operations()
    after: dict[str, Row] = {}
    for place, record in enumerate(records, 1):
        row = _encoded(layout, record, place, frame, operations)
        if row is None:
            continue
        key = row[_ID]
        operations.accepted.add(key)
        if row[_STATE] == "merged" and row[_INTO] not in (None, key):
            operations.aliases[key] = row[_INTO]
        known = after.get(key) or cached.get(key)
        if known is not None:
            if _is_older(row, known):
                operations.counts.older += 1
                continue
            if row[_STATE] in GONE:
                row = tombstone(known, row)
        after[key] = row
    native = _native(events, frame, operations.rejects)
    operations.counts.rejected = len(operations.rejects)
    return Draft(layout, frame, cached, after, native, operations)


def settle(drafted: Draft, logs: Mapping[str, Sequence[LoggedRow]]) -> Operations:
    """Finish a draft. `logs`: the log of each id in `wants_log` that has one."""
    operations = drafted.operations
    if drafted.layout.kind != "opportunities":
        for key, row in drafted.after.items():
            _keep(operations, drafted.before.get(key), row)
        return operations
    for key, row in drafted.after.items():
        before = drafted.before.get(key)
        native = drafted.native.get(key, ())
        if not native and before is not None and row[:-2] == before[:-2]:
            operations.counts.unchanged += 1
            continue
        kept, added = settle_log(before, row, native, logs.get(key, ()), drafted.frame)
        _keep(operations, before, kept or row, added)
    for key, native in drafted.native.items():
        if key not in drafted.after:
            before = drafted.before.get(key)
            kept, added = settle_log(before, None, native, logs.get(key, ()), drafted.frame)
            if kept is not None:
                _keep(operations, before, kept, added)
            elif added:
                operations.events += added
                operations.counts.events += len(added)
                operations.changed.add(key)
    return operations


def removed(
    kind: str,
    cached: Mapping[str, Row],
    state: str,
    logs: Mapping[str, Sequence[LoggedRow]],
    frame: Frame,
    generation: int,
) -> Operations:
    """Mark records that a complete sweep did not find; they keep their values and version."""
    operations = Operations()
    for key, before in cached.items():
        row = (*before[:_STATE], state, *before[_INTO:-2], frame.now, generation)
        added: Sequence[LoggedRow] = ()
        if kind == "opportunities":
            _row, added = settle_log(before, row, (), logs.get(key, ()), frame)
        _keep(operations, before, row, added)
    return operations


def tombstone(known: Row, row: Row) -> Row:
    """The known row with the state and version of what took it away."""
    return (
        *known[:_MODIFIED],
        known[_MODIFIED] if row[_MODIFIED] is None else row[_MODIFIED],
        row[_VERSION] or known[_VERSION],
        row[_STATE],
        row[_INTO],
        known[_RAW] if row[_RAW] is None else row[_RAW],
        *known[_REST:-2],
        *row[-2:],
    )


def differs(before: Row, after: Row) -> bool:
    """Whether a reader would see a difference; a touched version alone is none."""
    return before[_STATE:_RAW] != after[_STATE:_RAW] or before[_REST:-2] != after[_REST:-2]


def _keep(
    operations: Operations, before: Row | None, row: Row, added: Sequence[LoggedRow] = ()
) -> None:
    counts = operations.counts
    if added:
        operations.events += added
        counts.events += len(added)
        operations.changed.add(row[_ID])
    if before is None:
        counts.new += 1
    elif row[:-2] == before[:-2]:
        counts.unchanged += 1
        return
    elif not differs(before, row):
        counts.unchanged += 1
        operations.rows.append(row)
        return
    elif row[_STATE] in GONE and before[_STATE] not in GONE:
        counts.deleted += 1
    else:
        counts.updated += 1
    operations.rows.append(row)
    operations.changed.add(row[_ID])


def _encoded(
    layout: Layout, record: Record, place: int, frame: Frame, operations: Operations
) -> Row | None:
    try:
        if not record.source_id:
            raise BadValue("record.no_id", column="source_id")
        row = encode(layout, frame.connection_id, record, frame.now)
    except BadValue as error:
        item = ascii(record.source_id)[1:-1] if record.source_id else f"row {place}"
        operations.rejects.append(
            Reject(item, error.code, error.facts, record.raw, record.source_version)
        )
        return None
    return resolve(layout, row, frame.aliases) if frame.aliases else row


def _is_older(row: Row, known: Row) -> bool:
    return row[_MODIFIED] is not None and known[_MODIFIED] is not None and (
        row[_MODIFIED] < known[_MODIFIED]
    )


def _native(
    events: Sequence[FieldEvent], frame: Frame, rejects: list[Reject]
) -> dict[str, list[LoggedRow]]:
    """Rows of the log from the source's own events, by opportunity, texts as the log writes them.

    One loop without calls where none is needed: there are ten times more events than records.
    """
    connection_id, now = frame.connection_id, frame.now
    native: dict[str, list[LoggedRow]] = {}
    latest, rows = None, []
    for event in events:
        key, name, old, new, effective_at, observed_at, sequence, user, origin, vendor = (
            astuple(event)
        )
        try:
            if name not in PLAIN:
                old, new = canonical(name, old), canonical(name, new)
            else:
                if new is not None and not (new.isascii() and new.isprintable()):
                    new = _clean(new)
                if old is not None and not (old.isascii() and old.isprintable()):
                    old = _clean(old)
            observed = effective = (effective_at - EPOCH) // _MICROSECOND
            if observed_at is not effective_at:
                observed = (observed_at - EPOCH) // _MICROSECOND
            if not key or not -_LARGEST <= sequence <= _LARGEST:
                raise ValueError(sequence)
            number = event_hash(
                connection_id, key, name, effective, observed, new, sequence, vendor
            )
        except (ValueError, TypeError, AttributeError, CockpitError):
            at = str(effective_at)
            facts = {"column": ascii(name)[1:41], "value": ascii(new)[:40], "at": at}
            rejects.append(Reject(ascii(key)[1:-1], "event.bad_value", facts))
            continue
        if key != latest:
            latest, rows = key, native.setdefault(key, [])
        rows.append((
            connection_id, key, number, name, old, new, effective, observed, now, sequence, user,
            origin, None,
        ))
    return native


def _clean(text: str) -> str:
    """Errors: UnicodeEncodeError for half a surrogate pair."""
    text.encode()
    return text.replace("\0", "␀")
