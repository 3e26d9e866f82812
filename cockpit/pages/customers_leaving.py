"""The likeliest to leave in words, and what the inspector shows while nobody is selected."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from cockpit.inspector import Action, Block, Explanation, Line
from cockpit.translation import tr
from widgets.panel import Heading

if TYPE_CHECKING:
    from cockpit.formats import Formats
    from cockpit.pages.customers_extras import CustomersExtras
    from cockpit.pages.customers_pictures import Pictures
    from models.metric import Row


def reason_words(row: Row, formats: Formats) -> list[str]:
    """Why a customer is likely to leave, the heaviest reason first."""
    said = []
    for reason in row.detail["reasons"]:
        if reason["code"] == "silent":
            days = formats.days(math.floor(reason["days"]))
            said.append(
                tr("Silent for {days}.").format(days=days) if reason["longest"] is None else
                tr("Silent for {days}; the longest pause before was {longest}.").format(
                    days=days, longest=formats.days(math.floor(reason["longest"]))))
        elif reason["code"] == "unanswered":
            said.append(tr("{tries} tries without an answer.").format(
                tries=formats.integer(reason["tries"])))
        elif reason["code"] == "falling":
            said.append(tr("Health {before} → {now} in 60 days.").format(
                before=formats.integer(reason["before"]), now=formats.integer(reason["now"])))
    return said


def action_words(row: Row) -> list[str]:
    """What to do next."""
    words = {"call": tr("call this week"), "other_contact": tr("try another contact person"),
             "visit": tr("visit with the management")}
    return [words[code] for code in row.detail["actions"]]


def leaving_explanation(pictures: Pictures, extras: CustomersExtras | None, *,
                        select: Callable[[str], None], show_all: Callable[[], None]
                        ) -> Explanation | None:
    """The three likeliest to leave, with reasons and actions; None until they are known."""
    if extras is None:
        return None
    formats, data = pictures.formats, pictures.data
    blocks = []
    for place, row in enumerate(extras.leaving, 1):
        account = str(row.by["account"])
        at = data.position(account)
        if at < 0:
            continue
        lines = [Line(tr("Score"), f"{formats.integer(row.value)} / 100", "bad"),
                 Line(tr("Value"), pictures.money(data.table.area[at])),
                 Line(tr("Owner"), data.owner(at) or "—")]
        actions = "; ".join(action_words(row))
        blocks.append(Block(
            Heading(f"{place} · {pictures.names[at]}"), tuple(lines),
            note=" ".join(reason_words(row, formats)) + "\n→ " + actions))
    if not blocks:
        return Explanation(tr("Nobody is likely to leave"), ((tr(
            "No customer who bought has gone silent for longer than usual. Select a customer to "
            "see why its health is what it is."), "muted"),))
    first = str(extras.leaving[0].by["account"])
    return Explanation(
        tr("Likeliest to leave"), ((tr(
            "By open rules, not a probability. Click a customer to see why."), "muted"),),
        tuple(blocks), (Action(tr("Look at the first"), lambda: select(first), primary=True),
                        Action(tr("Show all"), show_all)))
