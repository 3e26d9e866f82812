"""Deals that left the quarter they were due in, and close dates that moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QComboBox

from cockpit.dimension_names import dimension_name, value_name
from cockpit.inspector import Action, Block, Explanation, Line
from cockpit.pages.forecast_data import during, period_of
from cockpit.pages.forecast_view import Found, GridView, Limits
from cockpit.sheets import table_sheet
from cockpit.translation import tr, translate
from models.calendars import period_label, shift
from models.metric import TOO_FEW, Key, Question, Row, answer, metric
from widgets import marks, text
from widgets.cells import Cells, Scale
from widgets.panel import Heading
from widgets.table_model import Column, Rows
from widgets.text import Tip

if TYPE_CHECKING:
    from cockpit.context import Context, Inputs
    from cockpit.exports.sheet import Sheet
    from models.metrics.pushes import Pushed
    from models.task import Task

DIMENSIONS = ("region", "manager", "owner", "product_line")
PERIODS = ("this", "last")
MOVES = ("push", "slide", "pull", "past_due")
FIGURES = ("slipped", "value", *MOVES)
USUAL = 0.3  # a share of slipped deals that is neither good nor bad


@dataclass(frozen=True)
class Slips:
    """Rows per key of `dimension`, the whole first (key "all")."""

    dimension: str
    keys: tuple[Key, ...]
    slipped: dict[Key, Row]
    value: dict[Key, Row]
    moves: dict[tuple[Key, str], Row]
    pushed: tuple[Pushed, ...]
    question: Question
    period_text: str
    currency: str


WHOLE = "\0all"


def load(inputs: Inputs, task: Task) -> Slips:
    """Options: dimension (one of DIMENSIONS), which ("this" quarter or "last")."""
    from models.metrics.pushes import most_pushed

    plain, mart = replace(inputs.question(), task=task), inputs.mart
    dimension, period = inputs.options["dimension"], period_of(plain)
    if inputs.options["which"] == "last":
        period = shift(period, "previous") or period
    question = during(plain, period)
    split = replace(question, by=(dimension,))
    slipped, value = ({row.by.get(dimension, WHOLE): row for asked in (question, split)
                       for row in answer("slippage", replace(asked, options={
                           "measure": measure}), mart).rows} for measure in ("count", "value"))
    task.check()
    moves = {(WHOLE, str(row.by["move"])): row for row in answer("pushes", question, mart).rows} | {
        (row.by[dimension], str(row.by["move"])): row for row in answer("pushes", split, mart).rows}
    every = {*slipped, *(key for key, _ in moves)} - {WHOLE}
    base = {key: slipped[key].n if key in slipped else 0 for key in every}
    keys = sorted(every, key=lambda key: (key is None, -base[key], str(key)))
    return Slips(dimension, (WHOLE, *keys), slipped, value, moves, most_pushed(question, mart),
                 question, period_label(period, inputs.calendar), mart.reporting_currency)


class SlippageView(GridView):
    key = "slippage"
    data: Slips | None

    def __init__(self, context: Context) -> None:
        self._dimension, self._which = DIMENSIONS[0], PERIODS[0]
        super().__init__(context)

    @staticmethod
    def label() -> str:
        return tr("Slippage")

    def heading(self) -> Heading:
        period = self.data.period_text if self.data is not None else ""
        return Heading(tr("Slippage and pushes"), period)

    def build(self) -> None:
        self.dimensions, self.periods = QComboBox(), QComboBox()
        self.dimensions.activated.connect(self._choose)
        self.periods.activated.connect(self._choose)
        self.hint = text.label(role="caption", wrap=True)
        for widget in (self.dimensions, self.periods):
            self.tools.addWidget(widget)
        self.tools.addWidget(self.hint, 1)
        super().build()

    def retranslate(self) -> None:
        for box, words, chosen in (
                (self.dimensions, [dimension_name(d) for d in DIMENSIONS],
                 DIMENSIONS.index(self._dimension)),
                (self.periods, [tr("This period"), tr("The one before")],
                 PERIODS.index(self._which))):
            box.clear()
            box.addItems([text.button_text(one) for one in words])
            box.setCurrentIndex(chosen)
        self.dimensions.setAccessibleName(tr("Rows"))
        self.periods.setAccessibleName(tr("Period"))
        self.hint.setText(tr("Slipped: due when the period began, and pushed out of it or past "
                             "due since. Push: into another quarter; slide: within it."))
        if self.data is not None:
            self.show_data(self.data)

    def options(self) -> dict[str, str]:
        return {"dimension": self._dimension, "which": self._which}

    def take(self, place: Mapping[str, str]) -> None:
        if place.get("dimension") in DIMENSIONS:
            self._dimension = place["dimension"]
        if place.get("which") in PERIODS:
            self._which = place["which"]
        self.retranslate()

    def _choose(self, _: int) -> None:
        self._dimension = DIMENSIONS[self.dimensions.currentIndex()]
        self._which = PERIODS[self.periods.currentIndex()]
        self.refresh()

    @staticmethod
    def load(inputs: Inputs, task: Task) -> Slips:
        return load(inputs, task)

    def show_data(self, data: Slips) -> None:
        self.note.setText("" if data.slipped else tr("Nothing was due in this period, or it has "
                                                     "not begun."))
        self.note.setVisible(bool(self.note.text()))
        self._heads = {"slipped": tr("Slipped"), "value": tr("by value"), "push": tr("Pushes"),
                       "slide": tr("Slides"), "pull": tr("Pulls"), "past_due": tr("Past due")}
        self.heatmap.set_cells(Cells(
            np.array([[self._colour(data, key, name) for name in FIGURES] for key in data.keys]),
            tuple(self._name(key) for key in data.keys),
            tuple(self._heads[name] for name in FIGURES),
            tuple(tuple(self._figure(data, key, name) for name in FIGURES) for key in data.keys),
            counts=np.array([[self._n(data, key, name) for name in FIGURES]
                             for key in data.keys]),
            tips=tuple(tuple(self._tip(data, key, name) for name in FIGURES)
                       for key in data.keys),
            scale=Scale("diverging", -1, 1), corner=dimension_name(data.dimension), dense=True))

    def _row(self, data: Slips, key: Key, name: str) -> Row | None:
        if name in ("slipped", "value"):
            return (data.slipped if name == "slipped" else data.value).get(key)
        return data.moves.get((key, name))

    def _n(self, data: Slips, key: Key, name: str) -> int:
        """Records a rate rests on; a count needs none."""
        row = self._row(data, key, name)
        return marks.FEW if name in MOVES else 0 if row is None else row.n

    def _colour(self, data: Slips, key: Key, name: str) -> float:
        row = self._row(data, key, name)
        if name in MOVES or row is None or row.n < TOO_FEW or not np.isfinite(row.value):
            return 0.0
        return float(np.clip((USUAL - row.value) / USUAL, -1, 1))

    def _figure(self, data: Slips, key: Key, name: str) -> str:
        row, formats = self._row(data, key, name), self.context.formats
        if row is None:
            return "–"
        return formats.integer(row.value) if name in MOVES else formats.percent(row.value)

    def _tip(self, data: Slips, key: Key, name: str) -> Tip:
        row, formats = self._row(data, key, name), self.context.formats
        title = f"{self._name(key)} · {self._heads[name]}"
        if row is None:
            return Tip(title)
        detail = row.detail
        if name in MOVES:
            rows = [(tr("deals"), formats.integer(detail["deals"])),
                    (tr("amount"), formats.money(detail["amount"], data.currency))]
            if np.isfinite(detail["mean_days"]):
                rows.append((tr("days, mean"), formats.days(detail["mean_days"])))
            return Tip(title, tuple(rows), translate("metrics", metric("pushes").definition))
        rows = [(tr("slipped"), f"{formats.integer(detail['slipped'])} / "
                 f"{formats.integer(detail['base'])}"),
                (tr("amount"), f"{formats.money(detail['slipped_amount'], data.currency)} / "
                 f"{formats.money(detail['base_amount'], data.currency)}"),
                (tr("of them past due"), formats.integer(detail["past_due"])),
                (tr("pulled in instead"), formats.integer(detail["pulled_in"]))]
        if np.isfinite(row.low):
            rows.append((tr("95 % interval"),
                         f"{formats.percent(row.low)} – {formats.percent(row.high)}"))
        return Tip(title, tuple(rows), translate("metrics", metric("slippage").definition))

    def _name(self, key: Key) -> str:
        if key == WHOLE:
            return tr("All")
        data = self.data_of
        try:
            labels = dict(self.context.mart.labels(data.dimension))
        except KeyError:
            labels = {}
        return value_name(data.dimension, key, labels)

    @property
    def data_of(self) -> Slips:
        assert self.data is not None
        return self.data

    def limits(self, row: int) -> Limits:
        data = self.data_of
        key = data.keys[row]
        if key == WHOLE:
            return {}
        return {data.dimension: frozenset({"" if key is None else str(key)})}

    def found(self, row: int, column: int) -> Found | None:
        data, name = self.data_of, FIGURES[column]
        key = data.keys[row]
        held = self._row(data, key, name)
        if held is None or not held.n:
            return None
        cell: dict[str, Key] = {} if key == WHOLE else {data.dimension: key}
        question = data.question if key == WHOLE else replace(
            data.question, by=(data.dimension,))
        what = "pushes" if name in MOVES else "slippage"
        if name in MOVES:
            cell["move"] = name
        return f"{self._name(key)}, {self._heads[name]}", lambda mart: metric(what).records(
            question, mart, cell).rows(mart)

    def explanation(self, row: int, column: int) -> Explanation | None:
        data, name = self.data_of, FIGURES[column]
        key, formats = data.keys[row], self.context.formats
        tip = self._tip(data, key, name)
        blocks = [Block(Heading(self._heads[name]), tuple(Line(*pair) for pair in tip.rows))]
        if data.pushed:
            names = self.context.mart.labels("opportunity")
            shown = data.pushed[:12]
            blocks.append(Block(
                Heading(tr("Pushed most"), tr("{n} deals, everybody's").format(
                    n=formats.integer(len(data.pushed)))),
                rows=Rows((
                    Column(tr("Deal"), [names.get(one.opportunity, one.opportunity)
                                        for one in shown]),
                    Column(tr("Pushes"), np.array([one.pushes for one in shown]), figures=True,
                           width=62),
                    Column(tr("Days"), np.array([one.days for one in shown]), figures=True,
                           width=56, show=lambda days: formats.integer(float(days))),
                )), open_row=lambda _: self.show_records(0, FIGURES.index("push"))))
        actions = [Action(tr("Show records"), lambda: self.show_records(row, column), True)] if (
            self.found(row, column)) else []
        if self.limits(row):
            actions.append(Action(tr("Drill"), lambda: self.drill(row), not actions))
        return Explanation(tip.title, ((tip.note, "muted"),), tuple(blocks), tuple(actions))

    def sheet(self) -> Sheet | None:
        data = self.data
        if data is None:
            return None
        rows = [(self._name(key), *(held.value if (held := self._row(data, key, name)) else None
                                    for name in FIGURES),
                 held.n if (held := data.slipped.get(key)) else 0) for key in data.keys]
        return table_sheet(self.context, tr("Slippage and pushes"),
                           (data.dimension, *FIGURES, "n"), rows, data.question,
                           about=(("definition", translate(
                               "metrics", metric("slippage").definition)),))
