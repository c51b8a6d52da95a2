from __future__ import annotations

from datetime import date, time

import pytest

from boardkeeper import boards, meetings, own_words, people
from boardkeeper.errors import UserError

WHO = "Ann Smith"


def listed(desk):
    return [each.word for each in own_words.own_words(desk.store, desk.board_id)]


def test_a_word_is_added_changed_and_removed_and_all_of_it_undone(desk):
    word_id = own_words.add_own_word(desk.store, WHO, desk.board_id, " Warspite ")
    own_words.add_own_words(desk.store, WHO, desk.board_id, ["oracy", "CPOMS"])
    own_words.update_own_word(desk.store, WHO, word_id, "Livewell")
    assert listed(desk) == ["CPOMS", "Livewell", "oracy"]
    own_words.remove_own_word(desk.store, WHO, word_id)
    assert listed(desk) == ["CPOMS", "oracy"]
    assert desk.labels()[-1] == "Add “Warspite” to the board’s words"
    for _ in range(4):
        desk.store.undo(WHO)
    assert listed(desk) == []


def test_a_word_that_is_there_already_is_not_added_twice(desk):
    first = own_words.add_own_word(desk.store, WHO, desk.board_id, "Warspite")
    steps = desk.labels()
    assert own_words.add_own_word(desk.store, WHO, desk.board_id, "Warspite") == first
    assert listed(desk) == ["Warspite"]
    assert desk.labels() == steps


@pytest.mark.parametrize("written", ["", "  ", "two words", "-", "x" * 61, "a,b"])
def test_what_is_not_one_word_is_refused_and_nothing_is_added(desk, written):
    with pytest.raises(UserError):
        own_words.add_own_words(desk.store, WHO, desk.board_id, ["oracy", written])
    assert listed(desk) == []


def test_a_word_cannot_become_one_the_board_has_already(desk):
    own_words.add_own_word(desk.store, WHO, desk.board_id, "oracy")
    other = own_words.add_own_word(desk.store, WHO, desk.board_id, "Oracy")
    with pytest.raises(UserError, match="already"):
        own_words.update_own_word(desk.store, WHO, other, "oracy")


def test_the_speller_gets_every_name_of_the_file_part_by_part(desk):
    people.add_person(desk.store, WHO, "Cllr Jemima Laing-Smith", organisation="Barnardo’s")
    boards.update_board(
        desk.store,
        WHO,
        desk.board_id,
        usual_venue="Warspite Room",
        signatory="Tracey O’Dowd, Chief Executive",
    )
    meetings.add_meeting(
        desk.store, WHO, desk.board_id, date(2019, 9, 11), time(14), venue="Eggbuckland Hall"
    )
    own_words.add_own_word(desk.store, WHO, desk.board_id, "oracy")

    known = own_words.spelling_words(desk.store, desk.board_id)

    assert known.own == ("oracy",)
    assert {
        "Jemima",
        "Laing-Smith",
        "Barnardo’s",
        "Warspite",
        "Tracey",
        "O’Dowd",
        "Eggbuckland",
        "Plymouth",
    } <= set(known.names)


def test_a_board_made_like_another_has_its_words(desk):
    own_words.add_own_word(desk.store, WHO, desk.board_id, "oracy")
    twin = boards.create_board(
        desk.store,
        WHO,
        "Adults’ Scrutiny",
        "Plymouth",
        boards.get_board(desk.store, desk.board_id).nation,
        like=desk.board_id,
    )
    assert [each.word for each in own_words.own_words(desk.store, twin)] == ["oracy"]
