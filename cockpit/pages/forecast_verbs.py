"""What one can do on the forecast page: records, menus, explanations, sheets, submitting."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QPoint

from cockpit import verbs
from cockpit.inspector import Action, Block, Explanation, Line
from cockpit.pages import forecast_called, forecast_kept, forecast_moved
from cockpit.pages.forecast_curves import shown_of
from cockpit.pages.forecast_data import ForecastData
from cockpit.pages.forecast_words import Says, method_name, off_by, reason
from cockpit.sheets import table_sheet
from cockpit.translation import tr, translate
from models.facts import OPPORTUNITIES
from models.filters import Period
from models.forecast.outlook import METHODS, Rolling
from models.members import counted, equal, opportunities
from models.metric import Question, metric
from models.money import to_major
from widgets.panel import Heading

if TYPE_CHECKING:
    from cockpit.exports.sheet import Sheet
    from cockpit.pages.forecast import ForecastPage
    from models.mart import Mart


class ForecastVerbs:
    """Acts on what is selected on its page."""

    def __init__(self, page: ForecastPage) -> None:
        self._page = page

    def submit(self) -> None:
        """Open the form in which a forecast is handed in."""
        from cockpit.dialogs.submission import SubmissionDialog

        SubmissionDialog(self._page.context, self._page).open()

    def show_tile(self, position: int) -> None:
        """The records behind a figure of the strip."""
        page, data = self._page, self._page.data
        if data is None:
            return
        context, mart, question = page.context, page.context.mart, data.question
        if position == 0:
            verbs.show_metric_records(context, page, "rolling_forecast", replace(
                question, by=(), options={}))
        elif position == 1:
            verbs.show_records(
                context, page, tr("Committed, {period}").format(
                    period=data.period_text),
                lambda task: metric("forecast_categories").records(
                    data.about, mart, {"category": "committed"}).rows(mart))
        elif position == 2:
            verbs.show_records(
                context, page, tr("Submitted by reps"),
                lambda task: forecast_called.valid(question, mart, "seller").rows(mart))
        elif position == 3:
            verbs.show_metric_records(context, page, "coverage", data.targeted)
        else:
            page.below.show_view("methods")

    # the weeks ahead

    @property
    def rolling(self) -> Rolling | None:
        page = self._page
        if page.walked is not None:
            return page.walked.rolling
        return None if page.data is None else page.data.rolling

    def explain_week(self, place: int) -> None:
        page, data, rolling, said = self._page, self._page.data, self.rolling, self._page.ahead.said
        if data is None or rolling is None:
            return
        if said is not None:
            page.explained.emit(forecast_kept.explanation(
                said, place, page.method, page.context.formats,
                Action(tr("Show records"), lambda: self.show_week(place), True)))
            return
        formats, outlook = page.context.formats, shown_of(rolling, page.method)
        first, last = rolling.weeks[place]

        def money(value: float) -> str:
            return formats.money(value, data.currency)

        name = page.context.calendar.name_of("week", first)
        title = f"{name} · {formats.day(first)} – {formats.day(last)}"
        if not outlook.known:
            page.explained.emit(Explanation(title, ((reason(outlook.reason), "warn"),)))
            return
        says: Says = [(tr("{method} expects {money} in this week, {low} to {high} in four cases of "
                    "five.").format(method=method_name(outlook.method),
                                    money=money(outlook.expected[place]),
                                    low=money(outlook.low[place]),
                                    high=money(outlook.high[place])), ""),
                (tr("Up to its end {money} in all ({low} – {high}).").format(
                    money=money(outlook.ahead[place]), low=money(outlook.ahead_low[place]),
                    high=money(outlook.ahead_high[place])), "")]
        parts = [Line(words, money(values[place])) for words, values in (
            (tr("of open deals"), outlook.from_open), (tr("not created yet"), outlook.from_new),
            (tr("of calls, less their bias"), outlook.from_calls))
            if np.isfinite(values[place])]
        methods = [Line(method_name(method), money(rolling.outlook(method).expected[place]))
                   for method in METHODS if rolling.outlook(method).known]
        past = [Line(tr("13 weeks") if record.span == "ahead" else tr("the quarter"),
                     f"{off_by(record.wape, formats)} · n = {record.n}")
                for record in rolling.records if record.n]
        blocks = [Block(Heading(tr("Made of")), tuple(parts)),
                  Block(Heading(tr("All methods")), tuple(methods))]
        blocks.append(Block(Heading(tr("How far off in the past")), tuple(past),
                            note="" if past else tr("Still being computed.")))
        page.explained.emit(Explanation(title, tuple(says), tuple(blocks), (
            Action(tr("Deals due this week"), lambda: self.show_week(place), True),
            Action(tr("Methods"), lambda: page.below.show_view("methods")))))

    def show_week(self, place: int) -> None:
        """The open deals expected to close in a week; of a forecast that was kept, those that were
        won in it."""
        page, data, rolling, said = self._page, self._page.data, self.rolling, self._page.ahead.said
        if data is None or rolling is None:
            return
        mart, formats = page.context.mart, page.context.formats
        if said is not None:
            first, last = said.week(place)
            verbs.show_records(
                page.context, page, tr("Won {first} – {last}").format(
                    first=formats.day(first), last=formats.day(last)),
                lambda task: won(data.question, mart, Period(first, last + timedelta(days=1))))
            return
        first, last = rolling.weeks[place]
        verbs.show_records(
            page.context, page, tr("Due {first} – {last}").format(
                first=formats.day(first), last=formats.day(last)),
            lambda task: due(data.question, mart, Period(first, last + timedelta(days=1))))

    def week_menu(self, place: int, at: QPoint) -> None:
        page = self._page
        verbs.menu(page, at, [
            (tr("Deals due this week") if page.ahead.said is None else tr("Show records"),
             lambda: self.show_week(place), True),
            (tr("Copy as table"), page.chart.copy, True),
            (tr("Export…"), lambda: self._export("rolling"), True),
        ])

    # what moved

    def _bar(self, place: int) -> tuple[ForecastData, Any, Question] | None:
        page, data = self._page, self._page.data
        if data is None or place >= len(data.moved.bars):
            return None
        return data, data.moved.bars[place], forecast_moved.question_of(data, page.view)

    def explain_bar(self, place: int) -> None:
        page, found = self._page, self._bar(place)
        if found is None:
            return
        data, bar, question = found
        mart, formats = page.context.mart, page.context.formats

        def done(who: forecast_moved.Actors) -> None:
            page.explained.emit(forecast_moved.explanation(
                data, bar, who, mart, formats, show_records=lambda: self.show_bar(place)))

        page.context.jobs.read(
            lambda task: forecast_moved.actors(bar, question, mart), done,
            lambda error: page.context.say("error", page.context.words(error).sentence),
            key="page.forecast.why")

    def show_bar(self, place: int) -> None:
        """The changes in a bar, or the open deals behind a total."""
        page, found = self._page, self._bar(place)
        if found is None:
            return
        data, bar, question = found
        mart = page.context.mart
        verbs.show_records(
            page.context, page, forecast_moved.name_of(data, bar, page.context.formats),
            lambda task: forecast_moved.records(data, bar, question, mart))

    def bar_menu(self, place: int, at: QPoint) -> None:
        page = self._page
        verbs.menu(page, at, [
            (tr("Show records"), lambda: self.show_bar(place), True),
            (tr("Copy as table"), page.waterfall.copy, True),
            (tr("Export…"), lambda: self._export("moved"), True),
        ])

    # leaving the program

    def _export(self, name: str) -> None:
        offer = self._page.offers.get(name)
        if offer is not None:
            self._page.offers.export(offer)

    def rolling_sheet(self) -> Sheet | None:
        """Every method's weeks."""
        data, rolling = self._page.data, self.rolling
        if data is None or rolling is None:
            return None
        rows = []
        for method in METHODS:
            outlook = rolling.outlook(method)
            if outlook.known:
                rows += [(method_name(method), first, last, *(
                    to_major(round(float(values[n])), data.currency)
                    if np.isfinite(values[n]) else None for values in (
                        outlook.expected, outlook.low, outlook.high, outlook.from_open,
                        outlook.from_new, outlook.from_calls)))
                    for n, (first, last) in enumerate(rolling.weeks)]
        return table_sheet(
            self._page.context, tr("Rolling 13 weeks"),
            ("method", "from", "to", "expected", "p10", "p90", "of open deals",
             "not created yet", "of calls"), rows, data.question,
            about=(("definition", translate("metrics", metric("rolling_forecast").definition)),
                   ("currency", data.currency)))

    def moved_sheet(self) -> Sheet | None:
        """The bars, totals included."""
        page, data = self._page, self._page.data
        if data is None:
            return None
        rows = [(forecast_moved.name_of(data, bar, page.context.formats),
                 to_major(bar.amount, data.currency), bar.n) for bar in data.moved.bars]
        return table_sheet(
            page.context, tr("What moved"), ("cause", "amount", "n"), rows,
            forecast_moved.question_of(data, page.view),
            about=(("definition", translate("metrics", metric("change_ledger").definition)),
                   ("currency", data.currency)))


def won(question: Question, mart: Mart, period: Period) -> list[dict[str, Any]]:
    """Deals won in a period."""
    found = opportunities(mart, replace(question.pinned, period=period), {}, when="closed")
    return counted(found, found.counts | True).where(
        equal(found.columns["status"], "won")).rows(mart)


def due(question: Question, mart: Mart, period: Period) -> list[dict[str, Any]]:
    """Open deals expected to close in a period."""
    found = opportunities(mart, replace(question.pinned, period=period), {}, when="expected")
    assert found.fact == OPPORTUNITIES.key
    return counted(found, found.counts | True).where(
        equal(found.columns["status"], "open")).rows(mart)
