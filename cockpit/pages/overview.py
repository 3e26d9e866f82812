"""Overview: what needs me now?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cockpit.commands import Command
from cockpit.page import Page
from cockpit.pages import overview_data, overview_news
from cockpit.pages.overview_data import OverviewData, OverviewExtras
from cockpit.pages.overview_news import News
from cockpit.pages.overview_suggestions import Suggestion, Suggestions
from cockpit.pages.overview_words import Words
from cockpit.translation import tr
from models.decisions import Decision, decide, decisions, standing
from widgets import text
from widgets.empty_state import Empty
from widgets.metric_tile import MetricTile
from widgets.panel import Heading, Panel

if TYPE_CHECKING:
    from cockpit.context import Inputs
    from cockpit.exports.sheet import Sheet
    from models.forecast.outlook import Rolling
    from models.hints import Hint
    from models.task import Task

PLACES = ("funnel", "bottlenecks", "customers", "forecast", "reports")
SHOWN = 3
DECLINED_FOR = timedelta(days=30)


class OverviewPage(Page):
    key = "overview"
    icon = "overview"
    order = 10
    has_inspector = False
    depends_on = frozenset({"filters", "data", "settings", "documents.health", "documents.grade",
                            "grades"})

    @staticmethod
    def title() -> str:
        return tr("Overview")

    def build(self) -> None:
        self.data: OverviewData | None = None
        self.extras: OverviewExtras | None = None
        self.outlook: Rolling | None = None
        self._made: tuple[Decision, ...] = ()
        self._all = False
        self._looked = self.context.looked
        self._title, self._subtitle = text.label(role="title"), text.ElidedLabel(role="subtitle")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._subtitle, 1)
        self.reports = [text.button("", "link") for _ in range(3)]
        for button, act in zip(self.reports, (
                partial(self.asked.emit, "funnel"), partial(self._report, "leaderboard"),
                partial(self._report, "source_roi")), strict=True):
            button.clicked.connect(lambda _=False, act=act: act())
            head.addWidget(button)
        self.cards = [MetricTile() for _ in PLACES]
        cards = QWidget()
        grid = QGridLayout(cards)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(14)
        self.news = News()
        self.news.opened.connect(self._show_deals)
        for position, card in enumerate([*self.cards, self.news]):
            grid.addWidget(card, position // 3, position % 3)
            grid.setColumnStretch(position % 3, 1)
        for place, card in zip(PLACES, self.cards, strict=True):
            card.activated.connect(partial(self._open, place))
            card.action_asked.connect(partial(self._open, place))
        self.panel, self.suggestions = Panel(), Suggestions()
        self.more = text.button("", "link")
        self.more.clicked.connect(self._toggle_more)
        self.panel.tools.addWidget(self.more)
        self.panel.body.addWidget(self.suggestions)
        self.panel.body.addStretch(1)
        self.suggestions.opened.connect(self._look_closer)
        self.suggestions.accepted.connect(lambda position: self._decide(position, True))
        self.suggestions.declined.connect(
            lambda position, reason: self._decide(position, False, reason))
        inner = QWidget()
        inner.setObjectName("page")
        room = QVBoxLayout(inner)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(14)
        room.addWidget(cards)
        room.addWidget(self.panel, 1)
        scroll = QScrollArea()  # a message above leaves too little height in a small window
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inner)
        self.body.addLayout(head)
        self.body.addWidget(scroll, 1)
        self.main = self.cards[0]
        self.offer(self.panel, "suggestions", self._sheet)
        self.offer(self.news, "since", self._news_sheet)

    def retranslate(self) -> None:
        for button, words in zip(self.reports, (
                self.tr("Funnel"), self.tr("Leaderboard"), self.tr("Return on lead sources")),
                strict=True):
            button.setText(words)
        self.panel.set_heading(Heading(
            self.tr("Suggestions"), self.tr("each with its evidence; declining asks for a reason")))
        self._dress()
        if self.data is not None:
            self.show_data(self.data)

    def options(self) -> dict[str, Any]:
        return {}

    @staticmethod
    def load(inputs: Inputs, task: Task) -> OverviewData:
        return overview_data.load(inputs, task)

    def show_data(self, data: OverviewData) -> None:
        if not data.counts[0] and not data.counts[2]:
            self.data = None
            self.show_empty(Empty("overview", self.tr("Nothing here yet"), self.tr(
                "Connect a CRM or import files: the five answers come by themselves."),
                self.tr("Open Connections"), self.tr("Open the demo company")),
                lambda: self.asked.emit("connections"), self._open_demo)
            return
        same = data is self.data
        if not same:
            self.extras = self.outlook = None
        self.data = data
        self._paint()
        if not same:
            self._ask_more(data)

    def _ask_more(self, data: OverviewData) -> None:
        """Suggestions and news, and apart from them the forecast, which takes longest."""
        context, inputs, looked = self.context, self.context.inputs(), self._looked

        def done(extras: OverviewExtras) -> None:
            if self.data is data:
                self.extras, self._made = extras, extras.decided
                self._paint()

        def forecast(outlook: Rolling) -> None:
            if self.data is data:
                self.outlook = outlook
                self._paint()

        context.jobs.read(
            lambda task: overview_data.load_extras(inputs, data, looked, context.cache, task),
            done, self._failed, key="overview.extras")
        context.jobs.read(
            lambda task: overview_data.load_forecast(data, inputs.mart, task), forecast,
            self._failed, key="overview.forecast")

    # painting

    def _words(self) -> Words:
        return Words(self.context.formats, self.context.mart)

    def _dress(self) -> None:
        age = self.context.mart.last_known
        self._subtitle.setText("" if age is None else self.tr("Data as of {moment}").format(
            moment=self.context.formats.moment(age)))
        found = len(self._open_hints())
        hour = self.context.clock().astimezone(ZoneInfo(self.context.settings.timezone)).hour
        hello = (self.tr("Good morning.") if hour < 12 else self.tr("Good afternoon.")
                 if hour < 18 else self.tr("Good evening."))
        what = self.tr("Nothing needs you.") if not found else self.tr(
            "One thing needs you.") if found == 1 else self.tr("{n} things need you.").format(
            n=found)
        self._title.setText(hello if self.extras is None else self.tr("{hello} {what}").format(
            hello=hello, what=what))
        self.more.setVisible(self.extras is not None and len(self._hints()) > SHOWN)
        self.more.setText(self.tr("Show fewer") if self._all else self.tr("Show all"))

    def _paint(self) -> None:
        if self.data is None:
            return
        words = self._words()
        for card, tile in zip(self.cards, words.cards(self.data, self.extras, self.outlook),
                              strict=True):
            card.set_tile(tile)
        self._dress()
        self.news.set_since(None if self.extras is None else self.extras.since, words,
                            looked=self._looked is not None)
        made = self._decided()
        lines = []
        for one in self._in_sight():
            seen, where_from, act = words.hint(one)
            decision = made.get(one.key)
            lines.append(Suggestion(seen, where_from, act, words.sure(one), "" if decision is None
                                    else self.tr("✓ accepted") if decision.accepted
                                    else self.tr("declined: {why}").format(why=decision.reason)))
        self.suggestions.set_lines(tuple(lines))
        self.suggestions.setVisible(bool(lines))
        if self.extras is None:
            self.panel.set_heading(Heading(self.tr("Suggestions"), self.tr("looking…")))
        else:
            self.panel.set_heading(Heading(self.tr("Suggestions"), self.tr(
                "each with its evidence; declining asks for a reason") if lines else self.tr(
                "no significant finding within these limits")))

    # suggestions

    def _decided(self) -> dict[str, Decision]:
        return standing(self._made, self.context.clock())

    def _hints(self) -> Sequence[Hint]:
        """Those that were not declined lately."""
        if self.extras is None:
            return ()
        made = self._decided()
        return [one for one in self.extras.hints
                if one.key not in made or made[one.key].accepted]

    def _open_hints(self) -> Sequence[Hint]:
        made = self._decided()
        return [one for one in self._hints()[:SHOWN] if one.key not in made]

    def _in_sight(self) -> Sequence[Hint]:
        return self._hints() if self._all else self._hints()[:SHOWN]

    def _toggle_more(self) -> None:
        self._all = not self._all
        self._paint()

    def _look_closer(self, position: int) -> None:
        one = self._in_sight()[position]
        if one.cell:
            self.context.filters.drill({
                dimension: frozenset({"" if key is None else str(key)})
                for dimension, key in one.cell.items()})
        self._open(one.page)

    def _decide(self, position: int, accepted: bool, reason: str = "") -> None:
        one, context = self._in_sight()[position], self.context
        now = context.clock()
        seen, _, act = self._words().hint(one)
        facts = {name: value for name, value in asdict(one).items()
                 if isinstance(value, str | int | float)} | {"seen": seen, "act": act}

        def work(task: Task) -> tuple[Decision, ...]:
            decide(context.cache, one.key, accepted=accepted, reason=reason, facts=facts,
                   author=context.author, now=now,
                   expires_at=None if accepted else now + DECLINED_FOR)
            return decisions(context.cache)

        def done(made: tuple[Decision, ...]) -> None:
            self._made = made
            self._paint()

        context.jobs.write(work, done, lambda error: context.say(
            "bad", context.words(error).sentence))

    # going on

    def _open(self, place: str) -> None:
        self.asked.emit(place)

    def _open_demo(self) -> None:
        from cockpit.demo_window import open_demo

        open_demo(self.context)

    def _report(self, report: str) -> None:
        self.context.asked_place.emit("reports", {"report": report})

    def _show_deals(self, heading: str, keys: tuple[str, ...]) -> None:
        from cockpit import verbs
        from models.facts import OPPORTUNITIES
        from models.members import LISTED, Members

        data, mart = self.data, self.context.mart
        if data is None:
            return

        def find(task: Task) -> list[dict[str, Any]]:
            import numpy as np

            names = LISTED["opportunities"]
            columns = mart.columns(OPPORTUNITIES, names, data.question.stock)
            wanted = set(keys)
            kept = np.array([key in wanted for key in columns["opportunity"].tolist()], bool)
            return Members("opportunities", columns, kept).where(kept).rows(mart)

        verbs.show_records(self.context, self, heading, find)

    def commands(self) -> Sequence[Command]:
        return (Command(tr("Leaderboard"), partial(self._report, "leaderboard")),
                Command(tr("Return on lead sources"), partial(self._report, "source_roi")))

    def _sheet(self) -> Sheet | None:
        from cockpit.sheets import table_sheet

        if self.extras is None:
            return None
        words = self._words()
        return table_sheet(
            self.context, tr("Suggestions"), ("seen", "from", "do", "sure", "value", "other",
                                              "unit", "n", "low", "high"),
            [(*words.hint(one), words.sure(one), one.value, one.other, one.unit, one.n, one.low,
              one.high) for one in self._hints()])

    def _news_sheet(self) -> Sheet | None:
        if self.extras is None:
            return None
        return overview_news.sheet(self.context, self.extras.since, self._words())


PAGE = OverviewPage
