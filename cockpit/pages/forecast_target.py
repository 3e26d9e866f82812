"""The target taken apart: who has to bring how much, what they have, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QComboBox

from cockpit.dimension_names import dimension_name, value_name
from cockpit.inspector import Action, Block, Explanation, Line
from cockpit.pages.forecast_data import during, period_of, unlimited
from cockpit.pages.forecast_tiles import not_split
from cockpit.pages.forecast_view import Found, GridView, Limits
from cockpit.pages.forecast_words import Says
from cockpit.sheets import table_sheet
from cockpit.translation import tr, translate
from models.calendars import period_label
from models.facts import QUOTAS
from models.metric import Key, Question, Row, answer, metric
from models.money import to_major
from widgets import text
from widgets.cells import Cells, Scale
from widgets.panel import Heading
from widgets.text import Tip

if TYPE_CHECKING:
    from cockpit.context import Context, Inputs
    from cockpit.exports.sheet import Sheet
    from models.metrics.target_tree import TargetNode
    from models.task import Task

TIERS = ("", "size", "industry")
FIGURES = ("target", "won", "gap", "open_amount", "weighted", "coverage", "required")
MONEY = frozenset({"target", "won", "gap", "open_amount", "weighted"})
Path = tuple[tuple[str, Key], ...]


@dataclass(frozen=True)
class Targets:
    """The tree in reading order, each node with the way to it; pace and past coverage."""

    places: tuple[tuple[TargetNode, Path], ...]
    question: Question
    period_text: str
    currency: str
    pace: Row | None
    past: tuple[Row, ...]
    unsplit: tuple[str, ...] = ()


def flat(node: TargetNode, path: Path = ()) -> Iterator[tuple[TargetNode, Path]]:
    yield node, path
    for child in node.children:
        yield from flat(child, (*path, (child.dimension, child.key)))


def load(inputs: Inputs, task: Task) -> Targets:
    """Option: tier, one of TIERS."""
    from models.metrics.target_tree import LEVELS, target_tree

    plain, mart = replace(inputs.question(), task=task), inputs.mart
    unsplit = tuple(mart.ignored(QUOTAS, plain.pinned))
    question = unlimited(during(plain, period_of(plain)), unsplit)
    root = target_tree(question, mart, LEVELS, tier=inputs.options["tier"])
    pace = answer("pacing", question, mart).rows
    task.check()
    past = answer("coverage_history", question, mart).rows
    return Targets(() if root is None else tuple(flat(root)), question,
                   period_label(question.filters.period, inputs.calendar),
                   mart.reporting_currency, pace[0] if pace else None, past, unsplit)


class TargetView(GridView):
    key = "target"
    data: Targets | None

    def __init__(self, context: Context) -> None:
        self._tier = TIERS[0]
        super().__init__(context)

    @staticmethod
    def label() -> str:
        return tr("Target")

    def heading(self) -> Heading:
        if self.data is None:
            return Heading(tr("Target, taken apart"))
        told = [self.data.period_text, *([not_split(self.data.unsplit)] if self.data.unsplit
                                         else [])]
        return Heading(tr("Target, taken apart"), " · ".join(told))

    def build(self) -> None:
        self.tiers, self.pace = QComboBox(), text.label(role="caption", wrap=True)
        self.tiers.activated.connect(self._choose)
        self.tools.addWidget(self.tiers)
        self.tools.addWidget(self.pace, 1)
        super().build()

    def retranslate(self) -> None:
        self.tiers.clear()
        self.tiers.addItems([tr("By people"), tr("and customer size"), tr("and industry")])
        self.tiers.setCurrentIndex(TIERS.index(self._tier))
        self.tiers.setAccessibleName(tr("Levels of the tree"))
        if self.data is not None:
            self.show_data(self.data)

    def options(self) -> dict[str, str]:
        return {"tier": self._tier}

    def take(self, place: Mapping[str, str]) -> None:
        if place.get("tier") in TIERS:
            self._tier = place["tier"]
            self.tiers.setCurrentIndex(TIERS.index(self._tier))

    def _choose(self, position: int) -> None:
        self._tier = TIERS[position]
        self.refresh()

    @staticmethod
    def load(inputs: Inputs, task: Task) -> Targets:
        return load(inputs, task)

    def show_data(self, data: Targets) -> None:
        self.pace.setText(self._pacing(data))
        has = bool(data.places) and bool(np.isfinite(data.places[0][0].target))
        said = "" if has else tr("There are no targets for exactly this filter: what is won and "
                                 "open is shown without them.")
        if has and any(node.allotted for node, _ in data.places):
            said = tr("Targets by customer tier are allotted as the twelve months before were "
                      "won; nobody set them.")
        self.note.setText(said)
        self.note.setVisible(bool(said))
        heads = {"target": tr("Target"), "won": tr("Won"), "gap": tr("Gap"),
                 "open_amount": tr("Open"), "weighted": tr("Weighted"),
                 "coverage": tr("Coverage"), "required": tr("Needed")}
        self._heads = heads
        self.heatmap.set_cells(Cells(
            np.array([[self._colour(node, name) for name in FIGURES] for node, _ in data.places],
                     float).reshape(len(data.places), len(FIGURES)),
            tuple("   " * len(path) + self._name(path) for _, path in data.places),
            tuple(heads[name] for name in FIGURES),
            tuple(tuple(self._figure(node, name) for name in FIGURES) for node, _ in data.places),
            tips=tuple(tuple(Tip(f"{self._name(path)} · {heads[name]}",
                                 self._rows(node, name)) for name in FIGURES)
                       for node, path in data.places),
            scale=Scale("diverging", -1, 1), corner=tr("Region · manager · owner"), dense=True))

    def _colour(self, node: TargetNode, name: str) -> float:
        """Coverage against what is needed; the gap once it is closed."""
        if name == "coverage" and np.isfinite(node.coverage) and np.isfinite(node.required):
            return float(np.clip(node.coverage / node.required - 1, -1, 1))
        if name == "gap" and np.isfinite(node.gap) and node.gap <= 0:
            return 0.6
        return 0.0

    def _figure(self, node: TargetNode, name: str) -> str:
        value, formats = float(getattr(node, name)), self.context.formats
        if not np.isfinite(value):
            return "–"
        if name == "gap" and value <= 0:
            return f"✓ +{formats.money(-value, self.data_of.currency)}"
        if name in MONEY:
            return formats.money(value, self.data_of.currency)
        return f"{formats.locale.toString(value, 'f', 1)}×"

    def _rows(self, node: TargetNode, name: str) -> tuple[tuple[str, str], ...]:
        formats, value = self.context.formats, float(getattr(node, name))
        rows = [(tr("open deals"), formats.integer(node.n_open)),
                (tr("people"), formats.integer(node.sellers))]
        if name in MONEY:
            rows.insert(0, (tr("whole"), formats.money(value, self.data_of.currency,
                                                       compact=False)))
        return tuple(rows)

    def _name(self, path: Path) -> str:
        if not path:
            return tr("All")
        dimension, key = path[-1]
        try:
            labels = dict(self.context.mart.labels(dimension))
        except KeyError:
            labels = {}
        return value_name(dimension, key, labels)

    def _pacing(self, data: Targets) -> str:
        formats, told = self.context.formats, []
        pace = data.pace
        if pace is not None and np.isfinite(pace.detail["usual_share"]):
            told.append(tr(
                "Day {day} of {days}: {won} won; by this day {share} usually is. At that pace it "
                "lands at {landing} ({low} – {high}).").format(
                    day=pace.detail["elapsed_days"], days=pace.detail["days"],
                    won=formats.money(pace.value, data.currency),
                    share=formats.percent(pace.detail["usual_share"]),
                    landing=formats.money(pace.detail["landing"], data.currency),
                    low=formats.money(pace.detail["landing_low"], data.currency),
                    high=formats.money(pace.detail["landing_high"], data.currency)))
        before = [f"{row.by['period']} {formats.locale.toString(float(row.value), 'f', 1)}× "
                  f"→ {formats.percent(row.detail['made'])}"
                  for row in data.past if not row.detail["current"] and np.isfinite(row.value)
                  and np.isfinite(row.detail["made"])]
        if before:
            told.append(tr("Coverage on the same day before, and how much of the target came: "
                           "{list}.").format(list="; ".join(before)))
        return " ".join(told)

    @property
    def data_of(self) -> Targets:
        assert self.data is not None
        return self.data

    def limits(self, row: int) -> Limits:
        return {dimension: frozenset({"" if key is None else str(key)})
                for dimension, key in self.data_of.places[row][1]}

    def found(self, row: int, column: int) -> Found | None:
        """Won deals behind what is won, open ones behind the rest; a target has no deals."""
        data, name = self.data_of, FIGURES[column]
        node, path = data.places[row]
        if name in ("target", "required") or (name != "won" and not node.n_open):
            return None
        key = "pacing" if name == "won" else "coverage"
        question = replace(data.question, by=tuple(dimension for dimension, _ in path))
        heading = f"{self._name(path)}, {self._heads[name]}"
        return heading, lambda mart: metric(key).records(question, mart, dict(path)).rows(mart)

    def explanation(self, row: int, column: int) -> Explanation | None:
        node, path = self.data_of.places[row]
        name = self._name(path)
        lines = tuple(Line(self._heads[one], self._figure(node, one)) for one in FIGURES)
        says: Says = [(self._judged(node), "")]
        if node.allotted:
            says.append((tr("This target is allotted, nobody set it."), "muted"))
        actions = [Action(tr("Show records"), lambda: self.show_records(row, column), True)] if (
            self.found(row, column)) else []
        if path:
            actions.append(Action(tr("Drill"), lambda: self.drill(row), not actions))
        return Explanation(f"{name} · {self.data_of.period_text}", tuple(says),
                           (Block(Heading(tr("Figures"), tr("{n} open deals").format(
                               n=self.context.formats.integer(node.n_open))), lines),),
                           tuple(actions))

    def _judged(self, node: TargetNode) -> str:
        formats, currency = self.context.formats, self.data_of.currency
        if not np.isfinite(node.target):
            return tr("No target is known here.")
        if node.gap <= 0:
            return tr("The target is reached: {money} above it.").format(
                money=formats.money(-node.gap, currency))
        if not (np.isfinite(node.coverage) and np.isfinite(node.required)):
            return tr("{money} is missing.").format(money=formats.money(node.gap, currency))
        enough = node.coverage >= node.required
        return (tr("{money} is missing; the open deals cover it {cover}×, and at the own win rate "
                   "{need}× is needed: enough.") if enough else
                tr("{money} is missing; the open deals cover it {cover}×, but at the own win rate "
                   "{need}× is needed: more has to be created or pulled in.")).format(
                       money=formats.money(node.gap, currency),
                       cover=formats.locale.toString(node.coverage, "f", 1),
                       need=formats.locale.toString(node.required, "f", 1))

    def sheet(self) -> Sheet | None:
        data = self.data
        if data is None:
            return None

        def plain(node: TargetNode, name: str) -> object:
            value = float(getattr(node, name))
            return to_major(int(value), data.currency) if name in MONEY and np.isfinite(value) \
                else value

        rows = [(dimension_name(node.dimension) if path else "", self._name(path),
                 *(plain(node, name) for name in FIGURES)) for node, path in data.places]
        return table_sheet(self.context, tr("Target, taken apart"), ("level", "name", *FIGURES),
                           rows, data.question, about=(
                               ("definition", translate(
                                   "metrics", metric("target_tree").definition)),
                               ("currency", data.currency)))
