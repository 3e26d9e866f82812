"""Why a customer needs somebody, and what to do first: in words, from figures that are known."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cockpit.translation import tr
from models.customers.colours import GREEN
from models.documents.grade import GRADES

if TYPE_CHECKING:
    from cockpit.pages.customers_pictures import Pictures
    from models.customers.grades import GradeChange

FELL = 10.0  # points of health in 30 days that are worth a sentence
SLOW_HOURS = 48.0
LOW = 1.0  # of 5: a parameter of the grade that is worth an action
MOST_REASONS, MOST_ACTIONS = 4, 3


def reasons(pictures: Pictures, position: int) -> list[str]:
    """What speaks of trouble, the heaviest first; empty where nothing does."""
    table, formats = pictures.data.table, pictures.formats
    values = {name: float(column[position]) for name, column in table.values.items()}
    said = []
    days = float(table.days_since_contact[position])
    if math.isnan(days):
        said.append(tr("No two-way contact is recorded."))
    elif days >= 14:
        said.append(tr("No two-way contact for {days}.").format(
            days=formats.days(math.floor(days))))
    trend = float(table.trend[position])
    if trend <= -FELL:
        said.append(tr("Health fell by {points} points in 30 days.").format(
            points=formats.integer(-trend)))
    if values.get("contacts") == 0 and not math.isnan(days) and days < 14:
        said.append(tr("No two-way contact in the last 30 days is counted."))
    on_time = values.get("deals", math.nan)
    open_deals = int(table.open_deals[position])
    late = round((1 - on_time) * open_deals) if not math.isnan(on_time) else 0
    if late:
        said.append(tr("{late} of {all} open deals are past their close date.").format(
            late=formats.integer(late), all=formats.integer(open_deals)))
    reply = values.get("reply", math.nan)
    if reply >= SLOW_HOURS:
        said.append(tr("Replies take {hours} hours in the median.").format(
            hours=formats.integer(reply)))
    return said[:MOST_REASONS]


def actions(pictures: Pictures, position: int, pending: GradeChange | None) -> list[str]:
    """What to do next, the most urgent first."""
    data, formats = pictures.data, pictures.formats
    table = data.table
    owner = data.owner(position) or tr("the owner")
    grade = int(table.grade[position])
    days = float(table.days_since_contact[position])
    values = {name: float(column[position]) for name, column in table.values.items()}
    said = []
    if table.silent[position] and grade in (0, 1):
        said.append(tr("Executive call this week ({grade} policy)").format(grade=GRADES[grade]))
    if pending is not None and pending.why == "silence":
        day = data.question.days.day_of(pending.at)
        said.append(tr("Get an answer before {day}: the grade drops then").format(
            day=formats.day(day)))
    elif table.silent[position] or (not math.isnan(days) and days >= 14):
        said.append(tr("{owner}: ask for a meeting, by phone rather than by mail").format(
            owner=owner))
    if values.get("deals", 1.0) < 1:
        said.append(tr("Agree on a new close date for the overdue deals, or close them as lost"))
    parameters = {name: float(column[position]) for name, column in table.parameters.items()}
    if parameters.get("decision", 5) <= LOW:
        said.append(tr("Find out who decides"))
    if parameters.get("budget", 5) <= LOW:
        said.append(tr("Clarify the budget"))
    if parameters.get("competition", 5) <= LOW:
        said.append(tr("Find out who else is asked for an offer"))
    if not said and table.colour[position] == GREEN:
        said.append(tr("Nothing urgent: keep the rhythm, ask for a referral"))
    return said[:MOST_ACTIONS]
