"""The wording of errors: what happened, what it means for the figures, and the next step.

The core raises codes with facts; only this file makes sentences of them. It needs no Qt, so that
the command line says the same words; the window passes Qt's `translate`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cockpit.message_texts import FACTS, TEXTS, UNKNOWN, Text
from cockpit.printable import one_line
from models.errors import Cancelled, CockpitError
from models.wording import QT_TRANSLATE_NOOP

Translate = Callable[[str, str], str]

LONGEST = 200  # characters of a fact that are shown
MOST_NAMES = 12

_THE_SOURCE = QT_TRANSLATE_NOOP("messages", "the source")
_THE_MAPPING = QT_TRANSLATE_NOOP("messages", "the mapping")
_A_RECORD = QT_TRANSLATE_NOOP("messages", "A record")
_RECORD = QT_TRANSLATE_NOOP("messages", "Record {item}")
_ROW = QT_TRANSLATE_NOOP("messages", "{file}, row {row}")

_MISSED = ("metric", "dimension", "option", "kind", "name")
"""Facts that may hold the name that was not found; the last one given is it. An option's value
comes before all."""


def untranslated(context: str, text: str) -> str:
    return text


@dataclass(frozen=True)
class Said:
    """`title` is what happened, `text` what it means, `step` what to do; `details` can be copied
    and hold no customer data."""

    title: str
    text: str
    step: str
    details: str

    @property
    def sentence(self) -> str:
        return " ".join(part for part in (self.title, self.text, self.step) if part)


def words(error: BaseException, translate: Translate = untranslated) -> Said:
    """Any error in words. Unknown ones are faults of the program and say so."""
    if isinstance(error, Cancelled):
        return Said(translate("messages", "Stopped."),
                    translate("messages", "What was read so far is kept; the next run goes on "
                              "from there."), "", "cancelled")
    if not isinstance(error, CockpitError):
        title, text, step = (translate("messages", part) for part in UNKNOWN)
        return Said(title, text, step, type(error).__name__)
    return coded(error.code, error.facts, translate)


def coded(code: str, facts: Mapping[str, object], translate: Translate = untranslated) -> Said:
    """A code and its facts in words, for stored errors (stream states, quarantine, notices).

    Pass `item` of a quarantined record or notice, `count` of a notice, among the facts.
    """
    shown = {**_added(facts, translate), **facts}
    title, text, step = (
        _filled(translate("messages", part), shown) if part else ""
        for part in text_of(code, facts)
    )
    known = {key: value for key, value in facts.items() if key in FACTS and value is not None}
    details = " · ".join([code, *(f"{key}={_short(value)}" for key, value in known.items())])
    return Said(title, text, step, details)


def each_problem(error: CockpitError, translate: Translate = untranslated) -> list[str]:
    """The single problems of an error that says more than its own code, a sentence each."""
    problems = error.facts.get("problems")
    if not isinstance(problems, list) or [one.get("problem") for one in problems] == [error.code]:
        return []
    return [coded(str(one.get("problem", "")), one, translate).title for one in problems]


def text_of(code: str, facts: Mapping[str, object]) -> Text:
    """The words of a code: those for its reason or for a fact it has, before the general ones."""
    special = (f"{code}:{facts.get('reason')}", *(f"{code}+{name}" for name in facts))
    for name in (*special, code, f"{code.split('.')[0]}.*"):
        if name in TEXTS:
            return TEXTS[name]
    return UNKNOWN


def _added(facts: Mapping[str, object], translate: Translate) -> dict[str, object]:
    """What the words may name beside the facts themselves: see `message_texts`."""
    added: dict[str, object] = {
        "source": facts.get("host") or translate("messages", _THE_SOURCE),
        "record": translate("messages", _A_RECORD),
        "place": translate("messages", _THE_MAPPING),
    }
    if "file" in facts and "row" in facts:
        added["record"] = _filled(translate("messages", _ROW), facts)
    elif facts.get("item"):
        added["record"] = _filled(translate("messages", _RECORD), facts)
    if "known" in facts:
        added["near"] = ", ".join(nearest(_missed(facts), _names(facts["known"])))
    return added


def nearest(wanted: str, known: list[str]) -> list[str]:
    """The names most like `wanted` first; "…" where there are more than can be listed."""
    if not known:
        return ["–"]
    from difflib import SequenceMatcher

    folded = wanted.casefold()

    def unlike(name: str) -> float:
        own = name.casefold()
        same = SequenceMatcher(None, folded, own).ratio()
        return -(same + (1 if folded and (folded in own or own in folded) else 0))

    ranked = sorted(known, key=unlike)
    return [*ranked[:MOST_NAMES], *(["…"] if len(ranked) > MOST_NAMES else [])]


def _missed(facts: Mapping[str, object]) -> str:
    if "value" in facts:
        return str(facts["value"])
    found = [str(facts[name]) for name in _MISSED if name in facts]
    return found[-1] if found else ""


def _names(known: object) -> list[str]:
    if isinstance(known, str):
        return [name.strip() for name in known.split(",") if name.strip()]
    return [str(name) for name in known] if isinstance(known, list | tuple) else []


class _Facts(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "?"


def _filled(template: str, facts: Mapping[str, object]) -> str:
    return template.format_map(_Facts({key: _short(value) for key, value in facts.items()}))


def _short(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return one_line(text if len(text) <= LONGEST else text[:LONGEST - 1] + "…")
