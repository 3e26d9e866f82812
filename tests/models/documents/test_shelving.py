"""Documents: drafts survive, revisions are added and never changed, dates decide what holds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from models.documents import document, shelving
from models.documents.document import Kind, Problem, Shelf
from models.errors import CockpitError

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def _problems(body):
    return () if body["size"] > 0 else (Problem("size", "too_small"),)


@pytest.fixture(autouse=True)
def hats(monkeypatch):
    kind = Kind("hats", "Hats", 2, lambda: {"size": 1}, lambda body: body["size"], _problems,
                {1: lambda body: {"size": body["width"]}})
    monkeypatch.setattr(document, "kinds", lambda: {"hats": kind})
    monkeypatch.setattr(shelving, "kinds", lambda: {"hats": kind})


def publish(cache, size, at=NOON, **more):
    return shelving.publish(cache, "hats", {"size": size}, reason="because", customer_value="fits",
                            author="me", now=at, **more)


def test_that_the_built_in_body_holds_until_one_is_published(cache):
    assert shelving.shelf(cache).read("hats", NOON) == 1
    publish(cache, 5)
    assert shelving.shelf(cache).read("hats", NOON) == 5
    assert shelving.shelf(cache).read("hats", NOON - timedelta(seconds=1)) == 1


def test_that_a_revision_holds_from_its_effective_date(cache):
    publish(cache, 5, effective_from=NOON + timedelta(days=3))
    shelf = shelving.shelf(cache)
    assert (shelf.read("hats", NOON), shelf.read("hats", NOON + timedelta(days=3))) == (1, 5)


def test_that_the_same_body_makes_no_new_revision(cache):
    assert publish(cache, 5).revision == publish(cache, 5).revision == 1
    publish(cache, 6)
    publish(cache, 5)
    revisions = shelving.shelf(cache).revisions["hats"]
    assert [one.revision for one in revisions] == [1, 2, 3]
    assert [b.parent_hash for b in revisions[1:]] == [a.hash for a in revisions[:-1]]


def test_that_a_draft_is_kept_and_goes_when_it_is_published(cache):
    shelving.keep_draft(cache, "hats", {"size": 0}, base=0, now=NOON)
    kept = shelving.draft(cache, "hats")
    assert (kept.body, kept.base, kept.at) == ({"size": 0}, 0, NOON)
    publish(cache, 4)
    assert shelving.draft(cache, "hats") is None


@pytest.mark.parametrize(("size", "reason"), [(0, "because"), (3, " ")])
def test_that_nothing_bad_or_unexplained_is_published(cache, size, reason):
    with pytest.raises(CockpitError):
        shelving.publish(cache, "hats", {"size": size}, reason=reason, customer_value="x",
                         author="me", now=NOON)
    assert shelving.shelf(cache).revisions == {}


def test_that_an_older_format_is_brought_up_to_date_and_a_newer_one_refused():
    kind = document.kinds()["hats"]
    assert kind.upgraded({"width": 7}, 1) == {"size": 7}
    with pytest.raises(CockpitError, match=r"document\.newer"):
        kind.upgraded({}, 3)
    assert Shelf().in_force("hats", NOON).revision == 0


def test_that_an_old_draft_does_not_replace_what_was_published_since(cache):
    publish(cache, 5, base=0)
    with pytest.raises(CockpitError) as said:
        publish(cache, 7, base=0)
    assert (said.value.code, said.value.facts) == (
        "document.outdated", {"kind": "hats", "base": 0, "newest": 1})
    assert publish(cache, 5, base=0).revision == 1  # the same is no replacement
    assert publish(cache, 7, base=1).revision == 2
    assert shelving.shelf(cache).newest("hats") == 2
    assert Shelf().newest("hats") == 0


def test_that_the_mark_outside_the_cache_follows_a_revision(cache, monkeypatch):
    marked = []
    monkeypatch.setattr(cache, "mark", lambda: marked.append(shelving.shelf(cache).newest("hats")))
    publish(cache, 5)
    assert marked == [1]
