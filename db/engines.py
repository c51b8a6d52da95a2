"""Engines over connections of the driver; what was compiled for one file serves every other.

SQLAlchemy keeps compiled statements with the engine and the dialect. An engine for each file and each reading of an
earlier state would compile the same statements again, which takes longer than running them.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Dialect, Engine, create_engine, make_url
from sqlalchemy.pool import StaticPool
from sqlalchemy.util import LRUCache
from sqlcipher3 import dbapi2

_COMPILED: LRUCache[Any, Any] = LRUCache(2000)


def engine_over(driver: Any) -> Engine:
    """An engine over one connection of the driver, which is closed with it."""
    dialect = _dialect()
    return Engine(
        StaticPool(lambda: driver, dialect=dialect),
        dialect,
        make_url("sqlite://"),
        execution_options={"compiled_cache": _COMPILED},
    )


@cache
def _dialect() -> Dialect:
    """The one dialect, which has asked the driver what it can do."""
    engine = create_engine("sqlite://", module=dbapi2, poolclass=StaticPool)
    engine.connect().close()
    engine.dispose()
    return engine.dialect
