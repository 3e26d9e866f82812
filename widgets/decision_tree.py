"""Where a change comes from, level by level: each card opens its parts in the next column."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QMenu, QWidget

from widgets import theme, tree_paint
from widgets.places_area import PlacesArea
from widgets.text import Tip, button_text
from widgets.tree_layout import CARD, CARD_GAP, HEAD, HEADING, Tree, TreeLayout

Place = tuple[int, int]


class DecisionTree(PlacesArea):
    """A tree for mouse, keyboard and screen reader. Up and down move among the parts, left and
    right between the levels; above the first card stands the heading, where Enter, space or
    Alt+down opens the choice of dimensions.

    Signals:
        selected: a card was clicked or reached with the arrow keys (level, place).
        activated: a card was double-clicked or confirmed with Enter.
        menu: the verbs of a card are asked for (level, place, place on the screen).
        dimension_chosen: a level is to be split by another dimension (level, choice).
    """

    selected = Signal(int, int)
    activated = Signal(int, int)
    menu = Signal(int, int, QPoint)
    dimension_chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(theme.px(CARD) // 2, parent)
        self._layout = TreeLayout(Tree(), theme.px(180))
        self._current: Place = (0, 0)
        self.choices: QMenu | None = None
        self._is_ready = True

    def set_tree(self, tree: Tree) -> None:
        """Show another tree; the place of the keyboard stays where it can."""
        self._layout = TreeLayout(Tree(tuple(level.clean() for level in tree.levels)), 0)
        self._hover = None
        self._arrange()
        self._current = self._within(self._current)
        self._read_aloud(announce=False)
        self.updateGeometry()

    @property
    def tree(self) -> Tree:
        return self._layout.tree

    @property
    def current(self) -> Place:
        """(level, place) of the keyboard; place -1 is the heading."""
        return self._current

    def node_rect(self, level: int, place: int) -> QRect:
        """Where a card (or with -1 a heading) is in the viewport."""
        return self._in_view((level, place))

    def _box(self, place: Place) -> QRect:
        return self._layout.node(*place)

    def sizeHint(self) -> QSize:
        size = self._layout.size
        rows = theme.px(HEAD) + 3 * theme.px(CARD + CARD_GAP)
        return QSize(min(max(size.width(), theme.px(480)), theme.px(900)), max(rows, size.height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(HEAD) + 2 * theme.px(CARD + CARD_GAP))

    def words(self, level: int, place: int) -> Tip:
        """What hovering and the screen reader tell of a card or a heading."""
        column = self.tree.levels[level]
        if place == HEADING:
            note = ""
            if column.choices:
                proposed = (column.choices[column.proposed]
                            if 0 <= column.proposed < len(column.choices) else "")
                note = self.tr("Enter chooses another dimension; ★ {name} tells most.").format(
                    name=proposed) if proposed else self.tr("Enter chooses another dimension.")
            return Tip(column.title, note=note)
        node = column.nodes[place]
        rows = ((self.tr("before → after"), node.value), (self.tr("adds"), node.change))
        note = node.tip.note
        if node.few:
            note = f"{note}\n{self.tr('Too few records to rely on.')}".strip()
        return Tip(node.tip.title or f"{column.title}: {node.name}", (*rows, *node.tip.rows), note)

    def table(self) -> list[list[str]]:
        """All cards as rows of words, headings first."""
        rows = [[self.tr("Level"), self.tr("Part"), self.tr("before → after"), self.tr("adds")]]
        for column in self.tree.levels:
            rows += [[column.title, node.name, node.value, node.change] for node in column.nodes]
        return rows

    def ask_dimension(self, level: int) -> None:
        """Open the choice of dimensions below a heading."""
        column = self.tree.levels[level]
        if not column.choices:
            return
        made = QMenu(self)
        for choice, words in enumerate(column.choices):
            star = " ★" if choice == column.proposed else ""
            action = QAction(button_text(words + star), made)
            action.setCheckable(True)
            action.setChecked(choice == column.current)
            action.triggered.connect(partial(self._take_dimension, level, choice))
            made.addAction(action)
        made.aboutToHide.connect(made.deleteLater)
        self.choices = made
        made.popup(self.viewport().mapToGlobal(self.node_rect(level, HEADING).bottomLeft()))

    def _take_dimension(self, level: int, choice: int) -> None:
        self.dimension_chosen.emit(level, choice)

    # geometry

    def _arrange(self) -> None:
        self._layout = TreeLayout.of(self.tree, self.viewport().size())
        self._fit(self._layout.size)

    def _within(self, place: Place) -> Place:
        levels = self.tree.levels
        if not levels:
            return 0, 0
        level = min(max(place[0], 0), len(levels) - 1)
        first = HEADING if levels[level].choices else 0
        return level, min(max(place[1], first), len(levels[level].nodes) - 1)

    # selecting

    def _move_to(self, level: int, place: int) -> None:
        if not self.tree.levels:
            return
        self._current = self._within((level, place))
        box = self._box(self._current).adjusted(-1, -2, 1, 1)
        if self._current[1] <= 0:
            box.setTop(0)  # with the heading above it
        self._reveal(box)
        self._read_aloud(announce=True)
        self.viewport().update()
        if self._current[1] != HEADING:
            self.selected.emit(*self._current)

    def _spoken(self) -> str:
        levels = self.tree.levels
        if not levels or not levels[self._current[0]].nodes:
            return ""
        return self.words(*self._current).spoken()

    def _tip(self, place: Place) -> Tip:
        return self.words(*place)

    def _opens(self, place: Place) -> bool:
        return place[1] != HEADING and bool(self.tree.levels)

    def _press(self, place: Place) -> None:
        if place[1] == HEADING:
            self.ask_dimension(place[0])
        else:
            self._move_to(*place)

    def _open(self, place: Place) -> None:
        self.activated.emit(*place)

    def _ask_menu(self, place: Place, where: QPoint) -> None:
        self.menu.emit(*place, where)

    def _beside(self, step: int) -> Place:
        """Where left and right lead: to the chosen card of the level, to its first one."""
        level = min(max(self._current[0] + step, 0), len(self.tree.levels) - 1)
        return level, max(self.tree.levels[level].chosen, 0) if self.tree.levels else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, (level, place) = Qt.Key(event.key()), self._current
        if not self.tree.levels:
            super().keyPressEvent(event)
            return
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        confirms = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        steps = {
            Qt.Key.Key_Up: (level, place - 1), Qt.Key.Key_Down: (level, place + 1),
            Qt.Key.Key_Home: (level, 0), Qt.Key.Key_End: (level, 10**9),
            Qt.Key.Key_Left: self._beside(-1), Qt.Key.Key_Right: self._beside(1),
        }
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif (alt and key == Qt.Key.Key_Down) or (
                place == HEADING and (confirms or key == Qt.Key.Key_Space)):
            self.ask_dimension(level)
        elif confirms:
            self.activated.emit(level, place)
        elif key == Qt.Key.Key_Space:
            self._move_to(level, place)
        elif key in steps and not alt:
            if steps[key] != self._current:
                self._move_to(*steps[key])
        else:
            super().keyPressEvent(event)

    def _place_at(self, inside: QPoint) -> Place | None:
        return self._layout.at(inside)

    def _draw(self, painter: QPainter, seen: QRect) -> None:
        current = self._current if self.hasFocus() and self.tree.levels else None
        tree_paint.paint(painter, self._layout, current, self._hover, seen)
