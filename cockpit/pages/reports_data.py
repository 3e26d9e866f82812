"""What the two reports beside the funnel say: sellers and lead sources."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from cockpit.dimension_names import value_name
from cockpit.translation import tr
from models.cells import COUNT
from models.facts import LEADS, OPPORTUNITIES
from models.metric import TOO_FEW, Question, Result, answer
from widgets.table_model import Column, Rows
from widgets.theme import Tone

if TYPE_CHECKING:
    from cockpit.context import Inputs
    from cockpit.formats import Formats
    from models.task import Task

REPORTS = {"leaderboard": "owner", "source_roi": "lead_source"}
"""Report -> the dimension of its rows."""


@dataclass(frozen=True)
class ReportData:
    result: Result
    question: Question
    names: dict[str, str]
    in_view: tuple[int, int]

    @property
    def dimension(self) -> str:
        return REPORTS[self.result.metric]

    def name(self, row: int) -> str:
        return value_name(self.dimension, self.result.rows[row].by[self.dimension], self.names)


def load(inputs: Inputs, task: Task) -> ReportData:
    report = inputs.options["report"]
    model = {"model": inputs.options["model"]} if report == "source_roi" else {}
    question = inputs.question(**model)
    result = answer(report, question, inputs.mart)
    fact = LEADS if report == "source_roi" else OPPORTUNITIES
    every = inputs.mart.tally(fact, (), (COUNT,), question.stock, task=task)
    try:
        names = dict(inputs.mart.labels(REPORTS[report]))
    except KeyError:
        names = {}
    return ReportData(result, question, names,
                      (sum(row.detail.get("leads", row.n) for row in result.rows),
                       int(every.measures["n"].sum())))


def table(data: ReportData, formats: Formats, *, whole: bool = False) -> Rows:
    """The report as a table, in one language; `whole` with the columns there is no room for."""
    rows, currency = data.result.rows, data.result.currency
    names = [data.name(i) for i in range(len(rows))]

    def column(header: str, name: str, show: Callable[[Any], str], **more: Any) -> Column:
        values = np.array([row.detail[name] for row in rows], float)
        return Column(header, values, show=show, figures=True, **more)

    def band(low: str, high: str) -> list[str]:
        return [f"{formats.percent(row.detail[low])} – {formats.percent(row.detail[high])}"
                if row.n else "–" for row in rows]

    if data.result.metric == "leaderboard":
        ranks = [str(i) if row.rankable else "·" for i, row in zip(
            _ranks([row.rankable for row in rows]), rows, strict=True)]
        return Rows((
            Column("#", ranks, width=36),
            Column(tr("Seller"), names, strong=True),
            Column(tr("Won"), np.array([row.value for row in rows], float), figures=True,
                   show=lambda value: formats.money(value, currency), width=84),
            Column(tr("Won / lost"), [f"{row.detail['won']} / {row.detail['lost']}"
                                      for row in rows], figures=True, width=80),
            column(tr("Win rate"), "win_rate", formats.percent, width=70),
            Column(tr("95% interval"), band("win_low", "win_high"), figures=True, width=104),
            *((column(tr("Held back"), "win_rate_shrunk", formats.percent,
                      tip=tr("Pulled towards the team's rate where few deals speak")),)
              if whole else ()),
            column(tr("Activities"), "activities", formats.integer, width=78),
            Column(tr("Suggests"), [_suggests(row.detail["quadrant"]) for row in rows],
                   tone=_tone, width=118),
        ))
    money = data.result.rows[0].detail["currency"] if rows else None

    def major(value: float) -> str:
        from models.money import exponent

        return formats.money(value * 10 ** exponent(money), money)

    return Rows((
        Column(tr("Source"), names, strong=True),
        column(tr("Leads"), "leads", formats.integer, width=64),
        Column(tr("Valid"), [f"{formats.percent(row.detail['valid_share'])} ({span})"
                             for row, span in zip(rows, band("valid_low", "valid_high"),
                                                  strict=True)], figures=True, width=116,
               tip=tr("Share of the leads that were qualified, with its 95 % interval")),
        column(tr("Cost"), "cost", major, width=78),
        column(tr("Won"), "won", lambda n: formats.locale.toString(float(n), "f", 1)
               if n % 1 else formats.integer(n), width=60),
        column(tr("Amount"), "won_amount", major, width=80),
        *((column(tr("Cost per lead"), "cost_per_lead", major),
           column(tr("Cost per deal won"), "cost_per_customer", major)) if whole else ()),
        column(tr("Still open"), "still_open", formats.percent, width=76,
               tip=tr("Deals of the period that may yet be won")),
        Column(tr("Return"), np.array([row.value for row in rows], float), figures=True,
               show=lambda value: f"{formats.locale.toString(float(value), 'f', 1)} ×", width=76,
               tip=tr("(won amount − cost) / cost")),
    ))


def _ranks(counts: list[bool]) -> list[int]:
    return [int(rank) for rank in np.cumsum(counts)]


def _suggests(quadrant: str) -> str:
    return {
        "": "–", "lead": tr("example for others"),
        "coach_skill": tr("coach skill"),
        "coach_activity": tr("more activity"),
        "coach_both": tr("coach both"),
        "few": tr("fewer than {n} deals").format(n=TOO_FEW),
    }[quadrant]


def _tone(words: str) -> Tone:
    return "muted" if words == _suggests("few") else ""
