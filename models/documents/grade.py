"""The grade document: how a customer gets A+, A, B or C, keeps it, and what each is owed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from models.documents.document import Body, Kind, Problem
from models.wording import QT_TRANSLATE_NOOP

GRADES = ("A+", "A", "B", "C")
PARAMETERS = ("urgency", "budget", "decision", "competition")
Evaluation = Literal["weekly", "daily", "immediate"]
EVALUATIONS = ("weekly", "daily", "immediate")
TRIGGER_KINDS = ("activity", "stage", "days", "text")
CHANNELS = ("people", "outbound")
DEMO = ("demo", "演示")


@dataclass(frozen=True)
class Trigger:
    """Something a customer does that lifts the grade by one at once.

    activity   an inbound activity whose type or subject bears one of the words
    stage      a deal enters a stage whose name bears one
    days       activities that bear one, on so many days in a row
    text       an activity the customer took part in whose words bear one
    """

    code: str
    kind: str
    words: tuple[str, ...]
    days: int = 1


@dataclass(frozen=True)
class Policy:
    """What customers of a grade are owed; `executive_days`: a visit by the management at least
    so often, 0 without. Channel "outbound": handed to the outbound call system."""

    grade: str
    touches_per_week: float
    executive_days: int = 0
    channel: str = "people"


@dataclass(frozen=True)
class GradeDocument:
    """`fields`: (parameter, "account.NAME" or "custom.NAME") where the CRM keeps it as 0 to 5;
    parameters without a field are derived from the data. `urgency_days`: an expected close within
    the first gives 5, within the last 1. `lift_days`: how long a trigger holds."""

    a_plus: float = 17.0
    a: float = 13.0
    b: float = 8.0
    silence_days: int = 14
    lift_days: int = 30
    hold_days: int = 7
    evaluation: str = "daily"
    urgency_days: tuple[int, ...] = (30, 60, 90, 120, 180)
    triggers: tuple[Trigger, ...] = (Trigger("demo", "activity", DEMO),)
    policies: tuple[Policy, ...] = (
        Policy("A+", 2.0, 90), Policy("A", 0.75), Policy("B", 0.5), Policy("C", 0.0, 0, "outbound"))
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def cutoffs(self) -> tuple[float, float, float]:
        return self.a_plus, self.a, self.b

    def policy(self, grade: str) -> Policy:
        return next((one for one in self.policies if one.grade == grade), Policy(grade, 0.0))


BUILT_IN = GradeDocument()
_NUMBERS = ("a_plus", "a", "b", "silence_days", "lift_days", "hold_days")


def to_body(document: GradeDocument) -> Body:
    return {
        **{name: getattr(document, name) for name in _NUMBERS},
        "evaluation": document.evaluation, "urgency_days": list(document.urgency_days),
        "triggers": [{"code": one.code, "kind": one.kind, "words": list(one.words),
                      "days": one.days} for one in document.triggers],
        "policies": {one.grade: {"touches_per_week": one.touches_per_week,
                                 "executive_days": one.executive_days, "channel": one.channel}
                     for one in document.policies},
        "fields": dict(document.fields),
    }


def read(body: Body) -> GradeDocument:
    return GradeDocument(
        float(body["a_plus"]), float(body["a"]), float(body["b"]), int(body["silence_days"]),
        int(body["lift_days"]), int(body["hold_days"]),
        body["evaluation"], tuple(body["urgency_days"]),
        triggers=tuple(Trigger(one["code"], one["kind"], tuple(one["words"]), one.get("days", 1))
                       for one in body["triggers"]),
        policies=tuple(Policy(grade, float(body["policies"][grade]["touches_per_week"]),
                              int(body["policies"][grade].get("executive_days", 0)),
                              body["policies"][grade].get("channel", "people"))
                       for grade in GRADES if grade in body["policies"]),
        fields=tuple(sorted(body.get("fields", {}).items())))


def problems(body: Body) -> tuple[Problem, ...]:
    """Everything that is wrong, with its place."""
    found = [Problem(name, "grade.not_a_number") for name in _NUMBERS
             if not _number(body.get(name)) or body[name] < 0]
    if not found and not body["a_plus"] > body["a"] > body["b"]:
        found.append(Problem("a", "grade.cutoffs_cross", {
            "a_plus": body["a_plus"], "a": body["a"], "b": body["b"]}))
    if not found and body["a_plus"] > 20:
        found.append(Problem("a_plus", "grade.above_twenty", {"value": body["a_plus"]}))
    if body.get("evaluation") not in EVALUATIONS:
        found.append(Problem("evaluation", "grade.bad_evaluation",
                             {"value": str(body.get("evaluation"))}))
    days = body.get("urgency_days")
    if not isinstance(days, list | tuple) or len(days) != 5 or not all(map(_number, days)) or any(
            late <= early for early, late in zip(days, days[1:], strict=False)):
        found.append(Problem("urgency_days", "grade.bad_urgency"))
    triggers = body.get("triggers", ())
    for place, one in enumerate(triggers if isinstance(triggers, list | tuple) else (None,)):
        found += _trigger_problems(f"triggers.{place}", one)
    found += _policy_problems(body.get("policies"))
    fields = body.get("fields", {})
    for name, where in (fields if isinstance(fields, Mapping) else {"": ""}).items():
        if name not in PARAMETERS:
            found.append(Problem(f"fields.{name}", "grade.unknown_parameter", {"name": name}))
        elif not isinstance(where, str) or not where.startswith(("account.", "custom.")):
            found.append(Problem(f"fields.{name}", "grade.bad_field", {"value": str(where)}))
    return tuple(found)


def _trigger_problems(place: str, one: Any) -> list[Problem]:
    if not isinstance(one, Mapping) or not one.get("code"):
        return [Problem(place, "grade.not_a_trigger")]
    found = []
    if one.get("kind") not in TRIGGER_KINDS:
        found.append(Problem(f"{place}.kind", "grade.bad_trigger", {"value": str(one.get("kind"))}))
    words = one.get("words")
    if not isinstance(words, list | tuple) or not words or not all(
            isinstance(word, str) and word.strip() for word in words):
        found.append(Problem(f"{place}.words", "grade.no_words"))
    if not _number(one.get("days", 1)) or one.get("days", 1) < 1:
        found.append(Problem(f"{place}.days", "grade.not_a_number"))
    return found


def _policy_problems(policies: Any) -> list[Problem]:
    if not isinstance(policies, Mapping):
        return [Problem("policies", "grade.no_policies")]
    found = []
    for grade, one in policies.items():
        place = f"policies.{grade}"
        if grade not in GRADES:
            found.append(Problem(place, "grade.unknown_grade", {"name": str(grade)}))
        elif not isinstance(one, Mapping) or not _number(one.get("touches_per_week")) or \
                one["touches_per_week"] < 0:
            found.append(Problem(f"{place}.touches_per_week", "grade.not_a_number"))
        elif not _number(one.get("executive_days", 0)) or one.get("executive_days", 0) < 0:
            found.append(Problem(f"{place}.executive_days", "grade.not_a_number"))
        elif one.get("channel", "people") not in CHANNELS:
            found.append(Problem(f"{place}.channel", "grade.bad_channel",
                                 {"value": str(one.get("channel"))}))
    return found


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def preset(name: str) -> Body:
    """One of `PRESETS` as a body, to be edited or published."""
    evaluation, trigger = _PRESETS[name]
    return {**to_body(BUILT_IN), "evaluation": evaluation, "triggers": [
        *to_body(BUILT_IN)["triggers"],
        {"code": trigger.code, "kind": trigger.kind, "words": list(trigger.words),
         "days": trigger.days}]}


_PRESETS: Mapping[str, tuple[Evaluation, Trigger]] = {
    "manufacturing": ("weekly", Trigger("contract", "stage", ("合同审批", "contract approval"))),
    "technology": ("daily", Trigger("trial", "days", ("login", "log-in", "登录", "trial"), 2)),
    "service": ("immediate", Trigger("hurry", "text", ("尽快上线", "尽快", "go live soon"))),
}
PRESETS: Mapping[str, str] = {
    "manufacturing": QT_TRANSLATE_NOOP(
        "grade", "Large manufacturing: weekly; contract approval lifts the grade"),
    "technology": QT_TRANSLATE_NOOP(
        "grade", "Small technology: daily; trial log-ins on two days in a row lift the grade"),
    "service": QT_TRANSLATE_NOOP(
        "grade", "Services: at once; words of urgency lift the grade"),
}
"""Name -> label of the ways to evaluate that come with the program."""

KIND = Kind("grade", QT_TRANSLATE_NOOP("documents", "Customer grade"), 1,
            lambda: to_body(BUILT_IN), read, problems)
