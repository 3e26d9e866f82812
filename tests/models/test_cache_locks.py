"""What stands in the way of opening is told apart, and nothing is changed by trying."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import replace

import pytest

from models import header as headers
from models.errors import CockpitError


def opening(open_cache, **wishes):
    with pytest.raises(CockpitError) as caught:
        open_cache(**wishes)
    return caught.value


def content(home):
    return {file.name: file.read_bytes() for file in home.iterdir() if file.is_file()}


def test_that_a_wrong_passphrase_is_told_and_changes_nothing(open_cache, home):
    open_cache().close()
    before = content(home)
    error = opening(open_cache, passphrase="five geese")
    assert (error.code, error.facts["kind"]) == ("cache.wrong_key", "passphrase")
    assert content(home) == before


@pytest.mark.parametrize("answer", [None, ""])
def test_that_no_passphrase_makes_no_cache(open_cache, home, answer):
    assert opening(open_cache, passphrase=answer).code == "cache.key_missing"
    assert not (home / "cache.db").exists()
    open_cache().close()


def test_that_a_passphrase_costs_a_guesser_128_mib():
    source = importlib.util.find_spec("models.unlocking").loader.get_source("models.unlocking")
    assert "COST = 2**17 " in source  # the fixtures make it cheap for all other tests


def test_that_the_demo_company_needs_no_passphrase_and_is_not_confidential(open_cache):
    cache = open_cache(passphrase=None, demo=True)
    assert cache.demo
    cache.close()
    assert open_cache(passphrase=None).demo


def test_that_demo_data_never_goes_into_a_real_cache(open_cache):
    open_cache().close()
    assert opening(open_cache, demo=True).code == "demo.real_data"


@pytest.mark.parametrize(
    "stranger",
    [b"my notes\n" * 2000, "客户名单\n".encode("gb18030") * 900, b"", b"SQLite format 3\0" * 512],
    ids=["text", "GB18030", "empty", "plain database"],
)
@pytest.mark.parametrize("header", [True, False])
def test_that_another_file_in_the_place_of_the_cache_is_left_alone(
    open_cache, home, paths, stranger, header
):
    open_cache().close()
    paths.cache_file.write_bytes(stranger)
    if not header:
        paths.header_file.unlink()
    assert opening(open_cache).code == "cache.not_a_cache"
    assert paths.cache_file.read_bytes() == stranger


def test_that_a_lost_header_never_leads_to_an_empty_cache(open_cache, paths):
    open_cache().close()
    paths.header_file.unlink()
    before = paths.cache_file.read_bytes()
    error = opening(open_cache)
    assert (error.code, error.facts["part"]) == ("cache.damaged", "header")
    assert paths.cache_file.read_bytes() == before


def test_that_a_lost_cache_file_is_told_and_not_made_anew(open_cache, paths):
    open_cache().close()
    paths.cache_file.unlink()
    error = opening(open_cache)
    assert (error.code, error.facts["part"]) == ("cache.damaged", "missing")
    assert not paths.cache_file.exists()


def test_that_one_damaged_line_of_the_header_does_no_harm_and_two_are_told(open_cache, paths):
    open_cache().close()
    first, second = paths.header_file.read_bytes().splitlines()
    paths.header_file.write_bytes(first.replace(b"salt", b"sa1t") + b"\n" + second + b"\n")
    open_cache().close()
    paths.header_file.write_bytes(first[:-1] + b"\n" + second[1:] + b"\n")
    error = opening(open_cache)
    assert (error.code, error.facts["part"]) == ("cache.damaged", "header")


def test_that_a_header_changed_by_someone_without_the_key_is_refused(open_cache, paths):
    open_cache().close()
    header = headers.read(paths.header_file)
    headers.write(paths.header_file, replace(header, store="another"))
    error = opening(open_cache)
    assert (error.code, error.facts["part"]) == ("cache.damaged", "header")


def test_that_a_header_cannot_make_us_eat_the_memory(open_cache, paths):
    open_cache().close()
    header = headers.read(paths.header_file)
    headers.write(paths.header_file, replace(header, cost=2**40))
    assert opening(open_cache).code == "cache.damaged"


@pytest.mark.parametrize("size", [4096, 100_000, -1])
def test_that_a_cut_off_file_is_damaged(open_cache, paths, size):
    open_cache().close()
    whole = paths.cache_file.read_bytes()
    paths.cache_file.write_bytes(whole[:size])
    assert opening(open_cache).code == "cache.damaged"


@pytest.mark.parametrize("place", ["schema", "format", "tables"])
def test_that_a_cache_of_a_newer_program_is_refused_untouched(open_cache, home, paths, place):
    cache = open_cache()
    lock = cache.lock
    if place == "tables":
        with cache.write() as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0099'")
    cache.close()
    if place == "schema":
        headers.write(paths.header_file, lock.with_schema("0099").header)
    if place == "format":
        newer = replace(lock.header, format=99).sealed(lock.key)
        headers.write(paths.header_file, newer)
    before = content(home)
    error = opening(open_cache)
    assert error.code == "cache.newer"
    assert error.facts["have"] in {"0099", 99}
    assert content(home) == before


def test_that_making_a_cache_can_be_cut_off_between_any_two_files(open_cache, paths, monkeypatch):
    from models import cache_files

    steps = ["models.cache_files.headers.write", "models.cache_files.mark.write",
             "models.cache_files.private_files.replace"]
    for step in steps:
        with monkeypatch.context() as patch:
            def killed(*arguments):
                raise KeyboardInterrupt

            patch.setattr(step, killed)
            with pytest.raises(KeyboardInterrupt):
                open_cache(passphrase="first try")
        assert not paths.cache_file.exists()
    cache = open_cache(passphrase="another one")
    assert cache.version() == 0
    assert cache_files.settled(paths)


def test_that_the_header_holds_no_key_but_the_demo_companys(open_cache, paths):
    cache = open_cache()
    assert cache.lock.key.hex() not in paths.header_file.read_text()
    assert json.loads(paths.header_file.read_text().split("\n")[0].rpartition(" ")[0])["key"] == ""
    assert cache.lock.key.hex() not in repr(cache.lock)
