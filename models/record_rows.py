"""Leads, activities, submissions, targets and accounts -> coded columns, a kind at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from models.calendars import MISSING, MISSING_DAY
from models.dimensions import Dictionaries
from models.segments import Array

Columns = dict[str, Array | list[str]]

KINDS = {
    "lead": ("leads",),
    "activity": ("activities", "contacts"),
    "submission": ("forecast_entries", "own_submissions"),
    "quota": ("quotas",),
    "cost": ("campaign_costs",),
    "account": ("accounts",),
}
"""Stored fact -> the record kinds it is made of. What an opportunity adds (the account of an
activity, when a lead was converted) is looked up later, so that its changes rewrite nothing."""


def rows_of(cursor: Any, fact: str, dictionaries: Dictionaries) -> tuple[Columns, int]:
    """All columns of a fact, and the newest `fetched_at` among its records."""
    columns = _MAKERS[fact](cursor, dictionaries)
    fetched = columns.pop("fetched", [])
    return columns, max(map(int, fetched), default=MISSING)


def _select(cursor: Any, query: str) -> list[Sequence[Any]]:
    rows = cursor.execute(query).fetchall()
    return list(zip(*rows, strict=True)) if rows else []


def _whole(values: Sequence[int | None], missing: int = MISSING) -> Array:
    return np.array([missing if value is None else value for value in values], np.int64)


def _texts(dictionaries: Dictionaries, name: str, values: Sequence[str | None]) -> Array:
    """Codes of text, looking each distinct value up once."""
    dictionary = dictionaries.of(name)
    codes = {value: dictionary.code(value) for value in dict.fromkeys(values)}
    return np.array([codes[value] for value in values], np.int64)


def _references(dictionaries: Dictionaries, name: str, connections: Sequence[int],
                ids: Sequence[str | None]) -> Array:
    dictionary = dictionaries.of(name)
    pairs = list(zip(connections, ids, strict=True))
    codes = {pair: dictionary.code(f"{pair[0]}:{pair[1]}" if pair[1] else None)
             for pair in dict.fromkeys(pairs)}
    return np.array([codes[pair] for pair in pairs], np.int64)


def _keys(connections: Sequence[int], ids: Sequence[str]) -> list[str]:
    return [f"{connection}:{source}" for connection, source in zip(connections, ids, strict=True)]


def _connections(dictionaries: Dictionaries, connections: Sequence[int]) -> Array:
    return _texts(dictionaries, "connection", [str(number) for number in connections])


def _leads(cursor: Any, d: Dictionaries) -> Columns:
    found = _select(cursor, """
        SELECT l.connection_id, l.source_id, l.name, l.lead_source, l.campaign, l.status,
               l.owner_id, l.region, l.country, l.industry, l.product_id, l.score, l.created_at,
               l.assigned_at, l.first_response_at,
               l.qualified_at, l.converted_opportunity_id, l.fetched_at
        FROM leads l WHERE l.state = 'live' ORDER BY l.connection_id, l.source_id""")
    if not found:
        return {}
    (connection, source, name, origin, campaign, status, owner, region, country, industry, product,
     score, created, assigned, responded, qualified, converted, fetched) = found
    return {
        "key": _keys(connection, source), "name": list(name),
        "connection": _connections(d, connection),
        "lead_source": _texts(d, "lead_source", origin),
        "campaign": _texts(d, "campaign", campaign),
        "lead_status": _texts(d, "lead_status", status),
        "owner": _references(d, "owner", connection, owner), "region": _texts(d, "region", region),
        "country": _texts(d, "country", country), "industry": _texts(d, "industry", industry),
        "product": _references(d, "product", connection, product), "score": _whole(score),
        "created": _whole(created), "assigned": _whole(assigned), "responded": _whole(responded),
        "qualified": _whole(qualified),
        "opportunity": _references(d, "opportunity_key", connection, converted),
        "fetched": _whole(fetched),
    }


def _activities(cursor: Any, d: Dictionaries) -> Columns:
    found = _select(cursor, """
        SELECT a.connection_id, a.source_id, a.type, a.direction, a.owner_id,
               COALESCE(a.account_id, c.account_id),
               COALESCE(a.account_id, c.account_id, 'l' || a.lead_id, 'c' || a.contact_id,
                        'o' || a.opportunity_id),
               a.opportunity_id, a.done_at, a.fetched_at
        FROM activities a
        LEFT JOIN contacts c ON c.connection_id = a.connection_id AND c.source_id = a.contact_id
        WHERE a.state = 'live' AND a.done_at IS NOT NULL
        ORDER BY a.connection_id, a.source_id""")
    if not found:
        return {}
    (connection, source, kind, direction, owner, account, partner, opportunity, done,
     fetched) = found
    instants, directions = _whole(done), _texts(d, "direction", direction)
    partners = {pair: place for place, pair in enumerate(
        dict.fromkeys(zip(connection, partner, strict=True)))}
    groups = np.array([-1 if pair[1] is None else partners[pair]
                       for pair in zip(connection, partner, strict=True)], np.int64)
    return {
        "key": _keys(connection, source), "connection": _connections(d, connection),
        "type": _texts(d, "type", kind), "direction": directions,
        "owner": _references(d, "owner", connection, owner),
        "account": _references(d, "account", connection, account),
        "opportunity": _references(d, "opportunity_key", connection, opportunity),
        "done": instants, "fetched": _whole(fetched),
        "reply": replies(groups, instants, directions == d["direction"].code("inbound"),
                         directions == d["direction"].code("outbound"), directions != 0),
    }


def replies(groups: Array, done: Array, inbound: Array, outbound: Array, directed: Array) -> Array:
    """Microseconds from the latest unanswered outbound contact to each inbound one.

    Rows in id order; `groups` says with whom (-1: nobody known). `MISSING` where the contact
    before, of those with a direction, was not outbound: then there was nothing to answer.
    """
    reply = np.full(len(done), MISSING, np.int64)
    rows = np.flatnonzero(directed & (groups >= 0))
    rows = rows[np.lexsort((rows, done[rows], groups[rows]))]
    before, after = rows[:-1], rows[1:]
    answers = (groups[before] == groups[after]) & outbound[before] & inbound[after]
    reply[after[answers]] = done[after[answers]] - done[before[answers]]
    return reply


def _submissions(cursor: Any, d: Dictionaries) -> Columns:
    found = _select(cursor, """
        SELECT connection_id, source_id, level, owner_id, category, currency, period_start,
               period_end, submitted_at, amount, fetched_at
        FROM forecast_entries WHERE state = 'live'
        UNION ALL
        SELECT CAST(substr(owner, 1, instr(owner, ':') - 1) AS INTEGER), 'own-' || id,
               CASE level WHEN 'rep' THEN 'seller' WHEN 'hq' THEN 'headquarters' ELSE level END,
               substr(owner, instr(owner, ':') + 1), category, currency, period_start, period_end,
               at, amount, at
        FROM own_submission ORDER BY 1, 2""")
    if not found:
        return {}
    (connection, source, level, owner, category, currency, start, end, submitted, amount,
     fetched) = found
    return {
        "key": _keys(connection, source), "connection": _connections(d, connection),
        "level": _texts(d, "level", level), "owner": _references(d, "owner", connection, owner),
        "category": _texts(d, "category", category), "currency": _texts(d, "currency", currency),
        "period_start": _whole(start, MISSING_DAY), "period_end": _whole(end, MISSING_DAY),
        "submitted": _whole(submitted), "amount": _whole(amount), "fetched": _whole(fetched),
    }


def _quotas(cursor: Any, d: Dictionaries) -> Columns:
    found = _select(cursor, """
        SELECT connection_id, source_id, owner_id, team_id, currency, period_start, period_end,
               CASE WHEN metric = 'amount' THEN target END, fetched_at
        FROM quotas WHERE state = 'live' ORDER BY connection_id, source_id""")
    if not found:
        return {}
    connection, source, owner, team, currency, start, end, target, fetched = found
    return {
        "key": _keys(connection, source), "connection": _connections(d, connection),
        "owner": _references(d, "owner", connection, owner),
        "team": _references(d, "team", connection, team),
        "currency": _texts(d, "currency", currency),
        "period_start": _whole(start, MISSING_DAY), "period_end": _whole(end, MISSING_DAY),
        "amount": _whole(target), "fetched": _whole(fetched),
    }


def _costs(cursor: Any, d: Dictionaries) -> Columns:
    found = _select(cursor, """
        SELECT connection_id, source_id, lead_source, campaign, currency, period_start, period_end,
               amount, fetched_at
        FROM campaign_costs WHERE state = 'live' ORDER BY connection_id, source_id""")
    if not found:
        return {}
    connection, source, origin, campaign, currency, start, end, amount, fetched = found
    return {
        "key": _keys(connection, source), "connection": _connections(d, connection),
        "lead_source": _texts(d, "lead_source", origin),
        "campaign": _texts(d, "campaign", campaign),
        "currency": _texts(d, "currency", currency),
        "period_start": _whole(start, MISSING_DAY), "period_end": _whole(end, MISSING_DAY),
        "amount": _whole(amount), "fetched": _whole(fetched),
    }


def _accounts(cursor: Any, d: Dictionaries) -> Columns:
    found = _select(cursor, """
        SELECT connection_id, source_id, owner_id, fetched_at
        FROM accounts WHERE state = 'live' ORDER BY connection_id, source_id""")
    if not found:
        return {}
    connection, source, owner, fetched = found
    return {
        "key": _keys(connection, source), "connection": _connections(d, connection),
        "account": _references(d, "account", connection, source),
        "owner": _references(d, "owner", connection, owner), "fetched": _whole(fetched),
    }


_MAKERS: dict[str, Callable[[Any, Dictionaries], Columns]] = {
    "lead": _leads, "activity": _activities, "submission": _submissions, "quota": _quotas,
    "cost": _costs, "account": _accounts,
}
