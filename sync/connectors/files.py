"""CSV files and Excel workbooks, read through a mapping (docs/import.md).

A snapshot source: each run reads everything. Nothing is yielded before the mapping and every
header have been checked, so a file that does not match changes nothing. There is no `ids`: rows
that are gone from a file are found by comparing a reading without any bad row, else not at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from models.entities import KINDS, FieldEvent, Opportunity, Record, User
from models.task import Task
from models.wording import QT_TRANSLATE_NOOP
from sync.connector import (
    Connector,
    DeleteStrategy,
    Greeting,
    Page,
    Profile,
    Reject,
    Stream,
    Window,
)
from sync.errors import SyncError
from sync.files.build import Builder, Kept
from sync.files.cells import BadCellError
from sync.files.declare import load_mapping
from sync.files.errors import FileWrong
from sync.files.events import Histories
from sync.files.findings import Findings
from sync.files.folder import open_sources
from sync.files.mapping import Mapping
from sync.files.shipped import find_mapping, shipped_mappings
from sync.files.told import Told

if TYPE_CHECKING:
    from sync.transport import Transport

PAGE_SIZE = 2_000


class Files(Connector):
    key = "files"
    label = QT_TRANSLATE_NOOP("kinds", "Files (CSV, Excel)")
    needs = ("url", "mapping")
    streams = tuple(
        Stream(kind, history="full" if kind == "opportunities" else "none", snapshot=True,
               sweep_every=timedelta(0))
        for kind in KINDS
    )
    settle = timedelta(0)  # a file is complete when it lies there
    baseline = "reconstructed"

    _builder: Builder | None = None
    _mapping: Mapping | None = None

    def __init__(self, profile: Profile, transport: Transport) -> None:
        super().__init__(profile, transport)
        try:
            mapping = self._load()
        except SyncError:
            return  # told when something is asked of the connection
        deletes: DeleteStrategy = "id_sweep" if mapping.deletes == "snapshot" else "none"
        vars(self)["streams"] = tuple(
            replace(stream, deletes=deletes) for stream in type(self).streams
            if stream.name in mapping.kinds
        )

    def test(self) -> Greeting:
        """Reads everything once and counts what can be used, changing nothing."""
        builder = self._open()
        counts = {
            kind: sum(isinstance(found, Kept) for found in builder.records(kind, Told()))
            for kind in KINDS if kind in builder.mapping.kinds
        }
        labels = sorted({
            f"{table.label} ({table.form.encoding or 'workbook'})"
            for tables in builder.tables.values() for table in tables
        })
        return Greeting(builder.mapping.label or "Files", ", ".join(labels), counts)

    def server_now(self) -> None:
        """Files have no clock."""

    def pages(self, stream: str, window: Window, task: Task) -> Iterator[Page]:
        """The records of one kind in the order of the files; the last page carries the notices."""
        builder = self._open()
        if stream not in builder.mapping.kinds:
            return
        told = Told()
        fingerprint = self._fingerprint()
        skip = _skipped(window.position, fingerprint)
        reading = _Reading(builder, stream, told)
        records: list[Record] = []
        events: list[FieldEvent] = []
        rejects: list[Reject] = []
        number = 0
        for number, (record, history, reject) in enumerate(reading.items(), 1):
            if number % 500 == 0:
                task.check()
                task.report(number, 0, stream)
            if number > skip:
                if record is not None:
                    records.append(record)
                    events += history
                if reject is not None:
                    rejects.append(reject)
            if len(records) + len(rejects) >= PAGE_SIZE:
                yield Page(tuple(records), f"{fingerprint}:{number}", tuple(events),
                           tuple(rejects))
                records, events, rejects = [], [], []
        reading.finish()
        if reading.rejected and builder.mapping.deletes == "snapshot":
            told.tell("deletes.held_back", "", reading.rejected)
        yield Page(tuple(records), None, tuple(events), tuple(rejects), told.notices())

    def reread(self, stream: str, ids: tuple[str, ...], task: Task) -> Page:
        """The rows of these keys, as they stand in the files now."""
        wanted = set(ids)
        records: list[Record] = []
        events: list[FieldEvent] = []
        rejects: list[Reject] = []
        for record, history, reject in _Reading(self._open(), stream, Told()).items():
            task.check()
            if record is not None and record.source_id in wanted:
                records.append(record)
                events += history
            elif reject is not None and reject.item in wanted:
                rejects.append(reject)
        return Page(tuple(records), None, tuple(events), tuple(rejects))

    # -- opening ------------------------------------------------------------------------------
    def _load(self) -> Mapping:
        """The mapping, read once. Errors: FileWrong, with every problem."""
        if self._mapping is None:
            wanted = self.profile.options.get("mapping", "")
            if not wanted:
                raise FileWrong("mapping.not_given")
            path = find_mapping(wanted)
            if path is None:
                raise FileWrong("mapping.none", path=wanted, known=", ".join(shipped_mappings()))
            try:
                self._mapping = load_mapping(path)
            except OSError as error:
                raise FileWrong("mapping.none", path=wanted) from error
        return self._mapping

    def _open(self) -> Builder:
        """Mapping and headers, checked once per run. Errors: FileWrong, with every problem."""
        if self._builder is not None:
            return self._builder
        mapping = self._load()
        root = folder_of(self.profile.url)
        try:
            if not root.exists():
                raise FileWrong("import.no_such_path", path=str(root))
            tables, problems = open_sources(root, mapping)
        except OSError as error:
            raise FileWrong("file.not_readable", file=str(error.filename)) from error
        if problems:
            told = [problem.facts() for problem in problems]
            raise FileWrong(problems[0].code, **told[0], n=len(told), problems=told)
        self._builder = Builder(mapping, tables)
        return self._builder

    def _fingerprint(self) -> str:
        """Names this state of the files, so that an interrupted run goes on only in the same."""
        builder = self._open()
        told = repr(sorted(
            (name, table.label, table.stamp)
            for name, tables in builder.tables.items() for table in tables
        ))
        return blake2b(told.encode(), digest_size=8).hexdigest()


class _Reading:
    """One walk through one kind, with history and findings where there are deals."""

    def __init__(self, builder: Builder, kind: str, told: Told) -> None:
        self._builder, self._kind, self._told = builder, kind, told
        deals = kind == "opportunities"
        self._histories = Histories(builder, told) if deals else None
        self._findings = Findings() if deals else None
        self.rejected = 0

    def items(self) -> Iterator[tuple[Record | None, tuple[FieldEvent, ...], Reject | None]]:
        for found in self._builder.records(self._kind, self._told):
            if isinstance(found, Reject):
                self.rejected += 1
                yield None, (), found
                continue
            history: tuple[FieldEvent, ...] = ()
            if self._histories is not None and isinstance(found.record, Opportunity):
                try:
                    history = self._histories.events(found)
                except BadCellError as error:
                    self.rejected += 1
                    yield None, (), _reject(found, error)
                    continue
            if self._histories is not None:
                found = self._histories.closed(found, history, self._told)
            if self._findings is not None:
                self._findings.see(found)
            yield found.record, history, None
        for reject in self._histories.rejects if self._histories else ():
            yield None, (), reject

    def finish(self) -> None:
        """Tell what only the whole shows."""
        if self._findings is None:
            return
        names: dict[str, str] = {}
        managers: set[str] = set()
        for found in self._builder.records("users", Told()):
            if isinstance(found, Kept) and isinstance(found.record, User):
                names[found.record.source_id] = found.record.name
                if found.record.manager_id is not None:
                    managers.add(found.record.manager_id)
        self._findings.tell(self._told, names, managers)


def _reject(kept: Kept, error: BadCellError) -> Reject:
    file, _, row = kept.place.rpartition(", row ")
    return Reject(kept.record.source_id, error.code, {
        "file": file, "row": int(row), "column": error.column, "value": error.value[:200],
    }, dict(kept.cells), kept.record.source_version)


def _skipped(position: str | None, fingerprint: str) -> int:
    """How many rows an interrupted run of the same files had finished."""
    known, _, number = (position or "").partition(":")
    return int(number) if known == fingerprint and number.isdigit() else 0


def folder_of(url: str) -> Path:
    """The folder or file that a plain path or a `file://` address names."""
    if url.startswith("file:"):
        return Path(unquote(urlsplit(url).path))
    return Path(url).expanduser()


CONNECTOR = Files
