"""The demo company of any seed as a source of stays, without a server and a file between."""

from __future__ import annotations

from datetime import UTC, date, datetime

import numpy as np
from visit_company import DAY, Company, Plant, texts

from models.calendars import MISSING, Calendar
from models.filters import FilterState
from models.ladder import OUTCOMES, StageInfo
from models.metric import Question
from sync.demo import truths, words, world

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, tzinfo=UTC)


def question():
    return Question(FilterState(), (), {}, Calendar("Asia/Shanghai", reporting_currency="CNY"),
                    NOW)


def demo_stays(seed):
    """Moves that happened by today; `plant` names the planted step."""
    made = world.build("S", seed=seed, today=TODAY)
    moves, deals = made.lives.moves, made.deals
    today = (TODAY - date(1970, 1, 1)).days
    seen = moves.at < today
    deal, at, stage = moves.deal[seen], moves.at[seen], moves.stage[seen]
    kind = np.array([one.kind for one in words.STAGES])[stage]
    pipeline = np.array([one.pipeline for one in words.STAGES])
    more = np.zeros(len(deal), bool)
    more[:-1] = deal[1:] == deal[:-1]
    following = np.where(more, np.roll(stage, -1), 0)
    outcome = np.where(
        ~more, 0, np.where(kind_of(following) == "won", 2, np.where(
            kind_of(following) == "lost", 3, np.where(
                pipeline[following] != pipeline[stage], 5, np.where(following < stage, 4, 1)))))
    status = np.zeros(len(deals), np.int64)
    last = np.flatnonzero(~more)
    status[deal[last]] = np.select([kind[last] == "won", kind[last] == "lost"], [1, 2], 0)
    entered = (at * DAY).astype(np.int64)
    left = np.where(more, np.roll(entered, -1), MISSING)
    here = kind == "open"
    who = deal[here]
    segment = {"region": deals.region, "team": made.company.sellers.team[deals.seller],
               "owner": deals.seller, "product_line": deals.line, "size": deals.size,
               "lead_source": deals.source,
               "industry": made.company.accounts.industry[deals.account]}
    keys = {name: texts(name, int(column.max()) + 1) for name, column in segment.items()}
    codes = {name: column[who] for name, column in segment.items()}
    infos = stage_infos()
    stage_keys = texts("", len(infos))
    stage_keys[:] = [info.key for info in infos]
    keys |= {"stage": stage_keys, "to_stage": stage_keys,
             "outcome": np.array([*OUTCOMES, None], object)[:-1],
             "status": np.array(["open", "won", "lost", None], object)[:-1]}
    codes |= {"stage": stage[here], "to_stage": following[here], "outcome": outcome[here],
              "status": status[who]}
    end = np.where(left == MISSING, today * DAY, left)
    return Company(infos, codes, keys, {
        "entered": entered[here], "left": left[here],
        "hours": ((end - entered) / 3.6e9)[here], "late_hours": np.zeros(int(here.sum())),
        "amount": deals.amount[who] * 100.0,
    }, Plant(f"s{truths.SLOW_STAGE}", {"region": f"region {truths.SLOW_REGION}"}, 2.2))


def kind_of(stage):
    return np.array([one.kind for one in words.STAGES])[stage]


def stage_infos():
    infos, ranks = [], {}
    for number, one in enumerate(words.STAGES):
        open_stage = one.kind == "open"
        ranks[one.pipeline] = ranks.get(one.pipeline, 0) + open_stage
        rank = ranks[one.pipeline] if open_stage else 0
        infos.append(StageInfo(f"s{number}", f"p{one.pipeline}", one.name, rank, rank, 0,
                               is_won=one.kind == "won", is_lost=one.kind == "lost"))
    return tuple(infos)
