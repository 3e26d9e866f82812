"""People at the customers, and the part they play in an opportunity."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sync.demo import words
from sync.demo.company import Company
from sync.demo.deals import Deals
from sync.demo.draws import Draws, Flags, Ints


@dataclass(frozen=True)
class Contacts:
    """One entry per contact, by account. `first` is where each account's contacts begin."""

    account: Ints
    surname: Ints
    given: Ints
    title: Ints
    first: Ints
    count: Ints

    def of(self, account: Ints, luck: Ints) -> Ints:
        """A contact of each account; `luck` is any whole number."""
        return self.first[account] + luck % self.count[account]


@dataclass(frozen=True)
class Roles:
    deal: Ints
    contact: Ints
    role: Ints


def meet(seed: int, company: Company) -> Contacts:
    draws = Draws(seed, "contacts")
    count = 2 + (np.arange(len(company.accounts.name)) % 3 == 0)
    account = np.repeat(np.arange(len(count)), count)
    first = np.cumsum(count) - count
    n = len(account)
    return Contacts(
        account, draws.below(n, len(words.SURNAMES)), draws.below(n, len(words.GIVEN_NAMES)),
        (np.arange(n) - first[account]) % len(words.TITLES), first, count,
    )


def roles_in(seed: int, deals: Deals, contacts: Contacts, wanted: Flags) -> Roles:
    """One or two contacts of the customer for each wanted deal, never the same one twice."""
    draws = Draws(seed, "roles")
    n = len(deals)
    luck = draws.below(n, 1000)
    two = wanted & draws.chance(n, 0.5)
    deal = np.r_[np.flatnonzero(wanted), np.flatnonzero(two)]
    contact = np.r_[contacts.of(deals.account, luck)[wanted],
                    contacts.of(deals.account, luck + 1)[two]]
    order = np.argsort(deal, kind="stable")
    return Roles(deal[order], contact[order], draws.below(len(deal), len(words.ROLES)))
