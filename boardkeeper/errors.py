"""The errors a user can act on, for the floors above."""

from db.errors import PassphraseNeeded, UserError, WrongPassphrase

__all__ = ["PassphraseNeeded", "UserError", "WrongPassphrase"]
