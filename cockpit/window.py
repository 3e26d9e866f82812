"""The window: navigation, filter bar, page, inspector, foot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cockpit import pages, window_memory
from cockpit.agenda import Agenda
from cockpit.breadcrumb import Breadcrumb
from cockpit.filter_bar import FilterBar
from cockpit.foot import Foot
from cockpit.inspector import WIDTH, Explanation, Inspector
from cockpit.language import speak
from cockpit.own_windows import OwnWindows
from cockpit.page import Page
from cockpit.palette import Finder
from cockpit.saved_views import SavedViews
from cockpit.sync_words import sync_state
from cockpit.views_button import ViewsButton
from cockpit.wayfinding import Wayfinding
from cockpit.window_keys import bind_keys, focus_first
from models.discovery import discover
from widgets.message_bar import Message, MessageBar
from widgets.nav_rail import NavRail, Place, Rail
from widgets.theme import Theme

if TYPE_CHECKING:
    from cockpit.context import Context


SECTIONS = ("", "steer", "data")

TOLD_FOR = 10_000  # ms that good news stay


class Window(QMainWindow):
    """The frame that is the same on every page. Navigation shows only what exists."""

    def __init__(self, context: Context, theme: Theme) -> None:
        super().__init__()
        self.context, self._theme = context, theme
        context.setParent(self)
        self.rail, self.stack, self.inspector = NavRail(), QStackedWidget(), Inspector()
        self.bar, self.message = FilterBar(context), MessageBar()
        self.breadcrumb, self.foot = Breadcrumb(context), Foot(context)
        self._act: Callable[[], None] | None = None
        found: dict[str, type[Page]] = discover(pages, "PAGE")
        self._kinds = sorted(found.values(),
                             key=lambda one: (SECTIONS.index(one.section), one.order))
        self._made: dict[str, Page] = {}
        self._explanations: dict[str, Explanation | None] = {}
        self.inspector_closed = False
        self.ways, self.own_windows = Wayfinding(self), OwnWindows(self)
        self.views, self.agenda = SavedViews(context), Agenda(context)
        self.views_button, self.finder = ViewsButton(self), Finder(self)
        self._own_restored = False
        self._arrange()
        self._connect()
        bind_keys(self)
        self.retranslate()
        self._restore()

    @property
    def page(self) -> Page:
        page = self.stack.currentWidget()
        assert isinstance(page, Page)
        return page

    @property
    def keys(self) -> list[str]:
        """The pages there are, in the order of the rail."""
        return [kind.key for kind in self._kinds]

    def go(self, key: str) -> None:
        """Show the page named `key`; unknown keys are passed over."""
        if key in self.keys:
            self._show(self.keys.index(key))

    def go_to(self, key: str, place: Mapping[str, str]) -> None:
        """Show a page at a place on it, as `Page.place` names it."""
        self.go(key)
        if self.page.key == key:
            self.page.take_place(place)

    def kind_of(self, key: str) -> type[Page] | None:
        """The class of a page, to make a second one."""
        return next((kind for kind in self._kinds if kind.key == key), None)

    def titles(self) -> list[tuple[str, str, str]]:
        """(key, words, icon) of all pages, in the order of the rail."""
        return [(kind.key, kind.title(), kind.icon) for kind in self._kinds]

    def show_and_focus(self, position: int) -> None:
        """What Ctrl and a digit do: the page, with the keyboard in its main picture."""
        self._show(position)
        self.focus_page()

    def focus_page(self) -> None:
        """The keyboard to the page's main picture, else to the first thing that takes it."""
        page = self.page
        if page.main is not None and page.main.isVisible():
            page.main.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            focus_first(page)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Sales Cockpit – demo company") if self.context.demo
                            else self.tr("Sales Cockpit"))
        sections = {"": "", "steer": self.tr("STEER"), "data": self.tr("DATA")}
        self.rail.set_rail(Rail(
            self.tr("Sales Cockpit"),
            tuple(Place(kind.icon, kind.title(), sections[kind.section],
                        f"{kind.title()} (Ctrl+{position})")
                  for position, kind in enumerate(self._kinds, 1)),
            self.keys.index(self.page.key) if self._made else 0))
        self._sync_changed()

    # building

    def _arrange(self) -> None:
        self.stack.setObjectName("page")
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.stack)
        self.splitter.addWidget(self.inspector)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setCollapsible(0, False)
        self.splitter.setHandleWidth(1)
        self.splitter.setSizes([1000, WIDTH])
        self.bar.add_tool(self.views_button)
        right = QWidget()
        right.setObjectName("page")
        room = QVBoxLayout(right)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(0)
        for part in (self.bar, self.message, self.breadcrumb):
            room.addWidget(part)
        room.addWidget(self.splitter, 1)
        room.addWidget(self.foot)
        whole = QWidget()
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addWidget(right, 1)
        self.setCentralWidget(whole)
        self.setMinimumSize(1024, 640)

    def _connect(self) -> None:
        self._put_away = QTimer(self)  # good news need nobody to put them away
        self._put_away.setSingleShot(True)
        self._put_away.setInterval(TOLD_FOR)
        self._put_away.timeout.connect(lambda: self.message.set_message(None))
        context = self.context
        self.rail.chosen.connect(self._show)
        self.rail.sync_asked.connect(lambda: context.sync())
        self.rail.cancel_asked.connect(context.syncing.cancel)
        self.inspector.closed.connect(self.toggle_inspector)
        self.message.action_asked.connect(self._do_action)
        self.message.closed.connect(lambda: self.message.set_message(None))
        context.told.connect(self._tell)
        context.asked_page.connect(self.go)
        context.asked_place.connect(self.go_to)
        context.changed.connect(self._changed)
        context.jobs.listed.connect(self._sync_changed)
        context.jobs.progressed.connect(lambda _: self._sync_changed())

    # what happens

    def _page(self, position: int) -> Page:
        """The page, built when it is first looked at: the first picture does not wait for all."""
        kind = self._kinds[position]
        if kind.key not in self._made:
            page = self._made[kind.key] = kind(self.context)
            page.asked.connect(self.go)
            page.counted.connect(lambda *view: self.foot.count(page, *view))
            page.explained.connect(lambda said: self._explain(page, said))
            page.detach_asked.connect(lambda name: self.own_windows.open(
                page.key, name, page.place()))
            page.agenda_asked.connect(lambda title: self.agenda.add(
                title, self.ways.link_to(page)))
            self.stack.addWidget(page)
        return self._made[kind.key]

    def _show(self, position: int) -> None:
        page = self._page(position)
        self.stack.setCurrentWidget(page)
        self.rail.set_current(position)
        self.bar.setVisible(page.has_filters)
        self.breadcrumb.allow(page.has_filters)
        self.inspector.setVisible(_explains(page) and not self.inspector_closed)
        self.inspector.show_explanation(self._explanations.get(page.key))
        self.foot.show_page(page)

    def _explain(self, page: Page, said: Explanation | None) -> None:
        self._explanations[page.key] = said
        if page is self.page:
            self.inspector.show_explanation(said)

    def toggle_inspector(self) -> None:
        """F4: open or close the right-hand panel, for good."""
        self.inspector_closed = self.inspector.isVisible()
        self.inspector.setVisible(not self.inspector_closed and _explains(self.page))

    def show_agenda(self) -> None:
        """The list of what shall be talked about."""
        from cockpit.dialogs.agenda import AgendaDialog

        AgendaDialog(self).open()

    def show_help(self) -> None:
        """The definitions of the page's figures, and the keys."""
        from cockpit.dialogs.help import HelpDialog

        HelpDialog(self.page.key, self).open()

    def _tell(self, kind: str, words: str, label: str, act: Callable[[], None] | None) -> None:
        self._act = act
        kinds = {"bad": "error"}
        self.message.set_message(Message(
            kinds.get(kind, kind), words, action=label,  # type: ignore[arg-type]
            details=self.context.details))
        if kind in ("good", "info"):
            self._put_away.start()
        else:
            self._put_away.stop()

    def _do_action(self) -> None:
        self.message.set_message(None)
        if self._act is not None:
            self._act()

    def _sync_changed(self) -> None:
        self.rail.set_sync(sync_state(self.context))

    def _changed(self, names: frozenset[str]) -> None:
        if names & {"data", "connections", "syncing", "settings"}:
            self._sync_changed()
        if "settings" in names:
            application = QApplication.instance()
            settings = self.context.settings
            if isinstance(application, QApplication):
                self._theme.set_mode(settings.theme)  # type: ignore[arg-type]
                speak(application, settings.language)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # what is remembered

    def _restore(self) -> None:
        start, keys = window_memory.restore(self), self.keys
        self._show(keys.index(start) if start in keys else 0)
        if self.context.mart.last_known is None and "connections" in keys:
            self._show(keys.index("connections"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._own_restored and self.context.cache.mode == "write":
            self._own_restored = True
            self.context.jobs.idle.connect(  # the main picture first
                self.own_windows.restore, Qt.ConnectionType.SingleShotConnection)

    def closeEvent(self, event: QCloseEvent) -> None:
        window_memory.keep(self)
        self.own_windows.keep()
        self.own_windows.close_all()
        super().closeEvent(event)


def _explains(page: Page) -> bool:
    return page.has_filters and page.has_inspector
