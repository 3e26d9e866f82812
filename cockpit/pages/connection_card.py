"""One connection: what it is, how each stream is doing, and what one can do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QGridLayout, QInputDialog, QLineEdit, QMessageBox, QWidget

from cockpit.pages.notices import Notices
from cockpit.source_names import kind_name, stream_name
from cockpit.status import stream_words
from widgets import text
from widgets.panel import Heading, Panel

if TYPE_CHECKING:
    from cockpit.context import Context
    from sync.connections import ConnectionStatus, StreamStatus

class ConnectionCard(Panel):
    """Shows a `ConnectionStatus`; its buttons act through the context's jobs."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._connection: ConnectionStatus | None = None
        self._sync = text.button(role="primary")
        self._test, self._pause, self._again = text.button(), text.button(), text.button()
        self._aside, self._remove = text.button(), text.button(role="danger")
        self._sign_in = text.button()
        self._sign_in.clicked.connect(self._ask_secret)
        self._sync.clicked.connect(lambda: self._run(full=False))
        self._again.clicked.connect(lambda: self._run(full=True))
        self._test.clicked.connect(self._try)
        self._pause.clicked.connect(self._toggle)
        self._aside.clicked.connect(self._show_quarantine)
        self._remove.clicked.connect(self._ask_remove)
        for button in (self._aside, self._sign_in, self._test, self._pause, self._again,
                       self._remove, self._sync):
            self.tools.addWidget(button)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[text.Label, text.Label]] = []
        self._note = text.label(role="note", wrap=True)
        self.notices = Notices(context)
        self.body.addLayout(self._grid)
        self.body.addWidget(self._note)
        self.body.addWidget(self.notices)

    def show_connection(self, connection: ConnectionStatus) -> None:
        self._connection = connection
        self.set_heading(Heading(
            connection.name, f"{kind_name(connection.kind)} · {connection.url}"))
        shown = [stream for stream in connection.streams if _offered(stream, connection)]
        for name, says in self._lines[len(shown):]:
            name.hide()
            says.hide()
        while len(self._lines) < len(shown):
            row = len(self._lines)
            pair = (text.label(role="strong"), text.label(wrap=True))
            self._grid.addWidget(pair[0], row, 0)
            self._grid.addWidget(pair[1], row, 1)
            self._lines.append(pair)
        formats = self._context.formats
        for (name, says), stream in zip(self._lines, shown, strict=False):
            name.show()
            says.show()
            name.setText(stream_name(stream.name))
            says.setText(stream_words(stream, QCoreApplication.translate, formats.moment,
                                      formats.integer))
            text.set_tone(says, _tone(stream))
        aside = sum(stream.quarantined for stream in connection.streams)
        self._aside.setVisible(bool(aside))
        self._aside.setText(self.tr("Set aside: {count}").format(count=aside))
        self._sync.setText(self.tr("Sync"))
        self._sync.setEnabled(not connection.paused)
        self._test.setText(self.tr("Test"))
        self._sign_in.setText(self.tr("Sign in again…"))
        self._sign_in.setVisible("secret" in needs_of(connection.kind))
        self._again.setText(self.tr("Read all anew"))
        self._again.setEnabled(not connection.paused)
        self._pause.setText(self.tr("Resume") if connection.paused else self.tr("Pause"))
        self._remove.setText(self.tr("Remove…"))
        self._note.setText(self.tr("Paused: nothing is read until you resume.")
                           if connection.paused else "")
        self._note.setVisible(connection.paused)
        self.notices.show_notices(connection.name, connection.notices)

    def changeEvent(self, event: QEvent) -> None:
        if text.retranslated(event) and self._connection is not None:
            self.show_connection(self._connection)
        super().changeEvent(event)

    def _run(self, *, full: bool) -> None:
        if self._connection is not None:
            self._context.sync((self._connection.name,), full=full)

    def _try(self) -> None:
        from sync.connections import test_known

        connection, cache = self._connection, self._context.cache
        if connection is None:
            return

        def done(greeting: object) -> None:
            self._context.say("good", self.tr("{name} answers: {server}").format(
                name=connection.name, server=getattr(greeting, "server", "")))

        self._context.jobs.run(
            lambda task: test_known(cache, connection.name, task), done, self._complain,
            title=self.tr("Testing {name}").format(name=connection.name),
        )

    def _ask_secret(self) -> None:
        """Another password or token, after it was changed at the source."""
        from sync.connections import change_secret

        connection, cache = self._connection, self._context.cache
        if connection is None:
            return
        secret, given = QInputDialog.getText(
            self, self.tr("Sign in again"),
            text.plain(self.tr("New password or token for {name}").format(name=connection.name)),
            QLineEdit.EchoMode.Password)
        if not given or not secret:
            return
        self._context.jobs.write(
            lambda task: change_secret(cache, connection.name, secret),
            lambda _: self._context.sync((connection.name,)), self._complain)

    def _toggle(self) -> None:
        from sync.connections import pause, resume

        connection, cache = self._connection, self._context.cache
        if connection is None:
            return
        act, now = resume if connection.paused else pause, self._context.clock()
        self._context.jobs.write(lambda task: act(cache, connection.name, now=now),
                                 lambda _: self._context.changed.emit(frozenset({"connections"})),
                                 self._complain)

    def _show_quarantine(self) -> None:
        from cockpit.dialogs.quarantine import QuarantineDialog

        if self._connection is not None:
            QuarantineDialog(self._context, self._connection.name, self).open()

    def _ask_remove(self) -> None:
        if self._connection is None:
            return
        records = sum(stream.records for stream in self._connection.streams)
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Remove connection"))
        box.setText(text.plain(self.tr("Remove {name} with all its data?").format(
            name=self._connection.name)))
        box.setInformativeText(self.tr(
            "{count} records, their whole history and the stored secret are deleted from this "
            "computer. The CRM itself is not touched. History that the CRM forgets cannot be "
            "brought back.").format(count=self._context.formats.integer(records)))
        remove = box.addButton(self.tr("Remove with data"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.buttonClicked.connect(lambda pressed: self._remove_now() if pressed is remove else None)
        box.open()

    def _remove_now(self) -> None:
        if self._connection is not None:
            self._context.remove_connection(self._connection.name)

    def _complain(self, error: Exception) -> None:
        self._context.say("bad", self._context.words(error).sentence)


def _tone(stream: StreamStatus) -> str:
    if stream.error:
        return "bad"
    return "warn" if stream.quarantined or stream.half_way else "muted"


def _offered(stream: StreamStatus, connection: ConnectionStatus) -> bool:
    """Streams a source does not have (a file without contacts) are left out once it was read."""
    if stream.watermark is not None or stream.error or stream.half_way or stream.quarantined:
        return True
    return all(other.watermark is None for other in connection.streams)


def needs_of(kind: str) -> tuple[str, ...]:
    """What a kind of source asks for: url, secret, user, mapping."""
    from sync.connections import kinds

    found = kinds().get(kind)
    return found.needs if found is not None else ()
