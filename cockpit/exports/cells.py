"""What may stand in a cell of an export: text that a spreadsheet cannot take for a formula."""

from __future__ import annotations

from typing import Any

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\0")


def clean(text: str) -> str:
    """Control characters removed, except the line break."""
    return "".join(ch for ch in text if ch == "\n" or ch.isprintable() or ch in "\u3000")


def as_text(value: Any) -> Any:
    """A value for CSV: real numbers stay numbers, dangerous text gets a leading apostrophe."""
    if not isinstance(value, str):
        return "" if value is None else value
    risky = value.startswith(DANGEROUS) and not _number(value)
    return f"'{clean(value)}" if risky else clean(value)


def _number(text: str) -> bool:
    """Decimal text as we write it ourselves, such as -12.50."""
    return text.lstrip("-").replace(".", "", 1).isdigit() and text.count("-") <= 1
