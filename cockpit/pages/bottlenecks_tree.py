"""The decomposition tree of the bottlenecks page in words, and mix and rate beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cockpit.dimension_names import dimension_name, value_name
from cockpit.formats import EMPTY, Formats
from cockpit.pages.bottlenecks_third import TARGETS, Paradox, Third
from cockpit.translation import tr
from models.metric import ENOUGH
from widgets.table_model import Column, Rows
from widgets.text import Tip
from widgets.theme import Tone
from widgets.tree_layout import Tree, TreeLevel, TreeNode

if TYPE_CHECKING:
    from models.mart import Mart
    from models.metrics.change_parts import Change, Level, Node, Rate

SHOWN = 12  # parts of a level that are drawn; the rest is one line


def target_names() -> tuple[str, str]:
    """What can be decomposed, in the order of `TARGETS`."""
    return tr("Conversion"), tr("Win rate")


def named(mart: Mart, dimension: str, key: object) -> str:
    try:
        labels = dict(mart.labels(dimension))
    except KeyError:
        labels = {}
    return value_name(dimension, key, labels)


def parts_shown(level: Level) -> list[int]:
    """Places of the parts that are drawn: those that add most in the direction of the change, the
    followed one always among them."""
    shown = list(range(min(SHOWN, len(level.nodes))))
    return shown if level.opened < SHOWN else [*shown[:-1], level.opened]


def _size(value: float) -> float:
    return abs(value) if value == value else -1.0


def tree(third: Third, mart: Mart, formats: Formats) -> Tree:
    """Columns of cards; the first holds the whole."""
    found = third.tree
    if found is None:
        return Tree()
    total = _size(found.root.contribution) or 1.0
    whole = _card(found.root, tr("All"), total, formats, unit=True)
    place = TARGETS.index(third.asked.target)
    levels = [TreeLevel(target_names()[place], (whole,), 0, target_names(), place)]
    for level in found.levels:
        shown = parts_shown(level)
        choices = [proposal.dimension for proposal in level.proposals]
        proposed = next((place for place, proposal in enumerate(level.proposals)
                         if proposal.score == proposal.score), -1)
        rest = [node for place, node in enumerate(level.nodes) if place not in shown]
        said = ""
        if rest:
            said = tr("and {count} more: {points}").format(
                count=formats.integer(len(rest)), points=formats.points(
                    float(np.nansum([node.contribution for node in rest]))))
        levels.append(TreeLevel(
            dimension_name(level.dimension),
            tuple(_card(node, named(mart, level.dimension, node.cell[level.dimension]), total,
                        formats) for node in (level.nodes[place] for place in shown)),
            shown.index(level.opened) if level.opened in shown else -1,
            tuple(dimension_name(choice) for choice in choices),
            choices.index(level.dimension), proposed, said))
    return Tree(tuple(levels))


def _card(node: Node, name: str, total: float, formats: Formats, *, unit: bool = False
          ) -> TreeNode:
    value = f"{_rate(node.before, formats)} → {_rate(node.after, formats)}"
    points = formats.points(node.contribution)
    change = points if unit else points.rsplit(" ", 1)[0]
    tone: Tone = "bad" if node.contribution < 0 else "good" if node.contribution > 0 else ""
    rows = tuple((words, f"{formats.percent(rate.value, 1)} ({formats.percent(rate.low)} – "
                         f"{formats.percent(rate.high)}), n {formats.integer(rate.n)}")
                 for words, rate in ((tr("before"), node.before), (tr("now"), node.after)))
    mix = ((tr("of it by mix"), formats.points(node.mix)),
           (tr("of it by rate"), formats.points(node.rate)))
    return TreeNode(
        name, value, change, _size(node.contribution) / total, tone,
        min(node.before.n, node.after.n) < ENOUGH,
        Tip(name, (*rows, *mix), tr("What the part adds to the change of the whole, in points of "
                                    "the whole; intervals are those of 95 %.")))


def _rate(rate: Rate, formats: Formats) -> str:
    return formats.percent(rate.value) if rate.n else EMPTY


def summary(change: Change, formats: Formats) -> str:
    """"42% → 36%, −6.1 pts: −1.0 pts by mix, −5.1 pts by rate" of the whole."""
    says = tr("{before} → {after}: {points}.").format(
        before=formats.percent(change.before.value, 1),
        after=formats.percent(change.after.value, 1), points=formats.points(change.total))
    if change.together:
        parts = [tr("{points} by the mix of {dimension}").format(
            points=formats.points(mix), dimension=dimension_name(name).lower())
            for name, mix in zip(change.together, change.mixes, strict=True)]
        parts.append(tr("{points} by the rates themselves").format(
            points=formats.points(change.rate)))
        says += " " + tr("All dimensions at once: {parts}.").format(parts=", ".join(parts))
    return says


def alert(paradox: Paradox, mart: Mart, formats: Formats) -> str:
    """Simpson's paradox in one sentence with its figures."""
    where = [named(mart, name, key) for name, key in paradox.cell.items()]
    what = target_names()[TARGETS.index(paradox.target)]
    figures = {
        "what": " · ".join([what, *where]),
        "dimension": dimension_name(paradox.along.dimension).lower(),
        "before": formats.percent(paradox.before.value, 1),
        "after": formats.percent(paradox.after.value, 1),
        "rate": formats.points(paradox.along.rate), "mix": formats.points(paradox.along.mix),
    }
    fell = paradox.after.value < paradox.before.value
    if paradox.along.paradox == "fell":
        says = tr("{what}: {before} → {after}, although every part by {dimension} got better. "
                  "The mix moved to parts that convert less ({mix}).")
    elif paradox.along.paradox == "rose":
        says = tr("{what}: {before} → {after}, although every part by {dimension} got worse. "
                  "The mix moved to parts that convert more ({mix}).")
    elif fell:
        says = tr("{what}: {before} → {after}, although the rates by {dimension} together got "
                  "better ({rate}). The mix moved to parts that convert less ({mix}).")
    else:
        says = tr("{what}: {before} → {after}, although the rates by {dimension} together got "
                  "worse ({rate}). The mix moved to parts that convert more ({mix}).")
    return says.format(**figures)


def mix_rows(change: Change, mart: Mart, formats: Formats
             ) -> tuple[Rows, list[tuple[str, object]]]:
    """Every dimension with its parts, one below the other; and (dimension, key) of each row, key
    None for the line of the whole dimension."""
    cells: list[list[str]] = []
    values: list[tuple[float, float, float]] = []
    places: list[tuple[str, object]] = []
    order = {name: place for place, name in enumerate(change.together)}
    for one in sorted(change.dimensions, key=lambda one: (not one.simpson, order.get(
            one.dimension, len(order)), -_size(one.mix))):
        words = dimension_name(one.dimension)
        parts = sorted(one.parts, key=lambda part: -_size(part.total))
        said = tr("⚠ all parts together") if one.simpson else tr("all parts together")
        cells.append([words, said, "", ""])
        values.append((one.mix, one.rate, one.mix + one.rate))
        places.append((one.dimension, WHOLE))
        for part in parts[:SHOWN]:
            cells.append([
                "", named(mart, one.dimension, part.key),
                f"{_rate(part.before, formats)} → {_rate(part.after, formats)}",
                f"{formats.integer(part.before.n)} → {formats.integer(part.after.n)}"])
            values.append((part.mix, part.rate, part.total))
            places.append((one.dimension, part.key))
        rest = parts[SHOWN:]
        if rest:
            cells.append(["", tr("{count} more").format(count=formats.integer(len(rest))), "", ""])
            values.append(tuple(float(np.nansum([getattr(part, name) for part in rest]))
                                for name in ("mix", "rate", "total")))  # type: ignore[arg-type]
            places.append((one.dimension, WHOLE))
    def show(points: float) -> str:
        return formats.points(points).rsplit(" ", 1)[0]  # the heading has the unit

    def tone(points: float) -> Tone:
        return "bad" if points < -0.0005 else "good" if points > 0.0005 else ""

    figures = [Column(header, np.array([value[n] for value in values], float), figures=True,
                      width=76, show=show, tone=tone)
               for n, header in enumerate((tr("Mix, pts"), tr("Rate, pts"), tr("Sum, pts")))]
    return Rows((
        Column(tr("Along"), [cell[0] for cell in cells], strong=True, width=100),
        Column(tr("Part"), [cell[1] for cell in cells]),
        Column(tr("before → now"), [cell[2] for cell in cells], figures=True, width=100),
        Column("n", [cell[3] for cell in cells], figures=True, width=96),
        *figures)), places


WHOLE = object()
"""Stands for a whole dimension where a key would stand."""
