"""The stream of opportunities, each with its change log, as of a clock."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from models.entities import TRACKED
from sync.demo import words
from sync.demo.draws import Ints
from sync.demo.lives import KIND_OF
from sync.demo.log import FIELD, STATES, as_of
from sync.demo.table import ABSENT, Row, Table, days, ids_at, rows_of, times, words_at
from sync.demo.world import World, pipeline_id, stage_id

_STATUS = ("open", "won", "lost")
_GROUPS = ("中小客户 SMB", "中小客户 SMB", "大客户 KA", "大客户 KA")
_BUSINESS = ("新购 New business", "续约 Renewal")


def _texts(world: World) -> dict[str, Callable[[Ints], list[str | None]]]:
    """Field -> how its numbers read, in the log and in the record alike."""
    stages = tuple(stage_id(i) for i in range(len(words.STAGES)))
    user_of = world.company.sellers.user

    def shares(percents: Ints) -> list[str | None]:
        return [None if value < 0 else repr(value / 100) for value in percents.tolist()]

    def numbers(values: Ints) -> list[str | None]:
        return [None if value < 0 else str(value) for value in values.tolist()]

    def owners(sellers: Ints) -> list[str | None]:
        return ids_at("U", 4, np.where(sellers < 0, sellers, user_of[sellers]))

    def of(known: tuple[str, ...]) -> Callable[[Ints], list[str | None]]:
        return lambda values: words_at(known, values)

    return {
        "state": of(STATES),
        "pipeline_id": of(tuple(pipeline_id(i) for i in range(len(words.PIPELINES)))),
        "stage_id": of(stages),
        "amount": numbers,
        "currency": of(words.CURRENCIES),
        "probability": shares,
        "close_date": days,
        "owner_id": owners,
        "forecast_category": of(words.CATEGORIES),
        "account_id": lambda values: ids_at("A", 6, values),
        "product_id": lambda values: ids_at("R", 2, values),
        "lost_reason": of(words.LOST_REASONS),
        "blocker": of(words.BLOCKERS),
        "next_step": of(words.NEXT_STEPS),
        "intent_evidence_at": times,
        "signed_at": times,
        "first_payment_at": times,
    }


def opportunities(world: World, clock: int) -> Table:
    log, deals, fates = world.log, world.deals, world.fates
    state = as_of(log, clock)
    texts = _texts(world)
    codes = words.PRODUCTS
    names = world.company.accounts.name
    kind = KIND_OF[np.maximum(state.values[:, FIELD["stage_id"]], 0)]

    def rows(chosen: Ints) -> list[Row]:
        values = state.values[chosen]
        current = {field: texts[field](values[:, FIELD[field]]) for field in TRACKED[1:]}
        closed = np.where(kind[chosen] > 0, state.stage_since[chosen], -1)
        share = values[:, FIELD["probability"]]
        amount = values[:, FIELD["amount"]].tolist()
        columns: dict[str, list[Any]] = {
            "version": [str(version) for version in state.version[chosen].tolist()],
            "name": [f"{names[a]} · {codes[p][0]}" for a, p in zip(
                deals.account[chosen].tolist(), deals.product[chosen].tolist(), strict=True)],
            **current,
            "amount": [None if value < 0 else value for value in amount],
            "probability": [value / 100 for value in share.tolist()],
            "status": [_STATUS[code] for code in kind[chosen].tolist()],
            "lead_id": ids_at("L", 7, world.deal_lead[chosen]),
            "lead_source": words_at(words.SOURCES, deals.source[chosen]),
            "created_at": times(world.deal_created[chosen]),
            "closed_at": times(closed),
            "custom": [{"customer_group": _GROUPS[size], "business": _BUSINESS[again]}
                       for size, again in zip(deals.size[chosen].tolist(),
                                              deals.renewal[chosen].tolist(), strict=True)],
            "history": _history(world, clock, chosen, texts),
        }
        return rows_of(columns)

    presence = np.where(state.exists, state.values[:, 0], ABSENT).astype(np.int8)
    return Table("O", 7, presence, state.modified, rows, fates.deal_merged_into)


def _history(world: World, clock: int, chosen: Ints,
             texts: dict[str, Callable[[Ints], list[str | None]]]) -> list[list[list[object]]]:
    """Per deal its entries: [sequence, field, old, new, effective, observed or null, by].

    `observed` is null where it is the same second as `effective`.
    """
    log = world.log
    counts = log.start[chosen + 1] - log.start[chosen]
    entry = np.repeat(log.start[chosen] - np.r_[0, np.cumsum(counts)[:-1]], counts)
    entry = entry + np.arange(len(entry))
    entry = entry[log.observed[entry] <= clock]
    field, late = log.field[entry], log.observed[entry] > log.effective[entry]
    lines = list(map(list, zip(
        log.sequence[entry].tolist(),
        [TRACKED[code] for code in field.tolist()],
        _by_field(field, log.old[entry], texts),
        _by_field(field, log.value[entry], texts),
        times(log.effective[entry]),
        times(np.where(late, log.observed[entry], -1)),
        ids_at("U", 4, log.by[entry].astype(np.int64)),
        strict=True,
    )))
    bounds = np.searchsorted(log.deal[entry], np.append(chosen, len(log.start)))
    return [lines[begin:end] for begin, end in pairwise(bounds.tolist())]


def _by_field(field: npt.NDArray[np.int8], values: Ints,
              texts: dict[str, Callable[[Ints], list[str | None]]]) -> list[str | None]:
    result = np.empty(len(values), dtype=object)
    for code, name in enumerate(TRACKED):
        where = np.flatnonzero(field == code)
        if len(where):
            result[where] = np.array(texts[name](values[where]), dtype=object)
    listed: list[str | None] = result.tolist()
    return listed

