"""What a scatter plot shows, as plain data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from widgets.cells import Scale
from widgets.text import Tip

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]


def _no_floats() -> Floats:
    return np.empty(0, np.float64)


def _no_codes() -> Codes:
    return np.empty(0, np.int64)


def _no_tip(_: int) -> Tip:
    return Tip()


@dataclass(frozen=True)
class Axis:
    """One axis: from `low` to `high`; the words beside each tick are written by who knows the
    unit and the language."""

    title: str = ""
    low: float = 0.0
    high: float = 1.0
    ticks: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, eq=False)
class Points:
    """Things with two measures; one entry of each array per thing.

    x, y     in the unit of their axis (already logarithms where the axis is one); NaN: no place
    values   what is coloured, in the unit of `scale`; NaN is grey
    signs    1 drawn as ▲, 0 as ●, -1 as ▼, anything else as a ring
    bands    values of y where a quiet line runs across, with the words on it

    Errors: ValueError when the arrays differ in length.
    """

    names: Sequence[str] = ()
    x: Floats = field(default_factory=_no_floats)
    y: Floats = field(default_factory=_no_floats)
    values: Floats = field(default_factory=_no_floats)
    signs: Codes = field(default_factory=_no_codes)
    across: Axis = Axis()
    upwards: Axis = Axis()
    bands: tuple[tuple[float, str], ...] = ()
    tips: Callable[[int], Tip] = _no_tip
    scale: Scale = Scale(low=0.0, high=100.0)

    def __post_init__(self) -> None:
        for name in ("x", "y", "values", "signs"):
            if len(getattr(self, name)) != len(self.names):
                raise ValueError(f"{name} must have {len(self.names)} entries")

    @property
    def count(self) -> int:
        return len(self.names)
