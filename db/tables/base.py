"""What every table shares: a UUID key, a version against lost updates, exact figures, named constraints."""

from __future__ import annotations

import uuid
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Enum, Integer, MetaData, String, Text, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column


def new_id() -> str:
    """A key that rows made on two laptops never share: 32 hexadecimal digits of a random UUID."""
    return uuid.uuid4().hex


class DecimalText(TypeDecorator[Decimal]):
    """An exact figure kept as its own digits: binary floats never touch it between cell and page."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy calls it so
        """Write the plain digits: 22.70 stays 22.70, 1E+2 becomes 100."""
        if value is None:
            return None
        if not value.is_finite():
            msg = f"not a figure: {value}"
            raise ValueError(msg)
        return format(value, "f")

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002 - SQLAlchemy calls it so
        """Read the digits back."""
        if value is None:
            return None
        try:
            return Decimal(value)
        except InvalidOperation as error:
            msg = f"not a figure: {value!r}"
            raise ValueError(msg) from error


def words(kind: type[StrEnum], *, is_checked: bool = True) -> Enum:
    """A column type that holds one of the domain's words, as text; with a check constraint, unless another table has it."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=is_checked,
        validate_strings=True,
        length=40,
        values_callable=lambda members: [member.value for member in members],
        name="".join("_" + c.lower() if c.isupper() else c for c in kind.__name__).lstrip("_"),
    )


def not_blank(column: str) -> CheckConstraint:
    """A constraint that a text column says something."""
    return CheckConstraint(f"length(trim({column})) > 0", name=f"{column}_not_blank")


class Base(DeclarativeBase):
    """The metadata of the store; constraint names are part of the schema, so migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {Decimal: DecimalText, str: Text}  # noqa: RUF012 - SQLAlchemy's own declaration


class Row:
    """A row people write: it has a key of its own and refuses to be overwritten unseen."""

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    version: Mapped[int] = mapped_column(Integer, nullable=False)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.__dict__.get("version") or cls.version}
