"""Every table of the store, one module per noun of the domain."""

from db.tables import (
    actions,
    agenda,
    boards,
    decisions,
    follow_up,
    imports,
    kpis,
    meetings,
    minutes,
    packs,
    people,
    plan,
    programme,
    reports,
    reviews,
)
from db.tables.base import Base

__all__ = [
    "Base",
    "actions",
    "agenda",
    "boards",
    "decisions",
    "follow_up",
    "imports",
    "kpis",
    "meetings",
    "minutes",
    "packs",
    "people",
    "plan",
    "programme",
    "reports",
    "reviews",
]
