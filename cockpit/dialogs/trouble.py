"""Tells why the program cannot open its data, before there is a window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox

from cockpit import messages
from models.errors import CockpitError


def show_trouble(error: CockpitError) -> None:
    """What happened, what it means, what to do; details can be unfolded and copied."""
    said = messages.words(error, QCoreApplication.translate)
    box = QMessageBox(QMessageBox.Icon.Critical, "Sales Cockpit", said.title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(f"{said.text} {said.step}".strip())
    box.setDetailedText(said.details)
    box.exec()
