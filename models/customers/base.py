"""What is read once per snapshot of the data and asked again and again under other filters."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import datetime, timedelta
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from models.calendars import Calendar
from models.customers.coded import Ints
from models.customers.contacts import Contacts, read_contacts
from models.customers.deals import DealsNow, Spells, read_deals, read_spells, standing_now
from models.customers.directory import Directory, read_directory
from models.customers.kept import Kept
from models.customers.scores import Floats, Scores, inputs_at, scored, weeks_before
from models.documents.health import BUILT_IN, HealthDocument
from models.filters import FilterState
from models.instants import to_micros
from models.metric import Question, Source
from models.task import Task

T = TypeVar("T")
LIMITS = {"values": 48}
"""Kept beyond the usual few: the inputs at the beginnings of weeks, at the moment a trend begins
and at the origins of the test in the laboratory. They do not change while time goes on; what has
the minute in its key does, and there the few newest are enough."""
SCOPES = 2  # parts of the company one looks at in turn
COLOUR_WEEKS = 12  # a colour is settled by the weeks before it


class Base:
    """Customers, contacts and deals of one source in one scope. Holds no tie to the source, so
    that a snapshot nobody shows any more is let go with all that was kept for it."""

    def __init__(self, scope: frozenset[str] | None) -> None:
        self.scope = scope
        self._kept = Kept(LIMITS)

    def keep(self, key: Hashable, make: Callable[[], T], task: Task | None = None) -> T:
        """What was made for this key before, or made now; see `Kept.keep`."""
        return self._kept.keep(key, make, task)

    def directory(self, source: Source) -> Directory:
        return self.keep("directory", lambda: read_directory(source, self.scope))

    def contacts(self, source: Source) -> Contacts:
        place = self.directory(source).place
        return self.keep("contacts", lambda: read_contacts(source, place, self.scope))

    def spells(self, source: Source) -> Spells:
        place = self.directory(source).place
        return self.keep("spells", lambda: read_spells(source, place, self.scope))

    def deals(self, source: Source, as_of: datetime | None) -> DealsNow:
        place = self.directory(source).place
        filters = FilterState(as_of=as_of, scope=self.scope)
        return self.keep(("deals", as_of), lambda: read_deals(source, place, filters))

    def now(self, source: Source, question: Question) -> Scores:
        """Scores at the moment of the question, with the deals as they stand in its picture."""
        document, at = health_document(question), to_micros(moment(question))
        names, as_of, calendar = inputs_of(document), question.filters.as_of, question.days

        def made() -> dict[str, Floats]:
            # when a win became known is not in the picture, so that it takes the longer way
            deals = self.spells(source).standing(at) if "bought" in names else standing_now(
                self.deals(source, as_of))
            return inputs_at(names, self.contacts(source), deals, at, calendar,
                             len(self.directory(source)))

        values = self.keep(("values now", names, at, as_of, calendar), made, question.task)
        return self.keep(("now", document, at, as_of, calendar),
                         lambda: scored(document, values, at), question.task)

    def before(self, source: Source, document: HealthDocument, at: int, calendar: Calendar,
               task: Task | None = None) -> Scores:
        """Scores at an earlier moment (microseconds), as they were known then."""
        names = inputs_of(document)

        def made() -> dict[str, Floats]:
            return inputs_at(names, self.contacts(source), self.spells(source).standing(at), at,
                             calendar, len(self.directory(source)))

        # another weight asks for the same values: what is tried in an editor answers at once
        return scored(document, self.keep(("values", names, at, calendar), made, task), at)

    def weekly(self, source: Source, question: Question, weeks: int = COLOUR_WEEKS
               ) -> list[Scores]:
        """Scores at the beginnings of the weeks before the moment, oldest first."""
        document = health_document(question)
        return [self.before(source, document, at, question.days, question.task)
                for at in weeks_before(moment(question), weeks, question.days)]


_BASES: WeakKeyDictionary[Any, OrderedDict[frozenset[str] | None, Base]] = WeakKeyDictionary()
_LOCK = Lock()


def base_of(question: Question, source: Source) -> Base:
    """What is kept for this source in the question's scope."""
    scope = question.filters.scope
    with _LOCK:
        scopes = _BASES.setdefault(source, OrderedDict())
        found = scopes.setdefault(scope, Base(scope))
        scopes.move_to_end(scope)
        while len(scopes) > SCOPES:
            scopes.popitem(last=False)
        return found


def inputs_of(document: HealthDocument) -> tuple[str, ...]:
    """The inputs that have weight."""
    return tuple(one.key for one in document.used)


def health_document(question: Question) -> HealthDocument:
    found: HealthDocument = question.documents.get("health", BUILT_IN)
    return found


def moment(question: Question) -> datetime:
    """As of, or the minute it is: within one minute the same figures are shown again."""
    if question.filters.as_of is not None:
        return question.filters.as_of
    return question.at.replace(second=0, microsecond=0)


def days_earlier(question: Question, days: int) -> int:
    """The end of the company's day so many days before the moment, in microseconds."""
    day = question.days.day_of(moment(question)) - timedelta(days=days)
    return to_micros(question.days.end_of_day(day))


def chosen_places(question: Question, source: Source) -> Ints:
    """Places of the customers in the filter."""
    return base_of(question, source).directory(source).chosen(question)
