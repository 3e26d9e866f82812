"""What happened with a customer, in words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from cockpit.dimension_names import value_name
from cockpit.pages.customers_list_rows import change_words
from cockpit.translation import tr
from models.customers.grades import GradeChange
from models.wording import QT_TRANSLATE_NOOP
from widgets.theme import Tone
from widgets.timeline import Event as Shown

if TYPE_CHECKING:
    from cockpit.context import Context
    from models.customers.timeline import Event, Journey

_ACTIVITIES = {
    "call": QT_TRANSLATE_NOOP("activities", "Call"),
    "meeting": QT_TRANSLATE_NOOP("activities", "Meeting"),
    "email": QT_TRANSLATE_NOOP("activities", "E-mail"),
    "task": QT_TRANSLATE_NOOP("activities", "Task"),
    "note": QT_TRANSLATE_NOOP("activities", "Note"),
    "demo": QT_TRANSLATE_NOOP("activities", "Demo"),
    "visit": QT_TRANSLATE_NOOP("activities", "Visit"),
    "activity": QT_TRANSLATE_NOOP("activities", "Activity"),
}
_TONES: dict[str, Tone] = {"won": "good", "lost": "bad", "reopened": "warn", "blocker": "warn"}


def event_of(event: Event, context: Context) -> Shown:
    """One event as the widget shows it: when, what, and quieter which deal and who."""
    mart, formats = context.mart, context.formats
    deal = None if event.opportunity is None else mart.labels("opportunity").get(
        event.opportunity, event.opportunity)
    who = None if event.owner is None else mart.labels("owner").get(event.owner, event.owner)
    return Shown(formats.moment(event.at), words_of(event, context),
                 " · ".join(str(part) for part in (deal, who) if part),
                 _TONES.get(event.kind, _tone(event)))


def _tone(event: Event) -> Tone:
    if event.facts.get("direction") in ("inbound", "both"):
        return "accent"
    return "muted" if "direction" in event.facts else ""


def words_of(event: Event, context: Context) -> str:
    """What happened."""
    facts, kind = event.facts, event.kind
    if kind == "grade":
        change = GradeChange("", event.at, facts["from"], facts["to"], facts["why"], "automatic",
                             {name: value for name, value in facts.items()
                              if name not in ("from", "to", "why")})
        return f"{facts['from'] or '–'} → {facts['to'] or '–'}: {change_words(change)}"
    said = {
        "deal_created": tr("Deal created: {stage}").format(
            stage=_label("stage", facts.get("stage"), context)),
        "won": tr("Won: {amount}").format(amount=_money(facts.get("amount"), context)),
        "lost": tr("Lost: {reason}").format(
            reason=_label("lost_reason", facts.get("reason"), context)),
        "lead": tr("Lead came in: {source}").format(
            source=_label("lead_source", facts.get("source"), context)),
    }.get(kind)
    if said is not None:
        return said
    if "from" in facts:
        return _changed(kind, facts, context)
    direction = {"inbound": tr("from the customer"), "outbound": tr("to the customer"),
                 "both": tr("both ways")}.get(str(facts.get("direction")), "")
    name = QCoreApplication.translate("activities", _ACTIVITIES.get(kind, kind))
    return f"{name} · {direction}" if direction else name


def _changed(kind: str, facts: dict[str, Any], context: Context) -> str:
    before, after = facts["from"], facts["to"]
    if kind == "amount":
        return tr("Amount {before} → {after}").format(
            before=_money(before, context), after=_money(after, context))
    if kind == "close_date":
        return tr("Expected close {before} → {after}").format(
            before=_day(before, context), after=_day(after, context))
    dimension = {"reopened": "stage"}.get(kind, kind)
    words = {"stage": tr("Stage {before} → {after}"), "owner": tr("Owner {before} → {after}"),
             "reopened": tr("Reopened: {before} → {after}"),
             "blocker": tr("Blocker {before} → {after}")}[kind]
    return words.format(before=_label(dimension, before, context),
                        after=_label(dimension, after, context))


def _label(dimension: str, key: object, context: Context) -> str:
    if key is None:
        return "–"
    try:
        labels = dict(context.mart.labels(dimension))
    except KeyError:
        labels = {}
    return value_name(dimension, key, labels)


def _money(minor: float | None, context: Context) -> str:
    return context.formats.money(math.nan if minor is None else float(minor),
                                 context.mart.reporting_currency)


def _day(value: Any, context: Context) -> str:
    if value is None:
        return "–"
    if hasattr(value, "year"):
        return context.formats.day(value.date() if hasattr(value, "date") else value)
    return str(value)


def journey_words(found: Journey, context: Context) -> str:
    """How a deal was won, in a few sentences."""
    formats = context.formats
    said = []
    if found.first_source is not None:
        origin = _label("lead_source", found.first_source, context)
        said.append(tr("Came from {source}.").format(source=origin))
    said.append(tr("{days} with {touches} contacts, {inbound} of them with the customer taking "
                   "part.").format(days=formats.days(found.days),
                                   touches=formats.integer(found.touches),
                                   inbound=formats.integer(found.inbound)))
    if found.amount_changes:
        discount = "" if not found.discount > 0.0005 else " " + tr(
            "The last amount lies {share} below the highest.").format(
                share=formats.percent(found.discount))
        said.append(tr("The amount changed {count} times.").format(
            count=formats.integer(found.amount_changes)) + discount)
    if found.date_changes:
        said.append(tr("The close date was moved {count} times.").format(
            count=formats.integer(found.date_changes)))
    if found.objections:
        said.append(tr("Objections: {names}.").format(names=", ".join(
            _label("blocker", key, context) for key in found.objections)))
    if found.last_hours:
        said.append(tr("In the last 48 hours: {what}.").format(what="; ".join(
            words_of(one, context) for one in found.last_hours[:4])))
    return " ".join(said)
