"""The health document: what it says, and what is wrong with it."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.documents.document import Shelf, kinds
from models.documents.health import BUILT_IN, INPUTS, KIND, problems, read, to_body
from models.metrics import health_score


def test_that_the_built_in_document_is_version_1():
    used = {one.key: (one.weight, one.best, one.worst) for one in BUILT_IN.used}
    assert used == {key: (one.weight, one.best, one.worst)
                    for key, one in health_score.INPUTS.items()}
    assert BUILT_IN.complete == 0.6
    assert problems(to_body(BUILT_IN)) == ()


def test_that_a_document_comes_back_from_its_body():
    assert read(to_body(BUILT_IN)) == BUILT_IN
    assert {one.key for one in BUILT_IN.inputs} == set(INPUTS)


def broken(**changes):
    body = copy.deepcopy(dict(to_body(BUILT_IN)))
    for path, value in changes.items():
        at = body
        *way, last = path.split("__")
        for step in way:
            at = at[step]
        at[last] = value
    return {(one.place, one.code) for one in problems(body)}


def test_that_every_problem_is_told_with_its_place():
    assert broken(inputs__recency__weight=-1, inputs__reply__best=72, complete=2,
                  inputs__deals__missing="guess", inputs__contacts__worst="low") == {
        ("inputs.recency.weight", "health.negative_weight"),
        ("inputs.reply.best", "health.same_anchors"), ("complete", "health.not_a_share"),
        ("inputs.deals.missing", "health.bad_missing"),
        ("inputs.contacts.worst", "health.not_a_number")}


@pytest.mark.parametrize(("changes", "expected"), [
    ({"inputs": {}}, ("inputs", "health.no_inputs")),
    ({"inputs__luck": {"weight": 1, "worst": 0, "best": 1}},
     ("inputs.luck", "health.unknown_input")),
    ({"inputs__recency": 5}, ("inputs.recency", "health.not_an_input")),
    ({"green_leaves": 75}, ("green", "health.limits_cross")),
    ({"amber": 68}, ("green_leaves", "health.limits_cross")),
    ({"green": float("nan")}, ("green", "health.not_a_number")),
    ({f"inputs__{key}__weight": 0 for key in INPUTS}, ("inputs", "health.no_weight")),
])
def test_that_what_cannot_be_scored_is_a_problem(changes, expected):
    assert expected in broken(**changes)


anything = st.recursive(st.one_of(st.none(), st.booleans(), st.floats(), st.text(max_size=3)),
                        lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(
                            st.sampled_from([*INPUTS, "weight", "best", "worst"]), inner,
                            max_size=3)), max_leaves=6)


@given(st.dictionaries(st.sampled_from(["inputs", "complete", "green", "amber"]), anything))
def test_that_no_body_breaks_the_check(body):
    assert problems(body)


def test_that_a_shelf_without_revisions_gives_the_built_in_document():
    from datetime import UTC, datetime

    assert kinds()["health"] is KIND
    assert Shelf().read("health", datetime(2026, 1, 1, tzinfo=UTC)) == BUILT_IN
