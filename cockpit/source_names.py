"""Kinds of connections, and the kinds of records they bring, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from models.wording import QT_TRANSLATE_NOOP

STREAMS = {
    "users": QT_TRANSLATE_NOOP("streams", "People"),
    "teams": QT_TRANSLATE_NOOP("streams", "Teams"),
    "accounts": QT_TRANSLATE_NOOP("streams", "Customers"),
    "contacts": QT_TRANSLATE_NOOP("streams", "Contacts"),
    "leads": QT_TRANSLATE_NOOP("streams", "Leads"),
    "pipelines": QT_TRANSLATE_NOOP("streams", "Pipelines"),
    "stages": QT_TRANSLATE_NOOP("streams", "Stages"),
    "products": QT_TRANSLATE_NOOP("streams", "Products"),
    "opportunities": QT_TRANSLATE_NOOP("streams", "Deals"),
    "activities": QT_TRANSLATE_NOOP("streams", "Activities"),
    "contact_roles": QT_TRANSLATE_NOOP("streams", "Contact roles"),
    "quotas": QT_TRANSLATE_NOOP("streams", "Targets"),
    "forecast_entries": QT_TRANSLATE_NOOP("streams", "Forecast submissions"),
    "campaign_costs": QT_TRANSLATE_NOOP("streams", "Campaign costs"),
    "fx_rates": QT_TRANSLATE_NOOP("streams", "Exchange rates"),
    "history": QT_TRANSLATE_NOOP("streams", "History"),
}


def stream_name(stream: str) -> str:
    """"opportunities" -> "Deals", in the window's language."""
    return QCoreApplication.translate("streams", STREAMS.get(stream, stream))


def kind_name(kind: str) -> str:
    """"files" -> "Files (CSV, Excel)"; each connector marks its own label."""
    from sync.connections import kinds

    found = kinds().get(kind)
    return QCoreApplication.translate("kinds", found.label) if found else kind
