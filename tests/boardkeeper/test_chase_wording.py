"""The letters in a board's own words."""

from __future__ import annotations

import re

import pytest

from boardkeeper import boards, chase_wording
from boardkeeper.chase_wording import FIELDS, Wording, fill, standard_wording
from boardkeeper.errors import UserError
from db.tables.follow_up import ChaseStep

WHO = "Helen Rickman"


def own(desk):
    return {each.step: each for each in chase_wording.wordings(desk.store, desk.board_id)}


@pytest.mark.parametrize("step", ChaseStep)
def test_the_standard_wording_of_each_letter_can_be_filled_in(step):
    wording = standard_wording(step)
    chase_wording.check_wording(wording)
    filled = fill(wording.words, dict.fromkeys(FIELDS, "words"))
    assert not re.search(r"[{}]|\n\n\n", filled)


def test_a_board_has_the_standard_wording_until_it_writes_its_own(desk):
    assert not any(each.is_own for each in own(desk).values())
    chase_wording.write_wording(
        desk.store, WHO, desk.board_id, ChaseStep.REMINDER, words="Hello {officer},\r\n\r\n{rows}\r\n"
    )
    now = own(desk)
    assert now[ChaseStep.REMINDER] == Wording(
        ChaseStep.REMINDER, "Reminder: {matters} for {board}", "Hello {officer},\n\n{rows}\n", is_own=True
    )
    assert not now[ChaseStep.NAMED].is_own
    chase_wording.write_wording(desk.store, WHO, desk.board_id, ChaseStep.REMINDER, subject="{matters}")
    assert own(desk)[ChaseStep.REMINDER].subject == "{matters}"
    assert desk.labels()[0] == "Change the wording: reminder"


def test_the_standard_wording_again_is_none_of_its_own(desk):
    standard = standard_wording(ChaseStep.NAMED)
    for back in (
        lambda: chase_wording.use_standard_wording(desk.store, WHO, desk.board_id, ChaseStep.NAMED),
        lambda: chase_wording.write_wording(
            desk.store, WHO, desk.board_id, ChaseStep.NAMED, subject=standard.subject, words=standard.words
        ),
    ):
        chase_wording.write_wording(desk.store, WHO, desk.board_id, ChaseStep.NAMED, subject="Named")
        assert own(desk)[ChaseStep.NAMED].is_own
        back()
        assert own(desk)[ChaseStep.NAMED] == standard


@pytest.mark.parametrize(
    ("subject", "words", "why"),
    [
        (None, "Dear {offcer},\n\n{rows}", "“{offcer}” is no field of a letter"),
        ("{Board}", None, "“{Board}” is no field"),
        (None, "{ officer } {rows}", "“{ officer }” is no field"),
        (None, "{rows", "has no partner"),
        (None, "{rows} }", "has no partner"),
        (None, "{{rows}}", "has no partner"),
        (None, "Dear {officer},", "does not say what is asked for"),
        ("{rows}", None, "The subject is one line"),
        (" ", None, "has a subject and a text"),
        (None, "\n", "has a subject and a text"),
        (None, "{rows}" + "x" * 5_000, "is too long"),
        ("x" * 501, None, "is too long"),
    ],
)
def test_a_wording_that_could_not_be_filled_in_is_refused_with_a_sentence(desk, subject, words, why):
    with pytest.raises(UserError) as refused:
        chase_wording.write_wording(
            desk.store, WHO, desk.board_id, ChaseStep.REMINDER, subject=subject, words=words
        )
    assert why in refused.value.sentence
    assert refused.value.next_step
    assert not own(desk)[ChaseStep.REMINDER].is_own


def test_the_refusal_names_every_field():
    with pytest.raises(UserError) as refused:
        chase_wording.check_wording(Wording(ChaseStep.REMINDER, "s", "{rows} {x}"))
    assert all(f"{{{name}}}" in refused.value.next_step for name in FIELDS)


def test_filling_in_reads_nothing_twice_and_leaves_no_gap():
    assert (
        fill("{rows}\n\n{others}\n\n{chair}", {"rows": "{chair}", "others": "", "chair": "C"})
        == "{chair}\n\nC"
    )


def test_a_new_board_like_another_takes_its_letters_and_days_over(desk):
    chase_wording.write_wording(desk.store, WHO, desk.board_id, ChaseStep.REMINDER, subject="Ours")
    boards.update_board(desk.store, WHO, desk.board_id, named_days=30)
    other = boards.create_board(desk.store, WHO, "Cabinet", "Plymouth", like=desk.board_id)
    assert chase_wording.wordings(desk.store, other)[0].subject == "Ours"
    assert boards.get_board(desk.store, other).named_days == 30


@pytest.mark.parametrize("setting", ["remind_days_before", "second_reminder_days", "named_days"])
def test_days_between_letters_are_within_a_year(desk, setting):
    for days in (-1, 367, True):
        with pytest.raises(UserError, match="0 to 366"):
            boards.update_board(desk.store, WHO, desk.board_id, **{setting: days})
    boards.update_board(desk.store, WHO, desk.board_id, **{setting: 366})
    assert getattr(boards.get_board(desk.store, desk.board_id), setting) == 366
