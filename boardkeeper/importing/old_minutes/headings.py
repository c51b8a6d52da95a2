"""Which lines of a paper begin a minute: by their numbers, their style, or the way they stand there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from boardkeeper.importing.old_minutes.decision_words import read_opening
from boardkeeper.importing.old_minutes.header_words import find_days, is_title, without_web_tail
from boardkeeper.importing.old_minutes.line_marks import LineMark, MarkKind
from boardkeeper.importing.old_minutes.paper import PaperLine

_LONGEST, _MOST_WORDS = 150, 22
_USUAL = re.compile(
    r"(?:welcome(?: and introductions?)?|introductions?|apologies(?: for (?:absence|non-attendance))?|(?:appointment|election) of .*|"
    r"declarations? of (?:members[’'] )?(?:interests?|pecuniary.*)|(?:to (?:confirm|approve) )?(?:the )?minutes(?: of (?:the )?(?:previous|last) meeting.*)?|"
    r"matters arising.*|chair(?:man)?[’']?s?[’']? (?:urgent business|announcements?)|urgent business|public (?:questions?|participation)|"
    r"questions? from (?:the )?(?:public|members.*)|work programme|forward plan|tracking (?:decisions|resolutions)|action log|"
    r"exclusion of (?:the )?(?:press and )?public(?: and press)?|any other (?:urgent )?business|dates? of (?:the )?(?:next|future) meetings?|"
    r"exempt business|part (?:ii|2)\b.*|schedule of outstanding minutes)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.;:,–—-]\Z")
_CAPITALS_FIRST = re.compile(
    r"(?P<title>[A-Z][A-Z’'&,()/ -]{9,}[A-Z)])\s+(?P<rest>[A-Z][a-z].{15,})", re.DOTALL
)
_AGENDA_WORDS = re.compile(r"(?P<agenda>.*?)\bMinutes:\s*(?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class HeadingFound:
    """A line that begins a minute: its words, the number printed, why, and what is doubtful about it."""

    title: str
    number: int | None
    note: str
    doubt: str = ""


def is_title_like(text: str) -> bool:
    """Whether words stand as a title does: short, a capital first, no full stop at the end, nothing decided in them."""
    words = text.strip()
    return (
        0 < len(words) <= _LONGEST
        and len(words.split()) <= _MOST_WORDS
        and (words[0].isupper() or words[0].isdigit() or words[0] in "“‘\"'")
        and not _SENTENCE_END.search(words)
        and read_opening(words) is None
    )


def is_usual(text: str) -> bool:
    """Whether words are the title of an item that stands on every agenda: “Apologies”, “Work Programme”."""
    return _USUAL.fullmatch(text.strip().rstrip(".")) is not None


def capitals_first(text: str) -> tuple[str, str] | None:
    """Part a title in capitals from the sentence behind it in one paragraph, as web pages print them; None if it is none."""
    found = _CAPITALS_FIRST.fullmatch(text.strip())
    if found is None or len(found["title"].split()) < 2:
        return None
    return found["title"].strip(), found["rest"].strip()


def agenda_words(text: str) -> tuple[str, str] | None:
    """Part what the agenda said of an item from what the minutes say behind “Minutes:”; None without that word."""
    found = _AGENDA_WORDS.fullmatch(text.strip())
    return None if found is None else (found["agenda"].strip(), found["rest"].strip())


class Outline:
    """Knows how a paper marks its minutes, and tells line after line whether it begins one.

    Args:
        lines: The whole paper, marks read off.
    """

    def __init__(self, lines: list[tuple[PaperLine, LineMark | None, str]]) -> None:
        numbered = [
            (line, mark)
            for line, mark, words in lines
            if _is_number(mark) and is_title_like(words) and not find_days(line.text[:20])
        ]
        strong = [mark for line, mark in numbered if line.heading or line.is_bold]
        self._numbers_stand_out = len(strong) >= 2
        self._is_numbered = bool(numbered) and (len(numbered) >= 2 or bool(strong) or len(lines) < 40)
        self._has_styles = any(line.heading for line, _, _ in lines)
        self._styled_level = min(
            (line.heading for line, mark, _ in lines if line.heading and _is_number(mark)), default=0
        )
        self._last: int | None = None

    def begin(self, number: int | None) -> None:
        """Note the number printed at the minute that begins."""
        if number is not None:
            self._last = number

    def heading(
        self,
        line: PaperLine,
        mark: LineMark | None,
        words: str,
        following: str,
        limb_expected: int | None,
        *,
        is_head: bool,
    ) -> HeadingFound | None:
        """The heading a line is; None when it is none.

        Args:
            line: As it was read.
            mark: What stands before its words.
            words: Without the mark.
            following: The words of the next line.
            limb_expected: The number the next limb of an open decision would have; None when none is open.
            is_head: Whether no minute has begun yet.
        """
        title = without_web_tail(words)
        if _is_number(mark):
            assert mark is not None
            return self._numbered(line, mark, title, limb_expected)
        if mark is not None or line.is_table:
            return None
        if line.heading:
            return self._styled(line, title, is_head=is_head)
        if self._is_numbered:
            return None
        if title != words and is_title_like(title):
            return HeadingFound(title, None, "A title with a link of the web page behind it.")
        return self._by_look(line, title, following, is_head=is_head)

    def _numbered(
        self, line: PaperLine, mark: LineMark, title: str, limb_expected: int | None
    ) -> HeadingFound | None:
        stands_out = line.heading > 0 or line.is_bold
        if not is_title_like(title) and not (stands_out and len(title) <= _LONGEST):
            return None
        if mark.is_bracketed and not stands_out:
            return None
        if self._numbers_stand_out and not stands_out:
            return None
        if limb_expected == mark.count and not stands_out:
            runs_on = self._last is not None and mark.count == self._last + 1
            if not (runs_on and title[:1].isupper() and len(title.split()) <= 6):
                return None
            doubt = f"{mark.count} could also be the next limb of the decision above."
            return HeadingFound(title, mark.count, "A title with the next minute number.", doubt)
        if self._last is not None and not stands_out and mark.count <= self._last:
            return None
        why = "A numbered title" + (
            " in bold" if line.is_bold else " in a heading style" if line.heading else ""
        )
        return HeadingFound(title, mark.count, f"{why}.")

    def _styled(self, line: PaperLine, title: str, *, is_head: bool) -> HeadingFound | None:
        if is_head and is_title(title) and not is_usual(title):
            return None
        deepest = self._styled_level or (0 if self._is_numbered and not self._styled_level else 2)
        if is_usual(title):
            return HeadingFound(title, None, "A heading of the document; it is printed without a number.")
        if line.heading > max(deepest, 1) or not title:
            return None
        doubt = "It has no number, and others have; is it a minute of its own?" if self._is_numbered else ""
        return HeadingFound(title, None, "A heading of the document; it is printed without a number.", doubt)

    def _by_look(self, line: PaperLine, title: str, following: str, *, is_head: bool) -> HeadingFound | None:
        """In a paper without numbers: what stands there like a title, with the doubt that it may be none."""
        if not is_title_like(title) or (is_head and is_title(title) and not is_usual(title)):
            return None
        if is_usual(title):
            return HeadingFound(title, None, "The title of an item that is on every agenda.")
        if self._has_styles or find_days(title):
            return None
        if title.isupper() and len(title) > 6:
            return HeadingFound(title, None, "A line in capitals.")
        if line.is_bold:
            return HeadingFound(
                title, None, "A line in bold, without a full stop.", "Is it a title, or a sub-heading?"
            )
        is_followed = following.endswith((".", ";")) or len(following) > 100
        if is_followed and not following[:1].islower() and len(title) <= 100:
            return HeadingFound(
                title, None, "A short line without a full stop, with a sentence below it.", "Is it a title?"
            )
        return None


def _is_number(mark: LineMark | None) -> bool:
    return mark is not None and mark.kind is MarkKind.NUMBER
