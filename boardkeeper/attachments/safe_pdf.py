"""A PDF from anywhere made into one that can stand in a pack: whole, safe, flat, and measured."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, PasswordError, Pdf, PdfError, Stream, String

from boardkeeper.attachments.bounds import Bounds
from boardkeeper.attachments.cleaning import Findings, dangers, note_actions, sort_annotations, strip
from boardkeeper.attachments.destinations import Destinations, bookmarks, write_bookmarks
from boardkeeper.attachments.errors import AttachmentRefused, PasswordNeeded
from boardkeeper.attachments.measuring import PageMeasure, measure
from boardkeeper.attachments.tagging import keep_good_tags
from boardkeeper.render.pages import PageReader

Progress = Callable[[int, int], None]

# PDFium's errors are RuntimeErrors.
_BROKEN = (PdfError, ValueError, TypeError, LookupError, AttributeError, OverflowError, RuntimeError)
_SAVE_AGAIN = "Open it in the program it was made with, save it as PDF anew, and attach that."
_UNLOCK = "Give the password, or save a copy without one and attach that."
_WAS_LOCKED = "It was protected against changes; the copy kept here is not."
#: What qpdf says of a stream that ends without its check sum: common, and nothing of it is lost.
_TORN_END = "input stream is complete but output may still be valid"


@dataclass(frozen=True, slots=True)
class SafePdf:
    """Attributes:
    notes: Sentences on what was repaired or taken out.
    """

    content: bytes
    pages: int
    notes: tuple[str, ...]


def made_safe(content: bytes, name: str, bounds: Bounds, progress: Progress, password: str = "") -> SafePdf:
    """Read a PDF as far as it can be read, and write it anew without anything that could do harm.

    Args:
        content: The file.
        name: As messages call it.
        bounds: How many pages it may have.
        progress: Told pages looked at and pages in all.
        password: Of a file that does not open without.

    Raises:
        PasswordNeeded: It opens with a password only, and not with this one.
        AttachmentRefused: It is damaged beyond repair, too long, or would show what was meant to be blacked out.
    """
    try:
        pdf = Pdf.open(io.BytesIO(content), password=password, suppress_warnings=True)
    except PasswordError:
        if password:
            raise PasswordNeeded(
                f"“{name}” does not open with that password.", "Type it again; capitals matter."
            ) from None
        raise PasswordNeeded(f"“{name}” needs its password to be opened.", _UNLOCK) from None
    except _BROKEN as error:
        raise _damaged(name) from error
    with pdf:
        try:
            safe = _made_safe(pdf, name, bounds, progress)
        except _BROKEN as error:
            raise _damaged(name) from error
    if not password:
        return safe
    opened = "It was locked with a password; the copy kept here opens without one."
    return replace(safe, notes=(*(opened if note == _WAS_LOCKED else note for note in safe.notes),))


def _damaged(name: str) -> AttachmentRefused:
    return AttachmentRefused(
        f"“{name}” is damaged or cut off, and could not be repaired.",
        "Ask for the file again, or copy it again from where it came.",
    )


def _made_safe(pdf: Pdf, name: str, bounds: Bounds, progress: Progress) -> SafePdf:
    count = len(pdf.pages)
    if not count:
        raise AttachmentRefused(f"“{name}” has no pages.", _SAVE_AGAIN)
    if count > bounds.pages:
        raise AttachmentRefused(
            f"“{name}” has {count:,} pages; at most {bounds.pages:,} can be attached.", "Attach it in parts."
        )
    if pdf.Root.get("/NeedsRendering", False):
        raise AttachmentRefused(
            f"“{name}” is a form of a kind only Adobe’s programs can show.",
            "Open it there, print it as PDF, and attach that.",
        )
    if "/Collection" in pdf.Root:
        raise AttachmentRefused(
            f"“{name}” is a portfolio: other files in the cover of a PDF.",
            "Save those files, and attach them.",
        )
    was_locked = pdf.is_encrypted
    promised = pdf.Root.Pages.get("/Count", count)
    _require_whole_pages(pdf, name)
    faults = pdf.check_pdf_syntax()
    has_torn_ends = any(_TORN_END in fault for fault in faults)
    destinations = Destinations(pdf)
    outline = bookmarks(pdf, destinations)
    links, findings = sort_annotations(pdf, destinations)
    if findings.redactions:
        raise AttachmentRefused(
            f"“{name}” has words marked for blacking out on {_pages(findings.redactions)} that are still there and"
            " could be read.",
            "Carry the redactions out (in Acrobat: Redact, Apply), save it, and attach that.",
        )
    note_actions(pdf, findings)
    _flatten(pdf)
    strip(pdf)
    if has_torn_ends:
        _mend_ends(pdf)
    for page, kept in zip(pdf.pages, links, strict=True):
        if kept:
            page.obj.Annots = Array([pdf.make_indirect(link) for link in kept])
        elif "/Annots" in page.obj:
            del page.obj["/Annots"]
    keep_good_tags(pdf)
    write_bookmarks(pdf, outline)
    measures = _measured(pdf, progress)
    notes = _notes(
        findings, was_locked=was_locked, is_repaired=not all(_TORN_END in fault for fault in faults)
    )
    if isinstance(promised, int) and promised > count:
        notes.append(f"It says it has {promised} pages, but only {count} are there: check what is missing.")
    notes += _words_on_pages(measures)
    finished = _saved(pdf)
    _require_sound(finished, name, count)
    return SafePdf(finished, count, tuple(notes))


def _require_sound(finished: bytes, name: str, count: int) -> None:
    """Look at what was written with fresh eyes: whole without any repair, and nothing in it that runs."""
    with Pdf.open(io.BytesIO(finished), attempt_recovery=False, suppress_warnings=True) as pdf:
        if len(pdf.pages) != count or dangers(pdf):
            raise _damaged(name)


def _require_whole_pages(pdf: Pdf, name: str) -> None:
    """Decode everything a page is drawn with: damage inside a stream would else be copied into the pack unseen."""
    seen: set[tuple[int, int]] = set()
    for number, page in enumerate(pdf.pages, start=1):
        try:
            for stream in _streams_of(page.obj):
                if stream.objgen not in seen or stream.objgen == (0, 0):
                    seen.add(stream.objgen)
                    stream.read_bytes()
        except PdfError as error:
            if _is_another_program_s(error):
                continue
            if "bad_alloc" in str(error):
                # How qpdf words it that the system refused it memory.
                raise MemoryError from error
            raise AttachmentRefused(
                f"“{name}” is damaged on page {number}: what stands there cannot be read.",
                "Ask for the file again, or copy it again from where it came.",
            ) from error


def _mend_ends(pdf: Pdf) -> None:
    """Pack anew the streams that end without their check sum, at which some readers stumble."""
    for each in pdf.objects:
        if isinstance(each, Stream) and each.get("/Filter") == Name.FlateDecode:
            pdf.get_warnings()
            unpacked = each.read_bytes()
            if pdf.get_warnings():
                each.write(unpacked)


def _is_another_program_s(error: PdfError) -> bool:
    """Whether a stream is packed in a way that only a reader of pictures unpacks, such as a scan's."""
    return "unfilterable" in str(error) or "not filterable" in str(error)


def _streams_of(page: Dictionary) -> list[Stream]:
    """A page's content, its pictures, and the forms it draws with theirs."""
    contents = page.get("/Contents")
    found = [each for each in contents if isinstance(each, Stream)] if isinstance(contents, Array) else []
    found += [contents] if isinstance(contents, Stream) else []
    waiting: list[Dictionary | Stream] = [page]
    met: set[tuple[int, int]] = set()
    while waiting:
        holder = waiting.pop()
        resources = holder.get("/Resources")
        drawn = resources.get("/XObject") if isinstance(resources, Dictionary) else None
        for each in drawn.values() if isinstance(drawn, Dictionary) else ():
            if isinstance(each, Stream) and each.objgen not in met:
                met.add(each.objgen)
                found.append(each)
                if each.get("/Subtype") == Name.Form:
                    waiting.append(each)
    return found


def _flatten(pdf: Pdf) -> None:
    """Draw the fields of forms and the marks of readers into the page."""
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary):
        # Appearances are made from the fields, never from a second description of the form beside them.
        if "/XFA" in form:
            del form["/XFA"]
        pdf.generate_appearance_streams()
        form.NeedAppearances = False
    pdf.flatten_annotations("screen")


def _measured(pdf: Pdf, progress: Progress) -> list[PageMeasure]:
    """Draw every page small, and note in it what was seen."""
    measures: list[PageMeasure] = []
    count = len(pdf.pages)
    with PageReader(_saved(pdf)) as reader:
        for index, page in enumerate(pdf.pages):
            progress(index, count)
            found = measure(reader, index)
            measures.append(found)
            page.obj.PieceInfo = Dictionary(
                Boardkeeper=Dictionary(
                    LastModified=String("D:19700101000000Z"),
                    Private=Dictionary(
                        Foot=round(found.foot, 1), Head=round(found.head, 1), Words=found.has_words
                    ),
                )
            )
    return measures


def _saved(pdf: Pdf) -> bytes:
    finished = io.BytesIO()
    pdf.save(
        finished,
        deterministic_id=True,
        encryption=False,
        object_stream_mode=ObjectStreamMode.generate,
        compress_streams=True,
    )
    return finished.getvalue()


def _notes(findings: Findings, *, was_locked: bool, is_repaired: bool) -> list[str]:
    notes: list[str] = []
    if is_repaired:
        notes.append("It was damaged and has been repaired: look at every page before it is published.")
    if was_locked:
        notes.append(_WAS_LOCKED)
    if findings.scripts:
        notes.append("Scripts and actions in it were taken out.")
    if findings.files:
        notes.append("Files attached inside it were taken out.")
    if findings.films:
        notes.append("Film and sound were taken out.")
    if findings.forms:
        notes.append("Its form was made part of the page and can no longer be filled in.")
    if findings.signatures:
        notes.append("Its electronic signature is shown, but can no longer be checked.")
    if findings.comments:
        what = "A comment" if findings.comments == 1 else f"{findings.comments} comments"
        notes.append(f"{what} in its margin {'was' if findings.comments == 1 else 'were'} left out.")
    return notes


def _words_on_pages(measures: Sequence[PageMeasure]) -> list[str]:
    mute = [number for number, one in enumerate(measures, start=1) if not one.has_words and not one.is_blank]
    if not mute:
        return []
    if len(mute) == len(measures):
        where = "It is a picture" if len(mute) == 1 else "All its pages are pictures"
    else:
        where = f"{_pages(mute).capitalize()} {'is a picture' if len(mute) == 1 else 'are pictures'}"
    silent = f"{where} without text: a screen reader finds nothing to read there, and neither does search."
    return [f"{silent} Ask for the document it was scanned from."]


def _pages(numbers: Sequence[int]) -> str:
    """“page 3”, “pages 1–4 and 9”."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    if len(words) > 6:
        words = [*words[:6], "others"]
    said = " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
    return f"page{'' if re.fullmatch('[0-9]+', said) else 's'} {said}"
