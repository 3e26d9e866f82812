"""The grade document as a form: cut-offs, silence, rhythm of evaluation, triggers, policies."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cockpit.dialogs.draft_edit import DraftEdit, Path
from cockpit.translation import tr, translate
from models.documents.grade import CHANNELS, EVALUATIONS, GRADES, PRESETS, preset
from widgets import inputs, text
from widgets.panel import Heading, Panel

MOST_TRIGGERS = 6  # rows of the form; a document with more keeps them as they are


class GradeEditor(QWidget):
    """Edits the body of a `DraftEdit` of the kind "grade"."""

    def __init__(self, edit: DraftEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit, self._following = edit, False
        self.numbers: dict[str, QDoubleSpinBox] = {}
        self.touches: dict[str, QDoubleSpinBox] = {}
        self.visits: dict[str, QSpinBox] = {}
        self.channels: dict[str, QComboBox] = {}
        self.words: list[QLineEdit] = []
        self._labels: list[text.Label] = []
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 8, 0)
        room.setSpacing(12)
        for part in (self._rules(), self._evaluation(), self._policies()):
            room.addWidget(part)
        room.addStretch(1)
        edit.changed.connect(self.follow)
        self.follow()

    def _rules(self) -> Panel:
        panel = Panel(heading=Heading(tr("Cut-offs and time"), tr("of 20 points")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        named = (("a_plus", tr("A+ from"), 1, 20, ""), ("a", tr("A from"), 1, 20, ""),
                 ("b", tr("B from"), 1, 20, ""),
                 ("silence_days", tr("Silence drops a grade after"), 0, 365, tr(" d")),
                 ("hold_days", tr("At most one drop in"), 0, 365, tr(" d")),
                 ("lift_days", tr("A trigger lifts for"), 0, 365, tr(" d")))
        for place, (name, words, decimals, high, suffix) in enumerate(named):
            field = inputs.decimal(0, high, 0, decimals)
            field.setSuffix(suffix)
            field.setAccessibleName(words)
            field.valueChanged.connect(partial(self._number, name))
            self.numbers[name] = field
            row, column = place % 3, 2 * (place // 3)
            grid.addWidget(text.label(words), row, column)
            grid.addWidget(field, row, column + 1)
        grid.setColumnStretch(4, 1)
        panel.body.addLayout(grid)
        return panel

    def _evaluation(self) -> Panel:
        panel = Panel(heading=Heading(tr("Evaluation"), tr("when, and what lifts at once")))
        line = QHBoxLayout()
        self.evaluation = inputs.choice((tr("every week"), tr("every day"), tr("at once")))
        self.evaluation.setAccessibleName(tr("Evaluation"))
        self.evaluation.activated.connect(
            lambda at: self._set(("evaluation",), EVALUATIONS[at]))
        self.presets = inputs.choice(
            (tr("Take over a preset…"), *(translate("grade", words) for words in PRESETS.values())))
        self.presets.setAccessibleName(tr("Presets"))
        self.presets.activated.connect(self._take_preset)
        line.addWidget(self.evaluation)
        line.addWidget(self.presets, 1)
        panel.body.addLayout(line)
        panel.body.addWidget(text.label(
            tr("Triggers, with the words they listen for, parted by commas"), "caption"))
        grid = QGridLayout()
        for row in range(MOST_TRIGGERS):
            label, field = text.label(), QLineEdit()
            field.setMaxLength(400)
            field.editingFinished.connect(partial(self._trigger, row))
            self._labels.append(label)
            self.words.append(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        panel.body.addLayout(grid)
        return panel

    def _policies(self) -> Panel:
        panel = Panel(heading=Heading(tr("What customers of a grade are owed")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        heads = (tr("Grade"), tr("Touches a week"), tr("Executive visit every"), tr("By"))
        for column, words in enumerate(heads):
            grid.addWidget(text.label(words, "caption"), 0, column)
        for row, grade in enumerate(GRADES, 1):
            touches, visits = inputs.decimal(0, 14, 0, 2), inputs.number(0, 730, 0)
            visits.setSuffix(tr(" d"))
            visits.setSpecialValueText(tr("none"))
            channel = inputs.choice((tr("people"), tr("outbound calls")))
            for field, words in ((touches, heads[1]), (visits, heads[2]), (channel, heads[3])):
                field.setAccessibleName(f"{grade}: {words}")
            touches.valueChanged.connect(partial(self._policy, grade, "touches_per_week"))
            visits.valueChanged.connect(partial(self._policy, grade, "executive_days"))
            channel.activated.connect(partial(self._channel, grade))
            self.touches[grade], self.visits[grade] = touches, visits
            self.channels[grade] = channel
            for column, part in enumerate((text.label(grade, "strong"), touches, visits, channel)):
                grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(3, 1)
        panel.body.addLayout(grid)
        return panel

    # from the hand to the draft

    def _number(self, name: str, value: float) -> None:
        whole = name in ("silence_days", "hold_days", "lift_days")
        self._set((name,), int(value) if whole else value)

    def _policy(self, grade: str, name: str, value: float) -> None:
        self._set(("policies", grade, name), value)

    def _channel(self, grade: str, position: int) -> None:
        self._set(("policies", grade, "channel"), CHANNELS[position])

    def _trigger(self, row: int) -> None:
        triggers = self._edit.body["triggers"]
        if row < len(triggers):
            said = self.words[row].text().replace("，", ",").split(",")
            self._set(("triggers", row, "words"), [word.strip() for word in said if word.strip()])

    def _take_preset(self, position: int) -> None:
        if position:
            name = list(PRESETS)[position - 1]
            self._edit.replace(preset(name), translate("grade", PRESETS[name]))
        self.presets.setCurrentIndex(0)

    def _set(self, path: Path, value: Any) -> None:
        if not self._following:
            self._edit.set(path, value, tr("Grade"))

    # from the draft to the fields

    def follow(self) -> None:
        """Show what the draft says."""
        self._following = True
        body = self._edit.body
        for grade in GRADES:
            owed = body["policies"].setdefault(grade, {"touches_per_week": 0.0})
            owed.setdefault("executive_days", 0)
            owed.setdefault("channel", "people")
        for name, field in self.numbers.items():
            field.setValue(float(body[name]))
        self.evaluation.setCurrentIndex(EVALUATIONS.index(body["evaluation"]))
        kinds = {"activity": tr("the customer does"), "stage": tr("a deal reaches the stage"),
                 "days": tr("on days in a row"), "text": tr("the customer says")}
        for row, (label, line) in enumerate(zip(self._labels, self.words, strict=True)):
            there = row < len(body["triggers"])
            label.setVisible(there)
            line.setVisible(there)
            if there:
                one = body["triggers"][row]
                words = f"{one['code']}: {kinds.get(one['kind'], one['kind'])}"
                label.setText(words)
                line.setAccessibleName(words)
                line.setText(", ".join(one["words"]))
        for grade in GRADES:
            one = body["policies"][grade]
            self.touches[grade].setValue(float(one["touches_per_week"]))
            self.visits[grade].setValue(int(one["executive_days"]))
            self.channels[grade].setCurrentIndex(CHANNELS.index(one["channel"]))
        self._following = False
