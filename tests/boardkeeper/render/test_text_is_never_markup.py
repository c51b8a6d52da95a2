"""What people type is printed as typed in every form a pack takes, and makes no program fetch or run anything."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import page as checker
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from boardkeeper.documents.large_print import in_large_print
from boardkeeper.render.docx import render_docx
from boardkeeper.render.html import render_html
from boardkeeper.render.pdf import build_pack
from boardkeeper.render.pdf.style import LARGE_PRINT
from tests.boardkeeper.render.reading import opened, words
from tests.boardkeeper.render.typed_text import typed_pack

HOSTILE = (
    "<b>bold</b> & <i>",
    '"><img src="file:///etc/passwd" onerror="alert(1)">',
    "&#60;script&#62; &amp; &nbsp; &lt;",
    "<font color='red'>red</font> {red}x{/red}",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "https://example.org/<x>?a='b'&c=\"d\"",
    "]]> <!-- --> <?xml version='1.0'?> <!DOCTYPE x>",
    "(unbalanced \\ ) <</Type/Page>> endstream endobj",
    "a\u202edrawkcab\u2066 \u200bzero\ufeff\x07\x00",
    "{{7*7}} %(x)s {0} ${y} %s\\n",
    "</style></title></textarea><script>",
)
texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=("Cs", "Zl", "Zp", "Cc")), min_size=1, max_size=40),
    st.text("<>&\"'{}()[]\\/#;:%$ab \x00\u202e", min_size=1, max_size=30),
)


class Shape(HTMLParser):
    """The tags of a page with the names of their attributes, without its words."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, tuple[str, ...]]] = []
        self.addresses: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "a":
            self.seen.append((tag, tuple(name for name, _ in attrs)))
        self.addresses |= {str(value) for name, value in attrs if name in {"href", "src", "action", "data"}}


def shape(page: str) -> Shape:
    found = Shape()
    found.feed(page)
    found.close()
    return found


def typed(text: str) -> str:
    """Never blank, and with letters on both sides, so that no field is left out for having nothing in it."""
    return f"x{text}x"


PLAIN = shape(render_html(typed_pack(typed("plain")))).seen


@settings(max_examples=40, deadline=None)
@given(texts)
@example("x" * 200)
def test_typed_text_changes_no_tag_of_a_web_page(text: str) -> None:
    found = shape(render_html(typed_pack(typed(text))))
    # A long text takes more lines: in a paragraph, and above a chart.
    broken = {"br", "text"}
    assert [each for each in found.seen if each[0] not in broken] == [
        each for each in PLAIN if each[0] not in broken
    ]
    for address in found.addresses:
        assert address.split(":")[0] in {"https", "http", "mailto"} or address.startswith(
            ("#", "data:image/png;")
        )


def body_tags(word: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(package.read(name))
        root = ET.fromstring(package.read("word/document.xml"))
    # A link is a tag of its own; which texts are one is the business of `safe_link`.
    unheeded = ("}hyperlink", "}rPr", "}u", "}color", "}br")
    return [each.tag for each in root.iter() if not each.tag.endswith(unheeded)]


PLAIN_WORD = body_tags(render_docx(typed_pack(typed("plain"))))


@settings(max_examples=12, deadline=None)
@given(texts)
def test_typed_text_changes_no_element_of_a_word_file(text: str) -> None:
    word = render_docx(typed_pack(typed(text)))
    assert body_tags(word) == PLAIN_WORD
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        outside = package.read("word/_rels/document.xml.rels").decode()
    for relation in ET.fromstring(outside):
        if relation.get("TargetMode") == "External":
            assert str(relation.get("Target")).startswith(("https://", "http://", "mailto:"))


@pytest.mark.parametrize("is_large", [False, True])
@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_printed_as_typed_everywhere_in_a_sound_file(text: str, is_large: bool) -> None:
    pack = typed_pack(typed(text))
    built = build_pack(in_large_print(pack, ()), style=LARGE_PRINT) if is_large else build_pack(pack)
    with opened(built.pdf) as pdf:
        for each in pdf.objects:
            assert not (
                hasattr(each, "keys") and {"/JS", "/Launch", "/EF", "/AA", "/OpenAction"} & set(each.keys())
            )
        addresses = [
            str(link.A.URI) for page in pdf.pages for link in page.get("/Annots", []) if "/A" in link
        ]
    assert all(address.startswith(("https://", "http://", "mailto:")) for address in addresses)
    report = checker.validate_pdf_bytes(built.pdf, profile=checker.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []


@pytest.mark.parametrize("text", [each for each in HOSTILE if each.isprintable() and len(each) < 30])
def test_what_was_typed_can_be_read_and_copied_from_the_page(text: str) -> None:
    """Long words are cut where a column ends, so short texts are looked for."""
    said = words(build_pack(typed_pack(typed(text))).pdf)
    assert said.count(" ".join(typed(text).split())) >= 20


@settings(max_examples=15, deadline=None)
@given(texts)
def test_any_typed_text_makes_a_sound_file_in_both_sizes(text: str) -> None:
    pack = typed_pack(typed(text))
    for built in (build_pack(pack), build_pack(in_large_print(pack, ()), style=LARGE_PRINT)):
        assert checker.is_pdf_compliant_bytes(built.pdf, profile=checker.ValidationProfile.PDF_UA_1)


class Watched:
    """What the program asked the system for while somebody looked."""

    def __init__(self) -> None:
        self.is_on = False
        self.seen: list[tuple[str, str]] = []

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.is_on and event.split(".", maxsplit=1)[0] in {
            "open",
            "socket",
            "urllib",
            "subprocess",
            "os",
            "ftplib",
            "http",
        }:
            self.seen.append((event, str(arguments[0]) if arguments else ""))

    @contextmanager
    def looking(self) -> Iterator[list[tuple[str, str]]]:
        self.seen.clear()
        self.is_on = True
        try:
            yield self.seen
        finally:
            self.is_on = False


WATCHED = Watched()
sys.addaudithook(WATCHED)


def test_no_file_and_no_address_named_in_a_text_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"\x89PNG not for you")
    bait = (
        f'<img src="{secret}"/>',
        f'<img src="file://{secret}"/> <a href="{secret}">',
        '<img src="https://example.org/pixel.png" width="1"/>',
        '<link rel="stylesheet" href="https://example.org/a.css">',
        f"{secret}",
        "https://example.org/pixel.png",
    )
    for text in ("plain", *bait):
        pack = typed_pack(typed(text))
        with WATCHED.looking() as seen:
            build_pack(pack)
            build_pack(in_large_print(pack, ()), style=LARGE_PRINT)
            render_html(pack)
            render_docx(pack)
        asked = [each for each in seen if each[0] != "open"]
        assert asked == []
        # The first build reads fonts, the empty Word file and its own modules; nothing else is ever opened.
        roots = (
            str(Path(sys.prefix)),
            str(Path(sys.base_prefix)),
            str(Path(__file__).parents[3] / "resources"),
        )
        foreign = [name for _, name in seen if not name.startswith(roots) and not name.isdigit()]
        assert not [name for name in foreign if not name.endswith((".py", ".pyc"))], foreign
        assert str(secret) not in str(seen)
