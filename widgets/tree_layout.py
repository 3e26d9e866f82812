"""What a decision tree shows, and where its cards and headings are; no painting, no events."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRect, QSize

from widgets import theme
from widgets.text import Tip, one_line
from widgets.theme import Tone

CARD, CARD_GAP = 46, 8  # design pixels
LINK, NARROW_LINK = 46, 28  # between two columns
WIDEST, NARROWEST = 236, 140
HEAD = 26


@dataclass(frozen=True)
class TreeNode:
    """One card: its name, before and after in words, what it adds to the change.

    share   0 to 1 of the bar, by the size of its contribution
    few     rests on too few records: hatched
    """

    name: str
    value: str
    change: str
    share: float
    tone: Tone = ""
    few: bool = False
    tip: Tip = Tip()


@dataclass(frozen=True)
class TreeLevel:
    """One column: the parts of the card chosen before it.

    chosen     the card whose parts stand in the next column, -1 for none
    choices    dimensions it may be split by, `current` the one that is shown and `proposed` the
               one that tells most; without choices the heading is fixed
    rest       what is not shown, in words
    """

    title: str
    nodes: tuple[TreeNode, ...]
    chosen: int = -1
    choices: tuple[str, ...] = ()
    current: int = -1
    proposed: int = -1
    rest: str = ""

    def clean(self) -> TreeLevel:
        """The same with every text fit for one line."""
        nodes = tuple(
            replace(node, name=one_line(node.name), value=one_line(node.value),
                    change=one_line(node.change)) for node in self.nodes)
        return replace(self, title=one_line(self.title), nodes=nodes, rest=one_line(self.rest),
                       choices=tuple(map(one_line, self.choices)))


@dataclass(frozen=True)
class Tree:
    """The columns from left to right."""

    levels: tuple[TreeLevel, ...] = ()


HEADING = -1  # the place of a column's heading among its cards


@dataclass(frozen=True)
class TreeLayout:
    """Places in content pixels."""

    tree: Tree
    card: int  # width of a card
    link: int = 0  # between two columns

    @staticmethod
    def of(tree: Tree, room: QSize) -> TreeLayout:
        """Cards as wide as there is room for, within limits; beyond them it scrolls."""
        columns = max(len(tree.levels), 1)
        link = theme.px(LINK)
        fits = (room.width() - 2 - (columns - 1) * link) // columns
        if fits < theme.px(180):
            link = theme.px(NARROW_LINK)
            fits = (room.width() - 2 - (columns - 1) * link) // columns
        return TreeLayout(tree, min(max(fits, theme.px(NARROWEST)), theme.px(WIDEST)), link)

    @property
    def size(self) -> QSize:
        columns = len(self.tree.levels)
        rows = max((len(level.nodes) + bool(level.rest) for level in self.tree.levels), default=0)
        return QSize(columns * self.card + max(columns - 1, 0) * self.link + 2,
                     theme.px(HEAD) + rows * theme.px(CARD + CARD_GAP))

    def left(self, level: int) -> int:
        return 1 + level * (self.card + self.link)

    def heading(self, level: int) -> QRect:
        return QRect(self.left(level), 0, self.card, theme.px(HEAD) - theme.px(4))

    def node(self, level: int, place: int) -> QRect:
        """A card, the heading for place -1, or the line of what is not shown after the last."""
        if place == HEADING:
            return self.heading(level)
        top = theme.px(HEAD) + place * theme.px(CARD + CARD_GAP)
        return QRect(self.left(level), top, self.card, theme.px(CARD))

    def at(self, point: QPoint) -> tuple[int, int] | None:
        """(level, place) under a content pixel; place -1 is the heading."""
        for level, column in enumerate(self.tree.levels):
            if not self.left(level) <= point.x() < self.left(level) + self.card:
                continue
            if self.heading(level).contains(point):
                return level, HEADING
            for place in range(len(column.nodes)):
                if self.node(level, place).contains(point):
                    return level, place
        return None
