"""A mapping says everything that is wrong with it, each with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sync.files.declare import MappingWrong, declare, load_mapping
from sync.files.outline import parse_outline
from sync.files.shipped import find_mapping, shipped_folder, shipped_mappings

GOOD = """\
format: 1
sources: {deals: deals.csv}
pipelines:
  - {id: p, stages: [New, {id: Won, outcome: won}]}
records:
  opportunities:
    source: deals
    key: id
    fields: {name: name, stage_id: stage}
"""


def problems_of(text: str) -> list[tuple[str, int, str]]:
    outline, problems = parse_outline(text)
    if outline is not None:
        problems = problems + declare(outline)[1]
    return [(problem.code, problem.line, problem.value) for problem in problems]


def test_that_a_good_mapping_has_no_problem():
    assert problems_of(GOOD) == []


@pytest.mark.parametrize("name", shipped_mappings())
def test_that_every_shipped_mapping_is_good(name):
    assert load_mapping(shipped_folder() / f"{name}.yaml").label


def test_that_all_problems_are_told_at_once_each_with_its_line():
    text = """\
format: 2
time_zone: Mars/Base
currency: dollars
dates: [YYYY-MM]
deletes: sometimes
sources: {deals: deals.csv}
pipelines:
  - {id: p, stages: [{id: Won, outcome: great}]}
records:
  oportunities: {}
  opportunities:
    source: deals
    fields:
      nane: x
      amount: {values: {a: b}}
      probability: {column: p, others: perhaps, colour: red}
"""
    assert sorted(problems_of(text), key=lambda one: (one[1], one[0])) == [
        ("mapping.other_format", 1, "2"),
        ("mapping.unknown_zone", 2, "Mars/Base"),
        ("mapping.bad_currency", 3, "dollars"),
        ("mapping.bad_date_pattern", 4, "YYYY-MM"),
        ("mapping.bad_choice", 5, "sometimes"),
        ("mapping.bad_choice", 8, "great"),
        ("mapping.unknown_kind", 10, "oportunities"),
        ("mapping.missing_word", 12, "key"),
        ("mapping.unknown_field", 14, "nane"),
        ("mapping.no_column", 15, "amount"),
        ("mapping.bad_choice", 16, "perhaps"),
        ("mapping.unknown_word", 16, "colour"),
    ]


def test_that_names_that_point_nowhere_are_found():
    text = GOOD + """\
      # below the fields
    history:
      source: log
      opportunity: id
      at: when
      fields: {name: n}
      begins: [{column: when, stage: Offer}]
  accounts:
    source: customers
    key: id
    fields:
      parent_id: {column: parent, find: leads}
      owner_id: {column: o, join: {source: team, here: x}}
  quotas:
    source: deals
    key: id
    fields: {owner_id: o}
"""
    assert {(code, value) for code, _, value in problems_of(text)} == {
        ("mapping.unknown_source", "customers"), ("mapping.unknown_source", "log"),
        ("mapping.unknown_source", "team"), ("mapping.not_tracked", "name"),
        ("mapping.unknown_stage", "Offer"), ("mapping.unknown_kind", "leads"),
        ("mapping.missing_field", "period_start"), ("mapping.missing_field", "period_end"),
        ("mapping.missing_field", "target"),
    }


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("format: 1\n  bad: [", "mapping.not_yaml", 2),
        ("- a\n- b\n", "mapping.not_a_table", 1),
        ("a: &x [1]\nb: *x\n", "mapping.alias", 2),
        ("format: 1\nformat: 1\n", "mapping.twice", 2),
        ("a: " + "[" * 50 + "]" * 50, "mapping.too_deep", 1),
    ],
)
def test_that_the_form_of_the_document_is_checked_first(text, code, line):
    assert (code, line) in [(found, at) for found, at, _ in problems_of(text)]


def test_that_no_scalar_becomes_anything_but_text():
    text = GOOD.replace("stage_id: stage", "stage_id: {column: 007, values: {NO: 2025-02-03}}")
    outline, _ = parse_outline(text)
    mapping, problems = declare(outline)
    field = mapping.blocks[0].field("stage_id")
    assert problems == []
    assert (field.columns, dict(field.values)) == (("007",), {"NO": "2025-02-03"})


def test_that_tags_build_no_object():
    text = GOOD.replace("name: name", 'name: !!python/object/apply:os.system ["true"]')
    assert ("mapping.table_wanted", 9) in [(code, line) for code, line, _ in problems_of(text)]


def test_that_a_mapping_that_is_wrong_cannot_be_loaded(tmp_path):
    path = tmp_path / "wrong.yaml"
    path.write_text("format: 1\n")
    with pytest.raises(MappingWrong) as caught:
        load_mapping(path)
    assert [problem.value for problem in caught.value.problems] == ["sources", "records"]
    assert caught.value.facts["path"] == str(path)


def test_that_a_shipped_mapping_is_found_by_its_name_only():
    assert find_mapping("maven_crm") == shipped_folder() / "maven_crm.yaml"
    assert find_mapping("/somewhere/maven_crm") == shipped_folder() / "maven_crm.yaml"
    assert find_mapping("/somewhere/maven_crm.yaml") is None
    assert find_mapping(str(Path(__file__))) == Path(__file__)


def test_that_every_code_of_an_import_has_words():
    from cockpit.message_texts import TEXTS

    root = Path(__file__).parents[2] / "sync"
    text = "".join(path.read_text("utf-8") for path in (root / "files").glob("*.py"))
    text += (root / "connectors" / "files.py").read_text("utf-8")
    makers = "tell|Problem|say|FileWrong|BadValueError|BadCellError"
    told = set(re.findall(rf'(?:{makers})\(\s*"([\w.]+)"', text))
    told |= set(re.findall(r'"(record\.\w+)"', text))
    assert len(told) > 60
    assert told - TEXTS.keys() == set()
