"""All customers in the filter as aligned columns: what maps, grids and tables show."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime

import numpy as np
import numpy.typing as npt

from models.cells import Array
from models.customers.base import (
    Base,
    base_of,
    chosen_places,
    days_earlier,
    health_document,
    moment,
)
from models.customers.coded import Bools, Ints
from models.customers.colours import COLOURS, along
from models.customers.deals import amounts
from models.customers.grades import PARAMETERS, grade_book
from models.customers.known import records_of
from models.customers.leaving_dates import left_by
from models.documents.grade import GRADES
from models.instants import to_micros
from models.metric import Question, Source

__all__ = ["COLOURS", "GRADES", "CustomerTable", "customer_table"]

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int8]
TREND_DAYS = 30


@dataclass(frozen=True)
class CustomerTable:
    """Aligned columns, one entry per customer, in the order of their names. NaN: not known.

    colour         index into `COLOURS`; grade: index into `GRADES`, -1 without
    values         raw, by input of the health document, in the input's unit; `points` 0 to 100;
                   `adds` sum to `health`
    health_before  30 days earlier; `trend` is the difference
    parameters     of the grade, 0 to 5; `derived`: from the data rather than from a field;
                   `reconstructed`: from a field that was read after `at`, as it was then
    area           won amount of 365 days, or the open one of those who have won nothing yet
                   (`area_is_open`); minor units, as are `won_amount` and `open_amount`
    silent         no two-way contact for as long as the grade document says, though the customer
                   has bought or is buying; those who left are not silent any more
    """

    at: datetime
    account: Array
    name: Array
    created: Array
    owner: Array
    manager: Array
    team: Array
    region: Array
    industry: Array
    size: Array
    country: Array
    connection: Array
    inputs: tuple[str, ...]
    health: Floats
    completeness: Floats
    colour: Codes
    values: dict[str, Floats]
    points: dict[str, Floats]
    adds: dict[str, Floats]
    health_before: Floats
    grade: Codes
    total: Floats
    grade_completeness: Floats
    parameters: dict[str, Floats]
    derived: dict[str, Bools]
    reconstructed: dict[str, Bools]
    pinned: Bools
    area: Ints
    area_is_open: Bools
    won_amount: Ints
    open_amount: Ints
    won_deals: Ints
    open_deals: Ints
    days_since_contact: Floats
    silent: Bools
    left: Bools

    def __len__(self) -> int:
        return len(self.account)

    @property
    def trend(self) -> Floats:
        return self.health - self.health_before

    def where(self, kept: Array) -> CustomerTable:
        """The customers at these positions, or where this is true."""
        taken = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, np.ndarray):
                taken[field.name] = value[kept]
            elif isinstance(value, dict):
                taken[field.name] = {name: column[kept] for name, column in value.items()}
        return replace(self, **taken)

    def place(self, account: str) -> int:
        """The position of a customer. Errors: KeyError."""
        found = np.flatnonzero(self.account == account)
        if not len(found):
            raise KeyError(account)
        return int(found[0])


def customer_table(question: Question, source: Source) -> CustomerTable:
    """The customers in the filter, seen from its moment. Only dimensions a customer has act."""
    base = base_of(question, source)
    everybody = base.keep(
        ("table", health_document(question), moment(question), question.filters.as_of,
         question.days, question.documents.get("grade"), records_of(question)),
        lambda: _everybody(base, question, source), question.task)
    return everybody.where(chosen_places(question, source))


def _everybody(base: Base, question: Question, source: Source) -> CustomerTable:
    directory, scores = base.directory(source), base.now(source, question)
    n, at = len(directory), to_micros(moment(question))
    weeks = base.weekly(source, question)
    document = health_document(question)
    course = [*weeks, scores]
    colour = along([one.score for one in course], [one.completeness for one in course],
                   document)[-1]
    before = base.before(source, document, days_earlier(question, TREND_DAYS), question.days,
                         question.task)
    worth = amounts(base.deals(source, question.filters.as_of), at, n)
    book = grade_book(question, source)
    last = base.contacts(source).mutual.last(at, n)
    since = (at - last) / 86_400_000_000
    gone = left_by(question, source, at)
    concerned = (worth.won_deals > 0) | (worth.open_deals > 0)
    unheard = np.isnan(since) | (since >= book.silence_days)
    return CustomerTable(
        at=moment(question), account=np.array([*directory.keys, None], object)[:-1],
        name=directory.names, created=directory.created,
        **{name: column.values() for name, column in directory.columns.items()},
        inputs=tuple(scores.values), health=scores.score, completeness=scores.completeness,
        colour=colour, values=scores.values, points=scores.health.points,
        adds=scores.health.contributions, health_before=before.score,
        grade=book.grade, total=book.total, grade_completeness=book.completeness,
        parameters=dict(zip(PARAMETERS, book.parameters, strict=True)),
        derived=dict(zip(PARAMETERS, book.derived, strict=True)),
        reconstructed=dict(zip(PARAMETERS, book.reconstructed, strict=True)), pinned=book.pinned,
        area=worth.area, area_is_open=worth.is_open,
        won_amount=worth.won, open_amount=worth.open, won_deals=worth.won_deals,
        open_deals=worth.open_deals, days_since_contact=since,
        silent=concerned & unheard & ~gone, left=gone)
