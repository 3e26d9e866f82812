"""Ctrl+K: everything the cockpit has, by typing a part of its name."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cockpit import links, verbs
from cockpit.dimension_names import dimension_name
from cockpit.matching import START, Match, match
from cockpit.palette_entries import KINDS, Entry, entries, group_name
from cockpit.palette_names import Named, NameIndex, index
from cockpit.remembered import keep_text, recall_text
from cockpit.translation import tr
from widgets.palette import Hit, Palette

if TYPE_CHECKING:
    from cockpit.window import Window

KEY = "window.palette"
EACH, EACH_SEARCHED = 6, 12  # hits of a group
REMEMBERED, SHOWN_RECENT = 30, 6
NAMED = {"value": "filter", "account": "customers", "deal": "deal"}
"""Kinds found by name in the data, with their icon."""

Found = tuple[Match, Entry]


class Finder(QObject):
    """The palette of a window: what it offers, what was typed, what that leads to."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.palette = Palette(window)
        self.palette.typed.connect(self._typed)
        self.palette.chosen.connect(self._chosen)
        self._searching, self._words = False, ""
        self._small: list[Entry] = []
        self._shown: list[Entry] = []
        self._n_recent = 0
        self._names: NameIndex | None = None
        self._stale = True
        self._recent: list[tuple[str, str, str, str]] | None = None  # kind, dimension, key, name
        window.context.changed.connect(self._changed)

    def open(self) -> None:
        """Everything: pages, filters, views, customers, deals, the agenda, actions, links."""
        self._start(searching=False, placeholder=tr(
            "Page, filter, saved view, customer, deal, action, or a link"))

    def open_search(self) -> None:
        """Only what has a name in the data."""
        self._start(searching=True, placeholder=tr("Search customers, deals and filters"))

    def _start(self, *, searching: bool, placeholder: str) -> None:
        self._searching = searching
        self._small = [] if searching else entries(self._window)
        self._read_names()
        self.palette.start(placeholder)

    def _read_names(self) -> None:
        """Make the names ready, once for each version of the data."""
        if not self._stale:
            return
        self._stale = False
        mart, context = self._window.context.mart, self._window.context

        def done(names: NameIndex) -> None:
            self._names = names
            if self.palette.isVisible():
                self._typed(self._words)

        context.jobs.read(lambda task: index(mart, task), done, lambda error: context.say(
            "bad", context.words(error).sentence), key="palette.names")

    # what was typed

    def _typed(self, words: str) -> None:
        self._words = words
        link = links.find(words)
        if link is not None:
            found = [(Match(START, 0, 0), self._link(link))]
        elif words.strip():
            found = self._matching(words)
        else:
            found = [(Match(START, 0, 0), entry) for entry in self._unasked()]
        self._shown = [entry for _, entry in found]
        recent = set() if words.strip() else {id(entry) for entry in self._shown[:self._n_recent]}
        hits = [Hit(entry.text, entry.note, entry.icon,
                    tr("Recent") if id(entry) in recent else group_name(entry.kind), fit.spans)
                for fit, entry in found]
        self.palette.set_hits(hits, "" if hits else self._nothing(words))

    def _nothing(self, words: str) -> str:
        if self._names is None:
            return tr("Reading the names…")
        return tr("Nothing is called that.") if words.strip() else tr("Type a part of a name.")

    def _link(self, link: str) -> Entry:
        return Entry("link", link, tr("Open this link"), partial(self._window.ways.open, link),
                     link[:80], "open")

    def _unasked(self) -> list[Entry]:
        """What was used last, then pages and views and actions."""
        recent = [entry for entry in map(self._again, self._recents()) if entry is not None]
        recent = recent[:SHOWN_RECENT]
        self._n_recent = len(recent)
        used = {(entry.kind, entry.key) for entry in recent}
        return recent + [entry for entry in self._small if (entry.kind, entry.key) not in used]

    def _matching(self, words: str) -> list[Found]:
        """The best of each kind; the kind with the best match first."""
        most = EACH_SEARCHED if self._searching else EACH
        used = {(kind, key): place for place, (kind, _, key, _) in enumerate(self._recents())}
        groups: dict[str, list[Found]] = {}
        for position, entry in enumerate(self._small):
            fit = match(words, entry.text, position)
            if fit is not None:
                groups.setdefault(entry.kind, []).append((fit, entry))
        if self._names is not None:
            for kind in NAMED:
                groups[kind] = [(fit, self._named(named))
                                for fit, named in self._names.find(kind, words, most)]

        def order(found: Found) -> tuple[int, int, Match]:
            fit, entry = found
            return (fit.rank, used.get((entry.kind, entry.key), REMEMBERED), fit)

        best = {kind: sorted(found, key=order)[:most] for kind, found in groups.items() if found}
        kinds = sorted(best, key=lambda kind: (best[kind][0][0].rank, KINDS.index(kind)))
        return [found for kind in kinds for found in best[kind]]

    # what it leads to

    def _chosen(self, position: int) -> None:
        entry = self._shown[position]
        self._use(entry)
        entry.act()

    def _named(self, named: Named) -> Entry:
        note = dimension_name(named.dimension) if named.kind == "value" else ""
        return Entry(named.kind, f"{named.dimension}\n{named.key}", named.name,
                     partial(self._go_to, named), note, NAMED[named.kind])

    def _go_to(self, named: Named) -> None:
        window = self._window
        if named.kind == "deal":
            self._show_deal(named)
            return
        window.context.filters.drill({named.dimension: {named.key}})
        if named.kind == "account":
            window.go("customers")
        elif not window.page.has_filters:
            window.go(window.keys[0])

    def _show_deal(self, named: Named) -> None:
        """The stages a deal went through."""
        from models.facts import VISITS
        from models.filters import FilterState
        from models.members import chosen

        context = self._window.context
        mart, filters = context.mart, FilterState(as_of=context.filters.state.as_of)
        verbs.show_records(context, self._window, named.name, lambda task: chosen(
            mart, VISITS, filters.narrowed("opportunity", {named.key}), {}).rows(mart))

    # what was used last

    def _recents(self) -> list[tuple[str, str, str, str]]:
        if self._recent is None:
            try:
                kept = json.loads(recall_text(self._window.context.cache, KEY) or "[]")
                self._recent = [(str(a), str(b), str(c), str(d)) for a, b, c, d in kept]
            except (TypeError, ValueError):  # of another version of the program
                self._recent = []
        return self._recent

    def _again(self, recent: tuple[str, str, str, str]) -> Entry | None:
        """The entry that was used, if there still is such a thing."""
        kind, dimension, key, name = recent
        if kind in NAMED:
            named = Named(kind, dimension, key.partition("\n")[2], name)
            return self._named(named)
        return next((entry for entry in self._small
                     if (entry.kind, entry.key) == (kind, key)), None)

    def _use(self, entry: Entry) -> None:
        if entry.kind == "link":
            return
        dimension = entry.key.partition("\n")[0] if entry.kind in NAMED else ""
        now = (entry.kind, dimension, entry.key, entry.text)
        self._recent = [now, *(one for one in self._recents()
                               if (one[0], one[2]) != (now[0], now[2]))][:REMEMBERED]
        context, body = self._window.context, json.dumps(self._recent, ensure_ascii=False)
        if context.cache.mode == "write":
            cache = context.cache
            context.jobs.write(lambda task: keep_text(cache, KEY, body), lambda _: None,
                               lambda error: context.say("bad", context.words(error).sentence))

    def _changed(self, names: frozenset[str]) -> None:
        if names & {"data", "settings"}:
            self._stale = True
