"""The overview in words: five cards, what changed, and what it suggests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cockpit.dimension_names import value_name
from cockpit.formats import Formats
from cockpit.pages.overview_data import OverviewData, OverviewExtras
from cockpit.translation import tr
from models.hints import Hint
from models.mart import Mart
from models.metric import Key
from models.since import Since, Turn
from widgets.metric_tile import Tile
from widgets.text import Tip

if TYPE_CHECKING:
    from models.forecast.outlook import Rolling

SHORT = 22  # letters of a name that leave room for the line beside it


@dataclass(frozen=True)
class Words:
    """Sentences of one version of the data in one language."""

    formats: Formats
    mart: Mart

    def name(self, dimension: str, key: Key) -> str:
        try:
            labels = dict(self.mart.labels(dimension))
        except KeyError:
            labels = {}
        return value_name(dimension, key, labels)

    def where(self, cell: Mapping[str, Key]) -> str:
        return " · ".join(self.name(dimension, key) for dimension, key in cell.items())

    def step(self, stage: str, cell: Mapping[str, Key]) -> str:
        place = self.where(cell)
        name = self.name("stage", stage)
        return tr("{stage}, {where}").format(stage=name, where=place) if place else name

    def money(self, minor: float) -> str:
        return self.formats.money(minor, self.mart.reporting_currency)

    def hours(self, hours: float) -> str:
        """37 min, 5.2 h, or days."""
        if hours != hours:
            return "–"
        if hours < 2:
            return tr("{n} min").format(n=self.formats.integer(hours * 60))
        if hours < 48:
            return tr("{n} h").format(n=self.formats.locale.toString(float(hours), "f", 1))
        return self.formats.days(hours / 24)

    # the five cards

    def cards(self, data: OverviewData, extras: OverviewExtras | None, outlook: Rolling | None
              ) -> tuple[Tile, ...]:
        return (self.stuck(data, extras), self.costly(data, extras), self.customers(data),
                self.forecast(outlook, extras), self.leads(data, extras))

    def stuck(self, data: OverviewData, extras: OverviewExtras | None) -> Tile:
        row, title = data.stuck, tr("Where do deals stop moving?")
        if row is None:
            return Tile(title, tr("Nowhere in particular"), tr("no step stands out"),
                        action=tr("Open funnel →"))
        name = self.step(row.stage, row.cell)
        fell = row.conversion - row.conversion_before
        known = fell == fell and row.conversion_n >= 20
        delta = tr("{share} go on, {points} against its own past").format(
            share=self.formats.percent(row.conversion), points=self.formats.points(fell)
        ) if known else tr("{share} go on").format(share=self.formats.percent(row.conversion))
        return Tile(
            title, name, delta, tone="bad" if known and fell < 0 else "",
            n=row.conversion_n, points=extras.conversion if (
                extras and row is data.costly and len(name) <= SHORT) else (),
            story=tr("Standing there now: {n}; for longer than usual: {late}.").format(
                n=self.formats.integer(row.open_deals), late=self.formats.integer(row.late_deals)),
            action=tr("Open funnel →"),
            tip=Tip(title, note=tr(
                "Share of the stays that ended and went on, against the same step before; "
                "n = {n}; 95 % interval {low} to {high}").format(
                n=row.conversion_n, low=self.formats.percent(row.conversion_low),
                high=self.formats.percent(row.conversion_high))))

    def costly(self, data: OverviewData, extras: OverviewExtras | None) -> Tile:
        row, title = data.costly, tr("What is it worth to fix?")
        if row is None:
            return Tile(title, tr("Nothing stands out"), tr("no step got slower"),
                        action=tr("Open bottlenecks →"))
        reason = extras.blocker if extras else None
        why = tr("{share} wait for {reason}.").format(
            share=self.formats.percent(reason[1]), reason=reason[0]) if reason else tr(
            "Half stay {days}, {usual} in its own best quarters.").format(
            days=self.formats.days(row.median), usual=self.formats.days(row.target))
        return Tile(
            title, tr("{money} a quarter").format(money=self.money(row.worth)),
            tr("80% interval {low} – {high}").format(low=self.money(row.low),
                                                     high=self.money(row.high)),
            tone="warn", n=row.n, points=extras.days if extras else (),
            story=f"{self.step(row.stage, row.cell)}: {why}", action=tr("Open bottlenecks →"),
            tip=Tip(title, note=tr(
                "Won value a quarter would recover if the step were as fast as in its own best "
                "quarters")))

    def customers(self, data: OverviewData) -> Tile:
        table, risk = data.customers, data.at_risk
        title = tr("Which customers need us now?")
        if not np.isfinite(table.health).any():
            return Tile(title, "–", tr("too little is known to judge"), tone="muted",
                        action=tr("Open customers →"))
        worth = float(table.area[risk].sum())
        busy = int((risk & (table.area > 0)).sum())
        trend = np.where(table.left, np.nan, table.trend)
        story = tr("No customer's health fell in 30 days.")
        if np.isfinite(trend).any() and np.nanmin(trend) < 0:
            worst = int(np.nanargmin(trend))
            story = tr("{name} fell {points} points in 30 days.").format(
                name=str(table.name[worst]), points=self.formats.integer(-trend[worst]))
        return Tile(
            title, tr("{n} customers").format(n=self.formats.integer(int(risk.sum()))),
            tr("{money} a year at risk").format(money=self.money(worth)),
            tone="bad" if risk.any() else "good", story=story, action=tr("Open customers →"),
            tip=Tip(title, note=tr(
                "Customers whose health is red, of {n} known; {busy} of them have bought in the "
                "last 365 days, or have open deals and nothing bought yet").format(
                n=self.formats.integer(len(table)), busy=self.formats.integer(busy))))

    def forecast(self, outlook: Rolling | None, extras: OverviewExtras | None) -> Tile:
        """Never without its past accuracy: before the past is walked through there is none."""
        title = tr("Can we trust the forecast?")
        if outlook is None or extras is None:
            return Tile(title, "…", tr("walking through the past"), action=tr("Open forecast →"))
        found = outlook.headline
        if found is None or found.reason:
            return Tile(title, tr("Not enough history"), tr("26 weeks are needed"),
                        action=tr("Open forecast →"))
        record = next((one for one in outlook.records if one.span == "ahead"
                       and one.horizon == 13), None)
        good = record is not None and record.wape <= 0.08
        past = tr("± {share} over the past 13-week forecasts").format(
            share=self.formats.percent(record.wape, 1)) if record and record.n else tr(
            "no record yet")
        lean = extras.leaning
        story = "" if lean != lean else tr("Sellers' calls are usually {share} too high.").format(
            share=self.formats.percent(lean)) if lean > 0 else tr(
            "Sellers' calls are usually {share} too low.").format(
            share=self.formats.percent(-lean))
        return Tile(
            title, self.money(float(found.expected[-1])), past, tone="good" if good else "warn",
            points=extras.won, story=story, action=tr("Open forecast →"),
            tip=Tip(title, note=tr("Next 13 weeks; 80 % interval {low} – {high}; n = {n} past "
                              "forecasts").format(
                low=self.money(float(found.low[-1])), high=self.money(float(found.high[-1])),
                n=record.n if record else 0)))

    def leads(self, data: OverviewData, extras: OverviewExtras | None) -> Tile:
        row, before, title = data.leads, data.leads_before, tr("Are leads in good hands?")
        if not row.n:
            return Tile(title, tr("No leads"), tr("none came in within these limits"),
                        action=tr("Open reports →"))
        was = before.value if before is not None and before.n else float("nan")
        delta = tr("median first response, was {was}").format(was=self.hours(was)) if (
            was == was) else tr("median first response")
        nobody = row.detail["nobody"]
        story = tr("{n} leads wait for somebody who left.").format(
            n=self.formats.integer(nobody)) if nobody else tr(
            "No lead waits for somebody who left.")
        worse = nobody > 0 or (was == was and row.value > was * 1.1)
        return Tile(
            title, self.hours(row.value), delta, tone="bad" if worse else "good", n=row.n,
            points=extras.response if extras else (), story=story, action=tr("Open reports →"),
            tip=Tip(title, note=tr("Half of all leads are answered by then, those still waiting "
                              "counted; 95 % interval {low} to {high}; n = {n}").format(
                low=self.hours(row.low), high=self.hours(row.high),
                n=self.formats.integer(row.n))))

    # what changed

    def changes(self, found: Since) -> list[tuple[str, str, Turn]]:
        """Tone, sentence and deals of everything that happened."""
        lines = (
            ("good", "▲", found.won, tr("{n} deals won, {money}")),
            ("bad", "▼", found.lost, tr("{n} deals lost, {money}")),
            ("bad", "▼", found.pushed, tr("{n} deals pushed out of their quarter, {money}")),
            ("good", "▲", found.pulled, tr("{n} deals pulled into an earlier quarter, {money}")),
            ("", "●", found.created, tr("{n} new deals, {money}")),
            ("", "●", found.reopened, tr("{n} deals reopened, {money}")),
        )
        return [(tone, f"{sign} " + words.format(n=self.formats.integer(turn.n),
                                                 money=self.money(turn.amount)), turn)
                for tone, sign, turn, words in lines if turn.n]

    # suggestions

    def hint(self, one: Hint) -> tuple[str, str, str]:
        """What is seen, from what, and what to do."""
        make = getattr(self, f"_{one.kind}")
        seen, from_, act = make(one)
        return seen, from_, act

    def sure(self, one: Hint) -> str:
        return tr("high") if one.sure == "high" else tr("medium")

    def _slow_stage(self, one: Hint) -> tuple[str, str, str]:
        blocker = one.facts["blocker"]
        act = tr("Clear {blocker} first: {n} deals wait").format(
            blocker=blocker, n=self.formats.integer(one.facts["waiting"])) if blocker else tr(
            "Go through the {n} deals that wait").format(
            n=self.formats.integer(one.facts["waiting"]))
        return (tr("{step} holds deals {days}, usually {usual}").format(
            step=self.step(one.facts["stage"], one.cell), days=self.formats.days(one.value),
            usual=self.formats.days(one.other)),
            tr("{n} stays").format(n=self.formats.integer(one.n)), act)

    def _leaning(self, one: Hint) -> tuple[str, str, str]:
        high = one.value > 0
        words = tr("{name} calls {share} too high") if high else tr("{name} calls {share} too low")
        return (words.format(name=self.where(one.cell), share=self.formats.percent(abs(one.value))),
                tr("{n} quarters").format(n=one.n),
                tr("Ask for evidence before Commit") if high
                else tr("Ask what is held back, and why"))

    def _nobody(self, one: Hint) -> tuple[str, str, str]:
        name, late = self.name("owner", one.facts["owner"]), one.facts["misrouted"]
        act = tr("Stop routing to {name}: {n} leads came after leaving").format(
            name=name, n=self.formats.integer(late)) if late else tr(
            "Give the leads of {name} to somebody").format(name=name)
        return (tr("{n} leads wait for somebody who left").format(
            n=self.formats.integer(one.value)),
            tr("{n} leads").format(n=self.formats.integer(one.n)), act)

    def _response(self, one: Hint) -> tuple[str, str, str]:
        return (tr("{name} answers leads {gap} later than the mean").format(
            name=self.where(one.cell), gap=self.hours(one.gap)),
            tr("{n} leads").format(n=self.formats.integer(one.n)),
            tr("Look at who takes new leads there, and when"))

    def _leaving(self, one: Hint) -> tuple[str, str, str]:
        names = [self.name("account", key) for key in one.facts["accounts"]]
        return (tr("{names} are likeliest to leave").format(names=tr(", ").join(names)),
                tr("{n} customers").format(n=one.n), tr("Call them this week"))

    def _past_due(self, one: Hint) -> tuple[str, str, str]:
        return (tr("{n} open deals are past their close date").format(
            n=self.formats.integer(one.facts["deals"])),
            tr("{n} open deals").format(n=self.formats.integer(one.n)),
            tr("Have owners set a date or close them"))

    def _mix(self, one: Hint) -> tuple[str, str, str]:
        from cockpit.dimension_names import dimension_name

        place = self.where(one.cell) or tr("The company")
        return (tr("{place} wins less only because the mix changed").format(place=place),
                tr("{n} deals").format(n=self.formats.integer(one.n)),
                tr("Compare by {dimension} before judging anybody").format(
                    dimension=dimension_name(one.facts["dimension"]).lower()))
