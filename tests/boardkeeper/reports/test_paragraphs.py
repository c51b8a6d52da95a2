"""Writing a section touches what differs and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boardkeeper import reports
from boardkeeper.errors import UserError
from boardkeeper.kept_files import TakenFile, kept_content
from boardkeeper.reports import Mark, ReportParagraphView, WrittenParagraph
from boardkeeper.reports import ReportParagraphKind as Kind
from boardkeeper.reports.cleaning import MOST_CHARACTERS, MOST_PARAGRAPHS, cleaned
from db.errors import ChangedMeanwhile

WHO = "Ann Smith"
PNG = TakenFile("hub.png", "image/png", b"\x89PNG a picture")
WORDS = st.builds(
    WrittenParagraph,
    st.none(),
    st.sampled_from([kind for kind in Kind if kind is not Kind.PICTURE]),
    st.integers(-1, 9),
    st.text(alphabet="ab \t\n\x00", max_size=12),
    st.lists(st.builds(Mark, st.integers(0, 12), st.integers(0, 12), st.just("bold")), max_size=2).map(tuple),
)


def as_read(view: ReportParagraphView) -> WrittenParagraph:
    """What an editor that shows a paragraph hands back unchanged."""
    return WrittenParagraph(view.id, view.kind, view.level, view.text, view.marks, blob_hash=view.blob_hash)


def touched(writing, written):
    """What a writing of the purpose touched, by table; and the ids it answered."""
    writing.store.take_changes()
    ids = reports.write_section(writing.store, WHO, writing.section().id, written)
    return writing.store.take_changes().tables, ids


def test_what_was_written_reads_back_with_ids_in_its_order(writing):
    ids = writing.write("One.", "Two.", "Three.")
    paragraphs = writing.section().paragraphs
    assert [(each.id, each.text) for each in paragraphs] == list(
        zip(ids, ("One.", "Two.", "Three."), strict=True)
    )


def test_writing_the_same_again_writes_nothing_at_all(writing):
    writing.write("One.", "Two.")
    steps = writing.desk.labels()
    changed, ids = touched(writing, [as_read(each) for each in writing.section().paragraphs])
    assert changed == {}
    assert ids == tuple(each.id for each in writing.section().paragraphs)
    assert writing.desk.labels() == steps


def test_a_changed_word_touches_its_paragraph_alone(writing):
    _, two, _ = writing.write("One.", "Two.", "Three.")
    written = [as_read(each) for each in writing.section().paragraphs]
    written[1] = replace(written[1], text="Two, changed.")
    changed, ids = touched(writing, written)
    assert changed == {"report_paragraph": frozenset({two})}
    assert ids[1] == two


def test_a_paragraph_put_between_two_touches_neither(writing):
    writing.write("One.", "Two.")
    one, two = (as_read(each) for each in writing.section().paragraphs)
    changed, ids = touched(writing, [one, WrittenParagraph(None, Kind.TEXT, text="Between."), two])
    assert changed == {"report_paragraph": frozenset({ids[1]})}
    assert [each.text for each in writing.section().paragraphs] == ["One.", "Between.", "Two."]


def test_the_last_paragraph_moved_first_is_the_only_one_touched(writing):
    writing.write("One.", "Two.", "Three.")
    one, two, three = (as_read(each) for each in writing.section().paragraphs)
    changed, _ = touched(writing, [three, one, two])
    assert changed == {"report_paragraph": frozenset({three.id})}
    assert [each.text for each in writing.section().paragraphs] == ["Three.", "One.", "Two."]


def test_a_paragraph_that_does_not_come_back_is_gone_and_undo_brings_it_back_with_its_id(writing):
    writing.write("One.", "Two.")
    one, two = (as_read(each) for each in writing.section().paragraphs)
    reports.write_section(writing.store, WHO, writing.section().id, [two])
    assert [each.id for each in writing.section().paragraphs] == [two.id]
    writing.store.undo(WHO)
    assert [each.id for each in writing.section().paragraphs] == [one.id, two.id]


def test_a_paragraph_copied_in_the_editor_becomes_another_one(writing):
    writing.write("One.")
    (one,) = (as_read(each) for each in writing.section().paragraphs)
    _, ids = touched(writing, [one, one])
    assert ids[0] == one.id
    assert ids[1] != one.id
    assert [each.text for each in writing.section().paragraphs] == ["One.", "One."]


def test_an_id_of_another_section_takes_nothing_from_there(writing):
    (there,) = writing.write("There.", role=reports.SectionRole.RECOMMENDATIONS)
    _, ids = touched(writing, [WrittenParagraph(there, Kind.TEXT, text="Here.")])
    assert ids[0] != there
    assert [each.text for each in writing.section(reports.SectionRole.RECOMMENDATIONS).paragraphs] == [
        "There."
    ]


def test_blank_paragraphs_are_not_kept_and_answer_no_id(writing):
    _, ids = touched(
        writing, [WrittenParagraph(None, Kind.TEXT, text=text) for text in ("One.", "  ", "Two.", "")]
    )
    assert [bool(each) for each in ids] == [True, False, True, False]
    assert len(writing.section().paragraphs) == 2


def test_a_paragraph_emptied_in_the_editor_goes(writing):
    writing.write("One.", "Two.")
    one, two = (as_read(each) for each in writing.section().paragraphs)
    reports.write_section(writing.store, WHO, writing.section().id, [replace(one, text=" "), two])
    assert [each.id for each in writing.section().paragraphs] == [two.id]


def test_all_is_written_or_nothing(writing):
    writing.write("One.")
    written = [
        *(replace(as_read(each), text="Changed.") for each in writing.section().paragraphs),
        WrittenParagraph(None, Kind.TEXT, text="x" * (MOST_CHARACTERS + 1)),
    ]
    with pytest.raises(UserError):
        reports.write_section(writing.store, WHO, writing.section().id, written)
    assert [each.text for each in writing.section().paragraphs] == ["One."]


def test_a_section_longer_than_any_report_is_refused(writing):
    many = [WrittenParagraph(None, Kind.TEXT, text="x")] * (MOST_PARAGRAPHS + 1)
    with pytest.raises(UserError, match=r"Purpose of Report”.* 3,001 paragraphs"):
        reports.write_section(writing.store, WHO, writing.section().id, many)


def test_a_section_removed_meanwhile_refuses_what_is_written_for_it(writing):
    section = writing.section()
    reports.remove_section(writing.store, WHO, section.id)
    with pytest.raises(ChangedMeanwhile):
        reports.write_section(writing.store, WHO, section.id, [])


def test_a_picture_is_kept_once_and_stays_with_its_paragraph(writing):
    _, ids = touched(writing, [WrittenParagraph(None, Kind.PICTURE, text="A family hub", picture=PNG)])
    (kept,) = writing.section().paragraphs
    assert (kept.id, kept.text) == (ids[0], "A family hub")
    assert kept_content(writing.store, kept.blob_hash or "") == PNG.content
    changed, _ = touched(writing, [as_read(kept)])
    assert changed == {}


@pytest.mark.parametrize(
    "picture",
    [
        WrittenParagraph(None, Kind.PICTURE, text="Nothing"),
        WrittenParagraph(None, Kind.PICTURE, blob_hash="0" * 64),
        WrittenParagraph(None, Kind.PICTURE, picture=TakenFile("a.pdf", "application/pdf", b"%PDF-")),
    ],
)
def test_a_picture_without_a_picture_file_is_refused(writing, picture):
    with pytest.raises(UserError):
        reports.write_section(writing.store, WHO, writing.section().id, [picture])


def test_a_paragraph_that_is_no_picture_any_more_lets_its_file_go(writing):
    touched(writing, [WrittenParagraph(None, Kind.PICTURE, text="A hub", picture=PNG)])
    (kept,) = writing.section().paragraphs
    touched(writing, [replace(as_read(kept), kind=Kind.TEXT)])
    assert writing.section().paragraphs[0].blob_hash is None


def test_the_step_is_called_by_the_heading(writing):
    writing.write("One.")
    assert writing.desk.labels()[0] == "Write “Purpose of Report”"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.lists(WORDS, max_size=6), data=st.data())
def test_whatever_is_written_reads_back_and_what_stays_keeps_its_id(writing, first, data):
    reports.write_section(writing.store, WHO, writing.section().id, [])
    reports.write_section(writing.store, WHO, writing.section().id, first)
    kept = [each for each in map(cleaned, first) if not each.is_blank]
    paragraphs = writing.section().paragraphs
    assert [(each.kind, each.level, each.text, each.marks) for each in paragraphs] == [
        (each.kind, each.level, each.text, each.marks) for each in kept
    ]
    again = data.draw(st.permutations([*map(as_read, paragraphs), *data.draw(st.lists(WORDS, max_size=3))]))
    ids = reports.write_section(writing.store, WHO, writing.section().id, again)
    for written, row_id in zip(again, ids, strict=True):
        if written.id is not None:
            assert row_id == written.id
    assert [each.id for each in writing.section().paragraphs] == [row_id for row_id in ids if row_id]
