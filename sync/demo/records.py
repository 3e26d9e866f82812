"""The large streams but one: customers, their people, leads and activities."""

from __future__ import annotations

import numpy as np

from sync.demo import words
from sync.demo.company import NEVER
from sync.demo.draws import Ints
from sync.demo.frame import SECONDS, working_seconds
from sync.demo.log import EMPTY
from sync.demo.table import (
    DELETED,
    MERGED,
    Row,
    Table,
    by_then,
    days,
    ids_at,
    newest,
    presence,
    rows_of,
    since,
    times,
    words_at,
)
from sync.demo.world import World

_HANDOVER = 2 * 3600  # 10:00 in Shanghai
_LIFECYCLE = ("潜在 Prospect", "客户 Customer", "流失 Churned")
_NEW, _CONTACTED, _QUALIFIED, _CONVERTED, _INVALID = words.LEAD_STATUS


def accounts(world: World, clock: int) -> Table:
    account, sellers = world.company.accounts, world.company.sellers
    known = account_known(world)
    own, n = account.seller, len(account.name)
    comes = since(sellers.joined[own] > world.frame.first_day,
                  sellers.joined[own] * SECONDS + _HANDOVER)
    leaves = since(sellers.left[own] <= world.frame.last_day,
                   sellers.left[own] * SECONDS + _HANDOVER)
    heir = sellers.reachable[sellers.team[own], np.arange(n) % 4]
    theirs = ((comes == NEVER) | (comes <= clock)) & (leaves > clock)
    owner = sellers.user[np.where(theirs, own, heir)]
    buys, churns = np.full(n, NEVER), np.full(n, NEVER)
    buyers = world.customers
    buys[buyers.account] = working_seconds(buyers.since)
    going = np.isfinite(buyers.churned)
    churns[buyers.account[going]] = working_seconds(buyers.churned[going])
    phase = np.where(churns <= clock, 2, np.where(buys <= clock, 1, 0))
    gone, into = world.fates.account_gone_at, world.fates.account_merged_into

    def rows(chosen: Ints) -> list[Row]:
        churned = days(np.where(phase[chosen] == 2, churns[chosen] // SECONDS, EMPTY))
        return rows_of({
            "name": [account.name[i] for i in chosen.tolist()],
            "domain": [account.domain[i] for i in chosen.tolist()],
            "owner_id": ids_at("U", 4, owner[chosen]),
            "industry": words_at(words.INDUSTRIES, account.industry[chosen]),
            "size": words_at(words.SIZES, account.size[chosen]),
            "country": words_at(words.COUNTRIES, account.country[chosen]),
            "region": words_at(words.REGIONS, account.region[chosen]),
            "city": [account.city[i] for i in chosen.tolist()],
            "custom": [{"lifecycle": _LIFECYCLE[stage], "churned_on": day}
                       for stage, day in zip(phase[chosen].tolist(), churned, strict=True)],
        })

    modified = newest(clock, known, *(np.where(at > known, at, NEVER)
                                      for at in (comes, leaves, buys, churns)), gone)
    kind = np.where(into == EMPTY, DELETED, MERGED)
    return Table("A", 6, presence(clock, known, gone, kind), modified, rows, into)


def account_known(world: World) -> Ints:
    """Second since which each account is in the CRM: before its first deal."""
    n = len(world.company.accounts.name)
    first = world.frame.first_day * SECONDS
    known = first + np.arange(n) * 37 % 900 * SECONDS
    np.minimum.at(known, world.deals.account, world.deal_created - 3 * SECONDS)
    return np.clip(np.minimum(known, world.fates.account_gone_at - SECONDS), first, None)


def contacts(world: World, clock: int) -> Table:
    person = world.contacts
    known = account_known(world)[person.account]
    account, moved = follow_account(world, person.account, clock)

    def rows(chosen: Ints) -> list[Row]:
        surname = [words.SURNAMES[i] for i in person.surname[chosen].tolist()]
        given = [words.GIVEN_NAMES[i] for i in person.given[chosen].tolist()]
        return rows_of({
            "name": [f"{s[0]}{g[0]} {s[1]} {g[1]}" for s, g in zip(surname, given, strict=True)],
            "email": [f"contact{i + 1}@customer.example" for i in chosen.tolist()],
            "phone": [f"+86 10 5550 {i % 10_000:04d}" for i in chosen.tolist()],
            "title": words_at(words.TITLES, person.title[chosen]),
            "account_id": ids_at("A", 6, account[chosen]),
        })

    fates = world.fates
    gone = since(fates.account_merged_into == EMPTY, fates.account_gone_at)[person.account]
    return Table("C", 7, presence(clock, known, gone), newest(clock, known, moved, gone), rows)


def follow_account(world: World, account: Ints, clock: int) -> tuple[Ints, Ints]:
    """Where records of these accounts point as of the clock, and when they were moved there."""
    into = world.fates.account_merged_into
    at = since(into != EMPTY, world.fates.account_gone_at)[account]
    return np.where(at <= clock, into[account], account), at


def contact_roles(world: World, clock: int) -> Table:
    part = world.roles
    known = world.deal_created[part.deal]

    def rows(chosen: Ints) -> list[Row]:
        return rows_of({
            "opportunity_id": ids_at("O", 7, part.deal[chosen]),
            "contact_id": ids_at("C", 7, part.contact[chosen]),
            "role": words_at(words.ROLES, part.role[chosen]),
        })

    return Table("B", 7, presence(clock, known, np.full(len(known), NEVER)),
                 newest(clock, known), rows)


def leads(world: World, clock: int) -> Table:
    lead = world.leads
    user = world.company.sellers.user
    became = lead.deal != EMPTY
    converted = since(became, lead.qualified)

    def rows(chosen: Ints) -> list[Row]:
        said = [at[chosen] <= clock for at in (converted, lead.dropped, lead.qualified,
                                               lead.responded)]
        status = np.select(said, [_CONVERTED, _INVALID, _QUALIFIED, _CONTACTED], _NEW)
        company = [world.company.accounts.name[i] for i in lead.account[chosen].tolist()]
        assigned = by_then(clock, lead.assigned[chosen])
        return rows_of({
            "name": [_caller(i) for i in chosen.tolist()],
            "company": company,
            "email": [f"lead{i + 1}@prospect.example" for i in chosen.tolist()],
            "city": [words.CITIES[r][i % 5] for r, i in zip(
                lead.region[chosen].tolist(), chosen.tolist(), strict=True)],
            "country": ["CN"] * len(chosen),
            "region": words_at(words.REGIONS, lead.region[chosen]),
            "industry": words_at(words.INDUSTRIES, lead.industry[chosen]),
            "status": status.tolist(),
            "score": lead.score[chosen].tolist(),
            "lead_source": words_at(words.SOURCES, lead.source[chosen]),
            "campaign": [words.CAMPAIGNS[s][k] for s, k in zip(
                lead.source[chosen].tolist(), lead.campaign[chosen].tolist(), strict=True)],
            "product_id": ids_at("R", 2, lead.product[chosen]),
            "owner_id": ids_at("U", 4, np.where(
                assigned < NEVER, user[lead.seller[chosen]], EMPTY)),
            "converted_opportunity_id": ids_at("O", 7, np.where(
                converted[chosen] <= clock, lead.deal[chosen], EMPTY)),
            "created_at": times(lead.created[chosen]),
            "assigned_at": times(assigned),
            "first_response_at": times(by_then(clock, lead.responded[chosen])),
            "qualified_at": times(by_then(clock, lead.qualified[chosen])),
        })

    modified = newest(clock, lead.created, lead.assigned, lead.responded, lead.qualified,
                      lead.dropped, lead.gone_at)
    return Table("L", 7, presence(clock, lead.created, lead.gone_at), modified, rows)


def _caller(index: int) -> str:
    chinese, english = words.SURNAMES[index % len(words.SURNAMES)]
    return f"{chinese}先生 Mr. {english}" if index % 2 else f"{chinese}女士 Ms. {english}"


def activities(world: World, clock: int) -> Table:
    act, fates = world.activities, world.fates
    account, account_moved = follow_account(world, act.account, clock)
    belongs = np.maximum(act.deal, 0)
    merged_into = np.where(act.deal == EMPTY, EMPTY, fates.deal_merged_into[belongs])
    deal_moved = since(merged_into != EMPTY, fates.deal_gone_at[belongs])
    deal = np.where(deal_moved <= clock, merged_into, act.deal)
    user = world.company.sellers.user

    def rows(chosen: Ints) -> list[Row]:
        done = by_then(clock, act.done[chosen])
        finished = done < NEVER
        return rows_of({
            "type": words_at(words.ACTIVITY_TYPES, act.type[chosen]),
            "subject": words_at(words.SUBJECTS, act.type[chosen]),
            "owner_id": ids_at("U", 4, user[act.seller[chosen]]),
            "account_id": ids_at("A", 6, account[chosen]),
            "contact_id": ids_at("C", 7, act.contact[chosen]),
            "opportunity_id": ids_at("O", 7, deal[chosen]),
            "start_at": times(act.start[chosen]),
            "due_at": times(act.due[chosen]),
            "done_at": times(done),
            "outcome": words_at(words.OUTCOMES, np.where(finished, act.outcome[chosen], EMPTY)),
            "direction": words_at(words.DIRECTIONS, act.direction[chosen]),
        })

    modified = newest(clock, act.seen, act.done, act.gone_at, np.where(
        account_moved > act.seen, account_moved, NEVER), np.where(
        deal_moved > act.seen, deal_moved, NEVER))
    return Table("V", 8, presence(clock, act.seen, act.gone_at), modified, rows)
