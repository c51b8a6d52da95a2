"""What can be wrong with a file of old minutes before a line of it is understood: one class per failure."""

from __future__ import annotations

from boardkeeper.errors import UserError


class MinutesFileError(UserError):
    """A file that cannot be taken as minutes, with the reason in one sentence."""


class FileMissing(MinutesFileError):
    """Nothing is there, or it may not be read."""


class EmptyFile(MinutesFileError):
    """The file holds no bytes, or no words."""


class LockFile(MinutesFileError):
    """Word's note of who has the document open, not the document."""


class OldWordFile(MinutesFileError):
    """A document of the kind Word wrote before 2007."""


class ProtectedFile(MinutesFileError):
    """The document asks for a password."""


class NotMinutes(MinutesFileError):
    """Something else altogether: a PDF, a workbook, a picture."""


class DamagedFile(MinutesFileError):
    """A Word document whose parts are missing or broken."""


class CompressionBomb(MinutesFileError):
    """A small file that unpacks to far more than minutes ever hold."""


class EntityBomb(MinutesFileError):
    """A document whose XML declares a document type, which Word never does and which can swell without end."""


class FileTooLarge(MinutesFileError):
    """More bytes, more lines or more memory than the bounds allow."""


class ReadingTookTooLong(MinutesFileError):
    """The reading process ran past its time and was ended."""


class ReadingNotBegun(MinutesFileError):
    """The reading process ended before it looked at the file: a fault of the installation, not of the file."""


class ReadingCancelled(MinutesFileError):
    """The person stopped the reading; nothing was taken."""


#: Errors by class name: how a reading process tells its parent what went wrong.
BY_NAME: dict[str, type[MinutesFileError]] = {
    kind.__name__: kind
    for kind in (
        FileMissing,
        EmptyFile,
        LockFile,
        OldWordFile,
        ProtectedFile,
        NotMinutes,
        DamagedFile,
        CompressionBomb,
        EntityBomb,
        FileTooLarge,
    )
}
