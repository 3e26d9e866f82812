"""What is planted in the demo company, as numbers that can be checked.

The constants say what the generator aims at; `Truths` names who and when in one world. The same
list, in words, stands in `docs/demo-company.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sync.demo.words import NORTH, PRO_X, SOLUTION, SOUTH, SUBSCRIPTION

SLOW_REGION, SLOW_STAGE = SOUTH, SOLUTION
USUAL_DAYS, SLOW_DAYS = 18.0, 39.0  # median stay in the stage
SLOW_ADVANCE = 0.66  # and of those who would have gone on, this share still does
SLOW_BLOCKERS = (0.62, 0.28, 0.04, 0.03, 0.03)  # legal review, payment terms, the rest

MIX_LINE = PRO_X
RATES_BEFORE = (0.42, 0.38, 0.20, 0.14)  # win rate by customer size; every size gets better ...
RATES_AFTER = (0.48, 0.43, 0.24, 0.17)
MIX_BEFORE = (0.40, 0.32, 0.18, 0.10)  # ... while the mix moves to the sizes that win less
MIX_AFTER = (0.14, 0.18, 0.34, 0.34)

SANDBAGGER_BIAS, OPTIMIST_BIAS = -0.25, 0.30  # sum of (call - actual) / sum of actual
SANDBAGGER, OPTIMIST = (1, 0), (4, 1)  # (team, place in it)
SANDBAGGER_NAME, OPTIMIST_NAME = "王芳 Wang Fang", "陈宇 Chen Yu"

SILENT_DAYS = (62, 80)  # from the last two-way contact to the day the customer leaves
CHURNED, ABOUT_TO_CHURN = 30, 12  # customers, by the company's today and after it

DEPARTED, DEPARTED_NAME = (3, 4), "李娜 Li Na"
DEPARTED_DAYS_AGO = 147
LEADS_TO_DEPARTED = 37  # assigned to her after she left, by the company's today

SMALL_REGION, SMALL_PIPELINE = NORTH, SUBSCRIPTION
SMALL_CLOSED, SMALL_WON = 10, 5  # looks like the best place to sell; ten deals cannot say so

LATE_RECORDER, LATE_RECORDER_NAME = (6, 2), "张磊 Zhang Lei"
LATE_SHARE, USUAL_LATE_SHARE = 0.45, 0.04  # stage changes recorded a day or more after the fact


def quarter_start(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def shift_quarters(start: date, quarters: int) -> date:
    """The first day of the quarter so many quarters after the one that begins on `start`."""
    months = start.year * 12 + start.month - 1 + 3 * quarters
    return date(months // 12, months % 12 + 1, 1)


@dataclass(frozen=True)
class Span:
    """Days from `start` up to but not including `end`."""

    start: date
    end: date


@dataclass(frozen=True)
class Silent:
    """A customer who goes silent and then leaves."""

    account_id: str
    silent_since: date  # the last two-way contact lies before
    churned_on: date


@dataclass(frozen=True)
class Truths:
    """Who and when, in one world. Ids are those of the CRM."""

    slow_quarter: Span  # visits that began in it
    slow_region: str
    slow_stage_id: str
    mix_line: str
    mix_before: Span  # deals closed in it
    mix_after: Span
    sandbagger_id: str
    optimist_id: str
    departed_id: str
    departed_on: date
    small_region: str
    small_pipeline_id: str
    late_recorder_id: str
    silent: tuple[Silent, ...] = ()


def slow_quarter(today: date) -> Span:
    """The last quarter that is over."""
    end = quarter_start(today)
    return Span(shift_quarters(end, -1), end)


def mix_years(today: date) -> tuple[Span, Span]:
    """Four quarters, and the four after them, which end with the last quarter that is over."""
    end = quarter_start(today)
    middle = shift_quarters(end, -4)
    return Span(shift_quarters(end, -8), middle), Span(middle, end)
