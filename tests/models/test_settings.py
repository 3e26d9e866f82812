"""Settings: readable JSON, clear complaints."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date, time

import pytest

from models.errors import CockpitError
from models.settings import Settings

FULL = Settings(
    language="zh_CN", theme="dark", timezone="Asia/Shanghai", fiscal_start_month=4, week_start=6,
    reporting_currency="CNY", currency_unit="ten_thousand",
    working_hours=((time(8, 30), time(17, 30)),) * 4 + (None,) * 3,
    holidays=(date(2026, 10, 1), date(2026, 10, 2)), worked_days=(date(2026, 10, 10),),
)


def test_that_without_a_file_the_defaults_hold(paths):
    assert Settings.load(paths) == Settings()
    assert not paths.settings_file.exists()


def test_that_what_is_saved_is_loaded_again(paths):
    FULL.save(paths)
    assert Settings.load(paths) == FULL


def test_that_every_field_is_saved_readable_and_none_is_its_default(paths):
    FULL.save(paths)
    text = paths.settings_file.read_text("utf-8")
    values = json.loads(text)
    assert set(values) == {field.name for field in fields(Settings)}
    assert values["working_hours"]["monday"] == ["08:30", "17:30"]
    assert values["working_hours"]["sunday"] is None
    assert values["holidays"] == ["2026-10-01", "2026-10-02"]
    assert values["worked_days"] == ["2026-10-10"]
    assert all(getattr(FULL, field.name) != field.default for field in fields(Settings))


def test_that_a_file_with_some_fields_leaves_the_others_alone(paths):
    paths.make()
    paths.settings_file.write_text('{"theme": "dark"}')
    assert Settings.load(paths) == Settings(theme="dark")


def test_that_every_field_carries_its_label_and_help():
    for field in fields(Settings):
        assert field.metadata["label"]
        assert field.metadata["help"].endswith(".")


def test_that_the_calendar_follows_the_settings():
    calendar = FULL.calendar()
    assert calendar.timezone == "Asia/Shanghai"
    assert calendar.fiscal_start_month == 4
    assert calendar.week_start == 6
    assert calendar.reporting_currency == "CNY"


def test_that_broken_json_is_told_with_its_place(paths):
    paths.make()
    paths.settings_file.write_text('{\n "theme": dark}')
    with pytest.raises(CockpitError) as caught:
        Settings.load(paths)
    assert caught.value.code == "settings.not_json"
    assert caught.value.facts == {"path": str(paths.settings_file), "line": 2, "column": 11}


@pytest.mark.parametrize("data", [b"\xff\xfe{}", b"[]", b"", b'"text"', b"NaN"])
def test_that_what_is_no_json_object_is_told(paths, data):
    paths.make()
    paths.settings_file.write_bytes(data)
    with pytest.raises(CockpitError) as caught:
        Settings.load(paths)
    assert caught.value.code == "settings.not_json"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("language", "fr"), ("language", None), ("theme", 1), ("theme", ["dark"]),
        ("timezone", "Mars/Olympus"), ("timezone", "../../etc/passwd"), ("timezone", ""),
        ("timezone", {}), ("fiscal_start_month", 13), ("fiscal_start_month", "4"),
        ("fiscal_start_month", True), ("fiscal_start_month", 1.0), ("week_start", -1),
        ("reporting_currency", "euro"), ("reporting_currency", 978),
        ("currency_unit", "dozen"),
        ("holidays", ["2025-02-30"]), ("holidays", "2026-01-01"), ("holidays", [20260101]),
        ("working_hours", None), ("working_hours", {"monday": ["09:00", "18:00"]}),
        ("working_hours", dict.fromkeys(
            ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
            ["18:00", "09:00"],
        )),
    ],
)
def test_that_a_bad_value_names_its_field_and_leaves_the_file(paths, field, value):
    paths.make()
    text = json.dumps({field: value})
    paths.settings_file.write_text(text)
    with pytest.raises(CockpitError) as caught:
        Settings.load(paths)
    assert caught.value.code == "settings.bad_value"
    assert caught.value.facts["field"] == field
    assert caught.value.facts["path"] == str(paths.settings_file)
    assert paths.settings_file.read_text() == text


def test_that_a_misspelt_field_is_named(paths):
    paths.make()
    paths.settings_file.write_text('{"langauge": "en"}')
    with pytest.raises(CockpitError) as caught:
        Settings.load(paths)
    assert (caught.value.code, caught.value.facts["field"]) == (
        "settings.unknown_field", "langauge",
    )


def test_that_bad_settings_cannot_even_be_made():
    with pytest.raises(CockpitError) as caught:
        replace(FULL, week_start=3)
    assert caught.value.facts["field"] == "week_start"
