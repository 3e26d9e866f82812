"""What a mapping file says, as frozen values: which column of which file is which of our fields.

The format is told with examples in docs/import.md; `declare` reads and checks it.
"""

from __future__ import annotations

from collections.abc import Mapping as MappingLike
from dataclasses import dataclass, field
from typing import Literal

from models.entities import Status
from sync.files.reading import Form

FORMAT = 1
Others = Literal["keep", "blank", "reject"]
Deletes = Literal["snapshot", "append"]
Undated = Literal["earliest", "unknown"]


@dataclass(frozen=True)
class Source:
    """One table: a file (or several, `*` allowed) beside or below the folder that is imported."""

    name: str
    file: str
    form: Form = Form()
    line: int = 0


@dataclass(frozen=True)
class Join:
    """Take the columns from another source, from the row where `there` equals our `here`."""

    source: str
    here: str
    there: str


@dataclass(frozen=True)
class Writing:
    """How dates and numbers are written."""

    dates: tuple[str, ...] = ()  # YYYY-MM-DD is always understood besides
    decimal: str = "."
    thousands: str = ""
    percent: bool = False  # 60 means 0.6


@dataclass(frozen=True)
class Field:
    """Where one of our fields comes from: columns or a constant, then `values`, then `find`."""

    name: str
    columns: tuple[str, ...] = ()
    between: str = " "
    constant: str | None = None
    values: MappingLike[str, str] = field(default_factory=dict)
    others: Others = "keep"  # texts that `values` does not name
    blank: frozenset[str] = frozenset()  # texts that mean "nothing"
    join: Join | None = None
    find: str | None = None  # kind of the record that is meant
    by: str = ""  # its field that holds our text; empty: its key
    missing: Others = "keep"  # what to do when there is no such record
    default: str | None = None
    default_from: tuple[str, str, str] | None = None  # kind, field, our field that refers to it
    since: str = ""  # column with the date from which the value holds; the default holds before
    bands: tuple[int, ...] = ()  # lower bounds: 9 with (0, 500) is "0-499"
    writing: Writing = Writing()
    line: int = 0


@dataclass(frozen=True)
class Begin:
    """From the date in `column` on, the deal is in `stage`; "current": in the row's own stage."""

    column: str
    stage: str
    dates: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True)
class Log:
    """A history sheet: at `at`, the named fields of an opportunity had the values of the row."""

    source: str
    opportunity: str
    at: Field
    fields: tuple[Field, ...]
    before: str = ""  # column with the stage before the change
    by_user: str = ""
    vendor_id: str = ""
    line: int = 0


@dataclass(frozen=True)
class Block:
    """Rows of one source as records of one kind. A kind may have several blocks."""

    kind: str
    source: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]
    custom: tuple[tuple[str, str], ...] = ()  # our name, column
    distinct: bool = False  # several rows speak of the same record; the first one counts
    begins: tuple[Begin, ...] = ()
    log: Log | None = None
    undated: Undated = "earliest"
    line: int = 0

    def field(self, name: str) -> Field | None:
        return next((one for one in self.fields if one.name == name), None)


@dataclass(frozen=True)
class StageLine:
    """A stage that the mapping itself declares; `order` counts from 1 inside its pipeline."""

    id: str
    name: str
    pipeline_id: str
    order: int
    outcome: Status = "open"
    probability: float | None = None
    forecast_category: str | None = None
    rot_days: int | None = None


@dataclass(frozen=True)
class PipelineLine:
    id: str
    name: str
    order: int
    stages: tuple[StageLine, ...]


@dataclass(frozen=True)
class Mapping:
    """A whole mapping file. `zone` is where times without a zone were written."""

    label: str
    zone: str
    currency: str | None
    deletes: Deletes
    writing: Writing
    sources: tuple[Source, ...]
    pipelines: tuple[PipelineLine, ...]
    blocks: tuple[Block, ...]

    def source(self, name: str) -> Source:
        return next(source for source in self.sources if source.name == name)

    def of(self, kind: str) -> tuple[Block, ...]:
        return tuple(block for block in self.blocks if block.kind == kind)

    @property
    def kinds(self) -> frozenset[str]:
        literal = {"pipelines", "stages"} if self.pipelines else set()
        return frozenset({block.kind for block in self.blocks} | literal)

    @property
    def stages(self) -> dict[str, StageLine]:
        return {stage.id: stage for line in self.pipelines for stage in line.stages}
