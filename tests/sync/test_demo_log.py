"""The change log of the demo company on a handful of entries."""

from __future__ import annotations

import numpy as np

from sync.demo.draws import Ints
from sync.demo.log import EMPTY, FIELD, Draft, as_of


def numbers(*values: int) -> Ints:
    return np.array(values, dtype=np.int64)


def test_that_an_entry_made_late_changes_the_past_only_from_then_on() -> None:
    draft, by = Draft(), numbers(0)
    draft.add("state", numbers(0), numbers(100), 0, by)
    draft.add("forecast_category", numbers(0), numbers(100), 1, by)
    draft.add("forecast_category", numbers(0), numbers(300), 3, by)
    draft.add("forecast_category", numbers(0), numbers(200), 2, by, observed=numbers(400))
    log = draft.finish(1, numbers(10_000), 10_000)
    assert log.sequence.tolist() == [0, 1, 2, 3]
    assert log.value.tolist() == [0, 1, 2, 3]
    assert log.old.tolist() == [EMPTY, EMPTY, 1, 1]  # at 300 nobody knew of the 2
    column = FIELD["forecast_category"]
    assert [int(as_of(log, t).values[0, column]) for t in (100, 250, 300, 400)] == [1, 1, 3, 3]
    assert as_of(log, 99).exists.tolist() == [False]
    assert as_of(log, 400).modified.tolist() == [400]


def test_that_entries_that_change_nothing_or_come_after_the_end_are_left_out() -> None:
    draft, by = Draft(), numbers(0)
    draft.add("state", numbers(0), numbers(100), 0, by)
    draft.add("amount", numbers(0), numbers(100), 50, by)
    draft.add("amount", numbers(0), numbers(200), 50, by)
    draft.add("amount", numbers(0), numbers(350), 70, by)
    draft.add("state", numbers(0), numbers(300), 1, by)
    log = draft.finish(1, numbers(300), 10_000)
    assert log.effective.tolist() == [100, 100, 300]
