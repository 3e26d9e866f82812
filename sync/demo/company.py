"""Who sells and who buys: teams, people, customers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sync.demo import truths, words
from sync.demo.draws import Draws, Flags, Floats, Ints
from sync.demo.frame import HISTORY_DAYS, Frame, Size

NEVER = np.int64(2**62)  # a second that does not come
SELLERS_FROM = 1  # user 0 heads the company's sales; then the managers, then the sellers
_OPENINGS = (0.40, 0.35, 0.25)  # share of the accounts by region


@dataclass(frozen=True)
class Sellers:
    """One entry per seller. `team` counts the city teams; `user` is the place among all users."""

    team: Ints
    region: Ints
    user: Ints
    name: tuple[str, ...]
    joined: Ints  # day
    left: Ints  # day; far in the future for those who stay
    skill: Floats  # multiplies the odds of winning, around 1
    pace: Floats  # multiplies the days a deal stays, around 1
    stable: Flags  # here from the first day to the last, and nothing planted on them
    reachable: Ints  # (team, k): stable sellers of the team, repeated to fill the row


@dataclass(frozen=True)
class Teams:
    region: Ints
    name: tuple[str, ...]
    manager_name: tuple[str, ...]


@dataclass(frozen=True)
class Accounts:
    """One entry per account, before anything happens to it."""

    name: tuple[str, ...]
    domain: tuple[str, ...]
    region: Ints
    size: Ints
    industry: Ints
    country: Ints
    city: tuple[str, ...]
    seller: Ints


@dataclass(frozen=True)
class Company:
    teams: Teams
    sellers: Sellers
    accounts: Accounts

    def seller_at(self, team: int, place: int) -> int:
        """Index of the seller at this place of the team."""
        return int(np.flatnonzero(self.sellers.team == team)[place])

    @property
    def users(self) -> int:
        return SELLERS_FROM + len(self.teams.name) + len(self.sellers.name)


def found(seed: int, size: Size, frame: Frame) -> Company:
    draws = Draws(seed, "company")
    names = _person_names(draws, size.teams + size.sellers + 1)
    teams = _teams(size, names)
    sellers = _sellers(draws, size, frame, teams, names[size.teams:])
    return Company(teams, sellers, _accounts(draws, size, sellers))


def _person_names(draws: Draws, n: int) -> list[str]:
    pairs = len(words.SURNAMES) * len(words.GIVEN_NAMES)
    names = []
    for i in draws.choose(np.arange(pairs), n):
        surname = words.SURNAMES[i % len(words.SURNAMES)]
        given = words.GIVEN_NAMES[i // len(words.SURNAMES)]
        names.append(f"{surname[0]}{given[0]} {surname[1]} {given[1]}")
    return names


def _teams(size: Size, names: list[str]) -> Teams:
    region = np.repeat(np.arange(3), _shares(size.teams, (3, 3, 2)))
    labels = []
    for at in range(3):
        cities = words.CITIES[at]
        for k in range(int((region == at).sum())):
            again = k // len(cities)
            labels.append(cities[k % len(cities)] + (f" {again + 1}" if again else ""))
    return Teams(region, tuple(labels), tuple(names[: size.teams]))


def _shares(n: int, weights: tuple[int, ...]) -> list[int]:
    parts = [n * weight // sum(weights) for weight in weights]
    parts[0] += n - sum(parts)
    return parts


def _sellers(
    draws: Draws, size: Size, frame: Frame, teams: Teams, names: list[str]
) -> Sellers:
    n = size.sellers
    team = np.arange(n) * size.teams // n
    place = np.arange(n) - np.searchsorted(team, team)
    planted = {
        truths.SANDBAGGER: truths.SANDBAGGER_NAME, truths.OPTIMIST: truths.OPTIMIST_NAME,
        truths.DEPARTED: truths.DEPARTED_NAME, truths.LATE_RECORDER: truths.LATE_RECORDER_NAME,
    }
    spots = list(zip(team.tolist(), place.tolist(), strict=True))
    labels = tuple(planted.get(spot, name) for spot, name in zip(spots, names[1:], strict=True))
    far = frame.last_day + 10_000
    left = np.full(n, far)
    leaves = (place == 4) & (team % 4 != 1)
    left[leaves] = frame.now_day - 60 - draws.below(int(leaves.sum()), 560)
    left[[spot == truths.DEPARTED for spot in spots]] = frame.now_day - truths.DEPARTED_DAYS_AGO
    joined = np.full(n, frame.first_day)
    joins = (place == 3) & (team % 2 == 0)
    joined[joins] = frame.now_day - 180 - draws.below(int(joins.sum()), HISTORY_DAYS - 320)
    stable = ~leaves & ~joins & np.array([spot not in planted for spot in spots])
    rows = [np.resize(np.flatnonzero(stable & (team == t)), 4) for t in range(size.teams)]
    pace = np.log(draws.around(n, 1.0, 0.10))
    for at in range(3):  # the regions do not differ in pace, only people do
        pace[teams.region[team] == at] -= pace[teams.region[team] == at].mean()
    return Sellers(
        team, teams.region[team], SELLERS_FROM + size.teams + np.arange(n), labels, joined, left,
        draws.around(n, 1.0, 0.16), np.exp(pace), stable, np.array(rows),
    )


def _accounts(draws: Draws, size: Size, sellers: Sellers) -> Accounts:
    n = size.accounts
    region = draws.pick(n, _OPENINGS)
    here = [np.flatnonzero(sellers.region == at) for at in range(3)]
    seller = np.choose(region, [pool[draws.below(n, len(pool))] for pool in here])
    country = draws.pick(n, (0.82, 0.10, 0.08))
    yuan_only = np.isin(seller, _planted_callers(sellers))
    country[yuan_only] = 0
    industry = draws.below(n, len(words.INDUSTRIES))
    names, domains = _account_names(draws, n, region, industry)
    city = draws.below(n, 5)
    return Accounts(
        names, domains, region, draws.pick(n, (0.34, 0.30, 0.21, 0.15)), industry, country,
        tuple(words.CITIES[r][c] if k == 0 else ("Chicago", "Stuttgart")[k - 1]
              for r, c, k in zip(region.tolist(), city.tolist(), country.tolist(), strict=True)),
        seller,
    )


def _planted_callers(sellers: Sellers) -> list[int]:
    """Sandbagger and optimist: they sell in the reporting currency only, so that their bias is
    exact whatever rate somebody converts at."""
    names = (truths.SANDBAGGER_NAME, truths.OPTIMIST_NAME)
    return [i for i, name in enumerate(sellers.name) if name in names]


def _account_names(
    draws: Draws, n: int, region: Ints, industry: Ints
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names that occur once each; the city stands before them in companies with many accounts."""
    starts, ends, fields = words.NAME_STARTS, words.NAME_ENDS, words.INDUSTRIES
    pairs = len(starts) * len(ends)
    rounds = draws.choose(np.arange(pairs), pairs)
    seen: dict[int, int] = {}
    names, domains = [], []
    for i, (at, field) in enumerate(zip(region.tolist(), industry.tolist(), strict=True)):
        k = seen.get(field, 0)
        seen[field] = k + 1
        pair = int(rounds[k % pairs])
        start, end = starts[pair % len(starts)], ends[pair // len(starts)]
        chinese, english = fields[field].split(" ", 1)
        latin = start[1] + end[1]
        if k < pairs:
            names.append(f"{start[0]}{end[0]}{chinese} {latin} {english}")
        else:
            cities = words.CITIES[at]
            city = cities[(k // pairs) % len(cities)].split(" ")
            number = f" {k // pairs // len(cities) + 1}" if k >= pairs * len(cities) else ""
            names.append(
                f"{city[0]}{start[0]}{end[0]}{chinese} {city[1]} {latin} {english}{number}")
        domains.append(f"{latin.lower()}-{english.lower()}{i}.example")
    return tuple(names), tuple(domains)
