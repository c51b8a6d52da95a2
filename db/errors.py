"""What a user can act on: one class per failure, one sentence, one next step."""

from __future__ import annotations


class UserError(Exception):
    """A failure the user can understand and act on; never a program fault.

    Args:
        sentence: What happened, in one sentence with a full stop, naming file, sheet, cell or page where there is one.
        next_step: What to do about it; empty when the sentence says it.
    """

    def __init__(self, sentence: str, next_step: str = "") -> None:
        super().__init__(sentence if not next_step else f"{sentence} {next_step}")
        self.sentence = sentence
        self.next_step = next_step


class CannotOpen(UserError):
    """A board file that could not be opened; each subclass is one reason."""


class BoardMissing(CannotOpen):
    """There is no file of that name."""


class NotAFile(CannotOpen):
    """The path is a folder or a device."""


class BoardEmpty(CannotOpen):
    """The file has no bytes at all, as a broken copy or an unfinished synchronisation leaves it."""


class ForeignFile(CannotOpen):
    """The file belongs to another program."""


class BoardDamaged(CannotOpen):
    """The file is a board, and part of it is lost or unreadable; also met while working."""


class BoardNewer(CannotOpen):
    """The file was written by a newer version of the program."""


class BoardReadOnly(CannotOpen):
    """The file or its folder may not be written; also met while working."""


class BoardInUse(CannotOpen):
    """Somebody has the file open, or another program holds it; also met while working."""


class PassphraseNeeded(CannotOpen):
    """The file is sealed and no passphrase was given."""


class WrongPassphrase(CannotOpen):
    """The file is sealed with another passphrase."""


class CannotBringUpToDate(CannotOpen):
    """The older file could not be brought to the present layout; it is as it was."""


class BoardExists(UserError):
    """A new board would have taken the place of a file."""


class DiskFull(UserError):
    """There is no room to write; nothing of the step was kept."""


class StorageFault(UserError):
    """The disk, stick or network share failed while reading or writing."""


class ChangedMeanwhile(UserError):
    """What was about to be saved had been changed or removed since it was read; the newer state was kept."""


class NothingToUndo(UserError):
    """Every step that can be undone is undone."""


class NothingToRedo(UserError):
    """Nothing was undone since the last change."""


class CannotUndo(UserError):
    """A step that cannot be taken back because a later one changed the same thing."""


class BackupsStopped(UserError):
    """No backup is made while the board is known to be damaged, so that good ones are not pushed out."""


class BackupFolderMissing(UserError):
    """There is no folder for the backups, and none can be made."""


class BackupUnusable(UserError):
    """A backup that cannot be read or does not hold a board."""
