"""`metric` and `records` on the demo company, as scripts use them."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest

from cockpit.cli import figures
from cockpit.cli.figures import load_mart
from cockpit.cli.run import run
from models.metric import metrics

EAST = "华东 East"
PERIODS = ("all", "2026", "2026Q3", "2026-09", "2026W37", "2026-08-15..2026-09-14", "last month")
FIGURES = ["value", "numerator", "denominator", "n", "low", "high"]


@pytest.fixture
def ask(demo_home_kept, capsys):
    """Runs a command on the demo company: exit code, standard output, standard error."""

    def asked(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(["--home", str(demo_home_kept), *words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return asked


@pytest.fixture
def data(ask):
    """The JSON answer of a command that must succeed."""

    def answered(*words: str):
        code, out, err = ask(*words, "--json")
        assert code == 0, err
        return json.loads(out)

    return answered


@pytest.mark.parametrize("key", sorted(metrics()))
def test_that_every_metric_answers_in_the_promised_shape(data, key):
    found = data("metric", key, "--period", "2026Q3")
    assert {"metric", "definition", "unit", "as_of", "filters", "rows"} <= found.keys()
    assert found["definition"] == {"id": key, "revision": metrics()[key].revision}
    assert found["filters"]["period"] == "2026Q3"
    for row in found["rows"]:
        assert {"by", *FIGURES} <= row.keys()
        assert isinstance(row["n"], int)
        if found["unit"] == "money":
            assert row["currency"] == "CNY"
            assert row["value"] is None or Decimal(row["value"]).as_tuple().exponent == -2


def test_that_a_figure_without_by_has_an_empty_by(data):
    (row,) = data("metric", "win_rate")["rows"]
    assert row["by"] == {}
    assert row["value"] == row["numerator"] / row["denominator"]
    assert row["low"] < row["value"] < row["high"]


@pytest.mark.parametrize("period", PERIODS)
def test_that_every_form_of_period_is_understood(data, period):
    assert data("metric", "win_rate", "--period", period)["filters"]["period"] == period


def test_that_both_days_of_a_span_are_included(data):
    found = data("metric", "won_value", "--period", "2026-08-01..2026-08-31")
    whole = data("metric", "won_value", "--period", "2026-08")
    assert found["rows"] == whole["rows"]
    assert found["filters"]["end"] == "2026-09-01"


def test_that_names_of_the_output_are_names_for_where(data):
    for row in data("metric", "won_value", "--by", "region,product_line")["rows"]:
        limits = [f"--where={name}={value}" for name, value in row["by"].items()]
        (alone,) = data("metric", "won_value", *limits)["rows"]
        assert (alone["value"], alone["n"]) == (row["value"], row["n"])


def test_that_where_repeated_adds_up(data):
    rows = data("metric", "won_value", "--by", "region")["rows"]
    both = data("metric", "won_value", *[f"--where=region={row['by']['region']}"
                                         for row in rows[:2]])["rows"][0]
    assert both["n"] == rows[0]["n"] + rows[1]["n"]


def test_that_rows_without_a_value_are_named_and_can_be_asked_for(data):
    rows = data("metric", "stage_count", "--by", "blocker")["rows"]
    nothing = sum(row["n"] for row in rows if row["by"]["blocker"] == "—")
    assert nothing
    alone = data("metric", "stage_count", "--where", "blocker=—")["rows"]
    assert sum(row["n"] for row in alone) == nothing


def test_that_months_can_be_rows_and_limits(data):
    rows = data("metric", "won_value", "--by", "month", "--period", "2026Q3")["rows"]
    assert [row["by"]["month"] for row in rows] == ["2026-07", "2026-08", "2026-09"]
    (alone,) = data("metric", "won_value", "--where", "month=2026-08")["rows"]
    assert alone["value"] == rows[1]["value"]


def test_that_a_custom_field_is_a_dimension_with_and_without_its_prefix(data):
    short = data("metric", "win_rate", "--by", "customer_group")["rows"]
    long = data("metric", "win_rate", "--by", "custom.customer_group")["rows"]
    assert [row["by"]["customer_group"] for row in short] == [
        row["by"]["custom.customer_group"] for row in long]
    assert len(short) > 1


def test_that_as_of_is_the_end_of_the_day_at_the_company(data):
    found = data("metric", "pipeline_value", "--as-of", "2026-06-30")
    assert found["as_of"] == "2026-06-30T23:59:59.999999+08:00"
    assert found["rows"] != data("metric", "pipeline_value")["rows"]


def test_that_a_comparison_stands_beside_each_row(data):
    found = data("metric", "win_rate", "--by", "region", "--period", "2026Q3",
                 "--compare", "previous")
    before = data("metric", "win_rate", "--by", "region", "--period", "2026Q2")
    assert [row["compared"]["value"] for row in found["rows"]] == [
        row["value"] for row in before["rows"]]


def test_that_quarters_are_compared_with_those_of_the_year_before(data):
    found = data("metric", "won_value", "--by", "quarter", "--period", "2026-01-01..2026-06-30",
                 "--compare", "year")
    before = data("metric", "won_value", "--by", "quarter", "--period", "2025-01-01..2025-06-30")
    assert [row["compared"]["value"] for row in found["rows"]] == [
        row["value"] for row in before["rows"]]


def test_that_values_behind_a_ratio_of_money_are_money(data):
    (row,) = data("metric", "win_rate", "--option", "weight=value")["rows"]
    assert Decimal(row["numerator"]) / Decimal(row["denominator"]) == pytest.approx(
        Decimal(str(row["value"])))
    assert row["currency"] == "CNY"


def test_that_csv_has_a_header_and_the_same_figures(ask, data):
    _, out, _ = ask("metric", "won_value", "--by", "region", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["value"] for row in rows] == [
        row["value"] for row in data("metric", "won_value", "--by", "region")["rows"]]
    assert list(rows[0]) == ["region", *FIGURES, "currency"]


def test_that_the_table_says_what_it_shows(ask):
    code, out, err = ask("metric", "win_rate", "--by", "region", "--where", f"region={EAST}")
    assert code == 0
    assert out.startswith("win_rate (ratio), definition win_rate revision ")
    assert f"region = {EAST}" in out.splitlines()[0]
    assert err == ""


def test_that_global_options_may_stand_before_and_after(demo_home_kept, capsys):
    home = ["--home", str(demo_home_kept)]
    answers = []
    for words in (["--json", *home, "metric", "win_rate"], ["metric", "win_rate", *home, "--json"],
                  ["metric", "--json", "win_rate", "--now", "2026-12-01", *home]):
        assert run(words) == 0
        answers.append(json.loads(capsys.readouterr().out)["rows"])
    assert answers[0] == answers[1] == answers[2]


def test_that_the_clock_may_be_set(data):
    assert data("--now", "2026-12-24T12:00:00+00:00", "metric", "open_age")["as_of"].startswith(
        "2026-12-24T20:00")


def test_that_the_list_names_every_metric_with_its_options(ask, data):
    assert {one["metric"] for one in data("metric", "--list")} == set(metrics())
    _, out, _ = ask("metric", "--list")
    assert "weight=count|value" in out


@pytest.mark.parametrize(("words", "told"), [
    (("metric", "win_rat"), "Near: win_rate"),
    (("metric", "win_rate", "--by", "regio"), "Near: region"),
    (("metric", "win_rate", "--where", "regio=x"), "Near: region"),
    (("metric", "win_rate", "--where", "region=East Coast"), "Near: 华"),
    (("metric", "win_rate", "--where", "region"), "not of the form"),
    (("metric", "win_rate", "--where", "month=September"), "Near: 2026-09"),
    (("metric", "win_rate", "--option", "wieght=value"), "weight"),
    (("metric", "win_rate", "--option", "weight=much"), "value"),
    (("metric", "win_rate", "--period", "2026Q5"), "2026Q3"),
    (("metric", "win_rate", "--period", "2026-09-14..2026-08-15"), "not a period"),
    (("metric", "win_rate", "--as-of", "2025-02-30"), "not a date"),
    (("metric", "win_rate", "--now", "tomorrow"), "not an ISO date"),
    (("metric", "forecast_accuracy", "--where", "stage=赢单 Won"), "cannot be limited by it"),
    (("metric",), "wants a KEY"),
    (("records", "win_rate", "--cell", "region=Nowhere"), "Near: 华"),
    (("records", "stage_count", "--cell", "stage=Nowhere"), "Near: "),
    (("records", "forecast_accuracy", "--cell", "horizon=99"), "Near: "),
], ids=lambda value: " ".join(value) if isinstance(value, tuple) else "")
def test_that_what_is_not_known_is_named_with_what_is_near(ask, words, told):
    code, out, err = ask(*words)
    assert code == 64
    assert told in err
    assert out == ""


@pytest.mark.parametrize("words", [
    ("metric", "win_rate", "--nonsense"), ("nonsense",), ("metric", "win_rate", "--compare", "x"),
    ("shot", "funnel"), ("demo-crm",),
])
def test_that_wrong_usage_ends_with_64(words, capsys):
    with pytest.raises(SystemExit) as ended:
        run(list(words))
    assert ended.value.code == 64
    told = capsys.readouterr()
    assert told.out == ""
    assert "usage:" in told.err


def test_that_no_metric_prints_what_is_not_json(ask):
    for key in metrics():
        _, out, _ = ask("metric", key, "--format", "json")
        assert json.loads(out, parse_constant=pytest.fail)["metric"] == key


def test_that_amounts_without_a_rate_are_told(demo_home, capsys):
    from models.paths import Paths
    from models.settings import Settings

    Settings(timezone="Asia/Shanghai", reporting_currency="CHF").save(Paths(demo_home))
    assert run(["--home", str(demo_home), "metric", "won_value"]) == 0
    told = capsys.readouterr()
    assert "without a rate to CHF" in told.out
    assert "Counting anew" in told.err


LIMITS = {"forecast_accuracy": ("--where", f"region={EAST}"),
          "health": ("--where", f"region={EAST}")}
"""What keeps the lists of long answers short."""

STATED = {"leaning": "calls", "value_added": "calls"}
"""Metrics whose n counts quarters that are over: the list holds the calls made for them, as many as
the row states under this name."""

SPLIT = {"health": (), "forecast_backtest": ()}
"""Metrics that are not split by region here: so many rows say the same."""

LOOKED_AT = 4  # cells per metric and period


@pytest.fixture(scope="module")
def read_once():
    """The columns of the demo company, read by the first command of this file only."""
    kept = []

    def load(session):
        if not kept:
            kept.append(load_mart(session))
        return kept[0]

    yield load
    for mart in kept:
        mart.close()


@pytest.mark.parametrize("period", ["all", "2026Q3"])
@pytest.mark.parametrize("key", sorted(metrics()))
def test_that_the_list_behind_a_cell_is_as_long_as_its_number(
        data, key, period, read_once, monkeypatch):
    monkeypatch.setattr(figures, "load_mart", read_once)
    by = SPLIT.get(key, ("--by", "region"))
    asked = (key, *by, "--period", period, *LIMITS.get(key, ()))
    rows = data("metric", *asked)["rows"]
    step = max(1, -(-len(rows) // LOOKED_AT))
    for row in rows[::step]:
        cell = [f"--cell={name}={value}" for name, value in row["by"].items()]
        found = data("records", *asked, *cell)
        stated = row["detail"][STATED[key]] if key in STATED else row["n"]
        assert found["count"] == len(found["records"]) == stated, row


def test_that_records_say_how_many_they_are(ask):
    code, out, err = ask("records", "won_value", "--cell", f"region={EAST}", "--period", "2026Q3")
    assert code == 0
    assert err == f"{len(out.splitlines()) - 1} records\n"


def test_that_records_as_csv_are_clean(ask):
    _, out, _ = ask("records", "win_rate", "--period", "2026Q3", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert {row["status"] for row in rows} == {"won", "lost"}


def test_that_there_is_no_figure_without_data(tmp_path, capsys):
    assert run(["--home", str(tmp_path / "none"), "metric", "win_rate"]) == 3
    assert "There is no data" in capsys.readouterr().err
