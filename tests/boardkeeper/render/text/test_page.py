"""Plain text: the same blocks in lines a mail program shows, with the letters and numbers paper has."""

from __future__ import annotations

from datetime import UTC, date, datetime

from boardkeeper.documents.blocks import (
    Action,
    Align,
    Block,
    Callout,
    Cell,
    Column,
    FieldList,
    Heading,
    ListStyle,
    Pack,
    Paragraph,
    Point,
    Points,
    Resolution,
    Row,
    RowKind,
    Section,
    Signature,
    Table,
    Text,
    Withheld,
)
from boardkeeper.render.text import render_text
from tests.boardkeeper.render.trial_pack import trial_pack

WORDS = " ".join(["word"] * 60)


def lines(*blocks: Block, edition: str = "") -> list[str]:
    pack = Pack(
        title="Minutes",
        council="Plymouth",
        board="Scrutiny",
        meeting_date=date(2019, 7, 10),
        sections=(Section("m", "Minutes", blocks),),
        created=datetime(2019, 7, 11, tzinfo=UTC),
        edition=edition,
    )
    return render_text(pack).splitlines()


def test_headings_are_underlined_and_numbered():
    assert lines(Heading(1, "Minutes"), Heading(2, "Bullying", number="17."), Paragraph("Said.")) == [
        "Minutes",
        "=======",
        "",
        "",
        "17. Bullying",
        "------------",
        "",
        "Said.",
    ]


def test_points_go_on_with_their_letters_and_hang_below_each_other():
    deeper = Points((Point("below"),), ListStyle.ROMAN)
    assert lines(Points((Point("first", deeper), Point("second")), ListStyle.LETTERS, start=26)) == [
        "(z)  first",
        "     (i) below",
        "(aa) second",
    ]


def test_limbs_have_their_numbers_and_the_vote_below():
    box = Resolution("Agreed:", ("one", "two"), note="5 for.\nLimb 2: 1 against.", start=3)
    assert lines(box) == [
        "    AGREED:",
        "    3. one",
        "    4. two",
        "    - 5 for.",
        "      Limb 2: 1 against.",
    ]
    assert lines(Resolution("Noted", ("the update.",))) == ["    NOTED the update."]


def test_an_action_says_who_does_it_by_when():
    assert lines(Action("Action 118:", "Send it.", "Jean Kelly · by July")) == [
        "    ACTION 118: Send it.",
        "    -> Jean Kelly · by July",
    ]


def test_what_is_withheld_is_marked_at_both_ends_and_along_its_side():
    assert lines(Withheld((Paragraph("Secret."),), "Exempt – paragraph 3"), edition="Restricted edition") == [
        "RESTRICTED EDITION",
        "",
        "[EXEMPT – PARAGRAPH 3]",
        "| Secret.",
        "[END OF EXEMPT – PARAGRAPH 3]",
    ]


def test_no_line_is_longer_than_a_mail_program_shows():
    table = Table((Column("Member"), Column("Reason")), (Row((Cell("A"), Cell(WORDS))),))
    found = lines(
        Paragraph(WORDS),
        Callout(WORDS, title="Draft"),
        FieldList((("Present", WORDS),)),
        Withheld((Points((Point(WORDS),)), table), "Exempt"),
        Resolution("Agreed:", (WORDS, WORDS), note=WORDS),
    )
    assert max(map(len, found)) <= 78


def test_figures_stand_at_the_right_and_groups_over_the_whole_width():
    table = Table(
        (Column("Year"), Column("Sum", align=Align.RIGHT)),
        (
            Row((Cell("All"),), RowKind.GROUP),
            Row((Cell("2019"), Cell("£1m"))),
            Row((Cell("2020"), Cell("£12m"))),
        ),
        caption="Money",
    )
    assert lines(table) == ["Money", "", "Year   Sum", "----  ----", "", "All", "2019   £1m", "2020  £12m"]


def test_a_table_too_wide_for_columns_is_told_row_by_row():
    columns = tuple(Column(f"Column {place}") for place in range(12))
    found = lines(Table(columns, (Row(tuple(Cell(f"cell {place}") for place in range(12))),)))
    assert found[:2] == ["  Column 0: cell 0", "  Column 1: cell 1"]


def test_an_address_stands_behind_the_words_that_lead_to_it_and_a_dangerous_one_nowhere():
    linked = (
        Text("the guidance", link="https://www.gov.uk"),
        Text(" and "),
        Text("that", link="javascript:x()"),
    )
    assert lines(Paragraph(linked)) == ["the guidance <https://www.gov.uk> and that"]


def test_signing_lines_and_hostile_words_do_no_harm():
    found = lines(Paragraph("a\u202eb\x07 <b>c</b>"), Signature(("Chair", "Date")))
    assert found[0] == "ab <b>c</b>"
    assert found[2].startswith("Chair: ____")


def test_the_whole_vocabulary_of_a_pack_comes_out_the_same_twice():
    once = render_text(trial_pack())
    assert once == render_text(trial_pack())
    assert len(once.splitlines()) > 100
