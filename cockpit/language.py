"""The language of the window, switched while it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from widgets.theme import RESOURCES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}
FOLDER = str(RESOURCES / "i18n")
_installed: list[QTranslator] = []


def speak(application: QApplication, language: str) -> None:
    """Install the translation of `language`; English is the source and needs none."""
    QLocale.setDefault(QLocale("zh_CN" if language == "zh_CN" else "en_GB"))
    for translator in _installed:
        application.removeTranslator(translator)
    _installed.clear()
    if language == "en":
        return
    for name, place in ((f"cockpit_{language}", FOLDER),
                        (f"qtbase_{language}",
                         QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))):
        translator = QTranslator(application)
        if translator.load(name, place):
            application.installTranslator(translator)
            _installed.append(translator)
