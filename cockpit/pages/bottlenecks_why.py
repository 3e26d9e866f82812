"""What the inspector says about a row of the ranking: what it is, what it is worth, why, and what
to do next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from cockpit.dimension_names import value_name
from cockpit.formats import Formats
from cockpit.inspector import Action, Block, Explanation, Line
from cockpit.pages import bottlenecks_words as words
from cockpit.pages.bottlenecks_data import BottlenecksData, RowPicture
from cockpit.translation import tr, translate
from models.metric import ENOUGH, TOO_FEW, metric
from widgets.panel import Heading
from widgets.table_model import Column, Rows
from widgets.text import Tip
from widgets.theme import Tone

if TYPE_CHECKING:
    from models.mart import Mart

SHOWN_DEALS = 200


def explanation(data: BottlenecksData, shown: RowPicture, formats: Formats, mart: Mart, *,
                records: Callable[[], None], deals: Callable[[], None],
                drill: Callable[[], None], overdue: Callable[[], None]) -> Explanation:
    row = shown.row
    title = f"{words.where_name(data, row)} · {words.step_name(data, row)}"
    blocks = []
    if row.worth == row.worth:
        blocks.append(_worth(data, shown, formats))
    if shown.held.n:
        blocks.append(_blockers(shown, formats, mart))
    blocks.append(_next(data, shown, formats, mart))
    if len(shown.deals["opportunity"]):
        blocks.append(_deals(data, shown, formats, mart, deals))
    actions = [Action(tr("Show records"), records, primary=True)]
    if row.cell:
        actions.append(Action(tr("Drill"), drill))
    actions.append(Action(tr("Overdue deals"), overdue))
    return Explanation(title, tuple(_says(data, shown, formats)), tuple(blocks), tuple(actions))


def _says(data: BottlenecksData, shown: RowPicture, formats: Formats) -> list[tuple[str, Tone]]:
    row = shown.row
    says: list[tuple[str, Tone]] = []
    if np.isnan(row.median):
        says.append((tr("More than half of the {n} stays have not ended yet.").format(
            n=formats.integer(row.n)), ""))
    else:
        says.append((tr("Half of the deals leave within {days} (95 % interval {low} to {high}); "
                        "{n} stays, {running} of them still last.").format(
            days=formats.days(row.median), low=formats.days(row.low_days),
            high=formats.days(row.high_days) if row.high_days == row.high_days else "∞",
            n=formats.integer(row.n), running=formats.integer(row.running)), ""))
    if row.excess == row.excess:
        best = (tr("its own best quarter") if row.target_of == "segment"
                else tr("the stage's best quarter"))
        says.append((tr("{over} over {best} ({target}).").format(
            over=words.over(row.excess, formats), best=best, target=formats.days(row.target)),
            "bad" if row.excess > 0 and row.holds else ""))
    if row.conversion == row.conversion:
        says.append((tr("{share} of those that left went on ({low} to {high}); before {before}."
                        ).format(share=formats.percent(row.conversion),
                                 low=formats.percent(row.conversion_low),
                                 high=formats.percent(row.conversion_high),
                                 before=formats.percent(row.conversion_before)), ""))
    if (sentence := moves(data, shown, formats)):
        says.append((sentence, "muted"))
    if row.n < TOO_FEW:
        says.append((tr("Fewer than 5 records: too few to judge."), "warn"))
    elif row.n < ENOUGH:
        says.append((tr("Fewer than 20 records: look at the interval."), "warn"))
    if row.rank and not row.holds:
        says.append((tr("May be chance: {looked} steps and segments were looked at, and one of "
                        "them is always the slowest.").format(
            looked=formats.integer(data.found.looked)), "warn"))
    return says


def moves(data: BottlenecksData, shown: RowPicture, formats: Formats) -> str:
    """This week in one sentence: how many customers moved on."""
    if shown.row.to_stage is None:
        return ""

    def customers(row: object) -> str:
        detail = getattr(row, "detail", {})
        return formats.integer(float(detail.get("customers", 0)))

    return tr("This week {count} customers moved from {stage} to {to_stage}; last week {before}."
              ).format(count=customers(shown.moves.now), before=customers(shown.moves.before),
                       stage=words.stage_name(data, shown.row.stage),
                       to_stage=words.stage_name(data, shown.row.to_stage))


def _worth(data: BottlenecksData, shown: RowPicture, formats: Formats) -> Block:
    row = shown.row

    def money(minor: float) -> str:
        return formats.money(minor, data.currency)

    whole = Tip(rows=((tr("whole"), formats.money(row.worth, data.currency, compact=False)),),
                note=translate("metrics", metric("bottleneck").definition))
    return Block(
        Heading(tr("Worth a quarter"), money(row.worth)),
        (Line(tr("80% interval"), words.interval(row, data, formats), tip=whole),
         Line(tr("Deals that will come"), money(row.coming), tip=whole),
         Line(tr("Deals that wait now"), money(row.waiting), tip=whole)),
        note=tr("Won value that would get through within a quarter at the pace of its best "
                "quarter: value × share that gets through earlier × chance to win. An estimate."))


def _blockers(shown: RowPicture, formats: Formats, mart: Mart) -> Block:
    return Block(
        Heading(tr("Top blockers"), tr("{part} of {whole} stays").format(
            part=formats.integer(shown.held.recorded), whole=formats.integer(shown.held.n))),
        bars=words.blockers(shown, dict(mart.labels("blocker")), formats))


def _next(data: BottlenecksData, shown: RowPicture, formats: Formats, mart: Mart) -> Block:
    """Steps that follow from the figures, each with its number."""
    row, lines, labels = shown.row, [], dict(mart.labels("blocker"))
    held, waiting = shown.held.reasons[:1], shown.waiting.reasons[:1]
    for first in held:  # what held most of those up that came here
        lines.append(Line(tr("Clear first: {reason}").format(
            reason=value_name("blocker", first.key, labels)), formats.percent(first.share)))
    for now in waiting:
        if not held or now.key != held[0].key:
            lines.append(Line(tr("Now mostly: {reason}").format(
                reason=value_name("blocker", now.key, labels)),
                tr("{count} deals").format(count=formats.integer(now.n))))
    if row.late_deals:
        lines.append(Line(tr("Already longer here than the target"), tr("{count} deals").format(
            count=formats.integer(row.late_deals)), "bad"))
    if shown.waiting.unknown_n:
        lines.append(Line(tr("Ask for the reason"), tr("{count} deals").format(
            count=formats.integer(shown.waiting.unknown_n))))
    if not lines:
        lines.append(Line(tr("Deals waiting here now"), formats.integer(row.open_deals)))
    return Block(Heading(tr("What next")), tuple(lines))


def _deals(data: BottlenecksData, shown: RowPicture, formats: Formats, mart: Mart,
           show: Callable[[], None]) -> Block:
    names, deals = mart.labels("opportunity"), shown.deals
    keys = deals["opportunity"][:SHOWN_DEALS].tolist()
    amounts = deals["amount"].astype(float)
    rows = Rows((
        Column(tr("Deal"), [names.get(key, key) for key in keys]),
        Column(tr("Amount"), amounts[:SHOWN_DEALS], figures=True, width=76,
               show=lambda minor: formats.money(float(minor), data.currency)),
        Column(tr("In stage"), deals["stage_days"].astype(float)[:SHOWN_DEALS], figures=True,
               width=62, show=lambda days: formats.days(float(days))),
    ))
    return Block(
        Heading(tr("Deals here now"), f"{formats.integer(len(amounts))} · "
                f"{formats.money(float(np.nansum(amounts)), data.currency)}"),
        rows=rows, open_row=lambda _: show())
