"""A panel in a window of its own: on a second screen, live, following the one filter.

The window holds a second page of the same kind that shows nothing but the panel. So the panel in
the main window stays where it is, and each of the two may have its own mode and rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from cockpit.filter_words import as_of_words, filter_words
from cockpit.inspector import WIDTH, Explanation, Inspector
from widgets import text
from widgets.message_bar import Message, MessageBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.context import Context
    from cockpit.page import Page


class ContextApart:
    """The context, but for reads under keys of their own."""

    def __init__(self, context: Context, name: str) -> None:
        self._context = context
        self.jobs = context.jobs.apart(name)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._context, name)


class OwnWindow(QWidget):
    """One panel of one page.

    Keys: Ctrl+W closes, F4 opens and closes the inspector, Ctrl+E exports, Ctrl+Shift+C copies the
    picture, Ctrl+Z and Ctrl+Shift+Z go back and forward in the filter.

    Signals:
        closed: it is about to go away.
        agenda_asked: what is seen here shall stand on the agenda (title).
    """

    closed = Signal()
    agenda_asked = Signal(str)

    def __init__(self, context: Context, kind: type[Page], name: str, place: Mapping[str, str],
                 number: int) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page")
        self.name, self._context = name, context
        self._apart = ContextApart(context, f"own {number}")
        self.page: Page = kind(cast("Context", self._apart))
        if place:
            self.page.take_place(place)
        self.found = self.page.show_alone(name)
        self._keeper = _KeepShown(self.page)
        self.inspector, self.message = Inspector(), MessageBar()
        self.inspector.hide()
        self._filter = text.ElidedLabel(role="note")
        self._demo = text.label(role="note")
        text.set_tone(self._demo, "warn")
        self._inspector_wanted = True
        self._arrange()
        self._connect()
        self._write()

    def _arrange(self) -> None:
        across = QSplitter(Qt.Orientation.Horizontal)
        across.addWidget(self.page)
        across.addWidget(self.inspector)
        across.setStretchFactor(0, 1)
        across.setCollapsible(0, False)
        across.setHandleWidth(1)
        across.setSizes([800, WIDTH])
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 5, 14, 7)
        foot.addWidget(self._filter, 1)
        foot.addWidget(self._demo)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(0)
        room.addWidget(self.message)
        room.addWidget(across, 1)
        room.addLayout(foot)
        self.resize(1180, 620)
        self.setMinimumSize(420, 280)

    def _connect(self) -> None:
        context, page = self._context, self.page
        page.explained.connect(self._explain)
        page.agenda_asked.connect(self.agenda_asked)
        page.asked.connect(context.asked_page)
        page.counted.connect(self._write)
        context.changed.connect(self._write)
        context.told.connect(self._tell)
        self.inspector.closed.connect(lambda: self._want_inspector(False))
        self.message.closed.connect(lambda: self.message.set_message(None))

        def bind(keys: str, act: Callable[[], object]) -> None:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)

        bind("Ctrl+W", self.close)
        bind("F4", lambda: self._want_inspector(not self.inspector.isVisible()))
        bind("Ctrl+E", page.export)
        bind("Ctrl+Shift+C", page.copy_picture)
        bind("Ctrl+Z", context.filters.back)
        bind("Ctrl+Shift+Z", context.filters.forward)
        bind("Backspace", context.filters.back)
        bind("F5", lambda: context.sync())

    def _explain(self, said: Explanation | None) -> None:
        self.inspector.show_explanation(said)
        self.inspector.setVisible(said is not None and self._inspector_wanted)

    def _want_inspector(self, wanted: bool) -> None:
        self._inspector_wanted = wanted
        self.inspector.setVisible(wanted)

    def _tell(self, kind: str, words: str) -> None:
        """What is told while one works here stands here too."""
        if self.isActiveWindow():
            self.message.set_message(Message(
                {"bad": "error"}.get(kind, kind), words))  # type: ignore[arg-type]

    def _write(self) -> None:
        context, page = self._context, self.page
        offer = page.offers.get(self.name)
        title = page.title() if offer is None else page.offers.title(offer)
        parts = dict.fromkeys((title, page.title(), self.tr("Sales Cockpit")))
        self.setWindowTitle(text.one_line(" – ".join(parts)))
        state = context.filters.state
        self._filter.setText(" · ".join((filter_words(context, state),
                                         as_of_words(context, state.as_of))))
        self._demo.setText(self.tr("▲ Demo company, not real data") if context.demo else "")

    def changeEvent(self, event: QEvent) -> None:
        if text.retranslated(event):
            self._write()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._apart.jobs.stop()
        self.closed.emit()
        super().closeEvent(event)


class _KeepShown(QObject):
    """A page may hide a panel for lack of room; alone in its window it has room."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._panel = page.alone
        if self._panel is not None:
            self._panel.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.HideToParent and watched is self._panel:
            QTimer.singleShot(0, self._panel, self._panel.show)
        return False
