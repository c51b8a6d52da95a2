"""A review file is written whole or not at all, and only where a review file may stand."""

from __future__ import annotations

import pytest

from boardkeeper.errors import UserError
from boardkeeper.reviews import passphrases, sealing
from boardkeeper.reviews.views import file_name_of
from db.store import Store

WORDS = "maple-otter-window-upgrade-candle"


def test_it_says_how_far_it_is_and_ends_at_the_end(officer, tmp_path):
    said = []
    sealing.seal(officer.prepare(), tmp_path / "a.review", WORDS, progress=lambda *now: said.append(now))
    assert said[-1][1] == said[-1][2]
    assert [done for _, done, _ in said] == sorted(done for _, done, _ in said)
    assert {what for what, _, _ in said} == {"Sealing the review"}


def test_what_is_stopped_leaves_nothing_behind(officer, tmp_path):
    before = sorted(tmp_path.iterdir())
    with pytest.raises(sealing.Stopped):
        sealing.seal(officer.prepare(), tmp_path / "a.review", WORDS, cancelled=lambda: True)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.board", "End it in .review"),
        ("nowhere/a.review", "no folder"),
        ("letter.review", "there already"),
    ],
)
def test_a_place_where_no_review_can_stand_is_refused(officer, tmp_path, name, said):
    (tmp_path / "letter.review").write_text("Dear Chair")
    with pytest.raises(UserError, match=said):
        sealing.seal(officer.prepare(), tmp_path / name, WORDS)
    assert (tmp_path / "letter.review").read_text() == "Dear Chair"


def test_the_board_itself_is_never_written_over(officer, tmp_path):
    path = officer.store.path.with_suffix(".review")
    path.symlink_to(officer.store.path)
    with pytest.raises(UserError, match="there already"):
        sealing.seal(officer.prepare(), path, WORDS)


def test_an_easy_passphrase_is_refused_before_anything_is_written(officer, tmp_path):
    with pytest.raises(UserError, match="too easy"):
        sealing.seal(officer.prepare(), tmp_path / "a.review", "chair")
    assert not (tmp_path / "a.review").exists()


def test_an_earlier_review_file_is_never_written_over(officer, tmp_path):
    path = tmp_path / "a.review"
    sealing.seal(officer.prepare(), path, WORDS)
    with pytest.raises(UserError, match="no review is ever written over"):
        sealing.seal(officer.prepare(), path, "other words for the second one")
    Store.open(path, "Cllr Carter", WORDS).close()


def test_no_word_of_the_board_can_be_read_in_the_file(officer):
    path = officer.send(exempt=True)
    written = path.read_bytes()
    for word in (b"Sandbourne", b"Improvement", b"SQLite", b"CREATE", b"Cllr"):
        assert word not in written
        assert word.decode().encode("utf-16-le") not in written


def test_a_file_is_named_by_its_meeting_its_board_and_its_number():
    from datetime import date

    name = file_name_of("Children’s Scrutiny: Plymouth/City", date(2019, 9, 11), 3)
    assert name == "2019-09-11 Children’s Scrutiny PlymouthCity - review 3.review"
    assert file_name_of("///", None, 1) == "Board - review 1.review"


def test_proposed_passphrases_are_easy_words_and_hard_to_guess():
    import math

    words = passphrases.known_words()
    assert math.log2(len(words)) * passphrases.WORDS > 59
    assert len(set(words)) == len(words)
    assert all(word.isascii() and word.islower() and 4 <= len(word) <= 7 for word in words)
    proposed = {passphrases.propose_passphrase() for _ in range(200)}
    assert len(proposed) == 200
    assert all(set(each.split("-")) <= set(words) for each in proposed)
    sealing.refuse_weak(next(iter(proposed)))


def test_a_backup_of_a_review_is_put_back_without_asking_for_the_passphrase_again(officer):
    from boardkeeper.bootstrap import BoardOffice

    path = officer.send()
    office = BoardOffice()
    desk = office.open(path, "Cllr Carter", WORDS)
    assert office.standing(desk).is_encrypted
    office.back_up(desk, progress=lambda *_: None, cancelled=lambda: False)
    (entry,) = office.backups(desk)
    again = office.restore(desk, entry.path, "Cllr Carter")
    try:
        assert office.review(again) is not None
        assert office.standing(again).is_encrypted
    finally:
        again.close()
