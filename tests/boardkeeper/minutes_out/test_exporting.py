"""Minutes as files: every edition in every kind, tagged, and nothing exempt in the public ones, not even hidden."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date

import docx
import page as checker
import pikepdf
import pytest

from boardkeeper import actions, meetings, minutes, minutes_out, packs, people
from boardkeeper.boards import find_board
from boardkeeper.documents.blocks import Paragraph
from boardkeeper.documents.comparison import compose_comparison
from boardkeeper.documents.decisions_sheet import compose_decisions_sheet
from boardkeeper.errors import UserError
from boardkeeper.minutes import PieceKind, Verb, WrittenAsk, WrittenDecision, WrittenPiece, new_id
from boardkeeper.minutes.editions import Edition
from boardkeeper.minutes_out import Paper
from db.store import Store
from tests.boardkeeper.render.reading import texts

WHO = "Ann Smith"
SECRET = "Zanzibar"
TODAY = date(2019, 9, 1)
EXEMPT = {"exempt_paragraphs": "3", "public_interest_reason": f"because of {SECRET}"}


@pytest.fixture(scope="module")
def minuted(blank_board, tmp_path_factory):
    """An open file with the minutes of 10 July 2019, half of a minute of them exempt, and the next meeting."""
    path = tmp_path_factory.mktemp("minuted") / "Plymouth.board"
    path.write_bytes(blank_board.read_bytes())
    with Store.open(path, WHO) as store:
        board_id = find_board(store).id
        people.add_member(store, WHO, board_id, "Councillor Allen", from_date=date(2019, 5, 1))
        meeting_id = meetings.add_meeting(store, WHO, board_id, date(2019, 7, 10))
        ask = WrittenAsk("Jean Kelly", "end of July 2019")
        limb = WrittenPiece(
            new_id(), PieceKind.RESOLUTION, "that it be noted", decision=WrittenDecision(Verb.NOTED, ask=ask)
        )
        written = [
            WrittenPiece(new_id(), PieceKind.HEADING, "Homes"),
            WrittenPiece(new_id(), PieceKind.POINT, "a home was bought in the city;"),
            limb,
            WrittenPiece(
                new_id(), PieceKind.TEXT, f"The seller was {SECRET}.", public_summary="A sale.", **EXEMPT
            ),
            replace(limb, id=new_id(), text=f"that {SECRET} be paid", **EXEMPT),
            WrittenPiece(new_id(), PieceKind.ACTION, f"write to {SECRET}", ask=ask, **EXEMPT),
            WrittenPiece(
                new_id(), PieceKind.ACTION, "tell the press", ask=WrittenAsk("Ann Reed", "July 2019")
            ),
        ]
        minutes.write_pieces(store, WHO, meeting_id, written)
        actions.add_action(
            store, WHO, board_id, "An old one", "Ann Reed", "June 2019", raised_on=date(2019, 5, 1)
        )
        yield store, meeting_id


@pytest.fixture(scope="module")
def packs_of(minuted):
    papers = minutes_out.gather_minutes(*minuted)
    return {edition: minutes_out.minutes_pack(papers, edition) for edition in Edition}


def told(content, kind):
    """Everything a file holds, unpacked."""
    if kind is Paper.WORD:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return " ".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    if kind is Paper.PDF:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            pdf.save(
                plain := io.BytesIO(),
                stream_decode_level=pikepdf.StreamDecodeLevel.all,
                compress_streams=False,
            )
        return " ".join(texts(content)) + plain.getvalue().decode("latin-1")
    return content.decode("utf-8")


@pytest.mark.parametrize("kind", Paper)
def test_nothing_exempt_is_in_the_public_file_and_all_of_it_in_the_others(packs_of, kind):
    public = told(minutes_out.make_file(packs_of[Edition.PUBLIC], kind)[0], kind)
    assert SECRET not in public
    assert "A sale." in public
    assert "tell the press" in public
    for edition in (Edition.RESTRICTED, Edition.PART_II):
        private = told(minutes_out.make_file(packs_of[edition], kind)[0], kind)
        assert f"write to {SECRET}" in private
        assert ("tell the press" in private) is (edition is Edition.RESTRICTED)


def test_every_edition_as_pdf_is_accessible_and_marked_where_it_must_be(packs_of):
    for edition, marked in (
        (Edition.PUBLIC, ""),
        (Edition.RESTRICTED, "EXEMPT"),
        (Edition.PART_II, "EXEMPT"),
    ):
        pdf, pages = minutes_out.make_file(packs_of[edition], Paper.PDF)
        assert checker.is_pdf_compliant_bytes(pdf, profile=checker.ValidationProfile.PDF_UA_1)
        assert pages == len(texts(pdf)) == 1
        assert ("EXEMPT – PARAGRAPH 3" in texts(pdf)[0]) is bool(marked)


def test_limbs_keep_the_numbers_they_are_cited_by_in_every_edition(packs_of):
    for edition in Edition:
        content, _ = minutes_out.make_file(packs_of[edition], Paper.TEXT)
        text = content.decode("utf-8-sig")
        assert ("    1. that it be noted" in text) is (edition is not Edition.PART_II)
        assert (f"    2. that {SECRET} be paid" in text) is (edition is not Edition.PUBLIC)


def test_minutes_are_written_by_the_ending_of_the_name(minuted, tmp_path):
    store, meeting_id = minuted
    saved = minutes_out.export_minutes(store, meeting_id, tmp_path / "m.pdf")
    assert (saved.path.read_bytes()[:5], saved.pages) == (b"%PDF-", 1)
    assert minutes_out.export_minutes(store, meeting_id, tmp_path / "m.docx").pages == 0
    assert docx.Document(str(tmp_path / "m.docx")).paragraphs[0].text == "Minutes of 10 July 2019"
    text = minutes_out.export_minutes(store, meeting_id, tmp_path / "m.TXT").path.read_bytes()
    assert text.startswith(b"\xef\xbb\xbfMinutes of 10 July 2019\r\n")
    assert "<h1" in minutes_out.export_minutes(store, meeting_id, tmp_path / "m.html").path.read_text("utf-8")


def test_other_files_are_never_written_over(minuted, tmp_path):
    store, meeting_id = minuted
    letter = tmp_path / "letter.pdf"
    letter.write_text("Dear all")
    with pytest.raises(UserError, match="not a file of that kind"):
        minutes_out.export_minutes(store, meeting_id, letter)
    assert letter.read_text() == "Dear all"
    with pytest.raises(UserError, match="ending"):
        minutes_out.export_minutes(store, meeting_id, tmp_path / "minutes.odt")
    pack = minutes_out.minutes_pack(minutes_out.gather_minutes(store, meeting_id), Edition.PUBLIC)
    own = tmp_path / "Board.pdf"
    with pytest.raises(UserError, match="board file"):
        minutes_out.save_paper(pack, own, kept=own)


def test_part_two_of_public_minutes_and_minutes_nobody_wrote_are_refused(desk):
    meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 7, 10))
    with pytest.raises(UserError, match="no minutes of 10 July 2019"):
        minutes_out.gather_minutes(desk.store, meeting_id)
    heading, text = (
        WrittenPiece(new_id(), PieceKind.HEADING, "A"),
        WrittenPiece(new_id(), PieceKind.TEXT, "b"),
    )
    minutes.write_pieces(desk.store, WHO, meeting_id, [heading, text])
    papers = minutes_out.gather_minutes(desk.store, meeting_id)
    with pytest.raises(UserError, match="no minutes of Part II"):
        minutes_out.minutes_pack(papers, Edition.PART_II)
    assert minutes_out.minutes_pack(papers, Edition.RESTRICTED).edition == ""


def listed(pack):
    return minutes_out.make_file(pack, Paper.TEXT)[0].decode("utf-8-sig")


def test_the_decisions_sheet_leaves_out_in_public_what_was_decided_in_private(minuted):
    public = listed(minutes_out.gather_decisions_sheet(*minuted))
    assert SECRET not in public
    assert "1(1)" in public
    restricted = listed(minutes_out.gather_decisions_sheet(*minuted, Edition.RESTRICTED))
    assert restricted.count(SECRET) == 2
    assert "Exempt – paragraph 3" in restricted
    private = listed(minutes_out.gather_decisions_sheet(*minuted, Edition.PART_II))
    assert private.count(SECRET) == 2
    assert "that it be noted" not in private


@pytest.mark.parametrize(
    ("edition", "said"),
    [
        (Edition.PUBLIC, "Nothing was decided, or nothing that is public."),
        (Edition.RESTRICTED, "Nothing was decided."),
        (Edition.PART_II, "Nothing was decided that is kept from the public."),
    ],
)
def test_a_sheet_with_nothing_on_it_says_what_is_true_of_its_edition(minuted, edition, said):
    papers = minutes_out.gather_minutes(*minuted)
    silent = replace(papers.minutes, minutes=())
    assert compose_decisions_sheet(papers.board, silent, edition).blocks[-1] == Paragraph(said)


def test_action_lists_are_of_a_meeting_or_of_everything_open_and_of_one_officer(minuted):
    store, meeting_id = minuted
    every = listed(minutes_out.gather_action_list(store, meeting_id, TODAY))
    assert SECRET not in every
    assert "An old one" in every
    assert every.index("Ann Reed") < every.index("Jean Kelly")
    here = listed(minutes_out.gather_action_list(store, meeting_id, TODAY, of_meeting=True))
    assert "An old one" not in here
    assert "tell the press" in here
    alone = listed(minutes_out.gather_action_list(store, meeting_id, TODAY, officer="jean  kelly"))
    assert "Ann Reed" not in alone
    assert "32 days" in alone
    with pytest.raises(UserError, match="Nothing is open of Nobody"):
        minutes_out.gather_action_list(store, meeting_id, TODAY, officer="Nobody")
    restricted = minutes_out.gather_action_list(store, meeting_id, TODAY, edition=Edition.RESTRICTED)
    assert f"write to {SECRET}" in " ".join(listed(restricted).split())
    private = listed(minutes_out.gather_action_list(store, meeting_id, TODAY, edition=Edition.PART_II))
    assert f"write to {SECRET}" in " ".join(private.split())
    assert "tell the press" not in private
    assert "An old one" not in private


def test_the_logs_of_a_public_pack_say_nothing_that_was_asked_in_private(minuted):
    from boardkeeper import agenda

    store, _ = minuted
    board_id = find_board(store).id
    coming = meetings.add_meeting(store, WHO, board_id, date(2019, 9, 11))
    for kind in (agenda.PaperKind.MINUTES, agenda.PaperKind.ACTIONS, agenda.PaperKind.DECISIONS):
        agenda.add_item(store, WHO, coming, kind.value, paper=kind)
    public, restricted = (packs.gather_papers(store, coming, restricted=each) for each in (False, True))
    assert (len(public.actions), len(public.decisions)) == (
        len(restricted.actions),
        len(restricted.decisions),
    )
    assert SECRET not in repr(public)
    assert SECRET in repr(restricted.actions)
    assert SECRET in repr(restricted.decisions)


def test_a_comparison_tells_what_came_and_went_without_colour(minuted):
    store, meeting_id = minuted
    before = minutes.get_minutes(store, meeting_id)
    minute = before.minutes[0]
    changed = replace(minute.paragraphs[0], text="a house was bought in the city;")
    after = replace(before, minutes=(replace(minute, paragraphs=(changed, *minute.paragraphs[2:])),))
    papers = minutes_out.gather_minutes(store, meeting_id)
    pack = minutes_out.comparison_pack(papers, before, after, ("Draft 1", "Now"))
    text = " ".join(listed(pack).split())
    assert "a [-home-] [+house+] was bought" in text
    assert "Taken out (resolution 1): [-that it be noted-]" in text
    assert pack.edition == "Restricted edition"
    same = compose_comparison(papers.board, before.held_on, (), ("Draft 1", "Now"))
    assert "Nothing differs" in repr(same)
