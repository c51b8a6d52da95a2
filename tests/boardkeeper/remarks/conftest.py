"""Small papers to remark on."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas


@pytest.fixture
def pdf_of() -> Callable[..., bytes]:
    """Makes a PDF with one page for each of some words."""

    def made(*pages: str) -> bytes:
        file = io.BytesIO()
        canvas = Canvas(file, invariant=True)
        for words in pages:
            for place, line in enumerate(words.split("\n")):
                canvas.drawString(72, 720 - 16 * place, line)
            canvas.showPage()
        canvas.save()
        return file.getvalue()

    return made
