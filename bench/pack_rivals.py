"""The same pack set by the program and by other tools: LibreOffice, WeasyPrint, fpdf2, Typst. Each walks over the same blocks.

    python3 bench/pack_rivals.py TOOL PICKLED_PACK PDF      writes the PDF, prints the seconds and the megabytes it took

The others print tables, headings, lists and page numbers; page ranges on the agenda sheet, marking and stamping are left out, which
is in their favour.
"""

from __future__ import annotations

import pickle
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "resources" / "fonts"


def plain(text: Any) -> str:
    """Inline text without its emphasis."""
    return text if isinstance(text, str) else "".join(run.text for run in text)


# ------------------------------------------------------------------------------------------------ Boardkeeper


def boardkeeper(pack: Any, target: Path) -> None:
    """What the program does: tagged PDF/UA-1 with page ranges, links and bookmarks."""
    from boardkeeper.render.pdf import build_pack

    target.write_bytes(build_pack(pack).pdf)


# ------------------------------------------------------------------------------------------------ LibreOffice


def libreoffice(pack: Any, target: Path) -> None:
    """The Word file that the program writes, made into a tagged PDF."""
    from boardkeeper.render.docx import render_docx

    word = target.with_suffix(".docx")
    word.write_bytes(render_docx(pack))
    program = shutil.which("soffice") or shutil.which("libreoffice") or "soffice"
    kind = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    profile = f"-env:UserInstallation=file://{target.parent / 'profile'}"
    subprocess.run(
        [program, profile, "--headless", "--convert-to", kind, "--outdir", str(target.parent), str(word)],
        check=True,
        capture_output=True,
    )


# ------------------------------------------------------------------------------------------------- WeasyPrint


def weasyprint(pack: Any, target: Path) -> None:
    """The web page that the program writes, made into a PDF/UA."""
    from weasyprint import HTML

    from boardkeeper.render.html import render_html

    HTML(string=render_html(pack)).write_pdf(str(target), pdf_variant="pdf/ua-1")


# ------------------------------------------------------------------------------------------------------ fpdf2


def fpdf2(pack: Any, target: Path) -> None:
    """Written block by block; fpdf2 writes no tags."""
    from fpdf import FPDF

    pdf = FPDF(format="A4")
    for style, name in (("", "Regular"), ("B", "Bold"), ("I", "Italic")):
        pdf.add_font("Source", style, str(next(FONTS.rglob(f"SourceSans3*{name}.ttf"))))
    for section in pack.sections:
        pdf.add_page(orientation=section.orientation.value)
        for block in section.blocks:
            _fpdf_block(pdf, block)
    pdf.output(str(target))


def _fpdf_block(pdf: Any, block: Any) -> None:
    kind = type(block).__name__
    below = {"new_x": "LMARGIN", "new_y": "NEXT"}
    if kind == "Heading":
        pdf.set_font("Source", "B", 21 if block.level == 1 else 15)
        pdf.multi_cell(0, 9, f"{block.number} {block.text}".strip(), **below)
    elif kind == "Table":
        pdf.set_font("Source", "", 10)
        widths = tuple(column.width or 1 for column in block.columns)
        with pdf.table(col_widths=widths, text_align="LEFT") as table:
            for cells in ([column.title for column in block.columns], *_rows(block)):
                row = table.row()
                for cell in cells:
                    row.cell(cell)
    else:
        pdf.set_font("Source", "", 12)
        for words in _lines(block):
            pdf.multi_cell(0, 5.6, words, **below)
            pdf.ln(1.5)


def _rows(table: Any) -> Iterator[list[str]]:
    for row in table.rows:
        yield [plain(cell.text) for cell in row.cells]


def _lines(block: Any) -> Iterator[str]:
    """What a block says, paragraph by paragraph."""
    kind = type(block).__name__
    if kind == "Paragraph":
        yield plain(block.text)
    elif kind == "Points":
        for place, point in enumerate(block.points):
            yield f"({chr(97 + place)}) {plain(point.text)}"
    elif kind == "Resolution":
        yield f"{block.verb} {'; '.join(plain(limb) for limb in block.limbs)}"
    elif kind == "Cover":
        yield from (block.council, block.board, block.day, block.time, block.place, *block.lines)
    elif kind == "MemberList":
        yield ", ".join(member.name for member in block.members)
    elif kind == "Contents":
        for item in block.items:
            yield f"{item.number}. {item.title}"
            yield plain(item.purpose)


# ------------------------------------------------------------------------------------------------------ Typst


def typst(pack: Any, target: Path) -> None:
    """Written as Typst, compiled to PDF/UA-1 with the same font."""
    import typst as compiler

    source = target.with_suffix(".typ")
    source.write_text("".join(_typst(pack)), encoding="utf-8")
    compiler.compile(str(source), output=str(target), font_paths=[str(FONTS)], pdf_standards=["ua-1"])


def _typst(pack: Any) -> Iterator[str]:
    yield f"#set document(title: {_quoted(pack.title)})\n"
    yield '#set text(font: "Source Sans 3", size: 12pt, lang: "en", region: "GB")\n'
    yield '#set page(paper: "a4", numbering: "1", margin: 22mm)\n#set par(leading: 0.6em)\n'
    for section in pack.sections:
        turned = "true" if section.orientation.value == "landscape" else "false"
        yield f"#page(flipped: {turned})[\n"
        for block in section.blocks:
            yield _typst_block(block)
        yield "]\n"


def _typst_block(block: Any) -> str:
    kind = type(block).__name__
    if kind == "Heading":
        return f"#heading(level: {block.level}, {_quoted(f'{block.number} {block.text}'.strip())})\n"
    if kind == "Table":
        widths = ", ".join(f"{column.width or 1}fr" for column in block.columns)
        head = ", ".join(f'[#text(weight: "bold", {_quoted(column.title)})]' for column in block.columns)
        cells = ", ".join(_quoted(cell) for row in _rows(block) for cell in row)
        return f"#[#set text(size: 10pt)\n#table(columns: ({widths}), table.header({head}), {cells})]\n"
    if kind == "Points":
        items = ", ".join(_quoted(plain(point.text)) for point in block.points)
        return f'#enum(numbering: "(a)", {items})\n'
    return "".join(f"#par({_quoted(words)})\n" for words in _lines(block) if words)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


TOOLS: dict[str, Callable[[Any, Path], None]] = {
    "Boardkeeper": boardkeeper,
    "LibreOffice": libreoffice,
    "WeasyPrint": weasyprint,
    "fpdf2": fpdf2,
    "Typst": typst,
}


def is_there(tool: str) -> bool:
    """Whether a tool can be measured on this computer."""
    from importlib.util import find_spec

    if tool == "LibreOffice":
        return bool(shutil.which("soffice") or shutil.which("libreoffice"))
    return find_spec({"fpdf2": "fpdf"}.get(tool, tool.lower())) is not None


def main(tool: str, pickled: str, target: str) -> None:
    """Set a pack and say what it took."""
    pack = pickle.loads(Path(pickled).read_bytes())
    start = time.perf_counter()
    TOOLS[tool](pack, Path(target))
    took = time.perf_counter() - start
    peak = sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(took, peak / 1024)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main(*sys.argv[1:])
