"""What each level of the review adds, and whose calls lean: optimists and sandbaggers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cockpit import verbs
from cockpit.inspector import Action, Block, Explanation, Line
from cockpit.pages.forecast_reviewed import reviewed_block
from cockpit.pages.forecast_view import Found, GridView, Limits
from cockpit.pages.forecast_words import GOAL, level_name, off_by, signed
from cockpit.sheets import table_sheet
from cockpit.translation import tr, translate
from models.metric import Question, Row, answer, metric
from models.own_submissions import Own, reviewed
from widgets import theme
from widgets.cells import Cells, Scale
from widgets.panel import Heading
from widgets.table import Table
from widgets.table_model import Column, Rows
from widgets.text import Tip

if TYPE_CHECKING:
    from cockpit.context import Inputs
    from cockpit.exports.sheet import Sheet
    from models.metrics.value_added import Leaning
    from models.task import Task

LADDER = ("seller", "manager", "headquarters")
WEEKS = (12, 8, 4, 1)
FAR = 0.30
DIMENSION_OF = {"seller": "owner", "manager": "manager"}


@dataclass(frozen=True)
class Ladder:
    """Rows of `value_added` by (level, weeks before the end), and everybody's lean."""

    rows: dict[tuple[str, int], Row]
    people: tuple[Leaning, ...]
    names: dict[str, str]
    question: Question


def load(inputs: Inputs, task: Task) -> Ladder:
    from models.metrics.value_added import leanings

    question, mart = replace(inputs.question(), task=task), inputs.mart
    rows = {(str(row.by["level"]), int(str(row.by["horizon"]))): row
            for row in answer("value_added", question, mart).rows}
    task.check()
    return Ladder(rows, leanings(question, mart), dict(mart.labels("owner")), question)


class LevelsView(GridView):
    key = "levels"
    data: Ladder | None
    _explained: Explanation | None = None

    @staticmethod
    def label() -> str:
        return tr("Levels")

    def heading(self) -> Heading:
        return Heading(tr("What each level adds"),
                       tr("error of all calls of a level by weeks before the quarter's end"))

    def build(self) -> None:
        super().build()
        self.people = Table()
        self.people.selected.connect(self._explain_person)
        self.people.activated.connect(self._drill_person)
        self.people.setMinimumWidth(theme.px(340))
        both, line = QWidget(), QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(14)
        self.room.removeWidget(self.heatmap)
        line.addWidget(self.heatmap, 3)
        line.addWidget(self.people, 4)
        both.setLayout(line)
        self.room.addWidget(both, 1)

    def retranslate(self) -> None:
        if self.data is not None:
            self.show_data(self.data)

    @staticmethod
    def load(inputs: Inputs, task: Task) -> Ladder:
        return load(inputs, task)

    def _levels(self, data: Ladder) -> list[str]:
        return [level for level in LADDER if any(one == level for one, _ in data.rows)]

    def _weeks(self, data: Ladder) -> list[int]:
        known = {week for _, week in data.rows}
        return [week for week in WEEKS if week in known]

    def show_data(self, data: Ladder) -> None:
        levels, weeks, formats = self._levels(data), self._weeks(data), self.context.formats
        self.note.setText(tr(
            "The sign behind a figure: what this level gained on the one below, in points. Leaning "
            "is told of people with three quarters whose interval leaves zero out.")
            if levels else tr("No quarter with submissions is over yet: nobody can be judged."))
        self.heatmap.set_cells(Cells(
            np.array([[self._colour(data.rows.get((level, week))) for week in weeks]
                      for level in levels], float).reshape(len(levels), len(weeks)),
            tuple(level_name(level) for level in levels), tuple(str(week) for week in weeks),
            tuple(tuple(self._figure(data.rows.get((level, week))) for week in weeks)
                  for level in levels),
            notes=tuple(tuple(self._gain(data.rows.get((level, week))) for week in weeks)
                        for level in levels),
            tips=tuple(tuple(self._tip(data, level, week) for week in weeks)
                       for level in levels),
            scale=Scale("diverging", -1, 1), corner=tr("Level · weeks"), dense=True))
        people = data.people
        self.people.set_rows(Rows((
            Column(tr("Who"), [data.names.get(str(one.owner), str(one.owner))
                               for one in people], strong=True),
            Column(tr("Level"), [level_name(str(one.level)) for one in people], width=92),
            Column(tr("Leans"), [self._kind(one.kind) for one in people], width=92,
                   tone=lambda kind: "bad" if kind.startswith("▲") else
                   "warn" if kind.startswith("▼") else "muted"),
            Column(tr("Bias"), np.array([one.bias for one in people]), figures=True, width=58,
                   show=lambda bias: signed(float(bias), formats)),
            Column(tr("95 % interval"), [self._interval(one) for one in people], figures=True,
                   width=118),
        )))

    def _kind(self, kind: str) -> str:
        return {"optimist": tr("▲ optimist"), "sandbagger": tr("▼ sandbagger")}.get(kind, "–")

    def _interval(self, one: Leaning) -> str:
        formats = self.context.formats
        if not np.isfinite(one.low):
            return "–"
        return f"{signed(one.low, formats)} … {signed(one.high, formats)}"

    def _colour(self, row: Row | None) -> float:
        if row is None or not np.isfinite(row.value):
            return float("nan")
        return 1 - row.value / GOAL if row.value <= GOAL else -min(
            (row.value - GOAL) / (FAR - GOAL), 1)

    def _figure(self, row: Row | None) -> str:
        return "–" if row is None else self.context.formats.percent(row.value, 1)

    def _gain(self, row: Row | None) -> str:
        """Points gained on the level below, with its sign."""
        gain = float("nan") if row is None else float(row.detail["gain"])
        if not np.isfinite(gain):
            return ""
        number = self.context.formats.locale.toString(abs(gain) * 100, "f", 1)
        return f"{'+' if gain >= 0 else '−'}{number}"

    def _tip(self, data: Ladder, level: str, week: int) -> Tip:
        row, formats = data.rows.get((level, week)), self.context.formats
        title = f"{level_name(level)} · " + tr("{n} weeks before the end").format(n=week)
        if row is None:
            return Tip(title)
        rows = [("WAPE", off_by(row.value, formats)),
                (tr("Bias"), signed(float(row.detail["bias"]), formats)),
                (tr("quarters"), formats.integer(row.detail["periods"]))]
        if np.isfinite(row.low):
            rows.insert(1, (tr("95 % interval"), f"{formats.percent(row.low)} … "
                            f"{formats.percent(row.high)}"))
        detail = row.detail
        if np.isfinite(detail["gain"]):
            rows.append((tr("gained on the level below"), formats.points(float(detail["gain"]))))
        if np.isfinite(detail["gain_low"]):
            rows.append((tr("gain, 95 % interval"), f"{formats.points(detail['gain_low'])} … "
                         f"{formats.points(detail['gain_high'])}"))
        return Tip(title, tuple(rows), translate("metrics", metric("value_added").definition))

    @property
    def data_of(self) -> Ladder:
        assert self.data is not None
        return self.data

    def limits(self, row: int) -> Limits:
        return {}

    def found(self, row: int, column: int) -> Found | None:
        data = self.data_of
        level, week = self._levels(data)[row], self._weeks(data)[column]
        if (level, week) not in data.rows:
            return None
        heading = f"{level_name(level)}, " + tr("{n} weeks before the end").format(n=week)
        return heading, lambda mart: metric("value_added").records(
            data.question, mart, {"level": level, "horizon": week}).rows(mart)

    def explanation(self, row: int, column: int) -> Explanation | None:
        data = self.data_of
        level, week = self._levels(data)[row], self._weeks(data)[column]
        tip = self._tip(data, level, week)
        held = data.rows.get((level, week))
        says: tuple[tuple[str, theme.Tone], ...] = ()
        if held is not None and np.isfinite(held.detail["gain"]):
            gain = float(held.detail["gain"])
            points = self.context.formats.points(abs(gain)).lstrip("+±")
            says = ((tr("This level's review made the forecast better by {points}.").format(
                points=points), "good") if gain > 0 else (
                tr("This level's review made the forecast worse by {points}.").format(
                    points=points), "bad"),)
        return Explanation(tip.title, says, (Block(Heading(tr("All calls of the level")), tuple(
            Line(*pair) for pair in tip.rows)),),
            (Action(tr("Show records"), lambda: self.show_records(row, column), True),))

    # people

    def _explain_person(self, positions: list[int]) -> None:
        data = self.data
        if data is None or not positions:
            return
        one, formats = data.people[positions[-1]], self.context.formats
        name = data.names.get(str(one.owner), str(one.owner))
        says: theme.Tone = {"optimist": "bad", "sandbagger": "warn"}.get(one.kind, "")  # type: ignore[assignment]
        words = {
            "optimist": tr("{name} is an optimist: calls lie {bias} above what comes."),
            "sandbagger": tr("{name} is a sandbagger: calls lie {bias} below what comes."),
        }.get(one.kind, tr("{name}'s calls lie {bias} off; that is not enough to say they lean."))
        self._explain_reviewed(str(one.level), str(one.owner), Explanation(name, ((words.format(
            name=name, bias=formats.percent(abs(one.bias), 0)), says),), (Block(
                Heading(level_name(str(one.level))), (
                    Line(tr("Bias"), signed(one.bias, formats), says),
                    Line(tr("95 % interval"), self._interval(one)),
                    Line(tr("quarters"), formats.integer(one.periods)),
                    Line(tr("Weekly calls"), formats.integer(one.calls)))),), (
            Action(tr("Show records"), lambda: self._person_records(positions[-1]), True),
            Action(tr("Drill"), lambda: self._drill_person(positions[-1])))))

    def explain(self) -> None:
        """The cell at once; what managers verified as soon as it is read."""
        data, said, (row, column) = self.data, None, self.heatmap.current
        if data is not None and self.heatmap.selection:
            said = self.explanation(row, column)
        if data is None or said is None:
            self._explained = None
            self.explained.emit(None)
        else:
            self._explain_reviewed(self._levels(data)[row], "", said)

    def _explain_reviewed(self, level: str, owner: str, said: Explanation) -> None:
        """An explanation, and below it which key deals level 2 had verified for its calls."""
        self.explained.emit(said)
        self._explained = said
        if level != "manager":
            return
        context, data = self.context, self.data
        cache, calendar = context.cache, context.calendar

        def done(found: tuple[Own, ...]) -> None:
            if self._explained is said and self.data is data and found:
                self.explained.emit(replace(said, blocks=(*said.blocks, reviewed_block(
                    found, owner, self.data_of.names, context.formats, calendar))))

        context.jobs.read(
            lambda task: tuple(own for own in reviewed(cache, calendar)
                               if owner in ("", own.entry.owner)), done,
            lambda error: context.say("error", context.words(error).sentence),
            key="page.forecast.reviewed")

    def _drill_person(self, position: int) -> None:
        one = self.data_of.people[position]
        dimension = DIMENSION_OF.get(str(one.level))
        if dimension is not None:
            self.context.filters.drill({dimension: frozenset({str(one.owner)})})

    def _person_records(self, position: int) -> None:
        data, mart = self.data_of, self.context.mart
        one = data.people[position]
        verbs.show_records(
            self.context, self, data.names.get(str(one.owner), str(one.owner)),
            lambda task: metric("leaning").records(
                data.question, mart, {"level": one.level, "owner": one.owner}).rows(mart))

    def sheet(self) -> Sheet | None:
        data = self.data
        if data is None or not data.rows:
            return None
        rows: list[tuple[object, ...]] = [
            ("level", level_name(level), week, row.value, row.detail["bias"],
             row.detail["gain"], row.n) for (level, week), row in sorted(data.rows.items())]
        rows += [("person", data.names.get(str(one.owner), str(one.owner)), None, None, one.bias,
                  None, one.periods) for one in data.people]
        return table_sheet(
            self.context, tr("What each level adds"),
            ("kind", "who", "weeks before the end", "wape", "bias", "gain", "n"), rows,
            data.question, about=(("definition", translate(
                "metrics", metric("value_added").definition)),))
