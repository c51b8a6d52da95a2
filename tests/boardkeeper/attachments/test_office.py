"""Documents made into PDF by LibreOffice: here by a stand-in that does as it is told."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from boardkeeper.attachments import office
from boardkeeper.attachments.bounds import Bounds
from boardkeeper.attachments.errors import AttachingCancelled, AttachmentRefused
from boardkeeper.attachments.kinds import FileKind
from boardkeeper.own_process import never

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")

CONVERTS = """
printf '%s\\n' "$@" > "$HERE/asked"
for each in "$@"; do case "$each" in -env:UserInstallation=file://*) profile="${each#*file://}";; esac; done
cp "$profile/user/registrymodifications.xcu" "$HERE/settings"
while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out="$2"; shift; done
printf '%%PDF-1.4 made from %s' "$(cat "$1")" > "$out/document.pdf"
"""


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Puts a program called soffice on the path; answers the folder where it leaves its notes."""

    def put(script: str) -> Path:
        folder = tmp_path / "programs"
        folder.mkdir()
        program = folder / "soffice"
        program.write_text(f'#!/bin/sh\nHERE="{folder}"\n{script}\n', encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
        return folder

    return put


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "--convert-to Minutes & more.docx"
    path.write_text("Dear all", encoding="utf-8")
    return path


def is_alive(process: int) -> bool:
    """Whether it runs; one that has ended and was not yet called for does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_without_libreoffice_a_person_is_told_what_to_do(document: Path, monkeypatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(office, "_USUAL_PLACES", ())
    assert office.libreoffice() is None
    for kind, program in (
        (FileKind.WORD, "Word"), (FileKind.WORKBOOK, "Excel"), (FileKind.SLIDES, "PowerPoint"),
    ):  # fmt: skip
        with pytest.raises(AttachmentRefused) as caught:
            office.converted(document, kind, Bounds(), never)
        assert "is a " in caught.value.sentence
        assert "LibreOffice, which would make a PDF of it, is not on this computer." in caught.value.sentence
        assert caught.value.next_step == f"Save it as PDF from {program}, and attach that."


def test_the_document_is_converted_under_a_plain_name_with_a_profile_of_its_own(
    stand_in, document: Path
) -> None:
    notes = stand_in(CONVERTS)
    assert office.converted(document, FileKind.WORD, Bounds(), never) == b"%PDF-1.4 made from Dear all"
    asked = (notes / "asked").read_text(encoding="utf-8").split("\n")
    assert asked[0].startswith("-env:UserInstallation=file://")
    assert asked[1:8] == [
        "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard", "--convert-to", "pdf",
    ]  # fmt: skip
    assert asked[10].endswith("document.docx")
    assert not Path(asked[10]).exists()
    assert "<value>3</value>" in (notes / "settings").read_text(encoding="utf-8")


def test_nothing_is_left_of_a_conversion(stand_in, document: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    stand_in(CONVERTS)
    office.converted(document, FileKind.WORD, Bounds(), never)
    assert list((tmp_path / "temporary").iterdir()) == []


@pytest.mark.parametrize("script", ["exit 1", "exit 0", ': > "$HERE/asked"'])
def test_when_nothing_comes_out_it_is_said(stand_in, document: Path, script: str) -> None:
    stand_in(script)
    with pytest.raises(AttachmentRefused, match="LibreOffice could not make a PDF of “--convert-to Minutes"):
        office.converted(document, FileKind.WORD, Bounds(), never)


def test_a_program_that_cannot_start_is_said(stand_in, document: Path) -> None:
    folder = stand_in("exit 0")
    (folder / "soffice").write_bytes(b"\x7fELF this is no program")
    with pytest.raises(AttachmentRefused, match="LibreOffice did not start"):
        office.converted(document, FileKind.WORD, Bounds(), never)


SLOW = 'sleep 60 & echo $! > "$HERE/inner"; echo $$ > "$HERE/outer"; wait'


def test_a_conversion_that_hangs_is_given_up(stand_in, document: Path) -> None:
    stand_in(SLOW)
    with pytest.raises(AttachmentRefused, match="within 0 seconds"):
        office.converted(document, FileKind.WORD, Bounds(converting_seconds=0), never)


def test_a_conversion_that_is_cancelled_is_ended_with_all_it_started(stand_in, document: Path) -> None:
    notes = stand_in(SLOW)

    def has_begun() -> bool:
        return (notes / "outer").is_file() and (notes / "outer").read_text(encoding="utf-8").endswith("\n")

    with pytest.raises(AttachingCancelled, match="was cancelled; nothing was taken"):
        office.converted(document, FileKind.WORD, Bounds(), has_begun)
    started = [int((notes / name).read_text(encoding="utf-8")) for name in ("inner", "outer")]
    deadline = time.monotonic() + 30
    while any(is_alive(process) for process in started):
        assert time.monotonic() < deadline
