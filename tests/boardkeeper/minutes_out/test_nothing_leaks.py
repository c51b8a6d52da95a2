"""Every public paper that is no pack is searched before anybody has it: a composer that leaks makes no file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from boardkeeper import (
    agenda,
    kpi_papers,
    log_papers,
    meetings,
    minutes,
    minutes_out,
    notice_papers,
    people,
    plan,
    posts,
    reports,
)
from boardkeeper.boards import find_board
from boardkeeper.documents.blocks import Pack, Paragraph
from boardkeeper.exempt_words import kept_back_in
from boardkeeper.leaks import LeakFound
from boardkeeper.lists import Wanted
from boardkeeper.matter_paper import matter_pack
from boardkeeper.matters import gather_matter
from boardkeeper.minutes import PieceKind, Verb, WrittenAsk, WrittenDecision, WrittenPiece, new_id
from boardkeeper.minutes.editions import Edition
from boardkeeper.minutes_out import Paper
from db.store import Store
from db.tables.follow_up import Log

WHO, TODAY = "Ann Smith", date(2019, 9, 1)
HIDDEN = "Members heard that the landlord of Mallard Close will take far less than he asked for in June."
ASKED = "offer the landlord of Mallard Close twelve thousand pounds a year less than before"
CITED = "Every child has a home within twenty miles of the school that it went to before, by March 2020."
EXEMPT = {"exempt_paragraphs": "3", "public_interest_reason": "It would cost the council its bargain."}


@pytest.fixture(scope="module")
def board(blank_board: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, str, str]]:
    """A board with minutes of July: something exempt, something asked for in private and something in public."""
    path = tmp_path_factory.mktemp("kept back") / "Plymouth.board"
    path.write_bytes(blank_board.read_bytes())
    with Store.open(path, WHO) as store:
        board_id = find_board(store).id
        people.add_member(store, WHO, board_id, "Councillor Allen", from_date=date(2019, 5, 1))
        meeting_id = meetings.add_meeting(store, WHO, board_id, date(2019, 7, 10))
        ask = WrittenAsk("Jean Kelly", "end of July 2019")
        noted = WrittenDecision(Verb.NOTED, ask=ask)
        written = [
            WrittenPiece(new_id(), PieceKind.HEADING, "Homes"),
            WrittenPiece(new_id(), PieceKind.TEXT, HIDDEN, public_summary="A sale was discussed.", **EXEMPT),
            WrittenPiece(new_id(), PieceKind.ACTION, ASKED, ask=ask, **EXEMPT),
            WrittenPiece(new_id(), PieceKind.ACTION, "tell the press when all is signed", ask=ask),
            WrittenPiece(new_id(), PieceKind.RESOLUTION, "that the report be noted", decision=noted),
        ]
        minutes.write_pieces(store, WHO, meeting_id, written)
        yield store, board_id, meeting_id


def public_papers(store: Store, board_id: str, meeting_id: str) -> dict[str, Callable[[], Pack]]:
    gathered = minutes_out.gather_minutes(store, meeting_id)
    matter = gather_matter(store, TODAY, words="homes", edition=Edition.RESTRICTED)
    return {
        "minutes": lambda: minutes_out.minutes_pack(gathered, Edition.PUBLIC),
        "decisions sheet": lambda: minutes_out.gather_decisions_sheet(store, meeting_id),
        "action list": lambda: minutes_out.gather_action_list(store, meeting_id, TODAY),
        "action log": lambda: log_papers.gather_log(store, board_id, Log.ACTIONS, TODAY, Wanted()),
        "tracking decisions": lambda: log_papers.gather_log(store, board_id, Log.DECISIONS, TODAY, Wanted()),
        "matter": lambda: matter_pack(store, board_id, matter, TODAY, Edition.PUBLIC),
    }


def leaking(pack: Pack, words: str) -> Pack:
    """The same from a composer that forgot what is not public."""
    section, *others = pack.sections
    return replace(pack, sections=(replace(section, blocks=(*section.blocks, Paragraph(words))), *others))


def test_every_public_paper_is_made_and_says_nothing_of_it(board):
    for make in public_papers(*board).values():
        for kind in Paper:
            content, _ = minutes_out.make_file(make(), kind)
            assert b"Mallard" not in content


@pytest.mark.parametrize("kind", Paper)
@pytest.mark.parametrize("words", [HIDDEN, HIDDEN.upper(), f"We {ASKED}.", HIDDEN[13:70]])
def test_a_composer_that_leaks_makes_no_file(board, kind, words):
    make = public_papers(*board)["action log"]
    with pytest.raises(LeakFound, match=r"“.*” was not made: what is not public stands"):
        minutes_out.make_file(leaking(make(), words), kind)


def test_no_public_paper_is_left_out(board):
    for name, make in public_papers(*board).items():
        pack = make()
        assert pack.kept_back is not None, name
        with pytest.raises(LeakFound):
            minutes_out.make_file(leaking(pack, HIDDEN), Paper.WEB)


def test_what_is_hidden_in_a_property_is_found(board):
    pack = public_papers(*board)["minutes"]()
    for kind in (Paper.PDF, Paper.WORD, Paper.WEB):
        with pytest.raises(LeakFound):
            minutes_out.make_file(replace(pack, subject=HIDDEN, title=HIDDEN), kind)


def test_a_single_name_is_found_in_the_minutes_it_was_kept_out_of(board):
    make = public_papers(*board)["minutes"]
    with pytest.raises(LeakFound, match="Close"):
        minutes_out.make_file(leaking(make(), "Thanks went to Mallard Close."), Paper.TEXT)


def test_the_restricted_editions_say_it(board):
    store, _, meeting_id = board
    gathered = minutes_out.gather_minutes(store, meeting_id)
    for edition in (Edition.RESTRICTED, Edition.PART_II):
        pack = minutes_out.minutes_pack(gathered, edition)
        assert pack.kept_back is None
        assert b"the landlord of Mallard Close" in minutes_out.make_file(pack, Paper.WEB)[0]


def test_a_refused_paper_leaves_the_file_that_was_there(board, tmp_path):
    pack = leaking(public_papers(*board)["minutes"](), HIDDEN)
    there = tmp_path / "Minutes.txt"
    there.write_text("as it was")
    with pytest.raises(LeakFound):
        minutes_out.save_paper(pack, there)
    assert there.read_text() == "as it was"


def test_nothing_is_searched_where_nothing_is_marked(board, blank_board, tmp_path):
    path = tmp_path / "clean.board"
    path.write_bytes(blank_board.read_bytes())
    with Store.open(path, WHO) as store:
        board_id = find_board(store).id
        with store.read() as session:
            assert kept_back_in(session, board_id) is None


@pytest.fixture
def citing(blank_board: Path, tmp_path: Path) -> Iterator[tuple[Store, str]]:
    """A board whose exempt report and exempt minute say, beside what is hidden, what everybody may read in its other papers."""
    path = tmp_path / "Citing.board"
    path.write_bytes(blank_board.read_bytes())
    with Store.open(path, WHO) as store:
        board_id = find_board(store).id
        posts.add_officer(store, WHO, "Jean Kelly", "Head of Children in Care and Fostering")
        plan_id = plan.add_plan(store, WHO, board_id, "Plan")
        priority = plan.add_priority(store, WHO, plan_id, 1, "Homes")
        plan.add_milestone(store, WHO, priority, "1.1", CITED)
        meeting_id = meetings.add_meeting(store, WHO, board_id, date(2019, 7, 10))
        item_id = agenda.add_item(store, WHO, meeting_id, "Mallard Close")
        agenda.mark_exempt(store, WHO, item_id, [3], "It would cost the council its bargain.")
        under = agenda.add_item(store, WHO, meeting_id, "The offer", parent_id=item_id)
        for each, words in ((item_id, f"The plan says: {CITED}"), (under, HIDDEN)):
            reports.start_report(store, WHO, each)
            report = reports.get_report(store, each)
            assert report is not None
            written = reports.WrittenParagraph(None, reports.ReportParagraphKind.TEXT, 0, words)
            reports.write_section(store, WHO, report.sections[0].id, [written])
        told = f"Jean Kelly (Head of Children in Care and Fostering) said: {ASKED}."
        pieces = [
            WrittenPiece(new_id(), PieceKind.HEADING, "Homes"),
            WrittenPiece(new_id(), PieceKind.TEXT, told, **EXEMPT),
            WrittenPiece(
                new_id(), PieceKind.ACTION, "tell the press of it", ask=WrittenAsk("Jean Kelly", "July 2019")
            ),
        ]
        minutes.write_pieces(store, WHO, meeting_id, pieces)
        yield store, board_id


@pytest.mark.parametrize(
    "words", [CITED, "Jean Kelly (Head of Children in Care and Fostering) sent apologies."]
)
def test_what_an_exempt_paper_cites_of_a_public_one_is_no_secret(citing, words):
    store, board_id = citing
    pack = log_papers.gather_log(store, board_id, Log.ACTIONS, TODAY, Wanted())
    assert minutes_out.make_file(leaking(pack, words), Paper.TEXT)


@pytest.mark.parametrize("words", [HIDDEN, ASKED])
def test_a_report_under_an_exempt_item_is_as_exempt_as_the_item(citing, words):
    store, board_id = citing
    pack = log_papers.gather_log(store, board_id, Log.ACTIONS, TODAY, Wanted())
    with pytest.raises(LeakFound):
        minutes_out.make_file(leaking(pack, words), Paper.TEXT)


def test_every_room_that_makes_a_public_paper_says_what_is_kept_back():
    # The distribution list says who has which file and nothing else.
    rooms = Path(kpi_papers.__file__).parent
    callers = [path for path in rooms.rglob("*.py") if "pack_of(" in path.read_text(encoding="utf-8")]
    silent = {path.name for path in callers if "kept_back" not in path.read_text(encoding="utf-8")}
    assert silent == {"giving.py"}
    assert {Path(notice_papers.__file__), Path(kpi_papers.__file__)} <= set(callers)
