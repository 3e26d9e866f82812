"""Whether the parts of a mapping know each other: sources, kinds, fields, stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from models.entities import KINDS, TRACKED
from sync.files.mapping import Block, Field, Mapping
from sync.files.outline import Problem

CURRENT = "current"


def check_references(mapping: Mapping) -> list[Problem]:
    """Every name that points nowhere, and every field that a record cannot do without."""
    problems = list(_stages(mapping))
    names = [source.name for source in mapping.sources]
    for block in mapping.blocks:
        place = f"records.{block.kind}"
        if block.source not in names:
            problems.append(Problem("mapping.unknown_source", block.line, place, block.source,
                                    found=tuple(names)))
        if not block.key:
            problems.append(Problem("mapping.no_key", block.line, place))
        problems += _required(block)
        for field in _all_fields(block):
            problems += _field(mapping, block, field, names)
        if block.log is not None and block.log.source not in names:
            problems.append(Problem("mapping.unknown_source", block.log.line, f"{place}.history",
                                    block.log.source, found=tuple(names)))
        for field in block.log.fields if block.log else ():
            if field.name not in TRACKED or field.name == "state":
                problems.append(Problem("mapping.not_tracked", field.line, f"{place}.history",
                                        field.name, found=TRACKED[1:]))
        known = set(mapping.stages)
        for begin in block.begins:
            if known and begin.stage not in {*known, CURRENT}:
                problems.append(Problem("mapping.unknown_stage", begin.line, f"{place}.history",
                                        begin.stage, found=tuple(known)))
    return problems


def _all_fields(block: Block) -> Iterable[Field]:
    yield from block.fields
    if block.log is not None:
        yield from block.log.fields


def _stages(mapping: Mapping) -> Iterator[Problem]:
    seen: set[str] = set()
    for pipeline in mapping.pipelines:
        for stage in pipeline.stages:
            if stage.id in seen:
                yield Problem("mapping.twice", 0, f"pipelines.{pipeline.id}", stage.id)
            seen.add(stage.id)
    for kind in ("pipelines", "stages"):
        if mapping.pipelines and mapping.of(kind):
            yield Problem("mapping.twice", mapping.of(kind)[0].line, f"records.{kind}", kind)


def _required(block: Block) -> Iterator[Problem]:
    """Fields without a default must come from somewhere; the name falls back on the key."""
    mapped = {field.name for field in block.fields}
    for one in msgspec.structs.fields(KINDS[block.kind]):
        if one.required and one.name not in mapped | {"source_id", "name"}:
            yield Problem("mapping.missing_field", block.line, f"records.{block.kind}.fields",
                          one.name)


def _field(mapping: Mapping, block: Block, field: Field, names: list[str]) -> Iterator[Problem]:
    place = f"records.{block.kind}.fields.{field.name}"
    if field.join is not None and field.join.source not in names:
        yield Problem("mapping.unknown_source", field.line, place, field.join.source,
                      found=tuple(names))
    if field.find is not None:
        if field.find not in mapping.kinds:
            yield Problem("mapping.unknown_kind", field.line, place, field.find,
                          found=tuple(sorted(mapping.kinds)))
        elif field.by and not any(other.field(field.by) for other in mapping.of(field.find)):
            yield Problem("mapping.unknown_field", field.line, place, field.by)
    if field.default_from is not None:
        kind, name, through = field.default_from
        if not any(other.field(name) for other in mapping.of(kind)):
            yield Problem("mapping.unknown_field", field.line, place, f"{kind}.{name}")
        if block.field(through) is None:
            yield Problem("mapping.unknown_field", field.line, place, through)
