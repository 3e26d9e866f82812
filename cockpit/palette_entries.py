"""What the palette offers beside names in the data: pages, actions, views, the agenda."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from cockpit.period_names import PERIODS, period_name
from cockpit.translation import tr
from models.filters import ALL_TIME

if TYPE_CHECKING:
    from cockpit.window import Window

KINDS = ("link", "page", "view", "action", "agenda", "value", "account", "deal")
"""Groups in the order they stand in, best matches being equal."""


@dataclass(frozen=True)
class Entry:
    """A line of the palette. (`kind`, `key`) stays the same from start to start."""

    kind: str
    key: str
    text: str
    act: Callable[[], object]
    note: str = ""
    icon: str = ""


def group_name(kind: str) -> str:
    return {
        "link": tr("Link"), "page": tr("Pages"), "view": tr("Saved views"),
        "action": tr("Actions"), "agenda": tr("Agenda"), "value": tr("Filters"),
        "account": tr("Customers"), "deal": tr("Deals"),
    }[kind]


def entries(window: Window) -> list[Entry]:
    """All of them, as things stand now."""
    return [*_pages(window), *_views(window), *_actions(window), *_agenda(window)]


def _pages(window: Window) -> Iterator[Entry]:
    for position, (key, title, icon) in enumerate(window.titles()):
        keys = f"Ctrl+{position + 1}" if position < 9 else ""
        yield Entry("page", key, title, partial(window.show_and_focus, position), keys, icon)


def _views(window: Window) -> Iterator[Entry]:
    for view in window.views.views:
        yield Entry("view", view.name, view.name, partial(window.ways.open, view.link),
                    icon="filter")


def _agenda(window: Window) -> Iterator[Entry]:
    for item in window.agenda.items:
        yield Entry("agenda", str(item.id), item.title, partial(window.ways.open, item.link),
                    window.context.formats.moment(item.at), "agenda")


def _actions(window: Window) -> Iterator[Entry]:
    for position, command in enumerate(window.page.commands()):
        yield Entry("action", f"{window.page.key}.{position}", command.title, command.act,
                    command.keys or window.page.title(), window.page.icon)
    context, ways, page = window.context, window.ways, window.page
    filters = context.filters

    def action(key: str, words: str, act: Callable[[], object], keys: str = "",
               icon: str = "play") -> Entry:
        return Entry("action", key, words, act, keys, icon)

    yield action("sync", tr("Sync now"), lambda: context.sync(), "F5", "sync")
    if page.offers.names:
        yield action("export", tr("Export…"), page.export, "Ctrl+E", "download")
        yield action("picture", tr("Copy as picture"), page.copy_picture, "Ctrl+Shift+C", "copy")
        yield action("detach", tr("Open in its own window"), page.detach, icon="open")
    yield action("link", tr("Copy the link to this view"), ways.copy_link, "Ctrl+L", "copy")
    yield action("paste", tr("Open the link from the clipboard"), ways.open_from_clipboard,
                 "Ctrl+Shift+L", "open")
    yield action("save view", tr("Save this view under a name…"), window.views_button.save,
                 "Ctrl+D", "save")
    yield action("add to agenda", tr("Add to agenda"), lambda: window.agenda.add(
        page.title(), ways.link_to(page)), icon="agenda")
    yield action("agenda", tr("Show the agenda"), window.show_agenda, "Ctrl+Shift+A", "agenda")
    if page.has_filters:
        yield action("clear", tr("Clear all filters"), lambda: filters.replace(
            replace(filters.state, period=ALL_TIME, period_text="all", where=(), exclude=(),
                    as_of=None)), icon="filter")
        if filters.can_go_back:
            yield action("back", tr("Undo the last filter"), filters.back, "Ctrl+Z", "undo")
        if filters.state.as_of is not None:
            yield action("today", tr("See it as of today"), lambda: window.bar.to_today(),
                         icon="calendar")
        for word in PERIODS:
            yield action(f"period {word}", tr("Period: {name}").format(name=period_name(word)),
                         partial(window.bar.set_period, word), icon="calendar")
        for compare, name in window.bar.comparisons():
            yield action(f"compare {compare}", tr("Compare with: {name}").format(name=name),
                         partial(filters.set, compare=compare), icon="forecast")
    for theme, words in (("light", tr("Light theme")), ("dark", tr("Dark theme")),
                         ("system", tr("Theme of the system"))):
        if context.settings.theme != theme:
            yield action(f"theme {theme}", words, partial(context.change_settings, theme=theme),
                         icon="settings")
    for language, words in (("en", "English"), ("zh_CN", "简体中文")):
        if context.settings.language != language:
            yield action(f"language {language}", words, partial(
                context.change_settings, language=language), tr("Language"), "settings")
    yield action("inspector", tr("Open or close the inspector"), window.toggle_inspector, "F4",
                 "panel-right")
    yield action("help", tr("Help and keys"), window.show_help, "F1", "help")
    yield action("quit", tr("Quit"), window.close, "Ctrl+Q", "cross")
