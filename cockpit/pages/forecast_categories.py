"""What is called, by category and by evidence, down the hierarchy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from cockpit.dimension_names import dimension_name, value_name
from cockpit.inspector import Action, Block, Explanation, Line
from cockpit.pages.forecast_data import during, period_of
from cockpit.pages.forecast_view import Found, GridView, Limits
from cockpit.pages.forecast_words import Says, reading_name
from cockpit.sheets import table_sheet
from cockpit.translation import tr, translate
from models.calendars import period_label
from models.metric import Key, Question, metric
from models.money import to_major
from widgets import text
from widgets.cells import Cells, Scale
from widgets.panel import Heading
from widgets.segmented import Choices, Segmented
from widgets.text import Tip

if TYPE_CHECKING:
    from cockpit.context import Context, Inputs
    from cockpit.exports.sheet import Sheet
    from models.metrics.forecast_categories import Node
    from models.task import Task

LEVELS = ("region", "manager", "owner")
ROLLS = ("single", "cumulative")
READINGS = ("closed", "commit", "best_case", "pipeline", "committed", "without_evidence",
            "weighted", "past_due")
EVIDENCE = frozenset({"committed", "without_evidence"})
Path = tuple[tuple[str, Key], ...]


@dataclass(frozen=True)
class Place:
    """A node with the way to it from the top."""

    node: Node
    path: Path


@dataclass(frozen=True)
class Categories:
    places: tuple[Place, ...]
    question: Question
    roll: str
    period_text: str
    currency: str
    notes: tuple[str, ...]


def flat(node: Node, path: Path = ()) -> Iterator[Place]:
    """The tree in reading order."""
    yield Place(node, path)
    for child in node.children:
        yield from flat(child, (*path, (child.dimension, child.key)))


def load(inputs: Inputs, task: Task) -> Categories:
    """Option: roll, one of ROLLS."""
    from models.metric import answer
    from models.metrics.forecast_categories import forecast_tree

    plain = replace(inputs.question(), task=task)
    question = during(plain, period_of(plain), roll=inputs.options["roll"])
    root = forecast_tree(question, inputs.mart, LEVELS, inputs.options["roll"])
    notes = answer("forecast_categories", question, inputs.mart).notes
    return Categories(tuple(flat(root)), question, inputs.options["roll"],
                      period_label(question.filters.period, inputs.calendar),
                      inputs.mart.reporting_currency, notes)


class CategoriesView(GridView):
    key = "categories"
    data: Categories | None

    def __init__(self, context: Context) -> None:
        self._roll = ROLLS[0]
        super().__init__(context)

    @staticmethod
    def label() -> str:
        return tr("Categories")

    def heading(self) -> Heading:
        period = self.data.period_text if self.data is not None else ""
        return Heading(tr("Forecast by category"), period)

    def build(self) -> None:
        super().build()
        self.rolls = Segmented()
        self.rolls.chosen.connect(self._choose)
        self.hint = text.label(role="caption", wrap=True)
        self.tools.addWidget(self.rolls)
        self.tools.addWidget(self.hint, 1)

    def retranslate(self) -> None:
        self.rolls.set_choices(Choices((tr("Single"), tr("Cumulative")), ROLLS.index(self._roll)))
        self.hint.setText(tr("Category is judgement, evidence is fact, weighted is arithmetic: "
                             "three readings of the same deals, never added."))
        if self.data is not None:
            self.show_data(self.data)

    def options(self) -> dict[str, str]:
        return {"roll": self._roll}

    def take(self, place: Mapping[str, str]) -> None:
        if place.get("roll") in ROLLS:
            self._roll = place["roll"]
            self.retranslate()

    def _choose(self, position: int) -> None:
        self._roll = ROLLS[position]
        self.refresh()

    @staticmethod
    def load(inputs: Inputs, task: Task) -> Categories:
        return load(inputs, task)

    def show_data(self, data: Categories) -> None:
        formats = self.context.formats
        self.note.setText(" ".join(translate("metrics", note) for note in data.notes))
        self.note.setVisible(bool(data.notes))
        self.heatmap.set_cells(Cells(
            np.array([[-0.35 if name == "without_evidence" and place.node.amounts[name] else 0.0
                       for name in READINGS] for place in data.places]),
            tuple("   " * len(place.path) + self._name(place) for place in data.places),
            tuple(self._reading(name).replace(" ", "\n", 1) for name in READINGS),
            tuple(tuple(self._figure(place, name) for name in READINGS) for place in data.places),
            tips=tuple(tuple(Tip(f"{self._name(place)} · {self._reading(name)}", (
                (tr("whole"), formats.money(place.node.amounts[name], data.currency,
                                            compact=False)),
                ("n", formats.integer(place.node.counts[name]))))
                for name in READINGS) for place in data.places),
            scale=Scale("diverging", -1, 1), corner=tr("Region · manager · owner"), dense=True))

    def _figure(self, place: Place, name: str) -> str:
        data = self.data_of
        if not place.node.counts[name]:
            return "–"
        return self.context.formats.money(place.node.amounts[name], data.currency)

    def _reading(self, name: str) -> str:
        if self._roll == "cumulative":
            return {"commit": tr("Won + commit"), "best_case": tr("+ best case"),
                    "pipeline": tr("Open pipeline")}.get(name, reading_name(name))
        return reading_name(name)

    def _name(self, place: Place) -> str:
        if not place.path:
            return tr("All")
        dimension, key = place.path[-1]
        try:
            labels = dict(self.context.mart.labels(dimension))
        except KeyError:
            labels = {}
        return value_name(dimension, key, labels)

    @property
    def data_of(self) -> Categories:
        assert self.data is not None
        return self.data

    def limits(self, row: int) -> Limits:
        return {dimension: frozenset({"" if key is None else str(key)})
                for dimension, key in self.data_of.places[row].path}

    def found(self, row: int, column: int) -> Found | None:
        data = self.data_of
        place, name = data.places[row], READINGS[column]
        if not place.node.counts[name]:
            return None
        dimensions = tuple(dimension for dimension, _ in place.path)
        question = replace(data.question, by=dimensions)
        cell = {**dict(place.path), "category": name}
        return f"{self._name(place)}, {self._reading(name)}", lambda mart: metric(
            "forecast_categories").records(question, mart, cell).rows(mart)

    def explanation(self, row: int, column: int) -> Explanation | None:
        data, formats = self.data_of, self.context.formats
        place, name = data.places[row], READINGS[column]
        node = place.node
        lines = tuple(Line(self._reading(one), self._figure(place, one),
                           "warn" if one == "without_evidence" and node.counts[one] else "")
                      for one in READINGS)
        says: Says = [(tr("{money} in {n} deals, {period}.").format(
            money=formats.money(node.amounts[name], data.currency),
            n=formats.integer(node.counts[name]), period=data.period_text), "")]
        if node.amounts["without_evidence"]:
            says.append((tr("{money} is called commit although neither a letter of intent, a "
                            "signature nor a payment is on record.").format(
                                money=formats.money(node.amounts["without_evidence"],
                                                    data.currency)), "warn"))
        actions = [Action(tr("Show records"), lambda: self.show_records(row, column), True)] if (
            node.counts[name]) else []
        if place.path:
            actions.append(Action(tr("Drill"), lambda: self.drill(row), not actions))
        return Explanation(f"{self._name(place)} · {self._reading(name)}", tuple(says),
                           (Block(Heading(tr("All readings")), lines),), tuple(actions))

    def sheet(self) -> Sheet | None:
        data = self.data
        if data is None or not data.places:
            return None
        rows = [(dimension_name(place.node.dimension) if place.path else "", self._name(place),
                 *(to_major(place.node.amounts[name], data.currency) for name in READINGS))
                for place in data.places]
        return table_sheet(self.context, tr("Forecast by category"),
                           ("level", "name", *READINGS), rows, data.question,
                           about=(("definition", translate(
                               "metrics", metric("forecast_categories").definition)),
                               ("currency", data.currency)))
