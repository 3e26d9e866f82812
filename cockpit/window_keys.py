"""The keys of the window; the help sheet lists them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

if TYPE_CHECKING:
    from cockpit.window import Window

EDITORS = (QLineEdit, QPlainTextEdit, QTextEdit)
PAGES = 9  # that can be reached with Ctrl and a digit


def bind_keys(window: Window) -> None:
    """Give the window its keys. Editors keep theirs: in a text field Ctrl+Z undoes typing."""

    def bind(keys: str, act: Callable[[], Any]) -> None:
        shortcut = QShortcut(QKeySequence(keys), window)
        shortcut.activated.connect(act)

    filters, ways, palette = window.context.filters, window.ways, window.finder
    for position in range(min(len(window.keys), PAGES)):
        bind(f"Ctrl+{position + 1}", partial(window.show_and_focus, position))
    bind("Ctrl+K", palette.open)
    bind("/", palette.open_search)
    bind("Ctrl+L", ways.copy_link)
    bind("Ctrl+Shift+L", ways.open_from_clipboard)
    bind("Ctrl+Shift+A", window.show_agenda)
    bind("Ctrl+D", lambda: window.views_button.save())
    bind("F5", lambda: window.context.sync())
    bind("F4", window.toggle_inspector)
    bind("F6", lambda: _cycle(window, 1))
    bind("Shift+F6", lambda: _cycle(window, -1))
    bind("Ctrl+F", lambda: window.bar.chips.chip_button(0).setFocus())
    bind("Ctrl+E", lambda: window.page.export())
    bind("Ctrl+Shift+C", lambda: window.page.copy_picture())
    for keys in ("Alt+Left", "Backspace", "Ctrl+Z"):
        bind(keys, filters.back)
    for keys in ("Alt+Right", "Ctrl+Shift+Z", "Ctrl+Y"):
        bind(keys, filters.forward)
    bind("Ctrl+Alt+Left", lambda: window.bar.step(-1))
    bind("Ctrl+Alt+Right", lambda: window.bar.step(1))
    bind("Ctrl+Q", window.close)
    for keys in ("F1", "?"):
        bind(keys, window.show_help)
    _FromEditors(window)


class _FromEditors(QObject):
    """On some systems Ctrl+K deletes to the end of the line; here it opens the palette, also while
    one types into a field of the window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._moved)

    def _moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """Listen to the one field that is typed into: listening to all would slow every event."""
        if isinstance(before, EDITORS):
            before.removeEventFilter(self)
        if isinstance(now, EDITORS) and now.window() is self._window:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
                and event.key() == Qt.Key.Key_K
                and event.modifiers() == Qt.KeyboardModifier.ControlModifier):
            event.ignore()
            return True
        return False


def _cycle(window: Window, by: int) -> None:
    """F6: rail, filters, page, inspector, and round again."""
    areas = [area for area in (window.rail, window.bar, window.stack, window.inspector)
             if area.isVisible()]
    focus = QApplication.focusWidget()
    now = next((i for i, area in enumerate(areas)
                if focus is not None and (area is focus or area.isAncestorOf(focus))), -1)
    area = areas[(now + by) % len(areas)]
    if area is window.stack:
        window.focus_page()
    else:
        focus_first(area)


def focus_first(area: QWidget) -> None:
    """Give the keyboard to the first widget in `area` that takes it."""
    inside = [child for child in area.findChildren(QWidget)
              if child.isVisible() and child.isEnabled()
              and child.focusPolicy() & Qt.FocusPolicy.TabFocus]
    if inside:
        inside[0].setFocus(Qt.FocusReason.TabFocusReason)
