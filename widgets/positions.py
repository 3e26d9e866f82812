"""Positions of rows as a sequence around an array: a million cost nothing to pass on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

import numpy as np
import numpy.typing as npt


class Positions(Sequence[int]):
    """Equal to any sequence with the same numbers in the same order."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, held: npt.NDArray[np.int64]) -> None:
        self.held = held

    def __len__(self) -> int:
        return len(self.held)

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> Positions: ...
    def __getitem__(self, place: int | slice) -> int | Positions:
        if isinstance(place, slice):
            return Positions(self.held[place])
        return int(self.held[place])

    def __iter__(self) -> Iterator[int]:
        return iter(self.held.tolist())

    def __contains__(self, value: object) -> bool:
        return bool((self.held == value).any())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Positions):
            return np.array_equal(self.held, other.held)
        return isinstance(other, Sequence) and list(self) == list(other)

    def __repr__(self) -> str:
        return f"Positions({self.held.tolist()})"
