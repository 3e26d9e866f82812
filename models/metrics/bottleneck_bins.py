"""Bins of stays, wide enough to be few and narrow enough to rank by."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Small = npt.NDArray[np.int16]

RATIO = 1.06
EDGES: Floats = np.concatenate([[0.0], RATIO ** np.arange(202)]) / 24
"""Ends of the bins in days: up to an hour, then 6 % more each, up to 14 years."""
BINS = len(EDGES) - 1


def bins_of(hours: Floats) -> Small:
    """The bin of each stay."""
    with np.errstate(divide="ignore"):
        place = np.floor(np.log(hours) / np.log(RATIO)) + 1
    found: Small = np.clip(place, 0, BINS - 1).astype(np.int16)
    return found
