"""The open deals of the demo company that nobody wrote a next step for, against the log itself."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import text

from cockpit.unlocking import Unlock
from models.cache import Cache
from models.filters import FilterState
from models.metric import Question, answer, records
from models.paths import Paths
from models.settings import Settings
from models.snapshot import newest_mart

LAST_WORD = """
    SELECT opportunity_id FROM (
        SELECT opportunity_id, new, row_number() OVER (PARTITION BY opportunity_id ORDER BY
            effective_at DESC, sequence DESC, observed_at DESC, event_id DESC) AS back
        FROM field_event WHERE field = 'next_step') WHERE back = 1 AND new <> ''"""


def test_that_hygiene_names_the_deals_whose_log_holds_no_next_step(demo_home_kept):
    now, paths = datetime.now(UTC), Paths(demo_home_kept)
    with Cache.open(paths, Unlock(lambda: None), now=now) as cache:
        mart = newest_mart(cache)
        question = Question(FilterState(), (), {}, Settings.load(paths).calendar(), now)
        row = answer("hygiene", question, mart).row(problem="no_next_step")
        found = records("hygiene", question, mart, row.by)
        with cache.read() as connection:
            written = {f"1:{name}" for name, in connection.execute(text(LAST_WORD))}
        mart.close()
    deals, without = found.columns["opportunity"], found.counts
    assert 0 < row.numerator == int(without.sum()) < row.n == len(found)
    assert {deal for deal in deals.tolist() if deal in written} == set(deals[~without].tolist())
