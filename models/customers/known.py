"""What the file knows of customers beside the facts: parts in deals, own fields, overrides.

Read by `models.customer_records`, handed to metrics as `question.documents["customers"]`. Without
it everything is answered from the facts alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from models.metric import Question


@dataclass(frozen=True)
class Override:
    """A grade set by a person. `grade` None withdraws the one before. Instants in UTC."""

    account: str
    grade: str | None
    reason: str
    author: str
    at: datetime
    expires_at: datetime | None = None


@dataclass(frozen=True)
class Signal:
    """An activity with the words it bears; `at` in microseconds."""

    account: str
    at: int
    type: str
    direction: str
    text: str


@dataclass(frozen=True, eq=False)
class CustomerRecords:
    """`roles`: opportunity -> (part somebody plays in it, known since, microseconds).
    `fields`: the accounts' own fields, by name and account; `read_at`: by "account" and
    "opportunity" when each record with fields of its own was read as it is here (microseconds),
    for these fields have no history. `signals`: activities whose words a
    trigger may ask for, by time."""

    roles: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    fields: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    signals: tuple[Signal, ...] = ()
    overrides: tuple[Override, ...] = ()
    read_at: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


NOTHING = CustomerRecords()


def nothing() -> CustomerRecords:
    """Always the same, so that what was computed with it is found again."""
    return NOTHING


def records_of(question: Question) -> CustomerRecords:
    """What the question brings along: the records, or somebody who reads them when asked."""
    given: CustomerRecords | Callable[[], CustomerRecords] = question.documents.get(
        "customers", NOTHING)
    return given() if callable(given) else given


def in_force(overrides: tuple[Override, ...], at: datetime) -> dict[str, Override]:
    """The override that holds for each account at the moment; the newest one counts."""
    newest: dict[str, Override] = {}
    for one in sorted(overrides, key=lambda one: one.at):
        if one.at <= at:
            newest[one.account] = one
    return {account: one for account, one in newest.items()
            if one.grade is not None and (one.expires_at is None or one.expires_at > at)}
