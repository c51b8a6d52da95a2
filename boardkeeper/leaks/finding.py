"""The search of a finished file for what the public must not read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from boardkeeper.leaks.found import Leak, LeakFound
from boardkeeper.leaks.kept_back import Secrets
from boardkeeper.leaks.machinery import files_without_words
from boardkeeper.leaks.other_files import said_in_markup, said_in_zip
from boardkeeper.leaks.words import RunFinder, ascii_letters, squeezed, vocabulary
from boardkeeper.render.said import Said

_VAGUE = {
    "in the bytes of the file",
    "inside the file",
    "in what is drawn",
    "in an object that the file does not list",
}
"""Places that are named last, where there is another."""
_FEW = 300
_DEEPEST = 3
"""Files within files."""
_PDF = b"%PDF-"
_ZIP = b"PK\x03\x04"


def require_clean(content: bytes, secrets: Secrets, name: str) -> None:
    """Search a finished public file: its pages, its properties and every hidden corner.

    Args:
        content: The whole file: PDF, Word or HTML.
        secrets: What must not be in it.
        name: Of the file, for the message.

    Raises:
        LeakFound: Something of it is.
    """
    found = leaks_in(content, secrets)
    if found:
        raise LeakFound(name, found)


class SecretsFinder:
    """Searches many files for the same, such as the parts of a book: what is looked for is made ready once."""

    def __init__(self, secrets: Secrets) -> None:
        self._secrets = secrets
        self._search = _Search(secrets)

    def is_said_in(self, text: str) -> bool:
        """Whether words are among the secrets; it takes far less than a search of the file that says them."""
        return bool(self._secrets) and any(self._search.said_in(text))

    def require_clean(self, content: bytes, name: str, part: str) -> None:
        """Search a part of a file.

        Args:
            content: The part, a file of its own.
            name: Of the whole, for the message.
            part: What the part is: “Minutes of 3 September 2019”.

        Raises:
            LeakFound: Something is in it.
        """
        if not self._secrets or not any(self._search.found_in(content)):
            return
        found = leaks_in(content, self._secrets)
        if found:
            raise LeakFound(name, tuple(replace(leak, place=f"in “{part}”, {leak.place}") for leak in found))


def leaks_in(content: bytes, secrets: Secrets) -> tuple[Leak, ...]:
    """Everything in a file that is not public, each passage once for every place."""
    if not secrets or not any(_Search(secrets).found_in(content)):
        return ()
    left = _without_what_is_open(secrets)
    found = dict.fromkeys(_Search(left, is_placed=True).found_in(content)) if left else {}
    return tuple(sorted(found, key=lambda leak: leak.place in _VAGUE))


class _Search:
    """Looks for secrets in one file after the other.

    Args:
        secrets: What is looked for.
        is_placed: Whether the place is wanted as exactly as it can be said.
    """

    def __init__(self, secrets: Secrets, *, is_placed: bool = False) -> None:
        self._secrets = secrets
        self._runs = RunFinder(secrets.runs)
        self._is_placed = is_placed
        self._few = [word.replace(" ", "") for word in secrets.words] if len(secrets.words) <= _FEW else None

    def found_in(self, content: bytes, depth: int = 0) -> Iterator[Leak]:
        contents = self._secrets.contents
        for said in said_in(content, is_placed=self._is_placed, with_digests=bool(contents)):
            if said.text:
                yield from self._in_text(said)
            if said.data:
                yield from self._in_letters(said.place, ascii_letters(said.data))
            yield from (Leak(said.place, contents[digest]) for digest in said.digests if digest in contents)
            if said.is_file and depth < _DEEPEST:
                yield from (replace(leak, place=said.place) for leak in self.found_in(said.data, depth + 1))

    def said_in(self, text: str) -> Iterator[Leak]:
        """The secrets among words that are known already."""
        return self._in_text(Said("", text=text))

    def _in_text(self, said: Said) -> Iterator[Leak]:
        letters = squeezed(said.text)
        yield from self._in_letters(said.place, letters)
        words = self._secrets.words
        # Where no letters fit, no word does; taking a text apart into its words costs more than looking for a few.
        if self._few is None or any(word in letters for word in self._few):
            met = sorted(vocabulary(said.text) & words.keys())
            yield from (Leak(said.place, words[each], each) for each in met)

    def _in_letters(self, place: str, letters: str) -> Iterator[Leak]:
        runs = self._secrets.runs
        yield from (Leak(place, runs[run], run) for run in dict.fromkeys(self._runs.found_in(letters)))


def said_in(content: bytes, *, is_placed: bool = False, with_digests: bool = True) -> Iterator[Said]:
    """Everything a file says, whatever kind it is."""
    if content.startswith(_PDF):
        from boardkeeper.render.pdf.said_anywhere import said_anywhere

        return said_anywhere(content, is_placed=is_placed, with_digests=with_digests)
    if content.startswith(_ZIP):
        return said_in_zip(content)
    return said_in_markup(content)


def _without_what_is_open(secrets: Secrets) -> Secrets:
    """What is left of the secrets without all that attached public papers say themselves, and files of their own making."""
    runs, words, contents = dict(secrets.runs), dict(secrets.words), dict(secrets.contents)
    finder = RunFinder(runs)
    for content in (*files_without_words(), *(paper.pdf for paper in secrets.open_papers)):
        for said in said_in(content, with_digests=bool(contents)):
            for run in set(finder.found_in(squeezed(said.text))):
                runs.pop(run, None)
            for word in vocabulary(said.text) & words.keys():
                del words[word]
            for digest in said.digests:
                contents.pop(digest, None)
    return Secrets(runs, words, contents)
