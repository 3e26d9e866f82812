"""The health laboratory: what health and grade are made of, with the effect of every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from cockpit.dialogs.draft_edit import DraftEdit
from cockpit.dialogs.grade_editor import GradeEditor
from cockpit.dialogs.grade_effect import GradeEffect
from cockpit.dialogs.health_editor import HealthEditor
from cockpit.dialogs.health_effect import HealthEffect
from cockpit.dialogs.publish_bar import PublishBar
from widgets import text

if TYPE_CHECKING:
    from cockpit.context import Context


class HealthLab(QDialog):
    """Two tabs, health and grade: at the left the document, at the right what it does, below how
    to publish it. The draft is kept by itself; closing loses nothing."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowTitle(self.tr("Health laboratory"))
        self.resize(1200, 740)
        self.health = DraftEdit(context, "health", self)
        self.grade = DraftEdit(context, "grade", self)
        self.health_editor, self.health_effect = HealthEditor(self.health), HealthEffect(
            context, self.health)
        self.grade_editor, self.grade_effect = GradeEditor(self.grade), GradeEffect(
            context, self.grade)
        self.health_bar, self.grade_bar = PublishBar(self.health), PublishBar(self.grade)
        self.tabs = QTabWidget()
        self.tabs.addTab(_tab(self.health_editor, self.health_effect, self.health_bar),
                         text.button_text(self.tr("Health")))
        self.tabs.addTab(_tab(self.grade_editor, self.grade_effect, self.grade_bar),
                         text.button_text(self.tr("Grade")))
        room = QVBoxLayout(self)
        room.setContentsMargins(16, 12, 16, 14)
        room.addWidget(self.tabs)

    def closeEvent(self, event: QCloseEvent) -> None:
        for edit in (self.health, self.grade):
            edit.keep()
        super().closeEvent(event)


def _tab(editor: QWidget, effect: QWidget, bar: QWidget) -> QWidget:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QScrollArea.Shape.NoFrame)
    scroll.setWidget(editor)
    scroll.setMinimumWidth(editor.minimumSizeHint().width() + 20)
    sides = QHBoxLayout()
    sides.setSpacing(16)
    sides.addWidget(scroll, 12)
    sides.addWidget(effect, 9)
    whole = QWidget()
    room = QVBoxLayout(whole)
    room.setContentsMargins(4, 12, 4, 4)
    room.setSpacing(12)
    room.addLayout(sides, 1)
    room.addWidget(bar)
    return whole
