"""Categories, evidence, pacing and the tree of targets: hand-counted companies and invariants."""

import math
import random
from datetime import date

import mart_world
import pytest
from mart_world import day

from models.errors import CockpitError
from models.facts import CHANGES, OPPORTUNITIES
from models.filters import FilterState, Period
from models.metric import Question, answer, records
from models.metrics.forecast_categories import NO_EVIDENCE_FIELD, columns_of, forecast_tree
from models.metrics.forecast_parts import Parts, category_of
from models.metrics.target_tree import leaves, target_tree

Q2 = Period(date(2026, 4, 1), date(2026, 7, 1))
Q1 = Period(date(2026, 1, 1), date(2026, 4, 1))


def ask(*by, period=Q2, seen=100, as_of=None, where=(), **options):
    state = FilterState(period=period, as_of=as_of, where=tuple(where))
    return Question(state, by, options, mart_world.UTC_CALENDAR, day(seen))


@pytest.fixture
def world():
    made = mart_world.World()
    mart_world.ladder_of(made)
    for team, region in (("t", "N"), ("s", "S")):
        made.record("teams", team, name=team, region=region)
    made.record("users", "boss", name="Boss", team_id="t")
    made.record("users", "chief", name="Chief", team_id="s")
    for name, boss, team in (("u1", "boss", "t"), ("u2", "boss", "t"), ("u3", "chief", "s")):
        made.record("users", name, name=name, manager_id=boss, team_id=team)
    yield made
    made.close()


def deal(world, name, amount, close, owner="u1", category="pipeline", moves=((30, "s2"),),
         created=30, **log):
    world.opportunity(name, created, moves, amount=amount, log={
        "owner_id": owner, "close_date": close, "forecast_category": category, **log})


def quarter(world):
    """Won 40; commit 60 (proved) and 25 (not, past due); best case 30; pipeline 20; omitted 500."""
    deal(world, "won", 40, "2026-04-05", moves=((30, "s1"), (94, "W")))
    deal(world, "sure", 60, "2026-05-20", "u1", "commit")
    world.event("sure", "intent_evidence_at", "2026-04-02T00:00:00Z", 92)
    deal(world, "late", 25, "2026-04-02", "u2", "commit")
    deal(world, "best", 30, "2026-06-30", "u3", "best_case")
    deal(world, "pipe", 20, "2026-06-01", "u3")
    deal(world, "no", 500, "2026-05-01", "u1", "omitted")
    deal(world, "next", 70, "2026-07-01", "u1", "commit")


def told(result, **by):
    return {row.by["category"]: row.value for row in result.rows
            if all(row.by[d] == k for d, k in by.items())}


def test_that_each_reading_of_the_quarter_is_as_counted_by_hand(world):
    quarter(world)
    mart = world.mart()
    single = answer("forecast_categories", ask(), mart)
    assert told(single) == {
        "closed": 4_000, "commit": 8_500, "best_case": 3_000, "pipeline": 2_000,
        "committed": 10_000, "evidence": 6_000, "without_evidence": 2_500,
        "weighted": (60 + 25 + 30 + 20) * 40, "past_due": 2_500}
    cumulative = told(answer("forecast_categories", ask(roll="cumulative"), mart))
    assert [cumulative[name] for name in ("closed", "commit", "best_case", "pipeline")] == [
        4_000, 12_500, 15_500, 13_500]
    assert not single.notes


@pytest.mark.parametrize("roll", ["single", "cumulative"])
def test_that_the_records_of_a_reading_are_as_many_as_it_says_and_add_up_to_it(world, roll):
    quarter(world)
    mart = world.mart()
    for by in ((), ("owner",)):
        question = ask(*by, roll=roll)
        for row in answer("forecast_categories", question, mart).rows:
            found = records("forecast_categories", question, mart, row.by)
            assert len(found) == row.n
            measure = "weighted" if row.by["category"] == "weighted" else "amount"
            assert found.columns[measure].sum() == row.value


def test_that_without_a_period_every_open_deal_counts_also_one_without_a_date(world):
    quarter(world)
    world.opportunity("undated", 30, [(30, "s1")], amount=7)
    found = told(answer("forecast_categories", ask(period=Period()), world.mart()))
    assert found["pipeline"] == 2_700
    assert found["commit"] == 15_500


def test_that_evidence_counts_from_when_it_was_known_until_it_was_taken_back(world):
    deal(world, "a", 10, "2026-05-20")
    world.event("a", "signed_at", "2026-04-02T00:00:00Z", 92, observed=95)
    world.event("a", "signed_at", None, 97)
    mart = world.mart()

    def evidence(at):
        return told(answer("forecast_categories", ask(as_of=day(at)), mart))["evidence"]

    assert [evidence(at) for at in (94, 95, 96, 97)] == [0, 1_000, 1_000, 0]


def test_that_a_planned_signature_is_no_evidence_before_its_day(world):
    deal(world, "a", 10, "2026-05-20")
    world.event("a", "signed_at", "2026-04-06T00:00:00+00:00", 92)  # day 95
    mart, warehouse = world.mart(), world.warehouse()
    for at, expected in ((94.9, 0), (95, 1_000), (97, 1_000), (94, 0)):
        asked = ask(as_of=day(at))
        assert told(answer("forecast_categories", asked, mart))["evidence"] == expected
        limited = asked.stock.narrowed("evidence", {"yes"})
        for source in (mart, warehouse):
            cells = source.tally(OPPORTUNITIES, ("evidence",), (), limited)
            assert cells.keys["evidence"].tolist() == (["yes"] if expected else [])


def test_that_a_source_without_evidence_is_said_so_and_counts_none(world):
    deal(world, "a", 10, "2026-05-20", category="commit")
    result = answer("forecast_categories", ask(), world.mart())
    assert result.notes == (NO_EVIDENCE_FIELD,)
    assert told(result)["committed"] == 0
    assert told(result)["without_evidence"] == 1_000


def test_that_who_made_a_change_is_known(world):
    world.record("opportunities", "x", name="x")
    world.event("x", "state", "live", 1)
    mart = world.mart()
    assert mart.columns(CHANGES, ("actor",), FilterState())["actor"].tolist() == [None]


def test_that_words_of_several_sources_mean_the_same_category():
    assert [category_of(word) for word in (
        "Commit", "BEST_CASE", "Best Case", "most likely", "Omitted", None, "neu")] == [
        "commit", "best_case", "best_case", "best_case", "omitted", "pipeline", "pipeline"]


@pytest.mark.parametrize("seed", range(12))
def test_that_parents_are_the_sums_of_their_children_and_closed_is_within_committed(world, seed):
    chance = random.Random(seed)
    for number in range(chance.randrange(0, 25)):
        closed = chance.random() < 0.3
        deal(world, f"d{number}", chance.choice([None, 0, chance.randrange(1, 10**7)]),
             chance.choice(["2026-04-03", "2026-05-20", "2026-08-01"]),
             chance.choice(["u1", "u2", "u3"]),
             chance.choice(["commit", "best_case", "pipeline", "omitted"]),
             moves=((30, "s1"), (94, chance.choice("WL"))) if closed else ((30, "s2"),))
        if chance.random() < 0.3:
            world.event(f"d{number}", "signed_at", "2026-03-01T00:00:00Z", 60)
    mart = world.mart()
    tree = forecast_tree(ask(), mart)

    def check(node):
        assert node.amounts["closed"] <= node.amounts["committed"]
        assert node.amounts["without_evidence"] <= node.amounts["commit"]
        if node.children:
            for name, amount in node.amounts.items():
                assert amount == sum(child.amounts[name] for child in node.children)
                assert node.counts[name] == sum(child.counts[name] for child in node.children)
        for child in node.children:
            check(child)

    check(tree)
    whole = told(answer("forecast_categories", ask(), mart))
    assert {name: value for name, value in whole.items() if not math.isnan(value)}.items() <= \
        tree.amounts.items()


def test_that_nothing_after_the_moment_changes_the_answer(world):
    quarter(world)
    questions = [("forecast_categories", ask("owner", as_of=day(97))), ("pacing", ask(
        as_of=day(97))), ("coverage_history", ask(as_of=day(97))), ("target_tree", ask(
            as_of=day(97))), ("slippage", ask(as_of=day(97))), ("pushes", ask(as_of=day(97))),
        ("slippage", ask(as_of=day(97), at="commit", week="0")),
        ("calibration", ask(as_of=day(97), age="7"))]
    before = world.mart()
    known = [answer(key, question, before) for key, question in questions]
    for name in ("sure", "late", "best", "pipe", "won"):
        world.event(name, "amount", "987", 98)
        world.event(name, "close_date", "2026-12-31", 98)
        world.event(name, "stage_id", "L", 98)
        world.event(name, "signed_at", "2026-04-09T00:00:00Z", 98)
        world.event(name, "forecast_category", "omitted", 99)
    after = world.mart()
    again = [answer(key, question, after) for key, question in questions]
    assert [repr(one.rows) for one in again] == [repr(one.rows) for one in known]


def test_that_a_company_of_nothing_has_readings_of_nothing():
    found = columns_of(Parts(), "single")
    assert {one.amount for one in found.values()} == {0}


def test_that_an_amount_without_a_rate_is_missing_and_not_zero(world):
    world.opportunity("g", 30, [(30, "s1")], amount=10, log={"close_date": "2026-05-20"})
    world.event("g", "currency", "GBP", 31)
    found = answer("forecast_categories", ask(), world.mart())
    pipeline = next(row for row in found.rows if row.by["category"] == "pipeline")
    assert pipeline.n == 1
    assert math.isnan(pipeline.value)
    assert pipeline.detail["n_without_amount"] == 1


def quota(world, name, target, period=Q2, currency="EUR", **who):
    world.record("quotas", name, period_start=period.start, period_end=period.end,
                 target=target * 100, currency=currency, **who)


def past(world):
    """Won 30 + 70 in the first quarter, on its days 10 and 80; seen from before it began."""
    deal(world, "p0", 5, "2025-12-05", moves=((-40, "s1"), (-20, "W")), created=-40)
    deal(world, "p1", 30, "2026-01-10", moves=((-5, "s1"), (9, "W")), created=-5)
    deal(world, "p2", 70, "2026-03-20", moves=((-5, "s1"), (79, "W")), created=-5)
    deal(world, "p3", 100, "2026-03-20", "u2", moves=((-5, "s1"), (79, "L")), created=-5)


def test_that_pacing_holds_the_share_won_by_this_day_against_the_quarter_before(world):
    quarter(world)
    past(world)
    quota(world, "q1", 200, owner_id="u1")
    row = answer("pacing", ask(), world.mart()).rows[0]
    assert row.value == 4_000
    assert row.detail["periods"] == 1
    assert row.detail["elapsed_days"] == 11  # seen on 11 April
    assert row.detail["usual_share"] == pytest.approx(0.3)
    assert row.detail["landing"] == pytest.approx(4_000 / 0.3)
    assert row.detail["gap"] == 16_000
    assert len(records("pacing", ask(), world.mart(), {})) == row.n == 1
    assert (row.low, row.high) == (row.detail["landing_low"], row.detail["landing_high"])
    assert row.low <= row.detail["landing"] <= row.high


def test_that_pacing_without_a_past_says_so_and_gives_no_landing(world):
    quarter(world)
    result = answer("pacing", ask(), world.mart())
    assert len(result.notes) == 2  # neither targets nor a past
    assert math.isnan(result.rows[0].detail["landing"])
    assert answer("pacing", ask(period=Period()), world.mart()).rows == ()


def test_that_coverage_is_held_against_the_same_day_of_the_quarter_before(world):
    quarter(world)
    past(world)
    quota(world, "q1", 200, owner_id="u1")
    quota(world, "q0", 150, period=Q1, owner_id="u1")
    rows = answer("coverage_history", ask(), world.mart()).rows
    assert [row.by["period"] for row in rows] == ["2026Q1", "2026Q2"]
    then, now = rows
    # on 11 January: 30 won of 150; due in the rest: p2 and p3
    assert then.value == pytest.approx((70 + 100) / 120)
    assert then.detail["made"] == pytest.approx(100 / 150)
    assert now.value == pytest.approx((60 + 30 + 20) / 160)
    assert math.isnan(now.detail["made"])
    for row in rows:
        assert len(records("coverage_history", ask(), world.mart(), row.by)) == row.n


def test_that_the_tree_of_targets_adds_up_exactly_and_says_what_is_allotted(world):
    quarter(world)
    past(world)
    for name, size in (("a1", "big"), ("a2", "small")):
        world.record("accounts", name, name=name, size=size)
    for name, account in (("p1", "a1"), ("p2", "a2"), ("sure", "a1")):
        world.event(name, "account_id", account, -1 if name != "sure" else 31)
    quota(world, "q1", 101, owner_id="u1")
    quota(world, "q2", 50, owner_id="u2")
    quota(world, "q3", 33, owner_id="u3")
    mart = world.mart()
    tree = target_tree(ask(), mart)
    assert (tree.target, tree.won, tree.open_amount) == (18_400, 4_000, 11_000)
    assert tree.gap == 14_400
    assert tree.coverage == pytest.approx(110 / 144)
    assert tree.sellers == 3
    tiers = target_tree(ask(), mart, tier="size")
    for one in (tree, tiers):
        stack = [one]
        while stack:
            node = stack.pop()
            if node.children:
                for name in ("won", "open_amount", "weighted", "n_open"):
                    assert getattr(node, name) == sum(getattr(c, name) for c in node.children)
                known = [c.target for c in node.children if c.target == c.target]
                assert not known or node.target == sum(known)
            stack += node.children
    assert tiers.target == tree.target
    own = {leaf.key: leaf.target for leaf in leaves(tiers) if leaf.path[2] == "1:u1"
           and leaf.target == leaf.target}
    assert own == {"big": 2_886, "small": 6_733, None: 481}  # as 30, 70 and 5 were won
    assert all(leaf.allotted for leaf in leaves(tiers))


def test_that_a_target_in_a_currency_without_a_rate_leaves_the_sum_unknown(world):
    quarter(world)
    quota(world, "q1", 100, owner_id="u1")
    quota(world, "q2", 50, currency="GBP", owner_id="u2")
    mart = world.mart()
    assert math.isnan(answer("coverage", ask(), mart).rows[0].value)
    assert math.isnan(target_tree(ask(), mart).target)
    assert answer("target_tree", ask(), mart).notes


def test_that_evidence_is_a_dimension_like_any_other(world):
    quarter(world)
    found = world.mart().tally(OPPORTUNITIES, ("evidence",), (), FilterState(
        where=(("evidence", ("yes",)),)))
    assert found.keys["evidence"].tolist() == ["yes"]


def test_that_a_typed_target_must_be_an_amount(world):
    mart = world.mart()
    for wrong in ("abc", "nan", "inf"):
        with pytest.raises(CockpitError) as said:
            answer("coverage", ask(target=wrong), mart)
        assert said.value.code == "ask.bad_option"


def test_that_a_tier_that_is_a_level_already_changes_nothing(world):
    quarter(world)
    quota(world, "q1", 100, owner_id="u1")
    mart = world.mart()
    assert target_tree(ask(), mart, tier="owner") == target_tree(ask(), mart)
