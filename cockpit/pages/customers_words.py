"""The strip of the customers page in words."""

from __future__ import annotations

import math

import numpy as np

from cockpit.formats import Formats
from cockpit.pages.customers_data import CustomersData
from cockpit.pages.customers_extras import CustomersExtras
from cockpit.translation import tr
from models.intervals import wilson
from widgets.metric_tile import Tile
from widgets.text import Tip
from widgets.theme import Tone

KPIS = ("all", "healthy", "at_risk", "silent", "covered")


def kpi_tiles(data: CustomersData, extras: CustomersExtras | None, formats: Formats
              ) -> tuple[Tile, ...]:
    """The five tiles; those that need the extras say "–" until these are there."""
    return (_all(data, extras, formats), _share(data, formats, healthy=True),
            _share(data, formats, healthy=False), _silent(data, extras, formats),
            _covered(extras, formats))


def _all(data: CustomersData, extras: CustomersExtras | None, formats: Formats) -> Tile:
    count = len(data.table)
    delta = "" if extras is None else tr("{count} this quarter").format(
        count=formats.integer(extras.new))
    return Tile(
        tr("Customers"), formats.integer(count), delta, int(extras is not None and extras.new > 0),
        "good" if extras is not None and extras.new else "", tip=Tip(
            tr("Customers"), ((tr("In the filter"), formats.integer(count)),
                              (tr("Left before and not counted"), formats.integer(data.gone))),
            tr("Customers in the filter who have not left, whether they bought or not.")))


def _share(data: CustomersData, formats: Formats, *, healthy: bool) -> Tile:
    chosen = data.healthy if healthy else data.at_risk
    n, count = int(data.scored.sum()), int(chosen.sum())
    low, high = (float(end) for end in wilson(count, n))
    worth = int(np.where(chosen, data.table.area, 0).sum())
    money = tr("{money} a year").format(money=formats.money(worth, data.currency))
    between = f"{formats.percent(low)} – {formats.percent(high)}"
    label = tr("Healthy ▲") if healthy else tr("At risk ▼")
    tone: Tone = "" if healthy or not count else "bad"
    grey = len(data.table) - n
    return Tile(
        label, formats.percent(count / n if n else float("nan")), f"{money}\n{between}", 0, tone,
        n=n, tip=Tip(label, (
            (tr("Customers"), tr("{part} of {whole}").format(
                part=formats.integer(count), whole=formats.integer(n))),
            (tr("95 % interval"), between),
            (tr("Value a year"), formats.money(worth, data.currency, compact=False)),
            (tr("Too little known"), formats.integer(grey)),
        ), tr("Share of the customers with enough known. Value: won in 365 days, or open where "
              "nothing was ever won.")))


def _silent(data: CustomersData, extras: CustomersExtras | None, formats: Formats) -> Tile:
    count = int(data.silent.sum())
    tonight = 0 if extras is None else extras.tonight
    delta = "" if extras is None else (
        tr("{count} drop a grade tonight").format(count=formats.integer(tonight)) if tonight
        else tr("none drops a grade tonight"))
    days = silence_days(data)
    label = tr("Silent ≥ {days} days").format(days=formats.integer(days))
    return Tile(
        label, formats.integer(count), delta, 0, "warn" if tonight else "", tip=Tip(
            label, ((tr("Customers"), formats.integer(count)),
                    (tr("Drop a grade tonight"), formats.integer(tonight))),
            tr("Customers who bought or are buying, without a two-way contact for so long.")))


def silence_days(data: CustomersData) -> int:
    from models.customers.grades import grade_document

    return grade_document(data.question).silence_days


def _covered(extras: CustomersExtras | None, formats: Formats) -> Tile:
    row = None if extras is None else extras.policy("A+")
    label = tr("A+ covered")
    if row is None:
        return Tile(label, "–", tip=Tip(label, note=tr("No customer has the grade A+.")),
                    is_door=False)
    if math.isnan(row.numerator):
        return Tile(label, "–", tip=Tip(label, note=tr(
            "The policy owes customers of the grade A+ nothing.")), is_door=False)
    if row.detail["touches_per_week"]:
        label = tr("A+ covered {times}× a week").format(
            times=formats.locale.toString(float(row.detail["touches_per_week"]), "g", 3))
    missed = round(row.denominator - row.numerator)
    delta = tr("{count} missed").format(count=formats.integer(missed)) if missed else (
        tr("none missed"))
    return Tile(
        label, formats.percent(row.value), delta, 0, "bad" if missed else "good", n=row.n,
        tip=Tip(label, (
            (tr("Covered"), tr("{part} of {whole}").format(
                part=formats.integer(row.numerator), whole=formats.integer(row.denominator))),
            (tr("95 % interval"), f"{formats.percent(row.low)} – {formats.percent(row.high)}"),
        ), tr("A+ customers who got what the grade document asks for; of those who came within "
              "four weeks only what has fallen due since.")))
