"""How the commands about minutes find some, and say where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from boardkeeper.cli.answers import answer, columns, opened, read_date
from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import full_date, long_date

if TYPE_CHECKING:
    from boardkeeper.approvals import Amendment, ApprovalView
    from boardkeeper.minutes import MinutesView
    from db.store import Store


@dataclass(frozen=True, slots=True)
class OpenMinutes:
    """A board file opened on the minutes of one meeting."""

    store: Store
    who: str
    board_id: str
    meeting_id: str

    @property
    def minutes(self) -> MinutesView:
        """The minutes as they stand."""
        from boardkeeper.minutes import get_minutes

        return get_minutes(self.store, self.meeting_id)

    def meeting_on(self, written: str, option: str) -> str:
        """The id of another meeting of the board, by its day."""
        from boardkeeper import meetings

        return meetings.find_meeting(self.store, self.board_id, read_date(written, option)).id

    def paragraph(self, place: str) -> str:
        """The id of the paragraph at a place: “16(e)”."""
        from boardkeeper.minutes.places import find_paragraph

        return find_paragraph(self.minutes, place)

    def amendment(self, place: str, text: str, reason: str, said: str | None = None) -> Amendment:
        """What is to be changed at a place: “16(e)”, “attendance”, “title of 17”.

        Args:
            place: A line of the header, a title, or a paragraph.
            text: How it is to read.
            reason: Why.
            said: What the header said, where it is not what the program prints.
        """
        from boardkeeper.approvals import Amendment, find_header_line, get_approval

        line = find_header_line(get_approval(self.store, self.meeting_id).header, self.minutes, place)
        if line is not None:
            return Amendment(None, text, reason, line.subject, line.text if said is None else said)
        if said is not None:
            raise UserError(
                f"What “{place.strip()}” says is known.",
                "Give --said for a line of the header only: attendance, apologies, time.",
            )
        return Amendment(self.paragraph(place), text, reason)

    def tell(self, said: str, *, as_json: bool) -> None:
        """Answer with where the minutes stand now, after a line that says what was done."""
        from boardkeeper.approvals import get_approval

        approval = get_approval(self.store, self.meeting_id)
        answer(
            _data_of(approval), [said, *_lines_of(approval)] if said else _lines_of(approval), as_json=as_json
        )


@contextmanager
def opened_minutes(file: Path, meeting: str, board: str | None, who: str | None) -> Iterator[OpenMinutes]:
    """A board file opened for one command about the minutes of one meeting."""
    from boardkeeper import boards, meetings

    day = read_date(meeting, "--meeting")
    with opened(file, who) as (store, name):
        board_id = boards.find_board(store, board).id
        found = meetings.find_meeting(store, board_id, day)
        yield OpenMinutes(store, name, board_id, found.id)


def _data_of(approval: ApprovalView) -> dict[str, Any]:
    return {
        "meeting": approval.held_on,
        "state": approval.state.value,
        "next": approval.step.value,
        "numbers": approval.numbers,
        "numbers_to_come": approval.coming_numbers,
        "circulated_on": approval.circulated_on,
        "changed_since": approval.has_changed,
        "comments_due_on": approval.comments_due_on,
        "comments": [
            {
                "number": number,
                "by": each.said_by,
                "on": each.said_on,
                "place": each.place,
                "text": each.text,
                "answer": each.answer,
                "settled": each.is_settled,
            }
            for number, each in enumerate(approval.comments, start=1)
        ],
        "approved_on": approval.approved_on,
        "presided": approval.presided,
        "signed_by": approval.signed_by,
        "signed_on": approval.signed_on,
        "bound": approval.is_bound,
        "slips": [
            {
                "place": each.place,
                "before": each.text_before,
                "after": each.text_after,
                "reason": each.reason,
                "made_on": each.made_on,
                "recorded_as": each.recorded_as,
                "recorded": each.recorded_in_id is not None,
                "exempt": each.is_exempt,
            }
            for each in approval.slips
        ],
        "number_faults": list(approval.number_faults),
    }


def _lines_of(approval: ApprovalView) -> list[str]:
    facts = (
        ("State", approval.state.value),
        ("Numbers", approval.numbers),
        ("Numbers to come", approval.coming_numbers),
        ("Circulated", approval.circulated_on and long_date(approval.circulated_on)),
        ("Since then", "changed" if approval.has_changed else ""),
        ("Comments by", approval.comments_due_on and long_date(approval.comments_due_on)),
        ("Approved on", approval.approved_on and long_date(approval.approved_on)),
        ("Signed by", approval.signed_by),
        ("Signed on", approval.signed_on and long_date(approval.signed_on)),
        ("Bound", "in the minute book" if approval.is_bound else ""),
    )
    lines = [
        f"Minutes of {full_date(approval.held_on)}",
        *columns([(name, said) for name, said in facts if said]),
    ]
    for number, each in enumerate(approval.comments, start=1):
        lines.append(
            f"Comment {number}, {each.said_by}, {long_date(each.said_on)}, {each.place}: {each.text}"
        )
        lines.append(f"  {each.answer}" if each.is_settled else "  not answered yet")
    lines += [
        f"Slip: {slip.place}: {slip.change} ({slip.reason.rstrip('.')}); {slip.recorded_as}."
        for slip in approval.slips
    ]
    return [*lines, *(f"Note: {each}" for each in approval.number_faults)]
