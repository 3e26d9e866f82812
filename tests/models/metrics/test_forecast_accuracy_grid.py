"""The accuracy heatmap: calls valid at each lock, what came, and the margins."""

from datetime import UTC, datetime, timedelta

import mart_world
import pytest

from models.errors import CockpitError
from models.filters import FilterState
from models.metric import Question
from models.metrics.forecast_accuracy_grid import accuracy_grid

Q = [datetime(2026, month, 1, tzinfo=UTC) for month in (1, 4, 7)]


def ask(at=250, options=None, **where):
    state = FilterState()
    for dimension, key in where.items():
        state = state.narrowed(dimension, {key})
    return Question(state, (), options or {}, mart_world.UTC_CALENDAR, mart_world.day(at))


@pytest.fixture
def world():
    """Two quarters; Ann wins 100 and 200, Bob 50 and 100 (20 of it entered late)."""
    made = mart_world.World()
    mart_world.ladder_of(made)
    made.record("users", "boss", name="Boss")
    for name in ("ann", "bob"):
        made.record("users", name, name=name.title(), manager_id="boss")
    for name, owner, at, amount in (("a1", "ann", 30, 100), ("a2", "ann", 120, 200),
                                    ("b1", "bob", 40, 50), ("b2", "bob", 130, 80)):
        made.opportunity(name, at - 20, [(at - 20, "s1"), (at, "W")], amount=amount,
                         log={"owner_id": owner})
    made.opportunity("b3", 100, [(100, "s1")], amount=20, log={"owner_id": "bob"})
    made.event("b3", "stage_id", "W", 170, observed=190)
    number = 0
    for quarter, (start, end) in enumerate(zip(Q, [*Q[1:], datetime(2026, 10, 1, tzinfo=UTC)],
                                               strict=True)):
        for week in range(13):
            for level, owner, amount in (("seller", "ann", (130, 260, 300)),
                                         ("seller", "bob", (40, 80, 90)),
                                         ("manager", "boss", (165, 330, 400)),
                                         ("headquarters", "boss", (150, 300, 350))):
                number += 1
                made.record("forecast_entries", f"f{number}", owner_id=owner, level=level,
                            period_start=start.date(), period_end=end.date(), category="commit",
                            amount=amount[quarter] * 100, currency="EUR",
                            submitted_at=start + timedelta(days=7 * week, hours=9))
    yield made
    made.close()


def test_that_rows_are_levels_and_then_their_people(world):
    grid = accuracy_grid(ask(), world.mart())
    assert [(row.level, row.label) for row in grid.rows] == [
        ("headquarters", ""), ("manager", ""), ("manager", "Boss"), ("seller", ""),
        ("seller", "Ann"), ("seller", "Bob")]
    assert len(grid.columns) == 13
    assert grid.currency == "EUR"


def test_that_a_cell_is_the_error_of_the_call_valid_at_the_lock(world):
    grid = accuracy_grid(ask(), world.mart(), weeks=40)
    rows = {(row.level, row.label): row for row in grid.rows}
    first, second = (next(i for i, c in enumerate(grid.columns) if c.quarter == name)
                     for name in ("2026Q1", "2026Q2"))
    assert rows["seller", "Ann"].values[[first, second]].tolist() == pytest.approx([0.3, 0.3])
    assert rows["seller", "Bob"].values[[first, second]].tolist() == pytest.approx([-0.2, -0.2])
    assert rows["seller", ""].values[first] == pytest.approx(170 / 150 - 1)
    assert rows["manager", "Boss"].values[second] == pytest.approx(0.1)
    assert rows["headquarters", ""].values[first] == pytest.approx(0)
    assert rows["seller", "Ann"].submissions[first].startswith("1:f")
    assert rows["seller", ""].submissions[first] is None
    columns = grid.columns[first]
    assert (columns.week, columns.lock.isoformat(), columns.horizon) == ("2026W01", "2026-01-05",
                                                                         13)


def test_that_a_quarter_that_is_not_over_is_grey(world):
    grid = accuracy_grid(ask(), world.mart())
    for row in grid.rows:
        for column, value, actual in zip(grid.columns, row.values, row.actual, strict=True):
            assert (value == value) == column.over
            assert (actual == actual) == column.over
    assert not grid.columns[-1].over
    done = accuracy_grid(ask(), world.mart(), finished=True)
    assert all(column.over for column in done.columns)
    assert len(done.columns) == 13


def test_that_margins_are_of_all_finished_quarters(world):
    rows = {row.label: row for row in accuracy_grid(ask(), world.mart(), weeks=3).rows
            if row.level == "seller"}
    ann, bob = rows["Ann"], rows["Bob"]
    assert (ann.quarters, ann.n) == (2, 26)
    assert (ann.wape, ann.bias) == (pytest.approx(0.3), pytest.approx(0.3))
    assert (bob.wape, bob.bias) == (pytest.approx(0.2), pytest.approx(-0.2))
    assert (ann.hits, ann.volatility) == (0, 0)
    assert ann.tracking == pytest.approx((1, 2))
    assert bob.tracking == pytest.approx((-1, -2))
    assert ann.mase == pytest.approx(45 / 100)  # mean of 30 and 60, against a step of 100


def test_that_the_alert_has_a_limit_one_can_set(world):
    mart = world.mart()
    assert not any(row.alert for row in accuracy_grid(ask(), mart).rows)
    tight = {row.label: row for row in accuracy_grid(ask(options={"alert": "1.5"}), mart).rows}
    assert (tight["Ann"].alert, tight["Ann"].alert_from) == (True, 2)
    assert accuracy_grid(ask(options={"alert": "1.5"}), mart).alert_limit == 1.5
    with pytest.raises(CockpitError, match="bad_option"):
        accuracy_grid(ask(options={"alert": "much"}), mart)


def test_that_late_bookings_are_shown_apart(world):
    mart = world.mart()
    rows = {row.label: row for row in accuracy_grid(ask(), mart).rows if row.level == "seller"}
    assert (rows["Bob"].late_n, rows["Bob"].late_amount) == (1, 2000)
    assert (rows["Ann"].late_n, rows[""].late_n) == (0, 1)
    without = {row.label: row for row in accuracy_grid(ask(options={"late": "out"}), mart).rows
               if row.level == "seller"}
    assert without["Bob"].bias == pytest.approx(120 / 130 - 1)


def test_that_one_horizon_has_a_column_per_quarter(world):
    grid = accuracy_grid(ask(), world.mart(), horizon=4)
    assert [column.horizon for column in grid.columns] == [4] * 3
    assert [column.quarter for column in grid.columns] == ["2026Q1", "2026Q2", "2026Q3"]
    assert next(row.n for row in grid.rows if row.label == "Ann") == 2


def test_that_a_filter_on_people_acts_and_another_is_named(world):
    mart = world.mart()
    one = accuracy_grid(ask(owner="1:ann"), mart)
    assert [(row.level, row.label) for row in one.rows] == [("seller", ""), ("seller", "Ann")]
    assert one.rows[0].bias == pytest.approx(0.3)
    assert accuracy_grid(ask(industry="steel"), mart).ignored == ("industry",)


def test_that_a_company_without_calls_has_an_empty_grid():
    empty = mart_world.golden()
    grid = accuracy_grid(ask(), empty.mart())
    assert (grid.columns, grid.rows) == ((), ())
    empty.close()
