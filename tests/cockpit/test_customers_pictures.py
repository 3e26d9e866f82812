"""The pictures of customers stand up to one customer, to 50,000, to nothing known, and to names of
10,000 characters full of markup."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from cockpit.formats import Formats
from cockpit.pages.customers_data import BANDS, CustomersData
from cockpit.pages.customers_explain import _parameters, several
from cockpit.pages.customers_extras import CustomersExtras
from cockpit.pages.customers_list_rows import _owed, change_words
from cockpit.pages.customers_pictures import Pictures
from cockpit.pages.customers_reasons import actions, reasons
from cockpit.pages.customers_words import kpi_tiles
from models.customers.grades import GradeChange
from models.customers.table import CustomerTable
from models.filters import FilterState
from models.metric import NAN, Question, Row
from models.settings import Settings
from widgets.scatter import Scatter
from widgets.table import Table
from widgets.treemap import Treemap

NOW = datetime(2026, 9, 14, 12, tzinfo=UTC)
PARAMETERS = ("urgency", "budget", "decision", "competition")
INPUTS = ("recency", "contacts", "reply", "deals")


def pictures(count, *, name="Customer {}", known=True, seed=1):
    rng = np.random.default_rng(seed)
    nobody = np.full(count, np.nan)
    health = rng.uniform(0, 100, count) if known else nobody

    def texts(value):
        column = np.empty(count, object)
        column[:] = value
        return column

    areas = np.rint(rng.lognormal(12, 1.5, count)).astype(np.int64)
    colour = np.select([~np.isfinite(health), health >= 70, health >= 40], [0, 3, 2], 1)
    table = CustomerTable(
        NOW, texts([f"1:{k}" for k in range(count)]), texts([name.format(k) for k in range(count)]),
        np.full(count, np.datetime64("2025-01-01", "us")),
        *(texts(None) for _ in range(8)),
        INPUTS, health, np.full(count, 1.0 if known else 0.0), colour.astype(np.int8),
        dict.fromkeys(INPUTS, nobody), dict.fromkeys(INPUTS, nobody),
        dict.fromkeys(INPUTS, nobody), nobody, rng.integers(-1, 4, count).astype(np.int8),
        nobody, np.zeros(count), dict.fromkeys(PARAMETERS, nobody),
        {key: np.zeros(count, bool) for key in PARAMETERS},
        {key: np.zeros(count, bool) for key in PARAMETERS}, np.zeros(count, bool), areas,
        rng.random(count) < 0.2, areas, np.zeros(count, np.int64), np.ones(count, np.int64),
        np.zeros(count, np.int64), nobody, np.ones(count, bool), np.zeros(count, bool))
    settings = Settings()
    data = CustomersData(
        table, "", (), np.empty(0, np.int64), 0, {}, "CNY",
        Question(FilterState(), calendar=settings.calendar(), now=NOW), (count, count),
        FilterState(), ())
    return Pictures(data, Formats(settings))


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("count", [1, 3, 300])
def test_few_or_unknown_customers_are_shown_and_never_called_healthy(qapp, qtbot, count, known):
    made = pictures(count, known=known)
    tree, scatter, table = Treemap(), Scatter(), Table()
    for widget, give in ((tree, lambda: tree.set_tiles(made.tiles())),
                         (scatter, lambda: scatter.set_points(made.points())),
                         (table, lambda: table.set_rows(made.rows()))):
        qtbot.addWidget(widget)
        widget.resize(640, 400)
        give()
        assert not widget.grab().isNull()
    cells = made.grid()
    counts = [[int(text.replace(",", "")) for text in line] for line in cells.figures]
    assert sum(map(sum, counts)) == count
    tiles = kpi_tiles(made.data, None, made.formats)
    if not known:
        assert tiles[1].figure == tiles[2].figure == "–"
        assert sum(line[BANDS.index(0)] for line in counts) == count
        assert scatter.without_place == count
    assert tree.shown + tree.grouped == count


def test_a_name_of_ten_thousand_characters_of_markup_stays_text(qapp, qtbot):
    made = pictures(2, name="<b>{0}</b><img src=x>" * 600)
    tree = Treemap()
    qtbot.addWidget(tree)
    tree.resize(400, 300)
    tree.set_tiles(made.tiles())
    assert not tree.grab().isNull()
    said = several(made, [0, 1], "both", ())
    assert said.blocks[0].lines[0].name.startswith("<b>")
    assert len(made.tip(0).title) > 9_000


def test_fifty_thousand_customers_are_prepared_and_painted_in_time(qapp, qtbot):
    made, tree = pictures(50_000), Treemap()
    qtbot.addWidget(tree)
    tree.resize(860, 520)
    tree.set_tiles(made.tiles())  # fonts and colour tables are made once
    tree.grab()
    best = 9.0
    for seed in range(3):
        made = pictures(50_000, seed=seed)
        began = time.perf_counter()
        tree.set_tiles(made.tiles())
        tree.grab()
        best = min(best, time.perf_counter() - began)
    assert best < 0.25
    assert tree.shown + tree.grouped == 50_000


def test_nothing_known_gives_a_sentence_and_a_step_all_the_same(qapp):
    made = pictures(1, known=False)
    assert reasons(made, 0) == ["No two-way contact is recorded."]
    assert actions(made, 0, None)


def test_the_tip_of_a_customer_says_what_is_not_known(qapp):
    rows = dict(pictures(1, known=False).tip(0).rows)
    assert rows["Health"] == "–"
    assert rows["Last two-way contact"] == "never"


def test_a_parameter_read_later_than_the_day_shown_is_marked_in_bar_tip_and_note(qapp):
    made = pictures(1)
    at_five = {**made.data.table.parameters, "budget": np.array([4.0])}
    table = replace(made.data.table, parameters=at_five)

    def shown(later):
        flags = {**table.reconstructed, "budget": np.array([later])}
        block = _parameters(replace(made, data=replace(made.data, table=replace(
            table, reconstructed=flags))), 0)
        return block.bars[1], block.note

    bar, note = shown(True)
    assert bar.figure == "4 / 5 ↺"
    assert "keeps no history" in bar.tip.note
    assert "reconstructed" in note
    bar, note = shown(False)
    assert (bar.figure, bar.tip.note) == ("4 / 5", "")
    assert "reconstructed" not in note


def test_a_change_of_grade_says_when_it_rests_on_fields_as_they_are_now():
    change = GradeChange("1:a", NOW, "B", "A", "score", "automatic", {})
    assert change_words(change) == "The sum of the four parameters changed"
    marked = replace(change, facts={"reconstructed": True})
    assert change_words(marked).startswith(change_words(change) + " ↺")


@pytest.mark.parametrize(("touches", "days", "words", "figure"), [
    (0.0, 30, "a meeting every 30 days", "50%"), (2.0, 0, "2 touches a week", "50%"),
    (2.0, 30, "2 touches a week, a meeting every 30 days", "50%"), (0.0, 0, "nothing", "–")])
def test_what_a_grade_is_owed_is_said_whichever_parts_it_has(qapp, touches, days, words, figure):
    some = bool(touches or days)
    row = Row({"grade": "A+"}, 0.5 if some else NAN, 1.0 if some else NAN, 2.0, 2, 0.1, 0.9, {
        "touches_per_week": touches, "executive_days": days, "channel": "people", "missed": []})
    made = pictures(2)
    assert _owed(row, made) == words
    extras = CustomersExtras({"policy": (row,), "silent": (), "leaving": ()}, (), 0, {}, 0)
    assert kpi_tiles(made.data, extras, made.formats)[4].figure == figure
