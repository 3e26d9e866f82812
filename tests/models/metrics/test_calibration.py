"""Scores of probabilities against golden figures and other formulas; the desk and the refit."""

import math
import random

import mart_world
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mart_world import day
from scipy.stats import mannwhitneyu

from models.documents.document import Revision, Shelf
from models.documents.stages import DocumentPipeline, DocumentStage, StageDocument, to_body
from models.filters import FilterState
from models.metric import Question, answer, records
from models.metrics.brier import brier
from models.metrics.calibration import desk
from models.metrics.probability_scores import auc, bins_of, corrected_brier, log_loss
from models.metrics.recalibration import recalibration

P = np.array([.9, .8, .8, .6, .6, .3, .3, .1, .1, .1])
Y = np.array([1, 1, 0, 1, 0, 0, 1, 0, 0, 0])


def ask(*by, at=900, as_of=None, **options):
    return Question(FilterState(as_of=as_of), by, options, mart_world.UTC_CALENDAR, day(at))


def test_that_the_golden_probabilities_have_the_golden_scores():
    found = brier(P, Y)
    assert (found.score, found.reliability, found.resolution, found.uncertainty) == pytest.approx(
        (0.182, 0.032, 0.090, 0.240))
    assert found.skill == pytest.approx(0.242, abs=5e-4)
    assert log_loss(P, Y) == pytest.approx(-np.mean(np.log(np.where(Y == 1, P, 1 - P))))
    wins, rest = P[Y == 1], P[Y == 0]
    pairs = (wins[:, None] > rest).mean() + 0.5 * (wins[:, None] == rest).mean()
    assert auc(P, Y) == pytest.approx(pairs)
    assert [(one.stated, one.n, one.wins) for one in bins_of(P, Y)] == [
        (0.1, 3, 0), (0.3, 2, 1), (0.6, 2, 1), (0.8, 2, 1), (0.9, 1, 1)]


@given(st.lists(st.tuples(st.integers(0, 12), st.booleans()), min_size=2, max_size=60))
def test_that_the_area_is_that_of_mann_and_whitney(pairs):
    score = np.array([float(score) for score, _ in pairs])
    event = np.array([came for _, came in pairs])
    if event.all() or not event.any():
        assert math.isnan(auc(score, event))
        return
    came, rest = score[event], score[~event]
    expected = mannwhitneyu(came, rest, alternative="two-sided").statistic / (
        len(came) * len(rest))
    assert auc(score, event) == pytest.approx(expected)


@pytest.mark.parametrize("seed", range(30))
def test_that_the_parts_add_up_to_the_score_exactly_also_when_corrected(seed):
    generator = np.random.default_rng(seed)
    p = generator.choice([0.05, 0.1, 0.2, 0.45, 0.7, 0.95], generator.integers(2, 200))
    y = (generator.random(len(p)) < p).astype(float)
    for found in (brier(p, y), corrected_brier(p, y)):
        assert found.reliability - found.resolution + found.uncertainty == pytest.approx(
            np.mean((p - y) ** 2), abs=1e-12)


def test_that_the_correction_takes_away_what_small_bins_pretend():
    generator = np.random.default_rng(1)
    plain, corrected = [], []
    for _ in range(400):
        p = generator.choice([0.2, 0.5, 0.8], 24)
        y = (generator.random(24) < p).astype(float)
        plain.append(brier(p, y).reliability)
        corrected.append(corrected_brier(p, y).reliability)
    assert np.mean(plain) > 0.01  # honest probabilities look bad
    assert abs(np.mean(corrected)) < 0.004


def test_that_bins_of_many_probabilities_are_tenths_with_everyone_in_one():
    generator = np.random.default_rng(2)
    p = generator.random(500)
    y = (generator.random(500) < p).astype(float)
    found = bins_of(p, y)
    assert len(found) == 10
    assert sum(one.n for one in found) == 500
    assert sum(one.wins for one in found) == y.sum()
    assert all(one.low <= one.share <= one.high for one in found)


def test_that_nothing_and_one_deal_have_no_scores_they_cannot_have():
    assert bins_of([], []) == ()
    assert math.isnan(log_loss([], []))
    assert math.isnan(auc([0.5], [1]))
    assert math.isnan(corrected_brier([0.5], [1]).reliability)
    assert log_loss([0.0], [1]) == pytest.approx(-math.log(1e-6))


@pytest.fixture(scope="module")
def company():
    """1,500 deals over two years; stages say 20 to 80 %, but half as many of each are won."""
    chance, world = random.Random(4), mart_world.World()
    mart_world.ladder_of(world)
    for number in range(1_500):
        created, moves = chance.randrange(0, 700), []
        stage = chance.randrange(1, 5)
        moves = [(created, f"s{stage}")]
        end = "W" if chance.random() < stage / 10 else "L"
        moves.append((created + chance.randrange(35, 90), end))
        world.opportunity(f"d{number}", created, moves, amount=100, log={
            "probability": str(stage / 5)})
    world.opportunity("open", 860, [(860, "s1")], amount=100, log={"probability": "0.2"})
    yield world.mart()
    world.close()


def test_that_the_desk_tells_stages_that_promise_twice_what_they_keep(company):
    found = desk(ask(), company)
    assert (found.n, found.left_open) == (1_500, 1)
    assert [one.stated for one in found.bins] == [0.2, 0.4, 0.6, 0.8]
    for one in found.bins:
        assert one.share == pytest.approx(one.stated / 2, abs=0.08)
        assert one.high < one.stated
    assert found.brier.reliability > 0.04
    rows = answer("calibration", ask(), company).rows
    assert sum(row.n for row in rows) == 1_500
    for row in rows:
        members = records("calibration", ask(), company, row.by)
        assert (len(members), int(members.counts.sum())) == (row.n, row.numerator)


def test_that_the_probabilities_of_deals_are_scored_once_a_quarter_while_open(company):
    found = desk(ask(who="seller"), company)
    assert {one.stated for one in found.bins} == {0.2, 0.4, 0.6, 0.8}
    assert 0 < found.n < 1_500
    every = answer("calibration", ask(who="seller"), company).rows
    assert sum(row.n for row in every) == found.n
    assert all(len(records("calibration", ask(who="seller"), company, row.by)) for row in every)


def shelf_of(*published):
    """Revisions of the stage document: (published at, in force from, stage -> probability)."""
    return Shelf({"stages": tuple(
        Revision("stages", n + 1, 1, "", f"h{n}", "me", day(at), day(begins), "r", "v", to_body(
            StageDocument((DocumentPipeline("1:p", "P", tuple(
                DocumentStage(f"1:{key}", key, share) for key, share in shares.items())),))))
        for n, (at, begins, shares) in enumerate(published))})


def test_that_the_records_behind_a_tenth_are_those_the_tenth_counts():
    world = mart_world.World()
    mart_world.ladder_of(world)
    shares = [0.11] * 9 + [0.19] + [0.21] * 9 + [i / 100 for i in range(31, 95, 5)]
    for number, share in enumerate(shares):  # 0.19 lies nearer to the mean of the tenth above
        world.opportunity(f"d{number}", 260, [(260, "s1"), (350, "L")], amount=100,
                          log={"probability": str(share)})
    mart = world.mart()
    rows = answer("calibration", ask(who="seller"), mart).rows
    assert [row.n for row in rows][:2] == [10, 9]
    for row in rows:
        assert len(records("calibration", ask(who="seller"), mart, row.by)) == row.n
    world.close()


def test_that_the_desk_and_the_refit_go_by_the_stage_document_in_force(company):
    from dataclasses import replace

    half = {f"s{n}": n / 10 for n in range(1, 5)}
    question = replace(ask(), documents={"shelf": shelf_of((800, 800, half))})
    assert [one.stated for one in desk(question, company).bins] == [0.1, 0.2, 0.3, 0.4]
    assert desk(question, company).brier.reliability < 0.005
    assert [one.now for one in recalibration(question, company).stages] == [0.1, 0.2, 0.3, 0.4]
    later = replace(ask(as_of=day(790)), documents=question.documents)
    assert [one.stated for one in desk(later, company).bins] == [0.2, 0.4, 0.6, 0.8]


def test_that_a_deal_counts_once_for_a_stage_however_long_it_stands_there():
    world = mart_world.World()
    mart_world.ladder_of(world)
    for number in range(40):
        world.opportunity(f"d{number}", number, [
            (number, "s1"), (number + 100, "W" if number % 4 == 0 else "L")], amount=100)
    found = recalibration(ask(), world.mart())
    first = found.stages[0]
    assert (first.n, first.share) == (40, 0.25)
    assert (found.n_train, found.n_test) == (0, 12)  # nobody's year was over before the cut
    assert found.notes
    world.close()


def test_that_the_test_is_fitted_only_on_deals_whose_year_was_over(company):
    found = recalibration(ask(), company)
    cut = (found.cut - day(0).date()).days
    assert cut == pytest.approx(490, abs=15)
    assert found.n_train == pytest.approx(1_500 * (cut - 365 - 7) / 700, rel=0.25)


def test_that_an_open_deal_counts_as_not_won_after_a_year(company):
    later = desk(ask(at=1_300), company)
    assert (later.n, later.left_open) == (1_501, 0)


def test_that_refitted_probabilities_are_more_reliable_on_deals_they_have_not_seen(company):
    found = recalibration(ask(), company)
    assert found.better
    assert found.after.reliability < found.before.reliability / 4
    assert found.after.score < found.before.score
    assert found.notes == ()
    assert [one.proposed for one in found.stages] == sorted(one.proposed for one in found.stages)
    for one in found.stages:
        assert one.proposed == pytest.approx(one.now / 2, abs=0.08)
        assert one.low <= one.share <= one.high


def test_that_a_stage_with_few_deals_keeps_its_probability(company):
    few = recalibration(ask(as_of=day(80)), company)
    assert few.notes
    assert [one.proposed for one in few.stages if one.n < 20] == [
        one.now for one in few.stages if one.n < 20]
    assert any(one.n < 20 for one in few.stages)


def test_that_what_happens_later_changes_no_score_seen_earlier():
    world = mart_world.World()
    mart_world.ladder_of(world)
    for number in range(30):
        world.opportunity(f"d{number}", number, [(number, "s2"), (
            number + 50, "W" if number % 3 else "L")], amount=100, log={"probability": "0.4"})
    mart = world.mart()
    known = [(desk(ask(as_of=day(95), who=who), mart), recalibration(ask(as_of=day(95)), mart))
             for who in ("stage", "seller")]
    for number in range(30):
        world.event(f"d{number}", "stage_id", "s1", 96)
        world.event(f"d{number}", "probability", "0.9", 96)
        world.event(f"d{number}", "amount", "7", 97)
    mart = world.mart()
    again = [(desk(ask(as_of=day(95), who=who), mart), recalibration(ask(as_of=day(95)), mart))
             for who in ("stage", "seller")]
    assert repr(again) == repr(known)
    world.close()


def test_that_a_company_without_an_ended_deal_has_no_curve():
    world = mart_world.World()
    mart_world.ladder_of(world)
    world.opportunity("a", 1, [(1, "s1")], amount=1)
    mart = world.mart()
    assert desk(ask(at=60), mart).bins == ()
    assert desk(ask(at=60, who="seller"), mart).n == 0
    assert answer("calibration", ask(at=60), mart).notes
    found = recalibration(ask(at=60), mart)
    assert found.notes
    assert not found.better
    assert len(records("calibration", ask(at=60), mart, {})) == 0
    world.close()
