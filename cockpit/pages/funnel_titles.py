"""Titles and hints of the funnel page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.dimension_names import dimension_name
from cockpit.translation import tr, translate

if TYPE_CHECKING:
    from cockpit.pages.funnel_data import FunnelData


def families() -> tuple[tuple[str, str], ...]:
    return (
        (tr("Furthest reached"), tr(
            "A deal that got further has reached every stage before; going back does not undo "
            "it. Deals created in the period.")),
        (tr("Any visit"), tr("Deals that were in the stage at all; may exceed "
            "100 %.")),
        (tr("In strict order"), tr("Deals that passed every stage before, in "
            "order.")),
        (tr("Flow"), tr("Forward exits by entries within the period; may exceed "
            "100 %, mixes cohorts.")),
        (tr("Ledger of visits"), tr("Visits that ended by moving on, of all that "
            "ended.")),
        (tr("Resolved only"), tr("Furthest reached, without deals still undecided "
            "at the stage.")),
    )


def heading(mode: str) -> str:
    return {"conversion": tr("Conversion"), "count": tr("Open deals"),
            "amount": tr("Open amount"), "dwell": tr("Days in stage")}[mode]


def hint(data: FunnelData) -> str:
    """What the colours mean, and what the figures leave out."""
    notes = [translate("metrics", note) for note in data.result.notes]
    if data.left_out:
        notes.insert(0, tr("The {count} biggest rows; {others} smaller ones are not shown").format(
            count=len(data.segments), others=data.left_out))
    return " · ".join([_colours(data), *notes])


def _colours(data: FunnelData) -> str:
    if data.mode in ("count", "amount"):
        return tr("Open deals that stand in the stage now, of those created in the period")
    if not data.has_benchmark:
        return tr("Colour: against all rows together; choose a period to compare each row "
                  "with its own past")
    if data.mode == "dwell":
        return tr("Median, open stays included; colour: faster or slower than its own past")
    return tr("Colour: points above or below its own past, seen at the same age")


def what(mode: str, dimension: str) -> str:
    by = dimension_name(dimension)
    if mode == "conversion":
        return tr("Stage-to-stage conversion by {dimension}, cohort of opportunities "
            "created in the period").format(dimension=by.lower())
    return tr("By {dimension}, opportunities created in the period").format(
        dimension=by.lower())
