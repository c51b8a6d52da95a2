"""Whatever in a file could do something by itself: scripts, actions, files inside it, forms. A pack holds none of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pikepdf import Array, Dictionary, Pdf, Stream

from boardkeeper.rules.pack_pages import ActivePart

_ACTIONS = {
    "/JavaScript": "a script",
    "/Launch": "an order to start a program",
    "/ImportData": "an order to take in data",
    "/SubmitForm": "an order to send a form",
    "/ResetForm": "an order to empty a form",
    "/GoToR": "a way into another file",
    "/GoToE": "a way into a file inside it",
    "/Rendition": "film or sound",
    "/Movie": "a film",
    "/Sound": "a sound",
    "/RichMediaExecute": "film or sound",
    "/Trans": "a moving page",
    "/Hide": "an order to hide something",
}
_ANNOTATIONS = {
    "/FileAttachment": "a file attached inside it",
    "/RichMedia": "film or sound",
    "/Movie": "a film",
    "/Sound": "a sound",
    "/Screen": "film or sound",
    "/3D": "a model in three dimensions",
    "/Widget": "a field of a form",
    "/Redact": "words marked for blacking out that are still there",
}
_OF_FILE = {
    "/OpenAction": "something done when it is opened",
    "/AA": "something done at certain moments",
    "/AcroForm": "a form",
    "/Collection": "a portfolio of other files",
    "/AF": "files inside it",
}
_OF_NAMES = {"/JavaScript": "a script", "/EmbeddedFiles": "files inside it"}
_UNSAFE = ("javascript:", "file:", "data:", "vbscript:")


def active_parts(pdf: Pdf, indices: Mapping[tuple[int, int], int]) -> Iterator[ActivePart]:
    """Everything of that kind, used or not; what stands on a page is said with it.

    Args:
        pdf: The whole file.
        indices: The place of every page in the file, by its object.
    """
    named: set[ActivePart] = set()
    for part in (*_of_file(pdf), *_of_pages(pdf, indices), *_anywhere(pdf)):
        if part not in named and not (part.page is None and any(each.what == part.what for each in named)):
            named.add(part)
            yield part


def _of_file(pdf: Pdf) -> Iterator[ActivePart]:
    root = pdf.Root
    for key, what in _OF_FILE.items():
        # A place to open at is no action.
        if key in root and not (key == "/OpenAction" and isinstance(root[key], Array)):
            yield ActivePart(what)
    names = root.get("/Names")
    for key, what in _OF_NAMES.items():
        if isinstance(names, Dictionary) and key in names:
            yield ActivePart(what)


def _of_pages(pdf: Pdf, indices: Mapping[tuple[int, int], int]) -> Iterator[ActivePart]:
    for page in pdf.pages:
        index = indices.get(page.obj.objgen)
        if "/AA" in page.obj:
            yield ActivePart("something done when the page is turned", index)
        annotations = page.obj.get("/Annots")
        for each in annotations if isinstance(annotations, Array) else ():
            if not isinstance(each, Dictionary):
                continue
            what = _ANNOTATIONS.get(str(each.get("/Subtype", "")))
            what = what or _of_action(each.get("/A")) or ("an action" if "/AA" in each else "")
            if what:
                yield ActivePart(what, index)


def _anywhere(pdf: Pdf) -> Iterator[ActivePart]:
    """Actions and files in objects that no page names."""
    for each in pdf.objects:
        if isinstance(each, Stream) and each.get("/Type") == "/EmbeddedFile":
            yield ActivePart("files inside it")
        elif isinstance(each, Dictionary):
            found = _of_action(each) or _of_action(each.get("/A"))
            if found:
                yield ActivePart(found)


def _of_action(action: Any) -> str:
    if not isinstance(action, Dictionary):
        return ""
    kind = str(action.get("/S", ""))
    if kind == "/URI":
        address = str(action.get("/URI", "")).strip().casefold()
        return "a link that starts something" if address.startswith(_UNSAFE) else ""
    # A structure element also has an /S; an action's is one of a few words.
    return "" if action.get("/Type") == "/StructElem" else _ACTIONS.get(kind, "")
