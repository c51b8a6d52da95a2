"""Alembic's environment: migrations run on a connection that is given, in the transaction that is open on it."""

from __future__ import annotations

from typing import Any

from alembic import context

# Made by the search index and by Alembic itself; they are in no metadata.
_NOT_OURS = ("search_text", "alembic_version", "sqlite_")


def _include(name: str | None, kind: str, _parents: Any) -> bool:
    return kind != "table" or not (name or "").startswith(_NOT_OURS)


context.configure(
    connection=context.config.attributes["connection"],
    # Only to compare and to write new scripts: a script itself never looks at the live tables.
    target_metadata=context.config.attributes.get("metadata"),
    include_name=_include,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
