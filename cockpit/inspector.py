"""The right-hand panel: what is selected, what changed, why, the records, what to do next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from widgets import text, theme
from widgets.panel import Heading, Panel
from widgets.theme import Tone

if TYPE_CHECKING:
    from widgets.bars import Bar
    from widgets.sparkline import Line as Course
    from widgets.table_model import Rows

WIDTH = 330


@dataclass(frozen=True)
class Line:
    """A name and a figure, in the tone of what it means."""

    name: str
    figure: str
    tone: Tone = ""
    tip: text.Tip = text.Tip()


@dataclass(frozen=True)
class Block:
    """A card of the inspector: a course over time, lines, share bars or records, each with its
    heading."""

    heading: Heading
    lines: tuple[Line, ...] = ()
    bars: tuple[Bar, ...] = ()
    rows: Rows | None = None
    note: str = ""
    open_row: Callable[[int], None] | None = None
    course: Course | None = None
    course_tip: text.Tip = text.Tip()


@dataclass(frozen=True)
class Action:
    """A button: what it does next."""

    label: str
    act: Callable[[], None]
    primary: bool = False


@dataclass(frozen=True)
class Explanation:
    """All the inspector says about one selection."""

    title: str
    says: tuple[tuple[str, Tone], ...] = ()
    blocks: tuple[Block, ...] = ()
    actions: tuple[Action, ...] = ()


class Inspector(QFrame):
    """Shows an `Explanation`; says how to get one while nothing is selected.

    Signals:
        closed: the person closed the panel.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setMinimumWidth(320)
        self._title = text.label(role="heading", wrap=True)
        self._close = text.button("✕", "tool")
        self._close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        self._inner = QWidget()
        self._inner.setObjectName("inspectorInner")
        self._room = QVBoxLayout(self._inner)
        self._room.setContentsMargins(0, 0, 10, 0)  # beside the scroll bar
        self._room.setSpacing(12)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(self._inner)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 14, 16, 14)
        outer.setSpacing(10)
        outer.addLayout(head)
        outer.addWidget(scroll, 1)
        outer.addLayout(self._buttons)
        self.explanation: Explanation | None = None
        self.show_explanation(None)

    def show_explanation(self, explanation: Explanation | None) -> None:
        """Replace everything; None says that nothing is selected."""
        self.explanation = explanation
        _empty(self._room)
        _empty(self._buttons)
        self._close.setAccessibleName(self.tr("Close the inspector"))
        text.set_tooltip(self._close, self.tr("Close the inspector (F4)"))
        if explanation is None:
            self._title.setText(self.tr("Nothing selected"))
            self._room.addWidget(text.label(
                self.tr("Click a cell, or move to it with the arrow keys: here stands what it is, "
                        "what changed, and the deals behind it."), "note", wrap=True))
            self._room.addStretch(1)
            return
        self._title.setText(explanation.title)
        for sentence, tone in explanation.says:
            says = text.label(sentence, wrap=True)
            text.set_tone(says, tone)
            self._room.addWidget(says)
        for block in explanation.blocks:
            self._room.addWidget(self._card(block), 1 if block.rows is not None else 0)
        self._room.addStretch(0 if any(block.rows for block in explanation.blocks) else 1)
        for action in explanation.actions:
            button = text.button(action.label, "primary" if action.primary else "")
            button.clicked.connect(lambda _=False, act=action.act: act())
            self._buttons.addWidget(button, 1 if action.primary else 0)

    @staticmethod
    def _card(block: Block) -> Panel:
        card = Panel(heading=block.heading)
        if block.course is not None:
            from widgets.sparkline import Sparkline

            spark = Sparkline()
            spark.set_line(block.course)
            spark.setMaximumWidth(theme.px(3 * WIDTH))
            spark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=False)
            spark.setAccessibleDescription(block.course_tip.spoken())
            text.set_tooltip(spark, block.course_tip)
            card.body.addWidget(spark)
        if block.lines:
            grid = QGridLayout()
            grid.setVerticalSpacing(7)
            grid.setColumnStretch(0, 1)
            for row, line in enumerate(block.lines):
                name = text.ElidedLabel(line.name)
                figure = text.label(line.figure, "strong")
                text.set_tone(figure, line.tone)
                text.set_tooltip(figure, line.tip)
                grid.addWidget(name, row, 0)
                grid.addWidget(figure, row, 1)
            card.body.addLayout(grid)
        if block.bars:
            from widgets.bars import Bars, ShareBars

            bars = Bars()
            bars.set_bars(ShareBars(block.bars))
            card.body.addWidget(bars)
        if block.rows is not None:
            from widgets.table import Table

            table = Table()
            table.set_rows(block.rows)
            table.setMinimumHeight(180)
            if block.open_row is not None:
                table.activated.connect(block.open_row)
            card.body.addWidget(table, 1)
        if block.note:
            card.body.addWidget(text.label(block.note, "note", wrap=True))
        return card

    def changeEvent(self, event: QEvent) -> None:
        if text.retranslated(event) and self.explanation is None:
            self.show_explanation(None)
        super().changeEvent(event)


def _empty(layout: QVBoxLayout | QHBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
