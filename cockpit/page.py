"""A screen: it asks for data in the background and shows it, in one of four states."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from cockpit.commands import Command
from cockpit.offers import Offer, Offers
from widgets.busy import Busy, Progress
from widgets.empty_state import Empty, EmptyState

if TYPE_CHECKING:
    from cockpit.context import Context, Inputs
    from cockpit.exports.sheet import Sheet
    from models.task import Task
    from widgets.panel import Panel


class Page(QWidget):
    """Subclasses set the class variables, build their widgets in `build`, and give `load`,
    `show_data` and `retranslate`.

    Signals:
        explained: the inspector should show this (a widget or None).
        counted: foot line: records in view, of how many, seconds the refresh took.
        asked: go to another page (key).
        detach_asked: a panel shall get a window of its own (name of its offer).
        agenda_asked: what is seen now shall stand on the agenda (title).
    """

    key: ClassVar[str]
    icon: ClassVar[str]
    section: ClassVar[str] = ""  # "", "steer" or "data"
    order: ClassVar[int]
    depends_on: ClassVar[frozenset[str]] = frozenset({"filters", "data", "settings"})
    has_filters: ClassVar[bool] = True
    has_inspector: ClassVar[bool] = True

    explained = Signal(object)
    counted = Signal(int, int, float)
    asked = Signal(str)
    detach_asked = Signal(str)
    agenda_asked = Signal(str)

    main: QWidget | None = None
    """What gets the keyboard when the page is gone to; set in `build`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.offers = Offers(self)
        self.alone: Panel | None = None  # set where only one panel is shown, in its own window
        self._stale, self._has_data = False, False
        self._content, self._instead = QWidget(), EmptyState()
        self._shown = self._content
        self._instead.action_asked.connect(self._act)
        self._instead.second_asked.connect(self._act_second)
        self._action: Any = None
        self._second: Any = None
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._content)
        self._pages.addWidget(self._instead)
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(20, 16, 20, 16)
        self.body.setSpacing(14)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._busy = Busy(self)
        self.build()
        self.retranslate()
        context.changed.connect(self._changed)
        self._ask()  # a page is made when it is about to be shown: its data need not wait for that

    # what a subclass gives

    @staticmethod
    def title() -> str:
        """The page's name in the rail, in the window's language."""
        raise NotImplementedError

    def build(self) -> None:
        """Make the widgets, once, into `self.body`."""

    def retranslate(self) -> None:
        """Set every text anew; called at the start and when the language changes."""

    @staticmethod
    def load(inputs: Inputs, task: Task) -> Any:
        """Runs off the interface thread: no widget, no `self`, only what it is given."""
        raise NotImplementedError

    def show_data(self, data: Any) -> None:
        """Paint what `load` gave."""
        raise NotImplementedError

    def options(self) -> dict[str, Any]:
        """What `load` needs beside the filter: the mode and dimension chosen on the page."""
        return {}

    def place(self) -> dict[str, str]:
        """Where one is on the page (mode, dimension, selection), for links and saved views."""
        return {name: value for name, value in self.options().items() if isinstance(value, str)}

    def take_place(self, place: Mapping[str, str]) -> None:
        """Go to a place as `place` gives it; what is unknown or bad there is passed over."""

    def count_words(self) -> str:
        """What the foot counts, with {n} and {all} in it; "" for opportunities."""
        return ""

    def commands(self) -> Sequence[Command]:
        """What the palette offers on this page beside the usual."""
        return ()

    def offer(self, panel: Panel, name: str, sheet: Callable[[], Sheet | None]) -> None:
        """Give `panel` its ⋯ button and menu: copy as table or picture, export, its own window,
        agenda. `name` stays the same in every version; `sheet` gives what the panel shows, None
        while it shows nothing; it is called on the interface thread."""
        self.offers.add(Offer(panel, name, sheet))

    def show_alone(self, name: str) -> bool:
        """Show nothing but one offered panel, for a window of its own; False if there is none of
        that name. There is no way back: this is done to a page made for it."""
        offer = self.offers.get(name)
        if offer is None:
            return False
        self.alone, self._shown = offer.panel, QWidget()
        room = QVBoxLayout(self._shown)
        room.setContentsMargins(12, 12, 12, 12)
        room.addWidget(offer.panel, 1)
        offer.panel.show()
        self._pages.addWidget(self._shown)
        if self._pages.currentWidget() is self._content:
            self._pages.setCurrentWidget(self._shown)
        return True

    def export(self) -> None:
        """Ask where to, and write the panel in focus, else the main one."""
        if (offer := self.offers.chosen) is not None:
            self.offers.export(offer)

    def detach(self) -> None:
        """Ask for a window of its own for the panel in focus, else for the main one."""
        if (offer := self.offers.chosen) is not None and self.alone is None:
            self.detach_asked.emit(offer.name)

    def copy_picture(self) -> None:
        """The panel in focus, else the main one, to the clipboard."""
        if (offer := self.offers.chosen) is not None:
            self.offers.copy_picture(offer)

    # the four states

    def refresh(self) -> None:
        """Ask anew; the old picture stays until the answer is there."""
        if not self.isVisible():
            self._stale = True
            return
        self._ask()

    def _ask(self) -> None:
        self._stale = False
        inputs, began, load = self.context.inputs(**self.options()), time.perf_counter(), self.load

        if not self._has_data:
            self._busy.set_progress(Progress(self.tr("Reading"), cancellable=False))

        def done(data: Any) -> None:
            self._has_data = True
            self._busy.set_progress(None)
            self._pages.setCurrentWidget(self._shown)
            self.show_data(data)
            view = getattr(data, "in_view", (0, 0))
            self.counted.emit(*view, time.perf_counter() - began)

        self.context.jobs.read(
            lambda task: load(inputs, task), done, self._failed, key=f"page.{self.key}"
        )

    def show_empty(self, empty: Empty, action: Any = None, second: Any = None) -> None:
        """Say why there is nothing, with the one step that fills it, and a quieter one."""
        self._action, self._second = action, second
        self._instead.set_empty(empty)
        self._pages.setCurrentWidget(self._instead)

    def _failed(self, error: Exception) -> None:
        self._busy.set_progress(None)
        said = self.context.words(error)
        if self._has_data:
            self.context.say("bad", said.sentence, self.tr("Try again"), self.refresh,
                             details=said.details)
            return
        why = f"{said.text} {said.step}".strip()
        self.show_empty(Empty("warning", said.title, why, self.tr("Try again")), self.refresh)

    def _act(self) -> None:
        if self._action is not None:
            self._action()

    def _act_second(self) -> None:
        if self._second is not None:
            self._second()

    def _changed(self, names: frozenset[str]) -> None:
        if names & self.depends_on:
            self.refresh()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        height = self._busy.sizeHint().height()
        self._busy.setGeometry(20, self.height() - height - 8, max(self.width() - 40, 0), height)

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
