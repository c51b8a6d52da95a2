from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from boardkeeper import attendance, minutes
from boardkeeper.meetings import MeetingState
from boardkeeper.minutes import PieceKind, Verb, VoteCast, WrittenAsk, WrittenDecision
from db.store import Store
from db.tables.meetings import Meeting
from tests.ui.meetings.minutes.table import WHO, Table
from ui.page import Place


def _fill(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def _decision(table: Table, place: int = 0) -> WrittenDecision:
    decision = table.limbs()[place].decision
    assert decision is not None
    return decision


@pytest.fixture
def limbs(table: Table) -> Table:
    """Two limbs standing together, the caret in the second."""
    table.command("agreed that the report be noted;")
    table.type("\nthat officers circulate the figures.")
    return table


def test_the_panel_says_what_stands_at_the_caret(table: Table) -> None:
    assert table.panel.heading.text() == "Text"
    assert not table.panel.motion.isVisible()
    table.command("agreed that it be so")
    assert table.panel.heading.text() == "Decision"
    assert table.panel.motion.isVisible()
    table.key(Qt.Key.Key_Return)
    table.key(Qt.Key.Key_Return)
    table.command("action Jean Kelly by July provide it")
    assert table.panel.heading.text() == "Action"
    assert table.panel.follow_up.officer.text() == "Jean Kelly"
    assert table.panel.follow_up.means.text() == "That is Wed 31 Jul 2019."


def test_mover_and_seconder_are_completed_and_kept_for_all_limbs_of_the_motion(limbs: Table) -> None:
    motion = limbs.panel.motion
    completer = motion.mover.completer()
    assert completer is not None
    completer.setCompletionPrefix("buch")
    assert completer.currentCompletion() == "Councillor Buchan"
    _fill(motion.mover, "allen")
    _fill(motion.seconder, "Cllr Buchan")
    for place in (0, 1):
        decision = _decision(limbs, place)
        assert (decision.mover, decision.seconder) == ("Councillor Allen", "Councillor Buchan")


def test_enter_in_a_field_goes_back_to_the_text(limbs: Table) -> None:
    _fill(limbs.panel.motion.mover, "Allen")
    assert limbs.surface.hasFocus()


def test_a_count_is_held_against_who_may_vote_and_is_there(limbs: Table) -> None:
    motion = limbs.panel.motion
    assert motion.doubt.text() == "4 may vote and are present."
    _fill(motion.counts["votes_for"], "5")
    assert motion.doubt.text() == "5 votes were counted, but 4 who may vote are present."
    _fill(motion.counts["votes_for"], "3")
    _fill(motion.counts["votes_against"], "1")
    _fill(motion.counts["abstentions"], "0")
    assert motion.doubt.text() == "4 may vote and are present."
    assert (_decision(limbs).votes_for, _decision(limbs).votes_against) == (3, 1)


def test_a_recorded_vote_takes_one_key_for_each_name_and_is_the_count(limbs: Table) -> None:
    limbs.panel.go_to("recorded")
    recorded = limbs.panel.recorded
    assert recorded.list.hasFocus()
    QTest.keyClicks(recorded.list, "fa-f")
    decision = _decision(limbs, 1)
    assert [vote.cast for vote in decision.votes] == [
        VoteCast.FOR,
        VoteCast.AGAINST,
        VoteCast.ABSTAINED,
        VoteCast.FOR,
    ]
    assert (decision.votes_for, decision.votes_against, decision.abstentions) == (2, 1, 1)
    assert _decision(limbs, 0).votes == decision.votes
    assert recorded.words.text() == "2 for, 1 against, 1 not voting"
    QTest.keyClick(recorded.list, Qt.Key.Key_Delete)
    assert len(_decision(limbs).votes) == 3
    QTest.keyClick(recorded.list, Qt.Key.Key_Escape)
    assert limbs.surface.hasFocus()


def test_a_vote_noted_at_request_is_no_count(limbs: Table) -> None:
    limbs.panel.go_to("recorded")
    recorded = limbs.panel.recorded
    recorded.at_own_request.click()
    recorded.list.setFocus()
    QTest.keyClicks(recorded.list, "a")
    (vote,) = _decision(limbs).votes
    assert (vote.cast, vote.at_own_request) == (VoteCast.AGAINST, True)
    assert _decision(limbs).votes_against is None


def test_all_for_is_one_press(limbs: Table) -> None:
    limbs.panel.go_to("recorded")
    limbs.panel.recorded.all_for.click()
    assert _decision(limbs).votes_for == 4
    limbs.panel.recorded.clear.click()
    assert _decision(limbs).votes == ()


def test_whoever_voted_stays_named_when_they_are_no_longer_recorded_as_there(limbs: Table) -> None:
    limbs.panel.go_to("recorded")
    QTest.keyClicks(limbs.panel.recorded.list, "ffaf")
    limbs.keep()
    allen = next(each for each in limbs.menu.deciding.reading.members if each.name.endswith("Allen"))
    limbs.ask(
        attendance.record_attendance, WHO, limbs.made.meeting_id, allen.person_id, minutes.Presence.APOLOGIES
    )
    limbs.read()
    limbs.surface.choose(limbs.limbs()[0].id)
    limbs.panel.go_to("recorded")
    recorded = limbs.panel.recorded
    assert recorded.list.topLevelItemCount() == 4
    assert recorded.words.text() == "3 for, 1 against, 0 not voting"
    assert limbs.panel.motion.doubt.text() == "4 votes were counted, but 3 who may vote are present."


def test_verb_and_receiver_are_of_one_limb_alone(limbs: Table) -> None:
    motion = limbs.panel.motion
    motion.verb.setCurrentIndex(motion.verb.findData(Verb.RECOMMENDED.value))
    motion.verb.activated.emit(motion.verb.currentIndex())
    assert motion.receiver.isVisible()
    _fill(motion.receiver, "Cabinet")
    assert (_decision(limbs, 1).verb, _decision(limbs, 1).recommended_to) == (Verb.RECOMMENDED, "Cabinet")
    assert _decision(limbs, 0).verb is Verb.AGREED


def test_a_lost_motion_is_ticked(limbs: Table) -> None:
    limbs.panel.motion.lost.click()
    assert _decision(limbs, 0).is_lost
    assert _decision(limbs, 1).is_lost


def test_officer_and_date_are_typed_at_once(limbs: Table) -> None:
    follow_up = limbs.panel.follow_up
    assert follow_up.explains.text() == "This decision is not followed up."
    follow_up.switch.click()
    _fill(follow_up.officer, "kelly")
    _fill(follow_up.due, "end of July")
    assert limbs.asks() == [None, WrittenAsk("Jean Kelly", "end of July")]
    assert follow_up.means.text() == "That is Wed 31 Jul 2019."
    follow_up.switch.click()
    assert limbs.asks() == [None, None]


def test_a_date_no_day_can_be_read_from_is_kept_as_written(limbs: Table) -> None:
    follow_up = limbs.panel.follow_up
    follow_up.switch.click()
    _fill(follow_up.due, "to be scheduled")
    assert limbs.asks()[1] == WrittenAsk("", "to be scheduled")
    assert follow_up.means.text() == "No day can be read from this: it is kept as written and is never late."


def test_limbs_followed_up_as_one_are_changed_as_one(limbs: Table) -> None:
    follow_up = limbs.panel.follow_up
    assert follow_up.together.text() == "&All 2 decisions together, as one"
    follow_up.together.click()
    follow_up.switch.click()
    assert limbs.asks() == [WrittenAsk()] * 2
    assert follow_up.together.isChecked()
    _fill(follow_up.officer, "Judith Harwood")
    assert limbs.asks() == [WrittenAsk("Judith Harwood", "")] * 2
    follow_up.together.click()
    _fill(follow_up.officer, "Jean Kelly")
    assert limbs.asks() == [WrittenAsk("Judith Harwood", ""), WrittenAsk("Jean Kelly", "")]


def test_the_box_leads_to_its_row_of_the_log(limbs: Table) -> None:
    limbs.panel.follow_up.switch.click()
    limb_id = limbs.limbs()[1].id
    limbs.keep()
    limbs.surface.choose(limb_id)
    view = limbs.ask(minutes.get_minutes, limbs.made.meeting_id)
    ask = view.minutes[0].resolutions[1].ask
    assert ask is not None
    assert limbs.panel.follow_up.row.words.text() == "Tracking decision: Open"
    limbs.panel.follow_up.row.button.click()
    assert limbs.places == [Place("decisions", ask.row_id)]


def test_a_passage_is_kept_from_the_public_with_reason_and_summary(table: Table) -> None:
    table.type("The child was known to officers.")
    secrecy = table.panel.secrecy
    secrecy.paragraphs[1].click()
    secrecy.paragraphs[3].click()
    assert table.last().exempt_paragraphs == "1, 3"
    assert secrecy.missing.text() == "Still wanted: the reason and the public summary."
    _fill(secrecy.reason, "A child could be recognised.")
    secrecy.summary.setFocus()
    QTest.keyClicks(secrecy.summary, "A case was discussed.")
    table.surface.setFocus()
    piece = table.last()
    assert (piece.public_interest_reason, piece.public_summary) == (
        "A child could be recognised.",
        "A case was discussed.",
    )
    assert secrecy.missing.text() == ""
    secrecy.public.click()
    assert not table.last().is_exempt
    assert table.last().public_summary == ""


def test_what_is_selected_is_marked_and_summed_up_once(table: Table) -> None:
    table.type("One.\nTwo.\nThree.")
    cursor = table.surface.textCursor()
    cursor.movePosition(cursor.MoveOperation.PreviousBlock, cursor.MoveMode.KeepAnchor)
    table.surface.setTextCursor(cursor)
    secrecy = table.panel.secrecy
    assert secrecy.reach.text() == "Marks the 2 paragraphs that are selected."
    secrecy.confidential.click()
    secrecy.summary.setFocus()
    QTest.keyClicks(secrecy.summary, "A case.")
    table.surface.setFocus()
    texts = table.surface.pieces()[1:]
    assert [each.is_confidential for each in texts] == [False, True, True]
    assert [each.public_summary for each in texts] == ["", "A case.", ""]


def test_the_whole_minute_is_marked_at_once_and_the_next_one_is_not(table: Table) -> None:
    table.type("One.\nTwo.")
    table.panel.secrecy.whole.click()
    table.panel.secrecy.paragraphs[2].click()
    assert [each.exempt_paragraphs for each in table.surface.pieces()] == ["", "2", "2"]
    table.key(Qt.Key.Key_Up)
    assert not table.panel.secrecy.whole.isChecked()


def test_what_is_a_record_by_now_is_only_read(limbs: Table) -> None:
    limbs.keep()
    limbs.ask(_approve, limbs.made.meeting_id)
    limbs.read()
    limbs.surface.choose(limbs.limbs()[0].id)
    assert not limbs.panel.motion.isEnabled()
    assert not limbs.panel.secrecy.isEnabled()
    assert not limbs.panel.follow_up.switch.isEnabled()


def _approve(store: Store, meeting_id: str) -> None:
    with store.edit("Approve", WHO) as session:
        session.get_one(Meeting, meeting_id).state = MeetingState.APPROVED


def test_every_field_is_reached_by_its_word_and_has_a_name(limbs: Table) -> None:
    limbs.panel.follow_up.switch.click()
    motion, follow_up, secrecy = limbs.panel.motion, limbs.panel.follow_up, limbs.panel.secrecy
    for word, field in (
        ("mover", motion.mover),
        ("votes", motion.counts["votes_for"]),
        ("officer", follow_up.officer),
        ("exempt", secrecy.paragraphs[1]),
    ):
        limbs.panel.go_to(word)
        assert field.hasFocus()
    fields = [field for field in limbs.panel.findChildren(QLineEdit) if field.isVisible()]
    assert all(field.accessibleName() for field in fields)
    assert secrecy.paragraphs[2].accessibleName() == "Paragraph 2: likely to identify an individual"


@pytest.mark.parametrize("kind", [kind for kind in PieceKind if kind is not PieceKind.TABLE])
def test_every_kind_of_piece_is_named(table: Table, kind: PieceKind) -> None:
    table.surface.set_kind(kind)
    assert table.panel.heading.text() in {"Minute", "Text", "Sub-heading", "Point", "Decision", "Action"}
