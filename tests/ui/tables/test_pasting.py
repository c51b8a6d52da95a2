from __future__ import annotations

import pytest

from ui.tables.pasting import clipboard_block


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("Nick Barr", (("Nick Barr",),)),
        ("a\tb\r\nc\td\r\n", (("a", "b"), ("c", "d"))),
        ('a\t"two\nlines"\nc\td\n', (("a", "two\nlines"), ("c", "d"))),
        ('"say ""no"""\tb\n', (('say "no"', "b"),)),
        ('a 6" pipe\tb', (('a 6" pipe', "b"),)),
        ("a\tb\nc\n", (("a", "b"), ("c", ""))),
        ("a\n\n\n", (("a",),)),
        ("", ()),
    ],
)
def test_cells_are_read_as_excel_writes_them(text: str, block: object) -> None:
    assert clipboard_block(text) == block
