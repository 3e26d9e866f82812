"""The stage document: each pipeline's stages with their probability and what they stand for.

The built-in one is empty: then the stages are those of the CRM, as they are.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from models.documents.document import Body, Kind, Problem
from models.wording import QT_TRANSLATE_NOOP

CATEGORIES = ("", "pipeline", "best_case", "commit", "closed", "omitted")


@dataclass(frozen=True)
class DocumentStage:
    """`key` is "connection:id"; `probability` a share, None where nobody says; `rot_days` after
    which a deal has stood too long."""

    key: str
    name: str
    probability: float | None = None
    category: str = ""
    rot_days: int | None = None
    is_won: bool = False
    is_lost: bool = False


@dataclass(frozen=True)
class DocumentPipeline:
    key: str
    name: str
    stages: tuple[DocumentStage, ...]


@dataclass(frozen=True)
class StageDocument:
    pipelines: tuple[DocumentPipeline, ...] = ()

    @property
    def stages(self) -> Iterator[DocumentStage]:
        for pipeline in self.pipelines:
            yield from pipeline.stages

    def probabilities(self) -> dict[str, float]:
        """Stage key -> probability, of the stages that have one."""
        return {stage.key: stage.probability for stage in self.stages
                if stage.probability is not None}


BUILT_IN = StageDocument()


def to_body(document: StageDocument) -> Body:
    return {"pipelines": [
        {"key": pipeline.key, "name": pipeline.name, "stages": [
            {"key": stage.key, "name": stage.name, "probability": stage.probability,
             "category": stage.category, "rot_days": stage.rot_days, "is_won": stage.is_won,
             "is_lost": stage.is_lost} for stage in pipeline.stages]}
        for pipeline in document.pipelines]}


def read(body: Body) -> StageDocument:
    return StageDocument(tuple(
        DocumentPipeline(str(pipeline["key"]), str(pipeline["name"]), tuple(
            DocumentStage(str(one["key"]), str(one["name"]),
                          None if one.get("probability") is None else float(one["probability"]),
                          str(one.get("category", "")), one.get("rot_days"),
                          bool(one.get("is_won", False)), bool(one.get("is_lost", False)))
            for one in pipeline["stages"]))
        for pipeline in body["pipelines"]))


def problems(body: Body) -> tuple[Problem, ...]:
    """Everything wrong; places are paths such as "pipelines.0.stages.2.probability"."""
    pipelines = body.get("pipelines")
    if not isinstance(pipelines, list):
        return (Problem("pipelines", "stages.not_a_list"),)
    found: list[Problem] = []
    seen: set[str] = set()
    for i, pipeline in enumerate(pipelines):
        place = f"pipelines.{i}"
        if not _named(pipeline) or not isinstance(pipeline.get("stages"), list):
            found.append(Problem(place, "stages.incomplete"))
            continue
        for j, stage in enumerate(pipeline["stages"]):
            found += _of_stage(stage, f"{place}.stages.{j}", seen)
    return tuple(found)


def _named(one: object) -> bool:
    return isinstance(one, Mapping) and all(
        isinstance(one.get(name), str) and one[name] for name in ("key", "name"))


def _of_stage(stage: Any, place: str, seen: set[str]) -> Iterator[Problem]:
    if not _named(stage):
        yield Problem(place, "stages.incomplete")
        return
    if stage["key"] in seen:
        yield Problem(f"{place}.key", "stages.twice", {"value": stage["key"]})
    seen.add(stage["key"])
    share = stage.get("probability")
    if share is not None and not (_is_number(share) and 0 <= share <= 1):
        yield Problem(f"{place}.probability", "stages.not_a_share", {"value": str(share)})
    days = stage.get("rot_days")
    if days is not None and not (type(days) is int and days > 0):
        yield Problem(f"{place}.rot_days", "stages.not_days", {"value": str(days)})
    if stage.get("category", "") not in CATEGORIES:
        yield Problem(f"{place}.category", "stages.unknown_value",
                      {"value": str(stage["category"]), "known": ", ".join(CATEGORIES[1:])})
    if stage.get("is_won") and stage.get("is_lost"):
        yield Problem(place, "stages.won_and_lost")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


KIND = Kind(
    key="stages",
    label=QT_TRANSLATE_NOOP("documents", "Stages"),
    format=1,
    built_in=lambda: to_body(BUILT_IN),
    read=read,
    problems=problems,
)
