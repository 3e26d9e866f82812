"""The grade document: what it says, and what is wrong with it."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.documents.grade import (
    BUILT_IN,
    GRADES,
    PRESETS,
    preset,
    problems,
    read,
    to_body,
)


def test_that_the_built_in_document_holds_the_defaults_of_the_open_points():
    assert BUILT_IN.cutoffs == (17, 13, 8)
    assert (BUILT_IN.silence_days, BUILT_IN.hold_days) == (14, 7)
    paces = [BUILT_IN.policy(grade).touches_per_week for grade in GRADES]
    assert paces == [2, 0.75, 0.5, 0]
    assert paces[1] == 1.5 * paces[2]
    assert BUILT_IN.policy("A+").executive_days
    assert BUILT_IN.policy("C").channel == "outbound"


def test_that_documents_come_back_from_their_bodies():
    assert read(to_body(BUILT_IN)) == BUILT_IN
    assert problems(to_body(BUILT_IN)) == ()


@pytest.mark.parametrize(("name", "evaluation", "kind"), [
    ("manufacturing", "weekly", "stage"), ("technology", "daily", "days"),
    ("service", "immediate", "text")])
def test_that_the_three_ways_to_evaluate_are_good_documents(name, evaluation, kind):
    body = preset(name)
    assert problems(body) == ()
    assert read(body).evaluation == evaluation
    assert [one.kind for one in read(body).triggers] == ["activity", kind]
    assert name in PRESETS


def test_that_every_problem_is_told_with_its_place():
    body = copy.deepcopy(dict(to_body(BUILT_IN)))
    body |= {"a": 18, "evaluation": "sometimes", "urgency_days": [30, 30, 60, 90, 120],
             "triggers": [{"code": "x", "kind": "magic", "words": []}, 7],
             "fields": {"luck": "account.luck", "budget": "budget"}}
    body["policies"]["A+"]["touches_per_week"] = -1
    body["policies"]["D"] = {}
    assert {(one.place, one.code) for one in problems(body)} == {
        ("a", "grade.cutoffs_cross"), ("evaluation", "grade.bad_evaluation"),
        ("urgency_days", "grade.bad_urgency"), ("triggers.0.kind", "grade.bad_trigger"),
        ("triggers.0.words", "grade.no_words"), ("triggers.1", "grade.not_a_trigger"),
        ("policies.A+.touches_per_week", "grade.not_a_number"),
        ("policies.D", "grade.unknown_grade"), ("fields.luck", "grade.unknown_parameter"),
        ("fields.budget", "grade.bad_field")}


anything = st.one_of(st.none(), st.floats(), st.text(max_size=3), st.lists(st.none(), max_size=2),
                     st.dictionaries(st.text(max_size=2), st.none(), max_size=2))


@given(st.dictionaries(st.sampled_from(list(to_body(BUILT_IN))), anything, max_size=4))
def test_that_no_body_breaks_the_check(body):
    assert problems(body)
