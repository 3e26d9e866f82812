"""A mapping file -> `Mapping`, or every problem it has, each with its place and line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import cast, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from models.entities import KINDS, Status
from sync.files import mapping as m
from sync.files.errors import FileWrong
from sync.files.leaves import Leaves
from sync.files.outline import Leaf, Problem, read_outline
from sync.files.reading import Form
from sync.files.values import read_ratio, read_whole

OWN = {"raw", "custom", "source_id", "source_version", "merged_into", "state"}  # never mapped
TOP = ("format", "label", "time_zone", "currency", "dates", "numbers", "deletes", "sources",
       "pipelines", "records")
FIELD = ("column", "columns", "between", "constant", "values", "others", "blank", "join", "find",
         "by", "missing", "default", "since", "bands", "dates", "numbers", "percent")
BLOCK = ("source", "key", "fields", "custom", "distinct", "history", "undated")
HISTORY = ("begins", "source", "opportunity", "at", "fields", "before", "by_user", "vendor_id")


class MappingWrong(FileWrong):
    """The mapping cannot be used; `problems` has all that is wrong with it, in order of lines."""

    def __init__(self, problems: Iterable[Problem], path: str = "") -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line))
        first = self.problems[0].facts() if self.problems else {}
        super().__init__("mapping.wrong", **{
            **first, "path": path, "n": len(self.problems),
            "problems": [problem.facts() for problem in self.problems],
        })


def load_mapping(path: Path) -> m.Mapping:
    """Errors: MappingWrong with every problem; OSError where the file cannot be read."""
    outline, problems = read_outline(path)
    if outline is None:
        raise MappingWrong(problems, str(path))
    found, more = declare(outline)
    if found is None or problems or more:
        raise MappingWrong([*problems, *more], str(path))
    return found


def declare(outline: Leaf) -> tuple[m.Mapping | None, list[Problem]]:
    """The mapping as far as it can be read, and all its problems."""
    reader = _Reader()
    found = reader.mapping(outline)
    if not reader.problems:
        reader.cross_check(found)
    return found, reader.problems


class _Reader(Leaves):
    def mapping(self, outline: Leaf) -> m.Mapping:
        top = self.table(outline, TOP)
        found_format = self.needed(top, "format", outline)
        if found_format is not None and found_format.text != str(m.FORMAT):
            self.say("mapping.other_format", found_format, found_format.text or "")
        zone = self.text(top.get("time_zone"), "UTC")
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            self.say("mapping.unknown_zone", top["time_zone"], zone)
        currency = self.text(top.get("currency")) or None
        if currency and not (len(currency) == 3 and currency.isascii() and currency.isupper()):
            self.say("mapping.bad_currency", top["currency"], currency)
        writing = self.writing(top, m.Writing())
        sources = self.needed(top, "sources", outline)
        records = self.needed(top, "records", outline)
        pipelines = top.get("pipelines")
        return m.Mapping(
            label=self.text(top.get("label")),
            zone=zone,
            currency=currency,
            deletes=cast(m.Deletes, self.choice(top.get("deletes"), get_args(m.Deletes),
                                                "snapshot")),
            writing=writing,
            sources=tuple(self.sources(sources)) if sources else (),
            pipelines=tuple(self.pipelines(pipelines)) if pipelines else (),
            blocks=tuple(self.records(records, writing)) if records else (),
        )

    def sources(self, leaf: Leaf) -> Iterable[m.Source]:
        for name, child in self.table(leaf).items():
            if child.text is not None:
                yield m.Source(name, child.text, line=child.line)
                continue
            table = self.table(child, ("file", "sheet", "encoding", "delimiter", "header"))
            header = self.number(table.get("header"), lambda text: read_whole(text, ".", ""))
            delimiter = self.text(table.get("delimiter"))
            delimiter = {"tab": "\t", "\\t": "\t"}.get(delimiter, delimiter)
            if len(delimiter) > 1:
                self.say("mapping.bad_delimiter", table["delimiter"], delimiter)
            yield m.Source(
                name,
                self.text(self.needed(table, "file", child)),
                Form(self.text(table.get("sheet")), self.text(table.get("encoding")),
                     delimiter, header or 1),
                child.line,
            )

    def pipelines(self, leaf: Leaf) -> Iterable[m.PipelineLine]:
        if leaf.items is None:
            self.say("mapping.list_wanted", leaf)
        for order, child in enumerate(leaf.items or (), 1):
            table = self.table(child, ("id", "name", "stages"))
            key = self.text(self.needed(table, "id", child))
            stages = self.needed(table, "stages", child)
            lines = tuple(
                self.stage(one, key, place) for place, one in enumerate(
                    (stages.items or ()) if stages else (), 1)
            )
            yield m.PipelineLine(key, self.text(table.get("name"), key), order, lines)

    def stage(self, leaf: Leaf, pipeline: str, order: int) -> m.StageLine:
        if leaf.text is not None:
            return m.StageLine(leaf.text, leaf.text, pipeline, order)
        table = self.table(leaf, ("id", "name", "outcome", "probability", "forecast_category",
                                  "rot_days"))
        key = self.text(self.needed(table, "id", leaf))
        outcome = cast(Status, self.choice(table.get("outcome"), get_args(Status), "open"))
        return m.StageLine(
            key, self.text(table.get("name"), key), pipeline, order,
            outcome,
            self.number(table.get("probability"),
                        lambda text: read_ratio(text, ".", "", percent=False)),
            self.text(table.get("forecast_category")) or None,
            self.number(table.get("rot_days"), lambda text: read_whole(text, ".", "")),
        )

    def records(self, leaf: Leaf, writing: m.Writing) -> Iterable[m.Block]:
        for kind, child in self.table(leaf).items():
            if kind not in KINDS:
                self.say("mapping.unknown_kind", child, kind, KINDS)
                continue
            for one in child.items if child.items is not None else (child,):
                yield self.block(kind, one, writing)

    def block(self, kind: str, leaf: Leaf, writing: m.Writing) -> m.Block:
        table = self.table(leaf, BLOCK)
        fields = self.needed(table, "fields", leaf)
        custom = table.get("custom")
        pairs: tuple[tuple[str, str], ...] = ()
        if custom is not None and custom.table is not None:
            pairs = tuple((name, self.text(one)) for name, one in custom.table.items())
        elif custom is not None:
            pairs = tuple((name, name) for name in self.texts(custom))
        key = self.texts(self.needed(table, "key", leaf))
        begins: tuple[m.Begin, ...] = ()
        log: m.Log | None = None
        if "history" in table:
            begins, log = self.history(kind, table["history"], writing)
        return m.Block(
            kind, self.text(self.needed(table, "source", leaf)), key,
            self.fields(kind, fields, writing) if fields else (), pairs,
            self.flag(table.get("distinct")), begins, log,
            cast(m.Undated, self.choice(table.get("undated"), get_args(m.Undated), "earliest")),
            leaf.line,
        )

    def fields(self, kind: str, leaf: Leaf, writing: m.Writing) -> tuple[m.Field, ...]:
        known = {one.name: one for one in msgspec.structs.fields(KINDS[kind])}
        found = []
        for name, child in self.table(leaf).items():
            if name not in known or name in OWN:
                self.say("mapping.unknown_field", child, name, sorted(known.keys() - OWN))
                continue
            found.append(self.field(name, child, writing))
        return tuple(found)

    def field(self, name: str, leaf: Leaf, writing: m.Writing) -> m.Field:
        if leaf.text is not None:
            return m.Field(name, (leaf.text,), writing=writing, line=leaf.line)
        table = self.table(leaf, FIELD)
        columns = (*self.texts(table.get("column")), *self.texts(table.get("columns")))
        constant = self.text(table["constant"]) if "constant" in table else None
        if not columns and constant is None and "default" not in table:
            self.say("mapping.no_column", leaf, name)
        others = self.choice(table.get("others"), get_args(m.Others), "keep")
        missing = self.choice(table.get("missing"), get_args(m.Others), "keep")
        default, source = self.default(table.get("default"))
        values = self.table(table["values"]) if "values" in table else {}
        return m.Field(
            name, columns, self.text(table.get("between"), " "), constant,
            {old: self.text(new) for old, new in values.items()},
            cast(m.Others, others), frozenset(self.texts(table.get("blank"))),
            self.join(table["join"]) if "join" in table else None,
            self.text(table.get("find")) or None, self.text(table.get("by")),
            cast(m.Others, missing), default, source, self.text(table.get("since")),
            self.bands(table.get("bands")), self.writing(table, writing), leaf.line,
        )

    def bands(self, leaf: Leaf | None) -> tuple[int, ...]:
        found = [self.number(one, lambda text: read_whole(text, ".", ""))
                 for one in (leaf.items or ())] if leaf else []
        bounds = tuple(bound for bound in found if bound is not None)
        if leaf is not None and (not bounds or list(bounds) != sorted(set(bounds))):
            self.say("mapping.bad_bands", leaf)
        return bounds

    def join(self, leaf: Leaf) -> m.Join:
        table = self.table(leaf, ("source", "here", "there"))
        here = self.text(self.needed(table, "here", leaf))
        return m.Join(self.text(self.needed(table, "source", leaf)), here,
                      self.text(table.get("there"), here))

    def default(self, leaf: Leaf | None) -> tuple[str | None, tuple[str, str, str] | None]:
        if leaf is None or leaf.text is not None:
            return (None if leaf is None else leaf.text), None
        table = self.table(leaf, ("find", "field", "through"))
        parts = [self.text(self.needed(table, name, leaf)) for name in ("find", "field", "through")]
        return None, (parts[0], parts[1], parts[2])

    def history(self, kind: str, leaf: Leaf, writing: m.Writing
                ) -> tuple[tuple[m.Begin, ...], m.Log | None]:
        table = self.table(leaf, HISTORY)
        if kind != "opportunities":
            self.say("mapping.no_history_here", leaf, kind)
        begins = []
        for child in (table["begins"].items or ()) if "begins" in table else ():
            one = self.table(child, ("column", "stage", "dates"))
            begins.append(m.Begin(
                self.text(self.needed(one, "column", child)),
                self.text(self.needed(one, "stage", child)),
                self.dates(one.get("dates")) or writing.dates, child.line))
        if "source" not in table:
            if not begins:
                self.say("mapping.missing_word", leaf, "begins")
            return tuple(begins), None
        at, fields = self.needed(table, "at", leaf), self.needed(table, "fields", leaf)
        return tuple(begins), m.Log(
            self.text(table["source"]), self.text(self.needed(table, "opportunity", leaf)),
            self.field("created_at", at, writing) if at else m.Field("created_at"),
            self.fields(kind, fields, writing) if fields else (),
            self.text(table.get("before")), self.text(table.get("by_user")),
            self.text(table.get("vendor_id")), leaf.line)

    def cross_check(self, found: m.Mapping) -> None:
        from sync.files.references import check_references

        self.problems += check_references(found)
