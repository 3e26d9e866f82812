"""What the deals of an import show as a whole, and a reader of its figures should know.

Nothing is changed here. Codes: see docs/import.md.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from statistics import median

from models.entities import Opportunity
from sync.files.build import Kept
from sync.files.told import Told

ENOUGH = 30  # closed deals from which a typical length may be told
_DAY = timedelta(days=1)


class Findings:
    """Sees every kept opportunity once; `tell` says what came out."""

    def __init__(self) -> None:
        self._contents: set[int] = set()
        self._repeats: Counter[str] = Counter()
        self._blank_accounts: Counter[str] = Counter()
        self._zeros: Counter[str] = Counter()
        self._owners: set[str] = set()
        self._closed: list[tuple[datetime, float]] = []
        self._open: list[datetime] = []
        self._latest: datetime | None = None
        self._first: datetime | None = None

    def see(self, kept: Kept) -> None:
        record = kept.record
        assert isinstance(record, Opportunity)
        stage = record.stage_id or ""
        content = hash(tuple(text for column, text in kept.cells.items()
                             if column not in kept.block.key))
        if content in self._contents:
            self._repeats[stage] += 1
        self._contents.add(content)
        if record.account_id is None and kept.block.field("account_id") is not None:
            self._blank_accounts[stage] += 1
        if record.amount is not None and record.amount == 0:
            self._zeros[stage] += 1
        if record.owner_id is not None:
            self._owners.add(record.owner_id)
        self._dates(record)

    def _dates(self, record: Opportunity) -> None:
        for at in (record.created_at, record.closed_at):
            if at is not None:
                self._latest = max(at, self._latest or at)
        if record.created_at is None:
            return
        self._first = min(record.created_at, self._first or record.created_at)
        if record.status == "open":
            self._open.append(record.created_at)
        elif record.closed_at is not None:
            days = (record.closed_at - record.created_at) / _DAY
            self._closed.append((record.closed_at, days))

    def tell(self, told: Told, owners: dict[str, str], managers: set[str]) -> None:
        """`owners`: names of all users of the files by id; `managers`: ids of those who lead."""
        for stage, count in self._repeats.items():
            told.tell("row.repeated", stage, count)
        if self._blank_accounts:
            told.tell("opportunity.without_account", "", sum(self._blank_accounts.values()),
                      dict(self._blank_accounts))
        for stage, count in self._zeros.items():
            told.tell("amount.zero", stage, count)
        idle = sorted(owners[key] for key in owners.keys() - self._owners - managers)
        if self._owners and idle:
            told.tell("user.without_deals", "", len(idle), {"names": ", ".join(idle[:50])})
        backwards = sum(days < 0 for _, days in self._closed)
        if backwards:
            told.tell("opportunity.closed_before_created", "", backwards)
        self._tell_lengths(told)

    def _tell_lengths(self, told: Told) -> None:
        """Whether closings are missing at the beginning, and open deals older than any closed."""
        if len(self._closed) < ENOUGH or self._first is None or self._latest is None:
            return
        typical = median(days for _, days in self._closed)
        longest = max(days for _, days in self._closed)
        first_close = min(at for at, _ in self._closed)
        silent = (first_close - self._first) / _DAY
        if silent > max(typical, 7):
            told.tell("history.left_censored", "", 1, {
                "first_start": self._first.date().isoformat(),
                "first_close": first_close.date().isoformat(), "typical_days": typical})
        old = sum((self._latest - created) / _DAY > longest for created in self._open)
        if old:
            told.tell("opportunity.older_than_any_closed", "", old, {
                "longest_days": longest, "at": self._latest.date().isoformat(),
                "open": len(self._open)})
