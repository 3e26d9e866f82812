"""Stage conversion by value: every deal weighs its amount on entering the stage
(metrics.md, section 1)."""

from __future__ import annotations

import numpy as np

from models.facts import REACHES
from models.grouping import Ladder, group_keys
from models.metric import NAN, Question, Row, Source
from models.money import exponent


def rows(question: Question, source: Source, runs: tuple[Ladder, ...]) -> list[Row]:
    """One row per segment and stage; numerator and denominator in units of the reporting
    currency. No interval: amounts are no counts."""
    resolved = question.options["family"] == "resolved"
    by = tuple(dict.fromkeys((*question.by, "pipeline", "rank")))
    names = tuple(dict.fromkeys((*by, "opportunity", "status", "amount", "imputed")))
    data = source.columns(REACHES, names, question.filters, question.options["cohort"])
    _, deal = np.unique(data["opportunity"].astype(str), return_inverse=True)
    order = np.lexsort((data["rank"].astype(int), deal))
    data, deal = {name: column[order] for name, column in data.items()}, deal[order]
    status = data["status"]
    if question.options["cohort"] == "closed":
        kept = status != "open"
        data, deal = {name: column[kept] for name, column in data.items()}, deal[kept]
    if not len(deal):
        return []
    # Ranks of one deal follow one another without gaps: the next row says whether it went on.
    went_on = np.append(deal[1:] == deal[:-1], False)
    still = ~went_on & (data["status"] == "open")
    amount = data["amount"].astype(float) * 10.0 ** -exponent(source.reporting_currency)
    known = ~np.isnan(amount)
    found = group_keys([data[name].tolist() for name in by], by, source)
    counted = ~still if resolved else np.ones(len(deal), bool)
    size = len(found.groups)
    n = np.bincount(found.codes[counted], minlength=size)
    unknown = np.bincount(found.codes[counted & ~known], minlength=size)
    worth = np.where(known, amount, 0.0)
    whole = np.bincount(found.codes, worth * counted, size)
    part = np.bincount(found.codes, worth * went_on, size)
    ladder = {run.pipeline: run for run in runs}
    answer = []
    for i in range(size):
        keys = found.keys(i)
        run, rank = ladder.get(str(keys["pipeline"])), keys["rank"]
        if run is None or not isinstance(rank, int) or not 1 <= rank <= len(run.stages):
            continue
        answer.append(Row(
            {**{name: keys[name] for name in question.by}, "stage": run.stages[rank - 1].key},
            part[i] / whole[i] if whole[i] > 0 else NAN, float(part[i]), float(whole[i]),
            int(n[i]),
            detail={"from": run.stages[rank - 1].name, "to": run.next_name(rank),
                    "to_stage": run.next_key(rank), "pipeline": run.pipeline, "rank": rank,
                    "family": question.options["family"], "n_without_amount": int(unknown[i])},
        ))
    return answer
