"""The same question about an earlier time, seen at the same age.

Young deals are held against deals that were as young: half a quarter against half a quarter, and
a cohort that is still maturing against one that was seen while it still matured. Without this, the
newest period always looks worse than it is.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from models.calendars import add_months, shift
from models.filters import Compare, Period
from models.metric import Question


def at_same_age(question: Question, compare: Compare) -> Question | None:
    """The question about the period `compare` names, as of the moment when that period was as far
    along as the question's own is now; None without a period or a calendar.

    previous, year: the moment moves back by as much as the period does.
    benchmark: the twelve months before the period, seen as long after their end as the moment lies
    after the end of the period. While the period still runs there are no twelve months of that
    age: then the same stretch a year before stands in, seen when it was as far along.
    """
    period, calendar = question.filters.period, question.calendar
    before = shift(period, compare)
    if before is None or before.start is None or period.start is None or period.end is None:
        return None
    if calendar is None:
        return None
    back = period.start - before.start
    ended = calendar.end_of_day(period.end - timedelta(days=1))
    if compare == "benchmark" and question.at < ended:
        year_ago = add_months(calendar.day_of(question.at), -12)
        seen = question.at - back
        before = Period(before.start, max(year_ago, before.start) + timedelta(days=1))
    elif compare == "benchmark":
        began = calendar.end_of_day(period.start - timedelta(days=1))
        seen = min(began + (question.at - ended), question.at)
    else:
        seen = question.at - back
    return replace(question, filters=replace(question.filters, period=before, as_of=seen))
