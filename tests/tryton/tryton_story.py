"""What happened in the test company, as data: people, customers, and one list of events in time.

The story is the same for the same seed and anchor. It holds every kind of event that a sales
history can hold, and edges on purpose: changes within one second and within one transaction, close
dates moved back and forth and set in the past, deals reopened, deleted, and brought back.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

SELLERS_OF = {"Nordin": ("Aalto", "Berg", "Dahl"), "Sanchez": ("Costa", "Duarte", "Ferro")}
HEAD, LEFT, NO_LOGIN = "Olsen", "Ferro", "Dahl"
PRODUCTS = ("Lathe", "Press", "Service contract")
PLACES = (("Oslo", "NO"), ("Bergen", "NO"), ("Porto", "PT"), ("Lisboa", "PT"))
REASONS = ("Price", "Went to a competitor", "No budget this year", "Silence")
NAMES = ("Fjell", "Skog", "Elv", "Mar", "Rio", "Serra", "Vinha", "Storm", "Granit", "Lago")
NOTES = ("[call] Asked about delivery", "[meeting] Showed the lathe", "[email] Sent the offer",
         "[task] Prepare the contract", "Prefers mornings")


@dataclass(frozen=True)
class Event:
    """`deal` is the number of the deal in the story; `value` depends on the verb."""

    at: datetime
    deal: int
    verb: str  # create probability amount close owner open back lose win note line cancel ...
    actor: str
    value: object = None


@dataclass
class Story:
    anchor: datetime
    customers: list[tuple[str, str, str]] = field(default_factory=list)  # name, city, country
    events: list[Event] = field(default_factory=list)


def tell(anchor: datetime, seed: int = 8, deals: int = 100, days: int = 420) -> Story:
    """The story ends one hour before `anchor` (naive UTC)."""
    chance = random.Random(seed)
    story = Story(anchor)
    for n in range(40):
        city, country = PLACES[n % len(PLACES)]
        name = f"{NAMES[n % 10]} {NAMES[(n * 3 + 1) % 10]} {n:02d}"
        story.customers.append((name, city, country))
    for deal in range(deals):
        story.events += _life(chance, deal, anchor, days)
    story.events.sort(key=lambda event: (event.at, event.deal))
    return story


def _life(chance: random.Random, deal: int, anchor: datetime, days: int) -> list[Event]:
    end = anchor - timedelta(hours=1)
    at = anchor - timedelta(days=chance.uniform(0.2, days))
    owner = chance.choice([name for team in SELLERS_OF.values() for name in team])
    told: list[Event] = []

    def tell_one(verb: str, value: object = None, *, after: timedelta | None = None) -> bool:
        nonlocal at
        if verb != "create":
            at += after or timedelta(days=chance.expovariate(1 / 11), seconds=chance.random() * 900)
        if at.microsecond == 0:  # SQLite would leave the fraction away, and the server stumble
            at += timedelta(microseconds=1)
        if at >= end:
            return False
        told.append(Event(at, deal, verb, owner, value))
        return True

    close = (at + timedelta(days=chance.randint(-5, 120))).date()  # some lie in the past
    first = {"customer": chance.randrange(40), "amount": chance.randrange(10, 900) * 100,
             "close": close, "currency": "JPY" if deal % 9 == 4 else "EUR"}
    going = tell_one("create", first)
    if chance.random() < 0.15:  # stays a lead
        going = going and tell_one("note", chance.choice(NOTES)) and False
    going = going and tell_one("open", 0.2)
    while going:
        luck = chance.random()
        if luck < 0.22:
            going = tell_one("probability", chance.choice((0.1, 0.2, 0.35, 0.4, 0.55, 0.7, 0.9)))
        elif luck < 0.36:
            going = tell_one("amount", chance.choice((None, chance.randrange(10, 900) * 100)))
        elif luck < 0.48:
            close += timedelta(days=chance.choice((-200, -30, -7, 7, 30, 90)))
            going = tell_one("close", close)
        elif luck < 0.55:
            owner = chance.choice([name for name in SELLERS_OF["Nordin"] if name != NO_LOGIN])
            going = tell_one("owner", owner)
        elif luck < 0.68:
            going = tell_one("note", chance.choice(NOTES))
        elif luck < 0.74:
            going = tell_one("line", chance.randrange(len(PRODUCTS)))
        elif luck < 0.78:
            going = tell_one("back") and tell_one("open", 0.3)
        elif luck < 0.82:  # three changes within a second, the last two in one transaction
            quick = timedelta(microseconds=chance.randrange(1, 90_000))
            going = (tell_one("amount", 1_000) and tell_one("probability", 0.5, after=quick)
                     and tell_one("twice", (2_000, 3_000), after=quick))
        elif luck < 0.91:
            going = tell_one("lose", chance.choice(REASONS))
            if going and deal % 4 == 0:
                going = tell_one("reopen") and tell_one("open", 0.4)
            else:
                going = False
        else:
            if tell_one("win") and chance.random() < 0.8:  # else the sale is still a quotation
                tell_one("confirm", after=timedelta(minutes=17))
            return told
    bring_away = deal % 5 == 3 and tell_one("discard") and tell_one("delete")
    if bring_away and deal % 15 == 3:
        tell_one("restore")
    return told
