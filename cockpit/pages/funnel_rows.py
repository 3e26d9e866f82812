"""What the rows of the funnel can stand for, and what comes one level below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.dimension_names import dimension_name
from models.facts import OPPORTUNITIES
from widgets import text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox

    from models.mart import Mart

ROW_DIMENSIONS = (
    "region", "team", "manager", "owner", "product_line", "product", "lead_source", "industry",
    "size", "country", "pipeline", "connection", "currency", "forecast_category",
)
BELOW = {"region": "manager", "manager": "owner", "team": "owner", "product_line": "product",
         "country": "account", "industry": "account"}
"""The rows after a drill, so that the next picture says more."""


def dimensions(mart: Mart) -> list[str]:
    """Those the data has, ours before the company's own fields."""
    known = mart.dimensions(OPPORTUNITIES)
    return [*(dim for dim in ROW_DIMENSIONS if dim in known),
            *(dim for dim in known if dim.startswith("custom."))]


def offer(box: QComboBox, mart: Mart, chosen: str) -> None:
    """Let `box` offer them in the window's language, with `chosen` selected."""
    offered = dimensions(mart)
    if chosen not in offered:
        offered.insert(0, chosen)
    if [box.itemData(i) for i in range(box.count())] != offered or (
            box.count() and box.itemText(0) != text.button_text(dimension_name(offered[0]))):
        box.clear()
        for dimension in offered:
            box.addItem(text.one_line(dimension_name(dimension)), dimension)
    box.setCurrentIndex(offered.index(chosen))
