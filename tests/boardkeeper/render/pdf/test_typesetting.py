from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.documents.blocks import Text
from boardkeeper.render.pdf.fonts import Weight, clean
from boardkeeper.render.pdf.sections import render_section
from boardkeeper.render.pdf.style import RAG_WASHES, READABLE_CONTRAST, TONE_WASHES, WHITE, Style, contrast
from boardkeeper.render.pdf.tags import Sidecar
from boardkeeper.render.pdf.typesetting import (
    Ink,
    _broken_in_one,
    _broken_word_by_word,
    broken,
    extent,
    inked,
    shortened,
    single,
)
from tests.boardkeeper.render.trial_pack import trial_pack

INK = Ink(Weight.REGULAR, 12.0, (0.0, 0.0, 0.0))


def set_lines(text: str, width: float) -> list[str]:
    return [line.text for line in broken(inked(text, INK, INK.colour), width)]


def test_lines_break_at_spaces_and_newlines() -> None:
    assert set_lines("one two three\nfour", 60.0) == ["one two", "three", "four"]


def test_a_word_made_of_two_runs_is_not_parted() -> None:
    runs = inked((Text("aaaa bb"), Text("BB", bold=True), Text(", c")), INK, INK.colour)
    assert [line.text for line in broken(runs, 45.0)] == ["aaaa", "bbBB, c"]


def test_a_hyphened_word_may_break_after_its_hyphen_but_a_fraction_may_not() -> None:
    assert set_lines("re-referral multi-agency", 60.0) == ["re-referral", "multi-", "agency"]
    assert set_lines("aaaaaaa 112/418", 60.0) == ["aaaaaaa", "112/418"]


def test_a_fixed_space_holds_words_together() -> None:
    assert set_lines("aaaaaa 2.00\u00a0pm", 60.0)[-1] == "2.00\u00a0pm"


@given(st.text(max_size=200), st.floats(20, 400))
def test_no_line_is_wider_than_its_measure_and_no_character_is_lost(text: str, width: float) -> None:
    lines = broken(inked(text, INK, INK.colour), width)
    assert all(line.width <= width + 0.01 for line in lines)
    said = "".join(line.text for line in lines)
    assert said.replace(" ", "") == clean(text).replace("\n", "").replace(" ", "")


@given(st.text(st.sampled_from("ab i-–/.é\u00a0\n" + "multi-agency"), max_size=120), st.floats(12, 300))
def test_text_in_one_face_is_set_as_text_in_several_is(text: str, width: float) -> None:
    run = (clean(text), INK)
    quick, thorough = _broken_in_one(run, width), _broken_word_by_word((run,), width)
    if quick:
        assert [(each.text, each.width, each.soft) for each in quick] == [
            (each.text, each.width, each.soft) for each in thorough
        ]
    else:
        assert any(len(word) > 1 for word in text.replace("\n", " ").split(" "))


@given(st.text(st.sampled_from("ab i-–/.é\u00a0\n" + "multi-agency"), max_size=120))
def test_text_in_one_face_asks_for_as_much_room_as_the_same_in_several_runs(text: str) -> None:
    words = clean(text)
    assert extent([(words, INK)]) == pytest.approx(extent([(words, INK), ("", INK)]))


def test_running_words_are_shortened_to_their_room() -> None:
    line = shortened("Education and Children’s Social Care Overview", INK, 100.0)
    assert line.width <= 100.0
    assert line.text.endswith("…")
    assert shortened("short", INK, 100.0).text == "short"
    assert single("a\nb", INK).text == "a b"


def test_every_ink_can_be_read_on_its_paper() -> None:
    for accent in ("#1f4e79", "#ffee00", "#ffffff", "#00ff88", "nonsense"):
        style = Style(accent=accent)
        assert contrast(style.brand, WHITE) >= READABLE_CONTRAST
        assert contrast(style.ink, style.shade) >= READABLE_CONTRAST
        assert contrast(style.brand, style.shade) >= 4.5
    assert contrast(Style().quiet, WHITE) >= READABLE_CONTRAST
    for wash in (*RAG_WASHES.values(), *TONE_WASHES.values()):
        assert contrast(wash.ink, wash.paper) >= READABLE_CONTRAST


def test_what_is_kept_beside_a_section_comes_back_as_it_was() -> None:
    for section in trial_pack().sections:
        sidecar = render_section(section).sidecar
        assert Sidecar.from_json(sidecar.to_json()).to_json() == sidecar.to_json()
