"""How the dates and numbers of a column are written, from its own texts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC
from decimal import Decimal

from sync.files.values import BadValueError, read_by, read_decimal

CANDIDATES = (
    "YYYY-MM-DD", "YYYY-MM-DD hh:mm:ss", "YYYY-MM-DD hh:mm", "YYYY/MM/DD", "YYYY/MM/DD hh:mm:ss",
    "YYYY/MM/DD hh:mm", "YYYY.MM.DD", "YYYYMMDD", "YYYY年M月D日", "YYYY年M月D日 hh:mm",
    "MM/DD/YYYY", "DD/MM/YYYY", "MM/DD/YYYY hh:mm AM", "MM/DD/YYYY hh:mm", "DD/MM/YYYY hh:mm",
    "MM/DD/YY", "DD/MM/YY", "MM/DD/YY hh:mm AM", "MM/DD/YY hh:mm", "DD.MM.YYYY",
    "DD.MM.YYYY hh:mm", "DD.MM.YY", "DD-MM-YYYY", "MM-DD-YYYY",
)

MARKS = ((".", ""), (".", ","), (",", "."), (",", ""), (".", " "), (",", " "), (".", "'"))


def date_patterns(texts: Iterable[str]) -> tuple[str, ...]:
    """Every pattern that reads all texts; several when day and month cannot be told apart."""
    texts = [text.strip() for text in texts if text.strip()]
    if not texts:
        return ()
    found = tuple(pattern for pattern in CANDIDATES if all(_fits(pattern, one) for one in texts))
    iso = tuple(pattern for pattern in found if pattern.startswith("YYYY-MM-DD"))
    return iso[:1] or found


def number_marks(texts: Iterable[str]) -> tuple[str, str, bool]:
    """Decimal mark, mark of thousands, and whether the texts leave no other choice."""
    texts = [text for text in texts if text.strip()]
    found = [marks for marks in MARKS if all(_reads(one, *marks) for one in texts)]
    if not found:
        return ".", "", False
    said = {tuple(_or_none(one, *marks) for one in texts) for marks in found}
    return *found[0], len(said) == 1


def _reads(text: str, decimal: str, thousands: str) -> bool:
    return _or_none(text, decimal, thousands) is not None


def _or_none(text: str, decimal: str, thousands: str) -> Decimal | None:
    try:
        return read_decimal(text, decimal, thousands)
    except BadValueError:
        return None


def _fits(pattern: str, text: str) -> bool:
    try:
        return read_by(pattern, text, UTC) is not None
    except BadValueError:
        return False
