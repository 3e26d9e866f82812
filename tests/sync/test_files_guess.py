"""Guesses are text that can be imported at once, with its doubts in comments."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.task import Task
from sync.connector import Profile, Window
from sync.connectors.files import Files
from sync.files.errors import FileWrong
from sync.files.guess import guess_mapping

DATA = Path(__file__).parents[1] / "data" / "files"
SHARED = Path(__file__).parents[3] / "shared" / "data"


def counts(folder: Path, text: str, place: Path) -> dict[str, int]:
    (place / "guess.yaml").write_text(text, encoding="utf-8")
    source = Files(Profile("x", str(folder), {"mapping": str(place / "guess.yaml")}), None)
    return dict(source.test().counts)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the sample data are not here")
@pytest.mark.parametrize(
    ("name", "expected"),
    [("maven_crm", {"users": 41, "teams": 3, "accounts": 85, "products": 7, "opportunities": 8800}),
     ("sfdc_dev_org", {"accounts": 18, "contacts": 25, "leads": 22, "opportunities": 36}),
     ("leadforge_sample",
      {"accounts": 600, "contacts": 1700, "leads": 2000, "opportunities": 1854,
       "activities": 24352, "users": 10})],
)
def test_that_the_guess_for_a_known_folder_imports_every_record(tmp_path, name, expected):
    text = guess_mapping(SHARED / name)
    assert counts(SHARED / name, text, tmp_path).items() >= expected.items()


@pytest.mark.skipif(not SHARED.is_dir(), reason="the sample data are not here")
def test_that_likely_repairs_and_doubts_are_written_beside_the_line(tmp_path):
    maven = guess_mapping(SHARED / "maven_crm")
    assert 'values: {"GTXPro": "GTX Pro"}}  # ? the same but for spelling' in maven
    assert '# not recognised: "data_dictionary.csv"' in maven
    salesforce = guess_mapping(SHARED / "sfdc_dev_org")
    assert 'at: {column: "CreatedDate", dates: "MM/DD/YY hh:mm AM"}  # ? two-digit years' in (
        salesforce)
    assert 'probability: {column: "Probability", percent: true}' in salesforce


def test_that_chinese_columns_are_recognised(tmp_path):
    text = guess_mapping(DATA / "deals_gb18030.csv")
    assert 'key: "商机编号"' in text
    assert 'amount: {column: "金额", numbers: {decimal: ".", thousands: ","}}' in text
    assert 'close_date: {column: "预计成交日期", dates: "YYYY年M月D日"}' in text
    assert '{id: "赢单", outcome: won}' in text
    assert "encoding concluded from the bytes" in text
    found = counts(DATA / "deals_gb18030.csv", text, tmp_path)
    assert (found["opportunities"], found["users"]) == (3, 2)


def test_that_day_and_month_in_doubt_are_told(tmp_path):
    (tmp_path / "deals.csv").write_text(
        "deal id,deal name,stage,amount,created date\n1,a,New,\"1,5\",01/02/2025\n"
        "2,b,Won,\"2,25\",03/04/2025\n")
    text = guess_mapping(tmp_path)
    assert 'dates: "MM/DD/YYYY"}  # ? also possible: DD/MM/YYYY' in text
    assert 'numbers: {decimal: ",", thousands: "."}' in text


def test_that_a_column_called_id_that_is_not_unique_is_not_taken_for_the_key(tmp_path):
    (tmp_path / "deals.csv").write_text(
        "id,number,stage,amount\n1,a,New,1\n1,b,New,2\n")
    assert 'key: "number"' in guess_mapping(tmp_path)


def test_that_hostile_column_names_stay_text(tmp_path):
    shutil.copy(DATA / "texts.csv", tmp_path)
    (tmp_path / "deals.csv").write_text(
        'deal id,stage,amount,"x: {y}\n# z","""]},{"\n1,New,1,p,q\n')
    text = guess_mapping(tmp_path)
    source_mapping = tmp_path / "guess.yaml"
    source_mapping.write_text(text, encoding="utf-8")
    source = Files(Profile("x", str(tmp_path), {"mapping": str(source_mapping)}), None)
    window = Window(None, datetime(2026, 1, 1, tzinfo=UTC))
    (page,) = source.pages("opportunities", window, Task())
    assert page.records[0].custom == {"x: {y}\n# z": "p", '"]},{': "q"}


def test_that_a_folder_with_nothing_known_says_what_was_looked_at(tmp_path):
    (tmp_path / "weather.csv").write_text("day,rain\n1,2\n")
    with pytest.raises(FileWrong) as caught:
        guess_mapping(tmp_path)
    assert caught.value.facts["found"] == "weather.csv"
