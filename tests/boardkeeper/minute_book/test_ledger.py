from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from boardkeeper import minute_book
from boardkeeper.approvals import approve_minutes, correct_header
from boardkeeper.errors import UserError
from boardkeeper.minute_book import LeafState, missing_sentences
from boardkeeper.people import update_person
from boardkeeper.rules.leaves import LeafNumber, in_words
from tests.boardkeeper.minute_book.conftest import (
    CACHE,
    JULY,
    MAY,
    NOVEMBER,
    SEPTEMBER,
    WHO,
    ReadBook,
    Year,
    read_book,
)
from tests.boardkeeper.minute_book.test_building import failures
from tests.boardkeeper.render.reading import elements, opened

PRINTED = date(2019, 10, 1)
LATER = date(2019, 12, 2)


def labels(year: Year, *states: LeafState) -> str:
    return in_words(year.standing().numbers(*states))


def changed_pdf(year: Year, path: Path, since: date | None = None) -> ReadBook:
    return read_book(
        minute_book.build_changed(
            year.gather(),
            path,
            lambda of_year, leaves: minute_book.changed_leaves(leaves, of_year.ledger, since),
            cache=CACHE,
        )
    )


def test_nothing_is_printed_before_somebody_records_it(year: Year) -> None:
    standing = year.standing()
    assert len(standing.numbers(LeafState.NOT_PRINTED)) == len(standing.leaves)
    assert missing_sentences(standing) == (
        "The minutes of 11 September 2019 are not approved yet (minutes draft).",
        "The minutes of 10 July 2019 are not signed.",
        f"Leaves 1–{len(standing.leaves)}: not printed yet.",
    )


def test_a_printing_is_one_step_that_can_be_undone(year: Year) -> None:
    count = len(year.standing().leaves)
    recorded = year.record_all()
    assert (len(recorded.new), recorded.revised, recorded.same) == (count, (), 0)
    assert year.store.can_undo() == "Record the printing of the minute book 2019/20"
    assert labels(year, LeafState.NOT_INITIALLED) == f"1–{count}"
    year.store.undo(WHO)
    assert minute_book.read_ledger(year.store, year.board_id, 2019) == ()


def test_initials_are_recorded_by_ranges_and_can_be_undone(year: Year) -> None:
    count = len(year.record_all().new)
    done = minute_book.record_initialled(
        year.store, WHO, year.board_id, 2019, "1-2, 4", "Cllr Johnson", PRINTED
    )
    assert in_words(done) == "1–2, 4"
    leaf = year.standing().leaves[0]
    assert (leaf.state, leaf.initialled_by, leaf.initialled_on) == (
        LeafState.INITIALLED,
        "Cllr Johnson",
        PRINTED,
    )
    assert f"Leaves 3, 5–{count}: not initialled." in missing_sentences(year.standing())
    year.store.undo(WHO)
    assert labels(year, LeafState.INITIALLED) == ""


@pytest.mark.parametrize(
    ("leaves", "by", "on", "sentence"),
    [
        ("1-99", "Cllr Johnson", PRINTED, "There is no leaf 99 here"),
        ("one", "Cllr Johnson", PRINTED, "“one” is not a leaf"),
        ("1", " ", PRINTED, "Initials have a name"),
        ("1-2", "Cllr Johnson", date(2019, 9, 30), "Leaves 1–2 were printed after that day"),
    ],
)
def test_initials_that_cannot_be_are_refused(
    year: Year, leaves: str, by: str, on: date, sentence: str
) -> None:
    year.record_all()
    with pytest.raises(UserError, match=sentence):
        minute_book.record_initialled(year.store, WHO, year.board_id, 2019, leaves, by, on)


def test_what_was_printed_once_and_says_the_same_is_not_printed_again(year: Year, tmp_path: Path) -> None:
    year.record_all()
    assert year.record_all(LATER).same == len(year.standing().leaves)
    assert year.standing().leaves[0].printed_on == PRINTED
    with pytest.raises(UserError, match="No leaf has changed"):
        changed_pdf(year, tmp_path / "none.pdf")


def test_a_later_correction_is_a_slip_with_a_letter_and_every_other_leaf_stays_as_it_is(
    year: Year, build: Callable[..., ReadBook]
) -> None:
    before = build(year.gather())
    year.record_all()
    year.correct("Forty-four", "Forty carers had left in the year.")
    after = build(year.gather())
    (corrected,) = before.labels_with("Forty-four carers had left in the year.")
    slip = f"{corrected}a"
    assert [label for label in after.built.labels if label not in before.built.labels] == [slip]
    assert after.built.labels.index(slip) == after.built.labels.index(corrected) + 1
    assert "Forty carers had left in the year." in after.page(slip)
    assert "It was misheard." in after.page(slip)
    assert "Initials" in after.page(slip)
    assert labels(year, LeafState.NOT_PRINTED) == slip
    assert labels(year, LeafState.CHANGED) == ""
    assert [after.page(label) for label in before.built.labels if label.isdecimal()] == [
        before.page(label) for label in before.built.labels if label.isdecimal()
    ]


def test_corrections_of_header_and_title_are_slips_behind_the_leaves_that_stay_as_they_are(
    year: Year, build: Callable[..., ReadBook]
) -> None:
    before = build(year.gather())
    year.record_all()
    for subject, was, now in (
        ("Attendance", "Councillor Buchan", "Councillors Buchan and Murphy"),
        ("Title of Minute 2", "", "Update on Foster Care"),
    ):
        correct_header(
            year.store,
            WHO,
            year.meetings[MAY],
            subject,
            was,
            now,
            year.meetings[NOVEMBER],
            "It was misheard.",
        )
    after = build(year.gather())
    slips = [label for label in after.built.labels if label not in before.built.labels]
    assert len(slips) == 2
    header = next(label for label in slips if "Councillors Buchan and Murphy" in after.page(label))
    title = next(label for label in slips if "Update on Foster Care" in after.page(label))
    printed = [label for label in before.built.labels if label.isdecimal()]
    assert header.rstrip("ab") == printed[0]
    assert title.rstrip("ab") in before.labels_with("Update on Fostering")
    assert "Attendance" in after.page(header)
    assert "Title of Minute 2" in after.page(title)
    assert labels(year, LeafState.CHANGED) == ""
    assert [after.page(label) for label in printed] == [before.page(label) for label in printed]


def test_a_second_slip_on_the_same_leaf_takes_the_next_letter_once_the_first_is_printed(year: Year) -> None:
    year.record_all()
    year.correct("Forty-four", "Forty carers had left in the year.")
    assert in_words(year.record_all(LATER).new).endswith("a")
    year.correct("that the report is noted", "that the report is noted with thanks")
    numbers = [leaf.number.label for leaf in year.standing().leaves if leaf.title.startswith("Correction")]
    assert [label[-1] for label in numbers] == ["a", "b"]
    assert labels(year, LeafState.NOT_PRINTED) == numbers[1]


def test_a_slip_on_minutes_that_were_never_printed_takes_a_number_of_its_own_in_place(
    year: Year, build: Callable[..., ReadBook]
) -> None:
    year.correct("Forty-four", "Forty carers had left in the year.")
    made = build(year.gather())
    corrected, slip = made.labels_with("Forty-four carers had left in the year.")
    assert int(slip) == int(corrected) + 1
    assert "It was misheard." in made.page(slip)
    leaves = [leaf.number.label for leaf in made.built.leaves]
    assert leaves == [str(number) for number in range(1, len(leaves) + 1)]


def test_only_changed_leaves_are_printed_under_their_numbers(year: Year, tmp_path: Path) -> None:
    year.record_all()
    jean = next(person_id for person_id, name in year.gather().people if name == "Councillor Buchan")
    update_person(year.store, WHO, jean, name="Councillor Buchanan")
    changed = in_words(year.standing().numbers(LeafState.CHANGED)).split(", ")
    made = changed_pdf(year, tmp_path / "changed.pdf")
    assert list(made.built.labels) == changed
    assert all("Buchanan" in text and "Initials" in text for text in made.texts)
    revised = year.record_all(LATER)
    assert in_words(revised.revised) == ", ".join(changed)
    assert year.standing().leaves[0].revision == 2
    assert year.standing().leaves[0].initialled_by == ""
    assert len(minute_book.read_ledger(year.store, year.board_id, 2019)) == len(year.standing().leaves) + len(
        changed
    )


def test_some_leaves_alone_keep_good_tags(year: Year, tmp_path: Path) -> None:
    year.record_all()
    jean = next(person_id for person_id, name in year.gather().people if name == "Councillor Buchan")
    update_person(year.store, WHO, jean, name="Councillor Buchanan")
    made = changed_pdf(year, tmp_path / "changed.pdf")
    assert failures(made.pdf) == []
    with opened(made.pdf) as pdf:
        assert all("/K" in element for element in elements(pdf))


def test_changed_since_a_day_counts_what_was_printed_after_it(year: Year, tmp_path: Path) -> None:
    year.record_all()
    year.correct("Forty-four", "Forty carers had left in the year.")
    year.record_all(LATER)
    assert changed_pdf(year, tmp_path / "since.pdf", PRINTED).built.labels[0].endswith("a")
    with pytest.raises(UserError, match="No leaf has changed"):
        changed_pdf(year, tmp_path / "none.pdf", LATER)


def test_minutes_approved_late_go_behind_what_was_printed(year: Year) -> None:
    count = len(year.record_all().new)
    year.redraft(NOVEMBER, "Minutes", "Early Help")
    approve_minutes(year.store, WHO, year.meetings[SEPTEMBER], year.meetings[NOVEMBER])
    new = year.standing().numbers(LeafState.NOT_PRINTED)
    assert new[0] == LeafNumber(count + 1)
    # The amendment’s record has a number only now, and the leaf with the amendment says it.
    (told,) = year.standing().numbers(LeafState.CHANGED)
    assert told.number < new[0].number


def test_minutes_are_recorded_whole_the_first_time(year: Year) -> None:
    leaves = minute_book.list_leaves(year.gather())
    with pytest.raises(UserError, match="Minutes of 29 May 2019 stands on leaf 2 too"):
        minute_book.record_printed(year.store, WHO, year.board_id, 2019, leaves, PRINTED, "1")
    of_may = [leaf for leaf in leaves if leaf.meeting_id == year.meetings[MAY]]
    minute_book.record_printed(year.store, WHO, year.board_id, 2019, leaves, PRINTED, f"1-{len(of_may)}")
    assert len(year.standing().numbers(LeafState.NOT_INITIALLED)) == len(of_may)


def test_minutes_are_bound_once_their_leaves_are_in_the_ledger(year: Year) -> None:
    with year.store.read() as session:
        assert not minute_book.is_bound_in(session, year.meetings[MAY])
    year.record_all()
    with year.store.read() as session:
        assert minute_book.is_bound_in(session, year.meetings[MAY])
        assert not minute_book.is_bound_in(session, year.meetings[SEPTEMBER])


def test_a_signature_is_written_on_the_leaf_that_closes_the_minutes(year: Year) -> None:
    year.record_all()
    with year.store.edit("Sign", WHO) as session:
        minute_book.signed_into(session, year.meetings[JULY], "Councillor Buchan")
    signed = {
        leaf.number: leaf.signed_by
        for leaf in minute_book.read_ledger(year.store, year.board_id, 2019)
        if leaf.signed_by
    }
    closing = [leaf.number for leaf in minute_book.list_leaves(year.gather()) if leaf.closes]
    assert signed == {closing[0]: "Councillor Mrs Johnson", closing[1]: "Councillor Buchan"}


def test_leaves_that_are_no_longer_there_stay_in_the_ledger_and_are_said(year: Year) -> None:
    count = len(year.record_all().new)
    year.store.undo(WHO)
    year.correct("Forty-four", "Forty carers had left in the year.")
    year.record_all()
    year.store.undo_step(year.store.history()[1].id, WHO)
    standing = year.standing()
    gone = standing.numbers(LeafState.GONE)
    assert len(gone) == 1
    assert len(standing.leaves) == count + 1
    assert any("no longer in the book" in sentence for sentence in missing_sentences(standing))
