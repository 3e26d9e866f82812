"""The wording of errors: what happened, what it means for the figures, and the next step.

The core raises codes with facts; only this file makes sentences of them. It needs no Qt, so that
the command line says the same words; the window passes Qt's `translate`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cockpit.message_texts import FACTS, TEXTS, UNKNOWN
from models.errors import Cancelled, CockpitError

Translate = Callable[[str, str], str]


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
    """A code and its facts in words, for stored errors (stream states, quarantine, notices)."""
    title, text, step = (
        _fill(translate("messages", part), facts) if part else ""
        for part in TEXTS.get(code) or _nearest(code)
    )
    known = {key: value for key, value in facts.items() if key in FACTS and value is not None}
    details = " · ".join([code, *(f"{key}={str(value)[:200]}" for key, value in known.items())])
    return Said(title, text, step, details)


def each_problem(facts: Mapping[str, object], translate: Translate = untranslated) -> list[str]:
    """The single problems of an error that has several, a sentence each; none where it has one."""
    problems = facts.get("problems")
    if not isinstance(problems, list) or len(problems) < 2:
        return []
    return [coded(str(one.get("problem", "")), one, translate).sentence for one in problems]


def _nearest(code: str) -> tuple[str, str, str]:
    group = code.split(".")[0]
    return TEXTS.get(f"{group}.*", UNKNOWN)


class _Facts(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "?"


def _fill(template: str, facts: Mapping[str, object]) -> str:
    shown = {key: str(value)[:200] for key, value in facts.items()}
    return template.format_map(_Facts(shown))
