"""The lists of the customers page as tables."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cockpit.translation import tr, translate
from models.metric import Row, metric
from widgets.table_model import Column, Rows

if TYPE_CHECKING:
    from cockpit.pages.customers_extras import CustomersExtras
    from cockpit.pages.customers_pictures import Pictures
    from models.customers.grades import GradeChange


@dataclass(frozen=True)
class Listed:
    """One list: the customer of each row ("" where a row is none), what is shown, its heading
    beside the choices, and how it is counted."""

    accounts: tuple[str, ...]
    rows: Rows
    heading: str
    note: str


def listed(name: str, pictures: Pictures, extras: CustomersExtras | None) -> Listed:
    """One of `customers_lists.LISTS`; until the extras are there only the groups have rows."""
    if name == "groups":
        return _groups(pictures)
    if extras is None:
        return Listed((), Rows(()), tr("Reading"), "")
    if name == "changes":
        return _changes(pictures, extras)
    made: dict[str, Callable[[Pictures, CustomersExtras], Listed]] = {
        "leaving": _leaving, "silent": _silent, "dormant": _dormant, "signed": _signed,
        "policy": _policy}
    return made[name](pictures, extras)


def _accounts(rows: tuple[Row, ...]) -> tuple[str, ...]:
    return tuple(str(row.by["account"]) for row in rows)


def _names(pictures: Pictures, accounts: tuple[str, ...]) -> list[str]:
    data = pictures.data
    found = [data.position(account) for account in accounts]
    return [pictures.names[at] if at >= 0 else account
            for at, account in zip(found, accounts, strict=True)]


def _owners(pictures: Pictures, accounts: tuple[str, ...]) -> list[str | None]:
    data = pictures.data
    found = [data.position(account) for account in accounts]
    return [(data.owner(at) or None) if at >= 0 else None for at in found]


def _definition(key: str) -> str:
    return translate("metrics", metric(key).definition)


def _leaving(pictures: Pictures, extras: CustomersExtras) -> Listed:
    from cockpit.pages.customers_leaving import action_words, reason_words

    rows, formats = extras.rows["leaving"], pictures.formats
    accounts = _accounts(rows)
    return Listed(accounts, Rows((
        Column(tr("Customer"), _names(pictures, accounts), strong=True),
        Column(tr("Score"), [row.value for row in rows], show=formats.integer, figures=True,
               width=58),
        Column(tr("Why"), [" ".join(reason_words(row, formats)) for row in rows], width=300),
        Column(tr("Next"), [", ".join(action_words(row)) for row in rows]),
    )), pictures.count_words(len(rows)) if rows else tr("nobody"), _definition("likely_to_leave"))


def _silent(pictures: Pictures, extras: CustomersExtras) -> Listed:
    rows, formats = extras.rows["silent"], pictures.formats
    accounts = _accounts(rows)
    return Listed(accounts, Rows((
        Column(tr("Customer"), _names(pictures, accounts), strong=True),
        Column(tr("Silent"), [row.value for row in rows], figures=True, width=84,
               show=lambda days: formats.days(math.floor(days))),
        Column(tr("Grade"), [row.detail["grade"] for row in rows], width=58),
        Column(tr("Tonight"), [f"▼ {row.detail['drops_to'] or '–'}"
                               if row.detail["drops_tonight"] else None for row in rows],
               width=76),
        Column(tr("Value a year"), _money(rows, "area_amount"), show=pictures.money, figures=True,
               width=96),
        Column(tr("Owner"), _owners(pictures, accounts), width=120),
    )), pictures.count_words(len(rows)), _definition("silent_customers"))


def _dormant(pictures: Pictures, extras: CustomersExtras) -> Listed:
    rows, formats = extras.rows["dormant"], pictures.formats
    accounts = _accounts(rows)
    return Listed(accounts, Rows((
        Column(tr("Customer"), _names(pictures, accounts), strong=True),
        Column(tr("At rest"), [row.value for row in rows], figures=True, width=92,
               show=lambda days: formats.days(math.floor(days))),
        Column(tr("Won ever"), _money(rows, "won_ever"), show=pictures.money, figures=True,
               width=96),
        Column(tr("Wins"), [float(row.detail["won_deals"]) for row in rows], figures=True,
               show=formats.integer, width=62),
        Column(tr("Owner"), _owners(pictures, accounts), width=120),
    )), pictures.count_words(len(rows)), _definition("dormant"))


def _signed(pictures: Pictures, extras: CustomersExtras) -> Listed:
    rows, formats = extras.rows["signed"], pictures.formats
    accounts = _accounts(rows)
    missed = sum(not row.detail["touched"] for row in rows)
    return Listed(accounts, Rows((
        Column(tr("Customer"), _names(pictures, accounts), strong=True),
        Column(tr("Day after signing"), [row.value for row in rows], figures=True, width=132,
               show=formats.integer),
        Column(tr("Looked after"), [tr("✓ yes") if row.detail["touched"] else tr("✕ nobody yet")
                                    for row in rows], width=120),
        Column(tr("Amount"), _money(rows, "amount"), show=pictures.money, figures=True, width=96),
        Column(tr("Owner"), _owners(pictures, accounts), width=120),
    )), tr("{missed} of {count} missed").format(
        count=formats.integer(len(rows)), missed=formats.integer(missed)),
        _definition("post_signature_watch"))


def _policy(pictures: Pictures, extras: CustomersExtras) -> Listed:
    rows, formats = extras.rows["policy"], pictures.formats
    return Listed(tuple("" for _ in rows), Rows((
        Column(tr("Grade"), [str(row.by["grade"]) for row in rows], strong=True, width=70),
        Column(tr("Owed"), [_owed(row, pictures) for row in rows]),
        Column(tr("Covered"), [row.value for row in rows], show=formats.percent, figures=True,
               width=80),
        Column(tr("95 % interval"), [
            None if math.isnan(row.low) else
            f"{formats.percent(row.low)} – {formats.percent(row.high)}" for row in rows],
            figures=True, width=110),
        Column(tr("Missed"), [float(len(row.detail["missed"])) if row.value == row.value
                              else float("nan") for row in rows],
               show=formats.integer, figures=True, width=70),
        Column("n", [float(row.n) for row in rows], show=formats.integer, figures=True, width=60),
    )), tr("four weeks"), _definition("policy_coverage"))


def _owed(row: Row, pictures: Pictures) -> str:
    detail = row.detail
    if detail["channel"] == "outbound":
        return tr("handed to outbound calls")
    said = []
    if detail["touches_per_week"]:
        said.append(tr("{times} touches a week").format(times=pictures.formats.locale.toString(
            float(detail["touches_per_week"]), "g", 3)))
    if detail["executive_days"]:
        said.append(tr("a meeting every {days} days").format(days=detail["executive_days"]))
    return ", ".join(said) or tr("nothing")


def _changes(pictures: Pictures, extras: CustomersExtras) -> Listed:
    changes, formats = extras.changes, pictures.formats
    accounts = tuple(one.account for one in changes)
    return Listed(accounts, Rows((
        Column(tr("When"), [one.at for one in changes], width=150, show=formats.moment),
        Column(tr("Customer"), _names(pictures, accounts), strong=True),
        Column(tr("Grade"), [f"{one.before or '–'} → {one.after or '–'}" for one in changes],
               width=86),
        Column(tr("Why"), [change_words(one) for one in changes], width=270),
    )), tr("newest {shown} of {count}").format(
        shown=formats.integer(len(changes)), count=formats.integer(extras.change_count)),
        _definition("grade_changes"))


def change_words(change: GradeChange) -> str:
    """Why a grade changed."""
    facts: dict[str, Any] = change.facts
    said = {
        "score": tr("The sum of the four parameters changed"),
        "silence": tr("No answer from the customer for too long"),
        "answer": tr("The customer answered again"),
        "trigger": tr("The customer did something: {what}").format(what=facts.get("trigger", "")),
        "trigger_over": tr("What lifted the grade is long ago"),
        "override": tr("Set by {who}: {reason}").format(who=facts.get("author", ""),
                                                        reason=facts.get("reason", "")),
        "override_ended": tr("The grade set by hand ended"),
    }[change.why]
    if facts.get("reconstructed"):
        said += " ↺ " + tr("(reconstructed: with fields of the CRM as they are now)")
    return said


def _groups(pictures: Pictures) -> Listed:
    groups, formats = pictures.data.groups, pictures.formats
    worst = [pictures.data.position(group.worst_account) if group.worst_account else -1
             for group in groups]
    return Listed(tuple("" for _ in groups), Rows((
        Column(tr("Group"), [pictures.group_name(group.key) for group in groups], strong=True),
        Column("n", [float(group.n) for group in groups], show=formats.integer, figures=True,
               width=52),
        Column(tr("Health by value"), [group.mean for group in groups], show=formats.integer,
               figures=True, width=110),
        Column(tr("Worst"), [
            None if at < 0 else f"{formats.integer(group.worst)} · {pictures.names[at]}"
            for group, at in zip(groups, worst, strict=True)], width=150),
        Column(tr("At risk"), [group.share_at_risk for group in groups], show=formats.percent,
               figures=True, width=70),
        Column(tr("95 % interval"), [
            None if math.isnan(group.low) else
            f"{formats.percent(group.low)} – {formats.percent(group.high)}" for group in groups],
            figures=True, width=104),
        Column(tr("Value at risk"), [float(group.at_risk_amount) for group in groups],
               show=pictures.money, figures=True, width=98),
    )), tr("{count} groups").format(count=formats.integer(len(groups))), tr(
        "Health by value: mean of the known scores, weighted by what each customer is worth a "
        "year. A group is as well as its mean and as sick as its worst."))


def _money(rows: tuple[Row, ...], name: str) -> list[float]:
    """Amounts as numbers; nothing or zero is no amount."""
    return [float(row.detail[name]) if row.detail[name] else float("nan") for row in rows]


