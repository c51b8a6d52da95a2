from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from boardkeeper.importing.old_minutes import Decided, LineKind, OldMinutes, PaperState

Read = Callable[..., OldMinutes]
Kinds = Callable[[OldMinutes], list[LineKind]]


def test_the_head_gives_board_day_times_and_people(read: Read) -> None:
    old = read("")
    assert (old.title, old.held_on) == ("Children's Scrutiny Panel", date(2019, 7, 10))
    assert (old.starts_at, old.ended_at) == (time(14), time(16))
    assert [(each.name, each.presence.value, each.acting_as) for each in old.attendance] == [
        ("Councillor Mrs Johnson", "present", "Chair"),
        ("Councillor Allen", "present", ""),
        ("Councillor Buchan", "present", ""),
        ("Councillor Murphy", "apologies", ""),
    ]
    assert old.numbers == (10,)
    assert old.doubts == ()


def test_points_run_through_sub_headings_and_keep_their_words(read: Read, kinds: Kinds) -> None:
    old = read(
        "11. **Home Education**\nKey points included:\n(a) the first;\n(b) the second.\nIn response to questions –\n(c) the third.\n"
    )
    assert kinds(old) == [
        LineKind.HEADING,
        LineKind.SUBHEADING,
        LineKind.POINT,
        LineKind.POINT,
        LineKind.SUBHEADING,
        LineKind.POINT,
    ]
    assert old.lines[11].text == "the first;"
    assert old.doubts == ()


def test_letters_that_begin_anew_are_in_doubt_once(read: Read) -> None:
    old = read("11. **Plan**\nFirst:\n(a) one;\n(b) two.\nThen:\n(a) three;\n(b) four.\n")
    assert [doubt.sentence for doubt in old.doubts] == [
        "It is printed (a) and will be (c): letters run through the whole minute."
    ]


def test_figures_and_bullets_below_a_letter_are_deeper(read: Read) -> None:
    old = read(
        "11. **Plan**\nPoints:\n(a) the schools:\n(i) North;\n(ii) South;\n(b) the rest:\n• one\n• two\n"
    )
    assert [line.level for line in old.lines[11:]] == [0, 1, 1, 0, 1, 1]


def test_limbs_follow_an_opening_whatever_marks_them(read: Read, kinds: Kinds) -> None:
    old = read(
        "11. **Plan**\nIt was agreed that the Committee:\n1. recommend to Officers;\n2. would hear.\nText.\n"
    )
    assert kinds(old)[1:] == [LineKind.LEAD, LineKind.LIMB, LineKind.LIMB, LineKind.TEXT]
    assert old.lines[10].text == "It was agreed that the Committee:"
    lettered = read("11. **Plan**\nMembers discussed it and agreed the following:\n(a) one;\n(b) two;\n")
    assert kinds(lettered)[1:] == [LineKind.LEAD, LineKind.LIMB, LineKind.LIMB]


def test_a_bare_opening_gives_its_verb_and_takes_an_unmarked_limb(read: Read, kinds: Kinds) -> None:
    old = read("11. **Plan**\nRESOLVED:\nThat the plan be approved.\nThat it be published.\n")
    assert kinds(old)[1:] == [LineKind.LEAD, LineKind.LIMB, LineKind.LIMB]
    assert old.lines[10].text == ""
    assert [line.text for line in old.lines[11:]] == ["that the plan be approved.", "that it be published."]
    assert {line.decision.verb for line in old.lines[11:] if line.decision} == {Decided.RESOLVED}


def test_an_opening_without_limbs_is_in_doubt(read: Read) -> None:
    old = read("11. **Plan**\nIt was agreed that –\n12. **Next**\nNothing.\n")
    assert "no limb follows" in old.lines[10].doubt
    assert "missing in the paper" in read("11. **Plan**\nIt was reported that –\nNothing.\n").lines[10].doubt


def test_parts_of_a_limb_stay_in_it(read: Read, kinds: Kinds) -> None:
    old = read(
        "11. **Plan**\nRESOLVED that:\n1. officers are asked to:\n(a) write;\n(b) report;\n2. it be noted.\n"
    )
    assert kinds(old)[2:] == [LineKind.LIMB, LineKind.CONTINUED, LineKind.CONTINUED, LineKind.LIMB]
    assert old.lines[11].text == "officers are asked to: (a) write; (b) report;"


def test_a_motion_has_mover_seconder_votes_and_may_be_lost(read: Read, kinds: Kinds) -> None:
    old = read(
        "11. **Motion**\nCouncillor Allen moved, seconded by Councillor Buchan:\n“That the press be excluded.”\n"
        "The motion was lost by 2 votes to 7.\n"
    )
    assert kinds(old)[1:] == [LineKind.MOVER, LineKind.LIMB, LineKind.VOTE]
    decision = old.lines[11].decision
    assert decision is not None
    assert (decision.mover, decision.seconder) == ("Councillor Allen", "Councillor Buchan")
    assert (decision.votes_for, decision.votes_against, decision.is_lost) == (2, 7, True)
    open_motion = read("11. **Motion**\nMoved by Councillor Allen:\n“That it be done.”\n")
    assert "carried or lost is not said" in open_motion.lines[11].doubt


def test_an_action_is_read_and_one_that_only_names_somebody_takes_the_words_before(read: Read) -> None:
    old = read(
        "11. **Plan**\nThe plan would be sent out. (ACTION: Jean Kelly)\nACTION: Ed Coley to report by end of July\n"
    )
    first, second = old.lines[11:]
    assert (first.understood_as, first.text, first.officer) == (
        LineKind.ACTION,
        "The plan would be sent out.",
        "Jean Kelly",
    )
    assert first.doubt
    assert (second.text, second.officer, second.due_written) == ("to report", "Ed Coley", "end of July")


def test_declarations_come_from_a_table_or_a_sentence(read: Read) -> None:
    body = (
        "The following declarations were made by Members:\nMember\tSubject\tReason\tInterest\n"
        "Councillor Allen\tAll items\tGovernor\tPersonal\n"
        "Councillor Buchan declared a prejudicial interest in item 7 because she works there and left the room.\n"
    )
    old = read(body)
    assert [(each.member, each.subject, each.interest, each.left_the_room) for each in old.declarations] == [
        ("Councillor Allen", "All items", "personal", False),
        ("Councillor Buchan", "item 7", "prejudicial", True),
    ]
    assert old.lines[9].understood_as is LineKind.LEFT_OUT
    assert old.declarations[1].reason == "she works there"
    strange = read("Councillor Allen declared a private interest in item 3 as a parent.\n")
    assert "private" in strange.lines[9].doubt


def test_a_sentence_that_announces_declarations_stays_when_none_follow(read: Read) -> None:
    old = read("The following declarations of interest were made –\n11. **Minutes**\nAgreed the minutes.\n")
    assert old.lines[9].understood_as is LineKind.TEXT
    assert old.lines[9].doubt


def test_exempt_passages_reach_to_the_end_of_their_minute(read: Read) -> None:
    old = read(
        "11. **Contract (exempt – paragraph 3)**\nThe price was given.\n12. **Next**\nPublic.\n"
        "NOT FOR PUBLICATION by virtue of paragraphs 1 and 2 of Part 1 of Schedule 12A\nA child was named.\n13. **Last**\nPublic again.\n"
    )
    exempt = {
        line.text: line.exempt_paragraphs for line in old.lines[9:] if line.understood_as is LineKind.TEXT
    }
    assert exempt == {
        "The price was given.": "3",
        "Public.": "",
        "A child was named.": "1, 2",
        "Public again.": "",
    }


def test_after_press_and_public_were_excluded_the_next_minute_is_in_doubt(read: Read) -> None:
    body = "11. **Exclusion**\nRESOLVED that the press and public be excluded under paragraph 3.\n12. **Contract**\nWords.\n"
    assert "mark what the public may not read" in read(body).lines[11].doubt
    unsaid = read("11. **Contract (exempt)**\nWords.\n")
    assert "not under which paragraph" in unsaid.lines[9].doubt


def test_gaps_doubles_and_steps_back_in_the_numbers_are_told(read: Read) -> None:
    old = read("13. **One**\nText.\n13. **Two**\nText.\n11. **Three**\nText.\n")
    said = [doubt.sentence for doubt in old.doubts]
    assert "Number 12 is missing in the run of minute numbers." in said
    assert "Number 13 is given 2 times." in said
    assert "Number 11 comes after 13." in said


def test_a_day_that_was_another_weekday_and_several_days_are_in_doubt(read: Read) -> None:
    old = read("", head="Tuesday 10 July 2019\n10. **Minutes**\nAgreed the minutes.\n")
    assert old.held_on == date(2019, 7, 10)
    assert "It says Tuesday, and that day was a Wednesday." in old.lines[0].doubt
    several = read("", head="Wednesday 10 July 2019\nThursday 11 July 2019\n10. **Minutes**\nAgreed.\n")
    assert several.doubts[0].sentence.startswith("The head names several days (10 July 2019, 11 July 2019)")


def test_what_stands_before_the_first_minute_and_is_not_known_is_kept(read: Read) -> None:
    old = read("", head="Some words nobody expected here at all;\n10. **Minutes**\nAgreed the minutes.\n")
    assert old.lines[0].understood_as is LineKind.TEXT
    assert [doubt.line for doubt in old.doubts] == [None, None, 0]


def test_the_paper_says_whether_it_is_signed_or_approved(read: Read) -> None:
    assert read("").state is PaperState.DRAFT
    signed = read("Signed by Councillor Mrs Johnson on 11 September 2019\n")
    assert (signed.state, signed.signed_by, signed.signed_on) == (
        PaperState.SIGNED,
        "Councillor Mrs Johnson",
        date(2019, 9, 11),
    )
    blank = read("Signed ……………………… Date ………………\n")
    assert blank.state is PaperState.DRAFT
    assert blank.lines[-1].understood_as is LineKind.LEFT_OUT
    approved = read("", head="APPROVED as a correct record on 11 September 2019\n10. **Minutes**\nAgreed.\n")
    assert approved.state is PaperState.APPROVED


def test_a_line_that_broke_off_takes_the_next_one(read: Read) -> None:
    old = read(
        "11. **Plan**\nPoints:\n(a) a recommendation from a\nMotion that went to Full Council;\n(b) next.\n"
    )
    assert old.lines[12].understood_as is LineKind.CONTINUED
    assert old.lines[11].text == "a recommendation from a Motion that went to Full Council;"


def test_who_is_named_below_a_limb_is_asked_for_it(read: Read, kinds: Kinds) -> None:
    old = read("11. **Plan**\nRESOLVED that the plan be sent out.\nAction: Anna Lee\n")
    assert kinds(old)[1:] == [LineKind.LIMB, LineKind.ACTION]
    assert (old.lines[10].officer, old.lines[11].text) == ("Anna Lee", "")


def test_that_it_was_unanimous_is_not_lost(read: Read) -> None:
    old = read("11. **Plan**\nMembers unanimously agreed that it be so.\nRESOLVED (unanimously):\n1. one;\n")
    assert old.lines[10].text == "(unanimously) that it be so."
    assert old.lines[11].text == "RESOLVED (unanimously):"


def test_of_two_titles_the_board_counts_and_not_its_council(read: Read) -> None:
    head = "SANDBOURNE CITY COUNCIL\nSCHOOLS SCRUTINY COMMITTEE\n3 March 2015\n10. **Minutes**\nAgreed.\n"
    assert read("", head=head).title == "SCHOOLS SCRUTINY COMMITTEE"
