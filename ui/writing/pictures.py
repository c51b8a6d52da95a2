"""Pictures in the text: taken in away from the window, kept for painting by the digest of their bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QObject, Qt, Signal
from PySide6.QtGui import QImage

from boardkeeper import attaching, kept_files
from boardkeeper.kept_files import TakenFile
from ui.page import Workplace

_WIDEST = 520
_MOST_KEPT = 64


class PictureShelf(QObject):
    """Holds pictures as they are painted, small enough for a page; fetches those it has not yet from the board.

    Signals:
        arrived: The digest of a picture that can be painted now.
    """

    arrived = Signal(str)

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._images: dict[str, QImage] = {}
        self._taken: dict[str, TakenFile] = {}
        self._wanted: set[str] = set()

    @property
    def taken(self) -> dict[str, TakenFile]:
        """Files that were taken in here, by digest; kept again only once by the board."""
        return self._taken

    def image(self, digest: str) -> QImage | None:
        """The picture, or None while it is being fetched."""
        if digest not in self._images and digest not in self._wanted:
            self._wanted.add(digest)
            self._workplace.operations.run(
                None, _kept, digest, on_done=self._on_kept_read, on_error=self._on_not_kept
            )
        return self._images.get(digest)

    def knows(self, digest: str) -> bool:
        """Whether this board holds the picture, or is about to."""
        return digest in self._images or digest in self._taken

    def take(self, source: Path | QImage, on_done: Callable[[str], None]) -> None:
        """Take a picture in from a file or from the clipboard, away from the window; answers its digest."""

        def take_in(answer: tuple[str, TakenFile, QImage]) -> None:
            digest, file, image = answer
            self._taken[digest] = file
            self._put(digest, image)
            on_done(digest)

        self._workplace.tasks.run(
            "Taking in the picture", _take, source, on_done=take_in, on_error=self._workplace.complain
        )

    def _on_kept_read(self, answer: tuple[str, bytes]) -> None:
        digest, content = answer
        self._workplace.tasks.run("Reading a picture", _shrunk, digest, content, on_done=self._on_shrunk)

    def _on_not_kept(self, error: Any) -> None:
        self._workplace.complain(error)

    def _on_shrunk(self, answer: tuple[str, QImage]) -> None:
        self._put(*answer)

    def _put(self, digest: str, image: QImage) -> None:
        while len(self._images) >= _MOST_KEPT:
            self._images.pop(next(iter(self._images)))
        self._wanted.discard(digest)
        self._images[digest] = image
        self.arrived.emit(digest)


def _kept(desk: Any, digest: str) -> tuple[str, bytes]:
    return digest, kept_files.kept_content(desk, digest)


def _shrunk(digest: str, content: bytes, **_watched_by: object) -> tuple[str, QImage]:
    return digest, _fitted(QImage.fromData(content))


def _take(source: Path | QImage, **_watched_by: object) -> tuple[str, TakenFile, QImage]:
    if isinstance(source, QImage):
        file = attaching.take_picture(_png(source), "Pasted picture.png")
    else:
        file = attaching.take_picture(source, source.name)
    digest = hashlib.sha256(file.content).hexdigest()
    return digest, file, _fitted(QImage.fromData(file.content))


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _fitted(image: QImage) -> QImage:
    if image.width() <= _WIDEST:
        return image
    return image.scaledToWidth(_WIDEST, Qt.TransformationMode.SmoothTransformation)
