"""Writes the mapping that recognised files might want, as text to be read and corrected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from models.entities import KINDS
from sync.files.cells import type_of
from sync.files.guess import HISTORY, Guess, Words, plain
from sync.files.looks import date_patterns, number_marks
from sync.files.values import has_short_year

REFERS = {"account_id": "accounts", "owner_id": "users", "manager_id": "users", "team_id": "teams",
          "product_id": "products", "parent_id": "accounts", "lead_id": "leads",
          "opportunity_id": "opportunities", "converted_opportunity_id": "opportunities"}

Best = Mapping[str, Guess]


def document(path: Path, best: Best, left: list[str], words: Words) -> Iterator[str]:
    """The lines of the mapping. `left`: tables that were not recognised, named in a comment."""
    yield f"# Guessed from the columns of {quoted(path.name)}. Read every line before you import."
    yield "# Lines with `?` are doubtful. The format is explained in docs/import.md."
    for label in sorted(left):
        yield f"# not recognised: {quoted(label)}"
    yield "format: 1"
    yield f"label: {quoted(path.stem)}"
    yield "time_zone: UTC  # ? where the times were written"
    yield "# currency: EUR  # ? say it, if no column does"
    yield "deletes: snapshot"
    yield ""
    yield "sources:"
    for kind in sorted(best):
        yield f"  {kind}: {_source(best[kind])}"
    outcomes = {word: name for name in ("won", "lost") for word in words["stages"][name]}
    if "opportunities" in best:
        yield from _stages(best["opportunities"], outcomes)
    yield ""
    yield "records:"
    people = _people(best)
    for kind in KINDS:
        if kind == "users" and (people or kind in best):
            yield "  users:"
            if kind in best:
                yield from _listed(_block(best[kind], best, outcomes))
            for source, column in people:
                yield from _listed(iter((
                    f"source: {source}", f"key: {quoted(column)}",
                    "distinct: true  # ? people who stand in this column only",
                    f"fields: {{name: {quoted(column)}}}",
                )))
        elif kind == "teams":
            yield from _teams(best)
        elif kind in best:
            yield f"  {kind}:"
            yield from (f"    {line}" for line in _block(best[kind], best, outcomes))


def _source(guess: Guess) -> str:
    form = guess.table.form
    parts = [f"file: {quoted(guess.table.path.name)}"]
    if form.sheet:
        parts.append(f"sheet: {quoted(form.sheet)}")
    else:
        mark = "tab" if form.delimiter == "\t" else form.delimiter
        parts += [f"encoding: {form.encoding}", f"delimiter: {quoted(mark)}"]
    doubt = "  # ? encoding concluded from the bytes" if guess.table.guessed else ""
    return f"{{{', '.join(parts)}}}{doubt}"


def _listed(lines: Iterator[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield f"    {'- ' if number == 0 else '  '}{line}"


def _stages(guess: Guess, outcomes: Mapping[str, str]) -> Iterator[str]:
    column = guess.columns.get("stage_id")
    if column is None:
        return
    names = list(dict.fromkeys(text for text in guess.texts[column] if text))
    names.sort(key=lambda name: ("", "won", "lost").index(outcomes.get(plain(name), "")))
    yield ""
    yield "pipelines:"
    yield "  - id: sales"
    yield "    name: Sales"
    yield "    stages:  # ? the order of stages cannot be seen in the files: put them in order"
    for name in names[:100]:
        outcome = outcomes.get(plain(name))
        yield f"      - {{id: {quoted(name)}, outcome: {outcome}}}" if outcome \
            else f"      - {quoted(name)}"


def _people(best: Best) -> list[tuple[str, str]]:
    """Columns with people whom no sheet of people lists."""
    found = []
    known: set[str] = set()
    if "users" in best:
        users = best["users"]
        known = users.filled(users.key) | users.filled(users.columns.get("name", users.key))
    for kind, guess in best.items():
        for name in ("owner_id", "manager_id"):
            column = guess.columns.get(name)
            if column is not None and guess.filled(column) - known:
                known |= guess.filled(column)
                found.append((kind, column))
    return found


def _teams(best: Best) -> Iterator[str]:
    """Teams stand nowhere but beside the people."""
    column = best["users"].columns.get("team_id") if "users" in best else None
    if column is not None:
        yield "  teams:"
        yield "    source: users"
        yield f"    key: {quoted(column)}"
        yield "    distinct: true"
        both = f"name: {quoted(column)}, region: {quoted(column)}"
        yield f"    fields: {{{both}}}  # ? is the team a region?"


def _block(guess: Guess, best: Best, outcomes: Mapping[str, str]) -> Iterator[str]:
    yield f"source: {guess.kind}"
    yield f"key: {quoted(guess.key)}" + (
        f"  # ? {guess.notes['key']}" if "key" in guess.notes else "")
    yield "fields:"
    columns = {"name": guess.key, **guess.columns}
    if HISTORY in best and guess.kind == "opportunities":
        columns.pop("closed_at", None)  # the history knows it better
    known = [one.name for one in msgspec.structs.fields(KINDS[guess.kind])]
    for name in (one for one in known if one in columns):
        yield f"  {name}: {_field(guess, name, columns[name], best, outcomes)}"
    rest = [one for one in guess.table.header
            if one and one != guess.key and one not in columns.values()]
    if rest:
        yield f"custom: [{', '.join(quoted(one) for one in rest)}]"
    if guess.kind == "opportunities" and HISTORY in best:
        yield from _history(best[HISTORY])


def _history(guess: Guess) -> Iterator[str]:
    yield "history:"
    yield "  source: history"
    yield f"  opportunity: {quoted(guess.columns['opportunity'])}"
    yield f"  at: {_date(guess, guess.columns['at'])}"
    if "before" in guess.columns:
        yield f"  before: {quoted(guess.columns['before'])}"
    yield f"  fields: {{stage_id: {quoted(guess.columns['stage_id'])}}}"


def _field(guess: Guess, name: str, column: str, best: Best, outcomes: Mapping[str, str]) -> str:
    """The right side of one field: the column, and how it is written or what it refers to."""
    kind = REFERS.get(name)
    if kind in ("users", "teams") or (kind is not None and kind in best):
        return _reference(guess, column, best.get(kind), kind)
    wanted = type_of(guess.kind, name).__name__
    if wanted in ("date", "datetime"):
        return _date(guess, column) + _promised(guess, name, column, outcomes)
    if wanted in ("Decimal", "float"):
        return _number(guess, name, column)
    return quoted(column)


def _date(guess: Guess, column: str) -> str:
    texts = guess.filled(column)
    patterns = date_patterns(texts)
    if not patterns:
        return quoted(column) + ("  # ? not a known date" if texts else "  # ? always blank")
    if patterns[0].startswith("YYYY-MM-DD"):
        return quoted(column)
    note = f"  # ? also possible: {', '.join(patterns[1:])}" if len(patterns) > 1 else ""
    note += "  # ? two-digit years" if has_short_year(patterns[0]) else ""
    return f"{{column: {quoted(column)}, dates: {quoted(patterns[0])}}}{note}"


def _promised(guess: Guess, name: str, column: str, outcomes: Mapping[str, str]) -> str:
    """Whether a day of closing also stands on deals that are open."""
    stage = guess.columns.get("stage_id")
    if name != "closed_at" or stage is None:
        return ""
    is_open = any(text and plain(at) not in outcomes
                  for text, at in zip(guess.texts[column], guess.texts[stage], strict=True))
    return "  # ? stands on open deals too: rather the day that is promised" if is_open else ""


def _number(guess: Guess, name: str, column: str) -> str:
    decimal, thousands, sure = number_marks(guess.filled(column))
    parts = [f"column: {quoted(column)}"]
    if (decimal, thousands) != (".", ""):
        parts.append(f"numbers: {{decimal: {quoted(decimal)}, thousands: {quoted(thousands)}}}")
    if name == "probability" and any(
            text.strip("0123456789") == "" and len(text) < 4 and int(text) > 1
            for text in guess.filled(column)):
        parts.append("percent: true")
    text = quoted(column) if len(parts) == 1 else f"{{{', '.join(parts)}}}"
    return text if sure else f"{text}  # ? marks of decimals and thousands"


def _reference(guess: Guess, column: str, target: Guess | None, kind: str) -> str:
    """By key, or by name where the texts are names of the other sheet; likely repairs offered."""
    if target is None:
        return f"{{column: {quoted(column)}, find: {kind}}}"
    texts = guess.filled(column)
    named = target.columns.get("name", target.key)
    best = max((target.key, named), key=lambda one: len(texts & target.filled(one)))
    parts = [f"column: {quoted(column)}", f"find: {kind}"]
    if best != target.key:
        parts.append("by: name")
    alike = {plain(text): text for text in target.filled(best)}
    missing = sorted(texts - target.filled(best))
    repairs = {text: alike[plain(text)] for text in missing if plain(text) in alike}
    if repairs:
        pairs = ", ".join(f"{quoted(old)}: {quoted(new)}" for old, new in repairs.items())
        parts.append(f"values: {{{pairs}}}")
    unknown = [text for text in missing if text not in repairs] if kind != "users" else []
    note = "  # ? the same but for spelling" if repairs else ""
    if unknown:
        few = ", ".join(quoted(text) for text in unknown[:3])
        note += f"  # ? {len(unknown)} of {len(texts)} unknown there: {few}"
    return f"{{{', '.join(parts)}}}{note}"


def quoted(text: str) -> str:
    """A text as YAML in double quotes, on one line whatever it holds."""
    return msgspec.json.encode(text).decode()
