"""Tryton's rows in our words, one function for each kind of record.

Rows come decoded (`tryton_values.decode`), `raw` as received. Field names are those of the
modules party, company, product, sale_opportunity and of ir.note (8.2).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from models.entities import Account, Activity, Contact, Product, Stage, State, User
from models.errors import CockpitError

PIPELINE = "opportunities"
CLOSED = {"won": "won", "lost": "lost", "cancelled": "lost"}
_OPEN = ("lead", "opportunity", "converted")
_BANDED = ("lead", "opportunity")  # the states that bands of probability take the place of
_DEFAULT_BANDS = (0.2, 0.4, 0.7)
_ACTIVITY = re.compile(r"\s*\[(call|meeting|email|task|note)\]\s*", re.IGNORECASE)
_EMAIL, _PHONE = ("email",), ("phone", "mobile")
MECHANISMS = _EMAIL + _PHONE


@dataclass(frozen=True)
class StagePlan:
    """Which stages there are: the server's states, or bands of the probability while open.

    `bounds` are the lower ends of all bands but the first, between 0 and 1; empty: states.
    """

    bounds: tuple[float, ...] = ()

    @classmethod
    def from_options(cls, options: Mapping[str, str]) -> StagePlan:
        """Errors: CockpitError("connection.bad_option") naming the option and its value."""
        wanted = options.get("stages", "state")
        if wanted not in ("state", "probability"):
            raise CockpitError("connection.bad_option", option="stages", value=wanted)
        if wanted == "state":
            return cls()
        text = options.get("bands")
        if text is None:
            return cls(_DEFAULT_BANDS)
        try:
            bounds = tuple(float(part) for part in text.split(","))
        except ValueError:
            raise CockpitError("connection.bad_option", option="bands", value=text) from None
        inside = all(0 < bound < 1 for bound in bounds)
        if not inside or list(bounds) != sorted(set(bounds)):
            raise CockpitError("connection.bad_option", option="bands", value=text)
        return cls(bounds)

    def stage_of(self, state: str, probability: float | None) -> str:
        if not self.bounds or state not in _BANDED:
            return state
        return f"band-{1 + sum(bound <= (probability or 0.0) for bound in self.bounds)}"

    def stages(self) -> tuple[Stage, ...]:
        opening: list[tuple[str, str, float | None]] = []
        if self.bounds:
            edges = (0.0, *self.bounds, 1.0)
            for place, (low, high) in enumerate(zip(edges, edges[1:], strict=False), start=1):
                name = f"{low * 100:g}\N{EN DASH}{high * 100:g} %"
                opening.append((f"band-{place}", name, (low + high) / 2))
        else:
            opening += [("lead", "Lead", None), ("opportunity", "Opportunity", None)]
        opening.append(("converted", "Converted", None))
        closing: list[tuple[str, str, float | None]] = [
            ("won", "Won", 1.0), ("lost", "Lost", 0.0), ("cancelled", "Cancelled", 0.0),
        ]
        return tuple(
            Stage(
                source_id=key, pipeline_id=PIPELINE, name=name, order=order,
                probability=probability,
                is_won=CLOSED.get(key) == "won", is_lost=CLOSED.get(key) == "lost",
            )
            for order, (key, name, probability) in enumerate(opening + closing, start=1)
        )


def modified(row: Mapping[str, Any]) -> datetime | None:
    """`write_date` is empty until the first write."""
    at: datetime | None = row.get("write_date") or row.get("create_date")
    return at


def stamp(row: Mapping[str, Any], raw: Mapping[str, Any]) -> dict[str, Any]:
    """What every record carries; `raw` is the row as received."""
    at = modified(row)
    return {
        "source_id": str(row["id"]),
        "modified_at": at,
        "source_version": "" if at is None else at.isoformat(),
        "raw": dict(raw),
    }


def id_of(value: int | None) -> str | None:
    return None if value is None else str(value)


def opportunity_fields(
    row: Mapping[str, Any], currencies: Mapping[int, str], plan: StagePlan
) -> dict[str, Any]:
    """The fields of one version of an opportunity that change, typed as in `Opportunity`."""
    chance = row["conversion_probability"]
    probability = None if chance is None else float(chance)
    products = (line.get("product") for line in row.get("lines.") or ())
    return {
        "pipeline_id": PIPELINE,
        "stage_id": plan.stage_of(row["state"], probability),
        "status": CLOSED.get(row["state"], "open"),
        "amount": row["amount"],
        "currency": currencies.get(row["currency"]),
        "probability": probability,
        "close_date": row["end_date"],
        "owner_id": id_of(row["employee"]),
        "account_id": id_of(row["party"]),
        "product_id": id_of(next((product for product in products if product), None)),
        "lost_reason": (row["lost_reason"] or "").strip() or None,
    }


def user(
    row: Mapping[str, Any], raw: Mapping[str, Any], logins: Sequence[Mapping[str, Any]],
    leads: bool, leads_leaders: bool,
) -> User:
    """An employee. Active: still employed, and not shut out of every login there is."""
    supervisor = id_of(row["supervisor"])
    active = bool(row["active"]) and (not logins or any(login["active"] for login in logins))
    emails = [login["email"] for login in logins if login["email"]]
    role = "seller"
    if leads:
        role = "headquarters" if leads_leaders and supervisor is None else "manager"
    return User(
        **stamp(row, raw), name=row["rec_name"] or "", email=emails[0] if emails else None,
        active=active, manager_id=supervisor,
        team_id=str(row["id"]) if leads else supervisor, role=role, left_on=row["end_date"],
    )


def account(
    row: Mapping[str, Any], raw: Mapping[str, Any], address: Mapping[str, Any] | None
) -> Account:
    """A party; where it is, is where its first address is."""
    place = address or {}
    merged_into = id_of(row["replaced_by"])
    state: State = "merged" if merged_into else "live" if row["active"] else "archived"
    country = place.get("country.") or {}
    region = place.get("subdivision.") or {}
    return Account(
        **stamp(row, raw), state=state, merged_into=merged_into,
        name=row["name"] or row["code"] or str(row["id"]), domain=_domain(row["website"]),
        city=place.get("city"), country=country.get("code"), region=region.get("name"),
    )


def contact(row: Mapping[str, Any], raw: Mapping[str, Any]) -> Contact:
    """A way to reach somebody: Tryton keeps one record for each address or number."""
    value = row["value"]
    return Contact(
        **stamp(row, raw), state="live" if row["active"] else "archived",
        name=row["name"] or value or "", account_id=id_of(row["party"]),
        email=value if row["type"] in _EMAIL else None,
        phone=value if row["type"] in _PHONE else None,
    )


def product(
    row: Mapping[str, Any], raw: Mapping[str, Any], lines: Mapping[int, str], currency: str | None
) -> Product:
    template = row["template."] or {}
    categories = [lines[key] for key in template.get("categories") or () if key in lines]
    return Product(
        **stamp(row, raw), state="live" if row["active"] else "archived",
        active=bool(row["active"]), code=row["code"],
        name=template.get("name") or row["code"] or str(row["id"]),
        line=min(categories, default=None), price=template.get("list_price"), currency=currency,
    )


def activity(
    row: Mapping[str, Any], raw: Mapping[str, Any], people: Mapping[int, str]
) -> Activity:
    """A note on an opportunity; "[call] ..." at its beginning says what it was."""
    message = row["message"] or ""
    found = _ACTIVITY.match(message)
    kind = found[1].lower() if found else "note"
    rest = message[found.end():] if found else message
    return Activity(
        **stamp(row, raw), type=kind, subject=rest.strip().partition("\n")[0][:500] or None,
        owner_id=people.get(row["create_uid"]),
        opportunity_id=row["resource"].partition(",")[2],
        done_at=row["create_date"],
    )


def _domain(website: str | None) -> str | None:
    if not website:
        return None
    host = urlsplit(website if "//" in website else f"//{website}").hostname
    return None if host is None else host.removeprefix("www.")
