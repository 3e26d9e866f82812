"""The files a mapping speaks of: found, opened and held against it before anything is read."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from sync.files.mapping import Block, Field, Mapping, Source
from sync.files.outline import Problem
from sync.files.reading import Table, open_table

Tables = dict[str, tuple[Table, ...]]


def open_sources(root: Path, mapping: Mapping) -> tuple[Tables, list[Problem]]:
    """Every source's tables and every problem: files that are missing, columns that are not there.

    `root` is a folder, or the one file itself. Errors: NotUnderstood for files that cannot be
    read at all; OSError.
    """
    tables: Tables = {}
    problems: list[Problem] = []
    for source in mapping.sources:
        paths = _paths(root, source, mapping)
        if not paths:
            problems.append(Problem("file.missing", source.line, f"sources.{source.name}",
                                    file=source.file, found=_there(root)))
        tables[source.name] = tuple(open_table(path, source.form) for path in paths)
    for block in mapping.blocks:
        problems += _block(block, tables)
    return tables, problems


def _paths(root: Path, source: Source, mapping: Mapping) -> list[Path]:
    pattern = PurePosixPath(source.file)
    if pattern.is_absolute() or ".." in pattern.parts:
        return []
    if root.is_dir():
        return sorted(path for path in root.glob(source.file) if path.is_file())
    alone = len({one.file for one in mapping.sources}) == 1
    return [root] if alone or fnmatch(root.name, source.file) else []


def _there(root: Path) -> tuple[str, ...]:
    folder = root if root.is_dir() else root.parent
    return tuple(sorted(path.name for path in folder.iterdir() if path.is_file()))[:50]


def _block(block: Block, tables: Tables) -> Iterator[Problem]:
    place = f"records.{block.kind}"
    for column in block.key:
        yield from _missing(tables[block.source], column, block.line, f"{place}.key")
    for _, column in block.custom:
        yield from _missing(tables[block.source], column, block.line, f"{place}.custom")
    for field in block.fields:
        yield from _field(field, block.source, tables, f"{place}.fields.{field.name}")
    for begin in block.begins:
        yield from _missing(tables[block.source], begin.column, begin.line, f"{place}.history")
    if block.log is not None:
        log, history = block.log, f"{place}.history"
        for column in filter(None, (log.opportunity, log.before, log.by_user, log.vendor_id)):
            yield from _missing(tables[log.source], column, log.line, history)
        for field in (log.at, *log.fields):
            yield from _field(field, log.source, tables, history)


def _field(field: Field, source: str, tables: Tables, place: str) -> Iterator[Problem]:
    if field.since:
        yield from _missing(tables[source], field.since, field.line, place)
    if field.join is not None:
        yield from _missing(tables[source], field.join.here, field.line, place)
        source = field.join.source
        yield from _missing(tables[source], field.join.there, field.line, place)
    for column in field.columns:
        yield from _missing(tables[source], column, field.line, place)


def _missing(tables: tuple[Table, ...], column: str, line: int, place: str) -> Iterator[Problem]:
    for table in tables:
        times = table.header.count(column)
        if times != 1:
            code = "file.column_missing" if times == 0 else "file.column_twice"
            yield Problem(code, line, place, file=table.label, column=column,
                          found=table.header)
