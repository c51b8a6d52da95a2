"""How many pages attached files have: counted once for each, away from the window."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from boardkeeper import kept_files
from boardkeeper.errors import UserError
from ui.page import Workplace


class PageCounts(QObject):
    """Knows the pages of files by the hash of their bytes.

    Signals:
        counted: Another file has been counted.
    """

    counted = Signal()

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._asked: set[str] = set()
        self.pages: dict[str, int] = {}

    def want(self, digests: Iterable[str]) -> None:
        """Count these, unless they were counted before."""
        for digest in set(digests) - self._asked:
            self._asked.add(digest)
            self._workplace.operations.run(
                None,
                kept_files.kept_content,
                digest,
                on_done=partial(self._on_content_read, digest),
                on_error=self._on_not_kept,
            )

    def _on_content_read(self, digest: str, content: bytes) -> None:
        self._workplace.tasks.run(
            "Counting pages", _count, content, on_done=partial(self._on_counted, digest)
        )

    def _on_not_kept(self, error: UserError) -> None:
        self._workplace.complain(error)

    def _on_counted(self, digest: str, pages: int) -> None:
        self.pages[digest] = pages
        self.counted.emit()


def _count(content: bytes, **_watched_by: object) -> int:
    # PDFium is loaded here, on the pool's thread.
    from boardkeeper.render.pages import PageReader

    if not content.startswith(b"%PDF"):
        return 0
    with PageReader(content) as reader:
        return len(reader)
