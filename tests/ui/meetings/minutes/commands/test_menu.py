from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from boardkeeper.minutes import PieceKind, Verb, WrittenAsk
from tests.ui.meetings.minutes.table import RECOMMENDED, Table


def test_typing_a_stroke_lists_everything_and_more_letters_narrow_it(table: Table) -> None:
    table.type("/")
    assert table.menu.isVisible()
    assert {"resolved", "action", "track", "exempt", "point"} <= set(table.menu.shown())
    table.type("un")
    assert table.menu.shown() == ("untrack", "unanimous")
    table.type("x")
    assert not table.menu.isVisible()
    assert table.last().text == "/unx"


def test_enter_begins_the_decision_that_is_chosen(table: Table) -> None:
    table.type("/agr")
    table.key(Qt.Key.Key_Return)
    table.type("that a review be held.")
    piece = table.last()
    assert (piece.kind, piece.text) == (PieceKind.RESOLUTION, "that a review be held.")
    assert piece.decision is not None
    assert piece.decision.verb is Verb.AGREED
    assert not table.menu.isVisible()


def test_arrows_choose_another_line(table: Table) -> None:
    table.type("/re")
    shown = table.menu.shown()
    assert shown[:3] == ("resolved", "recommended", "recorded")
    table.key(Qt.Key.Key_Down)
    table.key(Qt.Key.Key_Return)
    table.type("x")
    piece = table.last()
    assert piece.decision is not None
    assert piece.decision.verb is Verb.RECOMMENDED


def test_escape_leaves_the_words_as_typed(table: Table) -> None:
    table.type("/agreed")
    table.key(Qt.Key.Key_Escape)
    assert not table.menu.isVisible()
    table.type(" or not")
    assert not table.menu.isVisible()
    assert (table.last().kind, table.last().text) == (PieceKind.TEXT, "/agreed or not")


def test_unknown_words_stay_and_enter_is_enter(table: Table) -> None:
    table.type("see and/or ask /zebra crossing\nmore")
    texts = [each.text for each in table.surface.pieces()]
    assert texts[-2:] == ["see and/or ask /zebra crossing", "more"]


def test_an_action_is_read_while_it_is_typed_and_said_in_words(table: Table) -> None:
    table.type("/action Jean Kelly by end of July provide the trend")
    assert table.menu.explains.text() == "Action: Jean Kelly, end of July (Wed 31 Jul 2019)"
    table.key(Qt.Key.Key_Return)
    piece = table.last()
    assert (piece.kind, piece.text) == (PieceKind.ACTION, "provide the trend")
    assert piece.ask == WrittenAsk("Jean Kelly", "end of July")


def test_a_command_and_what_it_did_are_taken_back_together(table: Table) -> None:
    table.type("Before")
    table.key(Qt.Key.Key_Return)
    table.command("agreed that a review be held")
    assert table.last().kind is PieceKind.RESOLUTION
    table.surface.undo()
    assert table.last().text == "/agreed that a review be held"


def test_a_decision_behind_words_stands_in_a_paragraph_of_its_own(table: Table) -> None:
    table.command("text Members discussed it.")
    table.type(" /resolved That it be noted.")
    table.key(Qt.Key.Key_Return)
    kinds = [(each.kind, each.text.strip()) for each in table.surface.pieces()][1:]
    assert kinds == [(PieceKind.TEXT, "Members discussed it."), (PieceKind.RESOLUTION, "That it be noted.")]


def test_words_that_were_typed_first_become_the_decision(table: Table) -> None:
    table.type("That it be noted. /resolved")
    table.key(Qt.Key.Key_Return)
    assert (table.last().kind, table.last().text.strip()) == (PieceKind.RESOLUTION, "That it be noted.")


@pytest.mark.parametrize(
    ("typed", "body", "text"),
    [
        ("recommend Cabinet that two posts be funded", "Cabinet", "that two posts be funded"),
        ("recommended to Full Council: to adopt it", "Full Council", "to adopt it"),
        ("recommend that officers look again", "", "that officers look again"),
    ],
)
def test_a_recommendation_says_to_whom(table: Table, typed: str, body: str, text: str) -> None:
    table.command(typed)
    piece = table.last()
    assert piece.decision is not None
    assert (piece.decision.verb, piece.decision.recommended_to, piece.text) == (Verb.RECOMMENDED, body, text)


def test_motion_and_votes_belong_to_all_limbs_standing_together(table: Table) -> None:
    table.command("agreed that one be done;")
    table.type("\nthat two be done.\n")
    table.command("moved allen seconded Cllr Buchan")
    table.command("vote 3-1")
    decisions = [each.decision for each in table.limbs()]
    assert len(decisions) == 2
    for decision in decisions:
        assert decision is not None
        assert (decision.mover, decision.seconder) == ("Councillor Allen", "Councillor Buchan")
        assert (decision.votes_for, decision.votes_against, decision.abstentions) == (3, 1, None)


def test_a_motion_noted_before_the_decision_waits_for_it(table: Table) -> None:
    table.command("moved Allen seconded Buchan")
    table.command("resolved That it be done.")
    decision = table.last().decision
    assert decision is not None
    assert (decision.mover, decision.seconder) == ("Councillor Allen", "Councillor Buchan")


def test_a_vote_that_cannot_be_is_doubted_before_it_is_noted(table: Table) -> None:
    table.command("agreed that one be done")
    table.type("\n/vote 5-2-1")
    assert "8 votes were counted, but 4 who may vote are present." in table.menu.explains.text()


def test_a_command_that_cannot_be_done_says_why_and_takes_nothing(table: Table) -> None:
    table.type("/vote 5-2-1")
    table.key(Qt.Key.Key_Return)
    assert table.menu.isVisible()
    assert table.menu.explains.text() == "Stand in a decision, or just below it."
    assert table.last().text == "/vote 5-2-1"


def test_a_lost_motion_is_marked_and_can_be_carried_after_all(table: Table) -> None:
    table.command("resolved That the press be excluded.")
    table.type(" ")
    table.command("lost")
    assert table.last().decision is not None
    assert table.last().decision.is_lost
    table.type(" ")
    table.command("carried")
    assert not table.last().decision.is_lost


def test_a_paragraph_is_kept_from_the_public_and_opened_again(table: Table) -> None:
    table.type("The child was known. ")
    table.command("exempt 1, 3")
    assert table.last().exempt_paragraphs == "1, 3"
    assert table.fields == ["reason"]
    table.command("confidential")
    assert table.last().is_confidential
    table.command("public")
    assert not table.last().is_exempt


def test_a_paragraph_that_is_not_in_the_schedule_is_refused(table: Table) -> None:
    table.type("The child was known. /exempt 9")
    assert "not 9" in table.menu.explains.text()
    table.key(Qt.Key.Key_Return)
    assert not table.last().is_exempt


def test_a_selection_is_kept_from_the_public_from_the_command(table: Table) -> None:
    table.type("One.\nTwo.\nThree. ")
    table.command("exempt 2")
    assert [each.exempt_paragraphs for each in table.surface.pieces()] == ["", "", "", "2"]


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("point", PieceKind.POINT),
        ("heading", PieceKind.SUBHEADING),
        ("text", PieceKind.TEXT),
        ("item", PieceKind.HEADING),
        ("noted", PieceKind.RESOLUTION),
    ],
)
def test_every_kind_of_paragraph_has_its_word(table: Table, typed: str, kind: PieceKind) -> None:
    table.command(f"{typed} Some words")
    assert (table.last().kind, table.last().text) == (kind, "Some words")


def test_a_table_and_the_time_are_put_in(table: Table) -> None:
    table.type("The meeting closed at ")
    table.command("time")
    assert table.last().text.endswith(("am", "pm", "noon", "midnight"))
    table.key(Qt.Key.Key_Return)
    table.command("table")
    table.type("Cell")
    assert table.last().kind is PieceKind.TABLE


def test_a_turn_of_phrase_is_put_in_and_its_first_blank_selected(table: Table) -> None:
    table.command("presented")
    assert table.last().text == "{name} ({post}) presented the {title} report."
    table.type("Ann Lee")
    assert table.last().text == "Ann Lee ({post}) presented the {title} report."


def test_the_reports_recommendations_are_taken_over_once(table: Table) -> None:
    table.command("adopt")
    assert tuple(each.text for each in table.limbs()) == RECOMMENDED
    assert table.asks() == [None, WrittenAsk("Jean Kelly", "end of July")]
    table.type(" ")
    table.command("adopt")
    assert len(table.limbs()) == len(RECOMMENDED)
    assert table.said == ["What the report recommends stands in this minute already."]


def test_tab_completes_a_command_that_takes_more_words(table: Table) -> None:
    table.type("/tra")
    table.key(Qt.Key.Key_Tab)
    assert table.surface.textCursor().block().text() == "/track "
