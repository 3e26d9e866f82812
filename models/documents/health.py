"""The health document: what a customer's health is made of, and when it is green or red."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from models.documents.document import Body, Kind, Problem
from models.metrics.health_score import COMPLETE, Input
from models.wording import QT_TRANSLATE_NOOP

Missing = Literal["ignore", "neutral", "worst"]
MISSING: tuple[Missing, ...] = ("ignore", "neutral", "worst")
"""What an unknown input does: nothing (the rest is renormalised), counts half, counts nothing."""


@dataclass(frozen=True)
class InputKind:
    """Something the data tells of a customer; `unit` is days, count, hours or share."""

    label: str
    unit: str
    about: str


INPUTS: Mapping[str, InputKind] = {
    "recency": InputKind(
        QT_TRANSLATE_NOOP("health", "Last two-way contact"), "days",
        QT_TRANSLATE_NOOP("health", "Days since the customer last took part in a contact.")),
    "contacts": InputKind(
        QT_TRANSLATE_NOOP("health", "Two-way contacts"), "count",
        QT_TRANSLATE_NOOP("health", "Contacts the customer took part in, last 30 days.")),
    "reply": InputKind(
        QT_TRANSLATE_NOOP("health", "Reply time"), "hours",
        QT_TRANSLATE_NOOP("health", "Median hours to the customer's reply, last 90 days.")),
    "deals": InputKind(
        QT_TRANSLATE_NOOP("health", "Deals on time"), "share",
        QT_TRANSLATE_NOOP("health", "Share of open deals whose close date is not past.")),
    "inquiries": InputKind(
        QT_TRANSLATE_NOOP("health", "Inquiries"), "count",
        QT_TRANSLATE_NOOP("health", "Inbound contacts per 30 days, over the last 90 days.")),
    "meetings": InputKind(
        QT_TRANSLATE_NOOP("health", "Meetings"), "count",
        QT_TRANSLATE_NOOP("health", "Meetings in the last 90 days.")),
    "unanswered": InputKind(
        QT_TRANSLATE_NOOP("health", "Unanswered tries"), "count",
        QT_TRANSLATE_NOOP("health", "Our tries since the customer was last heard, at most those "
                          "of 90 days.")),
    "bought": InputKind(
        QT_TRANSLATE_NOOP("health", "Last win"), "days",
        QT_TRANSLATE_NOOP("health", "Days since the customer last bought.")),
    "unblocked": InputKind(
        QT_TRANSLATE_NOOP("health", "Deals not blocked"), "share",
        QT_TRANSLATE_NOOP("health", "Share of open deals without a recorded blocker.")),
}


@dataclass(frozen=True)
class HealthInput(Input):
    """Full points at `best` or better, none at `worst` or worse, linear between; weight 0: not
    used."""

    key: str = ""
    missing: Missing = "ignore"

    @property
    def used(self) -> bool:
        return self.weight > 0


@dataclass(frozen=True)
class HealthDocument:
    """`complete`: below this share of known weight a customer is grey. A customer becomes green at
    `green` and stays so down to `green_leaves`; the same with amber; red is what is below."""

    inputs: tuple[HealthInput, ...]
    complete: float = COMPLETE
    green: float = 70.0
    green_leaves: float = 65.0
    amber: float = 40.0
    amber_leaves: float = 35.0

    @property
    def used(self) -> tuple[HealthInput, ...]:
        return tuple(one for one in self.inputs if one.used)


BUILT_IN = HealthDocument((
    HealthInput(50, 7, 60, "recency"),
    HealthInput(25, 4, 0, "contacts"),
    HealthInput(15, 4, 72, "reply"),
    HealthInput(10, 1, 0, "deals"),
    HealthInput(0, 2, 0, "inquiries"),
    HealthInput(0, 3, 0, "meetings"),
    HealthInput(0, 0, 5, "unanswered"),
    HealthInput(0, 90, 720, "bought"),
    HealthInput(0, 1, 0, "unblocked"),
))
"""Version 1 of metrics.md, section 16; the inputs without weight are there to be tried."""


def to_body(document: HealthDocument) -> Body:
    return {
        "inputs": {one.key: {"weight": one.weight, "worst": one.worst, "best": one.best,
                             "missing": one.missing} for one in document.inputs},
        "complete": document.complete, "green": document.green,
        "green_leaves": document.green_leaves, "amber": document.amber,
        "amber_leaves": document.amber_leaves,
    }


def read(body: Body) -> HealthDocument:
    inputs = tuple(HealthInput(float(one["weight"]), float(one["best"]), float(one["worst"]), key,
                               one.get("missing", "ignore"))
                   for key, one in sorted(body["inputs"].items(), key=lambda item: _order(item[0])))
    return HealthDocument(inputs, *(float(body[name]) for name in _NUMBERS))


_NUMBERS = ("complete", "green", "green_leaves", "amber", "amber_leaves")


def _order(key: str) -> int:
    return list(INPUTS).index(key)


def problems(body: Body) -> tuple[Problem, ...]:
    """Everything that is wrong, with its place."""
    found: list[Problem] = []
    inputs = body.get("inputs")
    if not isinstance(inputs, Mapping) or not inputs:
        found.append(Problem("inputs", "health.no_inputs"))
    else:
        for key, one in inputs.items():
            found += _input_problems(str(key), one)
        weights: list[Any] = [one.get("weight") for one in inputs.values()
                              if isinstance(one, Mapping)]
        if not any(_number(weight) and weight > 0 for weight in weights):
            found.append(Problem("inputs", "health.no_weight"))
    found += [Problem(name, "health.not_a_number") for name in _NUMBERS
              if not _number(body.get(name))]
    if _number(body.get("complete")) and not 0 <= body["complete"] <= 1:
        found.append(Problem("complete", "health.not_a_share", {"value": body["complete"]}))
    limits = [body.get(name) for name in ("green", "green_leaves", "amber", "amber_leaves")]
    if all(map(_number, limits)):
        for name, low, high in (("green", body["green_leaves"], body["green"]),
                                ("green_leaves", body["amber"], body["green_leaves"]),
                                ("amber", body["amber_leaves"], body["amber"]),
                                ("amber_leaves", 0, body["amber_leaves"]),
                                ("green", body["green"], 100)):
            if low > high:
                found.append(Problem(name, "health.limits_cross", {"low": low, "high": high}))
    return tuple(found)


def _input_problems(key: str, one: Any) -> list[Problem]:
    place = f"inputs.{key}"
    if key not in INPUTS:
        return [Problem(place, "health.unknown_input", {"name": key})]
    if not isinstance(one, Mapping):
        return [Problem(place, "health.not_an_input", {"name": key})]
    found = [Problem(f"{place}.{name}", "health.not_a_number") for name in ("weight", "worst",
                                                                            "best")
             if not _number(one.get(name))]
    if _number(one.get("weight")) and one["weight"] < 0:
        found.append(Problem(f"{place}.weight", "health.negative_weight",
                             {"value": one["weight"]}))
    if _number(one.get("worst")) and one.get("worst") == one.get("best"):
        found.append(Problem(f"{place}.best", "health.same_anchors", {"value": one["best"]}))
    if one.get("missing", "ignore") not in MISSING:
        found.append(Problem(f"{place}.missing", "health.bad_missing",
                             {"value": str(one.get("missing"))}))
    return found


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


KIND = Kind("health", QT_TRANSLATE_NOOP("documents", "Customer health"), 1,
            lambda: to_body(BUILT_IN), read, problems)
