"""Where facts came from: kept files, imports and remembered mappings."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Integer, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from db.tables.base import Base, Row, not_blank, words


class ImportKind(StrEnum):
    """What a workbook was read as."""

    KPIS = "kpis"
    MILESTONES = "milestones"
    DECISIONS = "decisions"
    PROGRAMME = "programme"
    ACTIONS = "actions"


class Blob(Base):
    """A kept file, found by the hash of its bytes: written once, never changed, so it stays out of the journal."""

    __tablename__ = "blob"
    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int] = mapped_column(Integer)
    media_type: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)

    __table_args__ = (
        CheckConstraint("length(hash) = 64", name="hash_is_sha256"),
        CheckConstraint("size = length(content)", name="size_is_true"),
        {"info": {"journal": False}},
    )


class Import(Row, Base):
    """One workbook brought in: which file, as what, when and by whom."""

    __tablename__ = "import"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"), index=True)
    kind: Mapped[ImportKind] = mapped_column(words(ImportKind))
    file_name: Mapped[str]
    blob_hash: Mapped[str] = mapped_column(ForeignKey("blob.hash", ondelete="RESTRICT"))
    made_at: Mapped[datetime]
    made_by: Mapped[str]

    __table_args__ = (not_blank("file_name"),)


class WorkbookMapping(Row, Base):
    """What was understood of a workbook's shape, so that next month's is one click."""

    __tablename__ = "workbook_mapping"
    board_id: Mapped[str] = mapped_column(ForeignKey("board.id", ondelete="CASCADE"))
    kind: Mapped[ImportKind] = mapped_column(words(ImportKind))
    shape_hash: Mapped[str]
    mapping: Mapped[str] = mapped_column(Text)

    __table_args__ = (UniqueConstraint("board_id", "kind", "shape_hash"),)


class Sourced:
    """A row that can name the import, sheet and cell it came from; blank when it was typed in."""

    source_sheet: Mapped[str] = mapped_column(default="")
    source_cell: Mapped[str] = mapped_column(default="")

    sourced_columns: ClassVar[tuple[str, ...]] = ("import_id", "source_sheet", "source_cell")

    @declared_attr
    @classmethod
    def import_id(cls) -> Mapped[str | None]:
        """The import that wrote the row last."""
        return mapped_column(ForeignKey("import.id", ondelete="SET NULL"), index=True)
