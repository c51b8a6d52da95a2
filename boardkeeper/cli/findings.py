"""What the checks of a pack find, on the command line: listed, accepted with a reason, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from boardkeeper.cli.answers import AsJson, BoardFile, BoardName, MeetingDay, Who, answer, opened, read_date
from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import long_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from boardkeeper.publishing import PackChecks


def findings(
    file: BoardFile,
    meeting: MeetingDay,
    accept: Annotated[
        str | None,
        typer.Option(
            "--accept", metavar="WHICH", help="Accept a finding as it is: its number, or words only it says."
        ),
    ] = None,
    because: Annotated[
        str, typer.Option("--because", metavar="REASON", help="Why it may stay as it is.")
    ] = "",
    take_back: Annotated[
        str | None,
        typer.Option(
            "--take-back", metavar="WHICH", help="Take a finding seriously again that was accepted."
        ),
    ] = None,
    board: BoardName = None,
    who: Who = None,
    as_json: AsJson = False,
) -> None:
    """Say what is not right in the papers of a meeting yet, and what of it is accepted."""
    from boardkeeper import boards, meetings, publishing

    if accept is not None and take_back is not None:
        raise UserError("A finding is accepted or taken back, not both at once.", "Give one of the two.")
    if because and accept is None:
        raise UserError("“--because” says why a finding is accepted.", "Give --accept with it.")
    day = read_date(meeting, "--meeting")
    with opened(file, who if accept or take_back else None) as (store, name):
        meeting_id = meetings.find_meeting(store, boards.find_board(store, board).id, day).id
        checks = publishing.pack_checks(store, meeting_id)
        if accept is not None:
            sentence = _meant(accept, [each.sentence for each in checks.findings], "finding")
            publishing.accept_finding(store, name, meeting_id, sentence, because)
        elif take_back is not None:
            sentence = _meant(take_back, [each.sentence for each in checks.accepted], "accepted finding")
            publishing.take_acceptance_back(store, name, meeting_id, sentence)
        if accept is not None or take_back is not None:
            checks = publishing.pack_checks(store, meeting_id)
    answer(checks_data(checks), checks_lines(checks), as_json=as_json)


def checks_data(checks: PackChecks) -> dict[str, Any]:
    """What was found and accepted, for a program."""
    return {
        "findings": [
            {"sentence": each.sentence, "blocks": each.is_blocking, "arithmetic": each.arithmetic}
            for each in checks.findings
        ],
        "accepted": [
            {
                "sentence": each.sentence,
                "reason": each.reason,
                "accepted_by": each.accepted_by,
                "accepted_on": each.accepted_at.date(),
                "found": each.is_found,
            }
            for each in checks.accepted
        ],
    }


def checks_lines(checks: PackChecks) -> list[str]:
    """The same for people; the numbers are what --accept and --take-back understand."""
    lines = []
    for number, finding in enumerate(checks.findings, start=1):
        lines.append(f"{number:>3}  {'Blocks' if finding.is_blocking else 'Note'}: {finding.sentence}")
        if finding.arithmetic:
            lines.append(f"     {finding.arithmetic}")
    if not checks.findings:
        lines.append("Nothing is missing.")
    if checks.accepted:
        lines.append("Accepted as they are:")
    for number, accepted in enumerate(checks.accepted, start=1):
        lines.append(f"{number:>3}  {accepted.sentence}")
        gone = "" if accepted.is_found else " It is not found any more."
        lines.append(
            f"     {accepted.accepted_by}, {long_date(accepted.accepted_at.date())}: {accepted.reason}{gone}"
        )
    return lines


def _meant(which: str, sentences: Sequence[str], noun: str) -> str:
    """The sentence that is meant by its number in the list, or by words that only it says."""
    which = which.strip()
    if which.isdecimal():
        if 1 <= int(which) <= len(sentences):
            return sentences[int(which) - 1]
        last = f"They are numbered 1 to {len(sentences)}." if sentences else "There is none."
        raise UserError(f"There is no {noun} {which}.", last)
    fitting = [each for each in sentences if which.casefold() in each.casefold()]
    if len(fitting) != 1:
        how = "No" if not fitting else f"More than one ({len(fitting)})"
        raise UserError(f"{how} {noun} says “{which}”.", "Give its number from the list instead.")
    return fitting[0]
