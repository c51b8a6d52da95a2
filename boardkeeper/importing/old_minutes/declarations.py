"""Interests declared: the table most councils print, or sentences of one pattern."""

from __future__ import annotations

import re
from dataclasses import dataclass

from boardkeeper.importing.old_minutes.lines import OldDeclaration

_COLUMNS = {
    "member": re.compile(r"(?:member|name|councillor).*", re.IGNORECASE),
    "subject": re.compile(r"(?:subject|item|agenda item|minute|matter).*", re.IGNORECASE),
    "reason": re.compile(r"(?:reason|nature|detail|description).*", re.IGNORECASE),
    "interest": re.compile(r"(?:interest|type|kind|category).*", re.IGNORECASE),
    "left": re.compile(r"(?:left|withdrew|action|stayed|participat).*", re.IGNORECASE),
}
_SENTENCE = re.compile(
    r"(?P<member>(?:Councillor|Cllr\.?|Mrs?\.?|Ms\.?|Miss|Dr\.?|Alderman)(?: [A-Z][\w.’'-]*){1,4}) declared (?:an? |his |her |their )?"
    r"(?P<interest>[\w -]*?)\s*interests? in (?P<subject>.+?)(?:,? (?:because|as|due to|by virtue of|in that|since) (?P<reason>.+?))?"
    r"(?P<left>[,;.]? (?:and |(?:s?he|they) )?(?:left the (?:room|meeting)|withdrew).*)?\.?",
    re.DOTALL,
)
KNOWN = {
    "personal": "personal",
    "prejudicial": "prejudicial",
    "personal and prejudicial": "prejudicial",
    "disclosable pecuniary": "disclosable pecuniary",
    "pecuniary": "disclosable pecuniary",
    "dpi": "disclosable pecuniary",
}
"""The kinds of interest that are told apart, by the words papers use; a personal and prejudicial one counts as prejudicial."""


@dataclass(frozen=True, slots=True)
class ReadDeclarations:
    """The declarations of a table or a sentence, and what is wrong with them."""

    declarations: tuple[OldDeclaration, ...]
    doubt: str


def declarations_of_table(rows: tuple[tuple[str, ...], ...], line: int) -> ReadDeclarations | None:
    """The rows of a table of declarations; None when its headings are those of another table."""
    if len(rows) < 2:
        return None
    places = {
        name: place
        for place, title in enumerate(rows[0])
        for name, pattern in _COLUMNS.items()
        if pattern.fullmatch(title.strip())
    }
    if "member" not in places or not ({"reason", "interest"} & places.keys()):
        return None
    found = []
    for row in rows[1:]:
        cell = {name: row[place].strip() for name, place in places.items() if place < len(row)}
        if cell.get("member"):
            found.append(
                OldDeclaration(
                    member=cell["member"],
                    subject=cell.get("subject") or "All items",
                    reason=cell.get("reason", ""),
                    interest=_interest(cell.get("interest", "")),
                    left_the_room=re.match(r"y(?:es)?\b|left|withdrew", cell.get("left", ""), re.IGNORECASE)
                    is not None,
                    line=line,
                )
            )
    return ReadDeclarations(tuple(found), _doubt(found))


def declaration_in(text: str, line: int) -> ReadDeclarations | None:
    """Read “Councillor A declared a personal interest in item 5 because …”; None for anything else."""
    found = _SENTENCE.fullmatch(text.strip())
    if found is None:
        return None
    declaration = OldDeclaration(
        member=found["member"].strip(),
        subject=found["subject"].strip(" ,.") or "All items",
        reason=(found["reason"] or "").strip(" ,."),
        interest=_interest(found["interest"]),
        left_the_room=bool(found["left"]),
        line=line,
    )
    return ReadDeclarations((declaration,), _doubt([declaration]))


def _interest(written: str) -> str:
    return " ".join(written.casefold().replace("interest", "").split())


def _doubt(found: list[OldDeclaration]) -> str:
    strange = [each for each in found if each.interest not in KNOWN]
    if not strange:
        return ""
    kinds = ", ".join(
        dict.fromkeys(f"“{each.interest}”" if each.interest else "none said" for each in strange)
    )
    return f"The kind of interest ({kinds}) is not one that is told apart; it is taken as personal."
