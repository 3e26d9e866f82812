"""The panels of the customers page as tables that can leave the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.pages.customers_data import BANDS
from cockpit.pages.customers_pictures import Pictures, band_name, grade_name
from cockpit.sheets import table_sheet
from cockpit.translation import tr, translate
from models.metric import metric
from models.money import to_major

if TYPE_CHECKING:
    from cockpit.exports.sheet import Sheet
    from cockpit.pages.customers import CustomersPage

COLUMNS = ("account", "customer", "grade", "health", "state", "known_share", "change_30_days",
           "won_365_days", "open", "days_since_contact", "owner", "region", "industry", "currency")


def picture(page: CustomersPage) -> Sheet | None:
    """Every customer in view, or the cells of the grid."""
    data = page.data
    if data is None:
        return None
    pictures = Pictures(data, page.context.formats)
    about = (("definition", translate("metrics", metric("health").definition)),)
    table, currency = data.table, data.currency
    if page.mode == "grid":
        lines = [(grade_name(grade), band_name(band), int(data.in_cell(grade, band).sum()),
                  to_major(int(table.area[data.in_cell(grade, band)].sum()), currency), currency)
                 for grade in pictures.grades_of_grid() for band in BANDS]
        return table_sheet(page.context, tr("Grade by health"),
                           ("grade", "health", "customers", "value_a_year", "currency"), lines,
                           data.question, about=about)
    rows = [(
        table.account[at], pictures.names[at], grade_name(int(table.grade[at])), table.health[at],
        band_name(int(table.colour[at])), table.completeness[at], table.trend[at],
        to_major(int(table.won_amount[at]), currency),
        to_major(int(table.open_amount[at]), currency), table.days_since_contact[at],
        data.owner(at), table.region[at], table.industry[at], currency,
    ) for at in range(len(table))]
    return table_sheet(page.context, tr("Customer health"), COLUMNS, rows, data.question,
                       about=about)


def listed(page: CustomersPage) -> Sheet | None:
    """The list as it is shown, in words."""
    shown = page.lists.listed
    if page.data is None or not shown.rows.columns:
        return None
    columns = shown.rows.columns
    rows = [[column.text(row) for column in columns] for row in range(shown.rows.count)]
    return table_sheet(page.context, page.lists.title(), [column.header for column in columns],
                       rows, page.data.question, about=(("definition", shown.note),))
