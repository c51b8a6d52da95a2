from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper import boards, snippets
from boardkeeper.errors import UserError
from boardkeeper.snippets import STANDARD_SNIPPETS, fill

WHO = "Ann Smith"


def called(desk):
    return [each.abbreviation for each in snippets.list_snippets(desk.store, desk.board_id)]


def test_a_board_that_never_changed_them_has_the_standard_snippets(desk):
    texts = {each.text for each in snippets.list_snippets(desk.store, desk.board_id)}
    assert len(texts) == len(STANDARD_SNIPPETS)
    assert {
        "In response to questions raised it was reported that:",
        "The following key points were highlighted:",
        "Members noted the update.",
        "There were no items of Chair’s urgent business.",
    } <= texts


def test_the_standard_snippets_can_be_typed_and_are_each_called_otherwise():
    letters = [abbreviation for abbreviation, _ in STANDARD_SNIPPETS]
    assert len(set(letters)) == len(letters)
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)*", each) for each in letters)


def test_changing_a_standard_snippet_makes_all_of_them_the_boards_own(desk):
    before = snippets.list_snippets(desk.store, desk.board_id)
    noted = next(each for each in before if each.abbreviation == "noted-update")
    snippets.update_snippet(desk.store, WHO, noted.id, text=" The panel noted\nthe update. ")
    after = snippets.list_snippets(desk.store, desk.board_id)
    assert [each.id for each in after] == [each.id for each in before]
    assert next(each for each in after if each.id == noted.id).text == "The panel noted the update."
    desk.store.undo(WHO)
    assert snippets.list_snippets(desk.store, desk.board_id) == before


def test_a_snippet_is_added_moved_and_removed_and_all_of_it_undone(desk):
    before = snippets.list_snippets(desk.store, desk.board_id)
    made = snippets.add_snippet(desk.store, WHO, desk.board_id, "/silence", "A minute’s silence was held.")
    assert called(desk)[-1] == "silence"
    snippets.move_snippet(desk.store, WHO, made, 0)
    assert called(desk)[0] == "silence"
    snippets.remove_snippet(desk.store, WHO, before[0].id)
    assert called(desk)[:2] == ["silence", before[1].abbreviation]
    for _ in range(3):
        desk.store.undo(WHO)
    assert snippets.list_snippets(desk.store, desk.board_id) == before


@pytest.mark.parametrize(
    ("letters", "text"),
    [("", "x"), ("two words", "x"), ("x", " "), ("x" * 25, "x"), ("NOTED-UPDATE", "x"), ("x", "y" * 2001)],
)
def test_a_snippet_without_letters_or_text_or_with_letters_of_another_is_refused(desk, letters, text):
    with pytest.raises(UserError):
        snippets.add_snippet(desk.store, WHO, desk.board_id, letters, text)
    assert len(called(desk)) == len(STANDARD_SNIPPETS)
    assert desk.labels() == []


def test_the_last_snippet_stays(desk):
    kept = snippets.list_snippets(desk.store, desk.board_id)
    for each in kept[1:]:
        snippets.remove_snippet(desk.store, WHO, each.id)
    with pytest.raises(UserError, match="at least one"):
        snippets.remove_snippet(desk.store, WHO, kept[0].id)


def test_a_board_made_like_another_has_its_snippets(desk):
    snippets.add_snippet(desk.store, WHO, desk.board_id, "silence", "A minute’s silence was held.")
    nation = boards.get_board(desk.store, desk.board_id).nation
    twin = boards.create_board(desk.store, WHO, "Adults’ Scrutiny", "Plymouth", nation, like=desk.board_id)
    assert snippets.list_snippets(desk.store, twin)[-1].text == "A minute’s silence was held."


def test_what_is_known_is_filled_in_and_the_rest_is_left_to_be_typed():
    filled = fill(
        "{Chair} thanked {name} on {date of  last meeting}; {x}.",
        {"chair": "Cllr Ann", "date of last meeting": "1 May 2019"},
    )
    assert filled.text == "Cllr Ann thanked {name} on 1 May 2019; {x}."
    assert [filled.text[start:end] for start, end in filled.blanks] == ["{name}", "{x}"]


@given(st.lists(st.sampled_from(["{chair}", "{name}", "{ ", " ", "words ", "{a b}", "chair"])))
def test_blanks_stand_where_they_are_said_to_stand(parts):
    filled = fill("".join(parts), {"chair": "Councillor Mrs Johnson"})
    assert all(re.fullmatch(r"\{[^{}]+\}", filled.text[start:end]) for start, end in filled.blanks)
    assert len(filled.blanks) == len(re.findall(r"\{[^{}]+\}", filled.text))
