"""Marks texts of the core for translation; the interface translates them when it shows them."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name pyside6-lupdate finds
    """The text itself. `pyside6-lupdate` collects it under `context`."""
    return text
