"""The lower panel of the bottlenecks page: tree, mix and rate, paths, and the lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cockpit.pages import bottlenecks_lists as lists
from cockpit.pages import bottlenecks_tree as trees
from cockpit.pages.bottlenecks_cash import CashCalculator
from cockpit.pages.bottlenecks_third import TARGETS, VIEWS, Paradox, Third
from cockpit.translation import tr
from widgets import text, theme
from widgets.bars import Bars, ShareBars
from widgets.decision_tree import DecisionTree
from widgets.flow import FlowMap
from widgets.segmented import Choices, Segmented
from widgets.table import Table
from widgets.table_model import Rows

if TYPE_CHECKING:
    from cockpit.formats import Formats
    from models.mart import Mart

MOST_ALERTS = 2
WIDE = 980  # design pixels from which the list of paths stands beside the map


class Lower(QStackedWidget):
    """One view at a time; the page computes, this shows.

    Signals:
        target_chosen: the change of something else is to be decomposed (position in TARGETS).
        problem_chosen: the deals with another problem are to be listed (key).
    """

    target_chosen = Signal(int)
    problem_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.third: Third | None = None
        self.paradoxes: tuple[Paradox, ...] = ()  # of the win rate, whatever step is selected
        self.tree = DecisionTree()
        self.targets, self.summary = Segmented(), text.label(role="note", wrap=True)
        self.targets.chosen.connect(self.target_chosen)
        self.alert, self.alert_words = QFrame(), text.label(wrap=True)
        self.parts = Table()
        self.part_places: list[tuple[str, object]] = []
        self.map, self.map_note = FlowMap(), text.label(role="caption", wrap=True)
        self.path_parts, self.paths, self.patterns = Segmented(), Table(), Table()
        self.path_parts.chosen.connect(lambda _: self._share_paths())
        self.paths.selected.connect(self._light)
        self._path_choices, self._rows = 0, dict[Table, Rows]()
        self.stages: list[str] = []
        self.edges: list[Any] = []
        self.list_note, self.deals = text.label(role="caption", wrap=True), Table()
        self.problems, self.problem_deals = Bars(), Table()
        self.problem_keys: list[str] = []
        self.problems.selected.connect(
            lambda place: self.problem_chosen.emit(self.problem_keys[place]))
        self.guard, self.measures, self.cash = text.label(wrap=True), Table(), CashCalculator()
        self.nothing = text.label(role="subtitle", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages = {
            "tree": self.tree, "mix": self._mix_page(), "paths": self._paths_page(),
            "overdue": _column(self.list_note, self.deals), "hygiene": self._hygiene_page(),
            "compression": _column(self.guard, self.measures, self.cash),
            "": _column(self.nothing),
        }
        for page in self.pages.values():
            self.addWidget(page)

    def _mix_page(self) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.targets, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.summary, 1)
        self.alert.setObjectName("message")
        self.alert.setProperty("kind", "warn")
        inside = QVBoxLayout(self.alert)
        inside.setContentsMargins(10, 6, 10, 6)
        inside.addWidget(self.alert_words)
        page = QWidget()
        room = QVBoxLayout(page)
        room.setContentsMargins(0, 0, 0, 0)
        room.addLayout(head)
        room.addWidget(self.alert)
        room.addWidget(self.parts, 1)
        return page

    def _paths_page(self) -> QWidget:
        page = QWidget()
        self._left, self._right = _column(self.map, self.map_note), _column(
            self.paths, self.patterns)
        room = QVBoxLayout(page)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.path_parts, 0, Qt.AlignmentFlag.AlignRight)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(self._left, 3)
        both.addWidget(self._right, 2)
        room.addLayout(both, 1)
        return page

    def _hygiene_page(self) -> QWidget:
        page = QWidget()
        room = QHBoxLayout(page)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(16)
        self.problems.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        room.addWidget(self.problems, 4, Qt.AlignmentFlag.AlignTop)
        room.addWidget(self.problem_deals, 7)
        return page

    def minimumSizeHint(self) -> QSize:
        """That of the views in front only, not of the biggest."""
        return QSize(theme.px(300), theme.px(200))

    @property
    def needs_room(self) -> bool:
        """Whether a warning or inputs take room from what is shown."""
        front = self.currentWidget()
        return front is self.pages["compression"] or (
            front is self.pages["mix"] and not self.alert.isHidden())

    def retranslate(self) -> None:
        self.targets.set_choices(Choices(trees.target_names(), self.targets.current))
        self.targets.setAccessibleName(tr("What is decomposed"))
        self._share_paths()

    def say(self, why: str) -> None:
        """Why there is nothing to see."""
        self.third = None
        self.nothing.setText(why)
        self.setCurrentWidget(self.pages[""])

    def show_third(self, third: Third, mart: Mart, formats: Formats) -> None:
        """Show one view."""
        self.third = third
        {"tree": self._show_tree, "mix": self._show_mix, "paths": self._show_paths,
         "overdue": self._show_deals, "hygiene": self._show_hygiene,
         "compression": self._show_compression}[third.asked.view](third, mart, formats)

    def _show_tree(self, third: Third, mart: Mart, formats: Formats) -> None:
        if third.tree is None:
            self.say(no_past())
            return
        self.tree.set_tree(trees.tree(third, mart, formats))
        self.setCurrentWidget(self.pages["tree"])

    def _show_mix(self, third: Third, mart: Mart, formats: Formats) -> None:
        place = TARGETS.index(third.asked.target)
        self.targets.set_choices(Choices(trees.target_names(), place))
        change = third.change
        self.summary.setText(no_past() if change is None else trees.summary(change, formats))
        found = (*self.paradoxes, *third.paradoxes)
        says = [trees.alert(paradox, mart, formats) for paradox in found[:MOST_ALERTS]]
        self.alert_words.setText("\n".join(f"⚠ {one}" for one in says))
        self.alert.setVisible(bool(says))
        rows, self.part_places = (Rows(()), []) if change is None else trees.mix_rows(
            change, mart, formats)
        self._fill(self.parts, rows)
        self.setCurrentWidget(self.pages["mix"])

    def _show_paths(self, third: Third, mart: Mart, formats: Formats) -> None:
        flow, self.edges = lists.flow(third, mart, formats)
        if not flow.nodes:
            self.say(tr("No deal has moved between stages here yet."))
            return
        self.stages = lists.stages_on_map(third, mart)
        self.map.set_flow(flow)
        shown = self.map.shown
        grouped = sum(len(group) for group in shown.nodes_of if len(group) > 1)
        self.map_note.setText(lists.path_note(third, shown.left_out, grouped, formats))
        self._fill(self.paths, lists.variants(third, mart, formats))
        self._fill(self.patterns, lists.patterns(third, mart, formats))
        self._share_paths()
        self.setCurrentWidget(self.pages["paths"])

    def _light(self, chosen: Sequence[int]) -> None:
        """The chosen variant stands out on the map."""
        if self.third is None or self.third.paths is None or not chosen:
            self.map.set_path(())
            return
        variant = self.third.paths.variants[chosen[0]]
        places = {stage: place for place, stage in enumerate(self.stages)}
        path = [places[stage] for stage in variant.stages if stage in places]
        if variant.won:
            path.append(len(self.stages))
        self.map.set_path(path)

    def _share_paths(self) -> None:
        """Beside each other where there is room, else one at a time."""
        wide = self.width() >= theme.px(WIDE)
        names = (tr("Variants"), tr("What wins"))
        choices = names if wide else (tr("Map"), *names)
        current = self.path_parts.current
        if len(choices) != self._path_choices:
            current = max(current - 1, 0) if wide else 0
        self._path_choices = len(choices)
        self.path_parts.set_choices(Choices(choices, current))
        part = current + 1 if wide else current
        self._left.setVisible(wide or part == 0)
        self._right.setVisible(part > 0)
        self.paths.setVisible(part == 1)
        self.patterns.setVisible(part == 2)

    def _show_deals(self, third: Third, mart: Mart, formats: Formats) -> None:
        self.list_note.setText(tr(
            "{count} open deals have been in their stage longer than three of four stays there "
            "ever lasted (P75, own stage and segment).").format(
            count=formats.integer(third.total)))
        self._fill(self.deals, lists.deals(third, mart, formats))
        self.setCurrentWidget(self.pages["overdue"])

    def _show_hygiene(self, third: Third, mart: Mart, formats: Formats) -> None:
        bars, self.problem_keys = lists.hygiene_bars(third, formats)
        self.problems.set_bars(ShareBars(bars))
        self._fill(self.problem_deals, lists.deals(third, mart, formats))
        self.setCurrentWidget(self.pages["hygiene"])

    def _show_compression(self, third: Third, mart: Mart, formats: Formats) -> None:
        says, tone = lists.compression_note(third, formats)
        self.guard.setText(says)
        text.set_tone(self.guard, tone)
        self._fill(self.measures, lists.compression(third, formats))
        if third.cash is not None:
            self.cash.start(third.cash, mart.reporting_currency, formats)
        self.setCurrentWidget(self.pages["compression"])

    def _fill(self, table: Table, rows: Rows) -> None:
        self._rows[table] = rows
        table.set_rows(rows)

    def table(self) -> list[list[str]]:
        """What is shown, as rows of words with headings first; empty while there is nothing."""
        if self.third is None:
            return []
        view = self.third.asked.view
        if view == "tree":
            return self.tree.table()
        if view == "paths":
            part = self.path_parts.current + 3 - self._path_choices
            if part == 0:
                return self.map.table()
            return words_of(self._rows[self.paths if part == 1 else self.patterns])
        return words_of(self._rows[{"mix": self.parts, "overdue": self.deals,
                                    "hygiene": self.problem_deals,
                                    "compression": self.measures}[view]])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share_paths()


def words_of(rows: Rows) -> list[list[str]]:
    """A table as rows of words, headings first."""
    return [[column.header for column in rows.columns],
            *([column.text(place) for column in rows.columns] for place in range(rows.count))]


def no_past() -> str:
    return tr("There is no earlier period to compare with: choose a period and a comparison above.")


def view_names(alert: bool = False) -> tuple[str, ...]:
    """In the order of `VIEWS`; an alert waits in mix and rate."""
    named = {"tree": tr("Tree"), "mix": ("⚠ " if alert else "") + tr("Mix and rate"),
             "paths": tr("Paths"),
             "overdue": tr("Overdue"), "hygiene": tr("Hygiene"),
             "compression": tr("Compression")}
    return tuple(named[view] for view in VIEWS)


def _column(*widgets: QWidget) -> QWidget:
    """Widgets below each other; those that can grow do."""
    page = QWidget()
    room = QVBoxLayout(page)
    room.setContentsMargins(0, 0, 0, 0)
    room.setSpacing(8)
    for widget in widgets:
        room.addWidget(widget, 1 if isinstance(widget, Table | FlowMap) else 0)
    return page
