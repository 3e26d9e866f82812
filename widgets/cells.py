"""What a heatmap shows, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from widgets import marks
from widgets.text import Tip, one_line, plain
from widgets.theme import ScaleKind

Floats = npt.NDArray[np.floating]
Counts = npt.NDArray[np.integer]
Texts = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Scale:
    """How values become colours: `low` is the worst or least colour, `high` the best or most."""

    kind: ScaleKind = "diverging"
    low: float = -1.0
    high: float = 1.0
    low_word: str = ""
    high_word: str = ""


@dataclass(frozen=True)
class Margin:
    """A column at the right, in a neutral fill, that sums up each row."""

    header: str
    figures: tuple[str, ...]
    tips: tuple[Tip, ...] = ()


def _no_counts() -> Counts:
    return np.empty((0, 0), np.int64)


def _no_shares() -> Floats:
    return np.empty((0, 0), np.float64)


@dataclass(frozen=True, eq=False)
class Cells:
    """A grid of values with words; arrays have the shape (rows, columns).

    values      what is coloured, in the unit of `scale`; NaN where there is no value
    figures     the big text of each cell; notes: the small one ("585 of 812")
    counts      records behind each cell: under 20 hatched, under 5 without colour
    open_share  share of the cohort still open, 0 to 1: above a tenth dotted
    columns     headings; "\\n" starts the second line
    dense       small cells for many columns: lower rows, narrower columns, smaller figures
    tips        what hovering tells; without them it is made of headings, figure and note
    margins     columns at the right; a margin counts on after the last column in signals

    Errors: ValueError when the parts do not fit together.
    """

    values: Floats
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    figures: Texts
    notes: Texts = ()
    counts: Counts = field(default_factory=_no_counts)
    open_share: Floats = field(default_factory=_no_shares)
    row_notes: tuple[str, ...] = ()
    margins: tuple[Margin, ...] = ()
    tips: tuple[tuple[Tip, ...], ...] = ()
    scale: Scale = Scale()
    corner: str = ""
    dense: bool = False

    def __post_init__(self) -> None:
        shape = (len(self.rows), len(self.columns))
        for name in ("values", "counts", "open_share"):
            array = getattr(self, name)
            if array.shape != shape and (name == "values" or array.size):
                raise ValueError(f"{name} has the shape {array.shape}, the headings say {shape}")
        for name in ("figures", "notes", "tips"):
            texts = getattr(self, name)
            fits = len(texts) == shape[0] and all(len(row) == shape[1] for row in texts)
            if not fits and (name == "figures" or texts):
                raise ValueError(f"{name} must be {shape[0]} rows of {shape[1]}")
        if self.row_notes and len(self.row_notes) != shape[0]:
            raise ValueError(f"row_notes must be {shape[0]} texts")
        for margin in self.margins:
            if len(margin.figures) != shape[0] or len(margin.tips) not in (0, shape[0]):
                raise ValueError(f"margin {margin.header} must hold {shape[0]} figures")

    def cut(self) -> Cells:
        """The same with every text fit for display."""
        return replace(
            self,
            rows=tuple(map(one_line, self.rows)), columns=tuple(map(plain, self.columns)),
            figures=tuple(tuple(map(one_line, row)) for row in self.figures),
            notes=tuple(tuple(map(one_line, row)) for row in self.notes),
            row_notes=tuple(map(one_line, self.row_notes)), corner=one_line(self.corner),
            margins=tuple(
                replace(margin, header=plain(margin.header),
                        figures=tuple(map(one_line, margin.figures)))
                for margin in self.margins
            ),
        )  # fmt: skip

    @property
    def width(self) -> int:
        """Columns and margins together."""
        return len(self.columns) + len(self.margins)

    def is_margin(self, column: int) -> bool:
        return column >= len(self.columns)

    def header(self, column: int) -> str:
        if self.is_margin(column):
            return self.margins[column - len(self.columns)].header
        return self.columns[column]

    def figure(self, row: int, column: int) -> str:
        if self.is_margin(column):
            return self.margins[column - len(self.columns)].figures[row]
        return self.figures[row][column]

    def note(self, row: int, column: int) -> str:
        return "" if self.is_margin(column) or not self.notes else self.notes[row][column]

    def is_hatched(self, row: int, column: int) -> bool:
        if self.is_margin(column) or not self.counts.size:
            return False
        return bool(self.counts[row, column] < marks.FEW)

    def is_grey(self, row: int, column: int) -> bool:
        """No colour, no rank: no value, or too few records to give it one."""
        if self.is_margin(column):
            return True
        if np.isnan(self.values[row, column]):
            return True
        return bool(self.counts.size and self.counts[row, column] < marks.TOO_FEW)

    def is_dotted(self, row: int, column: int) -> bool:
        if self.is_margin(column) or not self.open_share.size:
            return False
        return bool(self.open_share[row, column] > marks.OPEN_SHARE)

    def tip(self, row: int, column: int) -> Tip:
        if self.is_margin(column):
            tips = self.margins[column - len(self.columns)].tips
            if tips:
                return tips[row]
        elif self.tips:
            return self.tips[row][column]
        title = f"{self.rows[row]} · {one_line(self.header(column))}"
        return Tip(title, ((self.note(row, column), self.figure(row, column)),))


NO_CELLS = Cells(np.empty((0, 0)), (), (), ())
