"""A council scores by its own questions; what was answered before stays with its questions."""

from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import boards, programme, schemes
from boardkeeper.errors import UserError
from boardkeeper.rules.prioritisation import PAPER, Band
from boardkeeper.schemes import WrittenQuestion

WHO = "Ann Smith"
QUESTIONS = (WrittenQuestion("Is it a risk?", 3), WrittenQuestion("Does it cost much?", 2))
BANDS = "Take:3, Watch:0"


@pytest.fixture
def topic(desk):
    return programme.add_programme_item(desk.store, WHO, desk.board_id, "PAUSE")


def answered(desk, topic, *answers):
    """Answer the questions of the board’s scheme in order; None leaves one open."""
    asked = schemes.board_scheme(desk.store, desk.board_id).scheme.questions
    given = {q.key: a for q, a in zip(asked, answers, strict=True) if a is not None}
    return programme.set_answers(desk.store, WHO, topic, given)


def shown(desk, topic):
    row = programme.get_programme_item(desk.store, topic)
    return row.score, row.band


def test_a_board_scores_by_paper_until_another_is_chosen(desk):
    view = schemes.board_scheme(desk.store, desk.board_id)
    assert (view.name, view.is_paper, view.boards) == ("PAPER", True, ("Children's Scrutiny",))
    assert [each.text for each in view.scheme.questions] == [each.text for each in PAPER.questions]
    assert {(band.label, band.lowest) for band in view.scheme.bands} == {
        (band.label, band.lowest) for band in PAPER.bands
    }


def test_a_topic_is_unscored_until_every_question_is_answered(desk, topic):
    assert answered(desk, topic, True, True, True, True, None, False) is None
    assert shown(desk, topic) == (None, "unscored")
    assert answered(desk, topic, True, True, True, True, True, False) == 5
    assert shown(desk, topic) == (5, "High")
    assert answered(desk, topic, *[False] * 6) == 0
    assert shown(desk, topic) == (0, "not supported")
    desk.store.undo(WHO)
    assert shown(desk, topic) == (5, "High")
    assert [each.is_yes for each in programme.get_programme_item(desk.store, topic).answers] == [
        True,
        True,
        True,
        True,
        True,
        False,
    ]


def test_another_scheme_weighs_and_names_as_it_likes(desk, topic):
    scheme_id = schemes.add_scheme(desk.store, WHO, "Sandbourne", QUESTIONS, BANDS, for_board=desk.board_id)
    assert schemes.board_scheme(desk.store, desk.board_id).id == scheme_id
    assert answered(desk, topic, True, False) == 3
    assert shown(desk, topic) == (3, "Take")
    assert answered(desk, topic, False, True) == 2
    assert shown(desk, topic) == (2, "Watch")


def test_a_typed_score_stays_when_the_scheme_is_changed_and_has_no_band_it_cannot_have(desk):
    store = desk.store
    typed = programme.add_programme_item(store, WHO, desk.board_id, "Imported", score=6)
    schemes.add_scheme(store, WHO, "Sandbourne", QUESTIONS, BANDS, for_board=desk.board_id)
    assert shown(desk, typed) == (6, "")


def test_answers_come_back_with_the_scheme_they_were_given_to(desk, topic):
    paper = schemes.board_scheme(desk.store, desk.board_id)
    answered(desk, topic, True, True, True, False, False, False)
    other = schemes.add_scheme(desk.store, WHO, "Sandbourne", QUESTIONS, BANDS)
    assert schemes.choose_scheme(desk.store, WHO, desk.board_id, other) == 1
    assert shown(desk, topic) == (None, "unscored")
    assert schemes.choose_scheme(desk.store, WHO, desk.board_id, paper.id) == 0
    assert shown(desk, topic) == (3, "Medium")


def test_a_new_question_unscores_and_a_dropped_one_is_counted_without(desk, topic):
    scheme_id = schemes.add_scheme(desk.store, WHO, "Sandbourne", QUESTIONS, BANDS, for_board=desk.board_id)
    answered(desk, topic, True, True)
    first, second = schemes.board_scheme(desk.store, desk.board_id).scheme.questions
    kept = [WrittenQuestion(each.text, each.weight, each.key) for each in (first, second)]
    schemes.update_scheme(desk.store, WHO, scheme_id, questions=[*kept, WrittenQuestion("Does it hurry?", 1)])
    assert shown(desk, topic) == (None, "unscored")
    schemes.update_scheme(desk.store, WHO, scheme_id, questions=kept[:1])
    assert shown(desk, topic) == (3, "Take")
    desk.store.undo(WHO)
    desk.store.undo(WHO)
    assert shown(desk, topic) == (5, "Take")


def test_a_heavier_question_counts_again_what_was_answered(desk, topic):
    scheme_id = schemes.add_scheme(desk.store, WHO, "Sandbourne", QUESTIONS, BANDS, for_board=desk.board_id)
    answered(desk, topic, False, True)
    first, second = schemes.board_scheme(desk.store, desk.board_id).scheme.questions
    schemes.update_scheme(
        desk.store,
        WHO,
        scheme_id,
        questions=[WrittenQuestion(first.text, 1, first.key), WrittenQuestion(second.text, 4, second.key)],
    )
    assert shown(desk, topic) == (4, "Take")


@pytest.mark.parametrize(
    ("name", "questions", "bands", "says"),
    [
        (" ", QUESTIONS, BANDS, "needs a name"),
        ("paper", QUESTIONS, BANDS, "a scheme called “paper” already"),
        ("A", (), BANDS, "needs a question"),
        ("A", (WrittenQuestion(" "),), "x:0", "needs words"),
        ("A", (WrittenQuestion("Why?", 0),), "x:0", "counts from 1 to 100, not 0"),
        ("A", QUESTIONS, "Take:3", "No band begins at 0"),
        ("A", QUESTIONS, "Take:0, Watch:0", "begin at the same score"),
        ("A", QUESTIONS, "Take:3, take:0", "have the same name"),
        ("A", QUESTIONS, "Take:6, Watch:0", "No topic can reach “Take” at 6: the questions add up to 5"),
        ("A", QUESTIONS, "Take, Watch:0", "“Take” is not a band; write it like High:5"),
        ("A", QUESTIONS, [Band(0, "a, b")], "cannot name a band"),
    ],
)
def test_a_scheme_that_could_not_score_is_refused_and_nothing_is_kept(desk, name, questions, bands, says):
    with pytest.raises(UserError, match=says):
        schemes.add_scheme(desk.store, WHO, name, questions, bands)
    assert [view.name for view in schemes.list_schemes(desk.store)] == ["PAPER"]


def test_paper_is_neither_changed_nor_removed(desk):
    paper = schemes.find_scheme(desk.store, "paper")
    with pytest.raises(UserError, match="PAPER comes with the program and is not changed"):
        schemes.update_scheme(desk.store, WHO, paper.id, bands="x:0")
    with pytest.raises(UserError, match="is not removed"):
        schemes.remove_scheme(desk.store, WHO, paper.id)


def test_a_scheme_in_use_stays_and_one_out_of_use_goes_with_its_answers(desk, topic):
    store = desk.store
    scheme_id = schemes.add_scheme(store, WHO, "Sandbourne", QUESTIONS, BANDS, for_board=desk.board_id)
    answered(desk, topic, True, True)
    with pytest.raises(UserError, match=r"Children's Scrutiny scores by “Sandbourne”"):
        schemes.remove_scheme(store, WHO, scheme_id)
    schemes.choose_scheme(store, WHO, desk.board_id, schemes.find_scheme(store, "PAPER").id)
    schemes.remove_scheme(store, WHO, scheme_id)
    assert [view.name for view in schemes.list_schemes(store)] == ["PAPER"]
    desk.store.undo(WHO)
    schemes.choose_scheme(store, WHO, desk.board_id, scheme_id)
    assert shown(desk, topic) == (5, "Take")


def test_two_boards_of_a_file_score_each_by_its_own(desk):
    store = desk.store
    other = boards.create_board(store, WHO, "Adults' Scrutiny", "Plymouth")
    schemes.add_scheme(store, WHO, "Sandbourne", QUESTIONS, BANDS, for_board=other)
    ours = programme.add_programme_item(store, WHO, desk.board_id, "Ours", score=3)
    theirs = programme.add_programme_item(
        store, WHO, other, "Theirs", score=3, scheduled_on=date(2019, 9, 11)
    )
    assert (shown(desk, ours), shown(desk, theirs)) == ((3, "Medium"), (3, "Take"))
    assert [view.boards for view in schemes.list_schemes(store)] == [
        ("Children's Scrutiny",),
        ("Adults' Scrutiny",),
    ]


def test_an_answer_to_a_question_that_is_gone_is_refused(desk, topic):
    with pytest.raises(UserError, match="does not ask this question any more"):
        programme.set_answers(desk.store, WHO, topic, {"0" * 32: True})


def test_a_question_is_asked_once(desk):
    twice = (WrittenQuestion("Is it a risk?", 1), WrittenQuestion("is it a RISK? ", 1))
    with pytest.raises(UserError, match="Two questions are the same"):
        schemes.add_scheme(desk.store, WHO, "Twice", twice, BANDS)
    assert [view.name for view in schemes.list_schemes(desk.store)] == ["PAPER"]
