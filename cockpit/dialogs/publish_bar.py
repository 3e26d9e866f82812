"""Undo, redo, back to what was, and publish: below every document that is edited."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cockpit.dialogs.draft_edit import DraftEdit
from cockpit.dialogs.problem_words import problem_words
from widgets import text

SHORTEST = 3  # characters of a reason


class PublishBar(QWidget):
    """Publishing needs a reason and what the change is worth to customers."""

    def __init__(self, edit: DraftEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = edit
        self.undo, self.redo = text.button(self.tr("Undo")), text.button(self.tr("Redo"))
        self.built_in = text.button(self.tr("Built-in values"))
        self.discard = text.button(self.tr("Discard draft"))
        self.state = text.label(role="note", wrap=True)
        self.reason, self.worth = QLineEdit(), QLineEdit()
        self.reason.setPlaceholderText(self.tr("Why is it changed?"))
        self.worth.setPlaceholderText(self.tr("What is it worth to customers?"))
        for field in (self.reason, self.worth):
            field.setMaxLength(500)
            field.setAccessibleName(field.placeholderText())
        self.publish = text.button(self.tr("Publish"), "primary")
        self.undo.clicked.connect(edit.stack.undo)
        self.redo.clicked.connect(edit.stack.redo)
        self.built_in.clicked.connect(self._to_built_in)
        self.discard.clicked.connect(self._discard)
        self.publish.clicked.connect(self._publish)
        for keys, act in ((QKeySequence.StandardKey.Undo, edit.stack.undo),
                          (QKeySequence.StandardKey.Redo, edit.stack.redo),
                          (QKeySequence("Ctrl+Shift+Z"), edit.stack.redo)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(self._unless_hidden(act))
        above, below = QHBoxLayout(), QHBoxLayout()
        for button in (self.undo, self.redo, self.built_in, self.discard):
            above.addWidget(button)
        above.addSpacing(8)
        above.addWidget(self.state, 1)
        below.addWidget(self.reason, 1)
        below.addWidget(self.worth, 1)
        below.addWidget(self.publish)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(8)
        room.addLayout(above)
        room.addLayout(below)
        edit.changed.connect(self._follow)
        edit.stack.canUndoChanged.connect(self.undo.setEnabled)
        edit.stack.canRedoChanged.connect(self.redo.setEnabled)
        edit.published.connect(self._published)
        edit.failed.connect(self._failed)
        self._follow()

    def _unless_hidden(self, act: Callable[[], None]) -> Callable[[], None]:
        def run() -> None:
            if self.isVisible():
                act()

        return run

    def _follow(self) -> None:
        edit = self._edit
        self.undo.setEnabled(edit.stack.canUndo())
        self.redo.setEnabled(edit.stack.canRedo())
        changed, problems = edit.is_changed, edit.problems
        self.discard.setEnabled(changed)
        self.publish.setEnabled(changed and not problems)
        if problems:
            text.set_tone(self.state, "bad")
            self.state.setText(" ".join(problem_words(one) for one in problems[:2]))
            return
        text.set_tone(self.state, "")
        revision = edit.in_force
        held = self.tr("built-in values hold") if not revision.revision else self.tr(
            "revision {number} holds").format(number=revision.revision)
        self.state.setText(self.tr("Draft, kept by itself; {held}.").format(held=held) if changed
                           else self.tr("No draft; {held}.").format(held=held))

    def _to_built_in(self) -> None:
        self._edit.replace(self._edit.kind.built_in(), self.tr("Built-in values"))

    def _discard(self) -> None:
        self._edit.replace(self._edit.in_force_body, self.tr("Discard draft"))

    def _publish(self) -> None:
        reason, worth = self.reason.text().strip(), self.worth.text().strip()
        if len(reason) < SHORTEST or len(worth) < SHORTEST:
            self._complain(self.tr("Both are needed: why it is changed, and what the change is "
                                   "worth to customers."))
            (self.reason if len(reason) < SHORTEST else self.worth).setFocus()
            return
        self.publish.setEnabled(False)
        self._edit.publish(reason, worth)

    def _published(self) -> None:
        self.reason.clear()
        self.worth.clear()
        self._follow()
        text.set_tone(self.state, "good")
        self.state.setText(self.tr("✓ Published: revision {number} holds from now on.").format(
            number=self._edit.in_force.revision))

    def _failed(self, error: Exception) -> None:
        self._follow()
        self._complain(self._edit.words(error))

    def _complain(self, says: str) -> None:
        text.set_tone(self.state, "bad")
        self.state.setText(says)
