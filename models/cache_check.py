"""Looks for damage everywhere, also where nothing has been read yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from models import audit, mark
from models.entities import KINDS
from models.errors import CockpitError

if TYPE_CHECKING:
    from models.cache import Cache

_FINDINGS: dict[str, tuple[str, bool, str]] = {
    "check.pages_whole": (
        "pages", True, "Each of the {pages} pages of the file is as it was written."
    ),
    "check.page_damaged": ("pages", False, "{detail}."),
    "check.pages_skipped": ("pages", True, "Not checked: another program may be writing."),
    "check.structure_whole": ("structure", True, "Tables and indexes hold together."),
    "check.structure_damaged": ("structure", False, "{detail}."),
    "check.references_whole": (
        "references", True, "Every row belongs to something that is there."
    ),
    "check.reference_broken": (
        "references", False, "{n} rows of {table} belong to nothing that is there."
    ),
    "check.audit_whole": ("audit trail", True, "An unbroken chain of {n} entries."),
    "check.audit_broken": (
        "audit trail", False, "Entry {sequence} does not fit the chain ({reason})."
    ),
    "check.mark_kept": (
        "high-water mark", True, "The file is not older than the mark in {store}."
    ),
    "check.mark_beside": (
        "high-water mark", True,
        "The file is not older than the mark. The mark lies beside it, so that taking both back "
        "together cannot be noticed.",
    ),
    "check.mark_passed": (
        "high-water mark", False, "The file is not what it once was here ({reason})."
    ),
    "check.aliases_whole": ("aliases", True, "Each leads to a record."),
    "check.alias_orphaned": ("aliases", False, "{n} of {kind} lead to no record."),
    "check.key_in_store": ("key", True, "The key of the file is in {store}."),
    "check.key_from_passphrase": ("key", True, "The key of the file is made of the passphrase."),
    "check.not_confidential": (
        "key", True, "The demo company is not confidential: its key lies beside the file."
    ),
    "check.unreadable": ("file", False, "Damaged: what holds the {part} cannot be read."),
}
"""What was looked at, whether it is well, and the English sentence with the facts in braces."""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; `code` is for translation, the facts fill its sentence."""

    code: str
    facts: dict[str, object] = field(default_factory=dict)

    @property
    def what(self) -> str:
        return _FINDINGS[self.code][0]

    @property
    def good(self) -> bool:
        return _FINDINGS[self.code][1]

    @property
    def words(self) -> str:
        return _FINDINGS[self.code][2].format(**self.facts)


def check(cache: Cache) -> list[Finding]:
    """At least one finding for each of pages, structure, references, audit, aliases, mark, key."""
    findings = list(_pages(cache))
    for part, look in (
        ("structure", _structure), ("references", _references), ("audit trail", _audit),
        ("aliases", _aliases),
    ):
        findings += _guarded(cache, part, look)
    return [*findings, *_mark(cache), _key(cache)]


def _pages(cache: Cache) -> Iterator[Finding]:
    if cache.mode == "shared":
        yield Finding("check.pages_skipped")
        return
    with cache.quiet() if cache.mode == "write" else cache.raw_read() as connection:
        if cache.mode == "write":
            # The check reads the file itself: what is still in the log must be in there first.
            # Pages a reader keeps there are not waited for; the file holds whole older ones then.
            connection.execute("PRAGMA busy_timeout = 1000")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        bad = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
    for (detail,) in bad:
        yield Finding("check.page_damaged", {"detail": detail})
    if not bad:
        yield Finding("check.pages_whole", {"pages": pages})


def _guarded(
    cache: Cache, part: str, look: Callable[[Any], Iterator[Finding]]
) -> list[Finding]:
    try:
        with cache.raw_read() as connection:
            return list(look(connection))
    except CockpitError as error:
        if error.code != "cache.damaged":
            raise
        return [Finding("check.unreadable", {"part": part})]


def _structure(connection: Any) -> Iterator[Finding]:
    details = [row[0] for row in connection.execute("PRAGMA integrity_check(20)")]
    if details == ["ok"]:
        yield Finding("check.structure_whole")
        return
    for detail in details:
        yield Finding("check.structure_damaged", {"detail": detail})


def _references(connection: Any) -> Iterator[Finding]:
    broken: dict[str, int] = {}
    for table, *_ in connection.execute("PRAGMA foreign_key_check"):
        broken[table] = broken.get(table, 0) + 1
    for table in _tables_of_connections(connection):
        (n,) = connection.execute(
            f"SELECT count(*) FROM {table}"
            " WHERE connection_id NOT IN (SELECT id FROM connection)"
        ).fetchone()
        broken[table] = broken.get(table, 0) + n
    for table, n in broken.items():
        if n:
            yield Finding("check.reference_broken", {"table": table, "n": n})
    if not any(broken.values()):
        yield Finding("check.references_whole")


def _tables_of_connections(connection: Any) -> list[str]:
    return [
        row[0]
        for row in connection.execute(
            "SELECT m.name FROM sqlite_schema AS m, pragma_table_info(m.name) AS c"
            " WHERE m.type = 'table' AND c.name = 'connection_id' ORDER BY m.name"
        )
    ]


def _audit(connection: Any) -> Iterator[Finding]:
    breaks = audit.verify(connection)
    for broken in breaks:
        facts = {"sequence": broken.sequence, "reason": broken.reason}
        yield Finding("check.audit_broken", facts)
    if not breaks:
        (n,) = connection.execute("SELECT count(*) FROM audit").fetchone()
        yield Finding("check.audit_whole", {"n": n})


def _aliases(connection: Any) -> Iterator[Finding]:
    orphaned = []
    for (kind,) in connection.execute("SELECT DISTINCT kind FROM alias ORDER BY kind").fetchall():
        query = "SELECT count(*) FROM alias AS a WHERE kind = ?"
        if kind in KINDS:
            query += (
                f" AND NOT EXISTS (SELECT 1 FROM {kind} AS r"
                " WHERE r.connection_id = a.connection_id AND r.source_id = a.target_id)"
            )
        (n,) = connection.execute(query, (kind,)).fetchone()
        if n:
            orphaned.append(Finding("check.alias_orphaned", {"kind": kind, "n": n}))
    yield from orphaned or [Finding("check.aliases_whole")]


def _mark(cache: Cache) -> list[Finding]:
    try:
        kept = mark.read(cache.paths, cache.lock)
        with cache.raw_read() as connection:
            mark.compare(cache.paths, connection, kept)
    except CockpitError as error:
        if error.code == "cache.damaged":
            return [Finding("check.unreadable", {"part": "high-water mark"})]
        if error.code != "cache.older_than_mark":
            raise
        return [Finding("check.mark_passed", dict(error.facts))]
    if cache.lock.drawer is None:
        return [Finding("check.mark_beside")]
    return [Finding("check.mark_kept", {"store": cache.lock.drawer.label})]


def _key(cache: Cache) -> Finding:
    header = cache.lock.header
    if header.kind == "key_store":
        return Finding("check.key_in_store", {"store": header.store})
    return Finding(
        "check.not_confidential" if header.kind == "demo" else "check.key_from_passphrase"
    )
