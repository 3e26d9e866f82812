"""`check` finds what is wrong, and says it in words."""

from __future__ import annotations

import pytest


def bad(cache):
    return [(finding.what, finding.words) for finding in cache.check() if not finding.good]


def execute(cache, *statements):
    with cache.write() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def test_that_a_whole_cache_is_well_and_every_part_is_named(cache):
    findings = cache.check()
    assert all(finding.good for finding in findings)
    assert [finding.what for finding in findings] == [
        "pages", "structure", "references", "audit trail", "aliases", "high-water mark", "key",
    ]
    assert all(finding.words.endswith(".") for finding in findings)


def test_that_the_limits_of_a_mark_beside_the_file_are_said(cache):
    words = {finding.what: finding.words for finding in cache.check()}
    assert "cannot be noticed" in words["high-water mark"]
    assert "passphrase" in words["key"]


def test_that_the_demo_company_is_said_to_be_not_confidential(open_cache):
    words = {finding.what: finding.words for finding in open_cache(demo=True).check()}
    assert "not confidential" in words["key"]


def test_that_a_damaged_page_is_named(open_cache, paths):
    open_cache().close()
    data = bytearray(paths.cache_file.read_bytes())
    data[4096 * 17 + 99] ^= 1
    paths.cache_file.write_bytes(data)
    found = bad(open_cache())
    assert ("pages", "HMAC verification failed for page 18.") in found


def test_that_rows_of_a_connection_that_is_gone_are_counted(cache):
    execute(
        cache,
        "INSERT INTO stream_state (connection_id, stream, generation, records)"
        " VALUES (7, 'users', 0, 0), (7, 'leads', 0, 0)",
    )
    assert bad(cache) == [
        ("references", "2 rows of stream_state belong to nothing that is there.")
    ]


@pytest.mark.parametrize("kind", ["accounts", "no_such_kind"])
def test_that_an_alias_without_its_record_is_counted(cache, kind):
    execute(
        cache,
        "INSERT INTO connection VALUES (1, 'crm', 'demo', '', '{}', 0, 0)",
        f"INSERT INTO alias VALUES (1, '{kind}', 'old', 'gone')",
    )
    assert bad(cache) == [("aliases", f"1 of {kind} lead to no record.")]


def test_that_an_alias_may_lead_to_a_deleted_record(cache):
    execute(
        cache,
        "INSERT INTO connection VALUES (1, 'crm', 'demo', '', '{}', 0, 0)",
        "INSERT INTO teams (connection_id, source_id, source_version, state, name, fetched_at,"
        " generation) VALUES (1, 'new', '', 'deleted', 'North', 0, 0)",
        "INSERT INTO alias VALUES (1, 'teams', 'old', 'new')",
    )
    assert bad(cache) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE audit SET actor = 'nobody' WHERE sequence = 2",
         ["Entry 2 does not fit the chain (changed)."]),
        ("DELETE FROM audit WHERE sequence = 2", ["Entry 3 does not fit the chain (gap)."]),
    ],
)
def test_that_a_broken_audit_trail_is_named(cache, now, statement, words):
    for action in ("one", "two", "three"):
        cache.note(action, {}, now)
    execute(cache, statement)
    assert [said for what, said in bad(cache) if what == "audit trail"] == words


def test_that_a_trail_cut_off_at_its_end_is_noticed_by_the_mark(cache, now):
    for action in ("one", "two", "three"):
        cache.note(action, {}, now)
    execute(cache, "DELETE FROM audit WHERE sequence >= 3")
    assert [what for what, _ in bad(cache)] == ["high-water mark"]


def test_that_checking_beside_another_program_leaves_the_pages_out_and_says_so(cache, open_cache):
    findings = {finding.what: finding for finding in open_cache(shared=True).check()}
    assert "Not checked" in findings["pages"].words
    assert findings["structure"].good


def test_that_checking_goes_on_while_somebody_reads(cache):
    cache.secrets.set("colour", "grey")
    with cache.read() as connection:
        connection.exec_driver_sql("SELECT * FROM secret").all()
        assert bad(cache) == []
