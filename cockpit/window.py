"""The window: navigation, filter bar, page, inspector, foot."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cockpit import pages
from cockpit.breadcrumb import Breadcrumb
from cockpit.filter_bar import FilterBar
from cockpit.foot import Foot
from cockpit.inspector import WIDTH, Explanation, Inspector
from cockpit.language import speak
from cockpit.page import Page
from cockpit.sync_words import sync_state
from models.discovery import discover
from widgets.message_bar import Message, MessageBar
from widgets.nav_rail import NavRail, Place, Rail
from widgets.theme import Theme

if TYPE_CHECKING:
    from cockpit.context import Context


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
        self._kinds = sorted(found.values(), key=lambda one: one.order)
        self._made: dict[str, Page] = {}
        self._explanations: dict[str, Explanation | None] = {}
        self._arrange()
        self._connect()
        self._shortcuts()
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
        context = self.context
        self.rail.chosen.connect(self._show)
        self.rail.sync_asked.connect(lambda: context.sync())
        self.rail.cancel_asked.connect(context.syncing.cancel)
        self.inspector.closed.connect(lambda: self._toggle_inspector(False))
        self.message.action_asked.connect(self._do_action)
        self.message.closed.connect(lambda: self.message.set_message(None))
        context.told.connect(self._tell)
        context.asked_page.connect(self.go)
        context.changed.connect(self._changed)
        context.jobs.listed.connect(self._sync_changed)
        context.jobs.progressed.connect(lambda _: self._sync_changed())

    def _shortcuts(self) -> None:
        def bind(keys: Any, act: Callable[[], Any]) -> None:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)

        filters = self.context.filters
        for position in range(min(len(self._kinds), 9)):
            bind(f"Ctrl+{position + 1}", partial(self._show, position))
        bind("F5", lambda: self.context.sync())
        bind("F4", lambda: self._toggle_inspector(not self.inspector.isVisible()))
        bind("F6", lambda: self._cycle(1))
        bind("Shift+F6", lambda: self._cycle(-1))
        bind("Ctrl+F", lambda: self.bar.chips.chip_button(0).setFocus())
        bind("Ctrl+E", self._export)
        bind("Alt+Left", filters.back)
        bind("Backspace", filters.back)
        bind("Alt+Right", filters.forward)
        bind("Ctrl+Alt+Left", lambda: self.bar.step(-1))
        bind("Ctrl+Alt+Right", lambda: self.bar.step(1))
        bind("Ctrl+Q", self.close)
        for keys in ("F1", "?"):
            bind(keys, self._help)

    # what happens

    def _page(self, position: int) -> Page:
        """The page, built when it is first looked at: the first picture does not wait for all."""
        kind = self._kinds[position]
        if kind.key not in self._made:
            page = self._made[kind.key] = kind(self.context)
            page.asked.connect(self.go)
            page.counted.connect(lambda *view: self.foot.count(page, *view))
            page.explained.connect(lambda said: self._explain(page, said))
            self.stack.addWidget(page)
        return self._made[kind.key]

    def _show(self, position: int) -> None:
        page = self._page(position)
        self.stack.setCurrentWidget(page)
        self.rail.set_current(position)
        self.bar.setVisible(page.has_filters)
        self.breadcrumb.allow(page.has_filters)
        self.inspector.setVisible(page.has_filters and not self._inspector_closed)
        self.inspector.show_explanation(self._explanations.get(page.key))
        self.foot.show_page(page)

    def _explain(self, page: Page, said: Explanation | None) -> None:
        self._explanations[page.key] = said
        if page is self.page:
            self.inspector.show_explanation(said)

    def _toggle_inspector(self, visible: bool) -> None:
        self._inspector_closed = not visible
        self.inspector.setVisible(visible and self.page.has_filters)

    def _export(self) -> None:
        export = getattr(self.page, "export", None)
        if export is not None:
            export()

    def _help(self) -> None:
        from cockpit.dialogs.help import HelpDialog

        HelpDialog(self.page.key, self).open()

    def _cycle(self, by: int) -> None:
        """F6: rail, filters, page, inspector, and round again."""
        areas = [area for area in (self.rail, self.bar, self.stack, self.inspector)
                 if area.isVisible()]
        focus = QApplication.focusWidget()
        now = next((i for i, area in enumerate(areas)
                    if focus is not None and (area is focus or area.isAncestorOf(focus))), -1)
        area = areas[(now + by) % len(areas)]
        inside = [child for child in area.findChildren(QWidget)
                  if child.isVisible() and child.isEnabled()
                  and child.focusPolicy() & Qt.FocusPolicy.TabFocus]
        main = getattr(self.page, "heatmap", None) if area is self.stack else None
        if main is not None or inside:
            (main or inside[0]).setFocus(Qt.FocusReason.TabFocusReason)

    def _tell(self, kind: str, words: str, label: str, act: Callable[[], None] | None) -> None:
        self._act = act
        kinds = {"bad": "error"}
        self.message.set_message(Message(kinds.get(kind, kind), words, action=label))  # type: ignore[arg-type]

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
        state = self._state()
        self._inspector_closed = state.value("inspector_closed", "false") == "true"
        geometry = state.value("geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(1440, 900)
        sizes = state.value("splitter")
        if sizes is not None:
            self.splitter.restoreState(sizes)
        self.rail.set_folded(state.value("folded", "false") == "true")
        keys = self.keys
        start = str(state.value("page", "funnel"))
        self._show(keys.index(start) if start in keys else 0)
        if self.context.mart.last_known is None and "connections" in keys:
            self._show(keys.index("connections"))

    def _state(self) -> QSettings:
        return QSettings(str(self.context.paths.home / "window.ini"), QSettings.Format.IniFormat)

    def closeEvent(self, event: QCloseEvent) -> None:
        state = self._state()
        state.setValue("geometry", self.saveGeometry())
        state.setValue("splitter", self.splitter.saveState())
        state.setValue("folded", "true" if self.rail.is_folded else "false")
        state.setValue("inspector_closed", "true" if self._inspector_closed else "false")
        state.setValue("page", self.page.key)
        super().closeEvent(event)
