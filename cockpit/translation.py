"""Texts outside Qt classes in the window's language."""

from PySide6.QtCore import QCoreApplication


def tr(words: str) -> str:
    """`words` translated; the translation tool collects calls of a function of this name."""
    return QCoreApplication.translate("", words)


def translate(context: str, words: str) -> str:
    """`words` of `context` translated, for texts that the core marked."""
    return QCoreApplication.translate(context, words)
