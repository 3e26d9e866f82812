"""Tells why the program cannot open its data, before there is a window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox

from cockpit import messages
from cockpit.translation import tr
from models.errors import CockpitError


def show_trouble(error: CockpitError) -> None:
    """What happened, what it means, what to do; details can be unfolded and copied."""
    _box(QMessageBox.Icon.Critical, error).exec()


def ask_older(error: CockpitError) -> bool:
    """The cache is older than what was last saved here: go on with it all the same?"""
    box = _box(QMessageBox.Icon.Warning, error)
    go_on = box.addButton(tr("Go on with it"), QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(tr("Leave it closed"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(leave)
    box.exec()
    return box.clickedButton() is go_on


def _box(icon: QMessageBox.Icon, error: CockpitError) -> QMessageBox:
    said = messages.words(error, QCoreApplication.translate)
    box = QMessageBox(icon, tr("Sales Cockpit"), said.title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(f"{said.text} {said.step}".strip())
    box.setDetailedText(said.details)
    return box
