"""What can be counted: each fact's grain, dimensions, dates and measures.

Everything is seen as of a moment T (`FilterState.as_of`): a row counts when it happened and was
known by then. The segment of a row (owner, region, product, ...) is that of its opportunity as of
T, on every fact alike, so that a deal stands in the same row of every picture.
"""

from __future__ import annotations

from dataclasses import dataclass

SEGMENTS = (
    "connection", "pipeline", "owner", "manager", "team", "region", "product", "product_line",
    "lead_source", "industry", "size", "country", "account", "currency", "forecast_category",
    "status", "lost_reason", "blocker",
)
"""Dimensions every fact about opportunities has, and `custom.<name>` for each custom field."""

CALENDAR = ("month", "quarter", "week")
"""Dimensions of the date named by `when`: "2026-09", "2026Q3" (fiscal), "2026W37" (ISO)."""


@dataclass(frozen=True)
class Fact:
    """A kind of row. `dimensions` and `measures` are its own, beside SEGMENTS where it has them."""

    key: str
    grain: str
    dimensions: tuple[str, ...]
    dates: tuple[str, ...]
    measures: tuple[str, ...]
    segments: bool = True


OPPORTUNITIES = Fact(
    "opportunities",
    "one row per opportunity that exists as of T, with its values as of T",
    # stage: the current one. furthest: highest open-stage rank reached, 1..K, 0 when none.
    # strict: how many stages, from the first on, it passed in order. visited: bit mask of ranks.
    # evidence: yes | no, whether a letter of intent, a signature or a first payment has come.
    # next_step: yes | no, whether one is written down.
    ("stage", "furthest", "strict", "visited", "evidence", "next_step", "opportunity"),
    ("created", "closed", "expected", "stage_since"),
    # amount, weighted: minor units of the reporting currency. days: floats.
    # cycle_days = closed - created; age_days = T - created; stage_days = T - stage_since
    ("amount", "weighted", "cycle_days", "age_days", "stage_days"),
)
VISITS = Fact(
    "visits",
    "one row per stay of an opportunity in one stage that began by T",
    # outcome as of T: advanced | won | lost | back | handed | open.  to_stage: None while open.
    ("stage", "rank", "outcome", "to_stage", "opportunity"),
    ("entered", "left", "created", "closed"),
    # hours: stay up to min(left, T). late_hours: age at which history began (left truncation), 0
    # when the beginning was seen. amount: at entry, minor units of the reporting currency.
    ("hours", "late_hours", "amount"),
)
REACHES = Fact(
    "reaches",
    "one row per opportunity and stage rank it has reached, passed-over ranks implied (F-imp)",
    # rank: 1..K, and K+1 for won (gone again when the deal is reopened). imputed: yes | no.
    ("rank", "imputed", "opportunity"),
    ("reached", "created", "closed"),
    ("amount",),  # when the rank was first reached
)
CHANGES = Fact(
    "changes",
    "one row per change of an opportunity that was known by T, with the row before and after",
    ("field", "actor", "opportunity"),  # actor: the user who made the change
    ("at",),
    (),
)
LEADS = Fact(
    "leads",
    "one row per lead created by T",
    # valid, owner_gone, misrouted: yes | no; whether it was qualified, whether its owner had left
    # by T, and whether it was assigned (created, where unknown) after the day the owner left
    # opportunity: what it was converted into
    ("lead", "lead_source", "campaign", "lead_status", "owner", "manager", "team", "region",
     "country", "industry", "product", "product_line", "connection", "valid", "opportunity",
     "owner_gone", "misrouted"),
    ("created", "assigned", "responded", "qualified"),
    ("response_hours", "score"),
    segments=False,
)
ACTIVITIES = Fact(
    "activities",
    "one row per activity done by T",
    ("activity", "type", "direction", "owner", "manager", "team", "region", "account", "industry",
     "size", "country", "opportunity", "connection"),
    ("done",),
    # reply_hours: inbound rows; since the latest unanswered outbound one. age_days = T - done
    ("reply_hours", "age_days"),
    segments=False,
)
SUBMISSIONS = Fact(
    "submissions",
    "one row per forecast submission handed in by T",
    ("submission", "level", "owner", "manager", "team", "region", "category", "currency",
     "connection", "fiscal_period"),
    ("submitted", "period_start", "period_end"),
    ("amount",),
    segments=False,
)
QUOTAS = Fact(
    "quotas",
    "one row per target of a person or team and period",
    ("quota", "owner", "manager", "team", "region", "connection", "fiscal_period"),
    ("period_start", "period_end"),
    ("amount",),
    segments=False,
)
COSTS = Fact(
    "costs",
    "one row per cost of a lead source or campaign and period",
    ("cost", "lead_source", "campaign", "currency", "connection"),
    ("period_start", "period_end"),
    ("amount",),
    segments=False,
)
ACCOUNTS = Fact(
    "accounts",
    "one row per live account",
    ("account", "owner", "manager", "team", "region", "industry", "size", "country", "connection"),
    ("created",),
    (),
    segments=False,
)

FACTS = {fact.key: fact for fact in (
    OPPORTUNITIES, VISITS, REACHES, CHANGES, LEADS, ACTIVITIES, SUBMISSIONS, QUOTAS, COSTS,
    ACCOUNTS,
)}
