"""Settings: built from the fields of `models.settings.Settings`."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFormLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cockpit.page import Page
from cockpit.pages.working_hours import HolidayField, HoursField
from cockpit.translation import tr
from models.errors import CockpitError
from models.settings import Settings
from widgets import text, theme
from widgets.panel import Heading, Panel

if TYPE_CHECKING:
    from cockpit.context import Inputs
    from models.task import Task

GROUPS = (
    ("look", ("language", "theme")),
    ("calendar", ("timezone", "fiscal_start_month", "week_start", "working_hours", "holidays",
                  "worked_days")),
    ("money", ("reporting_currency", "currency_unit")),
)
RECOUNTED = frozenset({"timezone", "fiscal_start_month", "week_start", "reporting_currency"})
"""Settings that change how the columns are counted: the mart is built anew."""


class SettingsPage(Page):
    key = "settings"
    icon = "settings"
    section = "data"
    order = 95
    depends_on = frozenset({"settings"})
    has_filters = False

    @staticmethod
    def title() -> str:
        return tr("Settings")

    def build(self) -> None:
        self._title = text.label(role="title")
        self._problem = text.label(role="error", wrap=True)
        self._problem.hide()
        self._editors: dict[str, QWidget] = {}
        self._captions: dict[str, tuple[text.Label, text.Label]] = {}
        self._panels: dict[str, Panel] = {}
        inner = QWidget()
        inner.setObjectName("page")
        room = QVBoxLayout(inner)
        room.setContentsMargins(0, 0, 8, 0)
        room.setSpacing(14)
        known = {one.name: one for one in fields(Settings)}
        for group, names in GROUPS:
            panel = self._panels[group] = Panel()
            form = QFormLayout()
            form.setHorizontalSpacing(24)
            form.setVerticalSpacing(12)
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            for name in names:
                form.addRow(*self._row(name, known[name].metadata))
            panel.body.addLayout(form)
            room.addWidget(panel)
        room.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(inner)
        self.body.addWidget(self._title)
        self.body.addWidget(self._problem)
        self.body.addWidget(scroll, 1)

    def retranslate(self) -> None:
        self._title.setText(self.tr("How shall it look and count?"))
        for group, words in (("look", self.tr("Language and look")),
                             ("calendar", self.tr("Calendar and working time")),
                             ("money", self.tr("Money"))):
            self._panels[group].set_heading(Heading(words))
        for one in fields(Settings):
            if one.name not in self._editors:
                continue
            caption, note = self._captions[one.name]
            caption.setText(_said(one.metadata["label"]))
            note.setText(_said(one.metadata["help"]))
            editor = self._editors[one.name]
            editor.setAccessibleName(_said(one.metadata["label"]))
            if isinstance(editor, QComboBox) and one.metadata["choices"]:
                for position, label in enumerate(one.metadata["choices"].values()):
                    editor.setItemText(position, text.button_text(_said(label)))
        self._fill()

    @staticmethod
    def load(inputs: Inputs, task: Task) -> None:
        return None

    def show_data(self, data: None) -> None:
        self._fill()

    def _row(self, name: str, about: Any) -> tuple[QWidget, QWidget]:
        caption, note = text.label(role="strong"), text.label(role="note", wrap=True)
        self._captions[name] = (caption, note)
        editor = self._editors[name] = self._editor(name, about["choices"])
        caption.setBuddy(editor)
        column = QWidget()
        room = QVBoxLayout(column)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(3)
        room.addWidget(editor)
        room.addWidget(note)
        editor.setMaximumWidth(theme.px(420))
        return caption, column

    def _editor(self, name: str, choices: dict[Any, str]) -> QWidget:
        if choices:
            box = QComboBox()
            for value in choices:
                box.addItem("", value)
            box.activated.connect(lambda _: self._change(name, box.currentData()))
            return box
        if name == "working_hours":
            hours = HoursField()
            hours.changed.connect(lambda value: self._change(name, value))
            return hours
        if name in ("holidays", "worked_days"):
            days = HolidayField()
            days.set_today(self.context.calendar.day_of(self.context.clock()))
            days.changed.connect(lambda value: self._change(name, value))
            return days
        line = QLineEdit()
        line.setMinimumWidth(240)
        if name == "timezone":
            from zoneinfo import available_timezones

            line.setCompleter(QCompleter(sorted(available_timezones()), line))
        line.editingFinished.connect(lambda: self._change(name, line.text().strip()))
        return line

    def _fill(self) -> None:
        settings = self.context.settings
        for name, editor in self._editors.items():
            value = getattr(settings, name)
            if isinstance(editor, QComboBox):
                editor.setCurrentIndex(max(editor.findData(value), 0))
            elif isinstance(editor, QLineEdit):
                editor.setText(str(value))
            elif isinstance(editor, HoursField | HolidayField):
                editor.set_value(value)

    def _change(self, name: str, value: Any) -> None:
        if getattr(self.context.settings, name) == value:
            return
        try:
            self.context.change_settings(**{name: value})
        except CockpitError as error:
            self._problem.setText(self.context.words(error).sentence)
            self._problem.show()
            self._fill()
            return
        self._problem.hide()
        if name in RECOUNTED:
            self.context.syncing.recount()


def _said(words: str) -> str:
    return QCoreApplication.translate("Settings", words)


PAGE = SettingsPage
