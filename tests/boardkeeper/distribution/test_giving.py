from __future__ import annotations

import email
import email.policy
from datetime import date

import pikepdf
import pytest

from boardkeeper import agenda, distribution, exempting, meetings, people
from boardkeeper.agenda import PaperKind
from boardkeeper.distribution import NobodyOnTheList, Order, Readers
from boardkeeper.editions import Edition, Part
from boardkeeper.errors import UserError
from boardkeeper.people import SeatRole
from boardkeeper.render.pages import PageReader
from boardkeeper.render.pdf import PackCancelled
from boardkeeper.reports import SectionRole

WHO = "Ann Smith"
TODAY = date(2019, 9, 3)
SECRET = "Harbour Lane"


@pytest.fixture
def listed(begin):
    """A meeting with an open and an exempt report; a chair, a member and a reading room with large print on the list."""
    writing = begin("Purchase of a home")
    exempting.mark_exempt(writing.store, WHO, writing.item_id, (3,), "The price is not agreed.")
    writing.write(f"The house in {SECRET} costs £400,000.")
    writing.write("To agree the price.", role=SectionRole.RECOMMENDATIONS)
    desk = writing.desk
    agenda.add_item(desk.store, WHO, writing.meeting_id, "Pledges Update", paper=PaperKind.NONE)
    people.add_member(
        desk.store, WHO, desk.board_id, "Councillor Mavin", SeatRole.CHAIR, email="mavin@plymouth.example"
    )
    people.add_member(desk.store, WHO, desk.board_id, "Councillor Allen")
    distribution.add_members(desk.store, WHO, desk.board_id, TODAY)
    distribution.add_recipient(
        desk.store, WHO, desk.board_id, "Reading room", copies=3, is_large_print=True, note="By hand"
    )
    return writing


@pytest.fixture
def out(tmp_path):
    """An empty folder."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def text(pdf: bytes) -> str:
    with PageReader(pdf) as reader:
        return "\n".join(reader.text(index) for index in range(len(reader)))


def gathered(writing, part=None):
    return distribution.gather_handouts(writing.store, writing.meeting_id, part)


def letter(path):
    return email.message_from_bytes(path.read_bytes(), policy=email.policy.default)


def test_an_empty_list_says_how_it_is_begun(desk):
    meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 11))
    with pytest.raises(NobodyOnTheList, match=r"Put the members on it"):
        distribution.gather_handouts(desk.store, meeting_id)


def test_everybody_has_the_edition_that_is_theirs_with_their_name_on_the_cover(listed):
    copies = list(distribution.make_copies(gathered(listed), is_named=True))
    assert [
        (copy.recipients[0].name, copy.edition.readers, copy.edition.is_large_print) for copy in copies
    ] == [
        ("Councillor Mavin", Readers.CHAIR, False),
        ("Councillor Allen", Readers.RESTRICTED, False),
        ("Reading room", Readers.PUBLIC, True),
    ]
    chair, member, room = (text(copy.pdf) for copy in copies)
    assert SECRET in chair
    assert SECRET in member
    assert SECRET not in room
    for said, name in ((chair, "Councillor Mavin"), (member, "Councillor Allen"), (room, "Reading room")):
        assert f"Copy for {name}" in said
    assert "Chair’s briefing" in chair or "Briefing" in chair
    assert "riefing" not in member


def test_one_file_for_an_edition_serves_all_who_get_it(listed):
    distribution.add_recipient(
        listed.store, WHO, listed.desk.board_id, "Councillor Buchan", readers=Readers.RESTRICTED
    )
    copies = list(distribution.make_copies(gathered(listed)))
    assert [(len(copy.recipients), copy.copies) for copy in copies] == [(1, 1), (2, 2), (1, 3)]
    assert "Copy for" not in text(copies[1].pdf)


def test_who_gets_no_paper_is_left_out_when_it_is_printed(listed):
    room = distribution.recipients(listed.store, listed.desk.board_id)[-1]
    distribution.update_recipient(listed.store, WHO, room.id, copies=0)
    assert [each.name for each in gathered(listed).on_paper().recipients] == [
        "Councillor Mavin",
        "Councillor Allen",
    ]


def test_a_folder_holds_the_files_the_letters_and_the_sheet_of_who_gets_what(listed, out):
    told = []
    given = distribution.give_out(
        gathered(listed),
        out,
        Order(is_named=True),
        TODAY,
        progress=lambda what, done, total: told.append((what, done, total)),
    )
    assert sorted(path.name for path in out.iterdir()) == sorted(
        [*(path.name for path in given.files), "E-mails", "Who gets the papers.pdf"]
    )
    assert [path.name for path in given.letters] == ["Councillor Mavin.eml"]
    assert (given.copies, given.unreached) == (5, ())
    sheet = text(given.sheet.read_bytes())
    for words in ("Councillor Mavin", "mavin@plymouth.example", "Public, large print", "By hand"):
        assert words in sheet
    assert "made on 3 September 2019" in sheet
    assert told[0] == ("Chair’s edition for Councillor Mavin", 0, 3)
    assert told[-1] == ("Ready", 3, 3)


def test_a_letter_takes_the_file_along_and_says_what_it_is_but_never_the_password(listed, out):
    order = Order(is_named=True, password="maple otter tin")
    given = distribution.give_out(gathered(listed), out, order, TODAY)
    message = letter(given.letters[0])
    body = message.get_body().get_content()
    assert message["To"] == "Councillor Mavin <mavin@plymouth.example>"
    assert "Wednesday 11 September 2019" in body
    assert "comes to you separately" in body
    assert "pass them on to nobody" in body
    attached = next(message.iter_attachments())
    assert attached.get_content() == given.files[0].read_bytes()
    assert attached.get_filename() == given.files[0].name
    for path in (given.letters[0], given.sheet):
        assert b"maple otter tin" not in path.read_bytes()


def test_the_password_is_asked_for_by_everything_that_is_not_public(listed, out):
    order = Order(password="maple otter tin")
    given = distribution.give_out(gathered(listed), out, order, TODAY)
    chair, restricted, public = given.files
    for path in (chair, restricted):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(path)
        with pikepdf.open(path, password="maple otter tin") as opened:
            assert opened.encryption.bits == 256
    with pikepdf.open(public) as opened:
        assert not opened.is_encrypted
    assert [each.is_locked for each in given.given] == [True, True, False]


@pytest.mark.parametrize(
    "order", [Order(password="x"), Order(password="é" * 100)], ids=["too short", "too long"]
)
def test_a_password_that_is_none_is_refused_before_anything_is_written(listed, out, order):
    with pytest.raises(UserError, match="password is too"):
        distribution.give_out(gathered(listed), out, order, TODAY)
    assert list(out.iterdir()) == []


def test_work_that_is_stopped_leaves_nothing_behind(listed, out):
    asked = iter([False] * 12)
    with pytest.raises(PackCancelled):
        distribution.give_out(gathered(listed), out, Order(), TODAY, cancelled=lambda: next(asked, True))
    assert list(out.iterdir()) == []


def test_a_file_of_another_kind_is_not_written_over_and_the_rest_is_not_written_either(listed, out):
    (out / "Who gets the papers.pdf").write_bytes(b"PK not a PDF")
    with pytest.raises(UserError, match=r"“Who gets the papers\.pdf” is there already and is no PDF"):
        distribution.give_out(gathered(listed), out, Order(), TODAY)
    assert [path.name for path in out.iterdir()] == ["Who gets the papers.pdf"]


def test_a_folder_that_cannot_be_made_is_named(listed, out):
    (out / "there").write_bytes(b"a file")
    with pytest.raises(UserError, match="were not written to “there”"):
        distribution.give_out(gathered(listed), out / "there", Order(), TODAY)


def test_two_people_of_one_name_in_a_file_name_get_a_file_each(listed, out):
    for name in ("Press: desk", "Press/ desk"):
        distribution.add_recipient(listed.store, WHO, listed.desk.board_id, name, email="press@echo.example")
    given = distribution.give_out(gathered(listed), out, Order(is_named=True), TODAY)
    assert len({path.name for path in given.files}) == len(given.files) == 5
    assert len({path.name for path in given.letters}) == 3


def test_somebody_whom_nothing_reaches_is_named(listed, out):
    distribution.add_recipient(listed.store, WHO, listed.desk.board_id, "Press desk", copies=0)
    given = distribution.give_out(gathered(listed), out, Order(), TODAY)
    assert given.unreached == ("Press desk",)
    assert "Neither paper nor address" in text(given.sheet.read_bytes()).replace("\n", " ")


def test_without_letters_the_sheet_names_no_address(listed, out):
    given = distribution.give_out(gathered(listed), out, Order(has_letters=False), TODAY)
    assert given.letters == ()
    assert not (out / "E-mails").exists()
    assert "mavin@plymouth.example" not in text(given.sheet.read_bytes())


def test_the_agenda_sheet_alone_is_given_out_in_the_same_way(listed):
    copies = list(distribution.make_copies(gathered(listed, Edition(part=Part.AGENDA))))
    assert [copy.edition.part for copy in copies] == [Part.AGENDA] * 3
    assert all(SECRET not in text(copy.pdf) for copy in copies)


def test_the_same_list_and_papers_give_the_same_files(listed, out):
    first = distribution.give_out(gathered(listed), out / "1", Order(is_named=True), TODAY)
    second = distribution.give_out(gathered(listed), out / "2", Order(is_named=True), TODAY)
    for one, other in zip(
        [*first.files, *first.letters, first.sheet],
        [*second.files, *second.letters, second.sheet],
        strict=True,
    ):
        assert one.read_bytes() == other.read_bytes()
