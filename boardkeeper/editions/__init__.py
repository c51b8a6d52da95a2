"""Editions of a meeting's pack: composed from one gathering, numbered alike, made, locked."""

from __future__ import annotations

from boardkeeper.editions.views import Edition, Part
from db.tables.packs import Readers

__all__ = ["Edition", "Part", "Readers"]
