"""How soon leads are answered, and which ones are in nobody's hands (metrics.md, section 14)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from models.cells import Array
from models.facts import LEADS
from models.grouping import group_keys
from models.instants import to_micros
from models.intervals import wilson
from models.members import Members, chosen, counted, equal
from models.metric import NAN, Answer, Cell, Metric, Question, Row, Source
from models.quantiles import Sample
from models.survival import kaplan_meier
from models.wording import QT_TRANSLATE_NOOP

Floats = npt.NDArray[np.float64]
HOUR = 3_600_000_000.0
SOON = 5 / 60
"""Hours within which an answer counts as at once (five minutes)."""
_NAMES = ("response_hours", "created", "owner_gone", "misrouted", "valid")


def response(answered: npt.ArrayLike, waiting: npt.ArrayLike) -> dict[str, float]:
    """Waiting times of leads.

    Unit:    hours; `soon` and its interval are shares of all leads.
    Counts:  leads without an answer wait on: their time so far is censored, not left out. What
             most tools show, the median of those answered, stands in `answered_median`.
    Error:   Brookmeyer-Crowley interval of the median, Wilson of the share, both 95 %.
    """
    done, still = Sample.of(answered), Sample.of(waiting)
    curve = kaplan_meier({"answered": done}, still)
    low, high = curve.quantile_band(0.5)
    soon = int(done.counts[done.values <= SOON].sum())
    share = wilson(soon, curve.n)
    return {
        "median": curve.quantile(0.5), "low": low, "high": high, "p90": curve.quantile(0.9),
        "answered_median": done.statistic("median"), "answered": done.n, "waiting": still.n,
        "soon": soon / curve.n if curve.n else NAN,
        "soon_low": float(share[0]), "soon_high": float(share[1]),
    }


def compute(question: Question, source: Source) -> Answer:
    names = (*_NAMES, *question.by)
    data = source.columns(LEADS, names, question.pinned, "created")
    rows = []
    for keys, kept in _groups(question, source, data):
        hours, waiting, nobody = _waits(question, data, kept)
        found = response(hours[~np.isnan(hours)], waiting)
        n = int(kept.sum())
        valid = int((kept & equal(data["valid"], "yes")).sum())
        late = int((kept & equal(data["misrouted"], "yes")).sum())
        rows.append(Row(keys, found["median"], n=n, low=found["low"], high=found["high"], detail={
            **found, "nobody": nobody, "misrouted": late, "valid": valid,
            "valid_share": valid / n if n else NAN}))
    return Answer(tuple(rows))


def _groups(question: Question, source: Source, data: dict[str, Array]
            ) -> list[tuple[dict[str, str | int | None], npt.NDArray[np.bool_]]]:
    length = len(data["valid"])
    if not question.by:
        return [({}, np.ones(length, bool))]
    if not length:
        return []
    found = group_keys([data[one].tolist() for one in question.by], question.by, source)
    return [(found.keys(i), found.codes == i) for i in range(len(found.groups))]


def _waits(question: Question, data: dict[str, Array], kept: npt.NDArray[np.bool_]
           ) -> tuple[Floats, Floats, int]:
    """Hours to the answer, hours waited so far by the others, and how many of these belong to
    somebody who has left."""
    hours = data["response_hours"].astype(float)[kept]
    created = data["created"].astype("datetime64[us]")[kept]
    silent = np.isnan(hours) & ~np.isnat(created)
    waited = (to_micros(question.at) - created[silent].astype(np.int64)) / HOUR
    nobody = silent & equal(data["owner_gone"], "yes")[kept]
    return hours, np.maximum(waited, 0.0), int(nobody.sum())


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The leads of the cell; those answered count."""
    found = chosen(source, LEADS, question.pinned, cell, when="created",
                   names=("lead", "owner", "lead_source", "lead_status", "created", "assigned",
                          "responded", "response_hours", "owner_gone", "misrouted"))
    return counted(found, ~np.isnan(found.columns["response_hours"].astype(float)))


METRIC = Metric(
    key="lead_response",
    label=QT_TRANSLATE_NOOP("metrics", "First response to leads"),
    unit="hours",
    section="14",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Hours from the creation of a lead to the first answer, of leads created in the period: "
        "the time by which half of all leads are answered (Kaplan-Meier; those still waiting are "
        "not left out). Nobody: waiting leads whose owner has left the company; misrouted: leads "
        "given to somebody who had left already."),
    facts=(LEADS,),
    answers=compute,
    lists=members,
)
