"""What lead sources cost and bring (metrics.md, section 14)."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

import numpy as np
import numpy.typing as npt

from models.cells import Array
from models.errors import CockpitError
from models.facts import COSTS, LEADS, OPPORTUNITIES
from models.filters import Period
from models.grouping import group_keys
from models.intervals import wilson
from models.members import Members, counted, equal, opportunities
from models.metric import NAN, Answer, Cell, Key, Metric, Question, Row, Source
from models.money import exponent
from models.wording import QT_TRANSLATE_NOOP

NO_COSTS = QT_TRANSLATE_NOOP("metrics", "No costs of lead sources are known.")
POLICY = QT_TRANSLATE_NOOP(
    "metrics", "Who gets the credit is a policy, not a measurement: compare both models.")
UNPRICED = QT_TRANSLATE_NOOP(
    "metrics", "Some costs or won deals have no amount in the reporting currency: returns that "
    "need them are left open, won amounts count without them.")
YOUNG = QT_TRANSLATE_NOOP(
    "metrics", "Deals of the period that are still open may yet be won: recent periods read low.")


NOTHING: dict[str, float] = {
    "won_amount": 0.0, "won": 0.0, "open": 0.0, "deals": 0.0, "unpriced": 0.0}
Days = npt.NDArray[np.datetime64]


def shares_of_days(starts: Days, ends: Days, period: Period) -> npt.NDArray[np.float64]:
    """Which part of each cost (from `starts` to before `ends`, days) lies in the period."""
    first = np.datetime64(period.start or date.min, "D")
    last = np.datetime64(period.end or date.max, "D")
    inside = np.minimum(ends, last) - np.maximum(starts, first)
    whole = np.maximum((ends - starts).astype(np.int64), 1)
    return np.clip(inside.astype(np.int64), 0, None) / whole


def credits(opportunities: Array, sources: Array, leads: Array, origins: Array
            ) -> dict[Key, dict[Key, float]]:
    """Per deal, the share of each source: equally among the leads that became it; all to no
    source where there was none. The shares of a deal add up to 1."""
    touches: defaultdict[Key, Counter[Key]] = defaultdict(Counter)
    for deal, origin in zip(leads.tolist(), origins.tolist(), strict=True):
        if deal is not None:
            touches[deal][origin] += 1
    found: dict[Key, dict[Key, float]] = {}
    for deal in opportunities.tolist():
        own = touches.get(deal)
        every = sum(own.values()) if own else 0
        found[deal] = ({origin: n / every for origin, n in own.items()} if own else {None: 1.0})
    return found


def compute(question: Question, source: Source) -> Answer:
    """A row per source; n counts its deals, `leads` in the detail its leads. Money in the detail
    is in major units of the reporting currency."""
    margin = _margin(question)
    linear = question.options["model"] == "linear"
    leads = source.columns(LEADS, ("lead_source", "valid", "opportunity"),
                           question.filters, "created")
    deals = source.columns(OPPORTUNITIES, ("opportunity", "lead_source", "status", "amount",
                                           "account"), question.filters, "created")
    if linear:  # a lead may be older than the deal it became
        touched = source.columns(LEADS, ("opportunity", "lead_source"), question.stock)
        credit = credits(deals["opportunity"], deals["lead_source"], touched["opportunity"],
                         touched["lead_source"])
    else:
        credit = {deal: {origin: 1.0} for deal, origin in zip(
            deals["opportunity"].tolist(), deals["lead_source"].tolist(), strict=True)}
    spent = _costs(question, source)
    sums = _sums(deals, credit)
    n_leads, n_valid = Counter(leads["lead_source"].tolist()), Counter(
        leads["lead_source"][equal(leads["valid"], "yes")].tolist())
    keys = list(dict.fromkeys([*n_leads, *spent, *sums]))
    scale = 10.0 ** -exponent(source.reporting_currency)
    rows = []
    for key in _ordered(keys, source):
        n, valid, cost = n_leads[key], n_valid[key], spent.get(key, NAN) * scale
        found = sums.get(key, NOTHING)
        won = found["won_amount"] * scale
        low, high = wilson(valid, n)
        roi = (won * margin - cost) / cost if cost > 0 else NAN
        rows.append(Row({"lead_source": key}, roi, n=round(found["deals"]), detail={
            "cost": cost, "won_amount": won, "leads": n, "valid": valid,
            "valid_share": valid / n if n else NAN, "valid_low": float(low),
            "valid_high": float(high), "cost_per_lead": cost / n if n else NAN,
            "n_without_amount": round(found["unpriced"]), "won": found["won"],
            "open": found["open"], "deals": found["deals"],
            "cost_per_customer": cost / found["won"] if found["won"] > 0 else NAN,
            "still_open": found["open"] / found["deals"] if found["deals"] > 0 else NAN,
            "currency": source.reporting_currency,
        }))
    open_ends = (any(cost != cost for cost in spent.values())
                 or any(own["unpriced"] for own in sums.values()))
    notes = (*((POLICY, YOUNG) if spent else (NO_COSTS,)), *((UNPRICED,) if open_ends else ()))
    return Answer(tuple(rows), notes=notes if rows else ())


def _ordered(keys: list[Key], source: Source) -> list[Key]:
    if not keys:
        return []
    return [group[0] for group in group_keys([keys], ("lead_source",), source).groups]


def _margin(question: Question) -> float:
    text = question.options["margin"] or "1"
    try:
        margin = float(text)
    except ValueError:
        margin = NAN
    if not 0 <= margin <= 1:
        raise CockpitError("ask.bad_option", metric="source_roi", option="margin", value=text,
                           known="0 to 1")
    return margin


def _costs(question: Question, source: Source) -> dict[Key, float]:
    """Minor units per source, by the days of each cost that lie in the period."""
    data = source.columns(COSTS, ("lead_source", "amount", "period_start", "period_end"),
                          question.stock)
    starts, ends = (data[name].astype("datetime64[D]") for name in ("period_start", "period_end"))
    part = shares_of_days(starts, ends, question.filters.period)
    part[starts > np.datetime64(question.days.day_of(question.at), "D")] = 0.0
    felt = part > 0
    found: defaultdict[Key, float] = defaultdict(float)
    for key in data["lead_source"].tolist():
        found[key] += 0.0
    amounts = data["amount"].astype(float) * part
    for key, amount in zip(data["lead_source"][felt].tolist(), amounts[felt].tolist(),
                           strict=True):
        found[key] += amount  # one without a rate makes the whole unknown
    return dict(found)


def _sums(deals: dict[str, Array], credit: dict[Key, dict[Key, float]]
          ) -> dict[Key, dict[str, float]]:
    found: defaultdict[Key, dict[str, float]] = defaultdict(
        lambda: dict.fromkeys((*NOTHING, "lost"), 0.0))
    amounts = deals["amount"].astype(float).tolist()
    for deal, status, amount in zip(deals["opportunity"].tolist(), deals["status"].tolist(),
                                    amounts, strict=True):
        for origin, share in credit[deal].items():
            own = found[origin]
            own["deals"] += share
            own[status] += share
            if status == "won" and amount == amount:
                own["won_amount"] += share * amount
            elif status == "won":
                own["unpriced"] += share
    return dict(found)


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The deals created in the period that bear the source; those won count."""
    found = opportunities(source, question.filters, cell, when="created", names=("lead_source",))
    return counted(found, equal(found.columns["status"], "won"))


METRIC = Metric(
    key="source_roi",
    label=QT_TRANSLATE_NOOP("metrics", "Return on lead sources"),
    unit="ratio",
    section="14",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "(Won amount × margin − cost) / cost per lead source: deals and leads created in the "
        "period, costs by the days that lie in it. Model deal: a deal belongs to its own source; "
        "linear: equally to the leads that became it. What has no source stands apart."),
    facts=(OPPORTUNITIES,),
    answers=compute,
    lists=members,
    options={"model": ("deal", "linear"), "margin": ()},
    row_dimensions=("lead_source",),
)
