"""Paragraphs on the clipboard: in our own form with everything, and as HTML and text for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from boardkeeper.reports import Mark, WrittenParagraph
from boardkeeper.reports import ReportParagraphKind as Kind
from ui.writing.copied import html_of, text_of
from ui.writing.pasted_html import paragraphs_of_html
from ui.writing.pasted_text import paragraphs_of_text

PICTURE_ENDINGS = (".png", ".jpg", ".jpeg")

OWN_FORM = "application/x-boardkeeper-paragraphs"


def to_clipboard(paragraphs: Sequence[WrittenParagraph], digests: Sequence[str]) -> QMimeData:
    """Paragraphs in every form; `digests` are those of pictures, blank for other paragraphs."""
    own = [
        [each.kind.value, each.level, each.text, [_mark_row(mark) for mark in each.marks], digest]
        for each, digest in zip(paragraphs, digests, strict=True)
    ]
    data = QMimeData()
    data.setData(OWN_FORM, json.dumps(own).encode())
    data.setHtml(html_of(paragraphs))
    data.setText(text_of(paragraphs))
    return data


def from_clipboard(data: QMimeData) -> tuple[WrittenParagraph, ...]:
    """What is on the clipboard as paragraphs; empty when it holds no words."""
    if data.hasFormat(OWN_FORM):
        return _own(bytes(data.data(OWN_FORM).data()))
    found = paragraphs_of_html(data.html()) if data.hasHtml() else ()
    return found or (paragraphs_of_text(data.text()) if data.hasText() else ())


def picture_path(url: QUrl) -> Path | None:
    """The path of a picture on this computer."""
    path = url.toLocalFile()
    return Path(path) if path.lower().endswith(PICTURE_ENDINGS) else None


def _own(written: bytes) -> tuple[WrittenParagraph, ...]:
    return tuple(
        WrittenParagraph(
            None, Kind(kind), level, text, tuple(Mark(*mark) for mark in marks), None, digest or None
        )
        for kind, level, text, marks, digest in json.loads(written)
    )


def _mark_row(mark: Mark) -> list[object]:
    return [mark.start, mark.end, str(mark.style), mark.target]
