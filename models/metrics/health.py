"""Customer health per account, version 1 (metrics.md, section 16)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.cells import Array
from models.facts import ACCOUNTS, ACTIVITIES, OPPORTUNITIES
from models.filters import FilterState
from models.grouping import group_keys
from models.instants import to_days, to_micros
from models.members import Members, chosen, counted, equal
from models.metric import NAN, Answer, Cell, Metric, Question, Row, Source
from models.metrics.health_score import COMPLETE, INPUTS, health
from models.wording import QT_TRANSLATE_NOOP

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.intp]
DAY = 86_400_000_000.0
REPLY_DAYS = 90  # replies that count for the median
CONTACT_DAYS = 30
VALUE_DAYS = 365


TWO_WAY = (("direction", ("inbound", "both")), ("type", ("meeting",)))
"""Contacts in which the customer took part: what a filter on one of these lets through."""


def two_way(direction: Array, kind: Array) -> npt.NDArray[np.bool_]:
    """The same of columns."""
    return equal(direction, "inbound") | equal(direction, "both") | equal(kind, "meeting")


@dataclass(frozen=True)
class Facts:
    """What is known of each account, NaN where nothing is; amounts in minor units."""

    recency: Floats
    contacts: Floats
    reply: Floats
    deals: Floats
    won: Floats
    open: Floats


def _places(keys: Array, place: dict[object, int]) -> Codes:
    return np.fromiter((place.get(key, -1) for key in keys.tolist()), np.intp, len(keys))


def gathered(question: Question, source: Source, place: dict[object, int]) -> Facts:
    """The inputs of every account in `place` (key -> position), as of the moment."""
    n, now = len(place), to_micros(question.at)
    everything = FilterState(as_of=question.at, scope=question.filters.scope)
    deals = source.columns(OPPORTUNITIES, ("opportunity", "account", "status", "amount",
                                           "expected", "closed"), everything)
    account_of = dict(zip(deals["opportunity"].tolist(), deals["account"].tolist(), strict=True))
    done = source.columns(ACTIVITIES, ("account", "opportunity", "direction", "type", "done",
                                       "reply_hours"), everything)
    accounts = np.array([a if a is not None else account_of.get(o) for a, o in zip(
        done["account"].tolist(), done["opportunity"].tolist(), strict=True)] + [None], object)
    at = _places(accounts[:-1], place)
    age = (now - done["done"].astype("datetime64[us]").astype(np.int64)) / DAY
    ours = (at >= 0) & ~np.isnat(done["done"].astype("datetime64[us]"))
    mutual = ours & two_way(done["direction"], done["type"])

    recency = np.full(n, np.inf)
    np.minimum.at(recency, at[mutual], age[mutual])
    recency[np.isinf(recency)] = np.nan
    seen = np.bincount(at[ours], minlength=n) > 0
    recent = mutual & (age <= CONTACT_DAYS)
    contacts = np.where(seen, np.bincount(at[recent], minlength=n), np.nan)
    hours = done["reply_hours"].astype(float)
    reply = _medians(at, hours, ours & ~np.isnan(hours) & (age <= REPLY_DAYS), n)
    return Facts(recency, contacts, reply, *_deals(question, deals, place, now))


def _medians(at: Codes, values: Floats, kept: npt.NDArray[np.bool_], n: int) -> Floats:
    found = np.full(n, np.nan)
    at, values = at[kept], values[kept]
    order = np.lexsort((values, at))
    at, values = at[order], values[order]
    count = np.bincount(at, minlength=n)
    first = np.cumsum(count) - count
    some = count > 0
    low, high = first + (count - 1) // 2, first + count // 2
    found[some] = (values[low[some]] + values[high[some]]) / 2
    return found


def _deals(question: Question, deals: dict[str, Array], place: dict[object, int], now: int
           ) -> tuple[Floats, Floats, Floats]:
    n, at = len(place), _places(deals["account"], place)
    today = to_days(question.days.day_of(question.at))
    expected = deals["expected"].astype("datetime64[D]")
    due = np.isnat(expected) | (expected.astype(np.int64) >= today)
    still_open = (at >= 0) & equal(deals["status"], "open")
    amount = np.nan_to_num(deals["amount"].astype(float))
    closed = deals["closed"].astype("datetime64[us]")
    recent = ~np.isnat(closed) & (closed.astype(np.int64) > now - VALUE_DAYS * DAY)
    won = (at >= 0) & equal(deals["status"], "won") & recent
    count = np.bincount(at[still_open], minlength=n)
    with np.errstate(invalid="ignore"):
        share = np.where(count, np.bincount(at[still_open & due], minlength=n)
                         / np.maximum(count, 1), np.nan)
    return (share.astype(np.float64), np.bincount(at[won], amount[won], n).astype(np.float64),
            np.bincount(at[still_open], amount[still_open], n).astype(np.float64))


def compute(question: Question, source: Source) -> Answer:
    """One row per account in the filter. In detail the inputs, their points and what each adds."""
    by = tuple(dict.fromkeys((*question.by, "account")))
    data = source.columns(ACCOUNTS, by, question.stock)
    if not len(data["account"]):
        return Answer(())
    found = group_keys([data[dimension].tolist() for dimension in by], by, source)
    place: dict[object, int] = {
        group[by.index("account")]: i for i, group in enumerate(found.groups)}
    facts = gathered(question, source, place)
    scored = health(facts.recency, facts.contacts, facts.reply, facts.deals)
    rows = []
    for i in range(len(found.groups)):
        complete = float(scored.completeness[i])
        sold = facts.won[i] > 0
        rows.append(Row(
            found.keys(i), float(scored.score[i]), n=1 if complete else 0,
            detail={
                "completeness": complete, "grey": complete < COMPLETE,
                "days_since_contact": float(facts.recency[i]),
                "contacts": float(facts.contacts[i]), "reply_hours": float(facts.reply[i]),
                "deals_on_time": float(facts.deals[i]),
                **{f"points_{name}": float(scored.points[name][i]) for name in INPUTS},
                **{f"adds_{name}": float(scored.contributions[name][i]) for name in INPUTS},
                "area_amount": int(facts.won[i] if sold else facts.open[i]),
                "area_is_open": not sold,
                "won_amount": int(facts.won[i]), "open_amount": int(facts.open[i]),
            },
        ))
    return Answer(tuple(rows))


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The accounts of the cell that have a score; they count where it is complete enough."""
    answer = compute(question, source)
    scores = {row.by["account"]: row for row in answer.rows
              if all(row.by.get(d) == k for d, k in cell.items()) and row.n}
    found = chosen(source, ACCOUNTS, question.stock, {}, names=("account", "owner", "region"))
    keys = found.columns["account"].tolist()
    listed = np.fromiter((key in scores for key in keys), bool, len(keys))
    sure = np.fromiter((key in scores and not scores[key].detail["grey"] for key in keys), bool,
                       len(keys))
    values = np.array([scores[key].value if key in scores else NAN for key in keys])
    columns = {**found.columns, "score": values}
    return counted(Members(found.fact, columns, found.counts), sure).where(listed)


METRIC = Metric(
    key="health",
    label=QT_TRANSLATE_NOOP("metrics", "Customer health"),
    unit="score",
    section="16",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "0 to 100 per customer: days since the last two-way contact (weight 50; 100 at 7 days or "
        "less, 0 at 60 or more), two-way contacts in 30 days (25; 100 at 4 or more), median time "
        "to a reply in 90 days (15; 100 at 4 hours or less, 0 at 72 or more), share of open deals "
        "that are not overdue (10). What is not known is left out and the rest renormalised; "
        "below 60 % completeness a score is grey.",
    ),
    facts=(ACCOUNTS,),
    answers=compute,
    lists=members,
    dated=False,
    row_dimensions=("account",),
)
