"""Tryton 8: parties, employees and sales opportunities with their whole history.

`sale.opportunity` keeps every revision, so the log of changes is complete from the first sync on,
also for opportunities that were deleted long before. Only what Tryton's own client may call is
used: JSON-RPC, reading.  https://docs.tryton.org/ and modules/sale_opportunity/opportunity.py
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from models.entities import Pipeline, Record
from models.wording import QT_TRANSLATE_NOOP
from sync.connector import Connector, Greeting, Page, Reject, Stream, Window
from sync.connectors import tryton_records as words
from sync.connectors.tryton_opportunities import MODEL, TrytonOpportunities
from sync.connectors.tryton_people import TrytonPeople
from sync.connectors.tryton_reader import Domain, Row, TrytonReader, changed_since
from sync.connectors.tryton_session import TrytonSession
from sync.connectors.tryton_values import decode
from sync.errors import Forbidden, NotUnderstood
from sync.limiter import Limits

if TYPE_CHECKING:
    from models.task import Task
    from sync.connector import Profile
    from sync.transport import Transport

_LATE = timedelta(minutes=10)  # a change bears the time at which its transaction began
_PACE = Limits(per_second=50, burst=50)  # the company's own server, one call at a time
_STAMPS = ("create_date", "write_date")
_SOURCES: dict[str, tuple[str, tuple[str, ...]]] = {
    "accounts": (
        "party.party", ("name", "code", "active", "website", "replaced_by", *_STAMPS),
    ),
    "contacts": (
        "party.contact_mechanism", ("party", "type", "value", "name", "active", *_STAMPS),
    ),
    "products": (
        "product.product",
        ("code", "active", "template.name", "template.list_price", "template.categories", *_STAMPS),
    ),
    "activities": ("ir.note", ("resource", "message", "create_uid", *_STAMPS)),
}  # stream -> model and fields
_RELATED = {"accounts": ("addresses",), "products": ("template",)}
"""Records whose change changes ours: a customer's place, a product's name and price."""

_ADDRESS = ("party", "city", "country.code", "subdivision.name")
_EVERYTHING = Window(None, datetime.max.replace(tzinfo=UTC))


class Tryton(Connector):
    """See docs/connections.md for what is read and how it is named here."""

    key = "tryton"
    label = QT_TRANSLATE_NOOP("kinds", "Tryton")
    needs = ("url", "secret", "user")
    streams = (
        Stream("users", snapshot=True),
        Stream("teams", snapshot=True),
        Stream("accounts", lookback=_LATE),
        Stream("contacts", lookback=_LATE),
        Stream("pipelines", deletes="none", snapshot=True),
        Stream("stages", deletes="none", snapshot=True),
        Stream("products", lookback=_LATE),
        Stream("opportunities", history="full", lookback=_LATE),
        Stream("activities", lookback=_LATE),
    )

    def __init__(self, profile: Profile, transport: Transport) -> None:
        super().__init__(profile, transport)
        transport.limiter.limits = _PACE
        self._plan = words.StagePlan.from_options(profile.options)
        self._session = TrytonSession(profile, transport)
        self._reader = TrytonReader(self._session)

    def test(self) -> Greeting:
        version = self._session.version()
        self._session.sign_in()
        counts = {"opportunities": self._reader.count(MODEL)}
        for stream, model in (("users", "company.employee"), ("accounts", "party.party")):
            try:
                counts[stream] = self._reader.count(model)
            except Forbidden:
                continue
        return Greeting(f"Tryton {version}", self._session.user, counts)

    def pages(self, stream: str, window: Window, task: Task) -> Iterator[Page]:
        people = TrytonPeople(self._reader, task)
        match stream:
            case "users":
                yield Page(people.users())
            case "teams":
                yield Page(people.teams())
            case "pipelines":
                yield Page((Pipeline(source_id=words.PIPELINE, name="Opportunities"),))
            case "stages":
                yield Page(self._plan.stages())
            case "opportunities":
                yield from self._opportunities(people, task).pages(window)
            case "activities":
                yield from self._activities(people, window, task)
            case _:
                model, fields = _SOURCES[stream]
                related = _RELATED.get(stream, ())
                domain = _members(stream, people) + changed_since(window.start, *related)
                last = int(window.position or 0)
                context = self._company(task) if stream == "products" else None
                for rows in self._reader.rows(model, domain, fields, task, last, context):
                    yield self._page(stream, rows, people, task, str(rows[-1]["id"]))

    def ids(self, stream: str, task: Task) -> Iterator[tuple[str, ...]]:
        if stream == "opportunities":
            found = self._reader.ids(MODEL, [], task)
        elif stream == "activities":
            found = (
                ids
                for batch in self._reader.ids(MODEL, [], task)
                for ids in self._reader.ids("ir.note", _notes_on(batch), task)
            )
        elif stream in _SOURCES:
            members = _members(stream, TrytonPeople(self._reader, task))
            found = self._reader.ids(_SOURCES[stream][0], members, task)
        else:
            for page in self.pages(stream, _EVERYTHING, task):
                yield tuple(record.source_id for record in page.records)
            return
        for ids in found:
            yield tuple(map(str, ids))

    def reread(self, stream: str, ids: tuple[str, ...], task: Task) -> Page:
        people = TrytonPeople(self._reader, task)
        if stream == "opportunities":
            return self._opportunities(people, task).page_of([int(key) for key in ids])
        if stream == "activities":
            batches = self._reader.ids(MODEL, [], task)
            members = [_notes_on(batch) for batch in batches]
        elif stream in _SOURCES:
            members = [_members(stream, people)]
        else:
            pages = self.pages(stream, _EVERYTHING, task)
            everything = (record for page in pages for record in page.records)
            return Page(tuple(record for record in everything if record.source_id in ids))
        model, fields = _SOURCES[stream]
        context = self._company(task) if stream == "products" else None
        wanted = ["id", "in", [int(key) for key in ids]]
        rows = [
            row
            for domain in members
            for page in self._reader.rows(model, [*domain, wanted], fields, task, 0, context)
            for row in page
        ]
        return self._page(stream, rows, people, task, None)

    def _opportunities(self, people: TrytonPeople, task: Task) -> TrytonOpportunities:
        return TrytonOpportunities(self._reader, people, self._plan, task)

    def _activities(self, people: TrytonPeople, window: Window, task: Task) -> Iterator[Page]:
        """By batches of opportunities: only administrators may ask for all notes at once."""
        model, fields = _SOURCES["activities"]
        before, last = (int(part) for part in (window.position or "0:0").split(":"))
        for batch in self._reader.ids(MODEL, [], task, before):
            domain = _notes_on(batch) + changed_since(window.start)
            for rows in self._reader.rows(model, domain, fields, task, last):
                position = f"{before}:{rows[-1]['id']}"
                yield self._page("activities", rows, people, task, position)
            before, last = batch[-1], 0

    def _page(
        self, stream: str, rows: list[Row], people: TrytonPeople, task: Task, position: str | None
    ) -> Page:
        """Rows as received -> records that carry them as `raw`."""
        make = self._maker(stream, [row["id"] for row in rows], people, task)
        records, rejects = [], []
        for row in rows:
            try:
                records.append(make(decode(row), row))
            except NotUnderstood as error:
                rejects.append(Reject(str(row["id"]), "record.not_understood", error.facts, row))
        return Page(tuple(records), position, rejects=tuple(rejects))

    def _maker(
        self, stream: str, ids: list[int], people: TrytonPeople, task: Task
    ) -> Callable[[Row, Row], Record]:
        if stream == "contacts":
            return words.contact
        if stream == "activities":
            return lambda row, raw: words.activity(row, raw, people.by_login)
        if stream == "accounts":
            first: dict[int, Row] = {}
            for place in self._reader.all("party.address", [["party", "in", ids]], _ADDRESS, task):
                first.setdefault(place["party"], place)
            return lambda row, raw: words.account(row, raw, first.get(row["id"]))
        categories = self._reader.all("product.category", [], ("name",), task)
        lines = {row["id"]: row["name"] for row in categories}
        currency = self._company(task)["currency"]
        return lambda row, raw: words.product(row, raw, lines, currency)

    def _company(self, task: Task) -> dict[str, Any]:
        """The first company and its currency: a price is kept for each company."""
        companies = self._reader.all("company.company", [], ("currency.code",), task)
        if not companies:
            return {"currency": None}
        return {"company": companies[0]["id"], "currency": companies[0]["currency."]["code"]}


def _members(stream: str, people: TrytonPeople) -> Domain:
    """Which rows of the stream's model belong to it."""
    if stream == "accounts":
        return [["id", "not in", people.own_parties]]
    if stream == "contacts":
        return [["type", "in", list(words.MECHANISMS)], ["party", "not in", people.own_parties]]
    return []


def _notes_on(opportunities: list[int]) -> list[Any]:
    return [["resource", "in", [f"{MODEL},{key}" for key in opportunities]]]


CONNECTOR = Tryton
