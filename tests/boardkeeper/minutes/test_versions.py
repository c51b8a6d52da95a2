"""Versions: the moments of minutes, the record as it stood then, and what changed between two."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boardkeeper import attendance, meetings, minutes, people
from boardkeeper.approvals import approve_minutes, correct_paragraph, sign_minutes
from boardkeeper.errors import UserError
from boardkeeper.minutes import PieceKind, Presence, WrittenAsk, WrittenPiece, new_id, versions
from boardkeeper.minutes.circulating import circulate
from boardkeeper.minutes.versions import LineChange, MomentKind, compare

WHO = "Ann Smith"


@pytest.fixture
def written(sheet, piece):
    sheet.write(
        [
            piece.heading("Homes"),
            piece.text("There were 44 homes in the city."),
            piece.point("first;"),
            piece.point("second;"),
            piece.point("third."),
            piece.limb("that it be noted", "Jean Kelly", "July 2019"),
        ]
    )
    return sheet


def later(sheet, hours):
    """As if everything done so far had been done hours ago."""
    with sheet.desk.store._file.transaction("age", writes=True) as connection:
        for no, at in connection.exec_driver_sql("SELECT no, at FROM change_txn").all():
            moved = versions.datetime.fromisoformat(at) - versions.timedelta(hours=hours)
            connection.exec_driver_sql(
                "UPDATE change_txn SET at = ? WHERE no = ?", (moved.isoformat(timespec="milliseconds"), no)
            )


def moments(sheet):
    return versions.moments(sheet.desk.store, sheet.meeting_id)


def at(sheet, moment):
    return versions.minutes_at(sheet.desk.store, sheet.meeting_id, moment.step_id)


def rewrite(sheet, old, new, who=WHO):
    pieces = [replace(each, text=each.text.replace(old, new)) for each in sheet.pieces]
    minutes.write_pieces(sheet.desk.store, who, sheet.meeting_id, pieces)


def test_writing_is_one_moment_until_a_pause_of_half_an_hour_or_another_person(written):
    rewrite(written, "44", "45")
    later(written, 2)
    rewrite(written, "45", "46")
    rewrite(written, "46", "47", who="Jean Kelly")
    assert [(each.title, each.who, each.kind) for each in moments(written)] == [
        ("Draft 1", WHO, MomentKind.WRITTEN),
        ("Draft 2", WHO, MomentKind.WRITTEN),
        ("Draft 3", "Jean Kelly", MomentKind.WRITTEN),
        ("Now", "Jean Kelly", MomentKind.NOW),
    ]


def test_circulation_approval_correction_and_signature_are_moments_of_their_own(written):
    store, september = written.desk.store, date(2019, 9, 11)
    next_id = meetings.add_meeting(store, WHO, written.desk.board_id, september, standard_agenda=True)
    circulate(store, WHO, written.meeting_id, date(2019, 7, 20))
    minutes.start_minutes(store, WHO, next_id)
    approve_minutes(store, WHO, written.meeting_id, next_id)
    paragraph = written.view.minutes[0].paragraphs[0].id
    correct_paragraph(store, WHO, paragraph, next_id, "There were 40 homes in the city.", "Miscounted.")
    sign_minutes(store, WHO, written.meeting_id, "Councillor Allen", september)
    found = moments(written)
    assert [each.title for each in found] == [
        "Draft 1",
        "Circulated",
        "Approved",
        "Corrected",
        "Signed",
        "Now",
    ]
    assert [at(written, each).state.value for each in found[:3]] == [
        "minutes draft",
        "circulated",
        "approved",
    ]
    assert at(written, found[0]).minutes[0].number is None
    assert at(written, found[1]).minutes[0].number == 1
    (changed,) = [each for each in compare(at(written, found[2]), at(written, found[3])) if each.is_changed]
    assert [(run.text, run.change) for run in changed.words] == [
        ("There were", "same"),
        ("44", "removed"),
        ("40", "added"),
        ("homes in the city.", "same"),
    ]


def test_a_state_that_was_undone_is_told_as_undone(written):
    circulate(written.desk.store, WHO, written.meeting_id, date(2019, 7, 20))
    written.desk.store.undo(WHO)
    titles = [each.title for each in moments(written)]
    assert titles[:2] == ["Draft 1", "Circulated"]
    assert titles[2].startswith("Undone: ")


def test_minutes_nobody_wrote_have_no_moments_and_a_step_of_nobody_is_refused(sheet):
    assert moments(sheet) == ()
    with pytest.raises(UserError, match="cannot be read back"):
        versions.minutes_at(sheet.desk.store, sheet.meeting_id, "no such step")


def test_a_moment_is_found_by_its_place_its_title_or_as_now(written):
    later(written, 2)
    rewrite(written, "44", "45")
    found = moments(written)
    assert [versions.find_moment(found, words).title for words in ("1", "draft", " NOW ")] == [
        "Draft 1",
        "Draft 2",
        "Now",
    ]
    with pytest.raises(UserError, match="no moment “9”"):
        versions.find_moment(found, "9")


def test_what_was_added_taken_out_moved_and_reworded_is_told_apart(written, piece):
    before = written.view
    heading, text, first, second, third, limb = written.pieces
    written.write(
        [
            heading,
            replace(text, text="There were 45 homes."),
            third,
            first,
            piece.point("new;"),
            limb,
        ]
    )
    changes = {each.id: each for each in compare(before, written.view)}
    assert changes[second.id].change is LineChange.REMOVED
    assert changes[text.id].change is LineChange.CHANGED
    assert (changes[third.id].is_moved, changes[first.id].is_moved) in {(True, False), (False, True)}
    assert not changes[limb.id].is_changed
    assert [each.change for each in compare(before, written.view)].count(LineChange.ADDED) == 1
    assert [each.id for each in compare(before, written.view) if each.kind is PieceKind.HEADING] == [
        heading.id
    ]


def test_what_changed_beside_the_words_of_a_limb_is_told(written):
    before = written.view
    limb = written.pieces[-1]
    asked = replace(limb.decision, mover="Councillor Allen", ask=WrittenAsk("Ann Reed", "July 2019"))
    written.write([*written.pieces[:-1], replace(limb, decision=asked, exempt_paragraphs="3")])
    (changed,) = [each for each in compare(before, written.view) if each.is_changed]
    assert [(fact.name, fact.before, fact.after) for fact in changed.facts] == [
        ("Who", "Jean Kelly", "Ann Reed"),
        ("Exempt under paragraph", "", "3"),
        ("Mover", "", "Councillor Allen"),
    ]


def test_who_was_there_is_part_of_what_is_compared(written):
    before = written.view
    store, board_id = written.desk.store, written.desk.board_id
    person = people.add_member(store, WHO, board_id, "Councillor Allen")
    member = next(each for each in people.list_members(store, board_id) if person)
    attendance.record_attendance(store, WHO, written.meeting_id, member.person_id, Presence.APOLOGIES)
    (changed,) = [each for each in compare(before, written.view) if each.is_changed]
    assert (changed.minute, changed.words[0].text) == ("Who was there", "Apologies: Councillor Allen.")


_edit = st.tuples(st.integers(0, 5), st.integers(0, 9), st.integers(0, 9))


@given(edits=st.lists(_edit, min_size=3, max_size=8))
@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_moment_reads_back_as_the_minutes_were_read_then(written, edits):
    store, meeting_id = written.desk.store, written.meeting_id
    seen = {store.history(limit=1)[0].id: written.view}
    for kind, first, second in edits:
        pieces = list(written.pieces)
        place = first % max(1, len(pieces))
        if kind == 0 and pieces:
            pieces[place] = replace(pieces[place], text=f"{pieces[place].text} {second}")
        elif kind == 1:
            pieces.insert(place + 1, WrittenPiece(new_id(), PieceKind.POINT, f"new {second};"))
        elif kind == 2 and len(pieces) > 2:
            del pieces[max(1, place)]
        elif kind == 3 and len(pieces) > 2:
            pieces.append(pieces.pop(max(1, place)))
        elif kind == 4 and store.can_undo():
            store.undo(WHO)
            pieces = list(written.pieces)
        elif kind == 5:
            ask = WrittenAsk(f"Officer {second}", "July 2019")
            pieces.append(WrittenPiece(new_id(), PieceKind.ACTION, f"do {second}", ask=ask))
        if pieces:
            minutes.write_pieces(store, WHO, meeting_id, pieces)
        seen[store.history(limit=1)[0].id] = written.view
    for step_id, then in seen.items():
        assert versions.minutes_at(store, meeting_id, step_id) == then


def test_three_hundred_paragraphs_are_compared_in_milliseconds(written, piece):
    words = " ".join(f"word{number}" for number in range(60))
    long = [piece.heading("Long"), *(piece.point(f"{number} {words}") for number in range(300))]
    written.write(long)
    before = written.view
    changed = list(written.pieces)
    for place in range(5, 300, 30):
        changed[place] = replace(changed[place], text=changed[place].text.replace("word7 ", "word seven "))
    changed[10:12] = reversed(changed[10:12])
    written.write(changed)
    after = written.view
    started = time.perf_counter()
    found = compare(before, after)
    seconds = time.perf_counter() - started
    assert sum(each.is_changed for each in found) >= 10
    assert seconds < 0.5
