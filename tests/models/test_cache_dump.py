"""The dump: equal contents give equal bytes."""

from __future__ import annotations

import io
import json

from models.paths import Paths

ACCOUNT = (
    "INSERT INTO accounts (connection_id, source_id, modified_at, source_version, state, custom,"
    " raw, name, fetched_at, generation) VALUES"
)


def dumped(cache):
    stream = io.StringIO()
    cache.dump(stream)
    return stream.getvalue()


def fill(cache, *statements):
    with cache.write() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def connection(number, name):
    return f"INSERT INTO connection VALUES ({number}, '{name}', 'demo', 'http://x', '{{}}', 5, 0)"


def test_that_an_empty_cache_dumps_as_json(cache):
    content = json.loads(dumped(cache))
    assert content["aliases"] == content["events"] == []
    assert set(content["records"]["opportunities"]) == set()
    assert len(content["records"]) == 15


def test_that_records_are_written_as_they_are_known_and_only_live_ones(cache):
    fill(
        cache,
        connection(1, "crm"),
        ACCOUNT + " (1, 'b', 1000000, 'v1', 'live', CAST('{\"b\":1,\"a\":\"ä\"}' AS BLOB),"
        " CAST('{}' AS BLOB), 'Zwölf Äpfel', 9, 3)",
        ACCOUNT + " (1, 'a', NULL, '', 'deleted', NULL, NULL, 'Gone', 9, 3)",
        "INSERT INTO campaign_costs (connection_id, source_id, source_version, state,"
        " lead_source, period_start, period_end, amount, currency, fetched_at, generation)"
        " VALUES (1, 'c', '', 'live', 'Fair', 0, 31, 12345, 'JPY', 9, 3)",
    )
    records = json.loads(dumped(cache))["records"]
    (account,) = records["accounts"]
    assert account["modified_at"] == "1970-01-01T00:00:01+00:00"
    assert account["custom"] == {"a": "ä", "b": 1}
    assert (account["connection"], account["name"]) == ("crm", "Zwölf Äpfel")
    assert not {"fetched_at", "generation", "raw", "connection_id"} & set(account)
    (cost,) = records["campaign_costs"]
    assert (cost["period_start"], cost["period_end"]) == ("1970-01-01", "1970-02-01")
    assert cost["amount"] == 12345


def test_that_order_of_arrival_time_of_fetching_and_numbers_of_connections_do_not_matter(
    open_cache, tmp_path
):
    one, other = open_cache(), open_cache(Paths(tmp_path / "other"))
    event = "INSERT INTO field_event VALUES ({}, 'o', {}, 'amount', '1', '2', {}, 7, {}, 0, NULL,"
    event += " 'native', NULL)"
    fill(
        one,
        connection(1, "north"),
        connection(2, "south"),
        ACCOUNT + " (1, 'a', 1, '', 'live', NULL, NULL, 'A', 5, 1)",
        ACCOUNT + " (2, 'a', 1, '', 'live', NULL, NULL, 'B', 5, 1)",
        event.format(1, 11, 50, 5),
        event.format(1, 12, 40, 5),
        "INSERT INTO alias VALUES (1, 'accounts', 'z', 'a'), (1, 'accounts', 'y', 'a')",
    )
    fill(
        other,
        connection(4, "south"),
        connection(9, "north"),
        "INSERT INTO alias VALUES (9, 'accounts', 'y', 'a'), (9, 'accounts', 'z', 'a')",
        event.format(9, 12, 40, 888),
        event.format(9, 11, 50, 999),
        ACCOUNT + " (4, 'a', 1, '', 'live', NULL, NULL, 'B', 77, 8)",
        ACCOUNT + " (9, 'a', 1, '', 'live', NULL, CAST('{}' AS BLOB), 'A', 99, 8)",
    )
    assert dumped(one) == dumped(other)
    events = json.loads(dumped(one))["events"]
    assert [row["event_id"] for row in events] == [12, 11]
    assert [row["source_id"] for row in json.loads(dumped(one))["aliases"]] == ["y", "z"]


def test_that_a_changed_value_changes_the_dump(cache):
    fill(cache, connection(1, "crm"), ACCOUNT + " (1, 'a', 1, '', 'live', NULL, NULL, 'A', 5, 1)")
    before = dumped(cache)
    fill(cache, "UPDATE accounts SET name = 'B'")
    assert dumped(cache) != before
