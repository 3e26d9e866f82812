"""What is wrong in a health, grade or stage document, in words."""

from __future__ import annotations

from cockpit.translation import tr, translate
from models.documents.document import Problem
from models.documents.health import INPUTS


def problem_words(problem: Problem) -> str:
    """One sentence: what, and where."""
    facts = dict(problem.facts)
    said = {
        "health.no_inputs": tr("There are no inputs."),
        "health.no_weight": tr("Give at least one input a weight."),
        "health.not_a_number": tr("A number is missing."),
        "health.not_a_share": tr("The share must lie between 0 and 100 %."),
        "health.limits_cross": tr("The limits cross: {high} must not lie below {low}."),
        "health.unknown_input": tr("There is no input {name}."),
        "health.not_an_input": tr("The input {name} cannot be read."),
        "health.negative_weight": tr("A weight must not be negative."),
        "health.same_anchors": tr("Best and worst must differ."),
        "health.bad_missing": tr("Missing values cannot be treated as {value}."),
        "grade.not_a_number": tr("A number is missing or negative."),
        "grade.cutoffs_cross": tr("The cut-offs must fall: A+ {a_plus}, A {a}, B {b}."),
        "grade.above_twenty": tr("No total reaches {value}: 20 is the most."),
        "grade.bad_evaluation": tr("Grades cannot be looked at {value}."),
        "grade.bad_urgency": tr("The five spans of urgency must grow."),
        "grade.unknown_parameter": tr("There is no parameter {name}."),
        "grade.bad_field": tr("{value} is no field of a customer."),
        "grade.not_a_trigger": tr("A trigger cannot be read."),
        "grade.bad_trigger": tr("There is no trigger of the kind {value}."),
        "grade.no_words": tr("A trigger needs words."),
        "grade.no_policies": tr("There are no policies."),
        "grade.unknown_grade": tr("There is no grade {name}."),
        "grade.bad_channel": tr("There is no channel {value}."),
        "stages.not_a_list": tr("There is no list of pipelines."),
        "stages.incomplete": tr("A pipeline or stage lacks its key, its name or its stages."),
        "stages.twice": tr("The stage {value} stands there twice."),
        "stages.not_a_share": tr("The probability {value} must lie between 0 and 1."),
        "stages.not_days": tr("{value} is no whole number of days above 0."),
        "stages.unknown_value": tr("There is no {value}. Known are: {known}."),
        "stages.won_and_lost": tr("A stage cannot mean won and lost at once."),
    }.get(problem.code, problem.code)
    for name, value in facts.items():
        said = said.replace("{" + name + "}", str(value))
    place = _place(problem.place)
    return f"{place}: {said}" if place else said


def _place(path: str) -> str:
    parts = path.split(".")
    if parts[0] == "pipelines":
        return _place_of_stage(parts)
    if parts[0] == "inputs" and len(parts) > 1 and parts[1] in INPUTS:
        return translate("health", INPUTS[parts[1]].label)
    return {
        "green": tr("Healthy from"), "green_leaves": tr("Healthy until"),
        "amber": tr("Watch from"), "amber_leaves": tr("Watch until"),
        "complete": tr("Enough known from"),
    }.get(parts[0], "")


def _place_of_stage(parts: list[str]) -> str:
    """Pipelines and stages are counted from 1, as people do."""
    numbers = [int(part) + 1 for part in parts if part.isdecimal()]
    if len(numbers) == 2:
        return tr("Pipeline {pipeline}, stage {stage}").format(
            pipeline=numbers[0], stage=numbers[1])
    return tr("Pipeline {pipeline}").format(pipeline=numbers[0]) if numbers else ""
