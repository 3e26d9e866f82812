"""What the sources raise, set aside and tell: codes and the facts that go with them, by AST."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sync import errors

ROOT = Path(__file__).parents[2]
ROOMS = ("models", "sync", "cockpit")
_CODE = re.compile(r"[a-z][a-z_]*\.[a-z_]+")
_NOT_CODES = {
    # files of a home
    "cache.db", "cache.header", "cache.lock", "cache.mark", "cache.probe", "cache.restore",
    "settings.json",
    # actions of the audit trail
    "cache.created", "cache.migrated", "cache.older_accepted", "cache.restored",
    "connection.added", "connection.removed", "connection.resumed",
    # keys of the meta table, and names that another program gave
    "connection.paused_by", "sync.names", "file.csv",
}
_ROW = frozenset({"file", "row", "column", "value", "item"})


@dataclass(frozen=True)
class Raised:
    """One place that gives a code; `facts` None: not known from the text alone."""

    code: str
    facts: frozenset[str] | None
    known: dict[str, str]  # facts that are literal texts, such as the reason
    place: str


@cache
def trees() -> tuple[tuple[str, ast.Module], ...]:
    return tuple(
        (str(path.relative_to(ROOT)), ast.parse(path.read_text("utf-8")))
        for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))
        if not path.name.endswith("_texts.py")
    )


def kinds() -> dict[str, str]:
    """Classes of `sync.errors` and the code each of them has."""
    return {name: f"sync.{one.kind}" for name, one in vars(errors).items()
            if isinstance(one, type) and issubclass(one, errors.SyncError)
            and one is not errors.SyncError}


def literal_codes(groups: set[str]) -> dict[str, str]:
    """Every text of the sources that looks like a code of these groups, with a place."""
    found = dict.fromkeys(kinds().values(), "sync/errors.py")
    for place, tree in trees():
        spoken = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if (isinstance(node, ast.Constant) and isinstance(node.value, str)
                    and id(node) not in spoken and _CODE.fullmatch(node.value)
                    and node.value.split(".")[0] in groups and node.value not in _NOT_CODES
                    and not node.value.endswith("_")):
                found[node.value] = f"{place}:{node.lineno}"
    return found


@cache
def beginnings() -> set[str]:
    """First parts of codes that are put together: f"mart.unknown_{what}" gives "mart.unknown_"."""
    return {
        part.value for _, tree in trees() for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr) for part in node.values[:1]
        if isinstance(part, ast.Constant) and re.fullmatch(r"[a-z]+\.[a-z_]+", str(part.value))
    }


def raised() -> Iterator[Raised]:
    """Every call that makes an error, a rejected record or a notice with a literal code."""
    classes = kinds()
    for place, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                found = _read(node, classes, f"{place}:{node.lineno}")
                if found is not None:
                    yield found


def _read(call: ast.Call, classes: dict[str, str], place: str) -> Raised | None:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(
        call.func, "id", "")
    if name in classes:
        return Raised(classes[name], _keywords(call), _literals(call), place)
    first = _text(call.args[0]) if call.args else None
    if name in ("CockpitError", "FileWrong") and first:
        return Raised(first, _keywords(call), _literals(call), place)
    if name == "BadValue" and first:
        own = _keywords(call)
        return Raised(first, None if own is None else own | {"item"}, {}, place)
    if name in ("BadCellError", "BadValueError") and first:
        return Raised(first, _ROW, {}, place)
    # what is wrong in a document is said beside the field, not as an error
    if name == "Problem" and first and not place.startswith("models/documents/"):
        return Raised(first, _positional(call, ("code", "line", "place", "value", "file", "column",
                                                "found")), {}, place)
    if name in ("tell", "Notice") and first and "." in first:
        own = _dictionary(call, 3)
        return Raised(first, None if own is None else own | {"item", "count"}, {}, place)
    second = _text(call.args[1]) if len(call.args) > 1 else None
    if name == "Reject" and second:
        own = _dictionary(call, 2)
        return Raised(second, None if own is None else own | {"item"}, {}, place)
    return None


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _keywords(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(name for name in names if name)


def _literals(call: ast.Call) -> dict[str, str]:
    return {keyword.arg: text for keyword in call.keywords
            if keyword.arg and (text := _text(keyword.value)) is not None}


def _positional(call: ast.Call, names: tuple[str, ...]) -> frozenset[str] | None:
    own = _keywords(call)
    return None if own is None else own | set(names[:len(call.args)])


def _dictionary(call: ast.Call, position: int) -> frozenset[str] | None:
    """Keys of the facts given as a dict; none given is an empty one."""
    node = next((keyword.value for keyword in call.keywords if keyword.arg == "facts"), None)
    if node is None and len(call.args) > position:
        node = call.args[position]
    if node is None:
        return frozenset()
    if not isinstance(node, ast.Dict):
        return None
    keys = [_text(key) if key is not None else None for key in node.keys]
    return None if None in keys else frozenset(key for key in keys if key)
