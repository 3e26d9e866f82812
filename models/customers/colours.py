"""Red, amber, green and grey, with the hysteresis of the health document."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from models.documents.health import HealthDocument

COLOURS = ("grey", "red", "amber", "green")
GREY, RED, AMBER, GREEN = range(4)
Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int8]


def plain(score: Floats, completeness: Floats, document: HealthDocument) -> Codes:
    """Colours without a past."""
    return following(np.full(np.shape(score), GREY, np.int8), score, completeness, document)


def following(before: Codes, score: Floats, completeness: Floats, document: HealthDocument
              ) -> Codes:
    """The next colours: a colour is kept while the score lies above where it is left."""
    green = (score >= document.green) | ((before == GREEN) & (score >= document.green_leaves))
    held = (before == AMBER) | (before == GREEN)
    amber = (score >= document.amber) | (held & (score >= document.amber_leaves))
    known = ~np.isnan(score) & (completeness >= document.complete)
    return np.select([~known, green, amber], [GREY, GREEN, AMBER], RED).astype(np.int8)


def along(scores: Sequence[Floats], completeness: Sequence[Floats], document: HealthDocument
          ) -> list[Codes]:
    """Colours at moments that follow one another."""
    found: list[Codes] = []
    for score, complete in zip(scores, completeness, strict=True):
        before = found[-1] if found else np.full(np.shape(score), GREY, np.int8)
        found.append(following(before, score, complete, document))
    return found


def flips(colours: Sequence[Codes]) -> npt.NDArray[np.int64]:
    """How often each changed between two colours that are not grey."""
    if not colours:
        return np.zeros(0, np.int64)
    count = np.zeros(np.shape(colours[0]), np.int64)
    last = np.array(colours[0])
    for now in colours[1:]:
        count += (now != last) & (now != GREY) & (last != GREY)
        last = np.where(now == GREY, last, now).astype(np.int8)
    return count
