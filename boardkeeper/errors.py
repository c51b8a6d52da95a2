"""The errors a user can act on, for the floors above."""

from db.errors import UserError

__all__ = ["UserError"]
