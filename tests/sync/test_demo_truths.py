"""Each planted truth can be read off what the demo CRM tells, whatever the seed."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from math import sqrt
from typing import Any

import numpy as np
import pytest
from demo_company import TODAY, Visit, built, grouped, named, told, visits
from scipy.stats import CensoredData, ecdf

from sync.demo import truths, words

SEEDS = (1, 2, 3)
DAY = 86_400.0

pytestmark = pytest.mark.parametrize("seed", SEEDS)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def median_days(stays: list[Visit], now: datetime) -> float:
    """Kaplan-Meier: deals that are still in the stage count as censored."""
    done = [(v.left - v.entered).total_seconds() / DAY for v in stays if v.left is not None]
    still = [(now - v.entered).total_seconds() / DAY for v in stays if v.left is None]
    survival = ecdf(CensoredData(uncensored=done, right=still)).sf
    below = np.flatnonzero(survival.probabilities <= 0.5)
    return float(survival.quantiles[below[0]])


def region_of(seed: int, opportunity: dict[str, Any]) -> str:
    owner = named(seed, "users")[opportunity["owner_id"]]
    return str(named(seed, "teams")[owner["team_id"]]["region"])


def stays_in_slow_stage(seed: int) -> list[Visit]:
    return [v for v in visits(seed) if v.stage_id == built(seed).truths.slow_stage_id]


def in_slow_quarter(seed: int, visit: Visit) -> bool:
    quarter = built(seed).truths.slow_quarter
    return quarter.start <= visit.entered.date() < quarter.end


def test_that_one_stage_takes_twice_as_long_in_one_region_and_quarter(seed: int) -> None:
    planted, now = built(seed).truths, built(seed).opens_at
    stays = stays_in_slow_stage(seed)
    slow = [v for v in stays if in_slow_quarter(seed, v)
            and region_of(seed, v.opportunity) == planted.slow_region]
    usual = [v for v in stays if not in_slow_quarter(seed, v)]
    elsewhere = [v for v in stays if in_slow_quarter(seed, v)
                 and region_of(seed, v.opportunity) != planted.slow_region]
    assert len(slow) >= 30
    assert median_days(slow, now) == pytest.approx(truths.SLOW_DAYS, abs=6)
    assert median_days(usual, now) == pytest.approx(truths.USUAL_DAYS, abs=2)
    assert median_days(elsewhere, now) == pytest.approx(truths.USUAL_DAYS, abs=4)


def test_that_the_slow_stage_also_lets_fewer_deals_through(seed: int) -> None:
    planted, lost = built(seed).truths, set(ids_of("lost"))
    ended = [v for v in stays_in_slow_stage(seed) if v.into is not None
             and region_of(seed, v.opportunity) == planted.slow_region]
    slow = [v.into not in lost for v in ended if in_slow_quarter(seed, v)]
    usual = [v.into not in lost for v in ended if not in_slow_quarter(seed, v)]
    assert np.mean(slow) < np.mean(usual) - 0.10


def ids_of(kind: str) -> list[str]:
    return [f"S{i + 1:02d}" for i, stage in enumerate(words.STAGES) if stage.kind == kind]


def test_that_legal_review_and_payment_terms_block_the_slow_stage(seed: int) -> None:
    planted = built(seed).truths
    slow = [v for v in stays_in_slow_stage(seed) if in_slow_quarter(seed, v)
            and region_of(seed, v.opportunity) == planted.slow_region]
    reasons: Counter[str] = Counter()
    for visit in slow:
        for _n, field, _old, new, at, _made, _by in visit.opportunity["history"]:
            inside = visit.left is None or moment(at) < visit.left
            if field == "blocker" and new and moment(at) >= visit.entered and inside:
                reasons[new] += 1
    shares = {name: n / reasons.total() for name, n in reasons.items()}
    assert shares[words.BLOCKERS[0]] == pytest.approx(truths.SLOW_BLOCKERS[0], abs=0.16)
    assert shares[words.BLOCKERS[1]] == pytest.approx(truths.SLOW_BLOCKERS[1], abs=0.16)


def closed_by_size(seed: int, span: truths.Span) -> dict[str, list[dict[str, Any]]]:
    line = {row["id"]: row["line"] for row in told(seed, "products")}
    closed = [
        row | {"size": named(seed, "accounts")[row["account_id"]]["size"]}
        for row in told(seed, "opportunities")
        if row["closed_at"] and line[row["product_id"]] == built(seed).truths.mix_line
        and span.start <= moment(row["closed_at"]).date() < span.end
    ]
    return grouped(closed, "size")


def win_rate(rows: list[dict[str, Any]]) -> float:
    return float(np.mean([row["status"] == "won" for row in rows]))


def test_that_a_product_line_wins_less_although_each_customer_size_wins_more(seed: int) -> None:
    planted = built(seed).truths
    before = closed_by_size(seed, planted.mix_before)
    after = closed_by_size(seed, planted.mix_after)
    for size, rate_before, rate_after in zip(
        words.SIZES, truths.RATES_BEFORE, truths.RATES_AFTER, strict=True
    ):
        assert win_rate(before[size]) == pytest.approx(rate_before, abs=0.03)
        assert win_rate(after[size]) == pytest.approx(rate_after, abs=0.03)
        assert win_rate(after[size]) > win_rate(before[size])
    whole_before = win_rate([row for rows in before.values() for row in rows])
    whole_after = win_rate([row for rows in after.values() for row in rows])
    assert whole_after < whole_before - 0.03


def bias_of(seed: int, user: str) -> float:
    """Sum of (call - actual) over sum of actual, over all weeks of quarters that are over."""
    won = [row for row in told(seed, "opportunities")
           if row["owner_id"] == user and row["status"] == "won"]
    error = whole = 0.0
    for call in told(seed, "forecast_entries"):
        start = date.fromisoformat(call["period_start"])
        end = date.fromisoformat(call["period_end"])
        if call["owner_id"] != user or end > TODAY or start <= first_day(seed):
            continue
        actual = sum(row["amount"] for row in won
                     if start <= date.fromisoformat(row["close_date"]) < end)
        error, whole = error + call["amount"] - actual, whole + actual
    return error / whole


def first_day(seed: int) -> date:
    return TODAY - timedelta(days=built(seed).frame.now_day - built(seed).frame.first_day)


def test_that_the_sandbagger_calls_a_quarter_too_little(seed: int) -> None:
    found = bias_of(seed, built(seed).truths.sandbagger_id)
    assert found == pytest.approx(truths.SANDBAGGER_BIAS, abs=0.01)


def test_that_the_optimist_calls_nearly_a_third_too_much(seed: int) -> None:
    found = bias_of(seed, built(seed).truths.optimist_id)
    assert found == pytest.approx(truths.OPTIMIST_BIAS, abs=0.01)


def test_that_sandbagger_and_optimist_sell_in_the_reporting_currency_only(seed: int) -> None:
    planted = built(seed).truths
    theirs = [row["currency"] for row in told(seed, "opportunities")
              if row["owner_id"] in (planted.sandbagger_id, planted.optimist_id)]
    assert len(theirs) > 50
    assert set(theirs) == {"CNY"}


def answers(seed: int) -> dict[str, list[datetime]]:
    """Account -> moments at which the customer took part."""
    found: dict[str, list[datetime]] = {}
    for row in told(seed, "activities"):
        if row["direction"] in ("inbound", "both") and row["done_at"]:
            found.setdefault(row["account_id"], []).append(moment(row["done_at"]))
    return found


def test_that_customers_fall_silent_two_months_before_they_leave(seed: int) -> None:
    contact = answers(seed)
    assert len(built(seed).truths.silent) == truths.CHURNED + truths.ABOUT_TO_CHURN
    for customer in built(seed).truths.silent:
        last = max(contact[customer.account_id]).date()
        assert last < customer.silent_since
        assert truths.SILENT_DAYS[0] <= (customer.churned_on - customer.silent_since).days <= (
            truths.SILENT_DAYS[1] + 1)


def test_that_a_failed_renewal_and_the_account_tell_who_left(seed: int) -> None:
    gone = [c for c in built(seed).truths.silent if c.churned_on <= TODAY]
    lost = {row["account_id"]: row["close_date"] for row in told(seed, "opportunities")
            if row["lost_reason"] == words.LOST_REASONS[words.NOT_RENEWED]}
    assert len(gone) == truths.CHURNED
    assert set(lost) == {customer.account_id for customer in gone}
    for customer in gone:
        custom = named(seed, "accounts")[customer.account_id]["custom"]
        day = date.fromisoformat(custom["churned_on"])
        assert abs((day - customer.churned_on).days) <= 2  # weekends move to Monday
        assert custom["lifecycle"].endswith("Churned")


def test_that_other_customers_answer_at_least_every_other_month(seed: int) -> None:
    now = built(seed).opens_at
    silent = {customer.account_id for customer in built(seed).truths.silent}
    contact = answers(seed)
    customers = {row["id"] for row in told(seed, "accounts")
                 if row["custom"]["lifecycle"].endswith("Customer")} - silent
    quiet = [key for key in customers
             if key in contact and now - max(contact[key]) > timedelta(days=60)]
    assert len(customers) > 300
    assert len(quiet) < 0.02 * len(customers)


def test_that_a_departed_seller_still_gets_leads_nobody_answers(seed: int) -> None:
    planted = built(seed).truths
    since = datetime.combine(planted.departed_on + timedelta(days=1), time(), UTC)
    misrouted = [row for row in told(seed, "leads") if row["owner_id"] == planted.departed_id
                 and row["assigned_at"] and moment(row["assigned_at"]) >= since]
    assert len(misrouted) == truths.LEADS_TO_DEPARTED
    assert all(row["first_response_at"] is None for row in misrouted)
    assert named(seed, "users")[planted.departed_id]["active"] is False


def test_that_no_other_departed_seller_gets_leads(seed: int) -> None:
    users = named(seed, "users")
    late = [row for row in told(seed, "leads")
            if row["owner_id"] and row["assigned_at"] and users[row["owner_id"]]["left_on"]
            and moment(row["assigned_at"]).date()
            > date.fromisoformat(users[row["owner_id"]]["left_on"])
            and row["owner_id"] != built(seed).truths.departed_id]
    assert late == []


def test_that_ten_deals_make_a_region_look_best_although_they_cannot_say_so(seed: int) -> None:
    planted = built(seed).truths
    closed = [row for row in told(seed, "opportunities")
              if row["pipeline_id"] == planted.small_pipeline_id and row["closed_at"]]
    by_region: dict[str, list[dict[str, Any]]] = {}
    for row in closed:
        by_region.setdefault(region_of(seed, row), []).append(row)
    small = by_region.pop(planted.small_region)
    won = sum(row["status"] == "won" for row in small)
    assert (len(small), won) == (truths.SMALL_CLOSED, truths.SMALL_WON)
    others = [win_rate(rows) for rows in by_region.values()]
    assert won / len(small) > max(others) + 0.05
    n, p, z = len(small), won / len(small), 1.96
    low = (p + z * z / (2 * n) - z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))) / (1 + z * z / n)
    assert low < min(others)


def test_that_one_seller_records_stage_changes_late(seed: int) -> None:
    def late_share(rows: list[dict[str, Any]]) -> float:
        lines = [line for row in rows for line in row["history"]
                 if line[1] == "stage_id" and line[2] is not None]
        gaps = [moment(line[5]) - moment(line[4]) if line[5] else timedelta(0) for line in lines]
        return float(np.mean([gap >= timedelta(days=1) for gap in gaps]))

    planted = built(seed).truths
    rows = told(seed, "opportunities")
    theirs = [row for row in rows if row["owner_id"] == planted.late_recorder_id]
    others = [row for row in rows if row["owner_id"] != planted.late_recorder_id]
    assert late_share(theirs) == pytest.approx(truths.LATE_SHARE, abs=0.08)
    assert late_share(others) == pytest.approx(truths.USUAL_LATE_SHARE, abs=0.02)
