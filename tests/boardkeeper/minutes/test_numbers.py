from __future__ import annotations

from datetime import date
from random import Random

import pytest

from boardkeeper import meetings, minutes
from boardkeeper.errors import UserError
from boardkeeper.minutes import ParagraphKind, PieceKind, WrittenMinute, WrittenPiece, new_id, pieces_of
from boardkeeper.minutes.circulating import circulate
from boardkeeper.minutes.number_faults import NumberGap, number_faults, number_words
from boardkeeper.minutes.numbers import keep_number_into
from db.tables.minutes import AllottedNumber, Minute

WHO = "Helen Rickman"
MAY, JULY, SEPTEMBER = date(2019, 5, 29), date(2019, 7, 10), date(2019, 9, 11)


@pytest.fixture
def year(desk):
    """Three meetings of 2019/20 with 9, 12 and 3 minutes; July has apologies, which take no number."""
    made = {}
    for day, count in ((MAY, 9), (JULY, 12), (SEPTEMBER, 3)):
        made[day] = meetings.add_meeting(desk.store, WHO, desk.board_id, day, is_annual=day == MAY)
        pieces = [piece for number in range(count) for piece in said(f"Item {number + 1} of {day:%B}")]
        if day == JULY:
            pieces[:0] = said("Apologies", is_numbered=False)
        minutes.write_pieces(desk.store, WHO, made[day], pieces)
    return made


def said(title, *, is_numbered=True):
    """A minute of one paragraph."""
    return [
        WrittenPiece(new_id(), PieceKind.HEADING, title, is_numbered=is_numbered),
        WrittenPiece(new_id(), PieceKind.TEXT, "Members noted it."),
    ]


def numbers(desk, meeting_id):
    return [each.number for each in minutes.get_minutes(desk.store, meeting_id).minutes]


def write(desk, meeting_id, title):
    minutes.write_minute(
        desk.store, WHO, meeting_id, WrittenMinute(title, [(ParagraphKind.TEXT, "Members noted it.")])
    )


def take_out(desk, meeting_id, *titles):
    pieces, keeps = [], True
    for piece in pieces_of(minutes.get_minutes(desk.store, meeting_id)):
        keeps = piece.text not in titles if piece.kind is PieceKind.HEADING else keeps
        pieces += [piece] if keeps else []
    minutes.write_pieces(desk.store, WHO, meeting_id, pieces)


def test_numbers_run_through_the_year_and_apologies_take_none(desk, year):
    assert circulate(desk.store, WHO, year[MAY], date(2019, 6, 3)).numbers == tuple(range(1, 10))
    done = circulate(desk.store, WHO, year[JULY], date(2019, 7, 15), date(2019, 7, 24))
    assert done.sentence == "Circulated; the minutes are numbered 10–21. Comments by Wed 24 Jul 2019."
    assert numbers(desk, year[JULY]) == [None, *range(10, 22)]
    circulate(desk.store, WHO, year[SEPTEMBER], date(2019, 9, 16))
    assert numbers(desk, year[SEPTEMBER]) == [22, 23, 24]


def test_a_draft_says_which_numbers_it_is_going_to_get(desk, year):
    following = minutes.get_minutes(desk.store, year[SEPTEMBER]).minutes
    assert [each.next_number for each in following] == [22, 23, 24]


def test_the_minutes_of_an_earlier_meeting_get_their_numbers_first(desk, year):
    with pytest.raises(UserError, match="29 May 2019 have no numbers yet") as refused:
        circulate(desk.store, WHO, year[JULY], date(2019, 7, 15))
    assert "Circulate those first" in refused.value.next_step


def test_the_first_number_is_given_where_earlier_minutes_are_on_paper(desk, year):
    circulate(desk.store, WHO, year[JULY], date(2019, 7, 15), first_number=40)
    assert numbers(desk, year[JULY]) == [None, *range(40, 52)]
    with pytest.raises(UserError, match="cannot begin with 51: number 51 was given out in 2019/20"):
        circulate(desk.store, WHO, year[SEPTEMBER], date(2019, 9, 16), first_number=51)


def test_a_first_number_is_refused_where_every_minute_has_its_own(desk, year):
    circulate(desk.store, WHO, year[JULY], date(2019, 7, 15), first_number=40)
    with pytest.raises(UserError, match="has its number already"):
        circulate(desk.store, WHO, year[JULY], date(2019, 7, 16), first_number=60)
    assert numbers(desk, year[JULY]) == [None, *range(40, 52)]


def test_a_minute_added_after_circulation_gets_the_next_free_number(desk, year):
    for day in (MAY, JULY, SEPTEMBER):
        circulate(desk.store, WHO, year[day], date(2019, 10, 1))
    write(desk, year[JULY], "Forgotten")
    assert minutes.get_minutes(desk.store, year[JULY]).minutes[-1].next_number == 25
    again = circulate(desk.store, WHO, year[JULY], date(2019, 10, 2))
    assert again.sentence == "Circulated again; the minute without a number is 25 now."
    assert numbers(desk, year[JULY]) == [None, *range(10, 22), 25]


def test_the_number_of_a_minute_taken_out_is_not_given_again_and_the_gap_says_why(desk, year):
    circulate(desk.store, WHO, year[MAY], date(2019, 6, 3))
    take_out(desk, year[MAY], "Item 4 of May", "Item 9 of May")
    write(desk, year[MAY], "Added")
    circulate(desk.store, WHO, year[MAY], date(2019, 6, 4))
    assert numbers(desk, year[MAY]) == [1, 2, 3, 5, 6, 7, 8, 10]
    assert number_faults(desk.store, desk.board_id, 2019).sentences == (
        "Number 4 is missing: it was given to “Item 4 of May”, which was taken out.",
        "Number 9 is missing: it was given to “Item 9 of May”, which was taken out.",
    )


def test_the_last_number_taken_out_is_a_gap_as_well(desk, year):
    circulate(desk.store, WHO, year[MAY], date(2019, 6, 3))
    take_out(desk, year[MAY], "Item 9 of May")
    (gap,) = number_faults(desk.store, desk.board_id, 2019).gaps
    assert (gap.first, gap.last) == (9, 9)


def test_numbers_nobody_had_are_one_gap_and_a_number_used_twice_names_both(desk, year):
    circulate(desk.store, WHO, year[MAY], date(2019, 6, 3))
    circulate(desk.store, WHO, year[JULY], date(2019, 7, 15), first_number=13)
    first = minutes.get_minutes(desk.store, year[SEPTEMBER]).minutes[0]
    with desk.store.edit("Take over old minutes", WHO) as session:
        keep_number_into(session, session.get_one(Minute, first.id), 9)
    faults = number_faults(desk.store, desk.board_id, 2019)
    assert faults.gaps == (
        NumberGap(
            10, 12, "no minute has it, and none had it in this file: it may be on paper, or was left out"
        ),
    )
    assert faults.sentences[0] == (
        "Number 9 is used twice: “Item 9 of May”, 29 May 2019; “Item 1 of September”, 11 September 2019."
    )
    assert [(each.held_on, each.words) for each in faults.meetings] == [
        (MAY, "1–9"),
        (JULY, "13–24"),
        (SEPTEMBER, "9"),
    ]


def test_a_year_without_faults_says_nothing(desk, year):
    circulate(desk.store, WHO, year[MAY], date(2019, 6, 3))
    faults = number_faults(desk.store, desk.board_id, 2019)
    assert (bool(faults), faults.sentences, faults.title) == (False, (), "2019/20")
    assert number_words((10, 11, 12, 40)) == "10–12, 40"


def test_undo_takes_circulation_and_numbers_back(desk, year):
    before = minutes.get_minutes(desk.store, year[MAY])
    circulate(desk.store, WHO, year[MAY], date(2019, 6, 3), date(2019, 6, 10))
    desk.store.undo(WHO)
    assert minutes.get_minutes(desk.store, year[MAY]) == before
    desk.store.redo(WHO)
    assert numbers(desk, year[MAY]) == list(range(1, 10))


def test_what_cannot_be_circulated_is_refused_with_a_sentence(desk, year):
    empty = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 11, 13))
    with pytest.raises(UserError, match="There are no minutes to circulate"):
        circulate(desk.store, WHO, empty, date(2019, 11, 14))
    with pytest.raises(UserError, match="did not go out before"):
        circulate(desk.store, WHO, year[MAY], date(2019, 5, 28))
    with pytest.raises(UserError, match="Comments cannot be due before"):
        circulate(desk.store, WHO, year[MAY], date(2019, 6, 3), date(2019, 6, 2))


@pytest.mark.parametrize("seed", range(4))
def test_no_number_is_ever_given_twice_however_minutes_come_and_go(desk, year, seed):
    chance = Random(seed)
    given: dict[int, str] = {}
    days = [MAY, JULY, SEPTEMBER]
    for step in range(10):
        day = days[step] if step < 3 else chance.choice(days)
        pieces = list(pieces_of(minutes.get_minutes(desk.store, year[day])))
        headings = [each for each in pieces if each.kind is PieceKind.HEADING]
        if chance.random() < 0.5 and len(headings) > 2:
            take_out(desk, year[day], chance.choice(headings).text)
        else:
            made = said(f"Added in step {step}")
            at = pieces.index(chance.choice(headings))
            minutes.write_pieces(desk.store, WHO, year[day], [*pieces[:at], *made, *pieces[at:]])
        first = None if step else 1
        circulate(desk.store, WHO, year[day], date(2019, 12, 1), first_number=first)
        for meeting_id in year.values():
            for minute in minutes.get_minutes(desk.store, meeting_id).minutes:
                if minute.number is not None:
                    assert given.setdefault(minute.number, minute.id) == minute.id
    with desk.store.read() as session:
        kept = session.query(AllottedNumber.number).all()
    assert sorted(number for (number,) in kept) == sorted(given)
