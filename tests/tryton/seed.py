"""Fill a fresh database with the story, inside the server: seed.py FOLDER.

Everything goes through Tryton's own models and buttons as the acting user, one transaction for
each event, in the order of time, with the server's clock set to the event. So history, log and
time stamps are the server's own work. Runs in the server's own environment.
"""

import datetime as dt
import json
import sys
from pathlib import Path

from trytond import config

FOLDER = Path(sys.argv[1]).resolve()
config.update_etc(str(FOLDER / "trytond.conf"))

from tryton_story import (  # noqa: E402
    HEAD,
    LEFT,
    NO_LOGIN,
    PRODUCTS,
    SELLERS_OF,
    Event,
    tell,
)
from trytond.backend.sqlite import database  # noqa: E402
from trytond.pool import Pool  # noqa: E402
from trytond.transaction import Transaction, check_access, without_check_access  # noqa: E402

DB, PASSWORD = "crm", "cockpit-test-1"
ANCHOR = dt.datetime.now(dt.UTC).replace(tzinfo=None)
BEGINNING = ANCHOR - dt.timedelta(days=600, microseconds=7)


class Clock:
    """The time of the server while it is being filled."""

    at = BEGINNING

    def __call__(self):
        return self.at.isoformat(" ", timespec="microseconds")


CLOCK = Clock()
database.now = CLOCK  # what SQLite's NOW() will call


def acting(user=1, **context):
    return Transaction().start(DB, user, context=context)


class Company:
    """The people, products and customers, and where Tryton keeps them."""

    def __init__(self, pool):
        self.get = pool.get
        euro, self.yen = self.get("currency.currency").create([
            {"name": "Euro", "code": "EUR", "symbol": "E", "digits": 2,
             "rates": [("create", [{"date": dt.date(2020, 1, 1), "rate": 1}])]},
            {"name": "Yen", "code": "JPY", "symbol": "Y", "digits": 0, "rounding": 1,
             "rates": [("create", [{"date": dt.date(2020, 1, 1), "rate": 160}])]},
        ])
        own, = self.get("party.party").create([{"name": "Test Works"}])
        company, = self.get("company.company").create([{"party": own.id, "currency": euro.id}])
        self.id, self.euro = company.id, euro
        self.employees, self.users = {}, {}
        with Transaction().set_context(company=self.id):
            self.people()
            self.products = self.catalogue()
        self.customers = []

    def people(self):
        groups = self.get("res.group").search([("name", "in", [
            "Sales", "Sales Administrator", "Sale Opportunity",
            "Sale Opportunity Administrator", "Party Administration"])])
        self.hire(HEAD, None, groups)
        for leader, sellers in SELLERS_OF.items():
            self.hire(leader, HEAD, groups)
            for seller in sellers:
                self.hire(seller, leader, groups)
        self.hire("Outsider", None, [])  # may sign in, may see nothing
        self.hire("Suspended", None, groups, active=False)
        Employee, User = self.get("company.employee"), self.get("res.user")
        Employee.write([self.employees[LEFT]], {"end_date": ANCHOR.date() - dt.timedelta(days=9)})
        User.write([User(1)], {
            "companies": [("add", [self.id])], "company": self.id,
            "groups": [("add", [group.id for group in groups])]})

    def hire(self, name, boss, groups, active=True):
        party, = self.get("party.party").create([{"name": name}])
        employee, = self.get("company.employee").create([{
            "party": party.id, "company": self.id,
            "supervisor": self.employees[boss].id if boss else None}])
        self.employees[name] = employee
        if name == NO_LOGIN:
            self.users[name] = 1
            return
        user, = self.get("res.user").create([{
            "name": name, "login": name.lower(), "password": PASSWORD, "active": active,
            "email": f"{name.lower()}@example.test", "companies": [("add", [self.id])],
            "company": self.id, "employees": [("add", [employee.id])], "employee": employee.id,
            "groups": [("add", [group.id for group in groups])]}])
        self.users[name] = user.id

    def catalogue(self):
        unit, = self.get("product.uom").search([("symbol", "=", "u")], limit=1)
        machines, = self.get("product.category").create([{"name": "Machines"}])
        kind, = self.get("account.account.type").create([{
            "name": "Revenue", "statement": "income", "revenue": True, "company": self.id}])
        revenue, = self.get("account.account").create([{
            "name": "Sales", "code": "3000", "type": kind.id, "company": self.id}])
        sold, = self.get("product.category").create([{
            "name": "Sold", "accounting": True, "account_revenue": revenue.id}])
        made = []
        for n, name in enumerate(PRODUCTS):
            template, = self.get("product.template").create([{
                "name": name, "type": "service", "default_uom": unit.id,
                "list_price": 100 * (n + 1),
                "salable": True, "sale_uom": unit.id, "account_category": sold.id,
                "categories": [("add", [machines.id])] if n < 2 else [],
                "products": [("create", [{"suffix_code": f"P{n}"}])]}])
            made.append((template.products[0].id, unit.id))
        return made

    def meet(self, customers):
        """Each customer comes at its own time; the last one turns out to be the first one."""
        get = self.get
        with acting():
            countries = {country.code: country.id for country in get("country.country").create([
                {"name": "Norway", "code": "NO"}, {"name": "Portugal", "code": "PT"}])}
        for n, (name, city, country) in enumerate(customers):
            CLOCK.at = BEGINNING + dt.timedelta(hours=n, microseconds=n + 1)
            with acting():
                party, = get("party.party").create([{
                    "name": name,
                    "addresses": [("create", [{"city": city, "country": countries[country]}])],
                    "contact_mechanisms": [("create", [
                        {"type": "email", "value": f"post{n}@example.test", "name": f"Kari {n}"},
                        {"type": "phone", "value": f"+4721{n:06d}"},
                        {"type": "website", "value": f"https://www.customer{n}.test/shop"}])]}])
                self.customers.append(party.id)
        twin = self.customers.pop()
        with acting():
            get("party.party").write([get("party.party")(twin)], {
                "replaced_by": self.customers[0], "active": False})


class Telling:
    """Turns the events of the story into what a person would have done in Tryton."""

    def __init__(self, company):
        self.company, self.ids, self.deleted_at = company, {}, {}

    def tell(self, event: Event):
        CLOCK.at = event.at
        user = self.company.users[event.actor]
        employee = self.company.employees[event.actor].id
        with acting(user, company=self.company.id, employee=employee), check_access():
            getattr(self, event.verb)(event)

    def deal(self, event):
        return self.company.get("sale.opportunity")(self.ids[event.deal])

    def write(self, event, **values):
        self.company.get("sale.opportunity").write([self.deal(event)], values)

    def press(self, event, button):
        getattr(self.company.get("sale.opportunity"), button)([self.deal(event)])

    def create(self, event):
        told = event.value
        party = self.company.customers[told["customer"] % len(self.company.customers)]
        currency = self.company.yen if told["currency"] == "JPY" else self.company.euro
        made, = self.company.get("sale.opportunity").create([{
            "description": f"Deal {event.deal:03d}", "party": party, "company": self.company.id,
            "employee": self.company.employees[event.actor].id, "currency": currency.id,
            "amount": told["amount"], "start_date": event.at.date(), "end_date": told["close"],
            "conversion_probability": 0.1}])
        self.ids[event.deal] = made.id

    def probability(self, event):
        self.write(event, conversion_probability=event.value)

    def amount(self, event):
        self.write(event, amount=event.value)

    def twice(self, event):
        for amount in event.value:
            self.write(event, amount=amount)

    def close(self, event):
        self.write(event, end_date=event.value)

    def owner(self, event):
        self.write(event, employee=self.company.employees[event.value].id)

    def line(self, event):
        product, unit = self.company.products[event.value]
        old = [line.id for line in self.deal(event).lines]
        self.write(event, lines=[("delete", old), ("create", [
            {"product": product, "quantity": 1, "unit": unit}])])

    def open(self, event):
        self.press(event, "opportunity")
        self.write(event, conversion_probability=event.value)

    def back(self, event):
        self.press(event, "lead")

    reopen = back

    def lose(self, event):
        self.write(event, lost_reason=event.value)
        self.press(event, "lost")

    def win(self, event):
        self.press(event, "convert")

    def confirm(self, event):
        with without_check_access():  # the server's own queue does this when the sale is confirmed
            self.press(event, "won")

    def note(self, event):
        self.company.get("ir.note").create([{
            "resource": f"sale.opportunity,{self.ids[event.deal]}", "message": event.value}])

    def discard(self, event):
        if self.deal(event).state in ("won", "lost", "converted"):
            self.press(event, "lead")
        self.press(event, "cancel")

    def delete(self, event):
        self.company.get("sale.opportunity").delete([self.deal(event)])
        self.deleted_at[event.deal] = event.at

    def restore(self, event):
        before = self.deleted_at[event.deal] - dt.timedelta(microseconds=1)
        with without_check_access():
            self.company.get("sale.opportunity").restore_history([self.ids[event.deal]], before)


def main():
    story = tell(ANCHOR)
    Pool.start()
    pool = Pool(DB)
    with Transaction().start(DB, 0, readonly=True):
        pool.init()
    today = staticmethod(lambda timezone=None: CLOCK.at.date())
    pool.get("ir.date").today = today
    with acting():
        company = Company(pool)
    company.meet(story.customers)
    telling = Telling(company)
    for event in story.events:
        telling.tell(event)
    (FOLDER / "story.json").write_text(json.dumps({
        "anchor": ANCHOR.isoformat(),
        "events": len(story.events),
        "ids": telling.ids,
        "employees": {name: employee.id for name, employee in company.employees.items()},
    }))


main()
