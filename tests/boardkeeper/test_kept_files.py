"""Files kept in the board file: once, whole, and found again by their bytes."""

from __future__ import annotations

import hashlib

import pytest
from sqlalchemy import func, select

from boardkeeper import kept_files
from boardkeeper.errors import UserError
from db.tables.imports import Blob


def test_the_same_bytes_are_kept_once_and_found_by_their_hash(desk):
    with desk.store.edit("Keep a file", "Ann Smith") as session:
        first = kept_files.keep_into(session, b"%PDF-1.7 one", "application/pdf")
        again = kept_files.keep_into(session, b"%PDF-1.7 one", "application/pdf")
    assert first == again == hashlib.sha256(b"%PDF-1.7 one").hexdigest()
    with desk.store.read() as session:
        assert session.scalar(select(func.count()).select_from(Blob).where(Blob.hash == first)) == 1
    assert kept_files.kept_content(desk.store, first) == b"%PDF-1.7 one"


def test_a_file_that_is_not_kept_is_a_clear_refusal(desk):
    with pytest.raises(UserError, match="not kept in this board file"):
        kept_files.kept_content(desk.store, "0" * 64)
