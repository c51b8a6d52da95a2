from __future__ import annotations

import re
from datetime import date

import pytest

from boardkeeper import notices
from boardkeeper.errors import UserError
from db.tables.plan import NoticeParagraph

WHO = "Ann Smith"


def test_a_notice_needs_a_title_and_a_paragraph_asks_something(desk):
    with pytest.raises(UserError, match="A notice needs a title"):
        notices.add_notice(desk.store, WHO, desk.board_id, " ", date(2023, 5, 20))
    notice_id = notices.add_notice(desk.store, WHO, desk.board_id, "Notice", date(2023, 5, 20))
    with pytest.raises(UserError, match="A paragraph of a notice asks something"):
        notices.add_requirement(desk.store, WHO, notice_id, "2", " ")


def test_paragraphs_keep_their_order_and_what_shows_them(desk):
    notice_id = notices.add_notice(
        desk.store,
        WHO,
        desk.board_id,
        "Direction",
        date(2023, 5, 20),
        kind=notices.NoticeKind.STATUTORY_DIRECTION,
        target_end_on=date(2023, 12, 31),
    )
    for reference in ("4(b)", "2"):
        notices.add_requirement(
            desk.store,
            WHO,
            notice_id,
            f" {reference} ",
            "Show it.",
            shown_by="Minutes",
            last_shown_on=date(2023, 6, 1),
        )
    with desk.store.read() as session:
        rows = session.query(NoticeParagraph).order_by(NoticeParagraph.position).all()
        assert [(row.reference, row.shown_by) for row in rows] == [("4(b)", "Minutes"), ("2", "Minutes")]


def test_a_notice_is_set_up_from_the_usual_paragraphs_in_one_step(usual, desk):
    tracked = usual()
    assert desk.labels() == ["Add “Improvement Notice”"]
    assert [each.reference for each in tracked.view.paragraphs] == [
        *("2", "3", "4a", "4b", "4c", "4d", "4e"),
        *("5", "6", "7", "8", "9", "10", "11", "12"),
    ]
    assert tracked.paragraph("4d").shown_from is notices.ShownFrom.SLOW_OBJECTIVES
    desk.store.undo(WHO)
    assert notices.list_notices(desk.store, desk.board_id) == ()


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"review_every_months": 0}, "every 0 months cannot be counted"),
        ({"review_every_months": 61}, "every 61 months cannot be counted"),
        ({"first_review_on": date(2023, 5, 1)}, "first review on 1 May 2023 lies before the notice"),
        ({"target_end_on": date(2023, 5, 19)}, "target on 19 May 2023 lies before the notice"),
    ],
)
def test_a_notice_whose_days_do_not_fit_is_refused_and_nothing_is_written(desk, facts, why):
    with pytest.raises(UserError, match=why):
        notices.add_notice(desk.store, WHO, desk.board_id, "Notice", date(2023, 5, 19), **facts)
    assert notices.list_notices(desk.store, desk.board_id) == ()


def test_the_facts_of_a_notice_can_be_mended_and_its_reviews_follow(tracked):
    notices.update_notice(tracked.store, WHO, tracked.notice_id, review_every_months=3, title=" Direction ")
    assert (tracked.view.title, tracked.view.coming.due_on) == ("Direction", date(2023, 8, 19))
    with pytest.raises(UserError, match="A notice needs a title"):
        notices.update_notice(tracked.store, WHO, tracked.notice_id, title="  ")
    assert tracked.view.title == "Direction"


def test_a_paragraph_is_changed_moved_and_removed_and_each_can_be_undone(tracked):
    first, second = tracked.add("4a"), tracked.add("4b", every_months=1)
    notices.update_paragraph(tracked.store, WHO, second, gap=" No minutes since June ", every_months=2)
    assert (tracked.paragraph("4b").gap, tracked.paragraph("4b").every_months) == ("No minutes since June", 2)
    notices.move_paragraph(tracked.store, WHO, second, -1)
    assert [each.reference for each in tracked.view.paragraphs] == ["4b", "4a"]
    notices.remove_paragraph(tracked.store, WHO, first)
    assert [each.reference for each in tracked.view.paragraphs] == ["4b"]
    tracked.store.undo(WHO)
    tracked.store.undo(WHO)
    assert [each.reference for each in tracked.view.paragraphs] == ["4a", "4b"]


def test_two_paragraphs_of_one_notice_never_share_a_number(tracked):
    tracked.add("4a")
    other = tracked.add("4b")
    with pytest.raises(UserError, match="has a paragraph 4a already"):
        tracked.add(" 4a ")
    with pytest.raises(UserError, match="has a paragraph 4a already"):
        notices.update_paragraph(tracked.store, WHO, other, reference="4a")
    with pytest.raises(UserError, match="Every 0 months cannot be counted"):
        notices.update_paragraph(tracked.store, WHO, other, every_months=0)
    assert [each.reference for each in tracked.view.paragraphs] == ["4a", "4b"]


def test_an_ended_notice_asks_for_nothing_more_and_keeps_what_was_shown(tracked):
    paragraph = tracked.add("4b", every_months=1)
    notices.record_showing(tracked.store, WHO, paragraph, date(2023, 6, 1), "Board met.", tracked.today)
    assert notices.next_asks(tracked.store, tracked.board_id, tracked.today)
    notices.end_notice(tracked.store, WHO, tracked.notice_id, date(2023, 9, 1), "Letter of the Minister.")
    view = tracked.view
    assert notices.next_asks(tracked.store, tracked.board_id, tracked.today) == ()
    assert (view.is_over, view.coming, view.ended_words) == (True, None, "Letter of the Minister.")
    (row,) = view.paragraphs
    assert (row.standing, row.next_due_on, row.last_shown_on) == (
        notices.Standing.ENDED,
        None,
        date(2023, 6, 1),
    )
    with pytest.raises(UserError, match="ended on 1 September 2023"):
        notices.end_notice(tracked.store, WHO, tracked.notice_id, date(2023, 9, 2))
    notices.reopen_notice(tracked.store, WHO, tracked.notice_id)
    assert tracked.paragraph("4b").standing is notices.Standing.LATE


def test_a_notice_cannot_end_before_it_was_issued(tracked):
    with pytest.raises(UserError, match="it was issued on 19 May 2023"):
        notices.end_notice(tracked.store, WHO, tracked.notice_id, date(2023, 5, 18))


def test_a_notice_that_is_removed_comes_back_whole(tracked):
    paragraph = tracked.add("4b")
    notices.record_showing(tracked.store, WHO, paragraph, date(2023, 6, 1), "Board met.", tracked.today)
    notices.remove_notice(tracked.store, WHO, tracked.notice_id)
    assert notices.get_notice(tracked.store, tracked.board_id, tracked.today) is None
    tracked.store.undo(WHO)
    assert [each.text for each in tracked.paragraph("4b").showings] == ["Board met."]


def test_the_usual_paragraphs_cover_every_number_of_the_real_notice(shared):
    written = (shared / "seeds" / "plymouth-2023-05-19-improvement-notice.txt").read_text(encoding="utf-8")
    asked = {int(number) for number in re.findall(r"^(?:- )?(\d+)\. ", written, re.MULTILINE)}
    ours = {each.reference for each in notices.starter_paragraphs()}
    # The first says what the notice is about, the last what follows when it is not met; neither asks anything.
    assert asked - {1, 13} <= {
        int(reference[:-1] if reference[-1].isalpha() else reference) for reference in ours
    }
    assert {"4a", "4b", "4c", "4d", "4e"} <= ours
    for each in notices.starter_paragraphs():
        assert each.requirement not in " ".join(written.split())
