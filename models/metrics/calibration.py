"""Whether deals given 80 % are won eight times in ten (metrics.md, section 11)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.facts import OPPORTUNITIES, VISITS
from models.members import Members, chosen, counted
from models.metric import Answer, Cell, Metric, Question, Row, Source
from models.metrics.brier import Brier, brier
from models.metrics.probability_scores import (
    Bin,
    auc,
    bin_codes,
    bins_of,
    corrected_brier,
    log_loss,
)
from models.metrics.scored import Scored, by_seller, by_stage
from models.wording import QT_TRANSLATE_NOOP

AGES = ("30", "7", "14", "60", "90", "180")
NOTHING = QT_TRANSLATE_NOOP("metrics", "No deal with a stated probability has ended yet.")


@dataclass(frozen=True)
class Desk:
    """All that is said about one kind of probability.

    who        stage | seller
    brier      score = reliability - resolution + uncertainty, exact; `corrected` for small bins
    base       share won of all
    left_open  deals of which nobody knows yet; they are not scored
    """

    who: str
    age: int
    bins: tuple[Bin, ...]
    brier: Brier
    corrected: Brier
    log_loss: float
    auc: float
    n: int
    base: float
    left_open: int


def scored(question: Question, source: Source) -> Scored:
    """By the options who=stage|seller and age=DAYS (of stages)."""
    if question.options.get("who", "stage") == "seller":
        return by_seller(question, source)
    return by_stage(question, source, (int(question.options.get("age", AGES[0])),))


def desk(question: Question, source: Source) -> Desk:
    """The reliability curve with its bars and all scores."""
    found = scored(question, source)
    p, y = found.probability, found.outcome
    return Desk(
        question.options.get("who", "stage"), int(question.options.get("age", AGES[0])),
        bins_of(p, y), brier(p, y), corrected_brier(p, y), log_loss(p, y), auc(p, y), len(found),
        float(y.mean()) if len(found) else float("nan"), found.open_left_out)


def compute(question: Question, source: Source) -> Answer:
    """One row per stated probability (or tenth): the share won."""
    found = scored(question, source)
    rows = tuple(
        Row({"stated": _name(one.stated)}, one.share, float(one.wins), float(one.n), one.n, one.low,
            one.high, detail={"stated": one.stated, "wins": one.wins})
        for one in bins_of(found.probability, found.outcome))
    return Answer(rows, notes=() if rows else (NOTHING,))


def _name(stated: float) -> str:
    return f"{stated:.3f}"


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The deals of a bin; won ones count."""
    found = scored(question, source)
    wanted = found.opportunity
    if "stated" in cell:
        bins = bins_of(found.probability, found.outcome)
        named = np.array([_name(one.stated) == cell["stated"] for one in bins], bool)
        wanted = wanted[named[bin_codes(found.probability)]]
    keys = {str(key) for key in wanted.tolist()}
    state = question.stock.narrowed("opportunity", keys) if keys else question.stock
    listed = chosen(source, OPPORTUNITIES, state, {})
    listed = listed if keys else listed.where(listed.counts)
    won = np.array([status == "won" for status in listed.columns["status"].tolist()], bool)
    return counted(listed, won)


METRIC = Metric(
    key="calibration",
    label=QT_TRANSLATE_NOOP("metrics", "Do probabilities come true"),
    unit="share",
    section="11",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Of the deals that stood in a stage of this probability at a fixed age (or, for the "
        "probabilities of deals themselves, on the first day of a quarter), the share that was "
        "won. One score per deal and moment; open deals do not count until they end or a year "
        "has passed, which then counts as not won. The period of the filter is passed over.",
    ),
    facts=(VISITS,),
    answers=compute,
    lists=members,
    dated=False,
    options={"who": ("stage", "seller"), "age": AGES},
    row_dimensions=("stated",),
)
