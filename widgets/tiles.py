"""What a treemap shows, as plain data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from widgets.cells import Scale
from widgets.text import Tip

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

NO_SIGN = 2
SIGNS = {1: "▲", 0: "●", -1: "▼"}


def _no_floats() -> Floats:
    return np.empty(0, np.float64)


def _no_codes() -> Codes:
    return np.empty(0, np.int64)


def _no_flags() -> Flags:
    return np.empty(0, np.bool_)


def _no_tip(_: int) -> Tip:
    return Tip()


@dataclass(frozen=True, eq=False)
class Tiles:
    """Things with a size and a colour; one entry of each array per thing.

    areas    in any unit; NaN, zero and less have no place in the picture
    values   what is coloured, in the unit of `scale`; NaN is grey
    signs    1 ▲, 0 ●, -1 ▼, NO_SIGN none: the same meaning as the colour, for eyes that see none
    hatched  areas that stand for something else than the others' (an open amount, not a won one)
    figures  position -> the small text under the name; asked only for tiles with room for it
    others   how many are too small for a tile -> the words on the block that stands for them
    tips     position -> what hovering tells; the name alone without it
    groups   position in `group_names` per thing; empty: one picture without groups
    group_tips  position of a group -> what hovering its heading tells

    Errors: ValueError when the arrays differ in length.
    """

    names: Sequence[str] = ()
    areas: Floats = field(default_factory=_no_floats)
    values: Floats = field(default_factory=_no_floats)
    signs: Codes = field(default_factory=_no_codes)
    hatched: Flags = field(default_factory=_no_flags)
    figures: Callable[[int], str] = str
    others: Callable[[int], str] = "+{}".format
    tips: Callable[[int], Tip] = _no_tip
    groups: Codes = field(default_factory=_no_codes)
    group_names: tuple[str, ...] = ()
    group_tips: Callable[[int], Tip] = _no_tip
    scale: Scale = Scale(low=0.0, high=100.0)

    def __post_init__(self) -> None:
        for name in ("areas", "values", "signs", "hatched", "groups"):
            length = len(getattr(self, name))
            if length != len(self.names) and (name in ("areas", "values") or length):
                raise ValueError(f"{name} has {length} entries for {len(self.names)} names")

    @property
    def count(self) -> int:
        return len(self.names)

    def sign(self, position: int) -> str:
        return SIGNS.get(int(self.signs[position]), "") if len(self.signs) else ""
