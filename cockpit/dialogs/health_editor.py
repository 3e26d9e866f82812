"""The health document as a form: weights, anchors, what an unknown input does, colours."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cockpit.dialogs.draft_edit import DraftEdit, Path
from cockpit.translation import tr, translate
from models.documents.health import BUILT_IN, INPUTS, MISSING, to_body
from widgets import inputs, text, theme
from widgets.panel import Heading, Panel

HEAVIEST = 100
LIMITS = (("green", "green_leaves"), ("amber", "amber_leaves"))
_UNIT_RANGE = {"days": (0.0, 3650.0, 0), "hours": (0.0, 720.0, 0), "count": (0.0, 100.0, 1),
               "share": (0.0, 100.0, 0), "rate": (0.0, 100.0, 1)}


class HealthEditor(QWidget):
    """Edits the body of a `DraftEdit` of the kind "health"; every edit is one step back."""

    def __init__(self, edit: DraftEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = edit
        self._following = False
        self._fill_in()
        self.sliders: dict[str, QSlider] = {}
        self.weights: dict[str, QSpinBox] = {}
        self.anchors: dict[tuple[str, str], QDoubleSpinBox] = {}
        self.missing: dict[str, QComboBox] = {}
        self.limits: dict[str, QDoubleSpinBox] = {}
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 8, 0)
        room.setSpacing(12)
        room.addWidget(self._inputs())
        room.addWidget(self._colours())
        room.addStretch(1)
        edit.changed.connect(self.follow)
        self.follow()

    def _fill_in(self) -> None:
        """A body that knows fewer inputs gets the others without weight."""
        whole = to_body(BUILT_IN)["inputs"]
        held: dict[str, Any] = self._edit.body["inputs"]
        for key, one in whole.items():
            held.setdefault(key, {**one, "weight": 0.0})

    def _inputs(self) -> Panel:
        panel = Panel(heading=Heading(
            tr("What health is made of"), tr("weights count relative to their sum")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for column, words in enumerate((tr("Input"), tr("Weight"), "", tr("100 at"), tr("0 at"),
                                        tr("If unknown"))):
            grid.addWidget(text.label(words, "caption"), 0, column)
        for row, (key, kind) in enumerate(INPUTS.items(), 1):
            name = translate("health", kind.label)
            label = text.label(name)
            text.set_tooltip(label, text.Tip(name, note=translate("health", kind.about)))
            slider = QSlider(Qt.Orientation.Horizontal)
            slider.setRange(0, HEAVIEST)
            slider.setMinimumWidth(theme.px(60))
            weight = inputs.number(0, HEAVIEST, 0)
            weight.setFixedWidth(theme.px(66))
            for field in (slider, weight):
                field.setAccessibleName(tr("Weight of {name}").format(name=name))
                field.valueChanged.connect(partial(self._weigh, key))
            missing = inputs.choice((tr("leave out"), tr("half"), tr("worst")))
            missing.setFixedWidth(theme.px(104))
            missing.setAccessibleName(tr("{name}, if unknown").format(name=name))
            missing.activated.connect(partial(self._choose_missing, key))
            self.sliders[key], self.weights[key], self.missing[key] = slider, weight, missing
            grid.addWidget(label, row, 0)
            grid.addWidget(slider, row, 1)
            grid.addWidget(weight, row, 2)
            for column, side in ((3, "best"), (4, "worst")):
                grid.addWidget(self._anchor(key, side, kind.unit, name), row, column)
            grid.addWidget(missing, row, 5)
        grid.setColumnStretch(1, 1)
        panel.body.addLayout(grid)
        return panel

    def _anchor(self, key: str, side: str, unit: str, name: str) -> QDoubleSpinBox:
        low, high, decimals = _UNIT_RANGE[unit]
        field = inputs.decimal(low, high, low, decimals)
        field.setFixedWidth(theme.px(86))
        field.setSuffix({"days": tr(" d"), "hours": tr(" h"), "share": " %"}.get(unit, ""))
        field.setAccessibleName(tr("{name}, full points at").format(name=name) if side == "best"
                                else tr("{name}, no points at").format(name=name))
        field.valueChanged.connect(partial(self._anchored, key, side))
        self.anchors[key, side] = field
        return field

    def _colours(self) -> Panel:
        panel = Panel(heading=Heading(
            tr("Colours"), tr("a colour is kept down to the second limit")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        for row, ((enters, leaves), words) in enumerate(zip(
                LIMITS, (tr("▲ Healthy"), tr("● Watch")), strict=True)):
            grid.addWidget(text.label(words), row, 0)
            for column, (name, before) in enumerate(((enters, tr("from")), (leaves, tr("until")))):
                grid.addWidget(text.label(before, "caption"), row, 1 + 2 * column)
                field = inputs.decimal(0, 100, 0, 0)
                field.setFixedWidth(theme.px(76))
                field.setAccessibleName(f"{words} {before}")
                field.valueChanged.connect(partial(self._limit, name))
                self.limits[name] = field
                grid.addWidget(field, row, 2 + 2 * column)
        grid.addWidget(text.label(tr("Enough known")), 0, 5)
        grid.addWidget(text.label(tr("from"), "caption"), 0, 6)
        complete = inputs.decimal(0, 100, 0, 0)
        complete.setSuffix(" %")
        complete.setAccessibleName(tr("Enough known from"))
        complete.valueChanged.connect(partial(self._limit, "complete"))
        self.limits["complete"] = complete
        complete.setFixedWidth(theme.px(80))
        grid.addWidget(complete, 0, 7)
        grid.setColumnStretch(8, 1)
        panel.body.addLayout(grid)
        return panel

    # from the hand to the draft

    def _weigh(self, key: str, value: int) -> None:
        self._set(("inputs", key, "weight"), float(value))

    def _anchored(self, key: str, side: str, value: float) -> None:
        self._set(("inputs", key, side), value / (100 if INPUTS[key].unit == "share" else 1))

    def _choose_missing(self, key: str, position: int) -> None:
        self._set(("inputs", key, "missing"), MISSING[position])

    def _limit(self, name: str, value: float) -> None:
        self._set((name,), value / 100 if name == "complete" else value)

    def _set(self, path: Path, value: Any) -> None:
        if not self._following:
            self._edit.set(path, value, tr("Health"))

    # from the draft to the fields

    def follow(self) -> None:
        """Show what the draft says."""
        self._following = True
        self._fill_in()
        body = self._edit.body
        for key, kind in INPUTS.items():
            one = body["inputs"][key]
            self.sliders[key].setValue(round(one["weight"]))
            self.weights[key].setValue(round(one["weight"]))
            self.missing[key].setCurrentIndex(MISSING.index(one.get("missing", "ignore")))
            for side in ("best", "worst"):
                scale = 100 if kind.unit == "share" else 1
                self.anchors[key, side].setValue(float(one[side]) * scale)
        for name, field in self.limits.items():
            field.setValue(float(body[name]) * (100 if name == "complete" else 1))
        self._following = False
