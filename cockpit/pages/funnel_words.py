"""The strip and the inspector of the funnel page in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

from cockpit.dimension_names import dimension_name, value_name
from cockpit.formats import Formats
from cockpit.inspector import Action, Block, Explanation, Line
from cockpit.pages.funnel_data import FunnelData
from cockpit.pages.funnel_extras import Kpi
from cockpit.pages.funnel_why import Effect, Why
from cockpit.translation import tr
from models.metric import ENOUGH, TOO_FEW
from models.money import exponent
from widgets.bars import Bar
from widgets.metric_tile import Tile
from widgets.panel import Heading
from widgets.table_model import Column, Rows
from widgets.text import Tip
from widgets.theme import Tone

if TYPE_CHECKING:
    from models.filters import FilterState
    from models.mart import Mart

MORE_IS_GOOD = {"pipeline_value": 1, "win_rate": 1, "sales_cycle": -1, "velocity": 1,
                "funnel_health": 1}
SHOWN_EFFECTS, SHOWN_BLOCKERS = 3, 4


def kpi_tile(kpi: Kpi, filters: FilterState, formats: Formats) -> Tile:
    """One tile of the strip: figure, comparison, and on hover how it came about."""
    names = {
        "pipeline_value": tr("Open pipeline"), "win_rate": tr("Win rate (count)"),
        "sales_cycle": tr("Median sales cycle"), "velocity": tr("Velocity"),
        "funnel_health": tr("Funnel health score"),
    }
    now, then = kpi.now.value, kpi.then.value if kpi.then else float("nan")
    delta, direction = _delta(kpi, float(now), float(then), formats)
    against = {"previous": tr("vs previous"), "year": tr("vs a year before"),
               "benchmark": tr("vs own 12 months"), "none": ""}[filters.compare]
    tone: Tone = ""
    if direction:
        tone = "good" if direction * MORE_IS_GOOD[kpi.key] > 0 else "bad"
    rows = [("n", formats.integer(kpi.now.n))]
    if np.isfinite(kpi.now.low):
        rows.append((tr("95 % interval"), f"{_value(kpi, kpi.now.low, formats)} – "
                     f"{_value(kpi, kpi.now.high, formats)}"))
    if kpi.then is not None:
        rows.append((tr("before"), _value(kpi, float(then), formats)))
    if kpi.unit == "money":
        rows.insert(0, (tr("whole"), formats.money(now, kpi.currency, compact=False)))
    definition = QCoreApplication.translate("metrics", kpi.definition)
    return Tile(
        names[kpi.key], _value(kpi, float(now), formats),
        f"{delta} {against}".strip() if delta else "", direction, tone, n=kpi.now.n,
        tip=Tip(names[kpi.key], tuple(rows), definition))


def _value(kpi: Kpi, value: float, formats: Formats) -> str:
    if kpi.unit == "ratio":
        return formats.percent(value, 1)
    if kpi.unit == "days":
        return formats.days(value)
    if kpi.unit == "money_per_day":  # whole units: rounding to cents would lose slow companies
        money = formats.money(value * 10 ** exponent(kpi.currency), kpi.currency)
        return tr("{money} / d").format(money=money)
    if kpi.currency:
        return formats.money(value, kpi.currency)
    if kpi.key == "funnel_health":
        return "–" if np.isnan(value) else f"{formats.integer(value)} / 100"
    return formats.short(value)


def _delta(kpi: Kpi, now: float, then: float, formats: Formats) -> tuple[str, int]:
    if not (np.isfinite(now) and np.isfinite(then)):
        return "", 0
    change = now - then
    direction = int(np.sign(change))
    if kpi.unit == "ratio":
        return formats.points(abs(change)).lstrip("+±"), direction
    if kpi.unit == "days":
        return formats.days(abs(change)), direction
    if kpi.key == "funnel_health":
        return formats.integer(abs(change)), direction
    if not then:
        return "", 0
    return formats.signed_percent(abs(change / then)).lstrip("+±"), direction


def explanation(why: Why, data: FunnelData, formats: Formats, mart: Mart, selected: int, *,
                show_records: Callable[[], None], drill: Callable[[], None]) -> Explanation:
    """What the inspector says about a cell, or about the last of several selected ones."""
    name = tr("(none)") if why.segment is None else why.segment_name
    title = f"{name} · {why.heading}"
    if selected > 1:
        title += " " + tr("(and {count} more)").format(count=selected - 1)
    blocks = []
    if why.effects:
        blocks.append(_changes(why, formats, mart))
    if why.n_open:
        blocks.append(_blockers(why, formats, mart))
        blocks.append(_deals(why, formats, mart, show_records))
    return Explanation(
        title, tuple(_says(why, data, formats)), tuple(blocks),
        (Action(tr("Show records"), show_records, primary=True), Action(tr("Drill"), drill)))


def _says(why: Why, data: FunnelData, formats: Formats) -> list[tuple[str, Tone]]:
    row, then = why.row, why.then
    if row is None or np.isnan(row.value):
        return [(tr("No deal has reached this stage in the period."), "muted")]
    says: list[tuple[str, Tone]] = []
    if data.mode == "conversion":
        says.append((tr(
            "{share} convert: {part} of {whole}, 95 % interval {low} to {high}.").format(
            share=formats.percent(row.value), part=formats.integer(row.numerator),
            whole=formats.integer(row.denominator), low=formats.percent(row.low),
            high=formats.percent(row.high)), ""))
        if then is not None and then.n >= TOO_FEW:
            gap = row.value - then.value
            says.append((tr("Its own past at the same age {share}: {points}.").format(
                share=formats.percent(then.value), points=formats.points(gap)),
                "" if abs(gap) < 0.0005 else "bad" if gap < 0 else "good"))
        if np.isfinite(why.cost):
            says.append((tr("The gap costs about {money} of won value a quarter (estimate).")
                         .format(money=formats.money(why.cost, why.currency)), "bad"))
    elif data.mode == "dwell":
        says.append((tr("Half of the deals leave within {days}; open stays are counted.").format(
            days=formats.days(row.value)), ""))
        finished = row.detail.get("finished_mean", float("nan"))
        if np.isfinite(finished):
            says.append((tr("Mean of finished stays only, as others report it: {days}.").format(
                days=formats.days(finished)), "muted"))
    if row.n < TOO_FEW:
        says.append((tr("Fewer than 5 records: too few to judge."), "warn"))
    elif row.n < ENOUGH:
        says.append((tr("Fewer than 20 records: look at the interval."), "warn"))
    if data.mode == "conversion" and row.detail.get("open_share", 0) > 0.1:
        says.append((tr("{share} of these deals are still open; the rate can still rise.").format(
            share=formats.percent(float(row.detail["open_share"]))), "warn"))
    return says


def _changes(why: Why, formats: Formats, mart: Mart) -> Block:
    shown = why.effects[:SHOWN_EFFECTS]
    lines = [Line(_effect(effect, mart), formats.points(effect.points), _tone(effect.points))
             for effect in shown]
    rest = sum(effect.points for effect in why.effects[SHOWN_EFFECTS:])
    if why.effects[SHOWN_EFFECTS:]:
        lines.append(Line(tr("Everything else"), formats.points(rest), _tone(rest)))
    note = tr("Each part got better and the whole got worse, or the other way round: the mix "
               "hides it.") if why.simpson else ""
    return Block(Heading(tr("What changed"), tr("against its own past")), tuple(lines),
                 note=note)


def _effect(effect: Effect, mart: Mart) -> str:
    value = value_name(effect.dimension, effect.key, dict(mart.labels(effect.dimension)))
    words = tr("Rate: {dimension} {value}") if effect.kind == "rate" else (
        tr("Mix: {dimension} {value}"))
    return words.format(dimension=dimension_name(effect.dimension).lower(), value=value)


def _blockers(why: Why, formats: Formats, mart: Mart) -> Block:
    total = sum(count for _, count in why.blockers)
    labels = dict(mart.labels("blocker"))
    known = [(key, count) for key, count in why.blockers if key is not None]
    unknown = total - sum(count for _, count in known)
    bars = [Bar(value_name("blocker", key, labels), count / total, formats.percent(count / total))
            for key, count in known[:SHOWN_BLOCKERS]]
    other = sum(count for _, count in known[SHOWN_BLOCKERS:])
    if other:
        bars.append(Bar(tr("Other reasons"), other / total, formats.percent(other / total)))
    if unknown:
        bars.append(Bar(tr("Not recorded"), unknown / total, formats.percent(unknown / total),
                        tone="muted"))
    return Block(Heading(tr("Top blockers"), tr("of {count} open deals").format(
        count=formats.integer(total))), bars=tuple(bars))


def _deals(why: Why, formats: Formats, mart: Mart, show_records: Callable[[], None]) -> Block:
    names, deals = mart.labels("opportunity"), why.deals
    rows = Rows((
        Column(tr("Deal"), [names.get(key, key) for key in deals["opportunity"].tolist()]),
        Column(tr("Amount"), deals["amount"].astype(float), figures=True, width=76,
               show=lambda minor: formats.money(float(minor), why.currency)),
        Column(tr("In stage"), deals["stage_days"].astype(float), figures=True, width=62,
               show=lambda days: formats.days(float(days))),
    ))
    return Block(
        Heading(tr("Deals here now"), f"{formats.integer(why.n_open)} · "
                f"{formats.money(why.worth_open, why.currency)}"), rows=rows,
        open_row=lambda _: show_records())


def _tone(points: float) -> Tone:
    return "bad" if points < 0 else "good" if points > 0 else ""
