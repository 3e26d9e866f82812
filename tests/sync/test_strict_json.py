"""Strict JSON: the fast way and the slow way say the same."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.strict_json import DEEPEST, parse

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=6) | st.sampled_from(
    ['":', '" :', 'a":"b', "\\"])
trees = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
)


@given(trees, st.sampled_from([None, 1]), st.sampled_from([(",", ":"), (", ", ": "), (",", " :")]))
def test_that_every_tree_comes_back(tree, indent, separators):
    assert parse(json.dumps(tree, indent=indent, separators=separators).encode()) == tree


@given(st.lists(st.tuples(texts, st.integers(0, 9)), min_size=1, max_size=5),
       st.sampled_from([":", " :", "\n:", "\t :"]))
def test_that_a_key_twice_is_always_found(pairs, colon):
    pairs = [*pairs, pairs[0]]
    body = "{" + ",".join(f"{json.dumps(key)}{colon}{value}" for key, value in pairs) + "}"
    with pytest.raises(ValueError, match="twice"):
        parse(body.encode())


def test_that_a_spaced_colon_cannot_hide_a_key_twice():
    with pytest.raises(ValueError, match="twice"):
        parse(b'{"a":1,"a":2,"b" :"\\":"}')


@pytest.mark.parametrize("body", [
    b"NaN", b'{"a":Infinity}', b"[-Infinity]", b"", b"{", b"[1,]", b"[1] x", b'"\xff"',
    b"\xef\xbb\xbf{}", b"'a'", b"01", b'{"a" "b"}', b'"\x01"', b"9" * 5000,
])
def test_that_anything_else_is_refused(body):
    with pytest.raises(ValueError):  # noqa: PT011 - the message holds nothing of the answer
        parse(body)


def test_that_depth_has_an_end():
    assert parse(b"[" * DEEPEST + b"]" * DEEPEST)
    for opening, closing in ((b"[", b"]"), (b'{"a":', b"}")):
        for depth in (DEEPEST + 1, 5000, 200_000):
            with pytest.raises(ValueError, match="deeply|no JSON"):
                parse(opening * depth + b"1" + closing * depth)


def test_that_numbers_stay_what_they_are():
    assert parse(b"[1e400, 0.10, 12345678901234567890]") == [
        Decimal("1e400"), Decimal("0.10"), 12345678901234567890]
    assert isinstance(parse(b"[1.5]")[0], Decimal)


def test_that_half_a_surrogate_pair_is_left_to_its_record():
    assert parse(b'{"good":"a","bad":"\\ud800"}') == {"good": "a", "bad": "\ud800"}
