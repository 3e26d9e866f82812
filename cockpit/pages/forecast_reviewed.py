"""Which key deals managers had verified when they handed in their calls, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.inspector import Block, Line
from cockpit.translation import tr
from models.calendars import period_label
from widgets.panel import Heading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cockpit.formats import Formats
    from models.calendars import Calendar
    from models.own_submissions import Own

MOST = 8  # calls listed


def reviewed_block(found: Sequence[Own], owner: str, names: Mapping[str, str], formats: Formats,
                   calendar: Calendar) -> Block:
    """A line for each period of `owner`, or for each call of everybody where nobody is named;
    in the note the share verified of all of them."""
    lines = []
    for own in found[:MOST]:
        period = period_label(own.entry.period, calendar)
        who = names.get(own.entry.owner, own.entry.owner)
        n, of = own.nodes
        lines.append(Line(period if owner else f"{who} · {period}", tr(
            "{n} of {all} ({share})").format(n=formats.integer(n), all=formats.integer(of),
                                             share=formats.percent(n / of, 0))))
    ticked, looked = (sum(own.nodes[place] for own in found) for place in (0, 1))
    return Block(Heading(tr("Verified by managers")), tuple(lines), note=tr(
        "In all {n} of {all} key deals verified ({share}).").format(
            n=formats.integer(ticked), all=formats.integer(looked),
            share=formats.percent(ticked / looked, 0)))
