"""How the commands about reports find one, and say what is in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Protocol, TypeVar

import typer

from boardkeeper.cli.agenda_words import OpenAgenda, cited, opened_agenda
from boardkeeper.cli.answers import answer, columns
from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import long_date
from boardkeeper.written_lines import listed

if TYPE_CHECKING:
    from boardkeeper.reports import ReportView
    from db.store import Store

Paragraphs = Annotated[
    str | None,
    typer.Option("--paragraphs", metavar="LIST", help="Of Schedule 12A, e.g. “1, 3”; “” for none."),
]
Reason = Annotated[
    str | None,
    typer.Option("--reason", metavar="WORDS", help="Why the public interest lies in keeping it back."),
]
Confidential = Annotated[
    bool | None,
    typer.Option("--confidential/--not-confidential", help="Barred by a department, an Act or a court."),
]
Attached = Annotated[
    Path | None, typer.Option("--file", metavar="FILE", help="A PDF, or what can be made into one.")
]


class Named(Protocol):
    """Whatever is called by its title."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...


N = TypeVar("N", bound=Named)


@dataclass(frozen=True, slots=True)
class OpenReport:
    """A board file opened on the report behind one agenda item."""

    store: Store
    who: str
    item_id: str
    number: str
    title: str

    @property
    def report(self) -> ReportView:
        """The report as it stands.

        Raises:
            UserError: None was begun.
        """
        from boardkeeper import reports

        found = reports.get_report(self.store, self.item_id)
        if found is None:
            raise UserError(
                f"Item {self.number} {self.title} has no report yet.".replace("Item  ", "Item "),
                "Begin it with: boardkeeper report start.",
            )
        return found

    def tell(self, said: str, *, as_json: bool) -> None:
        """Answer with the report as it is now, after a line that says what was done and before what it lacks."""
        report = self.report
        lines = [said, *(f"Still missing: {sentence}" for sentence in report.missing)]
        answer(data_of(report, self.number), lines, as_json=as_json)


@contextmanager
def opened_report(
    file: Path, item: str, meeting: str, board: str | None, who: str | None
) -> Iterator[OpenReport]:
    """A board file opened for one command about one report."""
    with opened_agenda(file, meeting, board, who) as agenda_of:
        yield of_item(agenda_of, item)


def of_item(agenda_of: OpenAgenda, item: str) -> OpenReport:
    """The report behind an item of an open agenda."""
    found = agenda_of.item(item)
    return OpenReport(agenda_of.store, agenda_of.who, found.id, found.number, found.title)


def named(things: Iterable[N], wanted: str, what: str) -> N:
    """The one thing that is called so, or whose title holds the words.

    Raises:
        UserError: None, or more than one.
    """
    known = tuple(things)
    words = wanted.strip().casefold()
    exact = [
        each for each in known if words in {each.title.casefold(), getattr(each, "reference", "").casefold()}
    ]
    found = exact or [each for each in known if words and words in each.title.casefold()]
    if len(found) == 1:
        return found[0]
    named = listed([each.title for each in (found or known)])
    sentence = f"“{wanted}” may mean {listed}." if found else f"The report has no {what} “{wanted}”."
    raise UserError(sentence, f"It has {named}." if named and not found else "Write more of its title.")


def data_of(report: ReportView, number: str) -> dict[str, Any]:
    """A report with the keys of docs/cli.md."""
    from boardkeeper.reports.plain_text import as_plain

    return {
        "item": number or None,
        "title": report.title,
        "lead_member": report.lead_member,
        "lead_director": report.lead_director,
        "author": report.author,
        "email": report.contact_email,
        "reference": report.reference,
        "key_decision": report.is_key_decision,
        "parent_decision": report.parent_decision,
        "front_sheet": report.prints_front_sheet,
        "attached": report.attached_name or None,
        "sections": [
            {
                "heading": section.heading,
                "role": section.role.value,
                "required": section.is_required,
                "text": as_plain(section.paragraphs),
            }
            for section in report.sections
        ],
        "appendices": [
            {
                "reference": each.reference,
                "title": each.title,
                "paper": each.paper.value,
                "file": each.file_name or None,
                **_marking(each),
            }
            for each in report.appendices
        ],
        "background_papers": [
            {"title": each.title, "file": each.file_name or None, **_marking(each)}
            for each in report.background_papers
        ],
        "sign_offs": [
            {
                "kind": each.kind.value,
                "person": each.person,
                "reference": each.reference,
                "how": each.given_how,
                "date": each.signed_on,
                "required": each.is_required,
                "given": each.is_given,
                "out_of_date": each.is_out_of_date,
            }
            for each in report.sign_offs
        ],
        "missing": list(report.missing),
    }


def _marking(paper: Any) -> dict[str, Any]:
    return {
        "exempt": list(cited(paper.exempt_paragraphs)),
        "public_interest_reason": paper.public_interest_reason or None,
        "confidential": paper.is_confidential,
    }


def lines_of(report: ReportView) -> list[str]:
    """A report as a terminal shows it: facts, sections, what lies behind it, sign-offs, what is missing."""
    from boardkeeper.reports.plain_text import as_plain

    facts = (
        ("Title", report.title),
        ("Date of meeting", long_date(report.held_on)),
        ("Lead member", report.lead_member),
        ("Lead director", report.lead_director),
        ("Author", report.author),
        ("Contact e-mail", report.contact_email),
        ("Your reference", report.reference),
        ("Key decision", "Yes" if report.is_key_decision else "No"),
        ("Parent decision", report.parent_decision),
        ("Paper", report.attached_name),
    )
    lines = list(columns([(label, said) for label, said in facts if said]))
    for section in report.sections:
        written = as_plain(section.paragraphs)
        if written:
            lines += ["", section.heading.upper(), *written.splitlines()]
    for appendix in report.appendices:
        behind = appendix.file_name or (appendix.paper.value if appendix.has_paper else "no file yet")
        lines += ["", f"Appendix {appendix.reference}: {appendix.title} [{behind}{_kept_back(appendix)}]"]
    for paper in report.background_papers:
        lines += ["", f"Background paper: {paper.title}{_kept_back(paper)}"]
    lines.append("")
    for sign_off in report.sign_offs:
        if sign_off.is_given:
            said = (sign_off.person, sign_off.reference, sign_off.given_how)
            day = long_date(sign_off.signed_on) if sign_off.signed_on else ""
            old = "for an earlier text" if sign_off.is_out_of_date else ""
            lines.append(f"Signed {sign_off.kind.value}: {', '.join(filter(None, (*said, day, old)))}")
    return [*lines, *(f"Still missing: {sentence}" for sentence in report.missing)]


def _kept_back(paper: Any) -> str:
    if paper.is_confidential:
        return "; confidential"
    return f"; exempt {paper.exempt_paragraphs}" if paper.exempt_paragraphs else ""
