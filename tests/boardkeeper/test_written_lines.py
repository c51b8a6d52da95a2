from __future__ import annotations

import pytest

from boardkeeper.errors import UserError
from boardkeeper.written_lines import listed, one_line


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("  Early \t Help\r\nStrategy ", "Early Help Strategy"),
        ("Early\u2028Help", "Early Help"),
        ("Early\x00 \x07Help\x1b", "Early Help"),
        ("\u202eEarly Help\ufeff", "Early Help"),
        ("Councillors’ <b>“R&D”</b>", "Councillors’ <b>“R&D”</b>"),
        ("Families 👩\u200d👧", "Families 👩\u200d👧"),
        ("\x00\n", ""),
    ],
)
def test_a_title_is_one_line_without_what_cannot_be_seen(written, line):
    assert one_line(written) == line


def test_a_title_of_500_characters_is_taken_and_a_longer_one_refused_with_its_length():
    assert one_line("x" * 500 + "\n") == "x" * 500
    with pytest.raises(UserError, match="A name of 1,200 characters is too long") as refused:
        one_line("x" * 1_200, "A name")
    assert refused.value.next_step == "Shorten it to 500 or fewer."


def test_names_are_listed_in_a_sentence_however_many_and_long_they_are():
    assert listed(["A", "B"]) == "“A”, “B”"
    assert listed(["1 A", "2 B"], quoted=False) == "1 A, 2 B"
    assert listed([]) == ""
    assert listed(["x" * 61]) == f"“{'x' * 59}…”"
    assert listed([str(number) for number in range(500)]).endswith("“11” and 488 more")
