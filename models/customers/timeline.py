"""Everything that happened with one customer, whatever it was recorded as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import numpy as np

from models.cells import Array
from models.customers.base import moment
from models.customers.grades import grade_book
from models.facts import ACTIVITIES, CHANGES, LEADS, OPPORTUNITIES
from models.filters import FilterState
from models.instants import from_micros
from models.metric import NAN, Question, Source

LAST_HOURS = 48  # before the win


@dataclass(frozen=True)
class Event:
    """`kind`: call, meeting, email, task, ... (what the CRM calls an activity), deal_created,
    stage, amount, close_date, owner, blocker, won, lost, reopened, lead, grade. `facts` hold keys
    and codes, never words: from, to, direction, reason, ... ; amounts in minor units."""

    at: datetime
    kind: str
    opportunity: str | None = None
    owner: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)


def timeline(account: str, question: Question, source: Source) -> tuple[Event, ...]:
    """By the moment of the question, newest first. What happens at the same moment keeps the
    order lead, deal, activity, grade."""
    filters = _filters(question)
    deals = _deals(account, source, filters)
    events = [*_leads(deals, source, filters), *_changes(deals, source, filters),
              *_activities(account, source, filters),
              *(Event(one.at, "grade", None, None, {
                  "from": one.before, "to": one.after, "why": one.why, **one.facts})
                for one in grade_book(question, source).changes(account))]
    now = moment(question)
    return tuple(sorted((one for one in events if one.at <= now), key=lambda one: one.at,
                        reverse=True))


def _filters(question: Question) -> FilterState:
    return FilterState(as_of=question.filters.as_of, scope=question.filters.scope)


def _deals(account: str, source: Source, filters: FilterState) -> tuple[str, ...]:
    """The customer's deals at the moment."""
    found = source.columns(OPPORTUNITIES, ("opportunity",),
                           filters.narrowed("account", (account,)))
    return tuple(sorted(map(str, found["opportunity"].tolist())))


def _leads(deals: tuple[str, ...], source: Source, filters: FilterState) -> Iterator[Event]:
    """The leads the deals came from, where the CRM tells."""
    if not deals or "opportunity" not in source.dimensions(LEADS):
        return
    names = ("lead", "opportunity", "owner", "lead_source", "campaign")
    found = source.columns(LEADS, (*names, "created"), filters.narrowed("opportunity", deals))
    for lead, deal, owner, origin, campaign, at in zip(
            *(found[name].tolist() for name in names), _micros(found["created"]), strict=True):
        if at is not None:
            yield Event(from_micros(at), "lead", deal, owner, {
                "lead": lead, "source": origin, "campaign": campaign})


def _activities(account: str, source: Source, filters: FilterState) -> Iterator[Event]:
    names = ("type", "opportunity", "owner", "direction", "activity")
    found = source.columns(ACTIVITIES, (*names, "done"), filters.narrowed("account", (account,)))
    for kind, deal, owner, direction, key, at in zip(
            *(found[name].tolist() for name in names), _micros(found["done"]), strict=True):
        if at is not None:
            yield Event(from_micros(at), kind or "activity", deal, owner, {
                "direction": direction, "activity": key})


_SIDES = ("inside", "status", "stage", "amount", "expected", "owner", "blocker", "lost_reason")


def _changes(deals: tuple[str, ...], source: Source, filters: FilterState) -> Iterator[Event]:
    """What changed in the deals, one event per thing that did."""
    if not deals:
        return
    names = [f"{side}.{name}" for name in _SIDES for side in ("before", "after")]
    found = source.columns(CHANGES, ("opportunity", "at", *names),
                           filters.narrowed("opportunity", deals))
    moments = _micros(found["at"])
    columns = {name: found[name].tolist() for name in ("opportunity", *names)}
    for row, at in enumerate(moments):
        if at is None:
            continue
        before, after = ({name: columns[f"{side}.{name}"][row] for name in _SIDES}
                         for side in ("before", "after"))
        event = Event(from_micros(at), "", columns["opportunity"][row], after["owner"])
        yield from _told(event, before, after)


def _told(event: Event, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Event]:
    if not after["inside"]:
        return
    if not before["inside"]:
        yield replace(event, kind="deal_created", facts={
            "stage": after["stage"], "amount": _plain(after["amount"])})
    elif after["status"] == before["status"] and after["stage"] != before["stage"]:
        yield _step(event, "stage", before, after, "stage")
    if after["status"] == "won" and before["status"] != "won":
        yield replace(event, kind="won", facts={"amount": _plain(after["amount"])})
    elif after["status"] == "lost" and before["status"] != "lost":
        yield replace(event, kind="lost", facts={"reason": after["lost_reason"]})
    elif before["inside"] and after["status"] == "open" != before["status"]:
        yield _step(event, "reopened", before, after, "stage")
    if not before["inside"]:
        return
    for name, kind in (("amount", "amount"), ("expected", "close_date"), ("owner", "owner"),
                       ("blocker", "blocker")):
        if _plain(before[name]) != _plain(after[name]):
            yield _step(event, kind, before, after, name)


def _step(event: Event, kind: str, before: dict[str, Any], after: dict[str, Any], name: str
          ) -> Event:
    return replace(event, kind=kind, facts={"from": _plain(before[name]),
                                            "to": _plain(after[name])})


def _plain(value: Any) -> Any:
    """None for what is missing, whole minor units, dates as they are."""
    if value is None or value != value:
        return None
    return round(value) if isinstance(value, float) else value


def _micros(column: Array) -> list[int | None]:
    times = column.astype("datetime64[us]")
    return [None if missing else int(at) for at, missing in zip(
        times.view(np.int64).tolist(), np.isnat(times).tolist(), strict=True)]


@dataclass(frozen=True)
class Journey:
    """How one deal was won (requirement S1-25). `first_source` and `first_campaign` are those of
    the lead, else the deal's own; None where nobody knows. `touches`: activities of the deal up
    to the win; `objections`: blockers that were recorded; `discount`: what the last amount lies
    below the highest one, 0 to 1; `last_hours`: what happened in the 48 hours before the win."""

    opportunity: str
    won_at: datetime | None
    first_source: str | None
    first_campaign: str | None
    events: tuple[Event, ...]
    touches: int
    inbound: int
    amount_changes: int
    discount: float
    date_changes: int
    objections: tuple[str, ...]
    last_hours: tuple[Event, ...]
    days: float


def journey(opportunity: str, question: Question, source: Source) -> Journey:
    """Of a deal, oldest event first; up to the win where it is won."""
    filters = _filters(question)
    own = filters.narrowed("opportunity", (opportunity,))
    about = source.columns(OPPORTUNITIES, ("account", "lead_source"), own)
    account = about["account"].tolist()[0] if len(about["account"]) else None
    talks = [] if account is None else [
        one for one in _activities(account, source, filters) if one.opportunity == opportunity]
    events = sorted([*_leads((opportunity,), source, filters),
                     *_changes((opportunity,), source, filters), *talks], key=lambda one: one.at)
    won = next((one.at for one in reversed(events) if one.kind == "won"), None)
    until = won or moment(question)
    events = [one for one in events if one.at <= until]
    touches = [one for one in events if "activity" in one.facts]
    lead = next((one.facts for one in events if one.kind == "lead"), {})
    origin = about["lead_source"].tolist()[0] if len(about["lead_source"]) else None
    amounts = [one.facts[name] for one in events for name in ("amount", "to")
               if one.kind in ("deal_created", "amount") and one.facts.get(name)]
    blockers = [one.facts["to"] for one in events if one.kind == "blocker" and one.facts["to"]]
    begin = events[0].at if events else until
    return Journey(
        opportunity, won, lead.get("source") or origin, lead.get("campaign"), tuple(events),
        len(touches), sum(one.facts["direction"] in ("inbound", "both") for one in touches),
        sum(one.kind == "amount" for one in events),
        1 - amounts[-1] / max(amounts) if amounts and max(amounts) > 0 else NAN,
        sum(one.kind == "close_date" for one in events), tuple(dict.fromkeys(blockers)),
        tuple(one for one in events
              if won is not None and (until - one.at).total_seconds() <= LAST_HOURS * 3600
              and one.kind != "won"),
        (until - begin).total_seconds() / 86_400)
