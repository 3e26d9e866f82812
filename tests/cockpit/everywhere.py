"""What tests of every page's abilities share: a window with few pages, keys, the palette."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

SOUTH = "华南 South"
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def shut(qtbot, window):
    settle(qtbot, window)
    window.close()
    window.context.close()


def settle(qtbot, window):
    for _ in range(2):  # what was read may ask for more
        qtbot.waitUntil(lambda: not window.context.jobs.busy, timeout=20_000)
        QApplication.processEvents()


def heard(window):
    said = []
    window.context.told.connect(lambda kind, words, label, act: said.append((kind, words)))
    return said


def key(qtbot, window, code, *modifiers):
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    qtbot.keyClick(QApplication.focusWidget() or window, code, held)
    settle(qtbot, window)


def asked_of(window, words, kind=None):
    """The lines of the palette for some words, as (group, text)."""
    palette = window.finder.palette
    palette.field.setText(words)
    hits = palette.hits
    return [(hit.group, hit.text) for hit in hits if kind is None or hit.group == kind]


def open_palette(qtbot, window):
    window.page.main.setFocus()
    key(qtbot, window, Qt.Key.Key_K, CONTROL)
    assert window.finder.palette.isVisible()
