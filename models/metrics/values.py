"""Won value by close date, and the value of the open pipeline (metrics.md, section 0)."""

from __future__ import annotations

from models.cells import COUNT, total
from models.facts import OPPORTUNITIES
from models.grouping import codes_of, grouped
from models.members import Members, counted, equal, opportunities
from models.metric import NAN, Answer, Cell, Metric, Question, Row, Source
from models.wording import QT_TRANSLATE_NOOP


def _sums(question: Question, source: Source, status: str, measure: str, when: str) -> Answer:
    split = (*question.by, *(("status",) if "status" not in question.by else ()))
    cells = source.tally(OPPORTUNITIES, split, (COUNT, total(measure)), question.filters, when,
                         question.task)
    column = codes_of(cells.keys["status"], (status,))
    found = grouped(cells, question.by, source)
    n = found.table(column, 1, cells.measures["n"])[:, 0]
    worth = found.table(column, 1, cells.measures[measure])[:, 0]
    known = found.table(column, 1, cells.measures[f"{measure}_n"])[:, 0]
    rows = tuple(
        Row(
            found.keys(i),
            # Nothing sold is worth 0; deals of which no amount is known are worth nobody knows.
            int(worth[i]) if known[i] or not n[i] else NAN,
            n=int(n[i]),
            detail={"n_without_amount": int(n[i] - known[i]),
                    "mean": worth[i] / known[i] if known[i] else NAN},
        )
        for i in range(len(found.groups)) if n[i] or not question.by
    )
    return Answer(rows)


def _members(question: Question, source: Source, cell: Cell, status: str, when: str) -> Members:
    found = opportunities(source, question.filters, cell, when=when)
    found = found.where(equal(found.columns["status"], status))
    return counted(found, found.counts | True)


def won_value(question: Question, source: Source) -> Answer:
    """Sum of the amounts of won deals closed in the period, minor units of the reporting
    currency."""
    return _sums(question, source, "won", "amount", "closed")


def pipeline_value(question: Question, source: Source) -> Answer:
    """Sum of the amounts of deals open at the moment looked at, minor units of the reporting
    currency; weighted: each amount times its probability."""
    measure = "weighted" if question.options["weighted"] == "yes" else "amount"
    return _sums(question, source, "open", measure, question.options["date"])


METRIC = (
    Metric(
        key="won_value",
        label=QT_TRANSLATE_NOOP("metrics", "Won value"),
        unit="money",
        section="0",
        definition=QT_TRANSLATE_NOOP(
            "metrics",
            "Sum of the amounts of won deals closed in the period, in the reporting currency, "
            "each rounded once. Deals without amount are counted apart.",
        ),
        facts=(OPPORTUNITIES,),
        answers=won_value,
        lists=lambda question, source, cell: _members(question, source, cell, "won", "closed"),
    ),
    Metric(
        key="pipeline_value",
        label=QT_TRANSLATE_NOOP("metrics", "Open pipeline"),
        unit="money",
        section="0",
        definition=QT_TRANSLATE_NOOP(
            "metrics",
            "Sum of the amounts of deals open at the moment looked at, in the reporting currency; "
            "weighted: each amount times its probability. The period, if any, is that of their "
            "creation, or of the expected close date if asked so.",
        ),
        facts=(OPPORTUNITIES,),
        answers=pipeline_value,
        lists=lambda question, source, cell: _members(
            question, source, cell, "open", question.options["date"]),
        options={"weighted": ("no", "yes"), "date": ("created", "expected", "stage_since")},
    ),
)
