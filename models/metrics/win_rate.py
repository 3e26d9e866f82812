"""Win rate (metrics.md, section 2)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.cells import COUNT, total
from models.facts import OPPORTUNITIES
from models.grouping import codes_of, grouped
from models.intervals import wilson
from models.members import Members, counted, equal, opportunities
from models.metric import NAN, Answer, Cell, Metric, Question, Row, Source
from models.money import exponent
from models.wording import QT_TRANSLATE_NOOP

Floats = npt.NDArray[np.float64]
STATUSES = ("won", "lost", "open")


@dataclass(frozen=True)
class Rate:
    """Aligned arrays, one entry per segment; shares, NaN where nothing is decided."""

    value: Floats
    numerator: Floats
    denominator: Floats
    low: Floats
    high: Floats


def win_rate(won: npt.ArrayLike, lost: npt.ArrayLike, still_open: npt.ArrayLike = 0) -> Rate:
    """Won of won and lost; of all with the open ones given (created cohort).

    Unit:    share, 0 to 1; NaN where nothing is decided.
    Counts:  each deal once, whatever its amount. Open ones count only when given.
    Error:   Wilson score interval at 95 %.
    Source:  metrics.md, section 2.
    """
    wins = np.asarray(won, float)
    every = wins + np.asarray(lost, float) + np.asarray(still_open, float)
    low, high = wilson(wins, every)
    return Rate(_share(wins, every), wins, every, low, high)


def _share(part: Floats, whole: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(whole > 0, part / whole, np.nan)


def compute(question: Question, source: Source) -> Answer:
    created = question.options["cohort"] == "created"
    value = question.options["weight"] == "value"
    split = (*question.by, *(("status",) if "status" not in question.by else ()))
    cells = source.tally(OPPORTUNITIES, split, (COUNT, total("amount")), question.filters,
                         "created" if created else "closed", question.task)
    status = codes_of(cells.keys["status"], STATUSES)
    if not created:
        status = np.where(status == 2, -1, status)
    found = grouped(cells, question.by, source)
    n = found.table(status, 3, cells.measures["n"])
    amount = found.table(status, 3, cells.measures["amount"])
    priced = found.table(status, 3, cells.measures["amount_n"])
    rate = win_rate(n[:, 0], n[:, 1], n[:, 2])
    worth = amount.sum(axis=1)
    by_value = _share(amount[:, 0], worth)
    scale = 10.0 ** -exponent(source.reporting_currency)
    rows = []
    for i in range(len(found.groups)):
        if not rate.denominator[i] and question.by:
            continue
        detail = {
            "won": int(n[i, 0]), "lost": int(n[i, 1]), "open": int(n[i, 2]),
            "open_share": n[i, 2] / rate.denominator[i] if rate.denominator[i] else NAN,
            "n_without_amount": int(rate.denominator[i] - priced[i].sum()),
            "by_count": float(rate.value[i]), "by_value": float(by_value[i]),
        }
        figure = (
            Row(found.keys(i), float(by_value[i]), amount[i, 0] * scale, worth[i] * scale,
                int(rate.denominator[i]), detail=detail)
            if value else
            Row(found.keys(i), float(rate.value[i]), float(rate.numerator[i]),
                float(rate.denominator[i]), int(rate.denominator[i]), float(rate.low[i]),
                float(rate.high[i]), detail)
        )
        rows.append(figure)
    return Answer(tuple(rows))


def members(question: Question, source: Source, cell: Cell) -> Members:
    created = question.options["cohort"] == "created"
    found = opportunities(source, question.filters, cell, when="created" if created else "closed")
    if not created:
        found = found.where(~equal(found.columns["status"], "open"))
    return counted(found, equal(found.columns["status"], "won"))


METRIC = Metric(
    key="win_rate",
    label=QT_TRANSLATE_NOOP("metrics", "Win rate"),
    unit="ratio",
    section="2",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Won deals divided by won and lost deals, of those closed in the period. Open deals count "
        "neither for nor against. Of the created cohort: won deals divided by all deals created "
        "in the period. By value: amounts instead of counts; deals without amount weigh nothing.",
    ),
    facts=(OPPORTUNITIES,),
    answers=compute,
    lists=members,
    options={"weight": ("count", "value"), "cohort": ("closed", "created")},
)
