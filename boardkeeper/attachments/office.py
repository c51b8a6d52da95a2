"""Word files, workbooks and presentations made into PDF by LibreOffice, where it is installed.

It runs with a profile of its own that is thrown away, so nothing of a person's settings is touched, no window of theirs is
in the way, and macros, linked pictures and outdated links stay as they are.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from boardkeeper.attachments.bounds import Bounds
from boardkeeper.attachments.errors import AttachingCancelled, AttachmentRefused
from boardkeeper.attachments.kinds import FileKind

_LOOK_UP_SECONDS = 0.05
_SAVED_FROM = {FileKind.WORD: "Word", FileKind.WORKBOOK: "Excel", FileKind.SLIDES: "PowerPoint"}
_USUAL_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
# Macros never run, nothing is fetched, links are not brought up to date.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">\
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">\
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" \
oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value>\
</prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value>\
</prop></item>
</oor:items>
"""


def libreoffice() -> str | None:
    """Where LibreOffice is on this computer; None where it is not."""
    for command in ("soffice", "libreoffice"):
        if found := shutil.which(command):
            return found
    return next((place for place in _USUAL_PLACES if Path(place).is_file()), None)


def converted(path: Path, kind: FileKind, bounds: Bounds, cancelled: Callable[[], bool]) -> bytes:
    """The PDF that LibreOffice makes of a document.

    Raises:
        AttachmentRefused: LibreOffice is not on this computer, took too long, or made nothing of it.
        AttachingCancelled: `cancelled` said so.
    """
    name = path.name
    save_as_pdf = f"Save it as PDF from {_SAVED_FROM[kind]}, and attach that."
    program = libreoffice()
    if program is None:
        raise AttachmentRefused(
            f"“{name}” is a {kind.value}; LibreOffice, which would make a PDF of it, is not on this computer.",
            save_as_pdf,
        )
    with tempfile.TemporaryDirectory(prefix="boardkeeper-converting-", ignore_cleanup_errors=True) as folder:
        here = Path(folder)
        profile, out = here / "profile", here / "out"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        out.mkdir()
        # Under a plain name of its own: never taken for an option, and no lock file beside the person's document.
        source = here / f"document{path.suffix}"
        shutil.copyfile(path, source)
        _run(program, profile, out, source, name, save_as_pdf, bounds, cancelled)
        made = out / "document.pdf"
        if not made.is_file() or not made.stat().st_size:
            raise AttachmentRefused(f"LibreOffice could not make a PDF of “{name}”.", save_as_pdf)
        return made.read_bytes()


def _run(
    program: str,
    profile: Path,
    out: Path,
    source: Path,
    name: str,
    save_as_pdf: str,
    bounds: Bounds,
    cancelled: Callable[[], bool],
) -> None:
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--nofirststartwizard",
        "--convert-to",
        "pdf",
        "--outdir",
        str(out),
        str(source),
    ]
    try:
        process = subprocess.Popen(  # noqa: S603 - the program was found on the path, the file's name is our own
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=out,
            start_new_session=sys.platform != "win32",
        )
    except OSError as error:
        raise AttachmentRefused(
            f"LibreOffice did not start, so “{name}” was not made into a PDF: {error.strerror}.", save_as_pdf
        ) from error
    deadline = time.monotonic() + bounds.converting_seconds
    try:
        while True:
            try:
                process.wait(_LOOK_UP_SECONDS)
            except subprocess.TimeoutExpired:
                pass
            else:
                return
            if cancelled():
                raise AttachingCancelled(f"Attaching “{name}” was cancelled; nothing was taken.")
            if time.monotonic() > deadline:
                raise AttachmentRefused(
                    f"LibreOffice did not make a PDF of “{name}” within {bounds.converting_seconds:g} seconds.",
                    save_as_pdf,
                )
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice with the processes it started, if it is still there."""
    if process.poll() is None:
        if sys.platform == "win32":
            system = Path(os.environ.get("SYSTEMROOT", "C:/Windows")) / "System32" / "taskkill.exe"
            subprocess.run(  # noqa: S603 - a system program and a number
                [str(system), "/T", "/F", "/PID", str(process.pid)], check=False, capture_output=True
            )
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
    process.wait()
