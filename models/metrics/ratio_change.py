"""What changed a rate between two periods: the mix, or the rates (metrics.md, section 13)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.facts import OPPORTUNITIES
from models.grouping import Group, group_keys
from models.members import Members
from models.metric import (
    NAN,
    Answer,
    Cell,
    Metric,
    Question,
    Row,
    Source,
    compared,
    metric,
)
from models.metrics.mix_rate import Counts, mix_and_rate, nested_mix
from models.wording import QT_TRANSLATE_NOOP

NO_COMPARISON = QT_TRANSLATE_NOOP(
    "metrics", "There is no earlier period to compare with; choose a period.")


def counts(question: Question, source: Source) -> dict[Group, Counts]:
    """Numerator and denominator of the rate per segment; without a stage, a conversion is that
    from the first stage to the win."""
    of, stage = question.options["of"], question.options["stage"]
    asked = replace(question, options={})
    found: dict[Group, Counts] = {}
    for row in metric(of).compute(asked, source).rows:
        part, whole = row.numerator, row.denominator
        if of == "stage_conversion":
            if stage and row.by["stage"] != stage:
                continue
            if not stage:
                if row.detail["rank"] != 1:
                    continue
                whole = row.detail["reached"]
                part = round(whole * row.detail["end_to_end"]) if whole else 0
        group = tuple(row.by[dimension] for dimension in question.by)
        old = found.get(group, (0.0, 0.0))
        found[group] = (old[0] + part, old[1] + whole)
    return {group: (part, whole) for group, (part, whole) in found.items() if whole}


def compute(question: Question, source: Source) -> Answer:
    """One row per segment: what it adds to the change of the whole, its mix and its rate. Without
    segments all of the change is rate."""
    earlier = _earlier(question)
    if earlier is None:
        return Answer((), notes=(NO_COMPARISON,))
    before, after = counts(earlier, source), counts(question, source)
    if not before and not after:
        return Answer(())
    found = mix_and_rate(before, after)
    several = _several(before, after) if len(question.by) > 1 and before and after else {}
    groups = list(dict.fromkeys((*before, *after)))
    ordered: Sequence[Group] = [()] if not question.by else group_keys(
        [list(column) for column in zip(*groups, strict=True)], question.by, source).groups
    rows = []
    for group in ordered:
        part = found.parts.get(group)
        whole = {
            "total_before": found.before, "total_after": found.after, "total_mix": found.mix,
            "total_rate": found.rate, "simpson": found.simpson,
            **{f"total_mix_{d}": v for d, v in zip(question.by, several.get("mix", ()),
                                                   strict=False)},
        }
        rows.append(Row(
            dict(zip(question.by, group, strict=True)),
            part.mix + part.rate if part else NAN,
            n=int(after.get(group, (0, 0))[1]),
            detail=whole | ({
                "mix": part.mix, "rate": part.rate, "before": part.rate_before,
                "after": part.rate_after, "share_before": part.share_before,
                "share_after": part.share_after, "n_before": int(before.get(group, (0, 0))[1]),
            } if part else {}),
        ))
    return Answer(tuple(rows))


def _several(before: Mapping[Group, Counts], after: Mapping[Group, Counts]
             ) -> dict[str, list[float]]:
    one: dict[tuple[object, ...], Counts] = {group: before[group] for group in before}
    other: dict[tuple[object, ...], Counts] = {group: after[group] for group in after}
    return {"mix": nested_mix(one, other)[0]}


def _earlier(question: Question) -> Question | None:
    state = question.filters
    if state.compare == "none":
        question = replace(question, filters=replace(state, compare="previous"))
    return compared(question)


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The records behind the rate of the segment in the period itself."""
    of, stage = question.options["of"], question.options["stage"]
    inner = dict(cell)
    if of == "stage_conversion" and stage:
        inner["stage"] = stage
    return metric(of).records(replace(question, options={}), source, inner)


METRIC = Metric(
    key="mix_rate",
    label=QT_TRANSLATE_NOOP("metrics", "Mix or rate"),
    unit="ratio",
    section="13",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "What each segment adds to the change of a rate against the period compared with: by a "
        "different share of all deals (mix), and by a different rate of its own. The parts sum to "
        "the change exactly. A segment that was not there before, or is not any more, is mix.",
    ),
    facts=(OPPORTUNITIES,),
    answers=compute,
    lists=members,
    options={"of": ("win_rate", "stage_conversion"), "stage": ()},
)
