"""The funnel families that count stays in stages: any, flow and ledger (metrics.md, section 1)."""

from __future__ import annotations

from collections import defaultdict

from models.cells import COUNT, Cells, Measure, total
from models.facts import OPPORTUNITIES, VISITS
from models.grouping import Group, Ladder, group_keys
from models.metric import NAN, Key, Question, Row, Source
from models.metrics.conversion import conversion, visits_ended
from models.money import exponent

Table = dict[Group, dict[tuple[Key, ...], float]]


def rows(question: Question, source: Source, runs: tuple[Ladder, ...]) -> list[Row]:
    """One row per segment and stage."""
    family = question.options["family"]
    if family == "any":
        return _any(question, source, runs)
    if family == "flow":
        return _flow(question, source, runs)
    return _ledger(question, source, runs)


def _table(cells: Cells, by: tuple[str, ...], inner: tuple[str, ...], measure: str,
           runs: tuple[Ladder, ...] = ()) -> Table:
    """Sums of a measure: group -> inner keys -> sum. The first inner key is a stage where `runs`
    are given; stages no longer in use count as the one that stands for them."""
    found: Table = defaultdict(lambda: defaultdict(float))
    same = {stage: used for run in runs for stage, used in run.same.items()}
    outer = [cells.keys[name].tolist() for name in by]
    within = [cells.keys[name].tolist() for name in inner]
    groups = zip(*outer, strict=True) if by else ((),) * len(cells)
    for group, keys, value in zip(groups, zip(*within, strict=True),
                                  cells.measures[measure].tolist(), strict=True):
        found[tuple(group)][(same.get(str(keys[0]), keys[0]), *keys[1:])] += value
    return found


def _ordered(tables: tuple[Table, ...], by: tuple[str, ...], source: Source) -> list[Group]:
    groups: list[Group] = list(dict.fromkeys(group for table in tables for group in table))
    if not by:
        return [()]
    if not groups:
        return []
    return list(group_keys([list(column) for column in zip(*groups, strict=True)], by,
                           source).groups)


def _tally(question: Question, source: Source, inner: tuple[str, ...], when: str,
           measures: tuple[Measure, ...] = (COUNT,)) -> Cells:
    split = tuple(dict.fromkeys((*question.by, *inner)))
    return source.tally(VISITS, split, measures, question.filters, when, question.task)


def _names(run: Ladder, r: int, family: str) -> dict[str, object]:
    return {"from": run.stages[r].name, "to": run.next_name(r + 1),
            "to_stage": run.next_key(r + 1), "pipeline": run.pipeline, "rank": r + 1,
            "family": family}


def _any(question: Question, source: Source, runs: tuple[Ladder, ...]) -> list[Row]:
    """Deals with at least one stay in the next stage, by those with one in this; may exceed 1,
    because neither is a part of the other."""
    when = question.options["cohort"]
    inner = ("pipeline", "visited", "status")
    split = tuple(dict.fromkeys((*question.by, *inner)))
    cells = source.tally(OPPORTUNITIES, split, (COUNT,), question.filters, when, question.task)
    seen = _table(cells, question.by, inner, "n")
    answer = []
    for group in _ordered((seen,), question.by, source):
        for run in runs:
            n = [0.0] * (len(run.stages) + 1)
            for (pipeline, visited, status), count in seen.get(group, {}).items():
                if pipeline != run.pipeline or (when == "closed" and status == "open"):
                    continue
                for r in range(len(run.stages)):
                    n[r] += count * (int(visited or 0) >> r & 1)
                n[-1] += count * (status == "won")
            if not any(n) and question.by:
                continue
            figures = conversion(n[1:], n[:-1], nested=False)
            answer += [
                Row({**dict(zip(question.by, group, strict=True)), "stage": stage.key},
                    float(figures.value[r]), n[r + 1], n[r], int(n[r]),
                    detail=_names(run, r, "any"))
                for r, stage in enumerate(run.stages)
            ]
    return answer


def _flow(question: Question, source: Source, runs: tuple[Ladder, ...]) -> list[Row]:
    """Forward exits within the period by entries within it; mixes cohorts and may exceed 1."""
    entered = _table(_tally(question, source, ("stage",), "entered"), question.by, ("stage",),
                     "n", runs)
    left = _table(_tally(question, source, ("stage", "outcome"), "left"), question.by,
                  ("stage", "outcome"), "n", runs)
    answer = []
    for group in _ordered((entered, left), question.by, source):
        for run in runs:
            for r, stage in enumerate(run.stages):
                out = {way: left.get(group, {}).get((stage.key, way), 0.0)
                       for way in ("advanced", "won", "lost", "back", "handed")}
                forward = out["advanced"] + out["won"]
                come = entered.get(group, {}).get((stage.key,), 0.0)
                if question.by and not come and not any(out.values()):
                    continue
                answer.append(Row(
                    {**dict(zip(question.by, group, strict=True)), "stage": stage.key},
                    forward / come if come else NAN, forward, come, int(come),
                    detail={**_names(run, r, "flow"), "entered": int(come),
                            "forward": int(forward), "lost": int(out["lost"]),
                            "back": int(out["back"]), "handed": int(out["handed"])},
                ))
    return answer


def _ledger(question: Question, source: Source, runs: tuple[Ladder, ...]) -> list[Row]:
    """Of the stays that began in the period and have ended, the share that ended further on."""
    value = question.options["weight"] == "value"
    cells = _tally(question, source, ("stage", "outcome"), "entered", (COUNT, total("amount")))
    ended = _table(cells, question.by, ("stage", "outcome"), "n", runs)
    worth = _table(cells, question.by, ("stage", "outcome"), "amount", runs)
    scale = 10.0 ** -exponent(source.reporting_currency)
    answer = []
    for group in _ordered((ended,), question.by, source):
        for run in runs:
            for r, stage in enumerate(run.stages):
                n = _ways(ended.get(group, {}), stage.key)
                if question.by and not sum(n.values()):
                    continue
                figures = visits_ended(n["advanced"], n["lost"], n["back"], n["handed"])
                shown, low, high = figures, float(figures.low), float(figures.high)
                if value:
                    w = {way: v * scale for way, v in _ways(worth.get(group, {}),
                                                            stage.key).items()}
                    done = sum(v for way, v in w.items() if way != "open")
                    shown = conversion(w["advanced"], done, nested=False)
                    low = high = NAN
                answer.append(Row(
                    {**dict(zip(question.by, group, strict=True)), "stage": stage.key},
                    float(shown.value), float(shown.numerator), float(shown.denominator),
                    int(figures.denominator), low, high,
                    {**_names(run, r, "ledger"), "entries": int(sum(n.values())),
                     **{way: int(count) for way, count in n.items()}},
                ))
    return answer


def _ways(found: dict[tuple[Key, ...], float], stage: str) -> dict[str, float]:
    """The five ends of a stay; they add up to the entries."""
    n = {way: found.get((stage, way), 0.0) for way in ("advanced", "lost", "back", "handed",
                                                      "open")}
    n["advanced"] += found.get((stage, "won"), 0.0)
    return n
