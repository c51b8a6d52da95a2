from __future__ import annotations

from dataclasses import dataclass, replace

from boardkeeper.importing.findings import Refusal
from boardkeeper.importing.preview import ComparedField, FieldChange, Preview, PreviewKind, compare


@dataclass(frozen=True)
class Row:
    key: str
    status: str
    lead: str = ""


FIELDS = [
    ComparedField[Row, Row]("Status", lambda row: row.status, lambda row: row.status),
    ComparedField[Row, Row]("Lead", lambda row: row.lead, lambda row: row.lead, keeps_when_blank=True),
]


def _compare(read: list[Row], kept: list[Row]) -> Preview[Row, Row]:
    return compare(
        read,
        kept,
        key_of_read=lambda row: row.key,
        key_of_kept=lambda row: row.key,
        title=lambda row: row.key,
        title_of_kept=lambda row: row.key,
        fields=FIELDS,
        refusals=[Refusal("S", "A1", "Because.")],
    )


def test_rows_are_new_changed_or_the_same() -> None:
    kept = [Row("1.1", "on track", "Jean"), Row("1.2", "on track")]
    preview = _compare([Row("1.1", "complete"), Row("1.2", "on track"), Row("1.3", "complete")], kept)
    assert [(entry.key, entry.kind) for entry in preview.entries] == [
        ("1.1", PreviewKind.CHANGED),
        ("1.2", PreviewKind.SAME),
        ("1.3", PreviewKind.NEW),
    ]
    assert preview.entries[0].changes == (FieldChange("Status", "on track", "complete"),)
    assert preview.entries[0].before is kept[0]
    assert preview.count(PreviewKind.NEW) == 1
    assert preview.of_kind(PreviewKind.SAME) == (preview.entries[1],)
    assert preview.refusals[0].reason == "Because."


def test_what_was_just_applied_is_all_the_same() -> None:
    rows = [Row("a", "open", "Jean"), Row("a", "complete"), Row("b", "open")]
    preview = _compare(rows, [replace(row) for row in rows])
    assert preview.count(PreviewKind.SAME) == 3


def test_equal_keys_are_paired_in_their_order() -> None:
    preview = _compare([Row("a", "open"), Row("a", "open")], [Row("a", "open")])
    assert [entry.kind for entry in preview.entries] == [PreviewKind.SAME, PreviewKind.NEW]


def test_a_new_row_that_resembles_one_no_longer_named_says_so() -> None:
    preview = _compare(
        [Row("Re-referrals within 12 months", "x")], [Row("Re-referrals within 12 month", "x")]
    )
    (entry,) = preview.entries
    assert (entry.kind, entry.resembles) == (PreviewKind.NEW, "Re-referrals within 12 month")
    assert not _compare([Row("Contacts", "x")], [Row("Placements", "x")]).entries[0].resembles
