"""Papers as they arrive by e-mail: small PDF files made for a journey."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas


def write_paper(path: Path, words: str, pages: int = 1) -> Path:
    """Write a PDF with the words on every page; answers its path."""
    canvas = Canvas(str(path), invariant=True)
    for number in range(1, pages + 1):
        canvas.drawString(72, 720, words)
        canvas.drawString(72, 700, f"Sheet {number}")
        canvas.showPage()
    canvas.save()
    return path
