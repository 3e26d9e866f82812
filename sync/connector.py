"""What a CRM must offer to be synced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from models.entities import FieldEvent, Origin, Record

if TYPE_CHECKING:
    from models.task import Task
    from sync.transport import Transport

DeleteStrategy = Literal["feed", "archived_list", "id_sweep", "none"]
History = Literal["full", "since_first_sync", "none"]


@dataclass(frozen=True)
class Window:
    """Read what changed in [start, end); `start` None: from the beginning of time.

    `position` is where an interrupted run of the same window stopped, as its last page gave it.
    """

    start: datetime | None
    end: datetime
    position: str | None = None


@dataclass(frozen=True)
class Reject:
    """One bad record, with its place and the reason; the others go on."""

    item: str  # the record's id, else its place: "page 3, row 7"
    code: str  # "record.no_id", "record.bad_date", "amount.out_of_range", ...
    facts: Mapping[str, object]
    raw: Any = None
    version: str = ""


@dataclass(frozen=True)
class Notice:
    """Something the connector repaired, guessed or could not know, and how often."""

    code: str
    item: str
    count: int = 1
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """What one step of reading brought; stored with its `position` in one transaction.

    `events` are the source's own history of the opportunities in `records` (or of deleted ones).
    """

    records: tuple[Record, ...]
    position: str | None = None
    events: tuple[FieldEvent, ...] = ()
    rejects: tuple[Reject, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class Stream:
    """`name` is a key of `models.entities.KINDS`. `history`: what the source's log covers."""

    name: str
    deletes: DeleteStrategy = "id_sweep"
    history: History = "none"
    lookback: timedelta = timedelta(seconds=1)
    snapshot: bool = False  # no modified filter: every run reads everything
    sweep_every: timedelta = timedelta(days=1)  # zero: with each sync, where ids are cheap


@dataclass(frozen=True)
class Profile:
    """What a connection is told by its owner. `secret` never leaves memory, logs or messages."""

    name: str
    url: str
    options: Mapping[str, str]
    secret: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Greeting:
    """Answer to a successful test of a connection: what is there and will be read."""

    server: str  # product and version, as shown to people
    account: str  # who we are there
    counts: Mapping[str, int]  # records per stream, where cheap to know


class Connector:
    """One CRM. Subclasses set the class variables and read; the engine stores.

    Raises only `sync.errors` classes. Records are in our words; `raw` keeps the source's.
    """

    key: ClassVar[str]
    label: ClassVar[str]
    needs: ClassVar[tuple[str, ...]] = ("url", "secret")  # and option names, for the dialog
    streams: ClassVar[tuple[Stream, ...]]
    settle: ClassVar[timedelta] = timedelta(seconds=120)
    baseline: ClassVar[Origin] = "derived"  # of what is first seen; files: "reconstructed"

    def __init__(self, profile: Profile, transport: Transport) -> None:
        self.profile, self.transport = profile, transport

    def test(self) -> Greeting:
        """Sign in and look around, changing nothing."""
        raise NotImplementedError

    def server_now(self) -> datetime | None:
        """The server's clock; None: unknown, ours is used. Taken from the `Date` header."""
        return self.transport.server_now

    def pages(self, stream: str, window: Window, task: Task) -> Iterator[Page]:
        """Yield what changed inside `window`, ordered by an id that never changes."""
        raise NotImplementedError

    def ids(self, stream: str, task: Task) -> Iterator[tuple[str, ...]]:
        """Every id that exists now, in pages, for the sweep of `id_sweep` streams."""
        raise NotImplementedError

    def reread(self, stream: str, ids: tuple[str, ...], task: Task) -> Page:
        """The records of these ids as they are now, for retrying quarantined ones."""
        raise NotImplementedError
