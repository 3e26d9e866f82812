"""What the inspector says about one customer, several, or a group."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from cockpit.inspector import Action, Block, Explanation, Line
from cockpit.pages.customers_pictures import band_name, grade_name, signed
from cockpit.pages.customers_reasons import actions, reasons
from cockpit.translation import tr, translate
from models.customers.base import moment
from models.customers.history import HealthHistory, Move, health_history, moved
from models.documents.health import INPUTS
from models.instants import from_micros
from widgets.bars import Bar
from widgets.panel import Heading
from widgets.sparkline import Line as Course
from widgets.text import Tip
from widgets.theme import Tone

if TYPE_CHECKING:
    from cockpit.formats import Formats
    from cockpit.pages.customers_pictures import Pictures
    from models.customers.grades import GradeChange
    from models.mart import Mart
    from models.task import Task

BACK = 30  # days
GREY_BELOW = 5.0


@dataclass(frozen=True)
class CustomerWhy:
    """What is looked up for one customer: its health over a year, why it moved in 30 days."""

    position: int
    move: Move
    course: HealthHistory


def look_up(pictures: Pictures, position: int, mart: Mart, task: Task) -> CustomerWhy:
    question = replace(pictures.data.question, task=task)
    earlier = moment(question) - timedelta(days=BACK)
    account = str(pictures.data.table.account[position])
    task.check()
    move = moved(account, earlier, question, mart)
    task.check()
    return CustomerWhy(position, move, health_history(account, question, mart))


def explanation(pictures: Pictures, why: CustomerWhy, pending: GradeChange | None, selected: int,
                buttons: tuple[tuple[str, Callable[[], None]], ...]) -> Explanation:
    """One customer, the last of `selected`."""
    at, table = why.position, pictures.data.table
    title = pictures.names[at]
    if selected > 1:
        title += " " + tr("(and {count} more)").format(
            count=pictures.formats.integer(selected - 1))
    blocks = [_health(pictures, why)]
    why_words = reasons(pictures, at)
    if why_words:
        blocks.append(Block(Heading(tr("Why")), note=" ".join(why_words)))
    following = actions(pictures, at, pending)
    if following:
        blocks.append(Block(Heading(tr("Next best actions")), note="\n".join(
            f"{place} · {words}" for place, words in enumerate(following, 1))))
    blocks += [_parameters(pictures, at), moved_block(
        why.move, tr("30 days ago"), pictures.formats)]
    says: list[tuple[str, Tone]] = [(_who(pictures, at, pending), "")]
    if table.pinned[at]:
        says.append((tr("The grade was set by hand."), "muted"))
    return Explanation(title, tuple(says), tuple(blocks), tuple(
        Action(label, act, primary=place == 0) for place, (label, act) in enumerate(buttons)))


def _who(pictures: Pictures, at: int, pending: GradeChange | None) -> str:
    """Grade with what comes, owner, worth."""
    table, formats = pictures.data.table, pictures.formats
    grade = grade_name(int(table.grade[at]))
    if pending is not None and pending.after is not None:
        days = (pending.at - table.at).total_seconds() / 86_400
        when = tr("tonight") if days <= 1 else tr("in {days}").format(
            days=formats.days(math.ceil(days)))
        grade = f"{pending.before or '–'} → {pending.after} {when}"
    worth = tr("{money} a year") if not table.area_is_open[at] else tr("{money} open")
    return " · ".join((
        tr("Grade {grade}").format(grade=grade),
        tr("owner {name}").format(name=pictures.data.owner(at) or "—"),
        worth.format(money=pictures.money(table.area[at]))))


def _health(pictures: Pictures, why: CustomerWhy) -> Block:
    """The inputs as bars: points of 100, and what each adds to the whole; above, the course of a
    year."""
    table, formats, at = pictures.data.table, pictures.formats, why.position
    bars = []
    for name, column in table.points.items():
        points = float(column[at])
        label, raw = translate("health", INPUTS[name].label), raw_words(
            name, float(table.values[name][at]), formats)
        adds = float(table.adds[name][at])
        known = not math.isnan(points)
        tone: Tone = "bad" if known and points < 25 else "warn" if known and points < 50 else ""
        bars.append(Bar(label, points / 100 if known else 0.0,
                        raw if known else "–", tone=tone if known else "muted",
                        tip=Tip(label, ((tr("Value"), raw),
                                        (tr("Points of 100"), formats.integer(points)),
                                        (tr("Adds to health"), formats.locale.toString(
                                            adds, "f", 1) if known else "–")),
                                translate("health", INPUTS[name].about))))
    health = float(table.health[at])
    trend = float(table.trend[at])
    head = tr("Health {score}").format(score=formats.integer(health))
    moved_by = "" if math.isnan(trend) else tr("{arrow} {points} in 30 days").format(
        arrow="▲" if trend > 0.5 else "▼" if trend < -0.5 else "●",
        points=formats.integer(abs(trend)))
    complete = float(table.completeness[at])
    note = "" if complete >= 0.999 else tr("{share} of the weight is known.").format(
        share=formats.percent(complete))
    return Block(Heading(f"{head} · {band_name(int(table.colour[at]))}", moved_by),
                 bars=tuple(bars), note=note, course=Course(tuple(why.course.health.tolist())),
                 course_tip=_course_tip(pictures, why.course))


def _course_tip(pictures: Pictures, course: HealthHistory) -> Tip:
    """Where health began, its best and worst week, where it stands."""
    formats, calendar = pictures.formats, pictures.data.question.days
    known = np.flatnonzero(~np.isnan(course.health))
    if not len(known):
        return Tip(tr("Health in 52 weeks"), note=tr("No score is known in this time."))

    def told(week: int) -> str:
        day = calendar.day_of(from_micros(int(course.at[week].astype(np.int64))))
        return f"{formats.integer(course.health[week])} · {formats.day(day)}"

    health = course.health[known]
    return Tip(tr("Health in 52 weeks"), (
        (tr("First known"), told(int(known[0]))), (tr("Best"), told(int(known[health.argmax()]))),
        (tr("Worst"), told(int(known[health.argmin()]))), (tr("Now"), told(-1)),
        (tr("Changes of colour"), formats.integer(course.flips)),
    ), tr("One point a week, as it was known then. The timeline shows the weeks and why health "
          "moved."))


def raw_words(name: str, value: float, formats: Formats) -> str:
    """The raw figure of an input in its unit."""
    if math.isnan(value):
        return tr("unknown")
    unit = INPUTS[name].unit
    if unit == "days":
        return formats.days(math.floor(value))
    if unit == "hours":
        return tr("{hours} h").format(hours=formats.locale.toString(value, "f", 0 if value >= 10
                                                                    else 1))
    if unit == "share":
        return formats.percent(value)
    return formats.locale.toString(value, "f", 0 if value == round(value) else 1)


def _parameters(pictures: Pictures, at: int) -> Block:
    """The four parameters of the grade, x of 5."""
    table, formats = pictures.data.table, pictures.formats
    names = {"urgency": tr("Purchase urgency"), "budget": tr("Budget clarity"),
             "decision": tr("Decision chain"), "competition": tr("Competition")}
    bars = []
    for name, column in table.parameters.items():
        value = float(column[at])
        derived = bool(table.derived[name][at])
        known = not math.isnan(value)
        shown = "–" if not known else "{} / 5".format(formats.locale.toString(
            value, "f", 0 if value == round(value) else 1))
        later = bool(table.reconstructed[name][at])
        bars.append(Bar(
            names[name], value / 5 if known else 0.0, f"{shown} ↺" if later else shown,
            tone="" if known else "muted", tip=Tip(
                names[name], ((tr("From"), tr("derived from the data") if derived
                               else tr("a field of the CRM")),),
                tr("Reconstructed: this field keeps no history and was read only after the day "
                   "that is shown. It counts as it is now.") if later else "")))
    total = float(table.total[at])
    complete = float(table.grade_completeness[at])
    notes = [] if complete >= 0.999 else [tr(
        "{share} of the parameters are known; the total is scaled over them.").format(
            share=formats.percent(complete))]
    if any(column[at] for column in table.reconstructed.values()):
        notes.append(tr("↺ reconstructed from fields as they are now."))
    return Block(
        Heading(tr("Grade {grade}").format(grade=grade_name(int(table.grade[at]))),
                "" if math.isnan(total) else tr("{total} of 20").format(
                    total=formats.locale.toString(total, "f", 1))),
        bars=tuple(bars), note=" ".join(notes))


def moved_block(move: Move, then: str, formats: Formats) -> Block:
    """From the score at a moment named `then` to that of now, line by line; the lines add up."""
    if math.isnan(move.before) or math.isnan(move.after):
        return Block(Heading(tr("Why did it move?")), note=tr(
            "No score then, or none now: there is nothing to compare."))
    lines = [Line(then, formats.locale.toString(move.before, "f", 1))]
    for name, points in sorted(move.parts.items(), key=lambda item: -abs(item[1])):
        before, after = move.values_before[name], move.values_after[name]
        lines.append(Line(
            translate("health", INPUTS[name].label), _one_digit(points, formats), _tone(points),
            Tip(rows=((then, raw_words(name, before, formats)),
                      (tr("Now"), raw_words(name, after, formats))))))
    if move.composition:
        lines.append(Line(tr("Inputs that appeared or vanished"),
                          _one_digit(move.composition, formats), _tone(move.composition)))
    lines.append(Line(tr("Now"), formats.locale.toString(move.after, "f", 1), "strong"))
    return Block(Heading(tr("Why did it move?"), signed(formats, move.after - move.before)),
                 tuple(lines))


def _one_digit(points: float, formats: Formats) -> str:
    rounded = round(points, 1)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else "±"
    return f"{sign}{formats.locale.toString(abs(rounded), 'f', 1)}"


def _tone(points: float) -> Tone:
    return "bad" if points <= -0.05 else "good" if points >= 0.05 else "muted"


def group_explanation(pictures: Pictures, position: int,
                      buttons: tuple[tuple[str, Callable[[], None]], ...]) -> Explanation:
    """How a group does: weighted mean, worst, share at risk with its interval."""
    group = pictures.data.groups[position]
    lines = tuple(Line(name, figure) for name, figure in pictures.group_figures(group))
    worst = pictures.data.position(group.worst_account) if group.worst_account else -1
    note = "" if worst < 0 else tr("Worst: {name}").format(name=pictures.names[worst])
    says: tuple[tuple[str, Tone], ...] = ()
    if group.n_scored < GREY_BELOW:
        says = ((tr("Fewer than 5 customers with enough known: not judged."), "warn"),)
    elif group.n_scored < 20:
        says = ((tr("Fewer than 20 customers: look at the interval."), "warn"),)
    return Explanation(
        pictures.group_name(group.key), says,
        (Block(Heading(tr("The group as a whole")), lines, note=note),),
        tuple(Action(label, act, primary=place == 0)
              for place, (label, act) in enumerate(buttons)))


def several(pictures: Pictures, positions: list[int], title: str,
            buttons: tuple[tuple[str, Callable[[], None]], ...]) -> Explanation:
    """Several customers at once: the worst of them by what they are worth."""
    table, formats = pictures.data.table, pictures.formats
    chosen = np.array(positions, np.int64)
    worth = int(table.area[chosen].sum())
    order = chosen[np.argsort(-table.area[chosen], kind="stable")][:8]
    lines = tuple(Line(pictures.names[at], f"{formats.integer(table.health[at])} · "
                       f"{pictures.money(table.area[at])}") for at in order.tolist())
    return Explanation(title, ((" · ".join((
        pictures.count_words(len(positions)),
        tr("{money} a year").format(money=pictures.money(worth)))), ""),),
        (Block(Heading(tr("Largest"), tr("health and value")), lines),),
        tuple(Action(label, act, primary=place == 0)
              for place, (label, act) in enumerate(buttons)))
