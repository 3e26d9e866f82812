"""The field events one opportunity gets from a page, and the row they leave behind.

Native events are the source's own history. Where the record says something else than the log, a
derived event closes the gap; at first sight these are the baseline. A native event that tells
what a derived one had guessed retires it by the column `retires`; nothing is overwritten.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from models.entities import TRACKED
from models.errors import CockpitError
from models.history import Key, LoggedRow, decimal_text, event_hash, fold, text_of, value_of
from models.instants import from_days, from_micros, to_days, to_micros
from models.money import to_major, to_minor
from models.rows import LAYOUTS, Row

_POSITION = {name: LAYOUTS["opportunities"].position[name] for name in TRACKED}
_CURRENCY = _POSITION["currency"]
_MODIFIED, _STATE = 2, _POSITION["state"]
_CREATED = LAYOUTS["opportunities"].position["created_at"]
_GONE = frozenset({"deleted", "merged", "invisible"})

Ends = dict[str, tuple[Key, str | None]]


@dataclass(frozen=True)
class Frame:
    """What is the same for a whole page. Times: microseconds since 1970.

    `now` is our clock; `latest` the later of it and the source's: nothing derived is dated after
    it. `baseline` is the origin of what is first seen: "derived", or "reconstructed" for files,
    whose past counts as known when it happened.
    """

    connection_id: int
    now: int
    latest: int
    baseline: str = "derived"
    aliases: Mapping[str, Mapping[str, str]] | None = None


def settle_log(
    before: Row | None,
    after: Row | None,
    native: Sequence[LoggedRow],
    log: Sequence[LoggedRow],
    frame: Frame,
) -> tuple[Row | None, list[LoggedRow]]:
    """The row to keep and the events to add, for one opportunity.

    `after` None: the page brought only events. A row that is not asserted by a record (only
    events, or a tombstone) takes the values the log ends with.
    """
    if log:
        known = {row[2] for row in log}
        # what one file told of a moment stays; a later one tells only what it says since
        told = {(row[3], row[6], row[9]) for row in log if row[11] == "reconstructed"}
        native = [
            row for row in native if row[2] not in known
            and (row[11] != "reconstructed" or (row[3], row[6], row[9]) not in told)
        ]
        added = _retiring(native, log)
        ends = fold([*log, *added])
    else:
        added = list(native)
        ends = _ends(added)
    row = before if after is None else after
    if row is None:
        return None, added
    if added and (after is None or (before is not None and after[_STATE] in _GONE)):
        row = _following(row, ends, keep_state=after is not None)
    _close_gaps(before, row, ends, added, log, frame)
    return row, added


def _ends(added: Sequence[LoggedRow]) -> Ends:
    ends: Ends = {}
    for row in added:
        key = (row[6], row[9], row[7], row[2])
        end = ends.get(row[3])
        if end is None or key > end[0]:
            ends[row[3]] = (key, row[5])
    return ends


def _retiring(native: Sequence[LoggedRow], log: Sequence[LoggedRow]) -> list[LoggedRow]:
    """The native events, each retiring the derived event that had guessed it.

    A guess is right when field and new value agree and the event happened after the event before
    the guess and not later than the guess was made; the nearest in time is taken.
    """
    retired = {row[12] for row in log}
    guesses = [row for row in log if row[11] == "derived" and row[2] not in retired]
    if not guesses:
        return list(native)
    result: list[LoggedRow] = []
    for row in sorted(native, key=lambda row: (row[6], row[9], row[7], row[2]), reverse=True):
        fitting = [
            guess for guess in guesses
            if guess[3] == row[3] and guess[5] == row[5]
            and row[11] in ("native", "audit")
            and _before(guess, log, retired) <= row[6] <= max(guess[6], guess[7])
        ]
        if fitting:
            best = min(fitting, key=lambda guess: (abs(guess[6] - row[6]), guess[2]))
            guesses.remove(best)
            row = (*row[:12], best[2])
        result.append(row)
    return result


def _before(guess: LoggedRow, log: Sequence[LoggedRow], retired: set[int | None]) -> int:
    """When the field last changed before the guess."""
    return max(
        (
            row[6] for row in log
            if row[3] == guess[3] and row[2] not in retired and row[2] != guess[2]
            and (row[6], row[9], row[7], row[2]) < (guess[6], guess[9], guess[7], guess[2])
        ),
        default=-(1 << 63),
    )


def _following(row: Row, ends: Ends, *, keep_state: bool) -> Row:
    """The row with the values the log ends with, where they can be kept in it."""
    values = list(row)
    if "currency" in ends:
        values[_CURRENCY] = ends["currency"][1]
    for name, (_key, text) in ends.items():
        if name == "state" and (keep_state or text is None):
            continue
        values[_POSITION[name]] = _INWARD.get(name, _plain)(text, values[_CURRENCY])
    return tuple(values)


def _close_gaps(
    before: Row | None,
    row: Row,
    ends: Ends,
    added: list[LoggedRow],
    log: Sequence[LoggedRow],
    frame: Frame,
) -> None:
    """Append a derived event wherever the row says something else than the log ends with."""
    modified, created = row[_MODIFIED], row[_CREATED]
    first = before is None and not log
    if first:
        changed_at = _first_of(modified, created, frame.now)
        if "state" not in ends:
            _first_state(row, ends, added, frame)
    elif before is not None and (
        modified is None or (before[_MODIFIED] is not None and modified <= before[_MODIFIED])
    ):
        changed_at = frame.now  # the source did not date this change
    else:
        changed_at = _first_of(modified, created, frame.now)
    changed_at = min(changed_at, frame.latest)
    numbers = {event[2] for event in log}
    same_currency = before is None or before[_CURRENCY] == row[_CURRENCY]
    for name, position in _POSITION.items():
        value = row[position]
        end = ends.get(name)
        if value is None and end is None:
            continue
        text = value if type(value) is str else _text(name, value, row[_CURRENCY])
        if end is not None and (end[1] == text or (
            name == "amount" and same_currency and _rounds_to(end[1], value, row[_CURRENCY])
        )):
            continue
        baseline = first and end is None
        observed = changed_at if baseline and frame.baseline == "reconstructed" else frame.now
        _append(
            added, frame, numbers, row, name, end, text, changed_at, observed,
            frame.baseline if baseline else "derived",
        )


def _first_state(row: Row, ends: Ends, added: list[LoggedRow], frame: Frame) -> None:
    """The beginning of an opportunity without one in its log.

    It was known as early as the source's log speaks of it.
    """
    gone = row[_STATE] != "live"
    if gone and row[_CREATED] is None:
        return  # only its end is known
    begin = _first_of(row[_CREATED], row[_MODIFIED], frame.now)
    begin = min((begin, frame.latest, *(event[6] for event in added)))
    observed = begin if frame.baseline == "reconstructed" else frame.now
    observed = min((observed, *(event[7] for event in added)))
    _append(added, frame, set(), row, "state", None, "live", begin, observed, frame.baseline)
    event = added[-1]
    ends["state"] = ((event[6], event[9], event[7], event[2]), "live")


def _append(
    added: list[LoggedRow],
    frame: Frame,
    numbers: set[int],
    row: Row,
    name: str,
    end: tuple[Key, str | None] | None,
    text: str | None,
    effective: int,
    observed: int,
    origin: str,
) -> None:
    sequence = 0
    if end is not None and effective <= end[0][0]:
        effective, sequence = end[0][0], end[0][1] + 1  # last in the order of the log
    key = row[1]
    while True:
        number = event_hash(
            frame.connection_id, key, name, effective, observed, text, sequence, ""
        )
        if number not in numbers:
            break
        sequence += 1
    added.append((
        frame.connection_id, key, number, name, end[1] if end else None, text, effective,
        observed, frame.now, sequence, None, origin, None,
    ))


def _first_of(*moments: int | None) -> int:
    return next(moment for moment in moments if moment is not None)


def _text(name: str, value: Any, currency: str | None) -> str | None:
    return None if value is None else _OUTWARD[name](value, currency)


def _rounds_to(text: str | None, value: int | None, currency: str | None) -> bool:
    """Whether the log's amount is this one, only with more decimals than the currency has."""
    return text is not None and value is not None and _amount_in(text, currency) == value


def _plain(text: str | None, currency: str | None) -> str | None:
    return text


def _amount_out(value: int, currency: str | None) -> str:
    return decimal_text(to_major(value, currency))


def _amount_in(text: str | None, currency: str | None) -> int | None:
    """None also where the currency's many decimals leave no room for the amount."""
    try:
        return None if text is None else to_minor(Decimal(text), currency)
    except CockpitError:
        return None


def _moment_out(value: int, currency: str | None) -> str:
    return from_micros(value).isoformat()


def _moment_in(text: str | None, currency: str | None) -> int | None:
    moment = value_of("signed_at", text)
    return None if moment is None else to_micros(moment)  # type: ignore[arg-type]


def _day_in(text: str | None, currency: str | None) -> int | None:
    day = value_of("close_date", text)
    return None if day is None else to_days(day)  # type: ignore[arg-type]


_MOMENTS = ("intent_evidence_at", "signed_at", "first_payment_at")
_OUTWARD: dict[str, Callable[[Any, str | None], str | None]] = {
    "amount": _amount_out,
    "probability": lambda value, currency: text_of("probability", value),
    "close_date": lambda value, currency: from_days(value).isoformat(),
    **dict.fromkeys(_MOMENTS, _moment_out),
}
_INWARD: dict[str, Callable[[str | None, str | None], Any]] = {
    "amount": _amount_in,
    "probability": lambda text, currency: None if text is None else float(text),
    "close_date": _day_in,
    **dict.fromkeys(_MOMENTS, _moment_in),
}
