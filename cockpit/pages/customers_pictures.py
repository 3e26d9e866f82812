"""The customers as tiles, grid, points and rows: from `CustomersData` to what widgets show."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from cockpit.dimension_names import value_name
from cockpit.formats import Formats
from cockpit.pages.customers_data import BANDS, NO_GRADE, CustomersData
from cockpit.translation import tr, translate
from models.customers.colours import AMBER, GREEN, RED
from models.customers.groups import Group
from models.documents.grade import GRADES
from models.documents.health import INPUTS
from models.money import exponent
from widgets.cells import Cells, Margin, Scale
from widgets.points import Axis, Points
from widgets.table_model import Column, Rows
from widgets.text import Tip
from widgets.theme import Tone
from widgets.tiles import NO_SIGN, Tiles

HEALTH = Scale("diverging", 0.0, 100.0)
TREND = 30.0  # points of change at which a colour of the scatter plot is full
FLAT = 5.0  # points within which health counts as unchanged
_SIGN = {RED: -1, AMBER: 0, GREEN: 1}


def band_name(band: int) -> str:
    """A colour in words, with its shape."""
    return {RED: tr("▼ At risk"), AMBER: tr("● Watch"), GREEN: tr("▲ Healthy")}.get(
        band, tr("Too little known"))


def grade_name(code: int) -> str:
    return tr("No grade") if code == NO_GRADE else GRADES[code]


@dataclass(frozen=True)
class Pictures:
    """Makes the widgets' data of one `CustomersData` in one language."""

    data: CustomersData
    formats: Formats

    def money(self, minor: float) -> str:
        return self.formats.money(float(minor), self.data.currency)

    @cached_property
    def names(self) -> list[str]:
        return [str(name) for name in self.data.table.name.tolist()]

    @cached_property
    def signs(self) -> np.ndarray:
        table = np.full(4, NO_SIGN, np.int64)
        for band, sign in _SIGN.items():
            table[band] = sign
        return table[self.data.table.colour]

    @cached_property
    def shown_health(self) -> np.ndarray:
        """Health where it is complete enough for a colour."""
        table = self.data.table
        return np.where(self.data.scored, table.health, np.nan)

    def count_words(self, count: int) -> str:
        if count == 1:
            return tr("1 customer")
        return tr("{count} customers").format(count=self.formats.integer(count))

    def tiles(self) -> Tiles:
        table, data = self.data.table, self.data
        return Tiles(
            self.names, table.area.astype(float), self.shown_health, self.signs,
            table.area_is_open, self._score, self._others, self.tip, data.group_of,
            tuple(self.group_name(group.key) for group in data.groups), self._group_tip, HEALTH)

    def group_name(self, key: str | None) -> str:
        if key is None:
            return tr("No grade") if self.data.grouping == "grade" else value_name(
                self.data.grouping, None, {})
        labels = dict(self.data.owners) if self.data.grouping == "owner" else {}
        return value_name(self.data.grouping, key, labels)

    def _score(self, position: int) -> str:
        return self.formats.integer(self.data.table.health[position])

    def _others(self, count: int) -> str:
        return tr("{count} others").format(count=self.formats.integer(count))

    def tip(self, position: int) -> Tip:
        """Health and how it came about, grade, worth, last contact."""
        table, formats = self.data.table, self.formats
        worth = tr("Open amount") if table.area_is_open[position] else tr("Won in 365 days")
        rows = [
            (tr("Health"), formats.integer(table.health[position])),
            (tr("Known of its weight"), formats.percent(table.completeness[position])),
            (tr("In 30 days"), signed(formats, float(table.trend[position]))),
            (tr("Grade"), grade_name(int(table.grade[position]))),
            (worth, self.money(table.area[position])),
            (tr("Last two-way contact"), self.ago(float(table.days_since_contact[position]))),
            (tr("Owner"), self.data.owner(position) or "—"),
        ]
        parts = " + ".join(
            f"{translate('health', INPUTS[name].label)} {formats.integer(column[position])}"
            for name, column in table.adds.items() if not np.isnan(column[position]))
        return Tip(self.names[position], tuple(rows), parts)

    def ago(self, days: float) -> str:
        return tr("never") if math.isnan(days) else tr("{days} ago").format(
            days=self.formats.days(math.floor(days)))

    def _group_tip(self, position: int) -> Tip:
        group = self.data.groups[position]
        return Tip(self.group_name(group.key), self.group_figures(group))

    def group_figures(self, group: Group) -> tuple[tuple[str, str], ...]:
        formats = self.formats
        return (
            (tr("Customers"), formats.integer(group.n)),
            (tr("Health, weighted by value"), formats.integer(group.mean)),
            (tr("Worst"), formats.integer(group.worst)),
            (tr("At risk"), f"{formats.integer(group.at_risk)} · "
             f"{formats.percent(group.share_at_risk)} ({formats.percent(group.low)} – "
             f"{formats.percent(group.high)})"),
            (tr("Value at risk"), self.money(group.at_risk_amount)),
        )

    def grid(self) -> Cells:
        """Grade by health: how many, and what they are worth a year."""
        data, formats = self.data, self.formats
        grades = [code for code in (0, 1, 2, 3, NO_GRADE) if (data.table.grade == code).any()]
        counts = np.array([[int(data.in_cell(grade, band).sum()) for band in BANDS]
                           for grade in grades], float).reshape(len(grades), len(BANDS))
        worth = [[int(data.table.area[data.in_cell(grade, band)].sum()) for band in BANDS]
                 for grade in grades]
        share = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
        figures = tuple(tuple(formats.integer(n) for n in line) for line in counts)
        whole = counts.sum(axis=1)
        tips = tuple(tuple(Tip(
            f"{grade_name(grade)} · {band_name(band)}",
            ((tr("Customers"), figures[row][column]),
             (tr("Of this grade"), formats.percent(share[row, column])),
             (tr("Value a year"), self.money(worth[row][column]))))
            for column, band in enumerate(BANDS)) for row, grade in enumerate(grades))
        values = np.where(counts > 0, share, np.nan)
        return Cells(
            values, tuple(map(grade_name, grades)), tuple(map(band_name, BANDS)), figures,
            tuple(tuple(self.money(amount) if amount else "" for amount in line)
                  for line in worth),
            margins=(Margin(tr("All"), tuple(map(formats.integer, whole))),), tips=tips,
            scale=Scale("sequential", 0.0, 1.0, tr("few of the grade"), tr("most of the grade")),
            corner=tr("Grade"))

    def grades_of_grid(self) -> list[int]:
        """The grade of each row of the grid."""
        return [code for code in (0, 1, 2, 3, NO_GRADE) if (self.data.table.grade == code).any()]

    def points(self) -> Points:
        """Worth across, health upwards, colour by the change in 30 days."""
        table = self.data.table
        unit = 10 ** exponent(self.data.currency)
        with np.errstate(divide="ignore"):
            worth = np.where(table.area > 0, np.log10(table.area / unit), np.nan)
        trend = table.trend
        signs = np.where(np.isnan(trend), NO_SIGN, np.where(
            trend > FLAT, 1, np.where(trend < -FLAT, -1, 0)))
        return Points(
            self.names, worth, self.shown_health, np.where(np.isnan(trend), np.nan, trend), signs,
            self._worth_axis(worth, unit),
            Axis(tr("Health"), -4.0, 104.0,
                 tuple((float(k), self.formats.integer(k)) for k in range(0, 101, 20))),
            tips=self.tip, scale=Scale("diverging", -TREND, TREND))

    def _worth_axis(self, worth: np.ndarray, unit: int) -> Axis:
        known = worth[np.isfinite(worth)]
        low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 1.0)
        pad = max((high - low) * 0.03, 0.05)
        ticks = [math.log10(step * 10 ** power) for power in range(math.floor(low), 16)
                 for step in ((1,) if high - low > 2 else (1, 2, 5))]
        return Axis(tr("Value a year, each step ten times as much"), low - pad, high + pad, tuple(
            (tick, self.money(10 ** tick * unit)) for tick in ticks
            if low - pad <= tick <= high + pad))

    def rows(self) -> Rows:
        """Everything as a table, those with most at stake first."""
        table, formats = self.data.table, self.formats
        grade = np.where(table.grade == NO_GRADE, np.nan, table.grade)
        return Rows((
            Column(tr("Customer"), self.names, strong=True),
            Column(tr("Grade"), grade, show=lambda code: GRADES[int(code)], width=58),
            Column(tr("Health"), table.health, show=formats.integer, figures=True, width=66),
            Column(tr("State"), table.colour.astype(np.int64), show=lambda b: band_name(int(b)),
                   width=112),
            Column(tr("30 days"), table.trend, show=lambda v: signed(formats, float(v)),
                   tone=_trend_tone, figures=True, width=72),
            Column(tr("Value a year"), np.where(table.area_is_open, np.nan, table.area),
                   show=self.money, figures=True, width=96),
            Column(tr("Open"), np.where(table.open_amount > 0, table.open_amount, np.nan),
                   show=self.money, figures=True, width=86),
            Column(tr("Last contact"), table.days_since_contact, figures=True, width=92,
                   show=lambda days: formats.days(math.floor(days))),
            Column(tr("Owner"), [self.data.owner(k) or None for k in range(len(table))], width=110),
        ), sorted_by=5, descending=True)


def signed(formats: Formats, points: float) -> str:
    """A change of health with its sign."""
    if math.isnan(points):
        return "–"
    rounded = round(points)
    return f"{'+' if rounded > 0 else '−' if rounded < 0 else '±'}{formats.integer(abs(rounded))}"


def _trend_tone(points: float) -> Tone:
    return "bad" if points < -FLAT else "good" if points > FLAT else ""
