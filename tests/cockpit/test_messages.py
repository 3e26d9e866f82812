"""Words for every code, and only facts that are there."""

from __future__ import annotations

from string import Formatter

import pytest
from raised import beginnings, literal_codes, raised

from cockpit import messages
from cockpit.message_texts import TEXTS
from models.errors import Cancelled, CockpitError
from sync.errors import NotUnderstood, Refused

ADDED = {"source", "record", "place"}


def bare(code: str) -> str:
    return code.split(":")[0].split("+")[0]


GROUPS = {code.split(".")[0] for code in TEXTS}
RAISED = [one for one in raised() if one.facts is not None]


def placeholders(text: tuple[str, str, str]) -> set[str]:
    return {name for part in text for _, name, _, _ in Formatter().parse(part) if name}


def test_that_every_code_of_the_sources_has_words():
    silent = {code: place for code, place in literal_codes(GROUPS).items() if code not in TEXTS}
    assert silent == {}


def test_that_every_code_raised_belongs_to_a_group_that_has_words():
    assert {one.code for one in raised()} - TEXTS.keys() == set()
    assert len(RAISED) > 150


def test_that_nothing_has_words_that_nothing_raises():
    known = {*literal_codes(GROUPS), *(one.code for one in raised())}
    idle = [code for code in map(bare, TEXTS) if code not in known and not code.endswith(".*")
            and not any(code.startswith(first) for first in beginnings())]
    assert idle == []


@pytest.mark.parametrize("one", RAISED, ids=lambda one: f"{one.code}@{one.place}")
def test_that_words_name_only_facts_that_are_given(one):
    facts = dict.fromkeys(one.facts, "x") | one.known
    given = one.facts | ADDED | ({"near"} if "known" in one.facts else set())
    assert placeholders(messages.text_of(one.code, facts)) <= given


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_that_words_are_whole_sentences(code):
    title, text, step = TEXTS[code]
    assert title
    for part in (title, text, step):
        assert part == part.strip()
        assert not part or part[-1] in ".:}" or part.endswith("?")
        assert "<" not in part


@pytest.mark.parametrize("code", sorted(code for code in map(bare, TEXTS) if code.startswith(
    ("cache.", "sync.", "connection.", "settings.", "export.", "ask."))))
def test_that_an_error_says_what_it_means_and_what_to_do_next(code):
    _, text, step = TEXTS[code]
    assert text
    assert step


def test_that_a_reason_has_words_of_its_own():
    said = messages.words(Refused(reason="plain_http", host="crm.example.com"))
    assert "crm.example.com is not encrypted" in said.title
    other = messages.words(Refused(reason="never heard of", host="crm.example.com"))
    assert other.title == "The program refused to talk to crm.example.com."


def test_that_a_host_that_is_not_known_is_called_the_source():
    assert "the source" in messages.words(NotUnderstood()).title


def test_that_a_row_of_a_file_and_a_record_of_a_crm_are_both_named():
    facts = {"column": "amount", "value": "1e400", "item": "A3"}
    assert messages.coded("amount.out_of_range", facts).title.startswith("Record A3: ")
    placed = messages.coded("amount.out_of_range", {**facts, "file": "deals.csv", "row": 4})
    assert placed.title.startswith("deals.csv, row 4: ")


def test_that_the_nearest_names_come_first_and_not_too_many():
    error = CockpitError("ask.unknown_metric", metric="win_rat", known=", ".join(
        ["win_rate", *(f"metric_{n}" for n in range(30))]))
    step = messages.words(error).step
    assert step.startswith("Near: win_rate, ")
    assert "…" in step


def test_that_a_part_of_a_name_finds_the_whole():
    names = ["华东 East", "华南 South", "华北 North"]
    assert messages.nearest("South", names)[0] == "华南 South"
    assert messages.nearest("华东", names)[0] == "华东 East"
    assert messages.nearest("x", []) == ["–"]


def test_that_copied_details_hold_places_but_no_values_of_customers():
    said = messages.coded("record.bad_date", {
        "file": "deals.csv", "row": 7, "column": "closed", "value": "Mr Secret"})
    assert "deals.csv" in said.details
    assert "Mr Secret" not in said.details


def test_that_long_facts_are_cut():
    said = messages.coded("ask.bad_date", {"value": "9" * 5_000})
    assert len(said.title) < 300


def test_that_several_problems_are_told_one_by_one():
    error = CockpitError("mapping.wrong", path="m.yaml", n=2, problems=[
        {"problem": "mapping.missing_word", "line": 1, "value": "records"},
        {"problem": "file.column_missing", "file": "a.csv", "column": "x", "found": "y, z"}])
    assert messages.each_problem(error) == [
        "Line 1: the mapping lacks records.", "a.csv has no column x; it has y, z."]


def test_that_one_problem_that_is_the_error_itself_is_not_told_twice():
    error = CockpitError("file.column_missing", file="a.csv", column="x", found="y", problems=[
        {"problem": "file.column_missing", "file": "a.csv", "column": "x", "found": "y"}])
    assert messages.each_problem(error) == []


def test_that_an_unknown_code_and_an_unknown_error_still_have_words():
    assert messages.coded("nobody.knows", {}).title == "The program made a mistake."
    assert messages.coded("sync.nobody_knows", {}).title == "The sync stopped."
    assert messages.words(ZeroDivisionError()).details == "ZeroDivisionError"
    assert messages.words(Cancelled()).title == "Stopped."
