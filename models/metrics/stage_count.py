"""Opportunities per current stage: a stock, not a conversion (metrics.md, section 1, F-snap)."""

from __future__ import annotations

from models.cells import COUNT, total
from models.facts import OPPORTUNITIES
from models.grouping import grouped
from models.members import Members, counted, equal, opportunities
from models.metric import NAN, Answer, Cell, Metric, Question, Row, Source
from models.wording import QT_TRANSLATE_NOOP

DATES = ("created", "closed", "expected", "stage_since")


def compute(question: Question, source: Source) -> Answer:
    by = (*question.by, "stage")
    status = question.options["status"]
    split = (*by, *(("status",) if "status" not in by else ()))
    cells = source.tally(OPPORTUNITIES, split, (COUNT, total("amount")), question.filters,
                         question.options["date"], question.task)
    if status != "all":
        kept = equal(cells.keys["status"], status)
        cells = type(cells)(cells.by, {k: v[kept] for k, v in cells.keys.items()},
                            {k: v[kept] for k, v in cells.measures.items()})
    found = grouped(cells, by, source)
    n, amount = found.sums(cells.measures["n"]), found.sums(cells.measures["amount"])
    priced = found.sums(cells.measures["amount_n"])
    names = source.labels("stage")
    rows = tuple(
        Row(
            found.keys(i), int(n[i]), n=int(n[i]),
            detail={
                "name": names.get(str(found.groups[i][-1]), ""),
                "amount": int(amount[i]) if priced[i] else NAN,
                "n_without_amount": int(n[i] - priced[i]),
            },
        )
        for i in range(len(found.groups))
    )
    return Answer(rows)


def members(question: Question, source: Source, cell: Cell) -> Members:
    found = opportunities(source, question.filters, cell, when=question.options["date"])
    status = question.options["status"]
    if status != "all":
        found = found.where(equal(found.columns["status"], status))
    return counted(found, found.counts | True)


METRIC = Metric(
    key="stage_count",
    label=QT_TRANSLATE_NOOP("metrics", "Deals per stage"),
    unit="count",
    section="1",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Number of deals by the stage they are in at the moment looked at, closed ones included. "
        "The period, if any, is that of their creation.",
    ),
    facts=(OPPORTUNITIES,),
    answers=compute,
    lists=members,
    options={"status": ("all", "open", "won", "lost"), "date": DATES},
    row_dimensions=("stage",),
)
