"""Answers as plain text for a terminal."""

from __future__ import annotations

import unicodedata
from typing import Any

from cockpit.answers import FIGURES
from cockpit.printable import one_line


def flat(described: dict[str, Any], dimensions: list[str]) -> list[dict[str, Any]]:
    """One dict per row: dimensions, figures, currency, and figures compared with."""
    rows = []
    for row in described["rows"]:
        one = {name: row["by"].get(name) for name in dimensions}
        one |= {name: row[name] for name in FIGURES}
        if "currency" in row:
            one["currency"] = row["currency"]
        if "compared" in row:
            before = row["compared"] or {}
            one |= {f"compared_{name}": before.get(name) for name in FIGURES}
        rows.append(one)
    return rows


def table(described: dict[str, Any], rows: list[dict[str, Any]]) -> str:
    """The answer with what one must know to read it; empty columns are left out."""
    definition, filters = described["definition"], described["filters"]
    limits = "".join(f", {name} = {' | '.join(names)}" for name, names in filters["where"].items())
    head = (f"{described['metric']} ({described['unit']}), definition {definition['id']} "
            f"revision {definition['revision']}, as of {described['as_of']}, "
            f"period {filters['period']}{limits}")
    if "compared_with" in described:
        before = described["compared_with"]
        head += f", compared with {before['start'] or ''}..{before['end'] or ''}"
    kept = [name for name in (rows[0] if rows else ()) if any(
        row[name] is not None for row in rows)]
    notes = [f"note: {note}" for note in described["notes"]]
    shown = lines([{name: row[name] for name in kept} for row in rows])
    return "\n".join([one_line(head), shown, *notes])


def lines(rows: list[dict[str, Any]]) -> str:
    """Aligned columns; wide characters count twice, as terminals show them."""
    if not rows:
        return "(no rows)"
    header = list(rows[0])
    texts = [list(map(one_line, header)),
             *([_short(row.get(name)) for name in header] for row in rows)]
    widths = [max(map(_width, column)) for column in zip(*texts, strict=True)]
    return "\n".join(
        "  ".join(text + " " * (width - _width(text))
                  for text, width in zip(line, widths, strict=True)).rstrip()
        for line in texts)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _short(value: Any) -> str:
    if value is None:
        return ""
    return one_line(f"{value:.6g}" if isinstance(value, float) else str(value))
