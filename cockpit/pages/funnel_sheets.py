"""The funnel's picture and its quarters as tables that can leave the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.answers import name_of
from cockpit.sheets import result_sheet, table_sheet
from cockpit.translation import tr

if TYPE_CHECKING:
    from cockpit.exports.sheet import Sheet
    from cockpit.pages.funnel import FunnelPage

FIGURES = ("value", "numerator", "denominator", "n", "low", "high")


def cells(page: FunnelPage) -> Sheet | None:
    """Every row and stage of the metric behind the picture, as the command exports it."""
    data = page.data
    return None if data is None else result_sheet(page.context, data.result, page.question(data))


def quarters(page: FunnelPage) -> Sheet | None:
    """One line for each quarter and stage that has a figure."""
    data, extras = page.data, page.extras
    if data is None or extras is None or not extras.trend.quarters:
        return None
    mart, trend = page.context.mart, extras.trend
    rows = [
        (quarter, name_of(mart, "stage", stage), *(getattr(row, name) for name in FIGURES))
        for quarter, line in zip(trend.quarters, trend.rows, strict=True)
        for stage, row in zip(data.stages, line, strict=True) if row is not None
    ]
    return table_sheet(page.context, tr("Quarter by quarter"), ("quarter", "stage", *FIGURES), rows,
                       page.question(data), about=(("metric", data.result.metric),))
