"""What can be wrong with a workbook before a single figure of it is read: one class per failure."""

from __future__ import annotations

from boardkeeper.errors import UserError


class WorkbookError(UserError):
    """A file that cannot be taken as a workbook, with the reason in one sentence."""


class WorkbookMissing(WorkbookError):
    """Nothing is there, or it may not be read."""


class EmptyFile(WorkbookError):
    """The file holds no bytes at all."""


class LockFile(WorkbookError):
    """Excel's or LibreOffice's note of who has the workbook open, not the workbook."""


class EncryptedWorkbook(WorkbookError):
    """The workbook asks for a password."""


class WebPage(WorkbookError):
    """A web page saved under the name of a workbook."""


class TextFile(WorkbookError):
    """Plain text, perhaps comma-separated, saved under the name of a workbook."""


class NotAWorkbook(WorkbookError):
    """Something else altogether: a PDF, a Word document, an archive of other things."""


class DamagedWorkbook(WorkbookError):
    """A workbook whose parts are missing or broken."""


class CompressionBomb(WorkbookError):
    """A small file that unpacks to far more than a workbook ever holds."""


class EntityBomb(WorkbookError):
    """A workbook whose XML declares a document type, which no program writes and which can swell without end."""


class UsedRangeTooLarge(WorkbookError):
    """A few cells spread over a million rows or sixteen thousand columns."""


class WorkbookTooLarge(WorkbookError):
    """More bytes, more cells or more memory than the bounds allow."""


class ReadingTookTooLong(WorkbookError):
    """The reading process ran past its time and was ended."""


class ReadingNotBegun(WorkbookError):
    """The reading process ended before it looked at the workbook: a fault of the installation, not of the file."""


class ReadingCancelled(WorkbookError):
    """The person stopped the reading; nothing was taken."""


class ChildLevelData(WorkbookError):
    """The workbook lists single children; such a list has no business in a board's file."""


class NothingToImport(WorkbookError):
    """A sound workbook without a table of the kind asked for."""


class PeriodNotThere(WorkbookError):
    """The workbook has no figures for the period asked for."""


#: Errors by class name: how a reading process tells its parent what went wrong.
BY_NAME: dict[str, type[WorkbookError]] = {
    kind.__name__: kind
    for kind in (
        WorkbookMissing,
        EmptyFile,
        LockFile,
        EncryptedWorkbook,
        WebPage,
        TextFile,
        NotAWorkbook,
        DamagedWorkbook,
        CompressionBomb,
        EntityBomb,
        UsedRangeTooLarge,
        WorkbookTooLarge,
    )
}
