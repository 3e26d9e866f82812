"""The bottlenecks page in a real window on the demo company, used by mouse and keyboard."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cockpit import app
from cockpit.dialogs.records import RecordsDialog
from cockpit.pages import bottlenecks_words as words
from cockpit.pages.bottlenecks_lists import told_apart
from cockpit.pages.bottlenecks_third import VIEWS
from models.calendars import parse_period
from models.errors import CockpitError
from models.facts import OPPORTUNITIES
from models.filters import ALL_TIME
from models.paths import Paths
from widgets.text import LIMIT, Label

SOUTH = "华南 South"


@dataclass(frozen=True)
class Stage:
    key: str
    name: str
    rank: int
    pipeline: str = "P"
    is_won: bool = False
    is_lost: bool = False


@dataclass(frozen=True)
class Stages:
    """A mart that knows other stages."""

    mart: object
    known: tuple[Stage, ...]

    def stages(self):
        return self.known

    def __getattr__(self, name):
        return getattr(self.mart, name)


LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot, demo_home):
    application = app.make_application()
    made = app.make_window(application, Paths(demo_home), lambda: datetime.now(UTC),
                           theme="light", language="en")
    made.resize(1440, 900)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.go("bottlenecks")
    settle(qtbot, made)
    yield made
    settle(qtbot, made)
    made.context.close()


def settle(qtbot, window):
    qtbot.waitUntil(lambda: not window.context.jobs.busy, timeout=30_000)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not window.context.jobs.busy, timeout=30_000)
    QApplication.processEvents()


def records(qtbot, window, act):
    """What the list shows that `act` opens."""
    act()
    settle(qtbot, window)
    dialog = [one for one in window.findChildren(RecordsDialog) if one.isVisible()][-1]
    found = list(dialog.records)
    dialog.accept()
    dialog.deleteLater()
    return found


def view(qtbot, window, name):
    page = window.page
    place = page.views.segment(VIEWS.index(name)).center().toPoint()
    qtbot.mouseClick(page.views, LEFT, pos=place)
    settle(qtbot, window)
    assert page.changes.third is not None
    assert page.changes.third.asked.view == name
    return page.changes


def seen(widget):
    return [label.text() for label in widget.findChildren(Label) if label.isVisible()]


def test_that_the_planted_slow_step_is_first_and_is_read_off_by_keyboard_alone(window, qtbot):
    page = window.page
    page.table.setFocus()
    assert page.table.view.hasFocus()
    qtbot.keyClick(page.table.view, Qt.Key.Key_Down)
    qtbot.keyClick(page.table.view, Qt.Key.Key_Up)
    settle(qtbot, window)
    first = page.shown[0]
    assert first.rank == 1
    assert words.where_name(page.data, first) == SOUTH
    assert "Solution shown" in words.step_name(page.data, first)
    explanation = window.inspector.explanation
    assert SOUTH in explanation.title
    assert any("best quarter" in sentence for sentence, _ in explanation.says)
    qtbot.keyClick(page.curves, Qt.Key.Key_Right)
    assert SOUTH in page.curves.accessibleDescription()


def test_that_the_reasons_beside_the_step_are_the_planted_ones(window):
    picture = window.page.picture
    labels = window.context.mart.labels("blocker")
    top = [labels[reason.key] for reason in picture.held.reasons[:2]]
    assert "Legal review" in top[0]
    assert "Payment terms" in top[1]
    assert picture.held.reasons[0].share == pytest.approx(0.62, abs=0.12)


def test_that_a_day_before_the_slow_quarter_shows_no_slow_south(window, qtbot):
    page, calendar = window.page, window.context.calendar
    today = calendar.day_of(window.context.clock())
    start = parse_period("last quarter", calendar, today).start
    window.context.filters.set(as_of=calendar.end_of_day(start - timedelta(days=1)))
    settle(qtbot, window)
    sure = [row for row in page.shown if row.holds]
    names = [(words.where_name(page.data, row), row.stage) for row in sure[:1]]
    slow = [row for row in page.data.found.rows if words.where_name(page.data, row) == SOUTH
            and "Solution" in page.data.names[row.stage] and len(row.cell) == 1]
    assert all(not row.holds for row in slow)
    assert not names or names[0][0] != SOUTH


def test_that_the_list_behind_each_number_is_as_long_as_the_number(window, qtbot):
    page = window.page
    row = page.shown[0]
    stays = records(qtbot, window, lambda: page.verbs.show_stays(row))
    assert len(stays) == row.n
    assert sum(record["counts"] for record in stays) == row.running
    here = records(qtbot, window, lambda: page.verbs.show_open(row))
    assert len(here) == row.open_deals == len(page.picture.deals["opportunity"])
    reason = page.picture.held.reasons[0]
    held = records(qtbot, window, lambda: page.verbs.show_blocker(0))
    assert sum(record["counts"] for record in held) == reason.n or len(held) == reason.n


def test_that_the_list_behind_a_card_of_the_tree_holds_its_stays(window, qtbot):
    changes = view(qtbot, window, "tree")
    node = changes.third.tree.levels[0].nodes[0]
    found = records(qtbot, window, lambda: window.page.verbs.show_part(node.cell))
    assert len(found) == node.after.n


@pytest.mark.parametrize("name", ["overdue", "hygiene"])
def test_that_lists_to_work_through_show_as_many_deals_as_they_say(name, window, qtbot):
    changes = view(qtbot, window, name)
    shown = len(changes.third.deals["opportunity"])
    assert shown == changes.third.total > 0
    table = changes.deals if name == "overdue" else changes.problem_deals
    listed = records(qtbot, window, lambda: table.activated.emit(0))
    assert sum(record["counts"] for record in listed) == shown


def test_that_paths_open_their_moves_and_their_deals(window, qtbot):
    changes = view(qtbot, window, "paths")
    assert any("different paths" in text for text in seen(changes))
    for link in (0, len(changes.edges) - 1):
        moves = records(qtbot, window, lambda at=link: changes.map.activated.emit([at]))
        assert len(moves) == changes.edges[link].n
    variant = changes.third.paths.variants[1]
    deals = records(qtbot, window, lambda: changes.paths.activated.emit(1))
    assert len(deals) == variant.n


def test_that_the_hidden_gain_of_pro_x_is_a_warning_in_plain_sight(window, qtbot):
    calendar = window.context.calendar
    today = calendar.day_of(window.context.clock())
    end = parse_period("last quarter", calendar, today).end
    year = replace(ALL_TIME, start=end.replace(year=end.year - 1), end=end)
    window.context.filters.set(period=year, period_text="four quarters")
    settle(qtbot, window)
    page = window.page
    assert page.changes.paradoxes[0].strict
    assert page.changes.paradoxes[0].along.dimension == "size"
    assert "Pro-X" in page.changes.paradoxes[0].cell.values()
    changes = view(qtbot, window, "mix")
    assert changes.alert.isVisible()
    assert "Pro-X" in changes.alert_words.text()
    assert "every part by customer size got better" in changes.alert_words.text()


def test_that_mix_and_rate_add_up_along_every_dimension(window, qtbot):
    change = view(qtbot, window, "mix").third.change
    for one in change.dimensions:
        assert one.mix + one.rate == pytest.approx(change.total, abs=1e-9)


def test_that_another_card_opens_its_parts_and_another_dimension_splits_the_level(window, qtbot):
    changes = view(qtbot, window, "tree")
    first = changes.tree.tree
    changes.tree.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(changes.tree, key)
    settle(qtbot, window)
    assert changes.tree.tree.levels[1].chosen == 1
    assert changes.tree.tree.levels[0] == first.levels[0]
    other = first.levels[1].choices.index("Industry")
    changes.tree.dimension_chosen.emit(1, other)
    settle(qtbot, window)
    assert changes.tree.tree.levels[1].title == "Industry"
    changes.tree.dimension_chosen.emit(0, 1)
    settle(qtbot, window)
    assert changes.third.tree.target.of == "win_rate"


def test_that_enter_drills_into_the_segment_and_backspace_comes_back(window, qtbot):
    page, before = window.page, window.context.filters.state
    page.table.setFocus()
    qtbot.keyClick(page.table.view, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.context.filters.state.keys("region") == (SOUTH,)
    qtbot.keyClick(page.table.view, Qt.Key.Key_Backspace)
    settle(qtbot, window)
    assert window.context.filters.state == before


def test_that_the_orders_of_the_ranking_differ_and_keep_the_selected_row(window, qtbot):
    page = window.page
    chosen = page.row
    orders = []
    for place in range(3):
        qtbot.mouseClick(page.sorts, LEFT, pos=page.sorts.segment(place).center().toPoint())
        settle(qtbot, window)
        orders.append([(row.stage, tuple(row.cell.items())) for row in page.shown])
        assert (page.row.stage, page.row.cell) == (chosen.stage, chosen.cell)
    assert len({tuple(order) for order in orders}) == 3


def test_that_working_days_shorten_the_curves(window, qtbot):
    page = window.page
    calendar = page.picture.stays.here.median
    qtbot.keyClick(page.days, Qt.Key.Key_Right)
    settle(qtbot, window)
    assert page.picture.working
    assert 0.6 * calendar < page.picture.stays.here.median < 0.8 * calendar


def test_that_what_they_were_is_the_period_compared_with(window, qtbot):
    page = window.page
    assert page.picture.was is not None
    shares = [getattr(page.picture.exits, way) for way in words.WAYS]
    assert np.nansum(shares) == pytest.approx(1)
    window.context.filters.set(compare="none")
    settle(qtbot, window)
    assert page.picture.was is None
    window.context.filters.set(compare="year")
    settle(qtbot, window)
    assert page.picture.was_period.start.year == page.data.found.window.start.year - 1


def test_that_a_filter_without_stays_says_why_and_offers_the_way_out(window, qtbot):
    window.bar.set_period("2001")
    settle(qtbot, window)
    page = window.page
    assert "Nothing matches the filter" in seen(page)
    page._instead.action_asked.emit()
    settle(qtbot, window)
    assert page.data is not None
    assert page.shown


def test_that_without_earlier_quarters_nothing_is_ranked_and_that_is_said(window, qtbot):
    page = window.page
    rows = tuple(replace(row, rank=0, holds=False) for row in page.data.found.rows)
    found = replace(page.data.found, rows=rows, quarters=0)
    page.show_data(replace(page.data, found=found))
    settle(qtbot, window)
    assert "no earlier quarters" in page._hint.text()
    assert page.shown
    assert [row.n for row in page.shown] == sorted((row.n for row in page.shown), reverse=True)


def test_that_a_moment_before_all_deals_says_so(window, qtbot):
    window.context.filters.set(as_of=datetime(2001, 1, 1, tzinfo=UTC))
    settle(qtbot, window)
    assert "No deals yet" in seen(window.page)
    assert window.inspector.explanation is None


def test_that_the_language_changes_every_word_and_keeps_the_selection(window, qtbot):
    page = window.page
    qtbot.keyClick(page.table.view, Qt.Key.Key_Down)
    settle(qtbot, window)
    row = (page.row.stage, page.row.cell)
    try:
        window.context.change_settings(language="zh_CN")
        settle(qtbot, window)
        assert (page.row.stage, page.row.cell) == row
    finally:
        window.context.change_settings(language="en")
        settle(qtbot, window)


def test_that_a_place_leads_back_to_view_order_days_and_row(window, qtbot):
    page = window.page
    page.table.set_selection(2)
    page._select([2])
    settle(qtbot, window)
    page.sorts._pick(1)
    page.show_view("hygiene")
    settle(qtbot, window)
    place, row = page.place(), (page.row.stage, page.row.cell)
    page.sorts._pick(0)
    page.show_view("tree")
    page._select([0])
    settle(qtbot, window)
    page.take_place(place)
    settle(qtbot, window)
    assert (page.row.stage, page.row.cell) == row
    assert page.views.current == VIEWS.index("hygiene")
    assert page.sorts.current == 1
    page.take_place({"row": "nowhere\nregion=x", "view": "?", "sort": "?", "dimension": "?"})
    settle(qtbot, window)
    assert page.row is not None


def test_that_every_panel_leaves_as_a_sheet(window, qtbot):
    page = window.page
    sheets = [offer.sheet() for offer in map(page.offers.get, page.offers.names)]
    assert len(sheets) == 4
    assert all(sheet is not None and sheet.rows for sheet in sheets)
    assert len(sheets[0].rows) == len(page.shown)
    for name in VIEWS:
        view(qtbot, window, name)
        assert page.offers.get("bottleneck_changes").sheet() is not None


def test_that_names_of_ten_thousand_characters_or_full_of_markup_stay_text(window, qtbot):
    page = window.page
    hostile = "<img src=file:///etc/passwd>&" + "<b>" * 3_400
    names = dict.fromkeys(page.data.names, hostile)
    labels = {dimension: dict.fromkeys(known, hostile)
              for dimension, known in page.data.labels.items()}
    page.show_data(replace(page.data, names=names, labels=labels))
    settle(qtbot, window)
    assert page.scroller.widget().width() <= page.scroller.viewport().width()
    for label in page.findChildren(Label):
        assert len(label.text()) <= LIMIT
        assert "<img" not in label.toolTip()
    assert not page.grab().isNull()


def test_that_three_hundred_stages_are_drawn_in_groups_and_said_so(window, qtbot):
    from models.metrics.paths import Edge, PathMap

    changes = view(qtbot, window, "paths")
    mart, third = window.context.mart, changes.third
    stages = tuple(Stage(f"S{n}", f"Stage {n}", n + 1) for n in range(300))
    edges = tuple(Edge(f"S{n}", f"S{n + 1}", 300 - n, 2.0, "forward") for n in range(299))
    back = tuple(Edge(f"S{n}", f"S{n - 7}", 2, 9.0, "back") for n in range(7, 300))
    many = replace(third, paths=PathMap((), edges + back, 900, 3, 0, 10, 0))
    changes.show_third(many, Stages(mart, stages), window.context.formats)
    assert len(changes.map.shown.nodes) <= 15
    assert "drawn as groups" in changes.map_note.text()


def test_that_names_of_stages_are_cut_only_as_far_as_they_stay_different():
    assert told_apart({"a": "First contact", "b": "First visit", "c": "Negotiation of terms"}) == {
        "a": "First contact", "b": "First visit", "c": "Negotiation"}
    assert told_apart({"a": "Same", "b": "Same"}) == {"a": "Same", "b": "Same"}


@pytest.mark.parametrize("size", [(1280, 800), (1440, 900), (1920, 1200)])
def test_that_nothing_is_wider_than_its_room(size, window, qtbot):
    window.resize(*size)
    settle(qtbot, window)
    page = window.page
    inner = page.scroller.widget()
    assert inner.width() <= page.scroller.viewport().width()
    assert page.table.view.horizontalScrollBar().maximum() == 0
    for name in VIEWS:
        changes = view(qtbot, window, name)
        for label in page.findChildren(Label):
            if label.isVisible() and not label.wordWrap() and type(label) is Label:
                assert label.width() >= label.sizeHint().width(), label.text()
        if name == "tree":
            assert changes.tree.horizontalScrollBar().maximum() == 0
    for bars in (page.exits, page.naive):
        if bars.isVisible():
            assert bars.geometry().bottom() <= page.exits_panel.height()


def test_that_the_cash_of_a_shorter_journey_follows_what_is_typed(window, qtbot):
    changes = view(qtbot, window, "compression")
    cash, formats = changes.cash, window.context.formats
    found = changes.third.cash
    assert cash.isVisible()
    assert cash.inputs() == replace(found, deal=pytest.approx(found.deal, abs=1),
                                    days=pytest.approx(found.days, abs=0.05))
    assert found.deals_a_year > 0
    assert found.days >= 1
    cash.amount.selectAll()
    qtbot.keyClicks(cash.amount, "128k")
    cash.deals.setValue(2_453)
    cash.days.setValue(1)
    assert formats.money(86_023_000 + 1_100, window.context.mart.reporting_currency) in (
        cash.result.text())
    window.context.filters.set(compare="year")
    settle(qtbot, window)
    assert cash.amount.text() == "128k"  # what was typed stays
    qtbot.keyClicks(cash.amount, " apples")
    assert cash.inputs() is None
    assert "no amount" in cash.result.text()
    assert "÷ 365" in cash.assumed.text()


def test_that_compression_shows_interval_and_deals_of_each_kind(window, qtbot):
    changes = view(qtbot, window, "compression")
    columns = {column.header: column for column in changes.measures.rows.columns}
    rows = {row.by["kind"]: row for row in changes.third.result.rows}
    assert rows["survival"].n > rows["mean"].n
    assert "–" in columns["95 % interval"].text(0)
    assert columns["n"].text(2) != columns["n"].text(0)
    assert "NPS" in changes.guard.text()


@pytest.mark.parametrize(("way", "says"), [("fell", "got better"), ("rose", "got worse")])
def test_that_a_paradox_is_told_with_the_way_the_whole_went(way, says, window, qtbot):
    from cockpit.pages.bottlenecks_third import Paradox
    from cockpit.pages.bottlenecks_tree import alert
    from models.metrics.change_parts import DimensionChange, Rate

    rates = [Rate.of(170, 400), Rate.of(94, 300)]
    before, after = rates if way == "fell" else rates[::-1]
    mix, rate = (-0.127, 0.015) if way == "fell" else (0.127, -0.015)
    along = DimensionChange("size", mix, rate, (), way)
    told = alert(Paradox("win_rate", {}, before, after, along, along.simpson),
                 window.context.mart, window.context.formats)
    assert f"although every part by customer size {says}" in told


def test_that_all_deals_in_the_foot_are_those_of_the_scope(window, qtbot):
    filters = window.context.filters
    everything = window.page.data.in_view[1]
    team = window.context.mart.columns(OPPORTUNITIES, ("team",), filters.state)["team"][0]
    filters.replace(replace(filters.state, scope=frozenset({team})))
    settle(qtbot, window)
    within = window.page.data.in_view
    assert 0 < within[1] < everything
    assert within[0] <= within[1]


def test_that_the_ranking_says_which_days_it_counts(window):
    assert "ranking" in window.page.days.toolTip()


def test_that_a_failed_answer_is_said_and_can_be_asked_for_again(window, qtbot, monkeypatch):
    from cockpit.pages import bottlenecks_data

    page, real = window.page, bottlenecks_data.load

    def broken(inputs, task):
        raise CockpitError("mart.not_loaded", fact="visits")

    monkeypatch.setattr(bottlenecks_data, "load", broken)
    said = []
    window.context.told.connect(lambda kind, words, label, act: said.append((kind, label)))
    page.refresh()
    settle(qtbot, window)
    assert said == [("bad", "Try again")]
    assert page.table.isVisible(), "the old picture stays"
    page._has_data = False  # as at the first look
    page.refresh()
    settle(qtbot, window)
    assert not page.table.isVisible()
    assert page._instead.isVisible()
    said = " ".join(seen(page._instead))
    assert said
    assert "mart.not_loaded" not in said
    monkeypatch.setattr(bottlenecks_data, "load", real)
    page._instead.action_asked.emit()
    settle(qtbot, window)
    assert page.table.isVisible()
    assert page.shown


def test_that_what_fails_about_one_row_is_said_and_the_ranking_stays(window, qtbot, monkeypatch):
    from cockpit.pages import bottlenecks_data

    def broken(*given):
        raise CockpitError("mart.not_loaded", fact="visits")

    said = []
    window.context.told.connect(lambda kind, words, label, act: said.append((kind, words)))
    monkeypatch.setattr(bottlenecks_data, "load_row", broken)
    window.page._look_at(1)
    settle(qtbot, window)
    assert said
    assert said[0][1]
    assert window.page.table.isVisible()


def test_that_a_segment_of_five_thousand_values_is_listed_and_the_page_lives(window, qtbot):
    page = window.page
    one = next(row for row in page.data.found.rows if len(row.cell) == 1)
    name = next(iter(one.cell))
    rows = tuple(replace(one, cell={name: f"v{n}"}, rank=n + 1, worth=float(5_000 - n))
                 for n in range(5_000))
    labels = {**page.data.labels, name: {f"v{n}": f"Value {n}" for n in range(5_000)}}
    found = replace(page.data.found, rows=rows)
    page.show_data(replace(page.data, found=found, labels=labels))
    settle(qtbot, window)
    assert page.table.rows.count == len(page.shown) == 5_000
    where = page.table.rows.columns[2]
    assert (where.text(0), where.text(4_999)) == ("Value 0", "Value 4999")
    page.table.view.selectRow(4_999)
    settle(qtbot, window)
    assert page.row.cell == {name: "v4999"}
    assert page.verbs.ranking_sheet() is not None
    assert not page.grab().isNull()
