"""A draft of the stage document from probabilities as they turned out."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from models.documents.document import Body, Shelf
from models.documents.shelving import Draft, draft, keep_draft
from models.documents.stages import (
    KIND,
    DocumentPipeline,
    DocumentStage,
    StageDocument,
    to_body,
)
from models.errors import CockpitError
from models.metrics.recalibration import Recalibration

if TYPE_CHECKING:
    from models.cache import Cache


def stages_of_crm(cache: Cache) -> StageDocument:
    """The stages as the CRMs have them, pipeline by pipeline in their order."""
    with cache.raw_read() as connection:
        names = dict(connection.execute(
            "SELECT connection_id || ':' || source_id, name FROM pipelines").fetchall())
        rows = connection.execute(
            "SELECT connection_id, source_id, pipeline_id, name, probability, forecast_category, "
            "rot_days, is_won, is_lost FROM stages WHERE state = 'live' "
            'ORDER BY connection_id, pipeline_id, "order", source_id').fetchall()
    pipelines: dict[str, list[DocumentStage]] = {}
    for number, key, pipeline, name, share, category, rot, won, lost in rows:
        pipelines.setdefault(f"{number}:{pipeline}", []).append(DocumentStage(
            f"{number}:{key}", name or key, share, category or "", rot, bool(won), bool(lost)))
    return StageDocument(tuple(
        DocumentPipeline(key, names.get(key) or key, tuple(stages))
        for key, stages in pipelines.items()))


def recalibrated(body: Body, probabilities: Mapping[str, float]) -> Body:
    """The body with new probabilities of its open stages and nothing else touched; won and lost
    ones keep theirs. It need not be free of problems: somebody may be in the middle of an edit."""
    made = copy.deepcopy(dict(body))
    pipelines = made.get("pipelines")
    for pipeline in pipelines if isinstance(pipelines, list) else ():
        stages = pipeline.get("stages") if isinstance(pipeline, dict) else None
        for stage in stages if isinstance(stages, list) else ():
            if isinstance(stage, dict) and str(stage.get("key")) in probabilities and not (
                    stage.get("is_won") or stage.get("is_lost")):
                stage["probability"] = probabilities[str(stage["key"])]
    return made


def keep_recalibration(cache: Cache, shelf: Shelf, found: Recalibration, *, now: datetime) -> Draft:
    """Keep the new probabilities as a draft of the stage document; whoever edits stages publishes
    or drops it. A draft that waits already keeps everything else that is in it, problems too.

    Errors: CockpitError: "forecast.nothing_to_recalibrate" where no stage has enough deals,
    "forecast.draft_in_the_way" where the draft that waits has none of these stages.
    """
    new = {stage.key: stage.proposed for stage in found.stages
           if stage.proposed == stage.proposed and stage.proposed != stage.now}
    if not new:
        raise CockpitError("forecast.nothing_to_recalibrate")
    waiting, standing = draft(cache, KIND.key), shelf.in_force(KIND.key, now)
    base = standing.revision if waiting is None else waiting.base
    body = standing.body if waiting is None else waiting.body
    if not body.get("pipelines"):
        body = to_body(stages_of_crm(cache))
    made = recalibrated(body, new)
    if made == body:
        raise CockpitError("forecast.draft_in_the_way", stages=", ".join(
            stage.name for stage in found.stages if stage.key in new))
    keep_draft(cache, KIND.key, made, base=base, now=now)
    return Draft(KIND.key, made, base, now)
