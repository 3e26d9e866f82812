"""The probability of each stage as it was in force at a moment: one table for the forecast by
stages, for the desk that scores it and for what is proposed instead."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from models.documents.document import Revision, Shelf
from models.documents.stages import BUILT_IN, KIND, StageDocument
from models.metric import Question, Source

SHELF = "shelf"
"""Where `Question.documents` holds all revisions, so that past moments find theirs."""


def stage_table(question: Question, source: Source) -> Mapping[object, float | None]:
    """Stage -> probability at the question's moment: that of the stage document where it has one,
    else the source's own, whose history no source tells.

    With the shelf in the question's documents, what was published and in force by the moment: a
    revision that is fitted on later outcomes never scores on them. Without, the document given.
    """
    table: dict[object, float | None] = {
        stage.key: stage.probability for stage in source.stages()}
    shelf: Shelf | None = question.documents.get(SHELF)
    document: StageDocument = question.documents.get(KIND.key, BUILT_IN) if shelf is None else (
        Shelf({KIND.key: _published(shelf, question)}).read(KIND.key, question.at))
    table.update(document.probabilities())
    return table


def stage_marks(question: Question) -> Hashable:
    """What tells apart the tables of all moments up to the question's."""
    shelf: Shelf | None = question.documents.get(SHELF)
    if shelf is None:
        document: StageDocument = question.documents.get(KIND.key, BUILT_IN)
        return document
    return tuple((one.hash, one.at, one.effective_from) for one in _published(shelf, question)
                 if one.effective_from is not None and one.effective_from <= question.at)


def _published(shelf: Shelf, question: Question) -> tuple[Revision, ...]:
    """Revisions published by the moment; one that reaches back does not change what was said."""
    return tuple(one for one in shelf.revisions.get(KIND.key, ())
                 if one.at is None or one.at <= question.at)
