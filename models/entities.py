"""The records of the house, one frozen struct per kind, as every connector delivers them.

`msgspec.Struct` instead of dataclasses: building one costs a sixth, and a first sync builds
millions. Ids are the source's own, as text, valid inside one connection. Times are aware and in
UTC. Money is `Decimal` in whole units of its currency; the file keeps integer minor units.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from msgspec import Struct

State = Literal["live", "archived", "deleted", "merged", "invisible"]
Origin = Literal["native", "audit", "derived", "reconstructed"]
Status = Literal["open", "won", "lost"]


class Record(Struct, frozen=True, kw_only=True, gc=False):
    """What every record carries. `raw` is the answer as received, nothing dropped."""

    source_id: str
    modified_at: datetime | None = None
    source_version: str = ""
    state: State = "live"
    merged_into: str | None = None
    raw: dict[str, Any] | None = None
    custom: dict[str, Any] | None = None  # named fields of the company's own, usable as dimensions


class User(Record, frozen=True, kw_only=True, gc=False):
    name: str
    email: str | None = None
    active: bool = True
    manager_id: str | None = None
    team_id: str | None = None
    role: str | None = None  # seller | manager | headquarters, where the source knows
    timezone: str | None = None
    left_on: date | None = None


class Team(Record, frozen=True, kw_only=True, gc=False):
    name: str
    parent_id: str | None = None
    leader_id: str | None = None
    region: str | None = None


class Account(Record, frozen=True, kw_only=True, gc=False):
    name: str
    domain: str | None = None
    owner_id: str | None = None
    parent_id: str | None = None
    industry: str | None = None
    size: str | None = None
    country: str | None = None
    region: str | None = None
    city: str | None = None


class Contact(Record, frozen=True, kw_only=True, gc=False):
    name: str
    email: str | None = None
    phone: str | None = None
    title: str | None = None
    account_id: str | None = None
    owner_id: str | None = None


class Lead(Record, frozen=True, kw_only=True, gc=False):
    name: str
    company: str | None = None
    email: str | None = None
    phone: str | None = None
    city: str | None = None
    country: str | None = None
    region: str | None = None
    industry: str | None = None
    status: str | None = None
    score: int | None = None
    lead_source: str | None = None
    campaign: str | None = None
    product_id: str | None = None
    owner_id: str | None = None
    converted_opportunity_id: str | None = None
    created_at: datetime | None = None
    assigned_at: datetime | None = None
    first_response_at: datetime | None = None
    qualified_at: datetime | None = None


class Opportunity(Record, frozen=True, kw_only=True, gc=False):
    name: str
    account_id: str | None = None
    owner_id: str | None = None
    pipeline_id: str | None = None
    stage_id: str | None = None
    amount: Decimal | None = None
    currency: str | None = None
    probability: float | None = None  # 0 to 1
    close_date: date | None = None
    status: Status = "open"
    lost_reason: str | None = None
    forecast_category: str | None = None
    product_id: str | None = None
    lead_id: str | None = None
    lead_source: str | None = None
    blocker: str | None = None
    next_step: str | None = None
    created_at: datetime | None = None
    closed_at: datetime | None = None
    signed_at: datetime | None = None
    first_payment_at: datetime | None = None
    intent_evidence_at: datetime | None = None


class Pipeline(Record, frozen=True, kw_only=True, gc=False):
    name: str
    order: int = 0
    active: bool = True


class Stage(Record, frozen=True, kw_only=True, gc=False):
    pipeline_id: str
    name: str
    order: int
    probability: float | None = None
    is_won: bool = False
    is_lost: bool = False
    forecast_category: str | None = None
    rot_days: int | None = None
    active: bool = True


class Activity(Record, frozen=True, kw_only=True, gc=False):
    type: str  # call | meeting | email | task | note
    subject: str | None = None
    owner_id: str | None = None
    account_id: str | None = None
    contact_id: str | None = None
    lead_id: str | None = None
    opportunity_id: str | None = None
    start_at: datetime | None = None
    due_at: datetime | None = None
    done_at: datetime | None = None
    outcome: str | None = None
    direction: str | None = None  # inbound | outbound | both


class Product(Record, frozen=True, kw_only=True, gc=False):
    name: str
    code: str | None = None
    line: str | None = None
    price: Decimal | None = None
    currency: str | None = None
    active: bool = True


class Quota(Record, frozen=True, kw_only=True, gc=False):
    owner_id: str | None = None
    team_id: str | None = None
    period_start: date
    period_end: date  # first day after the period
    metric: str = "amount"
    target: Decimal
    currency: str | None = None


class ForecastEntry(Record, frozen=True, kw_only=True, gc=False):
    owner_id: str | None = None
    level: str  # seller | manager | headquarters
    period_start: date
    period_end: date  # first day after the period
    category: str
    amount: Decimal
    currency: str
    submitted_at: datetime


class CampaignCost(Record, frozen=True, kw_only=True, gc=False):
    lead_source: str
    campaign: str | None = None
    period_start: date
    period_end: date  # first day after the period
    amount: Decimal
    currency: str


class ContactRole(Record, frozen=True, kw_only=True, gc=False):
    opportunity_id: str
    contact_id: str
    role: str


class FxRate(Record, frozen=True, kw_only=True, gc=False):
    """`rate` units of the reporting currency for one unit of `currency`, from `day` on."""

    currency: str
    reporting: str
    day: date
    rate: Decimal


class FieldEvent(Struct, frozen=True, kw_only=True, gc=False):
    """One change of one field of one opportunity; a stage event is one whose field is `stage_id`.

    `field` is the name of an `Opportunity` field, or `state` for coming into being and going
    (`live`, `deleted`, `merged`, ...). Values are text as `models.history` writes them:
    ISO dates, plain decimals, ids; None is empty. `sequence` breaks ties of the source's clock.
    `vendor_id` is the id of the source's own history row, empty where it has none.
    """

    opportunity_id: str
    field: str
    old: str | None
    new: str | None
    effective_at: datetime
    observed_at: datetime
    sequence: int = 0
    by_user_id: str | None = None
    origin: Origin = "native"
    vendor_id: str = ""


KINDS: dict[str, type[Record]] = {
    "users": User,
    "teams": Team,
    "accounts": Account,
    "contacts": Contact,
    "leads": Lead,
    "pipelines": Pipeline,
    "stages": Stage,
    "products": Product,
    "opportunities": Opportunity,
    "activities": Activity,
    "contact_roles": ContactRole,
    "quotas": Quota,
    "forecast_entries": ForecastEntry,
    "campaign_costs": CampaignCost,
    "fx_rates": FxRate,
}
"""Stream name -> record, in an order in which a page's references mostly point backwards."""

TRACKED = (
    "state", "pipeline_id", "stage_id", "amount", "currency", "probability", "close_date",
    "owner_id", "forecast_category", "account_id", "product_id", "lost_reason", "blocker",
    "next_step", "intent_evidence_at", "signed_at", "first_payment_at",
)
"""The opportunity fields whose every change is kept for ever, in the order of their bits."""
