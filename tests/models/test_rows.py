"""Records as rows and back, of every kind."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.entities import KINDS, FxRate, Opportunity
from models.money import exponent
from models.rows import LAYOUTS, BadValue, decode, encode
from models.tables import MIRROR

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
LEAF = {
    str: texts,
    int: st.integers(-(2**63) + 1, 2**63 - 1),
    bool: st.booleans(),
    float: st.floats(0, 1),
    date: st.dates(),
    datetime: st.datetimes(datetime(1900, 1, 1), datetime(9999, 1, 1), timezones=st.just(UTC)),
    Decimal: st.decimals(-10**9, 10**9, places=0),
}


def values(name: str, hint: Any) -> st.SearchStrategy[Any]:
    if name == "source_id":
        return texts.filter(bool)
    if name == "currency":
        return st.sampled_from(["EUR", "JPY", "KWD"])
    optional = get_origin(hint) in (Union, UnionType)
    if optional:
        hint = get_args(hint)[0]
    if get_origin(hint) is Literal:
        found: st.SearchStrategy[Any] = st.sampled_from(get_args(hint))
    elif get_origin(hint) is dict:
        found = st.dictionaries(texts, st.integers(-9, 9) | texts | st.none(), max_size=3)
    else:
        found = LEAF[hint]
    return st.none() | found if optional else found


def records() -> st.SearchStrategy[Any]:
    made = []
    for kind, record in KINDS.items():
        hints = get_type_hints(record)
        fields = {field.name: values(field.name, hints[field.name])
                  for field in msgspec.structs.fields(record)}
        made.append(st.tuples(st.just(kind), st.builds(record, **fields)))
    return st.one_of(made)


@given(records())
@settings(max_examples=400)
def test_that_every_record_comes_back_from_its_row(found):
    kind, record = found
    row = encode(LAYOUTS[kind], 7, record, 99)
    assert decode(LAYOUTS[kind], row) == record
    assert len(row) == len(MIRROR[kind].columns)
    assert (row[0], row[-2]) == (7, 99)
    assert all(value is None or isinstance(value, (int, float, str, bytes)) for value in row)


@pytest.mark.parametrize("kind", KINDS)
def test_that_rows_stand_in_the_order_of_the_columns(kind):
    assert LAYOUTS[kind].columns == tuple(column.name for column in MIRROR[kind].columns)


@given(st.decimals(-10**9, 10**9, places=5), st.sampled_from(["EUR", "JPY", "KWD", None]))
def test_that_amounts_are_rounded_once_to_the_currency(amount, currency):
    record = Opportunity(source_id="1", name="x", amount=amount, currency=currency)
    back = decode(LAYOUTS["opportunities"], encode(LAYOUTS["opportunities"], 1, record, 0))
    assert abs(back.amount - amount) <= Decimal(1).scaleb(-exponent(currency)) / 2


def test_that_rates_keep_every_digit():
    rate = FxRate(source_id="1", currency="JPY", reporting="EUR", day=date(2026, 1, 1),
                  rate=Decimal("0.00612345678901234567"))
    assert decode(LAYOUTS["fx_rates"], encode(LAYOUTS["fx_rates"], 1, rate, 0)) == rate


def test_that_a_moment_in_another_zone_is_the_same_moment():
    from zoneinfo import ZoneInfo

    for at in (datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin")),
               datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Berlin"))):
        record = Opportunity(source_id="1", name="x", modified_at=at)
        back = decode(LAYOUTS["opportunities"], encode(LAYOUTS["opportunities"], 1, record, 0))
        assert back.modified_at - at.astimezone(UTC) == timedelta(0)


@pytest.mark.parametrize(("values", "column"), [
    ({"name": None}, "name"), ({"name": 3}, "name"), ({"modified_at": "2026"}, "modified_at"),
    ({"amount": 1.5}, "amount"), ({"close_date": "2026-01-01"}, "close_date"),
    ({"raw": {"x": "\ud800"}}, "raw"), ({"probability": float("nan")}, "probability"),
])
def test_that_a_value_of_another_kind_names_its_column(values, column):
    with pytest.raises(BadValue) as caught:
        encode(LAYOUTS["opportunities"], 1,
               Opportunity(**{"source_id": "1", "name": "x", **values}), 0)
    assert caught.value.facts["column"] == column
