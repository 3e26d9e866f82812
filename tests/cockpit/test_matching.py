"""Finding by name: what fits, how well, and that many names are no slower than one can type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.matching import INSIDE, SCATTERED, START, WORD, Names, folded, match

COMPANIES = ["Acme Trading", "Trading Post", "Best trade Ltd", "上海 华东 Trading", "Xtrading",
             "tea rooms at dinning", "Ärger GmbH"]


@pytest.mark.parametrize(("query", "text", "rank", "spans"), [
    ("tra", "Trading Post", START, ((0, 3),)),
    ("tra", "Acme Trading", WORD, ((5, 8),)),
    ("tra", "Xtrading", INSIDE, ((1, 4),)),
    ("华东", "上海 华东", WORD, ((3, 5),)),
    ("post tra", "Trading Post", START, ((0, 3), (8, 12))),
    ("ÄR", "Ärger GmbH", START, ((0, 2),)),
    ("tdp", "Trading Post", SCATTERED, ((0, 1), (3, 4), (8, 9))),
])
def test_that_a_fit_tells_how_well_and_where(query, text, rank, spans):
    found = match(query, text)
    assert found is not None
    assert (found.rank, found.spans) == (rank, spans)


@pytest.mark.parametrize(("query", "text"), [("zz", "Trading"), ("gt", "Trading gt"[:7]),
                                             ("trading post x", "Trading Post")])
def test_that_what_does_not_fit_is_not_found(query, text):
    assert match(query, text) is None


def test_that_the_best_come_first_and_shorter_ones_before_longer_ones():
    found = Names(COMPANIES).find("trad", 10)
    assert [COMPANIES[one.index] for one in found] == [
        "Trading Post", "Acme Trading", "上海 华东 Trading", "Best trade Ltd", "Xtrading",
        "tea rooms at dinning"]
    assert [COMPANIES[one.index] for one in Names(COMPANIES).find("trad", 2)] == [
        "Trading Post", "Acme Trading"]


@given(st.lists(st.text(max_size=12), max_size=40), st.text(min_size=1, max_size=3))
def test_that_many_names_give_what_one_at_a_time_would(names, query):
    expected = {i for i, name in enumerate(names) if (fit := match(query, name, i)) is not None
                and fit.rank < SCATTERED} if query.strip() else set()
    found = {one.index for one in Names(names).find(query, 1000) if one.rank < SCATTERED}
    assert found == expected


@given(st.text(max_size=30))
def test_that_folding_keeps_every_place(text):
    assert len(folded(text)) == len(text)


def test_that_no_name_and_no_word_find_nothing():
    assert Names([]).find("a", 5) == []
    assert Names(COMPANIES).find("  ", 5) == []
