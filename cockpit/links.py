"""A place in the cockpit as text: page, filter and what is chosen on the page.

`cockpit://funnel?period=this%20year&compare=previous&where.region=S&mode=dwell`. Limits are keys,
not displayed names, so a link that is passed on names no customer. The scope of a filter stays
with the person: the same link shows each one only what they may see.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, get_args
from urllib.parse import parse_qsl, quote

from cockpit.answers import values_of
from models.errors import CockpitError
from models.facts import CALENDAR, FACTS
from models.filters import Compare, FilterState

if TYPE_CHECKING:
    from models.calendars import Calendar
    from models.mart import Mart

SCHEME = "cockpit://"
LONGEST, MOST_PARTS = 1_000_000, 20_000  # characters, name=value pairs
OWN = frozenset({"period", "as_of", "compare"})
LIMITS = ("where.", "exclude.")
PLACE = "place."
"""Put before the name of a page's own value that would else be taken for one of ours."""

_FOUND = re.compile(r"cockpit://[^\s<>\"'“”‘’「」，。；）)]+", re.IGNORECASE)
_FORM = re.compile(r"cockpit://([a-z_]+)/?(?:\?([^#]*))?", re.IGNORECASE)
_SAFE = "-._~"


@dataclass(frozen=True)
class Link:
    """`place` is what the page gave: names and values in its own words."""

    page: str
    filters: FilterState
    place: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Unknown:
    """A limit of a link that means nothing here; `key` is None where the dimension is unknown."""

    dimension: str
    key: str | None


def find(text: str) -> str | None:
    """The first link in a text, as one pastes it from a chat."""
    found = _FOUND.search(text[:LONGEST])
    return None if found is None else found[0].rstrip(".,;:!?")


def write(page: str, filters: FilterState, place: Mapping[str, str]) -> str:
    """The link to a page under a filter. `read` gives the same back."""
    parts = [("period", filters.period_text), ("compare", filters.compare)]
    if filters.as_of is not None:
        parts.append(("as_of", filters.as_of.astimezone(UTC).isoformat()))
    for before, limits in zip(LIMITS, (filters.where, filters.exclude), strict=True):
        parts += [(before + dimension, key) for dimension, keys in limits for key in keys]
    parts += [(_escaped(name), value) for name, value in sorted(place.items())]
    said = "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in parts)
    if said.endswith("."):  # not the end of the sentence it stands in
        said = said[:-1] + "%2E"
    return f"{SCHEME}{page}?{said}"


def read(text: str, calendar: Calendar, now: datetime) -> Link:
    """The page, filter and place of a link; words such as "this year" are those of its as-of day,
    or of `now`.

    Errors: CockpitError("link.unreadable") with what is wrong in it, "link.too_long", and those of
    a period or a date that means nothing.
    """
    from cockpit.asking import end_of_day
    from models.calendars import parse_period

    if len(text) > LONGEST:
        raise CockpitError("link.too_long", limit=LONGEST)
    form = _FORM.fullmatch(text.strip())
    if form is None:
        raise CockpitError("link.unreadable", link=text.strip()[:80])
    single, limits, place = _sorted_out(form[2] or "")
    compare = single.get("compare", "previous")
    if compare not in get_args(Compare):
        raise CockpitError("link.unreadable", link=f"compare={compare}"[:80])
    as_of = end_of_day(single["as_of"], calendar) if "as_of" in single else None
    words = single.get("period", "all")
    filters = FilterState(
        period=parse_period(words, calendar, calendar.day_of(as_of or now)), period_text=words,
        as_of=as_of, compare=compare)  # type: ignore[arg-type]
    for (before, dimension), keys in limits.items():
        change = filters.narrowed if before == "where." else filters.excluding
        filters = change(dimension, keys)
    return Link(form[1].lower(), filters, place)


def known(link: Link, mart: Mart) -> tuple[Link, tuple[Unknown, ...]]:
    """The link without limits on what does not exist here, and which these were."""
    dimensions = {*CALENDAR, *(name for fact in FACTS.values() for name in mart.dimensions(fact))}
    unknown: list[Unknown] = []

    def kept(limits: tuple[tuple[str, tuple[str, ...]], ...]
             ) -> tuple[tuple[str, tuple[str, ...]], ...]:
        found = []
        for dimension, keys in limits:
            if dimension not in dimensions:
                unknown.append(Unknown(dimension, None))
                continue
            here = [key for key in keys if _exists(mart, dimension, key)]
            unknown.extend(Unknown(dimension, key) for key in keys if key not in here)
            if here:
                found.append((dimension, tuple(here)))
        return tuple(found)

    filters = replace(link.filters, where=kept(link.filters.where),
                      exclude=kept(link.filters.exclude))
    return replace(link, filters=filters), tuple(unknown)


def _exists(mart: Mart, dimension: str, key: str) -> bool:
    if key == "":
        return True  # "no value" exists everywhere
    if dimension in CALENDAR:
        from cockpit.asking import keys_of

        try:
            return bool(keys_of(mart, dimension, key))
        except CockpitError:
            return False
    values = values_of(mart, dimension)
    return key in values or key in {str(value) for value in values}


def _sorted_out(query: str) -> tuple[
        dict[str, str], dict[tuple[str, str], set[str]], dict[str, str]]:
    """Our own values, limits by (kind, dimension), and the page's values."""
    try:
        pairs = parse_qsl(query.replace("+", "%2B"), keep_blank_values=True, strict_parsing=bool(
            query), errors="surrogatepass", max_num_fields=MOST_PARTS)
    except ValueError as error:
        raise CockpitError("link.unreadable", link=query[:80]) from error
    single: dict[str, str] = {}
    limits: dict[tuple[str, str], set[str]] = {}
    place: dict[str, str] = {}
    for name, value in pairs:
        before = next((kind for kind in LIMITS if name.startswith(kind)), None)
        if before is not None:
            limits.setdefault((before, name[len(before):]), set()).add(value)
            continue
        held, key = (single, name) if name in OWN else (place, name.removeprefix(PLACE))
        if key in held:
            raise CockpitError("link.unreadable", link=f"{name}={value}"[:80])
        held[key] = value
    return single, limits, place


def _escaped(name: str) -> str:
    own = name in OWN or name.startswith((*LIMITS, PLACE))
    return PLACE + name if own else name


def _quoted(text: str) -> str:
    return quote(text, safe=_SAFE, errors="surrogatepass")
