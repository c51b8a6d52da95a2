"""Engines over connections: apart in what they hold, together in what was compiled."""

from __future__ import annotations

import pytest
from sqlalchemy import literal, select
from sqlcipher3 import dbapi2

from db import engines
from db.engines import engine_over


def test_what_was_compiled_for_one_file_serves_the_next() -> None:
    asked = select(literal("asked").label("only_here"))
    for expected in (1, 0):
        before = len(engines._COMPILED)
        engine = engine_over(dbapi2.connect(":memory:"))
        with engine.connect() as connection:
            assert connection.execute(asked).scalar() == "asked"
        engine.dispose()
        assert len(engines._COMPILED) - before == expected


def test_an_engine_closes_its_own_connection_only() -> None:
    one, other = dbapi2.connect(":memory:"), dbapi2.connect(":memory:")
    first, second = engine_over(one), engine_over(other)
    for engine in (first, second):
        engine.connect().close()
    first.dispose()
    with pytest.raises(dbapi2.ProgrammingError):
        one.execute("SELECT 1")
    assert other.execute("SELECT 1").fetchone() == (1,)
    second.dispose()
