"""The heads of the panels of the bottlenecks page, with much room and with little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.pages import bottlenecks_words as words
from cockpit.translation import tr
from widgets.panel import Heading

if TYPE_CHECKING:
    from cockpit.formats import Formats
    from cockpit.pages.bottlenecks_data import BottlenecksData, RowPicture
    from cockpit.pages.bottlenecks_third import Asked
    from models.metrics.bottleneck_rows import Bottleneck


def ranking_headings(data: BottlenecksData, formats: Formats) -> tuple[Heading, Heading]:
    """How many stand out of how many, in which days."""
    facts = {"sure": formats.integer(sum(row.holds for row in data.found.ranked)),
             "looked": formats.integer(data.found.looked),
             "window": words.period_words(data.found.window, formats)}
    title = tr("Where to look first")
    return (Heading(title, tr("{sure} of {looked} steps × segments beyond chance · {window}")
                    .format(**facts)),
            Heading(title, tr("{sure} of {looked} beyond chance").format(**facts)))


def stays_headings(data: BottlenecksData, shown: RowPicture) -> tuple[Heading, Heading]:
    title = tr("Still in “{stage}” after … days").format(
        stage=words.short(words.stage_name(data, shown.row.stage)))
    unit = tr("share of deals, working days") if shown.working else tr("share of deals")
    return Heading(title, unit), Heading(title, tr("working days") if shown.working else "")


def lower_headings(data: BottlenecksData, row: Bottleneck, asked: Asked
                   ) -> tuple[Heading, Heading]:
    """What the view of the lower panel shows."""
    step = words.step_name(data, row) if asked.target == "conversion" else tr("Win rate")
    since = {"previous": tr("What changed since the period before"),
             "year": tr("What changed since a year before"),
             "benchmark": tr("What changed against 12 months before"),
             "none": tr("What changed")}[data.filters.compare]
    wide = {
        "tree": Heading(since, f"{step} · " + tr("next level chosen by contribution")),
        "mix": Heading(since, step),
        "paths": Heading(tr("Which way deals go")),
        "overdue": Heading(tr("Overdue deals"), tr("against their own stage")),
        "hygiene": Heading(tr("Hygiene"), tr("open deals that need a hand")),
        "compression": Heading(tr("Journey compression"),
                               tr("first contact to signature, same customers")),
    }[asked.view]
    brief = tr("What changed") if asked.view in ("tree", "mix") else wide.title
    return wide, Heading(brief)
