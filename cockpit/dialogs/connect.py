"""Adds a connection: what kind, where, as whom; tested before it is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from cockpit.source_names import kind_name, stream_name
from models.errors import CockpitError
from sync.files.shipped import shipped_mappings
from widgets import text

if TYPE_CHECKING:
    from cockpit.context import Context
    from cockpit.jobs import Job
    from models.task import Task
    from sync.connector import Connector, Greeting

Given = tuple[str, str, str, dict[str, str], str | None]


class ConnectDialog(QDialog):
    """Kind, name, address, options and secret; *Add* tests first and keeps only what answers."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self.setWindowTitle(self.tr("Add a connection"))
        self.setMinimumWidth(560)
        self.kind = QComboBox()
        for key in sorted(self._kinds(), key=kind_name):
            if key != "demo" or context.demo:
                self.kind.addItem(text.button_text(kind_name(key)), key)
        self.name, self.url, self.user = (QLineEdit() for _ in range(3))
        self.mapping = QComboBox()
        self.mapping.setEditable(True)
        self.mapping.addItems(["", *shipped_mappings()])
        self.options = QLineEdit()
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._browse, self._browse_mapping = text.button(), text.button()
        self._guess = text.button()
        self._guess.clicked.connect(self._save_guess)
        self._browse.clicked.connect(self._pick_path)
        self._browse_mapping.clicked.connect(self._pick_mapping)
        self.says = text.label(role="note", wrap=True)
        self.test, self.add = text.button(), text.button(role="primary")
        self._cancel = text.button()
        self.test.clicked.connect(lambda: self._run(keep=False))
        self.add.clicked.connect(lambda: self._run(keep=True))
        self._cancel.clicked.connect(self.reject)
        self.add.setDefault(True)
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._fill_form()
        buttons = QHBoxLayout()
        buttons.addWidget(self.test)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.add)
        room = QVBoxLayout(self)
        room.setContentsMargins(24, 20, 24, 20)
        room.setSpacing(14)
        room.addLayout(self._form)
        room.addWidget(self.says)
        room.addLayout(buttons)
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self._kind_chosen()

    @staticmethod
    def _kinds() -> dict[str, type[Connector]]:
        from sync.connections import kinds

        return dict(kinds())

    def _fill_form(self) -> None:
        self._browse.setText(self.tr("Browse…"))
        self._browse_mapping.setText(self.tr("Browse…"))
        self._guess.setText(self.tr("Guess…"))
        text.set_tooltip(self._guess, self.tr(
            "Look at the columns, write down what they may mean, and save that as a mapping that "
            "you can correct."))
        self.test.setText(self.tr("Test"))
        self.add.setText(self.tr("Test and add"))
        self._cancel.setText(self.tr("Cancel"))
        self.options.setPlaceholderText("stages=probability bands=0.2,0.4,0.7")
        rows = (
            (self.tr("Kind"), self.kind), (self.tr("Name"), self.name),
            (self.tr("Address"), _beside(self.url, self._browse)),
            (self.tr("User"), self.user), (self.tr("Password or token"), self.secret),
            (self.tr("Mapping"), _beside(self.mapping, self._browse_mapping, self._guess)),
            (self.tr("More options"), self.options),
        )
        for words, widget in rows:
            caption = text.label(words)
            caption.setBuddy(widget)
            self._form.addRow(caption, widget)

    def _kind_chosen(self) -> None:
        kind = self.kind.currentData()
        needs = getattr(self._kinds().get(kind), "needs", ())
        is_files = "mapping" in needs
        for widget, wanted in (
            (self.user, "user" in needs), (self.secret, "secret" in needs),
            (self.mapping.parentWidget(), is_files), (self._browse, is_files),
            (self.options, not is_files),
        ):
            if widget is not None:
                self._form.setRowVisible(widget, wanted) if widget is not self._browse else (
                    widget.setVisible(wanted))
        self.url.setPlaceholderText(
            self.tr("A folder, or a CSV or Excel file") if is_files
            else self.tr("https://crm.example.com/database")
        )
        self.name.setPlaceholderText(str(kind or ""))

    def _given(self) -> Given:
        options = dict(part.split("=", 1) for part in self.options.text().split() if "=" in part)
        if self.user.text().strip():
            options["user"] = self.user.text().strip()
        if self.mapping.currentText().strip():
            options["mapping"] = self.mapping.currentText().strip()
        kind = str(self.kind.currentData())
        return (kind, self.name.text().strip() or kind, self.url.text().strip(), options,
                self.secret.text() or None)

    def _run(self, *, keep: bool) -> None:
        given, cache, now = self._given(), self._context.cache, self._context.clock()
        if given[0] == "files" and "mapping" not in given[3]:
            self._say(self.tr("Say what the columns mean: choose a mapping that comes with the "
                              "program, your own file, or let one be guessed."), "bad")
            self.mapping.setFocus()
            return
        if not given[2]:
            self._say(self.tr("Say where the data is: the address, folder or file."), "bad")
            self.url.setFocus()
            return

        def work(task: Task) -> Greeting:
            from sync.connections import add_connection, test_connection

            greeting = test_connection(*given, task)
            task.check()
            if keep:
                add_connection(cache, *given, now=now)
            return greeting

        def done(greeting: Greeting) -> None:
            self._wait(False)
            counts = ", ".join(f"{stream_name(stream)} {count}"
                               for stream, count in greeting.counts.items())
            self._say(self.tr("{server} answers, signed in as {account}. {counts}").format(
                server=greeting.server, account=greeting.account, counts=counts), "good")
            if keep:
                self._context.changed.emit(frozenset({"connections"}))
                self._context.sync((given[1],))
                self.accept()

        self._wait(True)
        self._say(self.tr("Asking {address} …").format(address=given[2]), "muted")
        self._job = self._context.jobs.run(work, done, self._failed,
                                           title=self.tr("Testing {name}").format(name=given[1]))

    def reject(self) -> None:
        """Closing the dialogue stops its test; nothing is added after that."""
        if self._job is not None:
            self._job.task.cancel()
        super().reject()

    def _failed(self, error: Exception) -> None:
        self._wait(False)
        said = self._context.words(error)
        self._say(said.sentence, "bad")
        if not isinstance(error, CockpitError):
            self._say(f"{said.sentence} ({said.details})", "bad")

    def _wait(self, waiting: bool) -> None:
        for widget in (self.test, self.add):
            widget.setEnabled(not waiting)

    def _say(self, words: str, tone: str) -> None:
        self.says.setText(words)
        text.set_tone(self.says, tone)
        self.adjustSize()

    def _pick_path(self) -> None:
        found = QFileDialog.getExistingDirectory(
            self, QCoreApplication.translate("ConnectDialog", "Folder with the files"))
        if found:
            self.url.setText(found)

    def _pick_mapping(self) -> None:
        found, _ = QFileDialog.getOpenFileName(self, self.tr("Mapping"), "", "YAML (*.yaml *.yml)")
        if found:
            self.mapping.setEditText(found)

    def _save_guess(self) -> None:
        """Guess a mapping from the columns, save it where the person says, and use it."""
        if not self.url.text().strip():
            self._say(self.tr("Say where the data is: the address, folder or file."), "bad")
            return
        source = Path(self.url.text().strip())
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the guessed mapping"), str(source.with_suffix(".yaml")),
            "YAML (*.yaml)")
        if not chosen:
            return

        def work(task: Task) -> None:
            from sync.files.guess import guess_mapping

            Path(chosen).write_text(guess_mapping(source), encoding="utf-8")

        def done(_: None) -> None:
            self.mapping.setEditText(chosen)
            self._say(self.tr("Saved as {path}. Look through it: it is a guess.").format(
                path=chosen), "good")

        self._context.jobs.run(work, done, self._failed, title=self.tr("Guessing a mapping"))


def _beside(field: QWidget, *buttons: QWidget) -> QWidget:
    room = QWidget()
    row = QHBoxLayout(room)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(field, 1)
    for button in buttons:
        row.addWidget(button)
    room.setFocusProxy(field)
    return room
