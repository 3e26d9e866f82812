"""Dimensions in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from models.wording import QT_TRANSLATE_NOOP

_NAMES = {
    "connection": QT_TRANSLATE_NOOP("dimensions", "Connection"),
    "pipeline": QT_TRANSLATE_NOOP("dimensions", "Pipeline"),
    "stage": QT_TRANSLATE_NOOP("dimensions", "Stage"),
    "owner": QT_TRANSLATE_NOOP("dimensions", "Owner"),
    "manager": QT_TRANSLATE_NOOP("dimensions", "Manager"),
    "team": QT_TRANSLATE_NOOP("dimensions", "Team"),
    "region": QT_TRANSLATE_NOOP("dimensions", "Region"),
    "product": QT_TRANSLATE_NOOP("dimensions", "Product"),
    "product_line": QT_TRANSLATE_NOOP("dimensions", "Product line"),
    "lead_source": QT_TRANSLATE_NOOP("dimensions", "Source"),
    "industry": QT_TRANSLATE_NOOP("dimensions", "Industry"),
    "size": QT_TRANSLATE_NOOP("dimensions", "Customer size"),
    "country": QT_TRANSLATE_NOOP("dimensions", "Country"),
    "account": QT_TRANSLATE_NOOP("dimensions", "Customer"),
    "currency": QT_TRANSLATE_NOOP("dimensions", "Currency"),
    "forecast_category": QT_TRANSLATE_NOOP("dimensions", "Forecast category"),
    "status": QT_TRANSLATE_NOOP("dimensions", "Status"),
    "lost_reason": QT_TRANSLATE_NOOP("dimensions", "Lost reason"),
    "blocker": QT_TRANSLATE_NOOP("dimensions", "Blocker"),
    "evidence": QT_TRANSLATE_NOOP("dimensions", "Evidence"),
    "next_step": QT_TRANSLATE_NOOP("dimensions", "Next step"),
    "actor": QT_TRANSLATE_NOOP("dimensions", "Changed by"),
    "month": QT_TRANSLATE_NOOP("dimensions", "Month"),
    "quarter": QT_TRANSLATE_NOOP("dimensions", "Quarter"),
    "week": QT_TRANSLATE_NOOP("dimensions", "Week"),
}
_CATEGORIES = {
    "pipeline": QT_TRANSLATE_NOOP("dimensions", "in the pipeline"),
    "best_case": QT_TRANSLATE_NOOP("dimensions", "best case"),
    "commit": QT_TRANSLATE_NOOP("dimensions", "commit"),
    "closed": QT_TRANSLATE_NOOP("dimensions", "closed"),
    "omitted": QT_TRANSLATE_NOOP("dimensions", "omitted"),
}
_VALUES = {
    "status": {
        "open": QT_TRANSLATE_NOOP("dimensions", "open"),
        "won": QT_TRANSLATE_NOOP("dimensions", "won"),
        "lost": QT_TRANSLATE_NOOP("dimensions", "lost"),
    },
    "outcome": {
        "open": QT_TRANSLATE_NOOP("dimensions", "open"),
        "advanced": QT_TRANSLATE_NOOP("dimensions", "moved on"),
        "back": QT_TRANSLATE_NOOP("dimensions", "moved back"),
        "handed": QT_TRANSLATE_NOOP("dimensions", "handed over"),
        "won": QT_TRANSLATE_NOOP("dimensions", "won"),
        "lost": QT_TRANSLATE_NOOP("dimensions", "lost"),
    },
    "evidence": {
        "yes": QT_TRANSLATE_NOOP("dimensions", "signed or paid"),
        "no": QT_TRANSLATE_NOOP("dimensions", "nothing on record"),
    },
    "next_step": {
        "yes": QT_TRANSLATE_NOOP("dimensions", "written down"),
        "no": QT_TRANSLATE_NOOP("dimensions", "missing"),
    },
    "forecast_category": _CATEGORIES,
    "category": _CATEGORIES,
}
"""Values that are ours; all others are the company's own words."""


def dimension_name(dimension: str) -> str:
    """"product_line" -> "Product line"; the name of a custom field is the company's own."""
    if dimension.startswith("custom."):
        return dimension.removeprefix("custom.")
    return QCoreApplication.translate("dimensions", _NAMES.get(dimension, dimension))


def value_name(dimension: str, key: object, labels: dict[str, str]) -> str:
    """A key as people read it, in the window's language."""
    if key is None:
        return QCoreApplication.translate("dimensions", "(none)")
    ours = _VALUES.get(dimension, {}).get(str(key))
    if ours is not None:
        return QCoreApplication.translate("dimensions", ours)
    return labels.get(str(key), str(key))
