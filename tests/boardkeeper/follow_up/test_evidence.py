"""Files that show that something was done are kept in the board file."""

from __future__ import annotations

import zipfile
from datetime import date

import openpyxl
import pikepdf
import pytest

from boardkeeper import follow_up
from boardkeeper.errors import UserError
from boardkeeper.evidence_files import take_evidence
from boardkeeper.follow_up import FollowUpStatus
from boardkeeper.kept_files import TakenFile
from tests.boardkeeper.follow_up.conftest import TODAY, WHO

LETTER = TakenFile("letter.txt", "text/plain", b"Dear all,")


@pytest.fixture
def sheet(tmp_path):
    """A workbook of figures."""
    path = tmp_path / "visits.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Month", "Visits"])
    book.active.append(["June", 12])
    book.save(path)
    return path


def test_an_update_is_recorded_with_its_files_in_one_step(minuted_logs, sheet):
    logs = minuted_logs
    entry = follow_up.record(
        logs.store,
        WHO,
        logs.tracked,
        "Sent.",
        FollowUpStatus.REQUESTED,
        TODAY,
        [take_evidence(sheet), LETTER],
    )
    shown = follow_up.evidence_of(logs.store, logs.tracked)
    assert {(each.file_name, each.entry_id, each.shown_on) for each in shown} == {
        ("visits.xlsx", entry, TODAY),
        ("letter.txt", entry, TODAY),
    }
    assert logs.decision(logs.tracked).evidence_count == 2
    assert logs.desk.labels()[0] == "Record progress on a tracking decision"
    name, content = follow_up.read_evidence(
        logs.store, next(each.id for each in shown if each.file_name == "visits.xlsx")
    )
    assert (name, content) == ("visits.xlsx", sheet.read_bytes())
    logs.store.undo(WHO)
    assert follow_up.evidence_of(logs.store, logs.tracked) == ()
    assert logs.history(logs.tracked) == []


def test_evidence_stands_by_itself_or_with_an_entry_of_the_same_matter(logs):
    matter, other = logs.add("One"), logs.add("Other")
    entry = follow_up.record(logs.store, WHO, matter, "Sent.", FollowUpStatus.OPEN, TODAY)
    follow_up.attach(logs.store, WHO, matter, LETTER, "The letter to schools", TODAY, entry)
    follow_up.attach(logs.store, WHO, matter, LETTER, " ", TODAY)
    assert [(each.title, each.entry_id) for each in follow_up.evidence_of(logs.store, matter)] == [
        ("The letter to schools", entry),
        ("letter.txt", ""),
    ]
    with pytest.raises(UserError, match="of another matter"):
        follow_up.attach(logs.store, WHO, other, LETTER, "", TODAY, entry)


def test_what_is_removed_comes_back_with_undo(logs):
    matter = logs.add()
    evidence = follow_up.attach(logs.store, WHO, matter, LETTER, "", TODAY)
    follow_up.remove_evidence(logs.store, WHO, evidence)
    assert logs.action(matter).evidence_count == 0
    logs.store.undo(WHO)
    assert follow_up.read_evidence(logs.store, evidence) == ("letter.txt", b"Dear all,")


def test_a_pdf_is_made_safe_before_it_is_kept(tmp_path):
    path = tmp_path / "plan.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.OpenAction = pdf.make_indirect(
            pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        )
        pdf.save(path)
    taken = take_evidence(path)
    assert (taken.name, taken.media_type) == ("plan.pdf", "application/pdf")
    assert b"app.alert" not in taken.content


def test_an_email_is_kept_as_it_is(tmp_path):
    path = tmp_path / "answer.eml"
    path.write_bytes(b"Subject: Done\r\n\r\nIt is done.")
    taken = take_evidence(path)
    assert (taken.media_type, taken.content) == ("message/rfc822", path.read_bytes())


def test_a_document_with_macros_is_refused(sheet):
    with zipfile.ZipFile(sheet, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    with pytest.raises(UserError, match=r"“visits\.xlsx” has macros"):
        take_evidence(sheet)


def test_a_list_of_children_is_refused(tmp_path):
    path = tmp_path / "children.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Child ID", "Date of birth", "Ethnicity", "Gender"])
    for number in range(30):
        book.active.append([f"C{number}", date(2010, 1, 1 + number % 28), "White British", "F"])
    book.save(path)
    with pytest.raises(UserError, match="child") as said:
        take_evidence(path)
    assert "children.xlsx" in str(said.value)


@pytest.mark.parametrize(
    ("content", "words"), [(b"", "is empty"), (b"MZ\x90\x00program", "is a program"), (b"  \n", "blanks")]
)
def test_what_is_no_evidence_is_refused_by_name(tmp_path, content, words):
    path = tmp_path / "proof.bin"
    path.write_bytes(content)
    with pytest.raises(UserError, match=words):
        take_evidence(path)


def test_nothing_is_recorded_when_a_file_cannot_be_kept(logs, tmp_path):
    matter = logs.add()
    with pytest.raises(UserError, match="is not there any more"):
        follow_up.record(
            logs.store,
            WHO,
            matter,
            "Sent.",
            FollowUpStatus.OPEN,
            TODAY,
            [take_evidence(tmp_path / "gone.pdf")],
        )
    assert logs.history(matter) == []
