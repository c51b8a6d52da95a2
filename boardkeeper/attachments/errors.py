"""Why a file was not taken."""

from __future__ import annotations

from boardkeeper.errors import UserError


class AttachmentRefused(UserError):
    """A file that cannot stand in a pack, with the reason in one sentence that names it."""


class PasswordNeeded(AttachmentRefused):
    """A file that opens only with its password: none was given, or another one."""


class AttachingCancelled(UserError):
    """The person stopped it; nothing was taken."""
