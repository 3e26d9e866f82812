"""Asks for the passphrase of the cache."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from widgets import text

SHORTEST = 8


class UnlockDialog(QDialog):
    """One field to open a cache; two that must agree to make one."""

    def __init__(self, *, new: bool, complaint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._new = new
        self.setWindowTitle(self.tr("Protect your data") if new else self.tr("Unlock your data"))
        says = (
            self.tr("This computer has no key store, so the local data is protected by a "
                    "passphrase of at least {count} characters. Nobody can reset it.").format(
                        count=SHORTEST)
            if new else self.tr("The local data is encrypted. Type its passphrase.")
        )
        self.field, self.again = _secret_field(), _secret_field()
        self.field.setAccessibleName(self.tr("Passphrase"))
        self.field.setPlaceholderText(self.tr("Passphrase"))
        self.again.setAccessibleName(self.tr("Passphrase again"))
        self.again.setPlaceholderText(self.tr("Passphrase again"))
        self.again.setVisible(new)
        self.complaint = text.label(complaint, role="error")
        self.complaint.setWordWrap(True)
        self.complaint.setVisible(bool(complaint))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        intro = text.label(says)
        intro.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        for part in (intro, self.field, self.again, self.complaint, self.buttons):
            layout.addWidget(part)
        self.setMinimumWidth(420)

    def _accept(self) -> None:
        if self._new and len(self.field.text()) < SHORTEST:
            self._complain(self.tr("At least {count} characters, please.").format(count=SHORTEST))
        elif self._new and self.field.text() != self.again.text():
            self._complain(self.tr("The two are not the same."))
        elif self.field.text():
            self.accept()

    def _complain(self, says: str) -> None:
        self.complaint.setText(says)
        self.complaint.show()
        self.adjustSize()


def ask_passphrase(*, new: bool, complaint: str = "") -> str | None:
    """The passphrase as typed; None when the person declined."""
    dialog = UnlockDialog(new=new, complaint=complaint)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return dialog.field.text()


def _secret_field() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(1000)
    return field

