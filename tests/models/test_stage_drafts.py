"""The stage document, and drafts of it from recalibrated probabilities."""

import copy
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from mart_world import World

from models.documents.document import Shelf, kinds
from models.documents.shelving import draft, keep_draft, publish, shelf
from models.documents.stages import KIND, problems, read, to_body
from models.errors import CockpitError
from models.metrics.brier import brier
from models.metrics.recalibration import Recalibration, StageRefit
from models.stage_drafts import keep_recalibration, stages_of_crm

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)


@pytest.fixture
def crm(cache):
    """A cache with two pipelines, one of them with a stage nobody uses."""
    with cache.write() as connection:
        for pipeline in ("p", "q"):
            here = SimpleNamespace(connection=connection)
            World.record(here, "pipelines", pipeline, name=f"Pipe {pipeline}", order=1)
            for order, (name, share, won) in enumerate(
                    (("s1", 0.2, False), ("s2", 0.4, False), ("W", 1.0, True))):
                World.record(here, "stages", f"{pipeline}{name}", pipeline_id=pipeline, name=name,
                             order=order, probability=share, is_won=won, rot_days=10,
                             forecast_category="pipeline")
    return cache


def refit(key, now, proposed):
    return StageRefit(key, "1:p", key, 1, now, proposed, proposed, 0.0, 1.0, 100)


def found(*stages):
    nothing = brier([], [])
    return Recalibration(stages, nothing, nothing, 100, 100, None)


def shares(body):
    return {stage.key: stage.probability for stage in read(body).stages}


def test_that_the_built_in_document_is_empty_and_means_the_stages_of_the_crm(crm):
    assert kinds()["stages"] is KIND
    assert read(KIND.built_in()).pipelines == ()
    told = stages_of_crm(crm)
    assert [(one.key, one.name) for one in told.pipelines] == [("1:p", "Pipe p"), ("1:q", "Pipe q")]
    assert [one.key for one in told.stages] == ["1:ps1", "1:ps2", "1:pW", "1:qs1", "1:qs2", "1:qW"]
    assert problems(to_body(told)) == ()
    assert read(to_body(told)) == told


def test_that_one_click_makes_a_draft_that_can_be_published(crm):
    made = keep_recalibration(crm, shelf(crm), found(
        refit("1:ps1", 0.2, 0.1), refit("1:pW", 1.0, 0.5)), now=NOW)
    waiting = draft(crm, "stages")
    assert waiting.body == made.body
    assert shares(waiting.body) == {"1:ps1": 0.1, "1:ps2": 0.4, "1:pW": 1.0, "1:qs1": 0.2,
                                    "1:qs2": 0.4, "1:qW": 1.0}
    publish(crm, "stages", waiting.body, reason="measured", customer_value="honest dates",
            author="me", now=NOW)
    standing = shelf(crm).read("stages", NOW)
    assert standing.probabilities()["1:ps1"] == 0.1
    again = keep_recalibration(crm, shelf(crm), found(refit("1:ps2", 0.4, 0.3)), now=NOW)
    assert (again.base, shares(again.body)["1:ps1"], shares(again.body)["1:ps2"]) == (1, 0.1, 0.3)


def test_that_a_draft_that_waits_keeps_what_else_is_in_it(crm):
    body = copy.deepcopy(dict(to_body(stages_of_crm(crm))))
    body["pipelines"][1]["stages"][0]["name"] = "renamed"
    keep_draft(crm, "stages", body, base=0, now=NOW)
    made = keep_recalibration(crm, Shelf(), found(refit("1:ps1", 0.2, 0.1)), now=NOW)
    assert read(made.body).pipelines[1].stages[0].name == "renamed"
    assert shares(made.body)["1:ps1"] == 0.1


def test_that_a_draft_with_a_problem_keeps_everything_but_the_probability(crm):
    body = copy.deepcopy(dict(to_body(stages_of_crm(crm))))
    body["pipelines"][1]["name"] = ""
    body["pipelines"][0]["stages"][1] |= {"rot_days": 0, "name": "half typed"}
    keep_draft(crm, "stages", body, base=3, now=NOW)
    made = keep_recalibration(crm, Shelf(), found(refit("1:ps1", 0.2, 0.1)), now=NOW)
    expected = copy.deepcopy(body)
    expected["pipelines"][0]["stages"][0]["probability"] = 0.1
    assert (made.body, made.base) == (expected, 3)
    assert draft(crm, "stages").body == expected


def test_that_a_draft_without_these_stages_is_left_alone(crm):
    body = {"pipelines": [{"key": "x", "name": "X", "stages": "none"}, 7]}
    keep_draft(crm, "stages", body, base=0, now=NOW)
    with pytest.raises(CockpitError) as said:
        keep_recalibration(crm, Shelf(), found(refit("1:ps1", 0.2, 0.1)), now=NOW)
    assert said.value.code == "forecast.draft_in_the_way"
    assert draft(crm, "stages").body == body


def test_that_nothing_new_makes_no_draft(crm):
    same = found(refit("1:ps1", 0.2, 0.2), refit("1:ps2", float("nan"), float("nan")))
    with pytest.raises(CockpitError) as said:
        keep_recalibration(crm, shelf(crm), same, now=NOW)
    assert said.value.code == "forecast.nothing_to_recalibrate"
    assert draft(crm, "stages") is None


def test_that_every_problem_is_told_with_its_place(crm):
    body = copy.deepcopy(dict(to_body(stages_of_crm(crm))))
    first, second, third = body["pipelines"][0]["stages"]
    first |= {"probability": 1.5, "rot_days": 0}
    second |= {"key": "1:ps1", "category": "hope"}
    third |= {"is_lost": True, "probability": True}
    body["pipelines"][1]["name"] = ""
    place = "pipelines.0.stages"
    assert {(one.place, one.code) for one in problems(body)} == {
        (f"{place}.0.probability", "stages.not_a_share"),
        (f"{place}.0.rot_days", "stages.not_days"),
        (f"{place}.1.key", "stages.twice"), (f"{place}.1.category", "stages.unknown_value"),
        (f"{place}.2", "stages.won_and_lost"), (f"{place}.2.probability", "stages.not_a_share"),
        ("pipelines.1", "stages.incomplete")}
    assert [one.code for one in problems({})] == ["stages.not_a_list"]
    assert [one.code for one in problems({"pipelines": [7]})] == ["stages.incomplete"]
