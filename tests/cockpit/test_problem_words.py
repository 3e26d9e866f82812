"""What is wrong in a document is said in words, never as a code."""

from __future__ import annotations

from cockpit.dialogs.problem_words import problem_words
from models.documents import stages

GOOD = {"key": "1:a", "name": "A", "stages": [{"key": "1:s", "name": "S"}]}
BAD = [
    {"pipelines": 3},
    {"pipelines": [{"key": "1:a"}]},
    {"pipelines": [GOOD, {**GOOD, "stages": [
        {"key": "1:s", "name": "S"},
        {"key": "1:t", "name": "T", "probability": 7, "rot_days": -2, "category": "sure",
         "is_won": True, "is_lost": True}]}]},
]
CODES = {"stages.not_a_list", "stages.incomplete", "stages.twice", "stages.not_a_share",
         "stages.not_days", "stages.unknown_value", "stages.won_and_lost"}


def test_that_every_problem_of_a_stage_document_has_words(qapp):
    found = [one for body in BAD for one in stages.problems(body)]
    assert {one.code for one in found} == CODES
    for one in found:
        said = problem_words(one)
        assert one.code not in said
        assert "{" not in said


def test_that_the_place_names_pipeline_and_stage_counted_from_one(qapp):
    found = {one.code: problem_words(one) for one in stages.problems(BAD[2])}
    assert found["stages.not_a_share"] == (
        "Pipeline 2, stage 2: The probability 7 must lie between 0 and 1.")
