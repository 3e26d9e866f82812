"""From a line of a list to the timeline of its customer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.facts import OPPORTUNITIES
from models.filters import FilterState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from cockpit.context import Context
    from models.mart import Mart


def open_timeline(context: Context, record: Mapping[str, Any], parent: QWidget) -> bool:
    """Show what happened with the customer of a record; False where it is not one for sure."""
    from cockpit.dialogs.customer_timeline import TimelineDialog

    account = account_of(context.mart, record)
    if account is None:
        return False
    name = context.mart.labels("account").get(account, account)
    TimelineDialog(context, name, account, context.inputs().question(), parent).show()
    return True


def account_of(mart: Mart, record: Mapping[str, Any]) -> str | None:
    """The key of the customer a record names, by itself or by its deal. Lists bear names: one that
    several have tells nobody apart, and gives None."""
    if record.get("account"):
        found = mart.find("account", str(record["account"]))
        if len(found) == 1:
            return found[0]
    deals = set(mart.find("opportunity", str(record.get("opportunity") or "")))
    if not deals:
        return None
    data = mart.columns(OPPORTUNITIES, ("opportunity", "account"), FilterState())
    accounts = {account for deal, account in zip(
        data["opportunity"].tolist(), data["account"].tolist(), strict=True) if deal in deals}
    return str(accounts.pop()) if len(accounts) == 1 and None not in accounts else None
